// What is to be said about a result and the way there, beside what passes report: advice on the model, on the calibration data, and on
// what the runtime fused.
#pragma once

#include "core/search/optimize.h"

namespace pare {

// `applied`: the result. Never fails: what cannot be found out is left out; only Cancelled comes back.
[[nodiscard]] Result<std::vector<Advice>> outcomeAdvice(const Model &source, const OptimizeRequest &request, const OptimizeOutcome &outcome, Runner &runner,
                                                        RunContext &context);

} // namespace pare
