#include "core/study/trade_off.h"

#include "core/base/units.h"
#include "core/measure/guard.h"
#include "core/study/pareto_front.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pare {

namespace {

// What y stands for in a study.
struct Scale {
    std::string id; // of the metric; empty where closeness to the source is shown
    std::string title;
    bool share = true;
    bool higherIsBetter = true;
    bool agreement = false; // closeness: agreement of the classes, else mean cosine
};

struct Height {
    double value = 0;
    std::optional<Interval> interval;
};

std::optional<Scale> scaleOf(const std::vector<Variant> &variants, const std::vector<VariantMeasurement> &measured)
{
    for (const bool sources : {true, false}) // the source's metric decides; without one, the first that any variant has
        for (size_t i = 0; i < variants.size(); ++i)
            if (variants[i].isSource == sources && measured[i].accuracy) {
                const AccuracyNumber &accuracy = *measured[i].accuracy;
                const auto metric = metricFromName(accuracy.metric);
                return Scale{accuracy.metric, metric ? std::string(metricTitle(*metric)) : accuracy.metric, accuracy.share,
                             accuracy.higherIsBetter, false};
            }
    bool any = false;
    bool agreement = false;
    for (size_t i = 0; i < variants.size(); ++i)
        if (!variants[i].isSource && measured[i].fidelity) {
            any = true;
            agreement = agreement || measured[i].fidelity->top1Agreement.has_value();
        }
    if (!any)
        return std::nullopt;
    return Scale{"", agreement ? "Agreement with the source" : "Cosine to the source's outputs", agreement, true, agreement};
}

// An interval that can be drawn.
std::optional<Interval> finite(const Interval &interval)
{
    return std::isfinite(interval.lo) && std::isfinite(interval.hi) ? std::optional(interval) : std::nullopt;
}

std::optional<Height> heightOf(const Variant &variant, const VariantMeasurement &m, const Scale &scale)
{
    if (!scale.id.empty()) {
        if (!m.accuracy || m.accuracy->metric != scale.id || !std::isfinite(m.accuracy->value))
            return std::nullopt;
        return Height{m.accuracy->value, finite(m.accuracy->ci95)};
    }
    if (variant.isSource)
        return Height{1, std::nullopt}; // it agrees with itself
    if (!m.fidelity || (scale.agreement && !m.fidelity->top1Agreement))
        return std::nullopt;
    Height height{scale.agreement ? *m.fidelity->top1Agreement : m.fidelity->cosine, std::nullopt};
    if (!std::isfinite(height.value))
        return std::nullopt;
    // The difference to the source is to 1, so its interval is the interval of the number.
    if (m.difference && std::fabs(1 + m.difference->value - height.value) < 1e-6)
        height.interval = finite({1 + m.difference->ci95.lo, 1 + m.difference->ci95.hi});
    return height;
}

std::optional<double> widthOf(const Variant &variant, const VariantMeasurement &m, ChartX x)
{
    if (x == ChartX::Size) {
        const int64_t bytes = sizeOf(variant, m);
        return bytes > 0 ? std::optional(static_cast<double>(bytes)) : std::nullopt;
    }
    if (variant.isSource)
        return 1.0;
    if (!m.latencyRatio || !std::isfinite(m.latencyRatio->value) || m.latencyRatio->value <= 0)
        return std::nullopt;
    return m.latencyRatio->value;
}

std::optional<Guard> guardOf(const std::vector<Variant> &variants)
{
    for (const Variant &variant : variants)
        if (!variant.isSource)
            return variant.recipe.guard;
    return std::nullopt;
}

void markFront(TradeOff &trade)
{
    std::vector<FrontCandidate> candidates;
    for (const PlottedVariant &point : trade.points)
        candidates.push_back({point.x, (trade.higherIsBetter ? 1 : -1) * point.y, mayBeOnFront(point.verdict, point.withinGuard, point.comparable)});
    for (const size_t i : paretoFront(candidates))
        trade.points[i].onFront = true;
}

} // namespace

