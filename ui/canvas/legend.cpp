#include "ui/canvas/legend.h"

#include "ui/theme/fonts.h"
#include "ui/theme/language.h"
#include "ui/theme/metrics.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace pare {

namespace {

constexpr double rowHeight = 22;
constexpr double padding = 8;
constexpr double swatchWidth = 18;
constexpr double scaleWidth = 168;

bool isTerminal(const SceneNode &node)
{
    return node.kind == NodeKind::Input || node.kind == NodeKind::Output;
}

} // namespace

Legend::Legend(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Legend"));
    hide();
}

bool Legend::hasScale() const
{
    return hasFigure(m_mode);
}

void Legend::present(const FrameFacts &facts, ColourBy mode, const GraphDrawing &drawing)
{
    std::vector<Entry> entries;
    QString low;
    QString high;
    if (mode == ColourBy::Operator) {
        for (const Category category : facts.categories)
            entries.push_back({Entry::Kind::Category, category, {}});
    } else if (mode == ColourBy::Precision) {
        for (const std::string &precision : facts.precisions)
            entries.push_back({Entry::Kind::Precision, {}, precision});
    } else if (mode == ColourBy::Changes) {
        for (const char *change : {"added", "removed", "operator", "precision", "shape", "weights", "attributes", "inputs", "unchanged"})
            if (std::ranges::any_of(drawing.scene().nodes, [&](const SceneNode &node) { return node.change == change; }))
                entries.push_back({Entry::Kind::Change, changeCategory(change), change});
    } else if (const auto &range = drawing.rangeOf(mode)) {
        low = QString::fromStdString(figureText(drawing.scene(), mode, range->low));
        high = QString::fromStdString(figureText(drawing.scene(), mode, range->high));
    }
    if (facts.fused)
        entries.push_back({Entry::Kind::Fused, {}, {}});
    if (mode != ColourBy::Operator && mode != ColourBy::Changes && facts.withoutValue)
        entries.push_back({Entry::Kind::WithoutValue, {}, {}});
    const QString how = QString::fromStdString(howFound(drawing.scene(), mode, !low.isEmpty()));
    if (entries != m_entries || mode != m_mode || low != m_low || high != m_high || how != m_how) {
        m_entries = std::move(entries);
        m_mode = mode;
        m_low = low;
        m_high = high;
        m_how = how;
        m_current = std::min(m_current, static_cast<int>(m_entries.size()) - 1);
        QStringList texts;
        for (const Entry &entry : m_entries)
            texts << entryText(entry);
        setAccessibleDescription(tr("Colours by %1: %2").arg(QString::fromStdString(colourByName(mode)).toLower(), texts.join(", ")));
        refit();
    }
    if (isHidden())
        show();
}

void Legend::clear()
{
    m_entries.clear();
    hide();
}

void Legend::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    m_current = -1;
    refit();
}

void Legend::toggleByHand()
{
    Q_EMIT foldedByHand(); // first: a view that folds by itself must know before the size changes
    setFolded(!m_folded);
}

void Legend::refit()
{
    if (const QSize wanted = sizeHint(); wanted != size()) {
        resize(wanted);
        Q_EMIT sizeChanged();
    }
    update();
}

QString Legend::entryText(const Entry &entry) const
{
    switch (entry.kind) {
    case Entry::Kind::Category: return QString::fromStdString(categoryName(entry.category));
    case Entry::Kind::Precision: return QString::fromStdString(entry.precision);
    case Entry::Kind::Change: {
        QString text = coreWords(entry.precision); // the words of DiffKind
        text[0] = text[0].toUpper();
        return text;
    }
    case Entry::Kind::Fused: return tr("Fused into another layer");
    case Entry::Kind::WithoutValue: return m_mode == ColourBy::Precision ? tr("No precision") : tr("No value");
    }
    return {};
}

QString Legend::title() const
{
    const QString name = QString::fromStdString(colourByName(m_mode));
    return hasScale() ? QStringLiteral("%1, %2").arg(name, m_how) : name;
}

int Legend::scaleHeight() const
{
    return hasScale() && !m_low.isEmpty() ? scaled(34) : 0;
}

QSize Legend::sizeHint() const
{
    return sizeIf(m_folded);
}

QSize Legend::openSize() const
{
    return sizeIf(false);
}

