#include "core/passes/weight_blocks.h"

#include "core/passes/turned.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

int64_t blockFor(int64_t length, int bits, int64_t wanted)
{
    if (wanted > 0)
        return wanted;
    if (bits == 8 && length % 128 == 0)
        return 128;
    if (bits == 8 && length % 64 == 0)
        return 64;
    return 32;
}

// The wanted block where it divides the row, else the divisor closest below twice of it.
int64_t dividingBlock(int64_t length, int bits, int64_t given)
{
    const int64_t wanted = bits == 8 && given == 0 ? length : blockFor(length, bits, given);
    if (length <= wanted)
        return length;
    for (int64_t block = wanted; block >= std::max<int64_t>(8, wanted / 4); --block)
        if (length % block == 0)
            return block;
    for (int64_t block = wanted + 1; block < length; ++block)
        if (length % block == 0)
            return block;
    return length;
}

} // namespace

bool storedAsNBits(const WeightedLayer &layer)
{
    return layer.kind == WeightedKind::MatMul || layer.kind == WeightedKind::Gemm || layer.kind == WeightedKind::Embedding;
}

WeightBlocks weightBlocks(const WeightedLayer &layer, int bits, int64_t wanted, bool nbits)
{
    WeightBlocks blocks;
    blocks.nbits = nbits;
    if (nbits) {
        const bool embedding = layer.kind == WeightedKind::Embedding;
        blocks.transposed = !embedding && !layer.transposed;
        blocks.rowLength = embedding ? layer.dims[1] : layer.elements() / layer.channels();
        blocks.block = std::max<int64_t>(16, blockFor(blocks.rowLength, bits, wanted));
        return blocks;
    }
    // Rows run over a layer's inputs: convolutions and recurrent layers lie that way already, [inputs, outputs] is transposed.
    blocks.transposed = layer.channelAxis == 1 && layer.dims.size() == 2;
    blocks.rowLength = blocks.transposed ? layer.dims[0] : layer.elements() / layer.dims[0] / (layer.kind == WeightedKind::Recurrent ? layer.dims[1] : 1);
    blocks.block = dividingBlock(blocks.rowLength, bits, wanted);
    return blocks;
}

std::vector<float> rowsOf(const WeightedLayer &layer, const WeightBlocks &cut, const std::vector<float> &values)
{
    return cut.transposed ? turned(values, static_cast<size_t>(layer.dims[0]), static_cast<size_t>(layer.dims[1])) : values;
}

std::vector<float> unpacked(const quant::QuantizedWeights &weights, const WeightBlocks &cut)
{
    const int64_t blocks = (cut.rowLength + cut.block - 1) / cut.block;
    std::vector<float> rows(weights.values.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<int64_t>(i) / cut.rowLength;
        const auto column = static_cast<int64_t>(i) % cut.rowLength;
        rows[i] = static_cast<float>(weights.values[i]) * weights.scales[static_cast<size_t>(row * blocks + column / cut.block)];
    }
    return rows;
}

std::vector<int> paddedRows(const std::vector<int8_t> &values, int64_t length, int64_t padded)
{
    const auto rows = static_cast<int64_t>(values.size()) / length;
    std::vector<int> out(static_cast<size_t>(rows * padded), 0);
    for (int64_t r = 0; r < rows; ++r)
        std::copy_n(values.begin() + r * length, length, out.begin() + r * padded);
    return out;
}

bool asFloat16(std::vector<float> &scales)
{
    constexpr float least = 6.2e-5F; // below, float16 has fewer digits
    constexpr float most = 6.5e4F;
    if (std::any_of(scales.begin(), scales.end(), [](float scale) { return !(std::abs(scale) >= least && std::abs(scale) <= most); }))
        return false;
    for (float &scale : scales)
        scale = static_cast<float>(Eigen::half(scale));
    return true;
}

} // namespace pare
