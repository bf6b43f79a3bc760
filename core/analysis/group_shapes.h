// Layers that compute sizes: exporters write a dozen of them before a single Reshape or Expand, and they say nothing about what a network does.
#pragma once

#include "core/model/model.h"

#include <functional>
#include <span>
#include <vector>

namespace pare {

// Rows of layers that hang together and compute from sizes alone (Shape, Size, and what reads nothing but constants and these), each within one group.
// layers: in the order of the graph; groupOf: the group around a layer, by its position there. Positions, rising; only rows of at least four, and none that
// what it leads to comes back into: as one node it would stand before and behind that.
[[nodiscard]] std::vector<std::vector<int>> shapeComputations(const Model &model, std::span<const NodeId> layers, const std::function<int(int)> &groupOf);

} // namespace pare
