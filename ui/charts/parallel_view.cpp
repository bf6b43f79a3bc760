#include "ui/charts/parallel_view.h"

#include "ui/charts/trade_off_paint.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <map>

namespace pare {

namespace {

constexpr double reach = 6;       // pixels from a line at which it is meant
constexpr double shortestDraw = 5; // pixels of a stretch on an axis; less is a click

QString numberText(const ParallelAxis &axis, double value)
{
    const QString space = axis.unit.isEmpty() || axis.unit == QStringLiteral("x") ? QString() : QStringLiteral(" ");
    return QLocale::c().toString(value / axis.divisor, 'f', axis.decimals) + space + axis.unit;
}

double distanceTo(const QPointF &at, const QPointF &from, const QPointF &to)
{
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    const double share = length > 0 ? std::clamp(QPointF::dotProduct(at - from, along) / length, 0.0, 1.0) : 0;
    const QPointF nearest = from + share * along;
    return std::hypot(at.x() - nearest.x(), at.y() - nearest.y());
}

QPen penOf(const QColor &colour, double width, const QList<qreal> &dashes)
{
    QPen pen(colour, width);
    pen.setCapStyle(Qt::FlatCap);
    if (!dashes.isEmpty())
        pen.setDashPattern(dashes);
    return pen;
}

void paintPoint(QPainter &painter, const QPointF &at, double radius, int mark, const QColor &colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double r = radius * 1.15;
    switch (mark) {
    case 1: painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)); break;
    case 2: painter.drawPolygon(QPolygonF({{at.x(), at.y() - r}, {at.x() + r, at.y() + r}, {at.x() - r, at.y() + r}})); break;
    case 3: painter.drawPolygon(QPolygonF({{at.x(), at.y() - 1.4 * r}, {at.x() + 1.4 * r, at.y()}, {at.x(), at.y() + 1.4 * r}, {at.x() - 1.4 * r, at.y()}})); break;
    default: painter.drawEllipse(at, radius, radius); break;
    }
    painter.setBrush(Qt::NoBrush);
}

} // namespace

ParallelView::ParallelView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(scaled(320), scaled(160));
    setAccessibleName(tr("Variants across all measures"));
}

QSize ParallelView::sizeHint() const
{
    return {scaled(720), scaled(360)};
}

void ParallelView::setData(const ParallelData &data)
{
    m_data = data;
    m_spans.clear();
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis) {
        Span span{INFINITY, -INFINITY};
        for (const ParallelLine &line : m_data.lines)
            if (std::isfinite(line.values[axis])) {
                span.low = std::min(span.low, line.values[axis]);
                span.high = std::max(span.high, line.values[axis]);
            }
        if (!(span.low <= span.high))
            span = {0, 1};
        if (span.high - span.low < 1e-9 * std::max(std::fabs(span.high), 1e-9)) { // all alike: in the middle
            const double half = std::max(std::fabs(span.high) * 0.05, 1e-9);
            span = {span.low - half, span.high + half};
        }
        m_spans.push_back(span);
    }
    m_alike.clear();
    std::map<TradeOffKind, int> seen;
    for (const ParallelLine &line : m_data.lines)
        m_alike.push_back(seen[line.kind]++);
    update();
}

ParallelView::Look ParallelView::lookOf(size_t position) const
{
    const Theme &theme = currentTheme();
    const ParallelLine &line = m_data.lines[position];
    const int alike = m_alike[position];
    static const QList<QList<qreal>> patterns{{}, {7, 3}, {2, 2}, {8, 2, 2, 2}};
    Look look;
    look.mark = alike % 4;
    look.colour = kindColour(theme, line.kind);
    if (alike % 3 > 0)
        look.colour = alike % 3 == 1 ? mixed(theme.text, look.colour, 0.45) : mixed(theme.canvas, look.colour, 0.35);
    look.dashes = line.kind == TradeOffKind::Source ? QList<qreal>{4, 2} : patterns[alike % 4];
    if (!line.infeasible.isEmpty()) {
        look.colour = theme.disabled;
        look.dashes = {4, 2};
    }
    return look;
}

double ParallelView::titleWidth(size_t axis) const
{
    const double x = axisX(axis);
    const double gap = 0.94 * plot().width() / static_cast<double>(std::max<size_t>(m_data.axes.size() - 1, 1));
    return std::min(gap, std::max(2 * std::min(x, width() - x), scaledF(40)));
}

