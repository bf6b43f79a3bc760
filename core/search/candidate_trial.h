// One candidate of a preset: made from the prepared model, timed, and judged against what the preset promises.
#pragma once

#include "core/measure/measure_session.h"
#include "core/search/apply_recipe.h"
#include "core/search/budget_plan.h"
#include "core/search/float_rescue.h"
#include "core/search/preset.h"

#include <memory>
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
    std::vector<std::string> dynamic;    // layers that are quantized when their input arrives, instead of with fixed ranges
    std::vector<LayerSensitivity> sensitivities; // of the layers that were measured alone, worst first
};

[[nodiscard]] nlohmann::json toJson(const TriedCandidate &tried);

// A candidate on its way: made, then timed, then judged.
struct Trial {
    size_t candidate = 0;  // of the preset
    TriedCandidate tried;
    std::vector<RecipeStep> steps; // where they are not the candidate's
    double makingSeconds = 0;
    std::vector<std::string> placed{}; // layers in float because integers are slower there: search_placement
    bool repaired = false; // by calibration data: search_repair
    std::optional<size_t> repairOf; // the trial that it is the repaired form of; none of those with layers moved
    std::optional<size_t> inPlaceOf; // the trial whose turn it took, since it is the same nearer to the source
    std::optional<AppliedRecipe> applied; // none where it was skipped or failed
    std::optional<size_t> twin; // an earlier trial that is the same model: then it has none itself
    std::string structure;  // models of equal structure run equally fast
    double score = 0;       // of speed and size; smaller is better
    bool accuracyKnown = false;
    bool promise = false;   // keeps everything that the preset promises, as far as it is known
    double lossBound = 0;   // where a plan filled in an option: the bound that it came from
    std::shared_ptr<const BudgetPlan> plan; // which did
    bool resort = false;    // could be delivered as last resort
    bool refused = false;   // when it was measured in full
};

// True where it is neither repaired nor are layers moved for accuracy's sake.
[[nodiscard]] bool isPlain(const Trial &trial);
// True where both come from one candidate, with the same layers in float because of their time.
[[nodiscard]] bool sameOrigin(const Trial &a, const Trial &b);
// A candidate's share of the source's latency and size as one number: speed counts twice as much as size.
[[nodiscard]] double scoreOf(const VariantMeasurement &measurement, int64_t sourceBytes);
// True where accuracy or fidelity was compared with the source's.
[[nodiscard]] bool judged(const VariantMeasurement &measurement);
// Why a measured candidate may not be delivered as a success; empty where it may. As last resort it needs no gain in speed.
[[nodiscard]] std::string brokenPromise(const VariantMeasurement &measurement, const Preset &preset, int64_t sourceBytes, bool lastResort);
// The model's nodes and the sizes of its constants, but not their values.
[[nodiscard]] std::string structureOf(const Model &model);
// The step whose layers can go back to float: the first that computes in low precision, else the first that stores weights in it.
[[nodiscard]] std::optional<size_t> quantizingStep(const std::vector<RecipeStep> &steps);
// Why what steps made is no other than one of its neighbours here ("quantize-static finds nothing"); empty where it has something of its own.
[[nodiscard]] std::string nothingOfItsOwn(const std::vector<RecipeStep> &steps, const AppliedRecipe &applied);
// The layers that a step changed, in the order of its report.
[[nodiscard]] std::vector<std::string> changedLayers(const AppliedRecipe &applied, const std::string &pass);

} // namespace pare
