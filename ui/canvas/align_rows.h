// Two drawings of models that share layers, made one layout: what both have stands at the same height, and where one has more the other
// leaves the place free.
#pragma once

#include "ui/canvas/layout.h"

#include <vector>

namespace pare {

// Moves rows down, in both, until partners stand at the same height, as far as their order is the same in both; other rows keep their distance to
// the row above. partners: by node of the first, the node of the second; -1: none. Layouts whose parts stand side by side stay as they are.
void alignRows(GraphLayout &first, GraphLayout &second, const std::vector<int> &partners);

} // namespace pare