VariantKind variantKind(const Variant &variant)
{
    if (variant.isSource)
        return VariantKind::Source;
    bool quantized = false;
    bool pruned = false;
    for (const RecipeStep &step : variant.recipe.steps) {
        quantized = quantized || (step.enabled && step.pass.starts_with("quantize-"));
        pruned = pruned || (step.enabled && (step.pass.starts_with("prune-") || step.pass == "factorize"));
    }
    if (quantized && pruned)
        return VariantKind::PrunedAndQuantized;
    return quantized ? VariantKind::Quantized : pruned ? VariantKind::Pruned : VariantKind::Other;
}

std::string_view kindName(VariantKind kind)
{
    switch (kind) {
    case VariantKind::Source: return "source";
    case VariantKind::Quantized: return "quantized";
    case VariantKind::Pruned: return "pruned";
    case VariantKind::PrunedAndQuantized: return "pruned and quantized";
    case VariantKind::Other: return "other";
    }
    return "other";
}

VerdictKind verdictOf(const VariantMeasurement &measurement)
{
    return verdictFromName(measurement.verdict).value_or(VerdictKind::NotMeasured);
}

std::string_view verdictGlyph(VerdictKind kind)
{
    switch (kind) {
    case VerdictKind::Kept: return "\u2713";
    case VerdictKind::LossWithinGuard: return "\u2198";
    case VerdictKind::NotEnoughData: return "?";
    case VerdictKind::PastGuard: return "\u2715";
    case VerdictKind::Collapsed: return "\u25bc";
    case VerdictKind::NotMeasured: return "\u2013";
    }
    return "\u2013";
}

int64_t sizeOf(const Variant &variant, const VariantMeasurement &measurement)
{
    return measurement.sizeBytes.value_or(variant.sizeBytes);
}

double heightShift(const VariantMeasurement &measurement, const AccuracyNumber &source)
{
    if (!measurement.accuracy || !measurement.difference || measurement.accuracy->metric != source.metric
        || verdictOf(measurement) == VerdictKind::Collapsed) // far from the guard's line: its own value is what counts
        return 0;
    const double placed = source.value + (source.higherIsBetter ? 1 : -1) * measurement.difference->value;
    const double shift = std::isfinite(placed) ? placed - measurement.accuracy->value : 0;
    return std::abs(shift) < 1e-9 ? 0 : shift; // measured on the same samples, but for rounding
}

bool mayBeOnFront(VerdictKind verdict, bool withinGuard, bool comparable)
{
    return comparable && withinGuard && verdict != VerdictKind::Collapsed && verdict != VerdictKind::PastGuard;
}

bool hasGain(const VariantMeasurement &measurement, int64_t sourceBytes)
{
    const bool smaller = measurement.sizeBytes && *measurement.sizeBytes < sourceBytes;
    const bool larger = measurement.sizeBytes && *measurement.sizeBytes > sourceBytes;
    return (measurement.faster() && !larger) || (smaller && !measurement.slower());
}

std::optional<size_t> bestVariant(const std::vector<Variant> &variants)
{
    std::vector<VariantMeasurement> measured;
    measured.reserve(variants.size());
    std::vector<JudgedVariant> judged;
    for (const Variant &variant : variants) {
        measured.push_back(measurementFromJson(variant.measurement));
        judged.push_back({&variant, &measured.back()});
    }
    return bestVariant(judged);
}

