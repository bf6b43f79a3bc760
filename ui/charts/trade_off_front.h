#pragma once

#include "ui/charts/trade_off_data.h"

#include <QPointF>

#include <set>
#include <vector>

namespace pare {

// True if the point may be on the front (core/study's rule): measured, comparable on this axis, within guard (or the source itself),
// no candidate of a search.
bool mayBeOnFront(const TradeOffData &data, const TradeOffPoint &point, TradeOffX x);

// The points that no other beats in both numbers, by rising cost: indices into data.points. Points of `without` count as absent.
std::vector<std::size_t> paretoFront(const TradeOffData &data, TradeOffX x, const std::set<TradeOffId> &without = {});

// Corners of the line through `steps` that only runs along and up: what is had for at most that cost. `steps` in any
// coordinates, by rising x.
std::vector<QPointF> staircase(const std::vector<QPointF> &steps);

} // namespace pare
