#include "core/analysis/own_shape_rules.h"

#include "core/analysis/size_product.h"
#include "core/base/checked.h"
#include "core/model/tensor_data.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pare {

namespace {

using Shape = pb::TensorShapeProto;
using SizeOf = Shape::Dimension;

const Shape *shapeOf(pb::InferenceContext &context, size_t input)
{
    return context.getNumInputs() > input && pb::hasInputShape(context, input) ? &pb::getInputShape(context, input) : nullptr;
}

int typeOf(pb::InferenceContext &context, size_t input)
{
    const auto *type = context.getNumInputs() > input ? context.getInputType(input) : nullptr;
    return type && type->has_tensor_type() ? type->tensor_type().elem_type() : 0;
}

int64_t intOf(pb::InferenceContext &context, const char *name, int64_t fallback)
{
    const auto *attribute = context.getAttribute(name);
    return attribute && attribute->has_i() ? attribute->i() : fallback;
}

void setOutput(pb::InferenceContext &context, size_t output, int type, const Shape *shape)
{
    if (output >= context.getNumOutputs() || !context.hasOutput(output) || type == 0)
        return;
    auto &tensor = *context.getOutputType(output)->mutable_tensor_type();
    tensor.set_elem_type(type);
    if (shape)
        *tensor.mutable_shape() = *shape;
}

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

bool sameAsFirst(pb::InferenceContext &context)
{
    setOutput(context, 0, typeOf(context, 0), shapeOf(context, 0));
    return true;
}

// SkipLayerNormalization and its kin: outputs 0 and 3 look like the first input.
bool skipNormalization(pb::InferenceContext &context)
{
    setOutput(context, 0, typeOf(context, 0), shapeOf(context, 0));
    setOutput(context, 3, typeOf(context, 0), shapeOf(context, 0));
    return true;
}

void swapped(Shape &shape, bool yes)
{
    if (yes && shape.dim_size() >= 2)
        shape.mutable_dim(shape.dim_size() - 1)->Swap(shape.mutable_dim(shape.dim_size() - 2));
}

// The shape of a matrix product as numpy gives it; nullopt where a rank is not known.
std::optional<Shape> productShape(const Shape *left, const Shape *right, bool transposeLeft = false, bool transposeRight = false)
{
    if (!left || !right || left->dim_size() == 0 || right->dim_size() == 0)
        return std::nullopt;
    Shape a = *left;
    Shape b = *right;
    swapped(a, transposeLeft);
    swapped(b, transposeRight);
    Shape batchA;
    Shape batchB;
    for (int i = 0; i + 2 < a.dim_size(); ++i)
        *batchA.add_dim() = a.dim(i);
    for (int i = 0; i + 2 < b.dim_size(); ++i)
        *batchB.add_dim() = b.dim(i);
    Shape result;
    pb::bidirectionalBroadcastShapeInference(batchA, batchB, result);
    if (a.dim_size() > 1)
        *result.add_dim() = a.dim(a.dim_size() - 2);
    if (b.dim_size() > 1)
        *result.add_dim() = b.dim(b.dim_size() - 1);
    return result;
}

bool fusedMatMul(pb::InferenceContext &context)
{
    if (intOf(context, "transBatchA", 0) != 0 || intOf(context, "transBatchB", 0) != 0)
        return false;
    const auto shape = productShape(shapeOf(context, 0), shapeOf(context, 1), intOf(context, "transA", 0) != 0, intOf(context, "transB", 0) != 0);
    setOutput(context, 0, typeOf(context, 0), shape ? &*shape : nullptr);
    return true;
}

// Products of integers whose result is a float tensor.
bool floatProduct(pb::InferenceContext &context)
{
    const auto shape = productShape(shapeOf(context, 0), shapeOf(context, 1));
    setOutput(context, 0, pb::TensorProto::FLOAT, shape ? &*shape : nullptr);
    return true;
}

// [..., K] -> [..., N], with N an attribute.
bool weightByAttribute(pb::InferenceContext &context)
{
    const Shape *data = shapeOf(context, 0);
    const int64_t columns = intOf(context, "N", -1);
    if (!data || data->dim_size() == 0 || columns < 0)
        return false;
    Shape shape = *data;
    shape.mutable_dim(shape.dim_size() - 1)->Clear();
    shape.mutable_dim(shape.dim_size() - 1)->set_dim_value(columns);
    setOutput(context, 0, typeOf(context, 0), &shape);
    return true;
}

Shape withLast(const Shape &data, std::optional<int64_t> size)
{
    Shape shape = data;
    auto &last = *shape.mutable_dim(shape.dim_size() - 1);
    last.Clear();
    if (size)
        last.set_dim_value(*size);
    return shape;
}

std::optional<int64_t> lastSize(const Shape *shape)
{
    if (!shape || shape->dim_size() == 0 || !shape->dim(shape->dim_size() - 1).has_dim_value())
        return std::nullopt;
    return shape->dim(shape->dim_size() - 1).dim_value();
}

// com.microsoft's Attention: input [B, S, C], weights [C, Q + K + V] -> [B, S, V].
bool packedAttention(pb::InferenceContext &context)
{
    const Shape *data = shapeOf(context, 0);
    if (!data || data->dim_size() != 3)
        return false;
    std::optional<int64_t> hidden;
    const auto *sizes = context.getAttribute("qkv_hidden_sizes");
    if (sizes && sizes->ints_size() == 3)
        hidden = sizes->ints(2);
    else if (const auto packed = lastSize(shapeOf(context, 1)))
        hidden = *packed / 3;
    const Shape shape = withLast(*data, hidden);
    setOutput(context, 0, typeOf(context, 0), &shape);
    return true;
}

bool quantizedAttention(pb::InferenceContext &context)
{
    const Shape *data = shapeOf(context, 0);
    const auto packed = lastSize(shapeOf(context, 1));
    if (!data || data->dim_size() != 3 || !packed)
        return false;
    const Shape shape = withLast(*data, *packed / 3);
    setOutput(context, 0, pb::TensorProto::FLOAT, &shape);
    return true;
}

// MultiHeadAttention: query [B, S, Q], value [B, L, V] -> [B, S, V]; packed query [B, S, heads, 3, size] -> [B, S, heads * size].
bool multiHeadAttention(pb::InferenceContext &context)
{
    const Shape *query = shapeOf(context, 0);
    if (!query)
        return false;
    Shape shape;
    if (query->dim_size() == 5) {
        *shape.add_dim() = query->dim(0);
        *shape.add_dim() = query->dim(1);
        *shape.add_dim() = query->dim(2) * query->dim(4);
    } else if (query->dim_size() == 3) {
        const Shape *value = shapeOf(context, 2);
        if (value && value->dim_size() == 4) {
            shape = *query;
            *shape.mutable_dim(2) = value->dim(1) * value->dim(3);
        } else {
            shape = withLast(*query, lastSize(value ? value : query));
        }
    } else {
        return false;
    }
    setOutput(context, 0, typeOf(context, 0), &shape);
    return true;
}

// GroupQueryAttention: query [B, S, heads * size], or packed with keys and values.
bool groupQueryAttention(pb::InferenceContext &context)
{
    const Shape *query = shapeOf(context, 0);
    if (!query || query->dim_size() != 3)
        return false;
    Shape shape = *query;
    const int64_t heads = intOf(context, "num_heads", 0);
    const int64_t keyHeads = intOf(context, "kv_num_heads", 0);
    if (!context.hasInput(1)) {
        const auto packed = lastSize(query);
        if (!packed || heads <= 0 || keyHeads <= 0)
            return false;
        shape = withLast(*query, *packed / (heads + 2 * keyHeads) * heads);
    }
    setOutput(context, 0, typeOf(context, 0), &shape);
    return true;
}

bool embedNormalization(pb::InferenceContext &context)
{
    const Shape *ids = shapeOf(context, 0);
    const auto hidden = lastSize(shapeOf(context, 2));
    if (!ids || ids->dim_size() != 2 || !hidden)
        return false;
    Shape shape = *ids;
    shape.add_dim()->set_dim_value(*hidden);
    setOutput(context, 0, typeOf(context, 2), &shape);
    return true;
}

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

OwnShapeRule ownShapeRule(std::string_view domain, std::string_view op)
{
    // The runtime writes some of its operators into ONNX's own domain, where no schema is found for them.
    static const std::unordered_map<std::string_view, OwnShapeRule> plain{
        {"Reshape", reshape},
        {"Slice", slice},
        {"Range", range},
        {"SimplifiedLayerNormalization", sameAsFirst},
        {"SkipLayerNormalization", skipNormalization},
        {"SkipSimplifiedLayerNormalization", skipNormalization},
        {"FastGelu", sameAsFirst},
        {"MeanVarianceNormalization", sameAsFirst}, // for these two, ONNX gives only a body that depends on the rank
        {"GroupNormalization", sameAsFirst},
    };
    static const std::unordered_map<std::string_view, OwnShapeRule> microsoft{
        {"FusedMatMul", fusedMatMul},
        {"TransposeMatMul", fusedMatMul},
        {"FusedMatMulActivation", fusedMatMul},
        {"GemmFastGelu", floatProduct},
        {"MatMulNBits", weightByAttribute},
        {"MatMulBnb4", weightByAttribute},
        {"MatMulFpQ4", floatProduct},
        {"DynamicQuantizeMatMul", floatProduct},
        {"MatMulIntegerToFloat", floatProduct},
        {"Gelu", sameAsFirst},
        {"FastGelu", sameAsFirst},
        {"QuickGelu", sameAsFirst},
        {"BiasGelu", sameAsFirst},
        {"BiasSoftmax", sameAsFirst},
        {"BiasAdd", sameAsFirst},
        {"BiasDropout", sameAsFirst},
        {"RotaryEmbedding", sameAsFirst},
        {"GroupNorm", sameAsFirst},
        {"LayerNormalization", sameAsFirst},
        {"SimplifiedLayerNormalization", sameAsFirst},
        {"SkipLayerNormalization", skipNormalization},
        {"SkipSimplifiedLayerNormalization", skipNormalization},
        {"EmbedLayerNormalization", embedNormalization},
        {"Attention", packedAttention},
        {"QAttention", quantizedAttention},
        {"MultiHeadAttention", multiHeadAttention},
        {"GroupQueryAttention", groupQueryAttention},
        {"DequantizeLinear", dequantize},
        {"QuantizeLinear", quantize},
        {"QLinearAdd", quantizedBinary},
        {"QLinearMul", quantizedBinary},
        {"QLinearSigmoid", sameAsFirst},
        {"QLinearLeakyRelu", sameAsFirst},
        {"QLinearSoftmax", sameAsFirst},
        {"QLinearGlobalAveragePool", quantizedGlobalPool},
        {"QLinearConcat", quantizedConcat},
        {"DynamicQuantizeLSTM", quantizedLstm},
    };
    const auto *table = domain == "com.microsoft" ? &microsoft : domain.empty() || domain == "ai.onnx" ? &plain : nullptr;
    if (!table)
        return nullptr;
    const auto found = table->find(op);
    return found == table->end() ? nullptr : found->second;
}

std::string_view sameShapesAs(std::string_view domain, std::string_view op)
{
    static const std::unordered_map<std::string_view, std::string_view> table{
        {"FusedConv", "Conv"}, {"FusedGemm", "Gemm"}, {"QLinearConv", "QLinearConv"}, {"Inverse", "Relu"}, {"Trilu", "Trilu"},
    };
    if (domain != "com.microsoft")
        return {};
    const auto found = table.find(op);
    return found == table.end() ? std::string_view() : found->second;
}

} // namespace pare
