#include "core/passes/body_weights.h"

#include "core/base/units.h"
#include "core/model/attributes.h"
#include "core/passes/weighted_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

namespace pare {

namespace {

constexpr int deepest = 64;
constexpr int longestChain = 12; // operators between a constant and its layer

// A graph with what it defines, inside of the graph around it.
struct Scope {
    const pb::GraphProto *graph = nullptr;
    pb::GraphProto *edited = nullptr; // the same graph in the editor; null for the main graph
    const Scope *outer = nullptr;
    std::unordered_map<std::string, const pb::TensorProto *> constants;
    std::unordered_map<std::string, const pb::NodeProto *> makers;
    std::set<std::string> parameters;
};

// A constant that ends up as weight: where it is held, and along which axis its scales lie (-1: whichever fits better).
struct Stored {
    const Scope *holder = nullptr;
    std::string name;
    const pb::TensorProto *tensor = nullptr;
    int axis = -1;
    std::string outerNode;
};

bool movesWeights(const pb::NodeProto &node)
{
    constexpr std::array ops{"Identity", "Unsqueeze", "Squeeze", "Reshape", "Transpose", "Slice", "Concat", "Split"};
    return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return isOp(node, op); });
}

void define(Scope &scope)
{
    for (const auto &tensor : scope.graph->initializer())
        scope.constants[tensor.name()] = &tensor;
    for (const auto &input : scope.graph->input())
        scope.parameters.insert(input.name());
    for (const auto &node : scope.graph->node()) {
        const auto *value = isOp(node, "Constant") ? findAttribute(node, "value") : nullptr;
        for (const auto &output : node.output()) {
            if (value && value->has_t())
                scope.constants[output] = &value->t();
            else
                scope.makers[output] = &node;
        }
    }
}

// The axis of a weight's output channels where a layer reads it directly.
int channelAxis(const pb::NodeProto &layer)
{
    if (isOp(layer, "Conv"))
        return 0;
    if (isOp(layer, "Gemm"))
        return intAttribute(layer, "transB", 0) != 0 ? 0 : 1;
    if (isOp(layer, "MatMul"))
        return -1;
    return 1; // ConvTranspose, recurrent layers
}

class BodyWeights {
public:
    BodyWeights(GraphEditor &editor, FoldedStorage &storage, int64_t least, PassRun &run)
        : m_editor(editor), m_storage(storage), m_least(least), m_run(run)
    {
    }

    Result<int64_t> work()
    {
        const pb::GraphProto &graph = m_editor.source().graph();
        Scope main;
        main.graph = &graph;
        define(main);
        for (int i = 0; i < graph.node_size(); ++i) {
            const auto &node = graph.node(i);
            const bool hasBody = std::any_of(node.attribute().begin(), node.attribute().end(), [](const auto &a) { return a.has_g(); });
            if (!hasBody || !m_run.wants(node.name()))
                continue;
            visitBodies(node, m_editor.node(NodeId{i}), main, node.name(), 0);
        }
        int64_t count = 0;
        std::map<std::string, std::pair<int64_t, int64_t>> bytes; // before and after, by the node that holds the body
        std::map<std::string, std::vector<std::string>> into;
        for (const Stored &stored : m_found) {
            PARE_TRY_ASSIGN(const auto saved, store(stored, into[stored.outerNode]));
            if (saved.first == 0)
                continue;
            bytes[stored.outerNode].first += saved.first;
            bytes[stored.outerNode].second += saved.second;
            ++count;
        }
        for (const auto &[node, saved] : bytes) {
            auto &names = into[node];
            names.insert(names.begin(), node);
            m_run.changed(node, "weights inside its bodies in 8 bits: " + formatBytes(saved.first) + " -> " + formatBytes(saved.second) + ", unpacked at load",
                          names);
        }
        return count;
    }

private:
    void visitBodies(const pb::NodeProto &node, pb::NodeProto &edited, const Scope &outer, const std::string &outerNode, int depth)
    {
        if (depth > deepest)
            return;
        for (int a = 0; a < node.attribute_size(); ++a) {
            if (!node.attribute(a).has_g())
                continue;
            Scope &scope = *m_scopes.emplace_back(std::make_unique<Scope>());
            scope.graph = &node.attribute(a).g();
            scope.edited = edited.mutable_attribute(a)->mutable_g();
            scope.outer = &outer;
            define(scope);
            for (int n = 0; n < scope.graph->node_size(); ++n) {
                const auto &inner = scope.graph->node(n);
                if (hasWeights(inner) && !isOp(inner, "Gather")) {
                    trace(inner, 1, scope, outerNode);
                    if (isOp(inner, "LSTM") || isOp(inner, "GRU") || isOp(inner, "RNN"))
                        trace(inner, 2, scope, outerNode);
                }
                visitBodies(inner, *scope.edited->mutable_node(n), scope, outerNode, depth + 1);
            }
        }
    }

