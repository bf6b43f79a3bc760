#include "core/passes/constant_evaluator.h"

#include "core/base/checked.h"
#include "core/model/attributes.h"
#include "core/model/element_type.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>

namespace pare {

namespace {

using Dims = std::vector<int64_t>;
using Inputs = std::vector<const ConstantValue *>;
using Output = std::optional<ConstantValue>; // nullopt: not possible here

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

template <typename T>
std::vector<T> valuesOf(const ConstantValue &value)
{
    std::vector<T> values(value.bytes->size() / sizeof(T));
    std::memcpy(values.data(), value.bytes->data(), values.size() * sizeof(T));
    return values;
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

// Shapes and data movement.

Output reshaped(const ConstantValue &value, Dims dims)
{
    if (countOf(dims) != value.elements())
        return std::nullopt;
    return ConstantValue{value.type, std::move(dims), value.bytes};
}

Output reshape(const pb::NodeProto &node, const Inputs &inputs)
{
    auto shape = intsOf(inputAt(inputs, 1));
    if (!shape)
        return std::nullopt;
    int64_t known = 1;
    int open = -1;
    for (size_t i = 0; i < shape->size(); ++i) {
        if ((*shape)[i] == 0 && intAttribute(node, "allowzero", 0) == 0) {
            if (i >= inputs[0]->dims.size())
                return std::nullopt;
            (*shape)[i] = inputs[0]->dims[i];
        }
        if ((*shape)[i] == -1)
            open = static_cast<int>(i);
        else if (const auto next = checkedMultiply(known, (*shape)[i]))
            known = *next;
        else
            return std::nullopt;
    }
    if (open >= 0) {
        if (known <= 0 || inputs[0]->elements() % known != 0)
            return std::nullopt;
        (*shape)[static_cast<size_t>(open)] = inputs[0]->elements() / known;
    }
    return reshaped(*inputs[0], *shape);
}

Output squeeze(const pb::NodeProto &node, const Inputs &inputs)
{
    const auto axes = axesOf(node, inputs, 1);
    if (!axes)
        return std::nullopt;
    const auto rank = static_cast<int64_t>(inputs[0]->dims.size());
    Dims dims;
    for (int64_t i = 0; i < rank; ++i) {
        const bool named = std::any_of(axes->begin(), axes->end(), [&](int64_t a) { return a == i || a + rank == i; });
        if (axes->empty() ? inputs[0]->dims[static_cast<size_t>(i)] != 1 : !named)
            dims.push_back(inputs[0]->dims[static_cast<size_t>(i)]);
    }
    return reshaped(*inputs[0], dims);
}

Output unsqueeze(const pb::NodeProto &node, const Inputs &inputs)
{
    const auto axes = axesOf(node, inputs, 1);
    if (!axes)
        return std::nullopt;
    const auto rank = static_cast<int64_t>(inputs[0]->dims.size() + axes->size());
    Dims dims(static_cast<size_t>(rank), -1);
    for (const int64_t axis : *axes) {
        const int64_t place = axis < 0 ? axis + rank : axis;
        if (place < 0 || place >= rank)
            return std::nullopt;
        dims[static_cast<size_t>(place)] = 1;
    }
    size_t next = 0;
    for (int64_t &dim : dims)
        if (dim == -1) {
            if (next >= inputs[0]->dims.size())
                return std::nullopt;
            dim = inputs[0]->dims[next++];
        }
    return reshaped(*inputs[0], dims);
}

Output flatten(const pb::NodeProto &node, const Inputs &inputs)
{
    const auto &dims = inputs[0]->dims;
    int64_t axis = intAttribute(node, "axis", 1);
    axis += axis < 0 ? static_cast<int64_t>(dims.size()) : 0;
    if (axis < 0 || axis > static_cast<int64_t>(dims.size()))
        return std::nullopt;
    const auto rows = product(dims, 0, static_cast<size_t>(axis));
    const auto columns = product(dims, static_cast<size_t>(axis), dims.size());
    return rows && columns ? reshaped(*inputs[0], {*rows, *columns}) : std::nullopt;
}

Output transpose(const pb::NodeProto &node, const Inputs &inputs)
{
    const auto &dims = inputs[0]->dims;
    Dims order = intsAttribute(node, "perm");
    if (order.empty()) {
        order.resize(dims.size());
        std::iota(order.rbegin(), order.rend(), 0);
    }
    Dims sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (size_t i = 0; i < sorted.size(); ++i)
        if (sorted[i] != static_cast<int64_t>(i))
            return std::nullopt; // an axis twice
    if (order.size() != dims.size())
        return std::nullopt;
    const Dims own = stridesOf(dims);
    Dims outDims;
    Dims strides;
    for (const int64_t axis : order) {
        outDims.push_back(dims[static_cast<size_t>(axis)]);
        strides.push_back(own[static_cast<size_t>(axis)]);
    }
    return made(inputs[0]->type, outDims, gathered(*inputs[0]->bytes, widthOf(inputs[0]->type), outDims, strides, 0));
}

Output concat(const pb::NodeProto &node, const Inputs &inputs, int64_t mostBytes)
{
    Dims dims = inputs[0]->dims;
    int64_t axis = intAttribute(node, "axis", 1);
    axis += axis < 0 ? static_cast<int64_t>(dims.size()) : 0;
    if (axis < 0 || axis >= static_cast<int64_t>(dims.size()))
        return std::nullopt;
    const auto place = static_cast<size_t>(axis);
    int64_t total = 0;
    for (const auto *input : inputs) {
        if (!input || input->dims.size() != dims.size() || input->type != inputs[0]->type)
            return std::nullopt;
        const auto next = checkedAdd(total, input->dims[place]);
        if (!next)
            return std::nullopt;
        total = *next;
    }
    Dims all = dims;
    all[place] = total;
    const auto outer = product(dims, 0, place);
    if (!outer || !fits(all, inputs[0]->type, mostBytes))
        return std::nullopt;
    std::string bytes;
    for (int64_t o = 0; o < *outer; ++o)
        for (const auto *input : inputs) {
            const size_t run = input->bytes->size() / static_cast<size_t>(*outer);
            bytes.append(*input->bytes, static_cast<size_t>(o) * run, run);
        }
    if (static_cast<int64_t>(bytes.size()) != countOf(all) * static_cast<int64_t>(widthOf(inputs[0]->type)))
        return std::nullopt;
    return made(inputs[0]->type, all, std::move(bytes));
}

Output slice(const pb::NodeProto &node, const Inputs &inputs, int64_t opset)
{
    const bool asInputs = opset >= 10;
    const auto starts = asInputs ? intsOf(inputAt(inputs, 1)) : std::optional(intsAttribute(node, "starts"));
    const auto ends = asInputs ? intsOf(inputAt(inputs, 2)) : std::optional(intsAttribute(node, "ends"));
    if (!starts || !ends || starts->size() != ends->size())
        return std::nullopt;
    Dims axes(starts->size());
    std::iota(axes.begin(), axes.end(), 0);
    Dims steps(starts->size(), 1);
    if (!asInputs && findAttribute(node, "axes"))
        axes = intsAttribute(node, "axes");
    if (asInputs && inputAt(inputs, 3))
        axes = intsOf(inputs[3]).value_or(Dims());
    if (asInputs && inputAt(inputs, 4))
        steps = intsOf(inputs[4]).value_or(Dims());
    if (axes.size() != starts->size() || steps.size() != starts->size())
        return std::nullopt;
    Dims dims = inputs[0]->dims;
    Dims strides = stridesOf(dims);
    int64_t from = 0;
    std::vector<bool> cut(dims.size(), false);
    for (size_t i = 0; i < axes.size(); ++i) {
        const int64_t axis = axes[i] < 0 ? axes[i] + static_cast<int64_t>(dims.size()) : axes[i];
        if (axis < 0 || axis >= static_cast<int64_t>(dims.size()) || steps[i] == 0 || cut[static_cast<size_t>(axis)])
            return std::nullopt;
        const auto place = static_cast<size_t>(axis);
        cut[place] = true;
        const int64_t size = inputs[0]->dims[place];
        if (size == 0)
            continue; // nothing stays nothing
        const int64_t step = std::clamp(steps[i], -size - 1, size + 1); // a longer one takes the first element, too
        const auto bounded = [&](int64_t at, int64_t least, int64_t most) { return std::clamp(at < 0 ? at + size : at, least, most); };
        const int64_t start = step > 0 ? bounded((*starts)[i], 0, size) : bounded((*starts)[i], 0, size - 1);
        const int64_t end = step > 0 ? bounded((*ends)[i], 0, size) : bounded(std::max((*ends)[i], std::numeric_limits<int64_t>::min() / 2), -1, size - 1);
        const int64_t span = step > 0 ? end - start : start - end;
        dims[place] = span <= 0 ? 0 : (span + std::abs(step) - 1) / std::abs(step);
        from += start * strides[place];
        strides[place] = dims[place] > 1 ? strides[place] * step : 0;
    }
    return made(inputs[0]->type, dims, countOf(dims) == 0 ? std::string() : gathered(*inputs[0]->bytes, widthOf(inputs[0]->type), dims, strides, from));
}

Output gather(const pb::NodeProto &node, const Inputs &inputs, int64_t mostBytes)
{
    const auto indices = intsOf(inputAt(inputs, 1));
    const auto &dims = inputs[0]->dims;
    int64_t axis = intAttribute(node, "axis", 0);
    axis += axis < 0 ? static_cast<int64_t>(dims.size()) : 0;
    if (!indices || axis < 0 || axis >= static_cast<int64_t>(dims.size()))
        return std::nullopt;
    const int64_t size = dims[static_cast<size_t>(axis)];
    Dims out(dims.begin(), dims.begin() + axis);
    out.insert(out.end(), inputs[1]->dims.begin(), inputs[1]->dims.end());
    out.insert(out.end(), dims.begin() + axis + 1, dims.end());
    const auto outer = product(dims, 0, static_cast<size_t>(axis));
    const auto inner = product(dims, static_cast<size_t>(axis) + 1, dims.size());
    if (!outer || !inner || !fits(out, inputs[0]->type, mostBytes))
        return std::nullopt;
    const size_t run = static_cast<size_t>(*inner) * widthOf(inputs[0]->type);
    std::string bytes;
    for (int64_t o = 0; o < *outer; ++o)
        for (const int64_t index : *indices) {
            const int64_t at = index < 0 ? index + size : index;
            if (at < 0 || at >= size)
                return std::nullopt;
            bytes.append(*inputs[0]->bytes, static_cast<size_t>(o * size + at) * run, run);
        }
    return made(inputs[0]->type, out, std::move(bytes));
}

Output expand(const Inputs &inputs, int64_t mostBytes)
{
    const auto shape = intsOf(inputAt(inputs, 1));
    const auto dims = shape ? broadcastDims(inputs[0]->dims, *shape) : std::nullopt;
    if (!dims || !fits(*dims, inputs[0]->type, mostBytes))
        return std::nullopt;
    return made(inputs[0]->type, *dims, broadcast(*inputs[0], *dims));
}

Output constantOfShape(const pb::NodeProto &node, const Inputs &inputs, int64_t mostBytes)
{
    const auto shape = intsOf(inputAt(inputs, 0));
    if (!shape)
        return std::nullopt;
    ConstantValue one = made(pb::TensorProto::FLOAT, {1}, std::string(4, '\0'));
    if (const auto *attribute = findAttribute(node, "value"); attribute && attribute->has_t()) {
        const auto given = constantValue(attribute->t(), {});
        if (!given.ok() || given->elements() != 1 || widthOf(given->type) == 0)
            return std::nullopt;
        one = *given;
    }
    one.dims = {};
    if (!fits(*shape, one.type, mostBytes))
        return std::nullopt;
    return made(one.type, *shape, broadcast(one, *shape));
}

// Since opset 15 a part of the dimensions can be asked for.
ConstantValue shapePart(const pb::NodeProto &node, const Dims &dims)
{
    const auto rank = static_cast<int64_t>(dims.size());
    const auto bounded = [&](int64_t at) { return std::clamp<int64_t>(at < 0 ? at + rank : at, 0, rank); };
    const int64_t start = bounded(intAttribute(node, "start", 0));
    const int64_t end = std::max(start, bounded(intAttribute(node, "end", rank)));
    return constantInts({end - start}, Dims(dims.begin() + start, dims.begin() + end));
}

Output constantNode(const pb::NodeProto &node)
{
    if (const auto *ints = findAttribute(node, "value_ints"))
        return constantInts({ints->ints_size()}, {ints->ints().begin(), ints->ints().end()});
    if (const auto *one = findAttribute(node, "value_int"))
        return constantInts({}, {one->i()});
    if (const auto *floats = findAttribute(node, "value_floats"))
        return made(pb::TensorProto::FLOAT, {floats->floats_size()}, bytesOf(std::vector<float>(floats->floats().begin(), floats->floats().end())));
    if (const auto *one = findAttribute(node, "value_float"))
        return made(pb::TensorProto::FLOAT, {}, bytesOf(std::vector<float>{one->f()}));
    return std::nullopt;
}

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

Output range(const Inputs &inputs, int64_t mostBytes)
{
    if (inputs.size() != 3 || !inputs[1] || !inputs[2] || inputs[0]->elements() != 1 || inputs[1]->elements() != 1 || inputs[2]->elements() != 1)
        return std::nullopt;
    const auto start = intsOf(inputs[0]);
    const auto limit = intsOf(inputs[1]);
    const auto step = intsOf(inputs[2]);
    if (!start || !limit || !step || (*step)[0] == 0 || inputs[0]->type != pb::TensorProto::INT64)
        return std::nullopt;
    std::vector<int64_t> values;
    for (std::optional<int64_t> at = (*start)[0]; at && ((*step)[0] > 0 ? *at < (*limit)[0] : *at > (*limit)[0]); at = checkedAdd(*at, (*step)[0])) {
        if (static_cast<int64_t>(values.size()) * 8 >= mostBytes)
            return std::nullopt;
        values.push_back(*at);
    }
    return constantInts({static_cast<int64_t>(values.size())}, values);
}

bool isOneOf(const std::string &op, std::initializer_list<const char *> ops)
{
    return std::any_of(ops.begin(), ops.end(), [&](const char *name) { return op == name; });
}

Output evaluate(const pb::NodeProto &node, const Inputs &inputs, int64_t opset, int64_t mostBytes)
{
    const std::string &op = node.op_type();
    if (op == "Constant")
        return constantNode(node);
    if (inputs.empty() || !inputs[0])
        return std::nullopt;
    if (op == "ConstantOfShape")
        return constantOfShape(node, inputs, mostBytes);
    if (op == "Shape")
        return shapePart(node, inputs[0]->dims);
    if (op == "Size")
        return constantInts({}, {inputs[0]->elements()});
    if (widthOf(inputs[0]->type) == 0)
        return std::nullopt;
    if (op == "Identity")
        return *inputs[0];
    if (op == "Reshape")
        return reshape(node, inputs);
    if (op == "Flatten")
        return flatten(node, inputs);
    if (op == "Squeeze")
        return squeeze(node, inputs);
    if (op == "Unsqueeze")
        return unsqueeze(node, inputs);
    if (op == "Transpose")
        return transpose(node, inputs);
    if (op == "Concat")
        return concat(node, inputs, mostBytes);
    if (op == "Slice")
        return slice(node, inputs, opset);
    if (op == "Gather")
        return gather(node, inputs, mostBytes);
    if (op == "Expand")
        return expand(inputs, mostBytes);
    if (op == "Range")
        return range(inputs, mostBytes);
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

} // namespace

int64_t ConstantValue::elements() const
{
    return countOf(dims);
}

Result<ConstantValue> constantValue(const pb::TensorProto &tensor, const Payloads &payloads)
{
    PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, payloads));
    return made(tensor.data_type(), {tensor.dims().begin(), tensor.dims().end()}, std::string(bytes.text()));
}

pb::TensorProto tensorOf(const ConstantValue &value, const std::string &name)
{
    pb::TensorProto tensor;
    tensor.set_name(name);
    tensor.set_data_type(value.type);
    tensor.mutable_dims()->Assign(value.dims.begin(), value.dims.end());
    tensor.set_raw_data(*value.bytes);
    return tensor;
}

ConstantValue constantInts(const std::vector<int64_t> &dims, const std::vector<int64_t> &values)
{
    return made(pb::TensorProto::INT64, dims, bytesOf(values));
}

OrReason<std::vector<ConstantValue>> evaluateConstant(const pb::NodeProto &node, const std::vector<const ConstantValue *> &inputs, int64_t opset,
                                                      int64_t mostBytes)
{
    if (node.output_size() == 1)
        if (Output value = evaluate(node, inputs, opset, mostBytes))
            return std::vector<ConstantValue>{std::move(*value)};
    return OrReason<std::vector<ConstantValue>>::because(node.op_type() + " needs the runtime to be evaluated");
}

} // namespace pare
