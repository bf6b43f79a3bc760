#pragma once

// The pieces that PareStyle puts together. Each draws with the current theme, clips nothing and restores the painter.

#include <QStyle>
#include <QStyleOption>

class QPainter;
class QWidget;

namespace pare::style {

// Outline of something that can be operated, over its fill; the accent, twice as wide, where it has focus.
void drawField(QPainter &painter, const QRect &rect, const QColor &fill, bool enabled, bool focused);

// 1.5-px accent ring just inside `rect`.
void drawFocusRing(QPainter &painter, const QRect &rect, const QColor &colour);

void drawPushButton(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
void drawToolButton(QPainter &painter, const QStyleOption &option);
void drawCheckBox(QPainter &painter, const QStyleOption &option);
void drawRadioButton(QPainter &painter, const QStyleOption &option);

// A chevron that fills the middle of `rect`.
void drawArrow(QPainter &painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour);

// Ground of a cell: selection fill, with a 3-px accent edge in the cell that starts the row, else the hover ground.
void drawItemGround(QPainter &painter, const QStyleOptionViewItem &option, bool startsRow);
// The same left of a tree's cell.
void drawBranchGround(QPainter &painter, const QStyleOption &option, bool startsRow);

void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option);
void drawTab(QPainter &painter, const QStyleOptionTab &option);
void drawSplitter(QPainter &painter, const QStyleOption &option);
void drawProgress(QPainter &painter, const QStyleOptionProgressBar &option, bool filled);
void drawMenuBarItem(QPainter &painter, const QStyleOption &option);

void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);
void drawSlider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle);
void drawComboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow);
void drawSpinBox(QPainter &painter, const QStyleOptionSpinBox &option, const QRect &up, const QRect &down);

// A tool button with a menu and no separate arrow part carries a small arrow behind its text.
bool hasInlineArrow(const QStyleOptionToolButton &button);
int menuArrowWidth();

// Spin boxes: the arrows beside the field grow with the text.
int spinArrowWidth();
QRect spinBoxPart(const QStyleOptionSpinBox &spin, QStyle::SubControl part);

// Text and arrow colour for something in that state.
QColor foreground(bool enabled);

} // namespace pare::style