QSize Legend::sizeIf(bool folded) const
{
    const QFontMetrics metrics(smallFont());
    int width = metrics.horizontalAdvance(title()) + scaled(2 * padding + 20);
    int height = scaled(rowHeight);
    if (scaleHeight() > 0) { // what the colours say is said when folded too
        width = std::max({width, scaled(scaleWidth + 2 * padding), metrics.horizontalAdvance(m_low + m_high) + scaled(2 * padding + 16)});
        height += scaleHeight();
    }
    if (!folded) {
        for (const Entry &entry : m_entries)
            width = std::max(width, metrics.horizontalAdvance(entryText(entry)) + scaled(2 * padding + swatchWidth + 8));
        height += static_cast<int>(m_entries.size()) * scaled(rowHeight) + scaled(4);
    }
    return {width, height};
}

QRect Legend::headRect() const
{
    return {0, 0, width(), scaled(rowHeight)};
}

QRect Legend::entryRect(int entry) const
{
    return {0, scaled(rowHeight) + scaleHeight() + entry * scaled(rowHeight), width(), scaled(rowHeight)};
}

std::vector<int> Legend::nodesOf(const Entry &entry, ColourBy mode, const GraphDrawing &drawing)
{
    std::vector<int> nodes;
    for (int node = 0; node < drawing.nodeCount(); ++node) {
        const SceneNode &own = drawing.scene().node(node);
        bool fits = false;
        switch (entry.kind) {
        case Entry::Kind::Category:
            fits = isTerminal(own) ? entry.category == Category::InputOutput : own.kind != NodeKind::ControlFlow && own.category == entry.category;
            break;
        case Entry::Kind::Precision: fits = own.precision == entry.precision; break;
        case Entry::Kind::Change: fits = own.change == entry.precision; break;
        case Entry::Kind::Fused: fits = !isTerminal(own) && !insteadOfFigure(own, mode).empty(); break;
        case Entry::Kind::WithoutValue:
            fits = !isTerminal(own) && (mode == ColourBy::Precision ? own.precision.empty() : !own.figure(mode) && insteadOfFigure(own, mode).empty());
            break;
        }
        if (fits)
            nodes.push_back(node);
    }
    return nodes;
}

void Legend::paintScale(QPainter &painter, const QRect &rect, const Theme &theme) const
{
    const QRect bar(rect.left() + scaled(padding), rect.top() + scaled(2), rect.width() - 2 * scaled(padding), scaled(10));
    for (int x = 0; x < bar.width(); ++x)
        painter.fillRect(QRect(bar.left() + x, bar.top(), 1, bar.height()), viridis(static_cast<double>(x) / std::max(1, bar.width() - 1), theme.dark));
    painter.setPen(theme.text);
    const QRect below(bar.left(), bar.bottom() + scaled(2), bar.width(), rect.bottom() - bar.bottom() - scaled(2));
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, m_low);
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, m_high);
}

