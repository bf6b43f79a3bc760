// Weights of layers that stand inside bodies (If, Loop, Scan), stored in 8 bits and unpacked at load.
//
// Before: body: W = Constant · y = Conv(x, W) · or W a constant of a graph around it, also through Unsqueeze, Reshape, Transpose, Concat...
// After:  W = Cast(W8) * scales under its old name, in the graph that held it; the runtime folds it there
// Conditions: the layer's weight is a finite float32 constant of at least `least` values with two dimensions or more.
#pragma once

#include "core/passes/folded_storage.h"

namespace pare {

// Stores the weights of all layers inside the bodies of nodes that the pass was asked for; returns how many constants there were.
// Reported as changes of the node that holds the body. Errors: Io.
[[nodiscard]] Result<int64_t> foldBodyWeights(GraphEditor &editor, FoldedStorage &storage, int64_t least, PassRun &run);

} // namespace pare
