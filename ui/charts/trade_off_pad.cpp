#include "ui/charts/trade_off_pad.h"

#include "ui/charts/trade_off_paint.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme_control.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pare {
namespace {

constexpr int arrivalMs = 400;
constexpr double guardGrab = 5; // design pixels to either side of the line
constexpr double dragStart = 4;

} // namespace

TradeOffPad::TradeOffPad(QWidget *parent) : TradeOffPlot(Use::Window, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Trade-off chart"));
    setOverlay([this](QPainter &painter) { paintOverlay(painter); });
    m_arrival.setStartValue(0.0);
    m_arrival.setEndValue(1.0);
    m_arrival.setDuration(arrivalMs);
    connect(&m_arrival, &QVariantAnimation::valueChanged, this, [this] { redrawOverlay(); });
    connect(&m_arrival, &QVariantAnimation::finished, this, &TradeOffPad::endArrival);
}

void TradeOffPad::show(TradeOffData fresh)
{
    TradeOffView looked = view();
    const bool moves = motionAllowed() && isVisible() && !data().points.empty();
    looked.arriving.clear();
    if (moves) {
        for (const TradeOffPoint &point : fresh.points) {
            if (!point.candidate && !pointById(data(), point.id))
                looked.arriving.insert(point.id);
        }
        if (looked.arriving.size() == fresh.points.size()) // another study, not a new point
            looked.arriving.clear();
    }
    if (looked.hovered && !pointById(fresh, *looked.hovered))
        looked.hovered.reset();
    if (m_cursor && !pointById(fresh, *m_cursor))
        m_cursor.reset();
    m_arrival.stop();
    const bool arrives = !looked.arriving.empty();
    setContents(std::move(fresh), std::move(looked));
    if (arrives)
        m_arrival.start();
}

void TradeOffPad::endArrival()
{
    TradeOffView looked = view();
    looked.arriving.clear();
    setView(std::move(looked));
}

void TradeOffPad::setHovered(std::optional<TradeOffId> id)
{
    if (view().hovered == id)
        return;
    TradeOffView looked = view();
    looked.hovered = id;
    assignView(std::move(looked));
    redrawOverlay();
}

void TradeOffPad::hover(std::optional<TradeOffId> id)
{
    if (view().hovered == id)
        return;
    setHovered(id);
    Q_EMIT hovered(id);
}

bool TradeOffPad::onGuard(const QPointF &position) const
{
    const TradeOffScene &drawn = scene();
    return drawn.guardY && drawn.map.plot.adjusted(0, -guardGrab, 0, guardGrab).contains(position)
           && std::abs(position.y() - *drawn.guardY) <= scaledF(guardGrab);
}

// The guard that a line at that height means, in steps of the metric and never below 0.
double TradeOffPad::guardAt(double y) const
{
    const TradeOffPoint *source = sourcePoint(data());
    if (!source)
        return data().guard;
    const double level = scene().map.valueAtY(y);
    const double loss = data().metric.higherIsBetter ? source->accuracy.value - level : level - source->accuracy.value;
    const double step = data().metric.guardStep > 0 ? data().metric.guardStep : 0.1;
    return std::max(0.0, std::round(loss / step) * step);
}

void TradeOffPad::endGuardDrag(bool keep)
{
    const std::optional<double> held = view().draggedGuard;
    TradeOffView looked = view();
    looked.draggedGuard.reset();
    setView(std::move(looked));
    m_dragging = false;
    m_press = Press::None;
    if (keep && held && std::abs(*held - data().guard) > 1e-9)
        Q_EMIT guardDragged(*held);
    else if (held)
        Q_EMIT guardDragging(data().guard);
}

void TradeOffPad::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    QToolTip::hideText();
    m_pressedAt = event->position();
    m_dragging = false;
    if (const TradeOffMark *mark = markAt(scene(), event->position(), scaleFactor())) {
        m_press = Press::Mark;
        m_pressedMark = mark->id;
    } else if (onGuard(event->position())) {
        m_press = Press::Guard;
        m_grabbedOffset = event->position().y() - *scene().guardY;
    } else {
        m_press = Press::Empty;
    }
}

