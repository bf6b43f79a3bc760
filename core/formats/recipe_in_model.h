// The recipe that made a model travels in the model's metadata.
#pragma once

#include "core/formats/recipe.h"
#include "core/model/model.h"

namespace pare {

inline constexpr const char *recipeMetadataKey = "pare.recipe"; // the resolved recipe, as JSON

// The model with the recipe in its metadata, in place of the one that it may carry.
[[nodiscard]] Model withRecipe(const Model &model, const Recipe &recipe);
// Errors: InvalidInput where the model carries none, or it cannot be read.
[[nodiscard]] Result<Recipe> recipeIn(const Model &model);

} // namespace pare
