#include "core/analysis/shape_rule_tools.h"
#include "core/analysis/size_product.h"
#include "core/model/tensor_data.h"

#include <optional>
#include <vector>

namespace pare::shape_rules {

namespace {

using SizeOf = Shape::Dimension;

// A size as a product; nullopt where it is not known.
std::optional<SizeProduct> productOf(const SizeOf &dim)
{
    if (dim.has_dim_value())
        return dim.dim_value() >= 0 ? std::optional(SizeProduct::of(dim.dim_value())) : std::nullopt;
    return SizeProduct::parse(dim.dim_param());
}

SizeOf asDim(const SizeProduct &product)
{
    SizeOf dim;
    if (product.isNumber())
        dim.set_dim_value(product.factor);
    else
        dim.set_dim_param(product.text());
    return dim;
}

// The size that is left when all of `whole` is divided by all known sizes of `parts`: names cancel by name.
std::optional<SizeOf> sizeThatIsLeft(const Shape &whole, const Shape &parts, int open)
{
    std::optional<SizeProduct> above = SizeProduct{};
    std::optional<SizeProduct> below = SizeProduct{};
    const auto multiply = [](std::optional<SizeProduct> &product, const SizeOf &dim) {
        const auto size = productOf(dim);
        product = product && size ? product->times(*size) : std::nullopt;
    };
    for (const auto &dim : whole.dim())
        multiply(above, dim);
    for (int i = 0; i < parts.dim_size(); ++i)
        if (i != open)
            multiply(below, parts.dim(i));
    const auto left = above && below ? above->over(*below) : std::nullopt;
    return left ? std::optional(asDim(*left)) : std::nullopt;
}

bool reshape(pb::InferenceContext &context)
{
    const Shape *data = shapeOf(context, 0);
    if (context.getNumInputs() < 2 || !data)
        return false;
    bool found = false;
    const Shape target = pb::getShapeInput(context, 1, found);
    if (!found)
        return false;
    const bool keepZeros = intOf(context, "allowzero", 0) != 0;
    Shape result;
    int open = -1; // the one size that the others leave
    int unknowns = 0;
    for (int i = 0; i < target.dim_size(); ++i) {
        SizeOf dim = target.dim(i);
        if (dim.has_dim_value() && dim.dim_value() == 0 && !keepZeros) {
            if (i >= data->dim_size())
                return false;
            dim = data->dim(i);
        }
        const bool inferred = dim.has_dim_value() && dim.dim_value() == -1;
        if (inferred || (!dim.has_dim_value() && dim.dim_param().empty())) {
            dim.Clear();
            open = i;
            ++unknowns;
        }
        *result.add_dim() = dim;
    }
    if (unknowns == 1)
        if (const auto size = sizeThatIsLeft(*data, result, open))
            *result.mutable_dim(open) = *size;
    setOutput(context, 0, typeOf(context, 0), &result);
    return true;
}

std::optional<std::vector<int64_t>> integersOf(pb::InferenceContext &context, size_t input)
{
    if (context.getNumInputs() <= input || !context.hasInput(input))
        return std::nullopt;
    const auto *tensor = context.getInputData(input);
    const auto values = tensor ? toInts(*tensor, {}) : Result<std::vector<int64_t>>(invalidInput("not known"));
    return values.ok() ? std::optional(*values) : std::nullopt;
}

// ONNX's own function gives up every size where one bound is not known; only the axes that are cut are.
bool slice(pb::InferenceContext &context)
{
    const Shape *data = shapeOf(context, 0);
    if (!data || context.getNumInputs() < 3)
        return false;
    const auto starts = integersOf(context, 1);
    const auto ends = integersOf(context, 2);
    const bool allAxes = context.getNumInputs() < 4 || !context.hasInput(3);
    const bool noSteps = context.getNumInputs() < 5 || !context.hasInput(4);
    auto axes = integersOf(context, 3);
    const auto steps = integersOf(context, 4);
    if ((starts && ends && (axes || allAxes) && (steps || noSteps)) || (!axes && !allAxes))
        return false;
    if (!axes) {
        axes.emplace();
        for (int i = 0; i < data->dim_size(); ++i)
            axes->push_back(i);
    }
    Shape result = *data;
    for (const int64_t axis : *axes) {
        const int64_t at = axis < 0 ? axis + data->dim_size() : axis;
        if (at < 0 || at >= data->dim_size())
            return false;
        result.mutable_dim(static_cast<int>(at))->Clear();
    }
    setOutput(context, 0, typeOf(context, 0), &result);
    return true;
}

// 0, 1 ... N - 1 of a size that is known by name.
bool range(pb::InferenceContext &context)
{
    if (context.getNumInputs() < 3)
        return false;
    const auto start = integersOf(context, 0);
    const auto step = integersOf(context, 2);
    const Shape *limit = context.getSymbolicInput(1);
    if (start != std::vector<int64_t>{0} || step != std::vector<int64_t>{1} || !limit || limit->dim_size() != 1 || limit->dim(0).dim_param().empty())
        return false;
    setOutput(context, 0, typeOf(context, 0), limit);
    return true;
}

} // namespace

OwnShapeRule arrangementRule(std::string_view op)
{
    return op == "Reshape" ? reshape : op == "Slice" ? slice : op == "Range" ? range : nullptr;
}

} // namespace pare::shape_rules
