// The report's summary in words: what was tried, which is best and why, what was refused.
#include "core/study/report_parts.h"

#include "core/base/units.h"
#include "core/study/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare::report {

namespace {

std::string textIn(const nlohmann::json &object, const char *key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Row *sourceOf(const std::vector<Row> &rows)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [](const Row &row) { return row.variant->isSource; });
    return found == rows.end() ? nullptr : &*found;
}

int64_t bytesOfSource(const std::vector<Row> &rows)
{
    const Row *source = sourceOf(rows);
    return source ? sizeOf(*source->variant, source->measurement) : 0;
}

std::string nameOf(const Row &row)
{
    return "<b><bdi>" + escaped(row.variant->name) + "</bdi></b>";
}

// A sentence with a full stop at its end.
std::string closed(std::string sentence)
{
    if (!sentence.empty() && sentence.back() != '.' && sentence.back() != '?')
        sentence += '.';
    return sentence;
}

std::string opening(const ReportContent &content, const std::vector<Row> &rows)
{
    const size_t made = rows.size() - (sourceOf(rows) ? 1 : 0);
    const std::string count = made == 0 ? std::string("No variant") : plural(static_cast<int64_t>(made), "variant");
    std::string text = fmt::format("<p>{} of <bdi>{}</bdi> {}", count, escaped(content.source.name),
                                   made == 0 ? "was made yet" : made == 1 ? "was made" : "were made");
    std::vector<std::string> facts;
    if (const Row *source = sourceOf(rows)) {
        if (const int64_t bytes = sizeOf(*source->variant, source->measurement); bytes > 0)
            facts.push_back(formatBytes(bytes));
        if (const auto &accuracy = source->measurement.accuracy) {
            const auto metric = metricFromName(accuracy->metric);
            facts.push_back(fmt::format("{} {} on {}", metric ? std::string(metricTitle(*metric)) : accuracy->metric,
                                        accuracyText(*accuracy, accuracy->value), plural(accuracy->samples, "sample")));
        }
        if (source->measurement.latency)
            facts.push_back(formatMilliseconds(source->measurement.latency->median) + " a run");
    }
    if (!facts.empty())
        text += escaped(fmt::format(". The source has {}", fmt::join(facts, ", ")));
    return text + ".</p>\n";
}

std::string gainsText(const Row &row, int64_t sourceBytes)
{
    std::vector<std::string> gains;
    if (const int64_t bytes = sizeOf(*row.variant, row.measurement); bytes > 0 && sourceBytes > 0)
        gains.push_back(formatBytes(bytes) + ", " + sizeText(bytes, sourceBytes));
    if (row.measurement.latencyRatio)
        gains.push_back(speedText(*row.measurement.latencyRatio));
    return fmt::format("{}", fmt::join(gains, "; "));
}

std::string bestBox(const std::vector<Row> &rows)
{
    const int64_t sourceBytes = bytesOfSource(rows);
    for (const Row &row : rows)
        if (row.best) {
            std::string text = "<div class=\"best\"><p class=\"lead\">Best: " + nameOf(row) + "</p>\n<p>" + escaped(closed(row.measurement.sentence));
            text += " " + escaped(closed(gainsText(row, sourceBytes))) + "</p>\n";
            if (row.measurement.selectedOnSameData)
                text += "<p class=\"quiet\">It was selected on the same data that it is reported on: there were too few samples to hold some back.</p>\n";
            return text + "</div>\n";
        }
    if (rows.size() <= 1)
        return {};
    const bool judged = std::any_of(rows.begin(), rows.end(),
                                    [](const Row &row) { return !row.variant->isSource && row.verdict != VerdictKind::NotMeasured; });
    return std::string("<div class=\"best nobody\"><p class=\"lead\">No variant can be called best</p>\n<p>")
           + (judged ? "None has its whole interval within the guard and is measurably smaller or faster than the source."
                     : "None was measured on data, so nothing can be said about what it loses. Give labelled samples, or samples without "
                       "labels to compare with the source.")
           + "</p></div>\n";
}

// A number stays with its percent sign.
std::string unbroken(std::string text)
{
    for (size_t at = 0; (at = text.find(" %", at)) != std::string::npos;)
        text.replace(at, 1, "\u00a0");
    return text;
}

struct Group {
    const char *title;
    std::string items;
};

std::string itemOf(const Row &row, const std::string &words)
{
    return "<li>" + nameOf(row) + ": " + escaped(closed(words)) + "</li>\n";
}

} // namespace

