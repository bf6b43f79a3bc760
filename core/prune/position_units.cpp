#include "core/prune/position_units.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
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

} // namespace

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

PositionUnits findUnits(AxisFindings &findings, const std::vector<bool> &followed)
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
                sets.unite(static_cast<int>(whole + link.offset + i), static_cast<int>(part + (link.at + i / link.stride) % size));
        }
    }
    PositionUnits units;
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

} // namespace pare
