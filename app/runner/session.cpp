#include "app/runner/session.h"

#include "app/runner/errors.h"
#include "core/base/checked.h"
#include "core/base/files.h"
#include "core/model/element_type.h"
#include "core/runtime/wire.h"

#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace pare {

namespace {

constexpr size_t mostWarnings = 20;

ModelValue describeValue(const char *name, const Ort::TypeInfo &info)
{
    ModelValue value;
    value.name = name;
    if (info.GetONNXType() != ONNX_TYPE_TENSOR)
        return value;
    const auto tensor = info.GetTensorTypeAndShapeInfo();
    value.type = tensor.GetElementType();
    value.dims = tensor.GetShape();
    std::vector<const char *> symbols(value.dims.size(), nullptr);
    tensor.GetSymbolicDimensions(symbols.data(), symbols.size());
    for (const char *symbol : symbols)
        value.symbols.emplace_back(symbol ? symbol : "");
    return value;
}

void complete(std::vector<ValueSignature> &signatures, const std::vector<ModelValue> &values)
{
    for (const ModelValue &value : values) {
        const auto known = std::find_if(signatures.begin(), signatures.end(), [&](const auto &s) { return s.name == value.name; });
        if (known == signatures.end()) {
            ValueSignature added;
            added.name = value.name;
            signatures.push_back(added);
        }
    }
    for (ValueSignature &signature : signatures) {
        const auto value = std::find_if(values.begin(), values.end(), [&](const auto &v) { return v.name == signature.name; });
        if (value == values.end())
            continue;
        if (signature.type == 0)
            signature.type = value->type;
        // The runtime gives no dimensions for a scalar and for an unknown rank alike.
        if (!signature.ranked && !value->dims.empty()) {
            signature.ranked = true;
            signature.dims = value->dims;
        }
        if (signature.dims.size() == value->dims.size())
            for (size_t i = 0; i < signature.dims.size(); ++i)
                if (signature.dims[i] < 0)
                    signature.dims[i] = value->dims[i];
    }
}

bool isNumbers(const ModelValue &value)
{
    return value.type != 0 && value.type != pb::TensorProto::STRING;
}

Ort::Value valueOver(void *bytes, size_t size, const std::vector<int64_t> &dims, int type)
{
    static const Ort::MemoryInfo memory = Ort::MemoryInfo::CreateCpu(OrtDeviceAllocator, OrtMemTypeCPU);
    return Ort::Value::CreateTensor(memory, bytes, size, dims.data(), dims.size(), static_cast<ONNXTensorElementDataType>(type));
}

// A value with memory of its own.
Ort::Value copyOf(const Tensor &tensor)
{
    Ort::AllocatorWithDefaultOptions allocator;
    Ort::Value value = Ort::Value::CreateTensor(allocator, tensor.dims.data(), tensor.dims.size(), static_cast<ONNXTensorElementDataType>(tensor.type));
    std::memcpy(value.GetTensorMutableRawData(), tensor.bytes.data(), tensor.bytes.size());
    return value;
}

} // namespace

// ---- runtime ----

Runtime::Runtime() : m_environment(ORT_LOGGING_LEVEL_WARNING, "pare", &Runtime::onMessage, this) {}

std::string Runtime::version()
{
    return "ONNX Runtime " + Ort::GetVersionString();
}

void Runtime::onMessage(void *self, OrtLoggingLevel, const char *, const char *, const char *, const char *message)
{
    auto &runtime = *static_cast<Runtime *>(self);
    const std::scoped_lock lock(runtime.m_mutex);
    const std::string text(message);
    if (runtime.m_warnings.size() < mostWarnings && std::find(runtime.m_warnings.begin(), runtime.m_warnings.end(), text) == runtime.m_warnings.end())
        runtime.m_warnings.push_back(text);
}

std::vector<std::string> Runtime::takeWarnings()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_warnings, {});
}

// ---- loading ----

// Pages of their own: aligned for every kernel, and given back as a whole.
Session::Buffer::Buffer(size_t bytes) : size(std::max<size_t>(bytes, 1))
{
    data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (data == MAP_FAILED) {
        data = nullptr;
        throw std::bad_alloc();
    }
}

Session::Buffer::Buffer(Buffer &&other) noexcept : data(std::exchange(other.data, nullptr)), size(other.size) {}

Session::Buffer::~Buffer()
{
    if (data)
        ::munmap(data, size);
}

