#include "core/search/apply_recipe.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/formats/onnx_file.h"
#include "core/passes/all_passes.h"
#include "core/passes/pruned_note.h"
#include "core/passes/training.h"
#include "core/search/left_alone.h"
#include "core/search/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <new>
#include <set>

namespace pare {

namespace {

Error withStep(const Error &error, size_t position, const std::string &pass)
{
    if (error.kind == ErrorKind::Cancelled)
        return error;
    return {error.kind, error.text(), fmt::format("step {} ({})", position + 1, pass)};
}

void writeReproducer(const std::filesystem::path &folder, const Model &model, const RecipeStep &step, const Error &error)
{
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    (void)saveOnnx(model, folder / "model.onnx").ok();
    Recipe recipe;
    recipe.steps = {step};
    recipe.note = error.text();
    recipe.madeBy = std::string("pare ") + PARE_VERSION;
    (void)writeRecipe(recipe, folder / "recipe.json").ok();
}

// What speaks against a result, or nothing. Errors: those of running the models that are no verdict on the pass.
Result<void> check(const Model &model, const Pass &pass, PassOutcome &outcome, const ApplyOptions &options, NumericComparison &comparison)
{
    PARE_TRY(verifyStructure(model, outcome.model));
    if (!pass.exact || !options.compare)
        return {};
    const double tolerance = roundingTolerance(model);
    const auto difference = comparison.compare(model, outcome.model, tolerance);
    if (!difference.ok()) {
        if (difference.error().kind == ErrorKind::Unsupported) {
            outcome.report.findings.push_back({Severity::Note, "", "its result was not compared with the model before: " + difference.error().text()});
            return {};
        }
        return difference.error().kind == ErrorKind::Unavailable ? Result<void>() : difference.error();
    }
    if (difference->relative > tolerance)
        return internalError(fmt::format("the result computes something else: outputs differ by {:.2g} of their size", difference->relative));
    outcome.report.findings.push_back(
        {Severity::Note, "", fmt::format("{}: outputs compared on seeded inputs: largest relative difference {:.1e}", pass.id, difference->relative)});
    return {};
}

// A replay on another model would pass over what it does not find, and call the rest a success.
Result<void> resolutionFits(const Model &model, const nlohmann::json &resolution)
{
    if (!resolution.is_object() || !resolution.contains("layers") || !resolution["layers"].is_array())
        return {};
    for (const auto &layer : resolution["layers"])
        if (layer.is_string() && !model.index().find(layer.get<std::string>()))
            return invalidInput("the recipe's decisions were made for another model, this one has no layer \"" + layer.get<std::string>() +
                                "\"; with --resolve they are made anew");
    return {};
}

// The model as it was, and a warning: an exact pass only rewrites, so what comes after works without it.
PassOutcome leftOut(const Model &model, const Pass &pass, const Error &error, const std::filesystem::path &reproducer)
{
    PassOutcome outcome{model, {}, {}};
    outcome.report.pass = pass.id;
    std::string message = "left out, which is a defect of Pare: " + error.text();
    if (!reproducer.empty())
        message += "; what reproduces it is in " + reproducer.string();
    outcome.report.findings.push_back({Severity::Warning, "", std::move(message)});
    return outcome;
}

// No exception leaves a pass; should one, it is an error like others. A recorded resolution may hold anything.
Result<PassOutcome> called(const Pass &pass, const Model &model, const PassRequest &request, PassContext &context)
{
    try {
        return pass.function(model, request, context);
    } catch (const nlohmann::json::exception &) {
        return invalidInput("what the recipe recorded of an earlier run is damaged; with --resolve it is decided anew");
    } catch (const std::bad_alloc &) {
        return outOfMemory("there is not enough memory for it");
    } catch (const std::exception &failure) {
        return internalError(failure.what());
    }
}

// Layers through which a step reached those that are left alone, by its report: "bn" of "bn was folded into conv".
std::set<std::string> reachedThrough(const PassReport &report, const std::vector<std::string> &touched)
{
    std::set<std::string> through;
    for (const Change &change : report.changes)
        for (const std::string &layer : touched)
            if (change.layer == layer || std::find(change.into.begin(), change.into.end(), layer) != change.into.end())
                through.insert(change.layer);
    return through;
}

// Runs the pass so that what is left alone stays as it was: where it reached such a layer through another, that one is left alone by
// this step too. Raising the opset changes how a node is written, of every node, and not what it is.
Result<PassOutcome> runAround(const Pass &pass, const Model &model, PassRequest &request, PassContext &context)
{
    constexpr int mostRounds = 4;
    for (int round = 0;; ++round) {
        auto outcome = called(pass, model, request, context);
        if (!outcome.ok() || request.leftAlone.empty() || pass.id == "raise-opset")
            return outcome;
        const auto touched = touchedLayers(model, outcome->model, request.leftAlone);
        if (touched.empty())
            return outcome;
        if (!request.resolution.is_null())
            return invalidInput("what the recipe recorded of an earlier run changes " + touched.front() + ", which is left alone; with --resolve it is decided anew");
        const size_t known = request.leftAlone.size();
        request.leftAlone.merge(reachedThrough(outcome->report, touched));
        if (round == mostRounds || request.leftAlone.size() == known)
            return internalError("it changes " + touched.front() + ", which is left alone");
    }
}

Result<PassOutcome> runStep(const Model &model, RecipeStep &step, const ApplyOptions &options, const std::set<std::string> &leftAlone, NumericComparison &comparison,
                            PassContext &context)
{
    const Pass *pass = findPass(step.pass);
    if (!pass) {
        std::string known;
        for (const Pass &other : allPasses())
            known += (known.empty() ? "" : ", ") + other.id;
        return invalidInput("there is no pass \"" + step.pass + "\"; there are " + known);
    }
    PassRequest request;
    PARE_TRY_ASSIGN(request.options, Options::fromJson(pass->options, step.options));
    PARE_TRY_ASSIGN(request.layers, selectedLayers(model, step.select));
    request.leftAlone = leftAlone;
    if (!options.resolveAnew && !step.resolution.empty()) { // an empty object: the options said it all
        request.resolution = step.resolution;
        if (options.otherSource)
            PARE_TRY(resolutionFits(model, step.resolution));
    }
    const auto started = std::chrono::steady_clock::now();
    auto outcome = runAround(*pass, model, request, context);
    const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count(); };
    Result<void> checked;
    if (outcome.ok()) {
        outcome->report.pass = pass->id;
        outcome->report.wallSeconds = seconds();
        if (request.layers && request.layers->empty())
            outcome->report.findings.push_back({Severity::Warning, {}, step.select.match.empty() ? std::string("no layer is selected: nothing was looked at") : "no layer matches " + step.select.match + ": nothing was looked at"});
        if (outcome->model.sameAs(model))
            return outcome;
        checked = check(model, *pass, *outcome, options, comparison);
    } else {
        checked = outcome.error();
    }
    if (checked.ok())
        return outcome;
    if (checked.error().kind == ErrorKind::Internal && !options.reproducer.empty())
        writeReproducer(options.reproducer, model, step, checked.error());
    if (checked.error().kind != ErrorKind::Internal || !pass->exact)
        return checked.error();
    step.enabled = false; // a replay leaves it out too
    return leftOut(model, *pass, checked.error(), options.reproducer);
}

// Whether steps before this one were to change what is computed, and none of them found anything: what it trains would be the model as it was.
bool trainsNothingNew(const std::vector<RecipeStep> &steps, size_t at, const std::vector<PassReport> &reports)
{
    if (!stepTrains(steps[at]))
        return false;
    std::set<std::string> changing;
    for (size_t i = 0; i < at; ++i)
        if (const Pass *pass = findPass(steps[i].pass); steps[i].enabled && !pass->exact)
            changing.insert(pass->id);
    return !changing.empty() && std::none_of(reports.begin(), reports.end(), [&](const PassReport &report) { return changing.contains(report.pass) && !report.changes.empty(); });
}

// Layers that a step before stored in another precision are no candidates that were declined: they were done.
void leaveOutWhatIsDone(PassReport &report, const std::vector<PassReport> &before)
{
    std::set<std::string> done;
    for (const PassReport &earlier : before)
        if (earlier.pass.starts_with("quantize-") || earlier.pass.starts_with("convert-"))
            for (const Change &change : earlier.changes) {
                done.insert(change.layer);
                done.insert(change.into.begin(), change.into.end());
            }
    std::erase_if(report.declined, [&](const Declined &d) { return d.reason.find("is already") != std::string::npos && done.contains(d.layer); });
}

// What pruning removed, step by step: training behind a step that rounds is told it, for codes are 0 of rounding as well.
class PrunedModels {
public:
    explicit PrunedModels(const Model &start)
    {
        if (!start.metadata(prunedMetadataKey).empty())
            m_models.push_back(start);
    }

