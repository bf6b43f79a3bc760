#include "app/cli/checks.h"
#include "app/cli/verbs.h"

#include "core/base/units.h"
#include "core/measure/latency.h"

#include <fmt/format.h>

#include <algorithm>

namespace pare::cli {

namespace {

struct Arguments {
    std::vector<std::string> models;
    DataArguments data;
    int64_t batch = 0;
    int minRuns = 30;
    double minSeconds = 2;
    double maxSeconds = 30;
    bool throughput = true;
};

struct Timed {
    std::vector<TimedLatency> latencies;
    std::vector<std::vector<ThroughputPoint>> throughput;
};

Result<Timed> work(const Arguments &arguments, RunContext &context)
{
    TimeOptions options;
    PARE_TRY_ASSIGN(options.inputs.data, dataset(arguments.data.data, arguments.data.format));
    options.inputs.seed = context.seed;
    options.inputs.batch = arguments.batch;
    options.minRuns = arguments.minRuns;
    options.minSeconds = arguments.minSeconds;
    options.maxSeconds = arguments.maxSeconds;
    PARE_TRY_ASSIGN(const auto runner, startRunner(context));
    std::vector<ModelHandle> handles;
    for (const std::string &path : arguments.models) {
        PARE_TRY_ASSIGN(const Model model, openModel(path, context));
        context.progress("loading " + path);
        PARE_TRY_ASSIGN(ModelHandle handle, runner->load(model, {.threads = context.threads}, context));
        handles.push_back(std::move(handle));
    }
    Timed timed;
    context.progress("timing");
    PARE_TRY_ASSIGN(timed.latencies, measureLatency(*runner, handles, options, context));
    if (arguments.throughput)
        for (const ModelHandle &handle : handles) {
            constexpr int64_t batches[] = {1, 8, 32};
            TimeOptions shorter = options;
            shorter.minRuns = std::min(options.minRuns, 10);
            shorter.minSeconds = std::min(options.minSeconds, 0.5);
            shorter.maxSeconds = std::min(options.maxSeconds, 5.0);
            PARE_TRY_ASSIGN(auto points, runner->throughput(handle, batches, shorter, context));
            timed.throughput.push_back(std::move(points));
        }
    return timed;
}

int run(const Arguments &arguments, Console &console, RunContext &context)
{
    const auto timed = work(arguments, context);
    if (!timed.ok())
        return console.fail(timed.error());
    nlohmann::json models = nlohmann::json::array();
    for (size_t i = 0; i < arguments.models.size(); ++i) {
        const TimedLatency &one = timed->latencies[i];
        VariantMeasurement shown;
        shown.latency = latencyNumber(one.latency);
        if (i > 0)
            shown.latencyRatio = RatioNumber{one.toFirst.value, one.toFirst.ci95};
        if (!timed->throughput.empty())
            for (const ThroughputPoint &point : timed->throughput[i])
                shown.throughput.push_back({point.batch, point.threads, point.samplesPerSecond, point.reason});
        shown.conditions = one.latency.notes;
        nlohmann::json full = toJson(shown);
        nlohmann::json entry{{"model", arguments.models[i]}, {"latency_ms", toJson(*shown.latency)}, {"ratio", one.toFirst.value},
                             {"ratio_ci95", {one.toFirst.ci95.lo, one.toFirst.ci95.hi}}, {"slower", one.toFirst.slower},
                             {"faster", one.toFirst.faster}, {"conditions", one.latency.notes}};
        if (full.contains("throughput")) {
            entry["throughput_per_s"] = full["throughput_per_s"];
            entry["throughput"] = full["throughput"];
        }
        models.push_back(std::move(entry));
        console.line(arguments.models[i]);
        shown.latencyRatio.reset(); // told against the first by its name
        for (const std::string &line : measurementLines(shown))
            console.line("  " + line);
        if (i > 0)
            console.line(fmt::format("  {:<13}{:.3f} of the latency of {} ({:.3f} to {:.3f}): {}", "ratio", one.toFirst.value, arguments.models[0],
                                     one.toFirst.ci95.lo, one.toFirst.ci95.hi,
                                     one.toFirst.slower ? "slower" : one.toFirst.faster ? "faster" : "no difference that counts"));
    }
    console.object({{"models", std::move(models)}});
    return 0;
}

} // namespace

void addTime(CLI::App &app, Chosen &chosen)
{
    auto *verb = app.add_subcommand("time", "Latency and throughput of models, interleaved, with ratios to the first");
    auto arguments = std::make_shared<Arguments>();
    verb->add_option("MODEL", arguments->models, "ONNX files")->required()->expected(1, 64);
    verb->add_option("--data", arguments->data.data, "Take the inputs from this data (default: seeded random values)")->type_name("PATH");
    verb->add_option("--data-format", arguments->data.format, "How to read it: KIND[,key=value...], as pare baseline --help says")->check(dataFormat())->type_name("FORMAT");
    verb->add_option("--batch", arguments->batch, "Samples in one run, where the model allows (default 1)")->check(CLI::Range(1, 1000000))->type_name("N");
    verb->add_option("--min-runs", arguments->minRuns, "Timed runs a model, at least (default 30)")->check(CLI::Range(3, 1000000))->type_name("N");
    verb->add_option("--min-seconds", arguments->minSeconds, "Seconds of timing a model, at least (default 2)")->check(numberFrom(0))->type_name("S");
    verb->add_option("--max-seconds", arguments->maxSeconds, "Seconds of timing a model, at most (default 30)")->check(numberFrom(0.001))->type_name("S");
    verb->add_flag("!--no-throughput", arguments->throughput, "Leave throughput out");
    addCommon(*verb, chosen.common);
    verb->footer("Example:\n  pare time model.onnx small.onnx --json");
    verb->callback([arguments, &chosen] { chosen.run = [arguments](Console &console, RunContext &context) { return run(*arguments, console, context); }; });
}

} // namespace pare::cli
