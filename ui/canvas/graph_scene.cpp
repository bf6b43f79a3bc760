#include "ui/canvas/graph_scene.h"

#include "core/base/units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pare {

std::optional<double> SceneNode::figure(ColourBy mode) const
{
    switch (mode) {
    case ColourBy::Macs: return macs;
    case ColourBy::Size: return sizeBytes;
    case ColourBy::Time: return timeMs;
    case ColourBy::Sensitivity: return sensitivity;
    case ColourBy::Error: return sqnrDb ? std::optional(-*sqnrDb) : std::nullopt;
    case ColourBy::Operator:
    case ColourBy::Precision:
    case ColourBy::Changes: break;
    }
    return std::nullopt;
}

bool hasFigure(ColourBy mode)
{
    return std::find(figureModes.begin(), figureModes.end(), mode) != figureModes.end();
}

std::string figureText(const GraphScene &scene, ColourBy mode, double value)
{
    switch (mode) {
    case ColourBy::Macs: return formatCountShort(value);
    case ColourBy::Size: return formatBytes(std::llround(value));
    case ColourBy::Time: return formatMilliseconds(value);
    case ColourBy::Sensitivity:
        if (scene.sensitivityUnit == "%")
            return fmt::format("{:.3g} % noise", value);
        return std::abs(value) < 0.05 ? "0 pt" : fmt::format("{}{:.1f} pt", value < 0 ? "+" : "−", std::abs(value));
    case ColourBy::Error: return fmt::format("{:.1f} dB", -value);
    case ColourBy::Operator:
    case ColourBy::Precision:
    case ColourBy::Changes: break;
    }
    return {};
}

std::string colourByName(ColourBy mode)
{
    switch (mode) {
    case ColourBy::Operator: return "Operator";
    case ColourBy::Macs: return "MACs";
    case ColourBy::Size: return "Size";
    case ColourBy::Time: return "Time";
    case ColourBy::Precision: return "Precision";
    case ColourBy::Sensitivity: return "Sensitivity";
    case ColourBy::Error: return "Error (SQNR)";
    case ColourBy::Changes: return "Changes";
    }
    return {};
}

std::string categoryName(Category category)
{
    switch (category) {
    case Category::Convolution: return "Convolution";
    case Category::Matrix: return "Matrix";
    case Category::Attention: return "Attention, recurrent";
    case Category::Normalization: return "Normalization";
    case Category::Activation: return "Activation";
    case Category::ElementWise: return "Element-wise, pooling";
    case Category::Shape: return "Shape, data movement";
    case Category::Quantize: return "Quantize, cast";
    case Category::InputOutput: return "Input, output";
    }
    return {};
}

} // namespace pare
