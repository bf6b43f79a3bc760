// The bootstrap part of statistics.h.
#include "core/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace pare {

namespace {

constexpr int64_t largestWork = 400'000'000; // draws of one bootstrap
constexpr int fewestResamples = 200;
constexpr int64_t jackknifeGroups = 200;

// std::uniform_int_distribution differs between libraries; this does not.
class Draws {
public:
    explicit Draws(uint64_t seed) : m_random(seed) {}
    uint64_t below(uint64_t n)
    {
        __extension__ using Wide = unsigned __int128;
        return static_cast<uint64_t>((static_cast<Wide>(m_random()) * n) >> 64);
    }

private:
    std::mt19937_64 m_random;
};

int resamplesFor(int64_t n, int wanted)
{
    return static_cast<int>(std::clamp<int64_t>(largestWork / std::max<int64_t>(n, 1), std::min(wanted, fewestResamples), wanted));
}

std::vector<double> sortedReplicates(int64_t n, const WeightedStatistic &statistic, const BootstrapOptions &options)
{
    Draws draws(options.seed);
    const int resamples = resamplesFor(n, options.resamples);
    std::vector<double> values;
    values.reserve(static_cast<size_t>(resamples));
    std::vector<uint32_t> weights(static_cast<size_t>(n));
    for (int resample = 0; resample < resamples; ++resample) {
        std::fill(weights.begin(), weights.end(), 0);
        for (int64_t draw = 0; draw < n; ++draw)
            ++weights[draws.below(static_cast<uint64_t>(n))];
        const double value = statistic(weights);
        if (!std::isnan(value))
            values.push_back(value);
    }
    std::sort(values.begin(), values.end());
    return values;
}

// Efron's acceleration constant from leaving out one group of samples at a time. Groups are strided: neighbours in a data set are
// often of one class.
double acceleration(int64_t n, const WeightedStatistic &statistic)
{
    const int64_t groups = std::min(n, jackknifeGroups);
    std::vector<uint32_t> weights(static_cast<size_t>(n), 1);
    std::vector<double> values;
    for (int64_t group = 0; group < groups; ++group) {
        for (int64_t i = group; i < n; i += groups)
            weights[static_cast<size_t>(i)] = 0;
        const double value = statistic(weights);
        if (!std::isnan(value))
            values.push_back(value);
        for (int64_t i = group; i < n; i += groups)
            weights[static_cast<size_t>(i)] = 1;
    }
    const double middle = mean(values);
    double squares = 0;
    double cubes = 0;
    for (const double value : values) {
        const double distance = middle - value;
        squares += distance * distance;
        cubes += distance * distance * distance;
    }
    return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

double sortedQuantile(const std::vector<double> &sorted, double probability)
{
    const double place = std::clamp(probability, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const size_t below = static_cast<size_t>(place);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    const double share = place - static_cast<double>(below);
    // Not low + share * (high - low): that is NaN between equal infinities.
    return share == 0 || sorted[below] == sorted[above] ? sorted[below] : sorted[below] + share * (sorted[above] - sorted[below]);
}

// Where to cut the sorted replicates: percentiles, shifted by bias and skewness where asked.
Interval cuts(const std::vector<double> &sorted, double value, double accelerated, const BootstrapOptions &options)
{
    const double tail = (1 - options.confidence) / 2;
    if (!options.corrected)
        return {tail, 1 - tail};
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), value);
    const double below = static_cast<double>(first - sorted.begin()) + 0.5 * static_cast<double>(last - first);
    const double share = below / static_cast<double>(sorted.size());
    if (share <= 0 || share >= 1)
        return {tail, 1 - tail}; // the statistic lies outside of its resamples: no correction can be told
    const double bias = normalQuantile(share);
    const auto corrected = [&](double probability) {
        const double shifted = bias + normalQuantile(probability);
        return normalDistribution(bias + shifted / (1 - accelerated * shifted));
    };
    return {corrected(tail), corrected(1 - tail)};
}

// Order of values, and the medians of weighted values.
class WeightedMedian {
public:
    explicit WeightedMedian(std::span<const double> values) : m_values(values), m_order(values.size())
    {
        std::iota(m_order.begin(), m_order.end(), size_t{0});
        std::sort(m_order.begin(), m_order.end(), [&](size_t a, size_t b) { return values[a] < values[b]; });
    }
    double operator()(std::span<const uint32_t> weights) const
    {
        uint64_t total = 0;
        for (const uint32_t weight : weights)
            total += weight;
        const double low = at(weights, (total + 1) / 2);
        return total % 2 == 1 ? low : (low + at(weights, total / 2 + 1)) / 2;
    }

private:
    // The value at this rank, from 1.
    double at(std::span<const uint32_t> weights, uint64_t rank) const
    {
        uint64_t passed = 0;
        for (const size_t place : m_order) {
            passed += weights[place];
            if (passed >= rank)
                return m_values[place];
        }
        return std::numeric_limits<double>::quiet_NaN();
    }
    std::span<const double> m_values;
    std::vector<size_t> m_order;
};

} // namespace

