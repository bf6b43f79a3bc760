#include "core/formats/dataset_convert.h"

#include "core/model/element_type.h"

#include <Eigen/Core>

#include <algorithm>
#include <cstring>
#include <optional>
#include <type_traits>
#include <utility>

namespace pare {

namespace {

using Half = Eigen::half;
using Bfloat = Eigen::bfloat16;

template <typename T>
constexpr bool isFloating = std::is_floating_point_v<T> || std::is_same_v<T, Half> || std::is_same_v<T, Bfloat>;

// Calls `use` with a value of the C++ type of an element type; false where it has none here.
template <typename Use>
bool withType(int type, Use &&use)
{
    switch (type) {
    case pb::TensorProto::FLOAT: return use(float{}), true;
    case pb::TensorProto::DOUBLE: return use(double{}), true;
    case pb::TensorProto::FLOAT16: return use(Half{}), true;
    case pb::TensorProto::BFLOAT16: return use(Bfloat{}), true;
    case pb::TensorProto::UINT8: return use(uint8_t{}), true;
    case pb::TensorProto::INT8: return use(int8_t{}), true;
    case pb::TensorProto::UINT16: return use(uint16_t{}), true;
    case pb::TensorProto::INT16: return use(int16_t{}), true;
    case pb::TensorProto::UINT32: return use(uint32_t{}), true;
    case pb::TensorProto::INT32: return use(int32_t{}), true;
    case pb::TensorProto::UINT64: return use(uint64_t{}), true;
    case pb::TensorProto::INT64: return use(int64_t{}), true;
    case pb::TensorProto::BOOL: return use(bool{}), true;
    default: return false;
    }
}

template <typename From, typename To>
std::optional<To> converted(From value)
{
    if constexpr (std::is_same_v<To, bool>) {
        if (value != From(0) && value != From(1))
            return std::nullopt;
        return value != From(0);
    } else if constexpr (isFloating<From> && std::is_same_v<From, double>) {
        return static_cast<To>(std::is_same_v<To, double> ? value : static_cast<double>(static_cast<float>(value)));
    } else if constexpr (isFloating<From>) {
        return static_cast<To>(static_cast<float>(value));
    } else if constexpr (std::is_same_v<To, double> || std::is_same_v<To, float>) {
        const To result = static_cast<To>(value);
        // long double holds every 64-bit integer, so this compares exactly.
        if (sizeof(From) >= sizeof(To) && static_cast<long double>(result) != static_cast<long double>(value))
            return std::nullopt;
        return result;
    } else if constexpr (isFloating<To>) {
        const To result = static_cast<To>(static_cast<float>(value));
        if (static_cast<double>(static_cast<float>(result)) != static_cast<double>(value))
            return std::nullopt;
        return result;
    } else {
        if constexpr (std::is_same_v<From, bool>) {
            return static_cast<To>(value);
        } else {
            if (!std::in_range<To>(value))
                return std::nullopt;
            return static_cast<To>(value);
        }
    }
}

std::string valueText(double value)
{
    return std::to_string(static_cast<int64_t>(value));
}

template <typename From, typename To>
Result<void> convertAll(std::span<const std::byte> values, std::span<std::byte> into, int to, const ConvertedRows &rows)
{
    const size_t count = values.size() / sizeof(From);
    for (size_t i = 0; i < count; ++i) {
        From value{};
        if constexpr (std::is_same_v<From, bool>)
            value = values[i] != std::byte{0}; // any other bit pattern is no bool
        else
            std::memcpy(&value, values.data() + i * sizeof(From), sizeof(From));
        const std::optional<To> result = converted<From, To>(value);
        if (!result)
            return invalidInput(rows.name + ": the value " + valueText(static_cast<double>(value)) + " in sample " +
                                std::to_string(rows.firstSample + static_cast<int64_t>(i) / std::max<int64_t>(rows.elementsPerRow, 1)) +
                                " does not fit " + std::string(elementTypeName(to)) + ", which the model expects");
        std::memcpy(into.data() + i * sizeof(To), &*result, sizeof(To));
    }
    return {};
}

bool hasCppType(int type)
{
    return withType(type, [](auto) {});
}

} // namespace

bool convertible(int from, int to)
{
    if (!hasCppType(from) || !hasCppType(to))
        return false;
    return from == to || !isFloatType(from) || isFloatType(to);
}

Result<void> convertElements(int from, std::span<const std::byte> values, int to, std::span<std::byte> into, const ConvertedRows &rows)
{
    if (!convertible(from, to))
        return unsupported(rows.name + ": " + std::string(elementTypeName(from)) + " values are not converted to " +
                           std::string(elementTypeName(to)));
    if (from == to && from != pb::TensorProto::BOOL) {
        std::memcpy(into.data(), values.data(), std::min(values.size(), into.size()));
        return {};
    }
    Result<void> result;
    withType(from, [&]<typename From>(From) {
        withType(to, [&]<typename To>(To) {
            if constexpr (!isFloating<From> || isFloating<To>)
                result = convertAll<From, To>(values, into, to, rows);
        });
    });
    return result;
}

} // namespace pare
