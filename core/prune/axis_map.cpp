#include "core/prune/axis_map.h"

#include <algorithm>

namespace pare {

AxisId AxisMap::add(int64_t size)
{
    const AxisId id{static_cast<int>(m_axes.size())};
    m_axes.push_back({id.value, size, 0, false, {}, {}, {}, {}});
    return id;
}

AxisId AxisMap::root(AxisId axis) const
{
    int at = axis.value;
    while (m_axes[static_cast<size_t>(at)].parent != at) {
        const int next = m_axes[static_cast<size_t>(at)].parent;
        m_axes[static_cast<size_t>(at)].parent = m_axes[static_cast<size_t>(next)].parent;
        at = next;
    }
    return {at};
}

void AxisMap::unite(AxisId a, AxisId b)
{
    AxisId keep = root(a);
    AxisId gone = root(b);
    if (keep == gone)
        return;
    if (gone < keep)
        std::swap(keep, gone); // the older one stays: the result depends on nothing but the order of the graph
    Axis &stays = m_axes[static_cast<size_t>(keep.value)];
    Axis &goes = m_axes[static_cast<size_t>(gone.value)];
    if (stays.size != goes.size) {
        pin(keep, {});
        pin(gone, {});
        return;
    }
    if (goes.pinned)
        pin(keep, goes.reason, goes.by, goes.end);
    if (stays.period != 0 && goes.period != 0 && stays.period != goes.period)
        pin(keep, {});
    stays.period = std::max(stays.period, goes.period);
    if (stays.caveat.empty())
        stays.caveat = std::move(goes.caveat);
    goes.parent = keep.value;
    goes.reason.clear();
    goes.end.clear();
    goes.caveat.clear();
}

void AxisMap::link(const AxisLink &link)
{
    if (length(link.whole) <= 0 || length(link.part) <= 0) {
        pin(link.whole, {});
        pin(link.part, {});
        return;
    }
    m_links.push_back(link);
}

void AxisMap::linkPeriodic(AxisId whole, AxisId repeated, int64_t period, int64_t stride)
{
    Axis &axis = m_axes[static_cast<size_t>(root(repeated).value)];
    if (axis.period != 0 && axis.period != period) {
        pin(repeated, {});
        pin(whole, {});
        return;
    }
    axis.period = period;
    m_links.push_back({whole, repeated, 0, size(whole), stride});
}

void AxisMap::setPeriod(AxisId axis, int64_t period)
{
    Axis &found = m_axes[static_cast<size_t>(root(axis).value)];
    if (found.size >= 0 || period < 1 || (found.period != 0 && found.period != period))
        pin(axis, {});
    else
        found.period = period;
}

void AxisMap::soften(AxisId axis, const std::string &reason)
{
    if (std::string &caveat = m_axes[static_cast<size_t>(root(axis).value)].caveat; caveat.empty())
        caveat = reason;
}

void AxisMap::pin(AxisId axis, const std::string &reason, NodeId by, const std::string &end)
{
    Axis &root_ = m_axes[static_cast<size_t>(root(axis).value)];
    root_.pinned = true;
    if (root_.by.value < 0)
        root_.by = by;
    if (root_.reason.empty() && !reason.empty()) {
        root_.reason = reason;
        root_.end = end;
    }
}

} // namespace pare
