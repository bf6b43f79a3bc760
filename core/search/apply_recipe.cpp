#include "core/search/apply_recipe.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/formats/onnx_file.h"
#include "core/passes/all_passes.h"
#include "core/search/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace pare {

namespace {

// Results of exact passes may differ by rounding: the order of sums changes.
constexpr double exactTolerance = 2e-3;

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

Result<PassOutcome> runStep(const Model &model, const RecipeStep &step, const ApplyOptions &options, PassContext &context)
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
    if (!options.resolveAnew && !step.resolution.empty()) // an empty object: the options said it all
        request.resolution = step.resolution;
    const auto started = std::chrono::steady_clock::now();
    PARE_TRY_ASSIGN(PassOutcome outcome, pass->function(model, request, context));
    outcome.report.pass = pass->id;
    outcome.report.wallSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    if (outcome.model.sameAs(model) || outcome.report.changes.empty())
        return outcome;
    PARE_TRY(verifyStructure(model, outcome.model));
    if (pass->exact && options.compare && context.services.run) {
        const auto difference = compareNumerically(model, outcome.model, context.services, context.run.seed);
        if (difference.ok() && difference->relative > exactTolerance)
            return internalError(fmt::format("the result computes something else: outputs differ by {:.2g} of their size",
                                             difference->relative));
        if (difference.ok())
            outcome.report.findings.push_back(
                {Severity::Note, "", fmt::format("outputs compared on seeded inputs: largest relative difference {:.1e}", difference->relative)});
        else if (difference.error().kind != ErrorKind::Unsupported)
            return difference.error();
    }
    return outcome;
}

} // namespace

Result<AppliedRecipe> applyRecipe(const Model &model, const Recipe &recipe, const ApplyOptions &options, PassContext &context)
{
    AppliedRecipe applied;
    applied.model = model;
    applied.resolved = recipe;
    applied.resolved.madeBy = std::string("pare ") + PARE_VERSION;
    applied.resolved.seed = context.run.seed;
    for (size_t i = 0; i < recipe.steps.size(); ++i) {
        const RecipeStep &step = recipe.steps[i];
        if (!step.enabled)
            continue;
        if (context.run.stopRequested())
            return cancelled();
        context.run.progress(step.pass, static_cast<int64_t>(i), static_cast<int64_t>(recipe.steps.size()));
        auto outcome = runStep(applied.model, step, options, context);
        if (!outcome.ok()) {
            if (!options.reproducer.empty() && outcome.error().kind == ErrorKind::Internal)
                writeReproducer(options.reproducer, applied.model, step, outcome.error());
            return withStep(outcome.error(), i, step.pass);
        }
        applied.model = outcome->model;
        applied.resolved.steps[i].resolution = outcome->resolution.is_null() ? nlohmann::json::object() : outcome->resolution;
        applied.reports.push_back(std::move(outcome->report));
    }
    return applied;
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
    nlohmann::json all{{"changes", nlohmann::json::array()}, {"declined", nlohmann::json::array()}, {"findings", nlohmann::json::array()}};
    for (const PassReport &report : reports) {
        nlohmann::json one = toJson(report);
        for (const char *key : {"changes", "declined", "findings"})
            for (auto &entry : one[key]) {
                entry["pass"] = report.pass;
                all[key].push_back(std::move(entry));
            }
    }
    return all;
}

} // namespace pare
