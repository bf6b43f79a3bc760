#pragma once

#include "core/passes/pass.h"

#include <span>

namespace pare {

// How small a weight of this tensor may be before products with it are subnormal numbers, and before it stops to count beside the largest: smaller
// ones are set to 0. 1e-20, or 1e-10 of the largest where that is smaller; 0 for an empty tensor.
[[nodiscard]] float leastThatCounts(std::span<const float> values);
// Those that are not 0 and smaller than that.
[[nodiscard]] int64_t countNegligible(std::span<const float> values);

// Whether this input of a node is a weight that flush-subnormals looks at.
[[nodiscard]] bool mayBeFlushed(const pb::NodeProto &node, int input);

[[nodiscard]] const Pass &flushSubnormalsPass();

} // namespace pare
