#include "ui/canvas/edge_painter.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace edges {

namespace {

constexpr double dashOn = 6; // design pixels
constexpr double dashOff = 4;

// A straight line between two pixel boundaries along one axis, dashed by where it is on the picture plus the offset, so
// that the dashes of neighbouring pieces fit together and stand still while the view is scrolled.
void straight(Raster &raster, const PixelView &view, bool vertical, int across, int from, int to, const EdgeStyle &style)
{
    if (from >= to)
        return;
    const int near = style.thickness / 2;
    const auto rect = [&](int begin, int end) {
        if (vertical)
            raster.rect(across - near, begin, style.thickness, end - begin, style.colour);
        else
            raster.rect(begin, across - near, end - begin, style.thickness, style.colour);
    };
    if (!style.dashed) {
        rect(from, to);
        return;
    }
    const int on = view.lines(dashOn);
    const int period = on + view.lines(dashOff);
    const int offset = vertical ? view.top : view.left;
    const int low = std::max(from, -period);
    const int high = std::min(to, (vertical ? raster.height() : raster.width()) + period);
    for (int begin = low - (((low + offset) % period) + period) % period; begin < high; begin += period)
        if (const int first = std::max(begin, low), last = std::min(begin + on, high); first < last)
            rect(first, last);
}

} // namespace

PixelPiece pixelPiece(const PixelView &view, const GraphDrawing &drawing, int row, int piece)
{
    const GraphLayout &layout = drawing.layout();
    const LayoutRow &own = layout.rows[static_cast<size_t>(row)];
    const LayoutPiece &line = layout.pieces[static_cast<size_t>(piece)];
    const int top = view.y(own.y);
    // As the painter of nodes rounds: the top, and a height of its own.
    const int start = line.startY > 0 ? top + view.length(layout.options.nodeHeight) : top;
    return {view.x(line.sourceX), start, view.y(own.y + line.trackY), view.y(own.y + layout.options.nodeHeight + own.gap)};
}

void paint(Raster &raster, const PixelView &view, const PixelPiece &piece, std::vector<PixelTap> &taps, const EdgeStyle &style)
{
    const int near = style.thickness / 2;
    const int far = style.thickness - near;
    const int wanted = style.detailed ? view.length(bendRadius) : 0;
    const int arrowLength = style.detailed ? std::max(3, view.length(arrowHeight)) + style.thickness - 1 : 0;
    const int arrowSpan = std::max(5, view.length(arrowWidth)) + 2 * (style.thickness - 1);
    std::ranges::sort(taps, {}, &PixelTap::x);

    // How round the bends may be: the arms must not be shorter than the bend.
    int sourceRadius = std::clamp(piece.track - near - piece.start, 0, wanted);
    int tapRadius = std::clamp(piece.end - arrowLength - piece.track - far, 0, wanted);
    bool runsOn = false;
    for (const PixelTap &tap : taps) {
        const int aside = std::abs(tap.x - piece.x);
        runsOn = runsOn || aside == 0;
        if (aside > 0) {
            sourceRadius = std::min(sourceRadius, std::max(0, (aside - style.thickness) / 2));
            tapRadius = std::min(tapRadius, std::max(0, (aside - style.thickness) / 2));
        }
    }
    const auto down = [&](const PixelTap &tap, int from) {
        const bool arrow = tap.arrow && style.detailed;
        straight(raster, view, true, tap.x, from, arrow ? piece.end - arrowLength / 2 : piece.end, style);
        if (arrow)
            raster.arrow(tap.x - (style.thickness % 2 == 0 ? 1 : 0), piece.end, arrowSpan, arrowLength, style.colour);
    };

    const PixelTap &first = taps.front();
    const PixelTap &last = taps.back();
    if (runsOn)
        straight(raster, view, true, piece.x, piece.start, piece.track - near, style);
    else
        straight(raster, view, true, piece.x, piece.start, piece.track - near - sourceRadius, style);
    if (first.x < piece.x) {
        straight(raster, view, false, piece.track, first.x + far + tapRadius, piece.x - near - sourceRadius, style);
        raster.bend(piece.x, piece.track, sourceRadius, style.thickness, Bend::TopLeft, style.colour);
    }
    if (last.x > piece.x) {
        straight(raster, view, false, piece.track, piece.x + far + sourceRadius, last.x - near - tapRadius, style);
        raster.bend(piece.x, piece.track, sourceRadius, style.thickness, Bend::TopRight, style.colour);
    }
    for (const PixelTap &tap : taps) {
        if (tap.x == piece.x) {
            down(tap, piece.track - near);
            continue;
        }
        const Bend bend = tap.x < piece.x ? Bend::BottomRight : Bend::BottomLeft;
        raster.bend(tap.x, piece.track, tapRadius, style.thickness, bend, style.colour);
        down(tap, piece.track + far + tapRadius);
    }
}

} // namespace edges

void paintPiece(Raster &raster, const PixelView &view, const GraphDrawing &drawing, int row, int piece, const EdgeStyle &style)
{
    paintPiece(raster, view, drawing, row, piece, style, [](const LayoutTap &) { return true; });
}

QPainterPath piecePath(const GraphDrawing &drawing, int row, int piece)
{
    const GraphLayout &layout = drawing.layout();
    const LayoutRow &own = layout.rows[static_cast<size_t>(row)];
    const LayoutPiece &line = layout.pieces[static_cast<size_t>(piece)];
    const double start = own.y + line.startY;
    const double track = own.y + line.trackY;
    const double end = own.y + layout.options.nodeHeight + own.gap;
    const double x = line.sourceX;
    QPainterPath path;
    for (int i = line.firstTap; i < layout.pieces[static_cast<size_t>(piece) + 1].firstTap; ++i) {
        const double tap = layout.taps[static_cast<size_t>(i)].x;
        const double aside = tap - x;
        path.moveTo(x, start);
        if (std::abs(aside) < 0.5) {
            path.lineTo(x, end);
            continue;
        }
        const double radius = std::min({bendRadius, std::abs(aside) / 2, track - start, end - track});
        const double way = aside > 0 ? radius : -radius;
        path.lineTo(x, track - radius);
        path.quadTo(x, track, x + way, track);
        path.lineTo(tap - way, track);
        path.quadTo(tap, track, tap, track + radius);
        path.lineTo(tap, end);
    }
    return path;
}

} // namespace pare
