#include "core/search/outcome_advice.h"

#include "core/analysis/cost.h"
#include "core/passes/all_passes.h"
#include "core/search/candidate_services.h"
#include "core/search/first_loss.h"
#include "core/targets/calibration_advice.h"
#include "core/targets/declined_advice.h"
#include "core/targets/fusion_advice.h"

#include <algorithm>

namespace pare {

namespace {

constexpr int64_t samplesLookedAt = 256;
constexpr int profiledRuns = 5;

// True where a step took ranges from data in this run.
bool calibrated(const OptimizeRequest &request, const AppliedRecipe &applied)
{
    return (request.calibration || request.data) && std::any_of(applied.resolved.steps.begin(), applied.resolved.steps.end(), [&](const RecipeStep &step) {
               return step.pass == "quantize-static" && step.enabled && step.resolution.contains("values") && !step.resolution["values"].empty();
           });
}

bool replays(const OptimizeRequest &request)
{
    return !request.preset && !request.resolveAnew &&
           std::any_of(request.recipe.steps.begin(), request.recipe.steps.end(), [](const RecipeStep &step) { return step.pass == "quantize-static" && !step.resolution.is_null(); });
}

void append(std::vector<Advice> &all, std::vector<Advice> more)
{
    for (Advice &one : more)
        all.push_back(std::move(one));
}

} // namespace

Result<std::vector<Advice>> outcomeAdvice(const Model &source, const OptimizeRequest &request, const OptimizeOutcome &outcome, Runner &runner, RunContext &context)
{
    const Target target = request.target.value_or(thisMachine());
    const Model &model = outcome.applied->model;
    std::vector<Advice> all;
    if (!target.timedHere())
        all.push_back({"timed-elsewhere", Severity::Note, {}, "latency was measured on this machine, not on " + target.title, "Pare runs models on this machine only",
                       "Time it there before it is used"});
    if (const auto shapes = ShapeTable::of(model, assumedSizes(model)); shapes.ok())
        if (auto advice = adviceOnModel(model, *shapes, target); advice.ok())
            append(all, std::move(*advice));
    append(all, adviceOnDeclined(source, outcome.applied->reports));
    if (request.preset && request.preset->judgesAll)
        if (auto first = sizeBeforeFirstLoss(outcome.tried, outcome.source.sizeBytes.value_or(0)))
            all.push_back(std::move(*first));
    if (outcome.measurement.accuracy)
        append(all, adviceOnMetric(model, outcome.measurement.accuracy->metric));
    if (calibrated(request, *outcome.applied) && !replays(request)) {
        const auto data = request.calibration ? request.calibration : request.data;
        PassContext passContext{context, servicesFor(source, request, data, runner, context)};
        const auto facts = calibrationFacts(source, samplesLookedAt, passContext);
        if (!facts.ok() && facts.error().kind == ErrorKind::Cancelled)
            return cancelled();
        if (facts.ok() && *facts)
            append(all, adviceOnCalibration(**facts));
    }
    if (target.timedHere() && !model.index().nodesOf("DequantizeLinear").empty())
        if (const auto handle = runner.load(model, {.threads = context.threads}, context); handle.ok()) {
            ProfileOptions options;
            options.inputs.data = request.data ? request.data : request.calibration;
            options.runs = profiledRuns;
            const auto profile = runner.profile(*handle, options, context);
            if (!profile.ok() && profile.error().kind == ErrorKind::Cancelled)
                return cancelled();
            if (profile.ok())
                append(all, adviceOnFusion(model, *profile));
        }
    return all;
}

} // namespace pare
