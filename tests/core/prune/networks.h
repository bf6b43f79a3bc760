// Small networks of every structure that channels are followed through, with what is expected of their groups.
#pragma once

#include "core/prune/channel_groups.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QRegularExpression>

#include <cmath>
#include <string>
#include <vector>

namespace pare::test {

struct Network {
    const char *name;
    std::string graph;
    std::vector<std::string> weights; // "var..." become positive, "int8..." and "int32..." such integers
    std::string groups;               // as groupsText gives them
    int opset = 17;
};

// "conv1 8; conv2 4x2; fc - feeds the graph's output y": id, units (times channels a unit), and the reason of what cannot be pruned.
inline QString groupsText(const ChannelGroups &groups)
{
    QStringList parts;
    for (const ChannelGroup &group : groups.all()) {
        QString text = QString::fromStdString(group.id) + " ";
        if (group.prunable)
            text += QString::number(group.units) + (group.channelsPerUnit > 1 ? "x" + QString::number(group.channelsPerUnit) : QString());
        else
            text += "- " + QString::fromStdString(group.reason);
        parts << text;
    }
    static const QRegularExpression operators(" \\([A-Za-z.]+\\)"); // of the nodes that reasons name: aGroupEndsWithAReason holds them
    return parts.join("; ").remove(operators);
}

// Outputs whose type the text leaves out get the one that follows from the graph: the checker and the runtime want one.
inline Model typed(const Model &model)
{
    const ShapeTable shapes = VERIFIED(ShapeTable::of(model));
    pb::ModelProto proto = model.proto();
    for (auto &output : *proto.mutable_graph()->mutable_output()) {
        const ValueShape *shape = shapes.find(output.name());
        if (output.has_type() || !shape)
            continue;
        auto &tensor = *output.mutable_type()->mutable_tensor_type();
        tensor.set_elem_type(shape->type);
        tensor.mutable_shape();
        for (const Dim &dim : shape->dims)
            if (auto &stated = *tensor.mutable_shape()->add_dim(); dim.known())
                stated.set_dim_value(dim.size);
            else
                stated.set_dim_param(dim.symbol.find('?') != std::string::npos ? "open" + std::to_string(tensor.shape().dim_size()) : dim.symbol);
    }
    return Model(std::move(proto), model.payloads());
}

// Initializers named "int8..." and "int32...", uniform in -1..1, become such integers.
inline Model withIntegers(const Model &model)
{
    pb::ModelProto proto = model.proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer()) {
        const bool bytes = tensor.name().starts_with("int8");
        if (!bytes && !tensor.name().starts_with("int32"))
            continue;
        std::vector<int8_t> small;
        std::vector<int32_t> large;
        for (const float value : VERIFIED(toFloats(tensor, model.payloads()))) {
            small.push_back(static_cast<int8_t>(std::lround(127 * value)));
            large.push_back(static_cast<int32_t>(std::lround(1000 * value)));
        }
        tensor.set_data_type(bytes ? pb::TensorProto::INT8 : pb::TensorProto::INT32);
        tensor.set_raw_data(bytes ? bytesOf(small) : bytesOf(large));
    }
    return Model(std::move(proto), model.payloads());
}

inline Model build(const Network &network)
{
    const Model model = withIntegers(modelOf(network.graph, network.weights, network.opset));
    pb::ModelProto proto = model.proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name().starts_with("var")) {
            auto values = VERIFIED(toFloats(tensor, model.payloads()));
            for (float &value : values)
                value = value * value + 0.1F;
            tensor.set_raw_data(bytesOf(values));
        }
    for (auto &node : *proto.mutable_graph()->mutable_node())
        if (node.op_type() == "Resize") { // an input that is left out, and scales that are no random numbers
            node.set_input(1, "");
            if (Model(proto, {}).index().constant("scales"))
                continue;
            auto &scales = *proto.mutable_graph()->add_initializer();
            scales.set_name("scales");
            scales.set_data_type(pb::TensorProto::FLOAT);
            scales.add_dims(4);
            scales.set_raw_data(bytesOf(std::vector<float>{1, 1, 2, 2}));
        }
    return typed(Model(std::move(proto), model.payloads()));
}

