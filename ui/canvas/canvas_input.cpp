// Mouse, wheel, gestures and keys.

#include "ui/canvas/graph_canvas.h"

#include "ui/canvas/legend.h"
#include "ui/canvas/minimap.h"

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPinchGesture>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace pare {

namespace {

constexpr double dragDistance = 4;   // a longer way is no click
constexpr double lineReach = 4;      // view pixels to a line that is meant
constexpr double edgeZone = 12;      // of the view's border, that scrolls while a band is drawn
constexpr double wheelLines = 72;    // view pixels for one notch of a wheel, at 100 % text size

bool isLongWay(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) > dragDistance;
}

} // namespace

GraphCanvas::Hit GraphCanvas::hitAt(QPointF position) const
{
    if (!m_drawing)
        return {};
    if (const int frame = frameAt(position); frame >= 0)
        return {Picked::Frame, frame}; // its title lies over everything
    if (const int node = nodeAt(position); node >= 0)
        return {Picked::Node, node};
    if (m_level == DetailLevel::Raster)
        return {};
    const QPointF world = m_camera.toWorld(position);
    if (const int pill = m_drawing->pillAt(world); pill >= 0)
        return {Picked::Pill, pill};
    if (const int tensor = m_drawing->tensorAt(world, lineReach / m_camera.zoom); tensor >= 0)
        return {Picked::Tensor, tensor};
    return {};
}

void GraphCanvas::click(const Hit &hit, Qt::KeyboardModifiers modifiers)
{
    switch (hit.what) {
    case Picked::Node: clickNode(hit.index, modifiers); break;
    case Picked::Pill: clickPill(hit.index); break;
    case Picked::Tensor: chooseTensor(hit.index); break;
    case Picked::Frame: clickFrame(hit.index, modifiers); break;
    case Picked::Nothing:
        if (!(modifiers & (Qt::ControlModifier | Qt::ShiftModifier)))
            clearChoice();
        break;
    }
}

void GraphCanvas::mousePressEvent(QMouseEvent *event)
{
    m_tipTimer.stop();
    QToolTip::hideText();
    if (!m_drawing || m_gesture != Gesture::None)
        return;
    m_pressAt = m_pointer = event->position();
    const bool left = event->button() == Qt::LeftButton;
    if (event->button() == Qt::MiddleButton || (left && (m_space || m_handMode))) {
        m_gesture = Gesture::Pan;
        m_beforePan = m_camera;
        updateCursor();
    } else if (left) {
        m_gesture = Gesture::Press;
        m_pressed = hitAt(event->position());
    }
}

void GraphCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF before = std::exchange(m_pointer, event->position());
    switch (m_gesture) {
    case Gesture::None: hover(event->position()); break;
    case Gesture::Press:
        if (m_pressed.what == Picked::Nothing && isLongWay(m_pressAt, m_pointer)) {
            m_bandModifiers = event->modifiers();
            startBand();
        }
        break;
    case Gesture::Band: moveBand(); break;
    case Gesture::Pan: panBy(m_pointer - before); break;
    }
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    const Gesture gesture = m_gesture;
    if (gesture == Gesture::Press && event->button() == Qt::LeftButton) {
        m_gesture = Gesture::None;
        if (!isLongWay(m_pressAt, m_pointer))
            click(m_pressed, event->modifiers());
        return;
    }
    if ((gesture == Gesture::Band && event->button() == Qt::LeftButton) || gesture == Gesture::Pan)
        endGesture(true);
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Hit hit = hitAt(event->position());
    if (hit.what == Picked::Frame && event->button() == Qt::LeftButton) {
        Q_EMIT closeGroup(m_drawing->scene().frames[static_cast<size_t>(hit.index)].name);
        return;
    }
    const int node = hit.what == Picked::Node ? hit.index : -1;
    if (event->button() != Qt::LeftButton || node < 0 || m_handMode || m_space) {
        mousePressEvent(event);
        return;
    }
    clickNode(node, {});
    if (m_drawing->scene().node(node).kind == NodeKind::Group) {
        activate(node);
        return;
    }
    moveCamera(bounded(centredOn(viewFrame(), m_drawing->nodeRect(node).center(), 1), viewFrame()), true);
    activate(node);
}

