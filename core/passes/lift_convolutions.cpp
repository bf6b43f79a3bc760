// Before: y = Relu(Conv(x, W, b)), with x of shape [N, C, L]
// After:  x' = Unsqueeze<axes = [2]>(x); y' = Relu(Conv(x', W', b)); y = Squeeze<axes = [2]>(y'), with W' of shape [M, C, 1, K]
// What lies between such convolutions is lifted with them: activations, sums and products of lifted values or with one number or one number a
// channel, batch norms, pools, concatenations of channels. Values that others read are squeezed for these.
// Conditions: float32; the weight is a constant; one group; the input has one channel or a multiple of 16 (the blocked kernels take no other), or
// many and nearly such a multiple (bins of a spectrum: 129, 257): then channels of zeros are added (Pad, and zeros in W');
// no strides, unless the result is known to be short. Elsewhere it was measured to gain nothing or to lose up to 14 %.
// Why (ONNX Runtime 1.32, one thread): convolutions over one axis run as one product for each sample, those over two in a blocked layout: 1.05 to
// 1.2 times faster for long signals, 1.7 to 5 times for short ones and for spectra by convolution.
#include "core/passes/lift_convolutions.h"

#include "core/analysis/shapes.h"
#include "core/model/attributes.h"
#include "core/passes/in_bodies.h"
#include "core/passes/operator_names.h"
#include "core/passes/weighted_layer.h"

#include <algorithm>
#include <array>
#include <map>

namespace pare {

namespace {

constexpr int64_t blockOfChannels = 16;
constexpr int64_t manyChannels = 64;  // above, some of zeros are worth it,
constexpr int64_t leastFilled = 8;    // as long as there are this many others for each
constexpr int64_t shortLength = 64; // of a result: strided convolutions gain up to here

bool isActivation(const pb::NodeProto &node)
{
    constexpr std::array ops{"Relu", "LeakyRelu", "Clip", "Sigmoid", "Tanh", "HardSigmoid", "HardSwish", "Elu", "Selu", "Softplus", "Softsign", "Erf", "Gelu", "Mish", "Sqrt", "Exp", "Neg", "Abs"};
    if (node.domain() == "com.microsoft")
        return node.input_size() == 1 && (node.op_type() == "Gelu" || node.op_type() == "FastGelu" || node.op_type() == "QuickGelu");
    return isOneOf(node, ops);
}

bool isPool(const pb::NodeProto &node)
{
    constexpr std::array ops{"MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool"};
    return isOneOf(node, ops) && node.output_size() == 1;
}

bool isBinary(const pb::NodeProto &node)
{
    constexpr std::array ops{"Add", "Sub", "Mul", "Div"};
    return isOneOf(node, ops);
}

class Lifting {
public:
    Lifting(const Model &model, const ShapeTable &shapes, PassRun &run) : m_model(model), m_index(model.index()), m_shapes(shapes), m_run(run), m_editor(model) {}

    Result<PassOutcome> work()
    {
        for (const NodeId id : m_index.order()) {
            if (m_run.stopRequested())
                return cancelled();
            const auto &node = m_index.node(id);
            if (!m_run.wants(node.name()) || node.output_size() != 1)
                continue;
            if (isOp(node, "Conv")) {
                PARE_TRY(convolution(id, node));
            } else {
                PARE_TRY(between(id, node));
            }
        }
        if (!m_run.changedAnything())
            return m_run.finish(m_model);
        for (const auto &[value, lifted] : m_lifted) {
            const auto uses = m_index.uses(value);
            const bool wanted = m_index.isGraphOutput(value) || std::any_of(uses.begin(), uses.end(), [&](const Use &use) { return !m_nodes.contains(use.node.value); });
            if (m_unsqueezed.contains(value))
                continue; // a value of three axes that others go on reading
            if (wanted)
                withAxes(m_editor.add("Squeeze", value + "/one_axis", {lifted}, {value}));
            else
                m_editor.forgetShape(value);
        }
        if (m_model.opset() >= 13)
            standaloneInitializers(m_editor);
        return m_run.finish(m_editor);
    }

private:
    void withAxes(pb::NodeProto &node)
    {
        if (m_model.opset() < 13) {
            setAttribute(node, "axes", std::vector<int64_t>{2});
            return;
        }
        if (m_axes.empty())
            m_axes = m_editor.addInts("lifted_axis", {1}, {2});
        node.add_input(m_axes);
    }

