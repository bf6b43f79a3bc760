// A model's layers in nested groups, so that a large graph can be looked at from above: by the paths in their names, by the structures
// that are found in the graph (attention, feed-forward, residual, convolution with what follows it), by what repeats where names say
// nothing, and at last in parts of a readable size.
#pragma once

#include "core/analysis/blocks.h"
#include "core/model/model.h"

#include <span>
#include <string>
#include <vector>

namespace pare {

struct LayerGroup {
    std::string name;           // unique: "encoder/layer.3/attention"
    std::string label;          // the same without what the group around it is called: "attention"
    std::string kind;           // in words: "attention, 12 heads", "transformer block", "3 Conv, 2 Relu"
    int parent = -1;            // a group; -1: none
    std::vector<int> groups;    // directly inside, in topological order
    std::vector<NodeId> layers; // directly inside, in topological order
    int64_t layerCount = 0;     // all below it
};

class LayerGroups {
public:
    // Of these layers; each is in one innermost group at most. A group holds three layers at least, and none holds all of them. Blocks may
    // name other nodes too: those are passed over. About linear in layers.
    static LayerGroups of(const Model &model, const Blocks &blocks, std::span<const NodeId> layers);

    // Parents stand before what is in them.
    [[nodiscard]] const std::vector<LayerGroup> &all() const { return m_groups; }
    [[nodiscard]] const LayerGroup &at(int group) const { return m_groups[static_cast<size_t>(group)]; }
    [[nodiscard]] const std::vector<int> &topGroups() const { return m_topGroups; }
    [[nodiscard]] const std::vector<NodeId> &topLayers() const { return m_topLayers; }
    // The innermost group of a layer; -1: none.
    [[nodiscard]] int groupOf(NodeId layer) const;
    [[nodiscard]] int find(std::string_view name) const; // -1: none
    // All layers below a group, in topological order within each of its groups.
    [[nodiscard]] std::vector<NodeId> layersBelow(int group) const;

private:
    std::vector<LayerGroup> m_groups;
    std::vector<int> m_topGroups;
    std::vector<NodeId> m_topLayers;
    std::vector<int> m_groupOf; // by node
};

// Levels with more entries than this are cut into parts.
inline constexpr size_t mostEntriesOfALevel = 150;

} // namespace pare
