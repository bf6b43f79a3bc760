// What no other beats in both numbers: the front of every trade-off chart.
#pragma once

#include <cstddef>
#include <vector>

namespace pare {

struct FrontCandidate {
    double cost = 0;     // less is better
    double merit = 0;    // more is better
    bool counts = true;  // false: neither on the front nor beating anybody
};

// Positions of the candidates that no other beats (at most its cost and at least its merit, and better in one of the two), by
// rising cost; of candidates with the same two numbers all are kept, in their order.
[[nodiscard]] std::vector<std::size_t> paretoFront(const std::vector<FrontCandidate> &candidates);

} // namespace pare
