#include "ui/canvas/fold_scene.h"

#include "core/base/units.h"
#include "ui/theme/language.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pare {

namespace {

struct FoldWords {
    Q_DECLARE_TR_FUNCTIONS(FoldWords)
};

constexpr size_t enoughToSee = 8;

size_t at(int index)
{
    return static_cast<size_t>(index);
}

// The outermost closed group that each group lies in, itself included; -1: all around it are open.
std::vector<int> closedAround(const SceneGroups &groups, const std::set<std::string> &open)
{
    std::vector<int> closed(groups.groups.size(), -1);
    for (size_t i = 0; i < groups.groups.size(); ++i) {
        const SceneGroup &group = groups.groups[i];
        const int outer = group.parent < 0 ? -1 : closed[at(group.parent)];
        closed[i] = outer >= 0 ? outer : open.contains(group.name) ? -1 : static_cast<int>(i);
    }
    return closed;
}

void add(std::optional<double> &sum, const std::optional<double> &value)
{
    if (value)
        sum = sum.value_or(0) + *value;
}

void worst(std::optional<float> &most, const std::optional<float> &value)
{
    if (value && (!most || *value > *most))
        most = value;
}

// In the language of the window; empty where the label says it.
std::string kindOf(const SceneGroup &group)
{
    return group.kind.empty() || group.kind == group.label ? std::string() : coreWords(group.kind).toStdString();
}

// What a closed group shows of the nodes in it.
class Summary {
public:
    void take(const SceneNode &node)
    {
        ++m_layers;
        add(m_macs, node.macs);
        add(m_size, node.sizeBytes);
        add(m_parameters, node.parameters);
        add(m_time, node.timeMs);
        if (m_fusedInto.empty())
            m_fusedInto = node.fusedInto;
        if (node.zeroShare) {
            const double weights = node.parameters.value_or(0);
            m_counted += weights;
            m_zeros += *node.zeroShare * weights;
        }
        if (node.removedShare && (!m_removed || *node.removedShare > *m_removed))
            m_removed = node.removedShare;
        if (node.sensitivity && (!m_sensitivity || *node.sensitivity > *m_sensitivity))
            m_sensitivity = node.sensitivity;
        if (node.sqnrDb && (!m_sqnr || *node.sqnrDb < *m_sqnr))
            m_sqnr = node.sqnrDb;
        worst(m_cosineDistance, node.cosineDistance);
        worst(m_relativeError, node.relativeError);
        worst(m_largestError, node.largestError);
        m_categories[static_cast<size_t>(node.category)] += 1 + node.macs.value_or(0);
        if (!node.precision.empty())
            ++m_precisions[node.precision];
        for (const Badge &badge : node.badges)
            ++m_badges[{badge.kind, badge.state, badge.text}];
    }

