// Scales chosen by how much the layer's result changes; integers to nearest.
#pragma once

#include "core/quant/rounding_problem.h"

namespace pare::quant {

// `nearest` and what comes back as in fitRounding: no row is ever worse. For each row, or each of its blocks one after the other with the others fixed,
// the scale among shares of the full range with the least squared error of the layer's result (twice over the row); never below the row's floor.
// Source: the search over output errors of "sequential MSE" in AIMET's documentation; per layer it is the weight-clipping search of AWQ
// (Lin et al. 2023, arXiv 2306.00978, section 3.2). Errors: InvalidInput (a gram that is not finite or of another size).
[[nodiscard]] Result<FittedWeights> sequentialMse(const RoundingProblem &problem, const QuantizedWeights &nearest, const FitOptions &options);

} // namespace pare::quant
