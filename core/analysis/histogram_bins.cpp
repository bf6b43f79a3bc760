#include "core/analysis/histogram_bins.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double mostBins = 64;
constexpr double mostLevels = 1e12; // more cannot be told apart from values that lie anywhere

} // namespace

HistogramBins HistogramBins::over(double smallest, double largest, double step)
{
    HistogramBins bins;
    const double levels = step > 0 ? std::round((largest - smallest) / step) + 1 : 0;
    if (levels >= 1 && levels < mostLevels) {
        const double each = std::ceil(levels / mostBins);
        bins.step = step;
        bins.count = static_cast<size_t>(std::ceil(levels / each));
        bins.low = smallest - step / 2;
        bins.high = bins.low + static_cast<double>(bins.count) * each * step;
        return bins;
    }
    const double around = smallest == largest ? 0.5 : 0;
    bins.low = smallest - around;
    bins.high = largest + around;
    return bins;
}

size_t HistogramBins::of(double value) const
{
    const double share = (value - low) / (high - low);
    const double place = std::isfinite(share) ? std::floor(share * static_cast<double>(count)) : 0;
    return static_cast<size_t>(std::clamp(place, 0.0, static_cast<double>(count - 1)));
}

} // namespace pare
