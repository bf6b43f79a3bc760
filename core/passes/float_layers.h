// Keeps layers in float that stand between quantized values.
//
// Before: DequantizeLinear (one scale) -> Conv, ConvTranspose or Gemm with float weights -> (Relu, Clip) -> QuantizeLinear
// After:  the same with the scale given once a channel
// ONNX Runtime rounds the weights of a layer that stands so to 8 bits with one scale for all of them when it loads the model (its transformer
// WeightBiasQuantization, onnxruntime/core/optimizer/qdq_transformer/weight_bias_quantization.cc), which undoes what was left in float on purpose; it
// leaves alone what reads a value whose scale is not one number. The values are the same.
// Conditions: the weight is a float32 constant, and the layer reads more than one channel.
#pragma once

#include "core/model/model.h"

namespace pare {

struct FloatLayers {
    Model model;
    int64_t kept = 0; // layers
};
[[nodiscard]] FloatLayers keptInFloat(const Model &model);
// The layers that the runtime would round, by name.
[[nodiscard]] std::vector<std::string> floatLayersAtRisk(const Model &model);

} // namespace pare
