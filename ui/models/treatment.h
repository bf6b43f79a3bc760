// What layers get: treatments as the person sets them, and the recipe that says the same.
#pragma once

#include "core/formats/recipe.h"

#include <QString>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
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
// The same for many layers: the steps' lists are looked up, not gone through.
class Treatments {
public:
    explicit Treatments(const Recipe &recipe);
    [[nodiscard]] Treatment of(const std::string &layer) const;

private:
    struct Step {
        RecipeStep step;
        std::unordered_set<std::string> named;
        std::unordered_set<std::string> kept; // not by this step
    };
    std::vector<Step> m_steps;
    std::unordered_set<std::string> m_alone;
};
// In words for the table: "INT8 static · −30 %"; empty where there is nothing of its own.
[[nodiscard]] QString treatmentText(const Treatment &treatment);

// The recipe with another treatment for these layers; what is not named stays. Layers with the same pass and values share one step, a
// layer leaves its old step of the same kind, an emptied step goes. Steps keep the order that works: folding, pruning, then number
// formats. A layer that was left alone is treated again.
[[nodiscard]] Recipe withPrecision(const Recipe &recipe, const std::set<std::string> &layers, PrecisionChoice precision);
// `producers`: every layer that makes channels of the groups that are meant, for the group owns the value. 0: no step of its own.
[[nodiscard]] Recipe withChannels(const Recipe &recipe, const std::set<std::string> &producers, double share);
[[nodiscard]] Recipe withZeros(const Recipe &recipe, const std::set<std::string> &layers, double share);
// Nothing touches the layers any more: no step that is there or is added later, and no preset.
[[nodiscard]] Recipe withLeaveAlone(const Recipe &recipe, const std::set<std::string> &layers, bool alone);
// Nothing of their own any more: as the recipe says for every layer.
[[nodiscard]] Recipe withoutTreatment(const Recipe &recipe, const std::set<std::string> &layers);
// Static INT8 for every layer but `inFloat`, by one step for all of them, so that what lies between integer layers works on integers too;
// batch normalization is folded before. `integer` and `inFloat` have no format of their own any more. No integer layer: no such step.
[[nodiscard]] Recipe withInt8But(const Recipe &recipe, const std::set<std::string> &integer, const std::set<std::string> &inFloat, bool foldBatchNorm);
// Which of the layers static INT8 takes, by a step of their own or one for every layer.
[[nodiscard]] std::set<std::string> inStaticInt8(const Recipe &recipe, const std::vector<std::string> &layers);
// Whether any step changes number formats.
[[nodiscard]] bool hasFormatStep(const Recipe &recipe);
// The recipe with one more step, where it belongs.
[[nodiscard]] Recipe withStep(const Recipe &recipe, RecipeStep step);

// Where a step of this pass belongs in a recipe that has none yet.
[[nodiscard]] size_t placeFor(const Recipe &recipe, const std::string &pass);

// Conflicts of order, by position of the step: "After quantize-static there are no float weights left to work on.". Empty: none.
[[nodiscard]] std::map<size_t, QString> orderConflicts(const Recipe &recipe);

} // namespace pare
