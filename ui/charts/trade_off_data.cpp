#include "ui/charts/trade_off_data.h"

#include "core/study/trade_off.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pare {
namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("TradeOff", text);
}

} // namespace

const TradeOffPoint *sourcePoint(const TradeOffData &data)
{
    const auto found = std::find_if(data.points.begin(), data.points.end(),
                                    [](const TradeOffPoint &point) { return point.kind == TradeOffKind::Source; });
    return found == data.points.end() ? nullptr : &*found;
}

const TradeOffPoint *pointById(const TradeOffData &data, TradeOffId id)
{
    const auto found = std::find_if(data.points.begin(), data.points.end(),
                                    [id](const TradeOffPoint &point) { return point.id == id; });
    return found == data.points.end() ? nullptr : &*found;
}

std::optional<double> guardLevel(const TradeOffData &data)
{
    const TradeOffPoint *source = sourcePoint(data);
    if (!source || !source->accuracy.known())
        return std::nullopt;
    const double loss = std::max(0.0, data.guard);
    return source->accuracy.value + (data.metric.higherIsBetter ? -loss : loss);
}

bool canBePlaced(const TradeOffPoint &point, TradeOffX x)
{
    return point.accuracy.known() && point.along(x).known();
}

bool comparableOn(const TradeOffData &data, const TradeOffPoint &point, TradeOffX x)
{
    if (!point.comparable)
        return false;
    if (x != TradeOffX::LatencyMs)
        return true;
    const TradeOffPoint *source = sourcePoint(data);
    return !source || source->latencyRun == point.latencyRun;
}

QString verdictSign(TradeOffVerdict verdict)
{
    const std::string_view glyph = verdictGlyph(verdict);
    return QString::fromUtf8(glyph.data(), qsizetype(glyph.size()));
}

QString verdictWords(TradeOffVerdict verdict)
{
    switch (verdict) {
    case TradeOffVerdict::Kept:
        return words("kept");
    case TradeOffVerdict::LossWithinGuard:
        return words("loss within guard");
    case TradeOffVerdict::NotEnoughData:
        return words("unclear: more samples would tell");
    case TradeOffVerdict::PastGuard:
        return words("past guard");
    case TradeOffVerdict::Collapsed:
        return words("collapsed");
    case TradeOffVerdict::NotMeasured:
        return words("not measured");
    }
    return {};
}

QString kindWord(TradeOffKind kind)
{
    switch (kind) {
    case TradeOffKind::Source:
        return words("source");
    case TradeOffKind::Quantized:
        return words("quantized");
    case TradeOffKind::Pruned:
        return words("pruned");
    case TradeOffKind::Both:
        return words("both");
    case TradeOffKind::Other:
        return words("other");
    }
    return {};
}

QString costWord(TradeOffX x)
{
    switch (x) {
    case TradeOffX::Size:
        return words("Size");
    case TradeOffX::LatencyRatio:
        return words("Latency ÷ source");
    case TradeOffX::LatencyMs:
        return words("Latency");
    case TradeOffX::Macs:
        return words("MACs");
    }
    return {};
}

QString accuracyText(const TradeOffMetric &metric, double value)
{
    const QString number = QLocale::c().toString(value, 'f', metric.decimals);
    return metric.unit.isEmpty() ? number : number + QLatin1Char(' ') + metric.unit;
}

QString guardAmount(const TradeOffMetric &metric, double guard)
{
    const QString number = QLocale::c().toString(guard, 'f', std::max(1, metric.decimals));
    QString unit = metric.pointName.isEmpty() ? metric.unit : metric.pointName;
    if (!metric.pointName.isEmpty() && guard != 1.0)
        unit += QLatin1Char('s');
    return unit.isEmpty() ? number : number + QLatin1Char(' ') + unit;
}

QString guardText(const TradeOffMetric &metric, double guard)
{
    return (metric.higherIsBetter ? words("guard: at most %1 below source") : words("guard: at most %1 above source"))
        .arg(guardAmount(metric, guard));
}

} // namespace pare
