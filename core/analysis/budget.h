// The check before a foreign graph goes through code that walks bodies and functions and cannot be cancelled.
#pragma once

#include "core/base/result.h"
#include "core/model/onnx.h"

#include <cstdint>

namespace pare {

inline constexpr int64_t mostExpandedNodes = 1'000'000; // with every function call written out
inline constexpr int deepestNesting = 48;               // bodies in bodies and functions in functions, together

// Errors: Unsupported where functions call each other in a circle, where the graph with all calls written out has a million
// nodes or more, or where bodies and calls are nested deeper than `deepestNesting`. The message names the function or node.
[[nodiscard]] Result<void> checkBudget(const pb::ModelProto &model);

} // namespace pare
