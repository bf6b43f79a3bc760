// Graphs put together at random of every operator that channels are followed through: pieces that take a value [2, 12, 4, 4] and give another, joined in an
// order and in ways that a seed decides, with convolutions between them. Numbers stay near 1 on the way.
#pragma once

#include "tests/core/prune/networks.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace pare::test {

// In `text`, @ is the value that is read, # the one that is made, and % stands before every other name. "w[12,1,1]" in `weights` is known as %w there.
struct GraphPiece {
    std::string text;
    std::vector<std::string> weights;
};

inline const std::vector<GraphPiece> &graphPieces()
{
    static const std::vector<GraphPiece> all = [] {
        std::vector<GraphPiece> pieces;
        const auto add = [&](std::string text, std::vector<std::string> weights = {}) { pieces.push_back({std::move(text), std::move(weights)}); };
        for (const char *op : {"Relu", "LeakyRelu", "Sigmoid", "Tanh", "Elu", "Selu", "Celu", "HardSigmoid", "HardSwish", "Softplus", "Softsign", "ThresholdedRelu", "Mish", "Gelu",
                               "com.microsoft.QuickGelu", "Erf", "Neg", "Abs", "Floor", "Ceil", "Round", "Sign", "Sin", "Cos", "Atan", "Asinh", "Identity", "Dropout", "Shrink"})
            add(std::string("# = ") + op + "(@) ");
        for (const char *op : {"Log", "Sqrt", "Reciprocal", "Asin", "Acos", "Atanh", "Tan", "Sinh", "Cosh", "Exp"}) // of numbers between 0 and 1
            add(std::string("%s = Sigmoid(@) # = ") + op + "(%s) ");
        add("%s = Exp(@) %o = Constant<value = float {1.0}>() %t = Add(%s, %o) # = Acosh(%t) ");
        for (const char *op : {"Add", "Sub", "Mul", "Max", "Min", "Sum", "Mean", "PRelu"})
            add(std::string("# = ") + op + "(@, %w) ", {"w[12,1,1]"});
        add("%v = Exp(%w) # = Div(@, %v) ", {"w[12,1,1]"});
        add("%v = Sigmoid(@) # = Pow(%v, %w) ", {"w[12,1,1]"});
        add("# = Mod<fmod=1>(@, %w) ", {"w[12,1,1]"});
        for (const char *op : {"Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual"})
            add(std::string("%c = ") + op + "(@, %w) # = Where(%c, @, %v) ", {"w[12,1,1]", "v[1,12,1,1]"});
        for (const char *op : {"And", "Or", "Xor"})
            add(std::string("%a = Less(@, %w) %b = Greater(@, %v) %c = ") + op + "(%a, %b) %d = Not(%c) # = Where(%d, @, %w) ", {"w[12,1,1]", "v[12,1,1]"});
        add("%a = IsNaN(@) %b = IsInf(@) %c = Or(%a, %b) # = Where(%c, %w, @) ", {"w[12,1,1]"});
        add("%a = Abs(@) %b = Cast<to=2>(%a) %s = Cast<to=2>(%w) %c = BitShift<direction=\"LEFT\">(%b, %s) # = Cast<to=1>(%c) ", {"w[12,1,1]"});
        add("%l = Constant<value = float {-0.5}>() %h = Constant<value = float {0.7}>() # = Clip(@, %l, %h) ");
        add("# = BatchNormalization(@, %s, %B, %m, var%v) ", {"s[12]", "B[12]", "m[12]", "var[12]"});
        add("# = InstanceNormalization(@, %s, %B) ", {"s[12]", "B[12]"});
        add("# = GroupNormalization<num_groups=4>(@, %s, %B) ", {"s[12]", "B[12]"});
        add("# = LayerNormalization(@, %s, %B) ", {"s[4]", "B[4]"});
        add("# = RMSNormalization(@, %s) ", {"s[4]"});
        add("# = Softmax<axis=-1>(@) ");
        add("# = LogSoftmax<axis=2>(@) ");
        add("# = Hardmax<axis=-1>(@) ");
        add("# = LpNormalization<axis=3>(@) ");
        add("%a = Constant<value = int64 {2}>() # = CumSum(@, %a) ");
        add("# = MeanVarianceNormalization<axes=[2,3]>(@) ");
        for (const char *op : {"ReduceMean", "ReduceMax", "ReduceMin"})
            add(std::string("%a = Constant<value = int64[2] {2, 3}>() %r = ") + op + "(@, %a) # = Mul(@, %r) ");
        for (const char *op : {"ReduceProd", "ReduceLogSum", "ReduceLogSumExp"})
            add(std::string("%s = Sigmoid(@) %a = Constant<value = int64[1] {3}>() %r = ") + op + "<keepdims=1>(%s, %a) # = Add(@, %r) ");
        for (const char *op : {"ReduceSum", "ReduceSumSquare", "ReduceL1", "ReduceL2"}) { // over places, and over the channels themselves
            add(std::string("%a = Constant<value = int64[1] {2}>() %r = ") + op + "(@, %a) %t = Tanh(%r) # = Add(@, %t) ");
            add(std::string("%a = Constant<value = int64[1] {1}>() %r = ") + op + "(@, %a) %t = Tanh(%r) # = Mul(@, %t) ");
        }
        for (const char *op : {"ArgMax", "ArgMin"})
            add(std::string("%r = ") + op + "<axis=2>(@) %f = Cast<to=1>(%r) # = Add(@, %f) ");
        for (const char *op : {"MaxPool", "AveragePool", "LpPool"})
            add(std::string("# = ") + op + "<kernel_shape=[3,3], pads=[1,1,1,1]>(@) ");
        for (const char *op : {"GlobalAveragePool", "GlobalMaxPool"})
            add(std::string("%p = ") + op + "(@) %t = Tanh(%p) # = Mul(@, %t) ");
        add("# = Conv<pads=[1,1,1,1]>(@, %w, %b) ", {"w[12,12,3,3]", "b[12]"});
        add("# = Conv<group=12, pads=[1,1,1,1]>(@, %w) ", {"w[12,1,3,3]"});
        add("# = Conv<group=2>(@, %w) ", {"w[12,6,1,1]"});
        add("# = Conv<group=6>(@, %w) ", {"w[12,2,1,1]"});
        add("# = com.microsoft.FusedConv<activation=\"Relu\">(@, %w, %b) ", {"w[12,12,1,1]", "b[12]"});
        add("# = ConvTranspose<pads=[1,1,1,1]>(@, %w, %b) ", {"w[12,12,3,3]", "b[12]"});
        const std::string last = "%l = Transpose<perm=[0,2,3,1]>(@) ";
        const std::string first = "# = Transpose<perm=[0,3,1,2]>(%r) ";
        add(last + "%r = MatMul(%l, %w) " + first, {"w[12,12]"});
        add(last + "%r = com.microsoft.FusedMatMul<transB=1, alpha=0.5>(%l, %w) " + first, {"w[12,12]"});
        add(last + "%r = Einsum<equation=\"bhwc,cd->bhwd\">(%l, %w) " + first, {"w[12,12]"});
        add(last + "%g = com.microsoft.BiasGelu(%l, %b) %r = com.microsoft.FastGelu(%g, %c) " + first, {"b[12]", "c[12]"});
        add(last + "%r = com.microsoft.Gelu(%l) " + first);
        for (const char *op : {"Gemm<transB=1>", "com.microsoft.FusedGemm<transB=1, activation=\"Relu\">"})
            add("%f = Flatten(@) %g = " + std::string(op) + "(%f, %w, %b) %t = Constant<value = int64[4] {2, 12, 4, 4}>() # = Reshape(%g, %t) ", {"w[192,192]", "b[192]"});
        const std::string rows = "%t = Constant<value = int64[3] {0, 0, -1}>() %v = Reshape(@, %t) %s = Transpose<perm=[2,0,1]>(%v) "; // [16, 2, 12]
        const std::string back = "%o = Constant<value = int64[1] {1}>() %q = Squeeze(%h, %o) %x = Transpose<perm=[1,2,0]>(%q) %u = Constant<value = int64[4] {0, 0, 4, 4}>() # = Reshape(%x, %u) ";
        add(rows + "%h, , = LSTM<hidden_size=12>(%s, %w, %k, %b) " + back, {"w[1,48,12]", "k[1,48,12]", "b[1,96]"});
        add(rows + "%h, = GRU<hidden_size=12>(%s, %w, %k, %b) " + back, {"w[1,36,12]", "k[1,36,12]", "b[1,72]"});
        add(rows + "%h, = RNN<hidden_size=12>(%s, %w, %k, %b) " + back, {"w[1,12,12]", "k[1,12,12]", "b[1,24]"});
        const std::string tokens = "%t = Constant<value = int64[3] {0, 0, -1}>() %v = Reshape(@, %t) %s = Transpose<perm=[0,2,1]>(%v) "; // [2, 16, 12]
        const std::string places = "%x = Transpose<perm=[0,2,1]>(%h) %u = Constant<value = int64[4] {0, 0, 4, 4}>() # = Reshape(%x, %u) ";
        const std::string queries = "%q = MatMul(%s, %w) %k = MatMul(%s, %e) %y = MatMul(%s, %z) ";
        add(tokens + "%h = com.microsoft.Attention<num_heads=4>(%s, %w, %b) " + places, {"w[12,36]", "b[36]"});
        add(tokens + queries + "%h = com.microsoft.MultiHeadAttention<num_heads=4>(%q, %k, %y, %b) " + places, {"w[12,12]", "e[12,12]", "z[12,12]", "b[36]"});
        add(tokens + queries + "%h = Attention<q_num_heads=4, kv_num_heads=2>(%q, %k, %y) " + places, {"w[12,12]", "e[12,6]", "z[12,6]"});
        add("%a = Constant<value = int64[1] {2}>() %n = Unsqueeze(@, %a) %s = Squeeze(%n, %a) # = Neg(%s) ");
        add("%p, %q = Split<axis=1, num_outputs=2>(@) # = Concat<axis=1>(%q, %p) ");
        add("%f = Constant<value = int64[1] {3}>() %t = Constant<value = int64[1] {9}>() %o = Constant<value = int64[1] {1}>() %s = Slice(@, %f, %t, %o) # = Conv(%s, %w) ", {"w[12,6,1,1]"});
        add("%i = Constant<value = int64[4] {3, 1, 2, 0}>() # = Gather<axis=3>(@, %i) ");
        add("%s = Shape(@) %e = Expand(%w, %s) # = Add(@, %e) ", {"w[1,1,4,1]"});
        add("%s = Shape(@) %z = ConstantOfShape<value = float[1] {0.5}>(%s) # = Mul(@, %z) ");
        add("%r = Constant<value = int64[4] {1, 2, 1, 1}>() %t = Tile(@, %r) # = Conv(%t, %w) ", {"w[12,24,1,1]"});
        add("%p = Constant<value = int64[8] {0, 0, 1, 1, 0, 0, 1, 1}>() %q = Pad(@, %p) # = Conv(%q, %w) ", {"w[12,12,3,3]"});
        add("%b = Resize<mode=\"nearest\">(@, none, scales) # = AveragePool<kernel_shape=[2,2], strides=[2,2]>(%b) ");
        add("%c = Conv(@, %w) %d = DepthToSpace<blocksize=2>(%c) # = MaxPool<kernel_shape=[2,2], strides=[2,2]>(%d) ", {"w[48,12,1,1]"});
        add("%d = SpaceToDepth<blocksize=2>(@) %c = Conv(%d, %w) # = DepthToSpace<blocksize=2, mode=\"CRD\">(%c) ", {"w[48,48,1,1]"});
        add("%z = Constant<value = int64 {0}>() %e = Constant<value = int64 {4}>() %o = Constant<value = int64 {1}>() %p = Range(%z, %e, %o) %f = Cast<to=1>(%p) # = Add(@, %f) ");
        add("%t = Constant<value = int64[5] {0, 2, 6, 4, 4}>() %e = Constant<value = int64[4] {0, 12, 4, 4}>() %b = Reshape(@, %t) %c = Transpose<perm=[0,2,1,3,4]>(%b) # = Reshape(%c, %e) ");
        return pieces;
    }();
    return all;
}

