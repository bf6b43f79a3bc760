#include "ui/canvas/node_colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pare {

namespace {

constexpr double dimShare = 0.35;

constexpr std::array<QRgb, 5> viridisStops{0xFF440154, 0xFF3B528B, 0xFF21918C, 0xFF5EC962, 0xFFFDE725};

NodeColours byFigure(const GraphDrawing &drawing, double value, ColourBy mode, const Theme &theme)
{
    const auto range = drawing.rangeOf(mode).value_or(GraphDrawing::Range{value, value});
    const double span = range.high - range.low;
    // One value for all: the middle, since it is neither low nor high; no share at all is low whatever the others are.
    const bool none = value == 0 && (mode == ColourBy::Sparsity || mode == ColourBy::Removed);
    const double share = span > 0 ? (value - range.low) / span : none ? 0 : 0.5;
    const QColor fill = viridis(share, theme.dark);
    const QColor text = readableOn(fill);
    NodeColours colours;
    colours.fill = fill.rgb();
    colours.text = text.rgb();
    colours.secondary = mixed(text, fill, 0.85).rgb();
    colours.mark = mixed(text, fill, 0.35).rgb();
    const double length = mode == ColourBy::Error ? share : range.high > 0 ? value / range.high : 0; // decibels have no zero to start from
    colours.bar = static_cast<float>(std::clamp(length, 0.0, 1.0));
    colours.fillIsValue = true;
    return colours;
}

NodeColours byCategory(Category category, const Theme &theme)
{
    NodeColours colours;
    colours.fill = theme.tint(category).rgb();
    colours.mark = theme.mark(category).rgb();
    colours.text = theme.text.rgb();
    colours.secondary = theme.secondary.rgb();
    return colours;
}

NodeColours neutral(const QColor &fill, const Theme &theme)
{
    NodeColours colours;
    colours.fill = fill.rgb();
    colours.mark = theme.edge.rgb();
    colours.text = theme.text.rgb();
    colours.secondary = theme.secondary.rgb();
    return colours;
}

NodeColours withoutValue(const Theme &theme)
{
    NodeColours colours = neutral(theme.field, theme);
    colours.hatched = true;
    return colours;
}

} // namespace

QColor viridis(double share, bool dark)
{
    const double bounded = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
    const double place = (dark ? bounded : 1 - bounded) * (viridisStops.size() - 1);
    const auto below = std::min(static_cast<size_t>(place), viridisStops.size() - 2);
    return mixed(QColor::fromRgb(viridisStops[below + 1]), QColor::fromRgb(viridisStops[below]), place - static_cast<double>(below));
}

Category precisionCategory(std::string_view precision)
{
    if (precision == "F32" || precision == "F64")
        return Category::Shape;
    if (precision == "F16")
        return Category::ElementWise;
    if (precision == "BF16" || precision == "F8")
        return Category::Attention;
    if (precision == "I8" || precision == "U8")
        return Category::Convolution;
    if (precision == "I4" || precision == "U4" || precision == "I2" || precision == "U2" || precision == "I1")
        return Category::Matrix;
    return Category::Quantize;
}

Category changeCategory(std::string_view change)
{
    if (change == "added")
        return Category::Normalization;
    if (change == "removed")
        return Category::Matrix;
    if (change == "precision")
        return Category::Quantize;
    if (change == "weights")
        return Category::Convolution;
    if (change == "shape")
        return Category::Activation;
    if (change == "attributes")
        return Category::ElementWise;
    if (change == "inputs")
        return Category::Shape;
    return change == "unchanged" || change.empty() ? Category::InputOutput : Category::Attention;
}

NodeColours nodeColours(const GraphDrawing &drawing, int node, ColourBy mode, const Theme &theme)
{
    const SceneNode &own = drawing.scene().node(node);
    if (own.kind == NodeKind::Input || own.kind == NodeKind::Output)
        return neutral(theme.panel, theme);
    if (mode == ColourBy::Operator && own.kind == NodeKind::ControlFlow)
        return neutral(theme.field, theme); // what it does is inside of it; its double outline says so
    if (mode == ColourBy::Operator)
        return byCategory(own.category, theme);
    if (mode == ColourBy::Changes) {
        const Category category = changeCategory(own.change);
        NodeColours colours = category == Category::InputOutput ? neutral(theme.field, theme) : byCategory(category, theme);
        if (category == Category::InputOutput)
            colours.text = theme.secondary.rgb();
        colours.hatched = own.kind == NodeKind::Gone;
        return colours;
    }
    if (mode == ColourBy::Precision)
        return own.precision.empty() ? withoutValue(theme) : byCategory(precisionCategory(own.precision), theme);
    const auto value = own.figure(mode);
    if (value && std::isfinite(*value))
        return byFigure(drawing, *value, mode, theme);
    if (insteadOfFigure(own, mode).empty())
        return withoutValue(theme);
    NodeColours colours = neutral(theme.panel, theme);
    colours.fused = true;
    return colours;
}

NodeColours selectedColours(const NodeColours &colours, const Theme &theme)
{
    NodeColours selected = colours;
    if (!colours.fillIsValue) {
        selected.fill = theme.selectionFill.rgb();
        selected.hatched = false;
    }
    return selected;
}

NodeColours dimmedColours(const NodeColours &colours, const Theme &theme)
{
    NodeColours dimmed = colours;
    dimmed.fill = dimmedColour(colours.fill, theme);
    dimmed.mark = dimmedColour(colours.mark, theme);
    dimmed.text = dimmedColour(colours.text, theme);
    dimmed.secondary = dimmedColour(colours.secondary, theme);
    return dimmed;
}

QRgb dimmedColour(QRgb colour, const Theme &theme)
{
    const QRgb ground = theme.canvas.rgb();
    const auto channel = [](int own, int other) { return static_cast<int>(std::lround(own * dimShare + other * (1 - dimShare))); };
    return qRgb(channel(qRed(colour), qRed(ground)), channel(qGreen(colour), qGreen(ground)), channel(qBlue(colour), qBlue(ground)));
}

} // namespace pare
