// Text for HTML, SVG and CSV. Whatever comes from a model, a file or a user goes through here.
#pragma once

#include <string>
#include <string_view>

namespace pare {

// For element content and quoted attributes of HTML and XML: & < > " ' become entities; bytes that are no UTF-8, control
// characters that XML forbids and characters that turn the reading direction become U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

// A number with a fixed count of decimals and no trailing zeros: for coordinates.
[[nodiscard]] std::string coordinate(double value);

// The width in pixels that a sans-serif text takes at most at this size: an estimate from wide fonts, for placing without overlap.
[[nodiscard]] double textWidth(std::string_view text, double sizePx);

// Shortened in the middle to at most this many characters: "encoder/la…/conv1".
[[nodiscard]] std::string elided(std::string_view text, size_t most);

} // namespace pare
