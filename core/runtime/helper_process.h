// A program started as a helper: its standard input and output belong to the caller, what it writes to standard error is kept for
// messages. It never outlives its owner: it gets end of file, and is ended where that does not help.
#pragma once

#include "core/base/result.h"

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

struct HelperCommand {
    std::filesystem::path program;
    std::vector<std::string> arguments;   // without the program's name
    std::vector<std::string> environment; // "NAME=value", added to the own environment
};

// Asked about every 50 ms while waiting; true ends the wait.
using GiveUp = std::function<bool()>;

enum class Received { Bytes, Nothing, Ended };

// Exit status of a helper that noticed itself that memory ran out.
inline constexpr int helperOutOfMemoryStatus = 71;

class HelperProcess {
public:
    // Errors: Unavailable (the program cannot be started).
    static Result<std::unique_ptr<HelperProcess>> start(const HelperCommand &command);
    ~HelperProcess();
    HelperProcess(const HelperProcess &) = delete;
    HelperProcess &operator=(const HelperProcess &) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    // False where the helper is gone or the wait was given up; then the stream is of no use any more.
    bool send(std::string_view bytes, const GiveUp &giveUp);
    // Waits up to `milliseconds` for output and appends it. Ended: the helper closed its output.
    Received receive(std::string &into, int milliseconds);
    // Ends the process: SIGTERM, and SIGKILL when it is still there after `patienceMs`. Returns with the process gone.
    void end(int patienceMs = 2000);
    // Waits for a process that has closed its output.
    void reap();
    // The wait status of a process that is gone (see waitpid).
    [[nodiscard]] std::optional<int> status() const { return m_status; }
    // The last lines of standard error.
    [[nodiscard]] std::string errorTail() const;

private:
    HelperProcess() = default;
    bool tryReap();
    void readErrors();

    pid_t m_pid = -1;
    int m_input = -1;
    int m_output = -1;
    int m_errors = -1;
    std::optional<int> m_status;
    std::string m_errorBytes;
};

// Why a process ended, in words for a sentence: "division by zero", "a memory access fault", "it was killed from outside, often
// because the system ran out of memory", "it ended with status 3".
[[nodiscard]] std::string endInWords(int status);

} // namespace pare
