// Latency and throughput as numbers with their spread, from the runner's raw samples.
#pragma once

#include "core/measure/statistics.h"
#include "core/runtime/runner.h"

#include <span>
#include <string>
#include <vector>

namespace pare {

// Milliseconds of one run. ci95: 95 % interval of the median, by bootstrap over rounds (samples of one round are not
// independent: they share the state of caches, clock and scheduler).
struct Latency {
    double median = 0;
    double min = 0;
    double p95 = 0;
    double p99 = 0;
    Interval ci95;
    int runs = 0;
    int warmup = 0;
    int threads = 1;
    int64_t batch = 1;
    std::vector<double> samplesMs;  // raw, in the order they were taken
    int runsPerRound = 1;
    std::vector<std::string> notes; // conditions, in words
};

// Latency against another model that was timed in the same rounds: 2 = twice as slow. ci95: bootstrap over rounds, in pairs.
struct LatencyRatio {
    double value = 1; // the median of the rounds' ratios
    Interval ci95{1, 1};
    bool slower = false; // the lower end is above 1.02
    bool faster = false; // the upper end is below 1
};

struct TimedLatency {
    Latency latency;
    LatencyRatio toFirst; // 1 for the first model itself
};

[[nodiscard]] Latency latencyOf(const TimedModel &timed, uint64_t seed = 0);
// Both must come from the same request.
[[nodiscard]] LatencyRatio latencyRatio(const TimedModel &first, const TimedModel &second, uint64_t seed = 0);

// Times the models interleaved. Errors: as Runner.
[[nodiscard]] Result<std::vector<TimedLatency>> measureLatency(Runner &runner, std::span<const ModelHandle> models, const TimeOptions &options,
                                                               RunContext &context);

} // namespace pare
