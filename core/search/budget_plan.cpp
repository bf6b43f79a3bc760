#include "core/search/budget_plan.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double leastLoss = 1e-9;  // bounds the logarithm
constexpr int halvings = 16;

} // namespace

double BudgetPlan::lossForScore(double score) const
{
    const LossRange range = lossRange();
    double low = std::log(std::max(std::min(range.least, range.most), leastLoss) / 2);
    double high = std::log(std::max(range.most, leastLoss) * 2);
    const auto misses = [&](double bound) {
        const Within within = withinLoss(std::exp(bound));
        return within.option.empty() || within.score > score;
    };
    if (misses(high))
        return range.most;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (misses(middle) ? low : high) = middle;
    }
    return std::exp(high);
}

} // namespace pare
