#include "core/prune/channel_groups.h"

#include "core/model/attributes.h"
#include "core/prune/axis_findings.h"
#include "core/prune/position_units.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>

namespace pare {

namespace {

constexpr size_t mostCarriers = size_t{1} << 20; // entries in the lists of members

// Axes of a node's values that are followed, with the role that the node has there.
struct Membership {
    NodeId node;
    MemberRole role;
    int root;
};

std::vector<Membership> memberships(const AxisFindings &findings, const ConstantFlow &flow)
{
    std::vector<Membership> all;
    const auto followed = [&](AxisId axis) {
        const int root = findings.rootOf[static_cast<size_t>(axis.value)];
        return findings.firstPosition[static_cast<size_t>(root)] >= 0 ? root : -1;
    };
    const auto add = [&](NodeId node, MemberRole role, AxisId axis) {
        if (const int root = followed(axis); root >= 0)
            all.push_back({node, role, root});
    };
    for (const Production &production : findings.productions)
        add(production.node, MemberRole::Produces, production.axis);
    for (const Reading &reading : findings.readings)
        add(reading.node, MemberRole::Reads, reading.axis);
    const GraphIndex &index = findings.model.index();
    for (const NodeId id : index.order()) {
        if (flow.isFixed(id))
            continue;
        for (const auto &output : index.node(id).output())
            if (const auto found = findings.values.find(output); found != findings.values.end())
                for (int axis = 0; axis < found->second.rank; ++axis)
                    add(id, MemberRole::Carries, found->second.at(axis));
    }
    return all;
}

} // namespace

std::string_view memberRoleName(MemberRole role)
{
    switch (role) {
    case MemberRole::Produces: return "produces";
    case MemberRole::Reads: return "reads";
    case MemberRole::Carries: return "carries";
    }
    return "carries";
}

namespace {

// "Reshape_5 (Reshape)".
std::string named(const Model &model, NodeId id)
{
    const auto &node = model.index().node(id);
    return node.name() + " (" + qualifiedOp(node) + ")";
}

// Of those that pass the channels on or read them, the one that sees most of them at once: that is where they meet.
std::string whereTied(const Model &model, const ChannelGroup &group)
{
    const GroupMember *widest = nullptr;
    for (const GroupMember &member : group.members)
        if (member.role != MemberRole::Produces && (!widest || member.channels > widest->channels || (member.channels == widest->channels && widest->role == MemberRole::Reads)))
            widest = &member;
    return widest ? ", as " + named(model, widest->node) + " has them" : std::string();
}

using GroupsOnAxis = std::unordered_map<int, std::map<int, int64_t>>; // by root: group and how many of the positions it has

void addMembers(std::vector<ChannelGroup> &groups, const std::vector<Membership> &memberships, const GroupsOnAxis &groupsOn, const AxisFindings &findings)
{
    std::unordered_map<uint64_t, size_t> known; // group, node and role: the member's place
    size_t carriers = 0;
    const auto key = [](int group, NodeId node, MemberRole role) {
        return (static_cast<uint64_t>(group) << 34) | (static_cast<uint64_t>(node.value) << 2) | static_cast<uint64_t>(role);
    };
    for (const Membership &member : memberships) // carriers come last: a layer that produces or reads is no carrier
        for (const auto &[g, positions] : groupsOn.at(member.root)) {
            auto &members = groups[static_cast<size_t>(g)].members;
            if (member.role == MemberRole::Carries &&
                (known.contains(key(g, member.node, MemberRole::Produces)) || known.contains(key(g, member.node, MemberRole::Reads))))
                continue;
            if (member.role == MemberRole::Carries && ++carriers > mostCarriers)
                return;
            const auto [found, isNew] = known.try_emplace(key(g, member.node, member.role), members.size());
            if (isNew)
                members.push_back({member.node, findings.model.index().node(member.node).name(), member.role, positions, findings.axes.length({member.root})});
            else
                members[found->second].channels = std::max(members[found->second].channels, positions);
        }
}

// Groups units by the axes that they touch, and lists their members. `place` is the position of each node in topological order.
std::vector<ChannelGroup> makeGroups(AxisFindings &findings, const PositionUnits &units, const ConstantFlow &flow, const std::vector<int> &place)
{
    std::map<std::pair<int, bool>, int> bySignature;
    std::vector<std::vector<int>> unitsOf;
    findings.placeOf.assign(units.axes.size(), {-1, -1});
    for (size_t unit = 0; unit < units.axes.size(); ++unit) {
        const auto [found, isNew] = bySignature.try_emplace({units.axes[unit], units.pinned[unit]}, static_cast<int>(unitsOf.size()));
        if (isNew)
            unitsOf.emplace_back();
        auto &members = unitsOf[static_cast<size_t>(found->second)];
        findings.placeOf[unit] = {found->second, static_cast<int>(members.size())};
        members.push_back(static_cast<int>(unit));
    }

    // Which groups lie on an axis, and how many of its positions each has.
    GroupsOnAxis groupsOn;
    for (int axis = 0; axis < findings.axes.count(); ++axis)
        if (const int64_t first = findings.firstPosition[static_cast<size_t>(axis)]; first >= 0 && findings.rootOf[static_cast<size_t>(axis)] == axis)
            for (int64_t i = 0; i < findings.axes.length({axis}); ++i)
                ++groupsOn[axis][findings.placeOf[static_cast<size_t>(findings.unitOf[static_cast<size_t>(first + i)])].first];

    std::vector<ChannelGroup> groups(unitsOf.size());
    for (size_t g = 0; g < groups.size(); ++g) {
        groups[g].units = static_cast<int64_t>(unitsOf[g].size());
        const auto unit = static_cast<size_t>(unitsOf[g].front());
        groups[g].prunable = !units.pinned[unit];
        if (units.pinnedBy[unit] >= 0)
            {
            groups[g].reason = findings.axes.reason({units.pinnedBy[unit]});
            groups[g].keptEnd = findings.axes.end({units.pinnedBy[unit]});
        } else if (units.pinnedAt[unit].value >= 0) {
            groups[g].reason = "is tied to an axis that keeps its size at " + named(findings.model, units.pinnedAt[unit]);
        }
        groups[g].isWidth = units.softBy[unit] >= 0;
        if (groups[g].prunable && groups[g].isWidth) {
            groups[g].prunable = false;
            groups[g].asWidth = true;
            groups[g].reason = findings.axes.caveat({units.softBy[unit]});
        }
    }
    addMembers(groups, memberships(findings, flow), groupsOn, findings);
    for (ChannelGroup &group : groups)
        std::stable_sort(group.members.begin(), group.members.end(), [&](const GroupMember &a, const GroupMember &b) {
            const int first = place[static_cast<size_t>(a.node.value)];
            const int second = place[static_cast<size_t>(b.node.value)];
            return std::pair(static_cast<int>(a.role), first) < std::pair(static_cast<int>(b.role), second);
        });
    return groups;
}

// Whether each unit of a group has as many positions on every axis as the others: then counts say all.
std::vector<bool> evenGroups(const AxisFindings &findings, size_t groups)
{
    std::vector<bool> even(groups, true);
    std::map<std::pair<int, int>, int64_t> expected; // group and axis
    for (int axis = 0; axis < findings.axes.count(); ++axis) {
        const int64_t first = findings.firstPosition[static_cast<size_t>(axis)];
        if (first < 0)
            continue;
        std::unordered_map<int, int64_t> counts;
        for (int64_t i = 0; i < findings.axes.length({axis}); ++i)
            ++counts[findings.unitOf[static_cast<size_t>(first + i)]];
        for (const auto &[unit, count] : counts) {
            const int group = findings.placeOf[static_cast<size_t>(unit)].first;
            const auto [found, isNew] = expected.try_emplace({group, axis}, count);
            if (found->second != count)
                even[static_cast<size_t>(group)] = false;
        }
    }
    return even;
}

struct Grouping {
    AxisFindings findings;
    std::vector<ChannelGroup> groups; // those that a layer produces
    double prunableShare = 0;
    SplitChoices failed; // splits whose channels turned out not to be prunable: what was chosen there
};

// Puts the groups in order, names them, and leaves out what no layer produces.
void settle(Grouping &grouping, std::vector<ChannelGroup> all, const std::vector<bool> &even, const std::vector<int> &place)
{
    std::vector<int> order;
    for (int g = 0; g < static_cast<int>(all.size()); ++g)
        if (const auto &members = all[static_cast<size_t>(g)].members; !members.empty() && members.front().role == MemberRole::Produces)
            order.push_back(g);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const auto at = [&](int g) { return place[static_cast<size_t>(all[static_cast<size_t>(g)].members.front().node.value)]; };
        return at(a) < at(b);
    });
    std::vector<int> newNumber(all.size(), -1);
    std::unordered_map<std::string, int> named;
    for (const int g : order) {
        newNumber[static_cast<size_t>(g)] = static_cast<int>(grouping.groups.size());
        ChannelGroup group = std::move(all[static_cast<size_t>(g)]);
        const int number = ++named[group.members.front().layer];
        group.id = group.members.front().layer + (number > 1 ? "#" + std::to_string(number) : "");
        group.channelsPerUnit = std::max<int64_t>(group.members.front().channels / group.units, 1);
        if (!group.canShrink() && group.reason.empty())
            group.reason = "is tied to an axis that keeps its size";
        if (group.canShrink() && !even[static_cast<size_t>(g)]) {
            group.prunable = group.asWidth = false;
            group.reason = "has channels that are not tied to equally many others" + whereTied(grouping.findings.model, group);
        }
        if (group.canShrink() && group.units < 2) {
            group.prunable = group.asWidth = false;
            group.reason = group.channelsPerUnit > 1 ? "has channels that can only go all together" + whereTied(grouping.findings.model, group) : std::string("has only one channel");
        }
        grouping.groups.push_back(std::move(group));
    }
    for (auto &[group, number] : grouping.findings.placeOf)
        group = group < 0 ? -1 : newNumber[static_cast<size_t>(group)];
}

