#include "core/measure/guard.h"

#include "core/measure/verdict_words.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace pare {

namespace {

std::string pointsText(double share, const Words &words)
{
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.1f", share * 100);
    const std::string number = buffer.data();
    return number == "1.0" ? words.say("{0} point", {number}) : words.say("{0} points", {number});
}

} // namespace

Result<void> checkGuard(const Guard &guard)
{
    if (!std::isfinite(guard.maxDrop) || guard.maxDrop < 0)
        return invalidInput("the largest drop must be a number from 0 on", "--max-drop");
    if (guard.confidence && !(*guard.confidence > 0.5 && *guard.confidence < 1))
        return invalidInput("the confidence must lie between 0.5 and 1, for example 0.95", "--confidence");
    if (!guard.metric.empty() && guard.metric != "auto" && !metricFromName(guard.metric))
        return invalidInput("\"" + guard.metric + "\" is no metric", "--metric");
    return {};
}

std::string guardText(const Guard &guard, MetricId metric)
{
    return guardText(guard, metric, {});
}

std::string guardText(const Guard &guard, MetricId metric, const Words &words)
{
    std::array<char, 48> number{};
    if (metric == MetricId::Agreement || metric == MetricId::Cosine) {
        std::snprintf(number.data(), number.size(), "%.4g", metric == MetricId::Agreement ? 100 * (1 - guard.maxDrop) : 1 - guard.maxDrop);
        return metric == MetricId::Agreement ? words.say("at least {0} % the same class as source", {number.data()}) : words.say("at least {0} cosine with source", {number.data()});
    }
    if (isShare(metric))
        return words.say("at most {0} below source", {pointsText(guard.maxDrop, words)});
    std::snprintf(number.data(), number.size(), "%.4g", guard.maxDrop);
    return higherIsBetter(metric) ? words.say("at most {0} below source", {number.data()}) : words.say("at most {0} above source", {number.data()});
}

} // namespace pare
