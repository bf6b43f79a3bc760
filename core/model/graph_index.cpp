#include "core/model/graph_index.h"

#include "core/model/attributes.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <queue>
#include <unordered_set>
#include <utility>

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

struct GraphIndex::Tables {
    tsl::robin_map<std::string_view, ValueNumber> values;
    tsl::robin_map<std::string_view, NodeId> nodes;
};

GraphIndex::~GraphIndex() = default;

GraphIndex::GraphIndex(const pb::GraphProto &graph) : m_graph(&graph), m_tables(std::make_unique<Tables>())
{
    const auto nodes = static_cast<size_t>(graph.node_size());
    const size_t expected = nodes + nodes / 4 + static_cast<size_t>(graph.initializer_size() + graph.input_size());
    m_values.reserve(expected);
    m_tables->values.reserve(expected);
    m_tables->nodes.reserve(nodes);
    m_nodeStart.reserve(2 * nodes + 1);
    m_nodeValues.reserve(nodes * 4);
    for (const auto &tensor : graph.initializer())
        if (Value &value = m_values[place(take(tensor.name()))]; !value.initializer)
            value.initializer = &tensor;
    for (const auto &input : graph.input())
        if (Value &value = m_values[place(take(input.name()))]; !value.initializer)
            value.input = true;
    for (const auto &output : graph.output())
        m_values[place(take(output.name()))].output = true;
    for (int i = 0; i < graph.node_size(); ++i) {
        const auto &node = graph.node(i);
        m_tables->nodes.try_emplace(node.name(), NodeId{i});
        m_nodeStart.push_back(static_cast<int>(m_nodeValues.size()));
        for (const auto &input : node.input())
            m_nodeValues.push_back(input.empty() ? noValue : take(input));
        m_nodeStart.push_back(static_cast<int>(m_nodeValues.size()));
        for (const auto &output : node.output()) {
            m_nodeValues.push_back(output.empty() ? noValue : take(output));
            if (m_nodeValues.back() == noValue)
                continue;
            if (NodeId &producer = m_values[place(m_nodeValues.back())].producer; producer.value < 0)
                producer = {i};
        }
    }
    m_nodeStart.push_back(static_cast<int>(m_nodeValues.size()));
    collectUses();
    sortNodes();
}

ValueNumber GraphIndex::take(std::string_view name)
{
    const auto [found, isNew] = m_tables->values.try_emplace(name, static_cast<ValueNumber>(m_values.size()));
    if (isNew)
        m_values.push_back({name, nullptr, {}, 0, 0, false, false});
    return found->second;
}

void GraphIndex::collectUses()
{
    std::vector<std::pair<NodeId, std::vector<std::string>>> captures;
    size_t total = 0;
    for (int i = 0; i < m_graph->node_size(); ++i)
        if (auto captured = capturedValues(m_graph->node(i)); !captured.empty()) {
            total += captured.size();
            captures.emplace_back(NodeId{i}, std::move(captured));
        }
    m_captured.reserve(total); // views into it must stay valid
    std::vector<std::pair<ValueNumber, Use>> byBodies;
    byBodies.reserve(total);
    for (auto &[id, names] : captures) {
        m_capturedBy[id.value] = {m_captured.size(), m_captured.size() + names.size()};
        for (auto &name : names) {
            m_captured.push_back(std::move(name));
            byBodies.emplace_back(take(m_captured.back()), Use{id, Use::captured});
        }
    }
    // Counted, then placed: the uses of a value lie together.
    for (int i = 0; i < m_graph->node_size(); ++i)
        for (const ValueNumber value : inputs({i}))
            if (value != noValue)
                ++m_values[place(value)].useCount;
    for (const auto &[value, use] : byBodies)
        ++m_values[place(value)].useCount;
    int all = 0;
    for (Value &value : m_values) {
        value.firstUse = all;
        all += std::exchange(value.useCount, 0);
    }
    m_uses.resize(place(all));
    const auto put = [this](ValueNumber number, Use use) {
        Value &value = m_values[place(number)];
        m_uses[place(value.firstUse + value.useCount++)] = use;
    };
    for (int i = 0; i < m_graph->node_size(); ++i) {
        const auto values = inputs({i});
        for (size_t k = 0; k < values.size(); ++k)
            if (values[k] != noValue)
                put(values[k], {NodeId{i}, static_cast<int>(k)});
    }
    for (const auto &[value, use] : byBodies)
        put(value, use);
}

template <typename Visit>
void GraphIndex::forEachSource(int node, const Visit &visit) const
{
    for (const ValueNumber input : inputs({node}))
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
    for (int i = 0; i < count; ++i)
        forEachSource(i, [&](NodeId) { ++waiting[static_cast<size_t>(i)]; });
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
        for (const ValueNumber output : outputs({i}))
            if (output != noValue && m_values[place(output)].producer == NodeId{i})
                for (const Use &use : uses(output))
                    if (--waiting[static_cast<size_t>(use.node.value)] == 0)
                        ready.push(use.node.value);
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

ValueNumber GraphIndex::number(std::string_view value) const
{
    const auto found = m_tables->values.find(value);
    return found == m_tables->values.end() ? noValue : found->second;
}

std::optional<NodeId> GraphIndex::producer(ValueNumber value) const
{
    if (value == noValue || m_values[place(value)].producer.value < 0)
        return std::nullopt;
    return m_values[place(value)].producer;
}

std::span<const Use> GraphIndex::uses(ValueNumber value) const
{
    if (value == noValue)
        return {};
    const Value &own = m_values[place(value)];
    return std::span(m_uses).subspan(place(own.firstUse), place(own.useCount));
}

std::optional<Use> GraphIndex::onlyUse(std::string_view value) const
{
    const ValueNumber own = number(value);
    const auto all = uses(own);
    if (all.size() != 1 || isGraphOutput(own))
        return std::nullopt;
    return all.front();
}

const pb::TensorProto *GraphIndex::constant(ValueNumber value) const
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
    const auto found = m_tables->nodes.find(nodeName);
    return found == m_tables->nodes.end() ? std::nullopt : std::optional(found->second);
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