    void trace(const pb::NodeProto &layer, int input, const Scope &scope, const std::string &outerNode)
    {
        if (input < layer.input_size())
            follow(layer.input(input), scope, channelAxis(layer), outerNode, 0);
    }

    void follow(const std::string &value, const Scope &from, int axis, const std::string &outerNode, int length)
    {
        const Scope *scope = &from;
        while (scope && !scope->constants.contains(value) && !scope->makers.contains(value)) {
            if (scope->outer && scope->parameters.contains(value))
                return; // what a loop hands from round to round
            scope = scope->outer;
        }
        if (!scope || length > longestChain)
            return;
        if (const auto constant = scope->constants.find(value); constant != scope->constants.end()) {
            const bool known = std::any_of(m_found.begin(), m_found.end(), [&](const Stored &s) { return s.holder == scope && s.name == value; });
            if (!known)
                m_found.push_back({scope, value, constant->second, axis, outerNode});
            return;
        }
        const pb::NodeProto &maker = *scope->makers.at(value);
        if (!movesWeights(maker))
            return;
        const int inputs = isOp(maker, "Concat") ? maker.input_size() : std::min(1, maker.input_size());
        for (int i = 0; i < inputs; ++i)
            follow(maker.input(i), *scope, -1, outerNode, length + 1);
    }

    // Bytes before and after; zeros where the constant stays as it is.
    Result<std::pair<int64_t, int64_t>> store(const Stored &stored, std::vector<std::string> &into)
    {
        constexpr std::pair<int64_t, int64_t> nothing{0, 0};
        const pb::TensorProto &tensor = *stored.tensor;
        const int64_t count = tensorElementCount(tensor).valueOr(0);
        if (tensor.data_type() != pb::TensorProto::FLOAT || tensor.dims_size() < 2 || count < m_least)
            return nothing;
        if (!stored.holder->edited && !m_editor.constant(stored.name))
            return nothing; // a layer of the main graph reads it too and had it stored
        PARE_TRY_ASSIGN(const auto values, toFloats(tensor, m_editor.source().payloads()));
        if (!allFinite(values)) {
            m_run.declined(stored.outerNode, "a weight inside its bodies, " + stored.name + ", holds NaN or infinity");
            return nothing;
        }
        const std::vector<int64_t> dims(tensor.dims().begin(), tensor.dims().end());
        const auto [axis, weights] = quantized(values, dims, stored.axis);
        const int64_t after = count + 4 * static_cast<int64_t>(weights.scales.size());
        if (stored.holder->edited) {
            storeInBody(*stored.holder->edited, stored.name, dims, axis, weights);
        } else {
            const auto nodes = m_storage.channels(stored.name, dims, axis, weights);
            into.insert(into.end(), nodes.begin(), nodes.end());
        }
        return std::pair{4 * count, after};
    }

