// Layers that lose most go back to float, or are quantized another way: how much each loses, and the steps that take it out.
#pragma once

#include "core/measure/measure_session.h"
#include "core/search/apply_recipe.h"
#include "core/search/preset.h"

#include <optional>
#include <string>
#include <vector>

namespace pare {

struct LayerSensitivity {
    std::string layer;
    double noise = 0; // of the source's outputs when this layer alone is quantized, divided by their power
    bool alone = true; // false: measured in a group of neighbours, of whose noise it has its share
    std::optional<double> metric{}; // then, of that model, where there are labels; of the group
};

struct RescueLimits {
    double seconds = 60;  // for measuring sensitivities
    int64_t samples = 32; // of the deciding part, for sensitivities
};

// Quantizes groups of neighbouring layers by the step that `resolved` records, everything else in float, and measures the noise at
// the outputs. The noisiest group is cut in two and measured again until single layers are left or the time is over. Most sensitive
// first. `layers` in the order of the graph.
[[nodiscard]] Result<std::vector<LayerSensitivity>> layerSensitivities(const Model &prepared, const RecipeStep &resolved,
                                                                       const std::vector<std::string> &layers, MeasureSession &session,
                                                                       const std::vector<int64_t> &deciding, const RescueLimits &limits,
                                                                       PassContext &context);

// Of each layer, the noise when it alone is quantized dynamically and everything else is in float; none where that cannot be had, and where
// the time is over. `layers`: the most urgent first.
[[nodiscard]] Result<std::vector<std::optional<double>>> dynamicNoise(const Model &prepared, const std::vector<std::string> &layers, MeasureSession &session,
                                                                      const std::vector<int64_t> &samples, const RescueLimits &limits,
                                                                      PassContext &context);

// For each layer, what the outputs lose when all but it are quantized as `resolved` records; none where the time is over, and of a layer without others.
[[nodiscard]] Result<std::vector<std::optional<MeasureSession::OutputLoss>>> lossOfTheOthers(const Model &prepared, const RecipeStep &resolved,
                                                                                             const std::vector<std::string> &layers, MeasureSession &session,
                                                                                             const std::vector<int64_t> &samples, const RescueLimits &limits,
                                                                                             PassContext &context);

// How many variants are loaded beside the source at once, so that it runs once for all of them: six, fewer of a large model.
[[nodiscard]] size_t variantsAtOnce(const MeasureSession &session);

// The step that quantizes just these layers dynamically.
[[nodiscard]] RecipeStep dynamicLayers(const std::vector<std::string> &layers);

// The resolved step without some of its layers, those inside of branches too: replays with the ranges that were found.
[[nodiscard]] RecipeStep withoutLayers(const RecipeStep &resolved, const std::vector<std::string> &inFloat);

// The layers of a resolved step that lie inside the branches of an If.
[[nodiscard]] std::vector<std::string> layersInBodies(const RecipeStep &resolved);

// "Conv_3 (41 %), Conv_1 (22 %) and Conv_2 (9 %)": the layers that make most of the noise, at most `most` of them.
[[nodiscard]] std::string sensitivityText(const std::vector<LayerSensitivity> &sensitivities, size_t most = 4);

} // namespace pare
