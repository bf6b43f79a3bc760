#include "ui/models/trade_off_of_document.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "core/study/trade_off.h"
#include "ui/models/lineage.h"
#include "ui/models/parallel_of_document.h"
#include "ui/models/variants_model.h"
#include "ui/theme/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace pare {

namespace {

struct PointWords {
    Q_DECLARE_TR_FUNCTIONS(PointWords)
};

TradeOffKind chartKind(const Variant &variant)
{
    switch (variantKind(variant)) {
    case VariantKind::Source: return TradeOffKind::Source;
    case VariantKind::Quantized: return TradeOffKind::Quantized;
    case VariantKind::Pruned: return TradeOffKind::Pruned;
    case VariantKind::PrunedAndQuantized: return TradeOffKind::Both;
    case VariantKind::Other: return TradeOffKind::Other;
    }
    return TradeOffKind::Other;
}

TradeOffValue heightOf(const VariantMeasurement &m, const TradeOffMetric &metric, const VariantEntry *source)
{
    const double scale = metric.unit == QStringLiteral("%") ? 100 : 1;
    TradeOffValue height;
    if (!metric.id.empty()) {
        if (m.accuracy && m.accuracy->metric == metric.id) {
            const double shift = source && source->measurement.accuracy ? heightShift(m, *source->measurement.accuracy) : 0;
            height = {(m.accuracy->value + shift) * scale, (m.accuracy->ci95.lo + shift) * scale, (m.accuracy->ci95.hi + shift) * scale};
        }
    } else if (m.fidelity && (scale == 1 || m.fidelity->top1Agreement)) {
        height.value = (scale == 100 ? *m.fidelity->top1Agreement : m.fidelity->cosine) * scale;
        if (m.difference && std::fabs((1 + m.difference->value) * scale - height.value) < 1e-6) { // to the source, which is 1
            height.low = (1 + m.difference->ci95.lo) * scale;
            height.high = (1 + m.difference->ci95.hi) * scale;
        }
    }
    return height;
}

QString withInterval(double value, const Interval &interval, int decimals)
{
    const auto text = [decimals](double v) { return QLocale::c().toString(v, 'f', decimals); };
    return PointWords::tr("%1 (%2 to %3)").arg(text(value), text(interval.lo), text(interval.hi));
}

// A line for each number, with its interval and how it was found; last the recipe.
QStringList detailsOf(const VariantEntry &entry)
{
    const VariantMeasurement &m = entry.measurement;
    QStringList lines;
    if (!m.sentence.empty() && !entry.variant.isSource)
        lines << QString::fromStdString(m.sentence);
    else if (m.accuracy)
        if (const auto metric = metricFromName(m.accuracy->metric))
            lines << PointWords::tr("%1 %2 (%3 to %4), measured on %5")
                         .arg(coreWords(std::string(metricTitle(*metric))), QString::fromStdString(metricText(*metric, m.accuracy->value)),
                              QString::fromStdString(metricText(*metric, m.accuracy->ci95.lo)), QString::fromStdString(metricText(*metric, m.accuracy->ci95.hi)),
                              counted(m.accuracy->samples, Counted::Sample));
    lines << PointWords::tr("%1, computed").arg(QString::fromStdString(formatBytes(entry.variant.sizeBytes)));
    if (m.latencyRatio && !entry.variant.isSource)
        lines << PointWords::tr("%1x of the source's latency, measured in one run").arg(withInterval(m.latencyRatio->value, m.latencyRatio->ci95, 2));
    if (m.latency)
        lines << PointWords::tr("%1 (%2 to %3), median of %4, measured")
                     .arg(QString::fromStdString(formatMilliseconds(m.latency->median)), QString::fromStdString(formatMilliseconds(m.latency->ci95.lo)),
                          QString::fromStdString(formatMilliseconds(m.latency->ci95.hi)), counted(m.latency->runs, Counted::Run));
    if (m.macs)
        lines << PointWords::tr("%1 MACs, computed").arg(QString::fromStdString(formatCountShort(static_cast<double>(*m.macs))));
    if (m.peakMemoryBytes)
        lines << PointWords::tr("%1 peak memory, measured").arg(QString::fromStdString(formatBytes(*m.peakMemoryBytes)));
    if (entry.otherData)
        lines << PointWords::tr("◷ measured on other data than is given now");
    QStringList steps;
    for (const RecipeStep &step : entry.variant.recipe.steps)
        if (step.enabled)
            steps << QString::fromStdString(step.pass);
    if (!steps.isEmpty())
        lines << steps.join(QStringLiteral(" · "));
    return lines;
}

// "after distill of prune-50: 83.2 % -> 91.0 %"
QString lineageText(const VariantEntry &entry, const VariantEntry &before, const TradeOffMetric &metric)
{
    QStringList steps;
    for (const RecipeStep &step : stepsBeyond(entry.variant, before.variant))
        steps << QString::fromStdString(step.pass);
    const QString made = PointWords::tr("after %1 of %2").arg(steps.join(QStringLiteral(", ")), QString::fromStdString(before.variant.name));
    const TradeOffValue from = heightOf(before.measurement, metric, nullptr), to = heightOf(entry.measurement, metric, nullptr);
    return from.known() && to.known() ? QStringLiteral("%1: %2 → %3").arg(made, accuracyText(metric, from.value), accuracyText(metric, to.value)) : made;
}

// What the search of a variant tried on its way, as faint marks.
void addTried(TradeOffData &data, const Variant &variant, const VariantEntry *source)
{
    if (!variant.report.is_object())
        return;
    const auto tried = variant.report.find("tried");
    if (tried == variant.report.end() || !tried->is_array())
        return;
    qint64 position = 0;
    for (const auto &one : *tried) {
        ++position;
        if (!one.is_object() || !one.contains("measurement") || one.value("outcome", std::string()) == "delivered")
            continue;
        const VariantMeasurement m = measurementFromJson(one["measurement"]);
        if (verdictOf(m) == VerdictKind::Collapsed)
            continue; // would stretch the axis for a dot
        TradeOffPoint point;
        point.id = TradeOffId(-(variant.id * 1000 + position));
        point.name = QString::fromStdString(one.value("title", std::string()));
        point.candidate = true;
        point.accuracy = heightOf(m, data.metric, source);
        if (m.sizeBytes)
            point.cost[static_cast<size_t>(TradeOffX::Size)].value = static_cast<double>(*m.sizeBytes);
        if (m.macs)
            point.cost[static_cast<size_t>(TradeOffX::Macs)].value = static_cast<double>(*m.macs);
        if (m.latencyRatio)
            point.cost[static_cast<size_t>(TradeOffX::LatencyRatio)] = {m.latencyRatio->value, m.latencyRatio->ci95.lo, m.latencyRatio->ci95.hi};
        point.details << PointWords::tr("for %1: %2").arg(QString::fromStdString(variant.name), QString::fromStdString(one.value("outcome", std::string())));
        data.points.push_back(std::move(point));
    }
}

} // namespace

