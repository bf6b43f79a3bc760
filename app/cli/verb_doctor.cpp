#include "app/cli/verbs.h"

#include "core/base/units.h"
#include "core/measure/energy.h"
#include "core/measure/measure_session.h"
#include "core/runtime/emulation.h"
#include "core/runtime/trainer.h"
#include "core/targets/target.h"
#include "core/targets/processor.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <google/protobuf/stubs/common.h>
#include <onnx/defs/schema.h>
#include <sqlite3.h>

#include <algorithm>
#include <thread>
#include <unistd.h>

namespace pare::cli {

namespace {

bool has(const std::vector<std::string> &features, std::string_view name)
{
    return std::find(features.begin(), features.end(), name) != features.end();
}

std::string int8Advice(const std::vector<std::string> &features)
{
    if (has(features, "amx_int8"))
        return "INT8 has its own instructions here (AMX); measured on small networks: 0.34 to 0.68 of the latency of convolutional ones, 0.86 to 0.96 of transformers";
    if (has(features, "avx512_vnni") || has(features, "avx_vnni") || has(features, "asimddp") || has(features, "i8mm"))
        return "INT8 has its own instructions here (VNNI or dot product)";
    if (has(features, "avx2"))
        return "no INT8 instructions (VNNI): INT8 may gain little or nothing; Pare measures before it recommends";
    return "no vector instructions for INT8 were found";
}

int run(Console &console, RunContext &context)
{
    const auto features = processorFeatures();
    EnergyMeter meter;
    std::string runnerState;
    std::string runnerVersion;
    if (auto runner = startRunner(context); runner.ok()) {
        runnerVersion = (*runner)->runtimeVersion();
        runnerState = "runs";
    } else {
        runnerState = runner.error().text();
    }
    std::string trainerState;
    std::string trainerVersion;
    if (auto trainer = Trainer::start({}, context); trainer.ok()) {
        trainerVersion = (*trainer)->libraryVersion();
        trainerState = "trains";
    } else {
        trainerState = trainer.error().text();
    }
    const std::string onnxOpset = std::to_string(pare_onnx::OpSchemaRegistry::DomainToVersionRange::Instance().Map().at("").second);
    const std::string machine = machineText(1);
    console.line("pare " PARE_VERSION);
    console.line("machine          " + machine);
    console.line(fmt::format("memory           {}", formatBytes(int64_t{::sysconf(_SC_PHYS_PAGES)} * ::sysconf(_SC_PAGESIZE))));
    console.line(fmt::format("features         {}", features.empty() ? "none that matter" : fmt::format("{}", fmt::join(features, " "))));
    console.line("INT8             " + int8Advice(features));
    console.line("target           " + thisMachine().title + (thisMachine().like.empty() ? "" : " (like --target " + thisMachine().like + ")"));
    console.line("ONNX             1.23.2, opset up to " + onnxOpset);
    console.line("runner           " + (runnerVersion.empty() ? "not usable: " + runnerState : runnerVersion + ", " + findRunner().string()));
    console.line("OpenVINO         not part of this version");
    console.line("trainer          " + (trainerVersion.empty() ? "not usable: " + trainerState : trainerVersion + ", " + findTrainer().string()));
    console.line("emulation        " + (findEmulator().empty() ? std::string("not installed: the package qemu-user (for evaluate --emulate)") : findEmulator().string()));
    console.line(std::string("SQLite           ") + sqlite3_libversion());
    console.line(fmt::format("protobuf         {}.{}.{}", GOOGLE_PROTOBUF_VERSION / 1000000, GOOGLE_PROTOBUF_VERSION / 1000 % 1000,
                             GOOGLE_PROTOBUF_VERSION % 1000));
    console.line("energy           " + (meter.readable() ? std::string("readable (powercap)") : EnergyMeter::whyNot()));
    console.object({{"version", PARE_VERSION},
                    {"machine", machine},
                    {"cpu_features", features},
                    {"int8", int8Advice(features)},
                    {"target", targetJson(thisMachine())},
                    {"onnx", {{"version", "1.23.2"}, {"opset", std::stoi(onnxOpset)}}},
                    {"runtimes", {{"ort", {{"available", !runnerVersion.empty()}, {"version", runnerVersion}, {"state", runnerState}}},
                                  {"openvino", {{"available", false}, {"state", "not part of this version"}}}}},
                    {"trainer", {{"available", !trainerVersion.empty()}, {"version", trainerVersion}, {"state", trainerState}}},
                    {"emulation", {{"available", !findEmulator().empty()}, {"program", findEmulator().string()}}},
                    {"sqlite", sqlite3_libversion()},
                    {"energy", {{"readable", meter.readable()}, {"state", EnergyMeter::whyNot()}}}});
    return runnerVersion.empty() ? 69 : 0;
}

} // namespace

void addDoctor(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("doctor", "What is installed, and what each part can do here");
    addCommon(*verb, chosen.common);
    verb->footer("Exit code 69: the process that runs models cannot be started.\n\nExample:\n  pare doctor --json");
    verb->callback([&chosen] { chosen.run = [](Console &console, RunContext &context) { return run(console, context); }; });
}

} // namespace pare::cli
