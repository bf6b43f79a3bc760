#pragma once

#include "ui/charts/label_placement.h"
#include "ui/charts/plot_mapping.h"
#include "ui/charts/trade_off_data.h"

#include <QFont>
#include <QLineF>

#include <array>
#include <optional>
#include <set>
#include <vector>

namespace pare {

// What of the data is looked at, and how.
struct TradeOffView {
    TradeOffX x = TradeOffX::Size;
    bool logarithmic = false;
    bool frontOnly = false;
    bool wholeRange = false;                    // collapsed variants on the axis instead of in the gutter
    std::set<TradeOffId> selected;
    std::optional<TradeOffId> a;
    std::optional<TradeOffId> b;
    std::optional<TradeOffId> hovered;
    std::array<std::optional<double>, tradeOffXCount> estimate; // of the recipe at hand, by TradeOffX
    std::optional<double> draggedGuard;         // while the guard line is held
    std::set<TradeOffId> arriving;              // fading in: drawn apart, and not yet in front, bars and labels
};

enum class MarkFill {
    Filled,        // within guard
    Half,          // unclear
    PastGuard,     // hollow, grey, with a cross
    NotComparable, // hollow, dotted
    Collapsed,     // triangle pointing down
    Candidate      // faint dot
};

struct TradeOffMark {
    TradeOffId id{};
    std::size_t index = 0;              // into data.points
    QPointF at;
    TradeOffKind kind = TradeOffKind::Other;
    MarkFill fill = MarkFill::Filled;
    double radius = 5;
    double opacity = 1;
    bool noGain = false;
    bool infeasible = false;
    bool selected = false;
    bool onFront = false;
    bool inGutter = false;
    bool arriving = false;
    std::vector<TradeOffId> members;    // all that this mark stands for, itself first
};

struct TradeOffBar {
    TradeOffId id{};
    QLineF line;
};

struct TradeOffLabel {
    PlacedLabel placed;
    QString text;
    bool strong = false; // A, B, selected, best
};

struct GutterLabel {
    TradeOffId id{};
    QRectF rect;
    QString text;
};

// Everything that is drawn, in pixels; hover apart.
struct TradeOffScene {
    PlotMapping map;
    std::vector<TradeOffMark> marks;    // bottom first
    std::vector<TradeOffBar> bars;
    std::vector<QPointF> front;         // corners of the staircase
    std::vector<TradeOffLabel> labels;
    std::vector<GutterLabel> gutterLabels;
    QRectF betterRect;                  // the arrow that says where better is
    std::optional<double> guardY;
    QString guardText;
    QRectF guardTextRect;
    std::optional<double> estimateX;
    QString estimateText;
    int notPlaced = 0;                  // variants that lack one of the two numbers
    bool crowded = false;
};

// Fonts and sizes that the scene is laid out with; lengths in pixels.
struct TradeOffMeasures {
    QFont label;
    QFont strongLabel;
    double scale = 1;                   // of the design's pixels
};

// Above this many variants, dominated marks shrink and lose their bars.
inline constexpr std::size_t crowdedFrom = 40;
inline constexpr double gutterHeight = 24;      // design pixels
inline constexpr double markRadius = 5;
inline constexpr double hitRadius = 10;
inline constexpr double mergeDistance = 3;

// The axes for a plot area of `area` pixels: the gutter is cut off at the bottom if something collapsed.
PlotMapping mappingFor(const TradeOffData &data, const TradeOffView &view, const QRectF &area, double scale);

TradeOffScene sceneFor(const TradeOffData &data, const TradeOffView &view, const PlotMapping &map,
                       const TradeOffMeasures &measures, LabelMemory &memory);

// The mark under a point: the nearest within the hit area, topmost first. Null if there is none.
const TradeOffMark *markAt(const TradeOffScene &scene, const QPointF &point, double scale);
const TradeOffMark *markOf(const TradeOffScene &scene, TradeOffId id);

// Both error bars of a point, as far as it has them.
std::vector<TradeOffBar> barsOf(const TradeOffPoint &point, const TradeOffMark &mark, const TradeOffView &view,
                                const PlotMapping &map);

// The way of the lineage arrow from the parent's mark to this one; empty if there is no parent in the scene.
std::vector<QPointF> lineageOf(const TradeOffData &data, const TradeOffScene &scene, const TradeOffMark &mark, double scale);

// Ids by rising x, then by rising accuracy: the way of the arrow keys.
std::vector<TradeOffId> walkingOrder(const TradeOffScene &scene);

// What stands beside a mark: "A source", "prune-30 · best".
QString labelText(const TradeOffData &data, const TradeOffView &view, const TradeOffPoint &point);

} // namespace pare
