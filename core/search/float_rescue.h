// Layers that lose most go back to float: measured sensitivity, then the fewest layers that bring a candidate inside the guard.
#pragma once

#include "core/measure/measure_session.h"
#include "core/search/apply_recipe.h"
#include "core/search/preset.h"

#include <string>
#include <vector>

namespace pare {

struct LayerSensitivity {
    std::string layer;
    double noise = 0; // of the source's outputs when this layer alone is quantized, divided by their power
};

struct RescueLimits {
    double seconds = 120;      // for measuring sensitivities; where it runs out, layers are measured in groups
    int64_t samples = 64;      // of the deciding part, for sensitivities
};

// Quantizes each layer alone and measures the noise at the outputs, most sensitive first. `quantizing` is the position of the step
// whose layers are meant. Deterministic but for the time limit, which makes groups of neighbours and says so in `note`.
[[nodiscard]] Result<std::vector<LayerSensitivity>> layerSensitivities(const Model &prepared, const std::vector<RecipeStep> &steps,
                                                                       size_t quantizing, const std::vector<std::string> &layers,
                                                                       MeasureSession &session, const std::vector<int64_t> &deciding,
                                                                       const RescueLimits &limits, PassContext &context,
                                                                       std::string *note = nullptr);

} // namespace pare
