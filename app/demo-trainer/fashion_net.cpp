#include "app/demo-trainer/fashion_net.h"

#include "app/demo-trainer/random.h"
#include "app/demo-trainer/schedule.h"

#include <torch/torch.h>

#include <chrono>

#include <fmt/format.h>

namespace pare::demo {

namespace nn = torch::nn;

namespace {

constexpr int64_t batchSize = 128;
constexpr double peakRate = 0.2;
constexpr double weightDecay = 5e-4;
constexpr double labelSmoothing = 0.05;
constexpr int64_t largestShift = 2; // pixels, both ways

nn::Conv2d convolution(int64_t inputs, int64_t outputs, int64_t kernel, int64_t stride)
{
    nn::Conv2d conv(nn::Conv2dOptions(inputs, outputs, kernel).stride(stride).padding(kernel / 2).bias(false));
    nn::init::kaiming_normal_(conv->weight, 0.0, torch::kFanOut, torch::kReLU);
    return conv;
}

// Pictures `first`..`first+count`-1 of `order`, as floats of 0..1, each shifted and mirrored at random where `random` is given.
torch::Tensor pictures(const ImageSet &set, const std::vector<int64_t> &order, int64_t first, int64_t count, Random *random)
{
    const int64_t rows = set.rows, columns = set.columns;
    torch::Tensor batch = torch::zeros({count, 1, rows, columns});
    float *to = batch.data_ptr<float>();
    for (int64_t i = 0; i < count; ++i, to += rows * columns) {
        const uint8_t *from = set.pixels.data() + order[static_cast<size_t>(first + i)] * rows * columns;
        const int64_t down = random ? random->below(2 * largestShift + 1) - largestShift : 0;
        const int64_t right = random ? random->below(2 * largestShift + 1) - largestShift : 0;
        const bool mirrored = random && random->below(2) == 1;
        for (int64_t y = std::max<int64_t>(0, down); y < std::min(rows, rows + down); ++y) {
            for (int64_t x = std::max<int64_t>(0, right); x < std::min(columns, columns + right); ++x) {
                const int64_t source = mirrored ? columns - 1 - (x - right) : x - right;
                to[y * columns + x] = static_cast<float>(from[(y - down) * columns + source]) / 255.0F;
            }
        }
    }
    return batch;
}

torch::Tensor labels(const ImageSet &set, const std::vector<int64_t> &order, int64_t first, int64_t count)
{
    torch::Tensor batch = torch::empty({count}, torch::kInt64);
    for (int64_t i = 0; i < count; ++i)
        batch.data_ptr<int64_t>()[i] = set.labels[static_cast<size_t>(order[static_cast<size_t>(first + i)])];
    return batch;
}

} // namespace

ResidualBlockImpl::ResidualBlockImpl(int64_t inputs, int64_t outputs, int64_t stride)
{
    m_conv1 = register_module("conv1", convolution(inputs, outputs, 3, stride));
    m_bn1 = register_module("bn1", nn::BatchNorm2d(outputs));
    m_conv2 = register_module("conv2", convolution(outputs, outputs, 3, 1));
    m_bn2 = register_module("bn2", nn::BatchNorm2d(outputs));
    if (stride != 1 || inputs != outputs) {
        m_projection = register_module("downsample_conv", convolution(inputs, outputs, 1, stride));
        m_projectionBn = register_module("downsample_bn", nn::BatchNorm2d(outputs));
    }
}

torch::Tensor ResidualBlockImpl::forward(torch::Tensor x)
{
    const torch::Tensor inner = torch::relu(m_bn1(m_conv1(x)));
    const torch::Tensor shortcut = m_projection.is_empty() ? x : m_projectionBn(m_projection(x));
    return torch::relu(m_bn2(m_conv2(inner)) + shortcut);
}

FashionNetImpl::FashionNetImpl()
{
    m_conv1 = register_module("conv1", convolution(1, 16, 3, 2));
    m_bn1 = register_module("bn1", nn::BatchNorm2d(16));
    int64_t channels = 16;
    for (int64_t stage = 0; stage < 3; ++stage) {
        const int64_t wanted = 16 << stage;
        for (int64_t block = 0; block < 3; ++block) {
            m_layers[stage]->push_back(ResidualBlock(channels, wanted, stage > 0 && block == 0 ? 2 : 1));
            channels = wanted;
        }
        register_module(fmt::format("layer{}", stage + 1), m_layers[stage]);
    }
    m_fc = register_module("fc", nn::Linear(channels, 10));
}

torch::Tensor FashionNetImpl::forward(torch::Tensor x)
{
    x = torch::relu(m_bn1(m_conv1(x)));
    for (nn::Sequential &layer : m_layers)
        x = layer->forward(x);
    return m_fc(x.mean({2, 3}));
}

FashionNet trainFashion(const FashionData &data, const TrainingOptions &options)
{
    beginTraining(options.seed);
    Random random(options.seed);
    FashionNet net;
    torch::optim::SGD optimizer(net->parameters(),
                                torch::optim::SGDOptions(peakRate).momentum(0.9).nesterov(true).weight_decay(weightDecay));
    nn::CrossEntropyLoss loss(nn::CrossEntropyLossOptions().label_smoothing(labelSmoothing));

    const int64_t stepsPerEpoch = data.train.count() / batchSize; // the odd rest of an epoch's random order is left out
    const OneCycle schedule{peakRate, stepsPerEpoch * options.epochs};
    const auto start = std::chrono::steady_clock::now();
    for (int64_t epoch = 0; epoch < options.epochs; ++epoch) {
        net->train();
        const std::vector<int64_t> order = random.order(data.train.count());
        double lossSum = 0;
        for (int64_t step = 0; step < stepsPerEpoch; ++step) {
            setLearningRate(optimizer, schedule.at(epoch * stepsPerEpoch + step));
            optimizer.zero_grad();
            const torch::Tensor error = loss(net(pictures(data.train, order, step * batchSize, batchSize, &random)),
                                             labels(data.train, order, step * batchSize, batchSize));
            error.backward();
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

double accuracy(FashionNet net, const ImageSet &set)
{
    const torch::NoGradGuard noGradients;
    net->eval();
    std::vector<int64_t> order(static_cast<size_t>(set.count()));
    std::iota(order.begin(), order.end(), 0);
    int64_t right = 0;
    for (int64_t first = 0; first < set.count(); first += 500) {
        const int64_t count = std::min<int64_t>(500, set.count() - first);
        const torch::Tensor best = net(pictures(set, order, first, count, nullptr)).argmax(1);
        right += best.eq(labels(set, order, first, count)).sum().item<int64_t>();
    }
    return static_cast<double>(right) / static_cast<double>(set.count());
}

} // namespace pare::demo
