// Reducers: what is left of a tensor after many samples. Memory does not depend on the number of samples; sums are taken in a
// fixed order in double precision: one call a sample gives the same bits whatever the batch size and the number of threads.
#pragma once

#include "core/base/result.h"
#include "core/passes/pass.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pare {

struct ReducerOptions {
    int histogramBins = 0; // 0: no histogram
    bool perChannel = false;
    int channelAxis = 1;   // negative: from the end
    bool gram = false;
};

class TensorReducer {
public:
    TensorReducer(std::string tensor, const ReducerOptions &options) : m_tensor(std::move(tensor)), m_options(options) {}

    // First pass: range, moments, channels, Gram matrix. Values that are not finite are counted and left out.
    // Errors: InvalidInput (channels or last axis change from sample to sample), Unsupported (a Gram matrix above 2 GB).
    Result<void> add(std::span<const float> values, std::span<const int64_t> dims);
    // Second pass, over the same values: the histogram over the range that the first pass found.
    void addToHistogram(std::span<const float> values);
    [[nodiscard]] bool needsSecondPass() const { return m_options.histogramBins > 0; }

    [[nodiscard]] TensorStatistics finish();
    [[nodiscard]] int64_t notFinite() const { return m_notFinite; }

private:
    Result<void> addChannels(std::span<const float> values, std::span<const int64_t> dims);
    Result<void> addGram(std::span<const float> values, std::span<const int64_t> dims);
    void takeRows();

    std::string m_tensor;
    ReducerOptions m_options;
    TensorStatistics m_statistics;
    double m_sum = 0;
    double m_squares = 0;
    bool m_any = false;
    int64_t m_notFinite = 0;
    std::vector<int64_t> m_channelCounts;
    std::vector<float> m_rows; // for the Gram matrix, until they are enough
};

} // namespace pare
