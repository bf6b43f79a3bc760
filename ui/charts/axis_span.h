#pragma once

#include "ui/charts/trade_off_data.h"

#include <QString>

#include <vector>

namespace pare {

// low < high, both finite.
struct AxisSpan {
    double low = 0;
    double high = 1;
};

// The unit that a whole axis is written in, fitted to its largest value: 1,070,000 bytes give {1e6, "MB"}.
struct AxisUnit {
    double divisor = 1;
    QString unit;
};

// What the accuracy axis spans: source, guard and every placed variant that did not collapse, their intervals, plus 8 %
// on either side. With `whole` also what collapsed. With the source alone five units around it. `withBars` says whose
// intervals count (parallel to data.points); empty: everybody's.
AxisSpan accuracySpan(const TradeOffData &data, TradeOffX x, bool whole, const std::vector<bool> &withBars = {});

// What the cost axis spans: from 0 to the largest, plus 8 %; on a logarithmic axis from below the smallest positive.
AxisSpan costSpan(const TradeOffData &data, TradeOffX x, bool logarithmic, std::optional<double> estimate = {});

// About `count` round values (1, 2, 2.5 or 5 times a power of ten) within the span.
std::vector<double> linearTicks(const AxisSpan &span, int count);

// Round values for a logarithmic axis, at most `count`; span.low > 0.
std::vector<double> logarithmicTicks(const AxisSpan &span, int count);

AxisUnit costUnit(TradeOffX x, double largest);

// Decimals that tell neighbouring ticks apart, at most 4.
int decimalsFor(const std::vector<double> &ticks);

} // namespace pare
