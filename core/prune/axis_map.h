// Axes of values as sets of positions, and how the positions of one follow from those of others. Internal to core/prune.
#pragma once

#include "core/model/graph_index.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pare {

struct AxisId {
    int value = -1;
    [[nodiscard]] bool valid() const { return value >= 0; }
    auto operator<=>(const AxisId &) const = default;
};

// Part of one axis seen in another: for i in 0 .. count - 1, `whole` at offset + i is `part` at (at + i / stride) % length of part.
struct AxisLink {
    AxisId whole;
    AxisId part;
    int64_t offset = 0;
    int64_t count = 0;
    int64_t stride = 1;
    int64_t at = 0; // where in the part the first one is
};

class AxisMap {
public:
    // size -1: not known; such an axis loses nothing, unless it turns out to be periodic.
    AxisId add(int64_t size);
    // The two hold the same channels at the same places.
    void unite(AxisId a, AxisId b);
    void link(const AxisLink &link);
    // An axis of unknown size that repeats the same `period` channels (batch x heads): part, at stride `stride`, of a known axis.
    void linkPeriodic(AxisId whole, AxisId repeated, int64_t period, int64_t stride);
    // An axis of unknown size repeats as many positions again and again: from now on these can be linked.
    void setPeriod(AxisId axis, int64_t period);
    // The axis must keep its size, and why. The first reason stays; an empty one (sizes of pictures, batches) gives way to a later one. by: a node that says so.
    // end: the graph's input or output whose shape it is, where that is the reason.
    void pin(AxisId axis, const std::string &reason, NodeId by = {}, const std::string &end = {});

    // The axis can shrink, but what is left of it then means something else than it did beside what went, and why: it is normalized
    // over its channels. The first reason stays.
    void soften(AxisId axis, const std::string &reason);

    [[nodiscard]] AxisId root(AxisId axis) const;
    [[nodiscard]] bool same(AxisId a, AxisId b) const { return root(a) == root(b); }
    [[nodiscard]] int64_t size(AxisId axis) const { return m_axes[static_cast<size_t>(root(axis).value)].size; }
    // Positions that can be told apart: its size, or its period; 0 where neither is known.
    [[nodiscard]] int64_t length(AxisId axis) const
    {
        const Axis &found = m_axes[static_cast<size_t>(root(axis).value)];
        return found.size >= 0 ? found.size : found.period;
    }
    [[nodiscard]] int64_t period(AxisId axis) const { return m_axes[static_cast<size_t>(root(axis).value)].period; }
    [[nodiscard]] bool pinned(AxisId axis) const
    {
        const Axis &found = m_axes[static_cast<size_t>(root(axis).value)];
        return found.pinned || (found.size < 0 && found.period == 0);
    }
    [[nodiscard]] const std::string &reason(AxisId axis) const { return m_axes[static_cast<size_t>(root(axis).value)].reason; }
    // The graph's input or output that is the reason; empty where there is another.
    [[nodiscard]] const std::string &end(AxisId axis) const { return m_axes[static_cast<size_t>(root(axis).value)].end; }
    // The first node that pinned it; -1: none did, or none is known.
    [[nodiscard]] NodeId pinnedBy(AxisId axis) const { return m_axes[static_cast<size_t>(root(axis).value)].by; }
    // Empty where the axis is not softened.
    [[nodiscard]] const std::string &caveat(AxisId axis) const { return m_axes[static_cast<size_t>(root(axis).value)].caveat; }
    [[nodiscard]] const std::vector<AxisLink> &links() const { return m_links; }
    [[nodiscard]] int count() const { return static_cast<int>(m_axes.size()); }

private:
    struct Axis {
        mutable int parent = -1; // itself where it is a root
        int64_t size = -1;
        int64_t period = 0;
        bool pinned = false;
        std::string reason;
        std::string end;
        std::string caveat;
        NodeId by;
    };
    std::vector<Axis> m_axes;
    std::vector<AxisLink> m_links;
};

} // namespace pare
