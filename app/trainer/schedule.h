// How many steps training takes, when it looks at the held-out part, and how fast it learns at each step.
#pragma once

#include <cstdint>

namespace pare::train {

struct Schedule {
    int64_t perEpoch = 1; // steps
    int64_t total = 1;
    int64_t round = 1;    // steps between two looks at the held-out part: an eighth of the training, but between an epoch and 25
    double warmup = 0.05; // share of the steps in which the rate rises

    // epochs may be a part of one; mostSteps: 0 sets no bound.
    static Schedule of(int64_t samples, int64_t batch, double epochs, int64_t leastSteps, int64_t mostSteps, double warmup);
    // With at most so many steps; false where it had no more already.
    bool shorten(int64_t steps);
    [[nodiscard]] bool endsRound(int64_t step) const { return (step + 1) % round == 0 || step + 1 == total; }
    [[nodiscard]] int64_t rounds() const { return (total + round - 1) / round; }
    // Epochs done after a step.
    [[nodiscard]] double epochsAfter(int64_t step) const { return static_cast<double>(step + 1) / static_cast<double>(perEpoch); }
    // The rate as a share of its peak: it rises in a straight line, then falls as a half cosine. Source: Loshchilov, Hutter 2016,
    // arXiv 1608.03983.
    [[nodiscard]] double rateAt(int64_t step) const;
};

} // namespace pare::train
