// Before: a convolution or matrix product makes channels that others pass on and read
// After:  the channels that matter least are gone from its weights, from everything that passes them on, and from the weights that read them
// Conditions: every value on the way is followed by a known operator; no graph input or output has the channels; at least one stays.
#include "core/passes/prune_channels.h"

#include "core/base/units.h"
#include "core/passes/pass_run.h"
#include "core/prune/choose_channels.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pare {

namespace {

ChannelChoice choiceOf(const Options &options)
{
    return {options.real("ratio"), options.text("importance") == "l2" ? Importance::L2 : Importance::L1,
            options.text("scope") == "global" ? PruneScope::Global : PruneScope::PerLayer,
            {options.integer("multiple"), options.integer("min_channels")}};
}

std::vector<std::string> producersOf(const ChannelGroup &group)
{
    std::vector<std::string> layers;
    for (const GroupMember &member : group.members)
        if (member.role == MemberRole::Produces)
            layers.push_back(member.layer);
    return layers;
}

bool isSelected(const ChannelGroup &group, const PassRequest &request)
{
    const auto layers = producersOf(group);
    return std::any_of(layers.begin(), layers.end(), [&](const std::string &layer) { return request.selects(layer); });
}

std::string percent(double ratio)
{
    return fmt::format("{:g} %", ratio * 100);
}

// Why nothing of a prunable group goes.
std::string whyAllStay(const ChannelGroup &group, const ChannelChoice &choice)
{
    if (choice.ratio <= 0)
        return "no channel is to be removed (ratio 0)";
    const auto allowed = allowedUnits(group, choice.counts);
    const std::string has = "has " + plural(group.channels(), "channel");
    if (allowed.size() < 2)
        return has + ", of which no fewer can be kept (" +
               (choice.counts.leastChannels > 1 ? "at least " + std::to_string(choice.counts.leastChannels) + ", " : "") + "a multiple of " +
               std::to_string(choice.counts.multiple) + ")";
    if (choice.scope == PruneScope::Global)
        return has + "; too few of the least important ones are among them";
    return fmt::format("{}; {} of them are fewer than the step to {}, the next count that is allowed", has, percent(choice.ratio),
                       allowed[allowed.size() - 2] * group.channelsPerUnit);
}

Result<ChannelRemoval> replayed(const nlohmann::json &resolution)
{
    ChannelRemoval removal;
    if (!resolution.is_object() || !resolution.contains("groups") || !resolution["groups"].is_object())
        return invalidInput("the recipe's resolution of prune-channels names no groups");
    for (const auto &[id, units] : resolution["groups"].items()) {
        if (!units.is_array())
            return invalidInput("the recipe's resolution holds no list of channels", id);
        auto &list = removal[id];
        for (const auto &unit : units) {
            if (!unit.is_number_integer())
                return invalidInput("the recipe's resolution holds something else than a channel's number", id);
            list.push_back(unit.get<int64_t>());
        }
        if (!std::is_sorted(list.begin(), list.end()) || std::adjacent_find(list.begin(), list.end()) != list.end())
            return invalidInput("the recipe's resolution does not list channels once each, in order", id);
    }
    return removal;
}

// "64 -> 44 output channels", "64 -> 44 input channels", both, or "64 -> 44 channels" where a layer only passes them on.
void reportChanges(const ChannelGroups &groups, const ChannelRemoval &removal, const Model &result, PassRun &run)
{
    struct Counts {
        std::map<MemberRole, std::pair<int64_t, int64_t>> byRole; // all positions of the axis, and those that went
    };
    std::map<int, Counts> byNode; // in the order of the file
    for (const auto &[id, units] : removal) {
        const ChannelGroup &group = *groups.find(id); // the removal was made from these groups
        for (const GroupMember &member : group.members) {
            auto &[all, gone] = byNode[member.node.value].byRole[member.role];
            all = member.axisSize;
            gone += member.channels / group.units * static_cast<int64_t>(units.size());
        }
    }
    for (const auto &[position, counts] : byNode) {
        const std::string &layer = groups.model().index().node({position}).name();
        std::vector<std::string> parts;
        for (const auto &[role, change] : counts.byRole) {
            const char *what = role == MemberRole::Produces ? "output " : role == MemberRole::Reads ? "input " : "";
            parts.push_back(fmt::format("{} -> {} {}channels", change.first, change.first - change.second, what));
        }
        std::string text = parts[0];
        for (size_t i = 1; i < parts.size(); ++i)
            text += ", " + parts[i];
        run.changed(layer, std::move(text), result.index().find(layer) ? std::vector<std::string>{layer} : std::vector<std::string>{});
    }
}

Result<PassOutcome> pruneChannels(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("prune-channels", request, context);
    const ChannelChoice choice = choiceOf(request.options);
    context.run.progress("following channels");
    PARE_TRY_ASSIGN(const ChannelGroups groups, ChannelGroups::of(model));

    ChannelRemoval removal;
    if (run.replays()) {
        PARE_TRY_ASSIGN(removal, replayed(run.replayed()));
    } else {
        std::vector<std::string> ids;
        for (const ChannelGroup &group : groups.all())
            if (isSelected(group, request)) {
                if (group.prunable)
                    ids.push_back(group.id);
                else
                    for (const std::string &layer : producersOf(group))
                        run.declined(layer, group.reason);
            }
        PARE_TRY_ASSIGN(removal, chooseChannels(groups, ids, choice, context.run));
        for (const std::string &id : ids)
            if (!removal.contains(id))
                for (const std::string &layer : producersOf(*groups.find(id)))
                    run.declined(layer, whyAllStay(*groups.find(id), choice));
    }
    run.decide("groups", removal);
    if (removal.empty())
        return run.finish(model);

    context.run.progress("removing channels");
    PARE_TRY_ASSIGN(Model result, removeChannels(groups, removal, context.run));
    reportChanges(groups, removal, result, run);
    if (!run.replays() && choice.counts.multiple > 1)
        run.note({}, fmt::format("counts were rounded up to a multiple of {} where a layer has more channels than that: at most {} went, "
                                 "and what is left runs at full speed",
                                 choice.counts.multiple, percent(choice.ratio)));
    run.note({}, "nothing was repaired: what the loss of channels costs shows when the result is measured");
    return run.finish(std::move(result));
}

} // namespace

const Pass &pruneChannelsPass()
{
    static const Pass pass{
        "prune-channels",
        "Removes the channels that matter least from convolutions and matrix products, wherever they are used",
        false,
        {{"ratio", OptionType::Real, "0.3", "The largest share of the channels of each group that goes", "", 0, 0.95, {}},
         {"importance", OptionType::Choice, "l1", "How much a channel matters: the sum of its weights' absolute values, or of their squares", "", {}, {}, {"l1", "l2"}},
         {"scope", OptionType::Choice, "per-layer",
          "per-layer: the same share everywhere; global: the least important channels of all layers together, at most nine tenths of one", "", {}, {}, {"per-layer", "global"}},
         {"multiple", OptionType::Integer, "8", "Layers with more channels than this keep a multiple of it; 1: any count", "channels", 1, 512, {}},
         {"min_channels", OptionType::Integer, "1", "No layer keeps fewer channels than this", "channels", 1, 1e6, {}}},
        pruneChannels};
    return pass;
}

} // namespace pare
