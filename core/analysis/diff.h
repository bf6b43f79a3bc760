// What differs between two models, layer by layer.
#pragma once

#include "core/analysis/layer_pairs.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pare {

enum class DiffKind {
    Operator,   // another operator under the same name or at the same place
    Weights,    // trained numbers with other values
    Precision,  // numbers of another type, or that come through other quantizing and casting nodes
    Shape,      // constants with other dimensions
    Attributes, // attributes, and constants that steer rather than weigh
    Inputs,     // reads other layers, or more or fewer inputs
};
[[nodiscard]] std::string_view wordOf(DiffKind kind); // "weights"
inline constexpr DiffKind diffKinds[] = {DiffKind::Operator, DiffKind::Weights, DiffKind::Precision, DiffKind::Shape, DiffKind::Attributes, DiffKind::Inputs};

struct DiffOptions {
    // Weights count as unchanged where no number differs by more than absolute + relative * the largest magnitude in the first model's tensor.
    double relative = 0;
    double absolute = 0;
    bool operator==(const DiffOptions &) const = default;
};

struct DiffLayer {
    std::string name;
    std::string op;
    std::string weightsOf; // the layer whose weights this node only unpacks, scales or reshapes; empty for a layer of its own
};

struct DiffChange {
    std::string name;              // in the first model
    std::string second;            // in the second, where it has another name
    std::string op;                // in the first model
    std::vector<DiffKind> kinds;   // in the order of diffKinds, each once
    std::vector<std::string> what; // "input 1 (w): float32 16x3x3x3 -> int8 16x3x3x3", "attribute pads: ..."
};

// A layer that only goes by another name: not among the changed ones.
struct DiffRenamed {
    std::string name, second;
};

struct ModelDiff {
    std::vector<DiffLayer> added;   // in the second model's order
    std::vector<DiffLayer> removed; // in the first model's order
    std::vector<DiffChange> changed;
    std::vector<DiffRenamed> renamed;
    int unchanged = 0;                  // nodes, the renamed ones among them
    struct Makers { // nodes among these that only make weights: no layers of their own
        int added = 0, removed = 0, changed = 0, unchanged = 0;
        [[nodiscard]] int all() const { return added + removed + changed + unchanged; }
    } makers;
    std::vector<std::string> interface; // of the whole: "opset ai.onnx: 13 -> 21", "output logits: float32 Nx10 -> float16 Nx10"
    std::vector<std::pair<std::string, std::string>> renamedInputs, renamedOutputs; // in the first model, in the second
    LayerPairs pairs;                   // of nodes, by their place in either model
    [[nodiscard]] bool same() const { return added.empty() && removed.empty() && changed.empty() && interface.empty(); }
};

// Layers are paired as in layer_pairs.h. Constants are compared byte by byte, and number by number where they differ and options allow
// for it. A reader of a layer that was put in between, or that lost one in between, does not count as changed.
// Errors: Io (a payload cannot be read).
[[nodiscard]] Result<ModelDiff> diffOf(const Model &first, const Model &second, const DiffOptions &options = {});

} // namespace pare
