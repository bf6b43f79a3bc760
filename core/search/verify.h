// What is checked after each pass, before anybody sees its result.
#pragma once

#include "core/passes/pass.h"

namespace pare {

// Structure: no cycle, every reading has a maker, names of graph inputs and outputs as before, and ONNX's checker and shape
// inference find nothing that they did not find in the model before. Errors: Internal, naming the pass's mistake.
[[nodiscard]] Result<void> verifyStructure(const Model &before, const Model &after);

struct NumericDifference {
    double largest = 0;   // absolute, over all outputs
    double relative = 0;  // largest difference divided by the largest magnitude of that output
};
// Runs both on the same seeded inputs (floats uniform in -1..1, integers 0 or 1, free dimensions 1).
// Errors: Unsupported where the model before cannot be run on such inputs (nothing is said about the pass then).
[[nodiscard]] Result<NumericDifference> compareNumerically(const Model &before, const Model &after, const PassServices &services,
                                                           uint64_t seed);

} // namespace pare
