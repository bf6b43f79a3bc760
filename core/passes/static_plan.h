// Which layers work on integers, and which values are quantized for them: the placement of static quantization, before any range is known.
//
// Layers with constant weights (Conv, MatMul, Gemm) are what is worth quantizing. Their inputs are quantized; a convolution's result too,
// because ONNX Runtime fuses it only then. The result of a matrix product stays float unless everything that reads it is quantized.
// A second kind, bridges (Add, pools, Concat, data movement...), is quantized only inside of an integer region: when all of its inputs are
// quantized anyway and everything that reads its result is quantized. So no value is rounded that would not be rounded without them.
// Relu and Clip(0, m) after a layer or an Add belong to it: the integer range does their work.
#pragma once

#include "core/analysis/shapes.h"
#include "core/passes/weighted_layer.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pare {

struct StaticLayer {
    WeightedLayer layer;
    std::string input;               // the activation
    std::string bias;                // value name of a constant bias; empty where there is none
    std::optional<NodeId> biasAdd;   // the Add that holds the bias of a matrix product on a matrix
    std::optional<NodeId> activation; // Relu or Clip that it absorbs
    std::string output;              // its result, after bias and activation
};

struct StaticBridge {
    NodeId id;
    std::vector<std::string> inputs;
    std::vector<std::string> outputs; // after the activation it absorbs
    std::optional<NodeId> activation;
    bool sameScale = false;           // moves data: its outputs keep its input's scale
};

struct QuantizedValue {
    bool byProducer = false; // its maker works on integers: every reader reads the dequantized value
    std::string scaleFrom;   // the value whose range it takes; itself where nothing moves data to it
    std::optional<double> most; // upper limit of a Clip
    bool notNegative = false;   // after Relu or Clip
};

struct StaticPlan {
    std::map<NodeId, StaticLayer> layers;
    std::map<NodeId, StaticBridge> bridges;
    std::map<std::string, QuantizedValue> values;
};

struct StaticPlanOptions {
    std::set<std::string> operators;
    std::set<std::string> excluded;      // layer names
    bool depthwise = true;               // false: depthwise convolutions stay float
    int64_t leastElements = 0;
};

// Every layer that could be quantized, in the order of the graph; those that cannot are declined in `run`.
[[nodiscard]] std::map<NodeId, StaticLayer> staticLayers(const Model &model, const ShapeTable &shapes, const StaticPlanOptions &options, PassRun &run);

// The plan for these layers.
[[nodiscard]] StaticPlan staticPlan(const Model &model, const ShapeTable &shapes, std::map<NodeId, StaticLayer> layers, const StaticPlanOptions &options,
                                    const PassRun &run);

} // namespace pare
