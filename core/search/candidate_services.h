// What passes may ask of the outside while a request is worked on, and services that remember what was observed: candidates of one
// search ask for the same ranges again and again.
#pragma once

#include "core/passes/pass.h"
#include "core/search/optimize.h"

namespace pare {

// Wraps `services` so that statistics of a tensor of the same model, asked for in the same way, are computed once.
[[nodiscard]] PassServices rememberObservations(PassServices services);

// Everything that a request allows passes: running, observing `calibration`, training on its training data. `runner` and `context` must
// outlive the services.
[[nodiscard]] PassServices servicesFor(const Model &source, const OptimizeRequest &request, const std::optional<DatasetRef> &calibration, Runner &runner,
                                       RunContext &context);

} // namespace pare
