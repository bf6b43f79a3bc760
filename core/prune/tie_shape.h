// Inputs that set shapes, for the rules of operators that have such. Internal to core/prune.
#pragma once

#include "core/prune/node_axes.h"

#include <vector>

namespace pare {

// Every element is a number that the file states.
[[nodiscard]] bool isConstantShape(const std::vector<ShapeElement> &elements);

// Parts of a shape that are computed at run time give no number to rewrite: what they come from must stay. Sizes that are read
// off an axis tie that axis to the one that they set; literal numbers are rewritten.
void tieShape(NodeAxes &n, ShapeOperand operand);

} // namespace pare
