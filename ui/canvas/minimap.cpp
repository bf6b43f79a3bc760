#include "ui/canvas/minimap.h"

#include "ui/canvas/frame_painter.h"
#include "ui/theme/metrics.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double padding = 4;    // design pixels, the border included
constexpr double leastFrame = 6;
constexpr double dotSize = 3;

} // namespace

Minimap::Minimap(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::ArrowCursor);
    setAccessibleName(tr("Overview"));
    setAccessibleDescription(tr("The whole graph; drag the frame to move the view"));
}

void Minimap::setDrawing(DrawingPtr drawing, ColourBy mode)
{
    if (m_drawing != drawing) {
        m_selected.clear();
        m_matches.clear();
    }
    m_drawing = std::move(drawing);
    m_mode = mode;
    m_overview = {};
    resizeToContents();
    update();
}

void Minimap::setRoom(QSize room)
{
    if (room == m_room)
        return;
    m_room = room;
    resizeToContents();
}

void Minimap::resizeToContents()
{
    const double around = 2 * scaledF(padding);
    m_scale = {};
    if (m_drawing)
        m_scale = miniScale(m_drawing->bounds(), {std::max(8.0, m_room.width() - around), std::max(8.0, m_room.height() - around)});
    const QSize size(m_room.width(), std::min(m_room.height(), static_cast<int>(std::ceil(m_scale.size.height() + around))));
    if (size == m_size)
        return;
    m_size = size;
    m_overview = {};
    resize(size);
    update();
}

void Minimap::setView(const QRectF &world)
{
    if (world == m_view)
        return;
    m_view = world;
    update();
}

void Minimap::setDots(std::vector<int> selected, std::vector<int> matches)
{
    m_selected = std::move(selected);
    m_matches = std::move(matches);
    m_picture = {};
    update();
}

void Minimap::renew()
{
    m_overview = {};
    resizeToContents();
    update();
}

QPointF Minimap::fromWorld(QPointF world) const
{
    if (!m_drawing)
        return {};
    const QRectF bounds = m_drawing->bounds();
    const double left = (width() - m_scale.size.width()) / 2;
    const double top = (height() - m_scale.size.height()) / 2;
    return {left + (world.x() - bounds.left()) * m_scale.x, top + (world.y() - bounds.top()) * m_scale.y};
}

QPointF Minimap::toWorld(QPointF point) const
{
    const QPointF origin = fromWorld(m_drawing->bounds().topLeft());
    return m_drawing->bounds().topLeft() + QPointF((point.x() - origin.x()) / m_scale.x, (point.y() - origin.y()) / m_scale.y);
}

QRectF Minimap::frame() const
{
    QRectF frame(fromWorld(m_view.topLeft()), fromWorld(m_view.bottomRight()));
    const double least = scaledF(leastFrame);
    const double wide = std::max(frame.width(), least);
    const double high = std::max(frame.height(), least);
    frame = {frame.center().x() - wide / 2, frame.center().y() - high / 2, wide, high};
    const QRectF inside = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    const QRectF shown = frame & inside;
    return shown.isEmpty() ? QRectF() : shown;
}

void Minimap::makeOverview()
{
    const double ratio = devicePixelRatioF();
    const Theme &theme = currentTheme();
    m_overview = QImage((QSizeF(size()) * ratio).toSize(), QImage::Format_RGB32);
    m_overview.fill(theme.canvas);
    if (m_drawing) {
        const QSize inner((m_scale.size * ratio).toSize());
        const QPointF origin = fromWorld(m_drawing->bounds().topLeft()) * ratio;
        QPainter painter(&m_overview);
        painter.drawImage(QPointF(std::round(origin.x()), std::round(origin.y())),
                          overviewPicture(*m_drawing, m_mode, theme, inner, m_scale.x * ratio, m_scale.y * ratio));
    }
    m_overview.setDevicePixelRatio(ratio);
    m_picture = {};
}

void Minimap::makePicture()
{
    m_picture = m_overview;
    if (!m_drawing)
        return;
    const double ratio = m_overview.devicePixelRatio();
    m_picture.setDevicePixelRatio(1);
    QPainter painter(&m_picture);
    const auto dots = [&](const std::vector<int> &nodes, const QColor &colour) {
        // Many large dots would be one blot.
        const double size = nodes.size() <= 200 ? dotSize : nodes.size() <= 1000 ? dotSize * 2 / 3 : dotSize / 3;
        const double dot = std::max(1.0, std::round(scaledF(size) * ratio));
        for (const int node : nodes) {
            const QPointF at = fromWorld(m_drawing->nodeRect(node).center()) * ratio;
            painter.fillRect(QRectF(std::round(at.x() - dot / 2), std::round(at.y() - dot / 2), dot, dot), colour);
        }
    };
    dots(m_matches, currentTheme().text);
    dots(m_selected, currentTheme().accent);
    painter.end();
    m_picture.setDevicePixelRatio(ratio);
}

void Minimap::paintEvent(QPaintEvent *)
{
    if (m_overview.isNull() || !qFuzzyCompare(m_overview.devicePixelRatio(), devicePixelRatioF()))
        makeOverview();
    if (m_picture.isNull())
        makePicture();
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.drawImage(QPoint(0, 0), m_picture);
    painter.setPen(QPen(theme.hairline, 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    if (const QRectF shown = frame(); m_drawing && !shown.isNull()) {
        QColor veil = theme.accent;
        veil.setAlphaF(0.14f);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.accent, 1.5));
        painter.setBrush(veil);
        painter.drawRect(shown.adjusted(0.25, 0.25, -0.25, -0.25));
    }
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_drawing) {
        event->accept();
        return;
    }
    m_dragging = true;
    const QRectF shown = frame();
    if (shown.contains(event->position())) {
        m_grip = event->position() - fromWorld(m_view.center());
        return;
    }
    m_grip = {};
    Q_EMIT centreRequested(toWorld(event->position()), true);
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging && m_drawing)
        Q_EMIT centreRequested(toWorld(event->position() - m_grip), false);
}

void Minimap::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
}

} // namespace pare
