// prune-heads: removes whole attention heads, in queries, keys, values and the output's inputs together.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &pruneHeadsPass();

} // namespace pare
