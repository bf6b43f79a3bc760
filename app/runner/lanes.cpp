#include "app/runner/lanes.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <thread>

namespace pare {

namespace {

constexpr int mostLanes = 4;

} // namespace

size_t lanesFor(int threads)
{
    rlimit limit{};
    rusage usage{};
    int64_t most = std::clamp(static_cast<int>(std::thread::hardware_concurrency()) / std::max(threads, 1), 1, mostLanes);
    if (::getrusage(RUSAGE_SELF, &usage) == 0 && ::getrlimit(RLIMIT_DATA, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        const int64_t used = std::max<int64_t>(int64_t{usage.ru_maxrss} * 1024, 1);
        most = std::clamp<int64_t>(static_cast<int64_t>(limit.rlim_cur / 2) / used, 1, most);
    }
    return static_cast<size_t>(most);
}

} // namespace pare
