#include "core/passes/structured_pruning.h"

#include "core/base/hash.h"
#include "core/base/units.h"
#include "core/passes/observed_costs.h"
#include "core/passes/repair_layers.h"
#include "core/prune/choose_channels.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace pare {

namespace {

ChannelChoice choiceOf(const StructuredPruning &what, const Options &options)
{
    const std::string &importance = options.text("importance");
    ChannelChoice choice;
    choice.ratio = options.real("ratio");
    choice.importance = importance == "l2" ? Importance::L2 : importance == "random" ? Importance::Random : Importance::L1;
    choice.scope = options.text("scope") == "global" ? PruneScope::Global : PruneScope::PerLayer;
    choice.counts = {what.wholeUnits ? 1 : options.integer("multiple"), what.wholeUnits ? 1 : options.integer("min_channels")};
    return choice;
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
               std::to_string(countStep(choice.counts, group.members.front().channels)) + ")";
    if (choice.scope == PruneScope::Global)
        return has + "; too few of the least important ones are among them";
    return fmt::format("{}; {} of them are fewer than the step to {}, the next count that is allowed", has, percent(choice.ratio),
                       allowed[allowed.size() - 2] * group.channelsPerUnit);
}

Result<ChannelRemoval> replayed(const std::string &pass, const nlohmann::json &resolution)
{
    ChannelRemoval removal;
    if (!resolution.is_object() || !resolution.contains("groups") || !resolution["groups"].is_object())
        return invalidInput("the recipe's resolution of " + pass + " names no groups");
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
void reportChanges(const ChannelGroups &groups, const ChannelRemoval &removal, const Model &result, const std::vector<RepairedLayer> &repaired, PassRun &run)
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
        for (const RepairedLayer &one : repaired)
            if (one.layer == layer)
                text += fmt::format("; repaired: error {} -> {}", formatPercent(one.before, 1), formatPercent(one.after, 1));
        run.changed(layer, std::move(text), result.index().find(layer) ? std::vector<std::string>{layer} : std::vector<std::string>{});
    }
}


// Calibration data may be used to weigh channels and to fit what is left.
// Weighs channels by what was seen on calibration data, where that is asked for or there is such data.
Result<void> weigh(const StructuredPruning &what, const ChannelGroups &groups, const std::vector<std::string> &ids, ChannelChoice &choice, PassRun &run)
{
    const std::string &importance = run.options().text("importance");
    const bool chosen = importance == "activation" || importance == "output-error";
    if (!chosen && !(importance == "auto" && canFit(run.context().services)))
        return {};
    if (!run.context().services.observe)
        return unavailable("importance=" + importance + " needs calibration data (--calib)", what.pass);
    ObservedCostOptions options;
    options.kind = importance == "activation" ? ObservedCost::Variance : ObservedCost::OutputError;
    options.samples = run.options().integer("samples");
    std::vector<std::string> concerned;
    for (const std::string &id : ids) {
        const ChannelGroup &group = *groups.find(id);
        const int64_t goes = choice.scope == PruneScope::Global ? group.units - 1 : group.units - unitsToKeep(group, choice.ratio, choice.counts);
        if (goes <= 0)
            continue;
        options.count[id] = goes;
        concerned.push_back(id);
    }
    auto costs = observedCosts(groups, concerned, options, run.context());
    if (!costs.ok()) {
        if (costs.error().kind != ErrorKind::Unsupported || chosen)
            return costs.error();
        run.note({}, "channels were weighed by their weights alone: " + costs.error().message);
        return {};
    }
    choice.costs = std::move(*costs);
    if (choice.scope == PruneScope::Global && choice.costs.size() != concerned.size()) {
        // Costs seen and norms of weights cannot be ranked together.
        choice.costs.clear();
        run.note({}, "channels of all layers were weighed by their weights alone, since some are read by no layer that could be looked at");
    }
    return {};
}

