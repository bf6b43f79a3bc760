// What the runtime made of a quantized model: layers that were to compute in integers, and did not.
#pragma once

#include "core/runtime/requests.h"
#include "core/targets/advice.h"

namespace pare {

struct FusionCount {
    int64_t integer = 0;                   // layers between Q and DQ that ran as integer operators
    std::vector<std::string> inFloat;      // those that did not, between Q and DQ that ran by themselves
    int64_t converters = 0;                // QuantizeLinear and DequantizeLinear that ran by themselves, borders included
};

// profile: of this model. Layers that the runtime folded away at load count as neither.
[[nodiscard]] FusionCount countFused(const Model &model, const Profile &profile);
// converters of the time: how much of a run they take, where that is worth a word.
[[nodiscard]] std::vector<Advice> adviceOnFusion(const Model &model, const Profile &profile);

} // namespace pare
