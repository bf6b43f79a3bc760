// Training: one mechanism for labels, a teacher and quantized graphs.
#pragma once

#include "core/runtime/helper_server.h"

namespace pare::train {

// Trains and sends epochs, the changed constants, and what can be said about it. Errors as Trainer::train (core/runtime/trainer.h).
Result<void> train(const worker::Train &request, HelperJob &job);

} // namespace pare::train
