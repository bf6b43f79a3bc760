// What a network is built of, as `pare inspect` shows it: blocks, what repeats, and the scopes that layers lie in.
#pragma once

#include "core/analysis/blocks.h"
#include "core/analysis/cost.h"
#include "core/analysis/layer_groups.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace pare::cli {

// Every block with its layers, what is known of attention and feed-forward blocks, and how often each is there.
[[nodiscard]] nlohmann::json blocksJson(const Model &model, const Blocks &blocks);
// Parts that are built alike: the pattern of their path, the layers of each.
[[nodiscard]] nlohmann::json repeatedJson(const Model &model, const Blocks &blocks);
// Every scope with the layers, parameters and MACs below it, by path.
[[nodiscard]] nlohmann::json scopesJson(const Model &model, const CostTable &cost);
// The layers in nested groups, as the window shows a large graph: of each its kind in words, its parent, and the sums below it.
[[nodiscard]] nlohmann::json hierarchyJson(const LayerGroups &groups, const CostTable &cost);
// All nodes but those that make weights of constants.
[[nodiscard]] LayerGroups groupsOf(const Model &model, const Blocks &blocks);

// One line a kind of block, one for each part that repeats, and the outermost scopes. `every`: each block by itself, too.
[[nodiscard]] std::vector<std::string> structureLines(const Model &model, const Blocks &blocks, const CostTable &cost, bool every);

} // namespace pare::cli
