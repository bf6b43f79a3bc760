// The report's section of each variant, and the conditions of measuring.
#include "core/study/report_parts.h"

#include "core/study/reproduce.h"
#include "core/study/study_data.h"

#include "core/base/units.h"
#include "core/study/changes_by_kind.h"
#include "core/study/markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace pare::report {

namespace {

constexpr size_t mostEntries = 5000; // of one list: a browser still opens the file at once

std::string textIn(const nlohmann::json &object, const char *key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const nlohmann::json &listIn(const nlohmann::json &object, const char *key)
{
    static const nlohmann::json none = nlohmann::json::array();
    if (!object.is_object())
        return none;
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? *found : none;
}

std::string namesIn(const nlohmann::json &object, const char *key)
{
    std::string names;
    for (const auto &entry : listIn(object, key))
        if (entry.is_string())
            names += (names.empty() ? "" : ", ") + entry.get<std::string>();
    return names;
}

std::string cell(const std::string &text)
{
    return "<td>" + escaped(text) + "</td>";
}

std::string passCell(const nlohmann::json &entry)
{
    return "<td class=\"whole\">" + escaped(textIn(entry, "pass")) + "</td>";
}

// A collapsible table; nothing where the list is empty.
template <typename Write>
std::string folded(const nlohmann::json &list, const std::string &title, const char *kind, const char *head, const Write &write)
{
    if (list.empty())
        return {};
    std::string html = "<details><summary>" + escaped(title) + "</summary>\n<div class=\"scroll\"><table class=\"list " + kind + "\"><thead><tr>" + head
                       + "</tr></thead><tbody>\n";
    for (size_t i = 0; i < list.size() && i < mostEntries; ++i)
        html += "<tr>" + write(list[i]) + "</tr>\n";
    html += "</tbody></table></div>\n";
    if (list.size() > mostEntries)
        html += fmt::format("<p class=\"quiet\">and {} more, which the study holds</p>\n", formatCount(static_cast<int64_t>(list.size() - mostEntries)));
    return html + "</details>\n";
}

std::string recipeText(const Recipe &recipe)
{
    std::string html;
    for (const RecipeStep &step : recipe.steps) {
        std::string text = textOf(step);
        if (!step.select.names.empty())
            text += ", " + plural(static_cast<int64_t>(step.select.names.size()), "layer") + " by name";
        if (!step.select.exclude.empty())
            text += ", " + plural(static_cast<int64_t>(step.select.exclude.size()), "layer") + " left alone";
        html += step.enabled ? "<li><code>" + escaped(text) + "</code></li>" : "<li class=\"quiet\"><code>" + escaped(text) + "</code>, off</li>";
    }
    if (!recipe.leaveAlone.empty()) {
        constexpr size_t mostNamed = 20;
        std::string names = escaped(recipe.leaveAlone.front());
        for (size_t i = 1; i < recipe.leaveAlone.size() && i < mostNamed; ++i)
            names += ", " + escaped(recipe.leaveAlone[i]);
        if (recipe.leaveAlone.size() > mostNamed)
            names += fmt::format(" and {} more", recipe.leaveAlone.size() - mostNamed);
        html += "<li class=\"quiet\">" + plural(static_cast<int64_t>(recipe.leaveAlone.size()), "layer") + " left alone by every step: " + names + "</li>";
    }
    return html.empty() ? std::string() : "<ol class=\"recipe\">" + html + "</ol>\n";
}

std::string triedCells(const nlohmann::json &tried)
{
    const std::string title = textIn(tried, "title");
    std::string html = cell(title.empty() ? textIn(tried, "name") : title) + cell(textIn(tried, "outcome"));
    const auto found = tried.is_object() ? tried.find("measurement") : tried.end();
    const VariantMeasurement m = tried.is_object() && found != tried.end() ? measurementFromJson(*found) : VariantMeasurement{};
    const auto number = [](const std::string &text) { return "<td class=\"num whole\">" + (text.empty() ? "\u2013" : escaped(text)) + "</td>"; };
    html += number(m.sizeBytes ? formatBytes(*m.sizeBytes) : "");
    std::string quality;
    if (m.accuracy)
        quality = accuracyText(*m.accuracy, m.accuracy->value);
    else if (m.fidelity)
        quality = m.fidelity->top1Agreement ? formatPercent(*m.fidelity->top1Agreement, 2) + " agreement" : fmt::format("cosine {:.5f}", m.fidelity->cosine);
    html += number(quality);
    if (m.latencyRatio) {
        const int decimals = decimalsOfRange(m.latencyRatio->ci95.lo, m.latencyRatio->ci95.hi);
        html += number(fmt::format("{:.{}f}x ({:.{}f} to {:.{}f})", m.latencyRatio->value, decimals, m.latencyRatio->ci95.lo, decimals,
                                   m.latencyRatio->ci95.hi, decimals));
    } else {
        html += number("");
    }
    return html + cell(namesIn(tried, "in_float"));
}

std::string findingsList(const Row &row)
{
    std::string items;
    const VariantMeasurement &m = row.measurement;
    if (!m.worstClass.empty() && m.worstClassLoss && *m.worstClassLoss > 0) {
        std::string text = fmt::format("The class that lost most is {}: {:.1f} points", m.worstClass, *m.worstClassLoss * 100);
        if (m.worstClassInterval)
            text += fmt::format(" ({:.1f} to {:.1f})", m.worstClassInterval->lo * 100, m.worstClassInterval->hi * 100);
        items += "<li>" + escaped(text) + "</li>";
    }
    for (const std::string &finding : m.findings)
        items += "<li>" + escaped(finding) + "</li>";
    size_t shown = 0;
    for (const auto &finding : listIn(row.variant->report, "findings")) {
        if (++shown > mostEntries)
            break;
        const std::string where = textIn(finding, "where");
        const bool warning = textIn(finding, "severity") == "warning";
        items += std::string("<li") + (warning ? " class=\"warning\">! " : ">")
                 + escaped((where.empty() ? "" : where + ": ") + textIn(finding, "message")) + "</li>";
    }
    return items.empty() ? std::string() : "<ul class=\"findings\">" + items + "</ul>\n";
}

// Samples that the variant answers otherwise than the source, the largest differences first.
std::string samplesThatDiffer(const VariantMeasurement &m)
{
    if (!m.disagreements || m.disagreements->worst.empty())
        return {};
    const Disagreements &all = *m.disagreements;
    const bool classes = all.counted;
    const std::string counts = sentenceOf(all);
    std::string html = "<details><summary>" + escaped(counts.empty() ? "Samples that differ most from the source, of " + formatCount(all.samples) : counts) + "</summary>\n";
    const auto differing = all.lost + all.gained + all.otherwise;
    if (classes && differing > static_cast<int64_t>(all.worst.size()))
        html += fmt::format("<p class=\"quiet\">The first {} of {}; those with the outputs farthest apart first, where that was measured.</p>\n", all.worst.size(), formatCount(differing));
    html += "<div class=\"scroll\"><table class=\"list\"><thead><tr><th scope=\"col\" class=\"num\">Sample</th><th scope=\"col\">Label</th><th scope=\"col\">Source says</th><th "
            "scope=\"col\">Variant says</th><th scope=\"col\">Difference</th></tr></thead><tbody>\n";
    const auto orDash = [](const std::string &text) { return cell(text.empty() ? "\u2013" : text); };
    for (const Disagreement &one : all.worst) {
        std::string difference;
        if (classes && one.source == one.variant && !one.lost && !one.gained && !one.source.empty())
            difference = fmt::format("same class, 1 \u2212 cosine {:.3g}", one.distance);
        else if (classes)
            difference = one.label.empty() ? "another class" : one.lost ? "\u2198 lost" : one.gained ? "\u2197 gained" : "both wrong";
        else if (one.label.empty() && one.source.empty())
            difference = fmt::format("1 \u2212 cosine {:.3g}", one.distance);
        else
            difference = one.distance > 0 ? fmt::format("error grew by {:.3g}", one.distance) : std::string();
        html += fmt::format("<tr><td class=\"num\">{}</td>", one.sample) + orDash(one.label) + orDash(one.source) + orDash(one.variant) + orDash(difference) + "</tr>\n";
    }
    return html + "</tbody></table></div>\n</details>\n";
}

// A condition with the numbers in it: notes that differ in one whole number only are one, "60 to 132 runs a turn".
struct Note {
    explicit Note(const std::string &text)
    {
        std::string words;
        for (size_t i = 0; i < text.size();) {
            size_t end = i;
            while (end < text.size() && text[end] >= '0' && text[end] <= '9')
                ++end;
            const bool apart = (i == 0 || text[i - 1] == ' ') && (end == text.size() || text[end] == ' ');
            if (end == i || end - i > 9 || !apart) {
                end = std::max(end, i + 1);
                words += text.substr(i, end - i);
            } else {
                parts.push_back(std::exchange(words, {}));
                const int64_t number = std::stoll(text.substr(i, end - i));
                ranges.emplace_back(number, number);
            }
            i = end;
        }
        parts.push_back(words);
    }
    [[nodiscard]] bool saysTheSameAs(const Note &other) const
    {
        int differing = 0;
        for (size_t i = 0; i < ranges.size() && i < other.ranges.size(); ++i)
            differing += ranges[i] == other.ranges[i] ? 0 : 1;
        return parts == other.parts && differing <= 1;
    }
    void widen(const Note &other)
    {
        for (size_t i = 0; i < ranges.size(); ++i)
            ranges[i] = {std::min(ranges[i].first, other.ranges[i].first), std::max(ranges[i].second, other.ranges[i].second)};
    }
    [[nodiscard]] std::string text() const
    {
        std::string whole = parts.front();
        for (size_t i = 0; i < ranges.size(); ++i) {
            whole += std::to_string(ranges[i].first);
            if (ranges[i].first != ranges[i].second)
                whole += " to " + std::to_string(ranges[i].second);
            whole += parts[i + 1];
        }
        return whole;
    }

    std::vector<std::string> parts; // the words around the numbers
    std::vector<std::pair<int64_t, int64_t>> ranges;
    std::vector<const Row *> of;
};

std::string counted(const nlohmann::json &list, const char *one, const char *many)
{
    return plural(static_cast<int64_t>(list.size()), one, many);
}

} // namespace

std::string variantSection(const Row &row, size_t position)
{
    const Variant &variant = *row.variant;
    const VariantMeasurement &m = row.measurement;
    std::string html = fmt::format("<section class=\"variant\" id=\"variant-{}\">\n<h3><bdi>{}</bdi> {}</h3>\n", position, escaped(variant.name),
                                   verdictBadge(row));
    std::string words = m.sentence;
    if (!row.delivered)
        words = "Not delivered: " + refusalText(row);
    else if (!row.reason.empty())
        words += (words.empty() ? "" : ". ") + row.reason;
    if (!words.empty())
        html += "<p>" + escaped(words) + "</p>\n";
    if (m.latencyRatio)
        html += "<p>" + escaped(speedText(*m.latencyRatio)) + "</p>\n";
    if (!variant.note.empty())
        html += "<p class=\"note\">" + escaped(variant.note) + "</p>\n";
    html += recipeText(variant.recipe) + findingsList(row) + samplesThatDiffer(m);
    const ChangesByKind changes = changesByKind(variant.report);
    const auto listed = [](const nlohmann::json &list, const std::string &title) {
        return folded(list, title, "layers", "<th scope=\"col\">Layer</th><th scope=\"col\">Pass</th><th scope=\"col\">Change</th><th scope=\"col\">Does its work now</th>",
                      [](const auto &entry) { return cell(textIn(entry, "layer")) + passCell(entry) + cell(textIn(entry, "what")) + cell(namesIn(entry, "into")); });
    };
    html += listed(changes.changing, counted(changes.changing, "change", "changes"));
    html += listed(changes.rewriting, counted(changes.rewriting, "exact rewrite", "exact rewrites") + ", which leave the function as it was");
    const auto &declined = listIn(variant.report, "declined");
    html += folded(declined, counted(declined, "layer", "layers") + " left alone, and why", "layers",
                   "<th scope=\"col\">Layer</th><th scope=\"col\">Pass</th><th scope=\"col\">Reason</th>",
                   [](const auto &entry) { return cell(textIn(entry, "layer")) + passCell(entry) + cell(textIn(entry, "reason")); });
    const auto &tried = listIn(variant.report, "tried");
    html += folded(tried, counted(tried, "candidate", "candidates") + " tried on the way", "tried",
                   "<th scope=\"col\">Candidate</th><th scope=\"col\">Outcome</th><th scope=\"col\" class=\"num\">Size</th><th scope=\"col\" "
                   "class=\"num\">Quality</th><th scope=\"col\" class=\"num\">Latency to source</th><th scope=\"col\">Layers in float</th>",
                   triedCells);
    return html + "</section>\n";
}

std::string howToMakeAgain(const ReportContent &content, const std::vector<Row> &rows)
{
    std::string items;
    bool lists = false;
    const std::string stem = std::filesystem::path(content.source.path).stem().string();
    for (const Row &row : rows) {
        const Reproduction again = reproductionOf(*row.variant, content.source.path, (stem.empty() ? "model" : stem) + "-" + row.variant->name + ".onnx", content.datasets);
        if (again.command.empty())
            continue;
        lists = lists || again.listsOfSamples;
        items += "<dt><bdi>" + escaped(row.variant->name) + "</bdi></dt>\n<dd><code>" + escaped(again.command) + "</code>"
                 + (row.variant->modelSha256.empty() ? "" : "<br><span class=\"quiet\">SHA-256 of the file: <code>" + escaped(row.variant->modelSha256) + "</code></span>") + "</dd>\n";
    }
    if (items.empty())
        return {};
    return "<h2>How to make them again</h2>\n<p>An exported file carries its recipe with every decision, and so replays to the same bytes"
           + std::string(lists ? "; the lists of samples (<code>.samples</code>) are too long for a line here: <code>pare script</code> of the study writes the commands with them" : "")
           + ". <code>pare script</code> of the study writes all commands with full paths.</p>\n<dl class=\"again\">\n" + items + "</dl>\n";
}

std::string conditions(const ReportContent &content, const std::vector<Row> &rows)
{
    std::string items;
    const auto add = [&](const std::string &text, const std::string &of = {}) {
        items += "<li>" + escaped(text) + (of.empty() ? "" : " <span class=\"quiet\">(" + of + ")</span>") + "</li>\n";
    };
    for (const StudyDataset &dataset : content.datasets) {
        const std::string options = optionsText(dataset);
        add("Data to " + dataset.role + ": " + dataset.path + (options.empty() ? "" : ", " + options));
    }
    std::vector<Note> notes; // in the order of first mention
    size_t measured = 0;
    for (const Row &row : rows) {
        measured += row.measurement.conditions.empty() ? 0 : 1;
        for (const std::string &condition : row.measurement.conditions) {
            const Note note(condition);
            auto found = std::find_if(notes.begin(), notes.end(), [&](const Note &other) { return other.saysTheSameAs(note); });
            if (found == notes.end())
                found = notes.insert(notes.end(), note);
            found->widen(note);
            if (found->of.empty() || found->of.back() != &row)
                found->of.push_back(&row);
        }
    }
    for (const Note &note : notes) {
        std::string names;
        for (const Row *row : note.of)
            names += (names.empty() ? "" : ", ") + escaped(row->variant->name);
        add(note.text(), note.of.size() == measured ? std::string() : names);
    }
    for (const Row &row : rows)
        if (const auto &latency = row.measurement.latency) {
            add(fmt::format("Latency: {} after {} to warm up, batch {}, {}; intervals are 95 % of the median by bootstrap over rounds",
                            plural(latency->runs, "run"), plural(latency->warmup, "run"), latency->batch, plural(latency->threads, "thread")));
            break;
        }
    std::string created;
    for (const Row &row : rows)
        if (!row.variant->createdUtc.empty() && row.variant->createdUtc > created)
            created = row.variant->createdUtc;
    if (!created.empty())
        add("Last variant made at " + created);
    return items.empty() ? std::string() : "<h2>Conditions of measurement</h2>\n<ul class=\"conditions\">\n" + items + "</ul>\n";
}

} // namespace pare::report
