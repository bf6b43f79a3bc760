#include "core/study/chart.h"

#include "core/base/units.h"
#include "core/study/chart_drawing.h"
#include "core/study/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

// How a chart is made:
// 1. tradeOff() says where each variant is. Collapsed ones go to the gutter, so that they do not stretch the axis.
// 2. The axes span source, guard and variants plus 8 %; the latency axis turns logarithmic where one variant is far out.
// 3. Points become marks in pixels; those within 3 px are one mark.
// 4. Drawn from back to front: grid, guard, front, error bars, marks, labels (source, best, front, then the rest; at most 12).

namespace pare {

namespace chart {

Drawing::Drawing(TradeOff trade, const ChartOptions &options)
    : m_trade(std::move(trade)), m_options(options)
{
    for (const PlottedVariant &point : m_trade.points)
        (point.verdict == VerdictKind::Collapsed && !options.wholeRange ? m_collapsed : m_points).push_back(&point);
}

std::string Drawing::svg()
{
    layOut();
    std::string body = head();
    body += grid();
    body += guard();
    body += front();
    body += bars();
    body += guardWords();
    body += marks();
    body += gutter();
    body += labels();
    body += legend();
    return opening() + body + "</svg>\n";
}

std::string Drawing::grid() const
{
    std::string out;
    for (const double tick : m_yAxis.ticks) {
        const double y = m_yAxis.pixel(tick);
        out += line(m_left, y, m_right, y, "grid", gridInk, 1);
        out += textAt(m_left - 8, y + 4, m_yAxis.tickText(tick), tickSize, "end", false, true);
    }
    const double base = m_bottom + m_gutterHeight;
    for (const double tick : m_xAxis.ticks) {
        const double x = m_xAxis.pixel(tick);
        out += line(x, m_top, x, m_bottom, "grid", gridInk, 1);
        out += line(x, base, x, base + 4, "frame", frameInk, 1);
        out += textAt(x, base + 17, m_xAxis.tickText(tick) + (m_trade.x == ChartX::LatencyRatio ? "x" : ""), tickSize, "middle", false, true);
    }
    out += line(m_left, base, m_right, base, "frame", frameInk, 1);
    out += textAt((m_left + m_right) / 2, base + 36, xTitle() + (m_xAxis.logarithmic ? ", logarithmic" : ""), textSize, "middle");
    if (m_trade.x == ChartX::LatencyRatio) {
        const double x = m_xAxis.pixel(1);
        if (x >= m_left && x <= m_right)
            out += line(x, m_top, x, m_bottom, "quiet-line", quietInk, 1, R"( stroke-dasharray="2 3")");
    }
    return out;
}

std::string Drawing::guard()
{
    if (!m_trade.guard)
        return {};
    const double y = guardPixel();
    std::string out = fmt::format(R"~(<defs><pattern id="{0}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">)~"
                                  R"(<line class="guard" x1="0" y1="0" x2="0" y2="7" stroke="{1}" stroke-width="1" stroke-opacity="0.26"/></pattern></defs>)"
                                  R"~(<rect x="{2}" y="{3}" width="{4}" height="{5}" fill="url(#{0}-hatch)"/>)~"
                                  "\n",
                                  escaped(m_options.idPrefix), guardInk, coordinate(m_left), coordinate(y), coordinate(m_right - m_left),
                                  coordinate(m_bottom - y));
    out += line(m_left, y, m_right, y, "guard", guardInk, 1.3, R"( stroke-dasharray="6 4")");
    return out;
}

// Never sloped: nothing was measured between two points.
std::vector<const PlottedVariant *> Drawing::frontPoints() const
{
    std::vector<const PlottedVariant *> points;
    for (const auto *point : m_points)
        if (point->onFront)
            points.push_back(point);
    std::sort(points.begin(), points.end(), [](const auto *a, const auto *b) { return a->x < b->x; });
    return points;
}

std::string Drawing::front()
{
    const auto points = frontPoints();
    if (points.empty() || m_points.size() < 2)
        return {};
    double x = xPixel(points.front()->x);
    double y = yPixel(points.front()->y);
    std::string path = fmt::format("M{} {}L{} {}", coordinate(x), coordinate(m_bottom), coordinate(x), coordinate(y));
    m_obstacles.soft.push_back({x - 1, y, x + 1, m_bottom});
    for (size_t i = 1; i < points.size(); ++i) {
        const double nextX = xPixel(points[i]->x);
        const double nextY = yPixel(points[i]->y);
        path += fmt::format("L{} {}L{} {}", coordinate(nextX), coordinate(y), coordinate(nextX), coordinate(nextY));
        m_obstacles.soft.push_back({x, y - 1, nextX, y + 1});
        m_obstacles.soft.push_back({nextX - 1, std::min(y, nextY), nextX + 1, std::max(y, nextY)});
        x = nextX;
        y = nextY;
    }
    path += fmt::format("L{} {}", coordinate(m_right), coordinate(y));
    m_obstacles.soft.push_back({x, y - 1, m_right, y + 1});
    return fmt::format(R"(<path class="front" d="{}" fill="none" stroke="{}" stroke-width="1.5" stroke-opacity="0.55"/>)"
                       "\n",
                       path, ink);
}

bool Drawing::showsBars(const PlottedVariant &point) const
{
    return m_trade.points.size() <= mostBars || point.onFront || point.best || point.kind == VariantKind::Source;
}

std::string Drawing::bars()
{
    std::string out;
    for (const Spot &spot : m_spots) {
        const PlottedVariant &point = spot.shown();
        if (!showsBars(point))
            continue;
        const bool hollow = lookOf(point) != Look::Filled;
        const std::string colour(hollow ? std::string_view(hollowInk) : colourOf(point.kind));
        std::string drawn;
        if (point.yInterval && std::isfinite(point.yInterval->lo) && std::isfinite(point.yInterval->hi)) {
            double a = std::clamp(yPixel(point.yInterval->lo), m_top, m_bottom);
            double b = std::clamp(yPixel(point.yInterval->hi), m_top, m_bottom);
            if (a > b)
                std::swap(a, b);
            drawn += fmt::format("M{0} {1}V{2}M{3} {1}H{4}M{3} {2}H{4}", coordinate(spot.x), coordinate(a), coordinate(b),
                                 coordinate(spot.x - 3.5), coordinate(spot.x + 3.5));
            m_obstacles.soft.push_back({spot.x - 3.5, a, spot.x + 3.5, b});
        }
        if (point.xInterval && point.xInterval->lo > 0 && std::isfinite(point.xInterval->hi)) {
            const double a = std::clamp(xPixel(point.xInterval->lo), m_left, m_right);
            const double b = std::clamp(xPixel(point.xInterval->hi), m_left, m_right);
            drawn += fmt::format("M{0} {1}H{2}M{0} {3}V{4}M{2} {3}V{4}", coordinate(a), coordinate(spot.y), coordinate(b),
                                 coordinate(spot.y - 3.5), coordinate(spot.y + 3.5));
            m_obstacles.soft.push_back({a, spot.y - 3.5, b, spot.y + 3.5});
        }
        if (!drawn.empty())
            out += fmt::format(R"(<path class="{} bar" d="{}" fill="none" stroke="{}" stroke-width="1" stroke-opacity="0.75"/>)"
                               "\n",
                               hollow ? "hollow-bar" : classOf(point.kind), drawn, colour);
    }
    return out;
}

double Drawing::radiusOf(const Spot &spot) const
{
    return m_trade.points.size() > 60 && spot.rank() > 2 ? 3 : markRadius;
}

// How far a mark with its ring reaches.
double Drawing::reachOf(const Spot &spot) const
{
    const PlottedVariant &point = spot.shown();
    return radiusOf(spot) + (point.best ? 6 : point.kind == VariantKind::Source ? 3 : 1.5);
}

std::string Drawing::marks()
{
    // The most important last, on top.
    std::stable_sort(m_spots.begin(), m_spots.end(), [](const Spot &a, const Spot &b) { return a.rank() > b.rank(); });
    std::string out;
    for (const Spot &spot : m_spots) {
        const PlottedVariant &point = spot.shown();
        std::string title;
        for (const auto *one : spot.points)
            title += (title.empty() ? "" : "\n") + sentenceOf(*one);
        const double r = radiusOf(spot);
        out += "<g><title>" + escaped(title) + "</title>";
        if (point.best)
            out += fmt::format(R"(<circle class="accent" cx="{}" cy="{}" r="{}" fill="none" stroke="{}" stroke-width="2"/>)",
                               coordinate(spot.x), coordinate(spot.y), coordinate(r + 5), accentInk);
        out += mark(point.kind, lookOf(point), spot.x, spot.y, r) + "</g>\n";
    }
    return out;
}

namespace {

std::string sentenceOnly(const std::string &sentence, const ChartOptions &options)
{
    return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" class="trade-off" width="{0}" height="120" viewBox="0 0 {0} 120" )"
                       R"(font-family="system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif">)"
                       "\n<rect class=\"ground\" width=\"{0}\" height=\"120\" fill=\"{1}\"/>\n{2}</svg>\n",
                       coordinate(options.widthPx), groundInk,
                       textAt(options.widthPx / 2, 64, sentence, textSize + 1, "middle", false, true));
}

} // namespace

} // namespace chart

std::string tradeOffSvg(const std::vector<Variant> &variants, const ChartOptions &options)
{
    TradeOff trade = tradeOff(variants, options.x, options.guard);
    if (trade.metric.empty())
        return chart::sentenceOnly("No accuracy was measured: measure on data to see what each variant loses.", options);
    if (trade.points.empty() || (options.x == ChartX::LatencyRatio && trade.points.size() == 1 && variants.size() > 1
                                 && trade.points.front().kind == VariantKind::Source))
        return chart::sentenceOnly(options.x == ChartX::Size ? "No variant has both an accuracy and a size." : "The latency of no variant was measured.",
                            options);
    return chart::Drawing(std::move(trade), options).svg();
}

} // namespace pare
