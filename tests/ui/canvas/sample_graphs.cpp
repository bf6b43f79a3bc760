#include "sample_graphs.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace pare::sample {

namespace {

// Builds a scene layer by layer; every layer has one output tensor, which is meant wherever a node is.
class Builder {
public:
    explicit Builder(std::string title)
    {
        m_scene.title = std::move(title);
        m_scene.mainPrecision = "F32";
    }

    int add(std::string name, std::string title, Category category, const std::vector<int> &inputs, double macs = -1,
            double bytes = -1, std::string shape = "1×16×28×28")
    {
        SceneNode node;
        node.name = std::move(name);
        node.op = title.substr(0, title.find(' '));
        node.title = std::move(title);
        node.category = category;
        if (macs >= 0)
            node.macs = macs;
        if (bytes >= 0) {
            node.sizeBytes = bytes;
            node.weightShapes = "16×16×3×3 · 16";
        }
        if (macs >= 0)
            node.timeMs = 0.004 + macs / 4e8;
        node.precision = "F32";
        node.outputShape = shape;
        return add(std::move(node), inputs, std::move(shape));
    }

    int add(SceneNode node, const std::vector<int> &inputs, std::string shape)
    {
        const int index = m_scene.nodeCount();
        for (const int input : inputs)
            m_scene.tensors[static_cast<size_t>(m_outputOf[static_cast<size_t>(input)])].readers.push_back(index);
        m_outputOf.push_back(static_cast<int>(m_scene.tensors.size()));
        m_scene.tensors.push_back({node.name + "_out", index, {}, "f32", std::move(shape)});
        m_scene.nodes.push_back(std::move(node));
        return index;
    }

    int input(std::string name, std::string shape = "1×1×28×28")
    {
        SceneNode node;
        node.name = node.title = std::move(name);
        node.op = "Input";
        node.category = Category::InputOutput;
        node.kind = NodeKind::Input;
        node.outputShape = shape;
        const int index = add(node, {}, shape);
        m_scene.tensors.back().name = node.name;
        return index;
    }

    int output(std::string name, int from)
    {
        SceneNode node;
        node.name = node.title = std::move(name);
        node.op = "Output";
        node.category = Category::InputOutput;
        node.kind = NodeKind::Output;
        return add(node, {from}, "");
    }

    SceneNode &node(int index) { return m_scene.nodes[static_cast<size_t>(index)]; }
    SceneTensor &tensorOf(int index) { return m_scene.tensors[static_cast<size_t>(m_outputOf[static_cast<size_t>(index)])]; }
    int count() const { return m_scene.nodeCount(); }
    GraphScene finish() { return std::move(m_scene); }

private:
    GraphScene m_scene;
    std::vector<int> m_outputOf;
};

int convBnRelu(Builder &b, const std::string &name, int from, const std::string &what, bool relu = true, double scale = 1)
{
    int x = b.add(name + "/conv", what, Category::Convolution, {from}, 1.81e6 * scale, 9216 * scale);
    x = b.add(name + "/bn", "BatchNorm", Category::Normalization, {x}, 12544 * scale, 256);
    return relu ? b.add(name + "/relu", "Relu", Category::Activation, {x}, 6272 * scale) : x;
}

} // namespace

GraphScene resnet(int blocks)
{
    Builder b("resnet");
    int x = b.input("images");
    x = convBnRelu(b, "stem", x, "Conv 3x3 /2");
    for (int i = 0; i < blocks; ++i) {
        const bool down = i > 0 && i % 3 == 0;
        const std::string name = "layer" + std::to_string(i / 3 + 1) + "/" + std::to_string(i % 3);
        const double scale = 0.6 + 0.35 * (i % 4);
        int main = convBnRelu(b, name + "/conv1", x, down ? "Conv 3x3 /2" : "Conv 3x3", true, scale);
        main = convBnRelu(b, name + "/conv2", main, "Conv 3x3", false, scale);
        const int side = down ? convBnRelu(b, name + "/downsample", x, "Conv 1x1 /2", false, 0.1) : x;
        x = b.add(name + "/add", "Add", Category::ElementWise, {main, side}, 6272);
        x = b.add(name + "/relu", "Relu", Category::Activation, {x}, 6272);
    }
    x = b.add("pool", "GlobalAveragePool", Category::ElementWise, {x}, 3136, -1, "1×64×1×1");
    x = b.add("flatten", "Flatten", Category::Shape, {x}, -1, -1, "1×64");
    x = b.add("fc", "Gemm 64 → 10", Category::Matrix, {x}, 640, 2600, "1×10");
    b.output("logits", x);
    return b.finish();
}