// The constants behind producing layers: the weight itself, or what Transpose and the like turn round on the way.
void findWeights(Grouping &grouping)
{
    AxisFindings &findings = grouping.findings;
    const GraphIndex &index = findings.model.index();
    std::map<std::pair<int, int>, int> privateViews; // by node and input
    std::unordered_map<std::string_view, int> sharedViews;
    for (int i = 0; i < static_cast<int>(findings.constants.size()); ++i) {
        const ConstantView &view = findings.constants[static_cast<size_t>(i)];
        if (view.node.value < 0)
            sharedViews.emplace(view.name, i);
        else
            privateViews.emplace(std::pair(view.node.value, view.input), i);
    }
    // Groups that have units on an axis of a constant.
    const auto groupsOn = [&](const ConstantView &view, int axis) {
        std::set<int> groups;
        if (view.tensor->dims(axis) == 0 || findings.unitAt(view.axes.at(axis), 0) < 0)
            return groups; // not followed, whatever its size
        for (int64_t i = 0; i < view.tensor->dims(axis); ++i)
            if (const int unit = findings.unitAt(view.axes.at(axis), i); unit >= 0)
                groups.insert(findings.placeOf[static_cast<size_t>(unit)].first);
        return groups;
    };
    findings.weightsOf.assign(grouping.groups.size(), {});
    for (const Production &production : findings.productions) {
        NodeId reader = production.node;
        int input = production.input;
        while (!index.constant(index.node(reader).input(input))) {
            const auto from = index.producer(index.node(reader).input(input));
            if (!from || index.node(*from).input_size() == 0)
                break;
            reader = *from;
            input = 0;
        }
        const auto own = privateViews.find({reader.value, input});
        const auto shared = sharedViews.find(index.node(reader).input(input));
        const int found = own != privateViews.end() ? own->second : shared != sharedViews.end() ? shared->second : -1;
        if (found < 0)
            continue;
        const ConstantView &view = findings.constants[static_cast<size_t>(found)];
        const bool direct = reader == production.node;
        for (int axis = direct ? production.weightAxis : 0; axis < (direct ? production.weightAxis + 1 : view.axes.rank); ++axis)
            for (const int group : groupsOn(view, axis))
                if (group >= 0)
                    findings.weightsOf[static_cast<size_t>(group)].push_back({found, axis});
    }
    for (auto &weights : findings.weightsOf) {
        std::sort(weights.begin(), weights.end());
        weights.erase(std::unique(weights.begin(), weights.end()), weights.end());
    }
}