    [[nodiscard]] SceneNode node(const SceneGroup &group, const std::string &mainPrecision) const
    {
        SceneNode node;
        node.name = group.name;
        node.op = "Group";
        node.title = group.label;
        node.kindText = kindOf(group);
        node.kind = NodeKind::Group;
        node.category = group.kind.starts_with("attention") ? Category::Attention : static_cast<Category>(std::ranges::max_element(m_categories) - m_categories.begin());
        node.macs = m_macs;
        node.sizeBytes = m_size;
        node.parameters = m_parameters;
        node.timeMs = m_time;
        if (m_time)
            node.timeText = FoldWords::tr("%1, the sum of its layers, measured").arg(QString::fromStdString(formatMilliseconds(*m_time))).toStdString();
        else
            node.fusedInto = m_fusedInto;
        if (m_counted > 0)
            node.zeroShare = m_zeros / m_counted;
        node.removedShare = m_removed;
        node.sensitivity = m_sensitivity;
        node.sqnrDb = m_sqnr;
        node.cosineDistance = m_cosineDistance;
        node.relativeError = m_relativeError;
        node.largestError = m_largestError;
        node.detail = counted(m_layers, Counted::Layer).toStdString();
        if (m_parameters.value_or(0) > 0)
            node.detail += " · " + FoldWords::tr("%1 parameters").arg(QString::fromStdString(*m_parameters < 1000 ? formatCount(std::llround(*m_parameters)) : formatCountShort(*m_parameters))).toStdString();
        else if (m_size.value_or(0) > 0)
            node.detail += " · " + formatBytes(static_cast<int64_t>(*m_size));
        if (m_macs.value_or(0) > 0)
            node.detail += " · " + formatCountShort(*m_macs) + " MACs";
        if (m_time)
            node.detail += " · " + formatMilliseconds(*m_time);
        if (m_precisions.size() == 1)
            node.precision = m_precisions.begin()->first;
        for (const auto &[precision, count] : m_precisions)
            if (m_precisions.size() > 1 && precision != mainPrecision)
                node.badges.push_back({BadgeKind::Precision, BadgeState::Done, precision + " ×" + std::to_string(count), FoldWords::tr("%1 in %2").arg(counted(count, Counted::Layer), QString::fromStdString(precision)).toStdString()});
        for (const auto &[badge, count] : m_badges) {
            const auto &[kind, state, text] = badge;
            const bool sign = text.empty();
            const QString layers = counted(count, Counted::Layer);
            const QString what = kind == BadgeKind::Warning    ? FoldWords::tr("%1 with a warning").arg(layers)
                                 : kind == BadgeKind::Declined ? FoldWords::tr("%1 declined").arg(layers)
                                                               : FoldWords::tr("%1 with %2").arg(layers, QString::fromStdString(text));
            node.badges.push_back({kind, state, sign || count == 1 ? text : text + " ×" + std::to_string(count), what.toStdString()});
        }
        return node;
    }

private:
    int64_t m_layers = 0;
    std::optional<double> m_macs, m_size, m_parameters, m_time, m_sensitivity, m_sqnr, m_removed;
    std::optional<float> m_cosineDistance, m_relativeError, m_largestError;
    std::string m_fusedInto;
    double m_zeros = 0; // of what was counted
    double m_counted = 0;
    std::array<double, 16> m_categories{};
    std::map<std::string, int> m_precisions;
    std::map<std::tuple<BadgeKind, BadgeState, std::string>, int> m_badges;
};

// Several tensors from one node to the same readers are one line where a group is at an end of it.
void addTensors(const GraphScene &flat, const std::vector<int> &place, GraphScene &folded)
{
    std::map<std::pair<int, std::vector<int>>, size_t> merged;
    std::map<size_t, int> more; // tensors that a line stands for, beside the first
    for (const SceneTensor &tensor : flat.tensors) {
        const int producer = tensor.producer < 0 ? -1 : place[at(tensor.producer)];
        std::vector<int> readers;
        for (const int reader : tensor.readers)
            if (const int own = place[at(reader)]; own != producer)
                readers.push_back(own);
        std::ranges::sort(readers);
        readers.erase(std::ranges::unique(readers).begin(), readers.end());
        const bool toGroup = std::ranges::any_of(readers, [&](int reader) { return folded.node(reader).kind == NodeKind::Group; });
        const bool ofGroup = producer >= 0 && folded.node(producer).kind == NodeKind::Group;
        if (readers.empty() && (ofGroup || !tensor.readers.empty()))
            continue; // it stays inside of a group
        if (producer >= 0 && (ofGroup || toGroup)) {
            const auto [found, isNew] = merged.try_emplace({producer, readers}, folded.tensors.size());
            if (!isNew) {
                ++more[found->second];
                continue;
            }
        }
        folded.tensors.push_back({tensor.name, producer, std::move(readers), tensor.type, tensor.shape});
    }
    for (const auto &[index, count] : more) {
        SceneTensor &tensor = folded.tensors[index];
        tensor.name = FoldWords::tr("%1 and %2 more").arg(QString::fromStdString(tensor.name)).arg(count).toStdString();
        tensor.shape = counted(count + 1, Counted::Tensor).toStdString();
        tensor.type.clear();
    }
}

} // namespace

std::vector<int> SceneGroups::around(int node) const
{
    std::vector<int> found;
    for (int group = innermost(node); group >= 0; group = groups[at(group)].parent)
        found.push_back(group);
    std::ranges::reverse(found);
    return found;
}

