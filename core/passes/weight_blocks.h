// How weights of few bits are cut into blocks with one scale each: one rule for storing them and for training them in that form.
#pragma once

#include "core/passes/weighted_layer.h"
#include "core/quant/weights.h"

#include <cstdint>
#include <vector>

namespace pare {

struct WeightBlocks {
    bool nbits = false;      // read packed by the operator itself; else unpacked when the model is loaded
    bool transposed = false; // rows are the columns of the matrix
    int64_t rowLength = 0;   // values that a row has
    int64_t block = 32;      // consecutive values of a row that share a scale; with nbits the last of a row may be shorter
};

// wanted: values a block; 0: chosen. nbits: as MatMulNBits and GatherBlockQuantized want it (matrix products and embeddings only).
[[nodiscard]] WeightBlocks weightBlocks(const WeightedLayer &layer, int bits, int64_t wanted, bool nbits);

// The weights in rows as they are cut, and what integers and scales of such rows stand for.
[[nodiscard]] std::vector<float> rowsOf(const WeightedLayer &layer, const WeightBlocks &cut, const std::vector<float> &values);
[[nodiscard]] std::vector<float> unpacked(const quant::QuantizedWeights &weights, const WeightBlocks &cut);
// Rows of `length` integers, each padded with zeros to `padded`.
[[nodiscard]] std::vector<int> paddedRows(const std::vector<int8_t> &values, int64_t length, int64_t padded);
// Rounds scales to float16 where it holds all of them in full precision: what a scale is off, 2^-11 of it at most, is far below a step of few bits.
[[nodiscard]] bool asFloat16(std::vector<float> &scales);

// True where storage=auto keeps the weight packed: matrix products and embeddings.
[[nodiscard]] bool storedAsNBits(const WeightedLayer &layer);

// Rows shorter than this do not pay for a scale each.
inline constexpr int64_t shortestEmbedding = 8;

} // namespace pare
