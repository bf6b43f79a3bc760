#include "core/study/batch.h"

#include "core/base/files.h"
#include "core/base/units.h"
#include "core/formats/onnx_file.h"
#include "core/search/left_alone.h"
#include "core/study/asked.h"
#include "core/study/batch_resume.h"
#include "core/study/chart.h"
#include "core/study/report.h"
#include "core/study/study_data.h"
#include "core/study/study_lock.h"
#include "core/study/study_tables.h"
#include "core/study/table.h"
#include "core/study/training_courses.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace pare {

namespace {

// Everything is made in a hidden folder inside the target and moved at the end, so that a cancelled batch leaves nothing that looks
// finished. Where nothing is finished it leaves nothing at all: not even the target, where it was not there before.
class Workplace {
public:
    static Result<std::unique_ptr<Workplace>> inside(const std::filesystem::path &folder)
    {
        std::unique_ptr<Workplace> place(new Workplace);
        const auto refused = [&](const std::string &why) { return Error{ErrorKind::CannotCreate, why, folder.string()}; };
        std::error_code failed;
        for (auto missing = folder; !missing.empty() && !std::filesystem::exists(missing, failed); missing = missing.parent_path())
            place->m_made.push_back(missing);
        std::filesystem::create_directories(folder, failed);
        if (failed)
            return refused("the folder cannot be made: " + failed.message());
        place->m_path = folder / ".pare-sweep";
        std::filesystem::create_directory(place->m_path, failed); // or what an interrupted one left
        if (failed)
            return refused("the folder cannot be written: " + failed.message());
        return place;
    }
    ~Workplace()
    {
        if (keep)
            return;
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
        for (const auto &made : m_made) // the innermost first; one that holds something stays
            std::filesystem::remove(made, ignored);
    }
    Workplace(const Workplace &) = delete;
    Workplace &operator=(const Workplace &) = delete;
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

    bool keep = true; // for the next run of the same batch

private:
    Workplace() = default;
    std::filesystem::path m_path;
    std::vector<std::filesystem::path> m_made;
};

// The context of one preset of several: its progress says which.
RunContext contextOf(const Preset &preset, size_t position, size_t count, const RunContext &context)
{
    RunContext inner = context;
    if (context.onProgress)
        inner.onProgress = [&context, name = fmt::format("{} ({} of {})", preset.name, position + 1, count)](const Progress &progress) {
            context.onProgress({name + ": " + progress.phase, progress.done, progress.total});
        };
    return inner;
}

// Errors: CannotCreate where a study stands there that somebody has open: it could not be replaced.
Result<void> notOpen(const std::filesystem::path &study)
{
    bool held = false;
    const auto lock = StudyLock::take(tables::dataFolder(study), StudyLock::Mode::Alone, held);
    if (held)
        return Error{ErrorKind::CannotCreate, "is open in another window or program; close it there, or give another folder", study.string()};
    return {};
}

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
        text += fmt::format("; {:.2f}x of the source's latency ({:.2f} to {:.2f})", entry.measurement.latencyRatio->value, entry.measurement.latencyRatio->ci95.lo, entry.measurement.latencyRatio->ci95.hi);
    if (!entry.delivered) {
        // What was found on the part of the data that is reported on, where it says why.
        const bool past = !entry.measurement.sentence.empty() && !entry.measurement.withinGuard;
        text = "not delivered: " + (past ? entry.measurement.sentence : entry.reason);
    }
    return text;
}

// What the presets of a batch share.
struct Shared {
    const Model &source;
    const BatchRequest &request;
    Study &study;
    int64_t sourceId;
    Runner &runner;
    std::shared_ptr<SourceMemory> memory = newSourceMemory();
    std::optional<VariantMeasurement> measuredSource; // on the part of the data that variants are reported on
};

OptimizeRequest requestOf(const Preset &preset, const Shared &shared)
{
    const BatchRequest &request = shared.request;
    OptimizeRequest one;
    one.preset = preset;
    one.data = request.data;
    one.calibration = request.calibration;
    one.training = request.training;
    one.guard = request.guard;
    one.leaveAlone = request.leaveAlone;
    one.target = request.target;
    one.alwaysSplit = true;
    one.timing = request.timing;
    one.memory = shared.memory;
    one.depth = {.throughput = true, .memory = true}; // a batch is there to compare
    one.watch = std::make_shared<TrainingWatch>(); // for the curves that are kept
    return one;
}

BatchEntry runOne(const Preset &preset, Shared &shared, RunContext &context, bool &stopped)
{
    BatchEntry entry;
    entry.preset = preset.name;
    const OptimizeRequest one = requestOf(preset, shared);
    const auto started = std::chrono::steady_clock::now();
    auto outcome = optimize(shared.source, one, shared.runner, context);
    entry.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    if (!outcome.ok()) {
        stopped = outcome.error().kind == ErrorKind::Cancelled;
        entry.error = outcome.error().text();
        return entry;
    }
    entry.delivered = outcome->delivered;
    entry.reason = outcome->reason;
    entry.measurement = outcome->measurement;
    if (!shared.measuredSource)
        shared.measuredSource = outcome->source;
    if (!outcome->applied) {
        entry.error = outcome->reason;
        return entry;
    }
    entry.report = reportJson(*outcome);
    auto added = shared.study.addVariant(variantOf(*outcome, one, context, preset.name, shared.sourceId), outcome->applied->model);
    if (added.ok())
        entry.variant = added->name;
    else
        entry.error = added.error().text();
    return entry;
}

