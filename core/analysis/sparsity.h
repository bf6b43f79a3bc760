// How many of a layer's weights are zero.
#pragma once

#include "core/model/model.h"

#include <cstdint>

namespace pare {

struct Sparsity {
    int64_t zeros = 0;
    int64_t elements = 0;
    [[nodiscard]] double share() const { return elements == 0 ? 0 : static_cast<double>(zeros) / static_cast<double>(elements); }
};

// Counts the zeros among a layer's parameters: float weights that are 0, quantized ones that equal their zero point (per tensor,
// per channel or per block). Reads the weights. Errors: Io, InvalidInput (a tensor whose size does not fit).
[[nodiscard]] Result<Sparsity> sparsityOf(const Model &model, NodeId layer);
// Of all layers together; constants that are shared count once.
[[nodiscard]] Result<Sparsity> sparsityOf(const Model &model);

} // namespace pare
