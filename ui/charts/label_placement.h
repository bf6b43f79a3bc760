#pragma once

#include "core/study/label_places.h"
#include "ui/charts/trade_off_data.h"

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace pare {

inline constexpr std::size_t mostLabels = 12;

// A name that wants to stand beside its mark.
struct MarkLabel {
    TradeOffId id{};
    QPointF at;              // middle of the mark
    double markRadius = 5;
    QSizeF size;
    bool must = false;       // A, B and the selected: placed even where it covers something
};

struct PlacedLabel {
    TradeOffId id{};
    QRectF rect;
    bool leader = false;     // stands off: a line from leaderFrom (mark) to leaderTo (label) belongs to it
    QPointF leaderFrom;
    QPointF leaderTo;
};

// What labels keep clear of. Boxes never, lines only if there is another place.
struct MarkObstacles {
    std::vector<QRectF> boxes;
    std::vector<QLineF> lines;
};

// core/study's placeLabels for the first twelve of these labels, in their order; what has no place is left out. Boxes of the marks
// themselves belong in `obstacles`.
std::vector<PlacedLabel> placeMarkLabels(const std::vector<MarkLabel> &labels, const QRectF &bounds, const MarkObstacles &obstacles,
                                         LabelMemory &memory, double gap = 6, double reach = 24);

} // namespace pare