Result<void> Session::attachOutside(Ort::SessionOptions &options, const worker::ModelFile &file)
{
    std::vector<std::string> names;
    std::vector<Ort::Value> values;
    for (const worker::OutsideConstant &constant : file.constants()) {
        const std::vector<int64_t> dims(constant.dims().begin(), constant.dims().end());
        const auto count = checkedElementCount(dims);
        const auto bytes = count ? elementBytes(constant.type(), *count) : std::nullopt;
        if (!bytes || *bytes != constant.data().length())
            return invalidInput("its bytes do not fit its type and dimensions", constant.name());
        PARE_TRY_ASSIGN(const auto input, InputFile::open(constant.data().path()));
        Buffer &buffer = m_outside.emplace_back(static_cast<size_t>(*bytes));
        PARE_TRY(input->read(constant.data().offset(), {static_cast<std::byte *>(buffer.data), static_cast<size_t>(*bytes)}));
        names.push_back(constant.name());
        values.push_back(valueOver(buffer.data, static_cast<size_t>(*bytes), dims, constant.type()));
    }
    if (!names.empty())
        options.AddExternalInitializers(names, values);
    return {};
}

Result<std::unique_ptr<Session>> Session::load(Runtime &runtime, const worker::ModelFile &file, const ProfilePlace *profile)
{
    try {
        const auto start = std::chrono::steady_clock::now();
        std::unique_ptr<Session> session(new Session);
        Ort::SessionOptions options;
        session->m_threads = std::clamp(file.threads(), 1, 1024);
        options.SetIntraOpNumThreads(session->m_threads);
        options.SetInterOpNumThreads(1);
        options.SetExecutionMode(ORT_SEQUENTIAL);
        constexpr GraphOptimizationLevel levels[] = {ORT_DISABLE_ALL, ORT_ENABLE_BASIC, ORT_ENABLE_EXTENDED, ORT_ENABLE_ALL};
        options.SetGraphOptimizationLevel(levels[std::clamp(file.optimization(), 0, 3)]);
        // Threads of a model that is not running must not spin while another one is timed.
        options.AddConfigEntry("session.force_spinning_stop", "1");
        if (profile) {
            options.EnableProfiling(profile->prefix.c_str());
            options.SetOptimizedModelFilePath(profile->optimizedModel.c_str());
            const std::string weights = profile->optimizedModel.filename().string() + ".weights";
            options.AddConfigEntry("session.optimized_model_external_initializers_file_name", weights.c_str());
            options.AddConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", "1024");
        }
        PARE_TRY(session->attachOutside(options, file));
        session->m_session = std::make_unique<Ort::Session>(runtime.environment(), file.path().c_str(), options);
        session->describe(file);
        session->m_loadMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        return session;
    } catch (...) {
        return currentError();
    }
}

void Session::describe(const worker::ModelFile &file)
{
    m_signature = signatureFromWire(file.signature());
    m_dependsOnBatch = file.depends_on_batch();
    const Ort::AllocatorWithDefaultOptions allocator;
    for (size_t i = 0; i < m_session->GetInputCount(); ++i)
        m_inputs.push_back(describeValue(m_session->GetInputNameAllocated(i, allocator).get(), m_session->GetInputTypeInfo(i)));
    for (size_t i = 0; i < m_session->GetOutputCount(); ++i)
        m_outputs.push_back(describeValue(m_session->GetOutputNameAllocated(i, allocator).get(), m_session->GetOutputTypeInfo(i)));
    const Ort::ModelMetadata metadata = m_session->GetModelMetadata();
    const auto keptAt = [&](const char *key) {
        const auto note = metadata.LookupCustomMetadataMapAllocated(key, allocator);
        auto kept = keptEndsFromText(note ? note.get() : "");
        return kept.ok() ? std::move(*kept) : KeptEnds();
    };
    m_keptInputs = keptAt(keptInputsMetadataKey);
    m_keptOutputs = keptAt(keptOutputsMetadataKey);
    for (ModelValue &input : m_inputs)
        if (const auto kept = m_keptInputs.find(input.name); kept != m_keptInputs.end())
            input.dims = wholeDims(std::move(input.dims), kept->second);
    complete(m_signature.inputs, m_inputs);
    complete(m_signature.outputs, m_outputs);
    for (ModelValue &input : m_inputs) {
        const ValueSignature *known = m_signature.input(input.name);
        input.ranked = !input.dims.empty() || (known && known->ranked);
        m_inputNames.push_back(input.name.c_str());
    }
    for (size_t i = 0; i < m_outputs.size(); ++i) {
        ModelValue &output = m_outputs[i];
        const ValueSignature *known = m_signature.output(output.name);
        output.ranked = !output.dims.empty() || (known && known->ranked);
        if (output.type == 0)
            continue;
        m_runOutputs.push_back(output.name.c_str());
        m_runPositions.push_back(i);
    }
}

