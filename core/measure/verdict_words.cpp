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
std::string rangeText(MetricId metric, const Interval &interval, const Words &words)
{
    const auto text = [&](double value) { return isShare(metric) ? formatted("%.1f", 100 * value) : metricText(metric, value); };
    return words.say("{0} to {1}", {text(interval.lo), text(interval.hi)});
}

// "0.3 points", "0.012"; no sign.
std::string amountText(MetricId metric, double amount, const Words &words)
{
    const double size = std::abs(amount);
    if (!isShare(metric))
        return formatted("%.3g", size);
    const std::string number = size > 0 && size < 0.0005 ? formatted("%.2f", 100 * size) : formatted("%.1f", 100 * size);
    return number == "1.0" ? words.say("{0} point", {number}) : words.say("{0} points", {number});
}

std::string comparisonText(const Verdict &verdict, const Words &words)
{
    if (verdict.difference == 0)
        return words.say("as source");
    const bool lower = (verdict.difference < 0) == higherIsBetter(verdict.metric);
    const std::string amount = amountText(verdict.metric, verdict.difference, words);
    return lower ? words.say("{0} below source", {amount}) : words.say("{0} above source", {amount});
}

std::string notEnoughText(const Verdict &verdict, const std::string &guard, const Words &words)
{
    const std::string samples = words.count(verdict.samples, "sample");
    std::string text = verdict.samples == 1 ? words.say("{0} does not rule out a loss past the guard", {samples}) : words.say("{0} do not rule out a loss past the guard", {samples});
    if (!likelyAtHand(verdict.samplesNeeded))
        text = words.say("{0}, and it is too close to the guard to tell with any number of samples that is likely at hand", {text});
    else if (verdict.samplesNeeded > 0)
        text = words.say("{0}, about {1} would tell", {text, formatCount(verdict.samplesNeeded)});
    return words.say("not enough data to tell; {0} (guard: {1})", {text, guard});
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

std::string verdictSentence(const Verdict &verdict, const Guard &guard, bool nothingChanged, const Interval &ofVariant, const Words &words)
{
    if (std::isnan(verdict.variant))
        return words.say("collapsed: {0} is not defined, the outputs hold NaN", {std::string(metricName(verdict.metric))});
    const std::string guardWords = guardText(guard, verdict.metric, words);
    const auto conclusion = [&]() -> std::string {
        switch (verdict.kind) {
        case VerdictKind::Kept: return nothingChanged ? words.say("nothing changed") : verdict.interval.lo > 0 ? words.say("better than source") : words.say("no measurable loss");
        case VerdictKind::LossWithinGuard: return words.say("a loss within the guard: {0}", {guardWords});
        case VerdictKind::NotEnoughData: return notEnoughText(verdict, guardWords, words);
        case VerdictKind::PastGuard:
            return verdict.interval.hi >= -guard.maxDrop ? words.say("past the guard: {0}; its interval reaches into it, more samples could tell", {guardWords})
                                                         : words.say("past the guard: {0}", {guardWords});
        case VerdictKind::Collapsed: return words.say("collapsed, more than half of what source has above chance is lost");
        case VerdictKind::NotMeasured: break;
        }
        return {};
    };
    if (verdict.kind == VerdictKind::NotMeasured)
        return words.say("not measured");
    const std::string value = metricText(verdict.metric, verdict.variant);
    const std::string named = isShare(verdict.metric) ? value : std::string(metricName(verdict.metric)) + " " + value;
    return words.say("{0} ({1}), {2}: {3}", {named, rangeText(verdict.metric, ofVariant, words), comparisonText(verdict, words), conclusion()});
}

std::string fidelitySentence(const Verdict &verdict, const Guard &guard, const Interval &ofVariant, const Words &words)
{
    const std::string guardWords = guardText(guard, verdict.metric, words);
    const auto conclusion = [&]() -> std::string {
        switch (verdict.kind) {
        case VerdictKind::Kept:
        case VerdictKind::LossWithinGuard: return words.say("kept (guard: {0})", {guardWords});
        case VerdictKind::NotEnoughData: return notEnoughText(verdict, guardWords, words);
        case VerdictKind::PastGuard: return words.say("past the guard: {0}", {guardWords});
        case VerdictKind::Collapsed: return words.say("collapsed");
        case VerdictKind::NotMeasured: break;
        }
        return {};
    };
    if (verdict.kind == VerdictKind::NotMeasured)
        return words.say("not measured");
    const std::initializer_list<std::string> values{metricText(verdict.metric, verdict.variant), words.count(verdict.samples, "sample"), rangeText(verdict.metric, ofVariant, words), conclusion()};
    return verdict.metric == MetricId::Agreement ? words.say("the same class as source for {0} of {1} ({2}): {3}", values)
                                                 : words.say("mean cosine with source {0} over {1} ({2}): {3}", values);
}

std::string brokenSentence(int64_t broken, int64_t samples)
{
    return fmt::format("collapsed: the outputs of {} of {} hold NaN or infinity where the source's hold numbers", formatCount(broken), plural(samples, "sample"));
}

std::string otherLengthText(int64_t count, int64_t samples)
{
    return fmt::format("outputs of {} of {} have another length than the source's", formatCount(count), plural(samples, "sample"));
}

std::string lostAnswersSentence(const RareAnswers &rare)
{
    const auto share = [&](int64_t count) { return formatPercent(static_cast<double>(count) / static_cast<double>(rare.answers), 1); };
    return fmt::format("collapsed: of the {} that source gives beside class {}, {} ({}) became class {} here, and {} ({}) are new", plural(rare.answers, "answer"), rare.usual,
                       formatCount(rare.lost), share(rare.lost), rare.usual, formatCount(rare.added), share(rare.added));
}

std::string rareText(const RareAnswers &rare)
{
    const auto share = [&](int64_t count) { return formatPercent(static_cast<double>(count) / static_cast<double>(rare.answers), 1); };
    return fmt::format("{} of what source answers is class {}; of its other {} {} ({}) became class {} here, and {} ({}) are new", formatPercent(rare.usualShare, 1), rare.usual,
                       plural(rare.answers, "answer"), formatCount(rare.lost), share(rare.lost), rare.usual, formatCount(rare.added), share(rare.added));
}

std::string classLossText(const ClassLoss &loss)
{
    std::string text = "class " + loss.name + " lost " + amountText(MetricId::Top1, loss.loss, {}) + " (" + rangeText(MetricId::Top1, loss.interval, {}) +
                       ", " + plural(loss.samples, "sample") + ")";
    if (loss.interval.lo <= 0)
        text += "; so few samples may change by chance";
    return text;
}

} // namespace pare
