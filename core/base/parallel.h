// The same work on many things, on all cores.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <system_error>
#include <thread>
#include <vector>

namespace pare {

// Calls work(0) to work(count - 1), each once, on up to `most` threads (0: one a core) of which the caller's is one. What one call writes no other may touch.
// An exception ends the rest of its thread's share and is thrown from here when all threads are done.
template <typename Work>
void inParallel(size_t count, const Work &work, size_t most = 0)
{
    std::atomic<size_t> next{0};
    const auto take = [&] {
        for (size_t i = next++; i < count; i = next++)
            work(i);
    };
    const size_t threads = std::min(count, most > 0 ? most : std::max<size_t>(1, std::thread::hardware_concurrency()));
    std::vector<std::future<void>> others;
    try {
        for (size_t t = 1; t < threads; ++t)
            others.push_back(std::async(std::launch::async, take));
    } catch (const std::system_error &) { // no more threads to be had: those that are there do it
    }
    take();
    for (auto &other : others)
        other.get();
}

} // namespace pare
