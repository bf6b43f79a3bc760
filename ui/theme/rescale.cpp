#include "ui/theme/rescale.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLayout>
#include <QSplitter>
#include <QWidget>

#include <cmath>

namespace pare {

namespace {

int times(int length, double factor)
{
    return static_cast<int>(std::lround(length * factor));
}

void rescale(QLayout &layout, double factor)
{
    const QMargins margins = layout.contentsMargins();
    layout.setContentsMargins(times(margins.left(), factor), times(margins.top(), factor), times(margins.right(), factor), times(margins.bottom(), factor));
    if (layout.spacing() > 0)
        layout.setSpacing(times(layout.spacing(), factor));
}

void rescale(QWidget &widget, double factor)
{
    const QSize least = widget.minimumSize();
    const QSize most = widget.maximumSize();
    const auto grown = [&](int length) { return length >= QWIDGETSIZE_MAX ? length : times(length, factor); };
    widget.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX); // the new least may be above the old most
    if (!least.isNull())
        widget.setMinimumSize(times(least.width(), factor), times(least.height(), factor));
    widget.setMaximumSize(grown(most.width()), grown(most.height()));
    if (widget.testAttribute(Qt::WA_SetFont)) {
        QFont font = widget.font();
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * factor);
        else
            font.setPixelSize(std::max(1, times(font.pixelSize(), factor)));
        widget.setFont(font);
    }
    if (auto *button = qobject_cast<QAbstractButton *>(&widget); button && button->property("scaledIcon").toBool())
        button->setIconSize(button->iconSize() * factor);
    if (auto *header = qobject_cast<QHeaderView *>(&widget); header && header->orientation() == Qt::Horizontal)
        for (int section = 0; section < header->count(); ++section)
            header->resizeSection(section, times(header->sectionSize(section), factor));
    if (auto *splitter = qobject_cast<QSplitter *>(&widget))
        splitter->setHandleWidth(std::max(1, times(splitter->handleWidth(), factor)));
}

} // namespace

void rescaleWidgets(QWidget *root, double factor)
{
    // Scroll bars, spin boxes' fields and other parts are the style's.
    const auto isPart = [](const QWidget *widget) { return widget->objectName().startsWith(QLatin1String("qt_")); };
    for (QWidget *widget : root->findChildren<QWidget *>())
        if (!isPart(widget))
            rescale(*widget, factor);
    for (QLayout *layout : root->findChildren<QLayout *>())
        rescale(*layout, factor);
    if (root->layout())
        root->layout()->activate();
}

} // namespace pare
