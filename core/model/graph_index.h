// Who makes and who reads each value of a model's main graph. Computed once per model.
#pragma once

#include "core/model/onnx.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pare {

// The position of a node in the main graph's list.
struct NodeId {
    int value = -1;
    auto operator<=>(const NodeId &) const = default;
};

// One reading of a value. input: the position among the node's inputs, or captured where a body of the node reads it from outside.
struct Use {
    static constexpr int captured = -1;
    NodeId node;
    int input = 0;
    auto operator<=>(const Use &) const = default;
};

// Every value of the main graph has a number, from 0 up: walks over a whole graph look no names up.
using ValueNumber = int;
inline constexpr ValueNumber noValue = -1; // of an input that is left out, or a name that nothing in the graph bears

class GraphIndex {
public:
    // Keeps references into `graph`, which must outlive the index.
    explicit GraphIndex(const pb::GraphProto &graph);
    ~GraphIndex();
    GraphIndex(const GraphIndex &) = delete; // names are views into it and the graph
    GraphIndex &operator=(const GraphIndex &) = delete;

    [[nodiscard]] int nodeCount() const { return m_graph->node_size(); }
    [[nodiscard]] const pb::NodeProto &node(NodeId id) const { return m_graph->node(id.value); }
    [[nodiscard]] std::optional<NodeId> producer(std::string_view value) const { return producer(number(value)); }
    [[nodiscard]] std::span<const Use> uses(std::string_view value) const { return uses(number(value)); }
    // The only reading of a value: nullopt where there are none or several, or where it is also a graph output.
    [[nodiscard]] std::optional<Use> onlyUse(std::string_view value) const;
    // A real input: initializers that are listed as inputs too are not.
    [[nodiscard]] bool isGraphInput(std::string_view value) const { return isGraphInput(number(value)); }
    [[nodiscard]] bool isGraphOutput(std::string_view value) const { return isGraphOutput(number(value)); }
    // The constant that a value holds: an initializer (also one that is listed as input), or the tensor of a Constant node; else null.
    [[nodiscard]] const pb::TensorProto *constant(std::string_view value) const { return constant(number(value)); }
    [[nodiscard]] const pb::TensorProto *initializer(std::string_view value) const { return initializer(number(value)); }
    [[nodiscard]] std::optional<NodeId> find(std::string_view nodeName) const;
    [[nodiscard]] std::vector<NodeId> nodesOf(std::string_view op) const; // of ONNX's own domain, in order

    // The same by numbers. Names that only bodies read from outside, without anything in the main graph that makes them, have one too.
    [[nodiscard]] int valueCount() const { return static_cast<int>(m_values.size()); }
    [[nodiscard]] ValueNumber number(std::string_view value) const;
    [[nodiscard]] std::string_view name(ValueNumber value) const { return m_values[place(value)].name; }
    [[nodiscard]] std::span<const ValueNumber> inputs(NodeId node) const { return valuesOf(node, 0); }   // as they stand in the node
    [[nodiscard]] std::span<const ValueNumber> outputs(NodeId node) const { return valuesOf(node, 1); }
    [[nodiscard]] std::optional<NodeId> producer(ValueNumber value) const;
    [[nodiscard]] std::span<const Use> uses(ValueNumber value) const;
    [[nodiscard]] bool isGraphInput(ValueNumber value) const { return value != noValue && m_values[place(value)].input; }
    [[nodiscard]] bool isGraphOutput(ValueNumber value) const { return value != noValue && m_values[place(value)].output; }
    [[nodiscard]] const pb::TensorProto *constant(ValueNumber value) const;
    [[nodiscard]] const pb::TensorProto *initializer(ValueNumber value) const { return value == noValue ? nullptr : m_values[place(value)].initializer; }

    // Nodes so that each stands after those it reads. Where the graph has a cycle, acyclic() is false and its nodes come last.
    [[nodiscard]] const std::vector<NodeId> &order() const { return m_order; }
    [[nodiscard]] bool acyclic() const { return m_acyclic; }
    // A node on a cycle, for the message; empty where there is none.
    [[nodiscard]] const std::string &nodeOnCycle() const { return m_nodeOnCycle; }

private:
    struct Value {
        std::string_view name;
        const pb::TensorProto *initializer = nullptr;
        NodeId producer;
        int firstUse = 0; // in m_uses
        int useCount = 0;
        bool input = false;
        bool output = false;
    };
    struct Tables; // names -> numbers

    static size_t place(int number) { return static_cast<size_t>(number); }
    [[nodiscard]] std::span<const ValueNumber> valuesOf(NodeId node, size_t which) const
    {
        const size_t at = 2 * place(node.value) + which;
        return std::span(m_nodeValues).subspan(place(m_nodeStart[at]), place(m_nodeStart[at + 1] - m_nodeStart[at]));
    }
    ValueNumber take(std::string_view name);
    void collectUses();
    void sortNodes();
    void findCycle(const std::vector<bool> &placed);
    // Calls visit(NodeId) for the producer of every value that a node reads, bodies included.
    template <typename Visit>
    void forEachSource(int node, const Visit &visit) const;

    const pb::GraphProto *m_graph;
    std::vector<Value> m_values;
    std::vector<ValueNumber> m_nodeValues; // inputs and outputs of every node, one after the other
    std::vector<int> m_nodeStart;          // where inputs and outputs of a node begin there
    std::vector<Use> m_uses;               // of one value together, in the order of nodes, those of bodies last
    std::unique_ptr<Tables> m_tables;
    std::vector<NodeId> m_order;
    std::vector<std::string> m_captured; // storage of captured names that have no other owner
    std::unordered_map<int, std::pair<size_t, size_t>> m_capturedBy; // node -> its range in m_captured
    bool m_acyclic = true;
    std::string m_nodeOnCycle;
};

// Names that the bodies of a node (If, Loop, Scan...) read from outside of themselves.
[[nodiscard]] std::vector<std::string> capturedValues(const pb::NodeProto &node);

} // namespace pare