double shareOf(const Grouping &grouping, const ConstantFlow &flow)
{
    const AxisFindings &findings = grouping.findings;
    const auto shrinks = [&](const ConstantView &view) {
        for (int axis = 0; axis < view.axes.rank; ++axis)
            if (const int unit = view.tensor->dims(axis) > 0 ? findings.unitAt(view.axes.at(axis), 0) : -1; unit >= 0)
                for (int64_t i = 0; i < view.tensor->dims(axis); ++i) {
                    const int group = findings.placeOf[static_cast<size_t>(findings.unitAt(view.axes.at(axis), i))].first;
                    if (group >= 0 && grouping.groups[static_cast<size_t>(group)].canShrink())
                        return true;
                }
        return false;
    };
    std::unordered_map<std::string_view, bool> shrinking;
    for (const ConstantView &view : findings.constants)
        if (!shrinking[view.name])
            shrinking[view.name] = shrinks(view);
    std::set<NodeId> layers;
    for (const ConstantUse &use : flow.constants())
        if (const auto found = shrinking.find(use.name); found != shrinking.end() && found->second)
            layers.insert(use.layer);
    int64_t all = 0;
    int64_t prunable = 0;
    for (const ConstantUse &use : flow.constants())
        if (use.role == ConstantRole::Parameter) {
            all += use.elements;
            prunable += layers.contains(use.layer) ? use.elements : 0;
        }
    return all == 0 ? 0 : static_cast<double>(prunable) / static_cast<double>(all);
}

