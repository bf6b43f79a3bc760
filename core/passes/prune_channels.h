// prune-channels: removes the channels that matter least, by dependency groups, and shrinks every tensor that holds them.
#pragma once

#include "core/passes/pass.h"

namespace pare {

[[nodiscard]] const Pass &pruneChannelsPass();

} // namespace pare
