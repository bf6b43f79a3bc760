#include "app/demo-data/utf8.h"

namespace pare::demo {

std::optional<char32_t> takeCharacter(std::string_view &text)
{
    if (text.empty())
        return std::nullopt;
    const auto first = static_cast<uint8_t>(text[0]);
    if (first < 0x80) {
        text.remove_prefix(1);
        return first;
    }
    const size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < length)
        return std::nullopt;
    char32_t character = first & (0x7f >> length);
    for (size_t i = 1; i < length; ++i) {
        if (startsCharacter(text[i]))
            return std::nullopt;
        character = character << 6 | (static_cast<uint8_t>(text[i]) & 0x3f);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (character < smallest[length] || character > 0x10ffff || (character >= 0xd800 && character <= 0xdfff))
        return std::nullopt;
    text.remove_prefix(length);
    return character;
}

bool isUtf8(std::string_view text)
{
    while (!text.empty())
        if (!takeCharacter(text))
            return false;
    return true;
}

void appendCharacter(std::string &text, char32_t character)
{
    const auto tail = [&](int shift) { text.push_back(static_cast<char>(0x80 | (character >> shift & 0x3f))); };
    if (character < 0x80) {
        text.push_back(static_cast<char>(character));
    } else if (character < 0x800) {
        text.push_back(static_cast<char>(0xc0 | character >> 6));
        tail(0);
    } else if (character < 0x10000) {
        text.push_back(static_cast<char>(0xe0 | character >> 12));
        tail(6);
        tail(0);
    } else {
        text.push_back(static_cast<char>(0xf0 | character >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool isLetter(char32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < 0xc0)
        return c == 0xaa || c == 0xb5 || c == 0xba;
    const bool generalPunctuation = c >= 0x2000 && c <= 0x2bff; // also arrows, mathematics, box drawing
    const bool ideographicPunctuation = c >= 0x3000 && c <= 0x3004;
    const bool brackets = c >= 0x3008 && c <= 0x3020;
    const bool wideForms = c >= 0xff00 && c <= 0xff20;
    return c != 0xd7 && c != 0xf7 && !generalPunctuation && !ideographicPunctuation && !brackets && !wideForms;
}

bool isIdeographic(char32_t c)
{
    return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff00 && c <= 0xffef) || c >= 0x20000;
}

} // namespace pare::demo
