// Two models on one drawing: what both have once, what only the second has, and what only the first has as layers that went. Or each by
// itself, with who is whose partner.
#pragma once

#include "core/analysis/diff.h"
#include "core/search/diff_provenance.h"
#include "core/search/numeric_diff.h"
#include "ui/canvas/graph_scene.h"
#include "ui/models/model_view.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pare {

// A layer that differs, in the order of the drawing.
struct DifferenceRow {
    int node = -1;           // of the scene
    std::string change;      // as SceneNode::change
    std::string name;        // in the first model; of added layers in the second
    std::string second;      // in the second where that is another
    std::string op;
    std::vector<std::string> kinds; // in words; empty for added and removed
    std::vector<std::string> what;
    std::optional<double> sqnrDb;   // of its output to the other model's
    std::string notCompared;        // why there is none; empty where nothing was measured
    double cosine = 1;              // these hold where sqnrDb does
    double relative = 0;            // mean difference by mean magnitude of the first
    double maxAbsolute = 0;
    std::vector<std::string> by{};  // what made it so, where that is known: "fold-batch-norm: folded into conv1"
};

// One of both models on a drawing of its own.
struct DifferenceSide {
    ScenePtr scene;
    std::vector<std::string> layers; // by node, as DifferenceView::layers
    std::vector<int> partners;       // by node: that of the other side; -1: none
    std::vector<int> tensorPartners; // by tensor
};

using DifferencePair = std::array<DifferenceSide, 2>; // the first model, the second
using DifferencePairPtr = std::shared_ptr<const DifferencePair>;

struct DifferenceView {
    ScenePtr scene;
    std::vector<DifferenceRow> rows;
    std::vector<std::string> layers; // by node of the scene: the first model's name, of added layers the second's; empty for inputs and outputs
    int added = 0, removed = 0, changed = 0, unchanged = 0; // layers: nodes that only make weights are none
    int leftOut = 0;                                        // of these, what `pare diff` counts beside
};

using DifferenceViewPtr = std::shared_ptr<const DifferenceView>;

// numbers: null: not measured. diff, provenance: of first's and second's models.
[[nodiscard]] DifferenceViewPtr differenceOf(const ModelView &first, const ModelView &second, const ModelDiff &diff, const DiffProvenance &provenance, const NumericDiff *numbers,
                                             const std::string &title);
[[nodiscard]] DifferencePairPtr sidesOf(const ModelView &first, const ModelView &second, const ModelDiff &diff, const DiffProvenance &provenance, const NumericDiff *numbers,
                                        const std::string &title);

} // namespace pare
