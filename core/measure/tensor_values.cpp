#include "core/measure/tensor_values.h"

#include "core/formats/dataset_convert.h"

#include <algorithm>
#include <cmath>

namespace pare {

Result<FloatValues> FloatValues::of(const Tensor &tensor)
{
    if (!tensor.consistent() || !convertible(tensor.type, pb::TensorProto::FLOAT))
        return invalidInput(tensor.name + ": " + typeAndShape(tensor.type, tensor.dims) + " with " + std::to_string(tensor.bytes.size()) +
                            " bytes cannot be measured");
    FloatValues values;
    const size_t count = static_cast<size_t>(tensor.elements());
    const bool aligned = reinterpret_cast<uintptr_t>(tensor.bytes.data()) % alignof(float) == 0;
    if (tensor.type == pb::TensorProto::FLOAT && aligned) {
        values.m_view = {reinterpret_cast<const float *>(tensor.bytes.data()), count};
        return values;
    }
    values.m_own.resize(count);
    const auto bytes = std::as_bytes(std::span(tensor.bytes));
    if (tensor.type == pb::TensorProto::INT32 || tensor.type == pb::TensorProto::UINT32 || tensor.type == pb::TensorProto::INT64 ||
        tensor.type == pb::TensorProto::UINT64) { // rounded to float, as a metric may; data sets insist on every digit
        std::vector<double> wide(count);
        PARE_TRY(convertElements(tensor.type, bytes, pb::TensorProto::DOUBLE, std::as_writable_bytes(std::span(wide)),
                                 {tensor.name, 0, static_cast<int64_t>(count)}));
        std::transform(wide.begin(), wide.end(), values.m_own.begin(), [](double value) { return static_cast<float>(value); });
    } else {
        PARE_TRY(convertElements(tensor.type, bytes, pb::TensorProto::FLOAT, std::as_writable_bytes(std::span(values.m_own)),
                                 {tensor.name, 0, static_cast<int64_t>(count)}));
    }
    values.m_view = values.m_own;
    return values;
}

Result<std::vector<int64_t>> wholeValues(const Tensor &tensor)
{
    if (!tensor.consistent() || !convertible(tensor.type, pb::TensorProto::DOUBLE))
        return invalidInput(tensor.name + ": " + typeAndShape(tensor.type, tensor.dims) + " holds no classes");
    std::vector<int64_t> values(static_cast<size_t>(tensor.elements()));
    const auto bytes = std::as_bytes(std::span(tensor.bytes));
    if (!isFloatType(tensor.type)) {
        PARE_TRY(convertElements(tensor.type, bytes, pb::TensorProto::INT64, std::as_writable_bytes(std::span(values)),
                                 {tensor.name, 0, static_cast<int64_t>(values.size())}));
        return values;
    }
    std::vector<double> numbers(values.size());
    PARE_TRY(convertElements(tensor.type, bytes, pb::TensorProto::DOUBLE, std::as_writable_bytes(std::span(numbers)),
                             {tensor.name, 0, static_cast<int64_t>(values.size())}));
    for (size_t i = 0; i < numbers.size(); ++i) {
        if (!(std::abs(numbers[i]) < 1e15) || numbers[i] != std::floor(numbers[i]))
            return invalidInput(tensor.name + ": expected a class, found " + std::to_string(numbers[i]));
        values[i] = static_cast<int64_t>(numbers[i]);
    }
    return values;
}

int64_t argMax(std::span<const float> values)
{
    int64_t best = -1;
    for (size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            return -1;
        if (best < 0 || values[i] > values[static_cast<size_t>(best)])
            best = static_cast<int64_t>(i);
    }
    return best;
}

} // namespace pare
