// Repair after structural pruning: layers that lost inputs get weights and biases with which they give, on calibration data, what the
// source's layers gave, as far as the remaining inputs can.
#pragma once

#include "core/passes/pass_run.h"
#include "core/prune/remove_channels.h"

#include <set>
#include <string>
#include <vector>

namespace pare {

struct RepairOptions {
    int64_t samples = 256;
    double damping = 0.01; // least_squares.h
};

struct RepairedLayer {
    std::string layer;
    double before = 0; // mean squared error of what it gives over the variance of what it should give
    double after = 0;  // corrected for having been fitted on the same data
};

struct Repair {
    Model model;                        // the pruned model where nothing helped
    std::vector<RepairedLayer> repaired;
    std::vector<Declined> declined;     // layers that lost inputs and keep their weights, and why
    // The same measure for the model's outputs on the calibration data, without and with all repairs; -1 where it has no float outputs.
    double outputBefore = -1;
    double outputAfter = -1;
    [[nodiscard]] bool helped() const { return outputBefore < 0 || outputAfter < outputBefore; }
};

// Front to back: each layer is fitted to the source's values from what the pruned model, as repaired so far, gives it to read. Where
// its result is added to another value (a residual connection), it is fitted to what is missing there. In networks that are too deep
// or too large for a run for every step, layers of one stretch are fitted together, from the source's inputs.
// All repairs are undone where the model's outputs end up no nearer to the source's.
// Errors: what the services say; Cancelled. Unsupported where no repair of this model is possible at all, with the reason.
[[nodiscard]] Result<Repair> repairLayers(const ChannelGroups &groups, const ChannelRemoval &removal, const Model &pruned, const RepairOptions &options,
                                          PassContext &context);

// The same for layers that are named, of a model that was changed otherwise: its values go by the source's names, and what these layers give is to
// be what it was. Layers that the source does not have are passed over.
[[nodiscard]] Result<Repair> repairAround(const Model &source, const Model &changed, const std::set<std::string> &layers, const RepairOptions &options, PassContext &context);

} // namespace pare
