#include "core/search/preset_search.h"

#include "core/base/units.h"
#include "core/passes/weighted_layer.h"
#include "core/search/float_rescue.h"
#include "core/search/rescue_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace pare {

namespace {

constexpr double leastAdvantage = 0.12; // of the score over what keeps the promise already: layers that move cost some of it
constexpr double mostOfNoise = 0.95; // layers that make this much of it are measured quantized dynamically too,
constexpr int mostLooksBetween = 3;  // the rung that holds and the last that does not
constexpr size_t mostUrgent = 18;    // but no more than these
constexpr double leastMargin = 0.25; // of what the guard allows

// A node with weights of this name in a body below the graph.
bool hasWeightsInBodies(const pb::GraphProto &graph, const std::string &name)
{
    return std::any_of(graph.node().begin(), graph.node().end(), [&](const pb::NodeProto &node) {
        return std::any_of(node.attribute().begin(), node.attribute().end(), [&](const pb::AttributeProto &attribute) {
            if (!attribute.has_g())
                return false;
            const auto &inside = attribute.g().node();
            return std::any_of(inside.begin(), inside.end(), [&](const pb::NodeProto &one) { return one.name() == name && hasWeights(one); })
                   || hasWeightsInBodies(attribute.g(), name);
        });
    });
}

// Layers with weights that a step of a candidate quantized.
std::vector<std::string> quantizedLayers(const Model &prepared, const AppliedRecipe &applied, const RecipeStep &resolved)
{
    std::vector<std::string> layers;
    for (const std::string &layer : changedLayers(applied, resolved.pass))
        if (const auto node = prepared.index().find(layer); node && hasWeights(prepared.index().node(*node)))
            layers.push_back(layer);
    for (const std::string &layer : layersInBodies(resolved))
        if (hasWeightsInBodies(prepared.graph(), layer))
            layers.push_back(layer);
    return layers;
}

bool losesOver(double margin, const VariantMeasurement &m, const Guard &guard)
{
    return margin < 1 && m.difference && m.difference->value < -guard.maxDrop * margin;
}

} // namespace

