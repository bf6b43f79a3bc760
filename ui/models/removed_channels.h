// The share of its channels that each layer loses: in a variant against its source, or as the recipe's treatments plan it.
#pragma once

#include "core/formats/recipe.h"
#include "ui/models/model_view.h"

#include <map>
#include <string>

namespace pare {

// By layer that makes channels and is in both, 0 to 1.
[[nodiscard]] std::map<std::string, double> removedChannels(const ModelView &source, const ModelView &variant);
// By layer that makes channels, whether they can go or not.
[[nodiscard]] std::map<std::string, double> plannedChannels(const ModelView &source, const Recipe &recipe);

} // namespace pare
