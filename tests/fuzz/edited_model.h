// Networks of every structure with edits that bytes choose: what bytes alone would hardly reach behind a parser.
#pragma once

#include "core/base/checked.h"
#include "core/formats/onnx_file.h"
#include "tests/core/prune/networks.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace pare::test {

inline const std::filesystem::path &fuzzFolder()
{
    static const auto made = [] {
        auto result = TemporaryFolder::create("fuzz");
        if (!result.ok())
            std::abort();
        return *result;
    }();
    return made->path();
}

inline constexpr int64_t edges[] = {0, 1, -1, 2, 3, -2, 7, 100, 4097, 1 << 20, int64_t{1} << 31, -(int64_t{1} << 31), int64_t{1} << 40, int64_t{1} << 62,
                             std::numeric_limits<int64_t>::max(), std::numeric_limits<int64_t>::min()};
inline constexpr const char *operators[] = {"Conv", "MatMul", "Gemm", "Add", "Mul", "Concat", "Split", "Reshape", "Transpose", "Flatten", "Squeeze", "Unsqueeze", "Slice",
                                 "Gather", "Expand", "Tile", "Pad", "Resize", "Softmax", "BatchNormalization", "LayerNormalization", "ConvTranspose", "LSTM",
                                 "ReduceMean", "DepthToSpace", "ConstantOfShape", "Range", "Loop", "Einsum", "Shape", "Where", "QLinearConv", "Attention"};

// Bytes as choices; zero when they are used up.
class Choices {
public:
    Choices(const uint8_t *data, size_t size) : m_data(data), m_size(size) {}
    [[nodiscard]] bool any() const { return m_at < m_size; }
    size_t below(size_t n) { return n == 0 ? 0 : next() % n; }
    int64_t edge() { return edges[below(std::size(edges))]; }

private:
    size_t next() { return m_at < m_size ? m_data[m_at++] : 0; }
    const uint8_t *m_data;
    size_t m_size;
    size_t m_at = 0;
};

// A tensor of other dimensions, with as many bytes as these ask for where that is not too many.
inline void resize(pb::TensorProto &tensor, Choices &choices)
{
    if (tensor.dims_size() > 0)
        tensor.set_dims(static_cast<int>(choices.below(static_cast<size_t>(tensor.dims_size()))), choices.edge());
    else
        tensor.add_dims(choices.edge());
    const auto count = checkedElementCount(tensor.dims());
    const auto bytes = count ? elementBytes(tensor.data_type(), *count) : std::nullopt;
    if (!bytes || *bytes > 1 << 16)
        return; // refused on opening
    std::string raw = tensor.raw_data();
    raw.resize(static_cast<size_t>(*bytes), '\1');
    tensor.clear_float_data();
    tensor.clear_int64_data();
    tensor.set_raw_data(raw);
}

inline void editNode(pb::NodeProto &node, const pb::GraphProto &graph, Choices &choices)
{
    const auto anyValue = [&]() -> std::string {
        const auto &other = graph.node(static_cast<int>(choices.below(static_cast<size_t>(graph.node_size()))));
        return other.output_size() > 0 && choices.below(2) == 0 ? other.output(0) : other.input_size() > 0 ? other.input(0) : std::string();
    };
    switch (choices.below(7)) {
    case 0:
        if (node.input_size() > 0)
            node.set_input(static_cast<int>(choices.below(static_cast<size_t>(node.input_size()))), anyValue());
        break;
    case 1: node.add_input(anyValue()); break;
    case 2:
        if (node.input_size() > 0)
            node.mutable_input()->RemoveLast();
        break;
    case 3:
        if (node.output_size() > 0)
            node.mutable_output()->RemoveLast();
        break;
    case 4: node.set_op_type(operators[choices.below(std::size(operators))]); break;
    case 5:
        if (node.attribute_size() > 0) {
            auto &attribute = *node.mutable_attribute(static_cast<int>(choices.below(static_cast<size_t>(node.attribute_size()))));
            if (attribute.ints_size() > 0)
                attribute.set_ints(static_cast<int>(choices.below(static_cast<size_t>(attribute.ints_size()))), choices.edge());
            else
                attribute.set_i(choices.edge());
            if (choices.below(4) == 0)
                attribute.add_ints(choices.edge());
        }
        break;
    default:
        if (node.attribute_size() > 0)
            node.mutable_attribute()->RemoveLast();
    }
}

inline void edit(pb::GraphProto &graph, Choices &choices)
{
    const auto initializer = [&]() -> pb::TensorProto * {
        return graph.initializer_size() == 0 ? nullptr
                                             : graph.mutable_initializer(static_cast<int>(choices.below(static_cast<size_t>(graph.initializer_size()))));
    };
    switch (choices.below(6)) {
    case 0:
        if (auto *tensor = initializer())
            resize(*tensor, choices);
        break;
    case 1: // a number of a shape, of steps...
        if (auto *tensor = initializer(); tensor && tensor->data_type() == pb::TensorProto::INT64 && tensor->raw_data().size() >= 8) {
            const int64_t value = choices.edge();
            std::string raw = tensor->raw_data();
            raw.replace(8 * choices.below(raw.size() / 8), 8, reinterpret_cast<const char *>(&value), 8);
            tensor->set_raw_data(raw);
        }
        break;
    case 2:
        if (graph.input_size() > 0) {
            auto &shape = *graph.mutable_input(0)->mutable_type()->mutable_tensor_type()->mutable_shape();
            if (shape.dim_size() > 0)
                shape.mutable_dim(static_cast<int>(choices.below(static_cast<size_t>(shape.dim_size()))))->set_dim_value(choices.edge());
        }
        break;
    default:
        if (graph.node_size() > 0)
            editNode(*graph.mutable_node(static_cast<int>(choices.below(static_cast<size_t>(graph.node_size())))), graph, choices);
    }
}

// The model that the bytes choose, as it is after saving and opening. Errors: those of opening.
inline Result<Model> editedModel(const uint8_t *data, size_t size)
{
    Choices choices(data, std::min<size_t>(size, 64));
    const auto &all = networks();
    static std::vector<Model> built(all.size());
    const size_t which = choices.below(all.size());
    if (built[which].graph().node_size() == 0)
        built[which] = build(all[which]);
    PARE_TRY_ASSIGN(pb::ModelProto proto, withPayloadsInside(built[which]));
    while (choices.any())
        edit(*proto.mutable_graph(), choices);
    const auto path = fuzzFolder() / "m.onnx";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << proto.SerializeAsString();
    return openOnnx(path);
}

// Every network as it is, and with a few edits.
inline std::vector<std::string> editSeeds()
{
    std::vector<std::string> seeds;
    std::mt19937 random(11);
    for (size_t i = 0; i < networks().size(); ++i) {
        seeds.emplace_back(1, static_cast<char>(i));
        std::string edited(1, static_cast<char>(i));
        for (int k = 0; k < 12; ++k)
            edited += static_cast<char>(random());
        seeds.push_back(edited);
    }
    return seeds;
}

} // namespace pare::test
