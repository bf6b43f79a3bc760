// What a model gives without some of its channels, without cutting it: each layer that reads them is given zeros in their place.
#pragma once

#include "core/prune/remove_channels.h"

namespace pare {

// The same layers and shapes with a multiplication by zeros and ones before every layer that sums over the channels; its outputs
// are those of removeChannels() but for rounding. Errors: as removeChannels.
[[nodiscard]] Result<Model> maskChannels(const ChannelGroups &groups, const ChannelRemoval &removal);

} // namespace pare
