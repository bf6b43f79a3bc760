// A transformer over bytes that names the language of 64 of them: 4 layers of 4 heads, width 64, layer normalization before each part
// (Xiong et al. 2020), mean over the places, one linear layer at the end. About 160,000 parameters.
#pragma once

#include "app/demo-data/languages.h"
#include "app/demo-trainer/training.h"

#include <torch/nn.h>

#include <vector>

namespace pare::demo {

struct LanguageNetShape {
    int64_t places = windowBytes;
    int64_t width = 64;
    int64_t heads = 4;
    int64_t layers = 4;
    int64_t inner = 128; // width of the feed-forward part
    int64_t classes = 0;
};

class EncoderLayerImpl : public torch::nn::Module {
public:
    // Head i of the untrained layer looks `looks[i]` places back; heads past the end of `looks` start by chance.
    EncoderLayerImpl(const LanguageNetShape &shape, std::vector<double> looks);
    torch::Tensor forward(torch::Tensor x);

private:
    torch::Tensor attention(const torch::Tensor &x);

    int64_t m_heads;
    torch::nn::LayerNorm m_norm1{nullptr};
    torch::nn::LayerNorm m_norm2{nullptr};
    torch::nn::Linear m_query{nullptr};
    torch::nn::Linear m_key{nullptr};
    torch::nn::Linear m_value{nullptr};
    torch::nn::Linear m_output{nullptr};
    torch::nn::Linear m_up{nullptr};
    torch::nn::Linear m_down{nullptr};
};
TORCH_MODULE(EncoderLayer);

class LanguageNetImpl : public torch::nn::Module {
public:
    explicit LanguageNetImpl(const LanguageNetShape &shape);
    // int64 [N,64] of 0..255 -> [N,classes]
    torch::Tensor forward(torch::Tensor bytes);

private:
    torch::nn::Embedding m_bytes{nullptr};
    torch::Tensor m_places;
    std::vector<EncoderLayer> m_layers;
    torch::nn::LayerNorm m_norm{nullptr};
    torch::nn::Linear m_head{nullptr};
};
TORCH_MODULE(LanguageNet);

// Trains on `data.train`, every language as often as every other; `data.calib` is looked at once an epoch, `data.eval` never.
[[nodiscard]] LanguageNet trainLanguages(const LanguageData &data, const TrainingOptions &options);

// The share of windows that get their label.
[[nodiscard]] double accuracy(LanguageNet net, const std::vector<Window> &windows);

} // namespace pare::demo
