#include "core/passes/static_plan.h"

#include "core/base/units.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <array>

namespace pare {

namespace {

OrReason<StaticLayer> because(const std::string &reason)
{
    return OrReason<StaticLayer>::because(reason);
}

struct Absorbed {
    NodeId id;
    std::string output;
};

// The Relu, or the Clip from 0 to a constant, that alone reads a value.
std::optional<Absorbed> activationAfter(const Model &model, const std::string &value)
{
    const auto use = model.index().onlyUse(value);
    if (!use || use->input != 0)
        return std::nullopt;
    const auto &node = model.index().node(use->node);
    if (isOp(node, "Relu"))
        return Absorbed{use->node, node.output(0)};
    if (!isOp(node, "Clip") || node.input_size() < 3 || node.input(1).empty() || node.input(2).empty())
        return std::nullopt;
    const auto least = model.constantFloats(node.input(1));
    const auto most = model.constantFloats(node.input(2));
    if (!least.ok() || !most.ok() || least->size() != 1 || most->size() != 1 || (*least)[0] != 0 || !((*most)[0] > 0))
        return std::nullopt;
    return Absorbed{use->node, node.output(0)};
}

// A constant that adds one number to each output: its name, or empty.
std::string biasOf(const Model &model, const pb::NodeProto &add, const std::string &product, int64_t outputs)
{
    const int side = add.input(0) == product ? 1 : 0;
    const auto *tensor = model.index().constant(add.input(side));
    if (!tensor || tensor->data_type() != pb::TensorProto::FLOAT || add.input(0) == add.input(1))
        return {};
    const int64_t count = tensorElementCount(*tensor).valueOr(0);
    const bool row = tensor->dims_size() > 0 && tensor->dims(tensor->dims_size() - 1) == outputs && tensor->dims_size() <= 2;
    return count == outputs && row ? add.input(side) : std::string();
}

OrReason<StaticLayer> staticLayer(const Model &model, const ShapeTable &shapes, NodeId id, const StaticPlanOptions &options)
{
    const auto &node = model.index().node(id);
    const auto weighted = weightedLayer(model, id);
    if (!weighted)
        return because(weighted.reason());
    StaticLayer layer;
    layer.layer = *weighted;
    layer.input = node.input(0);
    layer.output = node.output(0);
    if (weighted->elements() < options.leastElements)
        return because("it has " + plural(weighted->elements(), "weight") + " only");
    if (!options.depthwise && isDepthwise(node, *weighted))
        return because("it is a depthwise convolution, which stays float (depthwise=float)");
    if (model.index().constant(layer.input))
        return because("its input is a constant");
    if (const int type = shapes.type(layer.input); type != pb::TensorProto::FLOAT)
        return because(type == 0 ? "the type of its input is not known" : "its input is " + std::string(elementTypeName(type)) + ", not float32");
    const int64_t outputs = weighted->channels();
    if (weighted->kind != WeightedKind::MatMul && node.input_size() > 2 && !node.input(2).empty()) {
        layer.bias = node.input(2);
        if (const std::string reason = whyNotConstant(model, layer.bias); !reason.empty())
            return because("its bias " + reason);
        const int64_t count = tensorElementCount(*model.index().constant(layer.bias)).valueOr(0);
        if (count != outputs && !(count == 1 && weighted->kind == WeightedKind::Gemm))
            return because("its addend is no row of biases");
    }
    if (weighted->kind == WeightedKind::MatMul && shapes.rank(layer.output).value_or(0) == 2)
        if (const auto use = model.index().onlyUse(layer.output); use && isOp(model.index().node(use->node), "Add")) {
            // The runtime makes a Gemm of the two, and fuses that one only when the bias is an integer.
            const auto &add = model.index().node(use->node);
            layer.bias = biasOf(model, add, layer.output, outputs);
            if (!layer.bias.empty()) {
                layer.biasAdd = use->node;
                layer.output = add.output(0);
            }
        }
    if (const auto activation = activationAfter(model, layer.output)) {
        layer.activation = activation->id;
        layer.output = activation->output;
    }
    return layer;
}

bool movesData(const pb::NodeProto &node)
{
    constexpr std::array ops{"Reshape", "Flatten", "Transpose", "Squeeze", "Unsqueeze", "Slice", "Split", "MaxPool", "Resize", "Identity", "Gather"};
    return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return isOp(node, op); });
}

