#include "core/analysis/scopes.h"

#include <algorithm>
#include <charconv>

namespace pare {

namespace {

constexpr size_t mostParts = 24;

std::vector<std::string_view> parts(std::string_view name, char separator)
{
    std::vector<std::string_view> found;
    while (!name.empty()) {
        const size_t end = std::min(name.find(separator), name.size());
        if (end > 0)
            found.push_back(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return found;
}

} // namespace

std::vector<std::string_view> scopeOf(std::string_view layer)
{
    const bool dotted = layer.find('/') == std::string_view::npos;
    auto found = parts(layer, dotted ? '.' : '/');
    if (dotted && found.size() == 2 && std::ranges::all_of(found.back(), [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    if (!found.empty())
        found.pop_back();
    found.resize(std::min(found.size(), mostParts));
    return found;
}

std::string commonScope(const std::vector<std::string_view> &layers)
{
    if (layers.empty())
        return {};
    std::vector<std::string_view> common = scopeOf(layers.front());
    for (const std::string_view layer : layers) {
        const auto own = scopeOf(layer);
        const auto [end, ignored] = std::mismatch(common.begin(), common.end(), own.begin(), own.end());
        common.erase(end, common.end());
    }
    std::string path;
    for (const std::string_view part : common)
        path += (path.empty() ? "" : "/") + std::string(part);
    return path;
}

NumberedScope numberedScope(std::string_view part)
{
    size_t first = part.size();
    while (first > 0 && part[first - 1] >= '0' && part[first - 1] <= '9')
        --first;
    int number = -1;
    const auto [end, failed] = std::from_chars(part.data() + first, part.data() + part.size(), number);
    if (first == part.size() || failed != std::errc() || end != part.data() + part.size())
        return {std::string(part), -1};
    return {std::string(part.substr(0, first)) + "*", number};
}

} // namespace pare