    void add(const Model &before, const Model &after)
    {
        if (before.metadata(prunedMetadataKey) != after.metadata(prunedMetadataKey))
            m_models.push_back(after);
    }

    // Services whose training is told what is known here, which must live as long.
    [[nodiscard]] PassServices with(const PassServices &services) const
    {
        PassServices told = services;
        if (services.train)
            told.train = [this, train = services.train](const TrainingRequest &asked) -> Result<TrainingResult> {
                if (m_models.empty() || asked.pruned.empty())
                    return train(asked);
                TrainingRequest complete = asked;
                for (const Model &pruned : m_models) // the last that knows a weight in its form holds
                    PARE_TRY(findRemoved(complete.pruned, complete.student, pruned));
                return train(complete);
            };
        return told;
    }

private:
    std::vector<Model> m_models;
};

} // namespace

Result<AppliedRecipe> applyRecipe(const Model &model, const Recipe &recipe, const ApplyOptions &options, PassContext &given)
{
    PrunedModels pruned(model);
    PassContext context{given.run, pruned.with(given.services)};
    AppliedRecipe applied;
    applied.model = model;
    applied.resolved = recipe;
    applied.resolved.madeBy = std::string("pare ") + PARE_VERSION;
    applied.resolved.seed = context.run.seed;
    PARE_TRY_ASSIGN(const std::set<std::string> leftAlone, layersLeftAlone(model, recipe.leaveAlone));
    applied.resolved.leaveAlone.assign(leftAlone.begin(), leftAlone.end());
    NumericComparison comparison(context.services, context.run.seed);
    for (size_t i = 0; i < recipe.steps.size(); ++i) {
        RecipeStep &step = applied.resolved.steps[i];
        if (!step.enabled)
            continue;
        if (context.run.stopRequested())
            return cancelled();
        if (options.endBeforeIdleTraining && trainsNothingNew(applied.resolved.steps, i, applied.reports)) {
            applied.idle = true;
            break;
        }
        context.run.progress(step.pass, static_cast<int64_t>(i), static_cast<int64_t>(recipe.steps.size()));
        auto outcome = runStep(applied.model, step, options, leftAlone, comparison, context);
        if (!outcome.ok())
            return withStep(outcome.error(), i, step.pass);
        const Model after = withNoteMoved(outcome->model, outcome->report);
        pruned.add(applied.model, after);
        applied.model = after;
        step.resolution = outcome->resolution.is_null() ? nlohmann::json::object() : outcome->resolution;
        leaveOutWhatIsDone(outcome->report, applied.reports);
        applied.reports.push_back(std::move(outcome->report));
    }
    return applied;
}

