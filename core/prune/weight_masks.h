// Which weights are set to zero.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pare {

// Sets the `count` smallest magnitudes to zero; of equal ones those that come first. Weights that are zero already count.
// Returns how many were not zero before.
int64_t zeroSmallest(std::span<float> weights, int64_t count);

// Of every 4 weights in a row along an axis, the 2 smallest become zero (of equal ones those that come first); a rest of fewer
// than 4 stays. dims are row-major. Returns how many were not zero before.
int64_t zeroTwoOfFour(std::span<float> weights, const std::vector<int64_t> &dims, int axis);

// How many weights of each tensor are among the `share` (0..1) smallest magnitudes of all of them together; ties go to the earlier.
[[nodiscard]] std::vector<int64_t> smallestOfAll(std::span<const std::vector<float>> tensors, double share);

} // namespace pare
