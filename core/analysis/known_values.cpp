#include "core/analysis/known_values.h"

#include "core/analysis/known_arithmetic.h"
#include "core/analysis/known_rules.h"
#include "core/model/tensor_data.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace pare {

namespace {

using Kind = KnownNumber::Kind;
using Contents = KnownContents;
using Given = KnownRuleInput;

const KnownNumber unknown;

KnownNumber ofDim(const pb::TensorShapeProto::Dimension &dim)
{
    if (dim.has_dim_value())
        return KnownNumber::of(dim.dim_value());
    if (dim.has_dim_param() && !dim.dim_param().empty())
        return KnownNumber::named(dim.dim_param());
    return unknown;
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
        result.elements.push_back(combineKnown(op, at(*a, i), at(*b, i)));
    return result;
}

Contents mapUnary(const Given &given)
{
    const KnownValue *x = given.content(0);
    if (!x)
        return std::nullopt;
    KnownValue result{x->type, x->dims, {}};
    for (const KnownNumber &number : x->elements)
        result.elements.push_back(mapKnown(given.node.op_type(), number));
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
        product = combineKnown("Mul", product, ofDim(dim));
    return KnownValue::scalar(pb::TensorProto::INT64, product);
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
        total = combineKnown(op, total, data->elements[i]);
    const bool scalar = intAttribute(given.node, "keepdims", 1) != 1 || data->rank() == 0;
    return KnownValue{data->type, scalar ? std::vector<int64_t>{} : std::vector<int64_t>{1}, {total}};
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
        {"Shape", shapeOf},     {"Size", sizeOf},           {"Gather", knownGather},
        {"Slice", knownSlice},       {"Concat", knownConcat},         {"Reshape", knownReshape},
        {"Squeeze", knownSqueeze},   {"Unsqueeze", knownSqueeze},     {"Range", range},
        {"Transpose", knownTranspose},
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
        return knownSplit(given);
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
