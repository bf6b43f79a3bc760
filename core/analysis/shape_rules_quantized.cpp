#include "core/analysis/shape_rule_tools.h"

#include <unordered_map>

namespace pare::shape_rules {

namespace {

bool dequantize(pb::InferenceContext &context)
{
    setOutput(context, 0, typeOf(context, 1), shapeOf(context, 0));
    return true;
}

bool quantize(pb::InferenceContext &context)
{
    const int zero = context.hasInput(2) ? typeOf(context, 2) : 0;
    setOutput(context, 0, zero != 0 ? zero : static_cast<int>(pb::TensorProto::UINT8), shapeOf(context, 0));
    return true;
}

// QLinearAdd, QLinearMul: a, a_scale, a_zero, b, b_scale, b_zero, ...
bool quantizedBinary(pb::InferenceContext &context)
{
    const Shape *a = shapeOf(context, 0);
    const Shape *b = shapeOf(context, 3);
    Shape shape;
    if (a && b)
        pb::bidirectionalBroadcastShapeInference(*a, *b, shape);
    setOutput(context, 0, typeOf(context, 0), a && b ? &shape : nullptr);
    return true;
}

// QLinearGlobalAveragePool: spatial sizes become 1, with channels first or last.
bool quantizedGlobalPool(pb::InferenceContext &context)
{
    const Shape *data = shapeOf(context, 0);
    if (!data || data->dim_size() < 3)
        return false;
    Shape shape = *data;
    const bool last = intOf(context, "channels_last", 0) != 0;
    for (int i = last ? 1 : 2; i < (last ? shape.dim_size() - 1 : shape.dim_size()); ++i) {
        shape.mutable_dim(i)->Clear();
        shape.mutable_dim(i)->set_dim_value(1);
    }
    setOutput(context, 0, typeOf(context, 0), &shape);
    return true;
}

// QLinearConcat: scale, zero point of the result, then three inputs for each part.
bool quantizedConcat(pb::InferenceContext &context)
{
    const Shape *first = shapeOf(context, 2);
    if (!first)
        return false;
    int64_t axis = intOf(context, "axis", 0);
    axis += axis < 0 ? first->dim_size() : 0;
    if (axis < 0 || axis >= first->dim_size())
        return false;
    Shape shape = *first;
    int64_t total = 0;
    for (size_t i = 2; i < context.getNumInputs(); i += 3) {
        const Shape *part = shapeOf(context, i);
        if (!part || part->dim_size() != first->dim_size() || !part->dim(static_cast<int>(axis)).has_dim_value())
            return false;
        total += part->dim(static_cast<int>(axis)).dim_value();
    }
    shape.mutable_dim(static_cast<int>(axis))->Clear();
    shape.mutable_dim(static_cast<int>(axis))->set_dim_value(total);
    setOutput(context, 0, typeOf(context, 2), &shape);
    return true;
}

// DynamicQuantizeLSTM: X [S, B, I] -> Y [S, D, B, H], Y_h and Y_c [D, B, H].
bool quantizedLstm(pb::InferenceContext &context)
{
    const Shape *data = shapeOf(context, 0);
    const int64_t hidden = intOf(context, "hidden_size", -1);
    if (!data || data->dim_size() != 3 || hidden < 0)
        return false;
    const auto *direction = context.getAttribute("direction");
    Shape state;
    state.add_dim()->set_dim_value(direction && direction->s() == "bidirectional" ? 2 : 1);
    *state.add_dim() = data->dim(1);
    state.add_dim()->set_dim_value(hidden);
    Shape all;
    *all.add_dim() = data->dim(0);
    for (const auto &dim : state.dim())
        *all.add_dim() = dim;
    setOutput(context, 0, typeOf(context, 0), &all);
    setOutput(context, 1, typeOf(context, 0), &state);
    setOutput(context, 2, typeOf(context, 0), &state);
    return true;
}

} // namespace

OwnShapeRule quantizedRule(std::string_view op)
{
    static const std::unordered_map<std::string_view, OwnShapeRule> table{
        {"DequantizeLinear", dequantize},
        {"QuantizeLinear", quantize},
        {"QLinearAdd", quantizedBinary},
        {"QLinearMul", quantizedBinary},
        {"QLinearGlobalAveragePool", quantizedGlobalPool},
        {"QLinearConcat", quantizedConcat},
        {"DynamicQuantizeLSTM", quantizedLstm},
    };
    const auto found = table.find(op);
    return found == table.end() ? nullptr : found->second;
}

} // namespace pare::shape_rules
