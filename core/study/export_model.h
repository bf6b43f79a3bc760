// A model leaves Pare: written aside, reopened, run and compared, and only then given its name.
#pragma once

#include "core/base/run_context.h"
#include "core/formats/onnx_file.h"
#include "core/formats/recipe.h"
#include "core/runtime/runner.h"

#include <filesystem>
#include <optional>

namespace pare {

inline constexpr const char *recipeMetadataKey = "pare.recipe"; // the resolved recipe, as JSON, in the model's metadata

struct ExportOptions {
    SaveOptions save;
    std::optional<Recipe> recipe; // goes into the metadata
    Runner *verifyWith = nullptr; // reopens and runs the written file; null: it is only reopened and compared
};

// Errors: CannotCreate, Io (disk full: nothing is left behind, an old file stays), Internal where the written file is not the model.
[[nodiscard]] Result<SavedModel> exportModel(const Model &model, const std::filesystem::path &path, const ExportOptions &options,
                                             RunContext &context);

// The model with the recipe in its metadata.
[[nodiscard]] Model withRecipe(const Model &model, const Recipe &recipe);
// The recipe in a model's metadata. Errors: InvalidInput where there is none or it cannot be read.
[[nodiscard]] Result<Recipe> recipeIn(const Model &model);

} // namespace pare
