// Multiply-accumulate operations of one node, from the shapes of what it reads and writes.
#pragma once

#include "core/analysis/shapes.h"

#include <cstdint>
#include <optional>
#include <span>

namespace pare {

// One multiplication with its addition counts as one, padding included, activations and element-wise work as none (the usual
// count of published tables: 4.09 G for ResNet-50 at 224 x 224). Entries are null for inputs that are absent or not known.
// nullopt: the operator multiplies, but a size that it takes is not known, or the product overflows. 0: it does not multiply.
[[nodiscard]] std::optional<int64_t> macsOf(const pb::NodeProto &node, std::span<const ValueShape *const> inputs,
                                            std::span<const ValueShape *const> outputs);

} // namespace pare
