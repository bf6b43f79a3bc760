#include "ui/theme/pare_style.h"

#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/style_drawing.h"
#include "ui/theme/theme_control.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QStyleFactory>

namespace pare {
namespace {

bool takesWheelOnlyFocused(const QObject *object)
{
    return qobject_cast<const QAbstractSpinBox *>(object) || qobject_cast<const QComboBox *>(object)
           || qobject_cast<const QSlider *>(object);
}

bool hasInlineArrow(const QStyleOptionToolButton &button)
{
    return button.features.testFlag(QStyleOptionToolButton::HasMenu)
           && !button.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

int menuArrowWidth()
{
    return scaled(14);
}

void drawFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = currentTheme();
    const bool focused = option.state.testFlag(QStyle::State_HasFocus) && qobject_cast<const QAbstractItemView *>(widget);
    painter.save();
    painter.setPen(focused ? theme.accent : theme.hairline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

} // namespace

PareStyle::PareStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void PareStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Theme &theme = currentTheme();
    const bool enabled = option->state.testFlag(State_Enabled);
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            style::drawPushButton(*painter, *button, widget);
            return;
        }
        break;
    case PE_PanelButtonTool:
        style::drawToolButton(*painter, *option);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->lineWidth > 0)
                style::drawField(*painter, option->rect, enabled ? option->palette.color(QPalette::Base) : theme.panel,
                                 enabled, option->state.testFlag(State_HasFocus));
            else // inside a combo or spin box, which has drawn the ground
                painter->fillRect(option->rect, enabled ? option->palette.brush(QPalette::Base) : QBrush(theme.panel));
            return;
        }
        break;
    case PE_FrameLineEdit:
        return; // drawn with the panel
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        style::drawCheckBox(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        style::drawRadioButton(*painter, *option);
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QPushButton *>(widget) || qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QSlider *>(widget))
            return; // they show focus themselves
        style::drawFocusRing(*painter, option->rect, theme.accent);
        return;
    case PE_Frame:
        drawFrame(*painter, *option, widget);
        return;
    case PE_FrameMenu:
        painter->save();
        painter->setPen(theme.controlBorder);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_FrameTabWidget:
    case PE_FrameGroupBox:
    case PE_FrameStatusBarItem:
    case PE_FrameDefaultButton:
        return; // divided by space, never by frames
    case PE_FrameTabBarBase:
        painter->fillRect(option->rect, theme.hairline);
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            style::drawItemGround(*painter, *item);
            return;
        }
        break;
    case PE_PanelItemViewRow:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->features.testFlag(QStyleOptionViewItem::Alternate))
                painter->fillRect(option->rect, theme.otherRow);
            return;
        }
        break;
    case PE_IndicatorArrowDown:
        style::drawArrow(*painter, option->rect, Qt::DownArrow, style::foreground(enabled));
        return;
    case PE_IndicatorArrowUp:
        style::drawArrow(*painter, option->rect, Qt::UpArrow, style::foreground(enabled));
        return;
    case PE_IndicatorArrowLeft:
        style::drawArrow(*painter, option->rect, Qt::LeftArrow, style::foreground(enabled));
        return;
    case PE_IndicatorArrowRight:
        style::drawArrow(*painter, option->rect, Qt::RightArrow, style::foreground(enabled));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            if (header->sortIndicator != QStyleOptionHeader::None)
                style::drawArrow(*painter, option->rect,
                                 header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow : Qt::DownArrow,
                                 theme.text);
            return;
        }
        break;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children)) {
            const bool mirrored = option->direction == Qt::RightToLeft;
            const Qt::ArrowType closed = mirrored ? Qt::LeftArrow : Qt::RightArrow;
            style::drawArrow(*painter, option->rect, option->state.testFlag(State_Open) ? Qt::DownArrow : closed,
                             theme.secondary);
        }
        return;
    case PE_IndicatorToolBarSeparator:
        painter->save();
        painter->setPen(theme.hairline);
        if (option->state.testFlag(State_Horizontal)) {
            const int x = option->rect.center().x();
            painter->drawLine(x, option->rect.top() + scaled(4), x, option->rect.bottom() - scaled(4));
        } else {
            const int y = option->rect.center().y();
            painter->drawLine(option->rect.left() + scaled(4), y, option->rect.right() - scaled(4), y);
        }
        painter->restore();
        return;
    case PE_PanelTipLabel:
        painter->save();
        painter->setPen(theme.controlBorder);
        painter->setBrush(theme.field);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void PareStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const Theme &theme = currentTheme();
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton label = *button;
            const bool unavailable = widget && widget->property("unavailable").toBool();
            const bool primary = (widget && widget->property("primary").toBool())
                                 || label.features.testFlag(QStyleOptionButton::DefaultButton);
            if (unavailable)
                label.palette.setColor(QPalette::ButtonText, theme.disabled);
            else if (primary && label.state.testFlag(State_Enabled))
                label.palette.setColor(QPalette::ButtonText, theme.textOnAccent);
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        style::drawSplitter(*painter, *option);
        return;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            style::drawHeaderSection(*painter, *header);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme.panel);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), theme.hairline);
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            style::drawTab(*painter, *tab);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab label = *tab;
            label.state.setFlag(State_HasFocus, false); // the shape has drawn the ring
            if (!label.state.testFlag(State_Selected) && label.state.testFlag(State_Enabled))
                label.palette.setColor(QPalette::WindowText, theme.secondary);
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_ProgressBarGroove:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            style::drawProgress(*painter, *bar, false);
            return;
        }
        break;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            style::drawProgress(*painter, *bar, true);
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        painter->fillRect(option->rect, theme.panel);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            style::drawMenuBarItem(*painter, *option);
            const bool underline = styleHint(SH_UnderlineShortcut, option, widget) != 0;
            drawItemText(painter, item->rect,
                         Qt::AlignCenter | Qt::TextDontClip | Qt::TextSingleLine
                             | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                         item->palette, item->state.testFlag(State_Enabled), item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_RubberBand: {
        QColor fill = theme.accent;
        fill.setAlpha(36);
        painter->save();
        painter->setPen(theme.accent);
        painter->setBrush(fill);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            const QRect &rect = option->rect;
            if (frame->frameShape == QFrame::HLine)
                painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), theme.hairline);
            else if (frame->frameShape == QFrame::VLine)
                painter->fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), theme.hairline);
            else if (frame->frameShape != QFrame::NoFrame)
                drawFrame(*painter, *option, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void PareStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    const auto part = [&](SubControl which) { return proxy()->subControlRect(control, option, which, widget); };
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            style::drawScrollBar(*painter, *bar, part(SC_ScrollBarSlider));
            return;
        }
        break;
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            style::drawSlider(*painter, *slider, part(SC_SliderGroove), part(SC_SliderHandle));
            return;
        }
        break;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            style::drawComboBox(*painter, *combo, part(SC_ComboBoxArrow));
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            style::drawSpinBox(*painter, *spin, part(SC_SpinBoxUp), part(SC_SpinBoxDown));
            return;
        }
        break;
    case CC_ToolButton:
        // Fusion puts the arrow of a menu into the lower corner; here it stands behind the text.
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button && hasInlineArrow(*button)) {
            QStyleOptionToolButton plain = *button;
            plain.features &= ~QStyleOptionToolButton::HasMenu;
            style::drawToolButton(*painter, plain);
            plain.state &= ~(State_On | State_MouseOver | State_Sunken | State_HasFocus);
            plain.rect.setRight(plain.rect.right() - menuArrowWidth());
            QProxyStyle::drawControl(CE_ToolButtonLabel, &plain, painter, widget);
            const QRect arrow(plain.rect.right() - scaled(2), option->rect.top(), menuArrowWidth(), option->rect.height());
            style::drawArrow(*painter, visualRect(option->direction, option->rect, arrow), Qt::DownArrow,
                             style::foreground(option->state.testFlag(State_Enabled)));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int PareStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return scaled(space::iconSmall);
    case PM_ToolBarIconSize:
        return scaled(space::iconLarge);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return scaled(16);
    case PM_ScrollBarExtent:
        return scaled(12);
    case PM_ScrollBarSliderMin:
        return scaled(28);
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return scaled(20);
    case PM_SliderLength:
        return scaled(16);
    case PM_SplitterWidth:
        return scaled(5);
    case PM_DefaultFrameWidth:
        return 1;
    case PM_HeaderMarkSize:
        return scaled(10);
    case PM_HeaderMargin:
        return scaled(space::inside);
    case PM_ButtonMargin:
        return scaled(space::between);
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return scaled(space::paneMargin);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return scaled(space::between);
    case PM_TabBarTabHSpace:
        return scaled(2 * space::between + space::between);
    case PM_TabBarTabVSpace:
        return scaled(2 * space::inside + 2);
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return scaled(space::inside);
    case PM_FocusFrameVMargin:
    case PM_FocusFrameHMargin:
        return scaled(2);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PareStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_TabBar_PreferNoArrows:
        return 0;
    case SH_Widget_Animate:
        return motionAllowed() ? 1 : 0;
    case SH_Widget_Animation_Duration:
        return motionAllowed() ? 120 : 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ItemView_ActivateItemOnSingleClick:
        return hint == SH_ItemView_ShowDecorationSelected ? 1 : 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Menu_SubMenuPopupDelay:
        return 150;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_UnderlineShortcut:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize PareStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        size.setHeight(std::max(size.height(), scaled(space::button)));
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button && hasInlineArrow(*button))
            size.rwidth() += menuArrowWidth();
        size = size.expandedTo(QSize(scaled(space::row), scaled(space::button)));
        break;
    case CT_TabBarTab:
        size = size.expandedTo(QSize(scaled(space::row), scaled(space::button)));
        break;
    case CT_CheckBox:
    case CT_RadioButton:
    case CT_HeaderSection:
    case CT_ItemViewItem:
    case CT_MenuBarItem:
        size.setHeight(std::max(size.height(), scaled(space::row)));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            size.setHeight(std::max(size.height(), scaled(space::row)));
        break;
    default:
        break;
    }
    return size;
}

