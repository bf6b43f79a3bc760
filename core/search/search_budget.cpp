#include "core/search/preset_search.h"

#include "core/base/units.h"
#include "core/passes/observed_costs.h"
#include "core/runtime/services.h"
#include "core/search/bits_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

// How each group gets its ratio, and each layer its bits:
// 1. What the loss of a group's channels costs the outputs is seen on calibration data, and what it brings on the profile of the model (PruningPlan).
//    What few bits of a layer cost is seen by running the model with these alone (BitsPlan), or is computed from the loss's curvature where that is asked for.
// 2. A bound on the sum of these costs gives the ratios or bits that bring most (a knapsack). It starts where as much is foreseen as the best candidate
//    brought so far.
// 3. These are carried out and judged on the deciding part. Where the guard holds with a margin (a bound that was looked for on
//    these samples comes out worse on others), the bound goes up, else down, until the two come close to each other or the time is over. What held is timed, and competes with everything else.

namespace pare {

namespace {

constexpr double firstLoss = 0.02;   // of the outputs' variance, where nothing holds the guard yet
constexpr double leastLoss = 1e-5;   // below it, what is lost is no longer what stands in the way
constexpr int mostAttempts = 9;
constexpr int mostAgain = 3;          // times that less is tried where the reporting part did not confirm it
constexpr double shareAgain = 0.85;
constexpr double leastAgain = 0.4;
constexpr double secondsOver = 60;    // of the time for trying, for that, and where nothing holds the guard yet
constexpr double leastSeconds = 10;   // for measuring groups
constexpr double mostSeconds = 45;
constexpr double runsOfProbe = 6;     // of one model on all samples, for one of them
constexpr int64_t fewestSamples = 32; // of the calibration data
constexpr int64_t mostSamples = 256;
const double firstStride = std::log(1.6);
const double closeEnough = std::log(1.12);

// Within the guard by what other samples may well show otherwise: a standard error, or half of what it allows.
bool holdsWithMargin(const VariantMeasurement &m, const Guard &guard)
{
    if (!m.withinGuard || !m.difference)
        return m.withinGuard;
    const double error = (m.difference->value - m.difference->ci95.lo) / 1.96;
    return m.difference->value - std::min(std::max(error, 0.0), guard.maxDrop / 2) >= -guard.maxDrop;
}

} // namespace

Result<void> PresetSearch::spendBudgets()
{
    auto later = std::count_if(m_preset.candidates.begin(), m_preset.candidates.end(), [](const Candidate &one) { return one.byGroup || one.byLayer; });
    const double least = shareForPlans * m_request.seconds / static_cast<double>(std::max<long>(later, 1)); // of each, whatever the others took
    for (size_t i = 0; i < m_preset.candidates.size(); ++i) {
        const Candidate &candidate = m_preset.candidates[i];
        if (!candidate.byGroup && !candidate.byLayer)
            continue;
        m_secondsKept = secondsLeft() - std::max(secondsLeft() / static_cast<double>(later--), least);
        Trial none;
        none.candidate = i;
        none.tried.name = candidate.name;
        none.tried.title = candidate.title;
        const size_t before = m_trials.size();
        if (m_deciding.empty() || (candidate.byGroup && !canFit(m_services)))
            none.tried.outcome = candidate.byGroup ? "skipped: needs calibration data, and data to measure on" : "skipped: needs data to measure on";
        else if (const std::string why = candidate.byLayer ? whyNotByLayer(i) : std::string(); !why.empty())
            none.tried.outcome = "skipped: " + why;
        else if (const auto done = spendBudget(i); !done.ok()) {
            if (done.error().kind == ErrorKind::Cancelled)
                return cancelled();
            if (candidate.byCurvature) // asked for by name: another way to weigh layers does not silently stand for it
                return done.error();
            none.tried.outcome = "skipped: " + done.error().text();
        } else if (m_trials.size() == before) {
            none.tried.outcome = candidate.byLayer ? "skipped: no bits of their own are foreseen to be worth what they lose" : "skipped: no share of its own is foreseen to be worth what it loses";
        }
        if (!none.tried.outcome.empty())
            m_trials.push_back(std::move(none));
    }
    m_secondsKept = 0;
    return {};
}

// A form of storage that is not worth looking at by layer: one that an earlier candidate has, or that is slow in 4 bits everywhere.
std::string PresetSearch::whyNotByLayer(size_t candidate)
{
    const auto structure = [&](size_t which) {
        Recipe recipe;
        recipe.steps = {m_preset.candidates[which].steps.front()};
        recipe.steps[0].options["rounding"] = "nearest"; // the form does not hang on it
        recipe.steps[0].options["bits"] = 4;
        RunContext quiet = m_context;
        quiet.onProgress = {};
        PassContext context{quiet, m_services};
        const auto applied = applyRecipe(m_prepared.model, recipe, {.compare = false}, context);
        return applied.ok() ? structureOf(applied->model) : std::string();
    };
    const std::string own = structure(candidate);
    if (own.empty())
        return {}; // the plan will say why
    for (size_t other = 0; other < candidate; ++other)
        if (m_preset.candidates[other].byLayer && structure(other) == own)
            return "here it stores the same way as " + m_preset.candidates[other].title;
    if (m_preset.promisesFaster || m_preset.promisesNotSlower)
        for (const Trial &trial : m_trials)
            if (trial.structure == own && trial.tried.measurement && trial.tried.measurement->slower())
                return "in 4 bits, this form is slower than the source here";
    return {};
}

Result<std::shared_ptr<const BudgetPlan>> PresetSearch::planOf(size_t candidate)
{
    const std::string &title = m_preset.candidates[candidate].title;
    PassContext context{m_context, m_services};
    if (m_preset.candidates[candidate].byLayer) {
        BitsPlanLimits limits;
        limits.seconds = std::clamp(secondsLeft() / 3, leastSeconds, mostSeconds);
        const RecipeStep &step = m_preset.candidates[candidate].steps.front();
        if (std::exchange(m_bitsComputed, m_preset.candidates[candidate].byCurvature) != m_preset.candidates[candidate].byCurvature)
            m_bitsPlan.reset();
        if (m_preset.candidates[candidate].byCurvature) {
            const auto &data = m_request.calibration ? m_request.calibration : m_request.training;
            if (!data)
                return unavailable("layer costs by the Hessian need data that is not measured on: give --calib or --train");
            PARE_TRY_ASSIGN(BitsPlan plan, BitsPlan::byCurvature(m_prepared.model, step, *m_session, limits, m_bitsPlan.get(), curvatureService(*data, m_context), context));
            m_bitsPlan = std::make_shared<BitsPlan>(std::move(plan));
            return std::shared_ptr<const BudgetPlan>(m_bitsPlan);
        }
        PARE_TRY_ASSIGN(BitsPlan plan, BitsPlan::of(m_prepared.model, step, *m_session, m_deciding, limits, m_bitsPlan.get(), context));
        m_bitsPlan = std::make_shared<BitsPlan>(std::move(plan));
        return std::shared_ptr<const BudgetPlan>(m_bitsPlan);
    }
    if (m_pruningPlan)
        return std::shared_ptr<const BudgetPlan>(m_pruningPlan);
    m_context.progress(title + ": measuring what each group's loss costs and brings");
    PARE_TRY_ASSIGN(const auto times, layerTimes());
    const auto &alone = m_prepared.resolved.leaveAlone;
    PARE_TRY_ASSIGN(PruningPlan plan, PruningPlan::of(m_prepared.model, times, {alone.begin(), alone.end()}, context));
    PARE_TRY(measureGroups(title, plan));
    m_pruningPlan = std::make_shared<PruningPlan>(std::move(plan));
    return std::shared_ptr<const BudgetPlan>(m_pruningPlan);
}

// What the outputs lose with each group alone: as far as the time suffices.
Result<void> PresetSearch::measureGroups(const std::string &title, PruningPlan &plan)
{
    const auto started = Clock::now();
    const double most = std::clamp(secondsLeft() / 4, leastSeconds, mostSeconds);
    const auto probes = plan.probes();
    const double each = most / static_cast<double>(std::max<size_t>(probes.size(), 1));
    const auto samples = std::clamp(static_cast<int64_t>(each / runsOfProbe / std::max(m_session->secondsPerSample(), 1e-6)), fewestSamples, mostSamples);
    PassContext context{m_context, m_services};
    for (size_t i = 0; i < probes.size() && std::chrono::duration<double>(Clock::now() - started).count() < most; ++i) {
        if (m_context.stopRequested())
            return cancelled();
        m_context.progress(title + ": measuring what the loss of each group costs", static_cast<int64_t>(i), static_cast<int64_t>(probes.size()));
        PARE_TRY(plan.measure(probes[i], samples, context));
    }
    return {};
}

// The prepared model with what brings most within a bound, judged, and timed where it holds the guard.
Result<Trial> PresetSearch::spentUpTo(size_t candidate, const std::shared_ptr<const BudgetPlan> &plan, double bound)
{
    const BudgetPlan::Within within = plan->withinLoss(bound);
    const Candidate &asked = m_preset.candidates[candidate];
    m_context.progress(asked.title + ": trying " + within.words);
    std::vector<RecipeStep> steps = asked.steps;
    steps.front().options[asked.byLayer ? "layer_bits" : "ratios"] = within.option;
    PARE_TRY_ASSIGN(Trial trial, make(candidate, steps));
    trial.lossBound = bound;
    trial.plan = plan;
    trial.tried.sensitivities = plan->sensitivities();
    trial.tried.name += within.suffix;
    trial.tried.title += ": " + within.words;
    if (trial.applied)
        PARE_TRY(judgeThenTime(trial));
    m_context.progress(trial.tried.title + ": " + trial.tried.outcome);
    return trial;
}

// What held the guard on the samples that decide and not on those that report: less is done, in proportion to what was lost there.
Result<void> PresetSearch::spendLess(size_t failed)
{
    const Trial &trial = m_trials[failed];
    if (trial.lossBound <= 0 || m_plansAgain >= mostAgain || trial.tried.measurement->withinGuard || secondsLeft() < -secondsOver || (timeIsUp() && bestScore() < INFINITY))
        return {};
    const VariantMeasurement &m = *trial.tried.measurement;
    const auto plan = trial.plan;
    const double lost = m.difference ? -m.difference->value : 0;
    const double bound = trial.lossBound * std::clamp(lost > 0 ? shareAgain * m_request.guard.maxDrop / lost : shareAgain, leastAgain, shareAgain);
    const std::string option = plan->withinLoss(bound).option;
    const bool known = std::any_of(m_trials.begin(), m_trials.end(), [&](const Trial &other) {
        return other.plan == plan && (plan->withinLoss(other.lossBound).option == option || (other.promise && other.score < trial.score));
    });
    if (known || option.empty())
        return {};
    ++m_plansAgain;
    PARE_TRY_ASSIGN(Trial less, spentUpTo(trial.candidate, plan, bound));
    m_trials.push_back(std::move(less));
    return {};
}

Result<void> PresetSearch::spendBudget(size_t candidate)
{
    PARE_TRY_ASSIGN(const auto plan, planOf(candidate));
    std::optional<double> holds; // logarithms of bounds
    std::optional<double> fails;
    double stride = firstStride;
    // What the steps behind it bring is not foreseen: with such steps the best score says nothing of the bound.
    const bool alone = m_preset.candidates[candidate].steps.size() == 1;
    double bound = std::log(alone && bestScore() < INFINITY ? std::max(plan->lossForScore(bestScore()), 2 * leastLoss) : firstLoss);
    std::map<std::string, bool> known; // by the option's text, whether the guard held with a margin
    for (int attempt = 0; attempt < mostAttempts && bound > std::log(leastLoss); ++attempt) {
        if (m_context.stopRequested())
            return cancelled();
        if (attempt > 0 && timeIsUp() && (bestScore() < INFINITY || secondsLeft() < -secondsOver))
            break; // what was measured for the plan shall not have been for nothing
        const std::string option = plan->withinLoss(std::exp(bound)).option;
        if (option.empty()) {
            if (holds)
                break;
            bound += stride;
            continue;
        }
        if (!known.contains(option)) {
            PARE_TRY_ASSIGN(Trial trial, spentUpTo(candidate, plan, std::exp(bound)));
            const Trial &judgedAs = trial.twin ? m_trials[*trial.twin] : trial;
            known[option] = judgedAs.applied && judgedAs.accuracyKnown && holdsWithMargin(*judgedAs.tried.measurement, m_request.guard);
            const bool idle = !trial.twin && trial.tried.outcome.starts_with("skipped: ");
            m_trials.push_back(std::move(trial));
            if (idle)
                break; // a step that finds nothing to do finds nothing at other ratios
        }
        (known[option] ? holds : fails) = bound;
        if (holds && fails) {
            if (*fails - *holds < closeEnough)
                break;
            bound = (*holds + *fails) / 2;
        } else {
            bound += holds ? stride : -stride;
            stride *= 1.5;
        }
    }
    return {};
}

} // namespace pare
