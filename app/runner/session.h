// A model in ONNX Runtime: loaded, run, its values by name.
#pragma once

#include "app/runner/job.h"
#include "core/formats/dataset_signature.h"
#include "core/formats/kept_channels.h"
#include "core/runtime/requests.h"

#include <onnxruntime_cxx_api.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pare {

// The runtime's environment, and what it warned about.
class Runtime {
public:
    Runtime();
    [[nodiscard]] Ort::Env &environment() { return m_environment; }
    [[nodiscard]] static std::string version(); // "ONNX Runtime 1.32.0"
    // Warnings since the last call, each once, at most 20.
    [[nodiscard]] std::vector<std::string> takeWarnings();

private:
    static void ORT_API_CALL onMessage(void *self, OrtLoggingLevel severity, const char *category, const char *id, const char *place,
                                       const char *message);
    std::mutex m_mutex;
    std::vector<std::string> m_warnings;
    Ort::Env m_environment;
};

// Where a session that is loaded for profiling writes.
struct ProfilePlace {
    std::filesystem::path prefix;         // of the profiler's file
    std::filesystem::path optimizedModel; // the graph that really runs
};

class Session {
public:
    // Constants that are left outside of the model file are read into memory of the session's own.
    // Errors: as runtimeError; Io (constants that cannot be read), InvalidInput (constants whose size does not fit).
    static Result<std::unique_ptr<Session>> load(Runtime &runtime, const worker::ModelFile &file, const ProfilePlace *profile = nullptr);

    [[nodiscard]] const std::vector<ModelValue> &inputs() const { return m_inputs; }
    [[nodiscard]] const std::vector<ModelValue> &outputs() const { return m_outputs; }
    // As the model's file says it, with what the runtime found out about shapes. Inputs that lost channels are shown as the model that this one was
    // pruned from takes them; they are taken so too, and cut when they are bound.
    [[nodiscard]] const ModelSignature &signature() const { return m_signature; }
    // Outputs that have fewer channels than those of the model that this one was pruned from, as its metadata says. Empty where they say nothing that
    // could be read.
    [[nodiscard]] const KeptEnds &keptEnds() const { return m_keptOutputs; }
    [[nodiscard]] const KeptEnds &keptInputs() const { return m_keptInputs; }
    [[nodiscard]] double loadMs() const { return m_loadMs; }
    [[nodiscard]] int threads() const { return m_threads; }
    [[nodiscard]] bool dependsOnBatch() const { return m_dependsOnBatch; }
    [[nodiscard]] Ort::Session &raw() { return *m_session; }

    // Inputs in the order of inputs(), as bytes that must stay where they are until the values are gone (those that are cut are copied).
    // Errors: InvalidInput naming the input, what the model takes and what came; Unsupported (text, sequences).
    Result<std::vector<Ort::Value>> bind(std::span<const Tensor> inputs) const;
    // One run that computes every output which is a tensor; others stay empty values.
    Result<std::vector<Ort::Value>> run(std::span<const Ort::Value> inputs, Job &job);
    // The same from and to bytes; outputs that are no tensors of numbers come with type 0 and without bytes.
    Result<std::vector<Tensor>> run(std::span<const Tensor> inputs, Job &job);

private:
    Session() = default;
    Result<void> attachOutside(Ort::SessionOptions &options, const worker::ModelFile &file);
    void describe(const worker::ModelFile &file);

    struct Buffer {
        void *data = nullptr;
        size_t size = 0;
        explicit Buffer(size_t bytes);
        Buffer(Buffer &&other) noexcept;
        Buffer &operator=(Buffer &&) = delete;
        ~Buffer();
    };

    std::vector<Buffer> m_outside; // before the session, which reads from it to its end
    std::unique_ptr<Ort::Session> m_session;
    std::vector<ModelValue> m_inputs;
    std::vector<ModelValue> m_outputs;
    ModelSignature m_signature;
    KeptEnds m_keptInputs;
    KeptEnds m_keptOutputs;
    double m_loadMs = 0;
    int m_threads = 1;
    bool m_dependsOnBatch = false;
    std::vector<const char *> m_inputNames;
    std::vector<const char *> m_runOutputs;  // those that are tensors
    std::vector<size_t> m_runPositions;      // their positions among all outputs
};

// The bytes of a value; type 0 for what is no tensor of numbers.
[[nodiscard]] Tensor tensorOf(const std::string &name, const Ort::Value &value);

} // namespace pare
