#include "core/measure/verdict_words.h"

#include "core/base/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace pare {

namespace {

constexpr int resamplesForWords = 500;

std::string formatted(const char *format, double value)
{
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, value);
    return buffer.data();
}

// "90.3 to 91.8" for shares, in percent; the metric's own decimals else.
std::string rangeText(MetricId metric, const Interval &interval)
{
    if (isShare(metric))
        return formatted("%.1f", 100 * interval.lo) + " to " + formatted("%.1f", 100 * interval.hi);
    return metricText(metric, interval.lo) + " to " + metricText(metric, interval.hi);
}

// "0.3 points", "0.012"; no sign.
std::string amountText(MetricId metric, double amount)
{
    const double size = std::abs(amount);
    if (!isShare(metric))
        return formatted("%.3g", size);
    const std::string number = size > 0 && size < 0.0005 ? formatted("%.2f", 100 * size) : formatted("%.1f", 100 * size);
    return number + (number == "1.0" ? " point" : " points");
}

std::string comparisonText(const Verdict &verdict)
{
    if (verdict.difference == 0)
        return "as source";
    const bool lower = (verdict.difference < 0) == higherIsBetter(verdict.metric);
    return amountText(verdict.metric, verdict.difference) + (lower ? " below source" : " above source");
}

std::string moreSamplesText(const Verdict &verdict)
{
    std::string text = plural(verdict.samples, "sample") + (verdict.samples == 1 ? " does" : " do") + " not rule out a loss past the guard";
    if (verdict.samplesNeeded > 0 && verdict.samplesNeeded < 1'000'000'000)
        text += ", about " + formatCount(verdict.samplesNeeded) + " would tell";
    return text;
}

} // namespace

Interval intervalOfVariant(MetricId metric, const TaskResult &result, uint64_t seed)
{
    if (metric == MetricId::Top1 || metric == MetricId::Top5) {
        const auto right = std::count_if(result.records.begin(), result.records.end(), [&](const SampleRecord &record) {
            return metric == MetricId::Top1 ? record.predicted == record.label : record.rank < 5;
        });
        return wilsonInterval(right, static_cast<int64_t>(result.records.size()));
    }
    const WeightedMetric weighted(metric, result);
    return bootstrapInterval(result.samples, [&](std::span<const uint32_t> weights) { return weighted(weights); },
                             {.resamples = resamplesForWords, .seed = seed});
}

std::string verdictSentence(const Verdict &verdict, const Guard &guard, bool nothingChanged, const Interval &ofVariant)
{
    const std::string guardWords = "guard: " + guardText(guard, verdict.metric);
    if (std::isnan(verdict.variant))
        return "collapsed: " + std::string(metricName(verdict.metric)) + " is not defined, the outputs hold NaN";
    const bool named = !isShare(verdict.metric);
    const std::string head = (named ? std::string(metricName(verdict.metric)) + " " : "") + metricText(verdict.metric, verdict.variant) + " (" +
                             rangeText(verdict.metric, ofVariant) + "), " + comparisonText(verdict) + ": ";
    switch (verdict.kind) {
    case VerdictKind::Kept:
        if (nothingChanged)
            return head + "nothing changed";
        return head + (verdict.interval.lo > 0 ? "better than source" : "no measurable loss");
    case VerdictKind::LossWithinGuard: return head + "a loss within the " + guardWords;
    case VerdictKind::NotEnoughData: return head + "not enough data to tell; " + moreSamplesText(verdict) + " (" + guardWords + ")";
    case VerdictKind::PastGuard: {
        const bool unsure = verdict.interval.hi >= -guard.maxDrop;
        return head + "past the " + guardWords + (unsure ? "; its interval reaches into it, more samples could tell" : "");
    }
    case VerdictKind::Collapsed: return head + "collapsed, more than half of what source has above chance is lost";
    case VerdictKind::NotMeasured: break;
    }
    return "not measured";
}

std::string fidelitySentence(const Verdict &verdict, const Guard &guard, const Interval &ofVariant)
{
    const bool agreement = verdict.metric == MetricId::Agreement;
    const std::string guardWords = "guard: " + guardText(guard, verdict.metric);
    const std::string head = agreement ? "the same class as source for " + metricText(verdict.metric, verdict.variant) + " of " +
                                             plural(verdict.samples, "sample") + " (" + rangeText(verdict.metric, ofVariant) + "): "
                                       : "mean cosine with source " + metricText(verdict.metric, verdict.variant) + " over " +
                                             plural(verdict.samples, "sample") + " (" + rangeText(verdict.metric, ofVariant) + "): ";
    switch (verdict.kind) {
    case VerdictKind::Kept:
    case VerdictKind::LossWithinGuard: return head + "kept (" + guardWords + ")";
    case VerdictKind::NotEnoughData: return head + "not enough data to tell; " + moreSamplesText(verdict) + " (" + guardWords + ")";
    case VerdictKind::PastGuard: return head + "past the " + guardWords;
    case VerdictKind::Collapsed: return head + "collapsed";
    case VerdictKind::NotMeasured: break;
    }
    return "not measured";
}

std::string brokenSentence(int64_t broken, int64_t samples)
{
    return fmt::format("collapsed: the outputs of {} of {} hold NaN or infinity where the source's hold numbers", formatCount(broken), plural(samples, "sample"));
}

std::string rareText(const RareAnswers &rare)
{
    const auto share = [&](int64_t count) { return formatPercent(static_cast<double>(count) / static_cast<double>(rare.answers), 1); };
    return fmt::format("{} of what source answers is class {}; of its other {} {} ({}) became class {} here, and {} ({}) are new", formatPercent(rare.usualShare, 1), rare.usual,
                       plural(rare.answers, "answer"), formatCount(rare.lost), share(rare.lost), rare.usual, formatCount(rare.added), share(rare.added));
}

std::string classLossText(const ClassLoss &loss)
{
    std::string text = "class " + loss.name + " lost " + amountText(MetricId::Top1, loss.loss) + " (" + rangeText(MetricId::Top1, loss.interval) +
                       ", " + plural(loss.samples, "sample") + ")";
    if (loss.interval.lo <= 0)
        text += "; so few samples may change by chance";
    return text;
}

} // namespace pare
