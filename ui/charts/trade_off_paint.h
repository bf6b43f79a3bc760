#pragma once

#include "ui/charts/trade_off_scene.h"
#include "ui/theme/palette.h"

class QPainter;

namespace pare {

// The pen of the trade-off chart: each function draws one part of a scene with one theme and nothing else, so the window
// and an exported picture are the same. All of them leave the painter as they found it.

void paintGuard(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures);
void paintBetter(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures);
void paintGutter(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures);
void paintEstimate(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures);
void paintFront(QPainter &painter, const Theme &theme, const TradeOffScene &scene, double scale);
void paintBars(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const std::vector<TradeOffBar> &bars,
               const TradeOffData &data, double scale);
void paintMarks(QPainter &painter, const Theme &theme, const TradeOffScene &scene, double scale);
void paintLabels(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const TradeOffMeasures &measures);
// Arrow along what lineageOf() gives.
void paintLineage(QPainter &painter, const Theme &theme, const std::vector<QPointF> &way, double scale);

// One mark alone: also for legend and tables.
void paintMark(QPainter &painter, const Theme &theme, TradeOffKind kind, MarkFill fill, const QPointF &at, double radius,
               bool noGain = false, bool grey = false);
void paintSelectionRing(QPainter &painter, const Theme &theme, const QPointF &at, double radius, double scale);
// Text on a plate of the canvas, so that a line behind it does not run through it.
void paintPlate(QPainter &painter, const Theme &theme, const QRectF &rect, const QString &text, const QFont &font,
                const QColor &colour);

// Name of the marks that are on screen, in one line within `rect`; what does not fit is left out from the end.
void paintLegend(QPainter &painter, const Theme &theme, const TradeOffScene &scene, const QRectF &rect, const QFont &font,
                 double scale);

QColor kindColour(const Theme &theme, TradeOffKind kind);

} // namespace pare
