// Numbers that are multiplied or added once a channel beside a layer with weights, and how they move into its weights and bias.
#pragma once

#include "core/analysis/shapes.h"
#include "core/passes/weighted_layer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace pare {

// y = scale * x + shift, one pair a channel.
struct ChannelAffine {
    std::vector<double> scale;
    std::vector<double> shift;
    [[nodiscard]] bool scales() const; // any factor that is not 1
    [[nodiscard]] bool shifts() const; // any addend that is not 0
};

// y = scale * input + shift, with numbers of the shape `dims`, which broadcasts.
struct NodeAffine {
    std::string input;
    int inputSide = 0;
    std::vector<int64_t> dims;
    std::vector<double> scale;
    std::vector<double> shift;
};
// What a node (Mul, Div, Add, Sub, Neg) does to one value with finite float32 constants; nullopt where it is nothing of that kind. Errors: Io.
[[nodiscard]] Result<std::optional<NodeAffine>> nodeAffine(const Model &model, const pb::NodeProto &node);
// One pair for each of `channels` on the axis that stands `fromEnd` before the last of `rank` axes.
[[nodiscard]] OrReason<ChannelAffine> perChannel(const NodeAffine &affine, std::optional<int> rank, size_t fromEnd, int64_t channels);

// A layer and the place of its bias. For a MatMul that is the Add behind it.
struct ScalableLayer {
    WeightedLayer layer;
    std::optional<NodeId> biasAdd;
    std::string bias;      // value name; empty where there is none
    double alpha = 1;      // Gemm's factor of the product
    double biasFactor = 1; // Gemm's beta
    int64_t groups = 1;
    std::string output;    // the result, after the bias
    [[nodiscard]] int64_t outputChannels() const;
    [[nodiscard]] int64_t inputChannels() const;
    // Where the channels of the result and of the input lie, counted from the last axis: 0 for matrix products.
    [[nodiscard]] size_t axisFromEnd() const;
    [[nodiscard]] bool holdsBias() const; // true where a bias can be written without a new node
};

// Calls visit(position, output channel, input channel) for every weight.
template <typename Visit>
void forEachWeight(const ScalableLayer &target, const Visit &visit)
{
    const auto &dims = target.layer.dims;
    const int64_t perGroup = std::max<int64_t>(1, dims[0] / target.groups);
    int64_t inner = 1;
    for (size_t i = 2; i < dims.size(); ++i)
        inner *= dims[i];
    size_t at = 0;
    for (int64_t a = 0; a < dims[0]; ++a)
        for (int64_t b = 0; b < dims[1]; ++b) {
            const int64_t across = a / perGroup * dims[1] + b; // the second axis counts within a group
            const bool firstIsOutput = target.layer.kind == WeightedKind::Conv || (target.layer.kind == WeightedKind::Gemm && target.layer.transposed);
            const auto output = static_cast<size_t>(firstIsOutput ? a : across);
            const auto input = static_cast<size_t>(firstIsOutput ? across : a);
            for (int64_t i = 0; i < inner; ++i, ++at)
                visit(at, output, input);
        }
}

// The layer (Conv, ConvTranspose, Gemm or MatMul) at a node, with the Add behind a MatMul where it holds its bias; or why it cannot be scaled.
[[nodiscard]] OrReason<ScalableLayer> scalableLayer(const Model &model, NodeId id);
// The layer that makes a value, itself or through the Add that holds a MatMul's bias.
[[nodiscard]] OrReason<ScalableLayer> scalableLayerBefore(const Model &model, const std::string &value);

// The layers that read a value as their input, where nothing else does; or what stands in the way.
[[nodiscard]] OrReason<std::vector<ScalableLayer>> scalableLayersAfter(const Model &model, const std::string &value);

// Weights and bias of a layer after it took something over; nothing is written yet.
struct FoldedWeights {
    ScalableLayer layer;
    std::vector<float> weights;
    std::vector<float> bias;
    bool weightsChange = false;
    bool biasChanges = false;
};
// What is done to the result moves into the layer: W * scale, b * scale + shift. Or why it cannot. Errors: Io.
[[nodiscard]] Result<OrReason<FoldedWeights>> foldedOutputs(const Model &model, const ScalableLayer &layer, const ChannelAffine &affine);
// What is done to the input moves into the layer: W * scale by input channel, b + sum of W * shift. Shifts ask for a bias and, of a
// convolution, for an input without padding (see padsInput).
[[nodiscard]] Result<OrReason<FoldedWeights>> foldedInputs(const Model &model, const ScalableLayer &layer, const ChannelAffine &affine);
// Weights that others read too are copied.
void writeFolded(GraphEditor &editor, const FoldedWeights &folded);

// True where a convolution adds zeros around its input, or may do so.
[[nodiscard]] bool padsInput(const pb::NodeProto &convolution, const WeightedLayer &layer);

} // namespace pare
