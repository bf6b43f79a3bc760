// What training hands to the writer of the ONNX file: named tensors, without a type of libtorch.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pare::demo {

struct Weight {
    std::vector<int64_t> shape;
    std::vector<float> values; // row-major
};

using Weights = std::map<std::string, Weight>;

} // namespace pare::demo