std::string hashOf(const Model &model, const std::vector<RepairedLayer> &repaired)
{
    std::string all;
    for (const RepairedLayer &layer : repaired)
        if (const auto id = model.index().find(layer.layer))
            for (const std::string &input : model.index().node(*id).input())
                if (const auto *tensor = model.index().constant(input))
                    if (const auto bytes = tensorBytes(*tensor, model.payloads()); bytes.ok())
                        all += sha256(bytes->text());
    return sha256(all);
}

// Fits the layers that lost inputs, where that is asked for or there is calibration data, and says what it brought.
Result<Model> repaired(const StructuredPruning &what, const ChannelGroups &groups, const ChannelRemoval &removal, const Model &pruned,
                       std::vector<RepairedLayer> &layers, PassRun &run)
{
    const nlohmann::json recorded = run.replays() ? run.replayed().value("repair", nlohmann::json()) : nlohmann::json();
    const std::string &mode = run.options().text("repair");
    const bool wanted = run.replays() ? recorded.is_object() : mode == "least-squares" || (mode == "auto" && canFit(run.context().services));
    if (!wanted) {
        run.note({}, "nothing was repaired: what the loss of channels costs shows when the result is measured");
        return pruned;
    }
    if (!run.context().services.observe || (run.replays() && !canFit(run.context().services)))
        return unavailable(run.replays() ? "its layers were repaired from calibration data, which it needs again (--calib)"
                                         : "repair=least-squares needs calibration data (--calib)",
                           what.pass);
    RepairOptions options;
    options.samples = run.replays() && recorded.contains("samples") && recorded["samples"].is_number_integer() ? recorded["samples"].get<int64_t>()
                                                                                                             : run.options().integer("samples");
    auto repair = repairLayers(groups, removal, pruned, options, run.context());
    if (!repair.ok()) {
        if (repair.error().kind != ErrorKind::Unsupported || mode == "least-squares")
            return repair.error();
        run.note({}, "nothing was repaired: " + repair.error().message);
        return pruned;
    }
    for (const Declined &declined : repair->declined)
        run.note(declined.layer, "is not repaired: " + declined.reason);
    if (repair->outputBefore >= 0)
        run.note({}, fmt::format("on the calibration data the outputs differ from the source's by {} of their variance {}{}",
                                 formatPercent(repair->outputBefore, 1),
                                 repair->helped() ? "without repair and by " + formatPercent(repair->outputAfter, 1) + " with it"
                                                  : "without repair and by " + formatPercent(repair->outputAfter, 1) + " with it, so that it was undone",
                                 repair->repaired.empty() ? "" : fmt::format(" ({} fitted by least squares)", plural(static_cast<int64_t>(repair->repaired.size()), "layer"))));
    if (repair->repaired.empty())
        return pruned;
    layers = repair->repaired;
    const std::string hash = hashOf(repair->model, layers);
    if (recorded.is_object() && recorded.value("weights", std::string()) != hash)
        run.warn({}, "the repaired weights are not those of the recorded run: the calibration data or the machine is another");
    run.decide("repair", {{"kind", "least-squares"}, {"samples", options.samples}, {"weights", hash}});
    return repair->model;
}

} // namespace

std::string leftAloneIn(const Model &model, const ChannelGroup &group, const std::set<std::string> &leftAlone)
{
    for (const GroupMember &member : group.members) {
        if (!leftAlone.contains(member.layer))
            continue;
        const auto &inputs = model.index().node(member.node).input();
        if (std::any_of(inputs.begin(), inputs.end(), [&](const std::string &input) { return model.index().constant(input); }))
            return member.layer;
    }
    return {};
}

