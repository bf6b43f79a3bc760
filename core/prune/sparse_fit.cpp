#include "core/prune/sparse_fit.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pare {

namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Mask = Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>; // true: becomes zero

constexpr Eigen::Index columnsAtOnce = 128;

// The `count` of least score among some columns of a row.
void maskLeast(const Eigen::RowVectorXd &scores, Eigen::Index first, Eigen::Index size, int64_t count, Mask &mask, Eigen::Index row)
{
    std::vector<Eigen::Index> order(static_cast<size_t>(size));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index a, Eigen::Index b) { return scores[a] < scores[b]; });
    for (int64_t i = 0; i < std::min<int64_t>(count, size); ++i)
        mask(row, first + order[static_cast<size_t>(i)]) = true;
}

Eigen::Index coveredBy(const ZeroPattern &pattern, Eigen::Index inputs)
{
    return pattern.of > 0 && pattern.covered >= 0 ? std::min<Eigen::Index>(pattern.covered, inputs) : inputs;
}

// Columns whose zeros are decided together, and how many of a row: the whole row by itself, or one place of the pattern.
Mask byPower(const Matrix &weights, const Matrix &gram, const ZeroPattern &pattern)
{
    Mask mask = Mask::Constant(weights.rows(), weights.cols(), false);
    const Eigen::RowVectorXd lengths = gram.diagonal().cwiseMax(0).cwiseSqrt().transpose();
    const Eigen::Index size = pattern.of > 0 ? pattern.of : weights.cols();
    const int64_t count = pattern.of > 0 ? pattern.of - pattern.kept : static_cast<int64_t>(pattern.share * static_cast<double>(weights.cols()) + 1e-9);
    for (Eigen::Index row = 0; row < weights.rows(); ++row)
        for (Eigen::Index first = 0; first + size <= coveredBy(pattern, weights.cols()); first += size)
            maskLeast(weights.row(row).segment(first, size).cwiseAbs().cwiseProduct(lengths.segment(first, size)), first, size, count, mask, row);
    return mask;
}

// U upper triangular with H^-1 = U^T U.
Result<Matrix> inverseFactor(const Matrix &gram, double damping)
{
    const Eigen::Index n = gram.rows();
    Matrix damped = gram;
    damped.diagonal().array() += std::max(damping * gram.diagonal().mean(), 1e-30);
    const Eigen::LLT<Matrix> factor(damped);
    if (factor.info() != Eigen::Success)
        return invalidInput("what was seen of it cannot be solved for");
    const Matrix inverse = factor.solve(Matrix::Identity(n, n));
    const Eigen::LLT<Matrix> second(inverse);
    if (second.info() != Eigen::Success)
        return invalidInput("what was seen of it cannot be solved for");
    return Matrix(second.matrixU());
}

