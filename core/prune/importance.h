// How much a channel matters, from the weights alone.
#pragma once

#include "core/prune/channel_groups.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pare {

enum class Importance {
    L1,
    L2,
    Lamp,            // the square of its norm over those of all that are no smaller: can be compared between groups as it is
    GeometricMedian, // how far its weights are from those of the others: what lies in their midst can be stood in for
    NormScale,       // the scales of the batch normalizations that it passes
    Random,          // by seed and group: the control that any other measure has to beat
};

// One number for each unit of a group, from the weights that produce it, divided in each producing layer by that layer's
// mean over the group, and summed over the layers. A layer whose weights are all zero adds nothing.
// Sources: L1 after Li et al., "Pruning Filters for Efficient ConvNets", arXiv 1608.08710; the sum over a group after DepGraph; LAMP after Lee
// et al., arXiv 2010.07611, with units for weights; the geometric median after He et al. (FPGM), arXiv 1811.00250: the sum of distances; scales
// after Liu et al. (network slimming), arXiv 1708.06519.
// Errors: InvalidInput, Io (weights that cannot be read); Unsupported (a group without weights of its own to judge by, or without a
// normalization for NormScale).
[[nodiscard]] Result<std::vector<double>> unitImportance(const ChannelGroups &groups, const ChannelGroup &group, Importance importance, uint64_t seed = 0);

// A constant that produces channels of a group, and whose they are.
struct UnitWeights {
    std::string constant;
    int axis = 0;
    std::vector<int32_t> unitAt; // by position along the axis: the group's unit; -1: none of its
};
[[nodiscard]] std::vector<UnitWeights> unitWeights(const ChannelGroups &groups, const ChannelGroup &group);

} // namespace pare
