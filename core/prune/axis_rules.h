// How positions of an operator's outputs follow from positions of its inputs and parameters: one rule for each operator.
// A rule unites axes that hold the same channels, links those that hold parts of others, and pins those that must keep their size.
// Axes of an output that it says nothing about keep their size. Internal to core/prune.
#pragma once

#include "core/prune/node_axes.h"

#include <span>
#include <string_view>

namespace pare {

using AxisRule = void (*)(NodeAxes &);

struct AxisRuleEntry {
    std::string_view op;
    AxisRule rule;
};

[[nodiscard]] std::span<const AxisRuleEntry> layerRules();       // convolutions, matrix products, recurrent layers
[[nodiscard]] std::span<const AxisRuleEntry> elementRules();     // element by element, normalization, reduction, pooling
[[nodiscard]] std::span<const AxisRuleEntry> reshapeRules();     // Reshape, Flatten
[[nodiscard]] std::span<const AxisRuleEntry> arrangementRules(); // cutting, joining, moving, repeating
[[nodiscard]] std::span<const AxisRuleEntry> attentionRules();   // attention and its normalizations as one operator
[[nodiscard]] std::span<const AxisRuleEntry> quantizedRules();   // QuantizeLinear, DequantizeLinear

// The rule of a node's operator; null where there is none.
[[nodiscard]] AxisRule axisRule(const pb::NodeProto &node);
// For operators without a rule: everything that they touch keeps its size, and the reason names them.
void stopHere(NodeAxes &n);

// What shape vectors become in operators that compute with them (Gather, Concat, Mul...). True where the node's output is known as
// such a vector; false: whatever sizes go in must stay.
[[nodiscard]] bool followShapeVectors(NodeAxes &n);

} // namespace pare
