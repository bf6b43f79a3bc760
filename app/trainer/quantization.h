// Whole numbers in place of values, with gradients.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>

namespace pare::train {

struct Grid {
    double low = 0;
    double high = 255;
};

// The whole numbers (as float32) of clamp(round(x / scale) + zero), half to even as ONNX Runtime rounds. The gradient passes the
// rounding straight through: to x where it was inside of the grid, and to the scale, so that (codes - zero) * scale has the gradient
// of LSQ. Source: Esser et al., Learned Step Size Quantization, arXiv 1902.08153, equations 1 to 3.
[[nodiscard]] at::Tensor codesOf(const at::Tensor &x, const at::Tensor &scale, const at::Tensor &zero, Grid grid);

// The grid of an integer type of ONNX; signed8 for types without one.
[[nodiscard]] Grid gridOf(int onnxType);

} // namespace pare::train
