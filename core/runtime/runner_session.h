// What is behind Runner: the process that serves now, the models it should hold, and the talk with it.
#pragma once

#include "core/runtime/frames.h"
#include "core/runtime/helper_process.h"
#include "core/runtime/model_files.h"
#include "core/runtime/runner.h"
#include "core/runtime/worker.pb.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace pare {

// Numbers of models whose last handle is gone; told to the process before the next request.
struct Unloads {
    std::mutex mutex;
    std::vector<uint64_t> models;
};

struct ModelHandle::Entry {
    uint64_t number = 0;
    Model model;
    LoadOptions options;
    LoadedModel info;
    std::shared_ptr<const WrittenModel> file;
    uint64_t process = 0; // in which process it is loaded now, counted from 1; 0: in none
    std::shared_ptr<Unloads> unloads;
    ~Entry();
};

class RunnerSession {
public:
    using Part = std::function<Result<void>(const worker::Response &)>;

    static Result<std::unique_ptr<RunnerSession>> create(const RunnerLimits &limits, RunContext &context);

    Result<ModelHandle> load(const Model &model, const LoadOptions &options, RunContext &context);

    // Sends a request once `models` are loaded, and hands every part of the answer to `onPart`. phase: "timing the model", for
    // messages. Starts a new process where there is none, and always leaves the session fit for the next request.
    Result<void> request(worker::Request request, const std::string &phase, std::span<const ModelHandle> models, const Part &onPart,
                         RunContext &context);

    static std::shared_ptr<ModelHandle::Entry> entry(const ModelHandle &handle) { return handle.m_entry; }
    // The model as a file, for requests that load it for themselves. written: the file of an earlier request, or null.
    Result<worker::ModelFile> fileOf(const Model &model, const LoadOptions &options, const std::vector<std::string> &extraOutputs,
                                     std::shared_ptr<const WrittenModel> &written);

    [[nodiscard]] const RunnerLimits &limits() const { return m_limits; }
    [[nodiscard]] std::filesystem::path scratch() const { return m_folder->path(); }
    [[nodiscard]] int64_t idlePeakBytes() const { return m_idlePeakBytes; }
    [[nodiscard]] std::string runtimeVersion() const;
    [[nodiscard]] int processId() const { return m_pid; }

private:
    using Clock = std::chrono::steady_clock;
    // One exchange: how long it may take, and what to call it in messages.
    struct Exchange {
        uint64_t id = 0;
        std::string phase;
        double timeLimitSeconds = 0;
        Clock::time_point deadline = Clock::time_point::max();
        double silenceSeconds = 0; // 0: it may be silent for as long as it likes
        RunContext *context = nullptr;
        [[nodiscard]] bool expired() const { return Clock::now() >= deadline; }
        [[nodiscard]] bool over() const { return context->stopRequested() || expired(); }
    };
    enum class Answer { Pending, Finished };

    RunnerSession(const RunnerLimits &limits, std::shared_ptr<TemporaryFolder> folder);

    Result<std::unique_lock<std::timed_mutex>> turn(RunContext &context);
    Result<void> ensureProcess(const Exchange &exchange);
    Result<void> ensureLoaded(const std::shared_ptr<ModelHandle::Entry> &entry, Exchange exchange);
    Result<void> tellUnloads(const Exchange &exchange);
    Result<void> exchange(worker::Request &request, const Part &onPart, const Exchange &exchange);
    Result<void> send(const worker::Request &request, const Exchange &exchange);
    Result<std::optional<worker::Response>> nextResponse(const Exchange &exchange, int milliseconds);
    Result<Answer> handle(const worker::Response &response, const Part &onPart, const Exchange &exchange);
    Error interrupt(const Exchange &exchange);
    Error lost(const Exchange &exchange);
    Error misunderstood(const Error &why);
    void dropProcess();

    RunnerLimits m_limits;
    std::shared_ptr<TemporaryFolder> m_folder;
    ModelFiles m_files;
    std::shared_ptr<Unloads> m_unloads = std::make_shared<Unloads>();
    std::timed_mutex m_turn;
    std::unique_ptr<HelperProcess> m_process;
    FrameReader m_frames;
    uint64_t m_processNumber = 0;
    uint64_t m_nextRequest = 0;
    uint64_t m_nextModel = 0;
    std::atomic<int> m_pid = -1;
    std::string m_runtimeVersion;
    int64_t m_idlePeakBytes = 0;
    mutable std::mutex m_versionMutex;
};

} // namespace pare
