#include "core/quant/calibrate.h"

// GCC 12 warns about its own AVX-512 header wherever Eigen is inlined (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace pare::quant {

std::optional<Calibrator> calibratorFromName(std::string_view name)
{
    if (name == "min-max")
        return Calibrator::MinMax;
    if (name == "percentile")
        return Calibrator::Percentile;
    if (name == "mse")
        return Calibrator::Mse;
    if (name == "octav")
        return Calibrator::Octav;
    if (name == "entropy")
        return Calibrator::Entropy;
    return std::nullopt;
}

namespace {

double binWidth(const Distribution &seen)
{
    return (seen.high - seen.low) / static_cast<double>(seen.bins.size());
}

double binCentre(const Distribution &seen, size_t bin)
{
    return seen.low + (static_cast<double>(bin) + 0.5) * binWidth(seen);
}

// The value below which `share` of all counts lie, linear inside a bin.
double quantile(const Distribution &seen, double share)
{
    const double total = std::accumulate(seen.bins.begin(), seen.bins.end(), 0.0);
    const double wanted = share * total;
    double sum = 0;
    for (size_t i = 0; i < seen.bins.size(); ++i) {
        const auto here = static_cast<double>(seen.bins[i]);
        if (sum + here >= wanted && here > 0)
            return seen.low + binWidth(seen) * (static_cast<double>(i) + std::clamp((wanted - sum) / here, 0.0, 1.0));
        sum += here;
    }
    return seen.high;
}

Range percentileRange(const Distribution &seen, double percentile)
{
    const double outside = 1 - percentile / 100;
    if (seen.min >= 0)
        return {0, quantile(seen, 1 - outside)};
    if (seen.max <= 0)
        return {quantile(seen, outside), 0};
    return {quantile(seen, outside / 2), quantile(seen, 1 - outside / 2)};
}

Affine parametersFor(Range range, const CalibrateOptions &options)
{
    return options.symmetric ? symmetricFor(range, options.grid) : affineFor(range, options.grid);
}

// Walks one bound at a time: the best share of the full upper bound with the lower one fixed, then the lower one, until neither moves.
Range mseRange(const Distribution &seen, const CalibrateOptions &options)
{
    constexpr int steps = 100;
    const Range full{std::min(seen.min, 0.0), std::max(seen.max, 0.0)};
    Range best = full;
    double bestError = quantizationError(seen, parametersFor(full, options), options.grid);
    const auto improve = [&](bool upper) {
        bool moved = false;
        for (int i = steps; i >= 5; --i) {
            const double share = static_cast<double>(i) / steps;
            Range tried = best;
            if (options.symmetric)
                tried = {full.min * share, full.max * share};
            else
                (upper ? tried.max : tried.min) = (upper ? full.max : full.min) * share;
            const double error = quantizationError(seen, parametersFor(tried, options), options.grid);
            if (error < bestError) {
                bestError = error;
                best = tried;
                moved = true;
            }
        }
        return moved;
    };
    if (options.symmetric) {
        improve(true);
        return best;
    }
    for (int round = 0; round < 4; ++round) {
        const bool upperMoved = full.max > 0 && improve(true);
        const bool lowerMoved = full.min < 0 && improve(false);
        if (!upperMoved && !lowerMoved)
            break;
    }
    return best;
}

// The bound at which rounding inside and clipping outside make the least error together, from the equation that its derivative sets to
// zero: s = E[|x|; |x| > s] / (P(|x| <= s) / (12 n^2) + P(|x| > s)), with n steps between 0 and s. A few rounds from the mean magnitude find it.
Range octavRange(const Distribution &seen, const CalibrateOptions &options)
{
    const bool oneSided = (seen.min >= 0 || seen.max <= 0) && !options.symmetric;
    const double steps = options.grid.steps() / (oneSided ? 1.0 : 2.0);
    double count = 0;
    double sum = 0;
    for (size_t i = 0; i < seen.bins.size(); ++i) {
        count += static_cast<double>(seen.bins[i]);
        sum += std::abs(binCentre(seen, i)) * static_cast<double>(seen.bins[i]);
    }
    const double most = std::max(std::abs(seen.min), std::abs(seen.max));
    double bound = count > 0 ? sum / count : most;
    constexpr int rounds = 100;
    for (int round = 0; round < rounds; ++round) {
        double outside = 0;
        double beyond = 0;
        for (size_t i = 0; i < seen.bins.size(); ++i)
            if (const double magnitude = std::abs(binCentre(seen, i)); magnitude > bound) {
                outside += static_cast<double>(seen.bins[i]);
                beyond += magnitude * static_cast<double>(seen.bins[i]);
            }
        if (outside == 0)
            break; // nothing is clipped: the last bound stands
        const double next = beyond / ((count - outside) / (12 * steps * steps) + outside);
        const bool settled = std::abs(next - bound) < 1e-6 * most;
        bound = next;
        if (settled)
            break;
    }
    bound = std::min(bound, most);
    return {std::max(seen.min, -bound), std::min(seen.max, bound)};
}

// The histogram folded at zero: counts by magnitude, with bins of the same width, up to the larger bound.
std::vector<int64_t> magnitudesOf(const Distribution &seen)
{
    const double most = std::max(std::abs(seen.low), std::abs(seen.high));
    const double width = binWidth(seen);
    std::vector<int64_t> folded(static_cast<size_t>(std::ceil(most / width)) + 1, 0);
    for (size_t i = 0; i < seen.bins.size(); ++i)
        folded[std::min(static_cast<size_t>(std::abs(binCentre(seen, i)) / width), folded.size() - 1)] += seen.bins[i];
    while (folded.size() > 1 && folded.back() == 0)
        folded.pop_back();
    return folded;
}

// Numbers that come again and again (the zeros of ReLU, what a constant background gives) stand out of the histogram as single bins. They
// need one level each, but would outweigh the shape of everything else: each counts as its larger neighbour does, where both hold any.
std::vector<int64_t> withoutSpikes(std::vector<int64_t> magnitudes)
{
    const std::vector<int64_t> given = magnitudes;
    if (given.size() > 1)
        magnitudes[0] = std::min(given[0], given[1]);
    for (size_t i = 1; i + 1 < given.size(); ++i)
        if (given[i - 1] > 0 && given[i + 1] > 0)
            magnitudes[i] = std::min(given[i], std::max(given[i - 1], given[i + 1]));
    return magnitudes;
}

// Divergences of one histogram for every number of kept bins. With n the counts, N their sum, and per level its mass m and the number f of its
// bins that hold any, the sum over bins of n/N * log((n/N) / (m/f/M)) falls apart into sums of n and of n log n, which prefixes answer: a
// threshold costs a logarithm a level, not one a bin.
class Divergences {
public:
    Divergences(std::span<const int64_t> magnitudes, size_t levels)
        : m_magnitudes(magnitudes), m_sums(magnitudes.size() + 1, 0.0), m_entropies(magnitudes.size() + 1, 0.0),
          m_filled(magnitudes.size() + 1, 0.0), m_masses(static_cast<Eigen::Index>(levels)), m_fillings(static_cast<Eigen::Index>(levels))
    {
        for (size_t i = 0; i < magnitudes.size(); ++i) {
            const auto count = static_cast<double>(magnitudes[i]);
            m_sums[i + 1] = m_sums[i] + count;
            m_entropies[i + 1] = m_entropies[i] + weighted(count);
            m_filled[i + 1] = m_filled[i] + (count > 0 ? 1 : 0);
        }
    }

