// A linear layer as two of lower rank: which directions of its output carry most of it.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pare {

// Directions of a layer's output, the one that carries most first.
struct OutputDirections {
    int64_t outputs = 0;
    std::vector<double> energies; // descending, not negative: variance along each, or the square of the singular value
    std::vector<double> basis;    // row-major, one direction a row, orthonormal; by inputs: W times the row is the direction
    bool byInputs = false;        // rows of the basis are as long as the inputs, of which there are fewer
    bool centred = false;         // about the mean of the outputs; else about zero
    std::vector<double> mean;     // of the outputs, where centred
    // The share of all energy that is lost with `rank` directions; 0 where there is none at all.
    [[nodiscard]] double lost(int64_t rank) const;
};

// weights: row-major, outputs x inputs. The best approximation of each rank in the sum of squared differences of the weights
// (Eckart and Young 1936). The work grows with the cube of the smaller side. Errors: Internal (the decomposition did not converge).
[[nodiscard]] Result<OutputDirections> directionsOfWeights(std::span<const double> weights, int64_t outputs, int64_t inputs);

// gram: sums over rows [y_1 .. y_outputs, 1] of the products of all pairs of columns. The best approximation of each rank in what the
// layer gives on this data: W x is projected onto the principal components of y (the same optimum as singular values of W L, where
// L L' is the second moment of x: truncation after whitening, Wang et al., SVD-LLM, arXiv 2403.07378). centred: about the mean of y,
// which the layer's bias must then make up for; else about zero.
// Errors: InvalidInput (sums that are not finite, or no rows); Internal.
[[nodiscard]] Result<OutputDirections> directionsOfOutputs(std::span<const double> gram, int64_t outputs, bool centred);

// The same directions for a layer of more outputs than inputs, from what it reads: moments of x (mean of x x', inputs x inputs) and its
// mean. The eigenvectors of L' W' W L, with L L' the moments and a little added where x has no energy, are as many as there are inputs.
// bias: by output; it matters where centred. Errors: as above.
[[nodiscard]] Result<OutputDirections> directionsOfInputs(std::span<const double> weights, std::span<const double> bias, std::span<const double> moments,
                                                          std::span<const double> mean, bool centred);

struct LowRankLayer {
    std::vector<float> first;  // row-major, rank x inputs
    std::vector<float> second; // row-major, outputs x rank
    std::vector<float> bias;   // by output
};

// W x + b as second (first x) + bias, with the first `rank` directions. Where these are not centred, the bias stays what it is.
[[nodiscard]] LowRankLayer lowRankLayer(std::span<const double> weights, std::span<const double> bias, const OutputDirections &directions, int64_t rank);

// Weights of both factors together.
[[nodiscard]] constexpr int64_t lowRankWeights(int64_t outputs, int64_t inputs, int64_t rank)
{
    return rank * (outputs + inputs);
}

} // namespace pare
