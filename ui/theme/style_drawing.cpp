#include "ui/theme/style_drawing.h"

#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QPainter>
#include <QSlider>
#include <QWidget>

#include <cmath>

namespace pare::style {
namespace {

constexpr double radius = 3.0;

// Saves and restores, so that no function here can leak a pen.
class Paint {
public:
    explicit Paint(QPainter &painter) : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Paint() { m_painter.restore(); }
    Paint(const Paint &) = delete;
    Paint &operator=(const Paint &) = delete;

private:
    QPainter &m_painter;
};

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

void roundedBox(QPainter &painter, const QRect &rect, const QBrush &fill, const QColor &outline, double width)
{
    painter.setPen(outline.isValid() ? QPen(outline, width) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    const double inset = outline.isValid() ? width / 2 : 0;
    const double round = scaledF(radius);
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), round, round);
}

QColor buttonGround(const Theme &theme, bool hovered, bool pressed)
{
    if (pressed)
        return mixed(theme.text, theme.field, 0.16);
    if (hovered)
        return mixed(theme.text, theme.field, 0.06);
    return theme.field;
}

// What a tick box or a radio button is drawn with.
struct Indicator {
    QColor ground;
    QColor outline;
    QColor sign;
};

Indicator indicatorColours(const QStyleOption &option)
{
    const Theme &theme = currentTheme();
    const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    if (!has(option, QStyle::State_Enabled))
        return {theme.panel, theme.hairline, theme.disabled};
    if (on)
        return {theme.accent, theme.accent, theme.textOnAccent};
    return {buttonGround(theme, has(option, QStyle::State_MouseOver), has(option, QStyle::State_Sunken)),
            theme.controlBorder, theme.accent};
}

// A square in the middle of `rect`, on whole pixels, so that both edges are equally sharp.
QRect middleSquare(const QRect &rect)
{
    const int side = std::min(rect.width(), rect.height());
    return QRect(rect.left() + (rect.width() - side) / 2, rect.top() + (rect.height() - side) / 2, side, side);
}

QRect edgeOf(const QStyleOption &option)
{
    const int width = scaled(3);
    const int left = option.direction == Qt::RightToLeft ? option.rect.right() + 1 - width : option.rect.left();
    return QRect(left, option.rect.top(), width, option.rect.height());
}

} // namespace

QColor foreground(bool enabled)
{
    return enabled ? currentTheme().text : currentTheme().disabled;
}

void drawField(QPainter &painter, const QRect &rect, const QColor &fill, bool enabled, bool focused)
{
    const Theme &theme = currentTheme();
    const Paint paint(painter);
    const QColor outline = !enabled ? theme.hairline : focused ? theme.accent : theme.controlBorder;
    roundedBox(painter, rect, fill, outline, focused ? 2 : 1);
}

void drawFocusRing(QPainter &painter, const QRect &rect, const QColor &colour)
{
    const Paint paint(painter);
    roundedBox(painter, rect, Qt::NoBrush, colour, 1.5);
}

void drawPushButton(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget)
{
    const Theme &theme = currentTheme();
    const Paint paint(painter);
    const bool available = has(option, QStyle::State_Enabled) && !(widget && widget->property("unavailable").toBool());
    const bool focused = has(option, QStyle::State_HasFocus);
    const bool hovered = has(option, QStyle::State_MouseOver);
    const bool pressed = has(option, QStyle::State_Sunken);
    const bool primary = (widget && widget->property("primary").toBool())
                         || option.features.testFlag(QStyleOptionButton::DefaultButton);
    if (option.features.testFlag(QStyleOptionButton::Flat) && !pressed && !hovered && !focused)
        return;
    if (!available) {
        roundedBox(painter, option.rect, theme.panel, focused ? theme.accent : theme.hairline, focused ? 2 : 1);
        return;
    }
    if (primary) {
        const QColor ground = pressed ? mixed(theme.text, theme.accent, 0.2)
                                      : hovered ? mixed(theme.text, theme.accent, 0.1) : theme.accent;
        roundedBox(painter, option.rect, ground, QColor(), 0);
        if (focused) {
            const int gap = scaled(2);
            drawFocusRing(painter, option.rect.adjusted(gap, gap, -gap, -gap), theme.textOnAccent);
        }
        return;
    }
    const QColor ground = has(option, QStyle::State_On) ? theme.selectionFill : buttonGround(theme, hovered, pressed);
    roundedBox(painter, option.rect, ground, focused ? theme.accent : theme.controlBorder, focused ? 2 : 1);
}

