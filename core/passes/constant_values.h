// What evaluating constants rests on: sizes, values and strides of their bytes. Private to constant_*.cpp.
#pragma once

#include "core/passes/constant_evaluator.h"

#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace pare::constants {

using Dims = std::vector<int64_t>;
using Inputs = std::vector<const ConstantValue *>;
using Output = std::optional<ConstantValue>; // nullopt: not possible here

template <typename T>
std::vector<T> valuesOf(const ConstantValue &value)
{
    std::vector<T> values(value.bytes->size() / sizeof(T));
    std::memcpy(values.data(), value.bytes->data(), values.size() * sizeof(T));
    return values;
}

[[nodiscard]] int64_t countOf(const Dims &dims);
[[nodiscard]] ConstantValue made(int type, Dims dims, std::string bytes);
// The product of some dimensions; nullopt on overflow, which only an empty tensor can have.
[[nodiscard]] std::optional<int64_t> product(const Dims &dims, size_t first, size_t last);
[[nodiscard]] size_t widthOf(int type);
[[nodiscard]] bool fits(const Dims &dims, int type, int64_t mostBytes);
[[nodiscard]] std::optional<Dims> intsOf(const ConstantValue *value);
[[nodiscard]] const ConstantValue *inputAt(const Inputs &inputs, size_t i);
// Axes come from an attribute in older opsets and from an input in newer ones.
[[nodiscard]] std::optional<Dims> axesOf(const pb::NodeProto &node, const Inputs &inputs, size_t input);
[[nodiscard]] Dims stridesOf(const Dims &dims);
// Copies elements so that output[index] = input[sum of index * stride]. Strides may be zero (broadcast) or negative.
[[nodiscard]] std::string gathered(const std::string &bytes, size_t width, const Dims &outDims, const Dims &inStrides, int64_t start);
[[nodiscard]] std::optional<Dims> broadcastDims(const Dims &a, const Dims &b);
[[nodiscard]] std::string broadcast(const ConstantValue &value, const Dims &dims);

// Operators by family; nullopt where the node is of another one, or cannot be evaluated here.
[[nodiscard]] Output evaluateMovement(const pb::NodeProto &node, const Inputs &inputs, int64_t opset, int64_t mostBytes);
[[nodiscard]] Output evaluateArithmetic(const pb::NodeProto &node, const Inputs &inputs, int64_t opset, int64_t mostBytes);

} // namespace pare::constants