GraphScene transformer(int layers)
{
    Builder b("text-encoder");
    const int ids = b.input("input_ids", "1×64");
    const int mask = b.input("attention_mask", "1×64");
    int x = b.add("embeddings/word_embeddings/Gather", "Gather", Category::Shape, {ids}, -1, 65536, "1×64×64");
    const int position = b.add("embeddings/position_ids", "Constant", Category::Shape, {}, -1, 512, "1×64");
    const int positions = b.add("embeddings/position_embeddings/Gather", "Gather", Category::Shape, {position}, -1, 16384, "1×64×64");
    x = b.add("embeddings/Add", "Add", Category::ElementWise, {x, positions}, 4096, -1, "1×64×64");
    int bias = b.add("mask/Unsqueeze", "Unsqueeze", Category::Shape, {mask}, -1, -1, "1×1×1×64");
    bias = b.add("mask/Cast", "Cast F32", Category::Quantize, {bias}, -1, -1, "1×1×1×64");
    bias = b.add("mask/Sub", "Sub", Category::ElementWise, {bias}, 64, -1, "1×1×1×64");
    const int zero = b.add("mask/Mul", "Mul", Category::ElementWise, {bias}, 64, -1, "1×1×1×64");
    b.tensorOf(zero).name = "mask";
    for (int i = 0; i < layers; ++i) {
        const std::string name = "encoder/layer." + std::to_string(i);
        const int norm = b.add(name + "/norm1/LayerNormalization", "LayerNorm", Category::Normalization, {x}, 20480, 512, "1×64×64");
        const int shape = b.add(name + "/attention/Shape", "Shape", Category::Shape, {norm}, -1, -1, "3");
        const int gather = b.add(name + "/attention/Gather", "Gather", Category::Shape, {shape}, -1, -1, "1");
        const int dims = b.add(name + "/attention/Concat", "Concat", Category::Shape, {gather}, -1, -1, "4");
        std::vector<int> heads;
        for (const char *part : {"query", "key", "value"}) {
            const std::string base = name + "/attention/" + part;
            int y = b.add(base + "/MatMul", "MatMul 64 → 64", Category::Matrix, {norm}, 262144, 16384, "1×64×64");
            y = b.add(base + "/Add", "Add", Category::ElementWise, {y}, 4096, 256, "1×64×64");
            y = b.add(base + "/Reshape", "Reshape", Category::Shape, {y, dims}, -1, -1, "1×64×4×16");
            heads.push_back(b.add(base + "/Transpose", "Transpose", Category::Shape, {y}, -1, -1, "1×4×64×16"));
        }
        int y = b.add(name + "/attention/scores/MatMul", "MatMul", Category::Matrix, {heads[0], heads[1]}, 262144, -1, "1×4×64×64");
        y = b.add(name + "/attention/Div", "Div", Category::ElementWise, {y}, 16384, -1, "1×4×64×64");
        y = b.add(name + "/attention/Add", "Add", Category::ElementWise, {y, zero}, 16384, -1, "1×4×64×64");
        y = b.add(name + "/attention/Softmax", "Softmax", Category::Activation, {y}, 65536, -1, "1×4×64×64");
        y = b.add(name + "/attention/context/MatMul", "MatMul", Category::Matrix, {y, heads[2]}, 262144, -1, "1×4×64×16");
        y = b.add(name + "/attention/Transpose_3", "Transpose", Category::Shape, {y}, -1, -1, "1×64×4×16");
        y = b.add(name + "/attention/Reshape_3", "Reshape", Category::Shape, {y}, -1, -1, "1×64×64");
        y = b.add(name + "/attention/output/dense/MatMul", "MatMul 64 → 64", Category::Matrix, {y}, 262144, 16384, "1×64×64");
        y = b.add(name + "/attention/output/dense/Add", "Add", Category::ElementWise, {y}, 4096, 256, "1×64×64");
        x = b.add(name + "/attention/output/Add", "Add", Category::ElementWise, {y, x}, 4096, -1, "1×64×64");
        y = b.add(name + "/norm2/LayerNormalization", "LayerNorm", Category::Normalization, {x}, 20480, 512, "1×64×64");
        y = b.add(name + "/intermediate/dense/MatMul", "MatMul 64 → 256", Category::Matrix, {y}, 1048576, 65536, "1×64×256");
        y = b.add(name + "/intermediate/dense/Add", "Add", Category::ElementWise, {y}, 16384, 1024, "1×64×256");
        const int gate = b.add(name + "/intermediate/Div", "Div", Category::ElementWise, {y}, 16384, -1, "1×64×256");
        const int erf = b.add(name + "/intermediate/Erf", "Erf", Category::Activation, {gate}, 65536, -1, "1×64×256");
        const int plus = b.add(name + "/intermediate/Add_1", "Add", Category::ElementWise, {erf}, 16384, -1, "1×64×256");
        y = b.add(name + "/intermediate/Mul", "Mul", Category::ElementWise, {y, plus}, 16384, -1, "1×64×256");
        y = b.add(name + "/output/dense/MatMul", "MatMul 256 → 64", Category::Matrix, {y}, 1048576, 65536, "1×64×64");
        y = b.add(name + "/output/dense/Add", "Add", Category::ElementWise, {y}, 4096, 256, "1×64×64");
        x = b.add(name + "/output/Add", "Add", Category::ElementWise, {y, x}, 4096, -1, "1×64×64");
    }
    x = b.add("pooler/ReduceMean", "ReduceMean", Category::ElementWise, {x}, 4096, -1, "1×64");
    x = b.add("classifier/Gemm", "Gemm 64 → 50", Category::Matrix, {x}, 3200, 13000, "1×50");
    b.output("logits", x);
    return b.finish();
}

