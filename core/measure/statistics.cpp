#include "core/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace pare {

namespace {

constexpr double pi = 3.14159265358979323846;

// log of the standard normal distribution, also far out in the lower tail.
double logNormalDistribution(double z)
{
    return std::log(0.5 * std::erfc(-z / std::sqrt(2.0)));
}

double binomialTerm(int64_t k, int64_t n, double p)
{
    const double count = static_cast<double>(n);
    const double hits = static_cast<double>(k);
    return std::exp(std::lgamma(count + 1) - std::lgamma(hits + 1) - std::lgamma(count - hits + 1) + hits * std::log(p) +
                    (count - hits) * std::log1p(-p));
}

// P(X <= k) where k lies below the mean: terms fall from k downwards, so that the sum can stop early.
double lowerTail(int64_t k, int64_t n, double p)
{
    double term = binomialTerm(k, n, p);
    double sum = term;
    for (int64_t i = k; i > 0 && term > sum * 1e-17; --i) {
        term *= static_cast<double>(i) / static_cast<double>(n - i + 1) * (1 - p) / p;
        sum += term;
    }
    return std::min(sum, 1.0);
}

} // namespace

double normalDistribution(double z)
{
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double normalQuantile(double probability)
{
    if (!(probability > 0 && probability < 1))
        return std::numeric_limits<double>::quiet_NaN();
    if (probability == 0.5)
        return 0;
    if (probability > 0.5)
        return -normalQuantile(1 - probability);
    // Newton's method on log Phi(z) = log p. Phi(z) <= exp(-z^2/2) / 2 gives a start left of the root, and as log Phi is concave the
    // steps climb from there and never pass it.
    double z = -std::sqrt(std::max(0.0, -2 * std::log(2 * probability)));
    const double target = std::log(probability);
    for (int step = 0; step < 100; ++step) {
        const double value = logNormalDistribution(z);
        const double logDensity = -0.5 * z * z - 0.5 * std::log(2 * pi);
        const double next = z - (value - target) / std::exp(logDensity - value);
        if (std::abs(next - z) <= 1e-15 * std::max(1.0, std::abs(z)))
            return next;
        z = next;
    }
    return z;
}

double binomialDistribution(int64_t k, int64_t n, double p)
{
    if (k < 0)
        return 0;
    if (k >= n || p <= 0)
        return 1;
    if (p >= 1)
        return 0;
    if (static_cast<double>(k) < static_cast<double>(n) * p)
        return lowerTail(k, n, p);
    return 1 - lowerTail(n - k - 1, n, 1 - p);
}

double quantile(std::span<const double> values, double probability)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> sorted(values.begin(), values.end());
    const double place = std::clamp(probability, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const size_t below = static_cast<size_t>(place);
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(below), sorted.end());
    const double low = sorted[below];
    if (below + 1 >= sorted.size())
        return low;
    const double high = *std::min_element(sorted.begin() + static_cast<std::ptrdiff_t>(below) + 1, sorted.end());
    return low + (place - static_cast<double>(below)) * (high - low);
}

double median(std::span<const double> values)
{
    return quantile(values, 0.5);
}

double mean(std::span<const double> values)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

