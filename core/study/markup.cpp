#include "core/study/markup.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace pare {

namespace {

constexpr char32_t replacement = 0xfffd;

// The character at `at`, which moves behind it; what is no UTF-8 moves one byte on and gives the replacement character.
char32_t nextCharacter(std::string_view text, size_t &at)
{
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
    const uint8_t lead = byte(at++);
    if (lead < 0x80)
        return lead;
    const int more = lead >= 0xc2 && lead <= 0xdf ? 1 : (lead & 0xf0) == 0xe0 ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    if (more == 0 || at + static_cast<size_t>(more) > text.size())
        return replacement;
    char32_t value = lead & (0x3f >> more);
    for (int i = 0; i < more; ++i) {
        if ((byte(at + static_cast<size_t>(i)) & 0xc0) != 0x80)
            return replacement;
        value = value << 6 | (byte(at + static_cast<size_t>(i)) & 0x3f);
    }
    const bool overlong = (more == 2 && value < 0x800) || (more == 3 && value < 0x10000);
    if (overlong || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return replacement;
    at += static_cast<size_t>(more);
    return value;
}

bool allowed(char32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    const bool control = c >= 0x7f && c <= 0x9f;
    const bool direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return !control && !direction && c != 0xfffe && c != 0xffff;
}

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    }
}

// Widths in em, rounded up from DejaVu Sans, the widest of the common sans-serif faces.
double advance(char32_t c)
{
    if (c >= '0' && c <= '9')
        return 0.64;
    if (c < 0x80) {
        const std::string_view narrow = "iljI.,:;|'!";
        const std::string_view slim = " tfr()[]/-\"";
        const std::string_view wide = "mwMW%@&+=<>~#_";
        if (narrow.find(static_cast<char>(c)) != std::string_view::npos)
            return 0.34;
        if (slim.find(static_cast<char>(c)) != std::string_view::npos)
            return 0.42;
        if (wide.find(static_cast<char>(c)) != std::string_view::npos)
            return 0.98;
        return c >= 'A' && c <= 'Z' ? 0.74 : 0.64;
    }
    return c >= 0x1100 ? 1.0 : 0.74;
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (size_t at = 0; at < text.size();) {
        const char32_t c = nextCharacter(text, at);
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: appendUtf8(out, allowed(c) ? c : replacement);
        }
    }
    return out;
}

std::string coordinate(double value)
{
    if (!std::isfinite(value))
        return "0";
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

double textWidth(std::string_view text, double sizePx)
{
    double width = 0;
    for (size_t at = 0; at < text.size();)
        width += advance(nextCharacter(text, at));
    return width * sizePx;
}

std::string elided(std::string_view text, size_t most)
{
    std::vector<char32_t> characters;
    for (size_t at = 0; at < text.size();)
        characters.push_back(nextCharacter(text, at));
    if (characters.size() <= most || most < 3)
        return std::string(text);
    const size_t front = (most - 1 + 1) / 2;
    const size_t back = most - 1 - front;
    std::string out;
    for (size_t i = 0; i < front; ++i)
        appendUtf8(out, characters[i]);
    out += "\u2026";
    for (size_t i = characters.size() - back; i < characters.size(); ++i)
        appendUtf8(out, characters[i]);
    return out;
}

} // namespace pare
