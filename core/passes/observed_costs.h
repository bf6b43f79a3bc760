// What the loss of channels costs, as seen on calibration data.
#pragma once

#include "core/passes/pass.h"
#include "core/prune/channel_groups.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

enum class ObservedCost {
    Variance,    // of what each channel gives its readers, by itself
    OutputError, // what is lost once the readers have been fitted anew, the cheapest first
    OutputChange, // the same, as a share of what the model's outputs lose: costs of different groups can be compared
};

struct ObservedCostOptions {
    ObservedCost kind = ObservedCost::OutputError;
    std::map<std::string, int64_t> count; // by group: how many units are to go
    int64_t samples = 256;
};

// By group, a cost for each unit (core/prune/output_error.h). Groups that no layer with weights reads, or whose readers take in more
// channels than can be compared with each other (4096), are left out.
// Errors: what the services say; Cancelled.
[[nodiscard]] Result<std::map<std::string, std::vector<double>>> observedCosts(const ChannelGroups &groups, const std::vector<std::string> &ids,
                                                                               const ObservedCostOptions &options, PassContext &context);

// There is calibration data of its own: enough to fit weights on, not only to take ranges from.
[[nodiscard]] bool canFit(const PassServices &services);
// Every how manieth row is enough: so many that `side` columns can be told apart, and no more work than that is worth.
[[nodiscard]] int64_t rowStep(int64_t rowsOfSample, int64_t samples, int64_t side);

} // namespace pare
