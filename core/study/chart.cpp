#include "core/study/chart.h"

#include "core/base/units.h"
#include "core/study/axis.h"
#include "core/study/label_places.h"
#include "core/study/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

// How a chart is made:
// 1. tradeOff() says where each variant is. Collapsed ones go to the gutter, so that they do not stretch the axis.
// 2. The axes span source, guard and variants plus 8 %; the latency axis turns logarithmic where one variant is far out.
// 3. Points become marks in pixels; those within 3 px are one mark.
// 4. Drawn from back to front: grid, guard, front, error bars, marks, labels (source, best, front, then the rest; at most 12).

namespace pare {

namespace {

// Light palette of the window.
constexpr const char *ink = "#1B1F24";
constexpr const char *quietInk = "#57606A";
constexpr const char *gridInk = "#E3E6EA";
constexpr const char *frameInk = "#7C858F";
constexpr const char *groundInk = "#FFFFFF";
constexpr const char *guardInk = "#855700";
constexpr const char *accentInk = "#4A4CBF";
constexpr const char *hollowInk = "#7A7A7A";

constexpr double titleSize = 15;
constexpr double textSize = 11.5;
constexpr double tickSize = 11;
constexpr double markRadius = 5;
constexpr double gutterRow = 17;
constexpr size_t mostLabels = 12;
constexpr size_t mostBars = 24; // with more variants, only the front keeps its error bars

std::string_view colourOf(VariantKind kind)
{
    switch (kind) {
    case VariantKind::Source: return ink;
    case VariantKind::Quantized: return "#0072B2";
    case VariantKind::Pruned: return "#914000";
    case VariantKind::PrunedAndQuantized: return "#8B5272";
    case VariantKind::Other: return "#5F5F5F";
    }
    return ink;
}

std::string_view classOf(VariantKind kind)
{
    switch (kind) {
    case VariantKind::Source: return "mark-source";
    case VariantKind::Quantized: return "mark-quantized";
    case VariantKind::Pruned: return "mark-pruned";
    case VariantKind::PrunedAndQuantized: return "mark-both";
    case VariantKind::Other: return "mark-other";
    }
    return "mark-other";
}

enum class Look { Filled, Past, NotComparable };

Look lookOf(const PlottedVariant &point)
{
    if (!point.comparable)
        return Look::NotComparable;
    return point.withinGuard ? Look::Filled : Look::Past;
}

// Text with its place and role.
std::string textAt(double x, double y, std::string_view content, double size, const char *anchor = "start", bool strong = false,
                   bool quiet = false, const std::string &extra = {})
{
    return fmt::format(R"(<text class="{}" x="{}" y="{}" font-size="{}" text-anchor="{}"{} fill="{}"{}>{}</text>)"
                       "\n",
                       quiet ? "quiet" : "text", coordinate(x), coordinate(y), coordinate(size), anchor,
                       strong ? R"( font-weight="600")" : "", quiet ? quietInk : ink, extra, escaped(content));
}

std::string line(double x1, double y1, double x2, double y2, const char *klass, std::string_view stroke, double width,
                 const char *extra = "")
{
    return fmt::format(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>)"
                       "\n",
                       klass, coordinate(x1), coordinate(y1), coordinate(x2), coordinate(y2), stroke, coordinate(width), extra);
}

std::string shape(VariantKind kind, double x, double y, double r, const std::string &paint)
{
    const auto c = [](double value) { return coordinate(value); };
    switch (kind) {
    case VariantKind::Source:
        return fmt::format(R"(<circle cx="{0}" cy="{1}" r="{2}" {4}/><circle cx="{0}" cy="{1}" r="{3}" {4}/>)", c(x), c(y), c(r + 1.5),
                           c(r - 2.5), paint);
    case VariantKind::Quantized: return fmt::format(R"(<circle cx="{}" cy="{}" r="{}" {}/>)", c(x), c(y), c(r), paint);
    case VariantKind::Pruned:
        return fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" {}/>)", c(x - r * 0.9), c(y - r * 0.9), c(r * 1.8), c(r * 1.8), paint);
    case VariantKind::PrunedAndQuantized: {
        const double d = r * 1.3;
        return fmt::format(R"(<path d="M{} {}L{} {}L{} {}L{} {}Z" {}/>)", c(x), c(y - d), c(x + d), c(y), c(x), c(y + d), c(x - d), c(y), paint);
    }
    case VariantKind::Other: {
        const double d = r * 1.15;
        return fmt::format(R"(<path d="M{} {}L{} {}L{} {}Z" {}/>)", c(x), c(y - d), c(x + d), c(y + d * 0.85), c(x - d), c(y + d * 0.85), paint);
    }
    }
    return {};
}

