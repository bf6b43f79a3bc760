#include "core/model/attributes.h"
#include "core/prune/axis_rules.h"

#include <algorithm>

namespace pare {

namespace {

void notKnown(NodeAxes &n)
{
    n.pinAll("meets " + n.who() + ", whose shapes are not known");
}

// Values that are combined element by element, with repeated axes of size 1.
void broadcast(NodeAxes &n)
{
    const int rank = n.outputRank(0);
    if (rank < 0)
        return notKnown(n);
    for (int input = 0; input < n.node.input_size(); ++input) {
        if (!n.has(input))
            continue;
        const int own = n.rank(input);
        if (own < 0 || own > rank)
            return notKnown(n);
        for (int axis = 0; axis < own; ++axis) {
            const AxisId from = n.in(input, axis);
            const AxisId to = n.out(0, axis + rank - own);
            if (n.size(from) == n.size(to))
                n.same(from, to);
            else if (n.size(from) != 1) { // a size that is not known may be 1 or may not
                n.pin(from);
                n.pin(to);
            }
        }
    }
}

// One output that looks like the first input; further inputs are single numbers (Clip) or nothing that has channels.
void alike(NodeAxes &n)
{
    if (n.rank(0) < 0 || n.rank(0) != n.outputRank(0))
        return notKnown(n);
    n.sameAxes(0, 0);
    for (int input = 1; input < n.node.input_size(); ++input)
        for (int axis = 0; axis < n.rank(input); ++axis)
            n.pin(n.in(input, axis));
    if (n.outputRank(1) == n.rank(0)) // the mask of Dropout
        n.sameAxes(0, 1);
}

// FastGelu and BiasGelu: a bias along the last axis.
void alikeWithBias(NodeAxes &n)
{
    if (n.rank(0) < 1 || n.rank(0) != n.outputRank(0))
        return notKnown(n);
    n.sameAxes(0, 0);
    if (!n.has(1))
        return;
    if (n.rank(1) != 1 || n.size(n.in(1, 0)) != n.size(n.in(0, -1)))
        return notKnown(n);
    n.same(n.in(1, 0), n.in(0, -1));
}

// Numbers along these inputs belong to the channels of axis 1.
void perChannel(NodeAxes &n, int firstInput)
{
    if (n.rank(0) < 2 || n.rank(0) != n.outputRank(0))
        return notKnown(n);
    n.sameAxes(0, 0);
    for (int input = firstInput; input < n.node.input_size(); ++input) {
        if (!n.has(input))
            continue;
        if (n.rank(input) != 1 || n.size(n.in(input, 0)) != n.size(n.in(0, 1)))
            return notKnown(n);
        n.same(n.in(input, 0), n.in(0, 1));
    }
}

void batchNormalization(NodeAxes &n)
{
    perChannel(n, 1);
    for (int output = 1; output < n.node.output_size(); ++output)
        if (!n.node.output(output).empty())
            return n.pinAll("meets " + n.who() + ", a normalization in training form");
}

// Each channel is normalized by itself, over its places: these must stay whole.
void instanceNormalization(NodeAxes &n)
{
    perChannel(n, 1);
    for (int axis = 2; axis < n.rank(0); ++axis)
        n.pin(n.in(0, axis), "is normalized over its places by " + n.who());
}

// Groups of channels are normalized together: whole groups may go. Scale and bias: one a group (opset 18) or one a channel.
void groupNormalization(NodeAxes &n)
{
    const int64_t groups = intAttribute(n.node, "num_groups", 0);
    if (n.rank(0) < 2 || n.rank(0) != n.outputRank(0) || groups < 1 || n.size(n.in(0, 1)) <= 0 || n.size(n.in(0, 1)) % groups != 0)
        return notKnown(n);
    n.sameAxes(0, 0);
    const AxisId channels = n.in(0, 1);
    const AxisId whole = n.newAxis(groups);
    n.link(channels, whole, 0, n.size(channels), n.size(channels) / groups);
    for (const int input : {1, 2}) {
        if (n.rank(input) != 1)
            return notKnown(n);
        const AxisId numbers = n.in(input, 0);
        if (n.size(numbers) == n.size(channels))
            n.same(numbers, channels);
        else if (n.size(numbers) == groups)
            n.same(numbers, whole);
        else
            return notKnown(n);
    }
    for (int axis = 2; axis < n.rank(0); ++axis)
        n.pin(n.in(0, axis));
    n.attribute("num_groups", whole);
}

// Axes from `first` on are normalized together and must stay whole.
void normalizedFrom(NodeAxes &n, int first, const std::string &what)
{
    n.sameAxes(0, 0);
    for (int axis = first; axis < n.rank(0); ++axis)
        n.pin(n.in(0, axis), what + n.who());
    for (int input = 1; input < n.node.input_size(); ++input)
        n.pinInput(input, {});
}

void layerNormalization(NodeAxes &n)
{
    const int axis = axisIn(intAttribute(n.node, "axis", -1), n.rank(0));
    if (axis < 0 || n.rank(0) != n.outputRank(0))
        return notKnown(n);
    for (int output = 1; output < n.node.output_size(); ++output)
        for (int i = 0; i < n.outputRank(output); ++i)
            n.pin(n.out(output, i));
    if (axis != n.rank(0) - 1)
        return normalizedFrom(n, axis, "is normalized over its channels by ");
    // Of one axis some may go: what is left is normalized by itself. Scale and bias go with it.
    const AxisId channels = n.in(0, axis);
    n.sameAxes(0, 0);
    n.soften(channels, "is normalized over its channels by " + n.who());
    for (int input = 1; input < n.node.input_size(); ++input) {
        if (!n.has(input))
            continue;
        if (n.rank(input) != 1 || n.size(n.in(input, 0)) != n.size(channels))
            return normalizedFrom(n, axis, "is normalized over its channels by ");
        n.same(n.in(input, 0), channels);
    }
}

void softmax(NodeAxes &n)
{
    const bool flattens = n.opset() < 13;
    const int axis = axisIn(intAttribute(n.node, "axis", flattens ? 1 : -1), n.rank(0));
    if (axis < 0 || n.rank(0) != n.outputRank(0))
        return notKnown(n);
    if (flattens)
        return normalizedFrom(n, axis, "is normalized over its channels by ");
    n.sameAxes(0, 0);
    n.pin(n.in(0, axis), "is normalized over its channels by " + n.who());
}

// Neighbouring channels are looked at together, or the operator works along one axis.
void alongOneAxis(NodeAxes &n, int64_t axis, const std::string &what)
{
    const int at = axisIn(axis, n.rank(0));
    if (at < 0 || n.rank(0) != n.outputRank(0))
        return notKnown(n);
    n.sameAxes(0, 0);
    n.pin(n.in(0, at), what + n.who());
    for (int input = 1; input < n.node.input_size(); ++input)
        n.pinInput(input, {});
}

void localResponse(NodeAxes &n)
{
    alongOneAxis(n, 1, "is normalized over neighbouring channels by ");
}

void lpNormalization(NodeAxes &n)
{
    alongOneAxis(n, intAttribute(n.node, "axis", -1), "is normalized over its channels by ");
}

void cumulativeSum(NodeAxes &n)
{
    const auto axis = n.integers(1);
    if (!axis || axis->size() != 1)
        return notKnown(n);
    alongOneAxis(n, axis->front(), "is summed up along its channels by ");
}

void meanVariance(NodeAxes &n)
{
    auto axes = intsAttribute(n.node, "axes");
    if (axes.empty())
        axes = {0, 2, 3};
    if (n.rank(0) < 0 || n.rank(0) != n.outputRank(0))
        return notKnown(n);
    n.sameAxes(0, 0);
    for (const int64_t axis : axes)
        if (const int at = axisIn(axis, n.rank(0)); at >= 0)
            n.pin(n.in(0, at), "is normalized over its channels by " + n.who());
}

// Reduction over some axes: those must stay whole, the others go on.
void reduce(NodeAxes &n)
{
    const int rank = n.rank(0);
    if (rank < 0)
        return notKnown(n);
    const bool keep = intAttribute(n.node, "keepdims", 1) == 1;
    std::vector<bool> reduced(static_cast<size_t>(rank), true);
    const bool stated = n.has(1) || findAttribute(n.node, "axes") || n.node.op_type().starts_with("Arg");
    if (stated) {
        const auto axes = n.node.op_type().starts_with("Arg") ? std::optional(std::vector<int64_t>{intAttribute(n.node, "axis", 0)})
                                                               : n.integers(1, "axes");
        if (!axes)
            return n.pinAll("meets " + n.who() + ", whose axes are computed at run time");
        if (!axes->empty() || intAttribute(n.node, "noop_with_empty_axes", 0) != 0)
            reduced.assign(static_cast<size_t>(rank), false);
        for (const int64_t axis : *axes)
            if (const int at = axisIn(axis, rank); at >= 0)
                reduced[static_cast<size_t>(at)] = true;
    } else if (intAttribute(n.node, "noop_with_empty_axes", 0) != 0) {
        reduced.assign(static_cast<size_t>(rank), false);
    }
    const auto remaining = static_cast<int>(std::count(reduced.begin(), reduced.end(), false));
    if (n.outputRank(0) != (keep ? rank : remaining))
        return notKnown(n);
    int to = 0;
    for (int axis = 0; axis < rank; ++axis) {
        if (reduced[static_cast<size_t>(axis)]) {
            // What is left out adds nothing to these; a mean of what is left is a mean still, of fewer numbers.
            static constexpr std::string_view sums[] = {"ReduceSum", "ReduceSumSquare", "ReduceL1", "ReduceL2"};
            const auto &op = n.node.op_type();
            if (std::find(std::begin(sums), std::end(sums), op) != std::end(sums))
                n.reads(0, axis);
            else if (op == "ReduceMean")
                n.soften(n.in(0, axis), "is reduced over its channels by " + n.who());
            else
                n.pin(n.in(0, axis), "is reduced over its channels by " + n.who());
            to += keep ? 1 : 0;
        } else {
            n.same(n.in(0, axis), n.out(0, to++));
        }
    }
    n.pinInput(1, {});
}

// Pooling: batch and channels go on, places do not.
void pool(NodeAxes &n)
{
    if (n.rank(0) < 3 || n.outputRank(0) != n.rank(0))
        return notKnown(n);
    if (n.node.output_size() > 1 && !n.node.output(1).empty())
        return n.pinAll("meets " + n.who() + ", whose indices count its channels");
    n.same(n.in(0, 0), n.out(0, 0));
    n.same(n.in(0, 1), n.out(0, 1));
    for (int axis = 2; axis < n.rank(0); ++axis)
        n.pin(n.in(0, axis));
}

constexpr AxisRuleEntry table[] = {
    {"Add", broadcast},          {"Sub", broadcast},           {"Mul", broadcast},
    {"Div", broadcast},          {"Pow", broadcast},           {"Min", broadcast},
    {"Max", broadcast},          {"Mean", broadcast},          {"Sum", broadcast},
    {"Mod", broadcast},          {"And", broadcast},           {"Or", broadcast},
    {"Xor", broadcast},          {"Equal", broadcast},         {"Less", broadcast},
    {"LessOrEqual", broadcast},  {"Greater", broadcast},       {"GreaterOrEqual", broadcast},
    {"Where", broadcast},        {"PRelu", broadcast},         {"BitShift", broadcast},
    {"Relu", alike},             {"LeakyRelu", alike},         {"Sigmoid", alike},
    {"Tanh", alike},             {"Elu", alike},               {"Selu", alike},
    {"Celu", alike},             {"HardSigmoid", alike},       {"HardSwish", alike},
    {"Softplus", alike},         {"Softsign", alike},          {"ThresholdedRelu", alike},
    {"Mish", alike},             {"Gelu", alike},              {"QuickGelu", alike},
    {"Swish", alike},            {"Erf", alike},               {"Exp", alike},
    {"Log", alike},              {"Sqrt", alike},              {"Neg", alike},
    {"Abs", alike},              {"Floor", alike},             {"Ceil", alike},
    {"Round", alike},            {"Reciprocal", alike},        {"Sign", alike},
    {"Sin", alike},              {"Cos", alike},               {"Tan", alike},
    {"Asin", alike},             {"Acos", alike},              {"Atan", alike},
    {"Sinh", alike},             {"Cosh", alike},              {"Asinh", alike},
    {"Acosh", alike},            {"Atanh", alike},             {"Not", alike},
    {"IsNaN", alike},            {"IsInf", alike},             {"Cast", alike},
    {"Identity", alike},         {"Clip", alike},              {"Dropout", alike},
    {"Shrink", alike},           {"FastGelu", alikeWithBias},  {"BiasGelu", alikeWithBias},
    {"BatchNormalization", batchNormalization},                {"InstanceNormalization", instanceNormalization},
    {"GroupNormalization", groupNormalization},                {"LayerNormalization", layerNormalization},
    {"RMSNormalization", layerNormalization},                  {"SimplifiedLayerNormalization", layerNormalization},
    {"Softmax", softmax},        {"LogSoftmax", softmax},      {"Hardmax", softmax},
    {"LRN", localResponse},      {"LpNormalization", lpNormalization},
    {"CumSum", cumulativeSum},   {"MeanVarianceNormalization", meanVariance},
    {"ReduceMean", reduce},      {"ReduceSum", reduce},        {"ReduceMax", reduce},
    {"ReduceMin", reduce},       {"ReduceProd", reduce},       {"ReduceL1", reduce},
    {"ReduceL2", reduce},        {"ReduceLogSum", reduce},     {"ReduceLogSumExp", reduce},
    {"ReduceSumSquare", reduce}, {"ArgMax", reduce},           {"ArgMin", reduce},
    {"MaxPool", pool},           {"AveragePool", pool},        {"LpPool", pool},
    {"GlobalAveragePool", pool}, {"GlobalMaxPool", pool},      {"GlobalLpPool", pool},
};

} // namespace

std::span<const AxisRuleEntry> elementRules()
{
    return table;
}

} // namespace pare
