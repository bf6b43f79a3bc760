#include "app/demo-trainer/language_net.h"

#include "app/demo-data/utf8.h"
#include "app/demo-trainer/random.h"
#include "app/demo-trainer/schedule.h"

#include <torch/torch.h>

#include <chrono>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace pare::demo {

namespace nn = torch::nn;

namespace {

constexpr int64_t batchSize = 64;
constexpr int64_t drawsPerLanguage = 2000; // of each language in an epoch
constexpr double peakRate = 3e-3;
constexpr double weightDecay = 0.02;
constexpr double labelSmoothing = 0.05;
constexpr double largestGradient = 1.0; // norm

// Windows `first`..`first+count`-1 of `order`; where `random` is given each begins at a character drawn by chance and goes on with what
// was cut off its front, so that the network does not learn what stands where.
torch::Tensor bytesOf(const std::vector<Window> &windows, const std::vector<int64_t> &order, int64_t first, int64_t count, Random *random)
{
    torch::Tensor batch = torch::empty({count, windowBytes}, torch::kInt64);
    int64_t *to = batch.data_ptr<int64_t>();
    for (int64_t i = 0; i < count; ++i, to += windowBytes) {
        const auto &bytes = windows[static_cast<size_t>(order[static_cast<size_t>(first + i)])].bytes;
        const auto used = std::ranges::find(bytes, uint8_t{0}); // zeros fill up the end
        auto start = bytes.begin();
        if (random) {
            start += random->below(used - bytes.begin());
            while (start != bytes.begin() && !startsCharacter(static_cast<char>(*start)))
                --start;
        }
        std::fill(std::copy(bytes.begin(), start, std::copy(start, used, to)), to + windowBytes, 0);
    }
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

// How training starts. A transformer over bytes finds out late that neighbours matter (with the usual start it stayed for epochs at what
// the counts of single bytes tell, 88 %); so the first half of the channels starts with sines and cosines of the place (after Vaswani et
// al. 2017, section 3.5), and some heads start with looking a fixed number of places ahead or back. All of it is learned further.
constexpr int64_t wavePairs = 16; // of channels: sine and cosine
constexpr double shortestWave = 4;
constexpr double longestWave = 128;
constexpr double sharpness = 1.7; // of a look at one place

double waveNumber(int64_t pair)
{
    const double share = static_cast<double>(pair) / static_cast<double>(wavePairs - 1);
    return 2 * std::numbers::pi / (shortestWave * std::pow(longestWave / shortestWave, share));
}

torch::Tensor startOfPlaces(int64_t places, int64_t width)
{
    torch::Tensor table = torch::zeros({places, width});
    auto cells = table.accessor<float, 2>();
    for (int64_t place = 0; place < places; ++place) {
        for (int64_t pair = 0; pair < wavePairs; ++pair) {
            const double angle = waveNumber(pair) * static_cast<double>(place);
            cells[place][2 * pair] = static_cast<float>(0.7 * std::sin(angle));
            cells[place][2 * pair + 1] = static_cast<float>(0.7 * std::cos(angle));
        }
    }
    return table;
}

// Makes a head look `back` places back (ahead where negative): the query of place i is its waves, the key of place j its waves moved on
// by `back`, so that their product is the sum of cos(w (i - j - back)), largest where j = i - back.
void lookBack(nn::Linear query, nn::Linear key, int64_t head, int64_t part, double back)
{
    const torch::NoGradGuard noGradients;
    auto q = query->weight.accessor<float, 2>();
    auto k = key->weight.accessor<float, 2>();
    const auto gain = static_cast<float>(sharpness);
    for (int64_t row = 0; row < part / 2; ++row) {
        const int64_t pair = row * wavePairs / (part / 2);
        const auto c = static_cast<float>(std::cos(waveNumber(pair) * back));
        const auto s = static_cast<float>(std::sin(waveNumber(pair) * back));
        const int64_t to = head * part + 2 * row, from = 2 * pair;
        q[to][from] += gain;
        q[to + 1][from + 1] += gain;
        k[to][from] += gain * c;
        k[to][from + 1] += gain * s;
        k[to + 1][from + 1] += gain * c;
        k[to + 1][from] -= gain * s;
    }
}

} // namespace

EncoderLayerImpl::EncoderLayerImpl(const LanguageNetShape &shape, std::vector<double> looks) : m_heads(shape.heads)
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
    for (size_t head = 0; head < looks.size(); ++head)
        lookBack(m_query, m_key, static_cast<int64_t>(head), shape.width / shape.heads, looks[head]);
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
    x = x + attention(m_norm1(x));
    return x + m_down(torch::gelu(m_up(m_norm2(x))));
}

LanguageNetImpl::LanguageNetImpl(const LanguageNetShape &shape)
{
    m_bytes = register_module("bytes", nn::Embedding(256, shape.width));
    m_places = register_parameter("places", startOfPlaces(shape.places, shape.width));
    {
        const torch::NoGradGuard noGradients;
        nn::init::normal_(m_bytes->weight, 0.0, 0.5);
        m_bytes->weight.slice(1, 0, 2 * wavePairs) *= 0.1; // there the places speak
    }
    for (int64_t i = 0; i < shape.layers; ++i) {
        const std::vector<double> looks = i < 2 ? std::vector<double>{1, -1, 2} : std::vector<double>{};
        m_layers.push_back(register_module(fmt::format("encoder{}", i), EncoderLayer(shape, looks)));
    }
    m_norm = register_module("norm", nn::LayerNorm(nn::LayerNormOptions({shape.width})));
    m_head = register_module("head", nn::Linear(shape.width, shape.classes));
}

torch::Tensor LanguageNetImpl::forward(torch::Tensor bytes)
{
    torch::Tensor x = m_bytes(bytes) + m_places;
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
            const torch::Tensor error = loss(net(bytesOf(data.train, order, step * batchSize, batchSize, &random)),
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
        const torch::Tensor best = net(bytesOf(windows, order, first, some, nullptr)).argmax(1);
        right += best.eq(labelsOf(windows, order, first, some)).sum().item<int64_t>();
    }
    return static_cast<double>(right) / static_cast<double>(count);
}

} // namespace pare::demo
