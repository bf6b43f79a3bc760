#include "core/search/rescue_path.h"

#include <algorithm>

namespace pare {

namespace {

// Shares of its float time that a layer takes (ONNX Runtime 1.32, VNNI, convolutions of 64 channels and more): static 0.30, dynamic 0.38.
constexpr double staticTime = 0.30;
constexpr double dynamicTime = 0.38;
// What breaking a chain of integers costs beside the layer itself, as a share of the time of all layers in float.
constexpr double breakTime = 0.003;
// Milliseconds that the ten small nodes of dynamic quantization take, however small the layer.
constexpr double dynamicOverheadMs = 0.006;

struct Progress {
    const RescueLayer *layer;
    double noise;
    double time; // share of floatTime
};

} // namespace

std::vector<RescueMove> rescuePath(const std::vector<RescueLayer> &layers)
{
    double whole = 0;
    double noise = 0;
    std::vector<Progress> now;
    for (const RescueLayer &layer : layers) {
        whole += layer.floatTime;
        noise += layer.noise;
        now.push_back({&layer, layer.noise, staticTime});
    }
    const double first = noise > 0 ? noise : 1;
    const double unit = whole > 0 ? whole : static_cast<double>(layers.size());
    std::vector<RescueMove> path;
    for (;;) {
        size_t best = now.size();
        bool toFloat = false;
        double bestGain = -1;
        const auto offer = [&](size_t i, double left, double time, bool isFloat) {
            const double floatTime = whole > 0 ? now[i].layer->floatTime : 1;
            const double cost = (time - now[i].time) * floatTime / unit + breakTime + (whole > 0 && !isFloat ? dynamicOverheadMs / unit : 0);
            const double gain = (now[i].noise - left) / cost;
            if (gain > bestGain) {
                best = i;
                toFloat = isFloat;
                bestGain = gain;
            }
        };
        for (size_t i = 0; i < now.size(); ++i) {
            if (now[i].time >= 1)
                continue;
            offer(i, 0, 1, true);
            if (const auto &dynamic = now[i].layer->dynamicNoise; dynamic && *dynamic < now[i].noise && now[i].time < dynamicTime)
                offer(i, *dynamic, dynamicTime, false);
        }
        if (best == now.size())
            return path;
        const double left = toFloat ? 0 : *now[best].layer->dynamicNoise;
        noise -= now[best].noise - left;
        now[best].noise = left;
        now[best].time = toFloat ? 1 : dynamicTime;
        path.push_back({now[best].layer->layer, toFloat, std::max(0.0, noise / first)});
    }
}

RescueState stateAfter(const std::vector<RescueMove> &path, size_t moves)
{
    RescueState state;
    for (size_t i = 0; i < std::min(moves, path.size()); ++i) {
        std::erase(state.dynamic, path[i].layer);
        (path[i].toFloat ? state.inFloat : state.dynamic).push_back(path[i].layer);
    }
    return state;
}

std::vector<size_t> rescueRungs(const std::vector<RescueMove> &path, size_t layers)
{
    std::vector<size_t> rungs;
    double wanted = 0.5;
    for (size_t moves = 1; moves <= path.size(); ++moves) {
        if (path[moves - 1].noiseLeft > wanted && moves < path.size())
            continue;
        if (stateAfter(path, moves).inFloat.size() >= layers)
            break;
        rungs.push_back(moves);
        wanted = std::min(wanted, path[moves - 1].noiseLeft) / 2;
    }
    return rungs;
}

} // namespace pare
