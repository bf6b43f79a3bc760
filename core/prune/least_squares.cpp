#include "core/prune/least_squares.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

// Means and centred second moments per row.
struct Centred {
    Matrix xx;  // inputs x inputs
    Matrix xy;  // inputs x outputs
    Vector yy;  // variances of the outputs
    Vector meanX;
    Vector meanY;
};

Centred centred(const JointMoments &moments)
{
    const auto p = static_cast<Eigen::Index>(moments.inputs);
    const auto m = static_cast<Eigen::Index>(moments.outputs);
    const auto side = static_cast<Eigen::Index>(moments.side());
    const Eigen::Map<const Matrix> gram(moments.gram.data(), side, side);
    const double n = moments.rows();
    Centred c;
    c.meanX = gram.col(side - 1).head(p) / n;
    c.meanY = gram.col(side - 1).segment(p, m) / n;
    c.xx = gram.topLeftCorner(p, p) / n - c.meanX * c.meanX.transpose();
    c.xy = gram.block(0, p, p, m) / n - c.meanX * c.meanY.transpose();
    c.yy = gram.diagonal().segment(p, m) / n - c.meanY.cwiseAbs2();
    return c;
}

double errorOf(const Centred &c, const LinearLayer &layer)
{
    const Eigen::Map<const Matrix> w(layer.weights.data(), c.xy.cols(), c.xy.rows());
    const Eigen::Map<const Vector> b(layer.bias.data(), c.xy.cols());
    const double spread = c.yy.sum() - 2 * (w.transpose().cwiseProduct(c.xy)).sum() + (w * c.xx).cwiseProduct(w).sum();
    const double shift = (c.meanY - w * c.meanX - b).squaredNorm();
    const double error = std::max(spread, 0.0) + shift;
    const double variance = c.yy.sum();
    return variance > 0 ? error / variance : error > 0 ? INFINITY : 0;
}

} // namespace

double relativeError(const JointMoments &moments, const LinearLayer &layer)
{
    return errorOf(centred(moments), layer);
}

namespace {

constexpr double fewestRows = 8;
constexpr double plentyOfRows = 16; // for each input: how free the fit is does not matter then
constexpr double scarceRows = 4;    // for each input: with fewer, the layer is held closer to what it was as well, and the best is taken

// How many numbers of each output the rows decide, of a ridge regression: tr((C + r)^-1 C) = p - r tr((C + r)^-1).
double degreesOfFreedom(const Eigen::LLT<Matrix> &factor, double ridge)
{
    const auto p = factor.rows();
    const Matrix inverse = factor.solve(Matrix::Identity(p, p));
    return std::clamp(static_cast<double>(p) - ridge * inverse.trace(), 0.0, static_cast<double>(p));
}

} // namespace

Result<FittedLayer> fitLayer(const JointMoments &moments, const LinearLayer &given, bool freeBias, double damping)
{
    const double n = moments.rows();
    const auto inputs = static_cast<double>(moments.inputs);
    if (!std::all_of(moments.gram.begin(), moments.gram.end(), [](double value) { return std::isfinite(value); }))
        return invalidInput("what was seen of it is not finite");
    if (n < fewestRows)
        return invalidInput("the calibration data holds too few rows to solve for its weights: " + std::to_string(static_cast<int64_t>(n)) + " for " +
                            std::to_string(moments.inputs) + " inputs");
    Centred c = centred(moments);
    if (!freeBias) { // the bias stays: what is left of y once it is taken off, around zero
        const Eigen::Map<const Vector> b(given.bias.data(), c.xy.cols());
        const Vector left = c.meanY - b;
        c.xx += c.meanX * c.meanX.transpose();
        c.xy += c.meanX * left.transpose();
    }
    const Eigen::Map<const Matrix> w0(given.weights.data(), c.xy.cols(), c.xy.rows());
    const Matrix wanted = c.xy - c.xx * w0.transpose(); // inputs x outputs
    const double level = std::max(c.xx.diagonal().mean(), 1e-30);

    FittedLayer best;
    best.before = relativeError(moments, given);
    best.after = INFINITY;
    for (double factorOfDamping = 1; factorOfDamping <= (n < scarceRows * inputs ? 1000 : 1); factorOfDamping *= 10) {
        const double ridge = factorOfDamping * damping * level;
        Matrix left = c.xx;
        left.diagonal().array() += ridge;
        const Eigen::LLT<Matrix> factor(left);
        if (factor.info() != Eigen::Success)
            continue;
        const double free = n < plentyOfRows * inputs ? degreesOfFreedom(factor, ridge) : inputs;
        if (n <= free + 1)
            continue; // everything can be fitted, and nothing is told
        LinearLayer layer = given;
        Eigen::Map<Matrix> w(layer.weights.data(), c.xy.cols(), c.xy.rows());
        w += factor.solve(wanted).transpose();
        if (freeBias)
            Eigen::Map<Vector>(layer.bias.data(), c.xy.cols()) = c.meanY - w * c.meanX;
        const double correction = n / (n - free);
        const double after = relativeError(moments, layer) * correction * correction;
        if (after < best.after) {
            best.after = after;
            best.layer = std::move(layer);
        }
    }
    if (best.layer.weights.empty())
        return invalidInput("its equations cannot be solved");
    return best;
}

} // namespace pare
