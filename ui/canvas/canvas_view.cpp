// Where the canvas looks: camera, history, scroll bars.

#include "ui/canvas/graph_canvas.h"

#include "ui/canvas/legend.h"
#include "ui/canvas/minimap.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pare {

namespace {

constexpr double besideOverlay = 8; // design pixels, as placeOverlays()

size_t at(int index)
{
    return static_cast<size_t>(index);
}

} // namespace

double GraphCanvas::unitOfFont() const
{
    // 10 points at 96 dots per inch is what the design's pixels are meant for.
    const QFont own = font();
    const double pixels = own.pointSizeF() > 0 ? own.pointSizeF() * logicalDpiY() / 72 : own.pixelSize();
    return pixels > 0 ? pixels / (10.0 * 96 / 72) : 1;
}

ViewFrame GraphCanvas::viewFrame() const
{
    ViewFrame frame;
    frame.size = viewport()->size();
    frame.unit = m_unit;
    if (m_drawing)
        frame.world = m_drawing->bounds();
    if (!m_minimap->isHidden())
        frame.covered.setRight(m_minimap->width() + besideOverlay * m_unit);
    if (!m_legend->isHidden()) {
        const double gap = besideOverlay * m_unit;
        frame.corner = QRectF(QPointF(0, m_legend->y() - gap), QPointF(m_legend->x() + m_legend->width() + gap, frame.size.height()));
    }
    return frame;
}

void GraphCanvas::moveCamera(const Camera &camera, bool jump)
{
    if (jump && m_drawing) {
        m_history.leave(m_camera);
        Q_EMIT historyChanged(m_history.canGoBack(), m_history.canGoForward());
    }
    m_firstView = false;
    const Camera before = std::exchange(m_camera, camera);
    const double height = m_drawing ? m_drawing->layout().options.nodeHeight * zoom() : 0;
    m_level = m_drawing ? detailLevel(height, m_level) : m_level;
    updateBars();
    m_minimap->setView(m_camera.toWorld(QRectF({0, 0}, viewFrame().size)));
    if (before.zoom != m_camera.zoom)
        Q_EMIT zoomChanged(zoom());
    m_tipTimer.stop();
    refresh();
    if (!m_settling && before != m_camera)
        Q_EMIT viewMoved();
}

void GraphCanvas::showFirstView()
{
    m_unit = unitOfFont();
    Camera camera{{}, m_unit};
    if (m_drawing && m_drawing->nodeCount() > 0) {
        const LayoutRow &top = m_drawing->layout().rows.front();
        const double entry = (m_drawing->nodeRect(m_drawing->layout().rowNodes[at(top.firstNode)]).left() +
                              m_drawing->nodeRect(m_drawing->layout().rowNodes[at(top.endNode) - 1]).right()) / 2;
        m_legendSeen = m_legend->isHidden() ? QRect() : m_legend->geometry();
        camera = firstView(viewFrame(), entry, m_drawing->layout().options.nodeHeight, [this](const QRectF &world) { return anyNodeIn(world); });
        m_level = detailLevel(m_drawing->layout().options.nodeHeight * camera.zoom / m_unit);
    }
    moveCamera(camera, false);
    m_firstView = true;
}

bool GraphCanvas::anyNodeIn(const QRectF &world) const
{
    return m_drawing && !m_drawing->nodesIn(world).empty();
}

void GraphCanvas::setCamera(const Camera &camera)
{
    moveCamera(bounded(camera, viewFrame()), false);
}

void GraphCanvas::setZoom(double zoom)
{
    const ViewFrame frame = viewFrame();
    moveCamera(zoomedAt(m_camera, frame, frame.free().center(), zoom), false);
}

void GraphCanvas::fit()
{
    if (m_drawing)
        moveCamera(framing(viewFrame(), m_drawing->bounds(), [this](const QRectF &world) { return anyNodeIn(world); }), true);
}

void GraphCanvas::frameSelection()
{
    if (m_marks.tensor >= 0 && m_drawing && m_selection.empty()) {
        if (const QRectF rect = m_drawing->tensorRect(m_marks.tensor); !rect.isEmpty())
            moveCamera(framing(viewFrame(), rect, [rect](const QRectF &world) { return world.intersects(rect); }), true);
        return;
    }
    frameNodes(m_selection);
}

