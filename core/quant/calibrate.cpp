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
    for (size_t kept = levels; kept <= magnitudes.size(); ++kept) {
        const double divergence = clippingDivergence(magnitudes, kept, levels);
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
    const double tail = std::accumulate(magnitudes.begin() + static_cast<ptrdiff_t>(kept), magnitudes.end(), 0.0);
    const auto inside = magnitudes.subspan(0, kept);
    const double insideTotal = std::accumulate(inside.begin(), inside.end(), 0.0);
    if (insideTotal == 0)
        return std::numeric_limits<double>::infinity();
    const double total = insideTotal + tail;
    double divergence = 0;
    for (size_t level = 0; level < levels; ++level) {
        const size_t from = level * kept / levels;
        const size_t to = std::max(from + 1, (level + 1) * kept / levels);
        double mass = 0;
        double filled = 0;
        for (size_t i = from; i < to && i < kept; ++i) {
            mass += static_cast<double>(inside[i]);
            filled += inside[i] > 0 ? 1 : 0;
        }
        if (filled == 0)
            continue;
        const double spread = mass / filled / insideTotal;
        for (size_t i = from; i < to && i < kept; ++i) {
            if (inside[i] == 0)
                continue;
            const double reference = (static_cast<double>(inside[i]) + (i + 1 == kept ? tail : 0.0)) / total;
            divergence += reference * std::log(reference / spread);
        }
    }
    // A tail that falls into an empty last bin has no counterpart in the quantized distribution.
    if (tail > 0 && inside[kept - 1] == 0)
        divergence += tail / total * std::log(tail / total / (0.5 / insideTotal));
    return divergence;
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
