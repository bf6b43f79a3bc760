// The structures that a network is built of, found in its graph: attention, feed-forward, convolution with what follows it,
// residual blocks, and which of them repeat.
#pragma once

#include "core/analysis/shapes.h"
#include "core/model/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pare {

enum class BlockKind {
    Attention,   // products of queries and keys, softmax, product with values, and the layers that make these; fused operators too
    FeedForward, // one matrix product up (or two, one of which gates), an activation, one back to the width that came in
    Convolution, // a convolution with its normalization and activation
    Residual,    // what lies between a value and the sum that adds it again
};
[[nodiscard]] std::string_view blockKindName(BlockKind kind); // "attention", "feed-forward", "convolution", "residual"

struct Block {
    BlockKind kind = BlockKind::Convolution;
    std::string name;           // the path that its layers share, or its first layer's name
    std::vector<NodeId> layers; // in topological order

    // Attention; 0 or -1 where it cannot be told.
    int64_t heads = 0;
    int64_t keyHeads = 0;       // fewer than heads where several queries share keys and values
    int64_t headSize = 0;
    NodeId query;               // the layers with weights; one and the same where they are made together
    NodeId key;
    NodeId value;
    NodeId output;
    bool fused = false;

    // FeedForward.
    int64_t width = 0;
    int64_t hidden = 0;
};

// Parts of the network that are built alike, in the order of the graph. Weights may differ, their sizes may not.
struct RepeatedBlock {
    std::string name;                             // "encoder/layer.*"
    std::vector<std::vector<NodeId>> occurrences; // two or more
};

class Blocks {
public:
    // A graph with a cycle has no blocks.
    static Blocks of(const Model &model, const ShapeTable &shapes);

    // By kind in the order of BlockKind, within a kind in topological order. A layer may be in several: an attention inside of a
    // residual block.
    [[nodiscard]] const std::vector<Block> &all() const { return m_blocks; }
    [[nodiscard]] const std::vector<RepeatedBlock> &repeated() const { return m_repeated; }
    // Positions in all() of the blocks that a layer is in.
    [[nodiscard]] std::vector<size_t> blocksOf(NodeId layer) const;

private:
    std::vector<Block> m_blocks;
    std::vector<RepeatedBlock> m_repeated;
};

} // namespace pare