void GraphCanvas::frameNodes(const std::vector<int> &nodes)
{
    QRectF all;
    for (const int node : nodes)
        if (isNode(node))
            all = all.isNull() ? m_drawing->nodeRect(node) : all.united(m_drawing->nodeRect(node));
    const auto among = [&](const QRectF &world) {
        return std::ranges::any_of(nodes, [&](int node) { return isNode(node) && world.intersects(m_drawing->nodeRect(node)); });
    };
    if (!all.isNull())
        moveCamera(framing(viewFrame(), all, among), true);
}

void GraphCanvas::reveal(int node)
{
    if (!isNode(node))
        return;
    const Camera camera = revealing(m_camera, viewFrame(), m_drawing->nodeRect(node));
    if (camera == m_camera)
        return;
    // A step of the arrow keys is no jump; a way of more than a screen is.
    const QPointF way = (camera.origin - m_camera.origin) * m_camera.zoom;
    const QSizeF size = viewFrame().size;
    moveCamera(camera, std::abs(way.x()) > size.width() || std::abs(way.y()) > size.height());
}

bool GraphCanvas::isVisibleNode(int node) const
{
    const ViewFrame frame = viewFrame();
    const QRectF seen = viewRect(node).intersected(frame.free());
    return isNode(node) && !seen.isEmpty() && !frame.corner.contains(seen);
}

void GraphCanvas::goBack()
{
    if (!m_history.canGoBack())
        return;
    moveCamera(bounded(m_history.back(m_camera), viewFrame()), false);
    Q_EMIT historyChanged(m_history.canGoBack(), m_history.canGoForward());
}

void GraphCanvas::goForward()
{
    if (!m_history.canGoForward())
        return;
    moveCamera(bounded(m_history.forward(m_camera), viewFrame()), false);
    Q_EMIT historyChanged(m_history.canGoBack(), m_history.canGoForward());
}

int GraphCanvas::nodeAt(QPointF position) const
{
    if (!m_drawing)
        return -1;
    // Where nodes are smaller than a pointer is exact, the nearest one within 3 pixels counts.
    const double tolerance = m_level <= DetailLevel::Blocks ? 3 / m_camera.zoom : 0;
    return m_drawing->nodeAt(m_camera.toWorld(position), tolerance);
}

QRectF GraphCanvas::viewRect(int node) const
{
    return isNode(node) ? m_camera.toView(m_drawing->nodeRect(node)) : QRectF();
}

QRectF GraphCanvas::visiblePart() const
{
    return m_camera.toWorld(QRectF({0, 0}, viewFrame().size));
}

// The middle of the free view may go anywhere in the drawing; the bars span that, a page longer at each end.
void GraphCanvas::updateBars()
{
    const ViewFrame frame = viewFrame();
    const QPointF half = frame.free().center();
    m_settingBars = true;
    const auto set = [&](QScrollBar *bar, double worldLow, double worldHigh, double origin, double middle, double size) {
        const double low = worldLow * m_camera.zoom - middle;
        const double high = worldHigh * m_camera.zoom - middle;
        bar->setRange(0, static_cast<int>(std::lround(std::max(0.0, high - low))));
        bar->setPageStep(std::max(1, static_cast<int>(size)));
        bar->setSingleStep(std::max(1, static_cast<int>(24 * m_unit)));
        bar->setValue(static_cast<int>(std::lround(origin * m_camera.zoom - low)));
    };
    set(horizontalScrollBar(), frame.world.left(), frame.world.right(), m_camera.origin.x(), half.x(), frame.size.width());
    set(verticalScrollBar(), frame.world.top(), frame.world.bottom(), m_camera.origin.y(), half.y(), frame.size.height());
    m_settingBars = false;
}

void GraphCanvas::scrollContentsBy(int, int)
{
    if (m_settingBars || !m_drawing)
        return;
    const ViewFrame frame = viewFrame();
    const QPointF half = frame.free().center();
    Camera camera = m_camera;
    camera.origin = {frame.world.left() + (horizontalScrollBar()->value() - half.x()) / m_camera.zoom,
                     frame.world.top() + (verticalScrollBar()->value() - half.y()) / m_camera.zoom};
    moveCamera(camera, false);
}

} // namespace pare
