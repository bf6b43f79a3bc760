#include "core/analysis/block_search.h"

#include <algorithm>
#include <unordered_set>

namespace pare {

namespace {

bool isElementwise(const pb::NodeProto &node)
{
    return isOneOf(node.op_type(), {"Add", "Mul", "Div", "Sub", "Pow", "Tanh", "Erf", "Sigmoid", "Relu", "Gelu", "FastGelu", "QuickGelu", "BiasGelu", "Cast",
                                    "Clip", "HardSwish", "HardSigmoid", "LeakyRelu", "Elu", "Selu", "Mish", "Softplus", "Swish", "Dropout", "Identity", "Sqrt",
                                    "QuantizeLinear", "DequantizeLinear", "Split", "Slice", "Reshape"});
}

bool isActivation(const pb::NodeProto &node)
{
    return isOneOf(node.op_type(), {"Tanh", "Erf", "Sigmoid", "Relu", "Gelu", "FastGelu", "QuickGelu", "BiasGelu", "Clip", "HardSwish", "HardSigmoid", "LeakyRelu",
                                    "Elu", "Selu", "Mish", "Softplus", "Swish"});
}

// The value that a layer multiplies by its weights.
std::string_view dataOf(const BlockSearch &search, NodeId id)
{
    const auto &node = search.node(id);
    return search.flow.isFixed(inputOf(node, 0)) && node.input_size() > 1 ? inputOf(node, 1) : inputOf(node, 0);
}

} // namespace

// Found from the layer down: between it and one or two layers that read the same value there is nothing but element-wise work with
// an activation, and it gives back the width that went in.
std::vector<Block> findFeedForward(const BlockSearch &search, const std::vector<Block> &attention)
{
    std::unordered_set<int> taken;
    for (const Block &block : attention)
        for (const NodeId id : {block.query, block.key, block.value, block.output})
            taken.insert(id.value);
    std::vector<Block> found;
    for (const NodeId down : search.index().order()) {
        const auto &node = search.node(down);
        if (!search.hasWeights(down) || taken.contains(down.value) || isOneOf(node.op_type(), {"Conv", "FusedConv", "QLinearConv", "ConvInteger"}))
            continue;
        const WalkBack walk = walkBack(search, dataOf(search, down), isElementwise, 24);
        const bool activated = std::any_of(walk.visited.begin(), walk.visited.end(), [&](NodeId id) { return isActivation(search.node(id)); });
        if (!activated || walk.ends.empty() || walk.ends.size() > 2)
            continue;
        const bool fromOne = std::all_of(walk.ends.begin(), walk.ends.end(), [&](NodeId up) {
            return search.hasWeights(up) && !taken.contains(up.value) && dataOf(search, up) == dataOf(search, walk.ends.front());
        });
        const int64_t width = fromOne ? search.size(dataOf(search, walk.ends.front()), -1) : 0;
        if (!fromOne || width == 0 || search.size(outputOf(node, 0), -1) != width)
            continue;
        Block block;
        block.kind = BlockKind::FeedForward;
        block.layers = walk.visited;
        block.layers.insert(block.layers.end(), walk.ends.begin(), walk.ends.end());
        block.layers.push_back(down);
        block.width = width;
        block.hidden = search.size(dataOf(search, down), -1);
        search.name(block);
        found.push_back(std::move(block));
    }
    return found;
}

} // namespace pare
