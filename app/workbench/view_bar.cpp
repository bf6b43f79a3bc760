#include "app/workbench/view_bar.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace pare {

ViewBar::ViewBar(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {}

void ViewBar::addSpare(QWidget *tool)
{
    m_spares.push_back({tool});
}

void ViewBar::setWanted(QWidget *tool, bool wanted)
{
    const auto spare = std::ranges::find(m_spares, tool, &Spare::tool);
    if (spare == m_spares.end()) {
        tool->setVisible(wanted);
        return;
    }
    spare->wanted = wanted;
    fit();
}

bool ViewBar::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::event(event);
}

void ViewBar::fit()
{
    const auto widthOf = [this](const QWidget *tool) { return std::max(tool->minimumWidth(), tool->minimumSizeHint().width()) + m_row->spacing(); };
    int left = width() - m_row->minimumSize().width();
    for (const Spare &spare : m_spares)
        if (!spare.tool->isHidden())
            left += widthOf(spare.tool);
    for (const Spare &spare : m_spares) {
        left -= spare.wanted ? widthOf(spare.tool) : 0;
        if (const bool hidden = !spare.wanted || left < 0; hidden != spare.tool->isHidden())
            spare.tool->setHidden(hidden);
    }
}

} // namespace pare
