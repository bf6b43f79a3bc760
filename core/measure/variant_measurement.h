// Everything that was measured about one model, with spread and conditions: the row of a table, the point on the chart, the JSON of
// the command line. What was not measured is absent.
#pragma once

#include "core/measure/disagreements.h"
#include "core/measure/latency.h"
#include "core/measure/statistics.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pare {

struct TaskResult;

struct AccuracyNumber {
    std::string metric;        // id: "top-1"
    double value = 0;
    Interval ci95;
    int64_t samples = 0;
    bool higherIsBetter = true;
    bool share = true;         // 0..1, shown in percent
};

struct FidelityNumber {
    double sqnrDb = 0;         // infinity: equal bit for bit
    double cosine = 0;
    std::optional<double> top1Agreement;
};

struct DifferenceNumber {      // to the source, on the same samples; towards better is positive
    double value = 0;
    Interval ci95;
    double pValue = 1;
};

struct LatencyNumber {
    double median = 0, min = 0, p95 = 0, p99 = 0; // ms
    Interval ci95;                                // of the median
    int runs = 0;
    int warmup = 0;
    int threads = 1;
    int64_t batch = 1;
};

struct RatioNumber {           // latency divided by the source's in the same run
    double value = 1;
    Interval ci95{1, 1};
};

struct ThroughputNumber {
    int64_t batch = 1;
    int threads = 1;
    double perSecond = 0;
    std::string reason;        // why there is no number
};

struct VariantMeasurement {
    std::optional<int64_t> sizeBytes;   // computed: bytes as stored
    std::optional<int64_t> parameters;  // computed
    std::optional<int64_t> macs;        // computed, for one sample; none where those of a layer are not known
    std::optional<int64_t> peakMemoryBytes;
    std::optional<int64_t> peakActivationBytes; // computed
    std::optional<LatencyNumber> latency;
    std::optional<RatioNumber> latencyRatio;
    std::vector<ThroughputNumber> throughput;
    std::optional<AccuracyNumber> accuracy;
    std::optional<FidelityNumber> fidelity;
    std::optional<DifferenceNumber> difference;
    std::string verdict;                // id, "not-measured" where nothing was judged
    std::string sentence;
    bool withinGuard = false;
    bool surelyWithin = false;          // the whole interval is within the guard
    int64_t samplesNeeded = 0;
    std::string worstClass;             // the class that lost most; empty for none
    std::optional<double> worstClassLoss; // share
    std::optional<Interval> worstClassInterval;
    std::optional<Disagreements> disagreements; // with the source, sample by sample
    std::vector<std::string> findings;
    std::vector<std::string> conditions; // sentences: machine, runtime, data, what was guessed
    std::vector<double> latencySamplesMs;
    bool selectedOnSameData = false;     // too few samples to report on others than those that decided
    bool comparable = true;              // false: measured on another machine, with other threads or data than the source

    // The lower end of the ratio's interval is above 1.02.
    [[nodiscard]] bool slower() const { return latencyRatio && latencyRatio->ci95.lo > 1.02; }
    // The whole interval is below 1.
    [[nodiscard]] bool faster() const { return latencyRatio && latencyRatio->ci95.hi < 1.0; }
};

// Keys as in the command line's contract (schema pare/1). With `samples`, the raw latencies as well.
[[nodiscard]] nlohmann::json toJson(const VariantMeasurement &measurement, bool samples = false);
// What toJson wrote; unknown keys are passed over.
[[nodiscard]] VariantMeasurement measurementFromJson(const nlohmann::json &json);
[[nodiscard]] nlohmann::json toJson(const LatencyNumber &latency);
[[nodiscard]] LatencyNumber latencyNumber(const Latency &latency);
[[nodiscard]] nlohmann::json toJson(const AccuracyNumber &accuracy);
// The metric of a result, where it has one: accuracy with labels, closeness to the data's own reference outputs without.
[[nodiscard]] std::optional<AccuracyNumber> accuracyNumber(const TaskResult &result);
[[nodiscard]] nlohmann::json toJson(const FidelityNumber &fidelity);
[[nodiscard]] std::optional<FidelityNumber> fidelityNumber(const TaskResult &result);

} // namespace pare
