#include "ui/charts/label_placement.h"

#include <algorithm>

namespace pare {
namespace {

Box boxOf(const QRectF &rect)
{
    return {rect.left(), rect.top(), rect.right(), rect.bottom()};
}

QPointF nearestOn(const QRectF &rect, const QPointF &point)
{
    return {std::clamp(point.x(), rect.left(), rect.right()), std::clamp(point.y(), rect.top(), rect.bottom())};
}

} // namespace

std::vector<PlacedLabel> placeMarkLabels(const std::vector<MarkLabel> &labels, const QRectF &bounds, const MarkObstacles &obstacles,
                                         LabelMemory &memory, double gap, double reach)
{
    std::vector<LabelRequest> requests;
    for (std::size_t i = 0; i < labels.size() && i < mostLabels; ++i) {
        const MarkLabel &label = labels[i];
        requests.push_back({label.at.x(), label.at.y(), label.markRadius, label.size.width(), label.size.height(), label.must,
                            static_cast<int64_t>(label.id)});
    }
    LabelObstacles around;
    std::transform(obstacles.boxes.begin(), obstacles.boxes.end(), std::back_inserter(around.hard), boxOf);
    for (const QLineF &line : obstacles.lines)
        around.lines.push_back({line.x1(), line.y1(), line.x2(), line.y2()});

    const auto places = placeLabels(requests, around, boxOf(bounds), {gap, reach}, &memory);
    std::vector<PlacedLabel> placed;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i])
            continue;
        const Box &box = places[i]->box;
        PlacedLabel label;
        label.id = labels[i].id;
        label.rect = QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom));
        label.leader = places[i]->leader;
        if (label.leader) {
            const QLineF line(labels[i].at, nearestOn(label.rect, labels[i].at));
            label.leaderFrom = line.pointAt(std::min(1.0, (labels[i].markRadius + 1) / std::max(1e-9, line.length())));
            label.leaderTo = line.p2();
        }
        placed.push_back(label);
    }
    return placed;
}

} // namespace pare
