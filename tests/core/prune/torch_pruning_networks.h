// The networks that Torch-Pruning (github.com/VainF/Torch-Pruning, version 1.6.1, folder tests) tests its dependency graph on, as ONNX. Structure and sizes
// are theirs where tests stay quick, else smaller. Where they prune a network's result, a layer "head" stands behind it here: Pare keeps results as they are.
#pragma once

#include "tests/core/prune/network_text.h"

namespace pare::test {

namespace torch_pruning {

inline Network concat() // test_concat: a wide and a deep part
{
    NetworkText t("float[N,32] x");
    std::string deep = t.node("fc0_a", "Relu", {t.batchNorm("fc0_n", t.gemm("fc0", "x", 32, 32), 32)});
    deep = t.gemm("fc2", t.node("fc1_a", "Relu", {t.batchNorm("fc1_n", t.gemm("fc1", deep, 32, 16), 16)}), 16, 1);
    const std::string both = t.node("cat", "Concat<axis=-1>", {t.gemm("wide", "x", 32, 3), deep});
    t.nodes("out", "Sigmoid", {t.gemm("head", both, 4, 1)}, {"y"});
    return t.done("Torch-Pruning: concat", "y", "fc0 32; fc1 16; fc2 - has only one channel; wide 3; head - feeds the graph's output y");
}

inline Network cascadedConcat() // test_cascaded_concat
{
    NetworkText t("float[N,10,7,7] x");
    const std::string one = t.batchNorm("b1_m", t.conv("b1b", t.convNormAct("b1a", "x", 10, 10, 1, "", 1, "Gelu"), 10, 10), 10);
    const std::string two = t.batchNorm("b2_m", t.conv("b2b", t.convNormAct("b2a", "x", 10, 20, 1, "", 1, "Gelu"), 20, 20), 20);
    std::string all = t.node("cat12", "Concat<axis=1>", {one, two});
    all = t.node("cat123", "Concat<axis=1>", {all, t.batchNorm("b3_n", t.conv("b3", "x", 10, 30), 30)});
    all = t.node("cat1234", "Concat<axis=1>", {all, t.batchNorm("b4_n", t.conv("b4", "x", 10, 60), 60)});
    t.nodes("head", "Conv", {all, t.weight("w_head", {10, 120, 1, 1})}, {"y"});
    return t.done("Torch-Pruning: cascaded concat", "y", "b1a 10; b1b 10; b2a 20; b2b 20; b3 30; b4 60; head - feeds the graph's output y", 20);
}

inline Network split() // test_split: one layer reads two of three parts
{
    NetworkText t("float[N,40,3,3] x");
    const std::string all = t.batchNorm("b1_m", t.conv("b1b", t.convNormAct("b1a", "x", 40, 40, 1, "", 1, "Gelu"), 40, 160), 160);
    const auto parts = t.nodes("split", "Split<axis=1>", {all, t.ints({40, 40, 80})}, {"p1", "p2", "p3"});
    t.weight("w_shared", {40, 40, 1, 1}); // large enough to be cut once for both
    t.nodes("s1", "Conv", {parts[0], "w_shared"}, {"y1"});
    t.nodes("s2", "Conv", {parts[1], "w_shared"}, {"y2"});
    t.nodes("b22", "Conv", {parts[2], t.weight("w_b22", {40, 80, 1, 1})}, {"y3"});
    return t.done("Torch-Pruning: split, and a shared layer", "y1, y2, y3",
                  "b1a 40; b1b 40x2; b1b#2 80; s1 - feeds the graph's output y1; b22 - feeds the graph's output y3", 20);
}

inline Network concatSplit() // test_concat_split
{
    NetworkText t("float[N,10,5,5] x");
    const std::string aside = t.batchNorm("p_m", t.conv("p2", t.convNormAct("p1", "x", 10, 10, 1, "", 1, "Gelu"), 10, 10), 10);
    const std::string all = t.batchNorm("b_m", t.conv("b2", t.convNormAct("b1", "x", 10, 10, 1, "", 1, "Gelu"), 10, 20), 20);
    const auto parts = t.nodes("split", "Split<axis=1>", {all, t.ints({10, 10})}, {"x1", "x2"});
    const std::string read = t.batchNorm("c_n", t.conv("c", t.node("cat", "Concat<axis=1>", {parts[0], aside}), 20, 10), 10);
    t.nodes("head", "Conv", {t.add("sum", read, parts[1]), t.weight("w_head", {3, 10, 1, 1})}, {"y"});
    return t.done("Torch-Pruning: concat and split", "y", "p1 10; p2 10; b1 10; b2 10; b2#2 10; head - feeds the graph's output y", 20); // c goes with b2#2
}

inline Network reshaped() // test_reshape: neurons become pictures
{
    NetworkText t("float[N,24] x");
    std::string h = t.reshape("view", t.node("fc_a", "Relu", {t.gemm("fc", "x", 24, 128)}), {-1, 8, 4, 4});
    h = t.node("t1_a", "Relu", {t.node("t1", "ConvTranspose<strides=[2,2], pads=[1,1,1,1]>", {h, t.weight("w_t1", {8, 6, 4, 4}), t.weight("b_t1", {6})})});
    h = t.node("t2_a", "Relu", {t.node("t2", "ConvTranspose<strides=[2,2], pads=[1,1,1,1]>", {h, t.weight("w_t2", {6, 4, 4, 4}), t.weight("b_t2", {4})})});
    t.nodes("head", "Gemm<transB=1>", {t.node("flat", "Flatten", {h}), t.weight("w_head", {10, 1024})}, {"y"});
    return t.done("Torch-Pruning: reshape", "y", "fc 8x16; t1 6; t2 4; head - feeds the graph's output y");
}

inline Network joinedPlaces() // test_non_feature_dim_cat: joined and split along places
{
    NetworkText t("float[N,10,4,4] x");
    const std::string one = t.batchNorm("a_m", t.conv("a2", t.convNormAct("a1", "x", 10, 10, 1, "", 1, "Gelu"), 10, 10), 10);
    const std::string two = t.batchNorm("p_m", t.conv("p2", t.convNormAct("p1", "x", 10, 10, 1, "", 1, "Gelu"), 10, 10), 10);
    const std::string h = t.conv("c1", t.node("cat", "Concat<axis=2>", {one, two}), 10, 10);
    const auto parts = t.nodes("split", "Split<axis=2>", {h, t.ints({4, 4})}, {"x1", "x2"});
    t.nodes("head", "Conv", {parts[0], t.weight("w_head", {10, 10, 1, 1})}, {"y"});
    return t.done("Torch-Pruning: joined along places", "y", "a1 10; a2 10; p1 10; c1 10; head - feeds the graph's output y", 20); // p2 goes with a2
}

// test_multiple_inputs_and_outputs; `behind`: with a layer behind each result.
inline Network inputsAndOutputs(bool behind)
{
    NetworkText t("float[N,12] x1, float[N,6] x2");
    const std::string one = t.nodes("fc1_a", "Relu", {t.gemm("fc1", "x1", 12, 8)}, {behind ? "h1" : "y1"}).front();
    const std::string two = t.nodes("fc2_a", "Relu", {t.gemm("fc2", "x2", 6, 8)}, {behind ? "h2" : "y2"}).front();
    const std::string three = t.nodes("fc3_a", "Relu", {t.gemm("fc3", t.node("cat", "Concat<axis=1>", {one, two}), 16, 10)}, {behind ? "h3" : "y3"}).front();
    if (!behind)
        return t.done("Torch-Pruning: inputs and outputs", "y1, y2, y3",
                      "fc1 - feeds the graph's output y1; fc2 - feeds the graph's output y2; fc3 - feeds the graph's output y3");
    t.nodes("head1", "MatMul", {one, t.weight("w_head1", {8, 2})}, {"y1"});
    t.nodes("head2", "MatMul", {two, t.weight("w_head2", {8, 2})}, {"y2"});
    t.nodes("head3", "MatMul", {three, t.weight("w_head3", {10, 2})}, {"y3"});
    return t.done("Torch-Pruning: inputs and outputs with a layer behind each", "y1, y2, y3",
                  "fc1 8; fc2 8; fc3 10; head1 - feeds the graph's output y1; head2 - feeds the graph's output y2; head3 - feeds the graph's output y3");
}

inline Network unwrapped() // test_unwrapped_parameters: ConvNeXt, whose scale of a layer is a parameter of no layer
{
    NetworkText t("float[N,3,8,8] x");
    const auto norm = [&](const std::string &id, const std::string &from, int64_t width) {
        return t.transpose(id + "_back", t.layerNorm(id, t.transpose(id + "_last", from, "0,2,3,1"), width), "0,3,1,2");
    };
    const auto block = [&](const std::string &id, const std::string &from, int64_t width) {
        std::string h = t.transpose(id + "_last", t.conv(id + "_dw", from, width, width, 7, "", width), "0,2,3,1");
        h = t.node(id + "_g", "Gelu", {t.linear(id + "_up", t.layerNorm(id + "_ln", h, width), width, 4 * width)});
        h = t.transpose(id + "_first", t.linear(id + "_down", h, 4 * width, width), "0,3,1,2");
        return t.add(id + "_sum", t.node(id + "_scale", "Mul", {h, t.weight("layer_scale_" + id, {width, 1, 1})}), from);
    };
    std::string h = block("a", norm("n1", t.node("stem", "Conv<strides=[2,2]>", {"x", t.weight("w_stem", {12, 3, 2, 2})}), 12), 12);
    h = block("b", t.node("next", "Conv<strides=[2,2]>", {norm("n2", h, 12), t.weight("w_next", {20, 12, 2, 2})}), 20);
    h = norm("n3", t.node("pool", "GlobalAveragePool", {h}), 20);
    t.nodes("head", "Gemm<transB=1>", {t.node("flat", "Flatten", {h}), t.weight("w_head", {5, 20})}, {"y"});
    return t.done("Torch-Pruning: unwrapped parameters (ConvNeXt)", "y",
                  "stem - is normalized over its channels by n1; a_up 48; next - is normalized over its channels by b_ln; b_up 80; head - feeds the graph's output y", 20);
}

inline Network customized() // test_customized_layer and test_unused_parameters: a norm, scale and shift of a layer's own, and a parameter that nothing reads
{
    NetworkText t("float[N,12] x");
    const std::string h = t.node("fc1_a", "Relu", {t.gemm("fc1", "x", 12, 16)});
    const std::string square = t.node("square", "Mul", {h, h});
    const std::string norm = t.node("root", "Sqrt", {t.node("total", "ReduceSum<keepdims=1>", {square, t.ints({1})})});
    const std::string scaled = t.node("scale", "Mul", {t.node("div", "Div", {h, norm}), t.weight("own_scale", {16})});
    t.weight("unused", {10});
    t.nodes("head", "Gemm<transB=1>", {t.gemm("fc", t.add("shift", scaled, t.weight("own_shift", {16})), 16, 16), t.weight("w_head", {5, 16})}, {"y"});
    return t.done("Torch-Pruning: a layer of its own", "y", "fc1 16; fc 16; head - feeds the graph's output y");
}

inline Network oneChannel() // test_single_channel_output
{
    NetworkText t("float[N,3,8,8] x");
    std::string h = t.convNormAct("c1", "x", 3, 16, 3);
    h = t.node("c2_a", "Relu", {t.batchNorm("c2_n", t.node("c2", "Conv<strides=[2,2]>", {h, t.weight("w_c2", {64, 16, 2, 2})}), 64)});
    t.nodes("act", "Relu", {t.batchNorm("c3_n", t.conv("c3", h, 64, 1, 3), 1)}, {"y"});
    return t.done("Torch-Pruning: one channel as the result", "y", "c1 16; c2 64; c3 - feeds the graph's output y");
}

inline Network fullyConnected() // test_fully_connected_layers
{
    NetworkText t("float[N,12] x");
    const std::string h = t.node("fc1_a", "Relu", {t.gemm("fc1", "x", 12, 20)});
    const std::string k = t.node("fc2_a", "Relu", {t.gemm("fc2", h, 20, 20)});
    t.nodes("fc3", "Gemm<transB=1>", {t.add("skip", k, h), t.weight("w_fc3", {5, 20})}, {"y"});
    return t.done("Torch-Pruning: fully connected with a skip", "y", "fc1 20; fc3 - feeds the graph's output y"); // fc2 goes with fc1
}

inline Network lenet() // test_dependency_lenet
{
    NetworkText t("float[N,1,28,28] x");
    const auto stage = [&](const std::string &id, const std::string &from, int64_t in, int64_t out) {
        const std::string h = t.node(id, "Conv", {from, t.weight("w_" + id, {out, in, 5, 5}), t.weight("b_" + id, {out})});
        return t.node(id + "_p", "MaxPool<kernel_shape=[2,2], strides=[2,2]>", {t.node(id + "_a", "Relu", {h})});
    };
    std::string h = t.node("view", "Flatten", {stage("conv2", stage("conv1", "x", 1, 6), 6, 16)});
    h = t.node("fc1_a", "Relu", {t.gemm("fc1", h, 256, 120)});
    h = t.node("fc2_a", "Relu", {t.gemm("fc2", h, 120, 84)});
    t.nodes("act", "Relu", {t.gemm("fc3", h, 84, 10)}, {"y"});
    return t.done("Torch-Pruning: LeNet", "y", "conv1 6; conv2 16; fc1 120; fc2 84; fc3 - feeds the graph's output y");
}

inline Network transposed() // test_isomorphic, its network with a transposed convolution
{
    NetworkText t("float[N,3,6,6] x");
    std::string h = t.convNormAct("c1", "x", 3, 16, 3);
    h = t.node("t_a", "Relu", {t.batchNorm("t_n", t.node("t", "ConvTranspose<strides=[2,2]>", {h, t.weight("w_t", {16, 64, 2, 2}), t.weight("b_t", {64})}), 64)});
    t.nodes("act", "Relu", {t.batchNorm("c3_n", t.conv("c3", h, 64, 8, 3), 8)}, {"y"});
    return t.done("Torch-Pruning: transposed convolution", "y", "c1 16; t 64; c3 - feeds the graph's output y");
}

} // namespace torch_pruning

inline const std::vector<Network> &torchPruningNetworks()
{
    using namespace torch_pruning;
    static const std::vector<Network> all{concat(),      cascadedConcat(),       split(),     concatSplit(), reshaped(),   joinedPlaces(),
                                          inputsAndOutputs(false), inputsAndOutputs(true), unwrapped(), customized(), oneChannel(), fullyConnected(),
                                          lenet(),       transposed()};
    return all;
}

} // namespace pare::test
