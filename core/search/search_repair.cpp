// What calibration data can mend in a candidate without making it slower. First what is cheap: weights rounded together (gptq). Where that does not do and
// ranges are fixed, biases are corrected too, and channels of neighbouring layers evened out before (equalize-layers, smooth-scales): that takes longer. Measured
// on six networks, biases were worth something on two and cost something on two; evening out was worth 0 to 2.5 dB on five, and cost 3 on one.
#include "core/search/preset_search.h"

#include "core/base/time_limit.h"
#include "core/passes/all_passes.h"
#include "core/passes/observed_costs.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pare {

namespace {

constexpr double timesAsLong = 6;      // that the repaired form may take to be made
constexpr double leastSeconds = 5;
constexpr double secondsToRound = 25; // of weights: the plain form is made in next to no time, often, and this takes some runs a layer
constexpr double leastGainDb = 0.5;    // of the outputs' SQNR: below, the plain form stays
constexpr double enoughGainDb = 3;     // half of the noise: where the guard holds with it, nothing more is tried
constexpr double metricLeeway = 0.25;  // of the guard: a metric counts samples, and one more or less of them tells nothing

// The step's options with their defaults; none where it is no such step, or not as its pass knows it.
std::optional<Options> optionsOf(const RecipeStep &step, const char *pass)
{
    const Pass *found = step.pass == pass ? findPass(step.pass) : nullptr;
    auto options = found ? Options::fromJson(found->options, step.options) : Result<Options>(unsupported(step.pass));
    return options.ok() ? std::optional(std::move(*options)) : std::nullopt;
}

bool quantizesStatically(const RecipeStep &step)
{
    const auto options = optionsOf(step, "quantize-static");
    return options && options->boolean("per_channel");
}

// Rounds each weight by itself, and knows nothing of activations.
bool roundsToNearest(const RecipeStep &step)
{
    if (const auto stored = optionsOf(step, "quantize-weights"))
        return stored->integer("bits") == 8 && stored->text("rounding") == "auto";
    const auto dynamic = optionsOf(step, "quantize-dynamic");
    return dynamic && dynamic->boolean("per_channel") && dynamic->text("rounding") == "auto";
}

bool repairable(const std::vector<RecipeStep> &steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const RecipeStep &step) { return quantizesStatically(step) || roundsToNearest(step); });
}

bool looksAtData(const std::vector<RecipeStep> &steps)
{
    return std::any_of(steps.begin(), steps.end(), [](const RecipeStep &step) { return step.pass == "quantize-static"; });
}

// evened: channels of neighbouring layers and biases too.
std::vector<RecipeStep> repairing(std::vector<RecipeStep> steps, bool evened)
{
    for (RecipeStep &step : steps) {
        if (quantizesStatically(step)) {
            step.options["rounding"] = "gptq";
            if (evened)
                step.options["correct_bias"] = true;
        } else if (roundsToNearest(step)) {
            step.options["rounding"] = "gptq";
        }
    }
    const auto first = std::find_if(steps.begin(), steps.end(), quantizesStatically);
    if (evened && first != steps.end()) {
        std::vector<RecipeStep> before(2);
        before[0].pass = "equalize-layers";
        before[1].pass = "smooth-scales";
        steps.insert(first, before.begin(), before.end());
    }
    return steps;
}

double sqnr(const Trial &trial)
{
    return trial.tried.measurement->fidelity ? trial.tried.measurement->fidelity->sqnrDb : 0;
}

} // namespace

bool PresetSearch::mayRepair(size_t of) const
{
    const Trial &trial = m_trials[of];
    if (std::any_of(m_trials.begin(), m_trials.end(), [&](const Trial &other) { return other.repairOf == of; }))
        return false; // it was
    return m_preset.search != SearchKind::First && trial.applied && trial.tried.measurement && trial.tried.measurement->fidelity && !trial.repaired
           && isPlain(trial) && m_preset.candidates[trial.candidate].rescue && canFit(m_services)
           && repairable(stepsOf(trial)) && secondsLeft() - m_secondsKept > timesAsLong * trial.makingSeconds;
}

// The trial in its repaired form, judged, and timed where it holds the guard. It has no model where that is no nearer to the source. Where two forms
// were tried, the nearer; the other is among the trials.
Result<Trial> PresetSearch::repaired(size_t of)
{
    PARE_TRY_ASSIGN(Trial quick, repairedBy(of, false));
    const bool made = quick.tried.measurement.has_value();
    const bool enough = quick.applied && quick.tried.measurement->withinGuard && sqnr(quick) >= sqnr(m_trials[of]) + enoughGainDb;
    const std::vector<RecipeStep> &steps = stepsOf(m_trials[of]);
    if (!made || enough || std::none_of(steps.begin(), steps.end(), quantizesStatically) || secondsLeft() - m_secondsKept < timesAsLong * quick.makingSeconds)
        return quick;
    PARE_TRY_ASSIGN(Trial evened, repairedBy(of, true));
    if (!evened.applied || (quick.applied && sqnr(quick) > sqnr(evened)))
        std::swap(quick, evened);
    if (quick.applied && std::exchange(quick.promise, false))
        quick.tried.outcome = fmt::format("keeps the promise; {} is nearer to the source ({:.1f} dB, and {:.1f} dB here)", evened.tried.title, sqnr(evened), sqnr(quick));
    m_trials.push_back(std::move(quick));
    return evened;
}

