#include "ui/models/removed_channels.h"

#include "ui/models/channel_selection.h"
#include "ui/models/treatment.h"

#include <algorithm>

namespace pare {

namespace {

// Output channels by layer: of all its groups, which share the axis.
std::map<std::string, int64_t> channelsByLayer(const ModelView &view)
{
    std::map<std::string, int64_t> channels;
    for (const ChannelGroup &group : view.groups().all())
        for (const GroupMember &member : group.members)
            if (member.role == MemberRole::Produces)
                channels[member.layer] = std::max(channels[member.layer], member.axisSize);
    return channels;
}

} // namespace

std::map<std::string, double> removedChannels(const ModelView &source, const ModelView &variant)
{
    std::map<std::string, double> removed;
    const std::map<std::string, int64_t> before = channelsByLayer(source);
    for (const auto &[layer, now] : channelsByLayer(variant))
        if (const auto was = before.find(layer); was != before.end() && was->second > 0)
            removed[layer] = std::max(0.0, 1 - static_cast<double>(now) / static_cast<double>(was->second));
    return removed;
}

std::map<std::string, double> plannedChannels(const ModelView &source, const Recipe &recipe)
{
    std::map<std::string, double> removed;
    std::map<std::string, double> gone; // channels
    const Treatments treatments(recipe);
    for (const ChannelGroup &group : source.groups().all()) {
        const double share = group.prunable && !group.members.empty() ? treatments.of(group.members.front().layer).channels : 0;
        const int64_t units = share > 0 ? group.units - unitsToKeep(group, share, countRuleOf(recipe, {group.members.front().layer})) : 0;
        for (const GroupMember &member : group.members)
            if (member.role == MemberRole::Produces && group.units > 0)
                gone[member.layer] += static_cast<double>(member.channels) / static_cast<double>(group.units) * static_cast<double>(units);
    }
    for (const auto &[layer, channels] : channelsByLayer(source))
        removed[layer] = channels > 0 ? gone[layer] / static_cast<double>(channels) : 0;
    return removed;
}

} // namespace pare
