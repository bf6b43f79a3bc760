// One choice for each of several things, so that the most is gained and what is lost in all stays within a budget.
#pragma once

#include <cstddef>
#include <vector>

namespace pare {

struct Choice {
    double loss = 0; // at least 0; what is none (infinity, no number) is never within a budget
    double gain = 0;
};

// For each thing the number of its choice. Everything has a choice that loses nothing, else the answer is empty.
// The multiple-choice knapsack by dynamic programming over the budget in equal parts; losses are rounded up to them, so that the budget always
// holds, and what is gained is at least what could be gained with a budget of (1 - things / parts) of it. Of equal gains the least loss is taken.
// Source: Kellerer, Pferschy and Pisinger, "Knapsack Problems" (2004), section 11.5.
[[nodiscard]] std::vector<size_t> bestWithin(const std::vector<std::vector<Choice>> &things, double budget);

} // namespace pare