QStringList ParallelView::titleOf(size_t axis) const
{
    const QFontMetricsF metrics(smallFont());
    const double room = titleWidth(axis);
    const QString &name = m_data.axes[axis].name;
    if (metrics.horizontalAdvance(name) <= room)
        return {name};
    const QStringList words = name.split(QLatin1Char(' '));
    qsizetype first = 1;
    while (first < words.size() && metrics.horizontalAdvance(words.mid(0, first + 1).join(QLatin1Char(' '))) <= room)
        ++first;
    if (first == words.size())
        return {metrics.elidedText(name, Qt::ElideRight, room)};
    return {metrics.elidedText(words.mid(0, first).join(QLatin1Char(' ')), Qt::ElideRight, room), metrics.elidedText(words.mid(first).join(QLatin1Char(' ')), Qt::ElideRight, room)};
}

void ParallelView::setShown(std::optional<TradeOffId> id)
{
    if (m_shown == id)
        return;
    m_shown = id;
    if (const auto line = positionOf(id))
        setAccessibleDescription(textOf(*line));
    update();
}

void ParallelView::setHovered(std::optional<TradeOffId> id)
{
    if (m_hovered == id)
        return;
    m_hovered = id;
    update();
}

void ParallelView::setOwnHover(std::optional<TradeOffId> id)
{
    if (m_hovered == id)
        return;
    setHovered(id);
    Q_EMIT hovered(id ? std::optional<qint64>(static_cast<qint64>(*id)) : std::nullopt);
}

std::optional<size_t> ParallelView::positionOf(std::optional<TradeOffId> id) const
{
    for (size_t i = 0; id && i < m_data.lines.size(); ++i)
        if (m_data.lines[i].id == *id)
            return i;
    return std::nullopt;
}

QRectF ParallelView::plot() const
{
    const double text = QFontMetricsF(smallFont()).height();
    const double side = scaledF(70);
    return QRectF(rect()).adjusted(side, 3.8 * text, -side, -(1.4 * text + QFontMetricsF(baseFont()).height() + 6));
}

double ParallelView::axisX(size_t axis) const
{
    const QRectF area = plot();
    const auto count = static_cast<double>(m_data.axes.size());
    return std::round(count > 1 ? area.left() + area.width() * static_cast<double>(axis) / (count - 1) : area.center().x()) + 0.5;
}

double ParallelView::yOf(size_t axis, double value) const
{
    const QRectF area = plot();
    const double share = (value - m_spans[axis].low) / (m_spans[axis].high - m_spans[axis].low);
    return m_data.axes[axis].lowerIsBetter ? area.top() + share * area.height() : area.bottom() - share * area.height();
}

double ParallelView::valueAt(size_t axis, double y) const
{
    const QRectF area = plot();
    const double down = std::clamp((y - area.top()) / area.height(), 0.0, 1.0);
    const double share = m_data.axes[axis].lowerIsBetter ? down : 1 - down;
    return m_spans[axis].low + share * (m_spans[axis].high - m_spans[axis].low);
}

QPointF ParallelView::pointOf(size_t line, size_t axis) const
{
    const double value = m_data.lines[line].values[axis];
    return std::isfinite(value) ? QPointF(axisX(axis), yOf(axis, value)) : QPointF();
}

QString ParallelView::textOf(size_t line) const
{
    const ParallelLine &one = m_data.lines[line];
    QStringList parts;
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis)
        parts << QStringLiteral("%1 %2").arg(m_data.axes[axis].name, std::isfinite(one.values[axis]) ? numberText(m_data.axes[axis], one.values[axis]) : tr("not measured"));
    QString text = one.name + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
    if (!one.infeasible.isEmpty())
        text += QLatin1Char('\n') + tr("Does not hold the constraint: %1").arg(one.infeasible);
    return text;
}

std::optional<size_t> ParallelView::lineAt(const QPointF &at) const
{
    std::optional<size_t> found;
    double nearest = scaledF(reach);
    for (size_t line = 0; line < m_data.lines.size(); ++line) {
        QPointF before;
        for (size_t axis = 0; axis < m_data.axes.size(); ++axis) {
            const QPointF here = pointOf(line, axis);
            if (here.isNull())
                continue;
            const double distance = before.isNull() ? std::hypot(at.x() - here.x(), at.y() - here.y()) : distanceTo(at, before, here);
            if (distance < nearest) {
                nearest = distance;
                found = line;
            }
            before = here;
        }
    }
    return found;
}

