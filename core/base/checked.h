// Checked arithmetic on sizes that come from files: nothing overflows silently, the caller picks the error.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace pare {

[[nodiscard]] inline std::optional<int64_t> checkedMultiply(int64_t a, int64_t b)
{
    int64_t product = 0;
    if (__builtin_mul_overflow(a, b, &product))
        return std::nullopt;
    return product;
}

[[nodiscard]] inline std::optional<int64_t> checkedAdd(int64_t a, int64_t b)
{
    int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return std::nullopt;
    return sum;
}

// The number of elements of a tensor with these dimensions: 1 for a scalar; nullopt for a negative dimension or an overflow.
template <typename Dims>
[[nodiscard]] std::optional<int64_t> checkedElementCount(const Dims &dims)
{
    int64_t count = 1;
    bool zero = false;
    for (const int64_t dim : dims) {
        if (dim < 0)
            return std::nullopt;
        if (dim == 0) {
            zero = true;
            continue;
        }
        const auto next = checkedMultiply(count, dim);
        if (!next)
            return std::nullopt;
        count = *next;
    }
    return zero ? 0 : count;
}

} // namespace pare
