#include "core/prune/low_rank.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pare {

namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// Of a symmetric matrix, largest first. The sign of each direction is fixed: its largest entry is positive.
Result<OutputDirections> directionsOf(const Matrix &symmetric)
{
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric);
    if (solver.info() != Eigen::Success)
        return internalError("the directions of its output could not be computed");
    const Eigen::Index n = symmetric.rows();
    OutputDirections found;
    found.outputs = n;
    found.energies.resize(static_cast<size_t>(n));
    found.basis.resize(static_cast<size_t>(n * n));
    Eigen::Map<Matrix> basis(found.basis.data(), n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        found.energies[static_cast<size_t>(i)] = std::max(solver.eigenvalues()[n - 1 - i], 0.0);
        const auto column = solver.eigenvectors().col(n - 1 - i);
        Eigen::Index largest = 0;
        column.cwiseAbs().maxCoeff(&largest);
        basis.row(i) = (column[largest] < 0 ? -1.0 : 1.0) * column.transpose();
    }
    return found;
}

// Of W L, with its left singular vectors as W times something: u = W L v / s. Those that carry nothing are zero.
Result<OutputDirections> directionsByInputs(const Eigen::Map<const Matrix> &w, const Matrix &l)
{
    constexpr double nothing = 1e-12; // of the largest: below it a direction is rounding
    const Matrix wl = w * l;
    PARE_TRY_ASSIGN(OutputDirections found, directionsOf(wl.transpose() * wl));
    Eigen::Map<Matrix> basis(found.basis.data(), w.cols(), w.cols());
    basis = (basis * l.transpose()).eval();
    for (Eigen::Index i = 0; i < w.cols(); ++i) {
        const double energy = found.energies[static_cast<size_t>(i)];
        basis.row(i) *= energy > nothing * found.energies.front() ? 1 / std::sqrt(energy) : 0;
    }
    found.outputs = w.rows();
    found.byInputs = true;
    return found;
}

} // namespace

double OutputDirections::lost(int64_t rank) const
{
    const double all = std::accumulate(energies.begin(), energies.end(), 0.0);
    const auto kept = std::clamp<int64_t>(rank, 0, static_cast<int64_t>(energies.size()));
    return all > 0 ? std::accumulate(energies.begin() + kept, energies.end(), 0.0) / all : 0;
}

Result<OutputDirections> directionsOfWeights(std::span<const double> weights, int64_t outputs, int64_t inputs)
{
    const Eigen::Map<const Matrix> w(weights.data(), outputs, inputs);
    return outputs > inputs ? directionsByInputs(w, Matrix::Identity(inputs, inputs)) : directionsOf(w * w.transpose());
}

Result<OutputDirections> directionsOfOutputs(std::span<const double> gram, int64_t outputs, bool centred)
{
    const Eigen::Index side = outputs + 1;
    const Eigen::Map<const Matrix> sums(gram.data(), side, side);
    const double rows = sums(side - 1, side - 1);
    if (!(rows > 0) || !sums.allFinite())
        return invalidInput("what it gives on the calibration data is not finite, or nothing was seen of it");
    Matrix moments = sums.topLeftCorner(outputs, outputs) / rows;
    const Eigen::VectorXd mean = sums.col(side - 1).head(outputs) / rows;
    if (centred)
        moments -= mean * mean.transpose();
    PARE_TRY_ASSIGN(OutputDirections found, directionsOf(moments));
    found.centred = centred;
    if (centred)
        found.mean.assign(mean.data(), mean.data() + outputs);
    return found;
}

Result<OutputDirections> directionsOfInputs(std::span<const double> weights, std::span<const double> bias, std::span<const double> moments,
                                            std::span<const double> mean, bool centred)
{
    constexpr double damping = 1e-8; // of the mean energy of an input
    const auto inputs = static_cast<Eigen::Index>(mean.size());
    const Eigen::Map<const Matrix> w(weights.data(), static_cast<Eigen::Index>(weights.size()) / inputs, inputs);
    const Eigen::Map<const Eigen::VectorXd> means(mean.data(), inputs);
    Matrix seen = Eigen::Map<const Matrix>(moments.data(), inputs, inputs);
    if (!seen.allFinite() || !means.allFinite())
        return invalidInput("what it reads on the calibration data is not finite");
    const double energy = seen.trace() / static_cast<double>(inputs);
    if (centred)
        seen -= means * means.transpose();
    seen.diagonal().array() += energy > 0 ? damping * energy : 1; // of inputs that are always zero nothing is known: the weights decide
    const Eigen::LLT<Eigen::MatrixXd> root(seen);
    if (root.info() != Eigen::Success)
        return internalError("the directions of its output could not be computed");
    PARE_TRY_ASSIGN(OutputDirections found, directionsByInputs(w, root.matrixL()));
    found.centred = centred;
    if (centred) {
        const Eigen::VectorXd given = w * means + Eigen::Map<const Eigen::VectorXd>(bias.data(), w.rows());
        found.mean.assign(given.data(), given.data() + given.size());
    }
    return found;
}

LowRankLayer lowRankLayer(std::span<const double> weights, std::span<const double> bias, const OutputDirections &directions, int64_t rank)
{
    const int64_t outputs = directions.outputs;
    const int64_t inputs = static_cast<int64_t>(weights.size()) / std::max<int64_t>(outputs, 1);
    const Eigen::Map<const Matrix> w(weights.data(), outputs, inputs);
    const Eigen::Map<const Matrix> kept(directions.basis.data(), rank, directions.byInputs ? inputs : outputs);
    const Matrix basis = directions.byInputs ? Matrix(kept * w.transpose()) : Matrix(kept);
    Matrix first = basis * w;
    // Both factors with numbers of the same size: what one of them stores in few bits later is not lost to the other's range.
    Eigen::VectorXd scale(rank);
    for (Eigen::Index i = 0; i < rank; ++i) {
        const double norm = first.row(i).norm();
        scale[i] = norm > 0 ? std::sqrt(norm) : 1;
    }
    first = scale.cwiseInverse().asDiagonal() * first;
    const Matrix second = basis.transpose() * scale.asDiagonal();
    LowRankLayer layer;
    layer.first.assign(first.data(), first.data() + first.size());
    layer.second.assign(second.data(), second.data() + second.size());
    layer.bias.assign(bias.begin(), bias.end());
    if (directions.centred) { // P (W x + b - mean) + mean, where P projects onto the directions
        const Eigen::Map<const Eigen::VectorXd> b(bias.data(), outputs);
        const Eigen::Map<const Eigen::VectorXd> mean(directions.mean.data(), outputs);
        const Eigen::VectorXd shift = mean + basis.transpose() * (basis * (b - mean));
        layer.bias.assign(shift.data(), shift.data() + shift.size());
    }
    return layer;
}

} // namespace pare
