#include "core/passes/structured_pruning.h"

#include "core/base/units.h"
#include "core/passes/in_bodies.h"
#include "core/passes/named_values.h"
#include "core/passes/pruning_budget.h"
#include "core/passes/repair_option.h"
#include "core/passes/trained_rounds.h"
#include "core/passes/weigh_channels.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

namespace pare {

namespace {

CountRule countsOf(const StructuredPruning &what, const Options &options)
{
    return {what.wholeUnits ? 1 : options.integer("multiple"), what.wholeUnits ? 1 : options.integer("min_channels")};
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
std::string whyAllStay(const ChannelGroup &group, const ChannelChoice &choice, bool budget)
{
    if (ratioOf(choice, group.id) <= 0)
        return choice.ratios.empty() ? "no channel is to be removed (ratio 0)" : "is not among those that have a ratio";
    const auto allowed = allowedUnits(group, choice.counts);
    const std::string has = "has " + plural(group.channels(), "channel");
    if (allowed.size() < 2)
        return has + ", of which no fewer can be kept (" +
               (choice.counts.leastChannels > 1 ? "at least " + std::to_string(choice.counts.leastChannels) + ", " : "") + "a multiple of " +
               std::to_string(countStep(choice.counts, group.members.front().channels)) + ")";
    if (budget)
        return has + ", all of which the budget leaves room for";
    if (choice.scope != PruneScope::PerLayer && choice.ratios.empty())
        return has + "; too few of the least important ones are among them";
    return fmt::format("{}; {} of them are fewer than the step to {}, the next count that is allowed", has, percent(ratioOf(choice, group.id)),
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
void reportChanges(const ChannelGroups &groups, const ChannelRemoval &removal, const Model &result, const std::vector<RepairedLayer> &repaired, const std::map<std::string, std::string> &trained,
                   PassRun &run)
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
        text += repairedText(repaired, layer);
        if (const auto learned = trained.find(layer); learned != trained.end())
            text += "; " + learned->second;
        run.changed(layer, std::move(text), result.index().find(layer) ? std::vector<std::string>{layer} : std::vector<std::string>{});
    }
    for (const auto &[layer, learned] : trained)
        if (!run.changedLayer(layer))
            run.changed(layer, learned, {layer});
}

OptionSpec importanceOption(const StructuredPruning &what)
{
    OptionSpec option{
        "importance", OptionType::Choice, "auto",
        "How much one matters. l1, l2: the sum of its weights' absolute values, or of their squares; lamp: its square over those of all that are no smaller; "
        "geometric-median: how far its weights are from those of the others; bn-scale: the scales of batch normalizations; activation: the variance that it gives to the layers "
        "that read it; output-error: what these lose once they are fitted anew; output-change: what the model's outputs lose then; taylor: what the loss of labels (without labels, of the "
        "model's own answers) would change, by its gradient, which needs libtorch; fisher: the same weight by weight, as the sum of its squares over "
        "single samples (the diagonal of the Fisher information times the weight's square), so that weights that pull against each other do not hide one another; random: as a control; "
        "auto: output-error with calibration data, else l1",
        "", {}, {}, {"auto", "l1", "l2", "lamp", "geometric-median", "bn-scale", "activation", "output-error", "output-change", "taylor", "fisher", "random"}};
    if (what.gated) {
        option.help += ". gates: by the same gradient, of a gate behind each " + what.unit + ": the mean of |gradient| over single samples, divided by the length of those of its layer. Where taylor sums "
                       "over all weights of a " + what.unit + " and takes squares of a few samples together, a gate sees only what comes out of it";
        option.choices.insert(option.choices.end() - 1, "gates");
    }
    return option;
}

// Layers that read one weight, and read tensors of their own now, since different channels of theirs went.
void noteUntiedWeights(const Model &before, const Model &after, PassRun &run)
{
    std::map<std::string, std::set<std::string>> readersOf; // by weight: what its readers read now
    std::map<std::string, std::vector<std::string>> layers;
    for (const auto &node : before.graph().node())
        for (int input = 0; input < node.input_size(); ++input) {
            const auto *weight = before.index().constant(node.input(input));
            const auto now = after.index().find(node.name());
            if (!weight || weight->dims_size() < 2 || !now || before.index().uses(node.input(input)).size() < 2 || after.index().node(*now).input_size() <= input)
                continue;
            readersOf[node.input(input)].insert(after.index().node(*now).input(input));
            layers[node.input(input)].push_back(node.name());
        }
    for (const auto &[weight, tensors] : readersOf)
        if (tensors.size() > 1)
            run.note(weight, fmt::format("{} shared it, and different channels of theirs went: it is stored {} times now", fmt::join(layers[weight], ", "), tensors.size()));
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

Result<std::set<std::string>> endsThatMayShrink(const Model &model, const std::string &inputs, const std::string &outputs)
{
    std::set<std::string> wanted;
    const auto take = [&](const std::string &option, const char *what, const std::set<std::string> &all) -> Result<void> {
        if (option == "all")
            wanted.insert(all.begin(), all.end());
        for (const auto &[name, before, after] : namedValues(option == "all" ? std::string() : option)) {
            if (!all.contains(name))
                return invalidInput(fmt::format("the model has no {} of this name: it has {}", what, fmt::join(all, ", ")), name);
            wanted.insert(name);
        }
        return {};
    };
    std::set<std::string> all;
    for (const auto &input : model.graph().input())
        if (model.index().isGraphInput(input.name()))
            all.insert(input.name());
    PARE_TRY(take(inputs, "input", all));
    all.clear();
    for (const auto &output : model.graph().output())
        all.insert(output.name());
    PARE_TRY(take(outputs, "output", all));
    return wanted;
}

Result<std::set<std::string>> endsThatMayShrink(const Model &model, const Options &options)
{
    return endsThatMayShrink(model, options.text("inputs"), options.text("outputs"));
}

std::vector<OptionSpec> structuredOptions(const StructuredPruning &what)
{
    const std::string units = what.unit + "s";
    std::vector<OptionSpec> options{
        {"ratio", OptionType::Real, "0.3", "The largest share of the " + units + " that goes: of each layer, or with a global scope of all together", "", 0, mostPruned, {}},
        {"budget", OptionType::Text, "",
         "In place of the ratio, what the model may have at most: a size (500kB, 2.5MB), multiply-accumulates (300MMACs), a measured time (4ms), or a "
         "share of what it has (60%size, 50%macs, 50%time). The least goes that brings it there",
         "", {}, {}, {}},
        {"ratios", OptionType::Text, "",
         "In place of ratio, budget and scope, a share for each group, by the name of a layer that makes its " + units +
             ": NAME=0.5; NAME=0.25. Groups that are not named keep all",
         "", {}, {}, {}},
        importanceOption(what),
        {"scope", OptionType::Choice, "auto",
         "per-layer: the same share everywhere; global: the least important " + units + " of all layers together, at most nine tenths of one; isomorphic: the same, but only layers of the same structure are compared; "
         "auto: global with calibration "
         "data, else per-layer",
         "", {}, {}, {"auto", "per-layer", "global", "isomorphic"}},
        {"rounds", OptionType::Integer, "1", "In how many rounds they go: after each, what is left is repaired (with calibration data), trained (with train) and weighed anew", "", 1, 20, {}},
        repairOption("layers that lost inputs"),
        {"samples", OptionType::Integer, "256", "Samples of the calibration data that are looked at", "", 1, 1e6, {}},
    };
    for (OptionSpec &option : trainedRoundsOptions())
        options.push_back(std::move(option));
    if (!what.wholeUnits) {
        options.push_back({"multiple", OptionType::Integer, "0", "Layers with more channels than this keep a multiple of it; 1: any count; 0: what runs fast, 16 in layers of 64 "
                                                                 "channels and more, 8 in smaller ones",
                           "channels", 0, 512, {}});
        options.push_back({"min_channels", OptionType::Integer, "1", "No layer keeps fewer channels than this", "channels", 1, 1e6, {}});
    }
    if (what.ends) {
        options.push_back({"inputs", OptionType::Text, "",
                           "Inputs of the model that may lose " + units + " too (states and caches that it is given back): their names, with ; between, or all", "", {}, {}, {}});
        options.push_back({"outputs", OptionType::Text, "",
                           "Outputs of the model that may lose " + units + " too: their names, with ; between, or all. Whoever reads them gets fewer numbers; all others keep their shapes", "", {}, {}, {}});
    }
    return options;
}

namespace {

// What could be removed if inputs or outputs of the graph might lose channels, and how that is said.
void noteKeptEnds(const ChannelGroups &groups, const std::string &unit, const PassRequest &request, PassRun &run)
{
    const GraphIndex &index = groups.model().index();
    std::map<std::string, std::set<std::string>> ends; // by option
    for (const ChannelGroup &group : groups.all())
        if (isSelected(group, request) && !group.keptEnd.empty())
            ends[index.isGraphInput(group.keptEnd) ? "inputs" : "outputs"].insert(group.keptEnd);
    for (const auto &[option, names] : ends)
        run.note({}, fmt::format("the model's {} {} {} shape; {}={} lets {} lose {}s", names.size() == 1 ? option.substr(0, option.size() - 1) : option, fmt::join(names, ", "),
                                 names.size() == 1 ? "keeps its" : "keep their", option, names.size() == 1 ? *names.begin() : "all", names.size() == 1 ? "it" : "them", unit));
}

} // namespace

Result<PassOutcome> pruneStructures(const StructuredPruning &what, const ChannelGroups &groups, const PassRequest &request, PassContext &context)
{
    PassRun run(what.pass, request, context);
    ChannelChoice choice;
    choice.counts = countsOf(what, request.options);
    PARE_TRY_ASSIGN(std::optional<TrainedRounds> rounds, TrainedRounds::of(what.pass, what.unit, groups, run));
    ChannelRemoval removal;
    if (run.replays()) {
        PARE_TRY_ASSIGN(removal, replayed(what.pass, run.replayed()));
    } else {
        declineBodies(groups.model(), run);
        std::vector<std::string> ids;
        for (const ChannelGroup &group : groups.all()) {
            if (!isSelected(group, request)) {
                for (const std::string &layer : producersOf(group))
                    if (request.leftAlone.contains(layer))
                        run.declined(layer, "it is left alone");
                continue;
            }
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
        if (what.ends && ids.empty())
            noteKeptEnds(groups, what.unit, request, run);
        const auto shrunk = rounds ? ShrunkModel([&](const ChannelRemoval &gone) { return rounds->shrink(gone); }) : ShrunkModel();
        PARE_TRY_ASSIGN(ChosenChannels chosen, chooseByOptions(what.pass, groups, ids, choice.counts, run, shrunk));
        removal = std::move(chosen.removal);
        choice = std::move(chosen.choice);
        const std::map<std::string, std::string> unjudged = std::move(chosen.unjudged);
        for (const std::string &id : ids)
            if (!removal.contains(id))
                for (const std::string &layer : producersOf(*groups.find(id)))
                    run.declined(layer, unjudged.contains(id) ? unjudged.at(id) : whyAllStay(*groups.find(id), choice, !request.options.text("budget").empty()));
    }
    run.decide("groups", removal);
    if (removal.empty() && !run.declinedAny())
        run.note({}, "there are no " + what.unit + "s that this pass could remove" + (what.wanting.empty() ? std::string() : ": " + what.wanting));
    if (removal.empty())
        return run.finish(groups.model());

    std::vector<RepairedLayer> layers;
    Model result;
    if (rounds) {
        PARE_TRY_ASSIGN(result, run.replays() ? rounds->replay(removal) : rounds->shrink(removal));
        rounds->decide();
        layers = rounds->repaired();
    } else {
        context.run.progress("removing " + what.unit + "s");
        PARE_TRY_ASSIGN(const Model pruned, removeChannels(groups, removal, context.run));
        const auto repair = [&](const RepairOptions &options) { return repairLayers(groups, removal, pruned, options, context); };
        PARE_TRY_ASSIGN(result, repairedAsAsked(what.pass, pruned, repair, layers, run));
    }
    noteUntiedWeights(groups.model(), result, run);
    reportChanges(groups, removal, result, layers, rounds ? rounds->trained() : std::map<std::string, std::string>(), run);
    if (!run.replays() && !what.wholeUnits && choice.counts.multiple != 1)
        run.note({}, fmt::format("counts were rounded up to a multiple of {}{}, and what is left runs at full speed",
                                 choice.counts.multiple > 0 ? std::to_string(choice.counts.multiple) + " where a layer has more channels than that"
                                                            : "16 in layers of 64 channels and more, of 8 in smaller ones",
                                 !request.options.text("budget").empty() ? std::string()
                                 : choice.ratios.empty()                 ? ": at most " + percent(choice.ratio) + " went"
                                                                         : ": of each group at most its ratio went"));
    return run.finish(std::move(result));
}

} // namespace pare