    static std::pair<int, quant::QuantizedWeights> quantized(const std::vector<float> &values, const std::vector<int64_t> &dims, int wanted)
    {
        const int rank = static_cast<int>(dims.size());
        const auto along = [&](int axis) { return quant::quantizeChannels(values, quant::channelLayout(dims, axis), quant::symmetric8); };
        if (wanted >= 0 && wanted < rank)
            return {wanted, along(wanted)};
        std::pair<int, quant::QuantizedWeights> best;
        double least = std::numeric_limits<double>::infinity();
        for (int axis = 0; axis < rank; ++axis) {
            const int64_t channels = dims[static_cast<size_t>(axis)];
            if (channels * 8 > static_cast<int64_t>(values.size()) && rank > 1 && axis + 1 < rank)
                continue; // its scales would cost more than they give
            auto weights = along(axis);
            const auto layout = quant::channelLayout(dims, axis);
            double error = 0;
            for (size_t i = 0; i < values.size(); ++i) {
                const auto channel = static_cast<size_t>(static_cast<int64_t>(i) / layout.inner % layout.channels);
                const double difference = static_cast<double>(values[i]) - static_cast<double>(static_cast<float>(weights.values[i]) * weights.scales[channel]);
                error += difference * difference;
            }
            if (error < least) {
                least = error;
                best = {axis, std::move(weights)};
            }
        }
        return best;
    }

    void storeInBody(pb::GraphProto &body, const std::string &name, const std::vector<int64_t> &dims, int axis, const quant::QuantizedWeights &weights)
    {
        auto &nodes = *body.mutable_node();
        for (int i = 0; i < nodes.size(); ++i)
            if (isOp(nodes.Get(i), "Constant") && nodes.Get(i).output_size() == 1 && nodes.Get(i).output(0) == name) {
                nodes.DeleteSubrange(i, 1);
                break;
            }
        auto &initializers = *body.mutable_initializer();
        for (int i = 0; i < initializers.size(); ++i)
            if (initializers.Get(i).name() == name) {
                initializers.DeleteSubrange(i, 1);
                break;
            }
        const auto constant = [&](const std::string &part, int type, const std::vector<int64_t> &shape, std::string bytes) {
            auto &node = *nodes.Add();
            node.set_op_type("Constant");
            node.set_name(m_editor.uniqueName(brief(name) + part + "/constant"));
            node.add_output(m_editor.uniqueName(brief(name) + part));
            auto &attribute = *node.add_attribute();
            attribute.set_name("value");
            attribute.set_type(pb::AttributeProto::TENSOR);
            auto &tensor = *attribute.mutable_t();
            tensor.set_data_type(type);
            tensor.mutable_dims()->Assign(shape.begin(), shape.end());
            setTensorBytes(tensor, std::move(bytes), m_editor.payloads());
            return node.output(0);
        };
        std::vector<int64_t> scaleDims(dims.size(), 1);
        if (weights.scales.size() > 1)
            scaleDims[static_cast<size_t>(axis)] = static_cast<int64_t>(weights.scales.size());
        const int before = nodes.size();
        const std::string integers = constant("/int8", pb::TensorProto::INT8, dims,
                                              std::string(reinterpret_cast<const char *>(weights.values.data()), weights.values.size()));
        const std::string scales = constant("/scales", pb::TensorProto::FLOAT, scaleDims, bytesOf(weights.scales));
        auto &cast = *nodes.Add();
        cast.set_op_type("Cast");
        cast.set_name(m_editor.uniqueName(brief(name) + "/Cast"));
        cast.add_input(integers);
        cast.add_output(m_editor.uniqueName(brief(name) + "/real"));
        setAttribute(cast, "to", static_cast<int64_t>(pb::TensorProto::FLOAT));
        auto &product = *nodes.Add();
        product.set_op_type("Mul");
        product.set_name(m_editor.uniqueName(brief(name) + "/Mul"));
        product.add_input(cast.output(0));
        product.add_input(scales);
        product.add_output(name);
        // Before everything that reads it.
        std::rotate(nodes.pointer_begin(), nodes.pointer_begin() + before, nodes.pointer_end());
    }

    GraphEditor &m_editor;
    FoldedStorage &m_storage;
    int64_t m_least;
    PassRun &m_run;
    std::vector<std::unique_ptr<Scope>> m_scopes;
    std::vector<Stored> m_found;
};

} // namespace

Result<int64_t> foldBodyWeights(GraphEditor &editor, FoldedStorage &storage, int64_t least, PassRun &run)
{
    return BodyWeights(editor, storage, least, run).work();
}

} // namespace pare
