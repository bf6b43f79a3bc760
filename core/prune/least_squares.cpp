#include "core/prune/least_squares.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstdint>

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

constexpr Eigen::Index mostExact = 384; // inputs: above, the trace is estimated, for the inverse takes six times as long as all the rest
constexpr Eigen::Index probes = 64;     // a standard deviation of sqrt(p / 32) numbers at most: 10 of 3,000

// How many numbers of each output the rows decide, of a ridge regression: tr((C + r)^-1 C) = p - r tr((C + r)^-1). The trace by random signs (Hutchinson, 1990).
double degreesOfFreedom(const Eigen::LLT<Matrix> &factor, double ridge)
{
    const auto p = factor.rows();
    Matrix signs = Matrix::Identity(p, p <= mostExact ? p : probes);
    if (p > mostExact) {
        uint64_t state = 0x9e3779b97f4a7c15ULL; // xorshift: the same signs each time
        for (Eigen::Index i = 0; i < signs.size(); ++i) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            signs.data()[i] = (state >> 32 & 1) != 0 ? 1 : -1;
        }
    }
    const double trace = factor.solve(signs).cwiseProduct(signs).sum() / (p > mostExact ? static_cast<double>(probes) : 1.0);
    return std::clamp(static_cast<double>(p) - ridge * trace, 0.0, static_cast<double>(p));
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
    const double variance = c.yy.sum();
    const Eigen::Map<const Matrix> w0(given.weights.data(), c.xy.cols(), c.xy.rows());
    const Eigen::Map<const Vector> b0(given.bias.data(), c.xy.cols());
    double total = variance; // mean square of what is to be explained
    double shift = (c.meanY - w0 * c.meanX - b0).squaredNorm();
    if (!freeBias) { // the bias stays: what is left of y once it is taken off, around zero
        const Vector left = c.meanY - b0;
        c.xx += c.meanX * c.meanX.transpose();
        c.xy += c.meanX * left.transpose();
        total += left.squaredNorm();
        shift = 0; // is in it
    }
    const Matrix product = c.xx * w0.transpose(); // inputs x outputs
    const Matrix wanted = c.xy - product;
    const double level = std::max(c.xx.diagonal().mean(), 1e-30);
    const auto relative = [&](double error) { return variance > 0 ? std::max(error, 0.0) / variance : error > 0 ? INFINITY : 0; };

    FittedLayer best;
    best.before = relative(std::max(total - w0.transpose().cwiseProduct(c.xy + wanted).sum(), 0.0) + shift);
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
        const Matrix change = factor.solve(wanted); // so that C (w0 + change) = xy - ridge * change
        w += change.transpose();
        if (freeBias)
            Eigen::Map<Vector>(layer.bias.data(), c.xy.cols()) = c.meanY - w * c.meanX;
        const double correction = n / (n - free);
        const double after = relative(total - w.transpose().cwiseProduct(c.xy + ridge * change).sum()) * correction * correction;
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
