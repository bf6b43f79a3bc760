// Layers that multiply integers, in whichever of the three forms a file says that: QLinearConv and its like, Q/DQ around a float layer, and
// MatMulInteger.
#pragma once

#include "core/model/model.h"

#include <string>
#include <vector>

namespace pare {

struct IntegerLayer {
    NodeId id;
    std::string name;
    std::string op;           // of the node
    bool qOperator = false;   // QLinearConv, QLinearMatMul, QGemm...
    bool dequantized = false; // a float layer between DequantizeLinear and QuantizeLinear: integers only if the runtime fuses them
    int activationType = 0;   // element types of ONNX; 0: not known
    int weightType = 0;
    std::string weight;       // the constant; empty where both sides are computed
    bool nonZeroPoint = false; // of activation or weight, where it is a constant
};

// In the order of the graph.
[[nodiscard]] std::vector<IntegerLayer> integerLayers(const Model &model);

} // namespace pare
