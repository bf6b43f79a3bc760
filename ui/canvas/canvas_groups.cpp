// Opening and closing groups: what stays in place, and how the rest gets to its new one.

#include "ui/canvas/graph_canvas.h"

#include "ui/theme/theme_control.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr int slideMs = 150;

// Where a group stands, closed or open; nothing where it is not drawn.
std::optional<QRectF> placeOf(const GraphDrawing &drawing, const std::string &name)
{
    if (const int node = drawing.nodeNamed(name); node >= 0)
        return drawing.nodeRect(node);
    const auto &frames = drawing.scene().frames;
    const auto frame = std::ranges::find(frames, name, &SceneFrame::name);
    if (frame == frames.end())
        return std::nullopt;
    return drawing.frames()[static_cast<size_t>(frame - frames.begin())].content;
}

} // namespace

void GraphCanvas::keepInPlace(const std::string &group)
{
    m_keep = group;
}

// The upper edge of the group stays where it is; what was below it slides to where it is now.
void GraphCanvas::holdGroup(const GraphDrawing &before)
{
    const auto from = placeOf(before, m_keep);
    const auto to = placeOf(*m_drawing, m_keep);
    m_keep.clear();
    if (!from || !to)
        return;
    const double edge = std::clamp(m_camera.toView(from->topLeft()).y(), 0.0, static_cast<double>(viewport()->height()) / 3);
    const double x = m_camera.toView(from->center()).x();
    const double bottom = m_camera.toView(from->bottomLeft()).y();
    Camera camera = m_camera;
    camera.origin = {to->center().x() - x / camera.zoom, to->top() - edge / camera.zoom};
    const ViewFrame frame = viewFrame();
    m_camera = bounded(camera, frame);
    m_camera.origin.setX(revealing(m_camera, frame, *to).origin.x()); // beside the minimap, not below it
    if (!motionAllowed() || m_frame.isNull() || !isVisible())
        return;
    m_slide.before = m_frame;
    m_slide.from = bottom;
    m_slide.way = m_camera.toView(to->bottomLeft()).y() - bottom;
    m_slide.clock.start();
    m_slideTimer.start();
}

bool GraphCanvas::paintSlide(QPainter &painter)
{
    if (m_slide.before.isNull())
        return false;
    const double share = static_cast<double>(m_slide.clock.elapsed()) / slideMs;
    if (share >= 1) {
        m_slide.before = {};
        m_slideTimer.stop();
        return false;
    }
    const double eased = 1 - (1 - share) * (1 - share);
    const double ratio = m_slide.before.devicePixelRatio();
    const double height = m_slide.before.height() / ratio;
    const double width = m_slide.before.width() / ratio;
    const double cut = std::clamp(m_slide.from, 0.0, height);
    painter.setOpacity(1 - share);
    painter.drawImage(QRectF(0, 0, width, cut), m_slide.before, QRectF(0, 0, m_slide.before.width(), cut * ratio));
    painter.setOpacity(1 - share * share);
    painter.drawImage(QRectF(0, cut + m_slide.way * eased, width, height - cut), m_slide.before, QRectF(0, cut * ratio, m_slide.before.width(), (height - cut) * ratio));
    painter.setOpacity(1);
    return true;
}

int GraphCanvas::frameAt(QPointF position) const
{
    return m_drawing ? m_painter.titleAt(position * viewport()->devicePixelRatioF()) : -1;
}

void GraphCanvas::clickFrame(int frame, Qt::KeyboardModifiers modifiers)
{
    const std::vector<int> &nodes = m_drawing->scene().frames[static_cast<size_t>(frame)].nodes;
    select(combined(nodes, modifiers), nodes.empty() ? -1 : nodes.front());
}

void GraphCanvas::setHoveredFrame(int frame)
{
    if (m_marks.hoveredFrame == frame)
        return;
    m_marks.hoveredFrame = frame;
    refresh();
}

} // namespace pare
