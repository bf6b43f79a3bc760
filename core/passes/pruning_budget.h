// How much is to be left of a model: a size, a number of multiply-accumulates, or a time, in place of a share of its channels.
#pragma once

#include "core/passes/pass.h"
#include "core/prune/remove_channels.h"

#include <functional>
#include <string>

namespace pare {

enum class BudgetKind {
    Bytes, // of the file
    Macs,  // of one run, with the sizes that core/analysis/cost.h assumes
    Time,  // measured milliseconds of one run
};

struct PruningBudget {
    BudgetKind kind = BudgetKind::Bytes;
    double amount = 0;     // bytes, multiply-accumulates, milliseconds; or
    bool relative = false; // a share (0..1) of what the model has when the step comes to it
};

// "2.5MB", "300MMACs", "4ms", "60%size", "50%macs", "50%time"; blanks do not matter. Errors: InvalidInput, with what can be written.
[[nodiscard]] Result<PruningBudget> parseBudget(const std::string &text);
// "2.50 MB", "300 M MACs", "4 ms".
[[nodiscard]] std::string budgetText(BudgetKind kind, double amount);

// What one unit of each of these groups weighs, in what the budget counts (time: multiply-accumulates). Errors: as estimateRemoval.
[[nodiscard]] Result<std::map<std::string, double>> unitWorth(const ChannelGroups &groups, const std::vector<std::string> &ids, BudgetKind kind);

inline constexpr double mostPruned = 0.95; // the largest share of the channels that goes

struct BudgetedRemoval {
    ChannelRemoval removal;
    double before = 0; // what the model had, and has then: in what the budget counts
    double after = 0;
    double wanted = 0;
};

// The least removal with which the model is within the budget: `removalAt` gives one for each ratio of 0..mostPruned, the larger the more goes.
// Bytes and multiply-accumulates are computed, exactly, with what the removal takes in the recipe that is written into a file; times are
// measured on the models cut so.
// Errors: Unsupported where it cannot be reached, with how far it gets; Unavailable (a time, and nothing to measure with); what
// removal and services say.
[[nodiscard]] Result<BudgetedRemoval> removalWithin(const PruningBudget &budget, const ChannelGroups &groups,
                                                    const std::function<ChannelRemoval(double ratio)> &removalAt, PassContext &context);

} // namespace pare