Grouping findGroups(const Model &model, const ShapeTable &shapes, const ConstantFlow &flow, const std::vector<int> &place, const SplitChoices &choices,
                    const std::set<std::string> &mayShrink)
{
    Grouping grouping{followAxes(model, shapes, flow, choices, mayShrink), {}, 0, {}};
    AxisFindings &findings = grouping.findings;
    findings.rootOf.resize(static_cast<size_t>(findings.axes.count()));
    for (int axis = 0; axis < findings.axes.count(); ++axis)
        findings.rootOf[static_cast<size_t>(axis)] = findings.axes.root({axis}).value;
    const PositionUnits units = findUnits(findings, followedAxes(findings));
    std::vector<ChannelGroup> all = makeGroups(findings, units, flow, place);
    const auto even = evenGroups(findings, all.size());
    settle(grouping, std::move(all), even, place);
    findWeights(grouping);
    grouping.prunableShare = shareOf(grouping, flow);
    for (const SplitChoice &split : findings.splits) {
        const int unit = findings.unitAt(split.whole, 0);
        const int group = unit >= 0 ? findings.placeOf[static_cast<size_t>(unit)].first : -1;
        if (split.candidates > 1 && group >= 0 && !grouping.groups[static_cast<size_t>(group)].canShrink())
            grouping.failed[split.node.value] = split.chosen;
    }
    return grouping;
}

// By node: its place in the order of the graph.
std::vector<int> placesOf(const Model &model)
{
    std::vector<int> place(static_cast<size_t>(model.index().nodeCount()), 0);
    int position = 0;
    for (const NodeId id : model.index().order())
        place[static_cast<size_t>(id.value)] = position++;
    return place;
}

} // namespace

Result<ChannelGroups> ChannelGroups::of(const Model &model, const ShapeTable &shapes, const std::set<std::string> &mayShrink)
{
    if (!model.index().acyclic())
        return unsupported("the graph has a cycle", model.index().nodeOnCycle());
    const ConstantFlow flow(model);
    const std::vector<int> place = placesOf(model);

    // Along which part the channels of a split axis are followed is a choice; where the first one meets an axis that must stay,
    // the next is tried, and what did not help goes back to the first.
    SplitChoices choices;
    Grouping best = findGroups(model, shapes, flow, place, choices, mayShrink);
    SplitChoices failed = best.failed;
    for (int round = 0; round < 2 && !failed.empty(); ++round) {
        SplitChoices next = choices;
        for (const auto &[node, chosen] : failed)
            next[node] = chosen + 1;
        Grouping other = findGroups(model, shapes, flow, place, next, mayShrink);
        failed = other.failed;
        if (other.prunableShare > best.prunableShare) {
            choices = std::move(next);
            best = std::move(other);
        }
    }
    ChannelGroups groups;
    groups.take(std::move(best.groups), best.prunableShare, std::move(best.findings));
    return groups;
}

Result<ChannelGroups> ChannelGroups::withinHeads(const ChannelGroups &byHeads, const ShapeTable &shapes, const std::set<std::string> &heads)
{
    const Model &model = byHeads.model();
    const AxisFindings &before = byHeads.findings();
    SplitChoices choices;
    for (const SplitChoice &split : before.splits) {
        const int unit = before.unitAt(split.whole, 0);
        const int group = unit >= 0 ? before.placeOf[static_cast<size_t>(unit)].first : -1;
        const bool ofHeads = group >= 0 && heads.contains(byHeads.m_groups[static_cast<size_t>(group)].id);
        choices[split.node.value] = ofHeads ? split.candidates - 1 : split.chosen;
    }
    Grouping other = findGroups(model, shapes, ConstantFlow(model), placesOf(model), choices, byHeads.mayShrink());
    ChannelGroups groups;
    groups.take(std::move(other.groups), other.prunableShare, std::move(other.findings));
    return groups;
}

void ChannelGroups::take(std::vector<ChannelGroup> groups, double prunableShare, AxisFindings findings)
{
    m_groups = std::move(groups);
    m_prunableShare = prunableShare;
    m_findings = std::make_shared<const AxisFindings>(std::move(findings));
    for (size_t g = 0; g < m_groups.size(); ++g) {
        m_byId.emplace(m_groups[g].id, g);
        for (const GroupMember &member : m_groups[g].members) {
            auto &list = m_byLayer[member.layer];
            if (list.empty() || list.back() != g)
                list.push_back(g);
        }
    }
}

Result<ChannelGroups> ChannelGroups::of(const Model &model, const std::set<std::string> &mayShrink)
{
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    return of(model, shapes, mayShrink);
}

const std::set<std::string> &ChannelGroups::mayShrink() const
{
    return m_findings->mayShrink;
}

const Model &ChannelGroups::model() const
{
    return m_findings->model;
}

const ChannelGroup *ChannelGroups::find(std::string_view id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &m_groups[found->second];
}

std::vector<size_t> ChannelGroups::groupsOf(std::string_view layer) const
{
    const auto found = m_byLayer.find(layer);
    return found == m_byLayer.end() ? std::vector<size_t>{} : found->second;
}

} // namespace pare
