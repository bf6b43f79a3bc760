// A variant that leaves at a newer opset than it is kept at.
#pragma once

#include "core/base/run_context.h"
#include "core/formats/recipe.h"
#include "core/model/model.h"
#include "core/runtime/runner.h"

#include <optional>
#include <string>
#include <vector>

namespace pare {

struct RaisedForExport {
    Model model;
    std::optional<Recipe> recipe;   // with the raising as its last step, so that it still makes this very model from the source
    std::vector<std::string> notes; // how it was raised, and how close the outputs are: "outputs compared on seeded inputs: ..."
};

// The newest opset of ONNX that a model can be raised to.
[[nodiscard]] int64_t newestOpset();

// The model at `opset`, run and compared with the model as it is. The model itself where it uses that opset. Errors: InvalidInput for an
// opset that is older than the model's or newer than newestOpset; Unsupported where it cannot be raised or computes something else then.
[[nodiscard]] Result<RaisedForExport> raisedForExport(const Model &model, const std::optional<Recipe> &recipe, int64_t opset, Runner &runner, RunContext &context);

} // namespace pare