void Legend::paintSwatch(QPainter &painter, const QRect &rect, const Entry &entry, const Theme &theme) const
{
    QColor fill = theme.field;
    QColor mark = theme.edge;
    const bool terminal = entry.kind == Entry::Kind::Category && entry.category == Category::InputOutput;
    if (terminal) {
        fill = theme.panel;
    } else if (entry.kind == Entry::Kind::Fused) {
        fill = theme.panel;
    } else if (entry.kind == Entry::Kind::Change && entry.category == Category::InputOutput) {
        fill = theme.field; // unchanged
    } else if (entry.kind != Entry::Kind::WithoutValue) {
        const Category category = entry.kind == Entry::Kind::Precision ? precisionCategory(entry.precision) : entry.category;
        fill = theme.tint(category);
        mark = theme.mark(category);
    }
    const double radius = terminal ? rect.height() / 2.0 : scaledF(2);
    const QRectF box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool gone = entry.kind == Entry::Kind::Change && entry.precision == "removed";
    painter.setPen(QPen(mark, 1, gone ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(fill);
    painter.drawRoundedRect(box, radius, radius);
    painter.save();
    QPainterPath clip;
    clip.addRoundedRect(box, radius, radius);
    painter.setClipPath(clip);
    if (!terminal && entry.kind != Entry::Kind::WithoutValue)
        painter.fillRect(QRectF(box.left(), box.top(), scaledF(4), box.height()), mark);
    if (entry.kind == Entry::Kind::WithoutValue || gone) {
        painter.setPen(QPen(mixed(theme.text, fill, 0.35), 1));
        for (double x = box.left() - box.height(); x < box.right(); x += scaledF(5))
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    }
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void Legend::paintEvent(QPaintEvent *)
{
    const Theme &theme = currentTheme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.setFont(smallFont());

    const QRect head = headRect();
    if (m_hovered == -1)
        painter.fillRect(head, theme.otherRow);
    painter.setPen(theme.secondary);
    const int text = scaled(padding);
    painter.drawText(head.adjusted(text, 0, -scaled(20), 0), Qt::AlignLeft | Qt::AlignVCenter,
                     title());
    const double arrow = scaledF(4);
    const QPointF middle(head.right() - scaledF(padding + 2), head.center().y() + 0.5);
    const double sign = m_folded ? -1 : 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.secondary, scaledF(1.5), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({middle + QPointF(-arrow, -sign * arrow / 2), middle + QPointF(0, sign * arrow / 2),
                                    middle + QPointF(arrow, -sign * arrow / 2)}));
    painter.setRenderHint(QPainter::Antialiasing, false);

    if (scaleHeight() > 0)
        paintScale(painter, {0, head.bottom() + 1, width(), scaleHeight()}, theme);
    if (!m_folded) {
        for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
            const QRect row = entryRect(i);
            if (i == m_hovered || i == m_current)
                painter.fillRect(row, i == m_pressed ? theme.selectionFill : theme.otherRow);
            const int high = scaled(12);
            paintSwatch(painter, {row.left() + text, row.center().y() - high / 2 + 1, scaled(swatchWidth), high}, m_entries[static_cast<size_t>(i)], theme);
            painter.setPen(theme.text);
            painter.drawText(row.adjusted(text + scaled(swatchWidth + 8), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             entryText(m_entries[static_cast<size_t>(i)]));
        }
    }
    painter.setPen(theme.hairline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect((m_current >= 0 ? entryRect(m_current) : head).adjusted(1, 1, -2, -2));
    }
}

void Legend::paintInto(QPainter &painter, const Theme &theme) const
{
    const QRect all(QPoint(0, 0), openSize());
    const int text = scaled(padding);
    QFont font = smallFont();
    font.setPixelSize(QFontInfo(font).pixelSize()); // the same on every device
    painter.setFont(font);
    painter.fillRect(all, theme.panel);
    painter.setPen(theme.hairline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(all.adjusted(0, 0, -1, -1));
    painter.setPen(theme.secondary);
    painter.drawText(QRect(text, 0, all.width() - text, scaled(rowHeight)), Qt::AlignLeft | Qt::AlignVCenter, title());
    if (scaleHeight() > 0)
        paintScale(painter, {0, scaled(rowHeight), all.width(), scaleHeight()}, theme);
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        const Entry &entry = m_entries[static_cast<size_t>(i)];
        const QRect row(0, scaled(rowHeight) + scaleHeight() + i * scaled(rowHeight), all.width(), scaled(rowHeight));
        const int high = scaled(12);
        paintSwatch(painter, {text, row.center().y() - high / 2 + 1, scaled(swatchWidth), high}, entry, theme);
        painter.setPen(theme.text);
        painter.drawText(row.adjusted(text + scaled(swatchWidth + 8), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entryText(entry));
    }
}

int Legend::lineAt(QPoint position) const
{
    if (headRect().contains(position))
        return -1;
    if (!m_folded)
        for (int i = 0; i < static_cast<int>(m_entries.size()); ++i)
            if (entryRect(i).contains(position))
                return i;
    return -2;
}

void Legend::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton ? lineAt(event->position().toPoint()) : -2;
    update();
}

void Legend::mouseReleaseEvent(QMouseEvent *event)
{
    const int line = lineAt(event->position().toPoint());
    const int pressed = m_pressed;
    m_pressed = -2;
    update();
    if (line != pressed || line == -2)
        return;
    if (line == -1)
        toggleByHand();
    else
        Q_EMIT entryClicked(line, event->modifiers());
}

void Legend::mouseMoveEvent(QMouseEvent *event)
{
    const int line = lineAt(event->position().toPoint());
    if (line == m_hovered)
        return;
    m_hovered = line;
    setCursor(line == -2 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setToolTip(line >= 0 ? tr("Select these layers") : QString());
    update();
}

void Legend::leaveEvent(QEvent *)
{
    m_hovered = -2;
    update();
}

void Legend::keyPressEvent(QKeyEvent *event)
{
    const int last = m_folded ? -1 : static_cast<int>(m_entries.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Down: m_current = std::min(last, m_current + 1); break;
    case Qt::Key_Up: m_current = std::max(-1, m_current - 1); break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current < 0)
            toggleByHand();
        else
            Q_EMIT entryClicked(m_current, event->modifiers());
        break;
    default: QWidget::keyPressEvent(event); return;
    }
    update();
}

void Legend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        refit();
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace pare
