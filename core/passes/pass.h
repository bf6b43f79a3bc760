// What a pass is: a pure function from a model and a request to a new model and a report.
#pragma once

#include "core/base/run_context.h"
#include "core/model/model.h"
#include "core/passes/options.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace pare {

// A change that a pass made to one layer. `into` are the layers of the new model that do its work now (empty: removed).
struct Change {
    std::string layer;
    std::string what; // "folded into Conv_3", "64 -> 44 output channels"
    std::vector<std::string> into;
};

// A candidate that the pass looked at and left alone, and why: that is what a user asks first.
struct Declined {
    std::string layer;
    std::string reason;
};

enum class Severity { Note, Warning };

struct Finding {
    Severity severity = Severity::Note;
    std::string where; // layer or tensor; may be empty
    std::string message;
};

struct PassReport {
    std::string pass;
    std::vector<Change> changes;
    std::vector<Declined> declined;
    std::vector<Finding> findings;
    double wallSeconds = 0; // filled in by whoever runs the pass
};

// What running a model on data brought together about one tensor. All ranges are over every sample and element.
struct TensorStatistics {
    double min = 0;
    double max = 0;
    double mean = 0;
    double meanSquare = 0;
    int64_t count = 0;                    // elements seen
    // Histogram over [histogramMin, histogramMax], equal bins; empty where not asked for.
    double histogramMin = 0;
    double histogramMax = 0;
    std::vector<int64_t> histogram;
    std::vector<float> channelAbsMax;     // along channelAxis, where asked for
    std::vector<double> channelMeanSquare;
    std::vector<double> gram;             // row-major X X^T over the last axis (size k*k), where asked for
};

struct ObserveRequest {
    std::vector<std::string> tensors;     // names of values in the model
    bool histogram = false;
    int histogramBins = 2048;
    bool perChannel = false;              // channelAbsMax and channelMeanSquare
    int channelAxis = 1;                  // negative: from the end
    bool gram = false;
    int64_t maxSamples = 256;             // of the calibration data
};

struct TrainingRequest; // core/passes/training.h
struct TrainingResult;
struct UnitGradients;

// What passes may ask of the outside. They never run a model themselves; a pass that needs a service which is missing
// returns Unavailable and says what to give ("needs calibration data").
struct PassServices {
    // Runs the model once on these inputs and returns its outputs, all as TensorProtos with data inside.
    std::function<Result<std::vector<pb::TensorProto>>(const Model &, std::span<const pb::TensorProto> inputs)> run;
    // Runs the model on the calibration data and reduces the named tensors beside it; memory is bounded.
    std::function<Result<std::map<std::string, TensorStatistics>>(const Model &, const ObserveRequest &)> observe;
    // The median time of one run of the model, in milliseconds, as latencies are measured here.
    std::function<Result<double>(const Model &)> time;
    // `observe` runs on the data that results are measured on, for want of calibration data: enough for ranges, not for fitting weights.
    bool calibrationBorrowed = false;
    // Trains a graph on the training data. Empty where there is none.
    std::function<Result<TrainingResult>(const TrainingRequest &)> train;
    // By group, for each unit: the mean over samples of (sum of weight x gradient of the loss) squared. A group is empty where its weights have no
    // gradient. Unavailable where there is no trainer; empty where there is no data to calibrate or train on.
    std::function<Result<std::vector<std::vector<double>>>(const UnitGradients &)> gradients;
    std::optional<Model> source; // the model before the first pass, or what shall stand for it: whom a student learns from
};

struct PassRequest {
    Options options;
    std::optional<std::set<std::string>> layers; // nullopt: every layer; else only these (by node name)
    // What an earlier run of the same step decided (PassOutcome::resolution): replayed to the byte instead of deciding anew.
    nlohmann::json resolution;
    // Whatever the rest says, and whatever happens to their neighbours: operator, attributes and constants of these stay as they are.
    std::set<std::string> leftAlone{};
    [[nodiscard]] bool selects(const std::string &layer) const { return !leftAlone.contains(layer) && (!layers || layers->contains(layer)); }
};

struct PassOutcome {
    Model model;
    PassReport report;
    nlohmann::json resolution; // what was decided: names, ranges, counts; null where the options say it all
};

struct PassContext {
    RunContext &run;
    PassServices services;
};

using PassFunction = Result<PassOutcome> (*)(const Model &, const PassRequest &, PassContext &);

struct Pass {
    std::string id;      // "fold-batch-norm"
    std::string summary; // one sentence for lists and dialogs
    bool needsCalibration = false;
    std::vector<OptionSpec> options;
    PassFunction function = nullptr;
    bool exact = false; // the result computes the same, up to rounding: checked by running both
    bool needsTraining = false; // data to train on
};

} // namespace pare
