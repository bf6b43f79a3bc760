#include "app/trainer/parameters.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pare::train {

namespace {

constexpr double maskLike = 1e4;        // no weight: a constant that switches values off
constexpr int64_t mostToLookAt = 1 << 20; // elements of a vector that is asked whether it is a mask

// Where operators have their weights.
const std::map<std::string, std::vector<int>> &weightInputs()
{
    static const std::map<std::string, std::vector<int>> inputs{
        {"Conv", {1, 2}}, {"com.microsoft.FusedConv", {1, 2}}, {"ConvTranspose", {1, 2}},
        {"Gemm", {0, 1, 2}}, {"com.microsoft.FusedGemm", {0, 1, 2}}, {"MatMul", {0, 1}}, {"com.microsoft.FusedMatMul", {0, 1}}, {"Einsum", {0, 1, 2}},
        {"BatchNormalization", {1, 2}}, {"InstanceNormalization", {1, 2}}, {"LayerNormalization", {1, 2}}, {"GroupNormalization", {1, 2}},
        {"RMSNormalization", {1}}, {"SimplifiedLayerNormalization", {1}}, {"com.microsoft.SimplifiedLayerNormalization", {1}},
        {"com.microsoft.SkipLayerNormalization", {2, 3, 4}}, {"com.microsoft.SkipSimplifiedLayerNormalization", {2, 3}},
        {"PRelu", {1}}, {"Gather", {0}}, {"LSTM", {1, 2, 3, 7}}, {"GRU", {1, 2, 3}}, {"RNN", {1, 2, 3}},
        {"Add", {0, 1}}, {"Mul", {0, 1}}, {"com.microsoft.BiasGelu", {1}}, {"com.microsoft.FastGelu", {1}},
        {"com.microsoft.Attention", {1, 2}}, {"com.microsoft.MultiHeadAttention", {3}},
    };
    return inputs;
}

bool passesOn(const pb::NodeProto &node)
{
    constexpr std::array ops{"Identity", "Cast", "Transpose", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "DequantizeLinear", "QuantizeLinear"};
    return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return node.op_type() == op; });
}

bool isFloat(int type)
{
    return type == pb::TensorProto::FLOAT || type == pb::TensorProto::FLOAT16 || type == pb::TensorProto::BFLOAT16;
}

class Finder {
public:
    Finder(const Model &model, const ParameterChoice &choice) : m_model(model), m_index(model.index()), m_choice(choice) {}

    std::vector<ParameterPlace> find()
    {
        const std::set<NodeId> dependent = dependentNodes(m_model);
        m_kept = m_choice.held;
        findKept(dependent);
        for (const NodeId id : m_index.order()) {
            const pb::NodeProto &node = m_index.node(id);
            if (!dependent.contains(id))
                continue;
            if (const auto inputs = weightInputs().find(qualifiedOp(node)); inputs != weightInputs().end())
                for (const int input : inputs->second)
                    if (input < node.input_size() && !node.input(input).empty())
                        follow(node, input);
            if (m_choice.scales && (isOp(node, "QuantizeLinear") || isOp(node, "DequantizeLinear")))
                addScale(node, false);
        }
        std::erase_if(m_places, [&](const ParameterPlace &place) { return m_kept.contains(place.name) || m_kept.contains(place.scale); });
        return std::move(m_places);
    }

private:
    // What layers that were not chosen read: constants, directly or through what only passes them on, and the scales that their inputs
    // were quantized with (their biases count in them).
    void findKept(const std::set<NodeId> &dependent)
    {
        if (!m_choice.layers)
            return;
        for (const NodeId id : dependent) {
            const pb::NodeProto &node = m_index.node(id);
            if (wanted(node.name()) || passesOn(node))
                continue;
            for (const std::string &input : node.input()) {
                std::string value = input;
                for (int step = 0; step < 16 && !value.empty(); ++step) {
                    if (m_index.constant(value))
                        m_kept.insert(value);
                    const auto producer = m_index.producer(value);
                    if (!producer || !passesOn(m_index.node(*producer)))
                        break;
                    const pb::NodeProto &before = m_index.node(*producer);
                    const bool dequantizes = isOp(before, "DequantizeLinear");
                    if (dequantizes)
                        m_kept.insert(before.input(1));
                    if (dependent.contains(*producer) && dequantizes)
                        break; // of a value, not of a constant
                    value = before.input(0);
                }
            }
        }
    }

    [[nodiscard]] bool wanted(const std::string &layer) const { return !m_choice.layers || m_choice.layers->contains(layer); }

    ParameterPlace &place(const std::string &name, Role role, const std::string &layer)
    {
        const auto found = std::find_if(m_places.begin(), m_places.end(), [&](const ParameterPlace &known) { return known.name == name; });
        ParameterPlace &place = found == m_places.end() ? m_places.emplace_back() : *found;
        place.name = name;
        place.role = role;
        place.layers.insert(layer);
        return place;
    }

