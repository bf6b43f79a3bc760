#include "core/analysis/paired_graph.h"

#include "core/analysis/diff_labels.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace pare::pairing {

namespace {

// Operators that a skeleton goes without where they have one input that is no constant.
bool isTrimming(const pb::NodeProto &node)
{
    static const std::unordered_set<std::string_view> trimming{
        "Abs",     "Add",        "BatchNormalization", "Cast",     "Ceil",    "Celu",       "Clip",      "DequantizeLinear", "Div",     "Dropout", "Elu",     "Erf",
        "Exp",     "Expand",     "FakeQuant",          "Flatten",  "Floor",   "Gelu",       "HardSigmoid", "HardSwish",      "Identity", "LeakyRelu", "Log",   "Max",
        "Min",     "Mish",       "Mul",                "Neg",      "PRelu",   "Pad",        "Pow",       "QuantizeLinear",   "Reciprocal", "Relu",  "Reshape", "Round",
        "Selu",    "Sigmoid",    "Sign",               "Softplus", "Softsign", "Sqrt",      "Squeeze",   "Sub",              "Swish",   "Tanh",    "Transpose", "Unsqueeze",
        "CastLike", "QuickGelu",  "BiasGelu",           "FastGelu", "DynamicQuantizeLinear"};
    return trimming.contains(node.op_type());
}

// The values that the bodies of a node read from outside, in the order in which they come up.
void addCaptured(const pb::GraphProto &body, const std::unordered_set<std::string> &wanted, std::vector<std::string> &found);

void addCaptured(const pb::NodeProto &node, const std::unordered_set<std::string> &wanted, std::vector<std::string> &found)
{
    std::map<std::string_view, const pb::AttributeProto *> attributes; // whatever their order
    for (const auto &attribute : node.attribute())
        attributes[attribute.name()] = &attribute;
    for (const auto &[name, attribute] : attributes) {
        if (attribute->has_g())
            addCaptured(attribute->g(), wanted, found);
        for (const auto &body : attribute->graphs())
            addCaptured(body, wanted, found);
    }
}

void addCaptured(const pb::GraphProto &body, const std::unordered_set<std::string> &wanted, std::vector<std::string> &found)
{
    const auto add = [&](const std::string &value) {
        if (wanted.contains(value) && std::find(found.begin(), found.end(), value) == found.end())
            found.push_back(value);
    };
    for (const auto &node : body.node()) {
        for (const auto &input : node.input())
            add(input);
        addCaptured(node, wanted, found);
    }
    for (const auto &output : body.output())
        add(output.name());
}

std::vector<std::string> capturedInOrder(const pb::NodeProto &node)
{
    const std::vector<std::string> captured = capturedValues(node);
    if (captured.size() < 2)
        return captured;
    std::vector<std::string> found;
    addCaptured(node, {captured.begin(), captured.end()}, found);
    return found;
}

// Where the readers of a node that the view goes without find what it hands on; nullopt where it stays.
template <typename OriginOf>
std::optional<Origin> passedBy(const pb::NodeProto &node, View view, const OriginOf &originOf)
{
    if (view == View::Plain)
        return std::nullopt;
    if (isTransparent(node))
        return originOf(node.input(0));
    if (view == View::LookThrough)
        return std::nullopt;
    if (node.op_type() == "Shape" || node.op_type() == "Size")
        return Origin{};
    std::optional<Origin> only;
    for (const auto &input : node.input())
        if (const Origin origin = originOf(input); origin.node != nothing) {
            if (only && (only->node != origin.node || only->output != origin.output))
                return std::nullopt;
            only = origin;
        }
    if (!only)
        return capturedValues(node).empty() ? std::optional(Origin{}) : std::nullopt;
    return isTrimming(node) ? only : std::nullopt;
}

} // namespace

Side sideOf(const Model &model, View view)
{
    const GraphIndex &index = model.index();
    const int count = index.nodeCount();
    Side side{model, std::vector<bool>(static_cast<size_t>(count), false), {}, {}, std::vector<std::vector<int>>(static_cast<size_t>(count))};
    std::unordered_map<std::string_view, Origin> origins;
    int position = 0;
    for (const auto &input : model.graph().input())
        if (index.isGraphInput(input.name()))
            origins[input.name()] = {inputOfGraph, position++};
    const auto originOf = [&](std::string_view value) {
        const auto found = origins.find(value);
        return found != origins.end() ? found->second : Origin{};
    };
    for (const NodeId id : index.order()) {
        const auto &node = index.node(id);
        if (const auto passed = passedBy(node, view, originOf)) {
            side.skipped[static_cast<size_t>(id.value)] = true;
            for (const auto &output : node.output())
                origins[output] = *passed;
            continue;
        }
        for (int k = 0; k < node.output_size(); ++k)
            origins[node.output(k)] = {id.value, k};
    }
    std::vector<int> counts(static_cast<size_t>(count) + 1, 0);
    side.inputs.starts.push_back(0);
    for (int i = 0; i < count; ++i) {
        const auto &node = model.graph().node(i);
        const auto add = [&](std::string_view value) {
            side.inputs.items.push_back(originOf(value));
            if (const int from = side.inputs.items.back().node; from >= 0 && !side.skipped[static_cast<size_t>(i)])
                ++counts[static_cast<size_t>(from)];
        };
        for (const auto &input : node.input())
            add(input);
        for (const std::string &captured : capturedInOrder(node))
            add(captured);
        side.inputs.starts.push_back(static_cast<int>(side.inputs.items.size()));
    }
    int total = 0;
    for (int &one : counts)
        total += std::exchange(one, total);
    side.readers.starts = counts;
    side.readers.items.resize(static_cast<size_t>(total));
    std::vector<int> next = counts;
    for (const NodeId id : index.order()) { // readers in topological order
        if (side.skipped[static_cast<size_t>(id.value)])
            continue;
        const auto read = side.inputs.of(id.value);
        for (size_t i = 0; i < read.size(); ++i)
            if (read[i].node >= 0)
                side.readers.items[static_cast<size_t>(next[static_cast<size_t>(read[i].node)]++)] = {id.value, static_cast<int>(i), read[i].output};
    }
    position = 0;
    for (const auto &output : model.graph().output()) {
        if (const Origin origin = originOf(output.name()); origin.node >= 0)
            side.outputs[static_cast<size_t>(origin.node)].push_back(position);
        ++position;
    }
    return side;
}

} // namespace pare::pairing
