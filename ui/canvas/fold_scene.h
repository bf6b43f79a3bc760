// A scene with some of its groups closed: each of them is one node, and what stays inside of it is not drawn.
#pragma once

#include "ui/canvas/graph_scene.h"

#include <set>
#include <string>
#include <vector>

namespace pare {

// Groups of a scene's nodes, in plain values. Parents stand before what is in them.
struct SceneGroup {
    std::string name;  // unique
    std::string label; // without what the group around it is called
    std::string kind;  // in words; may be empty
    int parent = -1;
};
struct SceneGroups {
    std::vector<SceneGroup> groups;
    std::vector<int> groupOf; // per node of the scene: its innermost group, or -1

    [[nodiscard]] int innermost(int node) const { return static_cast<size_t>(node) < groupOf.size() ? groupOf[static_cast<size_t>(node)] : -1; }
    // The groups that a node is in, from the outermost on.
    [[nodiscard]] std::vector<int> around(int node) const;
};

// Closed groups come as nodes of kind Group with the sums of what is in them, where the first of their nodes was; open ones as frames.
// Of each node the scene says which nodes of `flat` it stands for.
[[nodiscard]] ScenePtr foldScene(const GraphScene &flat, const SceneGroups &groups, const std::set<std::string> &open);

// Which groups to open at first, so that the whole can be read at once: those that hold most, until there are a dozen nodes or so to see
// and no closed group has half of all layers in it; never more than `most` nodes.
// `aloneOpens`: a group that holds nine of ten layers opens however many are in it, and so does one inside of it: it alone says nothing.
[[nodiscard]] std::set<std::string> openAtFirst(const GraphScene &flat, const SceneGroups &groups, size_t most = 60, bool aloneOpens = true);

} // namespace pare