    // The constant behind a layer's input, through what only passes it on.
    void follow(const pb::NodeProto &layer, int input)
    {
        if (!wanted(layer.name()))
            return;
        std::string value = layer.input(input);
        for (int step = 0; step < 16; ++step) {
            if (const pb::TensorProto *tensor = m_index.constant(value)) {
                if (isFloat(tensor->data_type()) && isWeight(layer, *tensor))
                    place(value, Role::Weight, layer.name()).decays = tensor->dims_size() > 1 && !isOp(layer, "Add") && !isOp(layer, "Mul");
                return;
            }
            const auto producer = m_index.producer(value);
            if (!producer || !passesOn(m_index.node(*producer)))
                return;
            const pb::NodeProto &node = m_index.node(*producer);
            const pb::TensorProto *stored = m_index.constant(node.input(0));
            if (isOp(node, "DequantizeLinear") && stored && !isFloat(stored->data_type())) {
                addCodes(layer, input, *producer, stored->data_type());
                return;
            }
            value = node.input(0);
        }
    }

    // Constants of Add and Mul are biases and scales of channels; a single number or a mask is none.
    [[nodiscard]] bool isWeight(const pb::NodeProto &layer, const pb::TensorProto &tensor) const
    {
        if (!isOp(layer, "Add") && !isOp(layer, "Mul"))
            return true;
        const auto count = tensorElementCount(tensor);
        if (!count.ok() || *count < 2)
            return false;
        if (*count > mostToLookAt)
            return true;
        const auto values = toFloats(tensor, m_model.payloads());
        return values.ok() && std::all_of(values->begin(), values->end(), [](float value) { return std::abs(value) < maskLike; });
    }

    void addCodes(const pb::NodeProto &layer, int input, NodeId dequantize, int type)
    {
        const pb::NodeProto &node = m_index.node(dequantize);
        if (!m_index.constant(node.input(1)))
            return;
        if (type != pb::TensorProto::INT32) {
            ParameterPlace &codes = place(node.input(0), Role::Codes, layer.name());
            codes.decays = true;
            codes.scale = node.input(1);
            codes.zero = node.input_size() > 2 ? node.input(2) : "";
            codes.dequantize = dequantize;
            if (m_choice.scales)
                addScale(node, true);
            return;
        }
        const std::string x = scaleOf(layer.input(0));
        const std::string w = input == 2 ? scaleOf(layer.input(1)) : "";
        if (x.empty() || w.empty())
            return; // what its steps follow from is not known
        ParameterPlace &bias = place(node.input(0), Role::Bias, layer.name());
        bias.scale = node.input(1);
        bias.dequantize = dequantize;
        bias.inputScale = x;
        bias.weightScale = w;
    }

    // The constant that a dequantized value is scaled by; empty where it is not directly one.
    [[nodiscard]] std::string scaleOf(const std::string &value) const
    {
        const auto producer = m_index.producer(value);
        if (!producer || !isOp(m_index.node(*producer), "DequantizeLinear") || !m_index.constant(m_index.node(*producer).input(1)))
            return {};
        return m_index.node(*producer).input(1);
    }

    void addScale(const pb::NodeProto &node, bool ofWeights)
    {
        const pb::TensorProto *scale = m_index.constant(node.input(1));
        if (!scale || scale->data_type() != pb::TensorProto::FLOAT)
            return;
        const pb::TensorProto *stored = m_index.constant(node.input(0));
        if (stored && stored->data_type() == pb::TensorProto::INT32)
            return; // follows from others
        place(node.input(1), Role::Scale, node.name()).ofWeights = ofWeights;
    }

    const Model &m_model;
    const GraphIndex &m_index;
    const ParameterChoice &m_choice;
    std::set<std::string> m_kept; // by name: not trained, whoever else reads them
    std::vector<ParameterPlace> m_places;
};

} // namespace

std::set<NodeId> dependentNodes(const Model &model)
{
    const GraphIndex &index = model.index();
    std::set<NodeId> dependent;
    const auto depends = [&](const std::string &value) {
        const auto producer = index.producer(value);
        return producer ? dependent.contains(*producer) : index.isGraphInput(value);
    };
    for (const NodeId id : index.order()) {
        const pb::NodeProto &node = index.node(id);
        const std::vector<std::string> captured = capturedValues(node);
        if (std::any_of(node.input().begin(), node.input().end(), depends) || std::any_of(captured.begin(), captured.end(), depends))
            dependent.insert(id);
    }
    return dependent;
}

std::vector<ParameterPlace> parameterPlaces(const Model &model, const ParameterChoice &choice)
{
    return Finder(model, choice).find();
}

} // namespace pare::train
