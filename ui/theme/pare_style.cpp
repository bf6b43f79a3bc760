#include "ui/theme/pare_style.h"

#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/style_drawing.h"
#include "ui/theme/theme_control.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QStyleFactory>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

namespace pare {
namespace {

bool takesWheelOnlyFocused(const QObject *object)
{
    return qobject_cast<const QAbstractSpinBox *>(object) || qobject_cast<const QComboBox *>(object)
           || qobject_cast<const QSlider *>(object);
}

// Where the rows of a tree begin, left of their branches.
int branchStart(const QWidget *widget)
{
    const auto *tree = qobject_cast<const QTreeView *>(widget);
    if (!tree || tree->header()->count() == 0)
        return 0;
    const int column = tree->treePosition() < 0 ? tree->header()->logicalIndex(0) : tree->treePosition();
    return tree->header()->sectionViewportPosition(column);
}

// Trees and lists say where in its row a cell is, tables do not.
bool startsRow(const QStyleOptionViewItem &item, const QWidget *widget)
{
    if (const auto *tree = qobject_cast<const QTreeView *>(widget);
        tree && item.rect.left() > branchStart(widget) && item.index.column() == std::max(0, tree->treePosition()))
        return false; // the branch left of it has the edge
    if (item.viewItemPosition != QStyleOptionViewItem::Invalid)
        return item.viewItemPosition == QStyleOptionViewItem::Beginning
               || item.viewItemPosition == QStyleOptionViewItem::OnlyOne;
    const auto *table = qobject_cast<const QTableView *>(widget);
    if (!table || table->selectionBehavior() != QAbstractItemView::SelectRows)
        return true;
    const QHeaderView *header = table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column))
            return column == item.index.column();
    }
    return false;
}

