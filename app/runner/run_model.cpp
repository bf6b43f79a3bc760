#include "app/runner/handlers.h"

#include "app/runner/errors.h"
#include "core/base/units.h"
#include "core/runtime/wire.h"

#include <algorithm>

namespace pare {

namespace {

// The given inputs in the model's order. By name; where none has a name, by position.
Result<std::vector<Tensor>> ordered(const Session &session, const worker::Run &request)
{
    std::vector<Tensor> given;
    bool named = false;
    for (const worker::Tensor &tensor : request.inputs()) {
        given.push_back({tensor.name(), tensor.type(), {tensor.dims().begin(), tensor.dims().end()}, tensor.data()});
        named = named || !tensor.name().empty();
    }
    if (!named)
        return given;
    std::vector<Tensor> result;
    for (const ModelValue &input : session.inputs()) {
        const auto found = std::find_if(given.begin(), given.end(), [&](const Tensor &tensor) { return tensor.name == input.name; });
        if (found == given.end())
            return invalidInput("is missing among the inputs that were given", "input " + input.name);
        result.push_back(std::move(*found));
        given.erase(found);
    }
    if (!given.empty())
        return invalidInput("is no input of the model", "input " + given.front().name);
    return result;
}

Result<worker::Tensor> outputOf(const std::string &name, const Ort::Value &value)
{
    worker::Tensor output;
    output.set_name(name);
    if (value && value.IsTensor() && value.GetTensorTypeAndShapeInfo().GetElementType() == ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING) {
        const auto dims = value.GetTensorTypeAndShapeInfo().GetShape();
        output.set_type(ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING);
        output.mutable_dims()->Assign(dims.begin(), dims.end());
        for (size_t i = 0; i < value.GetTensorTypeAndShapeInfo().GetElementCount(); ++i)
            output.add_strings(value.GetStringTensorElement(i));
        return output;
    }
    Tensor tensor = tensorOf(name, value);
    if (tensor.type == 0)
        return unsupported("is no tensor (a sequence, map or optional value)", "output " + name);
    output.set_type(tensor.type);
    output.mutable_dims()->Assign(tensor.dims.begin(), tensor.dims.end());
    output.set_data(std::move(tensor.bytes));
    return output;
}

} // namespace

Result<void> runModel(Session &session, const worker::Run &request, Job &job)
{
    PARE_TRY_ASSIGN(const std::vector<Tensor> inputs, ordered(session, request));
    PARE_TRY_ASSIGN(const std::vector<Ort::Value> bound, session.bind(inputs));
    PARE_TRY_ASSIGN(const std::vector<Ort::Value> values, session.run(std::span<const Ort::Value>(bound), job));
    try {
        for (size_t i = 0; i < values.size(); ++i) {
            worker::Response part;
            PARE_TRY_ASSIGN(*part.mutable_output(), outputOf(session.outputs()[i].name, values[i]));
            job.part(std::move(part));
        }
    } catch (...) {
        return currentError();
    }
    return {};
}

} // namespace pare