std::optional<size_t> bestVariant(const std::vector<JudgedVariant> &variants)
{
    int64_t sourceBytes = 0;
    for (const auto &[variant, measurement] : variants)
        if (variant->isSource)
            sourceBytes = sizeOf(*variant, *measurement);
    if (sourceBytes <= 0)
        return std::nullopt;
    std::optional<size_t> best;
    double least = std::numeric_limits<double>::infinity();
    for (size_t i = 0; i < variants.size(); ++i) {
        const Variant &variant = *variants[i].variant;
        const VariantMeasurement &m = *variants[i].measurement;
        const VerdictKind verdict = verdictOf(m);
        const bool judgedGood = verdict == VerdictKind::Kept || verdict == VerdictKind::LossWithinGuard;
        if (variant.isSource || !judgedGood || !m.surelyWithin || !m.comparable || !hasGain(m, sourceBytes))
            continue;
        const auto &report = variant.report;
        if (report.is_object() && report.contains("delivered") && report["delivered"] == false)
            continue;
        const double size = static_cast<double>(sizeOf(variant, m)) / static_cast<double>(sourceBytes);
        // As fast as it surely is: what was timed beside other programs' work can look faster than it is.
        const double score = 2 * std::log(m.latencyRatio ? std::max(m.latencyRatio->value, m.latencyRatio->ci95.hi) : 1) + std::log(size);
        if (score < least) {
            least = score;
            best = i;
        }
    }
    return best;
}

TradeOff tradeOff(const std::vector<Variant> &variants, ChartX x, const std::optional<Guard> &guard)
{
    TradeOff trade;
    trade.x = x;
    std::vector<VariantMeasurement> measured;
    measured.reserve(variants.size());
    for (const Variant &variant : variants)
        measured.push_back(measurementFromJson(variant.measurement));
    const auto scale = scaleOf(variants, measured);
    if (!scale) {
        for (const Variant &variant : variants)
            trade.notPlaced.push_back(variant.name);
        return trade;
    }
    trade.metric = scale->title;
    trade.share = scale->share;
    trade.higherIsBetter = scale->higherIsBetter;
    trade.closeness = scale->id.empty();
    const auto best = bestVariant(variants);
    std::optional<size_t> source;
    for (size_t i = 0; i < variants.size(); ++i)
        if (variants[i].isSource)
            source = i;
    std::optional<double> sourceHeight;
    for (size_t i = 0; i < variants.size(); ++i) {
        auto height = heightOf(variants[i], measured[i], *scale);
        if (height && !variants[i].isSource && source && measured[*source].accuracy && !scale->id.empty()) {
            const double shift = heightShift(measured[i], *measured[*source].accuracy);
            height->value += shift;
            if (height->interval)
                height->interval = Interval{height->interval->lo + shift, height->interval->hi + shift};
        }
        const auto width = widthOf(variants[i], measured[i], x);
        if (!height || !width) {
            trade.notPlaced.push_back(variants[i].name);
            continue;
        }
        PlottedVariant point{variants[i].id,    variants[i].name, variantKind(variants[i]), *width, height->value, std::nullopt,
                            height->interval,  verdictOf(measured[i]), measured[i].withinGuard || variants[i].isSource,
                            measured[i].comparable, false, best == i};
        if (x == ChartX::LatencyRatio && !variants[i].isSource)
            point.xInterval = finite(measured[i].latencyRatio->ci95);
        if (variants[i].isSource) {
            point.verdict = VerdictKind::Kept;
            sourceHeight = height->value;
        }
        if (measured[i].accuracy)
            trade.samples = std::max(trade.samples, measured[i].accuracy->samples);
        trade.points.push_back(std::move(point));
    }
    markFront(trade);
    const auto used = guard ? guard : guardOf(variants);
    if (used && sourceHeight) {
        trade.guard = *sourceHeight - (trade.higherIsBetter ? 1 : -1) * used->maxDrop;
        if (const auto metric = metricFromName(scale->id.empty() ? (scale->agreement ? "agreement" : "cosine") : scale->id))
            trade.guardWords = guardText(*used, *metric);
    }
    return trade;
}

std::string valueText(const TradeOff &trade, double y)
{
    if (trade.share)
        return formatPercent(y, trade.closeness && y < 1 ? 2 : 1);
    const double size = std::fabs(y);
    return fmt::format("{:.{}f}", y, size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);
}

} // namespace pare
