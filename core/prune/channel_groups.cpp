#include "core/prune/channel_groups.h"

#include "core/prune/axis_findings.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>

namespace pare {

namespace {

// Positions that must go together.
class PositionSets {
public:
    explicit PositionSets(size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), 0); }
    int find(int at)
    {
        while (m_parent[static_cast<size_t>(at)] != at) {
            int &parent = m_parent[static_cast<size_t>(at)];
            parent = m_parent[static_cast<size_t>(parent)];
            at = parent;
        }
        return at;
    }
    void unite(int a, int b)
    {
        a = find(a);
        b = find(b);
        m_parent[static_cast<size_t>(std::max(a, b))] = std::min(a, b);
    }

private:
    std::vector<int> m_parent;
};

// Limits on what is followed position by position: far beyond any layer, and memory for it is bounded. Sizes in a file may be anything.
constexpr int64_t longestAxis = int64_t{1} << 20;
constexpr int64_t mostPositions = int64_t{1} << 23;
constexpr int64_t mostLinked = int64_t{1} << 27; // positions that links name, one after the other
constexpr size_t mostCarriers = size_t{1} << 20; // entries in the lists of members

// Axes that are followed position by position: those that a layer produces, and all that are linked to them. One that must keep its
// size needs no following, unless a layer produces it: then it is listed with its reason.
std::vector<bool> followedAxes(const AxisFindings &findings)
{
    std::vector<std::vector<int>> linked(static_cast<size_t>(findings.axes.count()));
    for (const AxisLink &link : findings.axes.links()) {
        const int whole = findings.rootOf[static_cast<size_t>(link.whole.value)];
        const int part = findings.rootOf[static_cast<size_t>(link.part.value)];
        linked[static_cast<size_t>(whole)].push_back(part);
        linked[static_cast<size_t>(part)].push_back(whole);
    }
    std::vector<bool> followed(static_cast<size_t>(findings.axes.count()), false);
    std::vector<int> open;
    int64_t positions = 0;
    const auto follow = [&](int root, bool produced) {
        const int64_t length = findings.axes.length({root});
        if (followed[static_cast<size_t>(root)] || length <= 0 || length > longestAxis || positions + length > mostPositions ||
            (findings.axes.pinned({root}) && !produced))
            return;
        positions += length;
        followed[static_cast<size_t>(root)] = true;
        open.push_back(root);
    };
    for (const Production &production : findings.productions)
        follow(findings.rootOf[static_cast<size_t>(production.axis.value)], true);
    while (!open.empty()) {
        const int root = open.back();
        open.pop_back();
        for (const int other : linked[static_cast<size_t>(root)])
            follow(other, false);
    }
    return followed;
}

// Sets of axes, each known by a number: most units lie on the same few sets. 0 is the empty one.
class AxisSets {
public:
    // The set with one more axis; axes come in rising order.
    int with(int set, int axis)
    {
        if (m_last[static_cast<size_t>(set)] == axis)
            return set;
        const auto [found, isNew] = m_next.try_emplace((static_cast<uint64_t>(set) << 32) | static_cast<uint32_t>(axis), static_cast<int>(m_last.size()));
        if (isNew)
            m_last.push_back(axis);
        return found->second;
    }

private:
    std::vector<int> m_last{-1};
    std::unordered_map<uint64_t, int> m_next;
};

struct Units {
    std::vector<int> axes;      // by unit: the set of roots that it has positions on, by number
    std::vector<bool> pinned;
    std::vector<int> pinnedBy;  // by unit: the axis that says why it is pinned; -1 where none does
    std::vector<NodeId> pinnedAt; // by unit: a node that keeps an axis of it; -1 where none is known
    std::vector<int> softBy;    // by unit: an axis of it that is normalized over its channels; -1 where none is
};

