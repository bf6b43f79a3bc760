// Attention, written out: a softmax whose input is a product of two activations and whose result is multiplied with a third. What
// lies between the products and the layers with weights only moves, scales or masks. Fused operators say most of it themselves.
#include "core/analysis/block_search.h"
#include "core/model/attributes.h"

#include <algorithm>

namespace pare {

namespace {

bool isProduct(const pb::NodeProto &node)
{
    return isOneOf(node.op_type(), {"MatMul", "FusedMatMul", "QLinearMatMul", "Einsum"});
}

// Between scores and softmax, and between softmax and the product with the values.
bool scalesOrMasks(const pb::NodeProto &node)
{
    return isOneOf(node.op_type(), {"Add", "Sub", "Mul", "Div", "Where", "Max", "Min", "Cast", "Dropout", "Identity", "Reshape", "Squeeze", "Unsqueeze",
                                    "QuantizeLinear", "DequantizeLinear"});
}

// Between the layers with weights and the products: heads are split off and turned, positions are rotated in, keys repeated.
bool moves(const pb::NodeProto &node)
{
    return scalesOrMasks(node) || isOneOf(node.op_type(), {"Transpose", "Split", "Slice", "Gather", "Concat", "Neg", "Expand", "Tile", "RotaryEmbedding"});
}

// The layer with weights that a value comes from: the last one before it. Scores and masks may lead elsewhere, too.
NodeId projectionOf(const BlockSearch &search, std::string_view value, std::vector<NodeId> &layers)
{
    const WalkBack walk = walkBack(search, value, moves, 40);
    NodeId last;
    for (const NodeId end : walk.ends)
        if (search.hasWeights(end))
            last = end;
    if (last.value < 0)
        return last;
    layers.push_back(last);
    layers.insert(layers.end(), walk.visited.begin(), walk.visited.end());
    return last;
}

void addOutput(const BlockSearch &search, std::string_view value, Block &block)
{
    const WalkOn walk = walkOn(search, value, moves, 12);
    if (walk.end.value < 0 || !search.hasWeights(walk.end))
        return;
    block.output = walk.end;
    block.layers.push_back(walk.end);
    block.layers.insert(block.layers.end(), walk.visited.begin(), walk.visited.end());
}

// Heads stand in the second axis of [batch, heads, queries, keys]; where batch and heads are one axis, the width of what comes out
// tells their number.
void countHeads(const BlockSearch &search, const pb::NodeProto &scores, const pb::NodeProto &context, Block &block)
{
    block.headSize = search.size(inputOf(scores, 0), -1);
    const ValueShape *shape = search.shapes.find(outputOf(scores, 0));
    const size_t rank = shape && shape->ranked ? shape->dims.size() : 0;
    if (rank >= 4)
        block.heads = search.size(outputOf(scores, 0), -3);
    const int64_t valueSize = search.size(outputOf(context, 0), -1);
    if (block.heads == 0 && block.output.value >= 0 && valueSize > 0) {
        const int64_t width = search.size(inputOf(search.node(block.output), 0), -1);
        block.heads = width % valueSize == 0 ? width / valueSize : 0;
    }
    block.keyHeads = block.heads;
    // Keys that were repeated for several queries come from a narrower layer.
    if (block.key.value >= 0 && block.key != block.query && block.headSize > 0)
        if (const int64_t width = search.size(outputOf(search.node(block.key), 0), -1); width > 0 && width % block.headSize == 0)
            block.keyHeads = std::min(block.heads, width / block.headSize);
}

std::vector<NodeId> productsBefore(const BlockSearch &search, std::string_view value, std::vector<NodeId> &between)
{
    const WalkBack walk = walkBack(search, value, scalesOrMasks, 24);
    std::vector<NodeId> products;
    for (const NodeId end : walk.ends)
        if (isProduct(search.node(end)) && !search.hasWeights(end))
            products.push_back(end);
    between = walk.visited;
    return products;
}

bool writtenOut(const BlockSearch &search, NodeId softmax, Block &block)
{
    std::vector<NodeId> between;
    const auto scores = productsBefore(search, inputOf(search.node(softmax), 0), between);
    if (scores.size() != 1)
        return false;
    const WalkOn after = walkOn(search, outputOf(search.node(softmax), 0), scalesOrMasks, 8);
    if (after.end.value < 0 || !isProduct(search.node(after.end)) || search.hasWeights(after.end))
        return false;
    const auto &product = search.node(scores.front());
    const auto &context = search.node(after.end);
    const std::string_view weights = after.visited.empty() ? outputOf(search.node(softmax), 0) : outputOf(search.node(after.visited.back()), 0);
    block.layers = {softmax, scores.front(), after.end};
    block.layers.insert(block.layers.end(), between.begin(), between.end());
    block.layers.insert(block.layers.end(), after.visited.begin(), after.visited.end());
    for (const Use &use : search.index().uses(outputOf(search.node(softmax), 0)))
        if (search.node(use.node).op_type() == "IsNaN")
            block.layers.push_back(use.node);
    block.query = projectionOf(search, inputOf(product, 0), block.layers);
    block.key = projectionOf(search, inputOf(product, 1), block.layers);
    block.value = projectionOf(search, inputOf(context, 0) == weights ? inputOf(context, 1) : inputOf(context, 0), block.layers);
    addOutput(search, outputOf(context, 0), block);
    countHeads(search, product, context, block);
    // Masks and positions are made once, before the first of the layers that this block begins with.
    int begin = search.place[static_cast<size_t>(scores.front().value)];
    for (const NodeId id : {block.query, block.key, block.value})
        begin = id.value >= 0 ? std::min(begin, search.place[static_cast<size_t>(id.value)]) : begin;
    std::erase_if(block.layers, [&](NodeId id) { return search.place[static_cast<size_t>(id.value)] < begin; });
    search.name(block, {softmax, scores.front(), after.end});
    return true;
}

bool isFused(const pb::NodeProto &node)
{
    return isOneOf(node.op_type(), {"Attention", "MultiHeadAttention", "GroupQueryAttention", "QAttention", "PackedAttention",
                                    "PackedMultiHeadAttention", "DecoderMaskedMultiHeadAttention"});
}

void fused(const BlockSearch &search, NodeId id, Block &block)
{
    const auto &node = search.node(id);
    block.fused = true;
    block.layers = {id};
    const bool holdsWeights = isOneOf(node.op_type(), {"QAttention", "PackedAttention"}) ||
                              (node.op_type() == "Attention" && node.domain() == "com.microsoft");
    block.heads = intAttribute(node, "num_heads", intAttribute(node, "q_num_heads", 0));
    block.keyHeads = intAttribute(node, "kv_num_heads", block.heads);
    if (holdsWeights) {
        block.query = block.key = block.value = id;
    } else {
        const auto input = [&](int i) { return i < node.input_size() && !inputOf(node, i).empty() ? inputOf(node, i) : inputOf(node, 0); };
        block.query = projectionOf(search, input(0), block.layers);
        block.key = projectionOf(search, input(1), block.layers);
        block.value = projectionOf(search, input(2), block.layers);
    }
    const ValueShape *query = search.shapes.find(inputOf(node, 0));
    const bool split = query && query->ranked && query->dims.size() == 4; // ONNX's form with heads in an axis of their own
    if (split) {
        block.heads = block.heads > 0 ? block.heads : search.size(inputOf(node, 0), 1);
        block.headSize = search.size(inputOf(node, 0), 3);
        block.keyHeads = block.keyHeads > 0 ? block.keyHeads : search.size(inputOf(node, 1), 1);
    } else if (const int64_t width = search.size(outputOf(node, 0), -1); block.heads > 0 && width % block.heads == 0) {
        block.headSize = width / block.heads;
    }
    addOutput(search, outputOf(node, 0), block);
}

} // namespace

std::vector<Block> findAttention(const BlockSearch &search)
{
    std::vector<Block> found;
    for (const NodeId id : search.index().order()) {
        const auto &node = search.node(id);
        Block block;
        block.kind = BlockKind::Attention;
        if (isFused(node) && node.input_size() > 0 && node.output_size() > 0)
            fused(search, id, block);
        else if (!isOneOf(node.op_type(), {"Softmax", "QLinearSoftmax"}) || node.output_size() != 1 || !writtenOut(search, id, block))
            continue;
        if (block.fused)
            search.name(block, {id});
        found.push_back(std::move(block));
    }
    return found;
}

} // namespace pare
