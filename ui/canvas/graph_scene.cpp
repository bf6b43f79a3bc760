#include "ui/canvas/graph_scene.h"

#include "core/base/units.h"

#include <cmath>

namespace pare {

std::optional<double> SceneNode::figure(ColourBy mode) const
{
    switch (mode) {
    case ColourBy::Macs: return macs;
    case ColourBy::Size: return sizeBytes;
    case ColourBy::Time: return timeMs;
    case ColourBy::Operator:
    case ColourBy::Precision: break;
    }
    return std::nullopt;
}

std::string figureText(ColourBy mode, double value)
{
    switch (mode) {
    case ColourBy::Macs: return formatCountShort(value);
    case ColourBy::Size: return formatBytes(std::llround(value));
    case ColourBy::Time: return formatMilliseconds(value);
    case ColourBy::Operator:
    case ColourBy::Precision: break;
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
