// prune-layers: removes whole residual blocks, those without which the outputs change least.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &pruneLayersPass();

} // namespace pare
