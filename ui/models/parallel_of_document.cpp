#include "ui/models/parallel_of_document.h"

#include "core/study/trade_off.h"
#include "ui/charts/axis_span.h"
#include "ui/models/trade_off_of_document.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace pare {

namespace {

constexpr const char *constraintKey = "constraint";
constexpr const char *consideredKey = "constraint that is typed"; // a property of the document: nothing that is kept
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct ParallelWords {
    Q_DECLARE_TR_FUNCTIONS(ParallelWords)
};

using Value = std::function<double(const VariantEntry &)>;

} // namespace

ParallelData parallelOf(const Document &document)
{
    const TradeOffMetric metric = metricOf(document);
    const double scale = metric.unit == QStringLiteral("%") ? 100 : 1;
    const TradeOffData points = tradeOffOf(document); // the heights as the chart has them
    const auto optional = [](const auto &value) { return value ? static_cast<double>(*value) : unknown; };
    std::vector<std::pair<ParallelAxis, Value>> all;
    const auto add = [&](const QString &name, const QString &id, bool lower, const QString &unit, double divisor, int decimals, Value value) {
        all.emplace_back(ParallelAxis{name, unit, divisor, decimals, lower, id}, std::move(value));
    };
    const auto fitted = [&](const QString &name, const QString &id, TradeOffX x, const Value &value) {
        double largest = 0;
        for (const VariantEntry &entry : document.variants())
            if (const double one = value(entry); std::isfinite(one))
                largest = std::max(largest, one);
        const AxisUnit unit = costUnit(x, largest);
        const double shown = largest / unit.divisor;
        add(name, id, true, unit.unit, unit.divisor, shown >= 100 ? 0 : shown >= 10 ? 1 : 2, value);
    };
    fitted(ParallelWords::tr("Size"), QStringLiteral("size"), TradeOffX::Size, [](const VariantEntry &e) { return static_cast<double>(sizeOf(e.variant, e.measurement)); });
    add(ParallelWords::tr("Latency ÷ source"), QStringLiteral("latency"), true, QStringLiteral("x"), 1, 2, [](const VariantEntry &e) {
        return e.variant.isSource ? (e.measured() ? 1.0 : unknown) : e.measurement.latencyRatio ? e.measurement.latencyRatio->value : unknown;
    });
    add(metric.name, QStringLiteral("accuracy"), !metric.higherIsBetter, metric.unit, 1, scale == 100 ? 2 : 4, [&points](const VariantEntry &e) {
        const TradeOffPoint *point = pointById(points, TradeOffId(e.variant.id));
        return point && point->accuracy.known() ? point->accuracy.value : unknown;
    });
    fitted(ParallelWords::tr("MACs"), QStringLiteral("macs"), TradeOffX::Macs, [optional](const VariantEntry &e) { return optional(e.measurement.macs); });
    fitted(ParallelWords::tr("Parameters"), QStringLiteral("parameters"), TradeOffX::Macs, [optional](const VariantEntry &e) { return optional(e.measurement.parameters); });
    fitted(ParallelWords::tr("Peak memory"), QStringLiteral("memory"), TradeOffX::Size, [optional](const VariantEntry &e) { return optional(e.measurement.peakMemoryBytes); });
    add(ParallelWords::tr("Worst class's loss"), {}, true, ParallelWords::tr("points"), 1, 1, [](const VariantEntry &e) {
        return e.variant.isSource ? (e.measured() ? 0.0 : unknown) : e.measurement.worstClassLoss ? 100 * *e.measurement.worstClassLoss : unknown;
    });
    ParallelData data;
    const Constraint constraint = constraintOf(document);
    for (const VariantEntry &entry : document.variants()) {
        ParallelLine line;
        line.id = TradeOffId(entry.variant.id);
        line.name = QString::fromStdString(entry.variant.name);
        const TradeOffPoint *point = pointById(points, line.id);
        line.kind = point ? point->kind : TradeOffKind::Other;
        line.infeasible = whyInfeasible(constraint, entry);
        data.lines.push_back(std::move(line));
    }
    for (const auto &[axis, value] : all) {
        std::vector<double> column;
        for (const VariantEntry &entry : document.variants())
            column.push_back(value(entry));
        if (std::count_if(column.begin(), column.end(), [](double v) { return std::isfinite(v); }) < 2)
            continue;
        data.axes.push_back(axis);
        for (size_t i = 0; i < column.size(); ++i)
            data.lines[i].values.push_back(column[i]);
    }
    return data;
}

QString constraintText(const Document &document)
{
    if (const QVariant typed = document.property(consideredKey); typed.isValid())
        return typed.toString();
    const nlohmann::json kept = document.kept(constraintKey);
    return kept.is_string() ? QString::fromStdString(kept.get<std::string>()) : QString();
}

Constraint constraintOf(const Document &document)
{
    return parseConstraint(constraintText(document).toStdString()).valueOr(Constraint{});
}

Result<void> considerConstraint(Document &document, const QString &text)
{
    const QString plain = text.simplified();
    PARE_TRY(parseConstraint(plain.toStdString()));
    if (plain == constraintText(document))
        return {};
    document.setProperty(consideredKey, plain);
    Q_EMIT document.keptChanged();
    return {};
}

void forgetConsidered(Document &document)
{
    if (!document.property(consideredKey).isValid())
        return;
    document.setProperty(consideredKey, QVariant());
    Q_EMIT document.keptChanged();
}

Result<void> setConstraint(Document &document, const QString &text)
{
    const QString plain = text.simplified();
    const auto parsed = parseConstraint(plain.toStdString());
    forgetConsidered(document);
    PARE_TRY(parsed);
    if (plain != constraintText(document))
        document.keep(constraintKey, plain.isEmpty() ? nlohmann::json() : nlohmann::json(plain.toStdString()),
                      plain.isEmpty() ? ParallelWords::tr("removal of the constraint") : ParallelWords::tr("constraint %1").arg(plain));
    return {};
}

QString withBound(const QString &constraint, const ParallelAxis &axis, double worse)
{
    QStringList kept;
    for (const QString &word : constraint.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!word.startsWith(axis.id + QLatin1Char('<')) && !word.startsWith(axis.id + QLatin1Char('>')))
            kept << word;
    // Rounded to three digits towards what lets more through, so that a variant at the end of what was drawn holds it.
    const double shown = worse / axis.divisor;
    const double step = shown > 0 ? std::pow(10, std::floor(std::log10(shown)) - 2) : 1;
    const double rounded = axis.lowerIsBetter ? std::ceil(shown / step - 1e-9) * step : std::floor(shown / step + 1e-9) * step;
    kept << axis.id + (axis.lowerIsBetter ? QLatin1Char('<') : QLatin1Char('>')) + QString::number(rounded, 'g', 6) + axis.unit;
    return kept.join(QLatin1Char(' '));
}

QString whyInfeasible(const Constraint &constraint, const VariantEntry &entry)
{
    QStringList reasons;
    for (const std::string &violation : violations(constraint, entry.variant, entry.measurement))
        reasons << QString::fromStdString(violation);
    return reasons.join(QStringLiteral("; "));
}

} // namespace pare
