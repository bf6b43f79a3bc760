// The parts of a frame that are written straight into the picture: lines, and nodes where they are a few pixels high.

#include "ui/canvas/frame_painter.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double leastSelected = 6; // a selected node is at least this high and wide on screen

size_t at(int index)
{
    return static_cast<size_t>(index);
}

QRgb between(QRgb colour, QRgb ground, double share)
{
    return mixed(QColor::fromRgb(colour), QColor::fromRgb(ground), share).rgb();
}

// Lines are thinner than a pixel where nodes are small: they step back accordingly.
double edgeShare(DetailLevel level)
{
    return level == DetailLevel::Blocks ? 0.45 : level == DetailLevel::Operators ? 0.75 : 1;
}

} // namespace

EdgeMarks edgeMarksOf(const GraphDrawing &drawing, const CanvasMarks &marks)
{
    const GraphScene &scene = drawing.scene();
    const GraphLayout &layout = drawing.layout();
    EdgeMarks edges;
    edges.flags.assign(scene.tensors.size(), 0);
    edges.lastSelectedRow.assign(scene.tensors.size(), -1);
    edges.lastHoveredRow.assign(scene.tensors.size(), -1);
    std::vector<int> byPill; // tensors that reach the node by its pill
    const auto mark = [&](int node, uint8_t out, uint8_t in, std::vector<int> &lastRow) {
        for (const int tensor : drawing.outputsOf(node))
            edges.flags[at(tensor)] |= out;
        const auto [firstPill, endPill] = drawing.pillsOf(node);
        byPill.clear();
        for (int pill = firstPill; pill < endPill; ++pill)
            if (!layout.pills[at(pill)].out)
                for (const LayoutPillEnd &end : drawing.pillEnds(pill))
                    byPill.push_back(end.tensor);
        std::ranges::sort(byPill);
        for (const int tensor : drawing.inputsOf(node)) {
            if (std::ranges::binary_search(byPill, tensor))
                continue;
            edges.flags[at(tensor)] |= in;
            lastRow[at(tensor)] = std::max(lastRow[at(tensor)], layout.rowOf[at(node)]);
        }
    };
    for (int node = 0; node < static_cast<int>(marks.selected.size()); ++node)
        if (marks.selected[at(node)])
            mark(node, EdgeMarks::Outgoing, EdgeMarks::Incoming, edges.lastSelectedRow);
    if (marks.hovered >= 0)
        mark(marks.hovered, EdgeMarks::HoverOut, EdgeMarks::HoverIn, edges.lastHoveredRow);
    if (marks.tensor >= 0)
        edges.flags[at(marks.tensor)] |= EdgeMarks::Chosen;
    if (!marks.matching.empty()) {
        for (int tensor = 0; tensor < static_cast<int>(scene.tensors.size()); ++tensor) {
            const SceneTensor &own = scene.tensor(tensor);
            const auto matches = [&](int node) { return node >= 0 && node < scene.nodeCount() && marks.matching[at(node)]; };
            if (!matches(own.producer) || std::ranges::none_of(own.readers, matches))
                edges.flags[at(tensor)] |= EdgeMarks::Dimmed;
        }
    }
    return edges;
}

void FramePainter::paintRaster(Raster &raster, const FrameRequest &request) const
{
    const PixelView &view = request.view;
    const GraphLayout &layout = request.drawing->layout();
    const double height = std::max(0.75, layout.options.nodeHeight * view.scale);
    std::vector<int> selected;
    for (const Visible &visible : m_visible) {
        const double top = layout.rows[at(visible.row)].y * view.scale - view.top;
        for (int i = visible.first; i < visible.end; ++i) {
            const int node = layout.rowNodes[at(i)];
            const double half = layout.width[at(node)] * view.scale / 2;
            const double centre = layout.centre[at(node)] * view.scale - view.left;
            const QRgb mark = m_colours[at(node)].fillIsValue ? m_colours[at(node)].fill : m_colours[at(node)].mark;
            raster.softRect(centre - half, top, centre + half, top + height,
                            isDimmed(request, node) ? dimmedColour(mark, *request.theme) : mark);
            if (request.marks->selected[at(node)])
                selected.push_back(node);
        }
    }
    const int least = view.lines(leastSelected);
    for (const int node : selected) {
        const QPointF centre = pixelRect(request, node).center();
        raster.rect(static_cast<int>(centre.x()) - least / 2, static_cast<int>(centre.y()) - least / 2, least, least,
                    request.theme->accent.rgb());
    }
}

