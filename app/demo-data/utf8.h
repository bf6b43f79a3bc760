// The few questions about UTF-8 that preparing text asks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pare::demo {

// The character at the front of `text`, which is cut off. Empty for what is no UTF-8 (overlong and surrogates included).
[[nodiscard]] std::optional<char32_t> takeCharacter(std::string_view &text);

[[nodiscard]] bool isUtf8(std::string_view text);

void appendCharacter(std::string &text, char32_t character);

// A byte that starts a character.
[[nodiscard]] inline bool startsCharacter(char byte) { return (static_cast<uint8_t>(byte) & 0xc0) != 0x80; }

// A letter of any script, as far as preparing text needs it: ASCII letters, and everything past Latin-1's signs but punctuation blocks.
[[nodiscard]] bool isLetter(char32_t character);

// Written without spaces between words: Han, kana and their punctuation.
[[nodiscard]] bool isIdeographic(char32_t character);

} // namespace pare::demo
