// Which layers of a candidate that loses too much become what, and in which order: the most noise taken away for the least time lost.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace pare {

// A layer as it is, quantized, and what it could become.
struct RescueLayer {
    std::string layer;
    double noise = 0;                   // that it makes as it is
    std::optional<double> dynamicNoise; // with its input quantized when it arrives; none where that cannot be had
    double floatTime = 0;               // milliseconds that it takes in float; 0: not known
};

// One move on the way from everything quantized to everything in float.
struct RescueMove {
    std::string layer;
    bool toFloat = false;  // else to dynamic quantization
    double noiseLeft = 0;  // of all layers, as a share of what it was at first; noise of layers is added up
};

// All moves, the most efficient first. A layer may come twice: dynamic first, float later.
[[nodiscard]] std::vector<RescueMove> rescuePath(const std::vector<RescueLayer> &layers);

// Layers after the first `moves` of a path.
struct RescueState {
    std::vector<std::string> dynamic;
    std::vector<std::string> inFloat;
};
[[nodiscard]] RescueState stateAfter(const std::vector<RescueMove> &path, size_t moves);

// How many moves to try one after the other, each time until about half of the noise is left that was there before; rising, none twice, the last
// one short of all layers in float.
[[nodiscard]] std::vector<size_t> rescueRungs(const std::vector<RescueMove> &path, size_t layers);

} // namespace pare
