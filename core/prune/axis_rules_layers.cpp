#include "core/model/attributes.h"
#include "core/prune/axis_rules.h"

namespace pare {

namespace {

void doNotFit(NodeAxes &n)
{
    n.pinAll("meets " + n.who() + ", whose shapes are not known or do not fit");
}

// A bias or another vector of one number a channel, as the last inputs of a layer hold them.
void vectorOf(NodeAxes &n, int input, AxisId channels)
{
    if (!n.has(input))
        return;
    if (n.rank(input) != 1)
        n.pinInput(input, {});
    if (n.rank(input) != 1 || n.size(n.in(input, 0)) != n.size(channels))
        n.pin(channels, "meets " + n.who() + ", whose shapes are not known or do not fit");
    else
        n.same(n.in(input, 0), channels);
}

// Channels of a grouped convolution. With many small groups, whole groups go; with few large ones, the same place in each group.
void grouped(NodeAxes &n, int64_t groups, AxisId input, AxisId output, AxisId weightOfAll, AxisId weightOfOne, AxisId sizedByAll, AxisId sizedByOne)
{
    // weightOfAll: the weight's axis with an entry for every channel of `sizedByAll`; weightOfOne: with those of one group of `sizedByOne`.
    const int64_t inputs = n.size(input) / groups;
    const int64_t outputs = n.size(output) / groups;
    n.same(weightOfAll, sizedByAll);
    const int64_t perGroup = sizedByOne == input ? inputs : outputs;
    if (inputs == 1 || groups >= std::max(inputs, outputs)) {
        const AxisId whole = inputs == 1 ? input : n.newAxis(groups);
        if (inputs != 1)
            n.link(input, whole, 0, n.size(input), inputs);
        if (outputs == 1 && inputs == 1)
            n.same(output, whole);
        else
            n.link(output, whole, 0, n.size(output), outputs);
        n.pin(weightOfOne);
        n.attribute("group", whole);
        return;
    }
    const auto eachGroup = [&](AxisId channels, int64_t size) {
        const AxisId one = n.newAxis(size);
        n.link(channels, one, 0, n.size(channels), 1);
        return one;
    };
    const AxisId oneInput = eachGroup(input, inputs);
    const AxisId oneOutput = eachGroup(output, outputs);
    if (perGroup == n.size(weightOfOne))
        n.same(weightOfOne, sizedByOne == input ? oneInput : oneOutput);
    else
        n.pin(weightOfOne);
}

void convolution(NodeAxes &n)
{
    const int rank = n.rank(0);
    const int64_t groups = intAttribute(n.node, "group", 1);
    if (rank < 3 || n.rank(1) != rank || n.outputRank(0) != rank || groups < 1)
        return doNotFit(n);
    const AxisId input = n.in(0, 1);
    const AxisId output = n.out(0, 1);
    const AxisId weightOut = n.in(1, 0);
    const AxisId weightIn = n.in(1, 1);
    if (n.size(input) <= 0 || n.size(output) <= 0 || n.size(weightOut) != n.size(output) || n.size(weightIn) * groups != n.size(input) ||
        n.size(output) % groups != 0)
        return doNotFit(n);
    n.same(n.in(0, 0), n.out(0, 0));
    for (int axis = 2; axis < rank; ++axis) {
        n.pin(n.in(1, axis));
        n.pin(n.in(0, axis));
    }
    if (groups == 1) {
        n.same(input, weightIn);
        n.same(output, weightOut);
    } else {
        grouped(n, groups, input, output, weightOut, weightIn, output, input);
    }
    vectorOf(n, 2, output);
    if (n.has(3)) { // FusedConv adds another tensor
        if (n.rank(3) != rank)
            return doNotFit(n);
        n.same(n.in(3, 1), output);
    }
    if (n.size(weightIn) > 1 || groups == 1) { // a depthwise convolution passes channels on
        n.produces(output, 1, 0);
        n.reads(0, 1);
    }
}

void transposedConvolution(NodeAxes &n)
{
    const int rank = n.rank(0);
    const int64_t groups = intAttribute(n.node, "group", 1);
    if (rank < 3 || n.rank(1) != rank || n.outputRank(0) != rank || groups < 1)
        return doNotFit(n);
    const AxisId input = n.in(0, 1);
    const AxisId output = n.out(0, 1);
    const AxisId weightIn = n.in(1, 0);
    const AxisId weightOut = n.in(1, 1);
    if (n.size(input) <= 0 || n.size(output) <= 0 || n.size(weightIn) != n.size(input) || n.size(weightOut) * groups != n.size(output) ||
        n.size(input) % groups != 0)
        return doNotFit(n);
    n.same(n.in(0, 0), n.out(0, 0));
    for (int axis = 2; axis < rank; ++axis) {
        n.pin(n.in(1, axis));
        n.pin(n.in(0, axis));
    }
    if (groups == 1) {
        n.same(input, weightIn);
        n.same(output, weightOut);
    } else {
        grouped(n, groups, input, output, weightIn, weightOut, input, output);
    }
    vectorOf(n, 2, output);
    if (groups == 1 || n.size(input) > groups) {
        n.reads(0, 1);
        const bool wholeGroups = groups >= std::max(n.size(input), n.size(output)) / groups; // as in grouped()
        n.produces(output, 1, groups > 1 && wholeGroups ? 0 : 1);
    }
}

// Axes of values that broadcast into an output: same size, same channels; size 1 is repeated; anything else cannot be followed.
void broadcastInto(NodeAxes &n, int input, int inputAxes, int outputAxes)
{
    for (int i = 1; i <= inputAxes; ++i) {
        if (i > outputAxes)
            return;
        const AxisId from = n.in(input, inputAxes - i);
        const AxisId to = n.out(0, outputAxes - i);
        if (n.size(from) == n.size(to))
            n.same(from, to);
        else if (n.size(from) != 1) {
            n.pin(from);
            n.pin(to);
        }
    }
}

// [..., M, K] times [..., K, N]; `leftInner` and `rightInner` say where K stands, counted from the end.
void product(NodeAxes &n, int leftInner, int rightInner)
{
    const int left = n.rank(0);
    const int right = n.rank(1);
    const int expected = left == 1 && right == 1 ? 0 : std::max(left, right) - (left == 1 ? 1 : 0) - (right == 1 ? 1 : 0);
    if (left < 1 || right < 1 || n.outputRank(0) != expected)
        return doNotFit(n);
    leftInner = left == 1 ? -1 : leftInner;
    rightInner = right == 1 ? -1 : rightInner;
    if (n.size(n.in(0, leftInner)) != n.size(n.in(1, rightInner)))
        return doNotFit(n);
    n.same(n.in(0, leftInner), n.in(1, rightInner));
    n.reads(0, leftInner);
    const int matrixAxes = (left > 1) + (right > 1);
    if (left > 1) {
        const int rows = -3 - leftInner; // the other one of -1 and -2
        n.same(n.in(0, rows), n.out(0, right > 1 ? -2 : -1));
        n.produces(n.out(0, right > 1 ? -2 : -1), 0, left + rows);
    }
    if (right > 1) {
        const int columns = -3 - rightInner;
        n.same(n.in(1, columns), n.out(0, -1));
        n.produces(n.out(0, -1), 1, right + columns);
    }
    broadcastInto(n, 0, std::max(left - 2, 0), n.outputRank(0) - matrixAxes);
    broadcastInto(n, 1, std::max(right - 2, 0), n.outputRank(0) - matrixAxes);
}

void matrixProduct(NodeAxes &n)
{
    product(n, -1, -2);
}

// com.microsoft.FusedMatMul: the last two axes of either side may be turned.
void fusedProduct(NodeAxes &n)
{
    if (intAttribute(n.node, "transBatchA", 0) != 0 || intAttribute(n.node, "transBatchB", 0) != 0)
        return stopHere(n);
    product(n, intAttribute(n.node, "transA", 0) != 0 ? -2 : -1, intAttribute(n.node, "transB", 0) != 0 ? -1 : -2);
}

void gemm(NodeAxes &n)
{
    if (n.rank(0) != 2 || n.rank(1) != 2 || n.outputRank(0) != 2)
        return doNotFit(n);
    const bool turnLeft = intAttribute(n.node, "transA", 0) != 0;
    const bool turnRight = intAttribute(n.node, "transB", 0) != 0;
    const AxisId leftInner = n.in(0, turnLeft ? 0 : 1);
    const AxisId rightInner = n.in(1, turnRight ? 1 : 0);
    if (n.size(leftInner) != n.size(rightInner))
        return doNotFit(n);
    n.same(leftInner, rightInner);
    n.reads(0, turnLeft ? 0 : 1);
    n.same(n.in(0, turnLeft ? 1 : 0), n.out(0, 0));
    n.same(n.in(1, turnRight ? 0 : 1), n.out(0, 1));
    n.produces(n.out(0, 0), 0, turnLeft ? 1 : 0);
    n.produces(n.out(0, 1), 1, turnRight ? 0 : 1);
    if (n.has(2)) {
        if (n.rank(2) < 0 || n.rank(2) > 2)
            return doNotFit(n);
        broadcastInto(n, 2, n.rank(2), 2);
    }
}

// Letters of the equation name the axes.
void einsum(NodeAxes &n)
{
    std::string equation = stringAttribute(n.node, "equation");
    std::erase(equation, ' ');
    const size_t arrow = equation.find("->");
    if (arrow == std::string::npos || equation.find('.') != std::string::npos)
        return stopHere(n);
    std::map<char, std::vector<AxisId>> letters;
    std::map<char, std::pair<int, int>> places; // letter -> operand and axis, of a fixed operand where there is one
    int operand = 0;
    int axis = 0;
    for (const char letter : equation.substr(0, arrow) + ',') {
        if (letter == ',') {
            if (n.rank(operand) != axis)
                return doNotFit(n);
            ++operand;
            axis = 0;
            continue;
        }
        if (axis >= n.rank(operand))
            return doNotFit(n);
        letters[letter].push_back(n.in(operand, axis));
        places.emplace(letter, std::pair(operand, axis));
        if (n.walk().flow.isFixed(n.node.input(operand)))
            places[letter] = {operand, axis};
        ++axis;
    }
    const std::string result = equation.substr(arrow + 2);
    if (n.outputRank(0) != static_cast<int>(result.size()))
        return doNotFit(n);
    for (const auto &[letter, axes] : letters)
        for (const AxisId other : axes)
            if (n.size(other) == n.size(axes.front()))
                n.same(axes.front(), other);
            else
                return doNotFit(n);
    for (size_t i = 0; i < result.size(); ++i) {
        const auto found = letters.find(result[i]);
        if (found == letters.end())
            return doNotFit(n);
        n.same(found->second.front(), n.out(0, static_cast<int>(i)));
        if (found->second.size() == 1) // only one operand has it: where that is a weight, it makes the channels
            n.produces(n.out(0, static_cast<int>(i)), places[result[i]].first, places[result[i]].second);
    }
    for (const auto &[letter, axes] : letters)
        if (result.find(letter) == std::string::npos) {
            if (axes.size() < 2)
                n.pin(axes.front(), "is summed up by " + n.who());
            else
                n.reads(places[letter].first, places[letter].second);
        }
}

// LSTM, GRU, RNN: X [S, B, I], W [D, gates * H, I], R [D, gates * H, H], B [D, 2 * gates * H]; a hidden unit goes in all its gates.
void recurrent(NodeAxes &n)
{
    const int64_t gates = n.node.op_type() == "LSTM" ? 4 : n.node.op_type() == "GRU" ? 3 : 1;
    const int64_t hidden = intAttribute(n.node, "hidden_size", 0);
    if (n.rank(0) != 3 || n.rank(1) != 3 || n.rank(2) != 3 || hidden < 1 || intAttribute(n.node, "layout", 0) != 0 ||
        n.size(n.in(0, 2)) != n.size(n.in(1, 2)) || n.size(n.in(1, 1)) != gates * hidden || n.size(n.in(2, 1)) != gates * hidden ||
        n.size(n.in(2, 2)) != hidden) {
        doNotFit(n);
        for (int output = 0; output < n.node.output_size(); ++output)
            if (n.outputRank(output) > 0 && n.rank(1) == 3)
                n.produces(n.out(output, -1), 1, 1); // listed, with the reason
        return;
    }
    const AxisId unit = n.in(2, 2);
    n.pin(n.in(0, 0), "is gone through step by step by " + n.who());
    if (n.rank(4) == 1)
        n.same(n.in(4, 0), n.in(0, 1));
    n.same(n.in(0, 2), n.in(1, 2));
    n.reads(0, 2);
    n.link(n.in(1, 1), unit, 0, gates * hidden);
    n.link(n.in(2, 1), unit, 0, gates * hidden);
    for (const int input : {1, 2})
        n.pin(n.in(input, 0));
    const auto perGate = [&](int input) {
        if (!n.has(input))
            return true;
        if (n.rank(input) != 2 || n.size(n.in(input, 1)) % hidden != 0)
            return false;
        n.pin(n.in(input, 0));
        n.link(n.in(input, 1), unit, 0, n.size(n.in(input, 1)));
        return true;
    };
    const auto perUnit = [&](int input) {
        if (!n.has(input))
            return true;
        if (n.rank(input) != 3 || n.size(n.in(input, 2)) != hidden)
            return false;
        n.pin(n.in(input, 0));
        n.same(n.in(input, 1), n.in(0, 1));
        n.same(n.in(input, 2), unit);
        return true;
    };
    bool fits = perGate(3) && perUnit(5);
    if (n.node.op_type() == "LSTM")
        fits = fits && perUnit(6) && perGate(7);
    for (int output = 0; output < n.node.output_size(); ++output) {
        if (n.node.output(output).empty())
            continue;
        const int rank = output == 0 ? 4 : 3;
        if (n.outputRank(output) != rank || n.size(n.out(output, -1)) != hidden) {
            fits = false;
            continue;
        }
        n.same(n.out(output, -1), unit);
        n.same(n.out(output, rank - 2), n.in(0, 1));
        if (output == 0)
            n.same(n.out(output, 0), n.in(0, 0));
    }
    if (!fits)
        return doNotFit(n);
    n.produces(unit, 1, 1);
    n.reads(2, 2); // its own, from the step before
    n.attribute("hidden_size", unit);
}

constexpr AxisRuleEntry table[] = {
    {"Conv", convolution},   {"FusedConv", convolution}, {"ConvTranspose", transposedConvolution},
    {"MatMul", matrixProduct}, {"FusedMatMul", fusedProduct}, {"Gemm", gemm}, {"FusedGemm", gemm},
    {"Einsum", einsum},      {"LSTM", recurrent},        {"GRU", recurrent},
    {"RNN", recurrent},
};

} // namespace

std::span<const AxisRuleEntry> layerRules()
{
    return table;
}

} // namespace pare
