#include "app/cli/checks.h"
#include "app/cli/verbs.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "core/study/batch.h"
#include "core/study/costs.h"
#include "core/study/export_model.h"
#include "core/study/model_card.h"
#include "core/study/raise_for_export.h"
#include "core/study/study.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare::cli {

namespace {

struct Arguments {
    std::string study;
    std::string variant;
    std::string output;
    std::string card;             // a variant's name
    std::optional<int64_t> opset; // as the variant has it
    bool force = false;
    CostFigures costs{.currency = {}};
};

// "92.0 %" of the metric in the head, "99.7 % same class", "cosine 0.99931".
std::string qualityOf(const VariantMeasurement &m)
{
    if (m.accuracy) {
        const auto metric = metricFromName(m.accuracy->metric);
        return m.accuracy->metric + " " + (metric ? metricText(*metric, m.accuracy->value) : fmt::format("{:.4g}", m.accuracy->value));
    }
    if (m.fidelity)
        return m.fidelity->top1Agreement ? formatPercent(*m.fidelity->top1Agreement, 1) + " same class" : fmt::format("cosine {:.5f}", m.fidelity->cosine);
    return {};
}

// Those of the command line over those that the study keeps.
CostFigures withGiven(CostFigures figures, const CostFigures &given)
{
    const auto take = [](std::optional<double> &into, const std::optional<double> &value) {
        if (value)
            into = value;
    };
    take(figures.queriesPerDay, given.queriesPerDay);
    take(figures.pricePerHour, given.pricePerHour);
    take(figures.watts, given.watts);
    take(figures.gramsPerKwh, given.gramsPerKwh);
    take(figures.device.watts, given.device.watts);
    take(figures.device.timesSlower, given.device.timesSlower);
    if (given.device.batteryWh || given.device.batteryMah) { // one battery in place of the other
        figures.device.batteryWh = given.device.batteryWh;
        figures.device.batteryMah = given.device.batteryMah;
    }
    take(figures.device.batteryVolts, given.device.batteryVolts);
    if (!given.currency.empty())
        figures.currency = given.currency;
    return figures;
}

std::string costLine(const Costs &costs, const CostFigures &figures)
{
    std::vector<std::string> parts;
    const auto add = [&](const std::optional<Cost> &cost, const std::string &unit, const char *per) {
        if (cost)
            parts.push_back(costText(cost->value, unit) + per);
    };
    add(costs.pricePerMillion, figures.currency, " a million");
    add(costs.kwhPerMillion, "kWh", " a million");
    add(costs.gramsPerMillion, "g CO2", " a million");
    add(costs.pricePerYear, figures.currency, " a year");
    add(costs.kilogramsPerYear, "kg CO2", " a year");
    if (costs.machines)
        parts.push_back(fmt::format("{:.3g} machines busy", *costs.machines));
    if (costs.inferencesPerCharge)
        parts.push_back(costText(costs.inferencesPerCharge->value, "inferences a charge"));
    if (costs.batteryPerHour)
        parts.push_back(formatPercent(costs.batteryPerHour->value, 2) + " of the battery an hour" + (costs.deviceKeepsUp ? "" : ", which the device cannot keep up with"));
    return fmt::format("{}", fmt::join(parts, ", "));
}

int compare(const Arguments &arguments, Console &console)
{
    const auto study = Study::open(arguments.study);
    if (!study.ok())
        return console.fail(study.error());
    const auto variants = (*study)->variants();
    if (!variants.ok())
        return console.fail(variants.error());
    const auto kept = costFigures(**study);
    if (!kept.ok())
        return console.fail(kept.error());
    const CostFigures figures = withGiven(*kept, arguments.costs);
    const VariantMeasurement source = variants->empty() ? VariantMeasurement{} : measurementFromJson(variants->front().measurement);
    std::vector<std::string> costLines;
    nlohmann::json rows = nlohmann::json::array();
    size_t widest = 7;
    for (const Variant &variant : *variants)
        widest = std::max(widest, variant.name.size());
    console.line(fmt::format("{:<{}}  {:>9} {:>10} {:>21} {:>20}  {}", "variant", widest, "size", "of source", "latency [95 %]", "quality", "verdict"));
    int64_t sourceBytes = 0;
    for (const Variant &variant : *variants) {
        const VariantMeasurement m = measurementFromJson(variant.measurement);
        if (variant.isSource)
            sourceBytes = variant.sizeBytes;
        console.line(fmt::format("{:<{}}  {:>9} {:>10} {:>21} {:>20}  {}", variant.name, widest, formatBytes(variant.sizeBytes),
                                 sourceBytes > 0 ? formatPercent(static_cast<double>(variant.sizeBytes) / static_cast<double>(sourceBytes), 0) : "",
                                 variant.isSource ? "1.00x" : m.latencyRatio ? fmt::format("{:.2f}x ({:.2f} to {:.2f})", m.latencyRatio->value, m.latencyRatio->ci95.lo, m.latencyRatio->ci95.hi) : "",
                                 qualityOf(m), variant.isSource ? "the source" : m.sentence.empty() ? m.verdict : m.sentence));
        nlohmann::json row = toJson(m);
        row["id"] = variant.id;
        row["name"] = variant.name;
        row["source"] = variant.isSource;
        row["parent"] = variant.parent ? nlohmann::json(*variant.parent) : nlohmann::json(nullptr);
        row["note"] = variant.note;
        row["size_bytes"] = variant.sizeBytes;
        row["created"] = variant.createdUtc;
        row["report"] = variant.report;
        row["recipe"] = toJson(variant.recipe);
        if (const auto costs = costsOf(variant, m, source, figures); costs && !figures.empty()) {
            row["costs"] = toJson(*costs);
            costLines.push_back(fmt::format("{:<{}}  {}", variant.name, widest, costLine(*costs, figures)));
        }
        rows.push_back(std::move(row));
    }
    nlohmann::json json{{"study", arguments.study}, {"variants", std::move(rows)}};
    if (!figures.empty()) {
        console.line("\ncosts, " + figuresText(figures) + ":");
        for (const std::string &line : costLines)
            console.line(line);
        json["cost_figures"] = toJson(figures);
    }
    console.object(std::move(json));
    return 0;
}

struct Exported {
    SavedModel saved;
    int64_t opset = 0;
    std::vector<std::string> notes;
    bool pastGuard = false;
};

Result<Exported> exportVariant(const Arguments &arguments, RunContext &context)
{
    Exported exported;
    PARE_TRY(checkOutput(arguments.output));
    PARE_TRY_ASSIGN(const auto study, Study::open(arguments.study));
    PARE_TRY_ASSIGN(const Variant variant, study->variantByName(arguments.variant));
    const VariantMeasurement m = measurementFromJson(variant.measurement);
    exported.pastGuard = !variant.isSource && m.verdict != "not-measured" && !m.withinGuard;
    if (exported.pastGuard && !arguments.force)
        return Error{ErrorKind::GuardMissed, "is past the guard: " + m.sentence + "; --force exports it anyway", variant.name};
    PARE_TRY_ASSIGN(const Model model, study->model(variant.id));
    PARE_TRY_ASSIGN(const auto runner, startRunner(context));
    ExportOptions options;
    options.verifyWith = runner.get();
    RaisedForExport whole{model, variant.isSource ? std::nullopt : std::optional(variant.recipe), {}};
    if (arguments.opset) {
        PARE_TRY_ASSIGN(whole, raisedForExport(model, whole.recipe, *arguments.opset, *runner, context));
    }
    options.recipe = whole.recipe;
    exported.opset = whole.model.opset();
    exported.notes = std::move(whole.notes);
    PARE_TRY_ASSIGN(exported.saved, exportModel(whole.model, arguments.output, options, context));
    return exported;
}

int runExport(const Arguments &arguments, Console &console, RunContext &context)
{
    const auto exported = exportVariant(arguments, context);
    if (!exported.ok())
        return console.fail(exported.error());
    const SavedModel &saved = exported->saved;
    console.line(fmt::format("wrote {} ({}, opset {})", saved.files.front().string(), formatBytes(saved.sizeBytes), exported->opset));
    for (const std::string &note : exported->notes)
        console.note(note);
    if (exported->pastGuard)
        console.note("this variant is past the guard");
    console.object({{"output", saved.files.front().string()}, {"size_bytes", saved.sizeBytes}, {"sha256", saved.sha256},
                    {"variant", arguments.variant}, {"opset", exported->opset}});
    return 0;
}

int runReport(const Arguments &arguments, Console &console)
{
    const auto study = Study::open(arguments.study);
    if (!study.ok())
        return console.fail(study.error());
    std::filesystem::path output = arguments.output;
    if (arguments.card.empty()) {
        if (output.empty())
            output = std::filesystem::path(arguments.study).replace_extension(".html");
        if (const auto written = writeReport(**study, output); !written.ok())
            return console.fail(written.error());
    } else {
        const auto variant = (*study)->variantByName(arguments.card);
        if (!variant.ok())
            return console.fail(variant.error());
        if (output.empty())
            output = std::filesystem::path(arguments.study).replace_extension(".md");
        if (const auto written = writeModelCard(**study, variant->id, output); !written.ok())
            return console.fail(written.error());
    }
    console.line("wrote " + output.string());
    console.object({{"study", arguments.study}, {"output", output.string()}});
    return 0;
}

} // namespace

