// Which values of a graph are fixed before it runs, and which layer each constant works for.
#pragma once

#include "core/model/model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

// What a constant is to the layer that reads it.
enum class ConstantRole {
    Parameter, // trained numbers: weights, biases, normalization
    Helper,    // scales, zero points, shapes, limits: bytes, but no parameters
};

struct ConstantUse {
    std::string_view name;             // of the initializer or Constant node's output
    const pb::TensorProto *tensor = nullptr;
    NodeId layer;                      // the first layer in topological order that its numbers reach; invalid (-1) where nothing reads it
    ConstantRole role = ConstantRole::Helper;
    int64_t elements = 0;              // logical numbers: of 4-bit weights packed into bytes, the weights
    std::string_view read{};           // the value that the layer reads: `name`, or what nodes of fixed values made of it
};

class ConstantFlow {
public:
    explicit ConstantFlow(const Model &model);

    // True for constants and for what is computed from constants alone (a dequantized weight).
    [[nodiscard]] bool isFixed(std::string_view value) const { return isFixed(m_index->number(value)); }
    [[nodiscard]] bool isFixed(ValueNumber value) const { return value != noValue && m_fixed[static_cast<size_t>(value)]; }
    [[nodiscard]] bool isFixed(NodeId node) const { return m_fixedNodes[static_cast<size_t>(node.value)]; }
    // Of a node of fixed values: the layer whose weights it unpacks, scales or reshapes (the first in topological order that its result
    // reaches). Invalid (-1) for every other node, and where nothing reads the result or a graph output gives it away.
    [[nodiscard]] NodeId weightsOf(NodeId node) const { return m_weightsOf[static_cast<size_t>(node.value)]; }
    // Every constant of the main graph, once: those of initializers in their order, then those of Constant nodes.
    [[nodiscard]] const std::vector<ConstantUse> &constants() const { return m_constants; }

private:
    const GraphIndex *m_index; // the model's, whose names the constants bear too
    std::vector<bool> m_fixed; // by value
    std::vector<bool> m_fixedNodes;
    std::vector<NodeId> m_weightsOf;
    std::vector<ConstantUse> m_constants;
};

} // namespace pare
