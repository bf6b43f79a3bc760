// Layers with weights: which tensor holds them, which of its axes counts the output channels, and whether they can be worked on.
#pragma once

#include "core/analysis/shapes.h"
#include "core/passes/pass_run.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pare {

enum class WeightedKind { Conv, ConvTranspose, Gemm, MatMul, Embedding, Recurrent };

// One constant weight of a layer. A recurrent layer has two: W (input 1) and R (input 2).
struct WeightedLayer {
    NodeId id;
    WeightedKind kind = WeightedKind::Conv;
    std::string name;                  // of the node
    int input = 1;                     // which of the node's inputs holds the weight
    std::string weight;                // the value's name
    const pb::TensorProto *tensor = nullptr; // as in the model that was given
    std::vector<int64_t> dims;
    int channelAxis = 0;               // of the output channels (embedding: of the rows)
    bool transposed = false;           // Gemm with transB: [outputs, inputs]
    [[nodiscard]] int64_t elements() const;
    [[nodiscard]] int64_t channels() const { return dims[static_cast<size_t>(channelAxis)]; }
};

// The layer behind a node of Conv, ConvTranspose, Gemm, MatMul, Gather (embedding), LSTM, GRU or RNN, or why it cannot be one:
// "its weight is on the left", "its weight is already int8", "its weight comes from constants through Transpose_3: run fold-constants first".
// input: 0 takes the operator's usual one. Reads no payload.
[[nodiscard]] OrReason<WeightedLayer> weightedLayer(const Model &model, NodeId id, int input = 0);
// True for the operators above.
[[nodiscard]] bool hasWeights(const pb::NodeProto &node);

// The values of a float32 weight, or why not ("its weight holds NaN or infinity"). Errors: Io.
[[nodiscard]] Result<OrReason<std::vector<float>>> weightValues(const Model &model, const WeightedLayer &layer);
[[nodiscard]] bool allFinite(const std::vector<float> &values);

// Why a value is no float32 constant, as the end of a sentence that begins "its weight ". Empty where it is one.
[[nodiscard]] std::string whyNotConstant(const Model &model, const std::string &value);

// Why the known sizes of a Gemm's addend do not fit its outputs: no runtime runs that, but shape inference lets it pass in a Gemm, and
// not in the Add that takes it over. Empty where they fit, and for other layers.
[[nodiscard]] std::string whyAddendMisfits(const Model &model, const ShapeTable &shapes, const WeightedLayer &layer);

// Groups of a convolution; and whether each channel has a filter of its own.
[[nodiscard]] int64_t groupsOf(const pb::NodeProto &node);
[[nodiscard]] bool isDepthwise(const pb::NodeProto &node, const WeightedLayer &layer);

// A finding for each node whose bodies (If, Loop, Scan) hold layers with weights: passes work on the main graph only.
void noteBodies(const Model &model, PassRun &run);

} // namespace pare
