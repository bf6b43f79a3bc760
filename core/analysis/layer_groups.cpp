#include "core/analysis/layer_groups.h"

#include "core/analysis/group_forest.h"
#include "core/analysis/group_shapes.h"
#include "core/analysis/scopes.h"
#include "core/base/units.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace pare {

namespace {

constexpr int64_t fewestForConvolutions = 9; // layers of a group, so that a convolution with what follows it is worth a group in it
constexpr size_t fewestOfAConvolution = 3;
constexpr size_t mostBesidesOne = 4; // entries: one group and three layers at most
constexpr int64_t fewestForShapes = 12; // layers of a group, so that those which compute sizes are worth a group in it
constexpr int64_t fewestOfAGroup = 3; // a product and its bias are no group

uint64_t mixed(uint64_t hash, uint64_t value)
{
    return (hash ^ (value + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2))) * 0xff51afd7ed558ccdULL;
}

class Grouping {
public:
    Grouping(const Model &model, std::span<const NodeId> layers) : m_model(model), m_forest(static_cast<int>(layers.size())), m_place(static_cast<size_t>(model.index().nodeCount()), -1)
    {
        std::vector<bool> wanted(static_cast<size_t>(model.index().nodeCount()));
        for (const NodeId id : layers)
            wanted[static_cast<size_t>(id.value)] = true;
        for (const NodeId id : model.index().order())
            if (wanted[static_cast<size_t>(id.value)]) {
                m_place[static_cast<size_t>(id.value)] = static_cast<int>(m_layers.size());
                m_layers.push_back(id);
            }
    }

    void byNames();
    void byBlocks(const Blocks &blocks);
    void byShapes();
    void byRepeats();
    void byLength();
    bool tidy(); // false: nothing to do
    void tellKinds();
    void tellNames();

    GroupForest &forest() { return m_forest; }
    [[nodiscard]] NodeId layer(int place) const { return m_layers[static_cast<size_t>(place)]; }
    [[nodiscard]] const pb::NodeProto &node(int place) const { return m_model.index().node(layer(place)); }

private:
    [[nodiscard]] std::vector<int> cuts() const;
    [[nodiscard]] std::vector<uint64_t> signatures(const std::vector<std::vector<GroupForest::Entry>> &levels) const;

    const Model &m_model;
    GroupForest m_forest;
    std::vector<int> m_place; // by node; -1: no layer
    std::vector<NodeId> m_layers;
};

// Paths that two layers share or more.
void Grouping::byNames()
{
    struct Key {
        int parent;
        std::string_view part;
        bool operator==(const Key &) const = default;
    };
    struct Hash {
        size_t operator()(const Key &key) const { return std::hash<std::string_view>()(key.part) * 31 + static_cast<size_t>(key.parent); }
    };
    struct Path {
        int parent;
        std::string_view part;
        int layers = 0;
        int named = 0; // layers whose operator the part is: "Conv/12" numbers an operator and is no path
        int group = -1;
    };
    std::unordered_map<Key, int, Hash> known;
    std::vector<Path> paths;
    std::vector<int> own(m_layers.size(), -1);
    for (size_t i = 0; i < m_layers.size(); ++i) {
        int at = -1;
        for (const std::string_view part : scopeOf(node(static_cast<int>(i)).name())) {
            const auto [found, isNew] = known.try_emplace(Key{at, part}, static_cast<int>(paths.size()));
            if (isNew)
                paths.push_back({at, part});
            at = found->second;
            ++paths[static_cast<size_t>(at)].layers;
            paths[static_cast<size_t>(at)].named += node(static_cast<int>(i)).op_type() == part ? 1 : 0;
        }
        own[i] = at;
    }
    for (Path &path : paths) { // parents come first
        const int around = path.parent < 0 ? -1 : paths[static_cast<size_t>(path.parent)].group;
        if (path.layers < 2 || path.named == path.layers) {
            path.group = around;
            continue;
        }
        path.group = m_forest.add((around < 0 ? std::string() : m_forest.group(around).name + "/") + std::string(path.part), around);
    }
    for (size_t i = 0; i < own.size(); ++i)
        if (own[i] >= 0 && paths[static_cast<size_t>(own[i])].group >= 0)
            m_forest.place(static_cast<int>(i), paths[static_cast<size_t>(own[i])].group);
}

