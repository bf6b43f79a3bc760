#include "app/demo-trainer/demo_models.h"
#include "app/demo-trainer/graph_writer.h"

#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace pare::demo {

namespace {

constexpr float epsilon = 1e-5F; // libtorch's for layer normalization

std::string layerNorm(GraphWriter &graph, const std::string &x, const std::string &name, const std::string &module)
{
    const std::string y = graph.node("LayerNormalization", name, {x, graph.weight(module + ".weight"), graph.weight(module + ".bias")});
    graph.integer("axis", -1).real("epsilon", epsilon);
    return y;
}

// x W^T + b over the last axis, as MatMul and Add.
std::string linear(GraphWriter &graph, const std::string &x, const std::string &name, const std::string &module)
{
    const std::string y = graph.node("MatMul", name + "/matmul", {x, graph.transposed(module + ".weight")});
    return graph.node("Add", name + "/add", {graph.weight(module + ".bias"), y});
}

struct Constants {
    std::string splitHeads, joinHeads, scale, root2, one, half;
};

std::string attention(GraphWriter &graph, const std::string &x, const std::string &scope, const std::string &module, const Constants &constants)
{
    const auto heads = [&](const char *name, const std::vector<int64_t> &order) {
        const std::string y = linear(graph, x, scope + name, module + name);
        const std::string split = graph.node("Reshape", scope + name + "/split", {y, constants.splitHeads});
        const std::string turned = graph.node("Transpose", scope + name + "/transpose", {split});
        graph.ints("perm", order);
        return turned;
    };
    const std::string query = heads("query", {0, 2, 1, 3});
    const std::string key = heads("key", {0, 2, 3, 1});
    const std::string value = heads("value", {0, 2, 1, 3});
    const std::string scores = graph.node("MatMul", scope + "scores", {query, key});
    const std::string scaled = graph.node("Div", scope + "scale", {scores, constants.scale});
    const std::string shares = graph.node("Softmax", scope + "softmax", {scaled});
    graph.integer("axis", -1);
    const std::string context = graph.node("MatMul", scope + "context", {shares, value});
    const std::string turned = graph.node("Transpose", scope + "transpose", {context});
    graph.ints("perm", {0, 2, 1, 3});
    const std::string joined = graph.node("Reshape", scope + "join", {turned, constants.joinHeads});
    return linear(graph, joined, scope + "output", module + "output");
}

// x/2 * (1 + erf(x / sqrt 2)), in the operators of the usual export.
std::string gelu(GraphWriter &graph, const std::string &x, const std::string &scope, const Constants &constants)
{
    const std::string scaled = graph.node("Div", scope + "div", {x, constants.root2});
    const std::string erf = graph.node("Erf", scope + "erf", {scaled});
    const std::string raised = graph.node("Add", scope + "add", {erf, constants.one});
    const std::string product = graph.node("Mul", scope + "mul", {x, raised});
    return graph.node("Mul", scope + "half", {product, constants.half});
}

} // namespace

Model languageModel(const Weights &weights, int64_t layers, int64_t heads, const Metadata &metadata)
{
    const std::vector<int64_t> &places = weights.at("places").shape; // [64, width]
    const int64_t width = places.at(1);
    const int64_t classes = weights.at("head.weight").shape.at(0);

    GraphWriter graph(weights, "languages");
    graph.input("bytes", pb::TensorProto::INT64, "N", {places.at(0)});
    graph.output("logits", "N", {classes});
    const Constants constants{
        graph.constant("attention.split", {0, 0, heads, width / heads}),
        graph.constant("attention.join", {0, 0, width}),
        graph.constant("attention.scale", std::sqrt(static_cast<float>(width / heads))),
        graph.constant("gelu.root2", std::numbers::sqrt2_v<float>),
        graph.constant("gelu.one", 1.0F),
        graph.constant("gelu.half", 0.5F),
    };

    std::string x = graph.node("Gather", "embedding/bytes", {graph.weight("bytes.weight"), "bytes"});
    x = graph.node("Add", "embedding/places", {x, graph.weight("places")});
    for (int64_t layer = 0; layer < layers; ++layer) {
        const std::string scope = fmt::format("encoder/{}/", layer);
        const std::string module = fmt::format("encoder{}.", layer);
        const std::string mixed = attention(graph, layerNorm(graph, x, scope + "norm1", module + "norm1"), scope + "attention/", module, constants);
        x = graph.node("Add", scope + "add1", {x, mixed});
        std::string inner = layerNorm(graph, x, scope + "norm2", module + "norm2");
        inner = linear(graph, inner, scope + "feed_forward/up", module + "up");
        inner = gelu(graph, inner, scope + "feed_forward/gelu/", constants);
        inner = linear(graph, inner, scope + "feed_forward/down", module + "down");
        x = graph.node("Add", scope + "add2", {x, inner});
    }
    x = layerNorm(graph, x, "norm", "norm");
    x = graph.node("ReduceMean", "pool", {x});
    graph.ints("axes", {1}).integer("keepdims", 0);
    graph.node("Gemm", "head", {x, graph.weight("head.weight"), graph.weight("head.bias")}, "logits");
    graph.integer("transB", 1);
    return graph.finish(metadata);
}

} // namespace pare::demo
