// Evaluates operators on constants without a runtime: data movement of any type, and element-wise arithmetic in the operator's own type.
#pragma once

#include "core/passes/pass_run.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pare {

struct ConstantValue {
    int type = 0;
    std::vector<int64_t> dims;
    std::shared_ptr<const std::string> bytes; // raw, little-endian
    [[nodiscard]] int64_t sizeBytes() const { return bytes ? static_cast<int64_t>(bytes->size()) : 0; }
    [[nodiscard]] int64_t elements() const;
};

[[nodiscard]] Result<ConstantValue> constantValue(const pb::TensorProto &tensor, const Payloads &payloads);
[[nodiscard]] pb::TensorProto tensorOf(const ConstantValue &value, const std::string &name); // data inside
[[nodiscard]] ConstantValue constantInts(const std::vector<int64_t> &dims, const std::vector<int64_t> &values);

// The outputs of a node of ONNX's own domain, or why it cannot be done here ("Erf needs the runtime"). inputs: null for those that
// are left out. opset: of the model, because the place of axes and the like changed over time. mostBytes: larger outputs are refused.
// Supported: Constant, Shape, Size, ConstantOfShape, Identity, Reshape, Flatten, Squeeze, Unsqueeze, Transpose, Concat, Slice, Gather,
// Expand, Range, Cast, Add, Sub, Mul, Div, Min, Max, Neg, Abs, Sqrt, Reciprocal, Floor, Ceil, Equal, Greater, Less, And, Or, Not, Where.
[[nodiscard]] OrReason<std::vector<ConstantValue>> evaluateConstant(const pb::NodeProto &node, const std::vector<const ConstantValue *> &inputs,
                                                                    int64_t opset, int64_t mostBytes);

} // namespace pare
