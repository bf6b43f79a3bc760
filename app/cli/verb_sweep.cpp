#include "app/cli/checks.h"
#include "app/cli/help.h"
#include "app/cli/verbs.h"

#include "core/base/units.h"
#include "core/search/preset_variations.h"
#include "core/study/batch.h"

#include <fmt/format.h>

namespace pare::cli {

namespace {

struct Arguments {
    std::string model;
    std::vector<std::string> presets;
    std::vector<double> ratios;            // percent
    std::vector<std::string> calibrators;
    std::vector<std::string> leaveAlone;
    std::string output;
    bool fresh = false;
    DataArguments data;
    GuardArguments guard;
};

Result<BatchOutcome> work(const Arguments &arguments, const Target &target, Console &console, RunContext &context)
{
    BatchRequest request;
    request.target = target;
    for (const std::string &name : arguments.presets) {
        PARE_TRY_ASSIGN(Preset preset, findPreset(name));
        request.presets.push_back(std::move(preset));
    }
    request.presets = gridOf(request.presets, arguments.ratios, arguments.calibrators);
    request.leaveAlone = arguments.leaveAlone;
    request.timing.minSeconds = arguments.data.minSeconds;
    request.guard = guardOf(arguments.guard, arguments.data);
    PARE_TRY_ASSIGN(request.data, dataset(arguments.data.data, arguments.data.format));
    const std::string &format = arguments.data.calibrationFormat.empty() ? arguments.data.format : arguments.data.calibrationFormat;
    PARE_TRY_ASSIGN(request.calibration, dataset(arguments.data.calibration, format));
    const std::string &trainingFormat = arguments.data.trainingFormat.empty() ? arguments.data.format : arguments.data.trainingFormat;
    PARE_TRY_ASSIGN(request.training, dataset(arguments.data.training, trainingFormat));
    PARE_TRY_ASSIGN(const Model model, openModel(arguments.model, context));
    request.about.path = arguments.model;
    request.about.name = std::filesystem::path(arguments.model).stem().string();
    request.about.sizeBytes = bytesOnDisk(arguments.model, model);
    request.onPlan = [&](const BatchPlan &plan) {
        console.note(fmt::format("{}, {} to make and measure, about {} (estimated by the source)", plural(plan.runs, "run"), plural(plan.candidates, "candidate"),
                                 formatSeconds(plan.seconds)));
    };
    request.onVariant = [&](const BatchEntry &entry) { console.note(entry.preset + (entry.resumed ? " (finished before): " : ": ") + entry.sentence); };
    request.onNote = [&](const std::string &text) { console.note(text); };
    request.fresh = arguments.fresh;
    PARE_TRY_ASSIGN(const auto runner, startRunner(context));
    return runBatch(model, request, arguments.output, *runner, context);
}

int run(const Arguments &arguments, const Target &target, Console &console, RunContext &context)
{
    const auto outcome = work(arguments, target, console, context);
    if (!outcome.ok())
        return console.fail(outcome.error());
    nlohmann::json variants = nlohmann::json::array();
    bool every = true;
    for (const BatchEntry &entry : outcome->entries) {
        nlohmann::json json = toJson(entry.measurement);
        json["preset"] = entry.preset;
        json["name"] = entry.variant;
        json["delivered"] = entry.delivered;
        json["reason"] = entry.reason;
        json["report"] = entry.report;
        json["wall_s"] = entry.seconds;
        json["resumed"] = entry.resumed;
        json["error"] = entry.error.empty() ? nlohmann::json(nullptr) : nlohmann::json(entry.error);
        variants.push_back(std::move(json));
        every = every && entry.error.empty();
        console.line(fmt::format("{:<20} {}", entry.preset, entry.sentence));
    }
    console.line("chart:  " + outcome->chart.string());
    console.line("report: " + outcome->report.string());
    console.line("table:  " + outcome->table.string());
    console.line("study:  " + outcome->study.string());
    console.object({{"model", arguments.model},
                    {"target", targetJson(target)},
                    {"source", toJson(outcome->source)},
                    {"variants", std::move(variants)},
                    {"study", outcome->study.string()},
                    {"report_file", outcome->report.string()},
                    {"chart", outcome->chart.string()},
                    {"table", outcome->table.string()},
                    {"output", arguments.output}});
    return every ? 0 : 1;
}

} // namespace

void addSweep(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("sweep", "Run several presets and compare them: study, chart, report, table");
    auto arguments = std::make_shared<Arguments>();
    verb->add_option("MODEL", arguments->model, "ONNX file")->required();
    verb->add_option("--presets", arguments->presets, "Presets' names, separated by commas")
        ->required()
        ->delimiter(',')
        ->check(knownPreset())
        ->type_name("A,B,C");
    verb->add_option("--ratios", arguments->ratios, "Percent of the channels to remove, a run for each, in place of the preset's own: 20,30,40")
        ->delimiter(',')
        ->check(CLI::Range(1.0, 95.0))
        ->type_name("P,P");
    verb->add_option("--calibrators", arguments->calibrators, "How static quantization takes its ranges, a run for each: min-max,entropy")
        ->delimiter(',')
        ->check(CLI::IsMember(knownCalibrators()))
        ->type_name("A,B");
    verb->add_option("-o,--output", arguments->output, "Folder for the results (made where it is not there)")->required()->type_name("DIR");
    verb->add_flag("--fresh", arguments->fresh, "Begin anew also where an interrupted run of the same command left finished variants");
    addData(*verb, arguments->data, true, true);
    addLeaveAlone(*verb, arguments->leaveAlone);
    addGuard(*verb, arguments->guard);
    addCommon(*verb, chosen.common);
    verb->footer(dataHelp() +
                 "Writes study.pare, report.html, chart.svg and variants.csv into DIR, all of them at the end.\n"
                 "Interrupted, it leaves what is finished in DIR/.pare-sweep: the same command goes on there, with what has the same\n"
                 "model, preset, options, data and machine, and says so.\n"
                 "With --ratios or --calibrators each preset runs with each of them that it can take; how many runs that are, and\n"
                 "about how long they take, is said before the first.\n"
                 "Exit code 1: a preset could not be run, so there is no verdict on it.\n\n"
                 "Examples:\n  pare sweep model.onnx --presets int8-quick-win,prune-30,fp16-storage --calib calib.npz --data eval.npz -o results\n"
                 "  pare sweep model.onnx --presets prune-30,prune-30-int8 --ratios 20,30,40 --calib calib.npz --data eval.npz -o grid");
    verb->callback([arguments, &chosen] { chosen.run = [arguments, &chosen](Console &console, RunContext &context) { return run(*arguments, targetOf(chosen.common), console, context); }; });
}

} // namespace pare::cli