std::string mark(VariantKind kind, Look look, double x, double y, double r)
{
    const std::string colour(colourOf(kind));
    if (kind == VariantKind::Source)
        return fmt::format(R"(<g class="{}">{}</g>)", classOf(kind),
                           shape(kind, x, y, r, fmt::format(R"(class="ring" fill="{}" stroke="{}" stroke-width="1.8")", groundInk, colour)));
    if (look == Look::Filled)
        return fmt::format(R"(<g class="{} filled">{}</g>)", classOf(kind),
                           shape(kind, x, y, r, fmt::format(R"(fill="{}" stroke="{}" stroke-width="1.2" paint-order="stroke")", colour, groundInk)));
    const char *dots = look == Look::NotComparable ? R"( stroke-dasharray="1.5 1.8")" : "";
    std::string drawn = shape(kind, x, y, r, fmt::format(R"(class="hollow" fill="{}" stroke="{}" stroke-width="1.4"{})", groundInk, hollowInk, dots));
    if (look == Look::Past) {
        const double d = r * 0.5;
        drawn += fmt::format(R"(<path class="hollow-cross" d="M{0} {1}L{2} {3}M{2} {1}L{0} {3}" stroke="{4}" stroke-width="1.4" fill="none"/>)",
                             coordinate(x - d), coordinate(y - d), coordinate(x + d), coordinate(y + d), hollowInk);
    }
    return fmt::format(R"(<g class="hollow-mark">{}</g>)", drawn);
}

// Points that fall on one place.
struct Spot {
    double x = 0, y = 0;
    std::vector<const PlottedVariant *> points;
    [[nodiscard]] const PlottedVariant &shown() const
    {
        for (const auto *point : points) // what matters most stands for the others
            if (point->best || point->kind == VariantKind::Source)
                return *point;
        for (const auto *point : points)
            if (point->onFront)
                return *point;
        return *points.front();
    }
    [[nodiscard]] int rank() const
    {
        const PlottedVariant &point = shown();
        return point.kind == VariantKind::Source ? 0 : point.best ? 1 : point.onFront ? 2 : point.withinGuard ? 3 : 4;
    }
};

class Drawing {
public:
    Drawing(TradeOff trade, const ChartOptions &options) : m_trade(std::move(trade)), m_options(options)
    {
        for (const PlottedVariant &point : m_trade.points)
            (point.verdict == VerdictKind::Collapsed && !options.wholeRange ? m_collapsed : m_points).push_back(&point);
    }

    std::string svg()
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

private:
    [[nodiscard]] double factor() const { return m_trade.share ? 100 : 1; }

