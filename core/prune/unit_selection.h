// From units by group to units by number. Internal to core/prune.
#pragma once

#include "core/prune/remove_channels.h"

#include <vector>

namespace pare {

// By unit of AxisFindings: whether it goes. Errors: as removeChannels.
[[nodiscard]] Result<std::vector<bool>> unitsToRemove(const ChannelGroups &groups, const ChannelRemoval &removal);

} // namespace pare
