// From a preset or a recipe to a measured variant that keeps its promise, or a reasoned no.
#pragma once

#include "core/measure/measure_session.h"
#include "core/passes/training_watch.h"
#include "core/search/apply_recipe.h"
#include "core/search/candidate_trial.h"
#include "core/search/preset.h"
#include "core/targets/advice.h"
#include "core/targets/target.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pare {

struct OptimizeRequest {
    std::optional<Preset> preset;        // either a preset
    Recipe recipe;                       // or a recipe (its guard is overridden by `guard`)
    std::optional<DatasetRef> calibration;
    std::optional<DatasetRef> data;
    std::optional<DatasetRef> training;  // what training passes learn from; nothing of `data` is learned, whatever is in it
    Guard guard;
    std::vector<std::string> leaveAlone; // layers that no step changes, of a preset either: names, or expressions; beside those of the recipe
    bool resolveAnew = false;
    bool alwaysSplit = false;            // report on the same part of the data whatever the preset: for a batch of them
    MeasureDepth depth;                  // of the final measurement
    TimingPlan timing{};                 // of each model; candidates get a third
    double seconds = 180;                // for trying candidates of a preset; what is begun is finished
    std::shared_ptr<SourceMemory> memory{}; // what was measured of the source by requests before this one; may be null
    std::filesystem::path reproducer{};
    std::optional<Target> target{};      // none: this machine
    std::shared_ptr<TrainingWatch> watch{}; // who looks on while models are trained and may step in; null: nobody
};

struct OptimizeOutcome {
    bool delivered = false;              // false: `reason` says why, and the model is what came nearest
    std::string reason;                  // a sentence; also of what was delivered, where there is something to say
    std::string nearest;                 // what works instead, in words; empty for nothing
    std::optional<AppliedRecipe> applied;
    VariantMeasurement measurement;
    VariantMeasurement source;
    std::vector<TriedCandidate> tried;
    std::vector<Advice> advice;
    std::vector<std::string> chosenForTarget; // "quantize-static: activations=s8"
};

// The reports of a result with its advice among the findings: {changes, declined, findings, passes}, as reportsJson.
[[nodiscard]] nlohmann::json reportJson(const OptimizeOutcome &outcome);

// Errors: what a pass or the runner returns; Cancelled. A missed guard or promise is no error but an outcome.
[[nodiscard]] Result<OptimizeOutcome> optimize(const Model &source, const OptimizeRequest &request, Runner &runner, RunContext &context);

} // namespace pare
