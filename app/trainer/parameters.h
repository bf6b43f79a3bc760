// Which constants of a graph training may change, and how.
#pragma once

#include "core/model/model.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pare::train {

enum class Role {
    Weight, // float numbers as they are
    Codes,  // whole numbers behind a DequantizeLinear: a float weight is kept, the codes are computed from it
    Bias,   // 32-bit whole numbers behind a DequantizeLinear, in steps of scale x * scale W
    Scale,  // of a QuantizeLinear, a DequantizeLinear, or both
};

struct ParameterPlace {
    std::string name; // of the constant
    Role role = Role::Weight;
    std::set<std::string> layers; // that use it
    bool decays = false;          // weight decay: matrices and filters, not biases and scales
    std::string scale;            // Codes and Bias: the constant with their scale
    std::string zero;             // Codes: the constant with their zero point; may be empty
    NodeId dequantize{};          // Codes and Bias: the node that makes them real
    std::string inputScale;       // Bias: the scale of its layer's input, and
    std::string weightScale;      //   of its layer's weight; empty where these are not known: then it is left alone
    bool ofWeights = false;       // Scale: of a weight, not of activations
};

// A float weight on a grid of few bits: rows of `rowLength` values, cut into blocks with one scale each.
struct BlockGrid {
    int bits = 4;
    int64_t rowLength = 0;
    int64_t block = 32;
    bool transposed = false; // rows are the columns of the matrix
};

struct ParameterChoice {
    std::optional<std::set<std::string>> layers; // nullopt: all
    bool scales = true;                          // scales of quantized values are learned too
    std::map<std::string, BlockGrid> grids;      // of weights that are rounded in the loop
    std::set<std::string> held{};                // constants that stay as they are, whoever reads them
};

// In the order of the graph. Constants that layers read as weights: not sizes, masks, bounds or what scales an input. Nothing that a
// layer reads which was not chosen: no constant that it shares with others, and no scale that its input comes with.
[[nodiscard]] std::vector<ParameterPlace> parameterPlaces(const Model &model, const ParameterChoice &choice);

// Nodes whose result depends on what the model is given (the others are computed once).
[[nodiscard]] std::set<NodeId> dependentNodes(const Model &model);

} // namespace pare::train
