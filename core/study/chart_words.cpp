#include "core/study/chart_drawing.h"

#include "core/base/units.h"
#include "core/study/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare::chart {

std::string Drawing::opening() const
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

std::string Drawing::xTitle() const
{
    return m_trade.x == ChartX::Size ? "Size (" + m_unit + ")" : "Latency, relative to the source in the same run";
}

std::string Drawing::titleText() const
{
    const std::string over = m_trade.x == ChartX::Size ? "size" : "latency";
    const std::string what = (m_trade.metric.empty() ? "Accuracy" : m_trade.metric) + " over " + over;
    return m_options.subject.empty() ? what : m_options.subject + ": " + static_cast<char>(std::tolower(what.front())) + what.substr(1);
}

std::string Drawing::xText(const PlottedVariant &point) const
{
    if (m_trade.x == ChartX::Size)
        return formatBytes(static_cast<int64_t>(std::llround(point.x)));
    std::string text = fmt::format("{:.2f}x of the source's latency", point.x);
    if (point.xInterval)
        text += fmt::format(" ({:.2f} to {:.2f})", point.xInterval->lo, point.xInterval->hi);
    return text;
}

std::string Drawing::sentenceOf(const PlottedVariant &point) const
{
    std::string text = point.name + ": " + valueText(m_trade, point.y);
    if (point.yInterval)
        text += " (" + valueText(m_trade, point.yInterval->lo) + " to " + valueText(m_trade, point.yInterval->hi) + ")";
    text += ", " + xText(point);
    if (point.kind != VariantKind::Source)
        text += std::string(", ") + std::string(kindName(point.kind)) + ", " + std::string(verdictTitle(point.verdict));
    return text;
}

std::string Drawing::head() const
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

std::string Drawing::gutter() const
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
std::string Drawing::guardWords()
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

std::string Drawing::labels()
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

std::string Drawing::legend() const
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

} // namespace pare::chart
