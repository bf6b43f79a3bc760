// What passes may ask of the outside, served by a runner.
#pragma once

#include "core/runtime/runner.h"

namespace pare {

// `runner` and `context` must outlive the services. Without calibration data `observe` stays empty.
[[nodiscard]] PassServices passServices(Runner &runner, const std::optional<DatasetRef> &calibration, RunContext &context);

} // namespace pare
