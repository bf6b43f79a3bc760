// Which channels go, for a ratio and a measure of importance.
#pragma once

#include "core/base/run_context.h"
#include "core/prune/importance.h"
#include "core/prune/remove_channels.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

enum class PruneScope {
    PerLayer, // the same share of each group
    Global,   // the least important channels of all groups together: some groups lose more, some less
};

struct ChannelChoice {
    double ratio = 0.3;  // 0..0.95: the largest share of channels that goes
    Importance importance = Importance::L1;
    PruneScope scope = PruneScope::PerLayer;
    CountRule counts;
    // What the loss of each unit costs, by group, where it was found out otherwise than from the weights: taken as it is.
    std::map<std::string, std::vector<double>> costs;
};

// For the groups named (prunable ones): units to remove, the least important first, equal ones by position. With Global no group
// loses more than nine tenths, and importance is compared after division by each layer's mean. Groups that lose nothing are left out.
// Errors: as unitImportance; Cancelled.
[[nodiscard]] Result<ChannelRemoval> chooseChannels(const ChannelGroups &groups, const std::vector<std::string> &ids, const ChannelChoice &choice,
                                                    const RunContext &context = {});

} // namespace pare
