// The operators of ONNX in terms of ATen, with gradients: one file a family, each adds its own to the table.
//
// Values: float16 and bfloat16 are computed in float32 (ATen's CPU kernels know few half types); the integers between QuantizeLinear
// and DequantizeLinear are float32 that hold whole numbers, so that gradients pass; other types are ATen's own. Tensors that carry
// shapes are tensors like others, and are read where a shape is needed.
#pragma once

#include "core/model/onnx.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

namespace pare::train {

using Outputs = std::vector<at::Tensor>;

// What an operator cannot do with these attributes or inputs: a sentence. The interpreter adds the node's name.
class Refusal : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One node with its inputs.
struct Call {
    const pb::NodeProto &node;
    const std::vector<at::Tensor> &inputs; // undefined where left out
    int64_t opset = 17;                    // of ONNX's own domain
    bool training = false;                 // BatchNormalization takes the batch's statistics and keeps the running ones
    const std::vector<int> &types;         // of inputs that are constants, as ONNX stores them; 0 else

    [[nodiscard]] bool has(size_t i) const { return i < inputs.size() && inputs[i].defined(); }
    [[nodiscard]] const at::Tensor &in(size_t i) const; // Refusal where it is left out
    [[nodiscard]] at::Tensor orNone(size_t i) const { return has(i) ? inputs[i] : at::Tensor(); }
    [[nodiscard]] int64_t integer(const char *name, int64_t fallback) const;
    [[nodiscard]] double real(const char *name, double fallback) const;
    [[nodiscard]] std::string word(const char *name, const char *fallback) const;
    [[nodiscard]] std::vector<int64_t> integers(const char *name) const;
    [[nodiscard]] bool hasAttribute(const char *name) const;
    [[nodiscard]] bool wants(int output) const { return output < node.output_size() && !node.output(output).empty(); }
};

using Operator = Outputs (*)(const Call &);
using Operators = std::unordered_map<std::string, Operator>; // by qualifiedOp

// Every operator that can be computed here.
[[nodiscard]] const Operators &allOperators();

void addElementwise(Operators &);
void addActivations(Operators &);
void addMatrices(Operators &);
void addConvolutions(Operators &);
void addNormalizations(Operators &);
void addPools(Operators &);
void addReductions(Operators &);
void addArrangements(Operators &);
void addConstants(Operators &);
void addGathers(Operators &);
void addRecurrent(Operators &);
void addAttention(Operators &);
void addResizes(Operators &);
void addQuantization(Operators &);

// ---- shared by the families ----

[[nodiscard]] std::vector<int64_t> intsOf(const at::Tensor &tensor);
// An axis counted from the start. Refusal where it is outside of the rank.
[[nodiscard]] int64_t axisOf(int64_t axis, int64_t rank);
// Axes from input `input` (where the operator has it there) or attribute `axes`, from the start, ascending.
[[nodiscard]] std::vector<int64_t> axesOf(const Call &call, size_t input, int64_t rank);
[[nodiscard]] c10::optional<at::Tensor> optional(const at::Tensor &tensor);
// The element type that values of this ONNX type have here. Refusal for text and types that ATen lacks.
[[nodiscard]] at::ScalarType scalarType(int onnxType);
// sum of pads: begins, then ends
[[nodiscard]] std::vector<int64_t> padsOf(const Call &call, at::IntArrayRef sizes, at::IntArrayRef kernel, at::IntArrayRef strides, at::IntArrayRef dilations);
// Attribute with one number an axis, `fallback` where it is absent.
[[nodiscard]] std::vector<int64_t> perAxis(const Call &call, const char *name, size_t axes, int64_t fallback);
// Pads the last axes by begins and ends. `value` fills.
[[nodiscard]] at::Tensor padded(const at::Tensor &x, const std::vector<int64_t> &pads, double value);
// `x` with its axis `axis` taken at these positions.
[[nodiscard]] at::Tensor takeAt(const at::Tensor &x, int64_t axis, const std::vector<int64_t> &positions);
// A vector along `axis` of something of this rank.
[[nodiscard]] at::Tensor along(const at::Tensor &vector, int64_t axis, int64_t rank);
// The p-th root of sums of powers. Its gradient at 0 is 0, one of the subgradients of a length, instead of one that is not finite.
[[nodiscard]] at::Tensor rootOf(const at::Tensor &sums, double p);
// An activation by its name in attributes ("Relu", "Sigmoid"). Refusal where it is not known.
[[nodiscard]] at::Tensor activated(const std::string &name, const at::Tensor &x, double alpha, double beta);

} // namespace pare::train