GraphScene longNetwork(int count)
{
    Builder b("long-network");
    int x = b.input("input");
    for (int block = 0; b.count() + 12 < count; ++block) {
        const std::string name = "stage" + std::to_string(block / 16) + "/block" + std::to_string(block);
        if (block % 4 == 3) { // inception
            std::vector<int> ways;
            for (int way = 0; way < 3; ++way) {
                int y = b.add(name + "/branch" + std::to_string(way) + "/conv", "Conv 1x1", Category::Convolution, {x}, 4e5, 4096);
                for (int depth = 0; depth < way; ++depth)
                    y = b.add(name + "/branch" + std::to_string(way) + "/conv" + std::to_string(depth), "Conv 3x3",
                              Category::Convolution, {y}, 1.2e6, 9216);
                ways.push_back(y);
            }
            x = b.add(name + "/concat", "Concat", Category::Shape, ways);
            x = b.add(name + "/relu", "Relu", Category::Activation, {x}, 6272);
        } else {
            const int main = convBnRelu(b, name + "/conv1", x, "Conv 3x3");
            const int second = convBnRelu(b, name + "/conv2", main, "Conv 3x3", false);
            x = b.add(name + "/add", "Add", Category::ElementWise, {second, x}, 6272);
            x = b.add(name + "/relu", "Relu", Category::Activation, {x}, 6272);
        }
    }
    while (b.count() + 1 < count)
        x = b.add("tail/relu" + std::to_string(b.count()), "Relu", Category::Activation, {x}, 6272);
    if (b.count() < count)
        b.output("output", x);
    return b.finish();
}

GraphScene mesh(int count, int width, unsigned seed)
{
    std::mt19937 random(seed);
    Builder b("mesh");
    const std::vector<std::pair<std::string, Category>> kinds{{"Conv 3x3", Category::Convolution},
                                                              {"MatMul 64 → 64", Category::Matrix},
                                                              {"Relu", Category::Activation},
                                                              {"Add", Category::ElementWise},
                                                              {"LayerNorm", Category::Normalization},
                                                              {"Reshape", Category::Shape}};
    std::vector<int> above;
    while (b.count() < count) {
        std::vector<int> row;
        for (int i = 0; i < width && b.count() < count; ++i) {
            std::vector<int> inputs;
            if (!above.empty()) {
                const int near = std::min(i, static_cast<int>(above.size()) - 1);
                inputs.push_back(above[static_cast<size_t>(near)]);
                const int other = std::clamp(near + static_cast<int>(random() % 3) - 1, 0, static_cast<int>(above.size()) - 1);
                if (random() % 2 == 0 && other != near)
                    inputs.push_back(above[static_cast<size_t>(other)]);
            }
            const auto &[title, category] = kinds[random() % kinds.size()];
            const std::string name = "block" + std::to_string(b.count() / width) + "/unit" + std::to_string(i) + "/" + title.substr(0, title.find(' '));
            row.push_back(b.add(name, title, category, inputs, static_cast<double>(random() % 1000000), static_cast<double>(random() % 65536)));
        }
        above = std::move(row);
    }
    return b.finish();
}

