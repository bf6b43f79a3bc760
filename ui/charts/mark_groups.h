#pragma once

#include <QPointF>

#include <cstddef>
#include <vector>

namespace pare {

// Marks that lie so close that they are drawn as one. `members.front()` is the one that is drawn, and `at` its place.
struct MarkGroup {
    QPointF at;
    std::vector<std::size_t> members; // indices into the positions
};

// Gathers positions that are at most `within` from a group's first. Positions come in the order of their importance, so
// the most important one stands for its group, and the groups keep that order.
std::vector<MarkGroup> mergedMarks(const std::vector<QPointF> &positions, double within);

} // namespace pare