ScenePtr foldScene(const GraphScene &flat, const SceneGroups &groups, const std::set<std::string> &open)
{
    auto folded = std::make_shared<GraphScene>();
    folded->title = flat.title;
    folded->mainPrecision = flat.mainPrecision;
    folded->removedPlanned = flat.removedPlanned;
    folded->sensitivityUnit = flat.sensitivityUnit;
    const std::vector<int> closed = closedAround(groups, open);
    std::vector<int> nodeOfGroup(groups.groups.size(), -1);
    std::vector<Summary> summaries(groups.groups.size());
    std::vector<int> place(flat.nodes.size(), -1);
    std::vector<std::vector<int>> members;
    for (int node = 0; node < flat.nodeCount(); ++node) {
        const int group = groups.innermost(node);
        const int around = group < 0 ? -1 : closed[at(group)];
        if (around < 0 || nodeOfGroup[at(around)] < 0) {
            place[at(node)] = folded->nodeCount();
            members.emplace_back();
            if (around >= 0)
                nodeOfGroup[at(around)] = place[at(node)];
            folded->nodes.push_back(around < 0 ? flat.node(node) : SceneNode());
        } else {
            place[at(node)] = nodeOfGroup[at(around)];
        }
        members[at(place[at(node)])].push_back(node);
        if (around >= 0)
            summaries[at(around)].take(flat.node(node));
    }
    for (size_t i = 0; i < groups.groups.size(); ++i)
        if (nodeOfGroup[i] >= 0)
            folded->nodes[at(nodeOfGroup[i])] = summaries[i].node(groups.groups[i], flat.mainPrecision);
    for (const auto &own : members) {
        folded->memberStart.push_back(static_cast<int>(folded->members.size()));
        folded->members.insert(folded->members.end(), own.begin(), own.end());
    }
    folded->memberStart.push_back(static_cast<int>(folded->members.size()));
    addTensors(flat, place, *folded);

    // Frames around what is open: every node that is seen counts for each open group that it is in.
    std::vector<std::vector<int>> inside(groups.groups.size());
    for (int node = 0; node < folded->nodeCount(); ++node) {
        const int first = folded->members[at(folded->memberStart[at(node)])];
        for (const int group : groups.around(first))
            if (closed[at(group)] < 0)
                inside[at(group)].push_back(node);
    }
    std::vector<int> frameOf(groups.groups.size(), -1);
    for (size_t i = 0; i < groups.groups.size(); ++i) {
        if (inside[i].empty())
            continue;
        const SceneGroup &group = groups.groups[i];
        int around = group.parent;
        while (around >= 0 && frameOf[at(around)] < 0)
            around = groups.groups[at(around)].parent;
        frameOf[i] = static_cast<int>(folded->frames.size());
        folded->frames.push_back({group.name, group.label, kindOf(group), around < 0 ? -1 : frameOf[at(around)], std::move(inside[i])});
    }
    return folded;
}

std::set<std::string> openAtFirst(const GraphScene &flat, const SceneGroups &groups, size_t most, bool aloneOpens)
{
    std::vector<std::vector<int>> children(groups.groups.size() + 1);
    std::vector<size_t> entries(groups.groups.size() + 1, 0); // groups and nodes directly inside; the whole first
    for (size_t i = 0; i < groups.groups.size(); ++i) {
        children[at(groups.groups[i].parent + 1)].push_back(static_cast<int>(i));
        ++entries[at(groups.groups[i].parent + 1)];
    }
    std::vector<size_t> nodes(groups.groups.size(), 0);
    for (int node = 0; node < flat.nodeCount(); ++node) {
        ++entries[at(groups.innermost(node) + 1)];
        for (int group = groups.innermost(node); group >= 0; group = groups.groups[at(group)].parent)
            ++nodes[at(group)];
    }
    std::set<std::string> open;
    std::vector<int> closed = children.front();
    size_t seen = entries.front();
    while (!closed.empty()) {
        std::ranges::stable_sort(closed, [&](int a, int b) { return nodes[at(a)] > nodes[at(b)]; });
        if (seen >= enoughToSee && nodes[at(closed.front())] * 2 <= flat.nodes.size())
            break;
        const bool alone = aloneOpens && nodes[at(closed.front())] * 10 >= flat.nodes.size() * 9; // one box that is nearly everything says nothing
        const auto fits = alone ? closed.begin() : std::ranges::find_if(closed, [&](int group) { return seen - 1 + entries[at(group + 1)] <= most; });
        if (fits == closed.end())
            break;
        const int group = *fits;
        closed.erase(fits);
        open.insert(groups.groups[at(group)].name);
        seen += entries[at(group + 1)] - 1;
        closed.insert(closed.end(), children[at(group + 1)].begin(), children[at(group + 1)].end());
    }
    return open;
}

} // namespace pare
