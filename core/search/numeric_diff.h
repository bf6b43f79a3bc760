// How far two models' layers are apart on the same samples.
#pragma once

#include "core/analysis/diff.h"
#include "core/runtime/runner.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace pare {

struct LayerDifference {
    std::string layer;  // in the first model
    std::string second; // its partner in the second
    std::string value, secondValue; // what was compared
    std::string reason; // why they cannot be compared ("shape 1x64 : 1x48"); empty where the numbers below hold
    double maxAbsolute = 0;
    double relative = 0; // mean difference by mean magnitude of the first
    double cosine = 1;
    double sqnrDb = 0;   // infinite where equal
    int64_t values = 0;  // numbers compared
    int64_t notFinite = 0; // left out: infinite or no number in one of the two
};

struct NumericDiff {
    int64_t samples = 0;
    std::vector<LayerDifference> layers; // in the order of the first model's graph
};

struct NumericDiffOptions {
    int64_t samples = 32;
    int64_t chunkBytes = int64_t{256} << 20; // of values that are held at once, in both models; layers that are more are looked at in turns
};

// The first output of every pair of layers that changes from sample to sample; where layers behind it are in one of the models only (folded,
// fused), what comes out of these. What the layers before it lose is in it. Inputs go by name,
// and by place where the second model has other names. Layers are told in float where the runtime would fuse them.
// Errors: as Runner::compare.
[[nodiscard]] Result<NumericDiff> numericDiff(const Model &first, const Model &second, const ModelDiff &diff, Runner &runner, const DatasetRef &data,
                                              const NumericDiffOptions &options, RunContext &context);

// Those that can be compared first, the lowest SQNR in front; stable.
[[nodiscard]] std::vector<LayerDifference> worstFirst(std::vector<LayerDifference> layers);

[[nodiscard]] nlohmann::json toJson(const LayerDifference &difference, int64_t samples);

} // namespace pare
