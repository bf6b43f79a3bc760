#include "core/prune/choose_channels.h"

#include "core/prune/axis_findings.h"

#include <algorithm>
#include <numeric>

namespace pare {

namespace {

constexpr double mostOfOneGroup = 0.9; // with a global ranking: a layer that keeps less than this stops being one

struct Ranked {
    const ChannelGroup *group = nullptr;
    std::vector<double> importance; // 1 is the mean of the layers that produce the channels
    std::vector<int64_t> order;     // units, the least important first
};

Result<Ranked> rank(const ChannelGroups &groups, const ChannelGroup &group, const ChannelChoice &choice, uint64_t seed)
{
    std::vector<double> values;
    if (const auto given = choice.costs.find(group.id); given != choice.costs.end()) {
        values = given->second;
    } else {
        PARE_TRY_ASSIGN(values, unitImportance(groups, group, choice.importance, seed));
        const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
        for (double &value : values)
            value = mean > 0 ? value / mean : value;
    }
    std::vector<int64_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int64_t a, int64_t b) { return values[static_cast<size_t>(a)] < values[static_cast<size_t>(b)]; });
    return Ranked{&group, std::move(values), std::move(order)};
}

// How many units of each group stay when the least important of all groups go.
std::vector<int64_t> keptGlobally(const std::vector<Ranked> &ranked, const ChannelChoice &choice)
{
    struct Candidate {
        double importance;
        size_t group;
        int64_t place; // in the group's order
    };
    std::vector<Candidate> all;
    int64_t channels = 0;
    for (size_t g = 0; g < ranked.size(); ++g) {
        const ChannelGroup &group = *ranked[g].group;
        channels += group.channels();
        const auto most = static_cast<int64_t>(mostOfOneGroup * static_cast<double>(group.units));
        for (int64_t place = 0; place < std::min(most, group.units - 1); ++place)
            all.push_back({ranked[g].importance[static_cast<size_t>(ranked[g].order[static_cast<size_t>(place)])], g, place});
    }
    std::stable_sort(all.begin(), all.end(), [](const Candidate &a, const Candidate &b) { return a.importance < b.importance; });
    std::vector<int64_t> kept;
    for (const Ranked &one : ranked)
        kept.push_back(one.group->units);
    double left = choice.ratio * static_cast<double>(channels) + 1e-9;
    for (const Candidate &candidate : all) {
        left -= static_cast<double>(ranked[candidate.group].group->channelsPerUnit);
        if (left < 0)
            break;
        --kept[candidate.group];
    }
    for (size_t g = 0; g < ranked.size(); ++g) {
        const auto allowed = allowedUnits(*ranked[g].group, choice.counts);
        kept[g] = *std::lower_bound(allowed.begin(), allowed.end(), kept[g]); // the last is all of them
    }
    return kept;
}

} // namespace

Result<ChannelRemoval> chooseChannels(const ChannelGroups &groups, const std::vector<std::string> &ids, const ChannelChoice &choice,
                                      const RunContext &context)
{
    std::vector<Ranked> ranked;
    for (const std::string &id : ids) {
        if (context.stopRequested())
            return cancelled();
        const ChannelGroup *group = groups.find(id);
        if (!group || !group->canShrink())
            return invalidInput(group ? "it " + group->reason : "there is no group of channels with this name", id);
        if (choice.scope == PruneScope::PerLayer && unitsToKeep(*group, choice.ratio, choice.counts) == group->units)
            continue; // nothing goes: its weights need not be read
        context.progress("weighing channels of " + id, static_cast<int64_t>(ranked.size()), static_cast<int64_t>(ids.size()));
        PARE_TRY_ASSIGN(Ranked one, rank(groups, *group, choice, context.seed));
        ranked.push_back(std::move(one));
    }
    std::vector<int64_t> kept;
    if (choice.scope == PruneScope::Global)
        kept = keptGlobally(ranked, choice);
    else
        for (const Ranked &one : ranked)
            kept.push_back(unitsToKeep(*one.group, choice.ratio, choice.counts));
    ChannelRemoval removal;
    for (size_t g = 0; g < ranked.size(); ++g) {
        std::vector<int64_t> units(ranked[g].order.begin(), ranked[g].order.begin() + (ranked[g].group->units - kept[g]));
        std::sort(units.begin(), units.end());
        if (!units.empty())
            removal[ranked[g].group->id] = std::move(units);
    }
    return removal;
}

} // namespace pare