    [[nodiscard]] std::string opening() const
    {
        const std::string title = titleText();
        std::string described;
        for (const PlottedVariant &point : m_trade.points)
            described += (described.empty() ? "" : "; ") + sentenceOf(point);
        return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" class="trade-off" width="{0}" height="{1}" viewBox="0 0 {0} {1}" )"
                           R"(font-family="system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif" role="img" aria-labelledby="{2}-title {2}-desc">)"
                           "\n<title id=\"{2}-title\">{3}</title>\n<desc id=\"{2}-desc\">{4}</desc>\n"
                           R"(<rect class="ground" width="{0}" height="{1}" fill="{5}"/>)"
                           "\n",
                           coordinate(m_options.widthPx), coordinate(m_height), escaped(m_options.idPrefix), escaped(title),
                           escaped(described), groundInk);
    }

    [[nodiscard]] std::string xTitle() const
    {
        return m_trade.x == ChartX::Size ? "Size (" + m_unit + ")" : "Latency, relative to the source in the same run";
    }

    [[nodiscard]] std::string titleText() const
    {
        const std::string over = m_trade.x == ChartX::Size ? "size" : "latency";
        const std::string what = (m_trade.metric.empty() ? "Accuracy" : m_trade.metric) + " over " + over;
        return m_options.subject.empty() ? what : m_options.subject + ": " + static_cast<char>(std::tolower(what.front())) + what.substr(1);
    }

    [[nodiscard]] std::string xText(const PlottedVariant &point) const
    {
        if (m_trade.x == ChartX::Size)
            return formatBytes(static_cast<int64_t>(std::llround(point.x)));
        std::string text = fmt::format("{:.2f}x of the source's latency", point.x);
        if (point.xInterval)
            text += fmt::format(" ({:.2f} to {:.2f})", point.xInterval->lo, point.xInterval->hi);
        return text;
    }

    [[nodiscard]] std::string sentenceOf(const PlottedVariant &point) const
    {
        std::string text = point.name + ": " + valueText(m_trade, point.y);
        if (point.yInterval)
            text += " (" + valueText(m_trade, point.yInterval->lo) + " to " + valueText(m_trade, point.yInterval->hi) + ")";
        text += ", " + xText(point);
        if (point.kind != VariantKind::Source)
            text += std::string(", ") + std::string(kindName(point.kind)) + ", " + std::string(verdictTitle(point.verdict));
        return text;
    }

    // Margins, axes and spots.
    void layOut()
    {
        m_unit = "MB";
        m_xFactor = 1;
        if (m_trade.x == ChartX::Size) {
            double largest = 0;
            for (const PlottedVariant &point : m_trade.points)
                largest = std::max(largest, point.x);
            const std::pair<double, const char *> units[] = {{1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}, {1, "B"}};
            for (const auto &[size, name] : units)
                if (largest >= size) {
                    m_unit = name;
                    m_xFactor = 1 / size;
                    break;
                }
        }
        m_height = m_options.heightPx;
        layOutLegend();
        m_left = 66;
        m_right = m_options.widthPx - 22;
        m_top = 74;
        layOutAxes();
        layOutGutter();
        m_bottom = m_height - m_legendHeight - 48 - m_gutterHeight;
        m_xAxis.pixelLo = m_left;
        m_xAxis.pixelHi = m_right;
        m_yAxis.pixelLo = m_trade.higherIsBetter ? m_bottom : m_top; // up is always better
        m_yAxis.pixelHi = m_trade.higherIsBetter ? m_top : m_bottom;
        for (const auto *point : m_points) {
            const double x = xPixel(point->x);
            const double y = yPixel(point->y);
            const auto near = std::find_if(m_spots.begin(), m_spots.end(), [&](const Spot &spot) { return std::hypot(spot.x - x, spot.y - y) < 3; });
            if (near == m_spots.end())
                m_spots.push_back({x, y, {point}});
            else
                near->points.push_back(point);
        }
    }

    [[nodiscard]] double xPixel(double value) const { return m_xAxis.pixel(value * m_xFactor); }
    [[nodiscard]] double yPixel(double value) const { return m_yAxis.pixel(value * factor()); }

    void layOutAxes()
    {
        double lo = INFINITY, hi = -INFINITY, xLo = INFINITY, xHi = -INFINITY;
        const auto spanY = [&](double value) {
            lo = std::min(lo, value);
            hi = std::max(hi, value);
        };
        for (const auto *point : m_points) {
            spanY(point->y);
            if (showsBars(*point) && point->yInterval) {
                spanY(point->yInterval->lo);
                spanY(point->yInterval->hi);
            }
        }
        if (m_trade.guard)
            spanY(*m_trade.guard);
        for (const PlottedVariant &point : m_trade.points) {
            xLo = std::min(xLo, point.xInterval && std::isfinite(point.xInterval->lo) ? std::min(point.x, point.xInterval->lo) : point.x);
            xHi = std::max(xHi, point.xInterval && std::isfinite(point.xInterval->hi) ? std::max(point.x, point.xInterval->hi) : point.x);
        }
        lo *= factor();
        hi *= factor();
        if (!std::isfinite(lo) || !std::isfinite(hi)) {
            lo = 0;
            hi = factor();
        }
        if (m_points.size() <= 1 && m_trade.share) { // one point: five points to each side
            lo -= 5;
            hi += 5;
        }
        const double least = m_trade.share ? 0.05 : std::max(std::fabs(hi) * 1e-3, 1e-9);
        double pad = std::max((hi - lo) * 0.08, least);
        lo -= pad;
        hi += pad;
        if (m_trade.share) {
            hi = std::min(hi, 100.0 + pad * 0.5);
            lo = std::max(lo, -pad * 0.5);
        }
        m_yAxis = linearAxis(lo, hi, 7);
        if (m_trade.share) // no ticks outside of what a share can be
            std::erase_if(m_yAxis.ticks, [](double tick) { return tick < -1e-9 || tick > 100 + 1e-9; });

        xLo *= m_xFactor;
        xHi *= m_xFactor;
        if (xLo > 0 && xHi / xLo > 12) {
            const double ratio = std::pow(xHi / xLo, 0.08);
            m_xAxis = logarithmicAxis(xLo / ratio, xHi * ratio, 9);
        } else {
            pad = xHi > xLo ? (xHi - xLo) * 0.08 : xHi * 0.25;
            // From zero where that costs no resolution: lengths can then be compared by eye.
            m_xAxis = linearAxis(xLo < xHi * 0.55 ? 0 : xLo - pad, xHi + pad, 8);
        }
    }

    // Collapsed variants in rows below the plot, each mark with its name and value beside it.
    void layOutGutter()
    {
        if (m_collapsed.empty())
            return;
        Axis axis = m_xAxis;
        axis.pixelLo = m_left;
        axis.pixelHi = m_right;
        std::sort(m_collapsed.begin(), m_collapsed.end(), [](const auto *a, const auto *b) { return a->x < b->x; });
        constexpr size_t mostRows = 4;
        std::vector<std::vector<std::pair<double, double>>> rows;
        for (const auto *point : m_collapsed) {
            GutterEntry entry{point, axis.pixel(point->x * m_xFactor), 0, elided(point->name, 28) + " " + valueText(m_trade, point->y), false};
            const double width = textWidth(entry.text, tickSize) + 12;
            entry.toLeft = entry.x + width > m_right + 6;
            const double from = entry.toLeft ? entry.x - width - 4 : entry.x - 9;
            const double to = entry.toLeft ? entry.x + 9 : entry.x + width + 4;
            size_t row = 0;
            for (; row < rows.size(); ++row)
                if (std::none_of(rows[row].begin(), rows[row].end(), [&](const auto &used) { return from < used.second && used.first < to; }))
                    break;
            if (row == mostRows) { // no room: mark without words, what it is stands in its tooltip and in the table
                entry.text.clear();
                row = mostRows - 1;
            } else if (row == rows.size()) {
                rows.emplace_back();
            }
            if (!entry.text.empty())
                rows[row].emplace_back(from, to);
            entry.row = row;
            m_gutter.push_back(entry);
        }
        m_gutterHeight = 14 + gutterRow * static_cast<double>(rows.size());
        m_height += gutterRow * static_cast<double>(rows.size() > 1 ? rows.size() - 1 : 0); // the plot keeps its height
    }

    [[nodiscard]] std::string head() const
    {
        std::string sub;
        const auto add = [&](const std::string &part) { sub += (sub.empty() ? "" : " \u00b7 ") + part; };
        if (!m_options.data.empty())
            add(elided(m_options.data, 40));
        if (m_trade.samples > 0)
            add(plural(m_trade.samples, "sample"));
        if (m_trade.closeness)
            add("no labels: closeness to the source's outputs");
        add("bars: 95 % intervals");
        std::string out = textAt(m_left - 46, 24, elided(titleText(), static_cast<size_t>(m_options.widthPx / 10)), titleSize, "start", true);
        out += textAt(m_left - 46, 42, sub, textSize, "start", false, true);
        const std::string yTitle = m_trade.metric + (m_trade.share ? " (%)" : "") + (m_trade.higherIsBetter ? "" : ", lower is better");
        out += textAt(m_left - 46, m_top - 12, yTitle, textSize, "start");
        // The corner to aim for.
        const double width = textWidth(yTitle, textSize);
        out += fmt::format(R"(<g class="quiet-line" stroke="{}" stroke-width="1.3" fill="none"><path d="M{} {}l-9 -7m0 5.4v-5.4h5.6"/></g>)"
                           "\n",
                           quietInk, coordinate(m_left - 46 + width + 24), coordinate(m_top - 12));
        out += textAt(m_left - 46 + width + 29, m_top - 12, "better", tickSize, "start", false, true);
        return out;
    }

    [[nodiscard]] std::string grid() const
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

    [[nodiscard]] double guardPixel() const { return std::clamp(yPixel(*m_trade.guard), m_top, m_bottom); }

    std::string guard()
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
    [[nodiscard]] std::vector<const PlottedVariant *> frontPoints() const
    {
        std::vector<const PlottedVariant *> points;
        for (const auto *point : m_points)
            if (point->onFront)
                points.push_back(point);
        std::sort(points.begin(), points.end(), [](const auto *a, const auto *b) { return a->x < b->x; });
        return points;
    }

    std::string front()
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

    [[nodiscard]] bool showsBars(const PlottedVariant &point) const
    {
        return m_trade.points.size() <= mostBars || point.onFront || point.best || point.kind == VariantKind::Source;
    }

    std::string bars()
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

    [[nodiscard]] double radiusOf(const Spot &spot) const
    {
        return m_trade.points.size() > 60 && spot.rank() > 2 ? 3 : markRadius;
    }

    // How far a mark with its ring reaches.
    [[nodiscard]] double reachOf(const Spot &spot) const
    {
        const PlottedVariant &point = spot.shown();
        return radiusOf(spot) + (point.best ? 6 : point.kind == VariantKind::Source ? 3 : 1.5);
    }

    std::string marks()
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

    [[nodiscard]] std::string gutter() const
    {
        if (m_gutter.empty())
            return {};
        // A break line: the axis does not go on below it.
        std::string zigzag = fmt::format("M{} {}", coordinate(m_left), coordinate(m_bottom + 3));
        bool up = true;
        for (double x = m_left + 6; x <= m_right; x += 6, up = !up)
            zigzag += fmt::format("L{} {}", coordinate(x), coordinate(m_bottom + (up ? 0 : 6)));
        std::string out = fmt::format(R"(<path class="frame" d="{}" fill="none" stroke="{}" stroke-width="0.9"/>)"
                                      "\n",
                                      zigzag, frameInk);
        for (const GutterEntry &entry : m_gutter) {
            const double y = m_bottom + 17 + gutterRow * static_cast<double>(entry.row);
            out += fmt::format(R"(<g><title>{}</title><path class="hollow-fill" d="M{} {}h10l-5 8.5z" fill="{}"/></g>)"
                               "\n",
                               escaped(sentenceOf(*entry.point)), coordinate(entry.x - 5), coordinate(y - 4), hollowInk);
            if (!entry.text.empty())
                out += textAt(entry.toLeft ? entry.x - 10 : entry.x + 10, y + 4, entry.text, tickSize, entry.toLeft ? "end" : "start", false, true);
        }
        out += textAt(m_left - 8, m_bottom + 21, "collapsed", tickSize, "end", false, true);
        return out;
    }

    // The guard's words beside its line, where they cover no mark if there is such a place. Drawn below the marks.
    std::string guardWords()
    {
        for (const Spot &spot : m_spots) {
            const double reach = reachOf(spot);
            m_obstacles.hard.push_back({spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach});
        }
        if (!m_trade.guard)
            return {};
        const std::string words = m_trade.guardWords.empty() ? "guard" : "guard: " + m_trade.guardWords;
        const double width = textWidth(words, tickSize);
        const double y = guardPixel();
        std::optional<Box> best;
        double least = INFINITY;
        const std::pair<double, double> rows[] = {{y + 3, 0}, {y - tickSize - 6, 2}, {y + tickSize + 7, 5}};
        for (const auto &[top, price] : rows)
            for (double left = m_right - width - 4; left >= m_left + 4; left -= 12) {
                const Box box{left, top, left + width, top + tickSize + 3};
                if (box.bottom > m_bottom || box.top < m_top)
                    continue;
                double cost = price + (m_right - box.right) / 100;
                for (const Box &other : m_obstacles.hard)
                    cost += box.overlaps(other) ? 100 : 0;
                for (const Box &other : m_obstacles.soft)
                    cost += box.overlaps(other) ? 10 : 0;
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
        m_obstacles.soft.push_back({m_left, y - 1, m_right, y + 1});
        if (!best)
            return {};
        m_obstacles.hard.push_back(*best);
        return fmt::format(R"(<text class="guard-words" x="{}" y="{}" font-size="{}" fill="{}" stroke="{}" stroke-width="3" )"
                           R"(stroke-linejoin="round" paint-order="stroke">{}</text>)"
                           "\n",
                           coordinate(best->left), coordinate(best->bottom - 3), coordinate(tickSize), guardInk, groundInk, escaped(words));
    }

    std::string labels()
    {
        std::string out;
        std::vector<const Spot *> wanted;
        for (const Spot &spot : m_spots)
            wanted.push_back(&spot);
        std::stable_sort(wanted.begin(), wanted.end(), [](const Spot *a, const Spot *b) { return a->rank() < b->rank(); });
        if (wanted.size() > mostLabels)
            wanted.resize(mostLabels);
        std::vector<LabelRequest> requests;
        std::vector<std::string> texts;
        for (const Spot *spot : wanted) {
            std::string text = elided(spot->shown().name, 26);
            if (spot->points.size() > 1)
                text += fmt::format(" \u00d7{}", spot->points.size());
            const bool strong = spot->rank() <= 1;
            requests.push_back({spot->x, spot->y, reachOf(*spot), textWidth(text, textSize) * (strong ? 1.06 : 1) + 4, textSize + 3});
            texts.push_back(std::move(text));
        }
        const Box area{m_left + 2, m_top + 1, m_right - 1, m_bottom - 1};
        const auto places = placeLabels(requests, m_obstacles, area, {.gap = 4, .reach = 22});
        for (size_t i = 0; i < places.size(); ++i) {
            if (!places[i])
                continue;
            const Box &box = places[i]->box;
            const Spot &spot = *wanted[i];
            if (places[i]->leader) {
                const double toX = std::clamp(spot.x, box.left, box.right);
                const double toY = std::clamp(spot.y, box.top + 2, box.bottom - 2);
                out += line(spot.x, spot.y, toX, toY, "quiet-line", quietInk, 0.8, R"( stroke-opacity="0.6")");
            }
            // A halo keeps words readable where a line passes behind them.
            out += textAt(box.left, box.bottom - 4, texts[i], textSize, "start", spot.rank() <= 1, false,
                          fmt::format(R"( stroke="{}" stroke-width="3" stroke-linejoin="round" paint-order="stroke")", groundInk));
        }
        return out;
    }

    struct LegendEntry {
        std::string words;
        std::string picture; // at 0,0
        double x = 0;
        int row = 0;
    };

    // Only what is on the chart, wrapped to its width.
    void layOutLegend()
    {
        std::set<VariantKind> kinds;
        std::set<Look> looks;
        bool best = false;
        for (const auto *point : m_points) {
            kinds.insert(point->kind);
            if (point->kind != VariantKind::Source)
                looks.insert(lookOf(*point));
            best = best || point->best;
        }
        const auto add = [&](std::string words, std::string picture) { m_legend.push_back({std::move(words), std::move(picture), 0, 0}); };
        for (const VariantKind kind : kinds)
            add(std::string(kindName(kind)), mark(kind, Look::Filled, 0, 0, markRadius));
        if (looks.contains(Look::Past))
            add("past the guard", mark(VariantKind::Quantized, Look::Past, 0, 0, markRadius));
        if (looks.contains(Look::NotComparable))
            add("measured under other conditions", mark(VariantKind::Quantized, Look::NotComparable, 0, 0, markRadius));
        if (best)
            add("best", fmt::format(R"(<circle class="accent" r="6.5" fill="none" stroke="{}" stroke-width="2"/>)", accentInk));
        if (m_points.size() > 1 && !frontPoints().empty())
            add("front: nothing measured is better in both",
                fmt::format(R"(<path class="front" d="M-7 5H0V-5H7" fill="none" stroke="{}" stroke-width="1.5" stroke-opacity="0.55"/>)", ink));
        double x = 20;
        int row = 0;
        for (LegendEntry &entry : m_legend) {
            const double width = 34 + textWidth(entry.words, tickSize);
            if (x + width > m_options.widthPx && x > 20) {
                x = 20;
                ++row;
            }
            entry.x = x;
            entry.row = row;
            x += width;
        }
        const double rows = m_legend.empty() ? 0 : row + 1;
        m_notesHeight = m_trade.notPlaced.empty() ? 0 : 18;
        m_legendHeight = 14 + 19 * rows + m_notesHeight;
        m_height += row > 0 ? 19.0 * row : 0;
    }

    [[nodiscard]] std::string legend() const
    {
        std::string out;
        const double top = m_height - m_legendHeight + 12;
        for (const LegendEntry &entry : m_legend) {
            const double y = top + 19 * entry.row;
            out += fmt::format("<g transform=\"translate({} {})\">{}</g>\n", coordinate(entry.x + 8), coordinate(y), entry.picture);
            out += textAt(entry.x + 21, y + 4, entry.words, tickSize, "start", false, true);
        }
        if (!m_trade.notPlaced.empty()) {
            std::string names;
            for (size_t i = 0; i < m_trade.notPlaced.size() && names.size() < 70; ++i)
                names += (i ? ", " : "") + elided(m_trade.notPlaced[i], 30);
            out += textAt(20, m_height - 8,
                          fmt::format("Not on the chart, for lack of a number: {}", elided(names, static_cast<size_t>(m_options.widthPx / 9))), tickSize, "start", false, true);
        }
        return out;
    }

    struct GutterEntry {
        const PlottedVariant *point = nullptr;
        double x = 0;
        size_t row = 0;
        std::string text;
        bool toLeft = false;
    };

    TradeOff m_trade;
    const ChartOptions &m_options;
    std::vector<const PlottedVariant *> m_points;
    std::vector<const PlottedVariant *> m_collapsed;
    std::vector<GutterEntry> m_gutter;
    std::vector<LegendEntry> m_legend;
    std::vector<Spot> m_spots;
    LabelObstacles m_obstacles;
    Axis m_xAxis, m_yAxis;
    std::string m_unit;
    double m_xFactor = 1;
    double m_height = 0, m_left = 0, m_right = 0, m_top = 0, m_bottom = 0;
    double m_gutterHeight = 0, m_legendHeight = 0, m_notesHeight = 0;
};

