#include "core/search/float_rescue.h"

#include <algorithm>
#include <chrono>

namespace pare {

Result<std::vector<LayerSensitivity>> layerSensitivities(const Model &prepared, const std::vector<RecipeStep> &steps, size_t quantizing,
                                                         const std::vector<std::string> &layers, MeasureSession &session,
                                                         const std::vector<int64_t> &deciding, const RescueLimits &limits,
                                                         PassContext &context, std::string *note)
{
    using Clock = std::chrono::steady_clock;
    const auto seconds = [from = Clock::now()] { return std::chrono::duration<double>(Clock::now() - from).count(); };
    std::vector<int64_t> samples = deciding;
    if (static_cast<int64_t>(samples.size()) > limits.samples)
        samples.resize(static_cast<size_t>(limits.samples));

    std::vector<LayerSensitivity> result;
    size_t group = 1;
    for (size_t first = 0; first < layers.size();) {
        if (context.run.stopRequested())
            return cancelled();
        const size_t last = std::min(first + group, layers.size());
        context.run.progress("measuring sensitivities", static_cast<int64_t>(first), static_cast<int64_t>(layers.size()));
        RecipeStep alone = steps[quantizing];
        alone.select = Select{};
        alone.select.names.assign(layers.begin() + static_cast<long>(first), layers.begin() + static_cast<long>(last));
        Recipe recipe;
        recipe.steps = {alone};
        RunContext quiet = context.run;
        quiet.onProgress = {};
        PassContext inner{quiet, context.services};
        PARE_TRY_ASSIGN(const AppliedRecipe applied, applyRecipe(prepared, recipe, {.compare = false}, inner));
        PARE_TRY_ASSIGN(const double noise, session.relativeNoise(applied.model, samples));
        for (size_t i = first; i < last; ++i)
            result.push_back({layers[i], noise / static_cast<double>(last - first)});
        first = last;
        // After the first few layers it is known what one costs; the rest is grouped so that the limit holds.
        if (first >= 2 && first < layers.size()) {
            const double each = seconds() / static_cast<double>(result.size() == first && group == 1 ? first : first / group + 1);
            const double left = std::max(limits.seconds - seconds(), 1.0);
            const auto affordable = static_cast<size_t>(std::max(1.0, left / std::max(each, 1e-6)));
            const size_t remaining = layers.size() - first;
            group = std::max(group, (remaining + affordable - 1) / affordable);
            if (group > 1 && note)
                *note = "sensitivities were measured in groups of " + std::to_string(group) + " layers to save time";
        }
    }
    std::stable_sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.noise > b.noise; });
    return result;
}

} // namespace pare
