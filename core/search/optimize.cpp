#include "core/search/optimize.h"

#include "core/base/units.h"
#include "core/formats/dataset.h"
#include "core/formats/onnx_file.h"
#include "core/passes/all_passes.h"
#include "core/runtime/services.h"
#include "core/search/candidate_services.h"
#include "core/search/float_rescue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

// How a preset is turned into a variant:
// 1. The data is split into a part that decides and a part that reports (seeded, by class), so that no number that is shown was
//    selected on the same samples; where there are too few samples, the numbers say so.
// 2. The preparing steps run once. Each candidate is made from the prepared model and measured: size, accuracy on the deciding
//    part, latency interleaved with the source.
// 3. A candidate that is past the guard may be rescued: its most sensitive layers go back to float, the fewest that hold the guard.
// 4. The best that keeps the promise is measured again, fully, on the reporting part. If it fails there, the next one has its turn.
// 5. Where nothing keeps the promise, a last resort (same speed, smaller file) is delivered and says so; else the answer is no.

namespace pare {

namespace {

constexpr int64_t fewestToSplit = 200;  // samples: below, deciding and reporting share the data
constexpr int64_t mostToDecide = 2000;  // samples that a candidate is judged on

struct Made {
    TriedCandidate tried;
    std::optional<AppliedRecipe> applied;
    double score = 0;      // smaller is better
    bool promise = false;  // keeps everything that the preset promises, on the deciding part
    bool resort = false;   // could be delivered as last resort
};

// A candidate's share of the source's latency and size, as one number: speed counts twice as much as size.
double scoreOf(const VariantMeasurement &m, int64_t sourceBytes)
{
    const double latency = m.latencyRatio ? m.latencyRatio->value : 1;
    const double size = static_cast<double>(m.sizeBytes.value_or(sourceBytes)) / static_cast<double>(std::max<int64_t>(sourceBytes, 1));
    return 2 * std::log(std::max(latency, 1e-9)) + std::log(std::max(size, 1e-9));
}

bool judged(const VariantMeasurement &m)
{
    return !m.verdict.empty() && m.verdict != verdictName(VerdictKind::NotMeasured);
}

// Why a measured candidate may not be delivered as a success; empty where it may.
std::string brokenPromise(const VariantMeasurement &m, const Preset &preset, int64_t sourceBytes, bool lastResort)
{
    if (judged(m) && !m.withinGuard)
        return m.sentence.empty() ? "past the guard" : m.sentence;
    if (preset.promisesSmaller && m.sizeBytes.value_or(0) >= sourceBytes)
        return fmt::format("not smaller than the source ({} against {})", formatBytes(m.sizeBytes.value_or(0)), formatBytes(sourceBytes));
    if ((preset.promisesFaster || preset.promisesNotSlower) && m.slower())
        return fmt::format("slower than the source: {:.2f}x of its latency", m.latencyRatio->value);
    if (preset.promisesFaster && !lastResort && !m.faster())
        return fmt::format("no gain in speed: {:.2f}x of the source's latency", m.latencyRatio ? m.latencyRatio->value : 1.0);
    return {};
}

class Search {
public:
    Search(const Model &source, const OptimizeRequest &request, Runner &runner, RunContext &context)
        : m_source(source), m_request(request), m_preset(*request.preset), m_runner(runner), m_context(context)
    {
    }

    Result<OptimizeOutcome> run()
    {
        PARE_TRY(start());
        std::vector<Made> made;
        for (size_t i = 0; i < m_preset.candidates.size(); ++i) {
            if (m_context.stopRequested())
                return cancelled();
            m_context.progress("trying " + m_preset.candidates[i].title, static_cast<int64_t>(i),
                               static_cast<int64_t>(m_preset.candidates.size()));
            PARE_TRY_ASSIGN(Made one, tryCandidate(m_preset.candidates[i], {}, {}));
            const bool usable = one.applied.has_value();
            made.push_back(std::move(one));
            if (usable && m_preset.search == SearchKind::First)
                break;
        }
        PARE_TRY(rescue(made));
        return deliver(std::move(made));
    }

private:
    Result<void> start()
    {
        MeasurePlan plan;
        plan.guard = m_request.guard;
        plan.minSeconds = m_request.timingSeconds;
        plan.data = m_request.data ? m_request.data : m_request.calibration;
        PARE_TRY_ASSIGN(m_session, MeasureSession::start(m_source, plan, m_runner, m_context));
        PARE_TRY(splitData());
        std::optional<DatasetRef> calibration = m_request.calibration;
        if (!calibration && m_request.data) {
            calibration = m_request.data;
            calibration->samples = m_deciding;
            m_conditions.push_back("ranges were calibrated on the deciding part of the data, since no calibration data was given");
        }
        if (!m_request.data && m_request.calibration) {
            m_sameData = true;
            m_conditions.push_back("judged on the calibration data, since no other data was given");
        }
        m_calibrated = calibration.has_value();
        m_services = rememberObservations(passServices(m_runner, calibration, m_context));
        PassContext context{m_context, m_services};
        Recipe prepare;
        prepare.steps = m_preset.prepare;
        PARE_TRY_ASSIGN(m_prepared, applyRecipe(m_source, prepare, applyOptions(), context));
        return {};
    }

