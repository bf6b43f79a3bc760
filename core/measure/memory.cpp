#include "core/measure/memory.h"

#include <algorithm>

namespace pare {

Result<MemoryUse> measureMemory(Runner &runner, const ModelHandle &model, const InputOptions &inputs, RunContext &context, int repeats)
{
    MemoryUse use;
    for (int i = 0; i < std::max(1, repeats); ++i) {
        context.progress("measuring memory", i, repeats);
        PARE_TRY_ASSIGN(PeakMemory peak, runner.memory(model, inputs, context));
        if (peak.peakBytes < use.peakBytes)
            continue;
        use.peakBytes = peak.peakBytes;
        use.aboveIdleBytes = std::max<int64_t>(0, peak.peakBytes - peak.idleBytes);
        use.batch = peak.batch;
        use.notes = std::move(peak.notes);
    }
    if (repeats > 1)
        use.notes.push_back("the largest of " + std::to_string(repeats) + " processes");
    return use;
}

} // namespace pare