    // The value with four axes, made where it is not there yet.
    const std::string &lifted(const std::string &value)
    {
        std::string &name = m_lifted[value];
        if (name.empty()) {
            name = m_editor.uniqueName(value + "/two_axes");
            withAxes(m_editor.add("Unsqueeze", name, {value}, {name}));
            m_unsqueezed.insert(value);
        }
        return name;
    }

    // How many channels of zeros bring a count to a multiple of the block.
    static int64_t missing(int64_t channels) { return channels == 1 ? 0 : (blockOfChannels - channels % blockOfChannels) % blockOfChannels; }

    // Why a convolution stays as it is; empty where it is lifted.
    [[nodiscard]] std::string whyNot(const pb::NodeProto &node, const WeightedLayer &layer) const
    {
        const int64_t inputs = layer.dims[1];
        if (groupsOf(node) != 1)
            return "it works in groups";
        const bool nearly = inputs > manyChannels && missing(inputs) * leastFilled <= inputs && m_model.opset() >= 11;
        if (missing(inputs) > 0 && !nearly)
            return "it reads " + std::to_string(inputs) + " channels, which is no multiple of " + std::to_string(blockOfChannels);
        const std::vector<int64_t> strides = intsAttribute(node, "strides");
        if (!strides.empty() && strides[0] > 1) {
            const ValueShape *result = m_shapes.find(node.output(0));
            if (!result || result->dims.size() != 3 || !result->dims[2].known() || result->dims[2].size > shortLength)
                return "it has strides and its result is not known to be short";
        }
        return {};
    }

    Result<void> convolution(NodeId id, const pb::NodeProto &given)
    {
        const auto layer = weightedLayer(m_model, id);
        if (!layer || layer->dims.size() != 3 || m_shapes.type(given.input(0)) != pb::TensorProto::FLOAT)
            return {};
        if (const std::string reason = whyNot(given, *layer); !reason.empty()) {
            m_run.declined(given.name(), reason);
            return {};
        }
        const int64_t zeros = missing(layer->dims[1]);
        std::string weight;
        if (zeros > 0) {
            PARE_TRY_ASSIGN(weight, filledWeight(*layer, zeros));
        } else {
            PARE_TRY_ASSIGN(weight, reshaped(layer->weight, *layer->tensor, {layer->dims[0], layer->dims[1], 1, layer->dims[2]}));
        }
        const std::string input = given.input(0);
        auto &node = lift(id, {0}, "convolves over two axes now");
        node.set_input(1, weight);
        if (zeros > 0)
            node.set_input(0, filled(input, zeros));
        twoAxes(node);
        return {};
    }

    // The lifted value with channels of zeros behind its own.
    const std::string &filled(const std::string &value, int64_t zeros)
    {
        std::string &name = m_filled[value];
        if (name.empty()) {
            name = m_editor.uniqueName(value + "/whole_blocks");
            m_editor.add("Pad", name, {m_lifted.at(value), m_editor.addInts(value + "/zero_channels", {8}, {0, 0, 0, 0, 0, zeros, 0, 0})}, {name});
        }
        return name;
    }

    Result<std::string> filledWeight(const WeightedLayer &layer, int64_t zeros)
    {
        std::string &name = m_reshaped[layer.weight];
        if (!name.empty())
            return name;
        PARE_TRY_ASSIGN(const std::vector<float> values, m_model.constantFloats(layer.weight));
        const int64_t each = layer.dims[1] * layer.dims[2];
        const int64_t whole = (layer.dims[1] + zeros) * layer.dims[2];
        std::vector<float> wide(static_cast<size_t>(layer.dims[0] * whole), 0.0F);
        for (int64_t m = 0; m < layer.dims[0]; ++m)
            std::copy_n(values.begin() + m * each, each, wide.begin() + m * whole);
        name = m_editor.addFloats(layer.weight + "/two_axes", {layer.dims[0], layer.dims[1] + zeros, 1, layer.dims[2]}, wide);
        return name;
    }

