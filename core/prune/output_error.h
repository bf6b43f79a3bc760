// Which channels can go with the least change in what the layers that read them give, as seen on data.
#pragma once

#include <cstdint>
#include <vector>

namespace pare {

// A layer that reads channels: how these vary together, and what its weights make of them.
struct ReaderMoments {
    int64_t channels = 0;
    std::vector<double> covariance; // channels x channels, row-major
    std::vector<double> weights;    // channels x channels: sum over its outputs of w_c w_d
    std::vector<int> places;        // by channel: the unit that it goes with; -1 where it cannot go
};

// How much of the variance of its readers' outputs is lost with each unit by itself and with nothing repaired:
// var(x_c) * |w_c|^2 summed over its channels, as a share of all channels' sum, added up over readers.
[[nodiscard]] std::vector<double> varianceImportance(const std::vector<ReaderMoments> &readers, int64_t units);

// The share of its readers' outputs' variance that is lost when these units give their means and nothing is repaired, added up over readers.
[[nodiscard]] double lostVariance(const std::vector<ReaderMoments> &readers, const std::vector<bool> &units);

// What the loss of each unit costs, in the order in which they go best: each time that one whose loss changes the readers' outputs
// least after the rest has been fitted anew to make up for it. The costs rise from one to the next. `count` units are ordered so;
// the others follow by what their loss would cost then.
// A ridge of `damping` times the mean variance keeps channels apart that data cannot tell apart.
// Source: the saliency of Optimal Brain Surgeon (Hassibi and Stork 1993) for whole channels, |w_c|^2 / [C^-1]_cc, with C the
// covariance of those that are left.
[[nodiscard]] std::vector<double> removalCosts(std::vector<ReaderMoments> readers, int64_t units, int64_t count, double damping);

} // namespace pare
