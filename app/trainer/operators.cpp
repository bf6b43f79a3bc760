#include "app/trainer/operators.h"

#include "core/model/attributes.h"

#include <algorithm>

namespace pare::train {

const Operators &allOperators()
{
    static const Operators all = [] {
        Operators operators;
        for (const auto add : {addElementwise, addActivations, addMatrices, addConvolutions, addNormalizations, addPools, addReductions, addArrangements,
                               addConstants, addGathers, addRecurrent, addAttention, addResizes, addQuantization})
            add(operators);
        return operators;
    }();
    return all;
}

const at::Tensor &Call::in(size_t i) const
{
    if (!has(i))
        throw Refusal("its input " + std::to_string(i) + " is left out");
    return inputs[i];
}

int64_t Call::integer(const char *name, int64_t fallback) const
{
    return intAttribute(node, name, fallback);
}

double Call::real(const char *name, double fallback) const
{
    return hasAttribute(name) ? static_cast<double>(floatAttribute(node, name, 0)) : fallback;
}

std::string Call::word(const char *name, const char *fallback) const
{
    return stringAttribute(node, name, fallback);
}

std::vector<int64_t> Call::integers(const char *name) const
{
    return intsAttribute(node, name);
}

bool Call::hasAttribute(const char *name) const
{
    return findAttribute(node, name) != nullptr;
}

std::vector<int64_t> intsOf(const at::Tensor &tensor)
{
    const at::Tensor whole = tensor.detach().to(at::kLong).contiguous();
    return {whole.data_ptr<int64_t>(), whole.data_ptr<int64_t>() + whole.numel()};
}

int64_t axisOf(int64_t axis, int64_t rank)
{
    if (axis < -rank || axis >= std::max<int64_t>(rank, 1))
        throw Refusal("axis " + std::to_string(axis) + " is outside of a tensor with " + std::to_string(rank) + " axes");
    return axis < 0 ? axis + rank : axis;
}

std::vector<int64_t> axesOf(const Call &call, size_t input, int64_t rank)
{
    std::vector<int64_t> axes = call.has(input) ? intsOf(call.in(input)) : call.integers("axes");
    for (int64_t &axis : axes)
        axis = axisOf(axis, rank);
    std::sort(axes.begin(), axes.end());
    return axes;
}

c10::optional<at::Tensor> optional(const at::Tensor &tensor)
{
    return tensor.defined() ? c10::optional<at::Tensor>(tensor) : c10::nullopt;
}

at::ScalarType scalarType(int onnxType)
{
    switch (onnxType) {
    case pb::TensorProto::FLOAT:
    case pb::TensorProto::FLOAT16:
    case pb::TensorProto::BFLOAT16: return at::kFloat;
    case pb::TensorProto::DOUBLE: return at::kDouble;
    case pb::TensorProto::INT64: return at::kLong;
    case pb::TensorProto::INT32: return at::kInt;
    case pb::TensorProto::INT16: return at::kShort;
    case pb::TensorProto::INT8: return at::kChar;
    case pb::TensorProto::UINT8: return at::kByte;
    case pb::TensorProto::BOOL: return at::kBool;
    default: throw Refusal("values of this type cannot be computed here");
    }
}

std::vector<int64_t> perAxis(const Call &call, const char *name, size_t axes, int64_t fallback)
{
    std::vector<int64_t> values = call.integers(name);
    if (values.empty())
        values.assign(axes, fallback);
    if (values.size() != axes)
        throw Refusal(std::string("its attribute ") + name + " has another number of values than there are axes");
    return values;
}

std::vector<int64_t> padsOf(const Call &call, at::IntArrayRef sizes, at::IntArrayRef kernel, at::IntArrayRef strides, at::IntArrayRef dilations)
{
    const size_t axes = kernel.size();
    const std::string how = call.word("auto_pad", "NOTSET");
    if (how == "NOTSET" || how == "VALID" || how.empty()) {
        std::vector<int64_t> pads = how == "VALID" ? std::vector<int64_t>() : call.integers("pads");
        if (pads.empty())
            pads.assign(2 * axes, 0);
        if (pads.size() != 2 * axes)
            throw Refusal("its pads do not fit its axes");
        return pads;
    }
    // The result has ceil(size / stride) places. Source: ONNX's description of auto_pad.
    std::vector<int64_t> pads(2 * axes, 0);
    for (size_t i = 0; i < axes; ++i) {
        const int64_t places = (sizes[i] + strides[i] - 1) / strides[i];
        const int64_t total = std::max<int64_t>(0, (places - 1) * strides[i] + (kernel[i] - 1) * dilations[i] + 1 - sizes[i]);
        pads[i] = how == "SAME_LOWER" ? total - total / 2 : total / 2;
        pads[axes + i] = total - pads[i];
    }
    return pads;
}

at::Tensor padded(const at::Tensor &x, const std::vector<int64_t> &pads, double value)
{
    const size_t axes = pads.size() / 2;
    std::vector<int64_t> backwards; // ATen counts from the last axis
    for (size_t i = axes; i-- > 0;) {
        backwards.push_back(pads[i]);
        backwards.push_back(pads[axes + i]);
    }
    return at::constant_pad_nd(x, backwards, value);
}

at::Tensor takeAt(const at::Tensor &x, int64_t axis, const std::vector<int64_t> &positions)
{
    return x.index_select(axis, at::tensor(positions, at::kLong));
}

at::Tensor rootOf(const at::Tensor &sums, double p)
{
    const at::Tensor none = sums == 0;
    const at::Tensor some = sums.masked_fill(none, 1);
    return (p == 2 ? at::sqrt(some) : at::pow(some, 1 / p)).masked_fill(none, 0);
}

at::Tensor along(const at::Tensor &vector, int64_t axis, int64_t rank)
{
    std::vector<int64_t> shape(static_cast<size_t>(rank), 1);
    shape[static_cast<size_t>(axis)] = vector.numel();
    return vector.reshape(shape);
}

} // namespace pare::train
