#include "core/search/optimize.h"

#include "core/formats/onnx_file.h"
#include "core/formats/recipe_in_model.h"
#include "core/passes/all_passes.h"
#include "core/runtime/services.h"
#include "core/runtime/trainer.h"
#include "core/search/candidate_services.h"
#include "core/search/outcome_advice.h"
#include "core/search/preset_search.h"
#include "core/targets/target_options.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare {

namespace {

Result<bool> decidedForAnotherModel(const Model &source, const OptimizeRequest &request)
{
    const auto &steps = request.recipe.steps;
    if (request.resolveAnew || request.recipe.sourceSha256.empty() ||
        std::none_of(steps.begin(), steps.end(), [](const RecipeStep &step) { return step.enabled && !step.resolution.empty(); }))
        return false;
    PARE_TRY_ASSIGN(const std::string own, sourceSha256(source));
    return own != request.recipe.sourceSha256;
}

// Said before anything is done: the steps before the one that trains may take long.
Result<void> canTrain(const Model &source, const OptimizeRequest &request, RunContext &context)
{
    const auto &steps = request.recipe.steps;
    const auto trains = std::find_if(steps.begin(), steps.end(), [](const RecipeStep &step) { return step.enabled && stepTrains(step); });
    if (trains == steps.end() || !request.training)
        return {};
    const std::string place = fmt::format("step {} ({})", trains - steps.begin() + 1, trains->pass);
    if (findTrainer().empty())
        return Error{ErrorKind::Unavailable, trainerMissing(), place};
    const bool rewritten = std::any_of(steps.begin(), trains, [](const RecipeStep &step) { // what the source has may be gone by then
        const Pass *pass = findPass(step.pass);
        return step.enabled && pass && pass->exact;
    });
    const auto able = trainable(source, context);
    if (rewritten && !able.ok())
        return {};
    if (!able.ok())
        return Error{able.error().kind, place + ": " + able.error().message, able.error().where};
    if (!able->empty())
        context.log(place + ": " + *able);
    return {};
}

Result<OptimizeOutcome> runRecipe(const Model &source, const OptimizeRequest &request, Runner &runner, RunContext &context)
{
    OptimizeOutcome outcome;
    PARE_TRY(canTrain(source, request, context));
    const std::optional<DatasetRef> calibration = request.calibration ? request.calibration : request.data;
    PassContext passContext{context, servicesFor(source, request, calibration, runner, context)};
    PARE_TRY_ASSIGN(const bool other, decidedForAnotherModel(source, request));
    Recipe recipe = request.recipe;
    recipe.leaveAlone.insert(recipe.leaveAlone.end(), request.leaveAlone.begin(), request.leaveAlone.end());
    PARE_TRY_ASSIGN(outcome.applied, applyRecipe(source, recipe,
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
    plan.timing = request.timing;
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

// Options and candidates as the target wants them; returns what was set, once each.
std::vector<std::string> fitRequest(OptimizeRequest &request, const Target &target)
{
    std::vector<std::string> chosen;
    const auto fit = [&](std::vector<RecipeStep> &steps, Wishes wishes) {
        for (RecipeStep &step : steps) {
            if (request.resolveAnew && !request.preset)
                step.resolution = nullptr;
            for (std::string &set : fitToTarget(step, target, wishes))
                if (std::find(chosen.begin(), chosen.end(), set) == chosen.end())
                    chosen.push_back(std::move(set));
        }
    };
    if (!request.preset) {
        fit(request.recipe.steps, Wishes::FillIn);
        return chosen;
    }
    Preset &preset = *request.preset;
    fit(preset.prepare, Wishes::Override);
    for (Candidate &candidate : preset.candidates)
        fit(candidate.steps, Wishes::Override);
    if (!target.timedHere()) { // what is faster here says nothing of there
        preset.promisesFaster = preset.promisesNotSlower = false;
        const auto computes = [&](const Candidate &candidate) {
            return std::any_of(candidate.steps.begin(), candidate.steps.end(), [&](const RecipeStep &step) {
                return std::find(target.computesBy.begin(), target.computesBy.end(), step.pass) != target.computesBy.end();
            });
        };
        if (std::any_of(preset.candidates.begin(), preset.candidates.end(), computes))
            std::erase_if(preset.candidates, [&](const Candidate &candidate) { return !computes(candidate); });
    }
    return chosen;
}

} // namespace

nlohmann::json reportJson(const OptimizeOutcome &outcome)
{
    nlohmann::json report = reportsJson(outcome.applied ? outcome.applied->reports : std::vector<PassReport>{});
    for (const Advice &advice : outcome.advice)
        report["findings"].push_back(toJson(advice));
    return report;
}

Result<OptimizeOutcome> optimize(const Model &source, const OptimizeRequest &given, Runner &runner, RunContext &context)
{
    OptimizeRequest request = given;
    const Target target = given.target.value_or(thisMachine());
    auto chosen = fitRequest(request, target);
    if (request.preset && request.preset->needsData && !request.data)
        return invalidInput("this preset measures on data: give --data", request.preset->name);
    if (request.preset && request.preset->needsCalibration && !request.calibration && !request.data)
        return invalidInput("this preset needs calibration data: give --calib", request.preset->name);
    if (request.preset && request.preset->needsTraining && !request.training)
        return invalidInput("this preset trains: give data to train on (--train), other than what results are measured on", request.preset->name);
    PARE_TRY_ASSIGN(OptimizeOutcome outcome, request.preset ? PresetSearch(source, request, runner, context).run() : runRecipe(source, request, runner, context));
    if (outcome.applied) { // what is measured, stored and exported is one file
        outcome.applied->resolved.sourceSha256 = sourceSha256(source).valueOr({});
        outcome.applied->model = withRecipe(outcome.applied->model, outcome.applied->resolved);
        outcome.measurement.sizeBytes = storedBytes(outcome.applied->model);
        PARE_TRY_ASSIGN(outcome.advice, outcomeAdvice(source, request, outcome, runner, context));
    }
    outcome.chosenForTarget = std::move(chosen);
    return outcome;
}

} // namespace pare
