// Time and error of the ways of rounding a layer's weights by what it reads, from its rows to integers and scales, on one core.
#include "core/quant/ada_round.h"
#include "core/quant/fit_rounding.h"
#include "core/quant/sequential_mse.h"
#include "core/runtime/reducers.h"

#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>

using namespace pare;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Rows of correlated numbers, a quarter as many sources as inputs.
std::vector<float> rowsOf(int64_t inputs, int64_t samples)
{
    std::mt19937 random(1);
    std::normal_distribution<float> normal(0, 1);
    const int64_t hidden = inputs / 4;
    std::vector<float> mixing(static_cast<size_t>(inputs * hidden));
    for (float &value : mixing)
        value = normal(random);
    std::vector<float> rows;
    for (int64_t s = 0; s < samples; ++s) {
        std::vector<float> source(static_cast<size_t>(hidden));
        for (float &value : source)
            value = normal(random);
        for (int64_t i = 0; i < inputs; ++i) {
            float sum = normal(random);
            for (int64_t k = 0; k < hidden; ++k)
                sum += mixing[static_cast<size_t>(i * hidden + k)] * source[static_cast<size_t>(k)] / std::sqrt(static_cast<float>(hidden));
            rows.push_back(sum);
        }
    }
    return rows;
}

void measure(int64_t inputs, int64_t outputs, int64_t samples, int bits, int64_t block)
{
    std::mt19937 random(2);
    std::normal_distribution<float> normal(0, 1);
    std::vector<float> weights(static_cast<size_t>(inputs * outputs));
    for (float &value : weights)
        value = normal(random) / std::sqrt(static_cast<float>(inputs));
    const std::vector<float> rows = rowsOf(inputs, samples);
    const auto start = std::chrono::steady_clock::now();
    ReducerOptions reducing;
    reducing.gram = true;
    TensorReducer reducer("x", reducing);
    const std::vector<int64_t> dims{samples, inputs};
    if (!reducer.add(rows, dims).ok())
        return;
    const std::vector<double> gram = reducer.finish().gram;
    const double summed = secondsSince(start);
    const auto nearest = quant::quantizeBlocks(weights, inputs, block, bits, quant::ScaleRule::LeastSquares);
    const double rounded = secondsSince(start);
    quant::FitOptions options;
    options.grid = {-(1 << (bits - 1)), (1 << (bits - 1)) - 1};
    options.blockSize = block;
    options.scales = true;
    const quant::RoundingProblem problem{weights, inputs, gram};
    std::printf("%5lld x %-5lld %d bits, blocks of %lld, %lld samples: sums %.3f s, to nearest %.3f s\n", static_cast<long long>(inputs), static_cast<long long>(outputs), bits,
                static_cast<long long>(block), static_cast<long long>(samples), summed, rounded - summed);
    const auto tell = [](const char *name, const Result<quant::FittedWeights> &fitted, double seconds) {
        if (fitted.ok())
            std::printf("    %-14s %.3f s, error %.3g -> %.3g\n", name, seconds, fitted->nearest, fitted->fitted);
    };
    auto began = std::chrono::steady_clock::now();
    auto fitted = quant::fitRounding(problem, nearest, options);
    tell("gptq", fitted, secondsSince(began));
    began = std::chrono::steady_clock::now();
    fitted = quant::sequentialMse(problem, nearest, options);
    tell("seq-mse", fitted, secondsSince(began));
    began = std::chrono::steady_clock::now();
    fitted = quant::adaRound(problem, nearest, options);
    tell("adaround", fitted, secondsSince(began));
}

} // namespace

int main()
{
    measure(768, 768, 128, 4, 32);
    measure(768, 768, 128, 4, 128);
    measure(768, 768, 2048, 4, 32);
    measure(3072, 768, 2048, 4, 32);
    measure(768, 3072, 2048, 4, 32);
}
