// Two drawings that share layers: where a place in one stands in the other.
#pragma once

#include "ui/canvas/graph_drawing.h"

#include <optional>
#include <vector>

namespace pare {

// The point of `to` that stands for `point` of `from`: moved as the layers around it are, the nearer the more (inverse distance weights),
// so that it glides where rows are added or gone between two layers. Exact on a layer that has a partner. `seen`: only layers in this part
// of `from` count, unless none of them has a partner. partners: by node of `from`, the node of `to`; -1: none.
// No value where nothing has a partner.
[[nodiscard]] std::optional<QPointF> partnerPoint(const GraphDrawing &from, const GraphDrawing &to, const std::vector<int> &partners, QPointF point, const QRectF &seen);

} // namespace pare
