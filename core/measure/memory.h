// Memory that a model takes: on disk and in a process that runs it.
#pragma once

#include "core/runtime/runner.h"

namespace pare {

struct MemoryUse {
    int64_t peakBytes = 0;      // resident set at its highest of a fresh process that loaded the model from a file and ran it
    int64_t aboveIdleBytes = 0; // of these, what the model added to a process with the runtime alone
    int64_t batch = 1;
    std::vector<std::string> notes; // conditions, in words
};

// The largest of `repeats` fresh processes (loading allocates differently from run to run). Errors: as Runner.
[[nodiscard]] Result<MemoryUse> measureMemory(Runner &runner, const ModelHandle &model, const InputOptions &inputs, RunContext &context,
                                              int repeats = 1);

} // namespace pare
