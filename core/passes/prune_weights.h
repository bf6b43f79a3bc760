// prune-weights: sets the smallest weights to zero. The file is smaller when compressed; nothing runs faster for it here.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &pruneWeightsPass();
// Errors: InvalidInput where the option `pattern` cannot be read.
[[nodiscard]] Result<void> checkPattern(const std::string &text);

} // namespace pare
