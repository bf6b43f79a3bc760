// What the trade-off chart, the report and the table say about variants: which is where, what kind it is, which are on the front,
// and which one may be called best.
#pragma once

#include "core/measure/variant_measurement.h"
#include "core/measure/verdict.h"
#include "core/study/study.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

enum class VariantKind { Source, Quantized, Pruned, PrunedAndQuantized, Other };

// By the enabled steps of its recipe.
[[nodiscard]] VariantKind variantKind(const Variant &variant);
[[nodiscard]] std::string_view kindName(VariantKind kind); // "source", "quantized", "pruned", "pruned and quantized", "other"

// The verdict of a measurement: NotMeasured for an unknown word.
[[nodiscard]] VerdictKind verdictOf(const VariantMeasurement &measurement);
[[nodiscard]] std::string_view verdictGlyph(VerdictKind kind); // "✓", "↘", "?", "✕", "▼", "–"

// On the front stands only what is within the guard (by its point estimate, as the guard counts), measured under the source's
// conditions, and neither past the guard nor collapsed.
[[nodiscard]] bool mayBeOnFront(VerdictKind verdict, bool withinGuard, bool comparable);

// Measured to be of use: faster and not larger, or smaller and not slower.
[[nodiscard]] bool hasGain(const VariantMeasurement &measurement, int64_t sourceBytes);

// The position of the variant that may be called best: its whole interval is within the guard, it was measured under the source's
// conditions, it has a gain, and of those it has the least latency and size (speed counts twice). nullopt where there is none.
[[nodiscard]] std::optional<size_t> bestVariant(const std::vector<Variant> &variants);
// The same for measurements that were read already, and perhaps judged anew.
struct JudgedVariant {
    const Variant *variant = nullptr;
    const VariantMeasurement *measurement = nullptr;
};
[[nodiscard]] std::optional<size_t> bestVariant(const std::vector<JudgedVariant> &variants);

// Bytes of a variant: measured, else as stored.
[[nodiscard]] int64_t sizeOf(const Variant &variant, const VariantMeasurement &measurement);

// How far a variant is moved on the chart. It may have been measured on a part of the samples that the source was measured on; it
// stands as far from the source as the paired difference on the same samples says, so that the guard's line tells the truth.
// 0 where there is no such difference. `source`: the source's own accuracy.
[[nodiscard]] double heightShift(const VariantMeasurement &measurement, const AccuracyNumber &source);

enum class ChartX { Size, LatencyRatio };

// A variant as a point of the chart.
struct PlottedVariant {
    int64_t id = 0;
    std::string name;
    VariantKind kind = VariantKind::Other;
    double x = 0; // bytes, or latency divided by the source's
    double y = 0; // in the metric's unit
    std::optional<Interval> xInterval; // 95 %
    std::optional<Interval> yInterval; // 95 %
    VerdictKind verdict = VerdictKind::NotMeasured;
    bool withinGuard = false;
    bool comparable = true;
    bool onFront = false;
    bool best = false;
};

struct TradeOff {
    ChartX x = ChartX::Size;
    std::string metric;             // title, for people; empty where no variant has a number
    bool share = true;              // y is shown in percent
    bool higherIsBetter = true;
    bool closeness = false;         // no labels: closeness to the source's outputs
    int64_t samples = 0;
    std::optional<double> guard;    // y of the guard's line
    std::string guardWords;
    std::vector<PlottedVariant> points;    // the source first
    std::vector<std::string> notPlaced;   // names of variants that lack one of the numbers
};

// guard: nullopt takes the one that the variants' recipes carry.
[[nodiscard]] TradeOff tradeOff(const std::vector<Variant> &variants, ChartX x, const std::optional<Guard> &guard = {});

// y as people read it: "91.4 %", "0.9987".
[[nodiscard]] std::string valueText(const TradeOff &tradeOff, double y);

} // namespace pare
