// What the searches for blocks share. Internal to core/analysis.
#pragma once

#include "core/analysis/blocks.h"
#include "core/analysis/constant_flow.h"

#include <functional>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace pare {

struct BlockSearch {
    const Model &model;
    const ShapeTable &shapes;
    const ConstantFlow &flow;
    std::vector<int> place; // of each node in topological order

    [[nodiscard]] const GraphIndex &index() const { return model.index(); }
    [[nodiscard]] const pb::NodeProto &node(NodeId id) const { return model.index().node(id); }
    // The size of an axis of a value, from the end for negative ones; 0 where it is not known.
    [[nodiscard]] int64_t size(std::string_view value, int axis) const;
    // True for a layer that multiplies by weights: MatMul, Gemm, Conv and their quantized forms with a fixed operand.
    [[nodiscard]] bool hasWeights(NodeId id) const;
    // Nodes in topological order, each once.
    [[nodiscard]] std::vector<NodeId> sorted(std::vector<NodeId> nodes) const;
    // Sorts the layers and names the block by the path that they share, or only those of `by`.
    void name(Block &block, const std::vector<NodeId> &by = {}) const;
};

// The value at a position; empty where the node has none there: files may leave out any of them.
[[nodiscard]] inline std::string_view inputOf(const pb::NodeProto &node, int position)
{
    return position < node.input_size() ? std::string_view(node.input(position)) : std::string_view();
}
[[nodiscard]] inline std::string_view outputOf(const pb::NodeProto &node, int position)
{
    return position < node.output_size() ? std::string_view(node.output(position)) : std::string_view();
}

[[nodiscard]] bool isOneOf(std::string_view op, std::initializer_list<std::string_view> names);

// Walks back from a value over nodes that `passes` lets through, at most `most` of them; nodes of fixed values are not walked.
// visited: those that were passed. ends: the nodes where it stopped.
struct WalkBack {
    std::vector<NodeId> visited;
    std::vector<NodeId> ends;
};
[[nodiscard]] WalkBack walkBack(const BlockSearch &search, std::string_view value, const std::function<bool(const pb::NodeProto &)> &passes, int most);

// Walks on from a value along single readers that `passes` lets through, to the first that it does not. visited as above; the end
// is invalid (-1) where the value has several readers or none.
struct WalkOn {
    std::vector<NodeId> visited;
    NodeId end;
};
[[nodiscard]] WalkOn walkOn(const BlockSearch &search, std::string_view value, const std::function<bool(const pb::NodeProto &)> &passes, int most);

[[nodiscard]] std::vector<Block> findAttention(const BlockSearch &search);
[[nodiscard]] std::vector<Block> findFeedForward(const BlockSearch &search, const std::vector<Block> &attention);
[[nodiscard]] std::vector<Block> findConvolutions(const BlockSearch &search);
[[nodiscard]] std::vector<Block> findResiduals(const BlockSearch &search);
[[nodiscard]] std::vector<RepeatedBlock> findRepeated(const BlockSearch &search, const std::vector<Block> &blocks);

} // namespace pare