Result<Trial> PresetSearch::repairedBy(size_t of, bool evened)
{
    m_context.progress((evened ? "evening out and repairing " : "repairing ") + m_trials[of].tried.title);
    const double wanted = std::max(timesAsLong * m_trials[of].makingSeconds, secondsToRound);
    const double seconds = std::min(wanted, (secondsLeft() - m_secondsKept) / 2) + leastSeconds;
    Trial one;
    {
        const TimeLimit limit(m_context, seconds);
        auto made = make(m_trials[of].candidate, repairing(stepsOf(m_trials[of]), evened));
        if (!made.ok() && !limit.over())
            return made.error();
        if (made.ok()) {
            one = std::move(*made);
        } else {
            one.candidate = m_trials[of].candidate;
            one.tried.outcome = fmt::format("repairing took longer than {:.0f} s", seconds);
        }
    }
    one.placed = one.tried.inFloat = m_trials[of].placed;
    one.repaired = true;
    one.repairOf = of;
    one.tried.name = m_trials[of].tried.name + (evened ? "-evened-repaired" : "-repaired");
    one.tried.title = m_trials[of].tried.title + (evened ? ", evened out and repaired by calibration data" : ", repaired by calibration data");
    if (!one.applied)
        return one;
    PARE_TRY_ASSIGN(const bool good, measured(one, m_session->measure(one.applied->model, {.latency = false, .samples = m_deciding})));
    if (!good)
        return one;
    one.accuracyKnown = true;
    const VariantMeasurement judgement = *one.tried.measurement;
    VariantMeasurement plain = *m_trials[of].tried.measurement;
    if (m_trials[of].refused) { // its numbers are of the samples that report
        auto again = m_session->measure(m_trials[of].applied->model, {.latency = false, .samples = m_deciding});
        if (!again.ok())
            return again.error();
        plain = std::move(*again);
    }
    const bool metricHolds = !judgement.difference || !plain.difference
                             || judgement.difference->value >= plain.difference->value - metricLeeway * m_request.guard.maxDrop;
    const double before = plain.fidelity ? plain.fidelity->sqnrDb : 0;
    if (!judgement.fidelity || !metricHolds || sqnr(one) < before + leastGainDb) {
        one.tried.outcome = fmt::format("no nearer to the source than {} ({:.1f} dB, and {:.1f} dB before)", m_trials[of].tried.title, sqnr(one), before);
        if (!metricHolds)
            one.tried.outcome += fmt::format("; what decides lost {:.4g} more", plain.difference->value - judgement.difference->value);
        one.applied.reset();
        return one;
    }
    if (!judgement.withinGuard) {
        one.tried.outcome = brokenPromise(judgement, m_preset, m_session->sourceBytes(), false);
        return one;
    }
    PARE_TRY(timeJudged(one));
    return one;
}

// The best of those that were made without data, where it is past the guard: weights rounded together are all that it needs, often, and that takes
// less time than to look for layers that have to go back to float.
Result<void> PresetSearch::roundTogether()
{
    if (m_preset.search == SearchKind::First || m_deciding.empty())
        return {};
    for (const size_t i : byScore([&](const Trial &trial) { return trial.accuracyKnown && !looksAtData(stepsOf(trial)); })) {
        const VariantMeasurement &m = *m_trials[i].tried.measurement;
        if (m.withinGuard || m_trials[i].score >= bestScore())
            return {};
        if ((m.slower() && m_target.timedHere()) || !mayRepair(i))
            continue;
        PARE_TRY_ASSIGN(Trial one, repaired(i));
        m_trials.push_back(std::move(one));
        return {};
    }
    return {};
}

// True where the repaired form took the place of the best.
Result<bool> PresetSearch::repairTheBest(size_t best)
{
    if (m_bestRepaired || m_deciding.empty() || !mayRepair(best))
        return false;
    m_bestRepaired = true;
    PARE_TRY_ASSIGN(Trial one, repaired(best));
    Trial &plain = m_trials[best];
    const auto &before = plain.tried.measurement->latencyRatio;
    const auto &after = one.tried.measurement ? one.tried.measurement->latencyRatio : std::nullopt;
    const bool asFast = !before || !after || after->ci95.lo <= before->ci95.hi;
    if (one.promise && !asFast)
        one.tried.outcome = "nearer to the source than " + plain.tried.title + ", but slower";
    one.promise = one.promise && asFast;
    const bool takesItsPlace = one.promise;
    if (takesItsPlace) {
        plain.promise = false;
        plain.tried.outcome = fmt::format("keeps the promise; repaired by calibration data it is nearer to the source ({:.1f} dB, and {:.1f} dB before)", sqnr(one), sqnr(plain));
        one.inPlaceOf = best;
        one.score = plain.score;
    }
    m_trials.push_back(std::move(one));
    return takesItsPlace;
}

} // namespace pare
