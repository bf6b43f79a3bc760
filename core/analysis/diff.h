// What differs between two models, layer by layer.
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"

#include <string>
#include <vector>

namespace pare {

struct DiffLayer {
    std::string name;
    std::string op;
    std::string weightsOf; // the layer whose weights this node only unpacks, scales or reshapes; empty for a layer of its own
};

struct DiffChange {
    std::string name;              // in the first model
    std::string second;            // in the second, where it has another name
    std::string op;
    std::vector<std::string> what; // "weights: float32 16x3x3x3 -> int8 16x3x3x3", "attribute pads: ..."
};

struct ModelDiff {
    std::vector<DiffLayer> added;   // in the second model's order
    std::vector<DiffLayer> removed; // in the first model's order
    std::vector<DiffChange> changed;
    std::vector<std::string> interface; // of the whole: "opset ai.onnx: 13 -> 21", "output logits: float32 Nx10 -> float16 Nx10"
    [[nodiscard]] bool same() const { return added.empty() && removed.empty() && changed.empty() && interface.empty(); }
};

// Layers are paired by name (Pare's passes keep names), then by the name of their first output, then by operator, weights and
// attributes in order. Values of constants are compared byte by byte. Errors: Io (a payload cannot be read).
[[nodiscard]] Result<ModelDiff> diffOf(const Model &first, const Model &second);

} // namespace pare
