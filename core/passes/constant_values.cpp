#include "core/passes/constant_values.h"

#include "core/base/checked.h"
#include "core/model/attributes.h"
#include "core/model/element_type.h"

#include <algorithm>

namespace pare::constants {

int64_t countOf(const Dims &dims)
{
    return checkedElementCount(dims).value_or(-1);
}

ConstantValue made(int type, Dims dims, std::string bytes)
{
    return {type, std::move(dims), std::make_shared<const std::string>(std::move(bytes))};
}

// The product of some dimensions; nullopt on overflow, which only an empty tensor can have.
std::optional<int64_t> product(const Dims &dims, size_t first, size_t last)
{
    return checkedElementCount(std::vector<int64_t>(dims.begin() + static_cast<std::ptrdiff_t>(first), dims.begin() + static_cast<std::ptrdiff_t>(last)));
}

size_t widthOf(int type)
{
    const int bits = elementBits(type);
    return bits >= 8 ? static_cast<size_t>(bits / 8) : 0;
}

bool fits(const Dims &dims, int type, int64_t mostBytes)
{
    const auto count = checkedElementCount(dims);
    const auto bytes = count && widthOf(type) > 0 ? checkedMultiply(*count, static_cast<int64_t>(widthOf(type))) : std::nullopt;
    return bytes && *bytes <= mostBytes;
}

std::optional<Dims> intsOf(const ConstantValue *value)
{
    if (!value)
        return std::nullopt;
    if (value->type == pb::TensorProto::INT64)
        return valuesOf<int64_t>(*value);
    if (value->type == pb::TensorProto::INT32) {
        const auto narrow = valuesOf<int32_t>(*value);
        return Dims(narrow.begin(), narrow.end());
    }
    return std::nullopt;
}

const ConstantValue *inputAt(const Inputs &inputs, size_t i)
{
    return i < inputs.size() ? inputs[i] : nullptr;
}

// Axes come from an attribute in older opsets and from an input in newer ones.
std::optional<Dims> axesOf(const pb::NodeProto &node, const Inputs &inputs, size_t input)
{
    if (const auto *given = inputAt(inputs, input))
        return intsOf(given);
    return intsAttribute(node, "axes");
}

Dims stridesOf(const Dims &dims)
{
    Dims strides(dims.size(), 1);
    for (size_t i = dims.size(); i-- > 1;)
        strides[i - 1] = checkedMultiply(strides[i], dims[i]).value_or(0); // overflows in an empty tensor only, where nothing is read
    return strides;
}

// Copies elements so that output[index] = input[sum of index * stride]. Strides may be zero (broadcast) or negative.
std::string gathered(const std::string &bytes, size_t width, const Dims &outDims, const Dims &inStrides, int64_t start)
{
    const int64_t count = countOf(outDims);
    std::string out(static_cast<size_t>(count) * width, '\0');
    Dims at(outDims.size(), 0);
    int64_t from = start;
    for (int64_t i = 0; i < count; ++i) {
        std::memcpy(out.data() + static_cast<size_t>(i) * width, bytes.data() + static_cast<size_t>(from) * width, width);
        for (size_t d = outDims.size(); d-- > 0;) {
            from += inStrides[d];
            if (++at[d] < outDims[d])
                break;
            from -= inStrides[d] * outDims[d];
            at[d] = 0;
        }
    }
    return out;
}

std::optional<Dims> broadcastDims(const Dims &a, const Dims &b)
{
    Dims out(std::max(a.size(), b.size()), 1);
    for (size_t i = 0; i < out.size(); ++i) {
        const int64_t left = i < a.size() ? a[a.size() - 1 - i] : 1;
        const int64_t right = i < b.size() ? b[b.size() - 1 - i] : 1;
        if (left != right && left != 1 && right != 1)
            return std::nullopt;
        out[out.size() - 1 - i] = left == 1 ? right : left;
    }
    return out;
}

std::string broadcast(const ConstantValue &value, const Dims &dims)
{
    if (value.dims == dims)
        return *value.bytes;
    const Dims own = stridesOf(value.dims);
    Dims strides(dims.size(), 0);
    for (size_t i = 0; i < value.dims.size(); ++i)
        if (value.dims[i] != 1)
            strides[dims.size() - value.dims.size() + i] = own[i];
    return gathered(*value.bytes, widthOf(value.type), dims, strides, 0);
}

} // namespace pare::constants
