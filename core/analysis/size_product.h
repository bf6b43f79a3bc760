// Sizes that are products of a number and of names: "4*N", "16*H*W". Written that way, [N, 12] as [4*N, 3] is known to hold the same elements.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

struct SizeProduct {
    int64_t factor = 1;
    std::vector<std::string> names; // in order; one that stands twice is a square

    // "4*N" taken apart. nullopt for what is no product of a positive number and plain names ("(N+1)*2", "a b").
    static std::optional<SizeProduct> parse(std::string_view text);
    static SizeProduct of(int64_t number) { return {number, {}}; }
    [[nodiscard]] bool isNumber() const { return names.empty(); }
    [[nodiscard]] std::string text() const; // the number first, where it is not 1 or all there is

    // nullopt where the number does not fit, or a factor of `by` is not in it.
    [[nodiscard]] std::optional<SizeProduct> times(const SizeProduct &by) const;
    [[nodiscard]] std::optional<SizeProduct> over(const SizeProduct &by) const;
    bool operator==(const SizeProduct &) const = default;
};

} // namespace pare
