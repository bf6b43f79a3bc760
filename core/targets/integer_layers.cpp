#include "core/targets/integer_layers.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace pare {

namespace {

// Where an operator keeps its activation, its weight and their zero points among its inputs.
struct Places {
    std::string_view op;
    std::string_view domain;
    int activation;
    int activationZero;
    int weight;
    int weightZero;
    bool qOperator;
};

constexpr std::array places{
    Places{"QLinearConv", "", 0, 2, 3, 5, true},
    Places{"QLinearMatMul", "", 0, 2, 3, 5, true},
    Places{"QGemm", "com.microsoft", 0, 2, 3, 5, true},
    Places{"ConvInteger", "", 0, 2, 1, 3, false},
    Places{"MatMulInteger", "", 0, 2, 1, 3, false},
    Places{"MatMulIntegerToFloat", "com.microsoft", 0, 4, 1, 5, false},
    Places{"DynamicQuantizeMatMul", "com.microsoft", -1, -1, 1, 3, false},
};

std::string inputOf(const pb::NodeProto &node, int place)
{
    return place >= 0 && place < node.input_size() ? node.input(place) : std::string();
}

int constantType(const Model &model, const std::string &value)
{
    const auto *tensor = value.empty() ? nullptr : model.index().constant(value);
    return tensor ? tensor->data_type() : 0;
}

bool nonZero(const Model &model, const std::string &value)
{
    if (value.empty() || !model.index().constant(value))
        return false;
    const auto zeros = model.constantInts(value);
    return zeros.ok() && std::any_of(zeros->begin(), zeros->end(), [](int64_t zero) { return zero != 0; });
}

// The type of a value that an integer operator reads: by its zero point, else by its maker.
int integerType(const Model &model, const std::string &value, const std::string &zero)
{
    if (const int type = constantType(model, zero); type != 0)
        return type;
    if (const int type = constantType(model, value); type != 0)
        return type;
    if (const auto maker = model.index().producer(value)) {
        const auto &node = model.index().node(*maker);
        if (isOp(node, "DynamicQuantizeLinear"))
            return pb::TensorProto::UINT8;
        if (isOp(node, "QuantizeLinear"))
            return node.input_size() > 2 && !node.input(2).empty() ? constantType(model, node.input(2)) : static_cast<int>(pb::TensorProto::UINT8);
    }
    return 0;
}

const pb::NodeProto *dequantizerOf(const Model &model, const std::string &value)
{
    const auto maker = model.index().producer(value);
    return maker && isOp(model.index().node(*maker), "DequantizeLinear") ? &model.index().node(*maker) : nullptr;
}

std::optional<IntegerLayer> betweenDequantizers(const Model &model, NodeId id)
{
    const auto &node = model.index().node(id);
    const bool known = isOp(node, "Conv") || isOp(node, "ConvTranspose") || isOp(node, "MatMul") || isOp(node, "Gemm");
    if (!known || node.input_size() < 2)
        return {};
    const auto *activation = dequantizerOf(model, node.input(0));
    const auto *weight = dequantizerOf(model, node.input(1));
    if (!activation || !weight || model.index().constant(activation->input(0)))
        return {};
    IntegerLayer layer{id, node.name(), node.op_type(), false, true, 0, 0, {}, false};
    layer.activationType = integerType(model, activation->input(0), inputOf(*activation, 2));
    layer.weightType = integerType(model, weight->input(0), inputOf(*weight, 2));
    if (model.index().constant(weight->input(0)))
        layer.weight = weight->input(0);
    layer.nonZeroPoint = nonZero(model, inputOf(*activation, 2)) || nonZero(model, inputOf(*weight, 2));
    return layer;
}

} // namespace

std::vector<IntegerLayer> integerLayers(const Model &model)
{
    std::vector<IntegerLayer> layers;
    for (int i = 0; i < model.graph().node_size(); ++i) {
        const auto &node = model.graph().node(i);
        const std::string_view domain = node.domain() == "ai.onnx" ? std::string_view() : std::string_view(node.domain());
        const auto place = std::find_if(places.begin(), places.end(), [&](const Places &p) { return p.op == node.op_type() && p.domain == domain; });
        if (place == places.end()) {
            if (auto layer = betweenDequantizers(model, {i}))
                layers.push_back(std::move(*layer));
            continue;
        }
        IntegerLayer layer{{i}, node.name(), node.op_type(), place->qOperator, false, 0, 0, {}, false};
        const std::string weight = inputOf(node, place->weight);
        // DynamicQuantizeMatMul quantizes its input itself, to unsigned bytes.
        layer.activationType = place->activation < 0 ? static_cast<int>(pb::TensorProto::UINT8)
                                                     : integerType(model, inputOf(node, place->activation), inputOf(node, place->activationZero));
        layer.weightType = integerType(model, weight, inputOf(node, place->weightZero));
        if (model.index().constant(weight))
            layer.weight = weight;
        layer.nonZeroPoint = nonZero(model, inputOf(node, place->activationZero)) || nonZero(model, inputOf(node, place->weightZero));
        layers.push_back(std::move(layer));
    }
    return layers;
}

} // namespace pare
