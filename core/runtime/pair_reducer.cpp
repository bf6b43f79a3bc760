#include "core/runtime/pair_reducer.h"

#include <algorithm>
#include <cmath>

namespace pare {

void PairStatistics::add(std::span<const float> first, std::span<const float> second)
{
    for (size_t i = 0; i < first.size(); ++i) {
        const double a = first[i];
        const double b = second[i];
        if (!std::isfinite(a) || !std::isfinite(b)) {
            notFinite += a == b ? 0 : 1; // the same infinity is no difference
            continue;
        }
        const double difference = std::abs(a - b);
        ++count;
        maxDifference = std::max(maxDifference, difference);
        sumDifference += difference;
        sumFirst += std::abs(a);
        squaresFirst += a * a;
        squaresSecond += b * b;
        squaresDifference += difference * difference;
        product += a * b;
    }
}

double PairStatistics::relative() const
{
    return sumDifference == 0 ? 0 : sumFirst > 0 ? sumDifference / sumFirst : INFINITY;
}

double PairStatistics::cosine() const
{
    if (squaresFirst == 0 && squaresSecond == 0)
        return 1;
    if (squaresFirst == 0 || squaresSecond == 0)
        return 0;
    return std::clamp(product / std::sqrt(squaresFirst) / std::sqrt(squaresSecond), -1.0, 1.0);
}

double PairStatistics::sqnrDb() const
{
    return squaresDifference > 0 ? 10 * std::log10(squaresFirst / squaresDifference) : INFINITY;
}

} // namespace pare