// Gives every position of the followed axes a unit. Units are numbered in the order of their first positions.
Units findUnits(AxisFindings &findings, const std::vector<bool> &followed)
{
    findings.firstPosition.assign(static_cast<size_t>(findings.axes.count()), -1);
    int64_t positions = 0;
    for (int axis = 0; axis < findings.axes.count(); ++axis)
        if (followed[static_cast<size_t>(axis)]) {
            findings.firstPosition[static_cast<size_t>(axis)] = positions;
            positions += findings.axes.length({axis});
        }
    PositionSets sets(static_cast<size_t>(positions));
    const auto first = [&](AxisId axis) { return findings.firstPosition[static_cast<size_t>(findings.rootOf[static_cast<size_t>(axis.value)])]; };
    std::vector<const AxisLink *> half; // links to an axis that is not followed
    int64_t linked = 0;
    for (const AxisLink &link : findings.axes.links()) {
        const int64_t whole = first(link.whole);
        const int64_t part = first(link.part);
        if (whole < 0 && part < 0)
            continue;
        const int64_t size = findings.axes.length(link.part);
        const int64_t count = whole < 0 ? size : std::min(link.count, findings.axes.length(link.whole) - link.offset);
        linked += count;
        if (linked > mostLinked) {
            findings.axes.pin(link.whole, "is cut up and joined more often than Pare follows");
            findings.axes.pin(link.part, "is cut up and joined more often than Pare follows");
        } else if (whole < 0 || part < 0) {
            half.push_back(&link);
        } else {
            for (int64_t i = 0; i < count; ++i)
                sets.unite(static_cast<int>(whole + link.offset + i), static_cast<int>(part + i / link.stride % size));
        }
    }
    Units units;
    AxisSets axisSets;
    findings.unitOf.assign(static_cast<size_t>(positions), -1);
    std::vector<int> numberOf(static_cast<size_t>(positions), -1);
    const auto pin = [&](int64_t position, AxisId axis) {
        const auto unit = static_cast<size_t>(findings.unitOf[static_cast<size_t>(position)]);
        units.pinned[unit] = true;
        if (units.pinnedBy[unit] < 0 && !findings.axes.reason(axis).empty())
            units.pinnedBy[unit] = axis.value;
        if (units.pinnedAt[unit].value < 0)
            units.pinnedAt[unit] = findings.axes.pinnedBy(axis);
    };
    for (int axis = 0; axis < findings.axes.count(); ++axis) {
        if (!followed[static_cast<size_t>(axis)])
            continue;
        const bool pinned = findings.axes.pinned({axis});
        const bool soft = !findings.axes.caveat({axis}).empty();
        for (int64_t i = 0; i < findings.axes.length({axis}); ++i) {
            const int64_t at = findings.firstPosition[static_cast<size_t>(axis)] + i;
            int &number = numberOf[static_cast<size_t>(sets.find(static_cast<int>(at)))];
            if (number < 0) {
                number = static_cast<int>(units.axes.size());
                units.axes.push_back(0);
                units.pinned.push_back(false);
                units.pinnedBy.push_back(-1);
                units.pinnedAt.emplace_back();
                units.softBy.push_back(-1);
            }
            findings.unitOf[static_cast<size_t>(at)] = number;
            int &set = units.axes[static_cast<size_t>(number)];
            set = axisSets.with(set, axis);
            if (soft && units.softBy[static_cast<size_t>(number)] < 0)
                units.softBy[static_cast<size_t>(number)] = axis;
            if (pinned)
                pin(at, {axis});
        }
    }
    // What is linked to an axis that is not followed must stay: that axis is pinned, or too long.
    for (const AxisLink *link : half) {
        const int64_t whole = first(link->whole);
        const int64_t part = first(link->part);
        const int64_t from = whole < 0 ? part : whole + link->offset;
        const int64_t count = whole < 0 ? findings.axes.length(link->part) : std::min(link->count, findings.axes.length(link->whole) - link->offset);
        for (int64_t i = 0; i < count; ++i)
            pin(from + i, whole < 0 ? link->whole : link->part);
    }
    return units;
}

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
std::vector<ChannelGroup> makeGroups(AxisFindings &findings, const Units &units, const ConstantFlow &flow, const std::vector<int> &place)
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
            groups[g].reason = findings.axes.reason({units.pinnedBy[unit]});
        else if (units.pinnedAt[unit].value >= 0)
            groups[g].reason = "is tied to an axis that keeps its size at " + findings.model.index().node(units.pinnedAt[unit]).name();
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
            group.reason = "has channels that are not tied to equally many others";
        }
        if (group.canShrink() && group.units < 2) {
            group.prunable = group.asWidth = false;
            group.reason = group.channelsPerUnit > 1 ? "has channels that can only go all together" : "has only one channel";
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

Grouping findGroups(const Model &model, const ShapeTable &shapes, const ConstantFlow &flow, const std::vector<int> &place, const SplitChoices &choices)
{
    Grouping grouping{followAxes(model, shapes, flow, choices), {}, 0, {}};
    AxisFindings &findings = grouping.findings;
    findings.rootOf.resize(static_cast<size_t>(findings.axes.count()));
    for (int axis = 0; axis < findings.axes.count(); ++axis)
        findings.rootOf[static_cast<size_t>(axis)] = findings.axes.root({axis}).value;
    const Units units = findUnits(findings, followedAxes(findings));
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

} // namespace

Result<ChannelGroups> ChannelGroups::of(const Model &model, const ShapeTable &shapes)
{
    if (!model.index().acyclic())
        return unsupported("the graph has a cycle", model.index().nodeOnCycle());
    const ConstantFlow flow(model);
    std::vector<int> place(static_cast<size_t>(model.index().nodeCount()), 0);
    int position = 0;
    for (const NodeId id : model.index().order())
        place[static_cast<size_t>(id.value)] = position++;

    // Along which part the channels of a split axis are followed is a choice; where the first one meets an axis that must stay,
    // the next is tried, and what did not help goes back to the first.
    SplitChoices choices;
    Grouping best = findGroups(model, shapes, flow, place, choices);
    SplitChoices failed = best.failed;
    for (int round = 0; round < 2 && !failed.empty(); ++round) {
        SplitChoices next = choices;
        for (const auto &[node, chosen] : failed)
            next[node] = chosen + 1;
        Grouping other = findGroups(model, shapes, flow, place, next);
        failed = other.failed;
        if (other.prunableShare > best.prunableShare) {
            choices = std::move(next);
            best = std::move(other);
        }
    }
    ChannelGroups groups;
    groups.m_groups = std::move(best.groups);
    groups.m_prunableShare = best.prunableShare;
    groups.m_findings = std::make_shared<const AxisFindings>(std::move(best.findings));
    for (size_t g = 0; g < groups.m_groups.size(); ++g) {
        groups.m_byId.emplace(groups.m_groups[g].id, g);
        for (const GroupMember &member : groups.m_groups[g].members) {
            auto &list = groups.m_byLayer[member.layer];
            if (list.empty() || list.back() != g)
                list.push_back(g);
        }
    }
    return groups;
}

Result<ChannelGroups> ChannelGroups::of(const Model &model)
{
    PARE_TRY_ASSIGN(const ShapeTable shapes, ShapeTable::of(model));
    return of(model, shapes);
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

int64_t countStep(const CountRule &rule, int64_t channels)
{
    return rule.multiple > 0 ? rule.multiple : channels >= 64 ? 16 : 8;
}

std::vector<int64_t> allowedUnits(const ChannelGroup &group, const CountRule &rule)
{
    std::vector<int64_t> allowed;
    if (!group.canShrink())
        return allowed;
    const auto fits = [&](int64_t units, int64_t multiple) {
        if (units * group.channelsPerUnit < std::max<int64_t>(rule.leastChannels, 1))
            return false;
        for (const GroupMember &member : group.members) {
            if (member.role != MemberRole::Produces)
                break;
            const int64_t kept = member.channels / group.units * units;
            const int64_t step = countStep({multiple, 1}, member.channels);
            if (member.channels > step && kept % step != 0)
                return false;
        }
        return true;
    };
    for (int64_t units = 1; units < group.units; ++units)
        if (fits(units, rule.multiple))
            allowed.push_back(units);
    if (allowed.empty() && group.channelsPerUnit > 1) // heads of 45 channels make no multiple of 8
        for (int64_t units = 1; units < group.units; ++units)
            if (fits(units, 1))
                allowed.push_back(units);
    allowed.push_back(group.units);
    return allowed;
}

int64_t unitsToKeep(const ChannelGroup &group, double ratio, const CountRule &rule)
{
    // A hair below, so that 0.3 of 10 leaves 7 and not 8 for want of a last binary digit.
    const double least = (1 - ratio) * static_cast<double>(group.units) - 1e-9;
    for (const int64_t units : allowedUnits(group, rule))
        if (static_cast<double>(units) >= least)
            return units;
    return group.units;
}

} // namespace pare
