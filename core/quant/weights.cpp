#include "core/quant/weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pare::quant {

ChannelLayout channelLayout(std::span<const int64_t> dims, int axis)
{
    ChannelLayout layout;
    for (size_t i = 0; i < dims.size(); ++i) {
        if (static_cast<int>(i) < axis)
            layout.outer *= dims[i];
        else if (static_cast<int>(i) == axis)
            layout.channels = dims[i];
        else
            layout.inner *= dims[i];
    }
    return layout;
}

namespace {

// Integers of `values` at `scale`. The quotient is taken in float32, as QuantizeLinear takes it.
void quantizeRow(std::span<const float> values, float scale, Grid grid, int8_t *into)
{
    const float least = static_cast<float>(grid.least);
    const float most = static_cast<float>(grid.most);
    for (size_t i = 0; i < values.size(); ++i)
        into[i] = static_cast<int8_t>(std::clamp(std::nearbyint(values[i] / scale), least, most));
}

double rowError(std::span<const float> values, float scale, Grid grid)
{
    const float least = static_cast<float>(grid.least);
    const float most = static_cast<float>(grid.most);
    double sum = 0;
    for (const float value : values) {
        const float back = std::clamp(std::nearbyint(value / scale), least, most) * scale;
        const double difference = static_cast<double>(value) - static_cast<double>(back);
        sum += difference * difference;
    }
    return sum;
}

// Shares of the full range that the search tries. 1 comes first, so that a tie keeps the plain answer.
constexpr std::array shares{1.0F, 0.97F, 0.94F, 0.91F, 0.88F, 0.85F, 0.82F, 0.79F, 0.76F, 0.73F, 0.7F, 0.65F, 0.6F, 0.55F, 0.5F};

struct BestScale {
    float scale = 1;
    double error = std::numeric_limits<double>::infinity();
    Grid grid;
    void offer(std::span<const float> values, float candidate, Grid candidateGrid)
    {
        if (!(std::abs(candidate) >= smallestScale))
            return;
        const double candidateError = rowError(values, candidate, candidateGrid);
        if (candidateError < error)
            *this = {candidate, candidateError, candidateGrid};
    }
};

float largestMagnitude(std::span<const float> values)
{
    float most = 0;
    for (const float value : values)
        most = std::max(most, std::abs(value));
    return most;
}

float chooseScale(std::span<const float> values, Grid grid, ScaleRule rule)
{
    const float most = largestMagnitude(values);
    if (!(most > 0))
        return 1;
    const float full = std::max(most / static_cast<float>(grid.most), smallestScale);
    if (rule == ScaleRule::Largest)
        return full;
    BestScale best;
    for (const float share : shares)
        best.offer(values, full * share, grid);
    return best.scale;
}

} // namespace

QuantizedWeights quantizeChannels(std::span<const float> values, ChannelLayout layout, Grid grid, std::span<const float> floors, ScaleRule rule)
{
    QuantizedWeights result;
    result.values.resize(values.size());
    result.scales.assign(static_cast<size_t>(layout.channels), 1);
    std::vector<float> channel(static_cast<size_t>(layout.outer * layout.inner));
    std::vector<int8_t> integers(channel.size());
    const auto inner = static_cast<size_t>(layout.inner);
    const auto forEachRun = [&](size_t c, auto &&visit) {
        for (size_t o = 0; o < static_cast<size_t>(layout.outer); ++o)
            visit(o * inner, (o * static_cast<size_t>(layout.channels) + c) * inner);
    };
    for (size_t c = 0; c < static_cast<size_t>(layout.channels); ++c) {
        forEachRun(c, [&](size_t local, size_t at) { std::copy_n(values.begin() + static_cast<ptrdiff_t>(at), inner, channel.begin() + static_cast<ptrdiff_t>(local)); });
        float scale = chooseScale(channel, grid, rule);
        if (!floors.empty())
            scale = std::max(scale, floors[c]);
        result.scales[c] = scale;
        quantizeRow(channel, scale, grid, integers.data());
        forEachRun(c, [&](size_t local, size_t at) { std::copy_n(integers.begin() + static_cast<ptrdiff_t>(local), inner, result.values.begin() + static_cast<ptrdiff_t>(at)); });
    }
    return result;
}

QuantizedWeights quantizeTensor(std::span<const float> values, Grid grid, float floor)
{
    const std::array floors{floor};
    return quantizeChannels(values, {1, 1, static_cast<int64_t>(values.size())}, grid, floors);
}

QuantizedWeights quantizeBlocks(std::span<const float> values, int64_t rowLength, int64_t blockSize, int bits, ScaleRule rule)
{
    QuantizedWeights result;
    result.values.resize(values.size());
    if (rowLength <= 0)
        return result;
    const Grid whole{-(1 << (bits - 1)), (1 << (bits - 1)) - 1};
    const Grid symmetric = symmetricGrid(bits);
    const int64_t rows = static_cast<int64_t>(values.size()) / rowLength;
    for (int64_t row = 0; row < rows; ++row) {
        for (int64_t at = 0; at < rowLength; at += blockSize) {
            const auto from = static_cast<size_t>(row * rowLength + at);
            const auto block = values.subspan(from, static_cast<size_t>(std::min(blockSize, rowLength - at)));
            const auto extreme = std::max_element(block.begin(), block.end(), [](float a, float b) { return std::abs(a) < std::abs(b); });
            BestScale best{1, std::numeric_limits<double>::infinity(), whole};
            if (*extreme != 0) {
                const float asymmetric = *extreme / static_cast<float>(whole.least);
                const float even = std::abs(*extreme) / static_cast<float>(symmetric.most);
                best.offer(block, asymmetric, whole);
                if (rule == ScaleRule::LeastSquares)
                    for (const float share : shares) {
                        best.offer(block, asymmetric * share, whole);
                        best.offer(block, even * share, symmetric);
                    }
                // Values that lie on a grid already, and do not use all of it, are met exactly.
                if (rule == ScaleRule::LeastSquares && best.error > 0)
                    for (int most = symmetric.most - 1; most > 0; --most)
                        best.offer(block, std::abs(*extreme) / static_cast<float>(most), symmetric);
            }
            result.scales.push_back(best.scale);
            quantizeRow(block, best.scale, best.grid, result.values.data() + from);
        }
    }
    return result;
}

double squaredError(std::span<const float> values, std::span<const int8_t> integers, float scale)
{
    double sum = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const double difference = static_cast<double>(values[i]) - static_cast<double>(static_cast<float>(integers[i]) * scale);
        sum += difference * difference;
    }
    return sum;
}

double signalToNoise(std::span<const float> values, std::span<const float> approximation)
{
    double signal = 0;
    double noise = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const double value = values[i];
        const double difference = value - static_cast<double>(approximation[i]);
        signal += value * value;
        noise += difference * difference;
    }
    if (noise == 0)
        return std::numeric_limits<double>::infinity();
    return 10 * std::log10(signal / noise);
}

} // namespace pare::quant