void TradeOffPad::mouseMoveEvent(QMouseEvent *event)
{
    if (m_press == Press::Guard) {
        m_dragging = m_dragging || std::abs(event->position().y() - m_pressedAt.y()) >= dragStart;
        if (!m_dragging)
            return;
        const PlotMapping &map = scene().map;
        const double y = std::clamp(event->position().y() - m_grabbedOffset, map.plot.top(), map.plot.bottom());
        const double guard = guardAt(y);
        if (view().draggedGuard == guard)
            return;
        TradeOffView looked = view();
        looked.draggedGuard = guard;
        setView(std::move(looked));
        Q_EMIT guardDragging(guard);
        return;
    }
    if (event->buttons() != Qt::NoButton)
        return;
    const TradeOffMark *mark = markAt(scene(), event->position(), scaleFactor());
    hover(mark ? std::optional(mark->id) : std::nullopt);
    if (mark)
        setCursor(Qt::PointingHandCursor);
    else if (onGuard(event->position()))
        setCursor(Qt::SizeVerCursor);
    else
        unsetCursor();
}

void TradeOffPad::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Press pressed = m_press;
    m_press = Press::None;
    if (pressed == Press::Guard) {
        if (m_dragging)
            endGuardDrag(true);
        return;
    }
    if ((event->position() - m_pressedAt).manhattanLength() > dragStart * 2)
        return;
    const TradeOffMark *mark = markAt(scene(), event->position(), scaleFactor());
    if (pressed == Press::Mark && mark && m_pressedMark == mark->id)
        click(*mark, event->modifiers());
    else if (pressed == Press::Empty && !mark)
        Q_EMIT emptyClicked();
}

void TradeOffPad::mouseDoubleClickEvent(QMouseEvent *event)
{
    const TradeOffMark *mark = event->button() == Qt::LeftButton ? markAt(scene(), event->position(), scaleFactor()) : nullptr;
    m_press = Press::None; // its release is no further click
    if (mark && mark->members.size() == 1 && mark->fill != MarkFill::Candidate)
        Q_EMIT pointDoubleClicked(mark->id);
}

void TradeOffPad::click(const TradeOffMark &mark, Qt::KeyboardModifiers modifiers)
{
    if (mark.fill == MarkFill::Candidate)
        return; // no variant: there is nothing to show
    if (mark.members.size() == 1) {
        Q_EMIT pointClicked(mark.id, modifiers);
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const TradeOffId id : mark.members) {
        const TradeOffPoint *point = pointById(data(), id);
        QString name = point ? point->name : QString();
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action = menu->addAction(QStringLiteral("%1  %2").arg(verdictSign(point->verdict), name));
        connect(action, &QAction::triggered, this, [this, id, modifiers] { Q_EMIT pointClicked(id, modifiers); });
    }
    menu->popup(mapToGlobal(mark.at.toPoint() + QPoint(scaled(8), scaled(8))));
}

void TradeOffPad::leaveEvent(QEvent *event)
{
    hover(std::nullopt);
    TradeOffPlot::leaveEvent(event);
}

void TradeOffPad::moveCursor(int steps)
{
    const std::vector<TradeOffId> order = walkingOrder(scene());
    if (order.empty())
        return;
    const int last = int(order.size()) - 1;
    int next = steps > 0 ? 0 : last;
    if (m_cursor) {
        const TradeOffMark *mark = markOf(scene(), *m_cursor);
        const auto at = mark ? std::find(order.begin(), order.end(), mark->id) : order.end();
        if (at != order.end())
            next = std::clamp(int(at - order.begin()) + steps, 0, last);
    } else if (!view().selected.empty()) { // the walk begins at what is shown
        const TradeOffMark *mark = markOf(scene(), *view().selected.begin());
        const auto at = mark ? std::find(order.begin(), order.end(), mark->id) : order.end();
        if (at != order.end())
            next = int(at - order.begin());
    }
    setCursorTo(order[std::size_t(next)]);
}

