// What a recipe would leave of a model, without making it.
#pragma once

#include "core/formats/recipe.h"
#include "ui/models/model_view.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace pare {

struct RecipeEstimate {
    std::optional<int64_t> sizeBytes;
    std::optional<int64_t> parameters;
    std::optional<int64_t> macs;
    bool exact = true;              // every step's effect is known beforehand; else the size is estimated
    std::vector<std::string> notes; // steps that could not be reckoned, and why
};

// Follows a drag: channels that go are counted on the dependency groups (core/prune/remove_channels.h), no weight is read; steps before
// them (folding) run once and are kept; formats that need calibration data are reckoned from the weights that they take. Where a step
// needs more than that, the passes themselves run. Any thread; several questions at once are answered one after the other.
class RecipeEstimator {
public:
    explicit RecipeEstimator(ModelViewPtr source) : m_source(std::move(source)) {}
    [[nodiscard]] const ModelViewPtr &source() const { return m_source; }
    // Errors: Cancelled, and what reading the model gives; a step that fails is a note.
    [[nodiscard]] Result<RecipeEstimate> of(const Recipe &recipe, const RunContext &context);

private:
    struct Base { // the model after the steps before pruning
        Model model;
        std::shared_ptr<const ChannelGroups> groups;
        int64_t weightBytes = 0;
    };
    Result<const Base *> baseAfter(const std::vector<RecipeStep> &steps, const RunContext &context);

    ModelViewPtr m_source;
    std::mutex m_mutex;
    std::string m_key; // of m_base: the steps as JSON
    std::optional<Base> m_base;
};

} // namespace pare
