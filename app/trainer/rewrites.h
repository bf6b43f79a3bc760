// The graph as it is computed fastest here: the same function of the same constants.
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"

#include <string>
#include <vector>

namespace pare::train {

// GELUs that are written as five to ten operators become one, whose gradient is one too (measured: a quarter of a step of the demo's
// transformer). `kept` are values that somebody wants to see: where one of them would be gone, the graph stays as it is.
[[nodiscard]] Model forComputing(const Model &model, const std::vector<std::string> &kept);

// Inputs that lost channels are taken as the model takes them that this one was pruned from, and cut by a Gather.
// Errors: InvalidInput (the note on which channels stayed is damaged).
[[nodiscard]] Result<Model> withWholeInputs(const Model &model);

} // namespace pare::train
