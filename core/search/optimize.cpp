#include "core/search/optimize.h"

#include "core/base/units.h"
#include "core/formats/dataset.h"
#include "core/formats/onnx_file.h"
#include "core/passes/all_passes.h"
#include "core/passes/weighted_layer.h"
#include "core/runtime/services.h"
#include "core/search/blind_check.h"
#include "core/search/candidate_services.h"
#include "core/search/float_rescue.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>

// How a preset is turned into a variant:
// 1. The data is split into a part that decides and a part that reports (seeded, by class), so that no number that is shown was
//    selected on the same samples; where there are too few samples, the numbers say so.
// 2. The preparing steps run once. Each candidate is made from the prepared model and timed beside the source; models of equal
//    structure run equally fast and are timed once.
// 3. Speed comes first, for it is cheap: in the order of speed and size, candidates are judged on the deciding part, until one keeps
//    the promise. What cannot beat it any more is not judged.
// 4. A faster candidate that is past the guard may be rescued: its most sensitive layers go back to float, the fewest that hold it.
// 5. Those that came close to the best are timed again together, longer. The first is measured again, fully, on the reporting part.
//    If it fails there, the next one has its turn.
// 6. Where nothing keeps the promise, a last resort (same speed, smaller file) is delivered and says so; else the answer is no.

namespace pare {

namespace {

constexpr int64_t fewestToSplit = 200;   // samples: below, deciding and reporting share the data
constexpr int64_t mostToDecide = 2000;   // samples that a candidate is judged on
constexpr int64_t fewestToDecide = 64;   // whatever the time says
constexpr double secondsToDecide = 12;   // that judging a candidate may take
constexpr double secondsToCalibrate = 20; // that one pass over the calibration data may take
constexpr int64_t fewestToCalibrate = 32;
constexpr int64_t mostToCalibrate = 256; // samples: the default of quantize-static
constexpr double largestGrowth = 1.05;    // of the file by preparing it
constexpr double closeScore = 0.12;      // of the logarithm: within it, short timings may be wrong about which is best
constexpr size_t mostTogether = 3;       // candidates that are timed again together
constexpr double leastBlindCosine = 0.98; // on random inputs, where there is no data to judge on
constexpr double hopelessRatio = 1.05;   // where even the lower end of the interval is above, accuracy does not matter any more

// Layers that multiply in low precision.
int64_t integerLayers(const Model &model)
{
    constexpr std::array ops{"ConvInteger", "MatMulInteger", "QLinearConv", "QLinearMatMul", "QGemm", "DynamicQuantizeLSTM", "DynamicQuantizeMatMul",
                             "MatMulIntegerToFloat", "MatMulNBits", "DequantizeLinear"};
    return std::count_if(model.graph().node().begin(), model.graph().node().end(), [&](const pb::NodeProto &node) {
        return std::any_of(ops.begin(), ops.end(), [&](const char *op) { return node.op_type() == op; });
    });
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
        for (size_t i = 0; i < m_preset.candidates.size(); ++i) {
            if (m_context.stopRequested())
                return cancelled();
            m_context.progress("trying " + m_preset.candidates[i].title, static_cast<int64_t>(i),
                               static_cast<int64_t>(m_preset.candidates.size()));
            PARE_TRY_ASSIGN(Trial one, make(i, {}));
            if (one.applied)
                PARE_TRY(time(one));
            const bool usable = one.applied.has_value();
            m_trials.push_back(std::move(one));
            if (usable && m_preset.search == SearchKind::First)
                break;
        }
        PARE_TRY(judgeInOrder());
        PARE_TRY(rescue());
        PARE_TRY(timeTheClosest());
        return deliver();
    }

private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] double secondsLeft() const
    {
        return m_request.seconds - std::chrono::duration<double>(Clock::now() - m_started).count();
    }