// All pieces in an order that the seed decides, by `each` to a graph.
inline std::vector<Network> randomGraphs(uint64_t seed, size_t each)
{
    std::mt19937_64 random(seed);
    std::vector<const GraphPiece *> order;
    for (const GraphPiece &piece : graphPieces())
        order.push_back(&piece);
    for (size_t i = order.size(); i > 1; --i) // std::shuffle differs from library to library
        std::swap(order[i - 1], order[random() % i]);
    std::vector<Network> graphs;
    for (size_t begin = 0; begin < order.size(); begin += each) {
        Network graph{"", "g (float[2,3,4,4] x) => (float[2,4,4,4] y) { v0 = Conv(x, w_0) ", {"w_0[12,3,1,1]"}, "", 23};
        std::vector<std::string> values{"v0"};
        std::vector<bool> read{false};
        const auto pick = [&] {
            const size_t at = random() % 3 == 0 ? random() % values.size() : values.size() - 1;
            read[at] = true;
            return values[at];
        };
        const auto made = [&] {
            values.push_back("v" + std::to_string(values.size()));
            read.push_back(false);
            return values.back();
        };
        for (size_t i = begin; i < std::min(begin + each, order.size()); ++i) {
            const std::string from = pick();
            const std::string to = made();
            const std::string prefix = "p" + std::to_string(i) + "_";
            std::string text = order[i]->text;
            for (const auto &[sign, name] : {std::pair<char, std::string>('@', from), {'#', to}, {'%', prefix}})
                for (size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + name.size()))
                    text.replace(at, 1, name);
            graph.graph += text;
            for (const std::string &weight : order[i]->weights)
                graph.weights.push_back(weight.starts_with("var") ? "var" + prefix + "v" + weight.substr(3) : prefix + weight);
            const std::string source = pick();
            const std::string mixed = made();
            const std::string number = std::to_string(values.size());
            if (random() % 2 == 0) { // a layer of its own, else a sum: groups hang together there
                graph.graph += "c" + number + " = Conv(" + source + ", w_" + number + ") " + mixed + " = Tanh(c" + number + ") ";
                graph.weights.push_back("w_" + number + "[12,12,1,1]");
            } else {
                graph.graph += "s" + number + " = Add(" + to + ", " + source + ") " + mixed + " = Tanh(s" + number + ") ";
                read[values.size() - 2] = true;
            }
        }
        std::string open;
        int64_t count = 0;
        for (size_t i = 0; i < values.size(); ++i)
            if (!read[i]) {
                open += (open.empty() ? "" : ", ") + values[i];
                count += 12;
            }
        graph.graph += "all = Concat<axis=1>(" + open + ") y = Conv(all, w_head) }";
        graph.weights.push_back("w_head[4," + std::to_string(count) + ",1,1]");
        graphs.push_back(std::move(graph));
    }
    return graphs;
}

} // namespace pare::test
