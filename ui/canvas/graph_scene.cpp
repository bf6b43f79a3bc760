#include "ui/canvas/graph_scene.h"

#include "core/base/units.h"

#include <QCoreApplication>

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
    case ColourBy::Cosine: return cosineDistance;
    case ColourBy::Relative: return relativeError;
    case ColourBy::Largest: return largestError;
    case ColourBy::Sparsity: return zeroShare;
    case ColourBy::Removed: return removedShare;
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
    case ColourBy::Cosine: return fmt::format("{:.5f}", 1 - value);
    case ColourBy::Relative: return formatPercent(value, 2);
    case ColourBy::Largest: return fmt::format("{:.3g}", value);
    case ColourBy::Sparsity:
    case ColourBy::Removed: return formatPercent(value);
    case ColourBy::Operator:
    case ColourBy::Precision:
    case ColourBy::Changes: break;
    }
    return {};
}

namespace {

struct ColourWords {
    Q_DECLARE_TR_FUNCTIONS(ColourWords)
};

}

std::string insteadOfFigure(const SceneNode &node, ColourBy mode)
{
    return mode == ColourBy::Time && !node.timeMs && !node.fusedInto.empty() ? ColourWords::tr("fused").toStdString() : std::string();
}

std::string howFound(const GraphScene &scene, ColourBy mode, bool any)
{
    const auto words = [&]() -> QString {
        switch (mode) {
        case ColourBy::Sensitivity: return any ? ColourWords::tr("half of the channels gone, measured") : ColourWords::tr("not measured");
        case ColourBy::Cosine:
        case ColourBy::Relative:
        case ColourBy::Largest:
        case ColourBy::Error:
            return !any ? ColourWords::tr("not measured") : scene.betweenModels ? ColourWords::tr("to the other model, measured") : ColourWords::tr("quantized, measured");
        case ColourBy::Time: return any ? ColourWords::tr("measured") : ColourWords::tr("not measured");
        case ColourBy::Sparsity: return any ? ColourWords::tr("computed") : ColourWords::tr("not counted yet");
        case ColourBy::Removed: return scene.removedPlanned ? ColourWords::tr("planned, computed") : ColourWords::tr("computed");
        default: return ColourWords::tr("computed");
        }
    };
    return words().toStdString();
}

std::string colourByName(ColourBy mode)
{
    switch (mode) {
    case ColourBy::Operator: return ColourWords::tr("Operator").toStdString();
    case ColourBy::Macs: return ColourWords::tr("MACs").toStdString();
    case ColourBy::Size: return ColourWords::tr("Size").toStdString();
    case ColourBy::Time: return ColourWords::tr("Time").toStdString();
    case ColourBy::Precision: return ColourWords::tr("Precision").toStdString();
    case ColourBy::Sensitivity: return ColourWords::tr("Sensitivity").toStdString();
    case ColourBy::Error: return ColourWords::tr("Error (SQNR)").toStdString();
    case ColourBy::Sparsity: return ColourWords::tr("Zero weights").toStdString();
    case ColourBy::Removed: return ColourWords::tr("Channels removed").toStdString();
    case ColourBy::Changes: return ColourWords::tr("Changes").toStdString();
    case ColourBy::Cosine: return ColourWords::tr("Cosine").toStdString();
    case ColourBy::Relative: return ColourWords::tr("Relative difference").toStdString();
    case ColourBy::Largest: return ColourWords::tr("Largest difference").toStdString();
    }
    return {};
}

std::string categoryName(Category category)
{
    switch (category) {
    case Category::Convolution: return ColourWords::tr("Convolution").toStdString();
    case Category::Matrix: return ColourWords::tr("Matrix").toStdString();
    case Category::Attention: return ColourWords::tr("Attention, recurrent").toStdString();
    case Category::Normalization: return ColourWords::tr("Normalization").toStdString();
    case Category::Activation: return ColourWords::tr("Activation").toStdString();
    case Category::ElementWise: return ColourWords::tr("Element-wise, pooling").toStdString();
    case Category::Shape: return ColourWords::tr("Shape, data movement").toStdString();
    case Category::Quantize: return ColourWords::tr("Quantize, cast").toStdString();
    case Category::InputOutput: return ColourWords::tr("Input, output").toStdString();
    }
    return {};
}

} // namespace pare
