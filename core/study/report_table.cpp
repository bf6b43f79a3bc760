// The report's table of variants: one unit a column, fixed decimals, "–" with its reason where there is no number.
#include "core/study/report_parts.h"

#include "core/base/units.h"
#include "core/study/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace pare::report {

namespace {

// Unit and decimals of a column, so that its largest value has three significant digits and the points align.
struct Scale {
    std::string unit;
    double factor = 1;
    int decimals = 0;

    [[nodiscard]] std::string text(double value) const
    {
        const double scaled = value * factor;
        const std::string shown = fmt::format("{:.{}f}", scaled, decimals);
        if (scaled > 0 && shown.find_first_not_of("0.") == std::string::npos)
            return fmt::format("&lt;{:.{}f}", std::pow(10.0, -decimals), decimals);
        return shown;
    }
};

Scale fitted(double largest, std::initializer_list<std::pair<double, const char *>> units)
{
    Scale scale;
    for (const auto &[size, name] : units) {
        scale.unit = name;
        scale.factor = 1 / size;
        if (largest >= size)
            break;
    }
    const double shown = largest * scale.factor;
    scale.decimals = shown >= 100 ? 0 : shown >= 10 ? 1 : shown >= 1 ? 2 : 3;
    if (scale.unit == "B")
        scale.decimals = 0;
    return scale;
}

std::string missing(const char *reason)
{
    return std::string("<td class=\"num none\" title=\"") + reason + "\">\u2013</td>";
}

std::string number(const std::string &text, const std::string &exact = {})
{
    return "<td class=\"num\"" + (exact.empty() ? "" : " title=\"" + escaped(exact) + "\"") + ">" + text + "</td>";
}

std::string withRange(const std::string &value, const std::string &lo, const std::string &hi)
{
    return "<td class=\"num\">" + value + " <span class=\"range\">" + lo + " to " + hi + "</span></td>";
}

// With a true minus sign and a plus: differences.
std::string signedText(double value, int decimals)
{
    std::string text = fmt::format("{:.{}f}", std::fabs(value), decimals);
    if (text.find_first_not_of("0.") == std::string::npos)
        return text;
    return (value < 0 ? "\u2212" : "+") + text;
}

double largestOf(const std::vector<Row> &rows, const std::function<std::optional<double>(const Row &)> &value)
{
    double largest = 0;
    for (const Row &row : rows)
        if (const auto one = value(row); one && std::isfinite(*one))
            largest = std::max(largest, *one);
    return largest;
}

std::optional<double> asDouble(const std::optional<int64_t> &value)
{
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

struct Column {
    std::string head;
    bool numeric = true;
    std::function<std::string(const Row &)> cell;
};

constexpr std::initializer_list<std::pair<double, const char *>> byteUnits{{1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}, {1, "B"}};
constexpr std::initializer_list<std::pair<double, const char *>> timeUnits{{1e3, "s"}, {1, "ms"}, {1e-3, "\u00b5s"}}; // of milliseconds
constexpr std::initializer_list<std::pair<double, const char *>> countUnits{{1e9, "G"}, {1e6, "M"}, {1e3, "k"}, {1, ""}};

Column plainColumn(const std::vector<Row> &rows, const std::string &head, const std::function<std::optional<double>(const Row &)> &value,
                   std::initializer_list<std::pair<double, const char *>> units, const char *reason)
{
    const Scale scale = fitted(largestOf(rows, value), units);
    return {head + (scale.unit.empty() ? "" : ", " + scale.unit), true, [=](const Row &row) {
                const auto one = value(row);
                return one && std::isfinite(*one) ? number(scale.text(*one), fmt::format("{}", *one)) : missing(reason);
            }};
}

Column accuracyColumn(const std::vector<Row> &rows)
{
    std::string head = "Accuracy";
    for (const Row &row : rows)
        if (row.measurement.accuracy) {
            const auto metric = metricFromName(row.measurement.accuracy->metric);
            head = metric ? std::string(metricTitle(*metric)) : row.measurement.accuracy->metric;
            head = escaped(head) + (row.measurement.accuracy->share ? ", %" : row.measurement.accuracy->higherIsBetter ? "" : ", lower is better");
            break;
        }
    return {head + " <span class=\"range\">95 %</span>", true, [](const Row &row) {
                const auto &accuracy = row.measurement.accuracy;
                if (!accuracy)
                    return missing("not measured: needs labelled data");
                const auto text = [&](double value) {
                    return accuracy->share ? fmt::format("{:.1f}", value * 100) : escaped(accuracyText(*accuracy, value));
                };
                return withRange(text(accuracy->value), text(accuracy->ci95.lo), text(accuracy->ci95.hi));
            }};
}

Column differenceColumn(const std::vector<Row> &rows)
{
    bool share = true;
    for (const Row &row : rows)
        if (row.measurement.accuracy)
            share = row.measurement.accuracy->share;
    return {std::string("Difference") + (share ? ", points" : "") + " <span class=\"range\">95 %</span>", true, [share](const Row &row) {
                const auto &difference = row.measurement.difference;
                if (!difference || row.variant->isSource)
                    return missing(row.variant->isSource ? "the source itself" : "not measured on data");
                const double factor = share ? 100 : 1;
                const int decimals = share ? 1 : 4;
                return withRange(signedText(difference->value * factor, decimals), signedText(difference->ci95.lo * factor, decimals),
                                 signedText(difference->ci95.hi * factor, decimals));
            }};
}

Column closenessColumn(const std::vector<Row> &rows)
{
    const bool agreement = std::any_of(rows.begin(), rows.end(), [](const Row &row) {
        return row.measurement.fidelity && row.measurement.fidelity->top1Agreement;
    });
    return {agreement ? "Agreement with source, %" : "Cosine to source", true, [agreement](const Row &row) {
                const auto &fidelity = row.measurement.fidelity;
                if (!fidelity || row.variant->isSource || (agreement && !fidelity->top1Agreement))
                    return missing(row.variant->isSource ? "the source itself" : "not measured on data");
                return agreement ? number(fmt::format("{:.2f}", *fidelity->top1Agreement * 100)) : number(fmt::format("{:.5f}", fidelity->cosine));
            }};
}

Column ratioColumn(const std::vector<Row> &rows)
{
    int decimals = 2; // as many as tell the ends of every interval apart, three at most
    for (const Row &row : rows)
        if (const auto &ratio = row.measurement.latencyRatio; ratio && !row.variant->isSource)
            decimals = std::max(decimals, std::min(3, decimalsOfRange(ratio->ci95.lo, ratio->ci95.hi)));
    return {"Latency, x of source <span class=\"range\">95 %</span>", true, [decimals](const Row &row) {
                const auto &ratio = row.measurement.latencyRatio;
                if (row.variant->isSource)
                    return number(fmt::format("{:.{}f}", 1.0, decimals));
                if (!ratio)
                    return missing("latency was not measured");
                const auto text = [decimals](double value) { return fmt::format("{:.{}f}", value, decimals); };
                return withRange(text(ratio->value), text(ratio->ci95.lo), text(ratio->ci95.hi));
            }};
}

template <typename Has>
bool any(const std::vector<Row> &rows, const Has &has)
{
    return std::any_of(rows.begin(), rows.end(), [&](const Row &row) { return has(row.measurement); });
}

std::optional<double> bestThroughput(const VariantMeasurement &m)
{
    std::optional<double> best;
    for (const ThroughputNumber &point : m.throughput)
        if (point.reason.empty())
            best = std::max(best.value_or(0), point.perSecond);
    return best;
}

} // namespace

std::string verdictBadge(const Row &row)
{
    if (row.variant->isSource)
        return "<span class=\"verdict source\">\u25ce source</span>";
    static constexpr const char *classes[] = {"kept", "loss", "unclear", "past", "collapsed", "unmeasured"};
    return fmt::format("<span class=\"verdict {}\">{} {}</span>", classes[static_cast<int>(row.verdict)], verdictGlyph(row.verdict),
                       escaped(verdictTitle(row.verdict)));
}

std::string variantsTable(const std::vector<Row> &rows)
{
    if (rows.empty())
        return "<p class=\"quiet\">The study holds no variant.</p>\n";
    int64_t sourceBytes = 0;
    for (const Row &row : rows)
        if (row.variant->isSource)
            sourceBytes = sizeOf(*row.variant, row.measurement);
    std::vector<Column> columns;
    columns.push_back({"Verdict", false, [](const Row &row) { return "<td>" + verdictBadge(row) + "</td>"; }});
    columns.push_back({"Name", false, [](const Row &row) {
                           std::string extra;
                           if (row.best)
                               extra += " <span class=\"tag best-tag\">best</span>";
                           if (!row.delivered)
                               extra += " <span class=\"tag\">not delivered</span>";
                           if (!row.measurement.comparable)
                               extra += " <span class=\"tag\">other conditions</span>";
                           const VariantKind kind = variantKind(*row.variant);
                           if (kind != VariantKind::Source && kind != VariantKind::Other)
                               extra += " <span class=\"kind\">" + std::string(kindName(kind)) + "</span>";
                           return "<th scope=\"row\"><bdi>" + escaped(row.variant->name) + "</bdi>" + extra + "</th>";
                       }});
    columns.push_back(plainColumn(
        rows, "Size", [](const Row &row) { return std::optional(static_cast<double>(sizeOf(*row.variant, row.measurement))); }, byteUnits, "not known"));
    columns.push_back({"Of source, %", true, [sourceBytes](const Row &row) {
                           return sourceBytes > 0 ? number(fmt::format("{:.1f}", 100.0 * static_cast<double>(sizeOf(*row.variant, row.measurement))
                                                                                     / static_cast<double>(sourceBytes)))
                                                  : missing("the source's size is not known");
                       }});
    if (any(rows, [](const auto &m) { return m.accuracy.has_value(); }))
        columns.push_back(accuracyColumn(rows));
    if (any(rows, [](const auto &m) { return m.difference.has_value(); }))
        columns.push_back(differenceColumn(rows));
    if (any(rows, [](const auto &m) { return m.fidelity.has_value(); }))
        columns.push_back(closenessColumn(rows));
    if (any(rows, [](const auto &m) { return m.latencyRatio.has_value(); }))
        columns.push_back(ratioColumn(rows));
    if (any(rows, [](const auto &m) { return m.latency.has_value(); })) {
        columns.push_back(plainColumn(
            rows, "Median", [](const Row &row) { return row.measurement.latency ? std::optional(row.measurement.latency->median) : std::nullopt; },
            timeUnits, "latency was not measured"));
        columns.push_back(plainColumn(
            rows, "p95", [](const Row &row) { return row.measurement.latency ? std::optional(row.measurement.latency->p95) : std::nullopt; }, timeUnits,
            "latency was not measured"));
    }
    if (any(rows, [](const auto &m) { return bestThroughput(m).has_value(); }))
        columns.push_back(plainColumn(
            rows, "Throughput, samples/s", [](const Row &row) { return bestThroughput(row.measurement); }, countUnits, "not measured"));
    if (any(rows, [](const auto &m) { return m.macs.has_value(); }))
        columns.push_back(plainColumn(
            rows, "MACs", [](const Row &row) { return asDouble(row.measurement.macs); }, countUnits, "could not be computed"));
    if (any(rows, [](const auto &m) { return m.peakMemoryBytes.has_value(); }))
        columns.push_back(plainColumn(
            rows, "Peak memory", [](const Row &row) { return asDouble(row.measurement.peakMemoryBytes); }, byteUnits, "not measured"));

    std::string html = "<div class=\"scroll\"><table class=\"variants\">\n<thead><tr>";
    for (const Column &column : columns)
        html += fmt::format("<th scope=\"col\"{}>{}</th>", column.numeric ? " class=\"num\"" : "", column.head);
    html += "</tr></thead>\n<tbody>\n";
    for (const Row &row : rows) {
        html += row.best ? "<tr class=\"best-row\">" : "<tr>";
        for (const Column &column : columns)
            html += column.cell(row);
        html += "</tr>\n";
    }
    html += "</tbody></table></div>\n";
    if (any(rows, [](const auto &m) { return m.latency.has_value() && m.latencyRatio.has_value(); }))
        html += "<p class=\"quiet\">Medians and p95 are of each variant's own run, at its own time. How much faster one is says the ratio, which is measured in turns with the source.</p>\n";
    return html;
}

} // namespace pare::report
