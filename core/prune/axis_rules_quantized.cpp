#include "core/model/attributes.h"
#include "core/prune/axis_rules.h"

namespace pare {

namespace {

// QuantizeLinear and DequantizeLinear: the same channels on either side. Scales and zero points go with the axis that they are of
// (ONNX operators, opset 21: one for all, one for each position of an axis, or one for each block along it).
void quantized(NodeAxes &n)
{
    const int rank = n.rank(0);
    if (rank < 0 || rank != n.outputRank(0))
        return n.pinAll("meets " + n.who() + ", whose shapes are not known");
    n.sameAxes(0, 0);
    const int along = axisIn(intAttribute(n.node, "axis", 1), rank);
    for (int input = 1; input < n.node.input_size(); ++input) {
        if (!n.has(input))
            continue;
        const int own = n.rank(input);
        if (own == 0 || (own == 1 && n.size(n.in(input, 0)) == 1))
            continue;
        if (own == 1 && along >= 0 && n.size(n.in(input, 0)) == n.size(n.in(0, along))) {
            n.same(n.in(input, 0), n.in(0, along));
            continue;
        }
        if (own != rank)
            return n.pinAll("meets " + n.who() + ", whose scales do not fit");
        for (int axis = 0; axis < rank; ++axis) {
            if (n.size(n.in(input, axis)) == n.size(n.in(0, axis))) {
                n.same(n.in(input, axis), n.in(0, axis));
            } else {
                n.pin(n.in(0, axis), "is quantized in blocks by " + n.who());
                n.pin(n.in(input, axis));
            }
        }
    }
}

constexpr AxisRuleEntry rules[] = {{"QuantizeLinear", quantized}, {"DequantizeLinear", quantized}};

} // namespace

std::span<const AxisRuleEntry> quantizedRules()
{
    return rules;
}

} // namespace pare
