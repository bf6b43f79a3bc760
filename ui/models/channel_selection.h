// The dependency groups that selected layers stand for: channels belong to the group, not to the layer that was clicked.
#pragma once

#include "core/formats/recipe.h"
#include "ui/models/model_view.h"

#include <set>
#include <string>
#include <vector>

namespace pare {

struct ChannelSelection {
    std::vector<const ChannelGroup *> groups; // prunable ones, each once, in topological order
    std::vector<const ChannelGroup *> widths; // those that shrink as a width (prune-width), which no layer's treatment does
    std::set<std::string> producers;          // layers whose weights make these channels: a recipe names these
    std::string declined;                     // why nothing can go, of the first layer that says so; empty where groups is not
    [[nodiscard]] int64_t layerCount() const; // layers that shrink
    [[nodiscard]] std::vector<const ChannelGroup *> all() const; // that can shrink, one way or the other
};

// A layer that makes channels stands for the groups it makes; one that only passes them on (a normalization, an activation), for
// those. The groups live as long as the view.
[[nodiscard]] ChannelSelection channelsOf(const ModelView &view, const std::set<std::string> &layers);

// The rule of counts that the recipe's prune-channels step for this layer has; the pass's defaults where there is none.
[[nodiscard]] CountRule countRuleOf(const Recipe &recipe, const std::set<std::string> &producers);
[[nodiscard]] CountRule countRuleOf(const RecipeStep &step);

// The shares of channels that can really go from all these groups, rising, the first 0: one for each count that is allowed in some
// group. Each, given to unitsToKeep, removes exactly the count it stands for.
[[nodiscard]] std::vector<double> removableShares(const std::vector<const ChannelGroup *> &groups, const CountRule &rule);

} // namespace pare
