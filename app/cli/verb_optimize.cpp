#include "app/cli/checks.h"
#include "app/cli/help.h"
#include "app/cli/verbs.h"

#include "core/base/units.h"
#include "core/measure/task.h"
#include "core/passes/all_passes.h"
#include "core/search/optimize.h"
#include "core/study/export_model.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare::cli {

namespace {

struct Arguments {
    std::string model;
    std::string preset;
    std::string recipe;
    std::vector<std::string> passes;
    std::string teacher;
    std::string layerCosts;
    std::vector<std::string> leaveAlone;
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

// Steps that train learn from this file, where they name none themselves.
void teachWith(std::vector<RecipeStep> &steps, const std::string &teacher)
{
    for (RecipeStep &step : steps) {
        const Pass *pass = findPass(step.pass);
        const bool learns = pass && std::any_of(pass->options.begin(), pass->options.end(), [](const OptionSpec &option) { return option.name == "teacher"; });
        if (learns && !step.options.contains("teacher"))
            step.options["teacher"] = teacher;
    }
}

Result<OptimizeRequest> requestOf(const Arguments &arguments, const Target &target)
{
    OptimizeRequest request;
    request.target = target;
    request.guard = guardOf(arguments.guard, arguments.data);
    std::vector<RecipeStep> passes;
    for (const std::string &text : arguments.passes) {
        PARE_TRY_ASSIGN(RecipeStep step, stepFromText(text));
        passes.push_back(std::move(step));
    }
    if (!arguments.preset.empty()) {
        PARE_TRY_ASSIGN(request.preset, findPreset(arguments.preset));
        request.preset->prepare.insert(request.preset->prepare.begin(), passes.begin(), passes.end());
    } else if (!arguments.recipe.empty()) {
        PARE_TRY_ASSIGN(request.recipe, recipeFrom(arguments.recipe));
        if (!arguments.guardGiven) {
            request.guard = request.recipe.guard;
            if (!arguments.data.metric.empty())
                request.guard.metric = arguments.data.metric;
        }
    } else {
        request.recipe.steps = passes;
    }
    if (!arguments.teacher.empty()) {
        teachWith(request.recipe.steps, arguments.teacher);
        if (request.preset) {
            teachWith(request.preset->prepare, arguments.teacher);
            for (Candidate &candidate : request.preset->candidates)
                teachWith(candidate.steps, arguments.teacher);
        }
    }
    if (request.preset && !arguments.layerCosts.empty())
        for (Candidate &candidate : request.preset->candidates)
            if (candidate.byLayer && std::exchange(candidate.byCurvature, arguments.layerCosts == "hessian") != candidate.byCurvature)
                candidate.title += candidate.byCurvature ? ", by the loss's curvature" : ", as measured";
    PARE_TRY_ASSIGN(request.data, dataset(arguments.data.data, arguments.data.format));
    const std::string &format = arguments.data.calibrationFormat.empty() ? arguments.data.format : arguments.data.calibrationFormat;
    PARE_TRY_ASSIGN(request.calibration, dataset(arguments.data.calibration, format));
    request.leaveAlone = arguments.leaveAlone;
    const std::string &trainingFormat = arguments.data.trainingFormat.empty() ? arguments.data.format : arguments.data.trainingFormat;
    PARE_TRY_ASSIGN(request.training, dataset(arguments.data.training, trainingFormat));
    request.timing.minSeconds = arguments.data.minSeconds;
    request.resolveAnew = arguments.resolve;
    request.reproducer = arguments.reproducer;
    return request;
}

// What the passes warn of, and all that those say that train: what they learned decides whether the rest is worth anything.
void showFindings(const std::vector<PassReport> &reports, Console &console)
{
    for (const PassReport &report : reports)
        for (const Finding &finding : report.findings)
            if (const bool warns = finding.severity == Severity::Warning; warns || findPass(report.pass)->needsTraining)
                console.line(std::string(warns ? "warning: " : "note: ") + report.pass + ": " + (finding.where.empty() ? "" : finding.where + ": ") + finding.message);
}

void showAdvice(const OptimizeOutcome &outcome, Console &console)
{
    for (const std::string &set : outcome.chosenForTarget)
        console.line("for the target  " + set);
    for (const Advice &advice : outcome.advice)
        console.line((advice.severity == Severity::Warning ? "warning: " : "advice: ") + advice.text());
}

struct Written {
    OptimizeOutcome outcome;
    std::optional<SavedModel> saved;
    bool rejected = false;
};

Result<Written> work(const Arguments &arguments, const Target &target, RunContext &context)
{
    PARE_TRY_ASSIGN(OptimizeRequest request, requestOf(arguments, target));
    PARE_TRY(checkOutput(arguments.output, arguments.model));
    if (!arguments.saveRecipe.empty())
        PARE_TRY(checkOutput(arguments.saveRecipe, arguments.model));
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
    std::filesystem::path file = arguments.output;
    written.rejected = !outcome.delivered && !arguments.force;
    if (written.rejected) {
        if (!arguments.keepRejected)
            return written;
        file.replace_extension(".rejected.onnx");
    }
    PARE_TRY_ASSIGN(written.saved, exportModel(outcome.applied->model, file, options, context));
    outcome.measurement.sizeBytes = written.saved->sizeBytes;
    if (!arguments.saveRecipe.empty())
        PARE_TRY(writeRecipe(outcome.applied->resolved, arguments.saveRecipe));
    return written;
}

// "319 kB (34 %), 0.57x latency, top-1 91.9 %" of a candidate of a source of so many bytes; empty where it was not measured.
std::string numbersOf(const TriedCandidate &tried, int64_t source)
{
    if (!tried.measurement)
        return {};
    const int64_t bytes = tried.measurement->sizeBytes.value_or(0);
    std::string text = formatBytes(bytes);
    if (source > 0)
        text += " (" + formatPercent(static_cast<double>(bytes) / static_cast<double>(source), 0) + ")";
    if (tried.measurement->latencyRatio)
        text += fmt::format(", {:.2f}x latency", tried.measurement->latencyRatio->value);
    if (const auto &accuracy = tried.measurement->accuracy) {
        const auto metric = metricFromName(accuracy->metric);
        text += ", " + accuracy->metric + " " + (metric ? metricText(*metric, accuracy->value) : fmt::format("{:.4g}", accuracy->value));
    }
    return text;
}

void show(const Arguments &arguments, const Written &written, Console &console)
{
    const OptimizeOutcome &outcome = written.outcome;
    size_t widest = 0;
    for (const TriedCandidate &tried : outcome.tried)
        widest = std::max(widest, tried.title.size());
    for (const TriedCandidate &tried : outcome.tried)
        console.line(fmt::format("tried {:<{}}  {:<36}  {}", tried.title, widest, numbersOf(tried, outcome.source.sizeBytes.value_or(0)), tried.outcome));
    if (outcome.applied)
        for (const PassReport &report : outcome.applied->reports)
            console.line(fmt::format("{:<20} {}, {} declined", report.pass, plural(static_cast<int64_t>(report.changes.size()), "change"),
                                     formatCount(static_cast<int64_t>(report.declined.size()))));
    if (outcome.applied && !outcome.applied->resolved.leaveAlone.empty())
        console.line(fmt::format("{:<20} {}", "left alone", plural(static_cast<int64_t>(outcome.applied->resolved.leaveAlone.size()), "layer")));
    for (const std::string &line : measurementLines(outcome.measurement))
        console.line("  " + line);
    if (outcome.applied)
        showFindings(outcome.applied->reports, console);
    showAdvice(outcome, console);
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

int run(const Arguments &arguments, const Target &target, Console &console, RunContext &context)
{
    const auto written = work(arguments, target, context);
    if (!written.ok())
        return console.fail(written.error());
    const OptimizeOutcome &outcome = written->outcome;
    show(arguments, *written, console);
    nlohmann::json json = toJson(outcome.measurement);
    json["model"] = arguments.model;
    json["source"] = toJson(outcome.source);
    json["report"] = reportJson(outcome);
    json["target"] = targetJson(target);
    json["target"]["chosen"] = outcome.chosenForTarget;
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
    auto *preset = verb->add_option("--preset", arguments->preset, "What to do: a preset's name (pare presets lists them)")
                       ->check(knownPreset())
                       ->type_name("NAME");
    auto *recipe = verb->add_option("--recipe", arguments->recipe,
                                    "Or: a recipe file (.json), or an optimized .onnx that carries one; replayed to the byte")
                       ->type_name("FILE");
    auto *passes = verb->add_option("--pass", arguments->passes,
                                    "Or: NAME[,key=value...] (pare passes lists them); repeat for more, they run in this order; with "
                                    "--preset they run before it")
                       ->allow_extra_args(false)
                       ->check(passText())
                       ->type_name("PASS");
    addData(*verb, arguments->data, true, true);
    verb->add_option("--teacher", arguments->teacher, "ONNX file that steps which train learn from (default: MODEL as it was given)")->type_name("FILE");
    auto *layerCosts = verb->add_option("--layer-costs", arguments->layerCosts,
                                        "How a preset that gives each layer bits of its own (mixed-bits) weighs what few bits cost a layer: measured (by running the model with "
                                        "these bits alone), or hessian (trace of the loss's second derivatives on --calib, else --train, times the squared error of rounding; needs "
                                        "libtorch)")
                           ->check(CLI::IsMember({"measured", "hessian"}))
                           ->type_name("HOW");
    verb->add_option("-o,--output", arguments->output, "Where the result goes")->required()->type_name("OUT.onnx");
    addLeaveAlone(*verb, arguments->leaveAlone);
    addGuard(*verb, arguments->guard);
    verb->add_flag("--resolve", arguments->resolve, "Decide anew even where the recipe carries what was decided");
    verb->add_flag("--keep-rejected", arguments->keepRejected, "Write a result that missed the guard as OUT.rejected.onnx");
    verb->add_flag("--force", arguments->force, "Write the result at OUT even if it missed the guard or its promise");
    verb->add_option("--save-recipe", arguments->saveRecipe, "Also write the resolved recipe there, as JSON")->type_name("FILE");
    verb->add_option("--external-data", arguments->externalData, "auto (default: only above 2 GB), always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->type_name("WHEN");
    verb->add_option("--reproducer", arguments->reproducer, "Folder for model and recipe when a pass fails its check")->type_name("DIR");
    addCommon(*verb, chosen.common);
    verb->footer(dataHelp() +
                 "Exit code 1: past the guard, or the preset's promise could not be kept; nothing is written at OUT.onnx then.\n\n"
                 "Examples:\n"
                 "  pare optimize model.onnx --preset int8-quick-win --calib calib.npz --data eval.npz -o small.onnx\n"
                 "  pare optimize model.onnx --pass fold-batch-norm --pass prune-channels,ratio=0.3 --data eval.npz -o pruned.onnx\n"
                 "  pare optimize model.onnx --pass prune-channels,ratio=0.5 --pass distill --train train.npz -o small.onnx\n"
                 "  pare optimize model.onnx --pass prune-channels,ratio=0.5 --preset recover --train train.npz -o small.onnx\n"
                 "  pare optimize pruned.onnx --preset recover --teacher model.onnx --train train.npz -o better.onnx\n"
                 "  pare optimize model.onnx --recipe small.onnx -o again.onnx");
    verb->callback([arguments, verb, preset, recipe, passes, layerCosts, &chosen] {
        if (preset->count() + recipe->count() + passes->count() == 0 || (recipe->count() > 0 && preset->count() + passes->count() > 0))
            throw CLI::ValidationError("optimize", "say what to do with --recipe, or with --preset, --pass or both (passes run first)");
        if (const auto named = findPreset(arguments->preset); preset->count() > 0 && named.ok()) {
            const bool dataless = arguments->data.data.empty();
            if (layerCosts->count() > 0 && std::none_of(named->candidates.begin(), named->candidates.end(), [](const Candidate &one) { return one.byLayer; }))
                throw CLI::ValidationError("--layer-costs", "the preset " + named->name + " gives no layer bits of its own");
            if (arguments->layerCosts == "hessian" && arguments->data.calibration.empty() && arguments->data.training.empty())
                throw CLI::ValidationError("--layer-costs", "hessian needs --calib or --train");
            if (named->needsData && dataless)
                throw CLI::ValidationError("--data", "is needed by the preset " + named->name + ", which measures what each layer loses");
            if (named->needsCalibration && dataless && arguments->data.calibration.empty())
                throw CLI::ValidationError("--calib", "is needed by the preset " + named->name);
            if (named->needsTraining && arguments->data.training.empty())
                throw CLI::ValidationError("--train", "is needed by the preset " + named->name + ", which trains");
        }
        if (layerCosts->count() > 0 && preset->count() == 0)
            throw CLI::ValidationError("--layer-costs", "is for --preset mixed-bits");
        arguments->guardGiven = verb->count("--max-drop") > 0 || verb->count("--confidence") > 0;
        chosen.run = [arguments, &chosen](Console &console, RunContext &context) { return run(*arguments, targetOf(chosen.common), console, context); };
    });
}

} // namespace pare::cli
