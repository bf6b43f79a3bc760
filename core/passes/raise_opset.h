#pragma once

#include "core/passes/pass_run.h"

namespace pare {

[[nodiscard]] const Pass &raiseOpsetPass();

// The model with ONNX's own opset at least at `version`, for passes that need newer operators; every node that changed its form is
// a change of `run`. The model itself where it is there already. Errors: Unsupported where it cannot be raised.
[[nodiscard]] Result<Model> withOpset(const Model &model, int64_t version, PassRun &run);

} // namespace pare
