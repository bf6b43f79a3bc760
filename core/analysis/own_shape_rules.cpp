#include "core/analysis/own_shape_rules.h"

#include "core/analysis/shape_rule_tools.h"
#include "core/base/checked.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace pare {

using namespace shape_rules;

namespace {

bool sameAsFirst(pb::InferenceContext &context)
{
    setOutput(context, 0, typeOf(context, 0), shapeOf(context, 0));
    return true;
}

// Scaler and Normalizer of ai.onnx.ml give float32, whatever they read.
bool floatsLikeFirst(pb::InferenceContext &context)
{
    setOutput(context, 0, pb::TensorProto::FLOAT, shapeOf(context, 0));
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

// Gather of rows that lie packed: of bytes, several numbers in each of the last axis. The type is that of the scales.
bool gatherBlockQuantized(pb::InferenceContext &context)
{
    const Shape *data = shapeOf(context, 0);
    const Shape *indices = shapeOf(context, 1);
    if (!data || !indices || data->dim_size() == 0)
        return false;
    const int64_t given = intOf(context, "gather_axis", 0);
    const int64_t axis = given < 0 ? given + data->dim_size() : given;
    const int64_t bits = intOf(context, "bits", 4);
    const int last = data->dim_size() - 1;
    if (axis < 0 || axis > last || bits < 1 || bits > 8)
        return false;
    Shape shape;
    for (int i = 0; i <= last; ++i) {
        if (i == axis) {
            shape.MergeFrom(*indices);
            continue;
        }
        auto &dim = *shape.add_dim();
        dim = data->dim(i);
        if (i == last && typeOf(context, 0) == pb::TensorProto::UINT8) {
            const auto unpacked = dim.has_dim_value() ? checkedMultiply(dim.dim_value(), 8 / bits) : std::nullopt;
            dim.Clear();
            if (unpacked)
                dim.set_dim_value(*unpacked);
        }
    }
    setOutput(context, 0, typeOf(context, 2), &shape);
    return true;
}

} // namespace

OwnShapeRule ownShapeRule(std::string_view domain, std::string_view op)
{
    // The runtime writes some of its operators into ONNX's own domain, where no schema is found for them.
    static const std::unordered_map<std::string_view, OwnShapeRule> plain{
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
        {"GatherBlockQuantized", gatherBlockQuantized},
        {"QLinearSigmoid", sameAsFirst},
        {"QLinearLeakyRelu", sameAsFirst},
        {"QLinearSoftmax", sameAsFirst},
    };
    static const std::unordered_map<std::string_view, OwnShapeRule> traditional{{"Scaler", floatsLikeFirst}, {"Normalizer", floatsLikeFirst}, {"Imputer", sameAsFirst}};
    if (domain == "ai.onnx.ml") {
        const auto found = traditional.find(op);
        return found == traditional.end() ? nullptr : found->second;
    }
    const bool own = domain.empty() || domain == "ai.onnx";
    if (!own && domain != "com.microsoft")
        return nullptr;
    const auto &table = own ? plain : microsoft;
    if (const auto found = table.find(op); found != table.end())
        return found->second;
    return own ? arrangementRule(op) : quantizedRule(op);
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