MeasurePlan measurePlanOf(const Shared &shared)
{
    MeasurePlan plan;
    plan.guard = shared.request.guard;
    plan.data = shared.request.data ? shared.request.data : shared.request.calibration;
    plan.memory = shared.memory;
    plan.timing = shared.request.timing;
    return plan;
}

// The source is evaluated here, and remembered for what comes.
Result<BatchPlan> planOf(const Shared &shared, const std::vector<Preset> &presets, RunContext &context)
{
    const MeasurePlan plan = measurePlanOf(shared);
    PARE_TRY_ASSIGN(const auto session, MeasureSession::start(shared.source, plan, shared.runner, context));
    const double perSample = session->secondsPerSample();
    const double samples = session->sourceResult() ? static_cast<double>(session->sourceResult()->samples) : 0;
    return BatchPlan{static_cast<int64_t>(presets.size()), candidatesOf(presets), batchSeconds(presets, samples * perSample, timingSeconds(plan.timing, perSample))};
}

// The source's own row: accuracy on the same part of the data as the variants', so that the numbers can stand side by side.
Result<VariantMeasurement> sourceOf(const Shared &shared, RunContext &context)
{
    const MeasurePlan plan = measurePlanOf(shared);
    PARE_TRY_ASSIGN(const auto session, MeasureSession::start(shared.source, plan, shared.runner, context));
    const bool known = shared.measuredSource && shared.measuredSource->latency;
    PARE_TRY_ASSIGN(VariantMeasurement whole, session->measureSource({.latency = !known, .throughput = true, .memory = true}));
    VariantMeasurement source = known ? *shared.measuredSource : whole;
    source.throughput = whole.throughput;
    source.peakMemoryBytes = whole.peakMemoryBytes;
    if (shared.request.about.sizeBytes > 0)
        source.sizeBytes = shared.request.about.sizeBytes;
    source.latencyRatio = RatioNumber{};
    return source;
}

std::vector<StudyDataset> datasetsOf(const BatchRequest &request)
{
    std::vector<StudyDataset> datasets;
    const auto keep = [&](const char *role, const std::optional<DatasetRef> &data) {
        if (!data)
            return;
        DatasetRef found = *data;
        found.path = std::filesystem::absolute(data->path);
        datasets.push_back(studyDataset(role, found));
    };
    keep("evaluate", request.data);
    keep("calibrate", request.calibration);
    keep("train", request.training);
    return datasets;
}

// One a preset.
std::vector<std::string> keysOf(const Shared &shared, const std::string &sourceHash, const RunContext &context)
{
    std::vector<std::string> keys;
    for (const Preset &preset : shared.request.presets)
        keys.push_back(batchKey(requestOf(preset, shared), context, sourceHash));
    return keys;
}

// Each preset in turn, or what is finished of it. Errors: Cancelled, with a note on what stays.
Result<void> runAll(Shared &shared, UnfinishedBatch &unfinished, const std::vector<std::string> &keys, Workplace &place, BatchOutcome &outcome, RunContext &context)
{
    const BatchRequest &request = shared.request;
    bool stopped = false;
    for (const Preset &preset : request.presets) {
        const std::string &key = keys[outcome.entries.size()];
        BatchEntry entry;
        if (const BatchEntry *known = unfinished.finished(key)) {
            entry = *known;
        } else {
            RunContext inner = contextOf(preset, outcome.entries.size(), request.presets.size(), context);
            entry = runOne(preset, shared, inner, stopped);
            if (stopped || context.stopRequested()) {
                if (place.keep && request.onNote)
                    request.onNote(fmt::format("what is finished stays in {}: the same command goes on with it", place.path().string()));
                return cancelled();
            }
            entry.sentence = sentenceOf(entry);
            if (entry.error.empty()) {
                PARE_TRY(unfinished.add(key, entry, shared.measuredSource));
                place.keep = true;
            }
        }
        if (request.onVariant)
            request.onVariant(entry);
        outcome.entries.push_back(std::move(entry));
    }
    return {};
}

} // namespace

int64_t candidatesOf(const std::vector<Preset> &presets)
{
    int64_t candidates = 0;
    for (const Preset &preset : presets)
        candidates += preset.search == SearchKind::First ? 1 : static_cast<int64_t>(preset.candidates.size());
    return candidates;
}

double timingSeconds(const TimingPlan &plan, double secondsPerRun)
{
    return std::min(plan.maxSeconds, std::max(plan.minSeconds, plan.minRuns * secondsPerRun));
}

