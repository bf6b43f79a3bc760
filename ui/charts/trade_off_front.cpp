#include "ui/charts/trade_off_front.h"

#include "core/study/pareto_front.h"
#include "core/study/trade_off.h"

namespace pare {

bool mayBeOnFront(const TradeOffData &data, const TradeOffPoint &point, TradeOffX x)
{
    return !point.candidate && point.infeasible.isEmpty() && canBePlaced(point, x)
           && mayBeOnFront(point.verdict, point.withinGuard || point.kind == TradeOffKind::Source, comparableOn(data, point, x));
}

std::vector<std::size_t> paretoFront(const TradeOffData &data, TradeOffX x, const std::set<TradeOffId> &without)
{
    std::vector<FrontCandidate> candidates;
    for (const TradeOffPoint &point : data.points) {
        const double merit = data.metric.higherIsBetter ? point.accuracy.value : -point.accuracy.value;
        candidates.push_back({point.along(x).value, merit, mayBeOnFront(data, point, x) && !without.contains(point.id)});
    }
    return paretoFront(candidates);
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
