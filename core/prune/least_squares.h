// Fitting a linear layer to what it should give, from sums over any number of samples.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pare {

// Sums over rows [x_1 .. x_inputs, y_1 .. y_outputs, 1] of the products of all pairs of columns: what a fit of y to x needs.
struct JointMoments {
    int64_t inputs = 0;
    int64_t outputs = 0;
    std::vector<double> gram; // row-major, (inputs + outputs + 1) squared
    [[nodiscard]] int64_t side() const { return inputs + outputs + 1; }
    [[nodiscard]] double rows() const { return gram.empty() ? 0 : gram.back(); }
};

struct LinearLayer {
    std::vector<double> weights; // row-major, outputs x inputs
    std::vector<double> bias;    // by output
};

// The mean squared error of a layer over the variance of what it should give; 0 where that does not vary and nothing is wrong.
[[nodiscard]] double relativeError(const JointMoments &moments, const LinearLayer &layer);

struct FittedLayer {
    LinearLayer layer;
    double before = 0; // relativeError of the layer that was given
    double after = 0;  // of the fitted one, corrected for having been fitted on the same rows
};

// The layer W that minimizes |y - W x - b|^2 + damping * mean(var x) * |W - W0|^2 over the rows, where W0 is the one given: without
// data to say otherwise it stays what it is. freeBias: b is solved too, else it stays.
// The correction is generalized cross-validation's, (n / (n - f))^2 (Golub, Heath and Wahba 1979), with f the degrees of freedom of the ridge
// regression, tr((C + r)^-1 C), or as many as there are inputs where rows are plenty. Where they are scarce, greater dampings are tried
// too, and the one with the least corrected error is taken.
// Errors: InvalidInput (sums that are not finite, or too few rows to say anything).
[[nodiscard]] Result<FittedLayer> fitLayer(const JointMoments &moments, const LinearLayer &given, bool freeBias, double damping);

} // namespace pare