    // Deciding and reporting parts of the data, from the labels that evaluating the source brought.
    Result<void> splitData()
    {
        const TaskResult *result = m_session->sourceResult();
        if (!result)
            return {};
        const auto count = result->samples;
        std::vector<int64_t> positions = result->indices;
        if (positions.empty()) {
            positions.resize(static_cast<size_t>(count));
            std::iota(positions.begin(), positions.end(), int64_t{0});
        }
        if ((m_preset.search == SearchKind::First && !m_request.alwaysSplit) || count < fewestToSplit) {
            m_sameData = m_preset.search != SearchKind::First;
            m_deciding = m_sameData ? positions : std::vector<int64_t>{};
            return {};
        }
        std::vector<int64_t> classes;
        for (const SampleRecord &record : result->records)
            classes.push_back(record.label);
        const bool labelled = classes.size() == positions.size() && result->task.kind == TaskKind::Classification;
        const double share = std::min(0.5, static_cast<double>(mostToDecide) / static_cast<double>(count));
        const Split split = labelled ? stratifiedSplit(classes, share, m_context.seed) : plainSplit(count, share, m_context.seed);
        for (const int64_t at : split.deciding)
            m_deciding.push_back(positions[static_cast<size_t>(at)]);
        for (const int64_t at : split.reporting)
            m_reporting.push_back(positions[static_cast<size_t>(at)]);
        m_conditions.push_back(fmt::format("decided on {} samples, reported on {} others", formatCount(static_cast<int64_t>(m_deciding.size())),
                                           formatCount(static_cast<int64_t>(m_reporting.size()))));
        return {};
    }

    [[nodiscard]] ApplyOptions applyOptions() const { return {.compare = true, .reproducer = m_request.reproducer}; }

    // Makes and measures one candidate; `inFloat` are layers that the step at `quantizing` leaves alone.
    Result<Made> tryCandidate(const Candidate &candidate, const std::vector<std::string> &inFloat, std::optional<size_t> quantizing)
    {
        Made made;
        made.tried.name = candidate.name;
        made.tried.title = candidate.title;
        made.tried.inFloat = inFloat;
        if (candidate.needsCalibration && !m_calibrated) {
            made.tried.outcome = "skipped: needs calibration data";
            return made;
        }
        Recipe recipe;
        recipe.steps = candidate.steps;
        if (quantizing)
            recipe.steps[*quantizing].select.exclude = inFloat;
        PassContext context{m_context, m_services};
        auto applied = applyRecipe(m_prepared.model, recipe, applyOptions(), context);
        if (!applied.ok()) {
            if (applied.error().kind == ErrorKind::Cancelled)
                return cancelled();
            made.tried.outcome = "failed: " + applied.error().text();
            return made;
        }
        const bool changed = std::any_of(applied->reports.begin(), applied->reports.end(), [](const PassReport &r) { return !r.changes.empty(); });
        if (!changed) {
            made.tried.outcome = "skipped: nothing in this model that it applies to";
            return made;
        }
        MeasureDepth depth;
        depth.quick = true;
        depth.samples = m_deciding;
        auto measured = m_session->measure(applied->model, depth);
        if (!measured.ok()) {
            if (measured.error().kind == ErrorKind::Cancelled)
                return cancelled();
            made.tried.outcome = "failed: " + measured.error().text();
            return made;
        }
        const std::string broken = brokenPromise(*measured, m_preset, m_session->sourceBytes(), false);
        made.promise = broken.empty();
        made.resort = !made.promise && candidate.lastResort && brokenPromise(*measured, m_preset, m_session->sourceBytes(), true).empty();
        made.score = scoreOf(*measured, m_session->sourceBytes());
        made.tried.outcome = made.promise ? "keeps the promise" : broken;
        made.tried.measurement = std::move(*measured);
        made.applied = std::move(*applied);
        return made;
    }