    Result<void> start()
    {
        MeasurePlan plan;
        plan.guard = m_request.guard;
        plan.minSeconds = m_request.timingSeconds;
        plan.memory = m_request.memory;
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
        if (!plan.data) {
            auto blind = BlindCheck::start(m_runner, m_source, m_context);
            if (!blind.ok() && blind.error().kind == ErrorKind::Cancelled)
                return cancelled();
            if (blind.ok())
                m_blind = std::move(*blind);
            m_conditions.push_back(blind.ok() ? fmt::format("no data was given: outputs were compared on {} seeded random inputs only, which tells a broken model, but not "
                                                            "how much accuracy is lost",
                                                            m_blind->inputs())
                                              : "no data was given, and the model cannot be run on made-up inputs (" + blind.error().text() + "): nothing was compared");
        }
        m_services = rememberObservations(passServices(m_runner, calibration, m_context));
        m_services.calibrationBorrowed = !m_request.calibration;
        PassContext context{m_context, m_services};
        Recipe prepare;
        prepare.steps = m_preset.prepare;
        PARE_TRY_ASSIGN(m_prepared, applyRecipe(m_source, prepare, applyOptions(), context));
        // Tables that a small model computes when it runs would make most of its file, once they are folded.
        const auto folds = std::find_if(prepare.steps.begin(), prepare.steps.end(), [](const RecipeStep &step) { return step.pass == "fold-constants"; });
        if (folds != prepare.steps.end() && !folds->options.contains("max_growth")
            && static_cast<double>(storedBytes(m_prepared.model)) > largestGrowth * static_cast<double>(m_session->sourceBytes())) {
            folds->options["max_growth"] = 0;
            PARE_TRY_ASSIGN(m_prepared, applyRecipe(m_source, prepare, applyOptions(), context));
        }
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
        const auto affordable = static_cast<int64_t>(secondsToDecide / std::max(m_session->secondsPerSample(), 1e-6));
        const int64_t wanted = std::clamp(affordable, fewestToDecide, mostToDecide);
        const auto split = [&](double share) {
            std::vector<int64_t> classes;
            for (const SampleRecord &record : result->records)
                classes.push_back(record.label);
            const bool labelled = classes.size() == positions.size() && result->task.kind == TaskKind::Classification;
            return labelled ? stratifiedSplit(classes, share, m_context.seed) : plainSplit(count, share, m_context.seed);
        };
        if (m_preset.search == SearchKind::First && !m_request.alwaysSplit)
            return {};
        if (count < fewestToSplit) {
            m_sameData = m_preset.search != SearchKind::First;
            if (!m_sameData)
                return {};
            m_deciding = positions;
            if (wanted < count) {
                m_deciding.clear();
                for (const int64_t at : split(static_cast<double>(wanted) / static_cast<double>(count)).deciding)
                    m_deciding.push_back(positions[static_cast<size_t>(at)]);
            }
            return {};
        }
        const Split parts = split(std::min(0.5, static_cast<double>(wanted) / static_cast<double>(count)));
        for (const int64_t at : parts.deciding)
            m_deciding.push_back(positions[static_cast<size_t>(at)]);
        for (const int64_t at : parts.reporting)
            m_reporting.push_back(positions[static_cast<size_t>(at)]);
        m_conditions.push_back(fmt::format("decided on {} samples, reported on {} others", formatCount(static_cast<int64_t>(m_deciding.size())),
                                           formatCount(static_cast<int64_t>(m_reporting.size()))));
        return {};
    }

    [[nodiscard]] ApplyOptions applyOptions() const { return {.compare = true, .reproducer = m_request.reproducer}; }

