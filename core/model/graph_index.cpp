#include "core/model/graph_index.h"

#include "core/model/attributes.h"

#include <algorithm>
#include <queue>
#include <unordered_set>

namespace pare {

namespace {

constexpr int deepestBody = 128; // opening a file refuses deeper ones

// The names that a body defines, and the bodies around it.
struct Scope {
    std::unordered_set<std::string_view> names;
    const Scope *outer = nullptr;

    [[nodiscard]] bool knows(std::string_view name) const
    {
        for (const Scope *scope = this; scope; scope = scope->outer)
            if (scope->names.contains(name))
                return true;
        return false;
    }
};

void collectCaptured(const pb::GraphProto &body, const Scope *outer, std::vector<std::string> &found, int depth)
{
    if (depth > deepestBody)
        return;
    Scope scope;
    scope.outer = outer;
    for (const auto &input : body.input())
        scope.names.insert(input.name());
    for (const auto &tensor : body.initializer())
        scope.names.insert(tensor.name());
    for (const auto &sparse : body.sparse_initializer())
        scope.names.insert(sparse.values().name());
    for (const auto &node : body.node())
        for (const auto &output : node.output())
            scope.names.insert(output);
    for (const auto &node : body.node()) {
        for (const auto &input : node.input())
            if (!input.empty() && !scope.knows(input))
                found.push_back(input);
        for (const auto &attribute : node.attribute()) {
            if (attribute.has_g())
                collectCaptured(attribute.g(), &scope, found, depth + 1);
            for (const auto &graph : attribute.graphs())
                collectCaptured(graph, &scope, found, depth + 1);
        }
    }
    for (const auto &output : body.output())
        if (!scope.knows(output.name()))
            found.push_back(output.name());
}

} // namespace

std::vector<std::string> capturedValues(const pb::NodeProto &node)
{
    std::vector<std::string> found;
    for (const auto &attribute : node.attribute()) {
        if (attribute.has_g())
            collectCaptured(attribute.g(), nullptr, found, 0);
        for (const auto &graph : attribute.graphs())
            collectCaptured(graph, nullptr, found, 0);
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
            m_inputs.insert(input.name());
    for (const auto &output : graph.output())
        m_outputs.insert(output.name());

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
    for (auto &[id, names] : captures) {
        m_capturedBy[id.value] = {m_captured.size(), m_captured.size() + names.size()};
        for (auto &name : names) {
            m_captured.push_back(std::move(name));
            m_uses[m_captured.back()].push_back({id, Use::captured});
        }
    }
    sortNodes();
}

template <typename Visit>
void GraphIndex::forEachSource(int node, const Visit &visit) const
{
    for (const auto &input : m_graph->node(node).input())
        if (const auto from = producer(input))
            visit(*from);
    if (const auto captured = m_capturedBy.find(node); captured != m_capturedBy.end())
        for (size_t i = captured->second.first; i < captured->second.second; ++i)
            if (const auto from = producer(m_captured[i]))
                visit(*from);
}

void GraphIndex::sortNodes()
{
    const int count = m_graph->node_size();
    std::vector<int> waiting(static_cast<size_t>(count), 0);
    std::vector<std::vector<int>> readers(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        forEachSource(i, [&](NodeId from) {
            readers[static_cast<size_t>(from.value)].push_back(i);
            ++waiting[static_cast<size_t>(i)];
        });
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
            m_acyclic = false;
            m_order.push_back({i});
        }
    if (!m_acyclic)
        findCycle(placed);
}

// A node that could not be placed is on a cycle or behind one: going back from it along such nodes ends on the cycle.
void GraphIndex::findCycle(const std::vector<bool> &placed)
{
    int at = static_cast<int>(std::find(placed.begin(), placed.end(), false) - placed.begin());
    std::unordered_set<int> seen;
    while (seen.insert(at).second) {
        int before = at;
        forEachSource(at, [&](NodeId from) {
            if (!placed[static_cast<size_t>(from.value)])
                before = from.value;
        });
        at = before;
    }
    m_nodeOnCycle = m_graph->node(at).name();
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
    return m_outputs.contains(value);
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
