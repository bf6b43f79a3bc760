// Ranges of activations from what was seen on calibration data.
#pragma once

#include "core/base/result.h"
#include "core/quant/affine.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pare::quant {

// What was seen of one tensor. `bins` are equal parts of [low, high]; may be empty for min-max.
struct Distribution {
    double min = 0;
    double max = 0;
    double low = 0;
    double high = 0;
    std::span<const int64_t> bins;
};

enum class Calibrator {
    MinMax,     // everything that was seen
    Percentile, // all but the outermost share
    Mse,        // the range with the least expected squared error of quantizing
    Octav,      // the same by an equation for its bound instead of a search (Sakr et al. 2022, arXiv 2206.06501)
    Entropy,    // the range whose quantized distribution is closest by Kullback-Leibler divergence
};

[[nodiscard]] std::optional<Calibrator> calibratorFromName(std::string_view name); // "min-max", "percentile", "mse", "octav", "entropy"

struct CalibrateOptions {
    Calibrator calibrator = Calibrator::MinMax;
    double percentile = 99.99; // of the values that stay inside, in percent
    Grid grid = unsigned8;
    bool symmetric = false;    // the range is widened to [-m, m]
};

// Never wider than what was seen (after including zero), always contains zero. A tensor that is one-sided keeps its side whole at zero:
// the percentile then cuts from the other side only.
// Errors: InvalidInput where a bound is not finite, or a histogram is needed and missing.
[[nodiscard]] Result<Range> calibrate(const Distribution &seen, const CalibrateOptions &options);

// The expected squared error of quantizing the distribution with `affine`, summed over all values, each bin at its centre.
[[nodiscard]] double quantizationError(const Distribution &seen, Affine affine, Grid grid);

// Kullback-Leibler divergence of a magnitude histogram clipped at `kept` bins from its quantization into `levels` levels, as in
// Migacz 2017, "8-bit Inference with TensorRT": the clipped tail counts into the last bin of the reference distribution, and each
// level spreads its mass evenly over those of its bins that hold any.
[[nodiscard]] double clippingDivergence(std::span<const int64_t> magnitudes, size_t kept, size_t levels);

} // namespace pare::quant
