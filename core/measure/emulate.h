// The same model on the same samples, here and on an emulated processor.
#pragma once

#include "core/measure/metrics.h"
#include "core/measure/variant_measurement.h"
#include "core/runtime/emulation.h"
#include "core/runtime/runner.h"

#include <optional>
#include <string>
#include <vector>

namespace pare {

struct EmulationPlan {
    DatasetRef data;
    std::vector<int64_t> positions;   // of its samples, of which some are taken
    std::optional<Model> reference;   // what fidelity is counted against; none: the model itself with its Q and DQ computed in float
    double seconds = 45;              // that the emulated part may take, about
    EvaluateOptions options;
};

struct EmulationResult {
    std::string processor;            // title
    int64_t samples = 0;
    double samplesPerMinute = 0;      // emulated
    std::optional<AccuracyNumber> here, there;
    std::optional<double> sameClass;  // share of the samples that get the same class on both
    std::optional<FidelityNumber> hereToReference, thereToReference;
    std::string reference;            // what that is, in words
};

// Errors: Unavailable (no emulator, or the runner was built for newer processors than this), as Runner.
[[nodiscard]] Result<EmulationResult> evaluateEmulated(const Model &model, const EmulatedProcessor &processor, const EmulationPlan &plan, Runner &runner, RunContext &context);
[[nodiscard]] nlohmann::json toJson(const EmulationResult &result);
// "top-1 91.2 % on Intel Haswell, 92.0 % here..."
[[nodiscard]] std::vector<std::string> emulationLines(const EmulationResult &result);

} // namespace pare
