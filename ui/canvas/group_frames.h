// Frames around open groups: where their outlines run. World coordinates.
#pragma once

#include "ui/canvas/graph_drawing.h"

#include <QPainterPath>
#include <QRectF>

#include <vector>

namespace pare {

struct FrameShape {
    QPainterPath outline; // around the nodes of the group and no others; several parts where they stand apart
    QRectF bounds;
    QRectF content;       // of the nodes alone
    int depth = 0;        // frames around it
};

// One a frame of the scene, in its order. The outlines of frames in each other keep a distance.
[[nodiscard]] std::vector<FrameShape> frameShapes(const GraphDrawing &drawing);

} // namespace pare