std::string kindOf(const Block &block)
{
    switch (block.kind) {
    case BlockKind::Attention: return block.heads > 0 ? "attention, " + plural(block.heads, "head") : "attention";
    case BlockKind::FeedForward: return block.hidden > 0 ? "feed-forward " + std::to_string(block.width) + " → " + std::to_string(block.hidden) : "feed-forward";
    case BlockKind::Residual: return residualKind;
    case BlockKind::Convolution: return {};
    }
    return {};
}

// Large ones first, so that small ones find their place inside.
void Grouping::byBlocks(const Blocks &blocks)
{
    struct Candidate {
        std::vector<int> layers;
        const Block *block;
    };
    std::vector<Candidate> candidates;
    for (const Block &block : blocks.all()) {
        Candidate candidate{{}, &block};
        for (const NodeId id : block.layers)
            if (const int place = m_place[static_cast<size_t>(id.value)]; place >= 0)
                candidate.layers.push_back(place);
        std::ranges::sort(candidate.layers);
        candidates.push_back(std::move(candidate));
    }
    std::ranges::stable_sort(candidates, [](const Candidate &a, const Candidate &b) { return a.layers.size() > b.layers.size(); });
    for (const Candidate &candidate : candidates) {
        if (candidate.layers.size() < 2)
            continue;
        if (candidate.block->kind == BlockKind::Convolution) {
            const int around = m_forest.innermost(candidate.layers.front());
            const int64_t room = around < 0 ? static_cast<int64_t>(m_layers.size()) : m_forest.group(around).layers;
            if (candidate.layers.size() < fewestOfAConvolution || room < fewestForConvolutions)
                continue;
        }
        m_forest.insert(candidate.layers, candidate.block->name, kindOf(*candidate.block));
    }
}

// What computes sizes, out of the way of what it is computed for.
void Grouping::byShapes()
{
    for (const std::vector<int> &row : shapeComputations(m_model, m_layers, [this](int layer) { return m_forest.innermost(layer); })) {
        const int around = m_forest.innermost(row.front());
        const int64_t room = around < 0 ? static_cast<int64_t>(m_layers.size()) : m_forest.group(around).layers;
        const auto own = static_cast<int64_t>(row.size());
        if (room >= fewestForShapes && (own == room || own * 2 <= room)) // where they are most of a group, the rest is what it is about
            m_forest.insert(row, "shapes", "shape computation");
    }
}

// Per layer, how many values are made up to it and read behind it.
std::vector<int> Grouping::cuts() const
{
    std::vector<int> change(m_layers.size() + 1, 0);
    for (size_t i = 0; i < m_layers.size(); ++i)
        for (const ValueNumber output : m_model.index().outputs(m_layers[i])) {
            if (output == noValue)
                continue;
            int last = -1;
            for (const Use &use : m_model.index().uses(output))
                last = std::max(last, m_place[static_cast<size_t>(use.node.value)]);
            if (last > static_cast<int>(i)) {
                ++change[i];
                --change[static_cast<size_t>(last)];
            }
        }
    std::vector<int> passing(m_layers.size(), 0);
    int now = 0;
    for (size_t i = 0; i < m_layers.size(); ++i)
        passing[i] = now += change[i];
    return passing;
}

// Per group: its operators in order, through all that is in it.
std::vector<uint64_t> Grouping::signatures(const std::vector<std::vector<GroupForest::Entry>> &levels) const
{
    std::vector<uint64_t> known(levels.size(), 0);
    const std::function<uint64_t(int)> of = [&](int group) {
        uint64_t &own = known[static_cast<size_t>(group + 1)];
        if (own == 0) {
            own = 0x12345;
            for (const auto &entry : levels[static_cast<size_t>(group + 1)])
                own = mixed(own, entry.group >= 0 ? of(entry.group) : std::hash<std::string>()(node(entry.layer).op_type()));
        }
        return own;
    };
    for (int group = 0; group < m_forest.groupCount(); ++group)
        of(group);
    return known;
}

