#include "core/analysis/known_values.h"

#include "core/analysis/size_product.h"
#include "core/base/checked.h"
#include "core/model/attributes.h"
#include "core/model/tensor_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace pare {

namespace {

using Kind = KnownNumber::Kind;
using Contents = std::optional<KnownValue>;

const KnownNumber unknown;

// One node with its inputs: what every rule below is given.
struct Given {
    const pb::NodeProto &node;
    const KnownInputs &inputs;

    const KnownValue *content(int i) const
    {
        return i < static_cast<int>(inputs.contents.size()) ? inputs.contents[static_cast<size_t>(i)] : nullptr;
    }
    const pb::TensorShapeProto *shape(int i) const
    {
        if (i >= static_cast<int>(inputs.types.size()))
            return nullptr;
        const auto *type = inputs.types[static_cast<size_t>(i)];
        return type && type->has_tensor_type() && type->tensor_type().has_shape() ? &type->tensor_type().shape() : nullptr;
    }
    bool has(int i) const { return i < node.input_size() && !node.input(i).empty(); }
    // Integers of an input where the operator's newer form has them, else of the attribute of its older form.
    std::optional<std::vector<int64_t>> integers(int i, std::string_view attribute) const
    {
        if (has(i)) {
            const KnownValue *known = content(i);
            if (!known || !known->allIntegers())
                return std::nullopt;
            std::vector<int64_t> values;
            for (const KnownNumber &number : known->elements)
                values.push_back(number.integer);
            return values;
        }
        if (findAttribute(node, attribute))
            return intsAttribute(node, attribute);
        return std::nullopt;
    }
};

KnownNumber ofDim(const pb::TensorShapeProto::Dimension &dim)
{
    if (dim.has_dim_value())
        return KnownNumber::of(dim.dim_value());
    if (dim.has_dim_param() && !dim.dim_param().empty())
        return KnownNumber::named(dim.dim_param());
    return unknown;
}

bool is(const KnownNumber &number, int64_t value)
{
    return number.kind == Kind::Integer && number.integer == value;
}

std::optional<double> asReal(const KnownNumber &number)
{
    if (number.kind == Kind::Real)
        return number.real;
    if (number.kind == Kind::Integer)
        return static_cast<double>(number.integer);
    return std::nullopt;
}

KnownNumber fromChecked(std::optional<int64_t> value)
{
    return value ? KnownNumber::of(*value) : unknown;
}

KnownNumber add(const KnownNumber &a, const KnownNumber &b)
{
    if (is(a, 0))
        return b;
    if (is(b, 0))
        return a;
    if (a.isInteger() && b.isInteger())
        return fromChecked(checkedAdd(a.integer, b.integer));
    const auto x = asReal(a);
    const auto y = asReal(b);
    return x && y ? KnownNumber::of(*x + *y) : unknown;
}

KnownNumber subtract(const KnownNumber &a, const KnownNumber &b)
{
    if (is(b, 0))
        return a;
    if (a.kind == Kind::Symbol && a == b)
        return KnownNumber::of(int64_t{0});
    if (a.isInteger() && b.isInteger()) {
        int64_t difference = 0;
        return __builtin_sub_overflow(a.integer, b.integer, &difference) ? unknown : KnownNumber::of(difference);
    }
    const auto x = asReal(a);
    const auto y = asReal(b);
    return x && y ? KnownNumber::of(*x - *y) : unknown;
}

// A size as a product, where it is one: a positive number or a name.
std::optional<SizeProduct> asProduct(const KnownNumber &number)
{
    if (number.kind == Kind::Symbol)
        return SizeProduct::parse(number.symbol);
    return number.isInteger() && number.integer > 0 ? std::optional(SizeProduct::of(number.integer)) : std::nullopt;
}

KnownNumber fromProduct(const std::optional<SizeProduct> &product)
{
    if (!product)
        return unknown;
    return product->isNumber() ? KnownNumber::of(product->factor) : KnownNumber::named(product->text());
}

KnownNumber multiply(const KnownNumber &a, const KnownNumber &b)
{
    if (is(a, 1))
        return b;
    if (is(b, 1))
        return a;
    if (a.isInteger() && b.isInteger())
        return fromChecked(checkedMultiply(a.integer, b.integer));
    if (a.kind == Kind::Symbol || b.kind == Kind::Symbol) {
        const auto left = asProduct(a);
        const auto right = asProduct(b);
        return left && right ? fromProduct(left->times(*right)) : unknown;
    }
    const auto x = asReal(a);
    const auto y = asReal(b);
    return x && y ? KnownNumber::of(*x * *y) : unknown;
}

KnownNumber divide(const KnownNumber &a, const KnownNumber &b)
{
    if (is(b, 1))
        return a;
    if (a.kind == Kind::Symbol && a == b)
        return KnownNumber::of(int64_t{1});
    if (a.isInteger() && b.isInteger()) {
        if (b.integer == 0 || (b.integer == -1 && a.integer == std::numeric_limits<int64_t>::min()))
            return unknown;
        return KnownNumber::of(a.integer / b.integer);
    }
    if (a.kind == Kind::Symbol || b.kind == Kind::Symbol) { // where it leaves nothing over
        const auto left = asProduct(a);
        const auto right = asProduct(b);
        return left && right ? fromProduct(left->over(*right)) : unknown;
    }
    const auto x = asReal(a);
    const auto y = asReal(b);
    return x && y && *y != 0 ? KnownNumber::of(*x / *y) : unknown;
}

KnownNumber remainder(const KnownNumber &a, const KnownNumber &b)
{
    if (!a.isInteger() || !b.isInteger() || b.integer == 0 || b.integer == -1)
        return unknown;
    const int64_t rest = a.integer % b.integer;
    return KnownNumber::of(rest != 0 && (rest < 0) != (b.integer < 0) ? rest + b.integer : rest); // the divisor's sign (fmod = 0)
}

// -1, 0 or 1; nullopt where the two cannot be told apart. A name stands for a size, which is never negative.
std::optional<int> compare(const KnownNumber &a, const KnownNumber &b)
{
    if (a.isInteger() && b.isInteger())
        return a.integer < b.integer ? -1 : a.integer > b.integer ? 1 : 0;
    if (a.kind == Kind::Symbol && b.kind == Kind::Symbol)
        return a.symbol == b.symbol ? std::optional(0) : std::nullopt;
    if (a.kind == Kind::Symbol && b.isInteger() && b.integer < 0)
        return 1;
    if (b.kind == Kind::Symbol && a.isInteger() && a.integer < 0)
        return -1;
    const auto x = asReal(a);
    const auto y = asReal(b);
    if (!x || !y)
        return std::nullopt;
    return *x < *y ? -1 : *x > *y ? 1 : 0;
}

KnownNumber power(const KnownNumber &a, const KnownNumber &b)
{
    if (is(b, 1))
        return a;
    const auto x = asReal(a);
    const auto y = asReal(b);
    if (!x || !y || a.isInteger()) // of integers the result is an integer: not needed for shapes
        return unknown;
    const double result = std::pow(*x, *y);
    return std::isfinite(result) ? KnownNumber::of(result) : unknown;
}

KnownNumber truth(std::optional<bool> value)
{
    return value ? KnownNumber::of(static_cast<int64_t>(*value ? 1 : 0)) : unknown;
}

KnownNumber combine(std::string_view op, const KnownNumber &a, const KnownNumber &b)
{
    if (op == "Add")
        return add(a, b);
    if (op == "Sub")
        return subtract(a, b);
    if (op == "Mul")
        return multiply(a, b);
    if (op == "Div")
        return divide(a, b);
    if (op == "Mod")
        return remainder(a, b);
    if (op == "Pow")
        return power(a, b);
    if (op == "And" || op == "Or") {
        if (!a.isInteger() || !b.isInteger())
            return unknown;
        return truth(op == "And" ? (a.integer != 0 && b.integer != 0) : (a.integer != 0 || b.integer != 0));
    }
    const auto order = compare(a, b);
    if (op == "Min" || op == "Max") {
        if (!order)
            return unknown;
        return (op == "Min") == (*order <= 0) ? a : b;
    }
    if (!order)
        return unknown;
    if (op == "Equal")
        return truth(*order == 0);
    if (op == "Less")
        return truth(*order < 0);
    if (op == "LessOrEqual")
        return truth(*order <= 0);
    if (op == "Greater")
        return truth(*order > 0);
    return truth(*order >= 0); // GreaterOrEqual
}

// Element i of a vector, or the one element that is broadcast.
const KnownNumber &at(const KnownValue &value, size_t i)
{
    return value.elements.size() == 1 ? value.elements[0] : value.elements[i];
}

// The dimensions that values have together when single elements are broadcast; nullopt where they differ otherwise.
std::optional<std::vector<int64_t>> commonDims(std::initializer_list<const KnownValue *> values)
{
    const KnownValue *widest = nullptr;
    for (const KnownValue *value : values) {
        if (!value || value->elements.empty())
            return std::nullopt;
        const bool wider = !widest || value->elements.size() > widest->elements.size() ||
                           (value->elements.size() == widest->elements.size() && value->rank() > widest->rank());
        widest = wider ? value : widest;
    }
    for (const KnownValue *value : values)
        if (value->elements.size() != 1 && value->dims != widest->dims)
            return std::nullopt;
    return widest->dims;
}

size_t lengthOf(const std::vector<int64_t> &dims)
{
    size_t length = 1;
    for (const int64_t dim : dims)
        length *= static_cast<size_t>(dim);
    return length;
}

Contents elementwise(const Given &given)
{
    const KnownValue *a = given.content(0);
    const KnownValue *b = given.content(1);
    const std::string &op = given.node.op_type();
    if (given.node.input_size() == 1 && (op == "Min" || op == "Max") && a)
        return *a;
    if (given.node.input_size() != 2)
        return std::nullopt;
    const auto dims = commonDims({a, b});
    if (!dims)
        return std::nullopt;
    const bool isTruth = op == "Equal" || op.starts_with("Less") || op.starts_with("Greater") || op == "And" || op == "Or";
    KnownValue result{isTruth ? static_cast<int>(pb::TensorProto::BOOL) : a->type, *dims, {}};
    for (size_t i = 0; i < lengthOf(*dims); ++i)
        result.elements.push_back(combine(op, at(*a, i), at(*b, i)));
    return result;
}

KnownNumber unary(std::string_view op, const KnownNumber &x)
{
    if (op == "Not")
        return x.isInteger() ? truth(x.integer == 0) : unknown;
    if (op == "Neg") {
        if (x.isInteger() && x.integer != std::numeric_limits<int64_t>::min())
            return KnownNumber::of(-x.integer);
        return x.kind == Kind::Real ? KnownNumber::of(-x.real) : unknown;
    }
    if (op == "Abs") {
        if (x.isInteger() && x.integer != std::numeric_limits<int64_t>::min())
            return KnownNumber::of(x.integer < 0 ? -x.integer : x.integer);
        return x.kind == Kind::Real ? KnownNumber::of(std::fabs(x.real)) : x.kind == Kind::Symbol ? x : unknown;
    }
    if (x.kind == Kind::Integer || x.kind == Kind::Symbol)
        return op == "Sqrt" ? unknown : x; // Floor, Ceil and Round of a whole number
    if (x.kind != Kind::Real)
        return unknown;
    if (op == "Floor")
        return KnownNumber::of(std::floor(x.real));
    if (op == "Ceil")
        return KnownNumber::of(std::ceil(x.real));
    if (op == "Round")
        return KnownNumber::of(std::nearbyint(x.real));
    return x.real >= 0 ? KnownNumber::of(std::sqrt(x.real)) : unknown;
}

Contents mapUnary(const Given &given)
{
    const KnownValue *x = given.content(0);
    if (!x)
        return std::nullopt;
    KnownValue result{x->type, x->dims, {}};
    for (const KnownNumber &number : x->elements)
        result.elements.push_back(unary(given.node.op_type(), number));
    return result;
}

Contents cast(const Given &given)
{
    const KnownValue *x = given.content(0);
    if (!x)
        return std::nullopt;
    const int to = static_cast<int>(intAttribute(given.node, "to", 0));
    KnownValue result{to, x->dims, {}};
    for (const KnownNumber &number : x->elements) {
        if (isFloatType(to)) {
            const auto real = asReal(number);
            result.elements.push_back(number.kind == Kind::Symbol ? number : real ? KnownNumber::of(*real) : unknown);
        } else if (number.kind == Kind::Real) {
            const bool fits = std::fabs(number.real) < 9e18;
            result.elements.push_back(fits ? KnownNumber::of(static_cast<int64_t>(std::trunc(number.real))) : unknown);
        } else {
            result.elements.push_back(number);
        }
    }
    return result;
}

Contents shapeOf(const Given &given)
{
    const auto *shape = given.shape(0);
    if (!shape)
        return std::nullopt;
    const int64_t rank = shape->dim_size();
    const auto clamped = [&](int64_t value) { return std::clamp<int64_t>(value < 0 ? value + rank : value, 0, rank); };
    const int64_t start = clamped(intAttribute(given.node, "start", 0));
    const int64_t end = findAttribute(given.node, "end") ? clamped(intAttribute(given.node, "end", 0)) : rank;
    std::vector<KnownNumber> sizes;
    for (int64_t i = start; i < end; ++i)
        sizes.push_back(ofDim(shape->dim(static_cast<int>(i))));
    return KnownValue::vector(pb::TensorProto::INT64, std::move(sizes));
}

Contents sizeOf(const Given &given)
{
    const auto *shape = given.shape(0);
    if (!shape)
        return std::nullopt;
    KnownNumber product = KnownNumber::of(int64_t{1});
    for (const auto &dim : shape->dim())
        product = multiply(product, ofDim(dim));
    return KnownValue::scalar(pb::TensorProto::INT64, product);
}

Contents gather(const Given &given)
{
    const KnownValue *data = given.content(0);
    const KnownValue *indices = given.content(1);
    if (!data || data->rank() != 1 || !indices || !indices->allIntegers())
        return std::nullopt;
    const auto size = static_cast<int64_t>(data->elements.size());
    KnownValue result{data->type, indices->dims, {}};
    for (const KnownNumber &index : indices->elements) {
        const int64_t i = index.integer < 0 ? index.integer + size : index.integer;
        if (i < 0 || i >= size)
            return std::nullopt;
        result.elements.push_back(data->elements[static_cast<size_t>(i)]);
    }
    return result;
}

// Along the first axis: rows of a vector are its elements.
Contents slice(const Given &given)
{
    const KnownValue *data = given.content(0);
    if (!data || data->rank() == 0)
        return std::nullopt;
    if (data->elements.empty()) // an empty tensor of two axes may state any number of rows
        return data->rank() == 1 ? Contents(*data) : std::nullopt;
    const auto starts = given.integers(1, "starts");
    const auto ends = given.integers(2, "ends");
    const auto axes = given.integers(3, "axes");
    if (!starts || !ends || starts->size() != 1 || ends->size() != 1)
        return std::nullopt;
    if (axes && (axes->size() != 1 || (axes->front() != 0 && axes->front() != -static_cast<int64_t>(data->rank()))))
        return std::nullopt;
    int64_t step = 1;
    if (given.has(4)) {
        const auto steps = given.integers(4, "steps");
        if (!steps || steps->size() != 1 || steps->front() == 0)
            return std::nullopt;
        step = std::clamp<int64_t>(steps->front(), -mostKnownElements - 1, mostKnownElements + 1); // one step leaves the vector
    }
    const int64_t size = data->dims[0];
    const auto width = size == 0 ? 0 : static_cast<int64_t>(data->elements.size()) / size;
    const auto fromEnd = [&](int64_t value) { return value < 0 ? value + size : value; };
    KnownValue result{data->type, data->dims, {}};
    result.dims[0] = 0;
    const auto take = [&](int64_t row) {
        const auto begin = data->elements.begin() + row * width;
        result.elements.insert(result.elements.end(), begin, begin + width);
        ++result.dims[0];
    };
    if (step > 0) {
        const int64_t end = std::clamp<int64_t>(fromEnd(ends->front()), 0, size);
        for (int64_t i = std::clamp<int64_t>(fromEnd(starts->front()), 0, size); i < end; i += step)
            take(i);
        return result;
    }
    const int64_t end = std::clamp<int64_t>(ends->front() < -size ? -1 : fromEnd(ends->front()), -1, size - 1);
    for (int64_t i = std::clamp<int64_t>(fromEnd(starts->front()), -1, size - 1); i > end; i += step)
        take(i);
    return result;
}

Contents concat(const Given &given)
{
    KnownValue result;
    for (int i = 0; i < given.node.input_size(); ++i) {
        const KnownValue *part = given.content(i);
        if ((part && part->rank() != 1) || static_cast<int64_t>(result.elements.size()) > mostKnownElements)
            return std::nullopt;
        if (part) {
            result.type = part->type;
            result.elements.insert(result.elements.end(), part->elements.begin(), part->elements.end());
            continue;
        }
        // A part of unknown content but known length keeps the places of the others.
        const auto *shape = given.shape(i);
        if (!shape || shape->dim_size() != 1 || !shape->dim(0).has_dim_value() || shape->dim(0).dim_value() < 0 ||
            shape->dim(0).dim_value() > mostKnownElements)
            return std::nullopt;
        result.elements.resize(result.elements.size() + static_cast<size_t>(shape->dim(0).dim_value()));
        result.type = given.inputs.types[static_cast<size_t>(i)]->tensor_type().elem_type();
    }
    if (static_cast<int64_t>(result.elements.size()) > mostKnownElements)
        return std::nullopt;
    result.dims = {static_cast<int64_t>(result.elements.size())};
    return result;
}

Contents reshape(const Given &given)
{
    const KnownValue *data = given.content(0);
    const auto target = given.integers(1, "shape");
    if (!data || !target || target->size() > 2)
        return std::nullopt;
    KnownValue result{data->type, *target, data->elements};
    int64_t rest = static_cast<int64_t>(data->elements.size());
    int64_t *open = nullptr;
    for (size_t i = 0; i < result.dims.size(); ++i) {
        int64_t &dim = result.dims[i];
        if (dim == 0 && i < data->rank())
            dim = data->dims[i];
        if (dim == -1)
            open = &dim;
        else if (dim <= 0 || rest % dim != 0)
            return std::nullopt;
        else
            rest /= dim;
    }
    if (open)
        *open = rest;
    else if (rest != 1)
        return std::nullopt;
    return result;
}

Contents transpose(const Given &given)
{
    const KnownValue *data = given.content(0);
    if (!data || data->rank() != 2 || data->elements.empty())
        return std::nullopt;
    const auto order = intsAttribute(given.node, "perm");
    if (!order.empty() && order != std::vector<int64_t>{1, 0})
        return *data;
    KnownValue result{data->type, {data->dims[1], data->dims[0]}, {}};
    for (int64_t column = 0; column < data->dims[1]; ++column)
        for (int64_t row = 0; row < data->dims[0]; ++row)
            result.elements.push_back(data->elements[static_cast<size_t>(row * data->dims[1] + column)]);
    return result;
}

// Squeeze and Unsqueeze between scalars and vectors of one element.
Contents squeeze(const Given &given)
{
    const KnownValue *data = given.content(0);
    if (!data || data->rank() > 1)
        return std::nullopt;
    KnownValue result = *data;
    const auto axes = given.integers(1, "axes");
    if (given.node.op_type() == "Unsqueeze") {
        if (data->rank() != 0 || !axes || axes->size() != 1)
            return std::nullopt;
        result.dims = {1};
    } else {
        if (data->elements.size() != 1)
            return std::nullopt;
        result.dims.clear();
    }
    return result;
}

Contents range(const Given &given)
{
    const KnownValue *start = given.content(0);
    const KnownValue *limit = given.content(1);
    const KnownValue *delta = given.content(2);
    if (!start || !limit || !delta || !start->allIntegers() || !limit->allIntegers() || !delta->allIntegers() ||
        start->elements.size() != 1 || limit->elements.size() != 1 || delta->elements.size() != 1)
        return std::nullopt;
    const int64_t first = start->elements[0].integer;
    const int64_t last = limit->elements[0].integer;
    const int64_t step = delta->elements[0].integer;
    constexpr int64_t largest = int64_t{1} << 40; // far beyond any size, and safe from overflow
    if (step == 0 || std::max({first, last, step}) > largest || std::min({first, last, step}) < -largest)
        return std::nullopt;
    std::vector<KnownNumber> numbers;
    for (int64_t value = first; step > 0 ? value < last : value > last; value += step) {
        if (static_cast<int64_t>(numbers.size()) == mostKnownElements)
            return std::nullopt;
        numbers.push_back(KnownNumber::of(value));
    }
    return KnownValue::vector(start->type, std::move(numbers));
}

Contents repeated(const KnownNumber &number, int type, int64_t length)
{
    if (length < 0 || length > mostKnownElements)
        return std::nullopt;
    return KnownValue::vector(type, std::vector<KnownNumber>(static_cast<size_t>(length), number));
}

Contents constantOfShape(const Given &given)
{
    const auto dims = given.integers(0, "");
    if (!dims || dims->size() > 1)
        return std::nullopt;
    KnownValue value = KnownValue::scalar(pb::TensorProto::FLOAT, KnownNumber::of(0.0));
    if (const auto *attribute = findAttribute(given.node, "value"); attribute && attribute->has_t()) {
        const auto known = knownConstant(attribute->t());
        if (!known || known->elements.size() != 1)
            return std::nullopt;
        value = *known;
    }
    if (dims->empty()) {
        value.dims.clear();
        return value;
    }
    return repeated(value.elements[0], value.type, dims->front());
}

Contents expand(const Given &given)
{
    const KnownValue *data = given.content(0);
    const auto dims = given.integers(1, "shape");
    if (!data || data->rank() > 1 || !dims || dims->size() != 1)
        return std::nullopt;
    if (data->elements.size() == 1)
        return repeated(data->elements[0], data->type, dims->front());
    return *data;
}

Contents where(const Given &given)
{
    const KnownValue *condition = given.content(0);
    const KnownValue *a = given.content(1);
    const KnownValue *b = given.content(2);
    const auto dims = commonDims({condition, a, b});
    if (!dims)
        return std::nullopt;
    KnownValue result{a->type, *dims, {}};
    for (size_t i = 0; i < lengthOf(*dims); ++i) {
        const KnownNumber &choice = at(*condition, i);
        const bool same = at(*a, i) == at(*b, i);
        result.elements.push_back(choice.isInteger() ? (choice.integer != 0 ? at(*a, i) : at(*b, i)) : same ? at(*a, i) : unknown);
    }
    return result;
}

Contents reduce(const Given &given)
{
    const KnownValue *data = given.content(0);
    if (!data || data->rank() > 1 || data->elements.empty())
        return std::nullopt;
    if (!given.has(1) && !findAttribute(given.node, "axes") && intAttribute(given.node, "noop_with_empty_axes", 0) != 0)
        return *data;
    const std::string_view kind = std::string_view(given.node.op_type()).substr(6);
    const std::string_view op = kind == "Prod" ? "Mul" : kind == "Sum" ? "Add" : kind;
    KnownNumber total = data->elements[0];
    for (size_t i = 1; i < data->elements.size(); ++i)
        total = combine(op, total, data->elements[i]);
    const bool scalar = intAttribute(given.node, "keepdims", 1) != 1 || data->rank() == 0;
    return KnownValue{data->type, scalar ? std::vector<int64_t>{} : std::vector<int64_t>{1}, {total}};
}

std::vector<Contents> split(const Given &given)
{
    std::vector<Contents> results(static_cast<size_t>(given.node.output_size()));
    const KnownValue *data = given.content(0);
    if (!data || data->rank() != 1 || results.empty())
        return results;
    auto sizes = given.integers(1, "split");
    if (!sizes) {
        const size_t part = (data->elements.size() + results.size() - 1) / results.size();
        sizes.emplace();
        for (size_t i = 0, left = data->elements.size(); i < results.size(); ++i, left -= std::min(left, part))
            sizes->push_back(static_cast<int64_t>(std::min(left, part)));
    }
    size_t from = 0;
    for (size_t i = 0; i < results.size() && i < sizes->size(); ++i) {
        const int64_t size = (*sizes)[i];
        if (size < 0 || from + static_cast<size_t>(size) > data->elements.size())
            return std::vector<Contents>(results.size());
        const auto begin = data->elements.begin() + static_cast<std::ptrdiff_t>(from);
        results[i] = KnownValue::vector(data->type, {begin, begin + size});
        from += static_cast<size_t>(size);
    }
    return results;
}

Contents identity(const Given &given)
{
    return given.content(0) ? Contents(*given.content(0)) : std::nullopt;
}

using Rule = Contents (*)(const Given &);

const std::unordered_map<std::string_view, Rule> &rules()
{
    static const std::unordered_map<std::string_view, Rule> table{
        {"Add", elementwise},   {"Sub", elementwise},       {"Mul", elementwise},
        {"Div", elementwise},   {"Mod", elementwise},       {"Min", elementwise},       {"Pow", elementwise},
        {"Max", elementwise},   {"And", elementwise},       {"Or", elementwise},
        {"Equal", elementwise}, {"Less", elementwise},      {"LessOrEqual", elementwise},
        {"Greater", elementwise}, {"GreaterOrEqual", elementwise},
        {"Not", mapUnary},      {"Neg", mapUnary},          {"Abs", mapUnary},
        {"Floor", mapUnary},    {"Ceil", mapUnary},         {"Round", mapUnary},
        {"Sqrt", mapUnary},     {"Cast", cast},             {"Identity", identity},
        {"Shape", shapeOf},     {"Size", sizeOf},           {"Gather", gather},
        {"Slice", slice},       {"Concat", concat},         {"Reshape", reshape},
        {"Squeeze", squeeze},   {"Unsqueeze", squeeze},     {"Range", range},
        {"Transpose", transpose},
        {"ConstantOfShape", constantOfShape},               {"Expand", expand},
        {"Where", where},       {"ReduceProd", reduce},     {"ReduceSum", reduce},
        {"ReduceMin", reduce},  {"ReduceMax", reduce},
    };
    return table;
}

} // namespace

