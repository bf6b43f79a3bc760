#include "core/model/graph_index.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <queue>
#include <unordered_set>

namespace pare {

namespace {

void collectCaptured(const pb::GraphProto &body, std::unordered_set<std::string_view> known, std::vector<std::string> &found, int depth)
{
    if (depth > 64)
        return;
    for (const auto &input : body.input())
        known.insert(input.name());
    for (const auto &tensor : body.initializer())
        known.insert(tensor.name());
    for (const auto &sparse : body.sparse_initializer())
        known.insert(sparse.values().name());
    for (const auto &node : body.node())
        for (const auto &output : node.output())
            known.insert(output);
    for (const auto &node : body.node()) {
        for (const auto &input : node.input())
            if (!input.empty() && !known.contains(input))
                found.push_back(input);
        for (const auto &attribute : node.attribute()) {
            if (attribute.has_g())
                collectCaptured(attribute.g(), known, found, depth + 1);
            for (const auto &graph : attribute.graphs())
                collectCaptured(graph, known, found, depth + 1);
        }
    }
    for (const auto &output : body.output())
        if (!known.contains(output.name()))
            found.push_back(output.name());
}

} // namespace

std::vector<std::string> capturedValues(const pb::NodeProto &node)
{
    std::vector<std::string> found;
    for (const auto &attribute : node.attribute()) {
        if (attribute.has_g())
            collectCaptured(attribute.g(), {}, found, 0);
        for (const auto &graph : attribute.graphs())
            collectCaptured(graph, {}, found, 0);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

GraphIndex::GraphIndex(const pb::GraphProto &graph) : m_graph(&graph)
{
    const auto nodes = static_cast<size_t>(graph.node_size());
    m_producers.reserve(nodes * 2);
    m_uses.reserve(nodes * 2);
    m_names.reserve(nodes);
    for (const auto &tensor : graph.initializer())
        m_initializers.emplace(tensor.name(), &tensor);
    for (const auto &input : graph.input())
        if (!m_initializers.contains(input.name()))
            m_inputs.emplace(input.name(), true);
    for (const auto &output : graph.output())
        m_interface.emplace(output.name(), true);

    std::vector<std::pair<NodeId, std::vector<std::string>>> captures;
    for (int i = 0; i < graph.node_size(); ++i) {
        const auto &node = graph.node(i);
        m_names.emplace(node.name(), NodeId{i});
        for (const auto &output : node.output())
            if (!output.empty())
                m_producers.emplace(output, NodeId{i});
        for (int k = 0; k < node.input_size(); ++k)
            if (!node.input(k).empty())
                m_uses[node.input(k)].push_back({NodeId{i}, k});
        if (auto captured = capturedValues(node); !captured.empty())
            captures.emplace_back(NodeId{i}, std::move(captured));
    }
    size_t total = 0;
    for (const auto &[id, names] : captures)
        total += names.size();
    m_captured.reserve(total); // views into it must stay valid
    for (auto &[id, names] : captures)
        for (auto &name : names) {
            m_captured.push_back(std::move(name));
            m_uses[m_captured.back()].push_back({id, Use::captured});
        }
    sortNodes();
}

void GraphIndex::sortNodes()
{
    const int count = m_graph->node_size();
    std::vector<int> waiting(static_cast<size_t>(count), 0);
    const auto forEachSource = [&](int i, auto &&visit) {
        for (const auto &input : m_graph->node(i).input())
            if (const auto from = producer(input))
                visit(*from);
    };
    std::vector<std::vector<int>> readers(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        forEachSource(i, [&](NodeId from) {
            readers[static_cast<size_t>(from.value)].push_back(i);
            ++waiting[static_cast<size_t>(i)];
        });
    for (const auto &name : m_captured)
        if (const auto from = producer(name))
            for (const Use &use : uses(name))
                if (use.input == Use::captured) {
                    readers[static_cast<size_t>(from->value)].push_back(use.node.value);
                    ++waiting[static_cast<size_t>(use.node.value)];
                }
    // The smallest ready position first, so that a sorted file keeps its order.
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (int i = 0; i < count; ++i)
        if (waiting[static_cast<size_t>(i)] == 0)
            ready.push(i);
    std::vector<bool> placed(static_cast<size_t>(count), false);
    m_order.reserve(static_cast<size_t>(count));
    while (!ready.empty()) {
        const int i = ready.top();
        ready.pop();
        placed[static_cast<size_t>(i)] = true;
        m_order.push_back({i});
        for (const int reader : readers[static_cast<size_t>(i)])
            if (--waiting[static_cast<size_t>(reader)] == 0)
                ready.push(reader);
    }
    for (int i = 0; i < count; ++i)
        if (!placed[static_cast<size_t>(i)]) {
            if (m_acyclic)
                m_nodeOnCycle = m_graph->node(i).name();
            m_acyclic = false;
            m_order.push_back({i});
        }
}

std::optional<NodeId> GraphIndex::producer(std::string_view value) const
{
    const auto found = m_producers.find(value);
    return found == m_producers.end() ? std::nullopt : std::optional(found->second);
}

std::span<const Use> GraphIndex::uses(std::string_view value) const
{
    const auto found = m_uses.find(value);
    return found == m_uses.end() ? std::span<const Use>() : std::span<const Use>(found->second);
}

std::optional<Use> GraphIndex::onlyUse(std::string_view value) const
{
    const auto all = uses(value);
    if (all.size() != 1 || isGraphOutput(value))
        return std::nullopt;
    return all.front();
}

bool GraphIndex::isGraphInput(std::string_view value) const
{
    return m_inputs.contains(value);
}

bool GraphIndex::isGraphOutput(std::string_view value) const
{
    return m_interface.contains(value);
}

const pb::TensorProto *GraphIndex::initializer(std::string_view value) const
{
    const auto found = m_initializers.find(value);
    return found == m_initializers.end() ? nullptr : found->second;
}

const pb::TensorProto *GraphIndex::constant(std::string_view value) const
{
    if (const auto *tensor = initializer(value))
        return tensor;
    const auto from = producer(value);
    if (!from || !isOp(node(*from), "Constant"))
        return nullptr;
    const auto *attribute = findAttribute(node(*from), "value");
    return attribute && attribute->has_t() ? &attribute->t() : nullptr;
}

std::optional<NodeId> GraphIndex::find(std::string_view nodeName) const
{
    const auto found = m_names.find(nodeName);
    return found == m_names.end() ? std::nullopt : std::optional(found->second);
}

std::vector<NodeId> GraphIndex::nodesOf(std::string_view op) const
{
    std::vector<NodeId> found;
    for (int i = 0; i < nodeCount(); ++i)
        if (isOp(m_graph->node(i), op))
            found.push_back({i});
    return found;
}

} // namespace pare
