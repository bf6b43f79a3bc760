// A recipe: what was clicked, as JSON. Ordered steps with a selector, options, and what each step decided; and a guard.
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pare {

// How far a variant may fall behind its source before it is not delivered.
struct Guard {
    std::string metric = "auto";       // "auto": guessed from model and data
    double maxDrop = 0.01;             // absolute, in the metric's own unit (0.01 = one point of accuracy)
    std::optional<double> confidence;  // given: a non-inferiority test at this confidence instead of point estimates
    bool operator==(const Guard &) const = default;
};

// Which layers a step is for: by name, or by an expression of the search grammar; neither: every layer.
struct Select {
    std::vector<std::string> names;
    std::string match;                 // "op:Conv params>1k"
    std::vector<std::string> exclude;  // layers that are left alone whatever the rest says
    [[nodiscard]] bool everything() const { return names.empty() && match.empty() && exclude.empty(); }
    bool operator==(const Select &) const = default;
};

struct RecipeStep {
    std::string pass;
    bool enabled = true;
    Select select;
    nlohmann::json options = nlohmann::json::object(); // as given: only what differs from the defaults
    nlohmann::json resolution;                         // what the pass decided when it ran; null before
    bool operator==(const RecipeStep &) const = default;
};

struct Recipe {
    std::string name;
    std::string note;                   // a sentence on when to use it
    std::vector<RecipeStep> steps;
    std::vector<std::string> leaveAlone; // layers that no step changes, and no preset: names, or expressions of the search grammar
    Guard guard;
    uint64_t seed = 0;
    std::string sourceSha256;           // of the model file that a resolution was made for (sourceSha256); empty before
    std::string madeBy;                 // "pare 0.1.0"
    [[nodiscard]] bool resolved() const; // every enabled step carries its resolution
    bool operator==(const Recipe &) const = default;
};

[[nodiscard]] nlohmann::json toJson(const Recipe &recipe);
// Errors: InvalidInput that names the step and the key; unknown keys are refused, so that a misspelt one is seen.
[[nodiscard]] Result<Recipe> recipeFromJson(const nlohmann::json &json);
[[nodiscard]] Result<Recipe> readRecipe(const std::filesystem::path &path);
[[nodiscard]] Result<void> writeRecipe(const Recipe &recipe, const std::filesystem::path &path);

// The text form of one step, as given to --pass: "prune-channels,ratio=0.3,importance=l2". A value may be a list:
// "quantize-static,operators=Conv,Gemm". "select=EXPRESSION" fills the selector.
[[nodiscard]] Result<RecipeStep> stepFromText(const std::string &text);
[[nodiscard]] std::string textOf(const RecipeStep &step);

} // namespace pare
