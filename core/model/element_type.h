// Element types of tensors: ONNX's numbers, with names and widths.
#pragma once

#include "core/model/onnx.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pare {

using ElementType = pb::TensorProto_DataType;

// "float32", "uint8", "int4"... (numpy's names where numpy has one); "undefined" for what is not known.
[[nodiscard]] std::string_view elementTypeName(int type);
[[nodiscard]] std::optional<ElementType> elementTypeFromName(std::string_view name);
// Bits of one element as stored; 0 for strings and unknown types. Types below 8 bits are packed without gaps, low bits first.
[[nodiscard]] int elementBits(int type);
// Bytes of `count` elements, rounded up to whole bytes; nullopt on overflow or for types without a fixed width.
[[nodiscard]] std::optional<int64_t> elementBytes(int type, int64_t count);
[[nodiscard]] bool isFloatType(int type);
[[nodiscard]] bool isIntegerType(int type);

} // namespace pare
