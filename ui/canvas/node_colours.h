// What colours a node has: by operator, by a figure, or by precision; selected, dimmed, in light and dark.
#pragma once

#include "ui/canvas/graph_drawing.h"
#include "ui/theme/palette.h"

#include <QColor>

namespace pare {

// Viridis at `share` (0 to 1, bounded) from five stops, reversed in the light theme: more always stands out more from the
// ground.
QColor viridis(double share, bool dark);

// The category whose colours a precision ("I8") borrows, so that the window keeps to one palette.
Category precisionCategory(std::string_view precision);

// The same for a change between two models ("weights", "added"); InputOutput for what is unchanged.
Category changeCategory(std::string_view change);

struct NodeColours {
    QRgb fill = 0; // body
    QRgb mark = 0; // strip and outline, and the whole node where it is a few pixels high
    QRgb text = 0;
    QRgb secondary = 0;
    float bar = -1;            // 0 to 1 of the largest figure; below 0: no bar
    bool hatched = false;      // it has no value
    bool fused = false;        // it has none because another has it
    bool fillIsValue = false;  // selecting it must not cover the fill
};

NodeColours nodeColours(const GraphDrawing &drawing, int node, ColourBy mode, const Theme &theme);
NodeColours selectedColours(const NodeColours &colours, const Theme &theme);
NodeColours dimmedColours(const NodeColours &colours, const Theme &theme); // everything at 35 % on the canvas
QRgb dimmedColour(QRgb colour, const Theme &theme);

} // namespace pare
