// The sizes that a model's open dimensions take on a data set.
#pragma once

#include "core/runtime/runner.h"

#include <cstdint>
#include <map>
#include <string>

namespace pare {

// By symbol, or "input[axis]" where a dimension has no name, as CostTable takes them: what the first sample has, alone. Dimensions that the model
// fixes are left out. Empty where the sample cannot be read.
[[nodiscard]] std::map<std::string, int64_t> sizesOfFirstSample(const Model &model, const DatasetRef &data, Runner &runner, RunContext &context);

} // namespace pare
