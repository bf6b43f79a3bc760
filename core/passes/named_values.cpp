#include "core/passes/named_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
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

Result<std::vector<std::pair<std::string, double>>> namedShares(const std::string &text, double most)
{
    std::vector<std::pair<std::string, double>> shares;
    for (const auto &[part, name, number] : namedValues(text)) {
        double share = -1;
        const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), share, std::chars_format::fixed);
        if (failed != std::errc() || end != number.data() + number.size() || !(share >= 0 && share <= most))
            return invalidInput(fmt::format("\"{}\" is no ratio of a group: write NAME=0.5, of 0 to {:g}", part, most));
        shares.emplace_back(name, share);
    }
    if (shares.empty())
        return invalidInput("\"" + text + "\" names no group: write NAME=0.5; NAME=0.25");
    return shares;
}

} // namespace pare
