// Services for passes that remember what was observed: candidates of one search ask for the same ranges again and again.
#pragma once

#include "core/passes/pass.h"

namespace pare {

// Wraps `services` so that statistics of a tensor of the same model, asked for in the same way, are computed once.
[[nodiscard]] PassServices rememberObservations(PassServices services);

} // namespace pare
