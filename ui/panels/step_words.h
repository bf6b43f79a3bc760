// A step of a recipe in words.
#pragma once

#include "core/formats/recipe.h"
#include "ui/panels/recipe_estimate.h"

#include <QString>

namespace pare {

[[nodiscard]] QString targetText(const RecipeStep &step); // "5 layers", "op:Conv, but 2 layers"
// What the pass is about (ratio, bits), then the other options that differ from its defaults.
[[nodiscard]] QString mainValue(const RecipeStep &step);
// What it does to size and MACs: "−0.31 MB · −12.3 M MACs", "−0.8 MB est.", "no change", "known after Run"; empty where it cannot be done.
[[nodiscard]] QString effectText(const StepEffect &effect);

} // namespace pare
