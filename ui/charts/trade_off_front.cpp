#include "ui/charts/trade_off_front.h"

#include <algorithm>

namespace pare {

bool mayBeOnFront(const TradeOffData &data, const TradeOffPoint &point, TradeOffX x)
{
    if (point.candidate || !canBePlaced(point, x) || !comparableOn(data, point, x))
        return false;
    return point.kind == TradeOffKind::Source || point.verdict == TradeOffVerdict::Kept
           || point.verdict == TradeOffVerdict::LossWithinGuard;
}

std::vector<std::size_t> paretoFront(const TradeOffData &data, TradeOffX x, const std::set<TradeOffId> &without)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < data.points.size(); ++i) {
        if (mayBeOnFront(data, data.points[i], x) && !without.contains(data.points[i].id))
            order.push_back(i);
    }
    // As if higher were better, whatever the metric.
    const auto merit = [&data](std::size_t i) {
        const double value = data.points[i].accuracy.value;
        return data.metric.higherIsBetter ? value : -value;
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double costA = data.points[a].along(x).value;
        const double costB = data.points[b].along(x).value;
        return costA != costB ? costA < costB : merit(a) > merit(b);
    });
    std::vector<std::size_t> front;
    for (const std::size_t i : order) {
        if (front.empty() || merit(i) > merit(front.back()))
            front.push_back(i);
    }
    return front;
}

std::vector<QPointF> staircase(const std::vector<QPointF> &steps)
{
    std::vector<QPointF> corners;
    for (const QPointF &step : steps) {
        if (!corners.empty() && corners.back().y() != step.y() && corners.back().x() != step.x())
            corners.emplace_back(step.x(), corners.back().y());
        corners.push_back(step);
    }
    return corners;
}

} // namespace pare