std::optional<size_t> ParallelView::axisAt(double x) const
{
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis)
        if (std::fabs(axisX(axis) - x) <= scaledF(reach))
            return axis;
    return std::nullopt;
}

// Over a measure that is missing the line is drawn dotted from neighbour to neighbour.
void ParallelView::paintLine(QPainter &painter, size_t position, bool strong) const
{
    const Look look = lookOf(position);
    QColor colour = look.colour;
    if (!m_data.lines[position].infeasible.isEmpty() && !strong)
        colour.setAlphaF(0.45f);
    const double width = scaledF(strong ? 3 : 1.5);
    QPointF before;
    bool gap = false;
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis) {
        const QPointF here = pointOf(position, axis);
        if (here.isNull()) {
            gap = true;
            continue;
        }
        painter.setPen(gap && !before.isNull() ? QPen(colour, width, Qt::DotLine) : penOf(colour, width, look.dashes));
        if (!before.isNull())
            painter.drawLine(before, here);
        before = here;
        gap = false;
    }
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis)
        if (const QPointF here = pointOf(position, axis); !here.isNull())
            paintPoint(painter, here, scaledF(strong ? 4.5 : 3), look.mark, colour);
}

void ParallelView::paintNumbers(QPainter &painter, size_t position) const
{
    const Theme &theme = currentTheme();
    const QFont font = numberFont();
    const QFontMetricsF metrics(font);
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis) {
        const QPointF here = pointOf(position, axis);
        if (here.isNull())
            continue;
        const QString text = numberText(m_data.axes[axis], m_data.lines[position].values[axis]);
        const QSizeF size(metrics.horizontalAdvance(text) + scaledF(8), metrics.height() + scaledF(2));
        const bool last = axis + 1 == m_data.axes.size();
        QRectF plate(last ? QPointF(here.x() - scaledF(8) - size.width(), here.y() - size.height() / 2) : QPointF(here.x() + scaledF(8), here.y() - size.height() / 2), size);
        const QRectF area = plot(); // the ends of the axes are written just outside of it
        plate.moveTop(std::clamp(plate.top(), area.top(), std::max(area.top(), area.bottom() - size.height())));
        paintPlate(painter, theme, plate, text, font, theme.text);
    }
}

// Below the axes: all lines by name, where there is room for them; else the one that is told of.
void ParallelView::paintNames(QPainter &painter, std::optional<size_t> told) const
{
    const Theme &theme = currentTheme();
    QFont strong = baseFont();
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF words(strong);
    const double mark = scaledF(28);
    const double between = scaledF(16);
    double whole = -between;
    for (const ParallelLine &line : m_data.lines)
        whole += mark + words.horizontalAdvance(line.name) + between;
    const QRectF row(scaledF(6), height() - words.height() - 3, width() - scaledF(12), words.height());
    if (whole > row.width()) {
        painter.setFont(baseFont());
        painter.setPen(theme.text);
        if (told)
            painter.drawText(row, Qt::AlignCenter, words.elidedText(m_data.lines[*told].name, Qt::ElideMiddle, row.width()));
        return;
    }
    double x = row.center().x() - whole / 2;
    for (size_t position = 0; position < m_data.lines.size(); ++position) {
        const ParallelLine &line = m_data.lines[position];
        const bool grey = !line.infeasible.isEmpty();
        const Look look = lookOf(position);
        painter.setPen(penOf(look.colour, scaledF(position == told ? 3 : 1.5), look.dashes));
        painter.drawLine(QPointF(x, row.center().y()), QPointF(x + mark - scaledF(4), row.center().y()));
        paintPoint(painter, {x + (mark - scaledF(4)) / 2, row.center().y()}, scaledF(3), look.mark, look.colour);
        painter.setFont(position == told ? strong : baseFont());
        painter.setPen(grey ? theme.disabled : theme.text);
        const double width = words.horizontalAdvance(line.name);
        painter.drawText(QRectF(x + mark, row.top(), width + 1, row.height()), Qt::AlignLeft | Qt::AlignVCenter, line.name);
        x += mark + width + between;
    }
}

