// How much of a model's outputs hangs on what the readers of a group of channels give, measured on calibration data.
#pragma once

#include "core/passes/pass.h"
#include "core/prune/channel_readers.h"

#include <map>
#include <string>
#include <vector>

namespace pare {

// Channels of one group that are replaced by their means, everywhere they are read.
struct QuietedChannels {
    std::string group;
    struct Value {
        ChannelReader reader;
        std::vector<bool> quiet;   // by channel
        std::vector<float> means;
    };
    std::vector<Value> values;
};

// By group: the mean squared change of comparableOutputs over their variance. What lies before the channels is computed once for all
// groups of a run, and nothing is cut. Groups behind which no output changes are at 0.
// Errors: what the services say; Unsupported (no float outputs, bodies: ObservationModel); Cancelled.
[[nodiscard]] Result<std::map<std::string, double>> outputChanges(const Model &model, const std::vector<QuietedChannels> &groups, int64_t samples, PassContext &context);

} // namespace pare
