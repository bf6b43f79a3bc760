// What a target changes in a recipe: options that it wants, where nobody said otherwise.
#pragma once

#include "core/formats/recipe.h"
#include "core/targets/target.h"

#include <string>
#include <vector>

namespace pare {

enum class Wishes {
    FillIn,   // an option that stands in the step was said by a person, and stays
    Override, // steps of a preset are suggestions for any hardware: the target knows better
};

// Fits a step, and returns what it set: "quantize-static: activations=s8". A step that replays what an earlier run decided stays as it is.
std::vector<std::string> fitToTarget(RecipeStep &step, const Target &target, Wishes wishes);
// Why a step is of no use to the target; empty where it is of some.
[[nodiscard]] std::string whyUnsuited(const RecipeStep &step, const Target &target);

} // namespace pare
