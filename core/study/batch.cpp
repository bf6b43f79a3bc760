#include "core/study/batch.h"

#include "core/base/files.h"
#include "core/formats/onnx_file.h"
#include "core/study/chart.h"
#include "core/study/report.h"
#include "core/study/table.h"

#include <fmt/format.h>

#include <cstdlib>

namespace pare {

namespace {

// Everything is made in a hidden folder inside the target and moved at the end, so that a cancelled batch leaves nothing.
Result<std::filesystem::path> hiddenFolder(const std::filesystem::path &folder)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    std::string pattern = (folder / ".pare-sweep-XXXXXX").string();
    if (failed || !::mkdtemp(pattern.data()))
        return Error{ErrorKind::CannotCreate, "the folder cannot be made or written", folder.string()};
    return std::filesystem::path(pattern);
}

struct RemoveOnExit {
    std::filesystem::path path;
    ~RemoveOnExit()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

Result<void> moveInto(const std::filesystem::path &from, const std::filesystem::path &to)
{
    std::error_code failed;
    std::filesystem::rename(from, to, failed);
    if (failed)
        return Error{ErrorKind::CannotCreate, "cannot take its name: " + failed.message(), to.string()};
    return {};
}

std::string sentenceOf(const BatchEntry &entry)
{
    if (!entry.error.empty())
        return "no verdict: " + entry.error;
    std::string text = entry.measurement.sentence.empty() ? "measured" : entry.measurement.sentence;
    if (entry.measurement.latencyRatio)
        text += fmt::format("; {:.2f}x of the source's latency", entry.measurement.latencyRatio->value);
    if (!entry.delivered)
        text = "not delivered: " + entry.reason;
    return text;
}

BatchEntry runOne(const Model &source, const Preset &preset, const BatchRequest &request, Study &study, int64_t sourceId, Runner &runner,
                  RunContext &context, bool &stopped)
{
    BatchEntry entry;
    entry.preset = preset.name;
    OptimizeRequest one;
    one.preset = preset;
    one.data = request.data;
    one.calibration = request.calibration;
    one.guard = request.guard;
    one.alwaysSplit = true;
    auto outcome = optimize(source, one, runner, context);
    if (!outcome.ok()) {
        stopped = outcome.error().kind == ErrorKind::Cancelled;
        entry.error = outcome.error().text();
        return entry;
    }
    entry.delivered = outcome->delivered;
    entry.reason = outcome->reason;
    entry.measurement = outcome->measurement;
    if (!outcome->applied) {
        entry.error = outcome->reason;
        return entry;
    }
    auto added = study.addVariant(variantOf(*outcome, preset.name, sourceId), outcome->applied->model);
    if (added.ok())
        entry.variant = added->name;
    else
        entry.error = added.error().text();
    return entry;
}

} // namespace

Variant variantOf(const OptimizeOutcome &outcome, const std::string &name, int64_t parent)
{
    Variant variant;
    variant.parent = parent;
    variant.name = name;
    variant.recipe = outcome.applied->resolved;
    variant.sizeBytes = outcome.measurement.sizeBytes.value_or(0);
    variant.measurement = toJson(outcome.measurement, true);
    variant.report = reportsJson(outcome.applied->reports);
    variant.report["delivered"] = outcome.delivered;
    variant.report["reason"] = outcome.reason;
    variant.report["nearest"] = outcome.nearest;
    variant.report["tried"] = nlohmann::json::array();
    for (const TriedCandidate &tried : outcome.tried)
        variant.report["tried"].push_back(toJson(tried));
    variant.machine = outcome.measurement.conditions.empty() ? std::string() : outcome.measurement.conditions.front();
    return variant;
}

Result<void> writeReport(const Study &study, const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const std::string html, reportHtml(study));
    return writeFile(path, html);
}

Result<void> writeChart(const Study &study, const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const std::vector<Variant> variants, study.variants());
    return writeFile(path, tradeOffSvg(variants, {}));
}

Result<void> writeTable(const Study &study, const std::filesystem::path &path)
{
    PARE_TRY_ASSIGN(const std::vector<Variant> variants, study.variants());
    return writeFile(path, variantsCsv(variants));
}

Result<BatchOutcome> runBatch(const Model &source, const BatchRequest &request, const std::filesystem::path &folder, Runner &runner,
                              RunContext &context)
{
    PARE_TRY_ASSIGN(const std::filesystem::path hidden, hiddenFolder(folder));
    const RemoveOnExit cleanUp{hidden};
    BatchOutcome outcome;
    outcome.study = folder / "study.pare";
    outcome.report = folder / "report.html";
    outcome.chart = folder / "chart.svg";
    outcome.table = folder / "variants.csv";
    {
        PARE_TRY_ASSIGN(const auto study, Study::create(hidden / "study.pare", source, request.about));
        PARE_TRY_ASSIGN(const std::vector<Variant> rows, study->variants());
        const int64_t sourceId = rows.front().id;
        std::vector<StudyDataset> datasets;
        const auto keep = [&](const char *role, const std::optional<DatasetRef> &data) {
            if (data)
                datasets.push_back({role, std::filesystem::absolute(data->path).string(), dataFormatText(data->options)});
        };
        keep("evaluate", request.data);
        keep("calibrate", request.calibration);
        PARE_TRY(study->setDatasets(datasets));
        bool stopped = false;
        for (const Preset &preset : request.presets) {
            context.progress("preset " + preset.name, static_cast<int64_t>(outcome.entries.size()), static_cast<int64_t>(request.presets.size()));
            BatchEntry entry = runOne(source, preset, request, *study, sourceId, runner, context, stopped);
            if (stopped || context.stopRequested())
                return cancelled();
            entry.sentence = sentenceOf(entry);
            if (request.onVariant)
                request.onVariant(entry);
            outcome.entries.push_back(std::move(entry));
        }
        MeasurePlan plan;
        plan.guard = request.guard;
        plan.data = request.data ? request.data : request.calibration;
        PARE_TRY_ASSIGN(const auto session, MeasureSession::start(source, plan, runner, context));
        PARE_TRY_ASSIGN(outcome.source, session->measureSource({.throughput = true, .memory = true}));
        if (request.about.sizeBytes > 0)
            outcome.source.sizeBytes = request.about.sizeBytes;
        outcome.source.latencyRatio = RatioNumber{};
        PARE_TRY(study->setMeasurement(sourceId, toJson(outcome.source, true), machineText(context.threads)));
        Recipe guardOnly;
        guardOnly.guard = request.guard;
        PARE_TRY(study->setRecipe(guardOnly, "guard"));
        PARE_TRY(writeReport(*study, hidden / "report.html"));
        PARE_TRY(writeChart(*study, hidden / "chart.svg"));
        PARE_TRY(writeTable(*study, hidden / "variants.csv"));
        PARE_TRY(study->saveAs(outcome.study)); // refused where a window has the old one open
    }
    for (const char *name : {"report.html", "chart.svg", "variants.csv"})
        PARE_TRY(moveInto(hidden / name, folder / name));
    return outcome;
}

} // namespace pare
