// Layers that a recipe leaves alone: nothing of them differs after any of its steps.
#pragma once

#include "core/model/model.h"

#include <set>
#include <string>
#include <vector>

namespace pare {

// The layers that a recipe's list means in a model: each entry is a layer's name, or an expression of the search grammar.
// Errors: InvalidInput that names an entry which means none.
[[nodiscard]] Result<std::set<std::string>> layersLeftAlone(const Model &model, const std::vector<std::string> &list);

// Those of `layers` that are gone or whose operator, attributes or constants are not what they were. What a layer reads from others may
// change: names, types and sizes of its inputs.
[[nodiscard]] std::vector<std::string> touchedLayers(const Model &before, const Model &after, const std::set<std::string> &layers);

} // namespace pare
