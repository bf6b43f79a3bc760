// Rounding the weights of a layer by what it reads: the problem, and what a way of solving it gives back.
#pragma once

#include "core/base/result.h"
#include "core/quant/weights.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pare::quant {

// Weights as rows [outputs][inputs], and X X^T over the rows x that the layer reads (inputs squared, row-major).
struct RoundingProblem {
    std::span<const float> rows;
    int64_t inputs = 0;
    std::span<const double> gram;
    [[nodiscard]] int64_t outputs() const { return inputs > 0 ? static_cast<int64_t>(rows.size()) / inputs : 0; }
};

struct FitOptions {
    Grid grid = symmetric8;
    int64_t blockSize = 0;      // weights that share a scale; the last block may be short; 0: a whole row
    bool zerosStay = false;     // a weight that is exactly 0 was pruned: it becomes no other integer
    bool scales = false;        // scales are fitted too: pays at 4 bits and below
    std::span<const float> floors; // lower bounds of the scales' magnitudes, one a row; may be empty
    double damping = 0.01;      // of the mean of the gram's diagonal, added to it: keeps apart what few samples cannot tell apart
};

struct FittedWeights {
    QuantizedWeights weights;
    // The squared error of the layer's result over its power, on the rows that the gram was made of.
    double nearest = 0;         // of the weights that were given
    double fitted = 0;          // never larger
    int64_t rowsFitted = 0;     // of the others, `nearest` was as good
};

// The squared error of each row's result, summed over the rows x of the gram.
[[nodiscard]] std::vector<double> resultErrors(const RoundingProblem &problem, const QuantizedWeights &weights, int64_t blockSize);

} // namespace pare::quant
