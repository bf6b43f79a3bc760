// A model leaves Pare: written aside, reopened, run and compared, and only then given its name.
#pragma once

#include "core/base/run_context.h"
#include "core/formats/onnx_file.h"
#include "core/formats/recipe_in_model.h"
#include "core/runtime/runner.h"

#include <filesystem>
#include <optional>

namespace pare {

struct ExportOptions {
    SaveOptions save;
    std::optional<Recipe> recipe; // goes into the metadata
    Runner *verifyWith = nullptr; // reopens and runs the written file; null: it is only reopened and compared
};

// Errors: CannotCreate, Io (disk full: nothing is left behind, an old file stays), Internal where the written file is not the model.
[[nodiscard]] Result<SavedModel> exportModel(const Model &model, const std::filesystem::path &path, const ExportOptions &options,
                                             RunContext &context);

} // namespace pare
