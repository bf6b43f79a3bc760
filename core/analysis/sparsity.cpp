#include "core/analysis/sparsity.h"

#include "core/analysis/constant_flow.h"
#include "core/base/checked.h"
#include "core/model/attributes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

namespace pare {

namespace {

// Where an operator keeps the zero point of one of its quantized inputs; -1: it has none.
int zeroPointInput(std::string_view op, int input)
{
    if (op == "DequantizeLinear")
        return input == 0 ? 2 : -1;
    if (op == "QLinearConv")
        return input == 3 ? 5 : -1;
    if (op == "QLinearMatMul" || op == "QLinearAdd" || op == "QLinearMul")
        return input == 0 ? 2 : input == 3 ? 5 : -1;
    if (op == "ConvInteger" || op == "MatMulInteger")
        return input == 0 ? 2 : input == 1 ? 3 : -1;
    if (op == "DynamicQuantizeMatMul")
        return input == 1 ? 3 : -1;
    if (op == "MatMulIntegerToFloat" || op == "QGemm")
        return op == "QGemm" ? (input == 0 ? 2 : input == 3 ? 5 : -1) : (input == 0 ? 4 : input == 1 ? 5 : -1);
    return -1;
}

// The axis of a zero point that holds one number a channel: the operator's own where it names one, else the output channels.
int channelAxis(const pb::NodeProto &node, int rank)
{
    int64_t axis = 1;
    if (node.op_type() == "DequantizeLinear")
        axis = intAttribute(node, "axis", 1);
    else if (node.op_type() == "QLinearConv" || node.op_type() == "ConvInteger")
        axis = 0;
    else
        axis = rank - 1;
    return static_cast<int>(axis < 0 ? axis + rank : axis);
}

int64_t countEqual(const std::vector<int64_t> &values, const std::vector<int64_t> &zero, const pb::TensorProto &tensor, const pb::NodeProto &node)
{
    const auto same = [&](auto zeroOf) {
        int64_t count = 0;
        for (size_t i = 0; i < values.size(); ++i)
            count += values[i] == zeroOf(i) ? 1 : 0;
        return count;
    };
    if (zero.size() <= 1)
        return same([&](size_t) { return zero.empty() ? 0 : zero[0]; });
    const int axis = channelAxis(node, tensor.dims_size());
    if (axis < 0 || axis >= tensor.dims_size() || tensor.dims(axis) <= 0)
        return 0;
    size_t inner = 1;
    for (int i = axis + 1; i < tensor.dims_size(); ++i)
        inner *= static_cast<size_t>(tensor.dims(i));
    const auto size = static_cast<size_t>(tensor.dims(axis));
    if (zero.size() == size)
        return same([&](size_t i) { return zero[i / inner % size]; });
    // Block-wise: the zero points have the tensor's shape, with the axis divided by the block.
    const auto block = static_cast<size_t>(std::max<int64_t>(intAttribute(node, "block_size", 0), 1));
    const size_t blocks = (size + block - 1) / block;
    const size_t outer = values.size() / (size * inner);
    if (zero.size() != outer * blocks * inner)
        return 0;
    return same([&](size_t i) { return zero[(i / (inner * size) * blocks + i / inner % size / block) * inner + i % inner]; });
}

// B of MatMulNBits: [N, blocks, bytes of a block], low bits first; zero points packed the same way, 2^(bits-1) where there are none.
Result<int64_t> zerosOfPacked(const Model &model, const pb::NodeProto &node, const pb::TensorProto &tensor)
{
    const int64_t bits = intAttribute(node, "bits", 4);
    const int64_t columns = intAttribute(node, "N", 0);
    const int64_t rows = intAttribute(node, "K", 0);
    const int64_t block = intAttribute(node, "block_size", 0);
    if ((bits != 2 && bits != 4 && bits != 8) || block <= 0 || columns <= 0 || rows <= 0)
        return int64_t{0};
    const int64_t blocks = (rows + block - 1) / block;
    const int64_t blockBytes = (block * bits + 7) / 8;
    PARE_TRY_ASSIGN(const Bytes bytes, tensorBytes(tensor, model.payloads()));
    if (static_cast<int64_t>(bytes.size()) != columns * blocks * blockBytes)
        return invalidInput("the packed weights have another size than N, K and block_size give", node.name());
    const auto number = [bits](const Bytes &from, int64_t i) {
        const int64_t perByte = 8 / bits;
        const auto byte = static_cast<unsigned>(from.data()[i / perByte]);
        return static_cast<int>(byte >> (i % perByte * bits) & ((1U << bits) - 1));
    };
    std::optional<Bytes> zeroPoints;
    if (node.input_size() > 3 && !node.input(3).empty())
        if (const auto *zero = model.index().constant(node.input(3)); zero && zero->data_type() == pb::TensorProto::UINT8) {
            PARE_TRY_ASSIGN(zeroPoints, tensorBytes(*zero, model.payloads()));
        }
    const int64_t zeroRow = (blocks * bits + 7) / 8 * (8 / bits); // each column's zero points begin at a whole byte
    if (zeroPoints && static_cast<int64_t>(zeroPoints->size()) != columns * zeroRow * bits / 8)
        return invalidInput("the packed zero points have another size than N, K and block_size give", node.name());
    int64_t count = 0;
    for (int64_t column = 0; column < columns; ++column)
        for (int64_t row = 0; row < rows; ++row) {
            const int64_t at = row / block;
            const int zero = zeroPoints ? number(*zeroPoints, column * zeroRow + at) : 1 << (bits - 1);
            count += number(bytes, (column * blocks + at) * (blockBytes * 8 / bits) + row % block) == zero ? 1 : 0;
        }
    return count;
}

Result<Sparsity> sparsityOf(const Model &model, const ConstantUse &use)
{
    const pb::TensorProto &tensor = *use.tensor;
    const GraphIndex &index = model.index();
    const Use *reading = nullptr;
    for (const Use &candidate : index.uses(use.name))
        if (candidate.input != Use::captured && (!reading || zeroPointInput(index.node(candidate.node).op_type(), candidate.input) >= 0))
            reading = &candidate;
    Sparsity result{0, use.elements};
    if (reading && index.node(reading->node).op_type() == "MatMulNBits" && reading->input == 1) {
        PARE_TRY_ASSIGN(result.zeros, zerosOfPacked(model, index.node(reading->node), tensor));
        return result;
    }
    if (isFloatType(tensor.data_type())) {
        PARE_TRY_ASSIGN(const auto values, toFloats(tensor, model.payloads()));
        result.zeros = std::count(values.begin(), values.end(), 0.0F);
        return result;
    }
    PARE_TRY_ASSIGN(const auto values, toInts(tensor, model.payloads()));
    std::vector<int64_t> zero;
    if (reading) {
        const auto &node = index.node(reading->node);
        const int input = zeroPointInput(node.op_type(), reading->input);
        if (input >= 0 && input < node.input_size() && !node.input(input).empty()) {
            const auto *point = index.constant(node.input(input));
            if (!point)
                return result; // computed at run time: nothing can be said
            PARE_TRY_ASSIGN(zero, toInts(*point, model.payloads()));
        }
        result.zeros = countEqual(values, zero, tensor, node);
    }
    return result;
}

Result<Sparsity> sum(const Model &model, std::optional<NodeId> layer)
{
    const ConstantFlow flow(model);
    Sparsity total;
    for (const ConstantUse &use : flow.constants()) {
        if (use.role != ConstantRole::Parameter || (layer && use.layer != *layer))
            continue;
        PARE_TRY_ASSIGN(const Sparsity one, sparsityOf(model, use));
        total.zeros += one.zeros;
        total.elements += one.elements;
    }
    return total;
}

} // namespace

Result<Sparsity> sparsityOf(const Model &model, NodeId layer)
{
    return sum(model, layer);
}

Result<Sparsity> sparsityOf(const Model &model)
{
    return sum(model, std::nullopt);
}

Result<std::map<NodeId, Sparsity>> sparsityByLayer(const Model &model, const RunContext &context)
{
    const ConstantFlow flow(model);
    std::map<NodeId, Sparsity> layers;
    std::set<NodeId> unreadable;
    int64_t done = 0;
    for (const ConstantUse &use : flow.constants()) {
        if (context.stopRequested())
            return cancelled();
        context.progress("counting zeros", done++, static_cast<int64_t>(flow.constants().size()));
        if (use.role != ConstantRole::Parameter || use.layer.value < 0)
            continue;
        const auto one = sparsityOf(model, use);
        if (!one.ok()) {
            unreadable.insert(use.layer);
            continue;
        }
        layers[use.layer].zeros += one->zeros;
        layers[use.layer].elements += one->elements;
    }
    for (const NodeId layer : unreadable)
        layers.erase(layer);
    return layers;
}

} // namespace pare
