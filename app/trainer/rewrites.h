// The graph as it is computed fastest here: the same function of the same constants.
#pragma once

#include "core/model/model.h"

#include <string>
#include <vector>

namespace pare::train {

// GELUs that are written as five to ten operators become one, whose gradient is one too (measured: a quarter of a step of the demo's
// transformer). `kept` are values that somebody wants to see: where one of them would be gone, the graph stays as it is.
[[nodiscard]] Model forComputing(const Model &model, const std::vector<std::string> &kept);

} // namespace pare::train
