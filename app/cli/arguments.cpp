#include "app/cli/arguments.h"

#include "app/cli/checks.h"
#include "core/study/study_data.h"

#include <charconv>

namespace pare::cli {

void addCommon(CLI::App &verb, CommonArguments &arguments)
{
    verb.add_flag("--json", arguments.json, "Print one JSON object on standard output and nothing else there");
    verb.add_flag("--quiet,-q", arguments.quiet, "No progress and no notes on standard error");
    verb.add_option("--threads", arguments.threads, "Threads that a model runs with (default 1)")->check(CLI::Range(1, 1024))->type_name("N");
    verb.add_option("--seed", arguments.seed, "Seed of everything random (default 0): same seed, same bytes")->type_name("N");
    verb.add_option("--runtime", arguments.runtime, "Runtime that runs the models: ort; others are not part of this version")
        ->check(knownRuntime())
        ->type_name("NAME");
    verb.add_option("--target", arguments.target, "Hardware that a model is made for, and advised on (default this-machine; pare targets lists them)")
        ->check(knownTarget())
        ->type_name("NAME");
    verb.add_option("--time-limit", arguments.timeLimit, "Seconds that all of it may take; past them it ends with 69 (default: no limit)")
        ->check(numberFrom(0))
        ->type_name("SECONDS");
    verb.add_option("--memory-limit", arguments.memoryLimit, "Memory of the process that runs models: 500M, 2G (default: half of the RAM)")
        ->check(memorySize())
        ->type_name("SIZE");
}

void addData(CLI::App &verb, DataArguments &arguments, bool timing, bool calibration)
{
    verb.add_option("--data", arguments.data, "Data to measure on: .npz, folder of pictures, .csv, IDX pair, ONNX test_data_set folders")
        ->type_name("PATH");
    verb.add_option("--data-format", arguments.format, "How to read it where finding out is not enough: KIND[,key=value...], see below")
        ->check(dataFormat())
        ->type_name("FORMAT");
    verb.add_option("--metric", arguments.metric,
                    "Metric that decides (default: guessed from model and labels, and said): top-1, top-5, balanced-accuracy, f1, auc, mae, "
                    "log-loss, rmse, r2, cosine, mean-iou, perplexity, token-accuracy, agreement")
        ->check(knownMetric())
        ->type_name("NAME");
    if (timing)
        verb.add_option("--min-seconds", arguments.minSeconds, "Seconds of timing a model, at least (default 2): less is quicker, more is sharper")
            ->check(numberFrom(0))
            ->type_name("S");
    if (calibration) {
        verb.add_option("--calib", arguments.calibration, "Data to calibrate on (ranges of activations)")->type_name("PATH");
        verb.add_option("--calib-format", arguments.calibrationFormat, "How to read the calibration data (default: as --data-format)")
            ->check(dataFormat())
            ->type_name("FORMAT");
        verb.add_option("--train", arguments.training, "Data to train on, for passes and presets that train; no sample of --data is learned from it")
            ->type_name("PATH");
        verb.add_option("--train-format", arguments.trainingFormat, "How to read the data to train on (default: as --data-format)")
            ->check(dataFormat())
            ->type_name("FORMAT");
    }
}

void addGuard(CLI::App &verb, GuardArguments &arguments)
{
    verb.add_option("--max-drop", arguments.maxDrop, "Largest loss that is accepted, absolute in the metric's unit (default 0.01)")
        ->check(numberFrom(0))
        ->type_name("D");
    verb.add_option_function<double>(
            "--confidence", [&arguments](const double &value) { arguments.confidence = value; },
            "Make the guard a non-inferiority test at this confidence, such as 0.95")
        ->check(CLI::Range(0.5, 0.9999))
        ->type_name("P");
}

void addLeaveAlone(CLI::App &verb, std::vector<std::string> &layers)
{
    verb.add_option("--leave-alone", layers,
                    "Layers that nothing changes, whatever is done to the rest: a layer's name, or an expression such as \"op:Gemm\"; repeat for more")
        ->allow_extra_args(false)
        ->type_name("LAYER");
}

Result<int64_t> parseSize(const std::string &text)
{
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string suffix(end, text.data() + text.size());
    double factor = 0;
    if (suffix.empty() || suffix == "B")
        factor = 1;
    else if (suffix == "K" || suffix == "k")
        factor = 1e3;
    else if (suffix == "M" || suffix == "m")
        factor = 1e6;
    else if (suffix == "G" || suffix == "g")
        factor = 1e9;
    if (failed != std::errc() || factor == 0 || !(value > 0) || value * factor > 9e18)
        return invalidInput("\"" + text + "\" is no size; give a number with K, M or G, such as 500M", "--memory-limit");
    return static_cast<int64_t>(value * factor);
}

Result<void> apply(const CommonArguments &arguments, RunContext &context)
{
    context.threads = arguments.threads;
    context.seed = arguments.seed;
    if (!arguments.memoryLimit.empty()) {
        PARE_TRY_ASSIGN(context.memoryLimitBytes, parseSize(arguments.memoryLimit));
    }
    if (arguments.runtime == "openvino")
        return unavailable("OpenVINO is not part of this version; leave --runtime out, or give ort", "--runtime");
    return {};
}

Target targetOf(const CommonArguments &arguments)
{
    return arguments.target.empty() ? thisMachine() : findTarget(arguments.target).valueOr(thisMachine()); // checked when it was given
}

nlohmann::json targetJson(const Target &target)
{
    nlohmann::json json{{"name", target.name}, {"title", target.title}, {"timed_here", target.timedHere()}};
    if (!target.like.empty())
        json["like"] = target.like;
    return json;
}

Result<std::optional<DatasetRef>> dataset(const std::string &path, const std::string &format)
{
    if (path.empty())
        return std::optional<DatasetRef>();
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
        return ioError("the data is not there", path);
    PARE_TRY_ASSIGN(DatasetRef ref, datasetFromText(path, format));
    return std::optional(std::move(ref));
}

Guard guardOf(const GuardArguments &arguments, const DataArguments &data)
{
    Guard guard;
    guard.maxDrop = arguments.maxDrop;
    guard.confidence = arguments.confidence;
    if (!data.metric.empty())
        guard.metric = data.metric;
    return guard;
}

} // namespace pare::cli
