// Layers whose constant weights take channels in: what is lost with a channel shows in what these layers give.
#pragma once

#include "core/prune/channel_groups.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pare {

struct ChannelReader {
    NodeId node;
    std::string value;       // what it reads
    int rank = 0;            // of that value
    int axis = 0;            // of that value: the channels
    std::string weight;      // the constant
    int weightAxis = 0;      // of the constant: an entry for each channel
    int64_t channels = 0;    // of that axis
    std::vector<int> places; // by channel: its unit's number in the group that was asked for, -1 where it is another's
};

// The layers that read a group's channels and have float weights of their own for them, in the order of the graph: convolutions
// without groups (also transposed), Gemm and MatMul with a constant matrix, the inputs of recurrent layers.
[[nodiscard]] std::vector<ChannelReader> channelReaders(const ChannelGroups &groups, const ChannelGroup &group, const ShapeTable &shapes);

// Of its weights: sum over outputs and places of the kernel of w_c w_d, row-major channels x channels. Errors: Io, InvalidInput.
[[nodiscard]] Result<std::vector<double>> weightGram(const Model &model, const ChannelReader &reader);

} // namespace pare