    // The candidate as a model, not measured yet. `steps` replace the candidate's own where there are any.
    Result<Trial> make(size_t candidateIndex, const std::vector<RecipeStep> &steps)
    {
        const Candidate &candidate = m_preset.candidates[candidateIndex];
        Trial trial;
        trial.candidate = candidateIndex;
        trial.tried.name = candidate.name;
        trial.tried.title = candidate.title;
        const bool anything = std::any_of(m_trials.begin(), m_trials.end(), [](const Trial &t) { return t.promise || t.resort; });
        if (candidate.needsCalibration && !m_calibrated)
            trial.tried.outcome = "skipped: needs calibration data";
        else if (secondsLeft() < 0 && anything)
            trial.tried.outcome = "skipped: the time for trying is over";
        if (!trial.tried.outcome.empty())
            return trial;
        Recipe recipe;
        recipe.steps = steps.empty() ? candidate.steps : steps;
        if (m_session->secondsPerSample() * mostToCalibrate > secondsToCalibrate)
            for (RecipeStep &step : recipe.steps)
                if (step.pass == "quantize-static" && !step.options.contains("samples"))
                    step.options["samples"] = std::max(fewestToCalibrate, static_cast<int64_t>(secondsToCalibrate / m_session->secondsPerSample()));
        PassContext context{m_context, m_services};
        auto applied = applyRecipe(m_prepared.model, recipe, applyOptions(), context);
        if (!applied.ok()) {
            if (applied.error().kind == ErrorKind::Cancelled)
                return cancelled();
            trial.tried.outcome = "failed: " + applied.error().text();
            return trial;
        }
        if (const std::string idle = nothingOfItsOwn(candidate, *applied); !idle.empty()) {
            trial.tried.outcome = "skipped: " + idle;
            m_idle.push_back(std::move(*applied));
            return trial;
        }
        trial.structure = structureOf(applied->model);
        // Without ranges from data, equal structure from the same model is the same model.
        const auto usesRanges = [](const Candidate &c) {
            return std::any_of(c.steps.begin(), c.steps.end(), [](const RecipeStep &step) { return step.pass == "quantize-static"; });
        };
        for (const Trial &other : m_trials)
            if (other.structure == trial.structure && !usesRanges(candidate) && !usesRanges(m_preset.candidates[other.candidate])) {
                trial.tried.outcome = "skipped: here it makes the same model as " + other.tried.title;
                return trial;
            }
        trial.applied = std::move(*applied);
        return trial;
    }

    // A failure of the candidate (not of the search) is noted and takes the candidate out.
    Result<bool> measured(Trial &trial, Result<VariantMeasurement> measurement)
    {
        if (measurement.ok()) {
            trial.tried.measurement = std::move(*measurement);
            return true;
        }
        if (measurement.error().kind == ErrorKind::Cancelled)
            return cancelled();
        trial.tried.outcome = "failed: " + measurement.error().text();
        trial.applied.reset();
        trial.promise = trial.resort = false;
        return false;
    }

    Result<void> time(Trial &trial)
    {
        MeasureDepth depth;
        depth.quick = true;
        depth.accuracy = false;
        depth.samples = m_deciding;
        const auto twin = std::find_if(m_trials.begin(), m_trials.end(), [&](const Trial &other) {
            return other.tried.measurement && other.structure == trial.structure && other.tried.measurement->latencyRatio;
        });
        depth.latency = twin == m_trials.end();
        PARE_TRY_ASSIGN(const bool good, measured(trial, m_session->measure(trial.applied->model, depth)));
        if (!good)
            return {};
        VariantMeasurement &m = *trial.tried.measurement;
        if (twin != m_trials.end()) {
            m.latency = twin->tried.measurement->latency;
            m.latencyRatio = twin->tried.measurement->latencyRatio;
            m.conditions.push_back("timed as " + twin->tried.title + ", which has the same structure");
        }
        rate(trial);
        return {};
    }

    // What is known of a trial against what the preset promises.
    void rate(Trial &trial) const
    {
        const VariantMeasurement &m = *trial.tried.measurement;
        const bool complete = trial.accuracyKnown || m_preset.search == SearchKind::First || (!m_session->sourceResult() && !m_blind);
        std::string broken = brokenPromise(m, m_preset, m_session->sourceBytes(), false);
        const bool whole = !m_blind || !m.fidelity || m.fidelity->cosine >= leastBlindCosine;
        if (!whole)
            broken = fmt::format("its outputs on random inputs differ too much from the source's (cosine {:.3f})", m.fidelity->cosine);
        trial.score = scoreOf(m, m_session->sourceBytes());
        trial.promise = complete && broken.empty();
        trial.resort = complete && whole && !trial.promise && m_preset.candidates[trial.candidate].lastResort
                       && brokenPromise(m, m_preset, m_session->sourceBytes(), true).empty();
        trial.tried.outcome = !broken.empty() ? broken : complete ? "keeps the promise" : "not judged: something better keeps the promise";
    }

