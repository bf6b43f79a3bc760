#pragma once

#include "core/measure/verdict.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace pare {

// What runs along the chart. Size in bytes, latency as a ratio to the source of the same run (1 = as fast) or in
// milliseconds, MACs as a count. Smaller is better for all of them.
enum class TradeOffX { Size, LatencyRatio, LatencyMs, Macs };
inline constexpr std::size_t tradeOffXCount = 4;

// What was done; gives a mark its shape and colour.
enum class TradeOffKind { Source, Quantized, Pruned, Both, Other };


using TradeOffVerdict = VerdictKind; // core/measure's

enum class TradeOffId : qint64 {};

// A number with its 95 % interval, where it has one. NaN: not known.
struct TradeOffValue {
    double value = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();

    bool known() const { return std::isfinite(value); }
    bool hasInterval() const { return known() && std::isfinite(low) && std::isfinite(high) && low < high; }
};

struct TradeOffPoint {
    TradeOffId id{};
    QString name;
    TradeOffKind kind = TradeOffKind::Other;
    TradeOffVerdict verdict = TradeOffVerdict::NotMeasured;
    bool withinGuard = false; // by the point estimate, as the guard counts
    TradeOffValue accuracy;                            // in the metric's unit, as it is shown
    std::array<TradeOffValue, tradeOffXCount> cost;    // by TradeOffX
    bool noGain = false;      // slower or larger than the source
    bool comparable = true;   // false: measured on another machine, with other threads or other data
    QString latencyRun;       // milliseconds of different runs never share a front
    QString infeasible;       // why it does not hold the user's constraint: drawn faint, and not on the front; empty: it does
    bool candidate = false;   // tried by a search on its way: a faint dot, no variant
    std::optional<TradeOffId> parent;
    QStringList details;      // tooltip, a line each: every number with interval and how it was found, the recipe

    const TradeOffValue &along(TradeOffX x) const { return cost[static_cast<std::size_t>(x)]; }
};

// The accuracy axis. All accuracies, the guard and its step are in `unit`.
struct TradeOffMetric {
    QString name;                  // "Top-1"
    QString unit;                  // "%", or empty
    bool inPoints = false;         // a difference is counted in percentage points, else in the unit
    int decimals = 1;
    bool higherIsBetter = true;
    double upperBound = std::numeric_limits<double>::infinity(); // 100 for a percentage: no tick above
    double guardStep = 0.1;        // a dragged guard stops at multiples of it
    std::string id{};              // core's name of it, "top-1"; empty: closeness to the source's outputs
};

struct TradeOffData {
    TradeOffMetric metric;
    QString conditions;            // "Fashion-MNIST test, 5,000 samples · 1 thread · AMD EPYC"
    double guard = 1.0;            // largest loss against the source, at least 0
    std::vector<TradeOffPoint> points;
    std::optional<TradeOffId> best; // only one whose whole interval is within guard, with a gain
};

// The source, or null where the data has none.
const TradeOffPoint *sourcePoint(const TradeOffData &data);
const TradeOffPoint *pointById(const TradeOffData &data, TradeOffId id);

// The accuracy at the guard: `guard` on the worse side of the source. Empty without a measured source.
std::optional<double> guardLevel(const TradeOffData &data);

// True if both numbers that place the point are known.
bool canBePlaced(const TradeOffPoint &point, TradeOffX x);

// True if the point may stand beside the source on this axis: comparable, and for milliseconds of the source's own run.
bool comparableOn(const TradeOffData &data, const TradeOffPoint &point, TradeOffX x);

// Verdict as the window writes it: "✓" and "kept", "?" and "unclear: more samples would tell".
QString verdictSign(TradeOffVerdict verdict);
QString verdictWords(TradeOffVerdict verdict);

QString kindWord(TradeOffKind kind);          // "quantized"
QString costWord(TradeOffX x);                // "Size", "Latency ÷ source"

// "91.4 %"
QString accuracyText(const TradeOffMetric &metric, double value);
// "1.0 point", "0.50"
QString guardAmount(const TradeOffMetric &metric, double guard);
// "guard: at most 1.0 point below source"
QString guardText(const TradeOffMetric &metric, double guard);

} // namespace pare

Q_DECLARE_METATYPE(pare::TradeOffId)