Bootstrap bootstrap(int64_t n, const WeightedStatistic &statistic, const BootstrapOptions &options)
{
    Bootstrap result;
    if (n <= 0)
        return result;
    result.value = statistic(std::vector<uint32_t>(static_cast<size_t>(n), 1));
    result.interval = {result.value, result.value};
    if (n == 1)
        return result;
    const std::vector<double> sorted = sortedReplicates(n, statistic, options);
    if (sorted.empty())
        return result;
    const double accelerated = options.corrected ? acceleration(n, statistic) : 0;
    const Interval places = cuts(sorted, result.value, accelerated, options);
    result.interval = {sortedQuantile(sorted, places.lo), sortedQuantile(sorted, places.hi)};
    result.deviation = standardDeviation(sorted);
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), 0.0);
    const double count = static_cast<double>(sorted.size());
    const double notAbove = static_cast<double>(last - sorted.begin()) / count;
    const double notBelow = static_cast<double>(sorted.end() - first) / count;
    result.pValue = std::min(1.0, 2 * std::min(notAbove, notBelow));
    return result;
}

Interval bootstrapInterval(int64_t n, const WeightedStatistic &statistic, const BootstrapOptions &options)
{
    return bootstrap(n, statistic, options).interval;
}

Interval bootstrapMeanInterval(std::span<const double> values, const BootstrapOptions &options)
{
    const auto weightedMean = [values](std::span<const uint32_t> weights) {
        double sum = 0;
        double count = 0;
        for (size_t i = 0; i < values.size(); ++i) {
            if (weights[i] == 0)
                continue;
            sum += values[i] * weights[i];
            count += weights[i];
        }
        return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
    };
    return bootstrapInterval(static_cast<int64_t>(values.size()), weightedMean, options);
}

// A resample's median is at most the k-th smallest value where at least half of its n draws fall on the k smallest: a binomial
// tail with rate k/n. For even n the lower limit looks at the lower of the two middle draws, the upper limit at the upper one.
Interval medianInterval(std::span<const double> values, double confidence)
{
    if (values.empty())
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const int64_t n = static_cast<int64_t>(sorted.size());
    const auto smallestRank = [n](int64_t draws, double probability) {
        int64_t low = 1;
        int64_t high = n;
        while (low < high) {
            const int64_t k = (low + high) / 2;
            const double share = 1 - binomialDistribution(draws - 1, n, static_cast<double>(k) / static_cast<double>(n));
            if (share >= probability)
                high = k;
            else
                low = k + 1;
        }
        return low;
    };
    const double tail = (1 - confidence) / 2;
    return {sorted[static_cast<size_t>(smallestRank((n + 1) / 2, tail) - 1)],
            sorted[static_cast<size_t>(smallestRank(n / 2 + 1, 1 - tail) - 1)]};
}

Interval medianRatioInterval(std::span<const double> first, std::span<const double> second, bool paired, const BootstrapOptions &options)
{
    const WeightedMedian firstMedian(first);
    const WeightedMedian secondMedian(second);
    BootstrapOptions percentiles = options;
    percentiles.corrected = false; // the jackknife does not work for medians: leaving one out hardly moves them
    if (paired && first.size() == second.size())
        return bootstrapInterval(
            static_cast<int64_t>(first.size()),
            [&](std::span<const uint32_t> weights) { return secondMedian(weights) / firstMedian(weights); }, percentiles);
    if (first.empty() || second.empty())
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

    // Both sides are drawn on their own.
    Draws draws(options.seed);
    const int resamples = resamplesFor(static_cast<int64_t>(first.size() + second.size()), options.resamples);
    std::vector<double> ratios;
    const auto redraw = [&draws](std::vector<uint32_t> &weights) {
        std::fill(weights.begin(), weights.end(), 0);
        for (size_t draw = 0; draw < weights.size(); ++draw)
            ++weights[draws.below(weights.size())];
    };
    std::vector<uint32_t> firstWeights(first.size());
    std::vector<uint32_t> secondWeights(second.size());
    for (int resample = 0; resample < resamples; ++resample) {
        redraw(firstWeights);
        redraw(secondWeights);
        ratios.push_back(secondMedian(secondWeights) / firstMedian(firstWeights));
    }
    std::sort(ratios.begin(), ratios.end());
    const double tail = (1 - options.confidence) / 2;
    return {sortedQuantile(ratios, tail), sortedQuantile(ratios, 1 - tail)};
}

} // namespace pare
