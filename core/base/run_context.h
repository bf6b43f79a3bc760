// What long work is given: a way to say how far it is, and a way to be asked to stop.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace pare {

struct Progress {
    std::string phase;  // in words: "quantizing Conv_12"
    int64_t done = 0;
    int64_t total = 0;  // 0: unknown
};

struct RunContext {
    std::stop_token stop;                                 // asked between steps, at least every 100 ms of work
    std::function<void(const Progress &)> onProgress;     // may be empty; called from the working thread
    std::function<void(const std::string &)> onLog;       // one line for the job's log; may be empty
    int threads = 1;
    uint64_t seed = 0;
    int64_t memoryLimitBytes = 0;                         // of a helper process; 0: half of the RAM
    double timeLimitSeconds = 0;                          // of one request to a helper process; 0: none

    [[nodiscard]] bool stopRequested() const { return stop.stop_requested(); }
    void progress(std::string phase, int64_t done = 0, int64_t total = 0) const
    {
        if (onProgress)
            onProgress({std::move(phase), done, total});
    }
    void log(const std::string &line) const
    {
        if (onLog)
            onLog(line);
    }
};

} // namespace pare
