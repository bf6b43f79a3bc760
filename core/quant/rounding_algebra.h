// Matrices of a rounding problem: what the ways of rounding weights together share (fit_rounding, ada_round, sequential_mse).
#pragma once

#include "core/quant/rounding_problem.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace pare::quant {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Doubles = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// How a row of inputs is cut into blocks that share a scale.
struct Blocks {
    int64_t inputs = 0;
    int64_t size = 0;
    Blocks(int64_t ofInputs, int64_t blockSize) : inputs(ofInputs), size(blockSize > 0 ? blockSize : ofInputs) {}
    [[nodiscard]] int64_t count() const { return (inputs + size - 1) / size; }
    [[nodiscard]] int64_t of(int64_t column) const { return column / size; }
    [[nodiscard]] std::pair<int64_t, int64_t> bounds(int64_t block) const { return {block * size, std::min(inputs, (block + 1) * size)}; }
};

[[nodiscard]] inline float rounded(float value, float scale, Grid grid)
{
    return std::clamp(std::nearbyint(value / scale), static_cast<float>(grid.least), static_cast<float>(grid.most));
}

// X X^T in numbers near 1, whatever the number of samples.
struct SeenInputs {
    RowMajor gram;  // as it was seen
    Doubles damped; // with `damping` on its diagonal
};
// Errors: InvalidInput (of another size, not finite, only zeros).
[[nodiscard]] Result<SeenInputs> seenInputs(const RoundingProblem &problem, double damping);

// What each weight is off, [outputs][inputs].
[[nodiscard]] RowMajor errorsOf(const RoundingProblem &problem, const QuantizedWeights &weights, const Blocks &blocks);

// e H e^T for each row of E.
[[nodiscard]] std::vector<double> powers(const RowMajor &errors, const RowMajor &gram);

// Each block's scale by the error of its weights, each weighed by the power of what it is multiplied with. The sign of the scale that
// was given stays: on a grid with one integer more below, it says which side of the weights has it.
void weighScales(const RoundingProblem &problem, const FitOptions &options, const Blocks &blocks, QuantizedWeights &weights);

// Shares of the full range that are tried for a block's scale, the plain one first.
inline constexpr float shareStep = 0.04F;
inline constexpr int shareCount = 14;

// Of each row the better one, by the error of its result on what was seen.
[[nodiscard]] FittedWeights betterRows(const RoundingProblem &problem, const QuantizedWeights &nearest, QuantizedWeights found, const Blocks &blocks, const RowMajor &gram);

} // namespace pare::quant
