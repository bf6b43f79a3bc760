#include "core/study/pareto_front.h"

#include <algorithm>

namespace pare {

std::vector<std::size_t> paretoFront(const std::vector<FrontCandidate> &candidates)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (candidates[i].counts)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const FrontCandidate &left = candidates[a];
        const FrontCandidate &right = candidates[b];
        return left.cost != right.cost ? left.cost < right.cost : left.merit > right.merit;
    });
    // By rising cost, only what is better than all that is cheaper stays, and its equals.
    std::vector<std::size_t> front;
    for (const std::size_t i : order) {
        const FrontCandidate *last = front.empty() ? nullptr : &candidates[front.back()];
        const bool equal = last && candidates[i].cost == last->cost && candidates[i].merit == last->merit;
        if (!last || equal || candidates[i].merit > last->merit)
            front.push_back(i);
    }
    return front;
}

} // namespace pare
