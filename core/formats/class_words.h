// What the name of an output says about its values.
#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace pare {

// "logits", "class_scores", "Softmax_0": one score a class.
[[nodiscard]] inline bool nameMeansClasses(std::string_view name)
{
    static constexpr std::array words = {"logit", "prob", "class", "softmax", "score"};
    std::string text(name);
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::any_of(words.begin(), words.end(), [&](const char *word) { return text.find(word) != std::string::npos; });
}

} // namespace pare