bool KnownValue::allIntegers() const
{
    return std::all_of(elements.begin(), elements.end(), [](const KnownNumber &number) { return number.isInteger(); });
}

bool KnownValue::isComplete() const
{
    return std::all_of(elements.begin(), elements.end(),
                       [](const KnownNumber &number) { return number.kind == Kind::Integer || number.kind == Kind::Real; });
}

std::optional<KnownValue> knownConstant(const pb::TensorProto &tensor)
{
    static const Payloads none;
    if (tensor.dims_size() > 2 || tensor.data_location() == pb::TensorProto::EXTERNAL)
        return std::nullopt;
    const auto count = tensorElementCount(tensor);
    if (!count.ok() || *count > mostKnownElements)
        return std::nullopt;
    KnownValue value{tensor.data_type(), {tensor.dims().begin(), tensor.dims().end()}, {}};
    if (isFloatType(tensor.data_type())) {
        const auto reals = toDoubles(tensor, none);
        if (!reals.ok())
            return std::nullopt;
        for (const double real : *reals)
            value.elements.push_back(KnownNumber::of(real));
        return value;
    }
    const auto integers = toInts(tensor, none);
    if (!integers.ok())
        return std::nullopt;
    for (const int64_t integer : *integers)
        value.elements.push_back(KnownNumber::of(integer));
    return value;
}

bool carriesKnownValues(const pb::NodeProto &node)
{
    return (node.domain().empty() || node.domain() == "ai.onnx") && (rules().contains(node.op_type()) || node.op_type() == "Split");
}

std::vector<std::optional<KnownValue>> propagateKnownValues(const pb::NodeProto &node, const KnownInputs &inputs)
{
    const Given given{node, inputs};
    if (node.op_type() == "Split")
        return split(given);
    std::vector<Contents> results(static_cast<size_t>(node.output_size()));
    const auto rule = rules().find(node.op_type());
    if (rule == rules().end() || results.empty())
        return results;
    results[0] = rule->second(given);
    if (results[0] && static_cast<int64_t>(results[0]->elements.size()) > mostKnownElements)
        results[0].reset();
    return results;
}

} // namespace pare