double batchSeconds(const std::vector<Preset> &presets, double evaluating, double timing)
{
    double seconds = 0;
    for (const Preset &preset : presets) {
        const auto candidates = static_cast<double>(candidatesOf({preset}));
        // The source and what is delivered are evaluated and timed in full, candidates on the deciding part and a third of the time.
        seconds += 2 * evaluating + 4 * timing + candidates * (evaluating / 2 + 2 * timing / 3 + 1);
    }
    return seconds;
}

Variant variantOf(const OptimizeOutcome &outcome, const OptimizeRequest &request, const RunContext &context, const std::string &name, int64_t parent)
{
    Variant variant;
    variant.parent = parent;
    variant.name = name;
    variant.recipe = outcome.applied->resolved;
    variant.sizeBytes = outcome.measurement.sizeBytes.value_or(0);
    variant.measurement = toJson(outcome.measurement, true);
    variant.report = reportJson(outcome);
    variant.report["delivered"] = outcome.delivered;
    variant.report["reason"] = outcome.reason;
    variant.report["nearest"] = outcome.nearest;
    variant.report[askedKey] = toJson(askedOf(request, context));
    variant.report["tried"] = nlohmann::json::array();
    for (const TriedCandidate &tried : outcome.tried)
        variant.report["tried"].push_back(toJson(tried));
    if (request.watch)
        if (nlohmann::json trainings = toJson(request.watch->courses()); !trainings.empty())
            variant.report[trainingsKey] = std::move(trainings);
    variant.machine = machineText(context.threads);
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
    PARE_TRY(notOpen(folder / "study.pare")); // said before the work, not after it
    PARE_TRY_ASSIGN(const auto leftAlone, layersLeftAlone(source, request.leaveAlone));
    PARE_TRY_ASSIGN(const std::string sourceHash, sourceSha256(source));
    PARE_TRY_ASSIGN(const auto place, Workplace::inside(folder));
    const std::filesystem::path &hidden = place->path();
    const auto note = [&](const std::string &text) {
        if (request.onNote)
            request.onNote(text);
    };
    BatchOutcome outcome;
    outcome.study = folder / "study.pare";
    outcome.report = folder / "report.html";
    outcome.chart = folder / "chart.svg";
    outcome.table = folder / "variants.csv";
    {
        PARE_TRY_ASSIGN(UnfinishedBatch unfinished, UnfinishedBatch::in(hidden, source, request.about, request.fresh));
        place->keep = unfinished.anyFinished();
        if (!unfinished.anew().empty())
            note("an interrupted run is not gone on with: " + unfinished.anew());
        Study &study = unfinished.study();
        PARE_TRY_ASSIGN(const std::vector<Variant> rows, study.variants());
        Shared shared{source, request, study, rows.front().id, runner, newSourceMemory(), {}};
        const std::vector<std::string> keys = keysOf(shared, sourceHash, context);
        const bool left = unfinished.anyFinished();
        PARE_TRY(unfinished.keepOnly(keys));
        if (left && !unfinished.anyFinished())
            note("an interrupted run is not gone on with: its model, presets, options or data were others");
        shared.measuredSource = unfinished.source();
        std::vector<Preset> remaining;
        for (size_t i = 0; i < keys.size(); ++i)
            if (!unfinished.finished(keys[i]))
                remaining.push_back(request.presets[i]);
        if (unfinished.anyFinished())
            note(fmt::format("goes on with an interrupted run: {} of {} finished there (--fresh begins anew)", keys.size() - remaining.size(), plural(static_cast<int64_t>(keys.size()), "run")));
        PARE_TRY_ASSIGN(const std::vector<StudyDataset> datasets, study.datasets());
        if (datasets != datasetsOf(request))
            PARE_TRY(study.setDatasets(datasetsOf(request)));
        if (request.onPlan && !remaining.empty()) {
            PARE_TRY_ASSIGN(const BatchPlan ahead, planOf(shared, remaining, context));
            request.onPlan(ahead);
        }
        PARE_TRY(runAll(shared, unfinished, keys, *place, outcome, context));
        PARE_TRY_ASSIGN(outcome.source, sourceOf(shared, context));
        PARE_TRY(study.setMeasurement(shared.sourceId, toJson(outcome.source, true), machineText(context.threads)));
        Recipe guardOnly;
        guardOnly.guard = request.guard;
        guardOnly.leaveAlone.assign(leftAlone.begin(), leftAlone.end());
        PARE_TRY(study.setRecipe(guardOnly, "guard"));
        PARE_TRY(writeReport(study, hidden / "report.html"));
        PARE_TRY(writeChart(study, hidden / "chart.svg"));
        PARE_TRY(writeTable(study, hidden / "variants.csv"));
        PARE_TRY(unfinished.moveTo(outcome.study));
    }
    place->keep = false;
    for (const char *name : {"report.html", "chart.svg", "variants.csv"})
        PARE_TRY(moveInto(hidden / name, folder / name));
    return outcome;
}

} // namespace pare
