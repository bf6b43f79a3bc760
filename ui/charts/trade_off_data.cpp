#include "ui/charts/trade_off_data.h"

#include "core/study/trade_off.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pare {
namespace {

struct TradeOffWords {
    Q_DECLARE_TR_FUNCTIONS(TradeOffWords)
};

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
        return TradeOffWords::tr("kept");
    case TradeOffVerdict::LossWithinGuard:
        return TradeOffWords::tr("loss within guard");
    case TradeOffVerdict::NotEnoughData:
        return TradeOffWords::tr("unclear: more samples would tell");
    case TradeOffVerdict::PastGuard:
        return TradeOffWords::tr("past guard");
    case TradeOffVerdict::Collapsed:
        return TradeOffWords::tr("collapsed");
    case TradeOffVerdict::NotMeasured:
        return TradeOffWords::tr("not measured");
    }
    return {};
}

QString kindWord(TradeOffKind kind)
{
    switch (kind) {
    case TradeOffKind::Source:
        return TradeOffWords::tr("source");
    case TradeOffKind::Quantized:
        return TradeOffWords::tr("quantized");
    case TradeOffKind::Pruned:
        return TradeOffWords::tr("pruned");
    case TradeOffKind::Both:
        return TradeOffWords::tr("both");
    case TradeOffKind::Other:
        return TradeOffWords::tr("other");
    }
    return {};
}

QString costWord(TradeOffX x)
{
    switch (x) {
    case TradeOffX::Size:
        return TradeOffWords::tr("Size");
    case TradeOffX::LatencyRatio:
        return TradeOffWords::tr("Latency ÷ source");
    case TradeOffX::LatencyMs:
        return TradeOffWords::tr("Latency");
    case TradeOffX::Macs:
        return TradeOffWords::tr("MACs");
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
    if (metric.inPoints)
        return (guard == 1.0 ? TradeOffWords::tr("%1 point") : TradeOffWords::tr("%1 points")).arg(number);
    return metric.unit.isEmpty() ? number : number + QLatin1Char(' ') + metric.unit;
}

QString guardText(const TradeOffMetric &metric, double guard)
{
    return (metric.higherIsBetter ? TradeOffWords::tr("guard: at most %1 below source") : TradeOffWords::tr("guard: at most %1 above source"))
        .arg(guardAmount(metric, guard));
}

} // namespace pare
