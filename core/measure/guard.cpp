#include "core/measure/guard.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace pare {

namespace {

std::string pointsText(double share)
{
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.1f", share * 100);
    const std::string number = buffer.data();
    return number + (number == "1.0" ? " point" : " points");
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
    std::array<char, 48> number{};
    const bool floor = metric == MetricId::Agreement || metric == MetricId::Cosine;
    if (floor) {
        std::snprintf(number.data(), number.size(), "%.4g", metric == MetricId::Agreement ? 100 * (1 - guard.maxDrop) : 1 - guard.maxDrop);
        return metric == MetricId::Agreement ? "at least " + std::string(number.data()) + " % the same class as source"
                                             : "at least " + std::string(number.data()) + " cosine with source";
    }
    if (isShare(metric))
        return "at most " + pointsText(guard.maxDrop) + " below source";
    std::snprintf(number.data(), number.size(), "%.4g", guard.maxDrop);
    return "at most " + std::string(number.data()) + (higherIsBetter(metric) ? " below source" : " above source");
}

} // namespace pare