void addStudyVerbs(CLI::App &app, Chosen &chosen)
{
    auto *compareVerb = app.add_subcommand("compare", "The variants of a study side by side");
    auto arguments = std::make_shared<Arguments>();
    compareVerb->add_option("STUDY", arguments->study, "Study file (.pare)")->required();
    const auto figureOf = [&](const std::string &name, std::optional<double> &into, const std::string &help, const char *type) {
        return compareVerb->add_option_function<double>(name, [arguments, &into](const double &value) { into = value; }, help)->check(numberFrom(0))->type_name(type);
    };
    const auto figure = [&](const std::string &name, std::optional<double> CostFigures::*field, const std::string &help, const char *type) { figureOf(name, arguments->costs.*field, help, type); };
    figure("--price-per-hour", &CostFigures::pricePerHour, "Price of the machine an hour, for what the variants cost (default: what the study keeps)", "PRICE");
    figure("--queries-per-day", &CostFigures::queriesPerDay, "Inferences a day, for costs of a year", "N");
    figure("--watts", &CostFigures::watts, "Power that the machine draws while it computes", "W");
    figure("--grams-co2-per-kwh", &CostFigures::gramsPerKwh, "CO2 of a kilowatt-hour of electricity", "G");
    compareVerb->add_option("--currency", arguments->costs.currency, "Currency of the price (default EUR)")->type_name("NAME");
    DeviceFigures &device = arguments->costs.device;
    auto *wattHours = figureOf("--battery-wh", device.batteryWh, "Battery of a device, for inferences a charge and its share an hour", "WH");
    auto *volts = figureOf("--battery-volts", device.batteryVolts, "Voltage of the battery, with --battery-mah", "V");
    figureOf("--battery-mah", device.batteryMah, "Battery of a device in milliampere-hours", "MAH")->excludes(wattHours)->needs(volts);
    figureOf("--device-watts", device.watts, "Power that the device draws while it computes", "W");
    figureOf("--device-times-slower", device.timesSlower, "How many times longer than on this machine an inference takes on the device (default 1)", "X");
    addCommon(*compareVerb, chosen.common);
    compareVerb->footer("Costs are computed from the figures given and the measured latency, one inference after\nthe other; they are not measured.\n\n"
                        "Examples:\n  pare compare results/study.pare\n  pare compare results/study.pare --price-per-hour 0.4 --queries-per-day 1000000\n"
                        "  pare compare results/study.pare --battery-mah 4000 --battery-volts 3.85 --device-watts 3 --queries-per-day 50000");
    compareVerb->callback([arguments, &chosen] { chosen.run = [arguments](Console &console, RunContext &) { return compare(*arguments, console); }; });

    auto *exportVerb = app.add_subcommand("export", "Write a variant of a study as an ONNX file, verified");
    exportVerb->add_option("STUDY", arguments->study, "Study file (.pare)")->required();
    exportVerb->add_option("VARIANT", arguments->variant, "The variant's name (pare compare lists them)")->required();
    exportVerb->add_option("-o,--output", arguments->output, "Where it goes")->required()->type_name("OUT.onnx");
    exportVerb->add_option("--opset", arguments->opset, "Raise the model to this opset of ONNX, run and compared (default: as the variant has it; never lowered)")
        ->check(CLI::Range(int64_t{7}, newestOpset()))
        ->type_name("N");
    exportVerb->add_flag("--force", arguments->force, "Also where the variant is past the guard");
    addCommon(*exportVerb, chosen.common);
    exportVerb->footer("Exit code 1: the variant is past the guard, and --force was not given.\n\n"
                       "Example:\n  pare export results/study.pare int8-quick-win -o small.onnx");
    exportVerb->callback([arguments, &chosen] {
        chosen.run = [arguments](Console &console, RunContext &context) { return runExport(*arguments, console, context); };
    });

    auto *reportVerb = app.add_subcommand("report", "Write a study's report as one HTML file that opens without network, or one variant's model card");
    reportVerb->add_option("STUDY", arguments->study, "Study file (.pare)")->required();
    reportVerb->add_option("-o,--output", arguments->output, "Where it goes (default: beside the study)")->type_name("OUT");
    reportVerb->add_option("--card", arguments->card, "Instead: the model card of this variant, in Markdown")->type_name("VARIANT");
    addCommon(*reportVerb, chosen.common);
    reportVerb->footer("Examples:\n  pare report results/study.pare -o report.html\n  pare report results/study.pare --card int8-quick-win -o small.md");
    reportVerb->callback([arguments, &chosen] { chosen.run = [arguments](Console &console, RunContext &) { return runReport(*arguments, console); }; });
}

} // namespace pare::cli