void FramePainter::paintBlocks(Raster &raster, const FrameRequest &request) const
{
    const GraphLayout &layout = request.drawing->layout();
    const int least = request.view.lines(leastSelected);
    std::vector<int> raised;
    for (const Visible &visible : m_visible) {
        for (int i = visible.first; i < visible.end; ++i) {
            const int node = layout.rowNodes[at(i)];
            const NodeColours &own = m_colours[at(node)];
            const QRgb mark = own.fillIsValue ? own.fill : own.mark;
            const QRect rect = pixelRect(request, node).toRect();
            raster.rect(rect.left(), rect.top(), rect.width(), rect.height(),
                        isDimmed(request, node) ? dimmedColour(mark, *request.theme) : mark);
            if (request.marks->selected[at(node)] || node == request.marks->hovered || isLit(request, node) ||
                request.marks->group.contains(node))
                raised.push_back(node);
        }
    }
    for (const int node : raised) {
        QRect rect = pixelRect(request, node).toRect();
        const bool selected = request.marks->selected[at(node)];
        const QRgb colour = node == request.marks->hovered && !selected ? request.theme->text.rgb() : request.theme->accent.rgb();
        const int wide = std::max(rect.width(), least);
        const int high = std::max(rect.height(), least);
        rect = QRect(rect.center().x() - wide / 2, rect.center().y() - high / 2, wide, high);
        const int line = request.view.lines(1);
        raster.rect(rect.left() - line, rect.top() - line, rect.width() + 2 * line, rect.height() + 2 * line, colour);
        if (selected) // all of it in the accent: at this size a ring alone would not be seen
            continue;
        const NodeColours colours = coloursOf(request, node);
        raster.rect(rect.left(), rect.top(), rect.width(), rect.height(), colours.fillIsValue ? colours.fill : colours.mark);
    }
}

void FramePainter::paintEdges(Raster &raster, const FrameRequest &request) const
{
    const GraphDrawing &drawing = *request.drawing;
    const GraphLayout &layout = drawing.layout();
    const EdgeMarks &edges = *request.edges;
    const Theme &theme = *request.theme;
    const bool detailed = request.level >= DetailLevel::Names;
    const QRgb plain = between(theme.edge.rgb(), theme.canvas.rgb(), edgeShare(request.level));
    const EdgeStyle normal{plain, request.view.lines(1), detailed, false};
    EdgeStyle dimmed = normal;
    dimmed.colour = dimmedColour(plain, theme);
    const double left = request.view.worldX(-8);
    const double right = request.view.worldX(raster.width() + 8);
    struct Raised {
        int row;
        int piece;
    };
    std::vector<Raised> raised;
    for (const Visible &visible : m_visible) {
        const LayoutRow &row = layout.rows[at(visible.row)];
        for (int piece = row.firstPiece; piece < row.endPiece; ++piece) {
            if (!drawing.pieceBetween(piece, left, right))
                continue;
            const uint8_t flags = edges.flags[at(layout.pieces[at(piece)].tensor)];
            if (flags & ~EdgeMarks::Dimmed)
                raised.push_back({visible.row, piece});
            paintPiece(raster, request.view, drawing, visible.row, piece, flags & EdgeMarks::Dimmed ? dimmed : normal);
        }
    }
    const int thick = request.view.lines(2);
    const auto isSelected = [&](int node) { return request.marks->selected[at(node)] != 0; };
    for (const Raised &own : raised) {
        const int tensor = layout.pieces[at(own.piece)].tensor;
        const uint8_t flags = edges.flags[at(tensor)];
        const auto paint = [&](QRgb colour, bool dashed, auto shown) {
            paintPiece(raster, request.view, drawing, own.row, own.piece, {colour, thick, detailed, dashed}, shown);
        };
        const auto all = [](const LayoutTap &) { return true; };
        if (flags & EdgeMarks::HoverOut)
            paint(theme.secondary.rgb(), false, all);
        if (flags & EdgeMarks::HoverIn)
            paint(theme.secondary.rgb(), false, [&](const LayoutTap &tap) {
                return tap.reader < 0 ? edges.lastHoveredRow[at(tensor)] > own.row + 1 : tap.reader == request.marks->hovered;
            });
        if (flags & EdgeMarks::Chosen)
            paint(theme.accent.rgb(), false, all);
        if (flags & EdgeMarks::Outgoing)
            paint(theme.accent.rgb(), true, all);
        if (flags & EdgeMarks::Incoming)
            paint(theme.accent.rgb(), false, [&](const LayoutTap &tap) {
                return tap.reader < 0 ? edges.lastSelectedRow[at(tensor)] > own.row + 1 : isSelected(tap.reader);
            });
    }
}

void FramePainter::paintPillLines(Raster &raster, const FrameRequest &request) const
{
    const GraphDrawing &drawing = *request.drawing;
    const GraphLayout &layout = drawing.layout();
    if (layout.pillCount() == 0)
        return;
    const PixelView &view = request.view;
    const QRgb plain = between(request.theme->edge.rgb(), request.theme->canvas.rgb(), edgeShare(request.level));
    const int thickness = view.lines(1);
    for (const Visible &visible : m_visible) {
        for (int i = visible.first; i < visible.end; ++i) {
            const int node = layout.rowNodes[at(i)];
            const auto [first, end] = drawing.pillsOf(node);
            for (int pill = first; pill < end; ++pill) {
                const QRect own = pixelRect(view, drawing.pillRect(pill)).toRect();
                const QRect box = pixelRect(request, node).toRect();
                const bool out = layout.pills[at(pill)].out;
                const int from = out ? box.right() + 1 : own.right() + 1;
                const int to = out ? own.left() : box.left();
                const QRgb colour = isDimmed(request, node) ? dimmedColour(plain, *request.theme) : plain;
                raster.rect(from, own.center().y(), to - from, thickness, colour);
                if (request.level == DetailLevel::Blocks)
                    raster.rect(own.left(), own.top(), own.width(), own.height(), colour);
            }
        }
    }
}

} // namespace pare
