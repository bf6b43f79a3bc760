// From the element type of a file to the element type that a model wants: where no value is lost, or where a user would expect it.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>

namespace pare {

// Whether values of type `from` may become values of type `to` at all. Integers become floats and other integers (each value is
// checked), floats become other floats (rounded); floats never become integers.
[[nodiscard]] bool convertible(int from, int to);

// What the values belong to, for messages.
struct ConvertedRows {
    std::string name;            // "images"
    int64_t firstSample = 0;     // of these values
    int64_t elementsPerRow = 1;
};
// Converts all elements of `values`; `into` has room for them. Errors: InvalidInput where a value does not survive (names the
// sample); Unsupported where the types are not convertible.
[[nodiscard]] Result<void> convertElements(int from, std::span<const std::byte> values, int to, std::span<std::byte> into,
                                           const ConvertedRows &rows);

} // namespace pare
