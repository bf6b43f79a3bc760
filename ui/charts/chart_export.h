#pragma once

#include "core/base/result.h"
#include "ui/charts/trade_off_scene.h"

#include <QSize>

namespace pare {

enum class ChartPictureFormat { Png, Svg, Pdf };

struct ChartPictureOptions {
    ChartPictureFormat format = ChartPictureFormat::Png;
    QSize size{900, 540}; // in pixels at 96 dots per inch
    int scale = 1;        // PNG only: 1 to 4 image pixels a pixel
    bool dark = false;    // paper is light
};

// Writes the chart as it is looked at, without hover, cursor and buttons. The file appears only when it is complete.
// Errors: InvalidInput (a size below 160 x 120 or more than 100 million image pixels), CannotCreate, Io.
Result<void> exportTradeOff(const TradeOffData &data, TradeOffView view, const QString &path, const ChartPictureOptions &options);

} // namespace pare
