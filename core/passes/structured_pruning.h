// What prune-channels, prune-heads and prune-neurons have in common: choosing units of dependency groups, removing them everywhere,
// repairing what read them, and saying so.
#pragma once

#include "core/passes/pass_run.h"
#include "core/prune/channel_groups.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace pare {

struct StructuredPruning {
    std::string pass;      // "prune-channels"
    std::string unit;      // what goes one by one, in words: "channel", "head", "neuron"
    bool wholeUnits = false; // counts are units (heads), whatever number of channels that makes: the option `multiple` is not there
    // Whether a group is this pass's business. Reasons go to the report under the group's producing layers; an empty one is passed over.
    std::function<OrReason<bool>(const ChannelGroup &)> takes;
    bool gated = false;    // what a unit gives is read by few layers, behind its activation: importance=gates can be asked for
    std::string wanting = {}; // what the model has not, where there is nothing to remove
    bool ends = false;        // what it removes can be an input or output of the graph: the options `inputs` and `outputs` are there
};

// The first of these layers that would lose channels with the group; empty: none would. What only passes channels on may see fewer.
[[nodiscard]] std::string leftAloneIn(const Model &model, const ChannelGroup &group, const std::set<std::string> &leftAlone);

// The graph's inputs and outputs that the options `inputs` and `outputs` let lose channels: names with ; between, or "all".
// Errors: InvalidInput (there is none of this name).
[[nodiscard]] Result<std::set<std::string>> endsThatMayShrink(const Model &model, const std::string &inputs, const std::string &outputs);
[[nodiscard]] Result<std::set<std::string>> endsThatMayShrink(const Model &model, const Options &options);

// The options that all of them have; `multiple` only where counts are channels.
[[nodiscard]] std::vector<OptionSpec> structuredOptions(const StructuredPruning &what);

[[nodiscard]] Result<PassOutcome> pruneStructures(const StructuredPruning &what, const ChannelGroups &groups, const PassRequest &request, PassContext &context);

} // namespace pare
