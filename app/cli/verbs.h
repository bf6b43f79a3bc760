// The verbs of the command line: each adds itself to the parser and says what to run when it was chosen.
#pragma once

#include "app/cli/arguments.h"
#include "core/measure/variant_measurement.h"
#include "core/model/model.h"

#include <functional>

namespace pare::cli {

// Set by the verb that was chosen.
struct Chosen {
    CommonArguments common;
    Run run;
};

void addInspect(CLI::App &app, Chosen &chosen);
void addBaseline(CLI::App &app, Chosen &chosen);
void addOptimize(CLI::App &app, Chosen &chosen);
void addEvaluate(CLI::App &app, Chosen &chosen);
void addTime(CLI::App &app, Chosen &chosen);
void addSweep(CLI::App &app, Chosen &chosen);
void addStudyVerbs(CLI::App &app, Chosen &chosen); // compare, export, report
void addScript(CLI::App &app, Chosen &chosen);
void addDiff(CLI::App &app, Chosen &chosen);
void addLists(CLI::App &app, Chosen &chosen);      // passes, presets, targets
void addDoctor(CLI::App &app, Chosen &chosen);
void addGui(CLI::App &app, Chosen &chosen);

// The model of a verb, with a progress line. Errors: as openOnnx.
[[nodiscard]] Result<Model> openModel(const std::string &path, RunContext &context);
// The bytes that the model's files take on disk.
[[nodiscard]] int64_t bytesOnDisk(const std::string &path, const Model &model);
[[nodiscard]] Result<std::unique_ptr<Runner>> startRunner(RunContext &context);
// Whether a file can be written there, asked before long work. Errors: CannotCreate (no such folder, not writable, a folder or
// device, the source itself: `source` may be empty).
[[nodiscard]] Result<void> checkOutput(const std::string &output, const std::string &source = {});

// Lines for people about one measurement: "latency  0.108 ms (0.107 to 0.110), 30 runs, 1 thread, measured".
[[nodiscard]] std::vector<std::string> measurementLines(const VariantMeasurement &measurement);

} // namespace pare::cli
