// A frame of the canvas: kept as a picture until something changes, with the gestures drawn over it.

#include "ui/canvas/graph_canvas.h"

#include "ui/canvas/legend.h"

#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pare {

PixelView GraphCanvas::pixelView() const
{
    const double ratio = viewport()->devicePixelRatioF();
    PixelView view;
    view.scale = m_camera.zoom * ratio;
    view.left = static_cast<int>(std::lround(m_camera.origin.x() * view.scale));
    view.top = static_cast<int>(std::lround(m_camera.origin.y() * view.scale));
    view.line = ratio * m_unit;
    return view;
}

FrameRequest GraphCanvas::frameRequest() const
{
    FrameRequest request;
    request.drawing = m_drawing.get();
    request.marks = &m_marks;
    request.edges = &m_edgeMarks;
    request.theme = &currentTheme();
    request.view = pixelView();
    request.level = m_level;
    request.mode = m_mode;
    return request;
}

void GraphCanvas::render()
{
    QElapsedTimer timer;
    timer.start();
    m_frameStale = false;
    const double ratio = viewport()->devicePixelRatioF();
    const QSize pixels(static_cast<int>(std::ceil(viewport()->width() * ratio)), static_cast<int>(std::ceil(viewport()->height() * ratio)));
    if (m_frame.size() != pixels)
        m_frame = QImage(pixels.expandedTo({1, 1}), QImage::Format_RGB32);
    m_frame.setDevicePixelRatio(1);
    if (m_drawing && m_drawing->nodeCount() > 0) {
        const FrameRequest request = frameRequest();
        const FrameFacts facts = m_painter.paint(m_frame, request);
        const bool other = facts.categories != m_facts.categories || facts.precisions != m_facts.precisions ||
                           facts.withoutValue != m_facts.withoutValue || facts.fused != m_facts.fused;
        m_facts = facts;
        if (other && !m_legendTimer.isActive())
            m_legendTimer.start();
        if (hasFocus() && isNode(m_current)) {
            QPainter painter(&m_frame);
            paintFocus(painter, request);
        }
    } else {
        m_frame.fill(currentTheme().canvas);
    }
    m_frame.setDevicePixelRatio(ratio);
    m_frameMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void GraphCanvas::paintFocus(QPainter &painter, const FrameRequest &request) const
{
    const PixelView &view = request.view;
    const QRectF world = m_drawing->nodeRect(m_current);
    QRectF rect(view.x(world.left()), view.y(world.top()), view.length(world.width()), view.length(world.height()));
    const double outside = std::round(6 * view.line) + 0.5;
    QPen pen(request.theme->text, std::max(1.0, std::round(view.line)));
    pen.setDashPattern({1, 2});
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawRect(rect.adjusted(-outside, -outside, outside - 1, outside - 1));
}

void GraphCanvas::paintEvent(QPaintEvent *)
{
    if (m_frameStale)
        render();
    QPainter painter(viewport());
    painter.drawImage(QPointF(0, 0), m_frame);
    paintSlide(painter);
    if (!m_drawing && !m_placeholder.isEmpty()) {
        painter.setPen(currentTheme().secondary);
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
    }
    if (m_gesture == Gesture::Band) {
        const Theme &theme = currentTheme();
        QColor veil = theme.accent;
        veil.setAlphaF(0.12f);
        const QRectF band = QRectF(m_camera.toView(m_bandFrom), m_pointer).normalized();
        painter.fillRect(band, veil);
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(band.toRect());
    }
}

} // namespace pare
