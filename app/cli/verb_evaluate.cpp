#include "app/cli/help.h"
#include "app/cli/verbs.h"

#include "core/measure/measure_session.h"

namespace pare::cli {

namespace {

struct Arguments {
    std::string model;
    std::string reference;
    std::string emulate;
    DataArguments data;
    GuardArguments guard;
    bool guarded = false; // the guard was named: then it decides the exit code
};

Result<VariantMeasurement> work(const Arguments &arguments, RunContext &context)
{
    if (!arguments.emulate.empty())
        return unavailable("emulating another processor is not part of this version; leave --emulate out", "--emulate");
    PARE_TRY_ASSIGN(const Model model, openModel(arguments.model, context));
    MeasurePlan plan;
    plan.guard = guardOf(arguments.guard, arguments.data);
    PARE_TRY_ASSIGN(plan.data, dataset(arguments.data.data, arguments.data.format));
    PARE_TRY_ASSIGN(const auto runner, startRunner(context));
    MeasureDepth depth;
    depth.latency = false;
    VariantMeasurement measurement;
    if (arguments.reference.empty()) {
        PARE_TRY_ASSIGN(const auto session, MeasureSession::start(model, plan, *runner, context));
        PARE_TRY_ASSIGN(measurement, session->measureSource(depth));
        measurement.verdict.clear(); // there is nothing to judge it against
        measurement.sentence.clear();
    } else {
        PARE_TRY_ASSIGN(const Model reference, openModel(arguments.reference, context));
        PARE_TRY_ASSIGN(const auto session, MeasureSession::start(reference, plan, *runner, context));
        PARE_TRY_ASSIGN(measurement, session->measure(model, depth));
    }
    measurement.sizeBytes = bytesOnDisk(arguments.model, model);
    return measurement;
}

int run(const Arguments &arguments, Console &console, RunContext &context)
{
    const auto measurement = work(arguments, context);
    if (!measurement.ok())
        return console.fail(measurement.error());
    console.line(arguments.model);
    for (const std::string &line : measurementLines(*measurement))
        console.line("  " + line);
    nlohmann::json json = toJson(*measurement);
    json["model"] = arguments.model;
    if (!arguments.reference.empty())
        json["reference"] = arguments.reference;
    console.object(std::move(json));
    return arguments.guarded && !arguments.reference.empty() && !measurement->withinGuard ? 1 : 0;
}

} // namespace

void addEvaluate(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("evaluate", "Accuracy on data, or fidelity to a reference where there are no labels");
    auto arguments = std::make_shared<Arguments>();
    verb->add_option("MODEL", arguments->model, "ONNX file")->required();
    addData(*verb, arguments->data, false, false);
    verb->get_option("--data")->required();
    verb->add_option("--reference", arguments->reference, "Compare with this model: outputs, accuracy, verdict")->type_name("MODEL");
    verb->add_option("--emulate", arguments->emulate, "Processor to emulate: not part of this version")->type_name("CPU");
    addGuard(*verb, arguments->guard);
    addCommon(*verb, chosen.common);
    verb->footer(dataHelp() +
                 "Exit code 1: --max-drop or --confidence was given with --reference, and the model is past that guard.\n\n"
                 "Example:\n  pare evaluate small.onnx --data eval.npz --reference model.onnx");
    verb->callback([arguments, verb, &chosen] {
        arguments->guarded = verb->count("--max-drop") > 0 || verb->count("--confidence") > 0;
        chosen.run = [arguments](Console &console, RunContext &context) { return run(*arguments, console, context); };
    });
}

} // namespace pare::cli
