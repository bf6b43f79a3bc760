#include "ui/models/lineage.h"

#include <algorithm>

namespace pare {

namespace {

std::vector<RecipeStep> enabledSteps(const Recipe &recipe)
{
    std::vector<RecipeStep> steps;
    std::copy_if(recipe.steps.begin(), recipe.steps.end(), std::back_inserter(steps), [](const RecipeStep &step) { return step.enabled; });
    return steps;
}

// What was asked for is the same; what came of it is looked at only where both trained, for training may have been stopped by hand.
bool sameStep(const RecipeStep &a, const RecipeStep &b)
{
    const auto stoppedAfter = [](const RecipeStep &step) { return step.resolution.is_object() ? step.resolution.value("stopped_after", nlohmann::json()) : nlohmann::json(); };
    return a.pass == b.pass && a.select == b.select && a.options == b.options && stoppedAfter(a) == stoppedAfter(b);
}

} // namespace

std::vector<RecipeStep> stepsBeyond(const Variant &variant, const Variant &before)
{
    std::vector<RecipeStep> steps = enabledSteps(variant.recipe);
    const std::vector<RecipeStep> first = enabledSteps(before.recipe);
    if (first.empty() || first.size() >= steps.size() || variant.recipe.leaveAlone != before.recipe.leaveAlone || !std::equal(first.begin(), first.end(), steps.begin(), sameStep))
        return {};
    steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(first.size()));
    return steps;
}

std::optional<int64_t> madeFrom(const Variant &variant, const std::vector<VariantEntry> &all)
{
    std::optional<int64_t> found;
    size_t fewest = 0;
    for (const VariantEntry &entry : all) {
        if (entry.variant.isSource || entry.variant.id == variant.id)
            continue;
        const size_t more = stepsBeyond(variant, entry.variant).size();
        if (more > 0 && (!found || more < fewest)) {
            found = entry.variant.id;
            fewest = more;
        }
    }
    return found;
}

} // namespace pare
