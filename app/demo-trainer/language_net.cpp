#include "app/demo-trainer/language_net.h"

#include "app/demo-trainer/random.h"
#include "app/demo-trainer/schedule.h"

#include <torch/torch.h>

#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace pare::demo {

namespace nn = torch::nn;

namespace {

constexpr int64_t batchSize = 64;
constexpr int64_t drawsPerLanguage = 2000; // of each language in an epoch
constexpr double peakRate = 2e-3;
constexpr double weightDecay = 0.02;
constexpr double labelSmoothing = 0.05;
constexpr double dropout = 0.1;
constexpr double largestGradient = 1.0; // norm

torch::Tensor bytesOf(const std::vector<Window> &windows, const std::vector<int64_t> &order, int64_t first, int64_t count)
{
    torch::Tensor batch = torch::empty({count, windowBytes}, torch::kInt64);
    int64_t *to = batch.data_ptr<int64_t>();
    for (int64_t i = 0; i < count; ++i, to += windowBytes)
        std::ranges::copy(windows[static_cast<size_t>(order[static_cast<size_t>(first + i)])].bytes, to);
    return batch;
}

torch::Tensor labelsOf(const std::vector<Window> &windows, const std::vector<int64_t> &order, int64_t first, int64_t count)
{
    torch::Tensor batch = torch::empty({count}, torch::kInt64);
    for (int64_t i = 0; i < count; ++i)
        batch.data_ptr<int64_t>()[i] = windows[static_cast<size_t>(order[static_cast<size_t>(first + i)])].label;
    return batch;
}

// Draws the windows of an epoch: each language goes through its windows in random order, again and again until it had its number.
class BalancedDraw {
public:
    BalancedDraw(const std::vector<Window> &windows, size_t classes) : m_places(classes), m_next(classes, 0)
    {
        for (size_t i = 0; i < windows.size(); ++i)
            m_places[static_cast<size_t>(windows[i].label)].push_back(static_cast<int64_t>(i));
    }

    std::vector<int64_t> epoch(Random &random)
    {
        std::vector<int64_t> drawn;
        for (size_t label = 0; label < m_places.size(); ++label) {
            std::vector<int64_t> &places = m_places[label];
            for (int64_t i = 0; i < drawsPerLanguage && !places.empty(); ++i) {
                if (m_next[label] == 0)
                    shuffle(places, random);
                drawn.push_back(places[m_next[label]]);
                m_next[label] = (m_next[label] + 1) % places.size();
            }
        }
        shuffle(drawn, random);
        return drawn;
    }

private:
    static void shuffle(std::vector<int64_t> &values, Random &random)
    {
        std::vector<int64_t> mixed;
        mixed.reserve(values.size());
        for (const int64_t place : random.order(static_cast<int64_t>(values.size())))
            mixed.push_back(values[static_cast<size_t>(place)]);
        values = std::move(mixed);
    }

    std::vector<std::vector<int64_t>> m_places;
    std::vector<size_t> m_next;
};

} // namespace

EncoderLayerImpl::EncoderLayerImpl(const LanguageNetShape &shape) : m_heads(shape.heads)
{
    const auto square = [&] { return nn::Linear(shape.width, shape.width); };
    m_norm1 = register_module("norm1", nn::LayerNorm(nn::LayerNormOptions({shape.width})));
    m_query = register_module("query", square());
    m_key = register_module("key", square());
    m_value = register_module("value", square());
    m_output = register_module("output", square());
    m_norm2 = register_module("norm2", nn::LayerNorm(nn::LayerNormOptions({shape.width})));
    m_up = register_module("up", nn::Linear(shape.width, shape.inner));
    m_down = register_module("down", nn::Linear(shape.inner, shape.width));
    m_dropout = register_module("dropout", nn::Dropout(dropout));
}

torch::Tensor EncoderLayerImpl::attention(const torch::Tensor &x)
{
    const int64_t count = x.size(0), places = x.size(1), width = x.size(2), part = width / m_heads;
    const auto heads = [&](const torch::Tensor &t) { return t.view({count, places, m_heads, part}).transpose(1, 2); };
    const torch::Tensor query = heads(m_query(x)), key = heads(m_key(x)), value = heads(m_value(x));
    const torch::Tensor scores = torch::matmul(query, key.transpose(2, 3)) / std::sqrt(static_cast<double>(part));
    const torch::Tensor mixed = torch::matmul(torch::softmax(scores, 3), value);
    return m_output(mixed.transpose(1, 2).reshape({count, places, width}));
}

