#include "ui/models/channel_selection.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace pare {

namespace {

constexpr double mostThatGoes = 0.95; // the pass's own limit

int64_t integerOption(const RecipeStep &step, const char *name, int64_t fallback)
{
    const auto found = step.options.find(name);
    if (found == step.options.end())
        return fallback;
    if (found->is_number())
        return found->get<int64_t>();
    return found->is_string() ? std::atoll(found->get<std::string>().c_str()) : fallback;
}

// The shortest decimal number that is not below the share and makes the pass (unitsToKeep) keep that count.
double shareFor(const ChannelGroup &group, const std::vector<int64_t> &allowed, int64_t kept)
{
    const double exact = 1 - static_cast<double>(kept) / static_cast<double>(group.units);
    for (double digits = 100; digits < 1e7; digits *= 10) {
        const double share = std::ceil(exact * digits - 1e-9) / digits;
        const double least = (1 - share) * static_cast<double>(group.units) - 1e-9;
        const auto first = std::find_if(allowed.begin(), allowed.end(), [&](int64_t units) { return static_cast<double>(units) >= least; });
        if (first != allowed.end() && *first == kept)
            return share;
    }
    return exact;
}

} // namespace

int64_t ChannelSelection::layerCount() const
{
    std::set<int> nodes;
    for (const ChannelGroup *group : groups)
        for (const GroupMember &member : group->members)
            nodes.insert(member.node.value);
    return static_cast<int64_t>(nodes.size());
}

std::vector<const ChannelGroup *> ChannelSelection::all() const
{
    std::vector<const ChannelGroup *> all = groups;
    all.insert(all.end(), widths.begin(), widths.end());
    return all;
}

ChannelSelection channelsOf(const ModelView &view, const std::set<std::string> &layers)
{
    const std::vector<ChannelGroup> &all = view.groups().all();
    std::set<size_t> touched;
    for (const std::string &layer : layers)
        for (const size_t position : view.groups().groupsOf(layer))
            touched.insert(position);
    std::set<size_t> chosen;
    std::set<std::string> makers;
    for (const size_t position : touched)
        for (const GroupMember &member : all[position].members)
            if (member.role == MemberRole::Produces && layers.contains(member.layer)) {
                chosen.insert(position);
                makers.insert(member.layer);
            }
    for (const size_t position : touched)
        for (const GroupMember &member : all[position].members)
            if (member.role == MemberRole::Carries && layers.contains(member.layer) && !makers.contains(member.layer)) {
                chosen.insert(position);
                break;
            }
    ChannelSelection selection;
    for (const size_t position : chosen) {
        const ChannelGroup &group = all[position];
        if (group.asWidth)
            selection.widths.push_back(&group);
        if (!group.prunable) {
            if (selection.declined.empty())
                selection.declined = group.id + " " + group.reason + (group.asWidth ? ": prune-width can shrink it" : "");
            continue;
        }
        selection.groups.push_back(&group);
        for (const GroupMember &member : group.members)
            if (member.role == MemberRole::Produces)
                selection.producers.insert(member.layer);
    }
    return selection;
}

CountRule countRuleOf(const RecipeStep &step)
{
    const CountRule fallback;
    return {integerOption(step, "multiple", fallback.multiple), integerOption(step, "min_channels", fallback.leastChannels)};
}

CountRule countRuleOf(const Recipe &recipe, const std::set<std::string> &producers)
{
    for (const RecipeStep &step : recipe.steps)
        if (step.pass == "prune-channels")
            for (const std::string &name : step.select.names)
                if (producers.contains(name))
                    return countRuleOf(step);
    return {};
}

std::vector<double> removableShares(const std::vector<const ChannelGroup *> &groups, const CountRule &rule)
{
    std::vector<double> shares{0};
    std::set<std::vector<int64_t>> known; // whole models have few different widths
    for (const ChannelGroup *group : groups) {
        const std::vector<int64_t> allowed = allowedUnits(*group, rule);
        if (!known.insert(allowed).second)
            continue;
        for (const int64_t kept : allowed)
            if (kept < group->units)
                if (const double share = shareFor(*group, allowed, kept); share <= mostThatGoes)
                    shares.push_back(share);
    }
    std::sort(shares.begin(), shares.end());
    shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
    return shares;
}

} // namespace pare
