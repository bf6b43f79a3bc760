// prune-weights: sets the smallest weights to zero. The file is smaller when compressed; nothing runs faster for it here.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &pruneWeightsPass();

} // namespace pare
