// How far a changed model's outputs are from its source's on calibration data.
#pragma once

#include "core/passes/pass.h"

#include <string>
#include <vector>

namespace pare {

// What a model's outputs are made from, where the difference that a change makes can be told: of an output that Softmax, LogSoftmax or
// Sigmoid gives, what that reads. Behind them a difference is next to nothing where the model is sure, and all where it is not. Values of
// float32 that a node makes, each once.
struct ComparableOutput {
    std::string value;  // what is compared
    std::string output; // whose it is
};
[[nodiscard]] std::vector<ComparableOutput> comparableOutputs(const Model &model);

// The mean squared difference over the source's variance, averaged over comparableOutputs; of outputs that lost channels
// those that stayed (core/formats/kept_channels.h). -1 where there are none to compare.
// Errors: what the services say; Unsupported where the two cannot be run side by side (ObservationModel).
[[nodiscard]] Result<double> outputDifference(const Model &source, const Model &changed, int64_t samples, PassContext &context);

} // namespace pare