double standardDeviation(std::span<const double> values)
{
    if (values.size() < 2)
        return 0;
    const double middle = mean(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - middle) * (value - middle);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

Interval wilsonInterval(int64_t successes, int64_t n, double confidence)
{
    if (n <= 0)
        return {0, 1};
    const double z = normalQuantile(0.5 + confidence / 2);
    const double count = static_cast<double>(n);
    const double rate = static_cast<double>(successes) / count;
    const double middle = rate + z * z / (2 * count);
    const double half = z * std::sqrt(rate * (1 - rate) / count + z * z / (4 * count * count));
    const double scale = 1 + z * z / count;
    // At the ends the limits are 0 and 1 exactly; rounding must not move them.
    return {successes == 0 ? 0 : std::max(0.0, (middle - half) / scale), successes == n ? 1 : std::min(1.0, (middle + half) / scale)};
}

double PairedCounts::difference() const
{
    const int64_t n = total();
    return n == 0 ? 0 : static_cast<double>(onlySecond - onlyFirst) / static_cast<double>(n);
}

PairedCounts pairedCounts(std::span<const uint8_t> first, std::span<const uint8_t> second)
{
    PairedCounts counts;
    for (size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        if (first[i] && second[i])
            ++counts.bothRight;
        else if (first[i])
            ++counts.onlyFirst;
        else if (second[i])
            ++counts.onlySecond;
        else
            ++counts.bothWrong;
    }
    return counts;
}

double mcnemarExact(int64_t onlyFirst, int64_t onlySecond)
{
    const int64_t discordant = onlyFirst + onlySecond;
    if (discordant == 0)
        return 1;
    return std::min(1.0, 2 * binomialDistribution(std::min(onlyFirst, onlySecond), discordant, 0.5));
}

// Each limit adds, in squares, the distances of the two rates to their own Wilson limits, less what their correlation phi takes away.
Interval pairedDifferenceInterval(const PairedCounts &counts, double confidence)
{
    const int64_t n = counts.total();
    if (n == 0)
        return {-1, 1};
    const int64_t firstRight = counts.bothRight + counts.onlyFirst;
    const int64_t secondRight = counts.bothRight + counts.onlySecond;
    const double first = static_cast<double>(firstRight) / static_cast<double>(n);
    const double second = static_cast<double>(secondRight) / static_cast<double>(n);
    const Interval firstLimits = wilsonInterval(firstRight, n, confidence);
    const Interval secondLimits = wilsonInterval(secondRight, n, confidence);

    const double margins = static_cast<double>(firstRight) * static_cast<double>(n - firstRight) * static_cast<double>(secondRight) *
                           static_cast<double>(n - secondRight);
    double phi = 0;
    if (margins > 0) {
        double cross = static_cast<double>(counts.bothRight) * static_cast<double>(counts.bothWrong) -
                       static_cast<double>(counts.onlyFirst) * static_cast<double>(counts.onlySecond);
        if (cross > 0)
            cross = std::max(0.0, cross - static_cast<double>(n) / 2);
        phi = cross / std::sqrt(margins);
    }
    const auto distance = [phi](double a, double b) { return std::sqrt(std::max(0.0, a * a - 2 * phi * a * b + b * b)); };
    const double difference = second - first;
    return {std::max(-1.0, difference - distance(second - secondLimits.lo, firstLimits.hi - first)),
            std::min(1.0, difference + distance(secondLimits.hi - second, first - firstLimits.lo))};
}

namespace {

int64_t saturated(double samples)
{
    constexpr double largest = 1e15;
    if (!(samples > 1))
        return 1;
    return static_cast<int64_t>(std::ceil(std::min(samples, largest)));
}

} // namespace

double signedRank(std::span<const double> differences)
{
    std::vector<double> sizes;
    for (const double difference : differences)
        if (difference != 0)
            sizes.push_back(difference);
    std::sort(sizes.begin(), sizes.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    const size_t n = sizes.size();
    if (n == 0)
        return 1;
    std::vector<size_t> ranks; // doubled: those of ties are halves
    size_t above = 0, all = 0;
    double ties = 0;
    for (size_t begin = 0; begin < n;) {
        size_t end = begin + 1;
        while (end < n && std::abs(sizes[end]) == std::abs(sizes[begin]))
            ++end;
        const auto equal = static_cast<double>(end - begin);
        ties += equal * equal * equal - equal;
        for (size_t i = begin; i < end; ++i) {
            ranks.push_back(begin + end + 1);
            above += sizes[i] > 0 ? ranks.back() : 0;
            all += ranks.back();
        }
        begin = end;
    }
    const size_t smaller = std::min(above, all - above);
    constexpr size_t mostExact = 60;
    if (n > mostExact) {
        const auto count = static_cast<double>(n);
        const double deviation = std::sqrt(count * (count + 1) * (2 * count + 1) / 24 - ties / 48);
        return 2 * normalDistribution((static_cast<double>(smaller) / 2 - static_cast<double>(all) / 4) / deviation);
    }
    std::vector<double> ways(all + 1, 0.0); // shares of the 2^n choices of signs, by the sum of the ranks above 0
    ways[0] = 1;
    size_t most = 0;
    for (const size_t rank : ranks) {
        most += rank;
        for (size_t sum = most + 1; sum-- > 0;)
            ways[sum] = (ways[sum] + (sum >= rank ? ways[sum - rank] : 0)) / 2;
    }
    return std::min(1.0, 2 * std::accumulate(ways.begin(), ways.begin() + static_cast<ptrdiff_t>(smaller) + 1, 0.0));
}

int64_t samplesForPairedRates(double difference, double discordant, double confidence, double power)
{
    const double size = std::abs(difference);
    const double share = std::clamp(discordant, size, 1.0); // at least `difference` of the samples must change
    const double z = normalQuantile(0.5 + confidence / 2) * std::sqrt(share) + normalQuantile(power) * std::sqrt(share - size * size);
    return saturated(z * z / (size * size));
}

int64_t samplesForPairedMean(double difference, double deviation, double confidence, double power)
{
    const double z = (normalQuantile(0.5 + confidence / 2) + normalQuantile(power)) * deviation / difference;
    return saturated(z * z);
}

} // namespace pare
