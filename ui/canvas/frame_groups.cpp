// Frames around open groups, with their titles.

#include "ui/canvas/frame_painter.h"

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double titleSize = 10; // design pixels
constexpr double leastWidth = 48;
constexpr double leastHeight = 36;

QColor groundOf(const Theme &theme, int depth)
{
    QColor ground = theme.edge;
    ground.setAlphaF(std::min(0.07f, 0.035f + 0.015f * static_cast<float>(depth)));
    return ground;
}

} // namespace

// The titles come last of all, over nodes and lines: this only finds their places.
void FramePainter::paintFrames(QPainter &painter, const FrameRequest &request, const QRectF &world, bool vector)
{
    m_titles.clear();
    const GraphDrawing &drawing = *request.drawing;
    const auto &shapes = drawing.frames();
    const PixelView view = vector ? PixelView{} : request.view;
    const double line = vector ? 1 : view.line;
    const double high = std::ceil(titleSize * line * 1.5);
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < shapes.size(); ++i) {
        const FrameShape &shape = shapes[i];
        if (!shape.bounds.intersects(world))
            continue;
        painter.save();
        if (!vector) {
            painter.translate(-view.left, -view.top);
            painter.scale(view.scale, view.scale);
        }
        QPen pen(request.theme->controlBorder, 1);
        pen.setCosmetic(!vector);
        if (!vector)
            pen.setWidthF(std::max(1.0, std::round(view.line)));
        painter.setPen(pen);
        painter.setBrush(groundOf(*request.theme, shape.depth));
        painter.drawPath(shape.outline);
        painter.restore();

        const QRectF box = vector ? shape.bounds
                                  : QRectF(view.x(shape.bounds.left()), view.y(shape.bounds.top()), view.length(shape.bounds.width()), view.length(shape.bounds.height()));
        if (box.width() < leastWidth * line || box.height() < leastHeight * line || (request.level < DetailLevel::Names && box.height() < 4 * leastHeight * line))
            continue;
        // The title of a frame that begins above the view stays at its upper edge.
        const double top = vector ? box.top() : std::clamp(0.0, box.top(), std::max(box.top(), box.bottom() - 2 * high));
        const double wish = m_nodes.text().widthOf("▾ " + drawing.scene().frames[i].title, TextRole::Small, titleSize * line) + 8 * line;
        QRectF place(box.left() + 8 * line, top - high / 2, std::min(wish, box.width() - 16 * line), high);
        if (!vector && place.top() < 0)
            place.moveTop(0);
        for (bool moved = true; moved;) { // behind what stands there, as a trail
            moved = false;
            for (const auto &[other, rect] : m_titles)
                if (rect.intersects(place)) {
                    place.moveLeft(rect.right() + 4 * line);
                    moved = true;
                }
        }
        place.setWidth(std::min(wish, std::max(box.right() - 8 * line - place.left(), leastWidth * line)));
        m_titles.emplace_back(static_cast<int>(i), place);
    }
}

void FramePainter::paintTitles(QPainter &painter, const FrameRequest &request, bool vector)
{
    const double line = vector ? 1 : request.view.line;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &[frame, rect] : m_titles) {
        const bool hovered = frame == request.marks->hoveredFrame;
        painter.setPen(QPen(hovered ? request.theme->text : request.theme->controlBorder, std::max(1.0, std::round(line))));
        painter.setBrush(hovered ? request.theme->selectionFill : request.theme->field);
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3 * line, 3 * line);
        const double size = titleSize * line;
        const double base = rect.center().y() + m_nodes.text().font(TextRole::Small, size).capHeight() / 2;
        m_nodes.text().draw(painter, {rect.left() + 4 * line, vector ? base : std::round(base)}, "▾ " + request.drawing->scene().frames[static_cast<size_t>(frame)].title,
                            TextRole::Small, size, static_cast<float>(rect.width() - 7 * line), Elide::Right, hovered ? request.theme->text : request.theme->secondary, vector);
    }
}

int FramePainter::titleAt(QPointF pixel) const
{
    for (auto title = m_titles.rbegin(); title != m_titles.rend(); ++title)
        if (title->second.contains(pixel))
            return title->first;
    return -1;
}

} // namespace pare
