#include "core/search/preset_search.h"

#include "core/base/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

// A model that runs so fast is faster or slower by where its weights come to lie in memory, by more than the interval of one load tells.
bool hangsOnItsPlace(const VariantMeasurement &m)
{
    constexpr double soShort = 0.2;     // milliseconds
    constexpr double soNear = 0.1;      // of the ratio to 1
    return m.latency && m.latencyRatio && m.latency->median < soShort && std::abs(m.latencyRatio->value - 1) < soNear;
}

bool onlyItsSpeed(const VariantMeasurement &m)
{
    return m.withinGuard || !judged(m);
}

} // namespace

// Loaded and timed twice more; the middle one of the three ratios counts.
Result<void> PresetSearch::timeInOtherPlaces(const Model &model, VariantMeasurement &measurement)
{
    std::vector<VariantMeasurement> timings{measurement};
    for (int again = 0; again < 2; ++again) {
        MeasureDepth depth;
        depth.accuracy = false;
        depth.samples = m_reporting;
        auto timed = m_session->measure(model, depth);
        if (!timed.ok())
            return timed.error();
        if (timed->latencyRatio)
            timings.push_back(std::move(*timed));
    }
    std::ranges::sort(timings, {}, [](const VariantMeasurement &m) { return m.latencyRatio->value; });
    const VariantMeasurement &middle = timings[timings.size() / 2];
    measurement.latency = middle.latency;
    measurement.latencyRatio = middle.latencyRatio;
    measurement.conditions.push_back(fmt::format("loaded and timed {} times, for it runs so fast that its place in memory matters: ratios {:.3f} to {:.3f}, the middle one counts",
                                                 timings.size(), timings.front().latencyRatio->value, timings.back().latencyRatio->value));
    return {};
}

