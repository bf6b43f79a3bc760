#include "app/trainer/server.h"

#include "app/trainer/hessian.h"
#include "app/trainer/network.h"
#include "app/trainer/tensors.h"
#include "app/trainer/train.h"
#include "app/trainer/unit_gradients.h"
#include "core/formats/onnx_file.h"
#include "core/runtime/wire.h"

#include <ATen/Parallel.h>
#include <torch/version.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <new>

namespace pare::train {

namespace {

// The model once, on inputs in its own order: what tests compare with ONNX Runtime.
Result<void> forward(const worker::Forward &request, HelperJob &job)
{
    PARE_TRY_ASSIGN(const Model model, openOnnx(request.file().path()));
    PARE_TRY_ASSIGN(Network network, Network::build(model));
    if (request.inputs().empty()) { // only whether it can be trained was asked
        worker::Response part;
        part.mutable_checked()->set_frozen(network.frozen());
        job.part(std::move(part));
        return {};
    }
    PARE_TRY(network.choose({}));
    std::vector<at::Tensor> inputs;
    for (const worker::Tensor &tensor : request.inputs())
        inputs.push_back(tensorOf(tensor.type(), {tensor.dims().begin(), tensor.dims().end()}, tensor.data()));
    const at::NoGradGuard noGradient;
    PARE_TRY_ASSIGN(const Outputs outputs, network.forward(inputs, false));
    for (size_t i = 0; i < outputs.size(); ++i) {
        const auto &value = model.graph().output(static_cast<int>(i));
        worker::Response part;
        worker::Tensor &output = *part.mutable_output();
        output.set_name(value.name());
        const int type = value.type().tensor_type().elem_type();
        output.set_type(type);
        for (const int64_t dim : outputs[i].sizes())
            output.add_dims(dim);
        output.set_data(rawBytes(outputs[i], type));
        job.part(std::move(part));
    }
    return {};
}

Result<void> answer(const worker::Request &request, HelperJob &job)
{
    switch (request.body_case()) {
    case worker::Request::kForward: return forward(request.forward(), job);
    case worker::Request::kTrain: return train(request.train(), job);
    case worker::Request::kHessianTraces: return traceHessian(request.hessian_traces(), job);
    case worker::Request::kUnitGradients: return weighUnits(request.unit_gradients(), job);
    default: return internalError("the trainer was asked for something that it does not do");
    }
}

} // namespace

void serve(int input, int output, const std::filesystem::path &scratch)
{
    HelperServer(input, output, scratch).serve(std::string("libtorch ") + TORCH_VERSION, [](const worker::Request &request, HelperJob &job) -> Result<void> {
        try {
            return answer(request, job);
        } catch (const std::bad_alloc &) {
            return outOfMemory("the trainer needs more memory than it may take");
        } catch (const c10::Error &error) {
            const std::string message = error.what_without_backtrace();
            return message.find("allocate memory") != std::string::npos ? outOfMemory("the trainer needs more memory than it may take")
                                                                        : internalError("libtorch: " + message.substr(0, message.find('\n')));
        } catch (const std::exception &error) {
            return internalError(error.what());
        }
    });
}

} // namespace pare::train
