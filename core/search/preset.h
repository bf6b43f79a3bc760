// Presets: named recipes with a sentence on when to use them, and how their candidates are searched.
#pragma once

#include "core/formats/recipe.h"

#include <filesystem>
#include <string>
#include <vector>

namespace pare {

struct Candidate {
    std::string name;
    std::string title;
    bool needsCalibration = false;
    bool needsDepthwise = false; // pointless in a model without depthwise convolutions
    bool rescue = false;      // where it is past the guard, the most sensitive layers go back to float
    bool byGroup = false;     // each group of channels gets a ratio of its own, as large as the guard allows: the first step is prune-channels
    bool byLayer = false;     // each layer is stored in bits of its own, as few as the guard allows: the first step is quantize-weights
    bool byCurvature = false; // with byLayer: what few bits cost is computed from the loss's second derivatives (trace of the Hessian), not measured
    bool lastResort = false;  // delivered without a gain in speed when nothing better keeps the guard
    std::vector<RecipeStep> steps;
};

enum class SearchKind {
    First,   // the first candidate whose needs are met
    Best,    // all are measured, the best that keeps the promise is delivered
    Careful, // like Best, and layers go back to float until the guard holds
};

struct Preset {
    std::string name;
    std::string title;
    std::string when;
    SearchKind search = SearchKind::First;
    bool needsCalibration = false;
    bool needsData = false;
    bool needsTraining = false;
    bool promisesSmaller = false;
    bool promisesFaster = false;    // measured faster than the source
    bool promisesNotSlower = false;
    bool judgesAll = false;         // every candidate, and tells how small the model gets before the first measurable loss
    bool users = false;             // from the user's own folder
    std::vector<RecipeStep> prepare; // run before every candidate
    std::vector<Candidate> candidates;
};

[[nodiscard]] nlohmann::json toJson(const Preset &preset);
[[nodiscard]] Result<Preset> presetFromJson(const nlohmann::json &json);

// The built-in presets and, after them, those of the user's folder. A user's file that cannot be read is left out and named
// in `problems`, where one is given.
[[nodiscard]] std::vector<Preset> allPresets(std::vector<Error> *problems = nullptr);
// By its name, or of a file where that ends in .json. Errors: InvalidInput, Io.
[[nodiscard]] Result<Preset> findPreset(const std::string &name);
// $XDG_CONFIG_HOME/pare/presets, else ~/.config/pare/presets.
[[nodiscard]] std::filesystem::path userPresetFolder();
[[nodiscard]] Result<void> saveUserPreset(const Preset &preset);

} // namespace pare
