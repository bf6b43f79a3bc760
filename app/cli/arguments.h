// What the verbs share: options that most of them take, and how they are read.
#pragma once

#include "app/cli/console.h"
#include "core/formats/recipe.h"
#include "core/runtime/runner.h"
#include "core/targets/target.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pare::cli {

struct CommonArguments {
    bool json = false;
    bool quiet = false;
    int threads = 1;
    uint64_t seed = 0;
    std::string runtime = "ort";
    std::string target;
    double timeLimit = 0;
    std::string memoryLimit;
};

struct DataArguments {
    std::string data;
    std::string calibration;
    std::string format;       // --data-format
    std::string calibrationFormat;
    std::string training;
    std::string trainingFormat;
    std::string metric;
    double minSeconds = 2; // of timing, a model
};

struct GuardArguments {
    double maxDrop = 0.01;
    std::optional<double> confidence;
};

// A verb: what its arguments ask for, run after parsing. Returns the exit code.
using Run = std::function<int(Console &, RunContext &)>;

void addCommon(CLI::App &verb, CommonArguments &arguments);
void addData(CLI::App &verb, DataArguments &arguments, bool timing, bool calibration);
void addGuard(CLI::App &verb, GuardArguments &arguments);
void addLeaveAlone(CLI::App &verb, std::vector<std::string> &layers);

// Fills memory limit, threads and seed. Errors: Unavailable (a runtime that is not part of this version).
[[nodiscard]] Result<void> apply(const CommonArguments &arguments, RunContext &context);
// The target that was named, else this machine.
[[nodiscard]] Target targetOf(const CommonArguments &arguments);
// What a result says of its target: {name, title, like, timed_here}.
[[nodiscard]] nlohmann::json targetJson(const Target &target);
// Bytes of "500M", "2G", "64K", "1000000".
[[nodiscard]] Result<int64_t> parseSize(const std::string &text);

// The data to measure on and to calibrate on, where given. Errors: Io where a path is not there.
[[nodiscard]] Result<std::optional<DatasetRef>> dataset(const std::string &path, const std::string &format);
[[nodiscard]] Guard guardOf(const GuardArguments &arguments, const DataArguments &data);

} // namespace pare::cli