    // levels: at most as many as it was made for.
    [[nodiscard]] double at(size_t kept, size_t levels)
    {
        const double inside = m_sums[kept];
        const double total = m_sums.back();
        const double tail = total - inside;
        if (inside == 0)
            return std::numeric_limits<double>::infinity();
        const auto last = static_cast<double>(m_magnitudes[kept - 1]);
        const bool tailIsHeld = last > 0; // the clipped values count into the last bin
        const double reference = m_entropies[kept] + (tailIsHeld ? weighted(last + tail) - weighted(last) : 0.0);
        const double held = inside + (tailIsHeld ? tail : 0.0);
        double divergence = (reference - held * std::log(total)) / total;
        Eigen::Index count = 0; // levels that hold any
        for (size_t level = 0; level < levels; ++level) {
            const size_t from = std::min(level * kept / levels, kept);
            const size_t to = std::min(std::max(from + 1, (level + 1) * kept / levels), kept);
            m_masses[count] = m_sums[to] - m_sums[from];
            m_fillings[count] = m_filled[to] - m_filled[from];
            count += m_fillings[count] > 0 ? 1 : 0;
        }
        m_logs.head(count) = (m_masses.head(count) / m_fillings.head(count) / inside).log();
        divergence -= (m_masses.head(count) * m_logs.head(count)).sum() / total;
        if (tailIsHeld)
            divergence -= tail / total * m_logs[count - 1];
        m_filledLevels = static_cast<double>(count);
        // A tail that falls into an empty last bin has no counterpart in the quantized distribution.
        if (tail > 0 && !tailIsHeld)
            divergence += tail / total * std::log(tail / total / (0.5 / inside));
        return divergence;
    }

