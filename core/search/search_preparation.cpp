// What the preparing steps bring by themselves: it is not to be credited to what loses something.
#include "core/search/preset_search.h"

#include "core/passes/all_passes.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare {

Result<void> PresetSearch::tellPreparation(VariantMeasurement &measurement)
{
    const auto changed = [](const PassReport &report) { return !report.changes.empty(); };
    if (!measurement.latencyRatio || !measurement.faster() || std::ranges::none_of(m_prepared.reports, changed))
        return {};
    m_context.progress("timing the preparing steps alone");
    const auto timings = m_session->timeTogether({m_prepared.model}, {.quick = true, .samples = m_deciding});
    if (!timings.ok())
        return timings.error().kind == ErrorKind::Cancelled ? timings.error() : Result<void>();
    const RatioNumber &ratio = timings->front().ratio;
    if (ratio.ci95.hi >= 1)
        return {};
    const bool exact = std::ranges::all_of(m_prepared.reports, [&](const PassReport &report) {
        const Pass *pass = findPass(report.pass);
        return !changed(report) || (pass && pass->exact);
    });
    measurement.conditions.push_back(fmt::format("the preparing steps alone{}: {:.2f}x of the source's latency ({:.2f} to {:.2f})",
                                                 exact ? ", which lose nothing" : "", ratio.value, ratio.ci95.lo, ratio.ci95.hi));
    return {};
}

} // namespace pare