// Scroll bars without arrow buttons: the whole length is for the handle.
QRect PareStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);

    const bool horizontal = bar->orientation == Qt::Horizontal;
    const int length = horizontal ? bar->rect.width() : bar->rect.height();
    int handle = length;
    if (bar->maximum > bar->minimum) {
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        const qint64 share = qint64(length) * bar->pageStep / (range + bar->pageStep);
        handle = int(std::clamp<qint64>(share, std::min(pixelMetric(PM_ScrollBarSliderMin, option, widget), length), length));
    }
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle,
                                              bar->upsideDown);
    const auto along = [&](int from, int extent) {
        const QRect rect = horizontal ? QRect(bar->rect.left() + from, bar->rect.top(), extent, bar->rect.height())
                                      : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), extent);
        return visualRect(bar->direction, bar->rect, rect);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return along(start, handle);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + handle, length - start - handle);
    default:
        return QRect();
    }
}

void PareStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (!takesWheelOnlyFocused(widget))
        return;
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus); // else the wheel itself would give focus
    widget->installEventFilter(this);
}

bool PareStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && takesWheelOnlyFocused(watched)
        && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore(); // the scroll area behind takes it
        return true;
    }
    return QProxyStyle::eventFilter(watched, event);
}

} // namespace pare