inline const std::vector<Network> &networks()
{
    static const std::vector<Network> all{
        {"two convolutions",
         "g (float[N,3,6,6] x) => (float[N,4,4,4] y) { [a] h = Conv(x, w, b) [r] k = Relu(h) [z] y = Conv(k, v) }",
         {"w[8,3,3,3]", "b[8]", "v[4,8,1,1]"},
         "a 8; z - feeds the graph's output y"},
        {"normalization between",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [n] k = BatchNormalization(h, s, B, m, var) [r] l = HardSwish(k) [z] y = Conv(l, v) }",
         {"w[8,3,3,3]", "s[8]", "B[8]", "m[8]", "var[8]", "v[4,8,1,1]"},
         "a 8; z - feeds the graph's output y"},
        {"residual sum",
         "g (float[N,3,6,6] x) => (y) { [stem] s = Conv(x, w) [a] h = Conv<pads=[1,1,1,1]>(s, u) [r] k = Relu(h) [b] l = Conv<pads=[1,1,1,1]>(k, v) "
         "[sum] m = Add(l, s) [q] o = Relu(m) [z] y = Conv(o, t) }",
         {"w[6,3,1,1]", "u[10,6,3,3]", "v[6,10,3,3]", "t[2,6,1,1]"},
         "stem 6; a 10; z - feeds the graph's output y"},
        {"squeeze and excite",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [pool] p = GlobalAveragePool(h) [down] d = Conv(p, u) [r] e = Relu(d) [up] f = Conv(e, v) "
         "[s] g1 = Sigmoid(f) [m] i = Mul(h, g1) [z] y = Conv(i, t) }",
         {"w[8,3,1,1]", "u[4,8,1,1]", "v[8,4,1,1]", "t[2,8,1,1]"},
         "a 8; down 4; z - feeds the graph's output y"},
        {"depthwise",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [dw] d = Conv<group=12, pads=[1,1,1,1]>(h, u, ub) [c] k = Clip(d, lo, hi) [z] y = Conv(k, v) }",
         {"w[12,3,1,1]", "u[12,1,3,3]", "ub[12]", "lo[]", "hi[]", "v[4,12,1,1]"},
         "a 12; z - feeds the graph's output y"},
        {"depthwise that makes two of each",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [dw] d = Conv<group=5>(h, u) [z] y = Conv(d, v) }",
         {"w[5,3,1,1]", "u[10,1,3,3]", "v[4,10,1,1]"},
         "a 5; z - feeds the graph's output y"},
        {"few large groups",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [gr] d = Conv<group=2>(h, u) [z] y = Conv(d, v) }",
         {"w[12,3,1,1]", "u[16,6,3,3]", "v[4,16,1,1]"},
         "a 6x2; gr 8x2; z - feeds the graph's output y"},
        {"many small groups",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [gr] d = Conv<group=8>(h, u) [z] y = Conv(d, v) }",
         {"w[16,3,1,1]", "u[8,2,3,3]", "v[4,8,1,1]"},
         "a 8x2; z - feeds the graph's output y"},
        {"in one dimension",
         "g (float[N,3,20] x) => (y) { [a] h = Conv(x, w) [p] k = MaxPool<kernel_shape=[2], strides=[2]>(h) [z] y = Conv(k, v) }",
         {"w[8,3,3]", "v[4,8,3]"},
         "a 8; z - feeds the graph's output y"},
        {"in three dimensions",
         "g (float[N,2,4,4,4] x) => (y) { [a] h = Conv(x, w) [p] k = AveragePool<kernel_shape=[2,2,2]>(h) [z] y = Conv(k, v) }",
         {"w[5,2,1,1,1]", "v[4,5,1,1,1]"},
         "a 5; z - feeds the graph's output y"},
        {"transposed",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [t] k = ConvTranspose<strides=[2,2]>(h, u, ub) [z] y = Conv(k, v) }",
         {"w[8,3,1,1]", "u[8,6,2,2]", "ub[6]", "v[4,6,1,1]"},
         "a 8; t 6; z - feeds the graph's output y"},
        {"transposed, depthwise",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [t] k = ConvTranspose<strides=[2,2], group=8>(h, u) [z] y = Conv(k, v) }",
         {"w[8,3,1,1]", "u[8,1,2,2]", "v[4,8,1,1]"},
         "a 8; z - feeds the graph's output y"},
        {"joined and read together",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [b] k = Conv(x, u) [cat] c = Concat<axis=1>(h, k) [n] m = PRelu(c, slope) [z] y = Conv(m, v) }",
         {"w[6,3,1,1]", "u[4,3,1,1]", "slope[10,1,1]", "v[4,10,1,1]"},
         "a 6; b 4; z - feeds the graph's output y"},
        {"joined again and again",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [b] k = Conv(h, u) [cat1] c = Concat<axis=1>(h, k) [c] l = Conv(c, s) "
         "[cat2] d = Concat<axis=1>(c, l) [z] y = Conv(d, v) }",
         {"w[6,3,1,1]", "u[4,6,1,1]", "s[5,10,1,1]", "v[4,15,1,1]"},
         "a 6; b 4; c 5; z - feeds the graph's output y"},
        {"joined, and summed with what is joined otherwise",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [b] k = Conv(x, u) [cat] c = Concat<axis=1>(h, k) [d] l = Conv(x, s) [sum] m = Add(c, l) "
         "[z] y = Conv(m, v) }",
         {"w[6,3,1,1]", "u[4,3,1,1]", "s[10,3,1,1]", "v[4,10,1,1]"},
         "a 6; b 4; z - feeds the graph's output y"},
        {"split in parts",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) p = Constant<value = int64[2] {4, 6}>() [sp] k, l = Split<axis=1>(h, p) [b] m = Conv(k, u) "
         "[c] n = Conv(l, v) [sum] y = Add(m, n) }",
         {"w[10,3,1,1]", "u[5,4,1,1]", "v[5,6,1,1]"},
         "a 4; a#2 6; b - feeds the graph's output y"},
        {"split in equal parts and multiplied",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [sp] k, l = Split<axis=1>(h) [s] t = Sigmoid(l) [m] m = Mul(k, t) [z] y = Conv(m, v) }",
         {"w[12,3,1,1]", "v[5,6,1,1]"},
         "a 6x2; z - feeds the graph's output y", 13},
        {"cut by Slice",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) f = Constant<value = int64[1] {2}>() t = Constant<value = int64[1] {9}>() "
         "one = Constant<value = int64[1] {1}>() [sl] k = Slice(h, f, t, one) [z] y = Conv(k, v) }",
         {"w[10,3,1,1]", "v[5,7,1,1]"},
         "a 3; a#2 7; z - feeds the graph's output y"},
        {"every second channel by Slice",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) f = Constant<value = int64[1] {1}>() t = Constant<value = int64[1] {100}>() "
         "one = Constant<value = int64[1] {1}>() two = Constant<value = int64[1] {2}>() [sl] k = Slice(h, f, t, one, two) [z] y = Conv(k, v) }",
         {"w[12,3,1,1]", "v[5,6,1,1]"},
         "a 6; a#2 6; z - feeds the graph's output y"},
        {"channels turned around by Slice",
         "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) f = Constant<value = int64[1] {-1}>() t = Constant<value = int64[1] {-9223372036854775807}>() "
         "one = Constant<value = int64[1] {1}>() [sl] k = Slice(h, f, t, one, f) [sum] m = Add(h, k) [z] y = Conv(m, v) }",
         {"w[12,3,1,1]", "v[5,12,1,1]"},
         "a 6x2; z - feeds the graph's output y"},
        {"flattened into a matrix product",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [fl] f = Flatten(h) [fc] k = Gemm<transB=1>(f, u, ub) [r] l = Relu(k) [z] y = Gemm(l, v) }",
         {"w[6,3,1,1]", "u[10,96]", "ub[10]", "v[10,4]"},
         "a 6; fc 10; z - feeds the graph's output y"},
        {"reshaped into a matrix product",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) t = Constant<value = int64[2] {-1, 96}>() [re] f = Reshape(h, t) [fc] k = MatMul(f, u) "
         "[ad] m = Add(k, ub) [z] y = MatMul(m, v) }",
         {"w[6,3,1,1]", "u[96,10]", "ub[10]", "v[10,4]"},
         "a 6; fc 10; z - feeds the graph's output y"},
        {"reshaped to a shape computed at run time",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) s = Shape(h) i = Constant<value = int64 {0}>() n = Gather(s, i) ax = Constant<value = int64[1] {0}>() "
         "u0 = Unsqueeze(n, ax) c = Constant<value = int64[1] {96}>() t = Concat<axis=0>(u0, c) [re] f = Reshape(h, t) [z] y = MatMul(f, v) }",
         {"w[6,3,1,1]", "v[96,4]"},
         "a 6; z - feeds the graph's output y"},
        {"averaged over places, squeezed",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [mean] m = ReduceMean<axes=[2,3], keepdims=0>(h) [z] y = MatMul(m, v) }",
         {"w[6,3,1,1]", "v[6,4]"},
         "a 6; z - feeds the graph's output y"},
        {"channels last for a matrix product",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [tr] t = Transpose<perm=[0,2,3,1]>(h) [fc] k = MatMul(t, u) [g1] l = Erf(k) [z] y = MatMul(l, v) }",
         {"w[6,3,1,1]", "u[6,12]", "v[12,4]"},
         "a 6; fc 12; z - feeds the graph's output y"},
        {"feed-forward block under a layer normalization",
         "g (float[N,5,8] x) => (y) { [ln] h = LayerNormalization(x, s, b) [up] k = MatMul(h, u) [ub] l = Add(ubias, k) [e] m = Erf(l) [mu] n = Mul(l, m) "
         "[down] o = MatMul(n, v) [db] y = Add(o, x) }",
         {"s[8]", "b[8]", "u[8,20]", "ubias[20]", "v[20,8]"},
         "up 20; down - belongs to the graph's input x"},
        {"attention of four heads",
         "g (float[N,5,8] x) => (y) { t = Constant<value = int64[4] {0, 0, 4, 3}>() e = Constant<value = int64[3] {0, 0, 12}>() [q] q0 = MatMul(x, wq) "
         "[qb] q1 = Add(q0, bq) [k] k0 = MatMul(x, wk) [v] v0 = MatMul(x, wv) [qr] q2 = Reshape(q1, t) [kr] k2 = Reshape(k0, t) [vr] v2 = Reshape(v0, t) "
         "[qt] q3 = Transpose<perm=[0,2,1,3]>(q2) [kt] k3 = Transpose<perm=[0,2,3,1]>(k2) [vt] v3 = Transpose<perm=[0,2,1,3]>(v2) [qk] s = MatMul(q3, k3) "
         "[sm] p = Softmax<axis=-1>(s) [pv] o = MatMul(p, v3) [ot] o1 = Transpose<perm=[0,2,1,3]>(o) [or] o2 = Reshape(o1, e) [out] y = MatMul(o2, wo) }",
         {"wq[8,12]", "bq[12]", "wk[8,12]", "wv[8,12]", "wo[12,8]"},
         "q 4x3; out - feeds the graph's output y"},
        {"attention with one product for queries, keys and values",
         "g (float[2,5,8] x) => (y) { t = Constant<value = int64[5] {2, 5, 3, 4, 3}>() e = Constant<value = int64[3] {2, 5, 12}>() [qkv] a = MatMul(x, w) "
         "[r] b = Reshape(a, t) [tr] c = Transpose<perm=[2,0,3,1,4]>(b) i0 = Constant<value = int64 {0}>() i1 = Constant<value = int64 {1}>() "
         "i2 = Constant<value = int64 {2}>() [gq] q = Gather(c, i0) [gk] k = Gather(c, i1) [gv] v = Gather(c, i2) [kt] k2 = Transpose<perm=[0,1,3,2]>(k) "
         "[qk] s = MatMul(q, k2) [sm] p = Softmax<axis=-1>(s) [pv] o = MatMul(p, v) [ot] o1 = Transpose<perm=[0,2,1,3]>(o) [or] o2 = Reshape(o1, e) "
         "[out] y = MatMul(o2, wo) }",
         {"w[8,36]", "wo[12,8]"},
         "qkv 4x9; out - feeds the graph's output y"},
        {"attention with batch and heads in one axis, as PyTorch writes it",
         "g (float[S,N,8] x) => (y) { s = Shape(x) i0 = Constant<value = int64[1] {0}>() i1 = Constant<value = int64[1] {1}>() h = Constant<value = int64[1] {4}>() "
         "d = Constant<value = int64[1] {3}>() w = Constant<value = int64[1] {12}>() len = Gather(s, i0) n = Gather(s, i1) nh = Mul(n, h) t = Concat<axis=0>(len, nh, d) "
         "[q] q0 = MatMul(x, wq) [k] k0 = MatMul(x, wk) [v] v0 = MatMul(x, wv) [qr] q1 = Reshape(q0, t) [kr] k1 = Reshape(k0, t) [vr] v1 = Reshape(v0, t) "
         "[qt] q2 = Transpose<perm=[1,0,2]>(q1) [kt] k2 = Transpose<perm=[1,2,0]>(k1) [vt] v2 = Transpose<perm=[1,0,2]>(v1) [qk] a = MatMul(q2, k2) "
         "[sm] p = Softmax<axis=-1>(a) [pv] o = MatMul(p, v2) [ot] o1 = Transpose<perm=[1,0,2]>(o) m = Mul(len, n) e = Concat<axis=0>(m, w) [or] o2 = Reshape(o1, e) "
         "[out] y = Gemm(o2, wo) }",
         {"wq[8,12]", "wk[8,12]", "wv[8,12]", "wo[12,5]"},
         "q 4x3; out - feeds the graph's output y"},
        {"attention as one operator",
         "g (float[2,5,8] x) => (y) { [q] a = MatMul(x, wq) [k] b = MatMul(x, wk) [v] c = MatMul(x, wv) [at] o = Attention<q_num_heads=8, kv_num_heads=4>(a, b, c) "
         "[out] y = MatMul(o, wo) }",
         {"wq[8,24]", "wk[8,12]", "wv[8,20]", "wo[40,3]"},
         "q 4x6; out - feeds the graph's output y", 23},
        {"attention whose places are turned by an operator",
         "g (float[2,5,8] x) => (y) { [q] a = MatMul(x, wq) [k] b = MatMul(x, wk) [v] c = MatMul(x, wv) [rq] a2 = RotaryEmbedding<num_heads=4>(a, cos, sin) "
         "[rk] b2 = RotaryEmbedding<num_heads=4>(b, cos, sin) [at] o = Attention<q_num_heads=4, kv_num_heads=4>(a2, b2, c) [out] y = MatMul(o, wo) }",
         {"wq[8,24]", "wk[8,24]", "wv[8,20]", "cos[2,5,3]", "sin[2,5,3]", "wo[20,3]"},
         "q 4x6; out - feeds the graph's output y", 23},
        {"attention as one operator of the runtime",
         "g (float[2,5,8] x) => (y) { [q] a = MatMul(x, wq) [k] b = MatMul(x, wk) [v] c = MatMul(x, wv) "
         "[at] o = com.microsoft.MultiHeadAttention<num_heads=4>(a, b, c, bias) [out] y = MatMul(o, wo) }",
         {"wq[8,12]", "wk[8,12]", "wv[8,12]", "bias[36]", "wo[12,3]"},
         "q 4x3; out - feeds the graph's output y"},
        {"attention of the runtime whose queries share keys",
         "g (float[2,5,8] x) => (y) { [q] a = MatMul(x, wq) [k] b = MatMul(x, wk) [v] c = MatMul(x, wv) s = Constant<value = int32[2] {4, 4}>() "
         "t = Constant<value = int32[1] {5}>() [at] o, pk, pv = com.microsoft.GroupQueryAttention<num_heads=6, kv_num_heads=3>(a, b, c, , , s, t) [out] y = MatMul(o, wo) }",
         {"wq[8,48]", "wk[8,24]", "wv[8,24]", "wo[48,3]"},
         "q 3x16; out - feeds the graph's output y"},
        {"the same from one product",
         "g (float[2,5,8] x) => (y) { [qkv] a = MatMul(x, w) s = Constant<value = int32[2] {4, 4}>() t = Constant<value = int32[1] {5}>() "
         "[at] o, pk, pv = com.microsoft.GroupQueryAttention<num_heads=6, kv_num_heads=3>(a, , , , , s, t) [out] y = MatMul(o, wo) }",
         {"w[8,96]", "wo[48,3]"},
         "qkv 3x32; out - feeds the graph's output y"},
        {"attention of the runtime with its own weights",
         "g (float[2,5,12] x) => (y) { [at] o = com.microsoft.Attention<num_heads=4>(x, w, bias) [out] y = MatMul(o, wo) }",
         {"w[12,36]", "bias[36]", "wo[12,3]"},
         "at 4x3; out - feeds the graph's output y"},
        {"bounds and scale computed from the sizes of what is cut",
         "g (float[N,5,8] x) => (y) { [a] h = MatMul(x, w) s = Shape(h) i = Constant<value = int64[1] {2}>() c = Gather(s, i) two = Constant<value = int64[1] {2}>() "
         "half = Div(c, two) z = Constant<value = int64[1] {0}>() [sl] k = Slice(h, z, half, i) [sr] l = Slice(h, half, c, i) f = Cast<to=1>(half) [r] q = Sqrt(f) "
         "[d] m = Div(k, q) [mu] n = Mul(m, l) [z] y = MatMul(n, v) }",
         {"w[8,12]", "v[6,3]"},
         "a 6x2; z - feeds the graph's output y"},
        {"channel shuffle",
         "g (float[N,3,4,4] x) => (y) { t = Constant<value = int64[5] {0, 2, 6, 4, 4}>() e = Constant<value = int64[4] {0, 12, 4, 4}>() [a] h = Conv(x, w) "
         "[s1] b = Reshape(h, t) [s2] c = Transpose<perm=[0,2,1,3,4]>(b) [s3] d = Reshape(c, e) [dw] f = Conv<group=12>(d, u) [z] y = Conv(f, v) }",
         {"w[12,3,1,1]", "u[12,1,3,3]", "v[4,12,1,1]"},
         "a 6x2; z - feeds the graph's output y"},
        {"depth to space",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [ds] k = DepthToSpace<blocksize=2>(h) [z] y = Conv(k, v) }",
         {"w[20,3,1,1]", "v[4,5,1,1]"},
         "a 5x4; z - feeds the graph's output y"},
        {"space to depth",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [sd] k = SpaceToDepth<blocksize=2>(h) [z] y = Conv(k, v) }",
         {"w[5,3,1,1]", "v[4,20,1,1]"},
         "a 5; z - feeds the graph's output y"},
        {"upsampled and joined with an earlier part",
         "g (float[N,3,8,8] x) => (y) { [a] h = Conv(x, w) [p] k = MaxPool<kernel_shape=[2,2], strides=[2,2]>(h) [b] l = Conv(k, u) "
         "[up] m = Resize<mode=\"nearest\">(l, none, scales) [cat] c = Concat<axis=1>(m, h) [z] y = Conv(c, v) }",
         {"w[6,3,1,1]", "u[8,6,1,1]", "v[4,14,1,1]"},
         "a 6; b 8; z - feeds the graph's output y"},
        {"resized along the axes that are named",
         "g (float[N,3,4,4] x) => (y) { s = Constant<value = float[2] {2.0, 2.0}>() [a] h = Conv(x, w) [up] k = Resize<mode=\"nearest\", axes=[2,3]>(h, none, s) [z] y = Conv(k, v) }",
         {"w[6,3,1,1]", "v[4,6,1,1]"},
         "a 6; z - feeds the graph's output y", 18},
        {"resized to sizes along the axes that are named",
         "g (float[N,3,4,4] x) => (y) { s = Constant<value = int64[2] {8, 4}>() [a] h = Conv(x, w) [up] k = Resize<mode=\"nearest\", axes=[2,3]>(h, none, , s) [z] y = Conv(k, v) }",
         {"w[6,3,1,1]", "v[4,6,1,1]"},
         "a 6; z - feeds the graph's output y", 18},
        {"resized with the channels last",
         "g (float[N,4,4,3] x) => (y) { s = Constant<value = float[4] {1.0, 2.0, 2.0, 1.0}>() [a] h = MatMul(x, w) [up] k = Resize<mode=\"nearest\">(h, none, s) [z] y = MatMul(k, v) }",
         {"w[3,6]", "v[6,4]"},
         "a 6; z - feeds the graph's output y"},
        {"group normalization, written out",
         "g (float[N,3,4,4] x) => (y) { t = Constant<value = int64[3] {0, 4, -1}>() e = Constant<value = int64[4] {-1, 12, 4, 4}>() [a] h = Conv(x, w) "
         "[r1] b = Reshape(h, t) [n] c = InstanceNormalization(b, s, B) [r2] d = Reshape(c, e) [sc] f = Mul(d, scale) [z] y = Conv(f, v) }",
         {"w[12,3,1,1]", "s[4]", "B[4]", "scale[12,1,1]", "v[4,12,1,1]"},
         "a 4x3; z - feeds the graph's output y"},
        {"group normalization, written out, places of unknown size",
         "g (float[N,3,H,W] x) => (y) { t = Constant<value = int64[3] {0, 4, -1}>() [a] h = Conv(x, w) e = Shape(h) "
         "[r1] b = Reshape(h, t) [n] c = InstanceNormalization(b, s, B) [r2] d = Reshape(c, e) [sc] f = Mul(d, scale) [z] y = Conv(f, v) }",
         {"w[12,3,1,1]", "s[4]", "B[4]", "scale[12,1,1]", "v[4,12,1,1]"},
         "a 4x3; z - feeds the graph's output y"},
        {"padded, zeros beside the places",
         "g (float[N,3,4,4] x) => (y) { p = Constant<value = int64[8] {0, 0, 1, 1, 0, 0, 1, 1}>() [a] h = Conv(x, w) [pad] k = Pad(h, p) [z] y = Conv(k, v) }",
         {"w[6,3,1,1]", "v[4,6,3,3]"},
         "a 6; z - feeds the graph's output y"},
        {"recurrent layer",
         "g (float[7,2,5] x) => (y) { [l] h = LSTM<hidden_size=6>(x, w, r, b) ax = Constant<value = int64[1] {1}>() [sq] k = Squeeze(h, ax) [z] y = MatMul(k, v) }",
         {"w[1,24,5]", "r[1,24,6]", "b[1,48]", "v[6,4]"},
         "l 6; z - feeds the graph's output y"},
        {"recurrent layers in both directions",
         "g (float[7,2,5] x) => (y) { [l] h = GRU<hidden_size=6, direction=\"bidirectional\">(x, w, r) [tr] t = Transpose<perm=[0,2,1,3]>(h) "
         "e = Constant<value = int64[3] {0, 0, 12}>() [re] f = Reshape(t, e) [z] y = MatMul(f, v) }",
         {"w[2,18,5]", "r[2,18,6]", "v[12,4]"},
         "l 6; z - feeds the graph's output y"},
        {"embedding",
         "g (int64[N,5] i) => (y) { [emb] h = Gather(table, i) [fc] k = MatMul(h, u) [r] l = Relu(k) [z] y = MatMul(l, v) }",
         {"table[7,6]", "u[6,10]", "v[10,3]"},
         "emb 6; fc 10; z - feeds the graph's output y"},
        {"letters of an equation",
         "g (float[N,5,6] x) => (y) { [e] h = Einsum<equation=\"bsc,cd->bsd\">(x, w) [r] k = Relu(h) [z] y = Einsum<equation=\"bsd,de->bse\">(k, v) }",
         {"w[6,8]", "v[8,3]"},
         "e 8; z - feeds the graph's output y"},
        {"weights that are turned first",
         "g (float[N,6] x) => (y) { [t] w = Transpose(wt) [a] h = MatMul(x, w) [r] k = Relu(h) [z] y = MatMul(k, v) }",
         {"wt[8,6]", "v[8,3]"},
         "a 8; z - feeds the graph's output y"},
        {"a parameter without a layer around it",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [m] k = Mul(h, p) [ad] l = Add(q, k) [z] y = Conv(l, v) }",
         {"w[6,3,1,1]", "p[1,6,1,1]", "q[6,4,4]", "v[4,6,1,1]"},
         "a 6; z - feeds the graph's output y"},
        {"padded with channels of zeros",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) p = Constant<value = int64[8] {0, 2, 0, 0, 0, 2, 0, 0}>() [pad] k = Pad(h, p) [b] l = Conv(x, u) [s] m = Add(k, l) "
         "[z] y = Conv(m, v) }",
         {"w[8,3,1,1]", "u[12,3,1,1]", "v[4,12,1,1]"},
         "a 8; b - is padded by pad; z - feeds the graph's output y"},
        {"picked by indices",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) i = Constant<value = int64[6] {7, 6, 5, 0, 1, 2}>() [g] k = Gather<axis=1>(h, i) [z] y = Conv(k, v) }",
         {"w[8,3,1,1]", "v[4,6,1,1]"},
         "a 6; a#2 2; z - feeds the graph's output y"},
        {"transposed, with groups",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [t] k = ConvTranspose<strides=[2,2], group=2>(h, u, ub) [r] l = Relu(k) [z] y = Conv(l, v) }",
         {"w[8,3,1,1]", "u[8,6,2,2]", "ub[12]", "v[4,12,1,1]"},
         "a 4x2; t 6x2; z - feeds the graph's output y"},
        {"two inputs",
         "g (float[N,3,4,4] x, float[N,2,4,4] x2) => (y) { [a] h = Conv(x, w) [b] k = Conv(x2, u) [s] l = Sub(h, k) [z] y = Conv(l, v) }",
         {"w[6,3,1,1]", "u[6,2,1,1]", "v[4,6,1,1]"},
         "a 6; z - feeds the graph's output y"},
        {"expanded to a size given as a number",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) t = Constant<value = int64[4] {1, 6, 4, 4}>() [ex] k = Expand(one, t) [m] l = Mul(h, k) [z] y = Conv(l, v) }",
         {"w[6,3,1,1]", "one[1,1,1,1]", "v[4,6,1,1]"},
         "a 6; z - feeds the graph's output y"},
        {"expanded to the shape of another value",
         "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) t = Shape(h) [ex] k = Expand(one, t) [m] l = Mul(h, k) [z] y = Conv(l, v) }",
         {"w[6,3,1,1]", "one[1,1,1,1]", "v[4,6,1,1]"},
         "a 6; z - feeds the graph's output y"},
        {"a state of zeros made at run time",
         "g (float[7,B,5] x) => (y) { s = Shape(x) i = Constant<value = int64[1] {1}>() b = Gather(s, i) d = Constant<value = int64[1] {1}>() "
         "n = Constant<value = int64[1] {6}>() t = Concat<axis=0>(d, b, n) [zero] c = ConstantOfShape<value = float[1] {0}>(t) [l] h, , = LSTM<hidden_size=6>(x, w, r, , , c, c) "
         "[sq] k = Squeeze(h, d) [z] y = MatMul(k, v) }",
         {"w[1,24,5]", "r[1,24,6]", "v[6,4]"},
         "l 6; z - feeds the graph's output y"},
    };
    return all;
}

} // namespace pare::test
