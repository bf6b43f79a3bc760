#include "core/quant/affine.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pare::quant {

double roundHalfEven(double value)
{
    const double below = std::floor(value);
    const double fraction = value - below;
    if (fraction < 0.5)
        return below;
    if (fraction > 0.5)
        return below + 1;
    return std::fmod(below, 2.0) == 0 ? below : below + 1;
}

Affine affineFor(Range range, Grid grid)
{
    const double min = std::min(range.min, 0.0);
    const double max = std::max(range.max, 0.0);
    if (!(max > min))
        return {1, std::clamp(0, grid.least, grid.most)};
    const float scale = std::max(static_cast<float>((max - min) / grid.steps()), smallestScale);
    const double zero = roundHalfEven(grid.least - min / static_cast<double>(scale));
    return {scale, static_cast<int>(std::clamp<double>(zero, grid.least, grid.most))};
}

Affine symmetricFor(Range range, Grid grid)
{
    const double most = std::max(std::abs(range.min), std::abs(range.max));
    const int middle = grid.least < 0 ? 0 : (grid.least + grid.most + 1) / 2;
    if (!(most > 0))
        return {1, middle};
    return {std::max(static_cast<float>(most / (grid.most - middle)), smallestScale), middle};
}

Range represented(Affine affine, Grid grid)
{
    return {static_cast<double>(grid.least - affine.zeroPoint) * affine.scale,
            static_cast<double>(grid.most - affine.zeroPoint) * affine.scale};
}

int quantize(float value, Affine affine, Grid grid)
{
    const double steps = roundHalfEven(static_cast<double>(value / affine.scale));
    if (std::isnan(steps))
        return std::clamp(affine.zeroPoint, grid.least, grid.most);
    return static_cast<int>(std::clamp<double>(steps + affine.zeroPoint, grid.least, grid.most));
}

std::vector<int32_t> quantizeBias(std::span<const float> bias, float inputScale, std::span<const float> weightScales)
{
    constexpr double limit = std::numeric_limits<int32_t>::max();
    std::vector<int32_t> values(bias.size());
    for (size_t i = 0; i < bias.size(); ++i) {
        const float weightScale = weightScales.size() == 1 ? weightScales[0] : weightScales[i];
        const double steps = static_cast<double>(bias[i]) / static_cast<double>(biasScale(inputScale, weightScale));
        values[i] = static_cast<int32_t>(std::clamp(roundHalfEven(steps), -limit, limit));
    }
    return values;
}

float leastWeightScale(float bias, float inputScale)
{
    return static_cast<float>(std::abs(static_cast<double>(bias)) / static_cast<double>(1 << 30) / static_cast<double>(inputScale));
}

} // namespace pare::quant
