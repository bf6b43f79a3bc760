// What a file says of the shapes of inner values and outputs may be of the size that it was exported with.
#pragma once

#include "core/model/model.h"

namespace pare {

// The model without that: only what follows from its inputs can be known of it.
[[nodiscard]] Model withoutStatedShapes(const Model &model);

} // namespace pare
