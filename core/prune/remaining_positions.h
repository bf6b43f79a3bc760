// Which positions stay on each axis when units go. Internal to core/prune.
#pragma once

#include "core/prune/axis_findings.h"
#include "core/prune/slice_tensor.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace pare {

class RemainingPositions {
public:
    // removedUnit: by unit of the findings, which must outlive this.
    RemainingPositions(const AxisFindings &findings, const std::vector<bool> &removedUnit) : m_findings(findings)
    {
        for (int axis = 0; axis < findings.axes.count(); ++axis) {
            const int64_t first = findings.firstPosition[static_cast<size_t>(axis)];
            if (first < 0)
                continue;
            std::vector<int64_t> kept;
            const int64_t size = findings.axes.length({axis});
            for (int64_t i = 0; i < size; ++i)
                if (!removedUnit[static_cast<size_t>(findings.unitOf[static_cast<size_t>(first + i)])])
                    kept.push_back(i);
            if (static_cast<int64_t>(kept.size()) != size)
                m_kept.emplace(axis, std::move(kept));
        }
    }
    // Null where the axis loses nothing.
    [[nodiscard]] KeptPositions of(AxisId axis) const
    {
        const auto found = m_kept.find(m_findings.rootOf[static_cast<size_t>(axis.value)]);
        return found == m_kept.end() ? nullptr : &found->second;
    }
    // -1 where the size is not known, of an axis that repeats the channels that lost some, too.
    [[nodiscard]] int64_t size(AxisId axis) const
    {
        const int64_t before = m_findings.axes.size({m_findings.rootOf[static_cast<size_t>(axis.value)]});
        const KeptPositions kept = of(axis);
        return before >= 0 && kept ? static_cast<int64_t>(kept->size()) : before;
    }
    // Its size is known, and another one now.
    [[nodiscard]] bool resized(AxisId axis) const { return axis.valid() && of(axis) && size(axis) >= 0; }
    // How many of the first `end` positions stay.
    [[nodiscard]] int64_t keptBefore(AxisId axis, int64_t end) const
    {
        const KeptPositions kept = of(axis);
        return kept ? std::lower_bound(kept->begin(), kept->end(), end) - kept->begin() : end;
    }

private:
    const AxisFindings &m_findings;
    std::unordered_map<int, std::vector<int64_t>> m_kept;
};

} // namespace pare
