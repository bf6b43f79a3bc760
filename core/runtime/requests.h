// What is asked of the runner and what comes back: plain values, without processes or protocol.
#pragma once

#include "core/formats/dataset.h"
#include "core/formats/dataset_options.h"
#include "core/model/onnx.h"
#include "core/passes/pass.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pare {

// What a runner process may use. 0 takes the RunContext's limit, and where that is 0 too: half of the RAM, no time limit.
struct RunnerLimits {
    int64_t memoryBytes = 0;
    double timeSeconds = 0; // of one request
    double silenceSeconds = 600; // without an answer or progress, where there is no time limit: a model that hangs
};

enum class GraphOptimization { None, Basic, Extended, All };

struct LoadOptions {
    int threads = 1; // within one operator; operators run one after the other
    GraphOptimization optimization = GraphOptimization::All;
    std::string runtime = "ort"; // the only one that is built in; others are Unavailable
};

// An input or output as the runtime sees it. dims: -1 where free, then symbols holds its name (may be empty).
struct ModelValue {
    std::string name;
    int type = 0;        // element type; 0 where it is no tensor
    bool ranked = true;  // false: the file does not even give a rank
    std::vector<int64_t> dims;
    std::vector<std::string> symbols;
};

struct LoadedModel {
    std::vector<ModelValue> inputs;
    std::vector<ModelValue> outputs;
    double loadMs = 0;                 // reading, optimizing and preparing inside the runtime
    std::string runtime;               // "ONNX Runtime 1.32.0"
    int threads = 1;
    std::vector<std::string> warnings; // what the runtime said while loading
};

// Data on disk that the runner decodes itself. samples: positions to use, in this order; empty: all.
struct DatasetRef {
    std::filesystem::path path;
    DatasetOptions options;
    std::vector<int64_t> samples;
};

// What is wanted of a look at data.
struct DataLookOptions {
    int64_t samples = 0;             // so many of the first
    bool task = false;               // the sentence on what can be measured
    int64_t apart = 0;               // so many set apart for calibration, at most half of all
    std::optional<DatasetRef> other; // how many samples it has in common with these
    int64_t mostCompared = 5'000;    // of each, for that
};

struct DataSample {
    std::vector<Tensor> inputs;
    std::optional<Tensor> label;
};

struct DataLook {
    DatasetInfo info;
    std::vector<DataSample> samples;
    std::string task;           // empty where there is nothing to measure by: no labels and no references
    std::vector<int64_t> apart; // their places, rising; classes in equal numbers where there are labels
    int64_t shared = 0;
};

// Where the inputs of a measurement come from: the first samples of a dataset, else seeded random values (floats uniform in
// -1..1, integers 0 or 1, masks and booleans one).
struct InputOptions {
    std::optional<DatasetRef> data;
    std::map<std::string, int64_t> dims; // sizes for free dimensions by symbol or "input:axis"; else 1 (a sequence axis: 128)
    int64_t batch = 0;                   // size of the first axis where it is free; 0: 1
    uint64_t seed = 0;
};

struct TimeOptions {
    InputOptions inputs;
    int warmup = 3;          // untimed runs at the start, at least
    int minRuns = 30;        // timed runs of each model: goes on until both minRuns and minSeconds are reached,
    double minSeconds = 2;   //   but no longer than maxSeconds a model (then fewer runs, and a note says so; never below 3)
    double maxSeconds = 30;
};

// Raw samples of one model. Models are timed in rounds: in each, every model has its turn of runsPerRound timed runs, and the
// order rotates. Sample i was taken in round i / runsPerRound, so samples of models timed together are paired by round.
struct TimedModel {
    std::vector<double> samplesMs;
    int runsPerRound = 1;
    int warmup = 0;
    int threads = 1;
    int64_t batch = 1;               // samples in one run
    std::vector<std::string> notes;  // conditions in words: inputs, sizes taken for free dimensions, fewer runs and why
};

// Samples a second at one batch size; reason holds why not where the model cannot take the batch.
struct ThroughputPoint {
    int64_t batch = 1;
    int threads = 1;
    double samplesPerSecond = 0; // from the median run
    std::vector<double> samplesMs;
    std::string reason;
};

struct ProfileOptions {
    InputOptions inputs;
    int runs = 20;
};

// Where the time of a run went. node: the name in the model that was loaded. A node that the runtime merged into another has
// no time of its own: fusedInto names the node that stands for the group; a node folded at load has fusedInto "(folded)".
struct NodeTime {
    std::string node;
    std::string op;         // as it ran ("FusedConv"); the model's own operator where it did not run by itself
    double ms = 0;          // in one run of the model: the mean of the middle half of the runs
    std::string fusedInto;
};

struct Profile {
    std::vector<NodeTime> nodes;
    double otherMs = 0;              // work that belongs to no node of the model: layout changes, casts that the runtime added
    double runMs = 0;                // median of whole runs, profiling included
    int runs = 0;
    std::vector<std::string> notes;
};

struct EvaluateOptions {
    std::string metric;  // a name of core/measure/task.h ("top-1"); empty: guessed from labels and outputs
    int64_t batch = 0;   // samples in one run where the model allows; 0: chosen
    uint64_t seed = 0;   // of bootstrap intervals
};

struct PeakMemory {
    int64_t peakBytes = 0;  // resident set at its highest (VmHWM) of a fresh runner that loaded and ran only this model
    int64_t idleBytes = 0;  // the same of a fresh runner before loading
    int64_t batch = 1;
    std::vector<std::string> notes;
};

} // namespace pare