    // The step whose layers can go back to float: the first that quantizes activations or computes in low precision.
    static std::optional<size_t> quantizingStep(const Candidate &candidate)
    {
        for (size_t i = 0; i < candidate.steps.size(); ++i)
            if (candidate.steps[i].pass == "quantize-static" || candidate.steps[i].pass == "quantize-dynamic")
                return i;
        return std::nullopt;
    }

    // Candidates that are past the guard, smaller and not slower, from the most promising on: fewest layers back to float. Where a
    // candidate already keeps the promise, only those that would beat it are worth the time.
    Result<void> rescue(std::vector<Made> &made)
    {
        if (m_preset.search == SearchKind::First || m_deciding.empty())
            return {};
        double best = INFINITY;
        for (const Made &one : made)
            if (one.promise)
                best = std::min(best, one.score);
        std::vector<size_t> order;
        for (size_t i = 0; i < made.size(); ++i)
            if (made[i].applied && !made[i].promise && m_preset.candidates[i].rescue && judged(*made[i].tried.measurement)
                && !made[i].tried.measurement->withinGuard && !made[i].tried.measurement->slower() && made[i].score < best)
                order.push_back(i);
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return made[a].score < made[b].score; });
        if (order.size() > 2)
            order.resize(2);
        for (const size_t i : order) {
            PARE_TRY_ASSIGN(auto rescued, rescueOne(m_preset.candidates[i], made[i]));
            if (rescued)
                made.push_back(std::move(*rescued));
        }
        return {};
    }

    Result<std::optional<Made>> rescueOne(const Candidate &candidate, const Made &failed)
    {
        const auto step = quantizingStep(candidate);
        if (!step)
            return std::optional<Made>();
        std::vector<std::string> layers;
        for (const PassReport &report : failed.applied->reports)
            if (report.pass == candidate.steps[*step].pass) {
                for (const Change &change : report.changes)
                    if (std::find(layers.begin(), layers.end(), change.layer) == layers.end())
                        layers.push_back(change.layer);
                break;
            }
        if (layers.size() < 2)
            return std::optional<Made>();
        PassContext context{m_context, m_services};
        std::string note;
        PARE_TRY_ASSIGN(const auto ranked, layerSensitivities(m_prepared.model, candidate.steps, *step, layers, *m_session, m_deciding, {},
                                                              context, &note));
        if (!note.empty())
            m_conditions.push_back(note);
        std::optional<Made> best;
        for (size_t count = 1; count < ranked.size(); count = count < 4 ? count + 1 : count * 3 / 2) {
            std::vector<std::string> inFloat;
            for (size_t i = 0; i < count; ++i)
                inFloat.push_back(ranked[i].layer);
            m_context.progress(fmt::format("{}: {} back to float", candidate.title, plural(static_cast<int64_t>(count), "layer")),
                               static_cast<int64_t>(count), static_cast<int64_t>(ranked.size()));
            PARE_TRY_ASSIGN(Made one, tryCandidate(candidate, inFloat, step));
            if (!one.applied)
                continue;
            one.tried.name = fmt::format("{}-{}-in-float", candidate.name, count);
            one.tried.title = fmt::format("{}, {} in float", candidate.title, plural(static_cast<int64_t>(count), "layer"));
            const bool holds = one.tried.measurement->withinGuard;
            best = std::move(one);
            if (holds)
                break;
        }
        return best;
    }

