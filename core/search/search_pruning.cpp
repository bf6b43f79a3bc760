#include "core/search/preset_search.h"

#include "core/base/units.h"
#include "core/passes/observed_costs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

// How each group gets its ratio:
// 1. What the loss of a group's channels costs the outputs is seen on calibration data, and what it brings on the profile of the model (PruningPlan).
// 2. A bound on the sum of these costs gives the ratios that bring most (a knapsack). It starts where as much is foreseen as the best candidate
//    brought so far.
// 3. These ratios are pruned, repaired, and judged on the deciding part. Where the guard holds with a margin (a bound that was looked for on
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

Result<void> PresetSearch::pruneByGroups()
{
    for (size_t i = 0; i < m_preset.candidates.size(); ++i) {
        if (!m_preset.candidates[i].byGroup)
            continue;
        Trial none;
        none.candidate = i;
        none.tried.name = m_preset.candidates[i].name;
        none.tried.title = m_preset.candidates[i].title;
        if (!canFit(m_services) || m_deciding.empty())
            none.tried.outcome = "skipped: needs calibration data, and data to measure on";
        else if (secondsLeft() < 0 && bestScore() < INFINITY)
            none.tried.outcome = "skipped: the time for trying is over";
        else if (const auto done = pruneByGroup(i); !done.ok()) {
            if (done.error().kind == ErrorKind::Cancelled)
                return cancelled();
            none.tried.outcome = "skipped: " + done.error().text();
        }
        if (!none.tried.outcome.empty())
            m_trials.push_back(std::move(none));
    }
    return {};
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

// The prepared model with the shares that bring most within a bound, judged, and timed where it holds the guard.
Result<Trial> PresetSearch::prunedTo(size_t candidate, double bound)
{
    const PrunedShares shares = m_plan->within(bound);
    m_context.progress(fmt::format("{}: trying {:.0f} % of the channels, of {}", m_preset.candidates[candidate].title, 100 * shares.channels,
                                   plural(static_cast<int64_t>(shares.ratios.size()), "group")));
    std::vector<RecipeStep> steps = m_preset.candidates[candidate].steps;
    steps.front().options["ratios"] = shares.text();
    PARE_TRY_ASSIGN(Trial trial, make(candidate, steps));
    trial.lossBound = bound;
    trial.tried.name += fmt::format("-{:.1f}", 100 * shares.channels);
    trial.tried.title += fmt::format(": {:.1f} % of the channels", 100 * shares.channels);
    if (trial.applied)
        PARE_TRY(judgeThenTime(trial));
    m_context.progress(trial.tried.title + ": " + trial.tried.outcome);
    return trial;
}

// Ratios that held the guard on the samples that decide and not on those that report: less goes, in proportion to what was lost there.
Result<void> PresetSearch::pruneUnconfirmed(size_t failed)
{
    const Trial &trial = m_trials[failed];
    if (trial.lossBound <= 0 || !m_plan || m_plansAgain >= mostAgain || trial.tried.measurement->withinGuard || secondsLeft() < -secondsOver)
        return {};
    const VariantMeasurement &m = *trial.tried.measurement;
    const double lost = m.difference ? -m.difference->value : 0;
    const double bound = trial.lossBound * std::clamp(lost > 0 ? shareAgain * m_request.guard.maxDrop / lost : shareAgain, leastAgain, shareAgain);
    const std::string ratios = m_plan->within(bound).text();
    const bool known = std::any_of(m_trials.begin(), m_trials.end(), [&](const Trial &other) {
        return other.lossBound > 0 && (m_plan->within(other.lossBound).text() == ratios || (other.promise && other.score < trial.score));
    });
    if (known || ratios.empty())
        return {};
    ++m_plansAgain;
    PARE_TRY_ASSIGN(Trial less, prunedTo(trial.candidate, bound));
    m_trials.push_back(std::move(less));
    return {};
}

Result<void> PresetSearch::pruneByGroup(size_t candidate)
{
    const std::string &title = m_preset.candidates[candidate].title;
    m_context.progress(title + ": measuring what each group's loss costs and brings");
    PARE_TRY_ASSIGN(const auto times, layerTimes());
    PassContext context{m_context, m_services};
    const auto &alone = m_prepared.resolved.leaveAlone;
    PARE_TRY_ASSIGN(m_plan, PruningPlan::of(m_prepared.model, times, {alone.begin(), alone.end()}, context));
    PARE_TRY(measureGroups(title, *m_plan));
    std::optional<double> holds; // logarithms of bounds
    std::optional<double> fails;
    double stride = firstStride;
    double bound = std::log(bestScore() < INFINITY ? m_plan->lossForScore(bestScore()) : firstLoss);
    std::map<std::string, bool> known; // by ratios, whether the guard held with a margin
    for (int attempt = 0; attempt < mostAttempts && bound > std::log(leastLoss); ++attempt) {
        if (m_context.stopRequested())
            return cancelled();
        if (secondsLeft() < (bestScore() < INFINITY ? 0 : -secondsOver))
            break;
        const PrunedShares shares = m_plan->within(std::exp(bound));
        if (shares.ratios.empty()) {
            if (holds)
                break;
            bound += stride;
            continue;
        }
        const std::string ratios = shares.text();
        if (!known.contains(ratios)) {
            PARE_TRY_ASSIGN(Trial trial, prunedTo(candidate, std::exp(bound)));
            known[ratios] = trial.applied && holdsWithMargin(*trial.tried.measurement, m_request.guard);
            m_trials.push_back(std::move(trial));
        }
        (known[ratios] ? holds : fails) = bound;
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