void drawToolButton(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = currentTheme();
    const Paint paint(painter);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool focused = has(option, QStyle::State_HasFocus);
    if (enabled && has(option, QStyle::State_Sunken))
        roundedBox(painter, option.rect, mixed(theme.text, theme.panel, 0.16), QColor(), 0);
    else if (on)
        roundedBox(painter, option.rect, theme.selectionFill, enabled ? theme.accent : theme.hairline, 1);
    else if (enabled && has(option, QStyle::State_MouseOver))
        roundedBox(painter, option.rect, mixed(theme.text, theme.panel, 0.09), QColor(), 0);
    if (focused)
        drawFocusRing(painter, option.rect, theme.accent);
}

void drawCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Paint paint(painter);
    const Indicator colours = indicatorColours(option);
    const QRect box = middleSquare(option.rect);
    roundedBox(painter, box, colours.ground, colours.outline, has(option, QStyle::State_HasFocus) ? 2 : 1);
    const double side = box.width();
    const QPointF corner = box.topLeft();
    painter.setPen(QPen(colours.sign, std::max(1.5, side / 8), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (has(option, QStyle::State_NoChange)) {
        painter.drawLine(corner + QPointF(side * 0.27, side / 2), corner + QPointF(side * 0.73, side / 2));
    } else if (has(option, QStyle::State_On)) {
        painter.drawPolyline(QPolygonF({corner + QPointF(side * 0.24, side * 0.52),
                                        corner + QPointF(side * 0.43, side * 0.71),
                                        corner + QPointF(side * 0.77, side * 0.3)}));
    }
}

void drawRadioButton(QPainter &painter, const QStyleOption &option)
{
    const Paint paint(painter);
    const Indicator colours = indicatorColours(option);
    const QRectF circle = QRectF(middleSquare(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(colours.outline, 1));
    painter.setBrush(colours.ground);
    painter.drawEllipse(circle);
    if (!has(option, QStyle::State_On))
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.sign);
    painter.drawEllipse(circle.center(), circle.width() * 0.2, circle.width() * 0.2);
}

void drawArrow(QPainter &painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour)
{
    const Paint paint(painter);
    const double reach = std::min({scaledF(3.5), rect.width() / 2.0, rect.height() / 2.0});
    painter.translate(QRectF(rect).center());
    if (direction == Qt::UpArrow)
        painter.rotate(180);
    else if (direction == Qt::LeftArrow)
        painter.rotate(90);
    else if (direction == Qt::RightArrow)
        painter.rotate(-90);
    painter.setPen(QPen(colour, std::max(1.2, scaledF(1.4)), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({QPointF(-reach, -reach / 2), QPointF(0, reach / 2), QPointF(reach, -reach / 2)}));
}

void drawItemGround(QPainter &painter, const QStyleOptionViewItem &option, bool startsRow)
{
    const Theme &theme = currentTheme();
    painter.save();
    if (has(option, QStyle::State_Selected)) {
        painter.fillRect(option.rect, theme.selectionFill);
        if (startsRow)
            painter.fillRect(edgeOf(option), theme.accent);
    } else if (option.backgroundBrush.style() != Qt::NoBrush) {
        painter.fillRect(option.rect, option.backgroundBrush);
    } else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        painter.fillRect(option.rect, mixed(theme.text, theme.field, 0.05));
    }
    painter.restore();
}

void drawBranchGround(QPainter &painter, const QStyleOption &option, bool startsRow)
{
    if (!has(option, QStyle::State_Selected))
        return;
    painter.fillRect(option.rect, currentTheme().selectionFill);
    if (startsRow)
        painter.fillRect(edgeOf(option), currentTheme().accent);
}

void drawSplitter(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = currentTheme();
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    painter.fillRect(option.rect, active ? mixed(theme.accent, theme.panel, 0.35) : theme.panel);
    const QPoint middle = option.rect.center();
    painter.save();
    painter.setPen(active ? theme.accent : theme.hairline);
    if (has(option, QStyle::State_Horizontal)) // the handle between panes side by side
        painter.drawLine(middle.x(), option.rect.top(), middle.x(), option.rect.bottom());
    else
        painter.drawLine(option.rect.left(), middle.y(), option.rect.right(), middle.y());
    painter.restore();
}

void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    const Theme &theme = currentTheme();
    const Paint paint(painter);
    painter.fillRect(option.rect, theme.panel);
    if (!has(option, QStyle::State_Enabled) || option.maximum <= option.minimum)
        return;
    const bool held = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const int margin = scaled(2);
    const QRect bar = option.orientation == Qt::Horizontal ? handle.adjusted(1, margin, -1, -margin)
                                                           : handle.adjusted(margin, 1, -margin, -1);
    const double round = std::min(bar.width(), bar.height()) / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(held && has(option, QStyle::State_Sunken) ? theme.accent
                     : held                                    ? theme.secondary
                                                               : theme.controlBorder);
    painter.drawRoundedRect(bar, round, round);
}

