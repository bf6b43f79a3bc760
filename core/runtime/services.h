// What passes may ask of the outside, served by a runner.
#pragma once

#include "core/runtime/runner.h"
#include "core/runtime/trainer.h"

namespace pare {

// `runner` and `context` must outlive the services. Without calibration data `observe` stays empty, and models are timed
// on seeded inputs.
[[nodiscard]] PassServices passServices(Runner &runner, const std::optional<DatasetRef> &calibration, RunContext &context);

// The service that trains on `data`. A trainer is started when it is first asked, and stays for as long as the service. watch: may be null.
[[nodiscard]] std::function<Result<TrainingResult>(const TrainingRequest &)> trainingService(TrainingData data, RunContext &context,
                                                                                             std::shared_ptr<TrainingWatch> watch = {});

// What the trainer can train of a model, asked before anything that takes long: a sentence about what stays as it is, where it does not know all that the model
// computes; empty where it does. Errors: Unsupported (names what it does not know, and where: nothing is left to train). What else may stand in the way shows
// when it trains.
[[nodiscard]] Result<std::string> trainable(const Model &model, RunContext &context);

// The service that weighs units by gradients on `data`, with a trainer of its own that starts when it is first asked.
[[nodiscard]] std::function<Result<std::vector<std::vector<double>>>(const UnitGradients &)> gradientService(DatasetRef data, RunContext &context);

// The same for how curved the loss on `data` is along weights.
[[nodiscard]] std::function<Result<WeightCurvatures>(const HessianRequest &)> curvatureService(DatasetRef data, RunContext &context);

} // namespace pare
