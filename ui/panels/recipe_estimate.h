// What a recipe would leave of a model, without making it.
#pragma once

#include "core/formats/recipe.h"
#include "ui/models/model_view.h"

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pare {

// What one step does to what the steps before it left.
struct StepEffect {
    std::optional<int64_t> sizeBytes; // below 0: the file shrinks; absent: not known before it runs
    std::optional<int64_t> macs;
    bool exact = true;
    std::string problem; // why it cannot be done, as running it would say; empty where it can
    bool operator==(const StepEffect &) const = default;
};

struct RecipeEstimate {
    std::optional<int64_t> sizeBytes;
    std::optional<int64_t> parameters;
    std::optional<int64_t> macs;
    bool exact = true;              // every step's effect is known beforehand; else the size is estimated
    std::vector<StepEffect> steps;  // as many as the recipe has; nothing of those that are off
};

// Follows a drag: channels that go are counted on the dependency groups (core/prune/remove_channels.h), no weight is read; formats that
// come after them, and those that need calibration data, are reckoned from the weights that they take. All other steps run, each once
// for as long as it and those before it do not change. Any thread; several questions at once are answered one after the other.
class RecipeEstimator {
public:
    explicit RecipeEstimator(ModelViewPtr source) : m_source(std::move(source)) {}
    [[nodiscard]] const ModelViewPtr &source() const { return m_source; }
    // Errors: Cancelled, and what reading the model gives. A step that fails counts nothing and has its problem.
    // calibrated: there are data on which running the recipe weighs channels of all layers together; the estimate weighs them by their weights.
    [[nodiscard]] Result<RecipeEstimate> of(const Recipe &recipe, const RunContext &context, bool calibrated = false);

private:
    struct State { // after a step
        Model model;
        int64_t sizeBytes = 0;
        std::optional<int64_t> parameters;
        std::optional<int64_t> macs;
        int64_t weightBytes = 0;
        int64_t saved = 0; // bytes of weights that steps which were not run would save
        std::set<std::string> alone; // the recipe's layers that are left alone, and those whose weights such a step takes
        bool exact = true;
    };
    struct Link {
        RecipeStep step;
        State after;
        std::string problem;
        bool known = true; // what it does
    };
    Result<RecipeEstimate> counted(const Recipe &recipe, const RunContext &context);
    // The model after these steps: what ran before is not run again.
    Result<const State *> after(const std::vector<RecipeStep> &steps, const RunContext &context);
    Result<Link> linkFrom(const State &before, const RecipeStep &step, const RunContext &context) const;

    ModelViewPtr m_source;
    std::mutex m_mutex;
    std::vector<std::string> m_leftAlone;
    std::optional<State> m_start;
    std::vector<Link> m_chain;
    std::optional<std::pair<Model, std::shared_ptr<const ChannelGroups>>> m_groups; // of the model that was pruned last
};

} // namespace pare
