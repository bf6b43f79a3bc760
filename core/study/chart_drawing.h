// The drawing of a trade-off chart, in parts. Private to chart*.cpp.
#pragma once

#include "core/study/axis.h"
#include "core/study/chart.h"
#include "core/study/chart_marks.h"
#include "core/study/label_places.h"

#include <algorithm>
#include <string>
#include <vector>

namespace pare::chart {

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
    Drawing(TradeOff trade, const ChartOptions &options);
    std::string svg();

private:
    struct LegendEntry {
        std::string words;
        std::string picture; // at 0,0
        double x = 0;
        int row = 0;
    };

    struct GutterEntry {
        const PlottedVariant *point = nullptr;
        double x = 0;
        size_t row = 0;
        std::string text;
        bool toLeft = false;
    };

    [[nodiscard]] double factor() const { return m_trade.share ? 100 : 1; }
    [[nodiscard]] double xPixel(double value) const { return m_xAxis.pixel(value * m_xFactor); }
    [[nodiscard]] double yPixel(double value) const { return m_yAxis.pixel(value * factor()); }
    [[nodiscard]] double guardPixel() const { return std::clamp(yPixel(*m_trade.guard), m_top, m_bottom); }

    // chart_layout.cpp: margins, axes, and which variants share a place.
    void layOut();
    void layOutAxes();
    void layOutGutter();
    void layOutLegend();

    // chart_words.cpp: title, legend, labels, and what stands beside the marks.
    [[nodiscard]] std::string opening() const;
    [[nodiscard]] std::string xTitle() const;
    [[nodiscard]] std::string titleText() const;
    [[nodiscard]] std::string xText(const PlottedVariant &point) const;
    [[nodiscard]] std::string sentenceOf(const PlottedVariant &point) const;
    [[nodiscard]] std::string head() const;
    [[nodiscard]] std::string gutter() const;
    std::string guardWords();
    std::string labels();
    [[nodiscard]] std::string legend() const;

    // chart.cpp: what is drawn over the axes, from back to front.
    [[nodiscard]] std::string grid() const;
    std::string guard();
    [[nodiscard]] std::vector<const PlottedVariant *> frontPoints() const;
    std::string front();
    [[nodiscard]] bool showsBars(const PlottedVariant &point) const;
    std::string bars();
    [[nodiscard]] double radiusOf(const Spot &spot) const;
    [[nodiscard]] double reachOf(const Spot &spot) const;
    std::string marks();

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

} // namespace pare::chart
