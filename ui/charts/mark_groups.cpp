#include "ui/charts/mark_groups.h"

#include <algorithm>

namespace pare {

std::vector<MarkGroup> mergedMarks(const std::vector<QPointF> &positions, double within)
{
    std::vector<MarkGroup> groups;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const auto near = std::find_if(groups.begin(), groups.end(), [&](const MarkGroup &group) {
            const QPointF apart = group.at - positions[i];
            return QPointF::dotProduct(apart, apart) <= within * within;
        });
        if (near == groups.end())
            groups.push_back({positions[i], {i}});
        else
            near->members.push_back(i);
    }
    return groups;
}

} // namespace pare