void TradeOffPad::setCursorTo(std::optional<TradeOffId> id)
{
    m_cursor = id;
    const TradeOffMark *mark = id ? markOf(scene(), *id) : nullptr;
    if (mark) {
        setAccessibleDescription(QTextDocumentFragment::fromHtml(tooltipFor(*mark)).toPlainText());
        QToolTip::showText(mapToGlobal(mark->at.toPoint() + QPoint(scaled(10), scaled(10))), tooltipFor(*mark), this);
    } else {
        QToolTip::hideText();
    }
    redrawOverlay();
}

void TradeOffPad::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        moveCursor(-1);
        return;
    case Qt::Key_Right:
    case Qt::Key_Up:
        moveCursor(1);
        return;
    case Qt::Key_Home:
        moveCursor(-int(scene().marks.size()));
        return;
    case Qt::Key_End:
        moveCursor(int(scene().marks.size()));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (const TradeOffMark *mark = m_cursor ? markOf(scene(), *m_cursor) : nullptr) {
            click(*mark, event->modifiers() & ~Qt::KeypadModifier);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_press == Press::Guard && m_dragging) {
            endGuardDrag(false);
            return;
        }
        if (m_cursor) {
            setCursorTo(std::nullopt);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void TradeOffPad::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    redrawOverlay();
}

void TradeOffPad::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    redrawOverlay();
}

void TradeOffPad::contextMenuEvent(QContextMenuEvent *event)
{
    std::optional<TradeOffId> id = m_cursor;
    QPoint position = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const TradeOffMark *mark = markAt(scene(), event->pos(), scaleFactor());
        id = mark ? std::optional(mark->id) : std::nullopt;
    } else if (const TradeOffMark *mark = id ? markOf(scene(), *id) : nullptr) {
        position = mapToGlobal(mark->at.toPoint());
    }
    Q_EMIT menuWanted(id, position);
}

void TradeOffPad::changeEvent(QEvent *event)
{
    TradeOffPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setTheme(currentTheme());
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        replot(rpQueuedReplot);
}

bool TradeOffPad::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const TradeOffMark *mark = markAt(scene(), help->pos(), scaleFactor());
        if (mark)
            QToolTip::showText(help->globalPos(), tooltipFor(*mark), this);
        else if (headRect().contains(help->pos()) && !data().conditions.isEmpty())
            QToolTip::showText(help->globalPos(), data().conditions, this);
        else if (onGuard(help->pos()))
            QToolTip::showText(help->globalPos(), tr("Drag to change the guard"), this);
        else
            QToolTip::hideText();
        return true;
    }
    return TradeOffPlot::event(event);
}

QString TradeOffPad::tooltipFor(const TradeOffMark &mark) const
{
    constexpr std::size_t mostShown = 6;
    QString html;
    std::size_t shown = 0;
    for (const TradeOffId id : mark.members) {
        const TradeOffPoint *point = pointById(data(), id);
        if (!point)
            continue;
        if (shown++ == mostShown) {
            html += QStringLiteral("<p>%1</p>").arg(tr("and %1 more").arg(mark.members.size() - mostShown));
            break;
        }
        html += QStringLiteral("<p style='white-space:pre; margin:0'><b>%1</b>").arg(point->name.toHtmlEscaped());
        QString verdict;
        if (point->candidate)
            verdict = tr("tried by a search");
        else if (point->kind == TradeOffKind::Source)
            verdict = tr("the opened model");
        else
            verdict = verdictSign(point->verdict) + QLatin1Char(' ') + verdictWords(point->verdict);
        if (point->noGain)
            verdict += tr(" · no gain");
        if (!comparableOn(data(), *point, view().x))
            verdict += tr(" · measured under other conditions");
        html += QStringLiteral("<br>%1").arg(verdict.toHtmlEscaped());
        if (mark.members.size() == 1) {
            for (const QString &line : point->details)
                html += QStringLiteral("<br>%1").arg(line.toHtmlEscaped());
        } else {
            html += QStringLiteral(" · %1").arg(accuracyText(data().metric, point->accuracy.value).toHtmlEscaped());
        }
        html += QStringLiteral("</p>");
    }
    return html;
}

