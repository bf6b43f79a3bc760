// prune-width: removes channels that are normalized together, such as the residual stream of a transformer, from every layer on it.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &pruneWidthPass();

} // namespace pare
