// From records to metrics, intervals, classes and chance: the last step of MetricAccumulator.
#pragma once

#include "core/measure/metrics.h"

#include <map>
#include <vector>

namespace pare {

inline constexpr int64_t mostPixelClasses = 4096;
inline constexpr double leastShare = 1.1920929e-7; // for log loss: what float32 tells from 0 beside 1

struct PixelCount {
    uint32_t intersection = 0;
    uint32_t unionSize = 0;
    uint32_t labelled = 0;
};

// What accumulating learns beside the records.
struct FinishingState {
    int64_t samplesWithNaN = 0;
    bool scoresAreProbabilities = true;      // Binary
    std::map<int64_t, int64_t> tokenCounts;  // labels of tokens or pixels
    std::vector<float> targets;              // Regression: of all samples; shorter where they became too many
    std::vector<std::map<int64_t, PixelCount>> pixelCounts; // Segmentation: per sample
    int64_t pixelClasses = 0;

    // Of one sample, by class; keeps those that occur.
    void addPixelCounts(const std::vector<PixelCount> &counts);
};

void finishResult(TaskResult &result, FinishingState &state, uint64_t seed);

// What a metric is for answers that do not look at the input: the class that is there most often, the mean of the targets.
// 0 where the result does not tell.
[[nodiscard]] double chanceOf(MetricId metric, const TaskResult &result, const FinishingState &state = {});

} // namespace pare
