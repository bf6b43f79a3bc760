// Which weights are set to zero.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pare {

// Sets the `count` smallest magnitudes to zero; of equal ones those that come first. Weights that are zero already count.
// Returns how many were not zero before.
int64_t zeroSmallest(std::span<float> weights, int64_t count);

// Of every `of` weights in a row along an axis, all but the `kept` largest become zero (of equal ones those that come first go); a rest of
// fewer than `of` stays. dims are row-major. Returns how many were not zero before.
int64_t zeroPattern(std::span<float> weights, const std::vector<int64_t> &dims, int axis, int64_t kept, int64_t of);

// How many weights of each tensor are among the `share` (0..1) smallest magnitudes of all of them together; ties go to the earlier.
[[nodiscard]] std::vector<int64_t> smallestOfAll(std::span<const std::vector<float>> tensors, double share);

} // namespace pare