    Result<void> between(NodeId id, const pb::NodeProto &node)
    {
        if (node.input_size() == 0)
            return {};
        const auto isLifted = [&](const std::string &value) { return m_lifted.contains(value) && !m_unsqueezed.contains(value); };
        const auto canBe = [&](const std::string &value) {
            return isLifted(value) || (m_shapes.rank(value) == 3 && m_shapes.type(value) == pb::TensorProto::FLOAT && !m_index.constant(value));
        };
        const auto &inputs = node.input();
        if (isOp(node, "Concat")) {
            const int64_t axis = intAttribute(node, "axis", 0);
            if ((axis != 1 && axis != -2) || !std::any_of(inputs.begin(), inputs.end(), isLifted) || !std::all_of(inputs.begin(), inputs.end(), canBe))
                return {};
            std::vector<int> all;
            for (int i = 0; i < node.input_size(); ++i)
                all.push_back(i);
            setAttribute(lift(id, all, "joins what has two axes now"), "axis", int64_t{1});
        } else if (isBinary(node)) {
            const bool first = isLifted(inputs[0]);
            if (!first && !isLifted(inputs[1]))
                return {};
            const int other = first ? 1 : 0;
            if (canBe(inputs[other])) {
                lift(id, {0, 1}, "works on two axes now");
            } else {
                PARE_TRY_ASSIGN(const std::string constant, fitting(inputs[other]));
                if (!constant.empty())
                    lift(id, {1 - other}, "works on two axes now").set_input(other, constant);
            }
        } else if (isLifted(node.input(0)) && (isActivation(node) || isOp(node, "BatchNormalization"))) {
            lift(id, {0}, "works on two axes now");
        } else if (isLifted(node.input(0)) && isPool(node)) {
            twoAxes(lift(id, {0}, "pools over two axes now"));
        }
        return {};
    }

    // A constant that goes with a lifted value: one number as it is, one number a channel with an axis more. Empty for others.
    Result<std::string> fitting(const std::string &value)
    {
        const auto *tensor = m_index.constant(value);
        if (!tensor)
            return std::string();
        if (tensorElementCount(*tensor).valueOr(0) == 1 && tensor->dims_size() <= 1)
            return value;
        std::vector<int64_t> dims(tensor->dims().begin(), tensor->dims().end());
        if (dims.size() < 2 || dims.size() > 3 || dims.back() != 1)
            return std::string();
        dims.push_back(1);
        return reshaped(value, *tensor, dims);
    }

    Result<std::string> reshaped(const std::string &value, const pb::TensorProto &tensor, const std::vector<int64_t> &dims)
    {
        std::string &name = m_reshaped[value];
        if (name.empty()) {
            PARE_TRY_ASSIGN(const auto bytes, tensorBytes(tensor, m_model.payloads()));
            name = m_editor.addInitializer(value + "/two_axes", tensor.data_type(), dims, std::string(bytes.text()));
        }
        return name;
    }

    pb::NodeProto &lift(NodeId id, const std::vector<int> &inputs, const std::string &what)
    {
        std::vector<std::string> names;
        for (const int i : inputs)
            names.push_back(lifted(m_index.node(id).input(i)));
        auto &node = m_editor.node(id);
        for (size_t i = 0; i < inputs.size(); ++i)
            node.set_input(inputs[i], names[i]);
        const std::string value = node.output(0);
        const std::string made = m_editor.uniqueName(value + "/two_axes");
        node.set_output(0, made);
        m_lifted[value] = made;
        m_nodes.insert(id.value);
        m_run.changed(node.name(), what, {node.name()});
        return node;
    }

    static void twoAxes(pb::NodeProto &node)
    {
        for (const auto &[name, first] : {std::pair{"kernel_shape", int64_t{1}}, std::pair{"strides", int64_t{1}}, std::pair{"dilations", int64_t{1}}})
            if (const auto values = intsAttribute(node, name); values.size() == 1)
                setAttribute(node, name, std::vector<int64_t>{first, values[0]});
        if (const auto pads = intsAttribute(node, "pads"); pads.size() == 2)
            setAttribute(node, "pads", std::vector<int64_t>{0, pads[0], 0, pads[1]});
    }

    const Model &m_model;
    const GraphIndex &m_index;
    const ShapeTable &m_shapes;
    PassRun &m_run;
    GraphEditor m_editor;
    std::map<std::string, std::string> m_lifted;   // value -> the same with four axes
    std::map<std::string, std::string> m_reshaped; // constants
    std::map<std::string, std::string> m_filled;   // value -> the same with channels of zeros
    std::set<std::string> m_unsqueezed;            // values that were lifted by an Unsqueeze, and are there with three axes too
    std::set<int> m_nodes;                         // that work on two axes now
    std::string m_axes;
};

Result<PassOutcome> liftConvolutions(const Model &model, const PassRequest &request, PassContext &context)
{
    PassRun run("lift-convolutions", request, context);
    if (model.index().nodesOf("Conv").empty())
        return run.finish(model);
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    return Lifting(model, shapes, run).work();
}

} // namespace

const Pass &liftConvolutionsPass()
{
    static const Pass pass{"lift-convolutions",
                           "Runs convolutions over one axis as convolutions over two, for which the runtime has faster kernels",
                           false,
                           {},
                           alsoInBranches<liftConvolutions>,
                           true};
    return pass;
}

} // namespace pare
