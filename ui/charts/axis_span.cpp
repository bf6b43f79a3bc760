#include "ui/charts/axis_span.h"

#include <algorithm>
#include <array>

namespace pare {
namespace {

constexpr double margin = 0.08;
constexpr double aroundASinglePoint = 5.0;

// Grows over what it is given.
class Extent {
public:
    void add(double value)
    {
        if (!std::isfinite(value))
            return;
        m_low = std::min(m_low, value);
        m_high = std::max(m_high, value);
    }
    void add(const TradeOffValue &value, bool withInterval)
    {
        add(value.value);
        if (withInterval && value.hasInterval()) {
            add(value.low);
            add(value.high);
        }
    }
    bool empty() const { return m_low > m_high; }
    double low() const { return m_low; }
    double high() const { return m_high; }

private:
    double m_low = std::numeric_limits<double>::infinity();
    double m_high = -std::numeric_limits<double>::infinity();
};

AxisSpan padded(const Extent &extent, double smallest)
{
    const double width = std::max(extent.high() - extent.low(), smallest);
    const double middle = (extent.high() + extent.low()) / 2;
    const double half = width / 2 + width * margin;
    return {middle - half, middle + half};
}

} // namespace

AxisSpan accuracySpan(const TradeOffData &data, TradeOffX x, bool whole, const std::vector<bool> &withBars)
{
    Extent extent;
    std::size_t placed = 0;
    for (std::size_t i = 0; i < data.points.size(); ++i) {
        const TradeOffPoint &point = data.points[i];
        const bool collapsed = point.verdict == TradeOffVerdict::Collapsed;
        if (!canBePlaced(point, x) || (collapsed && !whole))
            continue;
        extent.add(point.accuracy, withBars.empty() || withBars[i]);
        placed += point.candidate ? 0 : 1;
    }
    if (const TradeOffPoint *source = sourcePoint(data))
        extent.add(source->accuracy.value);
    if (const std::optional<double> guard = guardLevel(data))
        extent.add(*guard);
    if (extent.empty())
        return {0, 1};
    if (placed <= 1) {
        if (const TradeOffPoint *source = sourcePoint(data); source && source->accuracy.known()) {
            extent.add(source->accuracy.value - aroundASinglePoint);
            extent.add(source->accuracy.value + aroundASinglePoint);
        }
    }
    return padded(extent, std::max(1e-6, std::abs(extent.high()) * 1e-4));
}

AxisSpan costSpan(const TradeOffData &data, TradeOffX x, bool logarithmic, std::optional<double> estimate)
{
    Extent extent;
    for (const TradeOffPoint &point : data.points) {
        if (!canBePlaced(point, x) || (logarithmic && point.along(x).value <= 0))
            continue;
        extent.add(point.along(x), !logarithmic || point.along(x).low > 0);
    }
    if (estimate && (!logarithmic || *estimate > 0))
        extent.add(*estimate);
    if (extent.empty() || extent.high() <= 0)
        return logarithmic ? AxisSpan{0.1, 1} : AxisSpan{0, 1};
    if (!logarithmic)
        return {0, extent.high() * (1 + margin)};
    const double decades = std::max(0.3, std::log10(extent.high() / extent.low()));
    const double pad = std::pow(10.0, decades * margin);
    const double middle = std::sqrt(extent.high() * extent.low());
    const double half = std::pow(10.0, decades / 2);
    return {middle / half / pad, middle * half * pad};
}

std::vector<double> linearTicks(const AxisSpan &span, int count)
{
    const double rough = (span.high - span.low) / std::max(1, count);
    if (!(rough > 0) || !std::isfinite(rough))
        return {};
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> ticks;
    const double first = std::ceil(span.low / step - 1e-9);
    for (double i = first; i * step <= span.high + step * 1e-9; ++i)
        ticks.push_back(i == 0 ? 0.0 : i * step);
    return ticks;
}

std::vector<double> logarithmicTicks(const AxisSpan &span, int count)
{
    if (!(span.low > 0) || !(span.high > span.low))
        return {};
    // The densest set that stays within `count`; decades are thinned where even they are too many.
    static const std::array<std::vector<double>, 5> sets{{{1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9},
                                                          {1, 2, 3, 4, 5, 6, 8},
                                                          {1, 2, 3, 5, 7},
                                                          {1, 2, 5},
                                                          {1}}};
    const int firstDecade = int(std::floor(std::log10(span.low)));
    const int lastDecade = int(std::floor(std::log10(span.high)));
    std::vector<double> ticks;
    const auto fill = [&](const std::vector<double> &factors, int stride) {
        ticks.clear();
        for (int decade = firstDecade; decade <= lastDecade; decade += stride) {
            for (const double factor : factors) {
                const double tick = factor * std::pow(10.0, decade);
                if (tick >= span.low * (1 - 1e-9) && tick <= span.high * (1 + 1e-9))
                    ticks.push_back(tick);
            }
        }
    };
    for (const std::vector<double> &factors : sets) {
        fill(factors, 1);
        if (int(ticks.size()) <= count)
            return ticks;
    }
    for (int stride = 2; int(ticks.size()) > count && stride <= 64; ++stride)
        fill({1}, stride);
    return ticks;
}

AxisUnit costUnit(TradeOffX x, double largest)
{
    const auto fitted = [largest](std::array<const char *, 4> units) {
        double divisor = 1;
        std::size_t step = 0;
        while (step + 1 < units.size() && largest >= divisor * 1000) {
            divisor *= 1000;
            ++step;
        }
        return AxisUnit{divisor, QString::fromUtf8(units[step])};
    };
    switch (x) {
    case TradeOffX::Size:
        return fitted({"B", "kB", "MB", "GB"});
    case TradeOffX::Macs:
        return fitted({"", "k", "M", "G"});
    case TradeOffX::LatencyMs:
        return largest >= 0.1 || largest <= 0 ? AxisUnit{1, QStringLiteral("ms")} : AxisUnit{1e-3, QStringLiteral("µs")};
    case TradeOffX::LatencyRatio:
        return {1, QStringLiteral("×")};
    }
    return {};
}

int decimalsFor(const std::vector<double> &ticks)
{
    for (int decimals = 0; decimals < 4; ++decimals) {
        const double scale = std::pow(10.0, decimals);
        const bool exact = std::all_of(ticks.begin(), ticks.end(), [scale](double tick) {
            return std::abs(std::round(tick * scale) / scale - tick) <= 1e-9 * std::max(1.0 / scale, std::abs(tick));
        });
        if (exact)
            return decimals;
    }
    return 4;
}

} // namespace pare
