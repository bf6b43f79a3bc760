// How many channels each group is to lose: what its loss costs the outputs against what it brings in time and bytes.
#pragma once

#include "core/passes/pass.h"
#include "core/prune/channel_groups.h"
#include "core/prune/choose_channels.h"
#include "core/search/budget_plan.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace pare {

struct PrunedShares {
    std::map<std::string, double> ratios; // by group, of those that lose channels
    double loss = 0;                      // what the outputs lose, as a share of their variance: the sum of what each group alone would cost
    double time = 1;                      // as shares of the model's, foreseen
    double size = 1;
    double channels = 0;                  // share of all channels that can go
    [[nodiscard]] double score() const;   // of the foreseen shares, as scoreOf
    // "Conv_1=0.5; Conv_4=0.25", as the option `ratios` of prune-channels reads it.
    [[nodiscard]] std::string text() const;
};

class PruningPlan : public BudgetPlan {
public:
    // Costs of every group that prune-channels could take, seen on calibration data. layerMs: what each layer takes; where it is empty, their
    // multiply-accumulates stand for it. `leaveAlone`: layers that keep their channels.
    // Errors: Unsupported (no group can go, or none whose loss can be seen), what the services say; Cancelled.
    static Result<PruningPlan> of(const Model &model, const std::map<std::string, double> &layerMs, const std::set<std::string> &leaveAlone, PassContext &context);

    // One group alone at one of its counts, for who can measure what the outputs lose with it.
    struct Probe {
        size_t group = 0;
        size_t step = 0;
        PrunedShares shares; // with the loss as it is known so far
    };
    // What to measure, the most urgent first: about half of each group, those first that bring most; then once more of each, most of it.
    [[nodiscard]] std::vector<Probe> probes() const;
    // Prunes and repairs the probe's group alone, compares outputs on calibration data, and bends the group's curve to go through what was found.
    // Errors: what the services say; Cancelled.
    Result<void> measure(const Probe &probe, int64_t samples, PassContext &context);

    // The shares that bring most with a loss of no more than this.
    [[nodiscard]] PrunedShares within(double loss) const;
    [[nodiscard]] Within withinLoss(double loss) const override;
    [[nodiscard]] size_t groups() const { return m_groups.size(); }

private:
    // One count of channels that may stay, and what that costs.
    struct Step {
        double removed = 0; // share of the group's units
        double ratio = 0;
        double foreseen = 0; // loss
        double loss = 0;     // the same, bent to what was measured
    };
    // A layer that shrinks with a group: by the share of its outputs and inputs that are the group's.
    struct Part {
        size_t layer = 0;
        double outputs = 0;
        double inputs = 0;
    };
    struct Group {
        std::string id;
        double channels = 0;
        std::vector<Step> steps; // the first removes nothing
        std::vector<Part> parts;
        std::map<size_t, double> measured; // by step
    };
    struct Layer {
        double time = 0;  // shares of the model's
        double bytes = 0;
        std::vector<std::pair<size_t, size_t>> groups; // and the number of its part
    };
    using Chosen = std::vector<size_t>; // by group, the step

    [[nodiscard]] LossRange lossRange() const override;
    void learn(const Probe &probe, double loss);
    [[nodiscard]] double leftOf(const Layer &layer, const Chosen &chosen) const;
    [[nodiscard]] PrunedShares sharesOf(const Chosen &chosen) const;

    std::shared_ptr<const ChannelGroups> m_model; // all groups of the model
    ChannelChoice m_choice;                       // costs of their channels
    std::vector<Group> m_groups;
    std::vector<Layer> m_layers;
};

} // namespace pare