// The source's metric decides; without one, the first that any variant has; without any, closeness to the source.
TradeOffMetric metricOf(const Document &document)
{
    TradeOffMetric metric;
    const AccuracyNumber *accuracy = nullptr;
    bool agreement = false, closeness = false;
    for (const VariantEntry &entry : document.variants()) { // the source first
        if (entry.measurement.accuracy && !accuracy)
            accuracy = &*entry.measurement.accuracy;
        closeness = closeness || entry.measurement.fidelity.has_value();
        agreement = agreement || (entry.measurement.fidelity && entry.measurement.fidelity->top1Agreement);
    }
    bool share = agreement;
    if (accuracy) {
        const auto id = metricFromName(accuracy->metric);
        metric.id = accuracy->metric;
        metric.name = id ? coreWords(std::string(metricTitle(*id))) : QString::fromStdString(accuracy->metric);
        metric.higherIsBetter = accuracy->higherIsBetter;
        share = accuracy->share;
    } else {
        metric.name = agreement   ? PointWords::tr("Agreement with the source")
                      : closeness ? PointWords::tr("Cosine to the source")
                                  : PointWords::tr("Accuracy"); // nothing is measured yet
        metric.upperBound = 1;
    }
    if (share) {
        metric.unit = QStringLiteral("%");
        metric.inPoints = true;
        metric.upperBound = 100;
    } else {
        metric.decimals = 4;
        metric.guardStep = 0.001;
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
    const VariantEntry *source = document.sourceEntry();
    const Constraint constraint = constraintOf(document);
    QStringList conditions;
    if (document.evaluationData())
        conditions << QString::fromStdString(document.evaluationData()->path.filename().string());
    for (const VariantEntry &entry : document.variants()) {
        const VariantMeasurement &m = entry.measurement;
        TradeOffPoint point;
        point.id = TradeOffId(entry.variant.id);
        point.name = QString::fromStdString(entry.variant.name);
        point.kind = chartKind(entry.variant);
        point.verdict = entry.variant.isSource && entry.measured() ? VerdictKind::Kept : verdictOf(m);
        point.withinGuard = m.withinGuard;
        point.accuracy = heightOf(m, data.metric, entry.variant.isSource ? nullptr : source);
        if (entry.variant.isSource && entry.measured() && data.metric.id.empty())
            point.accuracy = {scale}; // it agrees with itself
        const auto cost = [&](TradeOffX x) -> TradeOffValue & { return point.cost[static_cast<size_t>(x)]; };
        cost(TradeOffX::Size).value = static_cast<double>(sizeOf(entry.variant, m));
        if (m.macs)
            cost(TradeOffX::Macs).value = static_cast<double>(*m.macs);
        if (entry.variant.isSource && entry.measured())
            cost(TradeOffX::LatencyRatio).value = 1;
        else if (m.latencyRatio)
            cost(TradeOffX::LatencyRatio) = {m.latencyRatio->value, m.latencyRatio->ci95.lo, m.latencyRatio->ci95.hi};
        if (m.latency) {
            cost(TradeOffX::LatencyMs) = {m.latency->median, m.latency->ci95.lo, m.latency->ci95.hi};
            point.latencyRun = QString::number(entry.variant.id); // each variant was timed in a run of its own with the source
        }
        point.noGain = !entry.variant.isSource && (m.slower() || (source && entry.variant.sizeBytes >= source->variant.sizeBytes));
        point.comparable = m.comparable;
        if (!entry.variant.isSource) // it is what all are compared with, not one of them
            point.infeasible = whyInfeasible(constraint, entry);
        if (const auto before = madeFrom(entry.variant, document.variants())) {
            point.parent = TradeOffId(*before);
            point.details = detailsOf(entry);
            point.details << lineageText(entry, *document.variant(*before), data.metric);
        } else {
            if (entry.variant.parent)
                point.parent = TradeOffId(*entry.variant.parent);
            point.details = detailsOf(entry);
        }
        if (!point.infeasible.isEmpty())
            point.details << PointWords::tr("grey: %1").arg(point.infeasible);
        if (conditions.size() < 2 && m.accuracy)
            conditions << counted(m.accuracy->samples, Counted::Sample);
        data.points.push_back(std::move(point));
    }
    if (source && source->measurement.latency)
        conditions << counted(source->measurement.latency->threads, Counted::Thread);
    if (source && !source->variant.machine.empty())
        conditions << QString::fromStdString(source->variant.machine).section(QLatin1Char(','), 0, 0);
    data.conditions = conditions.join(QStringLiteral(" · "));
    for (const VariantEntry &entry : document.variants())
        addTried(data, entry.variant, source);
    return data;
}

} // namespace pare
