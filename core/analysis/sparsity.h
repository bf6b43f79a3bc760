// How many of a layer's weights are zero.
#pragma once

#include "core/base/run_context.h"
#include "core/model/model.h"

#include <cstdint>
#include <map>

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
// Of every layer that has parameters, in one go: tensor by tensor, so that only one is in memory at a time; asked to stop between two.
// What cannot be read of one layer leaves that layer out.
[[nodiscard]] Result<std::map<NodeId, Sparsity>> sparsityByLayer(const Model &model, const RunContext &context);

} // namespace pare
