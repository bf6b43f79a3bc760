// Which layers lost weights to pruning, as the model's metadata say it: zeros alone do not tell whether pruning or rounding made them. prune-weights writes
// the note, other passes leave it where it is, and training keeps those weights at zero.
#pragma once

#include "core/model/graph_editor.h"
#include "core/passes/pass.h"
#include "core/passes/training.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

inline constexpr const char *prunedMetadataKey = "pare.pruned_weights";

// A weight of a layer: which of the node's inputs holds it, and how it was pruned ("2:4", "25 %").
struct PrunedInput {
    int input = 1;
    std::string how;
};
using PrunedLayers = std::map<std::string, std::vector<PrunedInput>>; // by layer

// Empty where the note is missing or damaged.
[[nodiscard]] PrunedLayers prunedLayers(const Model &model);
// Adds to what is noted already; a weight that was pruned twice is noted as the last time.
void notePruned(GraphEditor &editor, const PrunedLayers &added);
// The model with its note moved along, where a pass put other layers in the place of noted ones.
[[nodiscard]] Model withNoteMoved(const Model &model, const PassReport &report);

// The constants that hold noted weights now: directly, behind a DequantizeLinear, or behind what only passes them on.
[[nodiscard]] std::vector<PrunedWeight> prunedWeights(const Model &model);
// Fills in which of their numbers were removed, from `pruned`: the model as it was right after pruning, when it held no zeros of rounding. Weights that
// have another form now are left without. Errors: Io.
[[nodiscard]] Result<void> findRemoved(std::vector<PrunedWeight> &weights, const Model &now, const Model &pruned);

} // namespace pare
