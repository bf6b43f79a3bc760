// Frames for files, and the small picture of everything.

#include "ui/canvas/frame_painter.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

size_t at(int index)
{
    return static_cast<size_t>(index);
}

} // namespace

void FramePainter::paintVector(QPainter &painter, const FrameRequest &request, const QRectF &world)
{
    prepare(request);
    findVisible(request, world.left(), world.top(), world.right(), world.bottom());
    const GraphDrawing &drawing = *request.drawing;
    const GraphLayout &layout = drawing.layout();
    const Theme &theme = *request.theme;
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrames(painter, request, world, true);
    for (const Visible &visible : m_visible) {
        const LayoutRow &row = layout.rows[at(visible.row)];
        for (int piece = row.firstPiece; piece < row.endPiece; ++piece) {
            painter.setPen(QPen(theme.edge, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(piecePath(drawing, visible.row, piece));
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.edge);
            const double tip = row.y + layout.options.nodeHeight + row.gap;
            for (int tap = layout.pieces[at(piece)].firstTap; tap < layout.pieces[at(piece) + 1].firstTap; ++tap) {
                if (layout.taps[at(tap)].reader < 0)
                    continue;
                const double x = layout.taps[at(tap)].x;
                const QPolygonF head({QPointF(x, tip), QPointF(x - arrowWidth / 2, tip - arrowHeight), QPointF(x + arrowWidth / 2, tip - arrowHeight)});
                painter.drawPolygon(head);
            }
        }
    }
    const NodeMetrics metrics{1, 1, DetailLevel::Names, true};
    for (const Visible &visible : m_visible) {
        for (int i = visible.first; i < visible.end; ++i) {
            const int node = layout.rowNodes[at(i)];
            const auto [first, end] = drawing.pillsOf(node);
            painter.setPen(QPen(theme.edge, 1));
            for (int pill = first; pill < end; ++pill) {
                const QRectF own = drawing.pillRect(pill);
                const QRectF box = drawing.nodeRect(node);
                const bool out = layout.pills[at(pill)].out;
                painter.drawLine(QPointF(out ? box.right() : own.right(), own.center().y()), QPointF(out ? own.left() : box.left(), own.center().y()));
            }
            paintNode(painter, request, node, drawing.nodeRect(node), metrics);
            paintPills(painter, request, node, metrics);
        }
    }
    paintTitles(painter, request, true);
}

QImage overviewPicture(const GraphDrawing &drawing, ColourBy mode, const Theme &theme, QSize size, double scaleX, double scaleY)
{
    QImage picture(size.expandedTo({1, 1}), QImage::Format_RGB32);
    BendMasks masks;
    Raster raster(picture, masks);
    raster.fill(theme.canvas.rgb());
    const GraphLayout &layout = drawing.layout();
    const double height = std::max(0.8, layout.options.nodeHeight * scaleY);
    for (const LayoutRow &row : layout.rows) {
        for (int i = row.firstNode; i < row.endNode; ++i) {
            const int node = layout.rowNodes[at(i)];
            const NodeColours colours = nodeColours(drawing, node, mode, theme);
            const double half = std::max(0.5, layout.width[at(node)] * scaleX / 2);
            const double centre = (layout.centre[at(node)] - layout.left) * scaleX;
            raster.softRect(centre - half, row.y * scaleY, centre + half, row.y * scaleY + height,
                            colours.fillIsValue ? colours.fill : colours.mark);
        }
    }
    return picture;
}

} // namespace pare
