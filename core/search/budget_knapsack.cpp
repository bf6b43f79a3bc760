#include "core/search/budget_knapsack.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pare {

namespace {

constexpr size_t fewestParts = 4096;
constexpr size_t partsForEach = 32;

// A loss within the budget in parts of it, rounded up.
size_t partsOf(double loss, double budget, size_t parts)
{
    if (loss <= 0)
        return 0;
    // A loss of exactly so many parts is not to become one more by rounding.
    return std::min(static_cast<size_t>(std::ceil(loss / budget * static_cast<double>(parts) - 1e-9)), parts);
}

} // namespace

std::vector<size_t> bestWithin(const std::vector<std::vector<Choice>> &things, double budget)
{
    for (const auto &choices : things)
        if (std::none_of(choices.begin(), choices.end(), [](const Choice &choice) { return choice.loss <= 0; }))
            return {};
    const size_t parts = budget > 0 ? std::max(fewestParts, partsForEach * things.size()) : 0;
    std::vector<double> gained(parts + 1, 0); // with at most so many parts, of the things so far
    std::vector<std::vector<uint32_t>> taken(things.size(), std::vector<uint32_t>(parts + 1, 0));
    for (size_t t = 0; t < things.size(); ++t) {
        std::vector<double> next(parts + 1, -INFINITY);
        std::vector<size_t> order(things[t].size()); // the least loss first: it stays where another gains no more
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::erase_if(order, [&](size_t i) { return !(things[t][i].loss <= budget); });
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return things[t][a].loss < things[t][b].loss; });
        for (const size_t choice : order) {
            const size_t weight = partsOf(things[t][choice].loss, budget, parts);
            for (size_t at = weight; at <= parts; ++at)
                if (const double value = gained[at - weight] + things[t][choice].gain; value > next[at]) {
                    next[at] = value;
                    taken[t][at] = static_cast<uint32_t>(choice);
                }
        }
        gained = std::move(next);
    }
    std::vector<size_t> answer(things.size());
    size_t left = parts;
    while (left > 0 && gained[left - 1] == gained[parts])
        --left; // nothing more is gained with more of it
    for (size_t t = things.size(); t-- > 0;) {
        answer[t] = taken[t][left];
        left -= partsOf(things[t][answer[t]].loss, budget, parts);
    }
    return answer;
}

} // namespace pare
