// Draws the lines of tensors: fast into a picture, or as paths for vector formats.
#pragma once

#include "ui/canvas/graph_drawing.h"
#include "ui/canvas/raster.h"

#include <QPainterPath>

namespace pare {

// From the world to the pixels of a picture. World positions are rounded before the offset is taken away, so nothing
// moves against anything else while the view is scrolled.
struct PixelView {
    double scale = 1; // pixels of the picture per world pixel
    int left = 0;     // of the picture, in pixels from the world's origin
    int top = 0;
    double line = 1;  // pixels of the picture per pixel of the design: device pixel ratio and text size

    [[nodiscard]] int x(double world) const { return static_cast<int>(std::lround(world * scale)) - left; }
    [[nodiscard]] int y(double world) const { return static_cast<int>(std::lround(world * scale)) - top; }
    [[nodiscard]] int length(double world) const { return static_cast<int>(std::lround(world * scale)); }
    [[nodiscard]] int lines(double design) const { return std::max(1, static_cast<int>(std::lround(design * line))); }
    [[nodiscard]] double worldX(double pixel) const { return (pixel + left) / scale; }
    [[nodiscard]] double worldY(double pixel) const { return (pixel + top) / scale; }
};

struct EdgeStyle {
    QRgb colour = 0;
    int thickness = 1;
    bool detailed = false; // bends and arrowheads
    bool dashed = false;
};

// One piece of a line. `shown(tap)` says which taps are drawn (with the way to them): for the way to one reader only.
template <typename Shown>
void paintPiece(Raster &raster, const PixelView &view, const GraphDrawing &drawing, int row, int piece, const EdgeStyle &style,
                Shown shown);

// All of it.
void paintPiece(Raster &raster, const PixelView &view, const GraphDrawing &drawing, int row, int piece, const EdgeStyle &style);

// The piece in world coordinates, without arrowheads.
QPainterPath piecePath(const GraphDrawing &drawing, int row, int piece);

// The sizes of an arrowhead, in world pixels.
inline constexpr double arrowWidth = 7;
inline constexpr double arrowHeight = 5;
inline constexpr double bendRadius = 4;

namespace edges {

struct PixelTap {
    int x = 0;
    bool arrow = false;
};

// The piece in pixels: down at `x` from `start`, along `track`, down to `end` at each tap.
struct PixelPiece {
    int x = 0;
    int start = 0;
    int track = 0;
    int end = 0;
};

PixelPiece pixelPiece(const PixelView &view, const GraphDrawing &drawing, int row, int piece);
void paint(Raster &raster, const PixelView &view, const PixelPiece &piece, std::vector<PixelTap> &taps, const EdgeStyle &style);

} // namespace edges

template <typename Shown>
void paintPiece(Raster &raster, const PixelView &view, const GraphDrawing &drawing, int row, int piece, const EdgeStyle &style,
                Shown shown)
{
    thread_local std::vector<edges::PixelTap> taps;
    taps.clear();
    const GraphLayout &layout = drawing.layout();
    const auto index = static_cast<size_t>(piece);
    for (int i = layout.pieces[index].firstTap; i < layout.pieces[index + 1].firstTap; ++i) {
        const LayoutTap &tap = layout.taps[static_cast<size_t>(i)];
        if (shown(tap))
            taps.push_back({view.x(tap.x), tap.reader >= 0});
    }
    if (!taps.empty())
        edges::paint(raster, view, edges::pixelPiece(view, drawing, row, piece), taps, style);
}

} // namespace pare
