// What the command line prints: results on standard output, progress and logs on standard error.
#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <mutex>
#include <stop_token>
#include <string>

namespace pare::cli {

struct ConsoleOptions {
    bool json = false;
    bool quiet = false;
    bool verbose = false;
};

class Console {
public:
    explicit Console(ConsoleOptions options);
    ~Console();

    [[nodiscard]] bool json() const { return m_options.json; }
    // A line of the result for people; nothing with --json.
    void line(const std::string &text);
    // The one JSON object; nothing without --json. "schema" and "wall_s" are added.
    void object(nlohmann::json object);
    // A line on standard error; nothing with --quiet.
    void note(const std::string &text);
    // An error on standard error (also with --quiet), and as JSON on standard output with --json. Returns the exit code.
    int fail(const Error &error);
    // Progress: a bar where standard error is a terminal, a line a phase where not, nothing with --quiet.
    void progress(const Progress &progress);
    void endProgress();

    [[nodiscard]] double wallSeconds() const;

private:
    ConsoleOptions m_options;
    bool m_terminal = false;
    bool m_barShown = false;
    std::string m_phase;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_lastBar;
};

// A RunContext that reports to the console and stops on SIGINT and SIGTERM.
[[nodiscard]] RunContext contextFor(Console &console);
// Arms SIGINT and SIGTERM: the first asks to stop, the next ends the program at once.
void armSignals();

} // namespace pare::cli
