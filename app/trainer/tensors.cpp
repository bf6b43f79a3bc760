#include "app/trainer/tensors.h"

#include "app/trainer/operators.h"

#include <cstring>

namespace pare::train {

namespace {

// Whole numbers of 4 bits, two a byte, the low ones first.
at::Tensor nibbles(std::string_view bytes, int64_t count, bool isSigned)
{
    at::Tensor values = at::empty({count}, at::kFloat);
    float *to = values.data_ptr<float>();
    for (int64_t i = 0; i < count; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[static_cast<size_t>(i / 2)]);
        int value = i % 2 == 0 ? byte & 15 : byte >> 4;
        to[i] = static_cast<float>(isSigned && value > 7 ? value - 16 : value);
    }
    return values;
}

std::string nibbleBytes(const at::Tensor &tensor)
{
    const at::Tensor values = tensor.detach().to(at::kInt).contiguous().reshape({-1});
    const int *from = values.data_ptr<int>();
    std::string bytes(static_cast<size_t>((values.numel() + 1) / 2), '\0');
    for (int64_t i = 0; i < values.numel(); ++i)
        bytes[static_cast<size_t>(i / 2)] = static_cast<char>(bytes[static_cast<size_t>(i / 2)] | ((from[i] & 15) << (i % 2 == 0 ? 0 : 4)));
    return bytes;
}

at::ScalarType storedType(int type)
{
    switch (type) {
    case pb::TensorProto::FLOAT16: return at::kHalf;
    case pb::TensorProto::BFLOAT16: return at::kBFloat16;
    default: return scalarType(type);
    }
}

} // namespace

at::Tensor tensorOf(int type, const std::vector<int64_t> &dims, std::string_view bytes)
{
    int64_t count = 1;
    for (const int64_t dim : dims)
        count *= dim;
    const auto expected = elementBytes(type, count);
    if (!expected || *expected != static_cast<int64_t>(bytes.size()))
        throw Refusal("a tensor's bytes do not fit its type and dimensions");
    if (type == pb::TensorProto::INT4 || type == pb::TensorProto::UINT4)
        return nibbles(bytes, count, type == pb::TensorProto::INT4).reshape(dims);
    at::Tensor tensor = at::empty(dims, storedType(type));
    if (count > 0)
        std::memcpy(tensor.data_ptr(), bytes.data(), bytes.size());
    return tensor.to(scalarType(type));
}

at::Tensor tensorOf(const pb::TensorProto &tensor, const Payloads &payloads)
{
    const auto bytes = tensorBytes(tensor, payloads);
    if (!bytes.ok())
        throw Refusal(bytes.error().text());
    return tensorOf(tensor.data_type(), {tensor.dims().begin(), tensor.dims().end()}, bytes->text());
}

std::string rawBytes(const at::Tensor &tensor, int type)
{
    const bool whole = isIntegerType(type) && at::isFloatingType(tensor.scalar_type());
    const at::Tensor values = whole ? at::round(tensor.detach()) : tensor.detach();
    if (type == pb::TensorProto::INT4 || type == pb::TensorProto::UINT4)
        return nibbleBytes(values);
    const at::Tensor stored = values.to(storedType(type)).contiguous();
    return {static_cast<const char *>(stored.data_ptr()), static_cast<size_t>(stored.numel()) * stored.element_size()};
}

} // namespace pare::train