void Grouping::byRepeats()
{
    const std::vector<int> cutAfter = cuts();
    const auto levels = m_forest.entries();
    const std::vector<uint64_t> known = signatures(levels);
    for (size_t level = 0; level < levels.size(); ++level) {
        std::vector<uint64_t> signature;
        for (const auto &entry : levels[level])
            signature.push_back(entry.group >= 0 ? known[static_cast<size_t>(entry.group + 1)] : std::hash<std::string>()(node(entry.layer).op_type()));
        gatherRepeats(m_forest, static_cast<int>(level) - 1, levels[level], signature, cutAfter);
    }
}

void Grouping::byLength()
{
    const std::vector<int> cutAfter = cuts();
    for (int before = -1; before != m_forest.groupCount();) { // parts may be too long themselves
        before = m_forest.groupCount();
        const auto levels = m_forest.entries();
        for (size_t level = 0; level < levels.size(); ++level)
            gatherParts(m_forest, static_cast<int>(level) - 1, levels[level], cutAfter);
    }
}

// Groups that say no more than what is in them, or around them, go.
bool Grouping::tidy()
{
    const auto levels = m_forest.entries();
    bool any = false;
    const auto drop = [&](GroupForest::Group &group) { any = group.gone = true; };
    for (int index = 0; index < m_forest.groupCount(); ++index) {
        GroupForest::Group &group = m_forest.group(index);
        const auto &inside = levels[static_cast<size_t>(index + 1)];
        if (group.gone)
            continue;
        if (group.layers < fewestOfAGroup || group.layers == m_forest.layerCount()) {
            drop(group);
            continue;
        }
        if (std::ranges::count_if(inside, [](const auto &entry) { return entry.group >= 0; }) != 1)
            continue;
        const int only = std::ranges::find_if(inside, [](const auto &entry) { return entry.group >= 0; })->group;
        GroupForest::Group &child = m_forest.group(only);
        if (child.gone)
            continue;
        if (inside.size() == 1) { // the longer path says more
            if (child.kind.empty())
                child.kind = group.kind;
            drop(group);
        } else if (inside.size() <= mostBesidesOne && (group.kind.empty() || group.kind == residualKind || child.kind.empty())) {
            if (!child.kind.empty())
                group.kind = child.kind; // a normalization and a sum around an attention
            drop(child);
        }
    }
    m_forest.dissolveGone();
    return any;
}

// "12 transformer blocks", "Conv, 2 Relu": of groups that nothing was said of yet, what they are made of.
void Grouping::tellKinds()
{
    const auto levels = m_forest.entries();
    struct Count {
        int attention = 0;
        int feedForward = 0;
        int residual = 0;
        std::vector<std::pair<std::string, int>> ops; // in the order of the graph

        void add(const std::string &op, int times)
        {
            const auto found = std::ranges::find(ops, op, &std::pair<std::string, int>::first);
            if (found == ops.end())
                ops.emplace_back(op, times);
            else
                found->second += times;
        }
    };
    const std::function<Count(int)> count = [&](int index) {
        GroupForest::Group &group = m_forest.group(index);
        Count own;
        for (const auto &entry : levels[static_cast<size_t>(index + 1)]) {
            if (entry.group < 0) {
                own.add(node(entry.layer).op_type(), 1);
                continue;
            }
            const Count inside = count(entry.group);
            own.attention += inside.attention;
            own.feedForward += inside.feedForward;
            own.residual += inside.residual;
            for (const auto &[op, times] : inside.ops)
                own.add(op, times);
        }
        if (group.kind.empty() || group.kind == residualKind) {
            if (own.attention == 1 && own.feedForward == 1)
                group.kind = "transformer block";
            else if (own.attention > 1)
                group.kind = own.attention == own.feedForward ? plural(own.attention, "transformer block") : plural(own.attention, "attention");
            else if (own.residual > 1 && group.kind.empty())
                group.kind = plural(own.residual, "residual block");
        }
        if (group.kind.empty()) {
            static const std::unordered_set<std::string> heavy{"Conv", "ConvTranspose", "Gemm", "MatMul", "LSTM", "GRU", "MatMulNBits", "QLinearConv", "Attention"};
            auto sorted = own.ops;
            const size_t said = sorted.size() <= 3 ? sorted.size() : 2;
            if (said < sorted.size())
                std::ranges::stable_sort(sorted, [](const auto &a, const auto &b) {
                    return std::pair(heavy.contains(a.first), a.second) > std::pair(heavy.contains(b.first), b.second);
                });
            for (size_t i = 0; i < said; ++i)
                group.kind += (i > 0 ? ", " : "") + (sorted[i].second > 1 ? formatCount(sorted[i].second) + " " : std::string()) + sorted[i].first;
            if (said < sorted.size())
                group.kind += "…";
        }
        if (group.kind.starts_with("attention"))
            ++own.attention;
        if (group.kind.starts_with("feed-forward"))
            ++own.feedForward;
        if (group.kind == residualKind)
            ++own.residual;
        return own;
    };
    for (const auto &entry : levels.front())
        if (entry.group >= 0)
            count(entry.group);
}

