#include "app/cli/verbs.h"

#include "core/base/files.h"
#include "core/base/units.h"
#include "core/search/optimize.h"
#include "core/study/export_model.h"

#include <fmt/format.h>

namespace pare::cli {

namespace {

struct Arguments {
    std::string model;
    std::string preset;
    std::string recipe;
    std::vector<std::string> passes;
    std::string train;
    std::string output;
    std::string saveRecipe;
    std::string reproducer;
    std::string externalData = "auto";
    DataArguments data;
    GuardArguments guard;
    bool guardGiven = false;
    bool resolve = false;
    bool keepRejected = false;
    bool force = false;
};

// A recipe file, or the recipe that an optimized model carries in its metadata.
Result<Recipe> recipeFrom(const std::string &path)
{
    if (std::filesystem::path(path).extension() == ".onnx") {
        PARE_TRY_ASSIGN(const Model model, openOnnx(path));
        return recipeIn(model);
    }
    return readRecipe(path);
}

Result<OptimizeRequest> requestOf(const Arguments &arguments)
{
    OptimizeRequest request;
    request.guard = guardOf(arguments.guard, arguments.data);
    if (!arguments.preset.empty()) {
        PARE_TRY_ASSIGN(request.preset, findPreset(arguments.preset));
    } else if (!arguments.recipe.empty()) {
        PARE_TRY_ASSIGN(request.recipe, recipeFrom(arguments.recipe));
        if (!arguments.guardGiven) {
            request.guard = request.recipe.guard;
            if (!arguments.data.metric.empty())
                request.guard.metric = arguments.data.metric;
        }
    } else {
        for (const std::string &text : arguments.passes) {
            PARE_TRY_ASSIGN(RecipeStep step, stepFromText(text));
            request.recipe.steps.push_back(std::move(step));
        }
    }
    PARE_TRY_ASSIGN(request.data, dataset(arguments.data.data, arguments.data.format));
    const std::string &format = arguments.data.calibrationFormat.empty() ? arguments.data.format : arguments.data.calibrationFormat;
    PARE_TRY_ASSIGN(request.calibration, dataset(arguments.data.calibration, format));
    if (!arguments.train.empty())
        return unavailable("training is not part of this build; leave --train out", "--train");
    request.resolveAnew = arguments.resolve;
    request.reproducer = arguments.reproducer;
    return request;
}

struct Written {
    OptimizeOutcome outcome;
    std::optional<SavedModel> saved;
    bool rejected = false;
};

Result<Written> work(const Arguments &arguments, RunContext &context)
{
    PARE_TRY_ASSIGN(OptimizeRequest request, requestOf(arguments));
    std::error_code ignored;
    if (std::filesystem::equivalent(arguments.model, arguments.output, ignored))
        return Error{ErrorKind::CannotCreate, "the source is never overwritten; give another name", arguments.output};
    for (const std::string &output : {arguments.output, arguments.saveRecipe}) // before the work, not after it
        if (!output.empty())
            PARE_TRY(OutputFile::create(output));
    PARE_TRY_ASSIGN(const Model model, openModel(arguments.model, context));
    if (request.recipe.seed != 0 && context.seed == 0)
        context.seed = request.recipe.seed;
    PARE_TRY_ASSIGN(const auto runner, startRunner(context));
    Written written;
    PARE_TRY_ASSIGN(written.outcome, optimize(model, request, *runner, context));
    OptimizeOutcome &outcome = written.outcome;
    outcome.source.sizeBytes = bytesOnDisk(arguments.model, model);
    if (!outcome.applied)
        return written;
    ExportOptions options;
    options.recipe = outcome.applied->resolved;
    options.verifyWith = runner.get();
    options.save.external = arguments.externalData == "always"  ? ExternalData::Always
                            : arguments.externalData == "never" ? ExternalData::Never
                                                                : ExternalData::Auto;
    std::filesystem::path target = arguments.output;
    written.rejected = !outcome.delivered && !arguments.force;
    if (written.rejected) {
        if (!arguments.keepRejected)
            return written;
        target.replace_extension(".rejected.onnx");
    }
    PARE_TRY_ASSIGN(written.saved, exportModel(outcome.applied->model, target, options, context));
    outcome.measurement.sizeBytes = written.saved->sizeBytes;
    if (!arguments.saveRecipe.empty())
        PARE_TRY(writeRecipe(outcome.applied->resolved, arguments.saveRecipe));
    return written;
}

void show(const Arguments &arguments, const Written &written, Console &console)
{
    const OptimizeOutcome &outcome = written.outcome;
    for (const TriedCandidate &tried : outcome.tried) {
        std::string numbers;
        if (tried.measurement)
            numbers = fmt::format("{}, {:.2f}x latency{}", formatBytes(tried.measurement->sizeBytes.value_or(0)),
                                  tried.measurement->latencyRatio ? tried.measurement->latencyRatio->value : 1.0,
                                  tried.measurement->accuracy ? fmt::format(", {} {:.4g}", tried.measurement->accuracy->metric, tried.measurement->accuracy->value)
                                                              : std::string());
        console.line(fmt::format("tried {:<44} {:<44} {}", tried.title, numbers, tried.outcome));
    }
    if (outcome.applied)
        for (const PassReport &report : outcome.applied->reports)
            console.line(fmt::format("{:<20} {}, {} declined", report.pass, plural(static_cast<int64_t>(report.changes.size()), "change"),
                                     formatCount(static_cast<int64_t>(report.declined.size()))));
    for (const std::string &line : measurementLines(outcome.measurement))
        console.line("  " + line);
    if (written.rejected)
        console.line("not delivered: " + outcome.reason);
    else if (!outcome.reason.empty())
        console.line("note: " + outcome.reason);
    if (!outcome.nearest.empty() && written.rejected)
        console.line("nearest: " + outcome.nearest);
    if (written.saved)
        console.line(fmt::format("wrote {} ({}; source {})", written.saved->files.front().string(), formatBytes(written.saved->sizeBytes),
                                 formatBytes(outcome.source.sizeBytes.value_or(0))));
    else
        console.line("nothing was written at " + arguments.output);
}

int run(const Arguments &arguments, Console &console, RunContext &context)
{
    const auto written = work(arguments, context);
    if (!written.ok())
        return console.fail(written.error());
    const OptimizeOutcome &outcome = written->outcome;
    show(arguments, *written, console);
    nlohmann::json json = toJson(outcome.measurement);
    json["model"] = arguments.model;
    json["source"] = toJson(outcome.source);
    json["report"] = reportsJson(outcome.applied ? outcome.applied->reports : std::vector<PassReport>{});
    json["delivered"] = outcome.delivered;
    json["reason"] = outcome.reason;
    json["nearest"] = outcome.nearest;
    json["tried"] = nlohmann::json::array();
    for (const TriedCandidate &tried : outcome.tried)
        json["tried"].push_back(toJson(tried));
    json["output"] = written->saved && !written->rejected ? nlohmann::json(arguments.output) : nlohmann::json(nullptr);
    json["rejected_output"] = written->saved && written->rejected ? nlohmann::json(written->saved->files.front().string()) : nlohmann::json(nullptr);
    if (written->saved)
        json["sha256"] = written->saved->sha256;
    if (outcome.applied)
        json["recipe"] = toJson(outcome.applied->resolved);
    console.object(std::move(json));
    return written->rejected || (!outcome.applied && !outcome.delivered) ? 1 : 0;
}

} // namespace

void addOptimize(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("optimize", "Make a smaller or faster model with a preset, a recipe or passes, and measure it");
    auto arguments = std::make_shared<Arguments>();
    verb->add_option("MODEL", arguments->model, "ONNX file")->required();
    auto *what = verb->add_option_group("what", "What to do (one of these)");
    what->add_option("--preset", arguments->preset, "A preset's name (pare presets lists them)");
    what->add_option("--recipe", arguments->recipe, "A recipe file (.json), or an optimized .onnx that carries one; replays it to the byte");
    what->add_option("--pass", arguments->passes, "NAME[,key=value...]; repeat for more passes (pare passes lists them)")
        ->allow_extra_args(false);
    what->require_option(1);
    addData(*verb, arguments->data, true);
    verb->add_option("--train", arguments->train, "Data to train on");
    verb->add_option("-o,--output", arguments->output, "Where the result goes")->required();
    addGuard(*verb, arguments->guard);
    verb->add_flag("--resolve", arguments->resolve, "Decide anew even where the recipe carries what was decided");
    verb->add_flag("--keep-rejected", arguments->keepRejected, "Write a result that missed the guard as OUT.rejected.onnx");
    verb->add_flag("--force", arguments->force, "Write the result at OUT even if it missed the guard or its promise");
    verb->add_option("--save-recipe", arguments->saveRecipe, "Also write the resolved recipe there, as JSON");
    verb->add_option("--external-data", arguments->externalData, "auto (default: only above 2 GB), always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}));
    verb->add_option("--reproducer", arguments->reproducer, "Folder for model and recipe when a pass fails its check");
    addCommon(*verb, chosen.common);
    verb->footer("Examples:\n"
                 "  pare optimize model.onnx --preset int8-quick-win --calib calib.npz --data eval.npz -o small.onnx\n"
                 "  pare optimize model.onnx --pass fold-batch-norm --pass prune-channels,ratio=0.3 --calib calib.npz --data eval.npz -o pruned.onnx\n"
                 "  pare optimize model.onnx --recipe small.onnx -o again.onnx");
    verb->callback([arguments, verb, &chosen] {
        arguments->guardGiven = verb->count("--max-drop") > 0 || verb->count("--confidence") > 0;
        chosen.run = [arguments](Console &console, RunContext &context) { return run(*arguments, console, context); };
    });
}

} // namespace pare::cli
