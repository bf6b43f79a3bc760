// Rounding weights so that the layer's result changes least on what the layer really reads, instead of each to its nearest integer.
#pragma once

#include "core/quant/rounding_problem.h"

namespace pare::quant {

// `nearest` is the same rows rounded to nearest, with scales [outputs][blocks]. A row for which nothing better is found keeps it, so
// no row is ever worse.
// 1. GPTQ (Frantar et al. 2022, arXiv 2210.17323): columns in the order of falling power; what rounding one does wrong is made up for by those
//    that follow. With H = R R^T, R upper triangular, the error is |E R|^2, and column j of E R depends on columns 0..j of E only:
//    each integer is chosen so that it is nearest to zero (Babai's nearest plane), which needs no inverse of H.
// 2. Coordinate descent (QuantEase, arXiv 2309.01885): one integer after the other goes where the error is least with all others fixed.
// Errors: InvalidInput (a gram that is not finite or of another size, or whose equations cannot be solved).
[[nodiscard]] Result<FittedWeights> fitRounding(const RoundingProblem &problem, const QuantizedWeights &nearest, const FitOptions &options);

} // namespace pare::quant