Result<OptimizeOutcome> PresetSearch::deliver()
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
        std::string broken = brokenPromise(full, m_preset, m_session->sourceBytes(), lastResort);
        if (!broken.empty() && onlyItsSpeed(full) && hangsOnItsPlace(full)) {
            PARE_TRY(timeInOtherPlaces(trial.applied->model, full));
            broken = brokenPromise(full, m_preset, m_session->sourceBytes(), lastResort);
        }
        trial.tried.measurement = full;
        trial.tried.outcome = broken.empty() ? "delivered" : (trial.accuracyKnown ? "not confirmed when measured again: " : "") + broken;
        trial.refused = !broken.empty();
        trial.promise = trial.resort = false;
        trial.accuracyKnown = true;
        if (!broken.empty())
            return false;
        chosen = i;
        outcome.measurement = std::move(full);
        return true;
    };
    // What was not judged and would be better than all that is left is judged now.
    const auto open = [&](const Trial &t) { return !t.accuracyKnown && brokenPromise(*t.tried.measurement, m_preset, m_session->sourceBytes(), false).empty(); };
    for (;;) {
        const auto order = byScore([&](const Trial &t) { return t.promise || open(t); });
        if (order.empty())
            break;
        size_t next = order.front();
        if (!m_trials[next].promise) {
            PARE_TRY(judge(m_trials[next]));
            m_trials[next].accuracyKnown = true;
            continue;
        }
        next = nearestOf(order);
        PARE_TRY_ASSIGN(const bool replaced, repairTheBest(next));
        if (replaced)
            continue;
        PARE_TRY_ASSIGN(const bool good, attempt(next, false));
        if (good)
            break;
        if (const auto plain = m_trials[next].inPlaceOf)
            m_trials[*plain].promise = true;
        if (m_trials[next].applied) {
            PARE_TRY(rescueUnconfirmed(next));
            PARE_TRY(spendLess(next));
        }
    }
    if (!chosen && m_preset.promisesFaster) {
        for (Trial &trial : m_trials) {
            if (!trial.applied || !m_preset.candidates[trial.candidate].lastResort || !trial.tried.measurement)
                continue;
            PARE_TRY(judge(trial));
            if (trial.applied && trial.refused)
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
        PARE_TRY(tellPreparation(outcome.measurement));
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
Result<void> PresetSearch::refuse(OptimizeOutcome &outcome, std::optional<size_t> &chosen, const MeasureDepth &depth)
{
    const auto there = byScore([](const Trial &) { return true; });
    const auto within = byScore([](const Trial &t) { return t.accuracyKnown && t.tried.measurement->withinGuard; });
    if (there.empty()) {
        outcome.reason = nothingMade();
        return {};
    }
    chosen = within.empty() ? there.front() : within.front();
    if (within.empty()) { // the one that lost least
        const auto loss = [&](size_t i) {
            const VariantMeasurement &m = *m_trials[i].tried.measurement;
            return !m_trials[i].accuracyKnown ? INFINITY : m.difference ? -m.difference->value : m.fidelity ? -m.fidelity->cosine : INFINITY;
        };
        chosen = *std::min_element(there.begin(), there.end(), [&](size_t a, size_t b) { return loss(a) < loss(b); });
    }
    const Trial &trial = m_trials[*chosen];
    const bool lost = trial.accuracyKnown && trial.tried.outcome == trial.tried.measurement->sentence;
    std::string why = inTheWay();
    if (const int64_t integers = lowPrecisionLayers(m_source); integers > 0)
        why += fmt::format("; the model computes on integers already ({}), and nothing is quantized twice", plural(integers, "layer"));
    outcome.reason = trial.tried.title + ": " + trial.tried.outcome + why;
    for (const size_t i : within)
        if (const VariantMeasurement &m = *m_trials[i].tried.measurement; m.sizeBytes.value_or(INT64_MAX) < m_session->sourceBytes()) {
            outcome.nearest = fmt::format("{} keeps the guard at {} of the size and {:.2f}x of the latency", m_trials[i].tried.title,
                                          formatPercent(static_cast<double>(*m.sizeBytes) / static_cast<double>(m_session->sourceBytes()), 0),
                                          m.latencyRatio ? m.latencyRatio->value : 1.0);
            break;
        }
    if (m_reporting.empty() && depth.samples.empty() && trial.accuracyKnown) {
        outcome.measurement = *trial.tried.measurement;
        return {};
    }
    PARE_TRY_ASSIGN(outcome.measurement, m_session->measure(trial.applied->model, depth));
    if (!m_reporting.empty() && !trial.refused && lost) // two numbers for one thing need names
        outcome.reason = fmt::format("{}: on the samples that decide {}; on the others {}{}", trial.tried.title, trial.tried.outcome, outcome.measurement.sentence, why);
    return {};
}

// The first of trials in the order of their score, or one that is as fast and as small, as far as can be told, and clearly nearer to the source.
size_t PresetSearch::nearestOf(const std::vector<size_t> &order) const
{
    constexpr double asFast = 1.03;
    constexpr double asSmall = 1.02;
    constexpr double nearerDb = 3;
    const auto sqnr = [&](size_t i) { return m_trials[i].tried.measurement->fidelity ? m_trials[i].tried.measurement->fidelity->sqnrDb : 0.0; };
    const VariantMeasurement &first = *m_trials[order.front()].tried.measurement;
    size_t nearest = order.front();
    for (const size_t i : order) {
        const VariantMeasurement &other = *m_trials[i].tried.measurement;
        if (!m_trials[i].promise || !m_trials[i].accuracyKnown || !first.latencyRatio || !other.latencyRatio || !first.sizeBytes || !other.sizeBytes)
            continue;
        const bool equal = other.latencyRatio->ci95.lo <= first.latencyRatio->ci95.hi && other.latencyRatio->value <= asFast * first.latencyRatio->value
                           && static_cast<double>(*other.sizeBytes) <= asSmall * static_cast<double>(*first.sizeBytes);
        if (equal && sqnr(i) > sqnr(nearest) + nearerDb)
            nearest = i;
    }
    return nearest;
}

// The prepared steps and the candidate's as one recipe from the source.
AppliedRecipe PresetSearch::combined(const AppliedRecipe &candidate) const
{
    AppliedRecipe whole = candidate;
    whole.resolved.steps = m_prepared.resolved.steps;
    whole.resolved.steps.insert(whole.resolved.steps.end(), candidate.resolved.steps.begin(), candidate.resolved.steps.end());
    whole.resolved.name = m_preset.name;
    whole.resolved.guard = m_request.guard;
    whole.resolved.sourceSha256 = m_sourceSha256;
    whole.reports = m_prepared.reports;
    whole.reports.insert(whole.reports.end(), candidate.reports.begin(), candidate.reports.end());
    return whole;
}

} // namespace pare
