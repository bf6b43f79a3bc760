// A part of a model that is too large to be drawn whole: some layers, and what is near them.
#pragma once

#include "ui/models/model_view.h"

#include <set>
#include <string>
#include <vector>

namespace pare {

// Rows, ascending: the layers of these names, then by distance what feeds and what reads them, until there are `most`. Without a name
// that the model has, the first from its inputs on.
[[nodiscard]] std::vector<int> partAround(const ModelView &view, const std::set<std::string> &layers, size_t most);

// Readings of values by layers and outputs: with the rows, what a drawing's size follows from.
[[nodiscard]] int64_t readingsOf(const ModelView &view);

} // namespace pare
