// Whether an output has scores of classes: what its name says, and how its values vary.
#pragma once

#include "core/formats/dataset_signature.h"

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

// Taken for scores by their shape alone: no name, no softmax and no names of classes say so.
[[nodiscard]] inline bool guessedScores(const ModelSignature &signature, const ValueSignature &output)
{
    return output.classScores && !output.probabilities && !nameMeansClasses(output.name) && signature.classNames.empty();
}

// Of the variance of numbers [samples, columns], what lies between the columns' means, and all of it. Most of it there: coordinates, each around a place of its
// own, and which is largest means nothing. Measured: 0.87 in the outputs of a face landmark network (136 numbers), 0.00 to 0.13 in the scores of five
// classifiers (60 samples each). False where the samples are too few to tell.
[[nodiscard]] inline bool looksLikeCoordinates(double betweenColumns, double all, int64_t samples)
{
    constexpr double most = 0.7;
    constexpr int64_t fewest = 8;
    return samples >= fewest && all > 0 && betweenColumns > most * all;
}

} // namespace pare
