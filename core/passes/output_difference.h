// How far a changed model's outputs are from its source's on calibration data.
#pragma once

#include "core/passes/pass.h"

namespace pare {

// The mean squared difference over the source's variance, averaged over the float outputs; -1 where there are none to compare.
// Errors: what the services say; Unsupported where the two cannot be run side by side (ObservationModel).
[[nodiscard]] Result<double> outputDifference(const Model &source, const Model &changed, int64_t samples, PassContext &context);

} // namespace pare