void TradeOffPad::paintOverlay(QPainter &painter) const
{
    const TradeOffScene &drawn = scene();
    const double s = measures().scale;
    paintArriving(painter);
    const TradeOffMark *mark = view().hovered ? markOf(drawn, *view().hovered) : nullptr;
    if (mark && !mark->arriving) {
        const TradeOffPoint &point = data().points[mark->index];
        if (!mark->selected)
            paintLineage(painter, theme(), lineageOf(data(), drawn, *mark, s), s);
        paintBars(painter, theme(), drawn, barsOf(point, *mark, view(), drawn.map), data(), s);
        const double radius = std::max(mark->radius, markRadius * s);
        paintMark(painter, theme(), mark->kind, mark->fill, mark->at, radius, mark->noGain);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme().text, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(mark->at, radius + 2.5 * s, radius + 2.5 * s);
        painter.restore();
        if (mark->selected)
            paintSelectionRing(painter, theme(), mark->at, mark->radius, s);
        const bool named = std::any_of(drawn.labels.begin(), drawn.labels.end(),
                                       [mark](const TradeOffLabel &label) { return label.placed.id == mark->id; })
                           || std::any_of(drawn.gutterLabels.begin(), drawn.gutterLabels.end(),
                                          [mark](const GutterLabel &label) { return label.id == mark->id; });
        if (!named) {
            const QFontMetricsF metrics(measures().label);
            QString text = labelText(data(), view(), point);
            if (mark->members.size() > 1)
                text += QStringLiteral("  ×%1").arg(mark->members.size());
            const QSizeF size(metrics.horizontalAdvance(text) + 6 * s, metrics.height());
            QRectF rect(mark->at + QPointF(radius + 5 * s, -size.height() / 2), size);
            if (rect.right() > drawn.map.plot.right())
                rect.moveRight(mark->at.x() - radius - 5 * s);
            paintPlate(painter, theme(), rect, text, measures().label, theme().text);
        }
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (const TradeOffMark *at = m_cursor && hasFocus() ? markOf(drawn, *m_cursor) : nullptr) {
        QPen pen(theme().text, 1, Qt::CustomDashLine);
        pen.setDashPattern({1, 2});
        painter.setPen(pen);
        const double reach = at->radius + 8 * s;
        painter.drawRoundedRect(QRectF(at->at.x() - reach, at->at.y() - reach, 2 * reach, 2 * reach), 3, 3);
    }
    if (hasFocus()) { // the chart itself, so that it is seen where the keys go
        painter.setPen(QPen(theme().accent, 1.5));
        painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
    }
    painter.restore();
}

// The mark fades in while a ring closes on it.
void TradeOffPad::paintArriving(QPainter &painter) const
{
    if (view().arriving.empty())
        return;
    const double done = m_arrival.currentValue().toDouble();
    const double s = measures().scale;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const TradeOffMark &mark : scene().marks) {
        if (!mark.arriving)
            continue;
        painter.setOpacity(done);
        paintMark(painter, theme(), mark.kind, mark.fill, mark.at, mark.radius, mark.noGain);
        painter.setOpacity(1 - done * 0.6);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().accent, 2 * s));
        const double ring = mark.radius + (3 + 22 * (1 - done)) * s;
        painter.drawEllipse(mark.at, ring, ring);
    }
    painter.restore();
}

} // namespace pare