    Result<void> judge(Trial &trial)
    {
        if (trial.accuracyKnown)
            return {};
        if (m_blind) {
            auto fidelity = m_blind->compare(m_runner, trial.applied->model, m_context);
            if (!fidelity.ok())
                return measured(trial, fidelity.error()).ok() ? Result<void>() : Result<void>(cancelled());
            trial.tried.measurement->fidelity = *fidelity;
            trial.accuracyKnown = true;
            rate(trial);
            return {};
        }
        if (!m_session->sourceResult())
            return {};
        const VariantMeasurement timed = *trial.tried.measurement;
        PARE_TRY_ASSIGN(const bool good, measured(trial, m_session->measure(trial.applied->model, {.latency = false, .samples = m_deciding})));
        if (!good)
            return {};
        trial.tried.measurement->latency = timed.latency;
        trial.tried.measurement->latencyRatio = timed.latencyRatio;
        trial.accuracyKnown = true;
        rate(trial);
        return {};
    }

    [[nodiscard]] std::vector<size_t> byScore(const std::function<bool(const Trial &)> &wanted) const
    {
        std::vector<size_t> order;
        for (size_t i = 0; i < m_trials.size(); ++i)
            if (m_trials[i].applied && m_trials[i].tried.measurement && wanted(m_trials[i]))
                order.push_back(i);
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return m_trials[a].score < m_trials[b].score; });
        return order;
    }

    [[nodiscard]] double bestScore() const
    {
        double best = INFINITY;
        for (const Trial &trial : m_trials)
            if (trial.promise)
                best = std::min(best, trial.score);
        return best;
    }

    Result<void> judgeInOrder()
    {
        if (m_preset.search == SearchKind::First)
            return {}; // the full measurement is the first and only one
        for (const size_t i : byScore([](const Trial &) { return true; })) {
            Trial &trial = m_trials[i];
            const VariantMeasurement &m = *trial.tried.measurement;
            const bool resort = m_preset.candidates[trial.candidate].lastResort;
            if (m.latencyRatio && m.latencyRatio->ci95.lo > hopelessRatio && (m_preset.promisesFaster || m_preset.promisesNotSlower))
                continue;
            if (trial.score > bestScore() + closeScore)
                continue;
            if (std::any_of(m_trials.begin(), m_trials.end(), [&](const Trial &t) { return t.promise && t.structure == trial.structure; }))
                continue; // as fast and as small, and one is enough
            if (m_preset.promisesFaster && !m.faster() && bestScore() < INFINITY && !resort)
                continue;
            m_context.progress("judging " + trial.tried.title);
            PARE_TRY(judge(trial));
        }
        return {};
    }

    // Trials that are past the guard and would be better than what keeps the promise, from the most promising on.
    Result<void> rescue()
    {
        if (m_preset.search == SearchKind::First || m_deciding.empty())
            return {};
        std::vector<std::string> done;
        for (const size_t i : byScore([&](const Trial &t) { return m_preset.candidates[t.candidate].rescue && t.accuracyKnown; })) {
            const VariantMeasurement &m = *m_trials[i].tried.measurement;
            if (m.withinGuard || m.slower() || m_trials[i].score >= bestScore() || done.size() >= 2
                || std::find(done.begin(), done.end(), m_trials[i].structure) != done.end())
                continue;
            if (secondsLeft() < 0 && bestScore() < INFINITY)
                break;
            // Of those that differ in their ranges only, the one that lost least.
            size_t chosen = i;
            for (size_t k = 0; k < m_trials.size(); ++k)
                if (m_trials[k].structure == m_trials[i].structure && m_trials[k].accuracyKnown && m_trials[k].tried.measurement->fidelity
                    && m.fidelity && m_trials[k].tried.measurement->fidelity->sqnrDb > m_trials[chosen].tried.measurement->fidelity->sqnrDb)
                    chosen = k;
            done.push_back(m_trials[i].structure);
            PARE_TRY(rescueOne(chosen));
        }
        return {};
    }

    Result<void> rescueOne(size_t failed)
    {
        const Candidate &candidate = m_preset.candidates[m_trials[failed].candidate];
        const auto step = quantizingStep(candidate);
        if (!step)
            return {};
        std::vector<RecipeStep> steps = candidate.steps;
        const RecipeStep resolved = m_trials[failed].applied->resolved.steps[*step];
        std::vector<std::string> layers;
        for (const std::string &layer : changedLayers(*m_trials[failed].applied, resolved.pass))
            if (const auto node = m_prepared.model.index().find(layer); node && hasWeights(m_prepared.model.index().node(*node)))
                layers.push_back(layer);
        if (layers.size() < 2)
            return {};
        PassContext context{m_context, m_services};
        RescueLimits limits;
        limits.seconds = std::clamp(secondsLeft() / 2, 15.0, 60.0);
        PARE_TRY_ASSIGN(m_trials[failed].tried.sensitivities,
                        layerSensitivities(m_prepared.model, resolved, layers, *m_session, m_deciding, limits, context));
        const std::vector<LayerSensitivity> ranked = m_trials[failed].tried.sensitivities;
        for (size_t count = 1; count < ranked.size(); count = count < 4 ? count + 1 : count * 3 / 2) {
            if (secondsLeft() < 0 && count > 4)
                break;
            std::vector<std::string> inFloat;
            for (size_t i = 0; i < count; ++i)
                inFloat.push_back(ranked[i].layer);
            m_context.progress(fmt::format("{}: {} back to float", candidate.title, plural(static_cast<int64_t>(count), "layer")),
                               static_cast<int64_t>(count), static_cast<int64_t>(ranked.size()));
            steps[*step] = withoutLayers(resolved, inFloat);
            PARE_TRY_ASSIGN(Trial one, make(m_trials[failed].candidate, steps));
            if (!one.applied)
                continue;
            one.tried.name = fmt::format("{}-{}-in-float", candidate.name, count);
            one.tried.title = fmt::format("{}, {} in float", candidate.title, plural(static_cast<int64_t>(count), "layer"));
            one.tried.inFloat = inFloat;
            PARE_TRY_ASSIGN(const bool good, measured(one, m_session->measure(one.applied->model, {.latency = false, .samples = m_deciding})));
            if (!good)
                continue;
            one.accuracyKnown = true;
            const bool holds = one.tried.measurement->withinGuard;
            if (!holds) {
                one.tried.outcome = brokenPromise(*one.tried.measurement, m_preset, m_session->sourceBytes(), false);
                one.applied.reset();
                m_trials.push_back(std::move(one));
                continue;
            }
            const VariantMeasurement judgement = *one.tried.measurement;
            PARE_TRY(time(one));
            if (one.applied) {
                auto measurement = judgement;
                measurement.latency = one.tried.measurement->latency;
                measurement.latencyRatio = one.tried.measurement->latencyRatio;
                one.tried.measurement = std::move(measurement);
                rate(one);
            }
            m_trials.push_back(std::move(one));
            break;
        }
        return {};
    }

    // Short timings decide between clear cases only: what came close is timed again, together and longer.
    Result<void> timeTheClosest()
    {
        std::vector<size_t> close;
        std::vector<std::string> structures;
        for (const size_t i : byScore([&](const Trial &t) { return t.promise && t.score <= bestScore() + closeScore; }))
            if (close.size() < mostTogether && std::find(structures.begin(), structures.end(), m_trials[i].structure) == structures.end()) {
                close.push_back(i);
                structures.push_back(m_trials[i].structure);
            }
        if (close.size() < 2)
            return {};
        std::vector<Model> models;
        for (const size_t i : close)
            models.push_back(m_trials[i].applied->model);
        auto timings = m_session->timeTogether(models, {.samples = m_deciding});
        if (!timings.ok())
            return timings.error().kind == ErrorKind::Cancelled ? timings.error() : Result<void>();
        for (Trial &trial : m_trials)
            for (size_t k = 0; k < close.size(); ++k)
                if (trial.structure == structures[k] && trial.applied && trial.tried.measurement) {
                    trial.tried.measurement->latency = (*timings)[k].latency;
                    trial.tried.measurement->latencyRatio = (*timings)[k].ratio;
                    rate(trial);
                }
        return {};
    }

    Result<OptimizeOutcome> deliver()
    {
        OptimizeOutcome outcome;
        MeasureDepth depth = m_request.depth;
        depth.samples = m_reporting;
        PARE_TRY_ASSIGN(outcome.source, m_session->measureSource({.latency = true, .samples = m_reporting}));
        std::optional<size_t> chosen;
        const auto attempt = [&](size_t i, bool lastResort) -> Result<bool> {
            Trial &trial = m_trials[i];
            m_context.progress("measuring " + trial.tried.title);
            const std::optional<FidelityNumber> blind = m_blind ? trial.tried.measurement->fidelity : std::nullopt;
            PARE_TRY_ASSIGN(const bool done, measured(trial, m_session->measure(trial.applied->model, depth)));
            if (!done)
                return false;
            VariantMeasurement full = *trial.tried.measurement;
            if (m_blind)
                full.fidelity = blind;
            const std::string broken = brokenPromise(full, m_preset, m_session->sourceBytes(), lastResort);
            trial.tried.measurement = full;
            trial.tried.outcome = broken.empty() ? "delivered" : "not confirmed when measured again: " + broken;
            trial.promise = trial.resort = false;
            trial.accuracyKnown = true;
            if (!broken.empty())
                return false;
            chosen = i;
            outcome.measurement = std::move(full);
            return true;
        };
        // What was not judged gets its turn only when everything before it failed.
        const auto rest = [&] {
            return byScore([&](const Trial &t) { return !t.accuracyKnown && brokenPromise(*t.tried.measurement, m_preset, m_session->sourceBytes(), false).empty(); });
        };
        for (;;) {
            auto order = byScore([](const Trial &t) { return t.promise; });
            if (order.empty()) {
                const auto open = rest();
                if (open.empty())
                    break;
                PARE_TRY(judge(m_trials[open.front()]));
                m_trials[open.front()].accuracyKnown = true;
                continue;
            }
            PARE_TRY_ASSIGN(const bool good, attempt(order.front(), false));
            if (good)
                break;
        }
        if (!chosen && m_preset.promisesFaster) {
            for (Trial &trial : m_trials) {
                if (!trial.applied || !m_preset.candidates[trial.candidate].lastResort || !trial.tried.measurement)
                    continue;
                PARE_TRY(judge(trial));
                if (trial.applied && trial.tried.outcome.starts_with("not confirmed"))
                    trial.resort = trial.tried.measurement->withinGuard || !judged(*trial.tried.measurement);
            }
            for (const size_t i : byScore([](const Trial &t) { return t.resort; })) {
                PARE_TRY_ASSIGN(const bool good, attempt(i, true));
                if (good) {
                    outcome.reason = "smaller at the source's speed: nothing that computes in INT8 was faster and within the guard here" + inTheWay();
                    break;
                }
            }
        }
        outcome.delivered = chosen.has_value();
        if (!chosen)
            PARE_TRY(refuse(outcome, chosen, depth));
        if (chosen) {
            outcome.applied = combined(*m_trials[*chosen].applied);
            outcome.measurement.selectedOnSameData = m_sameData;
            if (m_sameData)
                outcome.measurement.conditions.push_back("selected on the same data: too few samples to hold some back");
            for (const std::string &condition : m_conditions)
                outcome.measurement.conditions.push_back(condition);
        }
        for (Trial &one : m_trials)
            outcome.tried.push_back(std::move(one.tried));
        return outcome;
    }

    // Nothing keeps the promise: the nearest is kept for whoever wants to look at it, and the reason names what stands in the way.
    Result<void> refuse(OptimizeOutcome &outcome, std::optional<size_t> &chosen, const MeasureDepth &depth)
    {
        const auto there = byScore([](const Trial &) { return true; });
        const auto within = byScore([](const Trial &t) { return t.accuracyKnown && t.tried.measurement->withinGuard; });
        if (there.empty()) {
            outcome.reason = nothingMade();
            return {};
        }
        chosen = within.empty() ? there.front() : within.front();
        outcome.reason = m_trials[*chosen].tried.title + ": " + m_trials[*chosen].tried.outcome;
        outcome.reason += inTheWay();
        for (const size_t i : within)
            if (const VariantMeasurement &m = *m_trials[i].tried.measurement; m.sizeBytes.value_or(INT64_MAX) < m_session->sourceBytes()) {
                outcome.nearest = fmt::format("{} keeps the guard at {} of the size and {:.2f}x of the latency", m_trials[i].tried.title,
                                              formatPercent(static_cast<double>(*m.sizeBytes) / static_cast<double>(m_session->sourceBytes()), 0),
                                              m.latencyRatio ? m.latencyRatio->value : 1.0);
                break;
            }
        if (m_reporting.empty() && depth.samples.empty() && m_trials[*chosen].accuracyKnown)
            outcome.measurement = *m_trials[*chosen].tried.measurement;
        else {
            PARE_TRY_ASSIGN(outcome.measurement, m_session->measure(m_trials[*chosen].applied->model, depth));
        }
        return {};
    }

    // The layers that lose most, of each candidate where they were measured.
    [[nodiscard]] std::string inTheWay() const
    {
        std::string text;
        for (const Trial &trial : m_trials)
            if (const std::string worst = sensitivityText(trial.tried.sensitivities); !worst.empty())
                text += fmt::format("; of {}, most of the noise comes from {}", trial.tried.title, worst);
        return text;
    }

    // Why there is nothing to try: layers that are in low precision already, or none with weights at all.
    [[nodiscard]] std::string nothingMade() const
    {
        int64_t already = 0;
        int64_t declined = 0;
        for (const AppliedRecipe &applied : m_idle)
            for (const PassReport &report : applied.reports)
                for (const Declined &layer : report.declined) {
                    already += layer.reason.find("is already") != std::string::npos ? 1 : 0;
                    ++declined;
                }
        std::set<std::string> pruning; // of a preset that removes something, what it removes by
        for (const Candidate &candidate : m_preset.candidates)
            for (const RecipeStep &step : candidate.steps)
                if (step.pass.starts_with("prune-"))
                    pruning.insert(step.pass);
        const int64_t integers = integerLayers(m_source);
        if (!pruning.empty() && integers > 0)
            return fmt::format("nothing to prune: the model computes on integers already ({}); prune before quantizing", plural(integers, "layer"));
        if (!pruning.empty() && declined == 0)
            return fmt::format("nothing to prune: this model has nothing that {} could remove", fmt::join(pruning, " or "));
        if (integers > 0)
            return fmt::format("nothing to quantize: the model computes on integers already ({}), and nothing is quantized twice",
                               plural(integers, "layer"));
        if (already > 0)
            return "nothing to quantize: its weights are stored in integers already, and nothing is quantized twice";
        if (declined == 0)
            return "nothing to quantize: no layer of this model has float weights that a neural network's formats could hold (Conv, MatMul, "
                   "Gemm, embeddings, recurrent layers)";
        std::string why;
        for (const Trial &trial : m_trials)
            why += (why.empty() ? "" : "; ") + trial.tried.title + ": " + trial.tried.outcome;
        return "nothing could be made: " + why;
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
    Clock::time_point m_started = Clock::now();
    std::unique_ptr<MeasureSession> m_session;
    PassServices m_services;
    AppliedRecipe m_prepared;
    std::optional<BlindCheck> m_blind; // where there is no data
    std::vector<Trial> m_trials;
    std::vector<AppliedRecipe> m_idle; // candidates that found nothing to do
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
    passContext.services.calibrationBorrowed = !request.calibration;
    PARE_TRY_ASSIGN(const bool other, decidedForAnotherModel(source, request));
    PARE_TRY_ASSIGN(outcome.applied, applyRecipe(source, request.recipe,
                                                 {.resolveAnew = request.resolveAnew, .otherSource = other, .reproducer = request.reproducer},
                                                 passContext));
    if (other && !outcome.applied->reports.empty()) {
        auto &findings = outcome.applied->reports.front().findings;
        findings.insert(findings.begin(), {Severity::Warning, "",
                                           "the recipe's decisions were made for another file (SHA-256 " + request.recipe.sourceSha256.substr(0, 12) +
                                               "...) and were replayed on this one; with --resolve they are made anew"});
    }
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

} // namespace pare
