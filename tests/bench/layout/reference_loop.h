// A fixed piece of work to compare with: sorting a million numbers made by a fixed rule.
#pragma once

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <vector>

namespace pare::bench {

// Milliseconds of processor time that this thread has used: what else runs on the machine does not count.
inline double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

inline double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

inline double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, static_cast<size_t>(share * static_cast<double>(values.size())))];
}

// Milliseconds, the median of five.
inline double referenceLoop()
{
    std::vector<double> times;
    for (int run = 0; run < 5; ++run) {
        std::vector<uint32_t> numbers(1'000'000);
        uint32_t state = 1;
        for (uint32_t &number : numbers)
            number = state = state * 1664525U + 1013904223U;
        const double start = threadMilliseconds();
        std::ranges::sort(numbers);
        times.push_back(threadMilliseconds() - start);
    }
    return median(std::move(times));
}

} // namespace pare::bench
