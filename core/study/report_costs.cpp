// What the variants cost to run, by the figures that the user gave.
#include "core/base/units.h"
#include "core/study/markup.h"
#include "core/study/report_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare::report {

namespace {

struct Column {
    std::string head;
    std::optional<Cost> Costs::*cost;
    double factor = 1; // to the unit in the head
};

std::string cell(const std::optional<Cost> &cost, double factor)
{
    if (!cost)
        return "<td class=\"num none\" title=\"a figure for it was not given\">\u2013</td>";
    const auto text = [factor](double value) {
        std::string words = costText(value * factor, "");
        words.pop_back(); // the space before the unit
        return words;
    };
    return fmt::format("<td class=\"num\">{} <span class=\"range\">{} to {}</span></td>", text(cost->value), text(cost->range.lo), text(cost->range.hi));
}

} // namespace

std::string costsTable(const ReportContent &content, const std::vector<Row> &rows)
{
    const CostFigures &figures = content.costs;
    if (figures.empty() || rows.empty())
        return {};
    const Row *source = nullptr;
    for (const Row &row : rows)
        if (row.variant->isSource)
            source = &row;
    std::vector<std::pair<const Row *, Costs>> costs;
    bool keepsUp = true;
    for (const Row &row : rows)
        if (const auto own = source ? costsOf(*row.variant, row.measurement, source->measurement, figures) : std::nullopt) {
            costs.emplace_back(&row, *own);
            keepsUp = keepsUp && own->deviceKeepsUp;
        }
    const std::string money = escaped(figures.currency);
    std::vector<Column> columns;
    for (const Column &column : {Column{money + " a million", &Costs::pricePerMillion}, Column{"kWh a million", &Costs::kwhPerMillion}, Column{"g CO2 a million", &Costs::gramsPerMillion},
                                 Column{money + " a year", &Costs::pricePerYear}, Column{"kg CO2 a year", &Costs::kilogramsPerYear},
                                 Column{"Inferences a charge", &Costs::inferencesPerCharge}, Column{"Battery an hour, %", &Costs::batteryPerHour, 100}})
        if (std::any_of(costs.begin(), costs.end(), [&](const auto &one) { return (one.second.*column.cost).has_value(); }))
            columns.push_back(column);
    if (columns.empty())
        return {};
    std::string said = figuresText(figures);
    said.replace(0, 1, "C"); // "computed from"
    std::string html = "<h2>Costs</h2>\n<p>" + escaped(said) + ". Nothing of it was measured but the latency; ranges are by its 95 % interval.";
    if (!keepsUp)
        html += " The device cannot keep up with these queries in every variant: its battery an hour is then that of computing without a pause.";
    html += "</p>\n<div class=\"scroll\"><table class=\"variants\">\n<thead><tr><th scope=\"col\">Name</th>";
    for (const Column &column : columns)
        html += "<th scope=\"col\" class=\"num\">" + column.head + "</th>";
    html += "</tr></thead>\n<tbody>\n";
    for (const auto &[row, own] : costs) {
        html += "<tr><th scope=\"row\"><bdi>" + escaped(row->variant->name) + "</bdi></th>";
        for (const Column &column : columns)
            html += cell(own.*column.cost, column.factor);
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

} // namespace pare::report
