// A model as the graph canvas draws it.
#pragma once

#include "core/measure/layer_times.h"
#include "ui/canvas/graph_scene.h"
#include "ui/models/model_view.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pare {

struct SceneRequest {
    std::string title;
    std::shared_ptr<const LayerTimes> times{};           // null: not measured
    std::map<std::string, double> zeros{};               // share of the weights, by layer
    std::map<std::string, double> removed{};             // share of the channels that a layer makes, by layer
    bool removedPlanned = false;                         // and not yet done
    std::map<std::string, double> losses{};              // with half of the channels that a layer makes, by layer
    std::string lossUnit = "pt";
    std::map<std::string, double> sqnrs{};               // dB, of quantizing, by layer
    std::map<std::string, std::vector<Badge>> changes{}; // badges by layer for what was done in this variant
    std::optional<std::vector<int>> part{};              // only these rows, ascending
};

// Nodes are first the layers in the model's order (so that a layer's row is its node, or its place among the rows of the part), then
// inputs, then outputs. Weights are no nodes.
[[nodiscard]] ScenePtr sceneOf(const ModelView &view, const SceneRequest &request);
// One of its layers as a node.
[[nodiscard]] SceneNode layerNode(const LayerRow &row, const SceneRequest &request);
// Of an input or output of the graph, as the file declares it: "Nx3x?x?", where sizes are open. What was assumed for them stands in what is computed, and is
// no fact about the model. Empty where the file declares no sizes.
[[nodiscard]] std::string declaredShape(const Model &model, const std::string &value);
// "F32", "I8", "I4", "F16": the short form of a precision for badges.
[[nodiscard]] std::string shortPrecision(const std::string &precision);

} // namespace pare