    Result<OptimizeOutcome> deliver(std::vector<Made> made)
    {
        OptimizeOutcome outcome;
        std::vector<size_t> order;
        for (size_t i = 0; i < made.size(); ++i)
            if (made[i].promise)
                order.push_back(i);
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return made[a].score < made[b].score; });
        std::vector<size_t> resorts;
        for (size_t i = 0; i < made.size(); ++i)
            if (made[i].resort)
                resorts.push_back(i);
        std::stable_sort(resorts.begin(), resorts.end(), [&](size_t a, size_t b) { return made[a].score < made[b].score; });

        MeasureDepth depth = m_request.depth;
        depth.samples = m_reporting;
        PARE_TRY_ASSIGN(outcome.source, m_session->measureSource({.latency = true, .samples = m_reporting}));
        std::optional<size_t> chosen;
        const auto attempt = [&](size_t i, bool lastResort) -> Result<bool> {
            m_context.progress("measuring " + made[i].tried.title);
            PARE_TRY_ASSIGN(VariantMeasurement full, m_session->measure(made[i].applied->model, depth));
            const std::string broken = brokenPromise(full, m_preset, m_session->sourceBytes(), lastResort);
            made[i].tried.measurement = full;
            made[i].tried.outcome = broken.empty() ? "delivered" : "not confirmed when measured again: " + broken;
            if (!broken.empty())
                return false;
            chosen = i;
            outcome.measurement = std::move(full);
            return true;
        };
        for (const size_t i : order) {
            PARE_TRY_ASSIGN(const bool good, attempt(i, false));
            if (good)
                break;
        }
        if (!chosen && m_preset.promisesFaster)
            for (const size_t i : resorts) {
                PARE_TRY_ASSIGN(const bool good, attempt(i, true));
                if (good) {
                    outcome.reason = "smaller at the source's speed: nothing that computes in INT8 was faster and within the guard here";
                    break;
                }
            }
        outcome.delivered = chosen.has_value();
        if (!chosen)
            PARE_TRY(refuse(made, outcome, chosen, depth));
        if (chosen) {
            outcome.applied = combined(*made[*chosen].applied);
            outcome.measurement.selectedOnSameData = m_sameData;
            if (m_sameData)
                outcome.measurement.conditions.push_back("selected on the same data: too few samples to hold some back");
            for (const std::string &condition : m_conditions)
                outcome.measurement.conditions.push_back(condition);
        }
        for (Made &one : made)
            outcome.tried.push_back(std::move(one.tried));
        return outcome;
    }

    // Nothing keeps the promise: the nearest is kept for whoever wants to look at it, and the reason names what stands in the way.
    Result<void> refuse(std::vector<Made> &made, OptimizeOutcome &outcome, std::optional<size_t> &chosen, const MeasureDepth &depth)
    {
        for (size_t i = 0; i < made.size(); ++i)
            if (made[i].applied && (!chosen || made[i].score < made[*chosen].score) && made[i].tried.measurement->withinGuard)
                chosen = i;
        for (size_t i = 0; i < made.size() && !chosen; ++i)
            if (made[i].applied)
                chosen = i;
        if (!chosen) {
            std::string why;
            for (const Made &one : made)
                why += (why.empty() ? "" : "; ") + one.tried.title + " " + one.tried.outcome;
            outcome.reason = "nothing could be made: " + why;
            return {};
        }
        outcome.reason = made[*chosen].tried.title + ": " + made[*chosen].tried.outcome;
        for (const Made &one : made)
            if (one.applied && one.tried.measurement->withinGuard && one.tried.measurement->sizeBytes.value_or(INT64_MAX) < m_session->sourceBytes())
                outcome.nearest = fmt::format("{} keeps the guard at {} of the size and {:.2f}x of the latency", one.tried.title,
                                              formatPercent(static_cast<double>(*one.tried.measurement->sizeBytes)
                                                                / static_cast<double>(m_session->sourceBytes()), 0),
                                              one.tried.measurement->latencyRatio ? one.tried.measurement->latencyRatio->value : 1.0);
        if (m_reporting.empty() && depth.samples.empty())
            outcome.measurement = *made[*chosen].tried.measurement;
        else {
            PARE_TRY_ASSIGN(outcome.measurement, m_session->measure(made[*chosen].applied->model, depth));
        }
        return {};
    }

    // The prepared steps and the candidate's as one recipe from the source.
    [[nodiscard]] AppliedRecipe combined(const AppliedRecipe &candidate) const
    {
        AppliedRecipe whole = candidate;
        whole.resolved.steps = m_prepared.resolved.steps;
        whole.resolved.steps.insert(whole.resolved.steps.end(), candidate.resolved.steps.begin(), candidate.resolved.steps.end());
        whole.resolved.name = m_preset.name;
        whole.resolved.guard = m_request.guard;
        whole.reports = m_prepared.reports;
        whole.reports.insert(whole.reports.end(), candidate.reports.begin(), candidate.reports.end());
        return whole;
    }

    const Model &m_source;
    const OptimizeRequest &m_request;
    const Preset &m_preset;
    Runner &m_runner;
    RunContext &m_context;
    std::unique_ptr<MeasureSession> m_session;
    PassServices m_services;
    AppliedRecipe m_prepared;
    std::vector<int64_t> m_deciding;  // empty: all of the data
    std::vector<int64_t> m_reporting; // empty: all of the data
    std::vector<std::string> m_conditions;
    bool m_sameData = false;
    bool m_calibrated = false;
};

