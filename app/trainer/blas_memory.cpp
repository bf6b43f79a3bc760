#include "app/trainer/blas_memory.h"

#include <ATen/ATen.h>

#include <dlfcn.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace pare::train {

namespace {

constexpr int64_t toWorkWith = 32 << 20;
constexpr int64_t rounded = 50'000'000; // what is said to be needed, up to so many bytes

// What a limit on data counts (VmData).
int64_t dataBytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmData:", 0) == 0)
            return std::strtoll(line.c_str() + 7, nullptr, 10) * 1024;
    return 0;
}

} // namespace

int64_t takeBlasMemory(int64_t limit)
{
    const at::Tensor square = at::ones({512, 512}); // enough work for all threads of the library
    at::mm(square, square);
    const int64_t least = (dataBytes() + toWorkWith + rounded - 1) / rounded * rounded;
    // Threads that multiply at the same time have a buffer each. Where another BLAS is installed, there are no such functions.
    const auto take = reinterpret_cast<void *(*)(int)>(::dlsym(RTLD_DEFAULT, "blas_memory_alloc"));
    const auto giveBack = reinterpret_cast<void (*)(void *)>(::dlsym(RTLD_DEFAULT, "blas_memory_free"));
    if (!take || !giveBack)
        return least;
    std::vector<void *> buffers{take(1)};
    const int64_t before = dataBytes();
    int64_t size = 0;
    while (buffers.size() < std::thread::hardware_concurrency() && dataBytes() + size < limit / 2) {
        buffers.push_back(take(1));
        size = (dataBytes() - before) / static_cast<int64_t>(buffers.size() - 1);
    }
    for (void *buffer : buffers)
        giveBack(buffer);
    return least;
}

} // namespace pare::train
