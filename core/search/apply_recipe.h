// Runs a recipe's steps one after the other, with a check after each.
#pragma once

#include "core/formats/recipe.h"
#include "core/passes/pass.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pare {

struct AppliedRecipe {
    Model model;
    Recipe resolved;                  // with what each step decided: replays to the same bytes
    std::vector<PassReport> reports;  // one a step that ran
    bool idle = false;                // ended before a training, see ApplyOptions::endBeforeIdleTraining
};

struct ApplyOptions {
    bool resolveAnew = false;         // decide again even where a step carries its resolution
    bool compare = true;              // exact passes are checked by running both models, where a runner is there
    bool otherSource = false;         // the resolution was made for another model: a step whose layers are not here is an error
    bool endBeforeIdleTraining = false; // ends before a step that trains where others were to change what is computed, and none of them found anything
    std::filesystem::path reproducer{}; // folder for model, recipe and versions when a pass fails; empty: none is written
};

// Errors: InvalidInput (unknown pass, option or layer), whatever a pass returns (with the step in front), Internal when a check
// after a pass fails. An exact pass that fails its check is left out instead: the model stays as it was, the report warns, and the
// step is off in `resolved`.
[[nodiscard]] Result<AppliedRecipe> applyRecipe(const Model &model, const Recipe &recipe, const ApplyOptions &options, PassContext &context);

// The layers that a selector means in a model; nullopt: all of them. Those in branches of an If go by the branch's name ("If_3/then_branch/Conv_1") where
// the If is not meant as a whole. Errors: InvalidInput (bad expression, unknown name).
[[nodiscard]] Result<std::optional<std::set<std::string>>> selectedLayers(const Model &model, const Select &select);

[[nodiscard]] bool isInBranch(const Model &model, const std::string &layer);

// Whether a step needs data to train on: a pass that trains, or one that is told to by its option `train`.
[[nodiscard]] bool stepTrains(const RecipeStep &step);

[[nodiscard]] nlohmann::json toJson(const PassReport &report);
// All reports as one object {changes, declined, findings}, each entry with its pass.
[[nodiscard]] nlohmann::json reportsJson(const std::vector<PassReport> &reports);

} // namespace pare
