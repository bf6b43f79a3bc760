#include "core/prune/axis_rules.h"

#include "core/model/attributes.h"

#include <unordered_map>
#include <unordered_set>

namespace pare {

AxisRule axisRule(const pb::NodeProto &node)
{
    static const std::unordered_map<std::string_view, AxisRule> table = [] {
        std::unordered_map<std::string_view, AxisRule> rules;
        for (const auto family : {layerRules(), elementRules(), reshapeRules(), arrangementRules(), attentionRules(), quantizedRules()})
            for (const AxisRuleEntry &entry : family)
                rules.emplace(entry.op, entry.rule);
        return rules;
    }();
    // The runtime's own operators that do the same as ONNX's.
    static const std::unordered_set<std::string_view> microsoft{"Gelu", "FastGelu", "QuickGelu", "BiasGelu", "FusedConv", "FusedGemm",
                                                           "Attention", "MultiHeadAttention", "GroupQueryAttention", "SkipLayerNormalization", "SkipSimplifiedLayerNormalization",
                                                           "SimplifiedLayerNormalization", "EmbedLayerNormalization", "FusedMatMul", "RotaryEmbedding"};
    if (node.domain() == "com.microsoft" ? !microsoft.contains(node.op_type()) : !node.domain().empty() && node.domain() != "ai.onnx")
        return nullptr;
    const auto found = table.find(node.op_type());
    return found == table.end() ? nullptr : found->second;
}

void stopHere(NodeAxes &n)
{
    static const std::unordered_set<std::string_view> quantized{
        "DynamicQuantizeLinear", "QLinearConv",    "QLinearMatMul",         "ConvInteger",          "MatMulInteger", "MatMulNBits", "MatMulBnb4",
        "QLinearAdd",            "QLinearMul",     "QLinearGlobalAveragePool", "QLinearConcat",     "QLinearSigmoid", "QLinearLeakyRelu", "QLinearSoftmax",
        "DynamicQuantizeMatMul", "MatMulIntegerToFloat", "QGemm",           "QAttention",           "DynamicQuantizeLSTM", "QLinearAveragePool"};
    // Layers with weights of their own are listed all the same, with this reason.
    struct Weighted {
        std::string_view op;
        int input;
        int channelAxis; // of the output
    };
    static constexpr Weighted weighted[] = {{"ConvInteger", 1, 1},  {"QLinearConv", 3, 1},           {"MatMulInteger", 1, -1},        {"QLinearMatMul", 3, -1},
                                            {"MatMulNBits", 1, -1}, {"DynamicQuantizeMatMul", 1, -1}, {"MatMulIntegerToFloat", 1, -1}, {"QGemm", 3, -1},
                                            {"DynamicQuantizeLSTM", 1, -1}, {"QAttention", 1, -1}};
    bool bodies = false;
    for (const auto &attribute : n.node.attribute())
        bodies = bodies || attribute.has_g() || attribute.graphs_size() > 0;
    if (quantized.contains(n.node.op_type())) {
        n.pinAll("is quantized already by " + n.who() + ": prune before quantizing");
        for (const Weighted &layer : weighted)
            if (layer.op == n.node.op_type() && n.has(layer.input) && n.outputRank(0) > 1)
                n.produces(n.out(0, layer.channelAxis), layer.input, 0);
    } else if (bodies) {
        n.pinAll("is read or made by the body of " + n.who());
    } else {
        n.pinAll("meets " + n.who() + ", whose channels Pare does not follow");
    }
}

} // namespace pare