    // How much of the divergence that was asked for last comes from counts being finite: with n values in k bins, (k - 1) / 2n for a
    // distribution that has no structure within a level (Miller 1955). Wide thresholds have more bins a level and would lose by it.
    [[nodiscard]] double noise(size_t kept) const { return (m_filled[kept] - m_filledLevels) / 2 / m_sums.back(); }

private:
    static double weighted(double count) { return count > 0 ? count * std::log(count) : 0.0; }

    std::span<const int64_t> m_magnitudes;
    std::vector<double> m_sums;      // of the counts before each bin
    std::vector<double> m_entropies; // of n log n
    std::vector<double> m_filled;    // bins that hold any
    Eigen::ArrayXd m_masses;         // of one threshold, by level
    Eigen::ArrayXd m_fillings;
    Eigen::ArrayXd m_logs{m_masses.size()};
    double m_filledLevels = 0;
};

// The integers that the magnitudes up to `threshold` get: all of the grid where the tensor is one-sided, half where it reaches equally far
// to both sides.
size_t levelsFor(const Distribution &seen, const CalibrateOptions &options, double threshold)
{
    const double above = options.symmetric ? threshold : std::min(threshold, std::max(seen.max, 0.0));
    const double below = options.symmetric ? threshold : std::min(threshold, std::max(-seen.min, 0.0));
    return static_cast<size_t>(std::llround((options.grid.steps() + 1) * threshold / (above + below)));
}

Range entropyRange(const Distribution &seen, const CalibrateOptions &options)
{
    const std::vector<int64_t> magnitudes = withoutSpikes(magnitudesOf(seen));
    const auto all = static_cast<size_t>(options.grid.steps() + 1);
    Divergences divergences(magnitudes, all);
    size_t best = magnitudes.size();
    double bestDivergence = std::numeric_limits<double>::infinity();
    for (size_t kept = all / 2; kept <= magnitudes.size(); ++kept) {
        const size_t levels = std::min(levelsFor(seen, options, static_cast<double>(kept) * binWidth(seen)), all);
        if (kept < levels)
            continue;
        const double divergence = divergences.at(kept, levels) - divergences.noise(kept);
        if (divergence < bestDivergence) {
            bestDivergence = divergence;
            best = kept;
        }
    }
    const double threshold = static_cast<double>(best) * binWidth(seen);
    return {std::max(seen.min, -threshold), std::min(seen.max, threshold)};
}

} // namespace

double quantizationError(const Distribution &seen, Affine affine, Grid grid)
{
    double sum = 0;
    const double scale = affine.scale;
    for (size_t i = 0; i < seen.bins.size(); ++i) {
        if (seen.bins[i] == 0)
            continue;
        const double value = binCentre(seen, i);
        const double integer = std::clamp<double>(std::nearbyint(value / scale) + affine.zeroPoint, grid.least, grid.most);
        const double difference = value - (integer - affine.zeroPoint) * scale;
        sum += difference * difference * static_cast<double>(seen.bins[i]);
    }
    return sum;
}

double clippingDivergence(std::span<const int64_t> magnitudes, size_t kept, size_t levels)
{
    return Divergences(magnitudes, levels).at(kept, levels);
}

Result<Range> calibrate(const Distribution &seen, const CalibrateOptions &options)
{
    if (!std::isfinite(seen.min) || !std::isfinite(seen.max) || seen.min > seen.max)
        return invalidInput("the values that were seen are not finite");
    const bool needsBins = options.calibrator != Calibrator::MinMax;
    if (needsBins && (seen.bins.empty() || !std::isfinite(seen.low) || !std::isfinite(seen.high)))
        return invalidInput("this calibrator needs a histogram");
    Range range{seen.min, seen.max};
    if (needsBins && seen.high > seen.low) {
        switch (options.calibrator) {
        case Calibrator::Percentile: range = percentileRange(seen, options.percentile); break;
        case Calibrator::Mse: range = mseRange(seen, options); break;
        case Calibrator::Octav: range = octavRange(seen, options); break;
        case Calibrator::Entropy: range = entropyRange(seen, options); break;
        case Calibrator::MinMax: break;
        }
    }
    // Never wider than what was seen, and zero is always inside.
    range.min = std::min(std::max(range.min, seen.min), 0.0);
    range.max = std::max(std::min(range.max, seen.max), 0.0);
    if (options.symmetric) {
        const double most = std::max(-range.min, range.max);
        range = {-most, most};
    }
    return range;
}

} // namespace pare::quant
