// Weights that a model makes of stored constants when it is loaded (quantized, split into digits, scaled), as the numbers that its layers read.
#pragma once

#include "core/passes/pass.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

// By value. Each is computed from constants alone (ConstantFlow::isFixed); a model of just these computations is run. Constants themselves, values that
// are not float32, and what lies past 256 MB together are left out; empty where nothing can be run. Errors: what the services say.
[[nodiscard]] Result<std::map<std::string, std::vector<float>>> unpackedWeights(const Model &model, const std::vector<std::string> &values, PassContext &context);

} // namespace pare
