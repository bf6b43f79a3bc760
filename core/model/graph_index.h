// Who makes and who reads each value of a model's main graph. Computed once per model.
#pragma once

#include "core/model/onnx.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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

class GraphIndex {
public:
    // Keeps references into `graph`, which must outlive the index.
    explicit GraphIndex(const pb::GraphProto &graph);
    GraphIndex(const GraphIndex &) = delete; // names are views into it and the graph
    GraphIndex &operator=(const GraphIndex &) = delete;

    [[nodiscard]] int nodeCount() const { return m_graph->node_size(); }
    [[nodiscard]] const pb::NodeProto &node(NodeId id) const { return m_graph->node(id.value); }
    [[nodiscard]] std::optional<NodeId> producer(std::string_view value) const;
    [[nodiscard]] std::span<const Use> uses(std::string_view value) const;
    // The only reading of a value: nullopt where there are none or several, or where it is also a graph output.
    [[nodiscard]] std::optional<Use> onlyUse(std::string_view value) const;
    [[nodiscard]] bool isGraphInput(std::string_view value) const;  // a real input: initializers that are listed as inputs too are not
    [[nodiscard]] bool isGraphOutput(std::string_view value) const;
    // The constant that a value holds: an initializer (also one that is listed as input), or the tensor of a Constant node; else null.
    [[nodiscard]] const pb::TensorProto *constant(std::string_view value) const;
    [[nodiscard]] const pb::TensorProto *initializer(std::string_view value) const;
    [[nodiscard]] std::optional<NodeId> find(std::string_view nodeName) const;
    [[nodiscard]] std::vector<NodeId> nodesOf(std::string_view op) const; // of ONNX's own domain, in order
    // Nodes so that each stands after those it reads. Where the graph has a cycle, acyclic() is false and its nodes come last.
    [[nodiscard]] const std::vector<NodeId> &order() const { return m_order; }
    [[nodiscard]] bool acyclic() const { return m_acyclic; }
    // A node on a cycle, for the message; empty where there is none.
    [[nodiscard]] const std::string &nodeOnCycle() const { return m_nodeOnCycle; }

private:
    void sortNodes();
    void findCycle(const std::vector<bool> &placed);
    // Calls visit(NodeId) for the producer of every value that a node reads, bodies included.
    template <typename Visit>
    void forEachSource(int node, const Visit &visit) const;

    const pb::GraphProto *m_graph;
    std::unordered_map<std::string_view, NodeId> m_producers;
    std::unordered_map<std::string_view, std::vector<Use>> m_uses;
    std::unordered_map<std::string_view, const pb::TensorProto *> m_initializers;
    std::unordered_map<std::string_view, NodeId> m_names;
    std::unordered_set<std::string_view> m_outputs;
    std::unordered_set<std::string_view> m_inputs;
    std::vector<NodeId> m_order;
    std::vector<std::string> m_captured; // storage of captured names that have no other owner
    std::unordered_map<int, std::pair<size_t, size_t>> m_capturedBy; // node -> its range in m_captured
    bool m_acyclic = true;
    std::string m_nodeOnCycle;
};

// Names that the bodies of a node (If, Loop, Scan...) read from outside of themselves.
[[nodiscard]] std::vector<std::string> capturedValues(const pb::NodeProto &node);

} // namespace pare
