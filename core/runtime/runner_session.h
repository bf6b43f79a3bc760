// What is behind Runner: the talk with the process, and the models it should hold.
#pragma once

#include "core/runtime/helper_talk.h"
#include "core/runtime/model_files.h"
#include "core/runtime/runner.h"
#include "core/runtime/worker.pb.h"

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
    using Part = HelperTalk::Part;

    // launcher: a program with its arguments that runs the runner; may be empty.
    static Result<std::unique_ptr<RunnerSession>> create(const RunnerLimits &limits, RunContext &context, std::vector<std::string> launcher = {});

    Result<ModelHandle> load(const Model &model, const LoadOptions &options, RunContext &context);

    // Sends a request once `models` are loaded, and hands every part of the answer to `onPart`. phase: "timing the model", for
    // messages. Starts a new process where there is none, and always leaves the session fit for the next request.
    Result<void> request(worker::Request request, const std::string &phase, std::span<const ModelHandle> models, const Part &onPart,
                         RunContext &context);

    static std::shared_ptr<ModelHandle::Entry> entry(const ModelHandle &handle) { return handle.m_entry; }
    // The model as a file, for requests that load it for themselves. written: the file of an earlier request, or null.
    Result<worker::ModelFile> fileOf(const Model &model, const LoadOptions &options, const std::vector<std::string> &extraOutputs,
                                     std::shared_ptr<const WrittenModel> &written);

    [[nodiscard]] const RunnerLimits &limits() const { return m_talk->limits(); }
    [[nodiscard]] std::filesystem::path scratch() const { return m_talk->scratch(); }
    [[nodiscard]] int64_t idlePeakBytes() const { return m_talk->idlePeakBytes(); }
    [[nodiscard]] std::string runtimeVersion() const { return m_talk->runtimeVersion(); }
    [[nodiscard]] int processId() const { return m_talk->processId(); }

private:
    explicit RunnerSession(std::unique_ptr<HelperTalk> talk);

    Result<void> ensureLoaded(const std::shared_ptr<ModelHandle::Entry> &entry, HelperExchange exchange);
    Result<void> tellUnloads(const HelperExchange &exchange);

    std::unique_ptr<HelperTalk> m_talk;
    ModelFiles m_files;
    std::shared_ptr<Unloads> m_unloads = std::make_shared<Unloads>();
    uint64_t m_nextModel = 0;
};

} // namespace pare