void GraphCanvas::startBand()
{
    m_gesture = Gesture::Band;
    m_bandFrom = m_camera.toWorld(m_pressAt);
    m_beforeBand = m_selection;
    m_edgeTimer.start();
    moveBand();
}

// Shows what the band would select; nobody is told before it ends.
void GraphCanvas::moveBand()
{
    const std::vector<int> touched = m_drawing->nodesIn(QRectF(m_bandFrom, m_camera.toWorld(m_pointer)).normalized());
    m_selection = m_beforeBand;
    applySelection(combined(touched, m_bandModifiers));
}

void GraphCanvas::endBand(bool keep)
{
    m_edgeTimer.stop();
    std::vector<int> chosen = m_selection;
    applySelection(m_beforeBand);
    if (keep) {
        const int anchor = chosen.empty() ? -1 : std::ranges::binary_search(chosen, m_anchor) ? m_anchor : chosen.front();
        select(std::move(chosen), anchor);
    }
}

void GraphCanvas::scrollAtEdge()
{
    if (m_gesture != Gesture::Band) {
        m_edgeTimer.stop();
        return;
    }
    const QRectF view(QPointF(0, 0), viewFrame().size);
    const auto speed = [](double position, double low, double high) {
        const double over = position < low + edgeZone ? position - low - edgeZone : position > high - edgeZone ? position - high + edgeZone : 0;
        return std::clamp(over * 0.5, -40.0, 40.0);
    };
    const QPointF step(speed(m_pointer.x(), view.left(), view.right()), speed(m_pointer.y(), view.top(), view.bottom()));
    if (step.isNull())
        return;
    panBy(-step);
    moveBand();
}

void GraphCanvas::panBy(QPointF viewDelta)
{
    Camera camera = m_camera;
    camera.origin -= viewDelta / m_camera.zoom;
    moveCamera(bounded(camera, viewFrame()), false);
}

void GraphCanvas::endGesture(bool keep)
{
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    if (gesture == Gesture::Band)
        endBand(keep);
    if (gesture == Gesture::Pan && !keep)
        moveCamera(m_beforePan, false);
    if (gesture != Gesture::None) {
        updateCursor();
        refresh();
    }
}

void GraphCanvas::updateCursor()
{
    if (m_gesture == Gesture::Pan)
        viewport()->setCursor(Qt::ClosedHandCursor);
    else if (m_handMode || m_space)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

void GraphCanvas::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (!m_drawing)
        return;
    const bool control = event->modifiers() & Qt::ControlModifier;
    const QPointF notches = QPointF(event->angleDelta()) / 120;
    if (control != m_wheelZooms) {
        const double turn = notches.y() != 0 ? notches.y() : notches.x();
        moveCamera(zoomedAt(m_camera, viewFrame(), event->position(), zoom() * std::pow(zoomStep, turn)), false);
        return;
    }
    QPointF delta = event->hasPixelDelta() ? QPointF(event->pixelDelta()) : notches * wheelLines * m_unit;
    if (event->modifiers() & Qt::ShiftModifier && delta.x() == 0)
        delta = {delta.y(), 0};
    panBy(delta);
    if (m_gesture == Gesture::Band)
        moveBand();
    else if (m_gesture == Gesture::None)
        hover(event->position());
}

bool GraphCanvas::pinch(QEvent *event)
{
    if (!m_drawing)
        return false;
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture)
            return false;
        moveCamera(zoomedAt(m_camera, viewFrame(), gesture->position(), zoom() * (1 + gesture->value())), false);
        return true;
    }
    auto *gestures = static_cast<QGestureEvent *>(event);
    const auto *two = static_cast<QPinchGesture *>(gestures->gesture(Qt::PinchGesture));
    if (two == nullptr)
        return false;
    endGesture(false); // the first finger came as a press
    const QPointF centre = viewport()->mapFromGlobal(two->centerPoint());
    const QPointF moved = two->centerPoint() - two->lastCenterPoint();
    Camera camera = m_camera;
    camera.origin -= moved / m_camera.zoom;
    moveCamera(zoomedAt(camera, viewFrame(), centre, zoom() * two->scaleFactor()), false);
    return true;
}