std::string sentenceOnly(const std::string &sentence, const ChartOptions &options)
{
    return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" class="trade-off" width="{0}" height="120" viewBox="0 0 {0} 120" )"
                       R"(font-family="system-ui, 'Segoe UI', 'Noto Sans', Arial, sans-serif">)"
                       "\n<rect class=\"ground\" width=\"{0}\" height=\"120\" fill=\"{1}\"/>\n{2}</svg>\n",
                       coordinate(options.widthPx), groundInk,
                       textAt(options.widthPx / 2, 64, sentence, textSize + 1, "middle", false, true));
}

} // namespace

std::string tradeOffSvg(const std::vector<Variant> &variants, const ChartOptions &options)
{
    TradeOff trade = tradeOff(variants, options.x, options.guard);
    if (trade.metric.empty())
        return sentenceOnly("No accuracy was measured: measure on data to see what each variant loses.", options);
    if (trade.points.empty() || (options.x == ChartX::LatencyRatio && trade.points.size() == 1 && variants.size() > 1
                                 && trade.points.front().kind == VariantKind::Source))
        return sentenceOnly(options.x == ChartX::Size ? "No variant has both an accuracy and a size." : "The latency of no variant was measured.",
                            options);
    return Drawing(std::move(trade), options).svg();
}

} // namespace pare
