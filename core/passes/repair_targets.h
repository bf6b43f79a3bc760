// The layers of a pruned model that can be fitted to what they gave before: what they read, what shifts their result, what it is summed with.
#pragma once

#include "core/analysis/shapes.h"
#include "core/passes/weighted_layer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pare {

struct RepairTarget {
    WeightedLayer layer;      // in the pruned model
    std::string input;
    std::string output;
    int rank = 0;             // of input and output
    int channelAxis = 0;      // of both
    // Groups of a convolution are fitted each by itself: parts of so many inputs (times places of the kernel) and outputs.
    int64_t parts = 1;
    int64_t inputs = 0;
    int64_t outputs = 0;
    int64_t block = 0;        // of a transposed convolution: places that each of its inputs makes, in a row and a column
    // The constant that shifts its result; empty where there is none: nothing is added to the file that was not there.
    std::string bias;
    std::optional<NodeId> shiftedBy; // a node behind it that does: the Add of a MatMul, or a normalization, which takes its mean off
    float sign = 1;                  // -1: what shifts is taken off
    int depth = 0;            // targets on the longest way to it, itself included
    int depthBefore = 0;      // of its input
    // The value that the result is summed up to, and what else goes into the sum: where there is a residual connection.
    std::string sum;
    std::vector<std::string> others;
};

// The layer as a target, or why it is not fitted: "it scales its product".
[[nodiscard]] OrReason<RepairTarget> repairTargetOf(const Model &pruned, const ShapeTable &shapes, NodeId id);

// Fills in the sum that the result goes into, through constants that are added: y + b + x.
void findSum(const Model &pruned, const ShapeTable &shapes, RepairTarget &target);

} // namespace pare
