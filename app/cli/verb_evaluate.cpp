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
};

Result<VariantMeasurement> work(const Arguments &arguments, RunContext &context)
{
    if (!arguments.emulate.empty())
        return unavailable("emulating another processor is not part of this build", "--emulate");
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
    return 0;
}

} // namespace

void addEvaluate(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("evaluate", "Accuracy on data, or fidelity to a reference where there are no labels");
    auto arguments = std::make_shared<Arguments>();
    verb->add_option("MODEL", arguments->model, "ONNX file")->required();
    addData(*verb, arguments->data, false);
    verb->get_option("--data")->required();
    verb->add_option("--reference", arguments->reference, "Compare with this model: outputs, accuracy, verdict");
    verb->add_option("--emulate", arguments->emulate, "Processor to emulate");
    addGuard(*verb, arguments->guard);
    addCommon(*verb, chosen.common);
    verb->footer("Example: pare evaluate small.onnx --data eval.npz --reference model.onnx");
    verb->callback([arguments, &chosen] { chosen.run = [arguments](Console &console, RunContext &context) { return run(*arguments, console, context); }; });
}

} // namespace pare::cli
