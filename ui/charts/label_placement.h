#pragma once

#include "ui/charts/trade_off_data.h"

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <map>
#include <vector>

namespace pare {

inline constexpr std::size_t mostLabels = 12;

// A name that wants to stand beside its mark.
struct LabelRequest {
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
struct LabelObstacles {
    std::vector<QRectF> boxes;
    std::vector<QLineF> lines;
};

// Where each label stood last, so that it stays there while it can.
using LabelMemory = std::map<TradeOffId, int>;

// Places the first twelve requests, in their order. Eight places `gap` beside the mark (right, left, above, below, then
// the corners), the one kept in memory first, then the first that overlaps nothing; else the same eight with a leader up
// to `reach` away; else the label is dropped (unless it must stand). Boxes of the marks themselves belong in `obstacles`.
std::vector<PlacedLabel> placeLabels(const std::vector<LabelRequest> &requests, const QRectF &bounds,
                                     const LabelObstacles &obstacles, LabelMemory &memory, double gap = 6,
                                     double reach = 24);

} // namespace pare
