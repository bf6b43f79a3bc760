// Ways through a graph: what a layer is made from, what is made from it, how one leads to another. Constants lead nowhere.
#pragma once

#include "core/model/model.h"

#include <vector>

namespace pare {

// The layers themselves, and all that their outputs lead to (that lead to their inputs), in the order of the file.
[[nodiscard]] std::vector<NodeId> reachedFrom(const Model &model, const std::vector<NodeId> &layers);
[[nodiscard]] std::vector<NodeId> reaching(const Model &model, const std::vector<NodeId> &layers);
// From one to the other, both included, with as few layers between as can be; empty where nothing leads there.
[[nodiscard]] std::vector<NodeId> shortestPath(const Model &model, NodeId from, NodeId to);

} // namespace pare
