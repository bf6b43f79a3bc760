// Models for tests: from text, with seeded random weights.
#pragma once

#include "core/model/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pare::test {

// A model from a graph in ONNX's text form, at opset `opset`, IR version 8. Weights named in `random` ("w[8,3,3,3]") become
// float32 initializers with seeded values in -1..1 (scaled by 1/sqrt(fan-in)). Fails the test where the text cannot be parsed.
//   modelOf("agraph (float[N,3,8,8] x) => (float[N,8,8,8] y) { y = Conv<pads=[1,1,1,1]>(x, w) }", {"w[8,3,3,3]"})
Model modelOf(const std::string &graph, const std::vector<std::string> &random = {}, int opset = 17, uint64_t seed = 1);

// A float32 tensor with seeded values, uniform in -1..1.
pb::TensorProto randomTensor(const std::string &name, const std::vector<int64_t> &dims, uint64_t seed = 1);

} // namespace pare::test
