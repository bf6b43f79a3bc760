#include "core/prune/weight_masks.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

// The magnitude below which `count` of the values lie, and how many of those that equal it belong to them.
struct Limit {
    float magnitude = 0;
    int64_t equal = 0;
};

Limit limitOf(std::vector<float> magnitudes, int64_t count)
{
    const auto last = magnitudes.begin() + (count - 1);
    std::nth_element(magnitudes.begin(), last, magnitudes.end());
    const float magnitude = *last;
    const auto below = std::count_if(magnitudes.begin(), last + 1, [&](float value) { return value < magnitude; });
    return {magnitude, count - below};
}

} // namespace

int64_t zeroSmallest(std::span<float> weights, int64_t count)
{
    count = std::min(count, static_cast<int64_t>(weights.size()));
    if (count <= 0)
        return 0;
    std::vector<float> magnitudes(weights.size());
    std::transform(weights.begin(), weights.end(), magnitudes.begin(), [](float value) { return std::fabs(value); });
    Limit limit = limitOf(std::move(magnitudes), count);
    int64_t changed = 0;
    for (float &weight : weights) {
        const float magnitude = std::fabs(weight);
        if (magnitude > limit.magnitude || (magnitude == limit.magnitude && limit.equal-- <= 0))
            continue;
        changed += weight != 0 ? 1 : 0;
        weight = 0;
    }
    return changed;
}

int64_t zeroPattern(std::span<float> weights, const std::vector<int64_t> &dims, int axis, int64_t kept, int64_t of)
{
    size_t inner = 1;
    for (size_t i = static_cast<size_t>(axis) + 1; i < dims.size(); ++i)
        inner *= static_cast<size_t>(dims[i]);
    const auto size = static_cast<size_t>(dims[static_cast<size_t>(axis)]);
    const auto many = static_cast<size_t>(of);
    int64_t changed = 0;
    if (size == 0 || inner == 0)
        return 0;
    std::vector<size_t> at(many);
    for (size_t outer = 0; outer < weights.size(); outer += size * inner)
        for (size_t column = 0; column < inner; ++column)
            for (size_t first = 0; first + many <= size; first += many) {
                for (size_t i = 0; i < many; ++i)
                    at[i] = outer + (first + i) * inner + column;
                std::stable_sort(at.begin(), at.end(), [&](size_t a, size_t b) { return std::fabs(weights[a]) < std::fabs(weights[b]); });
                for (size_t i = 0; i < static_cast<size_t>(of - kept); ++i) {
                    changed += weights[at[i]] != 0 ? 1 : 0;
                    weights[at[i]] = 0;
                }
            }
    return changed;
}

std::vector<int64_t> smallestOfAll(std::span<const std::vector<float>> tensors, double share)
{
    std::vector<float> magnitudes;
    for (const auto &tensor : tensors)
        for (const float value : tensor)
            magnitudes.push_back(std::fabs(value));
    std::vector<int64_t> counts(tensors.size(), 0);
    const auto count = std::min(static_cast<int64_t>(share * static_cast<double>(magnitudes.size()) + 1e-9), static_cast<int64_t>(magnitudes.size()));
    if (count <= 0)
        return counts;
    Limit limit = limitOf(std::move(magnitudes), count);
    for (size_t t = 0; t < tensors.size(); ++t)
        for (const float value : tensors[t])
            if (const float magnitude = std::fabs(value); magnitude < limit.magnitude || (magnitude == limit.magnitude && limit.equal-- > 0))
                ++counts[t];
    return counts;
}

} // namespace pare
