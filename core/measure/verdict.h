// What a variant lost against its source, judged on the same samples.
#pragma once

#include "core/measure/guard.h"
#include "core/measure/metrics.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

enum class VerdictKind {
    Kept,            // no loss that can be told, and the whole interval is within the guard
    LossWithinGuard,
    NotEnoughData,   // the interval crosses the guard
    PastGuard,
    Collapsed,       // lost more than half of what the source has above chance
    NotMeasured,
};

[[nodiscard]] std::string_view verdictName(VerdictKind kind); // "kept", "loss-within-guard"...: in JSON and the study
[[nodiscard]] std::string_view verdictTitle(VerdictKind kind); // "Kept", "Not enough data to tell": for people
[[nodiscard]] std::optional<VerdictKind> verdictFromName(std::string_view name);

struct ClassLoss {
    std::string name;
    double loss = 0;   // share of the class's samples, positive: lost
    Interval interval; // of the loss
    int64_t samples = 0;
};

struct Verdict {
    VerdictKind kind = VerdictKind::NotMeasured;
    bool withinGuard = false;    // what decides between exit 0 and 1; false for NotMeasured too
    bool surelyWithin = false;   // the whole interval is within the guard: only then a variant may be called best
    MetricId metric = MetricId::Top1;
    double source = 0;           // the metric of each
    double variant = 0;
    double difference = 0;       // towards better is positive, whatever the metric's direction
    Interval interval;           // 95 % (or the guard's confidence) of the difference, in pairs
    double pValue = 1;           // that there is no difference: McNemar for top-1, bootstrap else
    int64_t samples = 0;
    int64_t samplesNeeded = 0;   // NotEnoughData: about how many would tell; 0 else
    std::optional<ClassLoss> worstClass; // the class that lost most; none where no class lost
    std::vector<std::string> findings;   // classes that lost more than 5 points; a source no better than chance
    std::string sentence;        // "91.1 % (90.5 to 91.6), 0.3 points below source: no measurable loss"
};

// Judges a variant on the samples that both results have. Both must stem from the same data set and task. Without labels: where
// the data has reference outputs, closeness to them is compared; where the source was compared with itself, as judgeFidelity.
// Errors: InvalidInput (no samples in common, tasks that differ).
[[nodiscard]] Result<Verdict> judge(const TaskResult &source, const TaskResult &variant, const Guard &guard, uint64_t seed = 0);
// Judges by closeness to the source's outputs alone: `toSource` holds the variant's fidelity to the source.
[[nodiscard]] Verdict judgeFidelity(const Fidelity &toSource, const Guard &guard);
// The verdict that the same numbers give under another guard, with its sentence; ofVariant: the variant's own interval. What collapsed
// stays so. A guard with a confidence needs bounds that a verdict does not hold: the verdict is returned as it is.
[[nodiscard]] Verdict underGuard(Verdict verdict, const Guard &guard, const Interval &ofVariant);
// No data: says which data would tell.
[[nodiscard]] Verdict notMeasured();

// So many samples (Verdict::samplesNeeded) somebody may well have; with more, there is no use in asking for them.
[[nodiscard]] constexpr bool likelyAtHand(int64_t samplesNeeded)
{
    return samplesNeeded <= 100'000;
}

// Latency: slower where the lower end of the interval of variant / source is above 1.02.
[[nodiscard]] bool slower(const Interval &latencyRatio);

} // namespace pare