void drawSlider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle)
{
    const Theme &theme = currentTheme();
    const Paint paint(painter);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool horizontal = option.orientation == Qt::Horizontal;
    const double thickness = scaledF(3);
    QRectF track = groove;
    if (horizontal)
        track = QRectF(groove.left(), handle.center().y() + 0.5 - thickness / 2, groove.width(), thickness);
    else
        track = QRectF(handle.center().x() + 0.5 - thickness / 2, groove.top(), thickness, groove.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(enabled ? theme.controlBorder : theme.hairline);
    painter.drawRoundedRect(track, thickness / 2, thickness / 2);

    // The part below the value, which is at the left unless the widget is turned round.
    QRectF done = track;
    const QPointF centre = QRectF(handle).center();
    if (horizontal && !option.upsideDown)
        done.setRight(centre.x());
    else if (horizontal)
        done.setLeft(centre.x());
    else if (option.upsideDown)
        done.setTop(centre.y());
    else
        done.setBottom(centre.y());
    painter.setBrush(enabled ? theme.accent : theme.disabled);
    painter.drawRoundedRect(done, thickness / 2, thickness / 2);

    if (option.tickPosition != QSlider::NoTicks && option.tickInterval > 0) {
        painter.setPen(QPen(theme.secondary, 1));
        const int length = horizontal ? handle.width() : handle.height();
        const double start = length / 2.0;
        const double reach = (horizontal ? groove.width() : groove.height()) - length;
        const int steps = (option.maximum - option.minimum) / option.tickInterval;
        for (int step = 0; steps > 0 && step <= steps && steps <= 64; ++step) {
            const double share = double(step) * option.tickInterval / (option.maximum - option.minimum);
            const double along = start + reach * share;
            if (horizontal) {
                const double x = std::floor(groove.left() + (option.upsideDown ? groove.width() - along : along)) + 0.5;
                painter.drawLine(QPointF(x, option.rect.bottom() - scaledF(3)), QPointF(x, option.rect.bottom()));
            } else {
                const double y = std::floor(groove.top() + (option.upsideDown ? groove.height() - along : along)) + 0.5;
                painter.drawLine(QPointF(option.rect.right() - scaledF(3), y), QPointF(option.rect.right(), y));
            }
        }
    }

    const bool focused = has(option, QStyle::State_HasFocus);
    const bool held = option.activeSubControls.testFlag(QStyle::SC_SliderHandle);
    const double side = std::min(handle.width(), handle.height()) - (focused ? 5.0 : 2.0);
    painter.setPen(QPen(enabled ? theme.accent : theme.disabled, 1.5));
    painter.setBrush(!enabled ? theme.panel : held ? theme.accent : theme.field);
    painter.drawEllipse(centre, side / 2, side / 2);
    if (focused) {
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, side / 2 + 2.5, side / 2 + 2.5);
    }
}

void drawProgress(QPainter &painter, const QStyleOptionProgressBar &option, bool filled)
{
    const Theme &theme = currentTheme();
    const Paint paint(painter);
    const bool horizontal = has(option, QStyle::State_Horizontal);
    const int thickness = std::min(horizontal ? option.rect.height() : option.rect.width(), scaled(6));
    QRectF track = option.rect;
    if (horizontal)
        track = QRectF(option.rect.left(), option.rect.top() + (option.rect.height() - thickness) / 2, option.rect.width(),
                       thickness);
    else
        track = QRectF(option.rect.left() + (option.rect.width() - thickness) / 2, option.rect.top(), thickness,
                       option.rect.height());
    const double round = thickness / 2.0;
    painter.setPen(Qt::NoPen);
    if (!filled) {
        painter.setBrush(mixed(theme.text, theme.panel, 0.14));
        painter.drawRoundedRect(track, round, round);
        return;
    }
    const double range = double(option.maximum) - option.minimum;
    painter.setBrush(has(option, QStyle::State_Enabled) ? theme.accent : theme.disabled);
    if (range <= 0) { // unknown length: three dots, which needs no motion to be understood
        for (int dot = -1; dot <= 1; ++dot)
            painter.drawEllipse(track.center() + (horizontal ? QPointF(dot * 3.0 * thickness, 0)
                                                             : QPointF(0, dot * 3.0 * thickness)),
                                round, round);
        return;
    }
    const double share = std::clamp((double(option.progress) - option.minimum) / range, 0.0, 1.0);
    if (share <= 0)
        return;
    const bool fromEnd = option.invertedAppearance != (horizontal && option.direction == Qt::RightToLeft);
    QRectF done = track;
    if (horizontal) {
        const double length = std::max<double>(thickness, track.width() * share);
        fromEnd ? done.setLeft(track.right() - length) : done.setRight(track.left() + length);
    } else {
        const double length = std::max<double>(thickness, track.height() * share);
        fromEnd ? done.setBottom(track.top() + length) : done.setTop(track.bottom() - length);
    }
    painter.drawRoundedRect(done, round, round);
}

} // namespace pare::style
