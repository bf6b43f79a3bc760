// Weights to integers, symmetric, round to nearest: per tensor, per channel, or per block of consecutive values.
#pragma once

#include "core/quant/affine.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pare::quant {

// A row-major tensor seen as [outer][channels][inner]: `channels` is the size of the axis that gets one scale each.
struct ChannelLayout {
    int64_t outer = 1;
    int64_t channels = 1;
    int64_t inner = 1;
    [[nodiscard]] int64_t count() const { return outer * channels * inner; }
};
// axis: 0 .. rank-1.
[[nodiscard]] ChannelLayout channelLayout(std::span<const int64_t> dims, int axis);

// How the scale of a channel or block is found.
enum class ScaleRule {
    Largest,     // the largest magnitude lies on the last integer
    LeastSquares // of scales between 0.5 and 1.0 of that, the one with the least squared error: pays at 4 bits and below
};

struct QuantizedWeights {
    std::vector<int8_t> values; // same order as the input
    std::vector<float> scales;  // one a channel or block
};

// One scale a channel. floors (empty, or one a channel) are lower bounds of the scales: see leastWeightScale.
// An all-zero channel gets scale 1 (or its floor). Values must be finite.
[[nodiscard]] QuantizedWeights quantizeChannels(std::span<const float> values, ChannelLayout layout, Grid grid, std::span<const float> floors = {},
                                                ScaleRule rule = ScaleRule::Largest);

// One scale for all.
[[nodiscard]] QuantizedWeights quantizeTensor(std::span<const float> values, Grid grid, float floor = 0);

// Rows of `rowLength` values; each row is cut into blocks of `blockSize`, the last may be short. Scales are row-major:
// [rows][ceil(rowLength / blockSize)]. The grid is -2^(bits-1) .. 2^(bits-1)-1: the value of the largest magnitude may take the
// one integer more that the negative side has, with a negative scale where that value is positive.
// rule LeastSquares also tries the symmetric grid, narrower and wider ranges and keeps the least squared error: values that are whole
// numbers of some scale come back as they were.
[[nodiscard]] QuantizedWeights quantizeBlocks(std::span<const float> values, int64_t rowLength, int64_t blockSize, int bits, ScaleRule rule);

// Sum of squared differences between values and what the integers stand for (scale chosen by `scaleOf(index)`).
[[nodiscard]] double squaredError(std::span<const float> values, std::span<const int8_t> integers, float scale);

// 10 log10(signal / noise) in dB; infinite where both agree exactly.
[[nodiscard]] double signalToNoise(std::span<const float> values, std::span<const float> approximation);

} // namespace pare::quant
