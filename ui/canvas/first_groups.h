// Which groups are open at first, by how the drawing comes out: a rank of groups several screens wide is no overview.
#pragma once

#include "ui/canvas/fold_scene.h"
#include "ui/canvas/graph_drawing.h"

#include <QSizeF>

namespace pare {

// As openAtFirst, with fewer open where the drawing would not fit the view's width with readable names. `view` in pixels at 100 % text.
// Any thread; lays some small drawings out.
[[nodiscard]] std::set<std::string> openReadably(const GraphScene &flat, const SceneGroups &groups, const TextWidths &widths, QSizeF view);

} // namespace pare
