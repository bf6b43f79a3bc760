#include "app/cli/checks.h"
#include "app/cli/help.h"
#include "app/cli/verbs.h"

#include "core/measure/emulate.h"
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

struct Evaluated {
    VariantMeasurement measurement;
    std::optional<EmulationResult> emulation;
};

Result<EmulationResult> emulated(const Arguments &arguments, const Model &model, const std::optional<Model> &reference, const MeasureSession &session, const MeasurePlan &measured,
                                 Runner &runner, RunContext &context)
{
    EmulationPlan plan;
    plan.data = *measured.data;
    plan.reference = reference;
    plan.options.seed = context.seed;
    if (measured.guard.metric != "auto")
        plan.options.metric = measured.guard.metric;
    if (const TaskResult *result = session.sourceResult()) {
        plan.positions = result->indices;
        for (int64_t i = 0; plan.positions.empty() && i < result->samples; ++i)
            plan.positions.push_back(i);
    }
    if (plan.positions.empty())
        return invalidInput("the data has no samples to emulate with", arguments.data.data);
    return evaluateEmulated(model, *findEmulatedProcessor(arguments.emulate), plan, runner, context);
}

Result<Evaluated> work(const Arguments &arguments, RunContext &context)
{
    if (!arguments.emulate.empty() && findEmulator().empty())
        return unavailable("there is no qemu-x86_64 to emulate a processor with: install the package qemu-user (apt-get install qemu-user)", "--emulate");
    PARE_TRY_ASSIGN(const Model model, openModel(arguments.model, context));
    MeasurePlan plan;
    plan.guard = guardOf(arguments.guard, arguments.data);
    PARE_TRY_ASSIGN(plan.data, dataset(arguments.data.data, arguments.data.format));
    PARE_TRY_ASSIGN(const auto runner, startRunner(context));
    MeasureDepth depth;
    depth.latency = false;
    Evaluated evaluated;
    VariantMeasurement &measurement = evaluated.measurement;
    std::unique_ptr<MeasureSession> session;
    std::optional<Model> reference;
    if (arguments.reference.empty()) {
        PARE_TRY_ASSIGN(session, MeasureSession::start(model, plan, *runner, context));
        PARE_TRY_ASSIGN(measurement, session->measureSource(depth));
        measurement.verdict.clear(); // there is nothing to judge it against
        measurement.sentence.clear();
    } else {
        PARE_TRY_ASSIGN(reference, openModel(arguments.reference, context));
        PARE_TRY_ASSIGN(session, MeasureSession::start(*reference, plan, *runner, context));
        PARE_TRY_ASSIGN(measurement, session->measure(model, depth));
    }
    measurement.sizeBytes = bytesOnDisk(arguments.model, model);
    if (!arguments.emulate.empty()) {
        PARE_TRY_ASSIGN(evaluated.emulation, emulated(arguments, model, reference, *session, plan, *runner, context));
    }
    return evaluated;
}

int run(const Arguments &arguments, Console &console, RunContext &context)
{
    const auto evaluated = work(arguments, context);
    if (!evaluated.ok())
        return console.fail(evaluated.error());
    const VariantMeasurement *measurement = &evaluated->measurement;
    console.line(arguments.model);
    for (const std::string &line : measurementLines(*measurement))
        console.line("  " + line);
    if (evaluated->emulation)
        for (const std::string &line : emulationLines(*evaluated->emulation))
            console.line("  emulated     " + line);
    nlohmann::json json = toJson(*measurement);
    if (evaluated->emulation)
        json["emulation"] = toJson(*evaluated->emulation);
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
    verb->add_option("--emulate", arguments->emulate, "Also run some of the samples on this processor, emulated: haswell, skylake or zen, which have no VNNI; needs qemu-user")
        ->check(emulatedProcessor())
        ->type_name("CPU");
    addGuard(*verb, arguments->guard);
    addCommon(*verb, chosen.common);
    verb->footer(dataHelp() +
                 "Exit code 1: --max-drop or --confidence was given with --reference, and the model is past that guard.\n\n"
                 "--emulate runs as many samples as about a minute allows, here and emulated, and tells both:\n"
                 "without VNNI sums of 8-bit products can saturate.\n\n"
                 "Examples:\n  pare evaluate small.onnx --data eval.npz --reference model.onnx\n  pare evaluate small.onnx --data eval.npz --emulate haswell");
    verb->callback([arguments, verb, &chosen] {
        arguments->guarded = verb->count("--max-drop") > 0 || verb->count("--confidence") > 0;
        chosen.run = [arguments](Console &console, RunContext &context) { return run(*arguments, console, context); };
    });
}

} // namespace pare::cli
