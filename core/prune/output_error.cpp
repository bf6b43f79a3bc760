#include "core/prune/output_error.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pare {

namespace {

using Matrix = Eigen::MatrixXd;
using Indices = std::vector<Eigen::Index>;

// One reader with the channels that it still has.
struct State {
    Matrix inverse;          // of the damped covariance of what is left
    Matrix weights;          // sum of w_c w_d of the refitted layer
    std::vector<int> places; // of what is left
    double all = 1;          // the variance of its outputs
};

State stateOf(const ReaderMoments &reader, double damping)
{
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto n = static_cast<Eigen::Index>(reader.channels);
    State state;
    Matrix covariance = Eigen::Map<const RowMajor>(reader.covariance.data(), n, n);
    state.weights = Eigen::Map<const RowMajor>(reader.weights.data(), n, n);
    state.places = reader.places;
    state.all = std::max(covariance.cwiseProduct(state.weights).sum(), 1e-30);
    covariance.diagonal().array() += std::max(damping * covariance.diagonal().mean(), 1e-30);
    state.inverse = covariance.llt().solve(Matrix::Identity(n, n));
    return state;
}

// What the loss of each unit would cost now. Where several channels go with a unit: tr(W_bb (P_bb)^-1).
std::vector<double> costs(const std::vector<State> &states, int64_t units)
{
    std::vector<double> cost(static_cast<size_t>(units), 0);
    for (const State &state : states) {
        std::vector<Indices> channels(static_cast<size_t>(units));
        for (size_t c = 0; c < state.places.size(); ++c)
            if (state.places[c] >= 0)
                channels[static_cast<size_t>(state.places[c])].push_back(static_cast<Eigen::Index>(c));
        for (size_t unit = 0; unit < channels.size(); ++unit) {
            const Indices &own = channels[unit];
            if (own.size() == 1)
                cost[unit] += state.weights(own[0], own[0]) / std::max(state.inverse(own[0], own[0]), 1e-300) / state.all;
            else if (!own.empty())
                cost[unit] += (Matrix(state.inverse(own, own)).ldlt().solve(Matrix(state.weights(own, own)))).trace() / state.all;
        }
    }
    return cost;
}

// Takes units out: the rest is refitted, W_K += A W_B with A = -P_KB P_BB^-1, and its covariance's inverse follows.
void remove(State &state, const std::vector<bool> &gone)
{
    Indices keep;
    Indices drop;
    for (size_t c = 0; c < state.places.size(); ++c)
        (state.places[c] >= 0 && gone[static_cast<size_t>(state.places[c])] ? drop : keep).push_back(static_cast<Eigen::Index>(c));
    if (drop.empty())
        return;
    const Matrix cross = state.inverse(keep, drop);
    const Matrix a = -Matrix(state.inverse(drop, drop)).ldlt().solve(cross.transpose()).transpose();
    const Matrix mixed = state.weights(keep, drop) * a.transpose();
    const Matrix weights = Matrix(state.weights(keep, keep)) + mixed + mixed.transpose() + a * Matrix(state.weights(drop, drop)) * a.transpose();
    const Matrix inverse = Matrix(state.inverse(keep, keep)) + a * cross.transpose();
    std::vector<int> places;
    for (const Eigen::Index c : keep)
        places.push_back(state.places[static_cast<size_t>(c)]);
    state.weights = weights;
    state.inverse = inverse;
    state.places = std::move(places);
}

} // namespace

std::vector<double> varianceImportance(const std::vector<ReaderMoments> &readers, int64_t units)
{
    std::vector<double> importance(static_cast<size_t>(units), 0);
    for (const ReaderMoments &reader : readers) {
        std::vector<double> own(static_cast<size_t>(reader.channels));
        double all = 0;
        for (size_t c = 0; c < own.size(); ++c) {
            const size_t at = c * own.size() + c;
            own[c] = std::max(reader.covariance[at], 0.0) * reader.weights[at];
            all += own[c];
        }
        for (size_t c = 0; c < own.size() && all > 0; ++c)
            if (reader.places[c] >= 0)
                importance[static_cast<size_t>(reader.places[c])] += own[c] / all;
    }
    return importance;
}

double lostVariance(const std::vector<ReaderMoments> &readers, const std::vector<bool> &units)
{
    double share = 0;
    for (const ReaderMoments &reader : readers) {
        const auto n = static_cast<size_t>(reader.channels);
        std::vector<bool> gone(n);
        for (size_t c = 0; c < n; ++c)
            gone[c] = reader.places[c] >= 0 && units[static_cast<size_t>(reader.places[c])];
        double all = 0;
        double lost = 0;
        for (size_t i = 0; i < n; ++i)
            for (size_t k = 0; k < n; ++k) {
                const double own = reader.covariance[i * n + k] * reader.weights[i * n + k];
                all += own;
                lost += gone[i] && gone[k] ? own : 0;
            }
        share += all > 0 ? lost / all : 0;
    }
    return share;
}

std::vector<double> removalCosts(std::vector<ReaderMoments> readers, int64_t units, int64_t count, double damping)
{
    std::vector<State> states;
    int64_t widest = 0;
    for (ReaderMoments &reader : readers) {
        states.push_back(stateOf(reader, damping));
        widest = std::max(widest, reader.channels);
        reader = {};
    }
    // One by one where that is cheap; else in batches, each a small share of what is to go.
    const int64_t batches = widest <= 512 ? count : 48;
    const int64_t batch = std::max<int64_t>(1, (count + batches - 1) / std::max<int64_t>(batches, 1));
    std::vector<double> result(static_cast<size_t>(units), 0);
    std::vector<bool> gone(static_cast<size_t>(units), false);
    double highest = 0;
    for (int64_t removed = 0; removed < units;) {
        const std::vector<double> cost = costs(states, units);
        std::vector<size_t> left;
        for (size_t unit = 0; unit < gone.size(); ++unit)
            if (!gone[unit])
                left.push_back(unit);
        std::stable_sort(left.begin(), left.end(), [&](size_t x, size_t y) { return cost[x] < cost[y]; });
        const bool last = removed >= count;
        const size_t step = last ? left.size() : static_cast<size_t>(std::min(batch, count - removed));
        std::vector<bool> now(static_cast<size_t>(units), false);
        for (size_t i = 0; i < std::min(step, left.size()); ++i) {
            highest = std::max(highest, cost[left[i]]);
            result[left[i]] = highest;
            gone[left[i]] = now[left[i]] = true;
            ++removed;
        }
        if (!last)
            for (State &state : states)
                remove(state, now);
    }
    return result;
}

} // namespace pare
