// A step of a recipe in words.
#pragma once

#include "core/formats/recipe.h"

#include <QString>

namespace pare {

[[nodiscard]] QString targetText(const RecipeStep &step); // "5 layers", "op:Conv, but 2 layers"
// What the pass is about (ratio, bits), then the other options that differ from its defaults.
[[nodiscard]] QString mainValue(const RecipeStep &step);

} // namespace pare
