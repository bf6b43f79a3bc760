// prune-neurons: removes neurons from the hidden layer of feed-forward blocks.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &pruneNeuronsPass();

} // namespace pare