// A Breeze icon has the text's colour, which does not stand out on the accent.
QIcon coloured(const QIcon &icon, const QSize &size, const QColor &colour, const QWidget *widget)
{
    if (icon.isNull())
        return icon;
    QPixmap pixmap = icon.pixmap(size, widget ? widget->devicePixelRatioF() : 1.0);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    return QIcon(pixmap);
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
        if (qobject_cast<const QAbstractItemView *>(widget)) { // a thin one: the row already has its fill and edge
            painter->save();
            painter->setPen(theme.accent);
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -2));
            painter->restore();
            return;
        }
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
            style::drawItemGround(*painter, *item, startsRow(*item, widget));
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
        style::drawBranchGround(*painter, *option, widget && option->rect.left() <= branchStart(widget));
        if (option->state.testFlag(State_Children)) {
            const bool mirrored = option->direction == Qt::RightToLeft;
            const Qt::ArrowType closed = mirrored ? Qt::LeftArrow : Qt::RightArrow;
            style::drawArrow(*painter, option->rect, option->state.testFlag(State_Open) ? Qt::DownArrow : closed,
                             theme.secondary);
        }
        return;
    case PE_IndicatorButtonDropDown: {
        const int inset = scaled(5);
        if (enabled && option->state.testFlag(State_Sunken))
            painter->fillRect(option->rect, mixed(theme.text, theme.panel, 0.16));
        else if (enabled && option->state.testFlag(State_MouseOver))
            painter->fillRect(option->rect, mixed(theme.text, theme.panel, 0.05));
        painter->fillRect(QRect(option->rect.left(), option->rect.top() + inset, 1, option->rect.height() - 2 * inset),
                          theme.hairline);
        return;
    }
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
    case CE_PushButtonBevel: // the base leaves a flat button bare even where it is pointed at or has focus
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && button->features.testFlag(QStyleOptionButton::Flat))
            style::drawPushButton(*painter, *button, widget);
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton label = *button;
            const bool unavailable = widget && widget->property("unavailable").toBool();
            const bool primary = (widget && widget->property("primary").toBool())
                                 || label.features.testFlag(QStyleOptionButton::DefaultButton);
            if (unavailable) {
                label.palette.setColor(QPalette::ButtonText, theme.disabled);
                label.icon = coloured(label.icon, label.iconSize, theme.disabled, widget);
            } else if (primary && label.state.testFlag(State_Enabled)) {
                label.palette.setColor(QPalette::ButtonText, theme.textOnAccent);
                label.icon = coloured(label.icon, label.iconSize, theme.textOnAccent, widget);
            }
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_ComboBoxLabel: // the base cuts what is too long in the middle of a letter
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option); box && !box->editable) {
            QStyleOptionComboBox label = *box;
            const QRect field = subControlRect(CC_ComboBox, &label, SC_ComboBoxEditField, widget);
            const int icon = label.currentIcon.isNull() ? 0 : label.iconSize.width() + 4;
            label.currentText = label.fontMetrics.elidedText(label.currentText, Qt::ElideRight, field.width() - icon - 2);
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
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeaderV2 label;
            if (const auto *newer = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
                label = *newer;
            else
                static_cast<QStyleOptionHeader &>(label) = *header;
            label.state &= ~State_On; // the base makes the header of a selection bold
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_ProgressBarLabel:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            if (bar->textVisible)
                drawItemText(painter, bar->rect, int(Qt::AlignRight | Qt::AlignVCenter), bar->palette,
                             bar->state.testFlag(State_Enabled), bar->text, QPalette::WindowText);
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
    case CE_ProgressBar: // Fusion asks itself, not this style, where the parts are
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            QStyleOptionProgressBar part = *bar;
            for (const auto &[what, where] : {std::pair(CE_ProgressBarGroove, SE_ProgressBarGroove),
                                              std::pair(CE_ProgressBarContents, SE_ProgressBarContents),
                                              std::pair(CE_ProgressBarLabel, SE_ProgressBarLabel)}) {
                part.rect = subElementRect(where, bar, widget);
                drawControl(what, &part, painter, widget);
            }
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
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button && style::hasInlineArrow(*button)) {
            QStyleOptionToolButton plain = *button;
            plain.features &= ~QStyleOptionToolButton::HasMenu;
            style::drawToolButton(*painter, plain);
            plain.state &= ~(State_On | State_MouseOver | State_Sunken | State_HasFocus);
            plain.rect.setRight(plain.rect.right() - style::menuArrowWidth());
            QProxyStyle::drawControl(CE_ToolButtonLabel, &plain, painter, widget);
            const QRect arrow(plain.rect.right() - scaled(2), option->rect.top(), style::menuArrowWidth(), option->rect.height());
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

void PareStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QLineEdit *>(widget->parentWidget()) && qobject_cast<QToolButton *>(widget) && widget->accessibleName().isEmpty())
        widget->setAccessibleName(tr("Clear the field")); // Qt's own button has a picture only
    if (auto *spin = qobject_cast<QDoubleSpinBox *>(widget))
        spin->setLocale(QLocale::c()); // a point, as in every other number of the window
    if (qobject_cast<QMenu *>(widget))
        widget->installEventFilter(this);
    if (!takesWheelOnlyFocused(widget))
        return;
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus); // else the wheel itself would give focus
    widget->installEventFilter(this);
}

bool PareStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && qobject_cast<QDoubleSpinBox *>(watched))
        if (const auto *key = static_cast<QKeyEvent *>(event); key->text() == QLatin1String(",")) { // written by habit, a comma means the point
            QKeyEvent point(QEvent::KeyPress, Qt::Key_Period, key->modifiers(), QStringLiteral("."));
            QCoreApplication::sendEvent(watched, &point);
            return true;
        }
    // What is typed into an open menu chooses an entry; it is no shortcut of what is behind it.
    if (event->type() == QEvent::ShortcutOverride && qobject_cast<QMenu *>(watched)
        && !(static_cast<QKeyEvent *>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::Wheel && takesWheelOnlyFocused(watched)
        && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore(); // the scroll area behind takes it
        return true;
    }
    return QProxyStyle::eventFilter(watched, event);
}

} // namespace pare
