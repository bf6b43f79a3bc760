// Which positions of which axes can only go together: units. Internal to core/prune.
#pragma once

#include "core/prune/axis_findings.h"

#include <vector>

namespace pare {

struct PositionUnits {
    std::vector<int> axes;      // by unit: the set of roots that it has positions on, by number
    std::vector<bool> pinned;
    std::vector<int> pinnedBy;  // by unit: the axis that says why it is pinned; -1 where none does
    std::vector<NodeId> pinnedAt; // by unit: a node that keeps an axis of it; -1 where none is known
    std::vector<int> softBy;    // by unit: an axis of it that is normalized over its channels; -1 where none is
};

// Axes that are followed position by position: those that a layer produces, and all that are linked to them. One that must keep its
// size needs no following, unless a layer produces it: then it is listed with its reason.
[[nodiscard]] std::vector<bool> followedAxes(const AxisFindings &findings);

// Gives every position of the followed axes a unit. Units are numbered in the order of their first positions.
[[nodiscard]] PositionUnits findUnits(AxisFindings &findings, const std::vector<bool> &followed);

} // namespace pare
