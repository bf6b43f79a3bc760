// The talk with one helper process: starts it, sends requests, hands out the parts of answers. Whatever happens to the process, the
// caller gets one typed error, and the next request finds a fresh process.
#pragma once

#include "core/base/run_context.h"
#include "core/runtime/frames.h"
#include "core/runtime/helper_process.h"
#include "core/runtime/model_files.h"
#include "core/runtime/requests.h"
#include "core/runtime/worker.pb.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace pare {

// What makes one helper differ from another.
struct HelperKind {
    std::string title;                              // "runner": for sentences
    std::string program;                            // "pare-runner"
    std::function<std::filesystem::path()> find;    // empty where there is none
    std::string missing;                            // what to say then
    std::vector<std::string> environment;
    std::vector<std::string> launcher{};            // a program that runs it, with arguments: an emulator; empty for none
};

// One exchange: how long it may take, and what to call it in messages.
struct HelperExchange {
    using Clock = std::chrono::steady_clock;
    uint64_t id = 0;
    std::string phase; // "timing the model"
    double timeLimitSeconds = 0;
    Clock::time_point deadline = Clock::time_point::max();
    double silenceSeconds = 0; // 0: it may be silent for as long as it likes
    RunContext *context = nullptr;
    std::function<std::optional<worker::Request>()> aside{}; // asked every 50 ms: what to tell the process meanwhile; may be empty
    std::function<bool()> onHold{};                          // while true the time limit stands still; may be empty
    [[nodiscard]] bool expired() const { return Clock::now() >= deadline; }
    [[nodiscard]] bool over() const { return context->stopRequested() || expired(); }
};

class HelperTalk {
public:
    using Part = std::function<Result<void>(const worker::Response &)>;

    // Limits that are 0 are taken from the context, and where that has none: half of the RAM, no time limit.
    static Result<std::unique_ptr<HelperTalk>> create(HelperKind kind, const RunnerLimits &limits, RunContext &context);

    // Waits until nobody else talks. Errors: Cancelled.
    Result<std::unique_lock<std::timed_mutex>> turn(RunContext &context);
    [[nodiscard]] HelperExchange newExchange(const std::string &phase, RunContext &context) const;
    // Starts a process where none is running.
    Result<void> ensureProcess(const HelperExchange &exchange);
    // Sends a request and hands every part of the answer to `onPart`; returns when it is done or has failed.
    Result<void> exchange(worker::Request &request, const Part &onPart, const HelperExchange &exchange);

    [[nodiscard]] const RunnerLimits &limits() const { return m_limits; }
    [[nodiscard]] std::filesystem::path scratch() const { return m_folder->path(); }
    [[nodiscard]] uint64_t processNumber() const { return m_processNumber; } // counted from 1
    [[nodiscard]] int processId() const { return m_pid; }                    // -1 where none is running
    [[nodiscard]] int64_t idlePeakBytes() const { return m_idlePeakBytes; }
    [[nodiscard]] std::string runtimeVersion() const;

    std::function<void()> onNewProcess; // what the old process held went with it

private:
    enum class Answer { Pending, Finished };

    HelperTalk(HelperKind kind, const RunnerLimits &limits, std::shared_ptr<TemporaryFolder> folder);
    Result<void> send(const worker::Request &request, const HelperExchange &exchange);
    Result<std::optional<worker::Response>> nextResponse(const HelperExchange &exchange, int milliseconds);
    Result<Answer> handle(const worker::Response &response, const Part &onPart, const HelperExchange &exchange);
    Error interrupt(const HelperExchange &exchange);
    Error lost(const HelperExchange &exchange);
    Error misunderstood(const Error &why);
    void dropProcess();

    HelperKind m_kind;
    RunnerLimits m_limits;
    std::shared_ptr<TemporaryFolder> m_folder;
    std::timed_mutex m_turn;
    std::unique_ptr<HelperProcess> m_process;
    FrameReader m_frames;
    uint64_t m_processNumber = 0;
    uint64_t m_nextRequest = 0;
    std::atomic<int> m_pid = -1;
    std::string m_runtimeVersion;
    int64_t m_idlePeakBytes = 0;
    mutable std::mutex m_versionMutex;
};

// $VARIABLE, else the program beside the own executable; empty where there is neither.
[[nodiscard]] std::filesystem::path findHelper(const char *variable, const std::string &program);

} // namespace pare
