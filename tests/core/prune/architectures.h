// Networks of the structures that people use, small, put together as exporters write them. What is expected of their groups was counted by hand.
#pragma once

#include "tests/core/prune/network_text.h"

namespace pare::test {

namespace architecture {

inline Network residual()
{
    NetworkText t("float[N,3,8,8] x");
    const std::string stem = t.convNormAct("stem", "x", 3, 8, 3);
    std::string h = t.batchNorm("b_n", t.conv("b", t.convNormAct("a", stem, 8, 8, 3), 8, 8, 3), 8);
    const std::string one = t.node("act1", "Relu", {t.add("sum1", h, stem)});
    h = t.batchNorm("d_n", t.conv("d", t.convNormAct("c", one, 8, 12, 3, "strides=[2,2]"), 12, 12, 3), 12);
    const std::string aside = t.batchNorm("down_n", t.conv("down", one, 8, 12, 1, "strides=[2,2]"), 12);
    h = t.node("flat", "Flatten", {t.node("pool", "GlobalAveragePool", {t.node("act2", "Relu", {t.add("sum2", h, aside)})})});
    t.nodes("fc", "Gemm<transB=1>", {h, t.weight("w_fc", {4, 12})}, {"y"});
    return t.done("residual network", "y", "stem 8; a 8; c 12; d 12; fc - feeds the graph's output y");
}

inline Network bottlenecksOfGroups() // ResNeXt with squeeze and excite
{
    NetworkText t("float[N,3,8,8] x");
    const std::string stem = t.convNormAct("stem", "x", 3, 16, 3);
    const std::string wide = t.convNormAct("grouped", t.convNormAct("in", stem, 16, 12), 12, 12, 3, "", 2);
    std::string gate = t.node("se_a", "Relu", {t.conv("se1", t.node("se_p", "ReduceMean<axes=[2,3], keepdims=1>", {wide}), 12, 4)});
    gate = t.node("se_s", "HardSigmoid", {t.conv("se2", gate, 4, 12)});
    const std::string h = t.batchNorm("out_n", t.conv("out", t.node("se_m", "Mul", {wide, gate}), 12, 16), 16);
    t.nodes("head", "Conv", {t.node("act", "Relu", {t.add("sum", h, stem)}), t.weight("w_head", {3, 16, 1, 1})}, {"y"});
    return t.done("bottlenecks of grouped convolutions", "y", "stem 16; in 6x2; grouped 6x2; se1 4; head - feeds the graph's output y"); // se2 goes with grouped
}

inline Network dense()
{
    NetworkText t("float[N,3,8,8] x");
    const auto layer = [&](const std::string &id, const std::string &from, int64_t in, int64_t out) {
        return t.conv(id, t.node(id + "_a", "Relu", {t.batchNorm(id + "_n", from, in)}), in, out, 3);
    };
    std::string h = t.conv("stem", "x", 3, 6, 3);
    h = t.node("cat1", "Concat<axis=1>", {h, layer("one", h, 6, 4)});
    h = t.node("cat2", "Concat<axis=1>", {h, layer("two", h, 10, 4)});
    h = t.node("half", "AveragePool<kernel_shape=[2,2], strides=[2,2]>", {layer("transition", h, 14, 7)});
    h = t.node("cat3", "Concat<axis=1>", {h, layer("three", h, 7, 4)});
    t.nodes("head", "Conv", {h, t.weight("w_head", {3, 11, 1, 1})}, {"y"});
    return t.done("densely connected network", "y", "stem 6; one 4; two 4; transition 7; three 4; head - feeds the graph's output y");
}

inline Network inception()
{
    NetworkText t("float[N,3,8,8] x");
    const std::string stem = t.convNormAct("stem", "x", 3, 8, 3);
    const std::string three = t.convNormAct("three", t.convNormAct("reduce3", stem, 8, 4), 4, 6, 3);
    const std::string five = t.convNormAct("five", t.convNormAct("reduce5", stem, 8, 2), 2, 4, 5);
    const std::string pool = t.convNormAct("pooled", t.node("pool", "MaxPool<kernel_shape=[3,3], pads=[1,1,1,1]>", {stem}), 8, 3);
    const std::string all = t.node("cat", "Concat<axis=1>", {t.convNormAct("one", stem, 8, 4), three, five, pool});
    t.nodes("head", "Conv", {all, t.weight("w_head", {3, 17, 1, 1})}, {"y"});
    return t.done("inception", "y", "stem 8; reduce3 4; three 6; reduce5 2; five 4; pooled 3; one 4; head - feeds the graph's output y");
}

inline Network mobile() // inverted residuals: expanded, by channel, projected
{
    NetworkText t("float[N,3,8,8] x");
    const std::string stem = t.convNormAct("stem", "x", 3, 8, 3, "strides=[2,2]", 1, "HardSwish");
    const auto block = [&](const std::string &id, const std::string &from, int64_t in, int64_t out, const std::string &more) {
        const std::string wide = t.convNormAct(id + "_dw", t.convNormAct(id + "_up", from, in, 3 * in, 1, "", 1, "HardSwish"), 3 * in, 3 * in, 3, more, 3 * in, "HardSwish");
        return t.batchNorm(id + "_down_n", t.conv(id + "_down", wide, 3 * in, out), out);
    };
    const std::string one = t.add("sum", block("a", stem, 8, 8, ""), stem);
    t.nodes("head", "Conv", {block("b", one, 8, 12, "strides=[2,2]"), t.weight("w_head", {3, 12, 1, 1})}, {"y"});
    return t.done("inverted residuals with depthwise convolutions", "y", "stem 8; a_up 24; b_up 24; b_down 12; head - feeds the graph's output y");
}

inline Network unet()
{
    NetworkText t("float[N,3,8,8] x");
    const auto half = [&](const std::string &id, const std::string &from) { return t.node(id, "MaxPool<kernel_shape=[2,2], strides=[2,2]>", {from}); };
    const auto up = [&](const std::string &id, const std::string &from, int64_t in, int64_t out) {
        return t.node(id, "ConvTranspose<strides=[2,2]>", {from, t.weight("w_" + id, {in, out, 2, 2}), t.weight("b_" + id, {out})});
    };
    const std::string one = t.convNormAct("enc1", "x", 3, 6, 3);
    const std::string two = t.convNormAct("enc2", half("half1", one), 6, 10, 3);
    const std::string deep = t.convNormAct("mid", half("half2", two), 10, 16, 3);
    std::string h = t.convNormAct("dec2", t.node("cat2", "Concat<axis=1>", {up("up2", deep, 16, 9), two}), 19, 10, 3);
    h = t.convNormAct("dec1", t.node("cat1", "Concat<axis=1>", {up("up1", h, 10, 5), one}), 11, 6, 3);
    t.nodes("head", "Conv", {h, t.weight("w_head", {2, 6, 1, 1})}, {"y"});
    return t.done("U-Net", "y", "enc1 6; enc2 10; mid 16; up2 9; dec2 10; up1 5; dec1 6; head - feeds the graph's output y");
}

inline Network featurePyramid() // one head for all levels
{
    NetworkText t("float[N,3,16,16] x");
    const std::string c3 = t.convNormAct("c3", "x", 3, 8, 3, "strides=[2,2]");
    const std::string c4 = t.convNormAct("c4", c3, 8, 12, 3, "strides=[2,2]");
    const std::string c5 = t.convNormAct("c5", c4, 12, 16, 3, "strides=[2,2]");
    const auto up = [&](const std::string &id, const std::string &from) { return t.node(id, "Resize<mode=\"nearest\">", {from, "none", "scales"}); };
    const std::string p5 = t.conv("lat5", c5, 16, 10);
    const std::string p4 = t.add("sum4", t.conv("lat4", c4, 12, 10), up("up5", p5));
    const std::string p3 = t.add("sum3", t.conv("lat3", c3, 8, 10), up("up4", p4));
    t.weight("w_tower", {12, 10, 3, 3});
    t.weight("w_box", {100, 12, 1, 1});
    int level = 3;
    for (const std::string &from : {t.conv("smooth3", p3, 10, 10, 3), t.conv("smooth4", p4, 10, 10, 3), t.conv("smooth5", p5, 10, 10, 3)}) {
        const std::string id = std::to_string(level++);
        const std::string h = t.node("tower" + id + "_a", "Relu", {t.node("tower" + id, "Conv<pads=[1,1,1,1]>", {from, "w_tower"})});
        t.nodes("box" + id, "Conv", {h, "w_box"}, {"y" + id});
    }
    return t.done("feature pyramid with one head", "y3, y4, y5", "c3 8; c4 12; c5 16; lat5 10; smooth3 10; tower3 12; box3 - feeds the graph's output y3");
}

// Attention between tokens [N, S, width], heads of 3, with a product for each of queries, keys and values. `mask`: a value to add to the scores.
inline std::string attention(NetworkText &t, const std::string &id, const std::string &from, int64_t width, int64_t heads, const std::string &mask = {})
{
    const std::string q = t.splitHeads(id + "_qh", t.linear(id + "_q", from, width, heads * 3), heads, 3);
    const std::string k = t.transpose(id + "_kt", t.reshape(id + "_kr", t.linear(id + "_k", from, width, heads * 3), {0, 0, heads, 3}), "0,2,3,1");
    const std::string v = t.splitHeads(id + "_vh", t.linear(id + "_v", from, width, heads * 3), heads, 3);
    std::string scores = t.node(id + "_scale", "Div", {t.node(id + "_qk", "MatMul", {q, k}), t.number("1.7320508")});
    if (!mask.empty())
        scores = t.add(id + "_mask", scores, mask);
    const std::string read = t.node(id + "_pv", "MatMul", {t.node(id + "_p", "Softmax<axis=-1>", {scores}), v});
    return t.linear(id + "_o", t.joinHeads(id + "_oh", read, heads * 3), heads * 3, width);
}

inline std::string erfGelu(NetworkText &t, const std::string &id, const std::string &from)
{
    const std::string erf = t.node(id + "_erf", "Erf", {t.node(id + "_div", "Div", {from, t.number("1.4142135")})});
    return t.node(id + "_half", "Mul", {t.node(id + "_mul", "Mul", {from, t.add(id + "_one", erf, t.number("1.0"))}), t.number("0.5")});
}

inline Network visionTransformer()
{
    NetworkText t("float[N,3,8,8] x");
    std::string h = t.node("patch", "Conv<strides=[4,4]>", {"x", t.weight("w_patch", {16, 3, 4, 4}), t.weight("b_patch", {16})});
    h = t.transpose("tokens", t.reshape("flat", h, {0, 16, -1}), "0,2,1");
    const std::string batch = t.node("batch", "Gather", {t.node("shape", "Shape", {"x"}), t.ints({0})});
    const std::string target = t.node("target", "Concat<axis=0>", {batch, t.ints({-1, -1})});
    const std::string sizes = t.node("sizes", "Where", {t.node("is", "Equal", {target, t.ints({-1, -1, -1})}), t.ints({1, 1, 1}), target});
    h = t.node("join", "Concat<axis=1>", {t.node("every", "Expand", {t.weight("class", {1, 1, 16}), sizes}), h});
    h = t.add("place", h, t.weight("places", {1, 5, 16}));
    std::string n = t.linear("qkv", t.layerNorm("ln1", h, 16), 16, 36);
    n = t.transpose("qkv_t", t.reshape("qkv_r", n, {0, 0, 3, 4, 3}), "2,0,3,1,4");
    const auto part = [&](const std::string &id, int64_t number) { return t.node(id, "Gather<axis=0>", {n, t.index(number)}); };
    const std::string q = part("q", 0);
    const std::string k = t.transpose("kt", part("k", 1), "0,1,3,2");
    const std::string p = t.node("p", "Softmax<axis=-1>", {t.node("scale", "Mul", {t.node("qk", "MatMul", {q, k}), t.number("0.57735")})});
    const std::string read = t.joinHeads("join_heads", t.node("pv", "MatMul", {p, part("v", 2)}), 12);
    h = t.add("sum1", t.linear("proj", read, 12, 16), h);
    h = t.add("sum2", t.linear("fc2", erfGelu(t, "gelu", t.linear("fc1", t.layerNorm("ln2", h, 16), 16, 24)), 24, 16), h);
    h = t.node("first", "Gather<axis=1>", {t.layerNorm("ln3", h, 16), t.index(0)});
    t.nodes("head", "Gemm<transB=1>", {h, t.weight("w_head", {3, 16})}, {"y"});
    return t.done("vision transformer", "y", "patch - is normalized over its channels by ln1; qkv 4x9; fc1 24; head - feeds the graph's output y");
}

inline Network bert()
{
    NetworkText t("int64[N,5] ids, int64[N,5] attention_mask");
    std::string h = t.node("words", "Gather", {t.weight("word_table", {7, 16}), "ids"});
    h = t.layerNorm("ln0", t.add("place", h, t.weight("place_table", {1, 5, 16})), 16);
    const std::string seen = t.node("seen", "Unsqueeze", {t.node("cast", "Cast<to=1>", {"attention_mask"}), t.ints({1, 2})});
    const std::string mask = t.node("mask", "Mul", {t.node("unseen", "Sub", {t.number("5.0"), seen}), t.number("-10.0")});
    h = t.layerNorm("ln1", t.add("sum1", attention(t, "at", h, 16, 4, mask), h), 16);
    h = t.layerNorm("ln2", t.add("sum2", t.linear("down", erfGelu(t, "gelu", t.linear("up", h, 16, 24)), 24, 16), h), 16);
    h = t.node("tanh", "Tanh", {t.gemm("pooler", t.node("first", "Gather<axis=1>", {h, t.index(0)}), 16, 12)});
    t.nodes("head", "Gemm<transB=1>", {h, t.weight("w_head", {3, 12})}, {"y"});
    return t.done("BERT, as exported", "y", "words - is normalized over its channels by ln0; at_q 4x3; up 24; pooler 12; head - feeds the graph's output y");
}

inline Network fusedBert() // as the runtime's optimizer for transformers leaves it
{
    NetworkText t("int64[N,5] ids, int64[N,5] kinds");
    const std::string ids = t.node("ids32", "Cast<to=6>", {"ids"});
    const std::string kinds = t.node("kinds32", "Cast<to=6>", {"kinds"});
    const std::string h = t.nodes("embed", "com.microsoft.EmbedLayerNormalization",
                                  {ids, kinds, t.weight("words", {7, 16}), t.weight("places", {5, 16}), t.weight("kind_table", {5, 16}), t.weight("s_e", {16}), t.weight("B_e", {16})},
                                  {"h0", "counts"}).front();
    const std::string at = t.node("at", "com.microsoft.Attention<num_heads=4>", {h, t.weight("w_at", {16, 48}), t.weight("b_at", {48})});
    const auto skip = [&](const std::string &id, const std::string &a, const std::string &b) {
        return t.node(id, "com.microsoft.SkipLayerNormalization", {a, b, t.weight("s_" + id, {16}), t.weight("B_" + id, {16}), t.weight("b_" + id, {16})});
    };
    const std::string one = skip("skip1", t.node("out", "MatMul", {at, t.weight("w_out", {16, 16})}), h);
    const std::string up = t.node("gelu", "com.microsoft.BiasGelu", {t.node("up", "MatMul", {one, t.weight("w_up", {16, 24})}), t.weight("b_up", {24})});
    const std::string two = skip("skip2", t.node("down", "MatMul", {up, t.weight("w_down", {24, 16})}), one);
    t.nodes("head", "Gemm<transB=1>", {t.node("first", "Gather<axis=1>", {two, t.index(0)}), t.weight("w_head", {3, 16})}, {"y"});
    return t.done("BERT, as the runtime fuses it", "float[N,3] y",
                  "embed - is normalized over its channels by embed; at 4x4; up 24; head - feeds the graph's output y");
}

// GPT with grouped queries: four heads of 6 that share keys and values by twos, turned by place (rotary), a gated feed-forward block.
inline Network gpt()
{
    NetworkText t("int64[2,5] ids");
    const auto norm = [&](const std::string &id, const std::string &from) {
        const std::string mean = t.node(id + "_mean", "ReduceMean<axes=[-1]>", {t.node(id + "_pow", "Pow", {from, t.number("2.0")})});
        const std::string root = t.node(id + "_sqrt", "Sqrt", {t.add(id + "_eps", mean, t.number("0.00001"))});
        return t.node(id, "Mul", {t.weight("s_" + id, {16}), t.node(id + "_by", "Mul", {from, t.node(id + "_inv", "Div", {t.number("1.0"), root})})});
    };
    t.weight("cosine", {1, 1, 5, 6});
    t.weight("sine", {1, 1, 5, 6});
    const auto turned = [&](const std::string &id, const std::string &from) {
        const std::string low = t.node(id + "_low", "Slice", {from, t.ints({0}), t.ints({3}), t.ints({3})});
        const std::string high = t.node(id + "_high", "Slice", {from, t.ints({3}), t.ints({9223372036854775807}), t.ints({3})});
        const std::string other = t.node(id + "_cat", "Concat<axis=-1>", {t.node(id + "_neg", "Neg", {high}), low});
        return t.add(id, t.node(id + "_c", "Mul", {from, "cosine"}), t.node(id + "_s", "Mul", {other, "sine"}));
    };
    const auto repeated = [&](const std::string &id, const std::string &from) {
        const std::string more = t.node(id + "_e", "Expand", {t.node(id + "_u", "Unsqueeze", {from, t.ints({2})}), t.ints({2, 2, 2, 5, 6})});
        return t.reshape(id, more, {2, 4, 5, 6});
    };
    const auto product = [&](const std::string &id, const std::string &from, int64_t in, int64_t out) { return t.node(id, "MatMul", {from, t.weight("w_" + id, {in, out})}); };
    std::string h = t.node("emb", "Gather", {t.weight("table", {7, 16}), "ids"});
    const std::string n = norm("rms1", h);
    const std::string q = turned("q_rope", t.transpose("q_t", t.reshape("q_r", product("q", n, 16, 24), {2, 5, 4, 6}), "0,2,1,3"));
    const std::string k = repeated("k_all", turned("k_rope", t.transpose("k_t", t.reshape("k_r", product("k", n, 16, 12), {2, 5, 2, 6}), "0,2,1,3")));
    const std::string v = repeated("v_all", t.transpose("v_t", t.reshape("v_r", product("v", n, 16, 12), {2, 5, 2, 6}), "0,2,1,3"));
    const std::string scores = t.add("causal", t.node("qk", "MatMul", {q, t.transpose("k_n", k, "0,1,3,2")}), t.weight("causal_mask", {1, 1, 5, 5}));
    const std::string read = t.transpose("o_t", t.node("pv", "MatMul", {t.node("p", "Softmax<axis=-1>", {scores}), v}), "0,2,1,3");
    h = t.add("sum1", h, product("o", t.reshape("o_r", read, {2, 5, 24}), 24, 16));
    const std::string m = norm("rms2", h);
    const std::string gate = product("gate", m, 16, 20);
    const std::string silu = t.node("silu", "Mul", {gate, t.node("sig", "Sigmoid", {gate})});
    h = t.add("sum2", h, product("down", t.node("gated", "Mul", {silu, product("up", m, 16, 20)}), 20, 16));
    t.nodes("head", "MatMul", {norm("rms3", h), t.weight("w_head", {16, 7})}, {"y"});
    return t.done("GPT with grouped queries, rotary places and a gated block", "y",
                  "emb - is reduced over its channels by rms1_mean; q 2x12; gate 20; head - feeds the graph's output y");
}

inline Network recurrent() // speech or letters: convolution, LSTM in both directions, another, a classifier
{
    NetworkText t("float[2,3,12] x");
    std::string h = t.node("act", "Relu", {t.node("conv", "Conv<pads=[1,1]>", {"x", t.weight("w_conv", {8, 3, 3}), t.weight("b_conv", {8})})});
    h = t.transpose("time", h, "2,0,1");
    h = t.nodes("one", "LSTM<hidden_size=6, direction=\"bidirectional\">",
                {h, t.weight("w_one", {2, 24, 8}), t.weight("r_one", {2, 24, 6}), t.weight("b_one", {2, 48})}, {"v_one", "", ""}).front();
    h = t.reshape("one_r", t.transpose("one_t", h, "0,2,1,3"), {0, 0, -1});
    h = t.nodes("two", "LSTM<hidden_size=7>", {h, t.weight("w_two", {1, 28, 12}), t.weight("r_two", {1, 28, 7}), t.weight("b_two", {1, 56})}, {"v_two"}).front();
    h = t.node("sq", "Squeeze", {h, t.ints({1})});
    t.nodes("head", "MatMul", {h, t.weight("w_head", {7, 5})}, {"y"});
    return t.done("convolution and LSTMs", "y", "conv 8; one 6; two 7; head - feeds the graph's output y");
}

// Conformer: two half feed-forward blocks, attention with relative places as of Transformer-XL (a product with a table of places, and the shift by
// padding and reshaping), a convolution module with a gate.
inline Network conformer()
{
    NetworkText t("float[2,5,10] x");
    const auto feedForward = [&](const std::string &id, const std::string &from) {
        const std::string up = t.linear(id + "_up", t.layerNorm(id + "_ln", from, 12), 12, 20);
        const std::string act = t.node(id + "_silu", "Mul", {up, t.node(id + "_sig", "Sigmoid", {up})});
        return t.add(id + "_sum", from, t.node(id + "_half", "Mul", {t.linear(id + "_down", act, 20, 12), t.number("0.5")}));
    };
    std::string h = feedForward("ff1", t.linear("in", "x", 10, 12));
    const std::string n = t.layerNorm("at_ln", h, 12);
    const std::string q = t.reshape("q_r", t.linear("q", n, 12, 12), {2, 5, 4, 3});
    const std::string k = t.transpose("k_t", t.reshape("k_r", t.linear("k", n, 12, 12), {2, 5, 4, 3}), "0,2,3,1");
    const std::string v = t.transpose("v_t", t.reshape("v_r", t.linear("v", n, 12, 12), {2, 5, 4, 3}), "0,2,1,3");
    const std::string length = t.node("length", "Gather", {t.node("shape", "Shape", {"x"}), t.ints({1})});
    const std::string end = t.node("end", "Sub", {t.node("twice", "Mul", {length, t.ints({2})}), t.ints({1})}); // as many places as there are distances
    const std::string near = t.node("near", "Slice", {t.weight("place_table", {1, 20, 12}), t.ints({0}), end, t.ints({1})});
    const std::string places = t.node("pos", "MatMul", {near, t.weight("w_pos", {12, 12})});
    const std::string r = t.transpose("pos_t", t.reshape("pos_r", places, {1, 9, 4, 3}), "0,2,3,1");
    const std::string qu = t.transpose("qu_t", t.add("qu", q, t.weight("bias_u", {4, 3})), "0,2,1,3");
    const std::string qv = t.transpose("qv_t", t.add("qv", q, t.weight("bias_v", {4, 3})), "0,2,1,3");
    std::string bd = t.node("bd", "MatMul", {qv, r}); // [2, 4, 5, 9]
    bd = t.node("pad", "Pad", {bd, t.ints({0, 0, 0, 1, 0, 0, 0, 0})});
    bd = t.node("drop", "Slice", {t.reshape("turn", bd, {2, 4, 10, 5}), t.ints({1}), t.ints({9223372036854775807}), t.ints({2})});
    bd = t.node("cut", "Slice", {t.reshape("back", bd, {2, 4, 5, 9}), t.ints({0}), t.ints({5}), t.ints({3})});
    const std::string scores = t.node("scale", "Div", {t.add("scores", t.node("ac", "MatMul", {qu, k}), bd), t.number("1.7320508")});
    const std::string read = t.joinHeads("o_h", t.node("pv", "MatMul", {t.node("p", "Softmax<axis=-1>", {scores}), v}), 12);
    h = t.add("at_sum", h, t.linear("o", read, 12, 12));
    std::string c = t.transpose("c_in", t.layerNorm("c_ln", h, 12), "0,2,1");
    c = t.node("pw1", "Conv", {c, t.weight("w_pw1", {28, 12, 1}), t.weight("b_pw1", {28})});
    const auto halves = t.nodes("glu", "Split<axis=1>", {c, t.ints({14, 14})}, {"glu_a", "glu_b"});
    c = t.node("gated", "Mul", {halves[0], t.node("gate", "Sigmoid", {halves[1]})});
    c = t.batchNorm("c_n", t.node("dw", "Conv<group=14, pads=[1,1]>", {c, t.weight("w_dw", {14, 1, 3})}), 14);
    c = t.node("pw2", "Conv", {t.node("c_silu", "Mul", {c, t.node("c_sig", "Sigmoid", {c})}), t.weight("w_pw2", {12, 14, 1})});
    h = t.layerNorm("last", feedForward("ff2", t.add("c_sum", h, t.transpose("c_out", c, "0,2,1"))), 12);
    t.nodes("head", "MatMul", {h, t.weight("w_head", {12, 4})}, {"y"});
    return t.done("Conformer with relative places", "y",
                  "in - is normalized over its channels by ff1_ln; ff1_up 20; q 4x3; pw1 14x2; ff2_up 20; head - feeds the graph's output y");
}

// BotNet: attention of two heads of 4 over pictures of 4 x 4. Heads are folded into the batch, whose size is open; where a place is comes in by a product with a
// table of distances, and the shift by padding and reshaping.
inline Network placesByProduct()
{
    NetworkText t("float[N,3,4,4] x");
    const std::string h = t.convNormAct("in", "x", 3, 6);
    const auto parts = t.nodes("cut", "Split<axis=1>", {t.node("qkv", "Conv", {h, t.weight("w_qkv", {24, 6, 1, 1})}), t.ints({8, 8, 8})}, {"q0", "k0", "v0"});
    const std::string n = t.size("n", h, 0);
    const std::string heads = t.node("n_heads", "Mul", {n, t.ints({2})});
    const auto folded = [&](const std::string &id, const std::string &from) { return t.reshapeTo(id, from, {heads, t.ints({4}), t.ints({-1})}); };
    const std::string q = t.transpose("q_t", folded("q_r", parts[0]), "0,2,1"); // [2*N, 16, 4]
    const std::string v = t.transpose("v_t", folded("v_r", parts[2]), "0,2,1");
    const std::string scores = t.node("qk", "MatMul", {q, folded("k_r", parts[1])});
    const auto along = [&](const std::string &id, const std::string &from, const std::string &table) { // from: [2*N, 4, 4, 4], places by places by size
        std::string e = t.node(id + "_rel", "MatMul", {from, t.weight(table, {4, 7})});
        e = t.node(id + "_pad1", "Pad", {t.reshape(id + "_rows", e, {-1, 4, 7}), t.ints({0, 0, 0, 0, 0, 1})});
        e = t.node(id + "_pad2", "Pad", {t.node(id + "_flat", "Flatten", {e}), t.ints({0, 0, 0, 3})});
        e = t.reshape(id + "_turn", e, {-1, 5, 7});
        e = t.node(id + "_s1", "Slice", {e, t.ints({0}), t.ints({4}), t.ints({1})});
        e = t.node(id + "_s2", "Slice", {e, t.ints({3}), t.ints({9223372036854775807}), t.ints({2})});
        e = t.reshapeTo(id + "_back", e, {t.size(id + "_n", from, 0), t.ints({4}), t.ints({1}), t.ints({4}), t.ints({4})});
        return t.node(id + "_all", "Expand", {e, t.ints({1, 1, 4, 1, 1})});
    };
    const std::string places = t.reshapeTo("q_places", q, {t.size("q_n", q, 0), t.ints({4}), t.ints({4}), t.ints({-1})});
    const std::string across = t.transpose("w_order", along("w", places, "table_w"), "0,1,3,2,4");
    const std::string down = t.transpose("h_order", along("h", t.transpose("h_in", places, "0,2,1,3"), "table_h"), "0,3,1,4,2");
    const std::string bias = t.reshapeTo("bias", t.add("both", down, across), {t.size("b_n", q, 0), t.ints({16}), t.ints({16})});
    const std::string p = t.node("p", "Softmax<axis=-1>", {t.add("biased", scores, bias)});
    const std::string read = t.transpose("o_t", t.node("pv", "MatMul", {p, v}), "0,2,1");
    const std::string out = t.reshapeTo("o_r", read, {n, t.ints({8}), t.ints({4}), t.ints({4})});
    t.nodes("head", "Conv", {t.batchNorm("o_n", out, 8), t.weight("w_head", {3, 8, 1, 1})}, {"y"});
    return t.done("places by product, heads in the batch (BotNet)", "y",
                  "in 6; qkv 2x12; w_rel - is padded by w_pad1; h_rel - is padded by h_pad1; head - feeds the graph's output y");
}

// Swin: two windows of 4 places, shifted; a table gives each head a number for each distance; a mask for each window.
inline Network windows()
{
    NetworkText t("float[N,8,10] x");
    std::string h = t.linear("in", "x", 10, 12);
    const std::string n = t.size("n", h, 0);
    const std::string first = t.node("s_a", "Slice", {h, t.ints({2}), t.ints({9223372036854775807}), t.ints({1})});
    const std::string last = t.node("s_b", "Slice", {h, t.ints({0}), t.ints({2}), t.ints({1})});
    std::string w = t.reshapeTo("win", t.node("roll", "Concat<axis=1>", {first, last}), {n, t.ints({2}), t.ints({4}), t.ints({12})});
    w = t.reshape("win_r", w, {-1, 4, 12});
    const std::string m = t.size("m", w, 0);
    const auto heads = [&](const std::string &id) { return t.reshapeTo(id + "_r", t.linear(id, w, 12, 12), {m, t.ints({4}), t.ints({4}), t.ints({3})}); };
    const std::string q = t.transpose("q_t", heads("q"), "0,2,1,3");
    const std::string k = t.transpose("k_t", heads("k"), "0,2,3,1");
    const std::string v = t.transpose("v_t", heads("v"), "0,2,1,3");
    std::string bias = t.node("bias_at", "Gather", {t.weight("bias_table", {7, 4}), t.ints({3, 2, 1, 0, 4, 3, 2, 1, 5, 4, 3, 2, 6, 5, 4, 3})});
    bias = t.node("bias_u", "Unsqueeze", {t.transpose("bias_t", t.reshape("bias_r", bias, {4, 4, -1}), "2,0,1"), t.ints({0})});
    std::string scores = t.add("biased", t.node("qk", "MatMul", {q, k}), bias);
    scores = t.reshapeTo("by_window", scores, {t.node("samples", "Div", {m, t.ints({2})}), t.ints({2}), t.ints({4}), t.ints({4}), t.ints({4})});
    scores = t.reshape("flat_again", t.add("masked", scores, t.weight("window_mask", {1, 2, 1, 4, 4})), {-1, 4, 4, 4});
    const std::string read = t.transpose("o_t", t.node("pv", "MatMul", {t.node("p", "Softmax<axis=-1>", {scores}), v}), "0,2,1,3");
    const std::string out = t.linear("o", t.reshapeTo("o_r", read, {m, t.ints({4}), t.ints({12})}), 12, 12);
    h = t.add("sum", h, t.reshapeTo("joined", t.reshape("unwin", out, {-1, 2, 4, 12}), {n, t.ints({8}), t.ints({12})}));
    t.nodes("head", "MatMul", {h, t.weight("w_head", {12, 4})}, {"y"});
    return t.done("shifted windows with a table of distances (Swin)", "y", "in 12; q 4x3; head - feeds the graph's output y");
}

// MobileViT: places are sorted into patches for the attention between patches and back, channels folded into the open batch on the way.
inline Network patches()
{
    NetworkText t("float[N,3,4,6] x");
    std::string h = t.convNormAct("in", "x", 3, 8);
    const std::string n = t.size("n", h, 0);
    h = t.transpose("sort", t.reshape("fold", h, {-1, 2, 3, 2}), "0,2,1,3"); // [N * 8 * 2, 3, 2, 2]
    h = t.transpose("last", t.reshapeTo("unfold", h, {n, t.ints({8}), t.ints({6}), t.ints({4})}), "0,3,2,1");
    h = t.reshape("tokens", h, {-1, 6, 8}); // [4 * N, patches, channels]
    h = t.layerNorm("norm", t.add("sum", h, t.linear("down", t.node("act", "Relu", {t.linear("up", h, 8, 20)}), 20, 8)), 8);
    h = t.transpose("first", t.reshapeTo("apart", h, {n, t.ints({4}), t.ints({6}), t.ints({8})}), "0,3,2,1");
    h = t.transpose("unsort", t.reshape("refold", h, {-1, 3, 2, 2}), "0,2,1,3");
    t.nodes("head", "Conv", {t.reshapeTo("picture", h, {n, t.ints({8}), t.ints({4}), t.ints({6})}), t.weight("w_head", {3, 8, 1, 1})}, {"y"});
    return t.done("patches and back with an open batch (MobileViT)", "y",
                  "in - is normalized over its channels by norm; up 20; head - feeds the graph's output y");
}

// Shaw et al.: a vector for each distance is multiplied with the queries and summed into the values; all heads share them. A head's size stays, whole heads go.
inline Network sharedPlaces()
{
    NetworkText t("float[2,5,10] x");
    const auto heads = [&](const std::string &id) { return t.splitHeads(id + "_h", t.linear(id, "x", 10, 12), 4, 3); };
    const std::string q = heads("q");
    const std::string k = t.transpose("k_turned", heads("k"), "0,1,3,2");
    const std::string distances = t.ints({4, 3, 2, 1, 0, 5, 4, 3, 2, 1, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 8, 7, 6, 5, 4});
    const auto table = [&](const std::string &id) { return t.reshape(id + "_r", t.node(id, "Gather", {t.weight("table_" + id, {9, 3}), distances}), {5, 5, 3}); };
    const std::string byPlace = t.reshape("q_rows", t.transpose("q_first", q, "2,0,1,3"), {5, 8, 3}); // [places, batch * heads, size]
    std::string far = t.node("q_far", "MatMul", {byPlace, t.transpose("far_t", table("far"), "0,2,1")});
    far = t.transpose("far_back", t.reshape("far_apart", far, {5, 2, 4, 5}), "1,2,0,3");
    const std::string p = t.node("p", "Softmax<axis=-1>", {t.add("scores", t.node("qk", "MatMul", {q, k}), far)});
    const std::string near = t.node("p_near", "MatMul", {t.reshape("p_rows", t.transpose("p_first", p, "2,0,1,3"), {5, 8, 5}), table("near")});
    const std::string extra = t.transpose("near_back", t.reshape("near_apart", near, {5, 2, 4, 3}), "1,2,0,3");
    const std::string read = t.add("read", t.node("pv", "MatMul", {p, heads("v")}), extra);
    t.nodes("head", "MatMul", {t.joinHeads("o", read, 12), t.weight("w_head", {12, 4})}, {"y"});
    return t.done("vectors of distances that heads share (Shaw)", "y",
                  "q 4x3; far - is what q_h_r splits others into; q_far - belongs to the graph's input x; near - has weights that near computes: fold constants first; "
                  "head - feeds the graph's output y");
}

} // namespace architecture

inline const std::vector<Network> &architectures()
{
    using namespace architecture;
    static const std::vector<Network> all{residual(), bottlenecksOfGroups(), dense(),     inception(), mobile(),    unet(),     featurePyramid(),
                                          visionTransformer(), bert(),       fusedBert(), gpt(),       recurrent(), conformer(),
                                          placesByProduct(),   windows(),    patches(),   sharedPlaces()};
    return all;
}

} // namespace pare::test
