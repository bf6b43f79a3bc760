// What decides which channels go: measures of importance, taken on calibration data where there is some, and how much is to go.
#pragma once

#include "core/passes/pass_run.h"
#include "core/prune/choose_channels.h"

#include <functional>
#include <string>
#include <vector>

namespace pare {

struct ChosenChannels {
    ChannelRemoval removal;
    ChannelChoice choice; // as it was in the end: scope and ratio are decided
    std::map<std::string, std::string> unjudged; // groups of which all stays, since nothing tells what matters: by name, and why
};

// The model once units are gone, those that were gone before included: what a round leaves, on which the rest is weighed anew.
using ShrunkModel = std::function<Result<Model>(const ChannelRemoval &gone)>;

// Of the groups named, by the options that structured passes share: importance, scope, ratio or budget, rounds. Says in the report what
// was decided differently from what was asked for, and why. shrunk: called once after each round but the last; empty: what a round leaves is cut and fitted
// by least squares.
// Errors: Unavailable (a measure that needs calibration data), Unsupported (a budget that cannot be reached), what the services say; Cancelled.
[[nodiscard]] Result<ChosenChannels> chooseByOptions(const std::string &pass, const ChannelGroups &groups, const std::vector<std::string> &ids, const CountRule &counts, PassRun &run,
                                                     const ShrunkModel &shrunk = {});

} // namespace pare
