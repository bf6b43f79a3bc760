// How many units of a group may be kept.
#include "core/prune/channel_groups.h"

#include <algorithm>

namespace pare {

int64_t countStep(const CountRule &rule, int64_t channels)
{
    return rule.multiple > 0 ? rule.multiple : channels >= 64 ? 16 : 8;
}

std::vector<int64_t> allowedUnits(const ChannelGroup &group, const CountRule &rule)
{
    std::vector<int64_t> allowed;
    if (!group.canShrink())
        return allowed;
    const auto fits = [&](int64_t units, int64_t multiple) {
        if (units * group.channelsPerUnit < std::max<int64_t>(rule.leastChannels, 1))
            return false;
        for (const GroupMember &member : group.members) {
            if (member.role != MemberRole::Produces)
                break;
            const int64_t kept = member.channels / group.units * units;
            const int64_t step = countStep({multiple, 1}, member.channels);
            if (member.channels > step && kept % step != 0)
                return false;
        }
        return true;
    };
    for (int64_t units = 1; units < group.units; ++units)
        if (fits(units, rule.multiple))
            allowed.push_back(units);
    if (allowed.empty() && group.channelsPerUnit > 1) // heads of 45 channels make no multiple of 8
        for (int64_t units = 1; units < group.units; ++units)
            if (fits(units, 1))
                allowed.push_back(units);
    allowed.push_back(group.units);
    return allowed;
}

int64_t unitsToKeep(const ChannelGroup &group, double ratio, const CountRule &rule)
{
    // A hair below, so that 0.3 of 10 leaves 7 and not 8 for want of a last binary digit.
    const double least = (1 - ratio) * static_cast<double>(group.units) - 1e-9;
    for (const int64_t units : allowedUnits(group, rule))
        if (static_cast<double>(units) >= least)
            return units;
    return group.units;
}

} // namespace pare
