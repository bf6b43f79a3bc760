// The parts of PareStyle that are made of text and lines: headers, tabs, bars, and the boxes with arrows.

#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/style_drawing.h"

#include <QPainter>

namespace pare::style {

void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option)
{
    const Theme &theme = currentTheme();
    painter.save();
    painter.fillRect(option.rect, option.state.testFlag(QStyle::State_MouseOver) ? mixed(theme.text, theme.panel, 0.06)
                                                                                : theme.panel);
    painter.setPen(theme.hairline);
    if (option.orientation == Qt::Horizontal) {
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        const bool last = option.position == QStyleOptionHeader::End || option.position == QStyleOptionHeader::OnlyOneSection;
        if (!last) { // a short tick says where the column can be widened
            const int inset = option.rect.height() / 4;
            painter.drawLine(option.rect.right(), option.rect.top() + inset, option.rect.right(),
                             option.rect.bottom() - inset);
        }
    } else {
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight());
    }
    painter.restore();
}

void drawTab(QPainter &painter, const QStyleOptionTab &option)
{
    const Theme &theme = currentTheme();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.save();
    if (enabled && !selected && option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, mixed(theme.text, theme.panel, 0.06));
    if (selected) {
        const int thickness = scaled(2);
        const QRect &box = option.rect;
        QRect line(box.left(), box.bottom() + 1 - thickness, box.width(), thickness);
        switch (option.shape) {
        case QTabBar::RoundedSouth:
        case QTabBar::TriangularSouth:
            line.moveTop(box.top());
            break;
        case QTabBar::RoundedWest:
        case QTabBar::TriangularWest:
            line = QRect(box.right() + 1 - thickness, box.top(), thickness, box.height());
            break;
        case QTabBar::RoundedEast:
        case QTabBar::TriangularEast:
            line = QRect(box.left(), box.top(), thickness, box.height());
            break;
        default:
            break;
        }
        painter.fillRect(line, enabled ? theme.accent : theme.disabled);
    }
    painter.restore();
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        const int gap = scaled(2);
        drawFocusRing(painter, option.rect.adjusted(gap, gap, -gap, -gap - gap), theme.accent);
    }
}

void drawMenuBarItem(QPainter &painter, const QStyleOption &option)
{
    const Theme &theme = currentTheme();
    const bool open = option.state.testFlag(QStyle::State_Sunken);
    const bool pointed = option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Enabled);
    painter.fillRect(option.rect, open ? theme.selectionFill
                                       : pointed ? mixed(theme.text, theme.panel, 0.09) : theme.panel);
}

void drawComboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    const Theme &theme = currentTheme();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (option.frame || focused) {
        const QColor ground = !enabled ? theme.panel
                              : hovered && !option.editable ? mixed(theme.text, theme.field, 0.05) : theme.field;
        drawField(painter, option.rect, ground, enabled, focused);
    }
    drawArrow(painter, arrow, Qt::DownArrow, foreground(enabled));
}

void drawSpinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down)
{
    const Theme &theme = currentTheme();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (option.frame)
        drawField(painter, option.rect, enabled ? theme.field : theme.panel, enabled,
                  option.state.testFlag(QStyle::State_HasFocus));
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto button = [&](const QRect &rect, QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag flag,
                            Qt::ArrowType arrow) {
        const bool usable = enabled && option.stepEnabled.testFlag(flag);
        if (usable && option.activeSubControls == part) {
            const bool pressed = option.state.testFlag(QStyle::State_Sunken);
            painter.fillRect(rect.adjusted(0, 2, -2, -2), mixed(theme.text, theme.field, pressed ? 0.2 : 0.09));
        }
        drawArrow(painter, rect, arrow, foreground(usable));
    };
    button(up, QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    button(down, QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

} // namespace pare::style
