// A batch of presets on one model: every one measured, kept as variants of a study, with chart, report and table beside it.
#pragma once

#include "core/search/optimize.h"
#include "core/study/study.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace pare {

struct BatchEntry {
    std::string preset;
    std::string variant;       // its name in the study; empty where nothing could be made
    bool delivered = false;    // kept its promise and the guard
    std::string reason;
    std::string error;         // why there is no verdict; empty where there is one
    std::string sentence;      // for people: what came out
    VariantMeasurement measurement;
    nlohmann::json report = nlohmann::json::object(); // changes, declined, findings of its passes
    double seconds = 0;        // that the preset took
    bool resumed = false;      // made and measured by an earlier run of this batch, which was interrupted
};

// What a batch has to do, before it starts: runs to make, candidates that their presets try, and about how long all of it takes; no time
// where nothing is known of the source.
struct BatchPlan {
    int64_t runs = 0;
    int64_t candidates = 0;
    double seconds = 0; // estimated
};

struct BatchRequest {
    std::vector<Preset> presets;
    std::vector<std::string> leaveAlone; // layers that no preset changes: names, or expressions
    std::optional<Target> target{};      // none: this machine
    Guard guard;
    std::optional<DatasetRef> data;
    std::optional<DatasetRef> calibration;
    std::optional<DatasetRef> training;
    StudySource about;
    TimingPlan timing{};   // of each model
    bool fresh = false;    // what an interrupted run of the same left is not gone on with
    std::function<void(const std::string &)> onNote{};   // what of an interrupted run is taken or left; may be empty
    std::function<void(const BatchPlan &)> onPlan{};     // before the first; may be empty
    std::function<void(const BatchEntry &)> onVariant{}; // after each; may be empty
};

struct BatchOutcome {
    VariantMeasurement source;
    std::vector<BatchEntry> entries;
    std::filesystem::path study, report, chart, table;
};

[[nodiscard]] int64_t candidatesOf(const std::vector<Preset> &presets);
// Of timing one model that takes so long for a run.
[[nodiscard]] double timingSeconds(const TimingPlan &plan, double secondsPerRun);
// About how long presets take, by how long evaluating the source on all of the data and timing one model take.
[[nodiscard]] double batchSeconds(const std::vector<Preset> &presets, double evaluating, double timing);

// Writes study.pare (with study.pare-data), report.html, chart.svg and variants.csv into `folder`, which may exist: all of them at the
// end, none when cancelled. What is finished until then stays in a hidden folder inside, and the same batch in the same folder goes on
// with it (batch_resume.h). A preset that cannot be run is an entry with its error, not an end of the batch.
[[nodiscard]] Result<BatchOutcome> runBatch(const Model &source, const BatchRequest &request, const std::filesystem::path &folder,
                                            Runner &runner, RunContext &context);

// The row that a study keeps of an outcome: measurement, recipe and report (with what was asked for, what was tried, and how trainings went
// where the request has a watch). Nothing is stored yet.
[[nodiscard]] Variant variantOf(const OptimizeOutcome &outcome, const OptimizeRequest &request, const RunContext &context, const std::string &name,
                                int64_t parent);

// The texts made from a study, written aside and renamed.
[[nodiscard]] Result<void> writeReport(const Study &study, const std::filesystem::path &path);
[[nodiscard]] Result<void> writeChart(const Study &study, const std::filesystem::path &path);
[[nodiscard]] Result<void> writeTable(const Study &study, const std::filesystem::path &path);

} // namespace pare
