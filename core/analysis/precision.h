// The number format that a layer computes with.
#pragma once

#include "core/analysis/constant_flow.h"
#include "core/analysis/shapes.h"
#include "core/model/model.h"

#include <string>
#include <vector>

namespace pare {

// "float32", "float16", "int8", "int4"...: of a layer with weights, the type that they are multiplied in (a quantized weight behind
// DequantizeLinear counts as its stored type where the layer's input is dequantized too, or for block-wise formats; a weight that is
// only stored small and widened at load counts as float); of any other layer, the type of its first output. "undefined" where that
// is not known.
[[nodiscard]] std::string precisionOf(const Model &model, NodeId layer, const ShapeTable &shapes);

// By node: what most of a layer's parameters are stored as, where they are unpacked on the way to it ("int8", "float16"); else empty.
[[nodiscard]] std::vector<std::string> storedTypes(const Model &model, const ConstantFlow &flow);

} // namespace pare