GraphScene hub(int count)
{
    Builder b("hub");
    const int hub = b.input("shared");
    int x = hub;
    while (b.count() < count) {
        const std::string name = "chain" + std::to_string(b.count() / 10) + "/" + std::to_string(b.count() % 10);
        const bool first = b.count() % 10 == 1;
        x = b.add(name, "Add", Category::ElementWise, first ? std::vector{hub} : std::vector{x, hub}, 100);
    }
    return b.finish();
}

GraphScene randomGraph(int count, unsigned seed, bool cycles)
{
    std::mt19937 random(seed);
    Builder b("random");
    for (int i = 0; i < count; ++i) {
        std::vector<int> inputs;
        const int wanted = i == 0 || random() % 12 == 0 ? 0 : 1 + static_cast<int>(random() % 3);
        for (int k = 0; k < wanted; ++k) {
            const int reach = random() % 10 == 0 ? i : std::min(i, 12);
            const int from = i - 1 - static_cast<int>(random() % static_cast<unsigned>(reach));
            if (std::ranges::find(inputs, from) == inputs.end())
                inputs.push_back(from);
        }
        b.add("node" + std::to_string(i), i % 3 ? "Conv 3x3" : "Add", i % 3 ? Category::Convolution : Category::ElementWise, inputs, 100);
    }
    GraphScene scene = b.finish();
    for (SceneTensor &tensor : scene.tensors)
        if (cycles && random() % 8 == 0)
            tensor.readers.push_back(static_cast<int>(random() % static_cast<unsigned>(count)));
    return scene;
}

GraphScene everyKind()
{
    Builder b("every-kind");
    int x = b.input("images");
    x = b.add("conv/a/very/long/scope/that/must/be/elided/in/the/middle/Conv_0", "Conv 3x3 /2", Category::Convolution, {x}, 1.81e6, 9216);
    b.node(x).precision = "I8";
    b.node(x).badges = {{BadgeKind::Removed, BadgeState::Done, "−30 %", "64 → 44 channels"}};
    const int branch = x;
    x = b.add("norm", "BatchNorm", Category::Normalization, {x}, 12544, 256);
    b.node(x).badges = {{BadgeKind::Lock, BadgeState::Planned, "", "Left alone"}};
    x = b.add("relu", "Relu", Category::Activation, {x});
    b.node(x).badges = {{BadgeKind::Warning, BadgeState::Done, "", "Its output has no shape"}};
    const int matrix = b.add("matmul", "MatMul 64 → 64", Category::Matrix, {branch}, 262144, 16384);
    b.node(matrix).badges = {{BadgeKind::Declined, BadgeState::Done, "", "Declined: it feeds the output logits"},
                             {BadgeKind::Precision, BadgeState::Planned, "F16", "Planned: FP16"},
                             {BadgeKind::Removed, BadgeState::Planned, "−50 %", ""},
                             {BadgeKind::Lock, BadgeState::Done, "", ""}};
    const int attention = b.add("attention", "Attention 4 heads", Category::Attention, {matrix}, 1e6, 65536);
    const int quantize = b.add("quantize", "QuantizeLinear", Category::Quantize, {attention});
    b.node(quantize).precision = "I8";
    const int loop = b.add("loop", "Loop", Category::Shape, {quantize});
    b.node(loop).kind = NodeKind::ControlFlow;
    const int unknown = b.add("vendor", "vendor.Fancy", Category::Shape, {x});
    b.node(unknown).kind = NodeKind::Unknown;
    b.node(unknown).precision = "";
    const int join = b.add("join", "Concat", Category::Shape, {loop, unknown});
    const int pool = b.add("pool", "MaxPool 2x2", Category::ElementWise, {join}, 3136);
    b.output("logits", pool);
    return b.finish();
}

} // namespace pare::sample