Result<bool> decidedForAnotherModel(const Model &source, const OptimizeRequest &request)
{
    const auto &steps = request.recipe.steps;
    if (request.resolveAnew || request.recipe.sourceSha256.empty() ||
        std::none_of(steps.begin(), steps.end(), [](const RecipeStep &step) { return step.enabled && !step.resolution.empty(); }))
        return false;
    PARE_TRY_ASSIGN(const std::string own, sourceSha256(source));
    return own != request.recipe.sourceSha256;
}

Result<OptimizeOutcome> runRecipe(const Model &source, const OptimizeRequest &request, Runner &runner, RunContext &context)
{
    OptimizeOutcome outcome;
    const std::optional<DatasetRef> calibration = request.calibration ? request.calibration : request.data;
    PassContext passContext{context, passServices(runner, calibration, context)};
    PARE_TRY_ASSIGN(const bool other, decidedForAnotherModel(source, request));
    PARE_TRY_ASSIGN(outcome.applied, applyRecipe(source, request.recipe,
                                                 {.resolveAnew = request.resolveAnew, .otherSource = other, .reproducer = request.reproducer},
                                                 passContext));
    if (other && !outcome.applied->reports.empty())
        outcome.applied->reports.front().findings.push_back(
            {Severity::Warning, "", "the recipe's decisions were made for another file (SHA-256 " + request.recipe.sourceSha256.substr(0, 12) +
                                        "...) and were replayed on this one; with --resolve they are made anew"});
    outcome.applied->resolved.guard = request.guard;
    MeasurePlan plan;
    plan.guard = request.guard;
    plan.minSeconds = request.timingSeconds;
    plan.data = request.data;
    PARE_TRY_ASSIGN(const auto session, MeasureSession::start(source, plan, runner, context));
    PARE_TRY_ASSIGN(outcome.source, session->measureSource({.latency = false}));
    PARE_TRY_ASSIGN(outcome.measurement, session->measure(outcome.applied->model, request.depth));
    if (!request.calibration && request.data)
        for (const RecipeStep &step : request.recipe.steps)
            if (const Pass *pass = findPass(step.pass); pass && pass->needsCalibration && step.enabled && step.resolution.empty()) {
                outcome.measurement.selectedOnSameData = true;
                outcome.measurement.conditions.push_back("calibrated on the data that it is measured on, since no calibration data was given");
                break;
            }
    outcome.delivered = !judged(outcome.measurement) || outcome.measurement.withinGuard;
    if (!outcome.delivered)
        outcome.reason = outcome.measurement.sentence;
    return outcome;
}

} // namespace

Result<OptimizeOutcome> optimize(const Model &source, const OptimizeRequest &request, Runner &runner, RunContext &context)
{
    if (request.preset && request.preset->needsData && !request.data)
        return invalidInput("this preset measures on data: give --data", request.preset->name);
    if (request.preset && request.preset->needsCalibration && !request.calibration && !request.data)
        return invalidInput("this preset needs calibration data: give --calib", request.preset->name);
    PARE_TRY_ASSIGN(OptimizeOutcome outcome, request.preset ? Search(source, request, runner, context).run() : runRecipe(source, request, runner, context));
    if (outcome.applied)
        outcome.applied->resolved.sourceSha256 = sourceSha256(source).valueOr({});
    return outcome;
}

nlohmann::json toJson(const TriedCandidate &tried)
{
    nlohmann::json json{{"name", tried.name}, {"title", tried.title}, {"outcome", tried.outcome}, {"in_float", tried.inFloat}};
    if (tried.measurement)
        json["measurement"] = toJson(*tried.measurement);
    return json;
}

} // namespace pare
