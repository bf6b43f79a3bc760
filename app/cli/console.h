// What the command line prints: results on standard output, progress and logs on standard error.
#pragma once

#include "core/base/result.h"
#include "core/base/run_context.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace pare::cli {

struct ConsoleOptions {
    bool json = false;
    bool quiet = false;
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
    // An error on standard error (also with --quiet), and as JSON on standard output with --json. Returns the exit code. Work that
    // was cancelled because the time limit was over is told as that.
    int fail(const Error &error);
    // `code`, or that of an Io error where standard output could not be written. A reader that closed its end wants no more: no error.
    int finish(int code);
    // Progress: a bar where standard error is a terminal, a line a phase where not (never two within two seconds), nothing with --quiet.
    void progress(const Progress &progress);
    void endProgress();

    [[nodiscard]] double wallSeconds() const;
    [[nodiscard]] std::string phase() const; // the last that was told

private:
    void write(const std::string &text);
    void plainProgress(const Progress &progress);
    void bar(const Progress &progress);

    ConsoleOptions m_options;
    bool m_terminal = false;
    bool m_barShown = false;
    int m_writeError = 0; // errno
    std::string m_phase;
    std::string m_shown;  // the last phase that a plain line was printed for
    mutable std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_lastShown;
};

// Asks the work to stop when the time limit is over, and ends the program where it does not stop within some seconds of being
// asked (by the limit or by a signal): what it keeps in the folder for temporary files is removed then, too.
class Watch {
public:
    Watch(Console &console, double timeLimitSeconds); // 0: no limit
    ~Watch();
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

private:
    void wait();

    Console &m_console;
    double m_limitSeconds;
    bool m_over = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::thread m_thread;
};

// A RunContext that reports to the console and stops on SIGINT, SIGTERM, SIGHUP and at the end of the time limit.
[[nodiscard]] RunContext contextFor(Console &console);
// Arms these signals: the first asks to stop, the next ends the program at once. Gives the program its own folder for temporary files.
void armSignals();

// The text with control characters taken out: names in foreign files must not steer the terminal.
[[nodiscard]] std::string printable(const std::string &text);

} // namespace pare::cli
