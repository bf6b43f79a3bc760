#include "ui/panels/wrapped_label.h"

#include <QResizeEvent>

#include <algorithm>

namespace pare {

WrappedLabel::WrappedLabel(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setWordWrap(true);
}

QSize WrappedLabel::minimumSizeHint() const
{
    const QSize least = QLabel::minimumSizeHint();
    const bool placed = testAttribute(Qt::WA_Resized) || isVisible();
    return placed ? QSize(0, std::max(QFontMetrics(font()).height(), heightForWidth(width()))) : QSize(0, least.height());
}

void WrappedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

} // namespace pare
