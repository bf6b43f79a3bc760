#include "core/search/preset_search.h"

#include "core/base/units.h"
#include "core/passes/weighted_layer.h"
#include "core/search/float_rescue.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare {

// Trials that are past the guard and would be better than what keeps the promise, from the most promising on.
Result<void> PresetSearch::rescue()
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

Result<void> PresetSearch::rescueOne(size_t failed)
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

} // namespace pare
