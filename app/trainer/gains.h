// How sure it is that training made something better: by the samples that are held out, each before and after.
#pragma once

#include "core/measure/statistics.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pare::train {

// What one look at the held-out part says.
struct Scored {
    double loss = 0;
    double score = 0;
    std::vector<float> losses{}; // of each sample
    std::vector<float> rights{}; // of each sample: places that are right, and
    std::vector<float> places{}; //   all that count; empty where they cannot be told apart by sample, or losses are all there is
};

// 95 % interval of (score after - score before), paired by sample: of rates by Newcombe's method, where samples have several places or losses are compared by
// the bootstrap. nullopt: samples are not told apart.
[[nodiscard]] std::optional<Interval> scoreChange(const Scored &before, const Scored &after, uint64_t seed);
// The same of the mean loss.
[[nodiscard]] std::optional<Interval> lossChange(const Scored &before, const Scored &after, uint64_t seed);

// Whether more of the same samples are right than chance makes of it: McNemar's exact test where each sample is right or wrong, else the interval above. Two
// independent rates would have to be further apart.
[[nodiscard]] bool surelyMoreRight(const Scored &before, const Scored &after);

// Whether the mean loss fell, and by more than chance makes of it, which one of these says, each at 5 % either way:
// - the mean gain is beyond two of its standard errors; a few samples with very large changes hide a gain from it;
// - Wilcoxon's signed-rank test, where the median sample gained (Wilcoxon 1945, Biometrics Bulletin 1:80-83);
// - the bootstrap's interval of the mean without a fifth of the samples at either end is above 0 (Wilcox 2012, Introduction to Robust Estimation and Hypothesis
//   Testing, 3rd edition, 4.4.2). It sees gains of a part of the samples while the others, known already, hardly change.
[[nodiscard]] bool surelyLessLoss(const Scored &before, const Scored &after, uint64_t seed);

} // namespace pare::train
