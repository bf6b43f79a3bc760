// Some of a data set's samples, spread over all of them.
#pragma once

#include "core/model/model.h"
#include "core/runtime/runner.h"

namespace pare {

// At most `most` of them; a session looks at each sample of its data once. Errors: as Runner::lookAt.
[[nodiscard]] Result<DatasetRef> spreadOver(DatasetRef data, const Model &model, int64_t most, Runner &runner, RunContext &context);

} // namespace pare
