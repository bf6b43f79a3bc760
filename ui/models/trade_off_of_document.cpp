#include "ui/models/trade_off_of_document.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "core/measure/verdict.h"
#include "ui/models/variants_model.h"

namespace pare {

TradeOffVerdict chartVerdictOf(const VariantMeasurement &measurement)
{
    switch (verdictFromName(measurement.verdict).value_or(VerdictKind::NotMeasured)) {
    case VerdictKind::Kept: return TradeOffVerdict::Kept;
    case VerdictKind::LossWithinGuard: return TradeOffVerdict::LossWithinGuard;
    case VerdictKind::NotEnoughData: return TradeOffVerdict::NotEnoughData;
    case VerdictKind::PastGuard: return TradeOffVerdict::PastGuard;
    case VerdictKind::Collapsed: return TradeOffVerdict::Collapsed;
    case VerdictKind::NotMeasured: return TradeOffVerdict::NotMeasured;
    }
    return TradeOffVerdict::NotMeasured;
}

TradeOffKind kindOf(const Variant &variant)
{
    if (variant.isSource)
        return TradeOffKind::Source;
    bool pruned = false;
    bool quantized = false;
    for (const RecipeStep &step : variant.recipe.steps) {
        if (!step.enabled)
            continue;
        pruned = pruned || step.pass.starts_with("prune-") || step.pass == "factorize";
        quantized = quantized || step.pass.starts_with("quantize-") || step.pass == "convert-fp16";
    }
    return pruned && quantized ? TradeOffKind::Both : pruned ? TradeOffKind::Pruned : quantized ? TradeOffKind::Quantized : TradeOffKind::Other;
}

TradeOffMetric metricOf(const Document &document)
{
    TradeOffMetric metric;
    const VariantMeasurement *measured = nullptr;
    for (const VariantEntry &entry : document.variants())
        if (entry.measurement.accuracy || (!measured && entry.measurement.fidelity))
            measured = &entry.measurement;
    if (measured && measured->accuracy) {
        const auto id = metricFromName(measured->accuracy->metric);
        metric.name = id ? QString::fromStdString(std::string(metricTitle(*id))) : QString::fromStdString(measured->accuracy->metric);
        metric.higherIsBetter = measured->accuracy->higherIsBetter;
        if (measured->accuracy->share) {
            metric.unit = QStringLiteral("%");
            metric.pointName = QStringLiteral("point");
            metric.upperBound = 100;
            metric.guardStep = 0.1;
        } else {
            metric.decimals = 4;
            metric.guardStep = 0.001;
        }
    } else {
        const bool agreement = measured && measured->fidelity->top1Agreement;
        metric.name = agreement ? QStringLiteral("Agreement with the source") : QStringLiteral("Cosine to the source");
        metric.unit = agreement ? QStringLiteral("%") : QString();
        metric.pointName = agreement ? QStringLiteral("point") : QString();
        metric.upperBound = agreement ? 100 : 1;
        metric.decimals = agreement ? 1 : 4;
        metric.guardStep = agreement ? 0.1 : 0.001;
    }
    return metric;
}

TradeOffData tradeOffOf(const Document &document)
{
    TradeOffData data;
    data.metric = metricOf(document);
    const double scale = data.metric.unit == QStringLiteral("%") ? 100 : 1;
    data.guard = document.recipe().guard.maxDrop * scale;
    if (const auto best = bestVariant(document))
        data.best = TradeOffId(*best);
    for (const VariantEntry &entry : document.variants()) {
        const VariantMeasurement &m = entry.measurement;
        TradeOffPoint point;
        point.id = TradeOffId(entry.variant.id);
        point.name = QString::fromStdString(entry.variant.name);
        point.kind = kindOf(entry.variant);
        point.verdict = entry.variant.isSource && entry.measured() ? TradeOffVerdict::Kept : chartVerdictOf(m);
        if (m.accuracy)
            point.accuracy = {m.accuracy->value * scale, m.accuracy->ci95.lo * scale, m.accuracy->ci95.hi * scale};
        else if (m.fidelity)
            point.accuracy.value = (m.fidelity->top1Agreement ? *m.fidelity->top1Agreement : m.fidelity->cosine) * scale;
        else if (entry.variant.isSource && entry.measured())
            point.accuracy.value = scale; // the source agrees with itself
        const auto cost = [&](TradeOffX x) -> TradeOffValue & { return point.cost[static_cast<size_t>(x)]; };
        cost(TradeOffX::Size).value = static_cast<double>(entry.variant.sizeBytes);
        if (m.macs)
            cost(TradeOffX::Macs).value = static_cast<double>(*m.macs);
        if (m.latencyRatio)
            cost(TradeOffX::LatencyRatio) = {m.latencyRatio->value, m.latencyRatio->ci95.lo, m.latencyRatio->ci95.hi};
        if (m.latency) {
            cost(TradeOffX::LatencyMs) = {m.latency->median, m.latency->ci95.lo, m.latency->ci95.hi};
            point.latencyRun = QString::number(entry.variant.id); // each variant was timed in a run of its own with the source
        }
        const VariantEntry *source = document.sourceEntry();
        point.noGain = !entry.variant.isSource && (m.slower() || (source && entry.variant.sizeBytes >= source->variant.sizeBytes));
        point.comparable = m.comparable;
        if (entry.variant.parent)
            point.parent = TradeOffId(*entry.variant.parent);
        if (!m.sentence.empty())
            point.details << QString::fromStdString(m.sentence);
        point.details << QStringLiteral("%1 on disk (computed)").arg(QString::fromStdString(formatBytes(entry.variant.sizeBytes)));
        if (m.latencyRatio)
            point.details << QStringLiteral("%1x of the source's latency (%2 to %3, measured)")
                                 .arg(m.latencyRatio->value, 0, 'f', 2)
                                 .arg(m.latencyRatio->ci95.lo, 0, 'f', 2)
                                 .arg(m.latencyRatio->ci95.hi, 0, 'f', 2);
        QStringList steps;
        for (const RecipeStep &step : entry.variant.recipe.steps)
            if (step.enabled)
                steps << QString::fromStdString(textOf(step));
        if (!steps.isEmpty())
            point.details << steps.join(QStringLiteral(" · "));
        if (data.conditions.isEmpty() && m.accuracy)
            data.conditions = QStringLiteral("%1 samples").arg(QString::fromStdString(formatCount(m.accuracy->samples)));
        if (entry.variant.isSource && m.latency)
            data.conditions += QStringLiteral("%1%2 thread%3")
                                   .arg(data.conditions.isEmpty() ? QString() : QStringLiteral(" · "))
                                   .arg(m.latency->threads)
                                   .arg(m.latency->threads == 1 ? QString() : QStringLiteral("s"));
        data.points.push_back(std::move(point));
    }
    return data;
}

} // namespace pare
