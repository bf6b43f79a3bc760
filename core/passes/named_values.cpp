#include "core/passes/named_values.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace pare {

namespace {

std::string trimmed(const std::string &part)
{
    const auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    const auto first = std::find_if_not(part.begin(), part.end(), blank);
    const auto last = std::find_if_not(part.rbegin(), part.rend(), blank).base();
    return first < last ? std::string(first, last) : std::string();
}

} // namespace

std::vector<NamedValue> namedValues(const std::string &text)
{
    std::vector<NamedValue> values;
    std::stringstream parts(text);
    for (std::string part; std::getline(parts, part, ';');) {
        part = trimmed(part);
        if (part.empty())
            continue;
        const size_t sign = part.rfind('=');
        values.push_back({part, trimmed(part.substr(0, sign)), sign == std::string::npos ? std::string() : trimmed(part.substr(sign + 1))});
    }
    return values;
}

} // namespace pare
