// A training step of pare-trainer, which reads the ONNX graph, beside the same step written by hand on the same libtorch: the networks of
// the demo as its own training program has them (torch::nn, torch::optim::AdamW), the same batch, in turns. Prints medians and their ratio.
//   bench_step DEMO_FOLDER [STEPS [BATCH]]
#include "app/demo-trainer/fashion_net.h"
#include "app/demo-trainer/language_net.h"
#include "app/trainer/network.h"
#include "app/trainer/optimizer.h"
#include "core/formats/onnx_file.h"

#include <ATen/Parallel.h>
#include <torch/nn.h>
#include <torch/optim.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>

namespace pare {

namespace {

double milliseconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

// The same settings on both sides.
constexpr double rate = 1e-3;
constexpr double decay = 0.01;
constexpr double longest = 1;

class Graph {
public:
    explicit Graph(const std::string &path)
    {
        const auto model = openOnnx(path);
        if (!model.ok() || !(m_network = train::Network::build(*model)).ok() || !m_network->choose({}).ok()) {
            fmt::print(stderr, "cannot read {}\n", path);
            std::exit(1);
        }
        m_optimizer.emplace(m_network->parameters(), std::vector<at::Tensor>(), train::OptimizerSettings{true, rate, decay, 0.9, longest});
    }

    void step(const at::Tensor &x, const at::Tensor &labels)
    {
        m_optimizer->clearGradients();
        const auto outputs = m_network->forward({x}, true);
        at::cross_entropy_loss((*outputs)[0], labels).backward();
        m_optimizer->step(1);
    }

private:
    Result<train::Network> m_network = internalError("");
    std::optional<train::Optimizer> m_optimizer;
};

template <class Net>
class ByHand {
public:
    explicit ByHand(Net net) : m_net(std::move(net)), m_optimizer(m_net->parameters(), torch::optim::AdamWOptions(rate).weight_decay(decay))
    {
        m_net->train();
    }

    void step(const at::Tensor &x, const at::Tensor &labels)
    {
        m_optimizer.zero_grad();
        torch::nn::functional::cross_entropy(m_net->forward(x), labels).backward();
        torch::nn::utils::clip_grad_norm_(m_net->parameters(), longest);
        m_optimizer.step();
    }

private:
    Net m_net;
    torch::optim::AdamW m_optimizer;
};

template <class Net>
void compare(const std::string &name, const std::string &path, Net net, const at::Tensor &x, int64_t classes, int steps)
{
    const at::Tensor labels = torch::randint(classes, {x.size(0)}, torch::kLong);
    for (const int threads : {1, 2}) {
        at::set_num_threads(threads);
        Graph graph(path);
        ByHand<Net> byHand(net);
        std::vector<double> ours;
        std::vector<double> theirs;
        for (int step = -3; step < steps; ++step) {
            const double a = milliseconds([&] { graph.step(x, labels); });
            const double b = milliseconds([&] { byHand.step(x, labels); });
            if (step >= 0) {
                ours.push_back(a);
                theirs.push_back(b);
            }
        }
        fmt::print("{:<10} batch {}, {} threads: graph {:.1f} ms, by hand {:.1f} ms, ratio {:.2f}\n", name, x.size(0), threads, median(ours), median(theirs),
                   median(ours) / median(theirs));
    }
}

} // namespace

} // namespace pare

int main(int argc, char **argv)
{
    if (argc < 2) {
        fmt::print(stderr, "bench_step DEMO_FOLDER [STEPS [BATCH]]\n");
        return 2;
    }
    const std::string folder = argv[1];
    const int steps = argc > 2 ? std::atoi(argv[2]) : 40;
    const int64_t batch = argc > 3 ? std::atoi(argv[3]) : 64;
    torch::manual_seed(1);
    pare::compare("clothes", folder + "/fashion.onnx", pare::demo::FashionNet(), torch::rand({batch, 1, 28, 28}), 10, steps);
    pare::demo::LanguageNetShape shape;
    shape.classes = 24;
    pare::compare("languages", folder + "/languages.onnx", pare::demo::LanguageNet(shape), torch::randint(1, 256, {batch, 64}, torch::kLong), 24, steps);
    return 0;
}