void ParallelView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = currentTheme();
    painter.fillRect(rect(), theme.canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(baseFont());
    if (m_data.axes.empty() || m_data.lines.empty()) {
        painter.setPen(theme.secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("Nothing is measured yet: run a recipe or a batch of presets."));
        return;
    }
    const QRectF area = plot();
    const QFont small = smallFont();
    const QFontMetricsF metrics(small);
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis) {
        const ParallelAxis &one = m_data.axes[axis];
        const double x = axisX(axis);
        painter.setPen(QPen(theme.edge, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const double best = one.lowerIsBetter ? m_spans[axis].low : m_spans[axis].high;
        const double worst = one.lowerIsBetter ? m_spans[axis].high : m_spans[axis].low;
        const double room = titleWidth(axis);
        const auto centred = [&](double top, const QString &text, const QColor &colour) {
            painter.setPen(colour);
            painter.drawText(QRectF(x - room / 2, top, room, metrics.height()), Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, room));
        };
        painter.setFont(small);
        const QStringList title = titleOf(axis);
        for (qsizetype line = 0; line < title.size(); ++line)
            centred(area.top() - (1.4 + static_cast<double>(title.size() - line)) * metrics.height(), title[line], theme.text);
        centred(area.top() - 1.25 * metrics.height(), numberText(one, best), theme.secondary);
        centred(area.bottom() + 0.25 * metrics.height(), numberText(one, worst), theme.secondary);
    }
    painter.setPen(theme.secondary);
    painter.drawText(QRectF(scaledF(6), area.top(), scaledF(60), metrics.height()), Qt::AlignLeft, tr("↑ better"));
    const auto shown = positionOf(m_shown);
    const auto pointed = positionOf(m_hovered);
    for (const bool grey : {true, false}) // what cannot be chosen lies behind
        for (size_t line = m_data.lines.size(); line-- > 0;)
            if (line != shown && line != pointed && m_data.lines[line].infeasible.isEmpty() != grey)
                paintLine(painter, line, false);
    if (shown)
        paintLine(painter, *shown, true);
    if (pointed && pointed != shown)
        paintLine(painter, *pointed, true);
    if (m_drawnAxis) {
        QColor fill = theme.accent;
        fill.setAlphaF(0.25f);
        painter.fillRect(QRectF(axisX(*m_drawnAxis) - scaledF(7), std::min(m_drawnFrom, m_drawnTo), scaledF(14), std::fabs(m_drawnTo - m_drawnFrom)), fill);
    }
    const auto told = pointed ? pointed : shown;
    if (told)
        paintNumbers(painter, *told);
    paintNames(painter, told);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(theme.accent, 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ParallelView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto axis = axisAt(event->position().x()); axis && !m_data.axes[*axis].id.isEmpty()) {
        m_drawnAxis = axis;
        m_drawnFrom = m_drawnTo = std::clamp(event->position().y(), plot().top(), plot().bottom());
    }
}

void ParallelView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drawnAxis) {
        m_drawnTo = std::clamp(event->position().y(), plot().top(), plot().bottom());
        update();
        return;
    }
    const auto line = lineAt(event->position());
    setOwnHover(line ? std::optional(m_data.lines[*line].id) : std::nullopt);
    setCursor(axisAt(event->position().x()) && !line ? Qt::SizeVerCursor : line ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ParallelView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto axis = std::exchange(m_drawnAxis, std::nullopt);
    if (axis && std::fabs(m_drawnTo - m_drawnFrom) >= scaledF(shortestDraw)) {
        update();
        Q_EMIT boundDrawn(static_cast<int>(*axis), valueAt(*axis, std::max(m_drawnFrom, m_drawnTo)));
        return;
    }
    if (const auto line = lineAt(event->position()))
        Q_EMIT chosen(m_data.lines[*line].id);
}

void ParallelView::leaveEvent(QEvent *)
{
    setOwnHover(std::nullopt);
}

void ParallelView::keyPressEvent(QKeyEvent *event)
{
    const size_t count = m_data.lines.size();
    const auto at = positionOf(m_hovered ? m_hovered : m_shown);
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Left: {
        if (count == 0)
            return;
        const size_t by = event->key() == Qt::Key_Down || event->key() == Qt::Key_Right ? 1 : count - 1;
        const size_t now = at ? (*at + by) % count : 0;
        setOwnHover(m_data.lines[now].id);
        setAccessibleDescription(textOf(now));
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (at)
            Q_EMIT chosen(m_data.lines[*at].id);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

bool ParallelView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const auto line = lineAt(help->pos()))
            QToolTip::showText(help->globalPos(), textOf(*line), this);
        else if (axisAt(help->pos().x()))
            QToolTip::showText(help->globalPos(), tr("Drag along an axis to set the least that a variant must hold there"), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace pare
