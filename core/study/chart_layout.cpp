#include "core/study/chart_drawing.h"

#include "core/base/units.h"
#include "core/study/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare::chart {

// Margins, axes and spots.
void Drawing::layOut()
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

void Drawing::layOutAxes()
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
void Drawing::layOutGutter()
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

// Only what is on the chart, wrapped to its width.
void Drawing::layOutLegend()
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

} // namespace pare::chart
