// Weights that pruning made 0 stay 0.
#pragma once

#include "app/trainer/network.h"
#include "core/runtime/worker.pb.h"

#include <string>
#include <vector>

namespace pare::train {

// Gives parameters their masks: those of request.pruned(), and, where keep_zeros is "auto", those with so many zeros that nothing but pruning made them; with
// "true" all that have any, with "false" none. What is kept, and why, as sentences.
[[nodiscard]] std::vector<std::string> keepZeros(std::vector<Parameter> &parameters, const worker::Train &request);

} // namespace pare::train