torch::Tensor EncoderLayerImpl::forward(torch::Tensor x)
{
    x = x + m_dropout(attention(m_norm1(x)));
    return x + m_dropout(m_down(torch::gelu(m_up(m_norm2(x)))));
}

LanguageNetImpl::LanguageNetImpl(const LanguageNetShape &shape)
{
    m_bytes = register_module("bytes", nn::Embedding(256, shape.width));
    m_places = register_parameter("places", torch::zeros({shape.places, shape.width}));
    {
        const torch::NoGradGuard noGradients;
        nn::init::normal_(m_bytes->weight, 0.0, 0.1);
        nn::init::normal_(m_places, 0.0, 0.02);
    }
    m_dropout = register_module("dropout", nn::Dropout(dropout));
    for (int64_t i = 0; i < shape.layers; ++i)
        m_layers.push_back(register_module(fmt::format("encoder{}", i), EncoderLayer(shape)));
    m_norm = register_module("norm", nn::LayerNorm(nn::LayerNormOptions({shape.width})));
    m_head = register_module("head", nn::Linear(shape.width, shape.classes));
}

torch::Tensor LanguageNetImpl::forward(torch::Tensor bytes)
{
    torch::Tensor x = m_dropout(m_bytes(bytes) + m_places);
    for (EncoderLayer &layer : m_layers)
        x = layer(x);
    return m_head(m_norm(x).mean(1));
}

LanguageNet trainLanguages(const LanguageData &data, const TrainingOptions &options)
{
    beginTraining(options.seed);
    Random random(options.seed);
    LanguageNetShape shape;
    shape.classes = static_cast<int64_t>(data.classes.size());
    LanguageNet net(shape);
    torch::optim::AdamW optimizer(net->parameters(),
                                  torch::optim::AdamWOptions(peakRate).betas({0.9, 0.98}).weight_decay(weightDecay));
    nn::CrossEntropyLoss loss(nn::CrossEntropyLossOptions().label_smoothing(labelSmoothing));

    BalancedDraw draw(data.train, data.classes.size());
    const int64_t stepsPerEpoch = drawsPerLanguage * shape.classes / batchSize;
    const OneCycle schedule{peakRate, stepsPerEpoch * options.epochs};
    const auto start = std::chrono::steady_clock::now();
    for (int64_t epoch = 0; epoch < options.epochs; ++epoch) {
        net->train();
        const std::vector<int64_t> order = draw.epoch(random);
        double lossSum = 0;
        for (int64_t step = 0; step < stepsPerEpoch; ++step) {
            setLearningRate(optimizer, schedule.at(epoch * stepsPerEpoch + step));
            optimizer.zero_grad();
            const torch::Tensor error = loss(net(bytesOf(data.train, order, step * batchSize, batchSize)),
                                             labelsOf(data.train, order, step * batchSize, batchSize));
            error.backward();
            nn::utils::clip_grad_norm_(net->parameters(), largestGradient);
            optimizer.step();
            lossSum += error.item<double>();
        }
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        options.say(fmt::format("epoch {} of {}: loss {:.4f}, calibration part {:.2f} %, {:.0f} s", epoch + 1, options.epochs,
                                lossSum / static_cast<double>(stepsPerEpoch), 100 * accuracy(net, data.calib), elapsed.count()));
    }
    net->eval();
    return net;
}

double accuracy(LanguageNet net, const std::vector<Window> &windows)
{
    const torch::NoGradGuard noGradients;
    net->eval();
    const auto count = static_cast<int64_t>(windows.size());
    std::vector<int64_t> order(windows.size());
    std::iota(order.begin(), order.end(), 0);
    int64_t right = 0;
    for (int64_t first = 0; first < count; first += 500) {
        const int64_t some = std::min<int64_t>(500, count - first);
        const torch::Tensor best = net(bytesOf(windows, order, first, some)).argmax(1);
        right += best.eq(labelsOf(windows, order, first, some)).sum().item<int64_t>();
    }
    return static_cast<double>(right) / static_cast<double>(count);
}

} // namespace pare::demo
