#include "core/analysis/group_forest.h"

#include <algorithm>
#include <limits>

namespace pare {

namespace {

constexpr double mostOfAGroup = 0.6;
constexpr double nearlyAll = 0.75;
constexpr double goodPart = 0.3;

} // namespace

int GroupForest::add(std::string name, int parent)
{
    Group group;
    group.name = std::move(name);
    group.parent = parent;
    m_groups.push_back(std::move(group));
    m_count.push_back(0);
    m_stamp.push_back(0);
    return groupCount() - 1;
}

void GroupForest::place(int layer, int group)
{
    m_innermost[static_cast<size_t>(layer)] = group;
    for (int around = group; around >= 0; around = m_groups[static_cast<size_t>(around)].parent)
        ++m_groups[static_cast<size_t>(around)].layers;
}

void GroupForest::insert(std::span<const int> layers, const std::string &name, const std::string &kind)
{
    if (layers.size() < 2)
        return;
    ++m_current;
    std::vector<int> touched;
    for (const int layer : layers)
        for (int around = innermost(layer); around >= 0; around = group(around).parent) {
            const auto at = static_cast<size_t>(around);
            if (m_stamp[at] != m_current) {
                m_stamp[at] = m_current;
                m_count[at] = 0;
                touched.push_back(around);
            }
            ++m_count[at];
        }
    const auto all = static_cast<int64_t>(layers.size());
    const auto countIn = [&](int index) { return m_count[static_cast<size_t>(index)]; };
    int around = innermost(layers.front());
    while (around >= 0 && countIn(around) < all)
        around = group(around).parent;
    const auto tell = [&](int index) {
        if (group(index).kind.empty() || group(index).kind == residualKind)
            group(index).kind = kind;
    };
    if (around >= 0 && static_cast<double>(all) >= mostOfAGroup * static_cast<double>(group(around).layers)) {
        tell(around);
        return;
    }
    std::vector<int> covered; // of the groups directly inside of that one: each must be wholly in, or out
    for (const int index : touched) {
        if (group(index).parent != around)
            continue;
        if (countIn(index) < group(index).layers) {
            // The smallest group that has nearly all of them, if they are a good part of it.
            int own = -1;
            for (const int other : touched)
                if (static_cast<double>(countIn(other)) >= nearlyAll * static_cast<double>(all) &&
                    static_cast<double>(countIn(other)) >= goodPart * static_cast<double>(group(other).layers) && (own < 0 || group(other).layers < group(own).layers))
                    own = other;
            if (own >= 0)
                tell(own);
            return;
        }
        covered.push_back(index);
    }
    const int made = add(name, around);
    Group &own = group(made);
    own.kind = kind;
    own.weakName = true;
    own.layers = all;
    for (const int index : covered)
        group(index).parent = made;
    for (const int layer : layers)
        if (innermost(layer) == around)
            m_innermost[static_cast<size_t>(layer)] = made;
}

void GroupForest::dissolveGone()
{
    const auto standing = [&](int index) {
        while (index >= 0 && group(index).gone)
            index = group(index).parent;
        return index;
    };
    for (int &place : m_innermost)
        place = standing(place);
    for (Group &other : m_groups)
        other.parent = standing(other.parent);
}

std::vector<std::vector<GroupForest::Entry>> GroupForest::entries() const
{
    std::vector<std::vector<Entry>> levels(m_groups.size() + 1);
    std::vector<Entry> own(m_groups.size(), Entry{-1, -1, std::numeric_limits<int>::max(), -1});
    for (int layer = 0; layer < layerCount(); ++layer) {
        levels[static_cast<size_t>(innermost(layer) + 1)].push_back({-1, layer, layer, layer});
        for (int around = innermost(layer); around >= 0; around = group(around).parent) {
            Entry &entry = own[static_cast<size_t>(around)];
            entry.group = around;
            entry.first = std::min(entry.first, layer);
            entry.last = std::max(entry.last, layer);
        }
    }
    for (int index = 0; index < groupCount(); ++index)
        if (!group(index).gone && own[static_cast<size_t>(index)].group >= 0)
            levels[static_cast<size_t>(group(index).parent + 1)].push_back(own[static_cast<size_t>(index)]);
    for (auto &level : levels)
        std::ranges::sort(level, {}, &Entry::first);
    return levels;
}

int GroupForest::gather(std::span<const Entry> entries, int parent, std::string name)
{
    const int made = add(std::move(name), parent);
    group(made).weakName = true;
    for (const Entry &entry : entries) {
        if (entry.group >= 0) {
            group(entry.group).parent = made;
            group(made).layers += group(entry.group).layers;
        } else {
            m_innermost[static_cast<size_t>(entry.layer)] = made;
            ++group(made).layers;
        }
    }
    return made;
}

} // namespace pare
