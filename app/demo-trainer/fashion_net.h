// ResNet-20 for pictures of 28x28 (He et al. 2015, section 4.2), with a first convolution of stride 2:
// 21 convolutions with the two projections, 16/32/64 channels on maps of 14x14, 7x7 and 4x4.
#pragma once

#include "app/demo-data/fashion.h"
#include "app/demo-trainer/training.h"

#include <torch/nn.h>

namespace pare::demo {

class ResidualBlockImpl : public torch::nn::Module {
public:
    ResidualBlockImpl(int64_t inputs, int64_t outputs, int64_t stride);
    torch::Tensor forward(torch::Tensor x);

private:
    torch::nn::Conv2d m_conv1{nullptr};
    torch::nn::BatchNorm2d m_bn1{nullptr};
    torch::nn::Conv2d m_conv2{nullptr};
    torch::nn::BatchNorm2d m_bn2{nullptr};
    torch::nn::Conv2d m_projection{nullptr}; // empty where the shape stays
    torch::nn::BatchNorm2d m_projectionBn{nullptr};
};
TORCH_MODULE(ResidualBlock);

class FashionNetImpl : public torch::nn::Module {
public:
    FashionNetImpl();
    // [N,1,28,28] in 0..1 -> [N,10]
    torch::Tensor forward(torch::Tensor x);

private:
    torch::nn::Conv2d m_conv1{nullptr};
    torch::nn::BatchNorm2d m_bn1{nullptr};
    torch::nn::Sequential m_layers[3];
    torch::nn::Linear m_fc{nullptr};
};
TORCH_MODULE(FashionNet);

// Trains on `data.train`; `data.calib` is looked at once an epoch, `data.eval` never.
[[nodiscard]] FashionNet trainFashion(const FashionData &data, const TrainingOptions &options);

// The share of pictures that get their label.
[[nodiscard]] double accuracy(FashionNet net, const ImageSet &set);

} // namespace pare::demo