std::vector<Row> rowsOf(const std::vector<Variant> &variants)
{
    std::vector<Row> rows;
    const auto best = bestVariant(variants);
    for (size_t i = 0; i < variants.size(); ++i) {
        Row row;
        row.variant = &variants[i];
        row.measurement = measurementFromJson(variants[i].measurement);
        row.verdict = verdictOf(row.measurement);
        row.best = best == i;
        const auto &json = variants[i].report;
        row.delivered = !(json.is_object() && json.contains("delivered") && json["delivered"] == false);
        row.reason = textIn(json, "reason");
        row.nearest = textIn(json, "nearest");
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string refusalText(const Row &row)
{
    // What was found on the part of the data that is reported on, where it says why; else what the search said.
    const bool judged = row.verdict != VerdictKind::NotMeasured && !row.measurement.withinGuard && !row.measurement.sentence.empty();
    return (judged ? row.measurement.sentence : row.reason) + (row.nearest.empty() ? "" : ". What works: " + row.nearest);
}

std::string accuracyText(const AccuracyNumber &accuracy, double value)
{
    if (!std::isfinite(value))
        return "not a number";
    if (accuracy.share)
        return formatPercent(value);
    if (const auto metric = metricFromName(accuracy.metric))
        return metricText(*metric, value);
    return fmt::format("{:.4g}", value);
}

int decimalsOfRange(double lo, double hi)
{
    constexpr int most = 4;
    int decimals = 2;
    while (decimals < most && fmt::format("{:.{}f}", lo, decimals) == fmt::format("{:.{}f}", hi, decimals))
        ++decimals;
    return decimals;
}

std::string speedText(const RatioNumber &ratio)
{
    if (!(ratio.value > 0) || !std::isfinite(ratio.value))
        return "latency not measured";
    const auto range = [](double lo, double hi, const char *unit) {
        const int decimals = decimalsOfRange(lo, hi);
        return fmt::format("{:.{}f}{} to {:.{}f}{}", lo, decimals, unit, hi, decimals, unit);
    };
    if (ratio.ci95.hi < 1 && ratio.ci95.lo > 0)
        return fmt::format("{:.2f} times faster ({})", 1 / ratio.value, range(1 / ratio.ci95.hi, 1 / ratio.ci95.lo, ""));
    if (ratio.ci95.lo > 1.02)
        return fmt::format("{:.2f} times slower ({})", ratio.value, range(ratio.ci95.lo, ratio.ci95.hi, ""));
    const std::string of = range(ratio.ci95.lo, ratio.ci95.hi, "x") + " of its latency";
    return ratio.ci95.lo > 1 || ratio.ci95.hi <= 1.02 ? "at the source's speed (" + of + ")" : "no difference in speed that can be told (" + of + ")";
}

std::string sizeText(int64_t bytes, int64_t sourceBytes)
{
    if (bytes <= 0 || sourceBytes <= 0)
        return "size not known";
    const double times = static_cast<double>(sourceBytes) / static_cast<double>(bytes);
    if (bytes == sourceBytes)
        return "as large as the source";
    if (times > 1)
        return times < 1.05 ? fmt::format("{:.1f} % smaller", (1 - 1 / times) * 100) : fmt::format("{:.2g} times smaller", times);
    return 1 / times < 1.05 ? fmt::format("{:.1f} % larger", (1 / times - 1) * 100) : fmt::format("{:.2g} times larger", 1 / times);
}

std::string summary(const ReportContent &content, const std::vector<Row> &rows)
{
    return unbroken("<section class=\"summary\">\n" + opening(content, rows) + bestBox(rows) + "</section>\n");
}

std::string others(const std::vector<Row> &rows)
{
    std::string html;
    const int64_t sourceBytes = bytesOfSource(rows);
    Group good{"Within the guard", {}}, idle{"Within the guard, but of no gain", {}}, unclear{"Not enough data to tell", {}}, refused{"Refused", {}},
        undelivered{"Not delivered", {}}, unmeasured{"Not measured on data", {}};
    for (const Row &row : rows) {
        if (row.variant->isSource || row.best)
            continue;
        const VariantMeasurement &m = row.measurement;
        const std::string sentence = m.sentence.empty() ? std::string(verdictTitle(row.verdict)) : m.sentence;
        const std::string full = closed(sentence) + " " + gainsText(row, sourceBytes);
        if (!row.delivered)
            undelivered.items += itemOf(row, refusalText(row));
        else if (row.verdict == VerdictKind::Collapsed)
            refused.items += itemOf(row, closed(sentence) + " Not offered as best");
        else if (row.verdict == VerdictKind::PastGuard)
            refused.items += itemOf(row, sentence);
        else if (row.verdict == VerdictKind::NotMeasured)
            unmeasured.items += itemOf(row, gainsText(row, sourceBytes));
        else if (row.verdict == VerdictKind::NotEnoughData)
            unclear.items += itemOf(row, full + (m.samplesNeeded > 0 && likelyAtHand(m.samplesNeeded) && sentence.find("would tell") == std::string::npos ? fmt::format(". About {} would tell", plural(m.samplesNeeded, "sample")) : ""));
        else if (hasGain(m, sourceBytes))
            good.items += itemOf(row, full);
        else
            idle.items += itemOf(row, full);
    }
    for (const Group *group : {&good, &idle, &unclear, &refused, &undelivered, &unmeasured})
        if (!group->items.empty())
            html += fmt::format("<h3>{}</h3>\n<ul>\n{}</ul>\n", group->title, group->items);
    return html.empty() ? html : unbroken("<section class=\"others\">\n" + html + "</section>\n");
}

} // namespace pare::report
