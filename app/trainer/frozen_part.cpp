#include "app/trainer/frozen_part.h"

#include "app/runner/errors.h"
#include "app/trainer/operators.h"
#include "app/trainer/tensors.h"
#include "core/model/element_type.h"

#include <onnxruntime_cxx_api.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <thread>

namespace pare::train {

namespace {

Ort::Env &environment()
{
    static Ort::Env env = [] {
        ::setenv("ORT_DISABLE_TELEMETRY", "1", 1); // it writes to the user's cache folder else
        return Ort::Env(ORT_LOGGING_LEVEL_ERROR, "pare");
    }();
    return env;
}

Error failure()
{
    const Error error = currentError();
    return error.kind == ErrorKind::OutOfMemory ? outOfMemory("the trainer needs more memory than it may take", error.where) : error;
}

} // namespace

struct FrozenPart::Loaded {
    std::unique_ptr<Ort::Session> session;
    std::vector<std::string> inputs, outputs;
    std::vector<int> types; // of inputs
};

FrozenPart::FrozenPart(std::unique_ptr<Loaded> loaded) : m_loaded(std::move(loaded)) {}
FrozenPart::~FrozenPart() = default;

Result<std::shared_ptr<FrozenPart>> FrozenPart::load(const Model &part, std::vector<std::string> inputs, std::vector<std::string> outputs)
{
    PARE_TRY_ASSIGN(pb::ModelProto proto, withPayloadsInside(part));
    try {
        auto loaded = std::make_unique<Loaded>();
        {
            const std::string bytes = proto.SerializeAsString();
            proto.Clear();
            Ort::SessionOptions options;
            // Threads that wait give their core to the trainer's own.
            options.SetIntraOpNumThreads(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
            options.AddConfigEntry("session.intra_op.allow_spinning", "0");
            options.SetInterOpNumThreads(1);
            options.SetExecutionMode(ORT_SEQUENTIAL);
            loaded->session = std::make_unique<Ort::Session>(environment(), bytes.data(), bytes.size(), options);
        }
        const Ort::AllocatorWithDefaultOptions allocator;
        std::map<std::string, int> types;
        const auto typeOf = [](const Ort::TypeInfo &info) -> int {
            return info.GetONNXType() == ONNX_TYPE_TENSOR ? static_cast<int>(info.GetTensorTypeAndShapeInfo().GetElementType()) : 0;
        };
        for (size_t i = 0; i < loaded->session->GetInputCount(); ++i)
            types[loaded->session->GetInputNameAllocated(i, allocator).get()] = typeOf(loaded->session->GetInputTypeInfo(i));
        for (const std::string &input : inputs)
            loaded->types.push_back(types[input]);
        for (size_t i = 0; i < loaded->session->GetOutputCount(); ++i)
            if (const int type = typeOf(loaded->session->GetOutputTypeInfo(i)); type == 0 || type == pb::TensorProto::STRING)
                return unsupported("is no tensor of numbers", loaded->session->GetOutputNameAllocated(i, allocator).get());
        loaded->inputs = std::move(inputs);
        loaded->outputs = std::move(outputs);
        return std::shared_ptr<FrozenPart>(new FrozenPart(std::move(loaded)));
    } catch (...) {
        return failure();
    }
}

Result<std::vector<at::Tensor>> FrozenPart::run(const std::vector<at::Tensor> &inputs)
{
    try {
        static const Ort::MemoryInfo memory = Ort::MemoryInfo::CreateCpu(OrtDeviceAllocator, OrtMemTypeCPU);
        std::vector<std::string> bytes; // as long as the values over them
        std::vector<Ort::Value> values;
        std::vector<const char *> names, wanted;
        for (const std::string &name : m_loaded->inputs)
            names.push_back(name.c_str());
        for (const std::string &name : m_loaded->outputs)
            wanted.push_back(name.c_str());
        bytes.reserve(inputs.size());
        for (size_t i = 0; i < inputs.size(); ++i) {
            bytes.push_back(rawBytes(inputs[i], m_loaded->types[i]));
            const std::vector<int64_t> dims = inputs[i].sizes().vec();
            values.push_back(Ort::Value::CreateTensor(memory, bytes.back().data(), bytes.back().size(), dims.data(), dims.size(),
                                                      static_cast<ONNXTensorElementDataType>(m_loaded->types[i])));
        }
        const std::vector<Ort::Value> made = m_loaded->session->Run(Ort::RunOptions(), names.data(), values.data(), values.size(), wanted.data(), wanted.size());
        std::vector<at::Tensor> tensors;
        for (const Ort::Value &value : made) {
            const auto info = value.GetTensorTypeAndShapeInfo();
            const auto size = elementBytes(info.GetElementType(), static_cast<int64_t>(info.GetElementCount()));
            if (!size)
                throw Refusal("values of this type cannot be computed here");
            tensors.push_back(tensorOf(info.GetElementType(), info.GetShape(), {static_cast<const char *>(value.GetTensorRawData()), static_cast<size_t>(*size)}));
        }
        return tensors;
    } catch (const Refusal &refusal) {
        return unsupported(refusal.what());
    } catch (const c10::Error &error) {
        const std::string message = error.what_without_backtrace();
        return message.find("allocate memory") != std::string::npos ? outOfMemory("the trainer needs more memory than it may take") : internalError(message.substr(0, message.find('\n')));
    } catch (...) {
        return failure();
    }
}

} // namespace pare::train
