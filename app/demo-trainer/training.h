// What both trainings share. Everything runs on one thread, so that a seed gives the same weights again on the same machine.
#pragma once

#include "app/demo-trainer/weights.h"

#include <torch/nn/module.h>
#include <torch/optim/optimizer.h>

#include <cstdint>
#include <functional>
#include <string>

namespace pare::demo {

struct TrainingOptions {
    uint64_t seed = 1;
    int64_t epochs = 8;
    std::function<void(const std::string &)> say = [](const std::string &) {}; // one line an epoch
};

// One thread, seeded generator of libtorch.
void beginTraining(uint64_t seed);

void setLearningRate(torch::optim::Optimizer &optimizer, double rate);

// Parameters and buffers (running means and variances; counters are left out) under libtorch's dotted names.
[[nodiscard]] Weights weightsOf(const torch::nn::Module &module);

} // namespace pare::demo
