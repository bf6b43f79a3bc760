// Shape rules of Pare's own: for operators that ONNX has no schema for, for Reshape, where names of sizes can be cancelled, for
// Range up to a size that is known by name, and for Slice with bounds that are not known.
#pragma once

#include "core/model/onnx.h"

#include <onnx/defs/shape_inference.h>

#include <string_view>

namespace pare {

// Sets the output types that it can find. Throws what ONNX's own functions throw. False: could say nothing, ask ONNX.
using OwnShapeRule = bool (*)(pb::InferenceContext &);

// The rule for an operator; null where Pare has none.
[[nodiscard]] OwnShapeRule ownShapeRule(std::string_view domain, std::string_view op);

// The operator of ONNX's own domain whose inference also holds for a fused or quantized one ("com.microsoft", "FusedConv" ->
// "Conv"); empty where there is none.
[[nodiscard]] std::string_view sameShapesAs(std::string_view domain, std::string_view op);

} // namespace pare
