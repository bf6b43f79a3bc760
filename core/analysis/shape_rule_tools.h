// What shape rules of Pare's own have in common. Internal to core/analysis.
#pragma once

#include "core/analysis/own_shape_rules.h"

#include <cstdint>

namespace pare::shape_rules {

using Shape = pb::TensorShapeProto;

inline const Shape *shapeOf(pb::InferenceContext &context, size_t input)
{
    return context.getNumInputs() > input && pb::hasInputShape(context, input) ? &pb::getInputShape(context, input) : nullptr;
}

inline int typeOf(pb::InferenceContext &context, size_t input)
{
    const auto *type = context.getNumInputs() > input ? context.getInputType(input) : nullptr;
    return type && type->has_tensor_type() ? type->tensor_type().elem_type() : 0;
}

inline int64_t intOf(pb::InferenceContext &context, const char *name, int64_t fallback)
{
    const auto *attribute = context.getAttribute(name);
    return attribute && attribute->has_i() ? attribute->i() : fallback;
}

inline void setOutput(pb::InferenceContext &context, size_t output, int type, const Shape *shape)
{
    if (output >= context.getNumOutputs() || !context.hasOutput(output) || type == 0)
        return;
    auto &tensor = *context.getOutputType(output)->mutable_tensor_type();
    tensor.set_elem_type(type);
    if (shape)
        *tensor.mutable_shape() = *shape;
}

// By families, each in a file of its own; null where the family has no rule for the operator.
[[nodiscard]] OwnShapeRule arrangementRule(std::string_view op); // reshaping, cutting: of ONNX's own domain
[[nodiscard]] OwnShapeRule quantizedRule(std::string_view op);   // of the runtime's domain

} // namespace pare::shape_rules