// ---- running ----

Result<std::vector<Ort::Value>> Session::bind(std::span<const Tensor> inputs) const
{
    if (inputs.size() != m_inputs.size())
        return invalidInput("the model takes " + std::to_string(m_inputs.size()) + " inputs, " + std::to_string(inputs.size()) + " were given");
    std::vector<Ort::Value> values;
    for (size_t i = 0; i < inputs.size(); ++i) {
        const ModelValue &expected = m_inputs[i];
        const Tensor &given = inputs[i];
        const std::string where = "input " + expected.name;
        if (!isNumbers(expected))
            return unsupported(expected.type == 0 ? "is no tensor (a sequence, map or optional value)" : "takes text, which Pare cannot give it", where);
        bool fits = given.type == expected.type && given.consistent() && (!expected.ranked || given.dims.size() == expected.dims.size());
        const auto kept = m_keptInputs.find(expected.name);
        const std::vector<int64_t> whole = kept != m_keptInputs.end() ? wholeDims(given.dims, kept->second) : given.dims;
        const bool cut = kept != m_keptInputs.end() && given.dims == whole; // else it came as small as it is taken
        for (size_t axis = 0; fits && axis < expected.dims.size(); ++axis)
            fits = expected.dims[axis] < 0 || expected.dims[axis] == whole[axis];
        if (!fits)
            return invalidInput("the model takes " + typeAndShape(expected.type, expected.dims) + ", what was given is " +
                                    typeAndShape(given.type, given.dims),
                                where);
        try {
            if (cut)
                values.push_back(copyOf(cutToKept(given, kept->second)));
            else // the runtime does not write to inputs; its interface takes them as if it did
                values.push_back(valueOver(const_cast<char *>(given.bytes.data()), given.bytes.size(), given.dims, given.type));
        } catch (...) {
            return currentError();
        }
    }
    return values;
}

Result<std::vector<Ort::Value>> Session::run(std::span<const Ort::Value> inputs, Job &job)
{
    if (job.cancelled())
        return cancelled();
    if (m_runOutputs.empty())
        return unsupported("none of the model's outputs is a tensor");
    try {
        std::vector<Ort::Value> results = m_session->Run(job.runOptions(), m_inputNames.data(), inputs.data(), inputs.size(), m_runOutputs.data(),
                                                         m_runOutputs.size());
        std::vector<Ort::Value> all;
        for (size_t i = 0; i < m_outputs.size(); ++i)
            all.emplace_back(nullptr);
        for (size_t i = 0; i < results.size(); ++i)
            all[m_runPositions[i]] = std::move(results[i]);
        return all;
    } catch (...) {
        Error error = currentError();
        return job.cancelled() ? cancelled() : error;
    }
}

Result<std::vector<Tensor>> Session::run(std::span<const Tensor> inputs, Job &job)
{
    PARE_TRY_ASSIGN(const std::vector<Ort::Value> bound, bind(inputs));
    PARE_TRY_ASSIGN(const std::vector<Ort::Value> values, run(std::span<const Ort::Value>(bound), job));
    try {
        std::vector<Tensor> tensors;
        for (size_t i = 0; i < values.size(); ++i)
            tensors.push_back(tensorOf(m_outputs[i].name, values[i]));
        return tensors;
    } catch (...) {
        return currentError();
    }
}

Tensor tensorOf(const std::string &name, const Ort::Value &value)
{
    Tensor tensor;
    tensor.name = name;
    if (!value || !value.IsTensor() || !value.HasValue())
        return tensor;
    const auto info = value.GetTensorTypeAndShapeInfo();
    if (info.GetElementType() == ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING)
        return tensor;
    tensor.type = info.GetElementType();
    tensor.dims = info.GetShape();
    const auto bytes = elementBytes(tensor.type, static_cast<int64_t>(info.GetElementCount()));
    if (!bytes) {
        tensor.type = 0;
        return tensor;
    }
    tensor.bytes.assign(static_cast<const char *>(value.GetTensorRawData()), static_cast<size_t>(*bytes));
    return tensor;
}

} // namespace pare
