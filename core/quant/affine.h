// Affine quantization: real = scale * (integer - zeroPoint).
// Source: Jacob et al. 2018, "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", eq. 1;
// rounding and saturation as ONNX's QuantizeLinear and DequantizeLinear define them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pare::quant {

// The integers that a format may use.
struct Grid {
    int least = 0;
    int most = 255;
    [[nodiscard]] int steps() const { return most - least; }
    bool operator==(const Grid &) const = default;
};

inline constexpr Grid unsigned8{0, 255};
inline constexpr Grid signed8{-128, 127};
inline constexpr Grid symmetric8{-127, 127}; // for weights: both signs reach equally far, zero point 0

// Symmetric weights of `bits` bits: -(2^(bits-1) - 1) .. 2^(bits-1) - 1.
[[nodiscard]] constexpr Grid symmetricGrid(int bits)
{
    return {-((1 << (bits - 1)) - 1), (1 << (bits - 1)) - 1};
}

struct Range {
    double min = 0;
    double max = 0;
    bool operator==(const Range &) const = default;
};

struct Affine {
    float scale = 1;
    int zeroPoint = 0;
    bool operator==(const Affine &) const = default;
};

// The smallest scale that is given out: below it the reciprocal and the product of two scales leave the normal numbers.
inline constexpr float smallestScale = 1e-18F;

// Covers `range`, widened to contain zero, so that zero is an integer exactly: padding and ReLU stay exact.
// scale = (max - min) / (most - least), zeroPoint = round(least - min / scale), clamped to the grid.
// A range of width 0 gives scale 1. Bounds must be finite.
[[nodiscard]] Affine affineFor(Range range, Grid grid);

// Zero point in the middle of the grid (0 where it is signed): scale = max(|min|, |max|) / (steps / 2).
[[nodiscard]] Affine symmetricFor(Range range, Grid grid);

// What the grid can represent at these parameters.
[[nodiscard]] Range represented(Affine affine, Grid grid);

// Rounds half to even, as QuantizeLinear does, whatever the library's rounding mode is.
[[nodiscard]] double roundHalfEven(double value);

// saturate(round(x / scale) + zeroPoint), computed in float32 like the runtime does. NaN becomes the zero point.
[[nodiscard]] int quantize(float value, Affine affine, Grid grid);
[[nodiscard]] inline float dequantize(int value, Affine affine)
{
    return static_cast<float>(value - affine.zeroPoint) * affine.scale;
}

// Biases of an integer layer: round(b / (inputScale * weightScale[channel])), zero point 0, saturated to int32.
// weightScales has one entry a channel, or one for all. Source: Jacob et al. 2018, section 2.4.
[[nodiscard]] std::vector<int32_t> quantizeBias(std::span<const float> bias, float inputScale, std::span<const float> weightScales);

// The scale of a bias, in float32 as the runtime computes it from the scales of its layer's inputs.
[[nodiscard]] inline float biasScale(float inputScale, float weightScale)
{
    return inputScale * weightScale;
}

// The smallest weight scale at which a bias still fits into int32 with a bit to spare: |b| / 2^30 / inputScale. A channel whose
// weights are nearly zero but whose bias is not would overflow otherwise.
[[nodiscard]] float leastWeightScale(float bias, float inputScale);

} // namespace pare::quant
