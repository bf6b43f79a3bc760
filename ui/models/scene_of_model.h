// A model as the graph canvas draws it.
#pragma once

#include "ui/canvas/graph_scene.h"
#include "ui/models/model_view.h"

namespace pare {

// Nodes are first the layers in the model's order (so that a layer's row is its node), then inputs, then outputs. Weights are no
// nodes. times: milliseconds by layer, may be empty. changes: badges by layer for what was done in this variant.
[[nodiscard]] ScenePtr sceneOf(const ModelView &view, const std::string &title, const std::map<std::string, double> &times = {},
                               const std::map<std::string, std::vector<Badge>> &changes = {});
// "F32", "I8", "I4", "F16": the short form of a precision for badges.
[[nodiscard]] std::string shortPrecision(const std::string &precision);

} // namespace pare
