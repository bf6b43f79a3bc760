#include "core/analysis/macs.h"

#include "core/base/checked.h"
#include "core/model/attributes.h"

#include <map>
#include <string_view>
#include <unordered_map>

namespace pare {

namespace {

using Count = std::optional<int64_t>;

struct Shapes {
    const pb::NodeProto &node;
    std::span<const ValueShape *const> inputs;
    std::span<const ValueShape *const> outputs;

    const ValueShape *input(size_t i) const { return i < inputs.size() ? inputs[i] : nullptr; }
    const ValueShape *output(size_t i) const { return i < outputs.size() ? outputs[i] : nullptr; }
};

Count times(Count a, Count b)
{
    return a && b ? checkedMultiply(*a, *b) : std::nullopt;
}

Count plus(Count a, Count b)
{
    return a && b ? checkedAdd(*a, *b) : std::nullopt;
}

Count elements(const ValueShape *shape)
{
    return shape ? shape->elements() : std::nullopt;
}

int rank(const ValueShape *shape)
{
    return shape && shape->ranked ? static_cast<int>(shape->dims.size()) : -1;
}

// The size of an axis; negative axes count from the end.
Count size(const ValueShape *shape, int axis)
{
    const int all = rank(shape);
    const int at = axis < 0 ? axis + all : axis;
    if (at < 0 || at >= all || !shape->dims[static_cast<size_t>(at)].known())
        return std::nullopt;
    return shape->dims[static_cast<size_t>(at)].size;
}

Count quotient(Count a, Count b)
{
    return a && b && *b != 0 ? Count(*a / *b) : std::nullopt;
}

// Each element of the result takes one weight of every input channel of its group and place of the kernel.
Count convolution(const Shapes &s, size_t weight)
{
    return times(elements(s.output(0)), quotient(elements(s.input(weight)), size(s.input(weight), 0)));
}

Count convolutionPlain(const Shapes &s)
{
    return convolution(s, 1);
}

Count convolutionQuantized(const Shapes &s)
{
    return convolution(s, 3);
}

Count convolutionTransposed(const Shapes &s)
{
    return times(elements(s.input(0)), quotient(elements(s.input(1)), size(s.input(1), 0)));
}

Count gemm(const Shapes &s)
{
    const bool transposed = intAttribute(s.node, "transA", 0) != 0;
    return times(elements(s.output(0)), size(s.input(0), transposed ? 0 : 1));
}

Count product(const Shapes &s)
{
    return times(elements(s.output(0)), size(s.input(0), -1));
}

Count productFused(const Shapes &s)
{
    return times(elements(s.output(0)), size(s.input(0), intAttribute(s.node, "transA", 0) != 0 ? -2 : -1));
}

Count productByBlocks(const Shapes &s)
{
    return times(elements(s.input(0)), intAttribute(s.node, "N", 0));
}

Count einsum(const Shapes &s)
{
    const std::string equation = stringAttribute(s.node, "equation");
    if (equation.find('.') != std::string::npos || s.inputs.size() < 2)
        return s.inputs.size() < 2 ? Count(0) : std::nullopt;
    std::map<char, Count> sizes;
    size_t operand = 0;
    int axis = 0;
    for (const char letter : equation.substr(0, equation.find("->"))) {
        if (letter == ',') {
            ++operand;
            axis = 0;
        } else if (letter != ' ') {
            sizes[letter] = size(s.input(operand), axis++);
        }
    }
    Count total = 1;
    for (const auto &[letter, count] : sizes)
        total = times(total, count);
    return total;
}

// gates: 4 for LSTM, 3 for GRU, 1 for RNN. X [S, B, I] (or [B, S, I]).
Count recurrent(const Shapes &s, int64_t gates)
{
    const int64_t hidden = intAttribute(s.node, "hidden_size", 0);
    const int64_t directions = stringAttribute(s.node, "direction") == "bidirectional" ? 2 : 1;
    const Count steps = times(size(s.input(0), 0), size(s.input(0), 1));
    const Count perStep = times(gates * directions * hidden, plus(size(s.input(0), 2), hidden));
    return times(steps, perStep);
}

Count lstm(const Shapes &s)
{
    return recurrent(s, 4);
}

Count gru(const Shapes &s)
{
    return recurrent(s, 3);
}

Count rnn(const Shapes &s)
{
    return recurrent(s, 1);
}

// Scores and their use: batch x queries x keys x (all heads' query width + all heads' value width).
Count attentionOver(Count batch, Count queries, Count keys, Count queryWidth, Count valueWidth)
{
    return times(times(times(batch, queries), keys), plus(queryWidth, valueWidth));
}

// ONNX's Attention: Q, K, V of rank 4 [B, heads, S, size] or rank 3 [B, S, heads * size]; past keys are input 4.
Count attention(const Shapes &s)
{
    const bool split = rank(s.input(0)) == 4;
    const Count queries = size(s.input(0), split ? 2 : 1);
    Count keys = size(s.input(1), rank(s.input(1)) == 4 ? 2 : 1);
    if (s.input(4))
        keys = plus(keys, size(s.input(4), 2));
    const Count heads = split ? size(s.input(0), 1) : Count(1);
    const Count queryWidth = times(heads, size(s.input(0), -1));
    const Count valueWidth = split ? times(heads, size(s.input(2), -1)) : size(s.output(0), -1);
    return attentionOver(size(s.input(0), 0), queries, keys, queryWidth, valueWidth);
}

// com.microsoft's Attention and QAttention: the projection of the input is inside.
Count attentionPacked(const Shapes &s)
{
    const Count batch = size(s.input(0), 0);
    const Count length = size(s.input(0), 1);
    const Count packed = size(s.input(1), 1);
    const Count values = size(s.output(0), -1);
    if (!packed || !values)
        return std::nullopt;
    const Count projection = times(times(batch, length), times(size(s.input(1), 0), packed));
    return plus(projection, attentionOver(batch, length, length, (*packed - *values) / 2, values));
}

Count attentionOfHeads(const Shapes &s)
{
    if (rank(s.input(0)) != 3)
        return std::nullopt;
    const ValueShape *key = s.input(1);
    const Count keys = !key ? size(s.input(0), 1) : size(key, rank(key) == 4 ? 2 : 1);
    return attentionOver(size(s.input(0), 0), size(s.input(0), 1), keys, size(s.output(0), -1), size(s.output(0), -1));
}

using Rule = Count (*)(const Shapes &);

Rule ruleFor(std::string_view domain, std::string_view op)
{
    static const std::unordered_map<std::string_view, Rule> plain{
        {"Conv", convolutionPlain},
        {"DeformConv", convolutionPlain},
        {"ConvInteger", convolutionPlain},
        {"QLinearConv", convolutionQuantized},
        {"ConvTranspose", convolutionTransposed},
        {"Gemm", gemm},
        {"MatMul", product},
        {"MatMulInteger", product},
        {"QLinearMatMul", product},
        {"Einsum", einsum},
        {"LSTM", lstm},
        {"GRU", gru},
        {"RNN", rnn},
        {"Attention", attention},
    };
    static const std::unordered_map<std::string_view, Rule> microsoft{
        {"FusedConv", convolutionPlain},
        {"QLinearConv", convolutionQuantized},
        {"FusedGemm", gemm},
        {"QGemm", gemm},
        {"FusedMatMul", productFused},
        {"TransposeMatMul", productFused},
        {"GemmFastGelu", product},
        {"DynamicQuantizeMatMul", product},
        {"MatMulIntegerToFloat", product},
        {"QLinearMatMul", product},
        {"MatMulNBits", productByBlocks},
        {"MatMulBnb4", productByBlocks},
        {"DynamicQuantizeLSTM", lstm},
        {"Attention", attentionPacked},
        {"QAttention", attentionPacked},
        {"MultiHeadAttention", attentionOfHeads},
        {"GroupQueryAttention", attentionOfHeads},
    };
    const auto &table = domain == "com.microsoft" ? microsoft : plain;
    if (domain != "com.microsoft" && !domain.empty() && domain != "ai.onnx")
        return nullptr;
    const auto found = table.find(op);
    return found == table.end() ? nullptr : found->second;
}

} // namespace

std::optional<int64_t> macsOf(const pb::NodeProto &node, std::span<const ValueShape *const> inputs, std::span<const ValueShape *const> outputs)
{
    const Rule rule = ruleFor(node.domain(), node.op_type());
    return rule ? rule({node, inputs, outputs}) : Count(0);
}

} // namespace pare
