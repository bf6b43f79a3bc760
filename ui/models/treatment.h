// What layers get: treatments as the person sets them, and the recipe that says the same.
#pragma once

#include "core/formats/recipe.h"

#include <QString>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pare {

enum class PrecisionChoice { AsRecipe, Fp32, Fp16, Int8Static, Int8Dynamic, Int4Weights };
inline constexpr int precisionChoiceCount = 6;

struct Treatment {
    PrecisionChoice precision = PrecisionChoice::AsRecipe;
    double channels = 0; // share of the output channels to remove
    double zeros = 0;    // share of the weights to set to zero
    bool leaveAlone = false;
    bool operator==(const Treatment &) const = default;
};

[[nodiscard]] QString precisionName(PrecisionChoice choice); // "INT8 static"

// What a recipe does with one layer, by steps that name it. Steps for every layer do not count: they are the recipe's own.
[[nodiscard]] Treatment treatmentOf(const Recipe &recipe, const std::string &layer);
// In words for the table: "INT8 static · −30 %"; empty where there is nothing of its own.
[[nodiscard]] QString treatmentText(const Treatment &treatment);

// The recipe with another treatment for these layers: layers with the same pass and values share one step, a layer leaves its old
// step of the same kind, an emptied step goes, "leave alone" takes the layer out of every step. Steps keep the order that works:
// folding, pruning, then number formats.
[[nodiscard]] Recipe withTreatment(const Recipe &recipe, const std::set<std::string> &layers, const Treatment &treatment);

// Where a step of this pass belongs in a recipe that has none yet.
[[nodiscard]] size_t placeFor(const Recipe &recipe, const std::string &pass);

// Conflicts of order, by position of the step: "after quantize-static there are no float weights to prune". Empty: none.
[[nodiscard]] std::map<size_t, QString> orderConflicts(const Recipe &recipe);

} // namespace pare
