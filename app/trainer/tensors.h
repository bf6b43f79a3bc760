// Tensors of ONNX as tensors of ATen and back.
#pragma once

#include "core/formats/dataset_signature.h"
#include "core/model/tensor_data.h"

#include <ATen/ATen.h>

#include <string>

namespace pare::train {

// A constant, with a type of its own memory. Refusal (operators.h) for types that cannot be computed here and for payloads that
// cannot be read. Integers below 8 bits become float32.
[[nodiscard]] at::Tensor tensorOf(const pb::TensorProto &tensor, const Payloads &payloads);
// The same from raw little-endian bytes. Refusal where the sizes do not fit.
[[nodiscard]] at::Tensor tensorOf(int type, const std::vector<int64_t> &dims, std::string_view bytes);
// The raw bytes as ONNX stores them in this type; float32 that holds whole numbers is rounded into integer types.
[[nodiscard]] std::string rawBytes(const at::Tensor &tensor, int type);

} // namespace pare::train
