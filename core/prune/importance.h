// How much a channel matters, from the weights alone.
#pragma once

#include "core/prune/channel_groups.h"

#include <cstdint>
#include <vector>

namespace pare {

enum class Importance {
    L1,
    L2,
    Random, // by seed and group: the control that any other measure has to beat
};

// One number for each unit of a group: the norm of the weights that produce it, divided in each producing layer by that layer's
// mean over the group, and summed over the layers. A layer whose weights are all zero adds nothing.
// Source: L1 after Li et al., "Pruning Filters for Efficient ConvNets", arXiv 1608.08710; the sum over a group after DepGraph.
// Errors: InvalidInput, Io (weights that cannot be read); Unsupported (a group without weights of its own to judge by).
[[nodiscard]] Result<std::vector<double>> unitImportance(const ChannelGroups &groups, const ChannelGroup &group, Importance importance, uint64_t seed = 0);

} // namespace pare
