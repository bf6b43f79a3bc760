// Which layer of one model is which layer of another.
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"

#include <vector>

namespace pare {

struct LayerPairs {
    std::vector<int> second; // by node of the first: its partner, -1 where it has none
    std::vector<int> first;  // by node of the second
    bool byName = false;     // names were found to mean the same in both
};

// Where a model carries a recipe of Pare, names come first: its passes keep them. In other files a name counts only where names agree with
// what the layers are: exporters number their layers anew. What is left is paired by structure, from strict to loose:
// what has the same surroundings from the inputs down to it, or from the outputs up to it, and is the only one of that kind in either
// model; then the neighbours of what was paired. Quantizing and casting nodes are looked through. About n log n.
// Errors: Io (a constant cannot be read).
[[nodiscard]] Result<LayerPairs> pairLayers(const Model &first, const Model &second);

} // namespace pare
