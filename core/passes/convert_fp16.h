#pragma once

#include "core/passes/pass_run.h"

namespace pare {

[[nodiscard]] const Pass &convertFp16Pass();

// storage=compute: the arithmetic itself in float16 (convert_fp16_compute.cpp).
[[nodiscard]] Result<PassOutcome> computeInFloat16(const Model &model, PassRun &run);

inline constexpr float largestFloat16 = 65504.0F;

} // namespace pare