// The inputs that carry activations; others are shapes, indices, pads.
std::vector<std::string> activationsOf(const pb::NodeProto &node)
{
    if (movesData(node))
        return {node.input(0)};
    return {node.input().begin(), node.input().end()};
}

std::optional<StaticBridge> bridgeOf(const Model &model, const ShapeTable &shapes, NodeId id)
{
    const auto &node = model.index().node(id);
    constexpr std::array known{"Add", "Mul", "Concat", "AveragePool", "GlobalAveragePool", "LeakyRelu", "Sigmoid", "Softmax"};
    const bool moves = movesData(node);
    if (!moves && std::none_of(known.begin(), known.end(), [&](const char *op) { return isOp(node, op); }))
        return std::nullopt;
    if (node.input_size() == 0 || (isOp(node, "MaxPool") && node.output_size() > 1 && !node.output(1).empty()))
        return std::nullopt;
    if (isOp(node, "Resize") && stringAttribute(node, "mode", "nearest") == "cubic")
        return std::nullopt;
    StaticBridge bridge;
    bridge.id = id;
    bridge.sameScale = moves;
    bridge.inputs = activationsOf(node);
    for (const auto &output : node.output())
        if (!output.empty())
            bridge.outputs.push_back(output);
    for (const auto &value : bridge.inputs)
        if (value.empty() || shapes.type(value) != pb::TensorProto::FLOAT)
            return std::nullopt;
    if (isOp(node, "Add") && bridge.outputs.size() == 1)
        if (const auto activation = activationAfter(model, bridge.outputs[0])) {
            bridge.activation = activation->id;
            bridge.outputs[0] = activation->output;
        }
    return bridge;
}

class Placing {
public:
    Placing(const Model &model, const ShapeTable &shapes, std::map<NodeId, StaticLayer> layers, const StaticPlanOptions &options, const PassRun &run) : m_model(model)
    {
        m_plan.layers = std::move(layers);
        std::set<NodeId> taken; // Adds that give a layer its bias
        for (const auto &[id, layer] : m_plan.layers) {
            m_makers[layer.output] = id;
            if (layer.biasAdd)
                taken.insert(*layer.biasAdd);
        }
        for (int i = 0; i < model.index().nodeCount(); ++i) {
            const auto &node = model.index().node({i});
            if (m_plan.layers.contains({i}) || taken.contains({i}) || !options.operators.contains(node.op_type()) || !run.wants(node.name()) || options.excluded.contains(node.name()))
                continue;
            if (auto bridge = bridgeOf(model, shapes, {i})) {
                for (const auto &output : bridge->outputs)
                    m_makers[output] = {i};
                m_plan.bridges.emplace(NodeId{i}, std::move(*bridge));
            }
        }
    }

    StaticPlan plan()
    {
        // Bridges that touch anything that is not quantized go, until none is left that does: each round only takes some away.
        for (bool any = true; any;) {
            any = false;
            for (auto bridge = m_plan.bridges.begin(); bridge != m_plan.bridges.end();) {
                if (isInside(bridge->second)) {
                    ++bridge;
                    continue;
                }
                bridge = m_plan.bridges.erase(bridge);
                any = true;
            }
        }
        for (const auto &[id, layer] : m_plan.layers) {
            addValue(layer.input);
            if (madeAsIntegers(layer.output))
                addValue(layer.output);
        }
        for (const auto &[id, bridge] : m_plan.bridges) {
            for (const auto &input : bridge.inputs)
                addValue(input);
            for (const auto &output : bridge.outputs)
                addValue(output);
        }
        return std::move(m_plan);
    }

private:
    // The quantized node that makes a value; null where it is made in float.
    [[nodiscard]] std::optional<NodeId> maker(const std::string &value) const
    {
        const auto found = m_makers.find(value);
        if (found == m_makers.end() || (!m_plan.layers.contains(found->second) && !m_plan.bridges.contains(found->second)))
            return std::nullopt;
        return found->second;
    }

