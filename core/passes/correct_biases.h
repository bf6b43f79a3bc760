// Bias correction: what rounding shifts on average is taken off the biases, from calibration data.
// Source: Nagel et al. 2019, "Data-Free Quantization Through Weight Equalization and Bias Correction" (arXiv 1906.04721), section 4.2, in its
// empirical form (appendix D): the mean of each channel is measured in both models.
#pragma once

#include "core/passes/pass_run.h"

#include <string>
#include <vector>

namespace pare {

struct CorrectedBiases {
    Model model;                     // the changed model where nothing helped
    std::vector<std::string> layers; // of the changed model, whose biases were moved; empty where it was undone
    std::vector<Declined> declined;  // layers with a bias that keep it, and why
    double outputBefore = -1;        // outputDifference without and with it
    double outputAfter = -1;
};

// `changed` was made from `source` by a pass that keeps values and nodes under their names: layers are found by them. Front to back: a layer's
// bias is moved by what is left of its shift once the layers before it have been corrected. In networks deeper than there are runs for,
// only every so many layers are corrected. Float biases and int32 ones behind a DequantizeLinear are moved; nothing is added to the file.
// All of it is undone where the model's outputs end up no nearer to the source's.
// Errors: what the services say; Unsupported where the two models cannot be looked at side by side; Cancelled.
[[nodiscard]] Result<CorrectedBiases> correctBiases(const Model &source, const Model &changed, int64_t samples, PassContext &context);

// For passes that have it as an option: the option, and what follows once the pass has its outcome (made from `source`, in its form after the
// opset was raised). Writes into the outcome's report and resolution.
[[nodiscard]] OptionSpec correctBiasOption();
// Errors: Unavailable where it is asked for and there is no calibration data of its own.
[[nodiscard]] Result<void> correctBiasesOf(PassOutcome &outcome, const Model &source, const PassRequest &request, PassContext &context);

} // namespace pare
