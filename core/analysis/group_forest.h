// Groups of layers while they are being found: sets that lie in each other or apart. Internal to core/analysis.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pare {

inline constexpr const char *residualKind = "residual block"; // says less than what may be in it

// Layers are numbers from 0, in topological order.
class GroupForest {
public:
    struct Group {
        std::string name;
        std::string kind;
        int parent = -1;
        int64_t layers = 0;    // all below it
        bool gone = false;     // to be dissolved
        bool weakName = false; // made up, of a block or a part: does not begin with its parent's name
    };

    explicit GroupForest(int layers) : m_innermost(static_cast<size_t>(layers), -1) {}

    [[nodiscard]] int layerCount() const { return static_cast<int>(m_innermost.size()); }
    [[nodiscard]] int groupCount() const { return static_cast<int>(m_groups.size()); }
    [[nodiscard]] Group &group(int index) { return m_groups[static_cast<size_t>(index)]; }
    [[nodiscard]] const Group &group(int index) const { return m_groups[static_cast<size_t>(index)]; }
    [[nodiscard]] int innermost(int layer) const { return m_innermost[static_cast<size_t>(layer)]; }

    // An empty group; layers are put in with place(), each once.
    int add(std::string name, int parent);
    void place(int layer, int group);
    // Makes a group of exactly these layers (ascending, each once). None is made where one is there, where they are most of the group
    // around them, or where they lie across the border of another: then the smallest group that has nearly all of them gets the kind.
    void insert(std::span<const int> layers, const std::string &name, const std::string &kind);
    // What is in a group that is gone belongs to the group around it from now on.
    void dissolveGone();

    // What is directly in a group (-1: in none), in the order of their first layers.
    struct Entry {
        int group = -1; // a group, or
        int layer = -1; // a layer
        int first = 0;  // the first layer
        int last = 0;
    };
    // Of all groups, position group + 1: the top level first.
    [[nodiscard]] std::vector<std::vector<Entry>> entries() const;
    // Moves entries of one level into a new group.
    int gather(std::span<const Entry> entries, int parent, std::string name);

private:
    std::vector<Group> m_groups;
    std::vector<int> m_innermost; // per layer
    // Of the layers being inserted, how many lie in a group: valid where the stamp is the current one.
    std::vector<int64_t> m_count;
    std::vector<int> m_stamp;
    int m_current = 0;
};

// What is left of a group's name inside of another: without that one's path.
[[nodiscard]] std::string labelInside(const std::string &name, const std::string &around);

// Where names say nothing: entries of a level that come again in the same order become groups of their own. `signature`: per entry, what
// makes it like another. `cutAfter`: per layer, how many values pass the border behind it; of the ways to cut, the one with the fewest is taken.
// Groups that names gave, and groups that are alike one by one, are blocks as they are.
void gatherRepeats(GroupForest &forest, int parent, std::span<const GroupForest::Entry> entries, std::span<const uint64_t> signature, std::span<const int> cutAfter);
// A level that is too long to be read is cut where the fewest values pass. Parts of groups that have names are called after the first and the last.
void gatherParts(GroupForest &forest, int parent, std::span<const GroupForest::Entry> entries, std::span<const int> cutAfter);

} // namespace pare
