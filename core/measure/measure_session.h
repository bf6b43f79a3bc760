// Measures variants of one source: on the same samples, timed in the same run, judged against the same guard.
#pragma once

#include "core/formats/recipe.h"
#include "core/measure/metrics.h"
#include "core/measure/timing_plan.h"
#include "core/measure/variant_measurement.h"
#include "core/measure/verdict.h"
#include "core/runtime/runner.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace pare {

// What was measured of a source, kept for the next session on it: a batch of presets asks the same again and again.
// It holds for one runner, source, set of data and metric.
class SourceMemory;
[[nodiscard]] std::shared_ptr<SourceMemory> newSourceMemory();

struct MeasurePlan {
    std::optional<DatasetRef> data;  // none: size and speed only
    Guard guard;
    TimingPlan timing{};             // of each model
    std::shared_ptr<SourceMemory> memory{}; // may be null: nothing is kept
};

// What to measure of one variant.
struct MeasureDepth {
    bool latency = true;
    bool throughput = false;  // batch sizes 1, 8, 32 where the model allows
    bool memory = false;      // peak memory of a fresh process
    bool accuracy = true;     // where there is data; without, the verdict is "not measured"
    bool quick = false;       // a third of the timing: for candidates of a search
    std::vector<int64_t> samples{}; // positions in the data; empty: all of the plan's
    bool operator==(const MeasureDepth &) const = default;
};

// How fast a variant ran beside the source.
struct VariantTiming {
    LatencyNumber latency;
    RatioNumber ratio; // to the source
};

class MeasureSession {
public:
    // Loads the source and, where there is data, evaluates it. `runner` and `context` must outlive the session.
    // Errors: as Runner (the source cannot be run), InvalidInput (data that does not fit).
    static Result<std::unique_ptr<MeasureSession>> start(const Model &source, const MeasurePlan &plan, Runner &runner, RunContext &context);

    // The source itself, nothing to compare with.
    Result<VariantMeasurement> measureSource(const MeasureDepth &depth);
    // Latency is interleaved with the source; accuracy is compared sample by sample.
    Result<VariantMeasurement> measure(const Model &variant, const MeasureDepth &depth);
    // Times variants interleaved with the source and with each other; in their order.
    Result<std::vector<VariantTiming>> timeTogether(const std::vector<Model> &variants, const MeasureDepth &depth);
    // What a variant's outputs lose on some samples.
    struct OutputLoss {
        double noise = 0;             // added to the source's outputs, divided by their power (1 / SQNR)
        std::optional<double> metric; // of the variant, where there are labels
    };
    // All variants are loaded at once and the source runs once for all of them. Errors: Unsupported where outputs cannot be compared.
    Result<std::vector<OutputLoss>> outputLosses(std::span<const Model> variants, const std::vector<int64_t> &samples);
    // Noise that each variant adds to the source's outputs, divided by their power (1 / SQNR); on these samples of the data. All variants are
    // loaded at once and the source runs once for all of them.
    Result<std::vector<double>> relativeNoise(std::span<const Model> variants, const std::vector<int64_t> &samples);

    // What each variant gives on these samples of the data: its metric where there are labels, and how close its outputs are to the source's. All
    // are loaded at once and the source runs once for all of them.
    Result<std::vector<TaskResult>> evaluate(std::span<const Model> variants, const std::vector<int64_t> &samples);

    // Where the time of a run of this model goes, on these samples' inputs; `runs` at most, fewer of a slow model.
    Result<Profile> profile(const Model &model, const std::vector<int64_t> &samples, int runs = 5);
    // Milliseconds of each node in one run on these samples' inputs, by its name; of one that the runtime merged into another, of that one.
    Result<std::map<std::string, double>> layerTimes(const Model &model, const std::vector<int64_t> &samples);

    [[nodiscard]] const Model &source() const { return m_source; }
    [[nodiscard]] const MeasurePlan &plan() const { return m_plan; }
    // The source's result on all of the data; null without data.
    [[nodiscard]] const TaskResult *sourceResult() const { return m_result ? &*m_result : nullptr; }
    // Seconds that evaluating the source took for one sample; 0 without data.
    [[nodiscard]] double secondsPerSample() const { return m_secondsPerSample; }
    // Of open dimensions, in the first sample of the data; empty without data.
    [[nodiscard]] const std::map<std::string, int64_t> &sizes() const { return m_sizes; }
    // Size on disk as Pare writes the source.
    [[nodiscard]] int64_t sourceBytes() const { return m_sourceBytes; }

private:
    MeasureSession(Model source, MeasurePlan plan, Runner &runner, RunContext &context);
    Result<void> fillComputed(const Model &model, VariantMeasurement &measurement) const;
    [[nodiscard]] TimeOptions timeOptions(const MeasureDepth &depth) const;
    // The plan's data, of it only these samples; without any, those of the plan.
    [[nodiscard]] DatasetRef dataOf(const std::vector<int64_t> &samples) const;
    [[nodiscard]] EvaluateOptions evaluateOptions() const;
    Result<ModelHandle> loaded(const Model &variant);
    Result<VariantMeasurement> measureSourceNow(const MeasureDepth &depth);
    Result<void> fillSpeed(const ModelHandle &handle, const MeasureDepth &depth, VariantMeasurement &measurement);

    Model m_source;
    MeasurePlan m_plan;
    Runner &m_runner;
    RunContext &m_context;
    ModelHandle m_handle;
    std::optional<TaskResult> m_result;
    Model m_lastModel; // what was measured last stays loaded: its speed and its accuracy are often asked for one after the other
    ModelHandle m_lastHandle;
    int64_t m_sourceBytes = 0;
    double m_secondsPerSample = 0;
    std::map<std::string, int64_t> m_sizes; // of open dimensions, in the first sample of the data
};

// "EPYC..., 1 thread": the machine that numbers were taken on.
[[nodiscard]] std::string machineText(int threads);

} // namespace pare