// Names are unique; what was made up says where it is.
void Grouping::tellNames()
{
    std::unordered_map<std::string, int> taken;
    const auto levels = m_forest.entries();
    const std::function<void(int)> tell = [&](int level) {
        for (const auto &entry : levels[static_cast<size_t>(level + 1)]) {
            if (entry.group < 0)
                continue;
            GroupForest::Group &group = m_forest.group(entry.group);
            if (group.weakName && level >= 0 && !group.name.starts_with(m_forest.group(level).name))
                group.name = m_forest.group(level).name + "/" + group.name;
            if (const int times = ++taken[group.name]; times > 1)
                group.name += " (" + std::to_string(times) + ")";
            tell(entry.group);
        }
    };
    tell(-1);
}

// Its name without the path of what is around it; its kind where that leaves no more than a number.
std::string labelOf(const GroupForest &forest, int index)
{
    const GroupForest::Group &own = forest.group(index);
    std::string label = own.name;
    for (int around = own.parent; around >= 0 && label == own.name; around = forest.group(around).parent) // one that is a part has no path of its own
        label = labelInside(own.name, forest.group(around).name);
    return label.starts_with('(') && !own.kind.empty() ? own.kind : label;
}

} // namespace

LayerGroups LayerGroups::of(const Model &model, const Blocks &blocks, std::span<const NodeId> layers)
{
    Grouping grouping(model, layers);
    grouping.byNames();
    grouping.byBlocks(blocks);
    while (grouping.tidy())
        ;
    grouping.byShapes();
    grouping.byRepeats();
    grouping.byLength();
    grouping.tellKinds();
    grouping.tellNames();

    LayerGroups groups;
    groups.m_groupOf.assign(static_cast<size_t>(model.index().nodeCount()), -1);
    const auto levels = grouping.forest().entries();
    const std::function<void(int, int)> take = [&](int level, int parent) {
        for (const auto &entry : levels[static_cast<size_t>(level + 1)]) {
            if (entry.group < 0) {
                const NodeId id = grouping.layer(entry.layer);
                (parent < 0 ? groups.m_topLayers : groups.m_groups[static_cast<size_t>(parent)].layers).push_back(id);
                groups.m_groupOf[static_cast<size_t>(id.value)] = parent;
                continue;
            }
            const GroupForest::Group &own = grouping.forest().group(entry.group);
            const int index = static_cast<int>(groups.m_groups.size());
            LayerGroup group;
            group.name = own.name;
            group.label = labelOf(grouping.forest(), entry.group);
            group.kind = own.kind;
            group.parent = parent;
            group.layerCount = own.layers;
            groups.m_groups.push_back(std::move(group));
            (parent < 0 ? groups.m_topGroups : groups.m_groups[static_cast<size_t>(parent)].groups).push_back(index);
            take(entry.group, index);
        }
    };
    take(-1, -1);
    return groups;
}

int LayerGroups::groupOf(NodeId layer) const
{
    const auto at = static_cast<size_t>(layer.value);
    return layer.value >= 0 && at < m_groupOf.size() ? m_groupOf[at] : -1;
}

int LayerGroups::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_groups, name, &LayerGroup::name);
    return found == m_groups.end() ? -1 : static_cast<int>(found - m_groups.begin());
}

std::vector<NodeId> LayerGroups::layersBelow(int group) const
{
    std::vector<NodeId> layers = at(group).layers;
    for (const int inside : at(group).groups) {
        const auto below = layersBelow(inside);
        layers.insert(layers.end(), below.begin(), below.end());
    }
    return layers;
}

} // namespace pare
