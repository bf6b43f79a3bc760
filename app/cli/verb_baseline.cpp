#include "app/cli/help.h"
#include "app/cli/verbs.h"

#include "core/base/units.h"
#include "core/measure/energy.h"
#include "core/measure/measure_session.h"

#include <fmt/format.h>

namespace pare::cli {

namespace {

struct Arguments {
    std::string model;
    DataArguments data;
};

int run(const Arguments &arguments, Console &console, RunContext &context)
{
    const auto measured = [&]() -> Result<std::pair<VariantMeasurement, EnergyReading>> {
        PARE_TRY_ASSIGN(const Model model, openModel(arguments.model, context));
        MeasurePlan plan;
        plan.timing.minSeconds = arguments.data.minSeconds;
        PARE_TRY_ASSIGN(plan.data, dataset(arguments.data.data, arguments.data.format));
        if (!arguments.data.metric.empty())
            plan.guard.metric = arguments.data.metric;
        PARE_TRY_ASSIGN(const auto runner, startRunner(context));
        PARE_TRY_ASSIGN(const auto session, MeasureSession::start(model, plan, *runner, context));
        EnergyMeter meter;
        PARE_TRY_ASSIGN(VariantMeasurement measurement, session->measureSource({.latency = true}));
        const EnergyReading energy = meter.perRun(measurement.latency ? measurement.latency->runs + measurement.latency->warmup : 0);
        PARE_TRY_ASSIGN(const VariantMeasurement rest, session->measureSource({.latency = false, .throughput = true, .memory = true}));
        measurement.throughput = rest.throughput;
        measurement.peakMemoryBytes = rest.peakMemoryBytes;
        measurement.sizeBytes = bytesOnDisk(arguments.model, model);
        return std::pair(std::move(measurement), energy);
    }();
    if (!measured.ok())
        return console.fail(measured.error());
    const auto &[measurement, energy] = *measured;
    nlohmann::json json = toJson(measurement);
    json["model"] = arguments.model;
    json["energy_j_per_run"] = energy.joules ? nlohmann::json(*energy.joules) : nlohmann::json(nullptr);
    json["energy_note"] = energy.note;
    console.line(arguments.model);
    for (const std::string &line : measurementLines(measurement))
        console.line("  " + line);
    console.line(fmt::format("  {:<13}{}", "energy", energy.joules ? fmt::format("{:.3g} J a run (measured, whole processor)", *energy.joules) : energy.note));
    console.object(std::move(json));
    return 0;
}

} // namespace

void addBaseline(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("baseline", "Measure a model: size, latency, throughput, memory, energy where readable, accuracy");
    auto arguments = std::make_shared<Arguments>();
    verb->add_option("MODEL", arguments->model, "ONNX file")->required();
    addData(*verb, arguments->data, true, false);
    addCommon(*verb, chosen.common);
    verb->footer(dataHelp() +
                 "Example:\n  pare baseline model.onnx --data eval.npz --json");
    verb->callback([arguments, &chosen] { chosen.run = [arguments](Console &console, RunContext &context) { return run(*arguments, console, context); }; });
}

} // namespace pare::cli