    [[nodiscard]] bool everyReaderIsQuantized(const std::string &value) const
    {
        const auto uses = m_model.index().uses(value);
        return !uses.empty() && !m_model.index().isGraphOutput(value) && std::all_of(uses.begin(), uses.end(), [&](const Use &use) {
            if (m_plan.layers.contains(use.node))
                return use.input == 0;
            const auto bridge = m_plan.bridges.find(use.node);
            return bridge != m_plan.bridges.end() && use.input >= 0 &&
                   std::find(bridge->second.inputs.begin(), bridge->second.inputs.end(), value) != bridge->second.inputs.end();
        });
    }

    // A convolution always hands integers on; a matrix product when everybody takes them, and after a Relu whose readers are in float:
    // there ONNX Runtime 1.32 fuses nothing without a QuantizeLinear and would widen the weights at every run (measured: 25x of float's time).
    [[nodiscard]] bool madeAsIntegers(const std::string &value) const
    {
        const auto from = maker(value);
        if (!from)
            return false;
        const auto layer = m_plan.layers.find(*from);
        return layer == m_plan.layers.end() || layer->second.layer.kind == WeightedKind::Conv || everyReaderIsQuantized(value)
               || (layer->second.activation && !m_model.index().uses(value).empty());
    }

    [[nodiscard]] bool isInside(const StaticBridge &bridge) const
    {
        return std::all_of(bridge.inputs.begin(), bridge.inputs.end(), [&](const std::string &value) { return madeAsIntegers(value); }) &&
               std::all_of(bridge.outputs.begin(), bridge.outputs.end(), [&](const std::string &value) { return everyReaderIsQuantized(value); });
    }

    void addValue(const std::string &name)
    {
        if (m_plan.values.contains(name))
            return;
        QuantizedValue value;
        value.scaleFrom = name;
        value.byProducer = madeAsIntegers(name);
        if (const auto from = m_model.index().producer(name)) {
            const auto &node = m_model.index().node(*from);
            value.notNegative = isOp(node, "Relu");
            if (isOp(node, "Clip") && node.input_size() > 2 && value.byProducer) {
                value.notNegative = true;
                if (const auto most = m_model.constantFloats(node.input(2)); most.ok() && most->size() == 1)
                    value.most = static_cast<double>((*most)[0]);
            }
            const auto bridge = m_plan.bridges.find(*from);
            if (bridge != m_plan.bridges.end() && bridge->second.sameScale) {
                addValue(bridge->second.inputs[0]);
                value = m_plan.values.at(bridge->second.inputs[0]);
                value.byProducer = true;
            }
        }
        m_plan.values.emplace(name, value);
    }

    const Model &m_model;
    StaticPlan m_plan;
    std::map<std::string, NodeId> m_makers;
};

} // namespace

std::map<NodeId, StaticLayer> staticLayers(const Model &model, const ShapeTable &shapes, const StaticPlanOptions &options, PassRun &run)
{
    std::map<NodeId, StaticLayer> layers;
    for (const NodeId id : model.index().order()) {
        const auto &node = model.index().node(id);
        const bool candidate = isOp(node, "Conv") || isOp(node, "MatMul") || isOp(node, "Gemm");
        if (isOp(node, "ConvTranspose") && run.wants(node.name()))
            run.declined(node.name(), "ONNX Runtime does not fuse a quantized ConvTranspose: it would run slower than float32");
        if (!candidate || !run.wants(node.name()))
            continue;
        if (options.excluded.contains(node.name())) {
            run.declined(node.name(), "it is excluded by name");
            continue;
        }
        if (!options.operators.contains(node.op_type())) {
            run.declined(node.name(), node.op_type() + " is not among the operators that were asked for");
            continue;
        }
        auto layer = staticLayer(model, shapes, id, options);
        if (layer)
            layers.emplace(id, std::move(*layer));
        else
            run.declined(node.name(), layer.reason());
    }
    return layers;
}

StaticPlan staticPlan(const Model &model, const ShapeTable &shapes, std::map<NodeId, StaticLayer> layers, const StaticPlanOptions &options, const PassRun &run)
{
    return Placing(model, shapes, std::move(layers), options, run).plan();
}

} // namespace pare