// The weights with zeros, and what follows them fitted.
Matrix fitted(Matrix weights, const Matrix &upper, const ZeroPattern &pattern)
{
    const Eigen::Index rows = weights.rows();
    const Eigen::Index n = weights.cols();
    const Eigen::Index place = pattern.of > 0 ? pattern.of : n;
    const Eigen::Index atOnce = pattern.of > 0 ? std::max<Eigen::Index>(1, columnsAtOnce / place) * place : columnsAtOnce;
    Mask mask = Mask::Constant(rows, n, false);
    std::vector<double> owed(static_cast<size_t>(rows), 0); // zeros that a row is to have so far, and has not
    for (Eigen::Index first = 0; first < n; first += atOnce) {
        const Eigen::Index count = std::min(atOnce, n - first);
        Matrix errors = Matrix::Zero(rows, count);
        const auto decide = [&](Eigen::Index from, Eigen::Index size, Eigen::Index row, int64_t zeros) {
            const Eigen::RowVectorXd scores = (weights.row(row).segment(from, size).array() / upper.diagonal().segment(from, size).transpose().array()).abs();
            maskLeast(scores, from, size, zeros, mask, row);
        };
        if (pattern.of == 0)
            for (Eigen::Index row = 0; row < rows; ++row) {
                double &due = owed[static_cast<size_t>(row)];
                due += pattern.share * static_cast<double>(count);
                const auto zeros = static_cast<int64_t>(due + 1e-9);
                due -= static_cast<double>(zeros);
                decide(first, count, row, zeros);
            }
        for (Eigen::Index j = first; j < first + count; ++j) {
            if (pattern.of > 0 && j % place == 0 && j + place <= coveredBy(pattern, n))
                for (Eigen::Index row = 0; row < rows; ++row)
                    decide(j, place, row, pattern.of - pattern.kept);
            for (Eigen::Index row = 0; row < rows; ++row) {
                if (!mask(row, j))
                    continue;
                const double error = weights(row, j) / upper(j, j);
                weights.row(row).segment(j, first + count - j) -= error * upper.row(j).segment(j, first + count - j);
                weights(row, j) = 0;
                errors(row, j - first) = error;
            }
        }
        const Eigen::Index rest = n - first - count;
        if (rest > 0)
            weights.rightCols(rest).noalias() -= errors * upper.block(first, first + count, count, rest);
    }
    return weights;
}

// e H e^T for each row of the difference.
Eigen::VectorXd errorsOf(const Matrix &difference, const Matrix &gram)
{
    return (difference * gram).cwiseProduct(difference).rowwise().sum().cwiseMax(0);
}

} // namespace

Result<SparseFit> sparseFit(std::span<const float> rows, int64_t inputs, std::span<const double> gram, const ZeroPattern &pattern, bool fit, double damping)
{
    const auto n = static_cast<Eigen::Index>(inputs);
    if (n < 1 || rows.size() % static_cast<size_t>(n) != 0 || gram.size() != static_cast<size_t>(n * n) || pattern.order.size() != static_cast<size_t>(n) ||
        !std::all_of(gram.begin(), gram.end(), [](double value) { return std::isfinite(value); }))
        return invalidInput("what was seen of it is not finite");
    const auto outputs = static_cast<Eigen::Index>(rows.size()) / n;
    Matrix h(n, n);
    Matrix weights(outputs, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const int64_t from = pattern.order[static_cast<size_t>(i)];
        for (Eigen::Index k = 0; k < n; ++k)
            h(i, k) = gram[static_cast<size_t>(from * inputs + pattern.order[static_cast<size_t>(k)])];
        for (Eigen::Index row = 0; row < outputs; ++row)
            weights(row, i) = rows[static_cast<size_t>(row * inputs + from)];
    }
    const Matrix plain = byPower(weights, h, pattern).select(0.0, weights.array()).matrix();
    const double power = std::max(errorsOf(weights, h).sum(), 1e-300);
    const Eigen::VectorXd plainErrors = errorsOf(weights - plain, h);
    Matrix best = plain;
    Eigen::VectorXd bestErrors = plainErrors;
    if (fit) {
        PARE_TRY_ASSIGN(const Matrix upper, inverseFactor(h, damping));
        const Matrix other = fitted(weights, upper, pattern);
        const Eigen::VectorXd errors = errorsOf(weights - other, h);
        for (Eigen::Index row = 0; row < outputs; ++row)
            if (errors[row] < bestErrors[row] && other.row(row).allFinite()) {
                best.row(row) = other.row(row);
                bestErrors[row] = errors[row];
            }
    }
    SparseFit result{std::vector<float>(rows.size()), plainErrors.sum() / power, bestErrors.sum() / power, 0};
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index row = 0; row < outputs; ++row) {
            const auto at = static_cast<size_t>(row * inputs + pattern.order[static_cast<size_t>(i)]);
            result.rows[at] = static_cast<float>(best(row, i));
            result.zeroed += best(row, i) == 0 && rows[at] != 0 ? 1 : 0;
        }
    return result;
}

} // namespace pare
