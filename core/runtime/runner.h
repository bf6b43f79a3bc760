// The client of pare-runner, the helper process that runs models. Whatever a model does there (crash, hang, eat memory), the
// caller gets one typed error and the next request works: a fresh process is started and what it needs is loaded again.
#pragma once

#include "core/runtime/requests.h"

#include <filesystem>
#include <memory>
#include <span>

namespace pare {

class RunnerSession;

// A model loaded in a runner. Copies share it; it is unloaded when the last copy is gone. Only valid with the Runner it came from.
class ModelHandle {
public:
    ModelHandle() = default;
    [[nodiscard]] bool valid() const { return m_entry != nullptr; }
    [[nodiscard]] const LoadedModel &info() const;

    struct Entry;

private:
    friend class RunnerSession;
    std::shared_ptr<Entry> m_entry;
};

// Every request may fail with: Cancelled (RunContext::stop, answered within 5 s whatever the model does), Unsupported (the
// runner died or took longer than its time limit: the sentence says in which phase and why; an operator that the runtime does
// not know), OutOfMemory (its memory limit), Unavailable (pare-runner is not there), InvalidInput (a model or input that the
// runtime refuses, with the runtime's reason), Io (files or data that cannot be read).
// Requests may come from any thread; one runs at a time, others wait (and can be cancelled while waiting).
class Runner {
public:
    // Starts the process: $PARE_RUNNER, else pare-runner beside the own executable.
    static Result<std::unique_ptr<Runner>> start(const RunnerLimits &limits, RunContext &context);
    // The same on a processor that qemu-user emulates. Errors: Unavailable also where there is no emulator.
    static Result<std::unique_ptr<Runner>> startEmulated(const struct EmulatedProcessor &processor, const RunnerLimits &limits, RunContext &context);
    ~Runner();
    Runner(const Runner &) = delete;
    Runner &operator=(const Runner &) = delete;

    Result<ModelHandle> load(const Model &model, const LoadOptions &options, RunContext &context);
    Result<ModelHandle> loadFile(const std::filesystem::path &path, const LoadOptions &options, RunContext &context);

    // One run. inputs are matched by name; where none has a name, by position. Outputs carry their names, data inside.
    Result<std::vector<pb::TensorProto>> run(const ModelHandle &model, std::span<const pb::TensorProto> inputs, RunContext &context);

    // Times the models interleaved; the result has one entry a model.
    Result<std::vector<TimedModel>> time(std::span<const ModelHandle> models, const TimeOptions &options, RunContext &context);
    // One point a batch size; sizes that the model cannot take come back with their reason.
    Result<std::vector<ThroughputPoint>> throughput(const ModelHandle &model, std::span<const int64_t> batches, const TimeOptions &options,
                                                    RunContext &context);
    Result<Profile> profile(const ModelHandle &model, const ProfileOptions &options, RunContext &context);

    // Runs the model on the data and reduces the named tensors beside it. Memory does not grow with the number of samples.
    // Errors: InvalidInput (a tensor that is no value of the main graph; a constant).
    Result<std::map<std::string, TensorStatistics>> observe(const Model &model, const ObserveRequest &request, const DatasetRef &data,
                                                            RunContext &context);

    // Runs both models on the same samples of the data and tells of each pair of values how far they are apart. Memory: one sample's values
    // of all pairs, in both models. Errors: as observe.
    Result<struct Compared> compare(const Model &first, const Model &second, const struct CompareRequest &request, const DatasetRef &data, RunContext &context);

    // What core/measure/evaluate.h makes values of: one encoded TaskResult a model. reference: the model whose outputs fidelity
    // is counted against; may be invalid (none). The data is read once for all models.
    // Errors: InvalidInput for data that does not fit the model (names array, sample and what the model expects).
    Result<std::vector<std::string>> evaluateEncoded(std::span<const ModelHandle> models, const ModelHandle &reference, const DatasetRef &data,
                                                     const EvaluateOptions &options, RunContext &context);

    // Data as a model with this signature reads them: what is there, the first samples, and what else the options ask for.
    // Errors: those of openDataset and of reading; a label out of range.
    Result<DataLook> lookAt(const DatasetRef &data, const ModelSignature &signature, const DataLookOptions &options, RunContext &context);

    // Peak memory of a fresh process that loads the model from a file and runs it.
    Result<PeakMemory> memory(const ModelHandle &model, const InputOptions &inputs, RunContext &context);

    // The process that serves now; -1 where none is running. For tests and for `pare doctor`.
    [[nodiscard]] int processId() const;
    // "ONNX Runtime 1.32.0".
    [[nodiscard]] std::string runtimeVersion() const;

private:
    explicit Runner(std::unique_ptr<RunnerSession> session);
    std::unique_ptr<RunnerSession> m_session;
};

// Where pare-runner is; empty where there is none.
[[nodiscard]] std::filesystem::path findRunner();

} // namespace pare
