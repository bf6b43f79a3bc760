// Asking for one of several operators of ONNX's own domain.
#pragma once

#include "core/model/attributes.h"

#include <algorithm>
#include <array>

namespace pare {

template <size_t N>
[[nodiscard]] bool isOneOf(const pb::NodeProto &node, const std::array<const char *, N> &ops)
{
    return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return isOp(node, op); });
}

} // namespace pare
