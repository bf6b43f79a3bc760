// Sizes in a row, for people.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace pare {

// "Nx3x224x224"; "batch×3×height×width" where words stand for sizes, between which a letter could not be seen.
[[nodiscard]] inline std::string dimsText(const std::vector<std::string> &sizes)
{
    const auto isWord = [](const std::string &size) { return size.size() > 1 && std::isdigit(static_cast<unsigned char>(size.front())) == 0; };
    const char *between = std::any_of(sizes.begin(), sizes.end(), isWord) ? "×" : "x";
    std::string text;
    for (size_t i = 0; i < sizes.size(); ++i)
        text += (i == 0 ? "" : between) + sizes[i];
    return text;
}

} // namespace pare
