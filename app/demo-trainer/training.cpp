#include "app/demo-trainer/training.h"

#include <torch/torch.h>

namespace pare::demo {

namespace {

Weight plain(const torch::Tensor &tensor)
{
    const torch::Tensor flat = tensor.detach().to(torch::kFloat32).contiguous();
    const float *first = flat.data_ptr<float>();
    return {tensor.sizes().vec(), {first, first + flat.numel()}};
}

} // namespace

void beginTraining(uint64_t seed)
{
    at::set_num_threads(1);
    torch::manual_seed(seed);
}

void setLearningRate(torch::optim::Optimizer &optimizer, double rate)
{
    for (torch::optim::OptimizerParamGroup &group : optimizer.param_groups())
        group.options().set_lr(rate);
}

Weights weightsOf(const torch::nn::Module &module)
{
    Weights weights;
    for (const auto &parameter : module.named_parameters())
        weights[parameter.key()] = plain(parameter.value());
    for (const auto &buffer : module.named_buffers())
        if (buffer.value().is_floating_point())
            weights[buffer.key()] = plain(buffer.value());
    return weights;
}

} // namespace pare::demo
