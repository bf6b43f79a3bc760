#pragma once

#include "ui/charts/axis_span.h"

#include <QPointF>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace pare {

// From numbers to pixels. `plot` is where the two spans lie; `gutter`, right below it, holds what collapsed and is empty
// where nothing did.
struct PlotMapping {
    QRectF plot;
    QRectF gutter;
    AxisSpan x;
    AxisSpan y;
    bool logarithmic = false; // x; both ends above 0
    bool downward = false;    // y: smaller is better, and up

    double toX(double value) const
    {
        const double share = logarithmic ? std::log(std::max(value, 1e-300) / x.low) / std::log(x.high / x.low)
                                         : (value - x.low) / (x.high - x.low);
        return plot.left() + share * plot.width();
    }
    double toY(double value) const
    {
        const double share = (value - y.low) / (y.high - y.low);
        return downward ? plot.top() + share * plot.height() : plot.bottom() - share * plot.height();
    }
    QPointF toPixel(double valueX, double valueY) const { return {toX(valueX), toY(valueY)}; }
    double valueAtY(double pixel) const
    {
        const double share = (downward ? pixel - plot.top() : plot.bottom() - pixel) / plot.height();
        return y.low + share * (y.high - y.low);
    }
    // Plot and gutter together.
    QRectF whole() const { return gutter.isEmpty() ? plot : plot.united(gutter); }
};

} // namespace pare
