#include "core/quant/calibrate.h"

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

// Divergences of one histogram for every number of kept bins. With n the counts, N their sum, and per level its mass m and the number f of its
// bins that hold any, the sum over bins of n/N * log((n/N) / (m/f/M)) falls apart into sums of n and of n log n, which prefixes answer: a
// threshold costs a logarithm a level, not one a bin.
class Divergences {
public:
    Divergences(std::span<const int64_t> magnitudes, size_t levels)
        : m_magnitudes(magnitudes), m_levels(levels), m_sums(magnitudes.size() + 1, 0.0), m_entropies(magnitudes.size() + 1, 0.0),
          m_filled(magnitudes.size() + 1, 0.0)
    {
        for (size_t i = 0; i < magnitudes.size(); ++i) {
            const auto count = static_cast<double>(magnitudes[i]);
            m_sums[i + 1] = m_sums[i] + count;
            m_entropies[i + 1] = m_entropies[i] + weighted(count);
            m_filled[i + 1] = m_filled[i] + (count > 0 ? 1 : 0);
        }
    }

    [[nodiscard]] double at(size_t kept) const
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
        for (size_t level = 0; level < m_levels; ++level) {
            const size_t from = std::min(level * kept / m_levels, kept);
            const size_t to = std::min(std::max(from + 1, (level + 1) * kept / m_levels), kept);
            const double mass = m_sums[to] - m_sums[from];
            const double filled = m_filled[to] - m_filled[from];
            if (filled == 0)
                continue;
            const double share = (mass + (tailIsHeld && to == kept ? tail : 0.0)) / total;
            divergence -= share * std::log(mass / filled / inside);
        }
        // A tail that falls into an empty last bin has no counterpart in the quantized distribution.
        if (tail > 0 && !tailIsHeld)
            divergence += tail / total * std::log(tail / total / (0.5 / inside));
        return divergence;
    }

private:
    static double weighted(double count) { return count > 0 ? count * std::log(count) : 0.0; }

    std::span<const int64_t> m_magnitudes;
    size_t m_levels;
    std::vector<double> m_sums;      // of the counts before each bin
    std::vector<double> m_entropies; // of n log n
    std::vector<double> m_filled;    // bins that hold any
};

Range entropyRange(const Distribution &seen, const CalibrateOptions &options)
{
    std::vector<int64_t> magnitudes = magnitudesOf(seen);
    // The exact zeros that ReLU leaves need no levels, but would outweigh everything else.
    if (magnitudes.size() > 1)
        magnitudes[0] = std::min(magnitudes[0], magnitudes[1]);
    // A one-sided tensor has the whole grid for its magnitudes, a two-sided one half of it.
    const bool oneSided = (seen.min >= 0 || seen.max <= 0) && !options.symmetric;
    const auto levels = static_cast<size_t>((options.grid.steps() + 1) / (oneSided ? 1 : 2));
    if (magnitudes.size() <= levels)
        return {seen.min, seen.max};
    size_t best = magnitudes.size();
    double bestDivergence = std::numeric_limits<double>::infinity();
    const Divergences divergences(magnitudes, levels);
    for (size_t kept = levels; kept <= magnitudes.size(); ++kept) {
        const double divergence = divergences.at(kept);
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
    return Divergences(magnitudes, levels).at(kept);
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
