// Inputs, outputs and opsets of two models: what differs, and which input or output only goes by another name.
#pragma once

#include "core/analysis/layer_pairs.h"
#include "core/model/model.h"

#include <string>
#include <utility>
#include <vector>

namespace pare {

struct InterfaceDiff {
    std::vector<std::string> what;                            // "output logits: renamed to scores, float32 Nx10 -> float16 Nx10"
    std::vector<std::pair<std::string, std::string>> inputs;  // renamed: in the first, in the second
    std::vector<std::pair<std::string, std::string>> outputs;
};

// An input or output that only one model has is the renamed one of the other model where layers that are a pair read it at the same place
// (or make it), or where it is the only one left and of the same type and dimensions.
[[nodiscard]] InterfaceDiff interfaceDiff(const Model &first, const Model &second, const LayerPairs &pairs);

} // namespace pare