std::vector<OptionSpec> structuredOptions(const StructuredPruning &what)
{
    const std::string units = what.unit + "s";
    std::vector<OptionSpec> options{
        {"ratio", OptionType::Real, "0.3", "The largest share of the " + units + " of each group that goes", "", 0, 0.95, {}},
        {"importance", OptionType::Choice, "auto",
         "How much one matters. l1, l2: the sum of its weights' absolute values, or of their squares; activation: the variance that it gives to the layers "
         "that read it; output-error: what these lose once they are fitted anew; random: as a control; auto: output-error with calibration data, else l1",
         "", {}, {}, {"auto", "l1", "l2", "activation", "output-error", "random"}},
        {"scope", OptionType::Choice, "per-layer",
         "per-layer: the same share everywhere; global: the least important " + units + " of all layers together, at most nine tenths of one", "", {}, {}, {"per-layer", "global"}},
        {"repair", OptionType::Choice, "auto",
         "least-squares: layers that lost inputs are fitted to what they gave before, on calibration data; none: they keep their weights; auto: "
         "least-squares with calibration data, else none",
         "", {}, {}, {"auto", "least-squares", "none"}},
        {"samples", OptionType::Integer, "256", "Samples of the calibration data that are looked at", "", 1, 1e6, {}},
    };
    if (!what.wholeUnits) {
        options.push_back({"multiple", OptionType::Integer, "0", "Layers with more channels than this keep a multiple of it; 1: any count; 0: what runs fast, 16 in layers of 64 "
                                                                 "channels and more, 8 in smaller ones",
                           "channels", 0, 512, {}});
        options.push_back({"min_channels", OptionType::Integer, "1", "No layer keeps fewer channels than this", "channels", 1, 1e6, {}});
    }
    return options;
}

Result<PassOutcome> pruneStructures(const StructuredPruning &what, const ChannelGroups &groups, const PassRequest &request, PassContext &context)
{
    PassRun run(what.pass, request, context);
    ChannelChoice choice = choiceOf(what, request.options);
    ChannelRemoval removal;
    if (run.replays()) {
        PARE_TRY_ASSIGN(removal, replayed(what.pass, run.replayed()));
    } else {
        std::vector<std::string> ids;
        for (const ChannelGroup &group : groups.all()) {
            if (!isSelected(group, request))
                continue;
            if (const std::string kept = leftAloneIn(groups.model(), group, request.leftAlone); !kept.empty()) {
                for (const std::string &layer : producersOf(group))
                    run.declined(layer, layer == kept ? "it is left alone" : "shrinks together with " + kept + ", which is left alone");
                continue;
            }
            const auto takes = what.takes(group);
            if (takes)
                ids.push_back(group.id);
            else if (!takes.reason().empty())
                for (const std::string &layer : producersOf(group))
                    run.declined(layer, takes.reason());
        }
        PARE_TRY(weigh(what, groups, ids, choice, run));
        PARE_TRY_ASSIGN(removal, chooseChannels(groups, ids, choice, context.run));
        for (const std::string &id : ids)
            if (!removal.contains(id))
                for (const std::string &layer : producersOf(*groups.find(id)))
                    run.declined(layer, whyAllStay(*groups.find(id), choice));
    }
    run.decide("groups", removal);
    if (removal.empty())
        return run.finish(groups.model());

    context.run.progress("removing " + what.unit + "s");
    PARE_TRY_ASSIGN(const Model pruned, removeChannels(groups, removal, context.run));
    std::vector<RepairedLayer> layers;
    PARE_TRY_ASSIGN(Model result, repaired(what, groups, removal, pruned, layers, run));
    reportChanges(groups, removal, result, layers, run);
    if (!run.replays() && !what.wholeUnits && choice.counts.multiple != 1)
        run.note({}, fmt::format("counts were rounded up to a multiple of {}: at most {} went, and what is left runs at full speed",
                                 choice.counts.multiple > 0 ? std::to_string(choice.counts.multiple) + " where a layer has more channels than that"
                                                            : "16 in layers of 64 channels and more, of 8 in smaller ones",
                                 percent(choice.ratio)));
    return run.finish(std::move(result));
}

} // namespace pare
