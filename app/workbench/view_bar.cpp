#include "app/workbench/view_bar.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace pare {

ViewBar::ViewBar(const QString &more, QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this)), m_more(new QToolButton(this)), m_menu(new QMenu(m_more))
{
    m_more->setObjectName(QStringLiteral("moreTools"));
    m_more->setText(QStringLiteral("»"));
    m_more->setToolTip(more);
    m_more->setAccessibleName(more);
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    m_more->hide();
    connect(m_menu, &QMenu::aboutToShow, this, &ViewBar::listHidden);
}

void ViewBar::addSpare(QWidget *tool)
{
    m_spares.push_back({tool});
    m_row->removeWidget(m_more);
    m_row->addWidget(m_more);
}

void ViewBar::listHidden()
{
    m_menu->clear();
    for (const Spare &spare : m_spares) {
        if (!spare.wanted || !spare.tool->isHidden())
            continue;
        if (auto *box = qobject_cast<QComboBox *>(spare.tool)) {
            QMenu *choices = m_menu->addMenu(box->accessibleName());
            choices->setEnabled(box->isEnabled());
            for (int i = 0; i < box->count(); ++i) {
                QAction *action = choices->addAction(box->itemText(i).replace(QLatin1Char('&'), QLatin1String("&&")), box, [box, i] {
                    box->setCurrentIndex(i);
                    Q_EMIT box->activated(i);
                });
                action->setCheckable(true);
                action->setChecked(i == box->currentIndex());
            }
        } else if (auto *button = qobject_cast<QToolButton *>(spare.tool)) {
            QAction *action = m_menu->addAction(button->icon(), button->accessibleName(), button, &QToolButton::click);
            action->setCheckable(button->isCheckable());
            action->setChecked(button->isChecked());
            action->setEnabled(button->isEnabled());
        }
    }
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
    int left = width() - m_row->minimumSize().width() + (m_more->isHidden() ? 0 : widthOf(m_more));
    int wanted = 0;
    for (const Spare &spare : m_spares) {
        left += spare.tool->isHidden() ? 0 : widthOf(spare.tool);
        wanted += spare.wanted ? widthOf(spare.tool) : 0;
    }
    const int narrow = m_last ? m_last->minimumSizeHint().width() : 0;
    const int wide = m_last ? m_last->sizeHint().width() : 0;
    left += m_last ? std::max(m_last->minimumWidth(), narrow) : 0;
    if (wanted > left - wide)
        left -= widthOf(m_more);
    const int given = left >= wide ? wide : 0;
    if (m_last && m_last->minimumWidth() != given)
        m_last->setMinimumWidth(given);
    left = m_last && given == 0 ? -1 : left - given; // what is too narrow for the last gets all that there is
    bool listed = false;
    for (const Spare &spare : m_spares) {
        left -= spare.wanted ? widthOf(spare.tool) : 0;
        const bool hidden = !spare.wanted || left < 0;
        if (hidden != spare.tool->isHidden())
            spare.tool->setHidden(hidden);
        listed = listed || (hidden && spare.wanted && (qobject_cast<QToolButton *>(spare.tool) || qobject_cast<QComboBox *>(spare.tool)));
    }
    if (listed == m_more->isHidden())
        m_more->setHidden(!listed);
}

} // namespace pare
