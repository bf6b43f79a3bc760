#include "core/analysis/blocks.h"

#include "core/analysis/block_search.h"

#include <algorithm>

namespace pare {

std::string_view blockKindName(BlockKind kind)
{
    switch (kind) {
    case BlockKind::Attention: return "attention";
    case BlockKind::FeedForward: return "feed-forward";
    case BlockKind::Convolution: return "convolution";
    case BlockKind::Residual: return "residual";
    }
    return "convolution";
}

Blocks Blocks::of(const Model &model, const ShapeTable &shapes)
{
    Blocks blocks;
    if (!model.index().acyclic())
        return blocks;
    const ConstantFlow flow(model);
    BlockSearch search{model, shapes, flow, std::vector<int>(static_cast<size_t>(model.index().nodeCount()), 0)};
    int position = 0;
    for (const NodeId id : model.index().order())
        search.place[static_cast<size_t>(id.value)] = position++;
    blocks.m_blocks = findAttention(search);
    for (auto &&found : {findFeedForward(search, blocks.m_blocks), findConvolutions(search), findResiduals(search)})
        blocks.m_blocks.insert(blocks.m_blocks.end(), found.begin(), found.end());
    blocks.m_repeated = findRepeated(search, blocks.m_blocks);
    return blocks;
}

std::vector<size_t> Blocks::blocksOf(NodeId layer) const
{
    std::vector<size_t> found;
    for (size_t i = 0; i < m_blocks.size(); ++i)
        if (std::find(m_blocks[i].layers.begin(), m_blocks[i].layers.end(), layer) != m_blocks[i].layers.end())
            found.push_back(i);
    return found;
}

} // namespace pare
