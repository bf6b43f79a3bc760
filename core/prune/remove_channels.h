// Removes units of dependency groups from a model, everywhere at once.
#pragma once

#include "core/base/run_context.h"
#include "core/prune/channel_groups.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pare {

// Units to remove, by group id: rising positions in 0 .. units - 1.
using ChannelRemoval = std::map<std::string, std::vector<int64_t>>;

// The model without those channels: weights, biases, normalization, readers' inputs, constants that are added or multiplied, shape
// constants and attributes that hold the size. Nodes keep their names.
// Deterministic: the same removal gives the same bytes. The graph's inputs and outputs keep their shapes but for
// mayShrink() of the groups: which of their channels stayed is noted in the metadata (core/formats/kept_channels.h).
// Errors: InvalidInput (a group that is not there or not prunable, a position out of range, every unit removed), Io, Cancelled;
// Internal where the shapes of the result do not agree with what was planned.
[[nodiscard]] Result<Model> removeChannels(const ChannelGroups &groups, const ChannelRemoval &removal, const RunContext &context = {});

// Which channels of each value stay.
class RemainingPositions;
class RemainingChannels {
public:
    RemainingChannels() = default; // all of every value
    // Errors: as removeChannels. `groups` must outlive it.
    static Result<RemainingChannels> of(const ChannelGroups &groups, const ChannelRemoval &removal);
    // Along an axis of a value, rising; null where all stay, or nothing is known of the value.
    [[nodiscard]] const std::vector<int64_t> *along(const std::string &value, int axis) const;

private:
    const AxisFindings *m_findings = nullptr;
    std::shared_ptr<const RemainingPositions> m_positions;
};

// What a model will be after a removal, exact: computed on the model with its tensors cut to size but not filled.
struct RemovalEstimate {
    int64_t sizeBytes = 0;   // of the file
    int64_t parameters = 0;
    int64_t weightBytes = 0;
    int64_t macs = 0;        // with the sizes that core/analysis/cost.h assumes, or those that were given
};

// units to keep, by group id; groups that are not named keep all. Costs no reading of weights.
[[nodiscard]] Result<RemovalEstimate> estimateRemoval(const ChannelGroups &groups, const std::map<std::string, int64_t> &keptUnits,
                                                      const std::map<std::string, int64_t> &symbols = {});

} // namespace pare
