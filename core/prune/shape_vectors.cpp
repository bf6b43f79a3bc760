#include "core/model/attributes.h"
#include "core/prune/axis_rules.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace pare {

namespace {

using Kind = ShapeElement::Kind;
using Elements = std::vector<ShapeElement>;

constexpr size_t mostElements = 64; // far more than a shape has
constexpr size_t mostSources = 64;

ShapeElement literal(int64_t value)
{
    return {Kind::Literal, value, {}, {}};
}

ShapeElement computedFrom(const Elements &from)
{
    ShapeElement element{Kind::Computed, 0, {}, {}};
    for (const ShapeElement &one : from) {
        if (one.kind == Kind::Size)
            element.sources.push_back(one.axis);
        element.sources.insert(element.sources.end(), one.sources.begin(), one.sources.end());
    }
    std::sort(element.sources.begin(), element.sources.end());
    element.sources.erase(std::unique(element.sources.begin(), element.sources.end()), element.sources.end());
    return element;
}

bool shapeOf(NodeAxes &n)
{
    const int rank = n.rank(0);
    if (rank < 0)
        return false;
    const auto clamped = [&](int64_t value) { return std::clamp<int64_t>(value < 0 ? value + rank : value, 0, rank); };
    const int64_t start = clamped(intAttribute(n.node, "start", 0));
    const int64_t end = clamped(intAttribute(n.node, "end", rank));
    Elements elements;
    for (int64_t axis = start; axis < end; ++axis)
        elements.push_back({Kind::Size, 0, n.in(0, static_cast<int>(axis)), {}});
    n.setElements(0, std::move(elements));
    return true;
}

bool sizeOf(NodeAxes &n)
{
    Elements all;
    for (int axis = 0; axis < n.rank(0); ++axis)
        all.push_back({Kind::Size, 0, n.in(0, axis), {}});
    n.setElements(0, {computedFrom(all)});
    return n.rank(0) >= 0;
}

bool gather(NodeAxes &n)
{
    const Elements from = n.elementsOf(0);
    const auto indices = n.integers(1);
    if (n.rank(0) != 1 || from.empty() || !indices)
        return false;
    Elements result;
    for (const int64_t index : *indices) {
        const int64_t at = index < 0 ? index + static_cast<int64_t>(from.size()) : index;
        if (at < 0 || at >= static_cast<int64_t>(from.size()))
            return false;
        result.push_back(from[static_cast<size_t>(at)]);
    }
    n.setElements(0, std::move(result));
    return true;
}

bool slice(NodeAxes &n)
{
    const Elements from = n.elementsOf(0);
    const auto starts = n.integers(1, "starts");
    const auto ends = n.integers(2, "ends");
    const auto steps = n.integers(4, "steps");
    const auto size = static_cast<int64_t>(from.size());
    if (n.rank(0) != 1 || from.empty() || !starts || !ends || starts->size() != 1 || ends->size() != 1)
        return false;
    if (n.has(4) && (!steps || steps->size() != 1 || steps->front() != 1))
        return false;
    const auto clamped = [&](int64_t value) { return std::clamp<int64_t>(value < 0 ? value + size : value, 0, size); };
    const int64_t first = clamped(starts->front());
    const int64_t last = std::max(clamped(ends->front()), first);
    n.setElements(0, Elements(from.begin() + first, from.begin() + last));
    return true;
}

bool concat(NodeAxes &n)
{
    Elements result;
    for (int input = 0; input < n.node.input_size(); ++input) {
        Elements part = n.elementsOf(input);
        if (part.empty()) {
            // A part of unknown content but known length: nothing of it comes from sizes that are followed.
            if (n.rank(input) != 1)
                return false;
            const int64_t size = n.size(n.in(input, 0));
            if (size < 0 || size > static_cast<int64_t>(mostElements))
                return false;
            part.assign(static_cast<size_t>(size), {Kind::Computed, 0, {}, {}});
        }
        result.insert(result.end(), part.begin(), part.end());
    }
    if (result.size() > mostElements)
        return false;
    n.setElements(0, std::move(result));
    return true;
}

bool passOn(NodeAxes &n)
{
    const Elements from = n.elementsOf(0);
    if (from.empty())
        return false;
    n.setElements(0, from);
    return true;
}

// A number of the literals a and b; nullopt where the operator's result is not a literal's business.
std::optional<int64_t> ofLiterals(std::string_view op, int64_t a, int64_t b)
{
    int64_t result = 0;
    if (op == "Add")
        return __builtin_add_overflow(a, b, &result) ? std::nullopt : std::optional(result);
    if (op == "Sub")
        return __builtin_sub_overflow(a, b, &result) ? std::nullopt : std::optional(result);
    if (op == "Mul")
        return __builtin_mul_overflow(a, b, &result) ? std::nullopt : std::optional(result);
    if (op == "Div" && b != 0 && !(b == -1 && a == std::numeric_limits<int64_t>::min()))
        return a / b;
    if (op == "Equal")
        return a == b ? 1 : 0;
    return std::nullopt;
}

bool combine(NodeAxes &n)
{
    std::vector<Elements> inputs;
    size_t length = 1;
    for (int input = 0; input < n.node.input_size(); ++input) {
        inputs.push_back(n.elementsOf(input));
        if (inputs.back().empty() || n.rank(input) > 1 || (inputs.back().size() != 1 && length != 1 && inputs.back().size() != length))
            return false;
        length = std::max(length, inputs.back().size());
    }
    const std::string_view op = n.node.op_type();
    Elements result;
    for (size_t i = 0; i < length; ++i) {
        Elements given;
        for (const Elements &input : inputs)
            given.push_back(input.size() == 1 ? input[0] : input[i]);
        std::optional<ShapeElement> known;
        if (op == "Where" && given.size() == 3 && given[0].kind == Kind::Literal) {
            known = given[given[0].literal != 0 ? 1 : 2];
        } else if (given.size() == 2 && given[0].kind == Kind::Literal && given[1].kind == Kind::Literal) {
            if (const auto number = ofLiterals(op, given[0].literal, given[1].literal))
                known = literal(*number);
        } else if (given.size() == 2 && op == "Equal") {
            // A size is never negative: PyTorch asks "is it -1?" before it expands.
            for (const bool swapped : {false, true})
                if (given[swapped].kind == Kind::Size && given[!swapped].kind == Kind::Literal && given[!swapped].literal < 0)
                    known = literal(0);
        } else if (given.size() == 2 && (op == "Mul" || op == "Div")) {
            if (given[1].kind == Kind::Literal && given[1].literal == 1)
                known = given[0];
            else if (op == "Mul" && given[0].kind == Kind::Literal && given[0].literal == 1)
                known = given[1];
        }
        result.push_back(known ? *known : computedFrom(given));
        if (result.back().sources.size() > mostSources)
            return false;
    }
    n.setElements(0, std::move(result));
    return true;
}

bool constantOfShape(NodeAxes &n)
{
    const Elements from = n.elementsOf(0);
    const auto *attribute = findAttribute(n.node, "value");
    if (from.size() != 1 || !attribute || !attribute->has_t() || !isIntegerType(attribute->t().data_type()))
        return false;
    int64_t length = from[0].kind == Kind::Literal ? from[0].literal : from[0].kind == Kind::Size ? n.size(from[0].axis) : -1;
    const auto values = toInts(attribute->t(), {});
    if (length < 0 || length > static_cast<int64_t>(mostElements) || !values.ok() || values->size() != 1)
        return false;
    n.setElements(0, Elements(static_cast<size_t>(length), literal(values->front())));
    return true;
}

bool reduce(NodeAxes &n)
{
    const Elements from = n.elementsOf(0);
    if (from.empty() || n.rank(0) > 1)
        return false;
    n.setElements(0, {computedFrom(from)});
    return true;
}

} // namespace

bool followShapeVectors(NodeAxes &n)
{
    if (!n.node.domain().empty() && n.node.domain() != "ai.onnx")
        return false;
    const std::string_view op = n.node.op_type();
    if (op == "Shape")
        return shapeOf(n);
    if (op == "Size")
        return sizeOf(n);
    if (op == "Gather")
        return gather(n);
    if (op == "Slice")
        return slice(n);
    if (op == "Concat")
        return concat(n);
    if (op == "Squeeze" || op == "Unsqueeze" || op == "Cast" || op == "Identity" || op == "Reshape")
        return passOn(n);
    if (op == "ConstantOfShape")
        return constantOfShape(n);
    if (op == "ReduceProd" || op == "ReduceSum")
        return reduce(n);
    static constexpr std::string_view arithmetic[] = {"Add", "Sub",   "Mul",  "Div",   "Mod",  "Min", "Max", "Neg",   "Abs",
                                                      "Pow", "Floor", "Ceil", "Round", "Sqrt", "And", "Not", "Equal", "Where"};
    return std::find(std::begin(arithmetic), std::end(arithmetic), op) != std::end(arithmetic) && combine(n);
}

} // namespace pare
