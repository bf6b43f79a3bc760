// A convolution written as one matrix product: every output position reads its window as a row of inputs, channels last.
//
// The runtime has no fast convolution for inputs that are quantized when they arrive (ConvInteger ran 4 to 17 times slower than float32), but a fast
// product. Measured with ONNX Runtime 1.32, one thread, VNNI: 2 to 3.4 times the speed of the float32 convolution from 64 output channels on, building
// the rows included; 0.6 to 1.2 times below 48, where the rows cost more than the sums save.
#pragma once

#include "core/passes/weighted_layer.h"

namespace pare {

struct ConvolutionRows {
    std::vector<int64_t> kernel; // along each spatial axis
    std::vector<int64_t> strides;
    std::vector<int64_t> dilations;
    std::vector<int64_t> before; // padding
    std::vector<int64_t> after;
    int64_t inputs = 0;
    int64_t outputs = 0;
    [[nodiscard]] size_t axes() const { return kernel.size(); }
    [[nodiscard]] int64_t taps() const;
};

// The geometry of a Conv, or why it is no product that pays: groups, padding by the input's size, too few channels for its windows.
[[nodiscard]] OrReason<ConvolutionRows> convolutionRows(const pb::NodeProto &node, const WeightedLayer &layer);

// Weights [outputs, inputs, kernel ...] as the matrix [taps * inputs, outputs] that belongs to the rows.
[[nodiscard]] std::vector<int8_t> rowMatrix(const std::vector<int8_t> &weights, const ConvolutionRows &rows);

// Transposes [N, C, ...] to [N, ..., C] and back.
[[nodiscard]] std::vector<int64_t> channelsLast(size_t spatialAxes);
[[nodiscard]] std::vector<int64_t> channelsFirst(size_t spatialAxes);

// Adds the nodes that make rows [N, ..., taps * inputs] of a value that lies channels last; `zero` is what padding is filled with. Returns the
// rows' name and appends the nodes' to `into`. Opset 13.
[[nodiscard]] std::string writeRows(GraphEditor &editor, const ConvolutionRows &rows, const std::string &value, const std::string &zero,
                                    const std::string &base, std::vector<std::string> &into);

} // namespace pare
