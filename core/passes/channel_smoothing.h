// Scales that even out the channels of a value and of the weights that it meets before they are quantized: found by the error that this makes at
// the layers that read it, measured on calibration data. What smooth-scales and equalize-layers have in common.
#pragma once

#include "core/passes/layer_scaling.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

struct SmoothedValue {
    std::string name;                   // of the node that it is reported under
    std::string value;
    int axisFromEnd = 0;                // of its channels, counted from the last axis
    int64_t channels = 0;
    std::vector<ScalableLayer> readers; // all of them: Conv, Gemm or MatMul
    std::vector<double> others;         // scales to try too, one a channel; may be empty
};

// Scales as powers of the eighth root of two: a recipe holds them as small integers.
using ScaleSteps = std::vector<int>;
[[nodiscard]] std::vector<double> scalesOf(const ScaleSteps &steps);

struct ChosenScales {
    std::map<std::string, ScaleSteps> steps;  // by SmoothedValue::name; those that gain nothing are declined in `run`
    std::map<std::string, double> errorsLeft; // of the error without scales
};

// The options `for`, `bits` and `block_size`, and `samples`.
[[nodiscard]] std::vector<OptionSpec> smoothingOptions();
// "8 bits", "4-bit weights": what the scales are for, in sentences.
[[nodiscard]] std::string smoothingGoal(const Options &options);

// for=activations: s = max|x_c|^a / max|W_c|^(1 - a), brought to a mean of 1, for several a (Xiao et al. 2022, "SmoothQuant", arXiv 2211.10438, equation 4), and `others`.
// For each, one model runs that computes beside every reader its result with x / s in 8 bits (by each run's own range) and s W in 8 bits (by
// output channel); the least squared error wins, where it is a seventh lower at least than without scales.
// for=weights: s = rms(x_c)^a (Lin et al. 2023, "AWQ", arXiv 2306.00978, section 3.2, equation 5; the mean power stands for the mean magnitude), for a from
// 0.1 to 1; x stays in float, s W is rounded to `bits` bits in blocks, as quantize-weights stores it; a twentieth is enough.
// Errors: what the services say; Cancelled.
[[nodiscard]] Result<ChosenScales> chooseScales(const Model &model, const std::vector<SmoothedValue> &values, PassRun &run);

} // namespace pare
