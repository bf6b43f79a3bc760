#include "core/study/model_card.h"

#include "core/base/files.h"
#include "core/base/units.h"
#include "core/search/apply_recipe.h"
#include "core/study/report.h"
#include "core/study/report_parts.h"
#include "core/study/reproduce.h"
#include "core/study/study_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace pare {

namespace {

using report::accuracyText;
using report::Row;

std::string oneLine(std::string_view text)
{
    std::string line(text);
    std::replace_if(line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return line;
}

// A paragraph's sentence with a full stop.
std::string closed(std::string text)
{
    if (!text.empty() && text.back() != '.' && text.back() != '?')
        text += '.';
    return text;
}

std::string item(const std::string &text)
{
    return "- " + text + "\n";
}

struct Card {
    const Study &study;
    const StudySource &about;
    const Row &source;
    const Row &row;
    const std::vector<StudyDataset> &datasets;
};

std::string opening(const Card &card)
{
    const VariantMeasurement &m = card.row.measurement;
    if (card.row.variant->isSource)
        return "The source model of a study of Pare, as it was opened.\n\n";
    std::vector<std::string> gains;
    if (const int64_t own = sizeOf(*card.row.variant, m), whole = sizeOf(*card.source.variant, card.source.measurement); own > 0 && whole > 0)
        gains.push_back(formatBytes(own) + ", " + report::sizeText(own, whole));
    if (m.latencyRatio)
        gains.push_back(report::speedText(*m.latencyRatio));
    std::string text = fmt::format("Made from {} with Pare {}", markdownText(card.about.name), PARE_VERSION);
    text += gains.empty() ? "." : ": " + markdownText(fmt::format("{}", fmt::join(gains, "; "))) + ".";
    const std::string refusal = card.row.delivered ? std::string() : report::refusalText(card.row);
    if (!m.sentence.empty() && refusal.find(m.sentence) == std::string::npos) // what a refusal says need not stand twice
        text += " " + markdownText(closed(m.sentence));
    if (!card.row.delivered)
        text += " **Not delivered:** " + markdownText(closed(refusal));
    return text + "\n\n";
}

std::string bothNumbers(const Card &card)
{
    const VariantMeasurement &own = card.row.measurement;
    const VariantMeasurement &source = card.source.measurement;
    const bool both = !card.row.variant->isSource;
    std::string table = both ? "| | Source | This model | How |\n|---|---:|---:|---|\n" : "| | Value | How |\n|---|---:|---|\n";
    const auto add = [&](const std::string &what, const std::string &before, const std::string &now, const std::string &how) {
        if (!before.empty() || !now.empty())
            table += "| " + markdownText(what) + " | " + (both ? markdownText(before.empty() ? "–" : before) + " | " : "") + markdownText(now.empty() ? "–" : now) + " | "
                     + markdownText(how) + " |\n";
    };
    const auto count = [](const std::optional<int64_t> &value) { return value ? formatCountShort(static_cast<double>(*value)) : std::string(); };
    const auto bytes = [](const std::optional<int64_t> &value) { return value ? formatBytes(*value) : std::string(); };
    add("Size of the file", bytes(sizeOf(*card.source.variant, source)), bytes(sizeOf(*card.row.variant, own)), "computed");
    add("Parameters", count(source.parameters), count(own.parameters), "computed");
    add("Multiply-accumulates a sample", count(source.macs), count(own.macs), "computed");
    const auto accuracy = [](const VariantMeasurement &m) {
        if (!m.accuracy)
            return std::string();
        const auto bare = [&](double value) { return m.accuracy->share ? fmt::format("{:.1f}", value * 100) : accuracyText(*m.accuracy, value); };
        return fmt::format("{} ({} to {})", accuracyText(*m.accuracy, m.accuracy->value), bare(m.accuracy->ci95.lo), bare(m.accuracy->ci95.hi));
    };
    if (const auto &any = own.accuracy ? own.accuracy : source.accuracy; any) {
        const auto metric = metricFromName(any->metric);
        const auto samples = [](const VariantMeasurement &m) { return m.accuracy ? formatCount(m.accuracy->samples) : std::string("–"); };
        add(metric ? std::string(metricTitle(*metric)) : any->metric, accuracy(source), accuracy(own),
            both ? fmt::format("measured on {} and {} samples, 95 % interval", samples(source), samples(own)) : fmt::format("measured on {} samples, 95 % interval", samples(own)));
    }
    if (both && own.difference) {
        const bool share = !own.accuracy || own.accuracy->share;
        const double scale = share ? 100 : 1;
        const int decimals = share ? 2 : 4;
        add("Difference to the source", "", fmt::format("{:+.{}f}{} ({:+.{}f} to {:+.{}f})", own.difference->value * scale, decimals, share ? " points" : "",
                                                        own.difference->ci95.lo * scale, decimals, own.difference->ci95.hi * scale, decimals),
            "measured on the same samples, paired, 95 % interval");
    }
    if (both && own.fidelity)
        add("Closeness of the outputs", "",
            fmt::format("{}, cosine {:.5f}{}", std::isfinite(own.fidelity->sqnrDb) ? fmt::format("SQNR {:.1f} dB", own.fidelity->sqnrDb) : std::string(own.fidelity->sqnrDb > 0 ? "equal bit for bit" : "SQNR not defined"), own.fidelity->cosine,
                        own.fidelity->top1Agreement ? ", same class " + formatPercent(*own.fidelity->top1Agreement, 2) : ""),
            "measured against the source's outputs");
    const auto latency = [](const VariantMeasurement &m) {
        return m.latency ? fmt::format("{} ({} to {})", formatMilliseconds(m.latency->median), formatMilliseconds(m.latency->ci95.lo), formatMilliseconds(m.latency->ci95.hi)) : std::string();
    };
    if (const auto &any = own.latency ? own.latency : source.latency; any)
        add("Latency, median", latency(source), latency(own),
            fmt::format("measured, batch {}, {}, {}, 95 % interval{}", any->batch, plural(any->threads, "thread"), plural(any->runs, "run"),
                        both ? "; not taken in one run: the ratio below was" : ""));
    if (both && own.latencyRatio)
        add("Latency, of the source's", "1.00x", fmt::format("{:.2f}x ({:.2f} to {:.2f})", own.latencyRatio->value, own.latencyRatio->ci95.lo, own.latencyRatio->ci95.hi),
            "measured in turns with the source in one run, 95 % interval");
    add("Peak memory of a fresh process", bytes(source.peakMemoryBytes), bytes(own.peakMemoryBytes), "measured, runtime included");
    return "## Numbers\n\n" + table + "\n";
}

std::string whatWasDone(const Card &card)
{
    if (card.row.variant->isSource)
        return {};
    std::string text = "## What was done\n\n";
    int64_t position = 0;
    for (const RecipeStep &step : card.row.variant->recipe.steps) {
        if (!step.enabled)
            continue;
        text += fmt::format("{}. {}", ++position, markdownCode(textOf(step)));
        if (!step.select.names.empty())
            text += ", " + plural(static_cast<int64_t>(step.select.names.size()), "layer") + " by name";
        if (!step.select.exclude.empty())
            text += ", but for " + plural(static_cast<int64_t>(step.select.exclude.size()), "layer");
        text += "\n";
    }
    if (position == 0)
        text += "No step changed anything.\n";
    const auto &json = card.row.variant->report;
    std::map<std::string, int64_t> changes;
    if (json.is_object() && json.contains("changes") && json["changes"].is_array())
        for (const auto &change : json["changes"])
            if (change.is_object())
                ++changes[change.value("pass", std::string())];
    if (!changes.empty()) {
        std::vector<std::string> parts;
        for (const auto &[pass, count] : changes)
            parts.push_back(markdownCode(pass) + " " + formatCount(count));
        text += fmt::format("\nLayers changed: {}.\n", fmt::join(parts, ", "));
    }
    if (const auto &alone = card.row.variant->recipe.leaveAlone; !alone.empty())
        text += "\nLeft alone by every step: " + plural(static_cast<int64_t>(alone.size()), "layer") + ".\n";
    return text + "\n";
}

std::string interface(const Card &card)
{
    const auto model = card.study.model(card.row.variant->id);
    if (!model.ok())
        return {};
    std::string text = "## Inputs, outputs, format\n\n";
    for (const auto &[label, value] : modelFacts(*model))
        if (!value.empty())
            text += item(markdownText(label) + ": " + markdownText(value));
    return text + "\n";
}

std::string howMeasured(const Card &card)
{
    std::string text;
    for (const StudyDataset &dataset : card.datasets) {
        const std::string options = optionsText(dataset);
        text += item("Data to " + dataset.role + ": " + markdownCode(std::filesystem::path(dataset.path).filename().string()) + (options.empty() ? "" : ", " + markdownText(options)));
    }
    std::vector<std::string> said;
    for (const auto *measurement : {&card.row.measurement, &card.source.measurement})
        for (const std::string &condition : measurement->conditions)
            if (std::find(said.begin(), said.end(), condition) == said.end()) {
                said.push_back(condition);
                text += item(markdownText(condition));
            }
    return text.empty() ? std::string() : "## Conditions\n\n" + text + "\n";
}

std::string limits(const Card &card)
{
    const VariantMeasurement &m = card.row.measurement;
    std::string text;
    if (!card.row.variant->isSource) {
        if (card.row.verdict == VerdictKind::NotMeasured)
            text += item("What it loses was not measured: there was no data.");
        if (card.row.verdict == VerdictKind::NotEnoughData)
            text += item("The data does not tell whether it holds the guard" + (m.samplesNeeded > 0 && likelyAtHand(m.samplesNeeded) ? "; about " + plural(m.samplesNeeded, "sample") + " would." : std::string(".")));
        if (card.row.verdict == VerdictKind::PastGuard || card.row.verdict == VerdictKind::Collapsed)
            text += item("It is past the guard that it was judged by.");
    }
    if (m.selectedOnSameData)
        text += item("It was selected on the same data that it is reported on, so its numbers are a little too good.");
    if (!m.worstClass.empty() && m.worstClassLoss && *m.worstClassLoss > 0)
        text += item(fmt::format("The class that lost most is {}: {:.1f} points{}.", markdownText(m.worstClass), *m.worstClassLoss * 100,
                                 m.worstClassInterval ? fmt::format(" ({:.1f} to {:.1f})", m.worstClassInterval->lo * 100, m.worstClassInterval->hi * 100) : ""));
    if (m.disagreements)
        if (const std::string sentence = sentenceOf(*m.disagreements); !sentence.empty())
            text += item(markdownText(closed(sentence)));
    for (const std::string &finding : m.findings)
        text += item(markdownText(closed(finding)));
    const auto &json = card.row.variant->report;
    if (json.is_object() && json.contains("findings") && json["findings"].is_array())
        for (const auto &finding : json["findings"])
            if (finding.is_object() && finding.value("severity", std::string()) == "warning")
                text += item(markdownText(closed(finding.value("message", std::string()))));
    text += item("Quality holds for data like that which it was measured on, and speed for a machine like the one named above.");
    return "## Limits\n\n" + text + "\n";
}

// The file carries its recipe, so that it is all that a replay needs beside the source and, where steps were fitted on it, the data.
std::string reproduction(const Card &card)
{
    const Variant &variant = *card.row.variant;
    if (variant.isSource || variant.recipe.steps.empty())
        return {};
    const Reproduction again = reproductionOf(variant, card.about.path, "this-model.onnx", card.datasets);
    std::string text = "## How to make it again\n\nThe file carries its recipe with every decision:\n\n    " + again.command + "\n\n";
    if (again.listsOfSamples)
        text += "The lists of samples (`.samples`) are too long for a line here: `pare script` of the study writes the command with them.\n\n";
    text += item("SHA-256 of the file, as the study keeps it: " + markdownCode(variant.modelSha256));
    if (!variant.recipe.sourceSha256.empty())
        text += item("SHA-256 of the source: " + markdownCode(variant.recipe.sourceSha256));
    text += item("Made " + markdownText(variant.createdUtc) + (variant.recipe.madeBy.empty() ? "" : " by " + markdownText(variant.recipe.madeBy))
                 + (variant.machine.empty() ? "" : " on " + markdownText(variant.machine)));
    return text + "\n";
}

} // namespace

std::string markdownText(std::string_view text)
{
    std::string out;
    for (const char c : oneLine(text)) {
        if (std::string_view("\\`*_[]<>|#~").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string markdownCode(std::string_view text)
{
    const std::string line = oneLine(text);
    size_t longest = 0;
    for (size_t i = 0, run = 0; i < line.size(); ++i) {
        run = line[i] == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const std::string space = longest > 0 || line.empty() ? " " : "";
    return fence + space + line + space + fence;
}

Result<std::string> modelCard(const Study &study, int64_t id)
{
    PARE_TRY_ASSIGN(const StudySource about, study.source());
    PARE_TRY_ASSIGN(const std::vector<Variant> variants, study.variants());
    PARE_TRY_ASSIGN(const std::vector<StudyDataset> datasets, study.datasets());
    const std::vector<Row> rows = report::rowsOf(variants);
    const auto wanted = std::find_if(rows.begin(), rows.end(), [&](const Row &row) { return row.variant->id == id; });
    if (wanted == rows.end())
        return invalidInput("the study has no such variant", std::to_string(id));
    const Card card{study, about, rows.front(), *wanted, datasets};
    std::string text = "# " + markdownText(about.name.empty() ? "model" : about.name);
    text += wanted->variant->isSource ? "\n\n" : ", " + markdownText(wanted->variant->name) + "\n\n";
    text += opening(card);
    if (!wanted->variant->note.empty())
        text += "> " + markdownText(wanted->variant->note) + "\n\n";
    text += bothNumbers(card) + whatWasDone(card) + interface(card) + howMeasured(card) + limits(card) + reproduction(card);
    return text;
}

Result<void> writeModelCard(const Study &study, int64_t variant, const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const std::string text, modelCard(study, variant));
    return writeFile(path, text);
}

} // namespace pare