bool stepTrains(const RecipeStep &step)
{
    const Pass *pass = findPass(step.pass);
    if (!pass || pass->needsTraining)
        return pass != nullptr;
    const auto option = std::find_if(pass->options.begin(), pass->options.end(), [](const OptionSpec &spec) { return spec.name == "train"; });
    return option != pass->options.end() && step.options.is_object() && step.options.value("train", nlohmann::json(option->fallback)) != option->fallback;
}

nlohmann::json toJson(const PassReport &report)
{
    nlohmann::json json{{"pass", report.pass}, {"wall_s", report.wallSeconds}};
    json["changes"] = nlohmann::json::array();
    for (const Change &change : report.changes)
        json["changes"].push_back({{"layer", change.layer}, {"what", change.what}, {"into", change.into}});
    json["declined"] = nlohmann::json::array();
    for (const Declined &declined : report.declined)
        json["declined"].push_back({{"layer", declined.layer}, {"reason", declined.reason}});
    json["findings"] = nlohmann::json::array();
    for (const Finding &finding : report.findings)
        json["findings"].push_back({{"severity", finding.severity == Severity::Warning ? "warning" : "note"},
                                    {"where", finding.where},
                                    {"message", finding.message}});
    return json;
}

nlohmann::json reportsJson(const std::vector<PassReport> &reports)
{
    nlohmann::json all{{"changes", nlohmann::json::array()}, {"declined", nlohmann::json::array()}, {"findings", nlohmann::json::array()},
                       {"passes", nlohmann::json::array()}};
    for (const PassReport &report : reports) {
        nlohmann::json one = toJson(report);
        for (const char *key : {"changes", "declined", "findings"})
            for (auto &entry : one[key]) {
                entry["pass"] = report.pass;
                all[key].push_back(std::move(entry));
            }
        all["passes"].push_back({{"pass", report.pass}, {"wall_s", report.wallSeconds}});
    }
    return all;
}

} // namespace pare
