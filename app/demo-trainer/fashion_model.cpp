#include "app/demo-trainer/demo_models.h"
#include "app/demo-trainer/graph_writer.h"

#include <fmt/format.h>

namespace pare::demo {

namespace {

// A convolution without bias and its batch normalization; `module` is libtorch's dotted name, `scope` the node's.
std::string normalizedConvolution(GraphWriter &graph, const std::string &x, const std::string &conv, const std::string &convModule,
                                  const std::string &bn, const std::string &bnModule, int64_t kernel, int64_t stride)
{
    const int64_t pad = kernel / 2;
    const std::string y = graph.node("Conv", conv, {x, graph.weight(convModule + ".weight")});
    graph.ints("dilations", {1, 1}).integer("group", 1).ints("kernel_shape", {kernel, kernel});
    graph.ints("pads", {pad, pad, pad, pad}).ints("strides", {stride, stride});
    const std::string z = graph.node("BatchNormalization", bn, {y, graph.weight(bnModule + ".weight"), graph.weight(bnModule + ".bias"),
                                                                graph.weight(bnModule + ".running_mean"),
                                                                graph.weight(bnModule + ".running_var")});
    graph.real("epsilon", 1e-5F);
    return z;
}

std::string residualBlock(GraphWriter &graph, const std::string &x, int stage, int block)
{
    const std::string scope = fmt::format("layer{}/{}/", stage, block);
    const std::string module = fmt::format("layer{}.{}.", stage, block);
    const bool reduces = stage > 1 && block == 0;
    const auto part = [&](const std::string &from, const char *conv, const char *bn, int64_t stride) {
        return normalizedConvolution(graph, from, scope + conv, module + conv, scope + bn, module + bn, 3, stride);
    };
    std::string y = part(x, "conv1", "bn1", reduces ? 2 : 1);
    y = graph.node("Relu", scope + "relu1", {y});
    y = part(y, "conv2", "bn2", 1);
    const std::string shortcut = reduces ? normalizedConvolution(graph, x, scope + "downsample/conv", module + "downsample_conv",
                                                                 scope + "downsample/bn", module + "downsample_bn", 1, 2)
                                         : x;
    return graph.node("Relu", scope + "relu2", {graph.node("Add", scope + "add", {y, shortcut})});
}

} // namespace

Model fashionModel(const Weights &weights, const Metadata &metadata)
{
    GraphWriter graph(weights, "fashion");
    graph.input("images", pb::TensorProto::FLOAT, "N", {1, 28, 28});
    graph.output("logits", "N", {10});

    std::string x = normalizedConvolution(graph, "images", "conv1", "conv1", "bn1", "bn1", 3, 2);
    x = graph.node("Relu", "relu", {x});
    for (int stage = 1; stage <= 3; ++stage)
        for (int block = 0; block < 3; ++block)
            x = residualBlock(graph, x, stage, block);
    x = graph.node("GlobalAveragePool", "pool", {x});
    x = graph.node("Flatten", "flatten", {x});
    graph.integer("axis", 1);
    graph.node("Gemm", "fc", {x, graph.weight("fc.weight"), graph.weight("fc.bias")}, "logits");
    graph.integer("transB", 1);
    return graph.finish(metadata);
}

} // namespace pare::demo
