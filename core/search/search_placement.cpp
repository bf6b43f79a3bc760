// Layers that integers make slower, with the conversions around them, stay in float: found by profiles, and believed only when it was timed.
#include "core/search/preset_search.h"

#include "core/base/units.h"
#include "core/search/placement.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare {

namespace {

constexpr size_t mostPlaced = 3;      // candidates that are looked into, the best first
constexpr int runsOfProfile = 15;
constexpr double leastSaved = 0.02;   // of the candidate's run, by the estimate: below, it is not tried
constexpr double worthLookingInto = 1.0; // of the score above the best: beyond, nothing that stays in float helps

} // namespace

Result<void> PresetSearch::placeByTime()
{
    if (m_preset.search == SearchKind::First || !m_target.timedHere() || !(m_preset.promisesFaster || m_preset.promisesNotSlower))
        return {};
    std::vector<size_t> wanted;
    for (const size_t i : byScore([&](const Trial &t) {
             const auto step = quantizingStep(stepsOf(t));
             return m_preset.candidates[t.candidate].rescue && t.tried.measurement->latencyRatio && step && stepsOf(t)[*step].pass != "quantize-weights";
         })) {
        const Trial &trial = m_trials[i];
        const bool known = std::any_of(wanted.begin(), wanted.end(), [&](size_t other) { return m_trials[other].structure == trial.structure; });
        if (!known && wanted.size() < mostPlaced && (wanted.empty() || trial.score < m_trials[wanted.front()].score + worthLookingInto))
            wanted.push_back(i);
    }
    if (wanted.empty() || longOver())
        return {};
    m_context.progress("looking for layers that integers make slower");
    std::vector<Model> models{m_prepared.model};
    for (const size_t i : wanted)
        models.push_back(m_trials[i].applied->model);
    const auto timings = m_session->timeTogether(models, {.quick = true, .samples = m_deciding});
    const auto inFloat = m_session->profile(m_prepared.model, m_deciding, runsOfProfile);
    if (!timings.ok() || !inFloat.ok()) {
        const bool cancelledHere = (!timings.ok() && timings.error().kind == ErrorKind::Cancelled) || (!inFloat.ok() && inFloat.error().kind == ErrorKind::Cancelled);
        return cancelledHere ? Result<void>(cancelled()) : Result<void>();
    }
    for (size_t k = 0; k < wanted.size(); ++k) {
        if (m_context.stopRequested())
            return cancelled();
        if (k == 0 || !timeIsUp()) // what is made of the best costs little beside what was spent on finding it
            PARE_TRY(placeOne(wanted[k], *inFloat, (*timings)[k + 1].ratio.value / (*timings)[0].ratio.value));
    }
    return {};
}

namespace {

double wholeMs(const Profile &profile)
{
    double ms = profile.otherMs;
    for (const NodeTime &node : profile.nodes)
        ms += node.ms;
    return ms;
}

// The profile as it would be, had it been taken at the same moment as the other, of which the model takes `ratio` times as long: profiles of a
// machine that is busy now and then are far apart, and to be profiled costs each node the same, however short it is.
Profile sameMoment(Profile profile, const Profile &other, double ratio)
{
    const double whole = wholeMs(profile);
    const double factor = whole > 0 && wholeMs(other) > 0 ? ratio * wholeMs(other) / whole : 1;
    for (NodeTime &node : profile.nodes)
        node.ms *= factor;
    profile.otherMs *= factor;
    return profile;
}

} // namespace

Result<void> PresetSearch::placeOne(size_t of, const Profile &inFloat, double ratio)
{
    const AppliedRecipe &applied = *m_trials[of].applied;
    std::vector<std::string> layers;
    for (size_t i = 0, report = 0; i < applied.resolved.steps.size() && report < applied.reports.size(); ++i) {
        const RecipeStep &step = applied.resolved.steps[i];
        if (!step.enabled)
            continue;
        if (step.pass == "quantize-static" || step.pass == "quantize-dynamic")
            for (const Change &change : applied.reports[report].changes)
                if (m_prepared.model.index().find(change.layer))
                    layers.push_back(change.layer);
        ++report;
    }
    auto profile = m_session->profile(applied.model, m_deciding, runsOfProfile);
    auto shapes = ShapeTable::of(m_prepared.model, m_session->sizes());
    if (!profile.ok() || !shapes.ok())
        return !profile.ok() && profile.error().kind == ErrorKind::Cancelled ? profile.error() : Result<void>();
    const Placement placement = placementByTime(m_prepared.model, inFloat, applied.model, sameMoment(std::move(*profile), inFloat, ratio), layers, *shapes);
    if (placement.inFloat.empty() || placement.inFloat.size() >= layers.size() || placement.savedMs < leastSaved * placement.runMs)
        return {};
    std::vector<RecipeStep> steps = stepsOf(m_trials[of]);
    for (RecipeStep &step : steps)
        if (step.pass == "quantize-static" || step.pass == "quantize-dynamic")
            step.select.exclude.insert(step.select.exclude.end(), placement.inFloat.begin(), placement.inFloat.end());
    PARE_TRY_ASSIGN(Trial one, make(m_trials[of].candidate, steps));
    one.placed = one.tried.inFloat = placement.inFloat;
    const auto count = static_cast<int64_t>(placement.inFloat.size());
    one.tried.name += fmt::format("-{}-for-speed", count);
    one.tried.title += fmt::format(", {} in float for speed", plural(count, "layer"));
    m_context.progress(one.tried.title);
    if (one.applied)
        PARE_TRY(time(one));
    m_trials.push_back(std::move(one));
    return {};
}

} // namespace pare
