// Element-wise arithmetic, comparisons and casts, in the operator's own type.
#include "core/passes/constant_values.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pare::constants {

namespace {

// Element-wise arithmetic. Integers wrap around, as in the runtime.

template <typename T>
T wrapped(std::make_unsigned_t<T> value)
{
    return static_cast<T>(value);
}

template <typename T>
std::optional<T> binary(const std::string &op, T a, T b)
{
    if constexpr (std::is_integral_v<T>) {
        using U = std::make_unsigned_t<T>;
        if (op == "Add")
            return wrapped<T>(static_cast<U>(a) + static_cast<U>(b));
        if (op == "Sub")
            return wrapped<T>(static_cast<U>(a) - static_cast<U>(b));
        if (op == "Mul")
            return wrapped<T>(static_cast<U>(a) * static_cast<U>(b));
        if (op == "Div")
            return b == 0 || (b == -1 && a == std::numeric_limits<T>::min()) ? std::nullopt : std::optional<T>(a / b);
    } else {
        if (op == "Add")
            return a + b;
        if (op == "Sub")
            return a - b;
        if (op == "Mul")
            return a * b;
        if (op == "Div")
            return a / b;
    }
    if (op == "Min")
        return a < b || a != a ? a : b;
    if (op == "Max")
        return a > b || a != a ? a : b;
    return std::nullopt;
}

template <typename T>
std::optional<bool> comparison(const std::string &op, T a, T b)
{
    if (op == "Equal")
        return a == b;
    if (op == "Greater")
        return a > b;
    if (op == "Less")
        return a < b;
    if constexpr (sizeof(T) == 1) {
        if (op == "And")
            return a != 0 && b != 0;
        if (op == "Or")
            return a != 0 || b != 0;
    }
    return std::nullopt;
}

template <typename T>
std::optional<T> unary(const std::string &op, T a)
{
    if constexpr (std::is_floating_point_v<T>) {
        if (op == "Sqrt")
            return std::sqrt(a);
        if (op == "Reciprocal")
            return T{1} / a;
        if (op == "Floor")
            return std::floor(a);
        if (op == "Ceil")
            return std::ceil(a);
        if (op == "Neg")
            return -a;
        if (op == "Abs")
            return std::abs(a);
    } else {
        using U = std::make_unsigned_t<T>;
        if (op == "Neg" || (op == "Abs" && a < 0))
            return wrapped<T>(U{0} - static_cast<U>(a));
        if (op == "Abs")
            return a;
    }
    return std::nullopt;
}

// Calls `visit` with a value of the C++ type behind an element type.
template <typename Visit>
Output forType(int type, const Visit &visit)
{
    switch (type) {
    case pb::TensorProto::FLOAT: return visit(float{});
    case pb::TensorProto::DOUBLE: return visit(double{});
    case pb::TensorProto::INT32: return visit(int32_t{});
    case pb::TensorProto::INT64: return visit(int64_t{});
    default: return std::nullopt;
    }
}

Output binaryOf(const std::string &op, const ConstantValue &left, const ConstantValue &right, int64_t opset, int64_t mostBytes)
{
    const auto dims = broadcastDims(left.dims, right.dims);
    if (!dims || left.type != right.type || !fits(*dims, left.type, mostBytes))
        return std::nullopt;
    if (opset < 7 && left.dims != right.dims)
        return std::nullopt; // attributes say how they are spread
    const auto a = [&] { return made(left.type, *dims, broadcast(left, *dims)); }();
    const auto b = [&] { return made(right.type, *dims, broadcast(right, *dims)); }();
    const auto compare = [&](auto type) -> Output {
        using T = decltype(type);
        const auto l = valuesOf<T>(a);
        const auto r = valuesOf<T>(b);
        std::string bytes;
        for (size_t i = 0; i < l.size(); ++i) {
            const auto value = comparison<T>(op, l[i], r[i]);
            if (!value)
                return std::nullopt;
            bytes += static_cast<char>(*value ? 1 : 0);
        }
        return made(pb::TensorProto::BOOL, *dims, std::move(bytes));
    };
    if (left.type == pb::TensorProto::BOOL)
        return compare(uint8_t{});
    if (op == "Equal" || op == "Greater" || op == "Less")
        return forType(left.type, compare);
    return forType(left.type, [&](auto type) -> Output {
        using T = decltype(type);
        auto l = valuesOf<T>(a);
        const auto r = valuesOf<T>(b);
        for (size_t i = 0; i < l.size(); ++i) {
            const auto value = binary<T>(op, l[i], r[i]);
            if (!value)
                return std::nullopt;
            l[i] = *value;
        }
        return made(left.type, *dims, bytesOf(l));
    });
}

Output unaryOf(const std::string &op, const ConstantValue &input)
{
    if (op == "Not" && input.type == pb::TensorProto::BOOL) {
        std::string bytes = *input.bytes;
        for (char &byte : bytes)
            byte = byte == 0 ? 1 : 0;
        return made(input.type, input.dims, std::move(bytes));
    }
    return forType(input.type, [&](auto type) -> Output {
        using T = decltype(type);
        auto values = valuesOf<T>(input);
        for (T &value : values) {
            const auto result = unary<T>(op, value);
            if (!result)
                return std::nullopt;
            value = *result;
        }
        return made(input.type, input.dims, bytesOf(values));
    });
}

Output where(const Inputs &inputs, int64_t mostBytes)
{
    if (inputs.size() != 3 || !inputs[0] || !inputs[1] || !inputs[2] || inputs[0]->type != pb::TensorProto::BOOL || inputs[1]->type != inputs[2]->type)
        return std::nullopt;
    auto dims = broadcastDims(inputs[1]->dims, inputs[2]->dims);
    dims = dims ? broadcastDims(inputs[0]->dims, *dims) : std::nullopt;
    if (!dims || !fits(*dims, inputs[1]->type, mostBytes))
        return std::nullopt;
    const std::string choice = broadcast(*inputs[0], *dims);
    std::string bytes = broadcast(*inputs[1], *dims);
    const std::string other = broadcast(*inputs[2], *dims);
    const size_t width = widthOf(inputs[1]->type);
    for (size_t i = 0; i < choice.size(); ++i)
        if (choice[i] == 0)
            std::memcpy(bytes.data() + i * width, other.data() + i * width, width);
    return made(inputs[1]->type, *dims, std::move(bytes));
}

template <typename To, typename From>
std::optional<To> converted(From value)
{
    if constexpr (std::is_integral_v<To> && std::is_floating_point_v<From>) {
        // Outside of the type's range the result differs between machines.
        constexpr From bound = static_cast<From>(std::numeric_limits<To>::max());
        if (!(value > -bound && value < bound))
            return std::nullopt;
    }
    return static_cast<To>(value);
}

Output cast(const pb::NodeProto &node, const ConstantValue &input)
{
    const auto to = static_cast<int>(intAttribute(node, "to", 0));
    if (to == input.type)
        return input;
    const auto from = [&](auto type) -> Output {
        using From = decltype(type);
        const auto values = valuesOf<From>(input);
        if (to == pb::TensorProto::BOOL) {
            std::string bytes;
            for (const From value : values)
                bytes += static_cast<char>(value != From{0} ? 1 : 0);
            return made(to, input.dims, std::move(bytes));
        }
        return forType(to, [&](auto target) -> Output {
            using To = decltype(target);
            std::vector<To> out;
            out.reserve(values.size());
            for (const From value : values) {
                const auto one = converted<To>(value);
                if (!one)
                    return std::nullopt;
                out.push_back(*one);
            }
            return made(to, input.dims, bytesOf(out));
        });
    };
    if (input.type == pb::TensorProto::BOOL)
        return from(uint8_t{});
    return forType(input.type, from);
}

bool isOneOf(const std::string &op, std::initializer_list<const char *> ops)
{
    return std::any_of(ops.begin(), ops.end(), [&](const char *name) { return op == name; });
}

} // namespace

Output evaluateArithmetic(const pb::NodeProto &node, const Inputs &inputs, int64_t opset, int64_t mostBytes)
{
    const std::string &op = node.op_type();
    if (inputs.empty() || !inputs[0] || widthOf(inputs[0]->type) == 0)
        return std::nullopt;
    if (op == "Cast")
        return cast(node, *inputs[0]);
    if (op == "Where")
        return where(inputs, mostBytes);
    if (inputs.size() == 2 && inputs[1] && isOneOf(op, {"Add", "Sub", "Mul", "Div", "Min", "Max", "Equal", "Greater", "Less", "And", "Or"}))
        return binaryOf(op, *inputs[0], *inputs[1], opset, mostBytes);
    if (inputs.size() == 1 && isOneOf(op, {"Neg", "Abs", "Sqrt", "Reciprocal", "Floor", "Ceil", "Not"}))
        return unaryOf(op, *inputs[0]);
    return std::nullopt;
}

} // namespace pare::constants