// Trials that are past the guard and would be better than what keeps the promise, from the most promising on.
Result<void> PresetSearch::rescue()
{
    if (m_preset.search == SearchKind::First || m_deciding.empty())
        return {};
    std::vector<std::string> done;
    for (const size_t i : byScore([&](const Trial &t) { return m_preset.candidates[t.candidate].rescue && t.accuracyKnown; })) {
        const VariantMeasurement &m = *m_trials[i].tried.measurement;
        if (m.withinGuard || (m.slower() && m_target.timedHere()) || m_trials[i].score >= bestScore() - leastAdvantage || done.size() >= 2
            || std::find(done.begin(), done.end(), m_trials[i].structure) != done.end())
            continue;
        if (longOver() || (timeIsUp() && bestScore() < INFINITY))
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

// A trial that held the guard on the samples that decide and not on those that report: its layers are moved until it holds half of the
// guard, then a quarter, and only where that is worth more than what comes next.
Result<void> PresetSearch::rescueUnconfirmed(size_t failed)
{
    const Trial &trial = m_trials[failed];
    const VariantMeasurement &m = *trial.tried.measurement;
    if (m_margin <= leastMargin || m.withinGuard || m.slower() || m_deciding.empty() || m_preset.search == SearchKind::First || secondsLeft() < 0
        || !m_preset.candidates[trial.candidate].rescue || trial.score >= bestScore() - leastAdvantage)
        return {};
    const bool moved = trial.tried.inFloat.size() > trial.placed.size() || !trial.tried.dynamic.empty();
    size_t plain = failed; // further up the same path
    for (size_t i = 0; i < m_trials.size() && moved; ++i)
        if (sameOrigin(m_trials[i], trial) && isPlain(m_trials[i]) && m_trials[i].applied)
            plain = i;
    if (moved && plain == failed)
        return {};
    m_margin /= 2;
    return rescueOne(plain);
}

// Milliseconds that each layer of the prepared model takes in one run; empty where that cannot be had.
Result<std::map<std::string, double>> PresetSearch::layerTimes()
{
    auto times = m_session->layerTimes(m_prepared.model, m_deciding);
    if (times.ok() || times.error().kind == ErrorKind::Cancelled)
        return times;
    return std::map<std::string, double>();
}

// Layers by what they lose and take, as far as it can be measured in the time that is left.
Result<std::vector<RescueLayer>> PresetSearch::rescueLayers(size_t failed, size_t step, const std::vector<std::string> &layers)
{
    PassContext context{m_context, m_services};
    const RecipeStep &resolved = m_trials[failed].applied->resolved.steps[step];
    RescueLimits limits;
    limits.seconds = std::clamp(secondsLeft() / 4, 12.0, 30.0);
    PARE_TRY_ASSIGN(const auto ranked, layerSensitivities(m_prepared.model, resolved, layers, *m_session, m_deciding, limits, context));
    m_trials[failed].tried.sensitivities = ranked;

    PARE_TRY_ASSIGN(const auto times, layerTimes());
    std::vector<RescueLayer> known;
    std::vector<std::string> urgent; // that make nearly all of the noise
    double whole = 0;
    for (const LayerSensitivity &layer : ranked)
        whole += layer.noise;
    double covered = 0;
    for (const LayerSensitivity &layer : ranked) {
        known.push_back({layer.layer, layer.noise, {}, times.contains(layer.layer) ? times.at(layer.layer) : 0});
        const bool outside = m_prepared.model.index().find(layer.layer).has_value(); // of a branch one cannot be had alone
        if (resolved.pass == "quantize-static" && !m_target.unsuited.contains("quantize-dynamic") && outside && covered < mostOfNoise * whole && urgent.size() < mostUrgent)
            urgent.push_back(layer.layer);
        covered += layer.noise;
    }
    std::vector<int64_t> samples = m_deciding;
    if (static_cast<int64_t>(samples.size()) > limits.samples)
        samples.resize(static_cast<size_t>(limits.samples));
    limits.seconds /= 2;
    PARE_TRY_ASSIGN(const auto dynamic, dynamicNoise(m_prepared.model, urgent, *m_session, samples, limits, context));
    for (size_t i = 0; i < dynamic.size(); ++i)
        std::find_if(known.begin(), known.end(), [&](const RescueLayer &layer) { return layer.layer == urgent[i]; })->dynamicNoise = dynamic[i];
    return known;
}

// The trial with some of its layers moved, judged. Where it holds the guard it is timed too.
Result<Trial> PresetSearch::rescued(size_t failed, size_t step, const RescueState &state)
{
    const Recipe &resolved = m_trials[failed].applied->resolved;
    std::vector<RecipeStep> steps = stepsOf(m_trials[failed]);
    std::copy_n(resolved.steps.begin(), step, steps.begin()); // what came before is done again as it was
    std::vector<std::string> moved = state.inFloat;
    moved.insert(moved.end(), state.dynamic.begin(), state.dynamic.end());
    steps[step] = withoutLayers(resolved.steps[step], moved);
    if (!state.dynamic.empty())
        steps.insert(steps.begin() + static_cast<long>(step) + 1, dynamicLayers(state.dynamic));
    PARE_TRY_ASSIGN(Trial one, make(m_trials[failed].candidate, steps));
    std::string name;
    std::string title;
    const auto tell = [&](const std::vector<std::string> &layers, const char *what) {
        if (layers.empty())
            return;
        name += fmt::format("-{}-{}", layers.size(), what);
        title += fmt::format(", {} {}", plural(static_cast<int64_t>(layers.size()), "layer"), what);
    };
    tell(state.dynamic, "dynamic");
    if (!state.inFloat.empty()) {
        name += fmt::format("-{}-in-float", state.inFloat.size());
        title += fmt::format(", {} in float", plural(static_cast<int64_t>(state.inFloat.size()), "layer"));
    }
    one.repaired = m_trials[failed].repaired;
    one.tried.name = m_trials[failed].tried.name + name;
    one.tried.title = m_trials[failed].tried.title + title;
    m_context.progress(one.tried.title);
    one.placed = one.tried.inFloat = m_trials[failed].placed;
    one.tried.inFloat.insert(one.tried.inFloat.end(), state.inFloat.begin(), state.inFloat.end());
    one.tried.dynamic = state.dynamic;
    if (!one.applied)
        return one;
    PARE_TRY_ASSIGN(const bool good, measured(one, m_session->measure(one.applied->model, {.latency = false, .samples = m_deciding})));
    if (!good)
        return one;
    one.accuracyKnown = true;
    if (const VariantMeasurement &m = *one.tried.measurement; !m.withinGuard || losesOver(m_margin, m, m_request.guard)) {
        one.tried.outcome = m.withinGuard ? "within the guard, but not by so much that other samples could be trusted to show it"
                                          : brokenPromise(m, m_preset, m_session->sourceBytes(), false);
        one.applied.reset();
        return one;
    }
    PARE_TRY(timeJudged(one));
    return one;
}

// Up the path of moves, half of the noise at each rung, until the guard holds; then between that rung and the one before, a few times.
Result<void> PresetSearch::rescueOne(size_t failed)
{
    size_t nearest = failed;
    if (m_trials[failed].repaired) // the plain form says which layers lose, the repaired one loses less
        for (size_t i = 0; i < m_trials.size(); ++i)
            if (sameOrigin(m_trials[i], m_trials[nearest]) && isPlain(m_trials[i]) && m_trials[i].applied)
                failed = i;
    auto step = quantizingStep(stepsOf(m_trials[failed]));
    if (!step)
        return {};
    const AppliedRecipe &applied = *m_trials[failed].applied;
    const std::vector<std::string> layers = quantizedLayers(m_prepared.model, applied, applied.resolved.steps[*step]);
    if (layers.size() < 2)
        return {};
    if (nearest == failed) {
        const auto sqnr = [&](size_t i) { return m_trials[i].tried.measurement->fidelity->sqnrDb; };
        for (size_t i = 0; i < m_trials.size(); ++i)
            if (m_trials[i].repairOf == failed && m_trials[i].applied && (nearest == failed || sqnr(i) > sqnr(nearest)))
                nearest = i;
    }
    if (nearest == failed && mayRepair(failed)) {
        PARE_TRY_ASSIGN(Trial one, repaired(failed));
        const bool nearer = one.applied.has_value();
        if (one.promise && losesOver(m_margin, *one.tried.measurement, m_request.guard))
            one.promise = false;
        const bool holds = one.promise;
        m_trials.push_back(std::move(one));
        if (holds && m_margin == 1) // else other samples have said no before, and may again
            return {};
        if (nearer)
            nearest = m_trials.size() - 1;
    }
    if (!m_rescueLayers.contains(failed)) {
        PARE_TRY_ASSIGN(m_rescueLayers[failed], rescueLayers(failed, *step, layers));
    }
    const std::vector<RescueLayer> &known = m_rescueLayers[failed];
    failed = nearest;
    step = quantizingStep(stepsOf(m_trials[failed]));
    const auto path = rescuePath(known);
    size_t below = 0;
    for (const size_t rung : rescueRungs(path, known.size())) {
        if (longOver() || (timeIsUp() && rung > 4 && bestScore() < INFINITY))
            break;
        const RescueState state = stateAfter(path, rung);
        if (std::any_of(m_trials.begin(), m_trials.end(), [&](const Trial &other) {
                return sameOrigin(other, m_trials[failed]) && other.repaired == m_trials[failed].repaired && other.tried.dynamic == state.dynamic
                       && std::equal(other.tried.inFloat.begin() + static_cast<long>(std::min(other.placed.size(), other.tried.inFloat.size())), other.tried.inFloat.end(),
                                     state.inFloat.begin(), state.inFloat.end());
            })) { // tried before, with more of the guard for it to take
            below = rung;
            continue;
        }
        PARE_TRY_ASSIGN(Trial one, rescued(failed, *step, state));
        const bool holds = one.applied.has_value();
        m_trials.push_back(std::move(one));
        if (!holds) {
            below = rung;
            continue;
        }
        size_t above = rung;
        for (int looks = 0; looks < mostLooksBetween && secondsLeft() > 0; ++looks) {
            const size_t between = (below + above) / 2;
            if (between <= below)
                break;
            PARE_TRY_ASSIGN(Trial less, rescued(failed, *step, stateAfter(path, between)));
            (less.applied.has_value() ? above : below) = between;
            m_trials.push_back(std::move(less));
        }
        break;
    }
    return {};
}

} // namespace pare
