#include "ui/jobs/job_delegate.h"

#include "ui/jobs/job_list.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QPainter>

#include <algorithm>

namespace pare {
namespace {

// Colour is never the only signal: each state has a glyph and its word.
QString glyphOf(JobState state)
{
    switch (state) {
    case JobState::Queued:
        return QStringLiteral("·");
    case JobState::Running:
        return QStringLiteral("▸");
    case JobState::Paused:
        return QStringLiteral("‖");
    case JobState::Cancelling:
    case JobState::Cancelled:
        return QStringLiteral("–");
    case JobState::Done:
        return QStringLiteral("✓");
    case JobState::NotDelivered:
        return QStringLiteral("↘");
    case JobState::Failed:
        return QStringLiteral("✕");
    }
    return {};
}

QColor colourOf(JobState state)
{
    const Theme &theme = currentTheme();
    switch (state) {
    case JobState::Done:
        return theme.ok;
    case JobState::NotDelivered:
    case JobState::Paused:
        return theme.warning;
    case JobState::Failed:
        return theme.error;
    case JobState::Running:
        return theme.text;
    default:
        return theme.secondary;
    }
}

void paintBar(QPainter &painter, const QRect &cell, double share)
{
    const Theme &theme = currentTheme();
    const int height = scaled(3);
    const int margin = scaled(space::inside);
    const QRect groove(cell.left() + margin, cell.bottom() - height, std::max(0, cell.width() - 2 * margin), height);
    painter.fillRect(groove, mixed(theme.text, theme.field, 0.14));
    if (share < 0)
        return; // how far it is cannot be told: the phase in words says what goes on
    painter.fillRect(QRect(groove.left(), groove.top(), int(groove.width() * share), height), theme.accent);
}

void paintButton(QPainter &painter, const QStyleOptionViewItem &option, const QString &text)
{
    const Theme &theme = currentTheme();
    const int inset = std::max(1, scaled(2));
    const QRectF box = QRectF(option.rect.adjusted(inset, inset, -inset, -inset)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.controlBorder, 1));
    painter.setBrush(option.state.testFlag(QStyle::State_MouseOver) ? mixed(theme.text, theme.field, 0.08) : theme.field);
    painter.drawRoundedRect(box, scaledF(3), scaledF(3));
    painter.setPen(theme.text);
    painter.setFont(option.font);
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace

void JobDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto state = index.data(JobList::StateRole).value<JobState>();
    switch (index.column()) {
    case JobList::StateColumn:
        option->text = glyphOf(state) + QLatin1Char(' ') + option->text;
        option->palette.setColor(QPalette::Text, colourOf(state));
        option->palette.setColor(QPalette::HighlightedText, colourOf(state));
        break;
    case JobList::ElapsedColumn:
    case JobList::LeftColumn:
        option->font = numberFont();
        break;
    case JobList::CancelColumn:
        option->text.clear(); // drawn as a button
        break;
    default:
        break;
    }
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), currentTheme().hairline);
    const auto state = index.data(JobList::StateRole).value<JobState>();
    if (index.column() == JobList::ProgressColumn && (state == JobState::Running || state == JobState::Paused || state == JobState::Cancelling))
        paintBar(*painter, option.rect, index.data(JobList::ShareRole).toDouble());
    if (index.column() == JobList::CancelColumn && index.data(JobList::CanCancelRole).toBool())
        paintButton(*painter, option, index.data().toString());
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() == JobList::CancelColumn) // also where the button is not there now
        size.setWidth(option.fontMetrics.horizontalAdvance(tr("Cancel")) + 3 * scaled(space::between));
    return size;
}

} // namespace pare
