// From a preset or a recipe to a measured variant that keeps its promise, or a reasoned no.
#pragma once

#include "core/measure/measure_session.h"
#include "core/search/apply_recipe.h"
#include "core/search/preset.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pare {

// One thing that was tried on the way, with its numbers.
struct TriedCandidate {
    std::string name;
    std::string title;
    std::string outcome;                 // "delivered", "slower than the source", "needs calibration data"...
    std::optional<VariantMeasurement> measurement; // none where it was skipped or failed
    std::vector<std::string> inFloat;    // layers that went back to float
};

struct OptimizeRequest {
    std::optional<Preset> preset;        // either a preset
    Recipe recipe;                       // or a recipe (its guard is overridden by `guard`)
    std::optional<DatasetRef> calibration;
    std::optional<DatasetRef> data;
    Guard guard;
    bool resolveAnew = false;
    bool alwaysSplit = false;            // report on the same part of the data whatever the preset: for a batch of them
    MeasureDepth depth;                  // of the final measurement
    double timingSeconds = 2;            // of timing, a model; candidates get a third
    std::filesystem::path reproducer{};
};

struct OptimizeOutcome {
    bool delivered = false;              // false: `reason` says why, and the model is what came nearest
    std::string reason;                  // a sentence; also of what was delivered, where there is something to say
    std::string nearest;                 // what works instead, in words; empty for nothing
    std::optional<AppliedRecipe> applied;
    VariantMeasurement measurement;
    VariantMeasurement source;
    std::vector<TriedCandidate> tried;
};

// Errors: what a pass or the runner returns; Cancelled. A missed guard or promise is no error but an outcome.
[[nodiscard]] Result<OptimizeOutcome> optimize(const Model &source, const OptimizeRequest &request, Runner &runner, RunContext &context);

[[nodiscard]] nlohmann::json toJson(const TriedCandidate &tried);

} // namespace pare
