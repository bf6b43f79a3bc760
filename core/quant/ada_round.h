// AdaRound: up or down for each weight, learned by gradient descent on how much the layer's result changes.
#pragma once

#include "core/quant/rounding_problem.h"

#include <functional>

namespace pare::quant {

struct AdaRoundOptions {
    int iterations = 300;        // at most; ends where nothing is undecided any more
    double learningRate = 0.1;   // of Adam
    double pressure = 3;         // of the term that drives roundings to up or down; the layer's error rounded to nearest counts as one for each weight
    std::function<bool()> stopped; // asked now and then; may be empty
};

// `nearest` and what comes back as in fitRounding: no row is ever worse. Each weight becomes one of its two neighbours on the grid: s (floor(w / s) + h(V)),
// h a rectified sigmoid, V found by Adam on |E X|^2 + pressure sum (1 - |2 h - 1|^beta), beta falling from 20 to 2.
// Source: Nagel et al. 2020, "Up or Down? Adaptive Rounding for Post-Training Quantization" (arXiv 2004.10568), eq. 21 to 25. The error and its gradient,
// -2 s E X X^T, come from the sums over all rows that were seen, so that no batches are drawn and two runs agree to the bit.
// Errors: InvalidInput (a gram that is not finite or of another size), Cancelled.
[[nodiscard]] Result<FittedWeights> adaRound(const RoundingProblem &problem, const QuantizedWeights &nearest, const FitOptions &options,
                                             const AdaRoundOptions &learning = {});

} // namespace pare::quant
