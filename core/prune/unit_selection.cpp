#include "core/prune/unit_selection.h"

#include "core/prune/axis_findings.h"

#include <algorithm>

namespace pare {

Result<std::vector<bool>> unitsToRemove(const ChannelGroups &groups, const ChannelRemoval &removal)
{
    const AxisFindings &findings = groups.findings();
    std::vector<std::vector<size_t>> unitsOf(groups.all().size()); // by group, in the order of their numbers
    for (size_t unit = 0; unit < findings.placeOf.size(); ++unit)
        if (const auto [group, number] = findings.placeOf[unit]; group >= 0) {
            auto &units = unitsOf[static_cast<size_t>(group)];
            units.resize(std::max(units.size(), static_cast<size_t>(number) + 1));
            units[static_cast<size_t>(number)] = unit;
        }
    std::vector<bool> removed(findings.placeOf.size(), false);
    for (const auto &[id, positions] : removal) {
        const ChannelGroup *group = groups.find(id);
        if (!group)
            return invalidInput("there is no group of channels with this name", id);
        if (!group->canShrink())
            return invalidInput("it " + group->reason, id);
        const auto &units = unitsOf[static_cast<size_t>(group - groups.all().data())];
        for (const int64_t position : positions) {
            if (position < 0 || position >= group->units)
                return invalidInput("it has no channel " + std::to_string(position) + "; there are " + std::to_string(group->units), id);
            removed[units[static_cast<size_t>(position)]] = true;
        }
        if (std::all_of(units.begin(), units.end(), [&](size_t unit) { return removed[unit]; }))
            return invalidInput("at least one channel must stay", id);
    }
    return removed;
}

} // namespace pare
