// Which of Pare's passes made what differs between two models, by what the study knows of them or by the recipe that a file carries.
#pragma once

#include "core/analysis/diff.h"
#include "core/formats/recipe.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pare {

// What made one of two models from their common source.
struct MadeWith {
    Recipe recipe;         // resolved
    nlohmann::json report; // {changes: [{layer, pass, what, into}]}; null: only the recipe is known
};

struct ChangedBy {
    std::string pass;
    std::string what;     // "folded into conv1"; of a layer that others came into "bn1: folded into conv1"; empty where the recipe does not tell
    bool inFirst = false; // done in the first model
    bool operator==(const ChangedBy &) const = default;
};

struct DiffProvenance {
    std::map<std::string, std::vector<ChangedBy>> layers; // by the name in the first model; of added ones in the second; in the order of the steps
    std::string why;                                      // in a sentence: why there are none though a file carries a recipe
    [[nodiscard]] const std::vector<ChangedBy> &of(const std::string &layer) const;
};

// nullopt: not made by Pare. What both have in common made no difference and is left out. Where only recipes are known, a layer that came or
// went beside one that a step names is put down to that step.
[[nodiscard]] DiffProvenance provenanceOf(const Model &first, const Model &second, const ModelDiff &diff, const std::optional<MadeWith> &madeFirst,
                                          const std::optional<MadeWith> &madeSecond);
// By the recipes in the metadata, where these were made for the other model's file or for the same source.
[[nodiscard]] DiffProvenance provenanceOfFiles(const Model &first, const Model &second, const ModelDiff &diff);

// "fold-batch-norm: folded into conv1".
[[nodiscard]] std::string textOf(const ChangedBy &by);
[[nodiscard]] nlohmann::json toJson(const ChangedBy &by);

} // namespace pare
