// How large things are and where their parts lie.

#include "ui/theme/metrics.h"
#include "ui/theme/pare_style.h"
#include "ui/theme/style_drawing.h"
#include "ui/theme/theme_control.h"

#include <QAbstractSpinBox>
#include <QStyleOption>

#include <algorithm>

namespace pare {
namespace {

constexpr int fusionSpinArrowWidth = 18; // that the base style counts in a spin box's size
constexpr int fusionTickWidth = 21;      // and in a menu's
constexpr double fusionTickOfHeight = 0.79;

// Room for "100 %" beside a bar that shows its text.
int progressTextWidth(const QStyleOptionProgressBar &bar)
{
    if (!bar.textVisible || !bar.state.testFlag(QStyle::State_Horizontal))
        return 0;
    const int text = std::max(bar.fontMetrics.horizontalAdvance(bar.text), bar.fontMetrics.horizontalAdvance(QStringLiteral("100%")));
    return text + scaled(space::between);
}

} // namespace

namespace style {

bool hasInlineArrow(const QStyleOptionToolButton &button)
{
    return button.features.testFlag(QStyleOptionToolButton::HasMenu)
           && !button.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

int menuArrowWidth()
{
    return scaled(14);
}

int spinArrowWidth()
{
    return scaled(18);
}

QRect spinBoxPart(const QStyleOptionSpinBox &spin, QStyle::SubControl part)
{
    const int frame = spin.frame ? scaled(3) : 0;
    const QRect inside = spin.rect.adjusted(frame, frame, -frame, -frame);
    const bool arrows = spin.buttonSymbols != QAbstractSpinBox::NoButtons;
    const int width = arrows ? std::min(spinArrowWidth(), inside.width()) : 0;
    QRect rect;
    switch (part) {
    case QStyle::SC_SpinBoxFrame: return spin.rect;
    case QStyle::SC_SpinBoxEditField: rect = inside.adjusted(0, 0, -width, 0); break;
    case QStyle::SC_SpinBoxUp: rect = QRect(inside.right() + 1 - width, spin.rect.top() + 1, width, spin.rect.height() / 2 - 1); break;
    case QStyle::SC_SpinBoxDown:
        rect = QRect(inside.right() + 1 - width, spin.rect.top() + spin.rect.height() / 2, width, spin.rect.height() - spin.rect.height() / 2 - 1);
        break;
    default: return {};
    }
    return QStyle::visualRect(spin.direction, spin.rect, rect);
}

} // namespace style

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
        return scaled(2);
    case PM_FocusFrameHMargin: // the text of a cell begins behind the edge of a selected row
        return scaled(4);
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
    case SH_DialogButtonBox_ButtonsHaveIcons: // words say it; the icons would stand on some buttons only
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
        if (type == CT_SpinBox)
            size.rwidth() += std::max(0, style::spinArrowWidth() - fusionSpinArrowWidth);
        size.setHeight(std::max(size.height(), scaled(space::button)));
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button && style::hasInlineArrow(*button))
            size.rwidth() += style::menuArrowWidth();
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
            item && item->menuItemType != QStyleOptionMenuItem::Separator) {
            size.setHeight(std::max(size.height(), scaled(space::row)));
            // Fusion counts a column of 21 pixels for the tick, and draws one that is as wide as the row is high.
            size.rwidth() += std::max(0, static_cast<int>(fusionTickOfHeight * size.height()) + 1 - fusionTickWidth) + scaled(space::between);
        }
        break;
    default:
        break;
    }
    return size;
}

// The text of a progress bar stands beside it, at the end.
QRect PareStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    const bool isBar = element == SE_ProgressBarGroove || element == SE_ProgressBarContents;
    if (!bar || (!isBar && element != SE_ProgressBarLabel))
        return QProxyStyle::subElementRect(element, option, widget);
    QRect rect = bar->rect;
    const int text = progressTextWidth(*bar);
    if (isBar)
        rect.setWidth(rect.width() - text);
    else
        rect.setLeft(rect.right() + 1 - text);
    return visualRect(bar->direction, bar->rect, rect);
}

// Arrows that grow with the text. Scroll bars without arrow buttons: the whole length is for the handle.
QRect PareStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox)
        return style::spinBoxPart(*spin, part);
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

} // namespace pare
