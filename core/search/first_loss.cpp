#include "core/search/first_loss.h"

#include "core/base/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>

namespace pare {

namespace {

bool losesMeasurably(const VariantMeasurement &m)
{
    return m.difference ? m.difference->ci95.hi < 0 : !m.withinGuard;
}

std::string withItsSize(const TriedCandidate &candidate, int64_t sourceBytes)
{
    const int64_t bytes = *candidate.measurement->sizeBytes;
    return fmt::format("{} ({}, {} of the source's size, computed; {}, measured)", candidate.title, formatBytes(bytes),
                       formatPercent(static_cast<double>(bytes) / static_cast<double>(std::max<int64_t>(sourceBytes, 1)), 0), candidate.measurement->sentence);
}

} // namespace

std::optional<Advice> sizeBeforeFirstLoss(const std::vector<TriedCandidate> &tried, int64_t sourceBytes)
{
    std::vector<const TriedCandidate *> order;
    for (const TriedCandidate &one : tried)
        if (one.measurement && one.measurement->sizeBytes && judged(*one.measurement) && *one.measurement->sizeBytes < sourceBytes)
            order.push_back(&one);
    if (order.empty())
        return std::nullopt;
    std::ranges::stable_sort(order, std::greater<>(), [](const TriedCandidate *one) { return *one->measurement->sizeBytes; });
    const auto first = std::ranges::find_if(order, [](const TriedCandidate *one) { return losesMeasurably(*one->measurement); });
    Advice advice{"first-loss", Severity::Note, {}, {}, {}, {}};
    if (first == order.begin())
        advice.fact = fmt::format("no size without a measurable loss was found: the largest that was tried loses already, {}", withItsSize(**first, sourceBytes));
    else
        advice.fact = "smallest before the first measurable loss is " + withItsSize(**std::prev(first), sourceBytes);
    if (first == order.end()) {
        advice.reason = "nothing that was tried loses measurably on these samples";
    } else {
        advice.reason = "the first measurable loss is that of " + withItsSize(**first, sourceBytes);
        const auto later = std::find_if(order.rbegin(), std::make_reverse_iterator(first), [](const TriedCandidate *one) { return !losesMeasurably(*one->measurement); });
        if (later != std::make_reverse_iterator(first))
            advice.reason += ", yet behind it " + withItsSize(**later, sourceBytes) + " shows none";
    }
    advice.remedy = fmt::format("{} were tried, from the largest file to the smallest; more samples to measure on show smaller losses", plural(static_cast<int64_t>(order.size()), "candidate"));
    return advice;
}

} // namespace pare
