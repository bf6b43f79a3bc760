// pare-runner: runs models for Pare's other programs, so that a model which crashes, hangs or eats memory takes only this process
// with it. Not for people: it speaks core/runtime/worker.proto over standard input and output.
#include "app/runner/server.h"
#include "core/runtime/helper_process.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>

namespace {

constexpr int usageStatus = 2;

// What a throwing allocation inside of a noexcept function ends in: the status says that memory was the reason.
[[noreturn]] void onTerminate()
{
    try {
        if (const auto current = std::current_exception())
            std::rethrow_exception(current);
    } catch (const std::bad_alloc &) {
        ::_exit(pare::helperOutOfMemoryStatus);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
    } catch (...) {
    }
    std::abort();
}

void limitMemory(rlim_t bytes)
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // their shadow memory is above any limit
    const rlimit data{bytes, bytes};
    ::setrlimit(RLIMIT_DATA, &data);
#else
    (void)bytes;
#endif
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none); // a crash is an answer here, not something to be kept
}

} // namespace

int main(int argc, char **argv)
{
    std::string_view scratch;
    long long memory = 0;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        if (name == "--memory-limit")
            memory = std::atoll(argv[i + 1]);
        else if (name == "--scratch")
            scratch = argv[i + 1];
    }
    if (scratch.empty() || memory <= 0) {
        std::fputs("pare-runner is started by pare and pare-workbench; it has no use of its own.\n", stderr);
        return usageStatus;
    }
    ::setenv("ORT_DISABLE_TELEMETRY", "1", 1);
    limitMemory(static_cast<rlim_t>(memory));
    std::set_terminate(onTerminate);
    // Whatever a library prints must not get between the frames.
    const int answers = ::dup(1);
    if (answers < 0 || ::dup2(2, 1) < 0)
        return usageStatus;
    return pare::Server(0, answers, scratch).serve();
}