// Minimap and legend lie over the view: being over them is being out of it, though Qt does not say so.
bool GraphCanvas::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Enter && (watched == m_minimap || watched == m_legend))
        endHover();
    return QAbstractScrollArea::eventFilter(watched, event);
}

bool GraphCanvas::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: return true; // own timing
    case QEvent::Leave: endHover(); break;
    case QEvent::NativeGesture:
    case QEvent::Gesture:
        if (pinch(event))
            return true;
        break;
    default: break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

// One step a press: what is being dragged, the search, the selection.
bool GraphCanvas::escape()
{
    if (m_gesture != Gesture::None) {
        endGesture(false);
        return true;
    }
    if (!m_marks.matching.empty()) {
        Q_EMIT searchDismissed();
        return true;
    }
    if (m_selection.empty() && m_marks.tensor < 0)
        return false;
    clearChoice();
    return true;
}

void GraphCanvas::keyPressEvent(QKeyEvent *event)
{
    if (!m_drawing) {
        event->ignore();
        return;
    }
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const bool alt = event->modifiers() & Qt::AltModifier;
    if (event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier)) {
        event->ignore(); // shortcuts of the window
        return;
    }
    if (alt) {
        if (event->key() == Qt::Key_Left)
            goBack();
        else if (event->key() == Qt::Key_Right)
            goForward();
        else
            event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Down: walk(Direction::Down, shift); break;
    case Qt::Key_Up: walk(Direction::Up, shift); break;
    case Qt::Key_Left: walk(Direction::Left, shift); break;
    case Qt::Key_Right: walk(Direction::Right, shift); break;
    case Qt::Key_Home: walkTo(firstNode(*m_drawing), shift); break;
    case Qt::Key_End: walkTo(lastNode(*m_drawing), shift); break;
    case Qt::Key_PageDown: panBy({0, -0.9 * viewFrame().size.height()}); break;
    case Qt::Key_PageUp: panBy({0, 0.9 * viewFrame().size.height()}); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateCurrent();
        break;
    case Qt::Key_F: frameSelection(); break;
    case Qt::Key_0: fit(); break;
    case Qt::Key_1: zoom100(); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomIn(); break;
    case Qt::Key_Minus: zoomOut(); break;
    case Qt::Key_Escape:
        if (!escape())
            event->ignore();
        break;
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_space = true;
            updateCursor();
        }
        break;
    case Qt::Key_F10:
        if (shift) {
            QContextMenuEvent menu(QContextMenuEvent::Keyboard, {}, {}, {});
            contextMenuEvent(&menu);
            break;
        }
        [[fallthrough]];
    default: event->ignore();
    }
}

void GraphCanvas::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) {
        QAbstractScrollArea::keyReleaseEvent(event);
        return;
    }
    m_space = false;
    updateCursor();
}

void GraphCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_drawing)
        return;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (isNode(m_current))
            reveal(m_current);
        const QPointF place = isNode(m_current) ? viewRect(m_current).center() : QPointF(viewport()->rect().center());
        Q_EMIT contextMenuRequested(m_current, viewport()->mapToGlobal(place.toPoint()));
        return;
    }
    endGesture(false);
    const int node = nodeAt(event->pos());
    if (node >= 0) {
        m_current = node;
        if (!m_marks.selected[static_cast<size_t>(node)])
            select({node}, node);
        else
            refresh();
    }
    Q_EMIT contextMenuRequested(node, event->globalPos());
}

void GraphCanvas::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    refresh();
}

void GraphCanvas::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (m_space) {
        m_space = false;
        updateCursor();
    }
    refresh();
}

} // namespace pare
