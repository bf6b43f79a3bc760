#include "core/search/preset_search.h"

#include "core/formats/onnx_file.h"
#include "core/formats/recipe_in_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

// How a preset is turned into a variant:
// 1. The data is split into a part that decides and a part that reports (seeded, by class), so that no number that is shown was
//    selected on the same samples; where there are too few samples, the numbers say so.
// 2. The preparing steps run once. Each candidate is made from the prepared model and timed beside the source; models of equal
//    structure run equally fast and are timed once.
// 3. The fastest of those that compute on integers are looked into by the runtime's profile: layers that integers make slower stay in float
//    in one candidate more (search_placement).
// 4. Speed comes first, for it is cheap: in the order of speed and size, candidates are judged on the deciding part, until one keeps
//    the promise. What cannot beat it any more is not judged.
// 5. The best candidate that was made without data, where it is past the guard, has its weights rounded together by what they read (search_repair).
//    A faster candidate that is past the guard may be rescued: it is repaired by calibration data, which costs it no time (search_repair: what is
//    cheap first); then layers of fixed ranges become dynamic, or go back to float, in the order of the noise that this takes away for the time that
//    it costs (rescue_path), until the guard holds.
// 6. Where the preset prunes by group, each group gets a ratio of its own, and where it stores by layer, each layer its own bits: as far as the
//    guard allows (search_budget).
// 7. Those that came close to the best are timed again together, longer. The first is repaired too: where that is nearer to the source it takes
//    its place. Then it is measured again, fully, on the reporting part.
//    If it fails there, the next one has its turn.
// 8. Where nothing keeps the promise, a last resort (same speed, smaller file) is delivered and says so; else the answer is no.

namespace pare {

namespace {

constexpr double closeScore = 0.12;      // of the logarithm: within it, short timings may be wrong about which is best
constexpr size_t mostTogether = 3;       // candidates that are timed again together
constexpr double leastBlindCosine = 0.98; // on random inputs, where there is no data to judge on
constexpr double hopelessRatio = 1.05;   // where even the lower end of the interval is above, accuracy does not matter any more

} // namespace

Result<OptimizeOutcome> PresetSearch::run()
{
    PARE_TRY(start());
    for (size_t i = 0; i < m_preset.candidates.size(); ++i) {
        if (m_context.stopRequested())
            return cancelled();
        if (m_preset.candidates[i].byGroup || m_preset.candidates[i].byLayer)
            continue; // its turn comes when it is known what the others reach
        if (timeIsUp() && m_preset.search != SearchKind::First)
            PARE_TRY(judgeInOrder()); // where something holds already, the rest is not tried
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
    PARE_TRY(placeByTime());
    PARE_TRY(judgeInOrder());
    PARE_TRY(roundTogether());
    PARE_TRY(rescue());
    PARE_TRY(spendBudgets());
    PARE_TRY(timeTheClosest());
    return deliver();
}

// A failure of the candidate (not of the search) is noted and takes the candidate out.
Result<bool> PresetSearch::measured(Trial &trial, Result<VariantMeasurement> measurement)
{
    if (measurement.ok()) {
        trial.tried.measurement = std::move(*measurement);
        const AppliedRecipe whole = combined(*trial.applied); // sized as the file will be: with its recipe inside
        trial.tried.measurement->sizeBytes = storedBytes(withRecipe(whole.model, whole.resolved));
        return true;
    }
    if (measurement.error().kind == ErrorKind::Cancelled)
        return cancelled();
    trial.tried.outcome = "failed: " + measurement.error().text();
    trial.applied.reset();
    trial.promise = trial.resort = false;
    return false;
}

Result<void> PresetSearch::time(Trial &trial)
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
void PresetSearch::rate(Trial &trial) const
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

Result<void> PresetSearch::judge(Trial &trial)
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

// Accuracy first, for trials of which that decides; where it is lost, the trial is out, and its time is not asked for.
Result<void> PresetSearch::judgeThenTime(Trial &trial)
{
    PARE_TRY_ASSIGN(const bool good, measured(trial, m_session->measure(trial.applied->model, {.latency = false, .samples = m_deciding})));
    if (!good)
        return {};
    trial.accuracyKnown = true;
    const VariantMeasurement judgement = *trial.tried.measurement;
    if (!judgement.withinGuard) {
        trial.tried.outcome = brokenPromise(judgement, m_preset, m_session->sourceBytes(), false);
        trial.applied.reset();
        return {};
    }
    return timeJudged(trial);
}

// What was judged keeps its judgement.
Result<void> PresetSearch::timeJudged(Trial &trial)
{
    const VariantMeasurement judgement = *trial.tried.measurement;
    PARE_TRY(time(trial));
    if (!trial.applied)
        return {};
    const VariantMeasurement timed = std::exchange(*trial.tried.measurement, judgement);
    trial.tried.measurement->latency = timed.latency;
    trial.tried.measurement->latencyRatio = timed.latencyRatio;
    rate(trial);
    return {};
}

std::vector<size_t> PresetSearch::byScore(const std::function<bool(const Trial &)> &wanted) const
{
    std::vector<size_t> order;
    for (size_t i = 0; i < m_trials.size(); ++i)
        if (m_trials[i].applied && m_trials[i].tried.measurement && wanted(m_trials[i]))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return m_trials[a].score < m_trials[b].score; });
    return order;
}

double PresetSearch::bestScore() const
{
    double best = INFINITY;
    for (const Trial &trial : m_trials)
        if (trial.promise)
            best = std::min(best, trial.score);
    return best;
}

Result<void> PresetSearch::judgeInOrder()
{
    if (m_preset.search == SearchKind::First)
        return {}; // the full measurement is the first and only one
    for (const size_t i : byScore([](const Trial &) { return true; })) {
        Trial &trial = m_trials[i];
        const VariantMeasurement &m = *trial.tried.measurement;
        const bool resort = m_preset.candidates[trial.candidate].lastResort;
        if (m_preset.judgesAll) {
            m_context.progress("judging " + trial.tried.title);
            PARE_TRY(judge(trial));
            continue;
        }
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

// Short timings decide between clear cases only: what came close is timed again, together and longer.
Result<void> PresetSearch::timeTheClosest()
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

} // namespace pare
