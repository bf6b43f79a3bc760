// The trade-off chart lives once: in the centre, beside the variants where there is room, as a tab of the bottom, or in a window of its own.

#include "app/workbench/main_window.h"

#include "app/workbench/trade_off_window.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>

namespace pare {

namespace {

// What the keys of the main window do, they do in the chart's window too; but it closes and fills the screen by itself.
void shareShortcuts(QWidget *window, const QMenu *menu, const QList<const QAction *> &own)
{
    for (QAction *action : menu->actions()) {
        if (action->menu())
            shareShortcuts(window, action->menu(), own);
        else if (!action->shortcut().isEmpty() && action->shortcutContext() == Qt::WindowShortcut && !own.contains(action))
            window->addAction(action);
    }
}

} // namespace

// Stands where the chart would be while that is in its own window.
void MainWindow::buildChartAway()
{
    m_chartAway = new QWidget(this);
    m_chartAway->setAutoFillBackground(true);
    m_chartAway->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(m_chartAway);
    layout->setSpacing(scaled(space::groups));
    auto *sentence = new QLabel(tr("The trade-off is in its own window."), m_chartAway);
    sentence->setAlignment(Qt::AlignCenter);
    sentence->setWordWrap(true);
    auto *back = new QPushButton(tr("Bring back"), m_chartAway);
    connect(back, &QPushButton::clicked, this, [this] { setChartInWindow(false); });
    layout->addStretch();
    layout->addWidget(sentence);
    layout->addWidget(back, 0, Qt::AlignHCenter);
    layout->addStretch();
    m_chartAway->hide();
}

void MainWindow::setChartInWindow(bool on)
{
    m_chartInWindow->setChecked(on);
    if (on == (m_chartWindow != nullptr)) {
        if (on) { // it may lie behind others
            m_chartWindow->raise();
            m_chartWindow->activateWindow();
        }
        return;
    }
    const bool focused = m_chart->isAncestorOf(QApplication::focusWidget());
    if (on) {
        m_chartWindow = std::make_unique<TradeOffWindow>();
        connect(m_chartWindow.get(), &TradeOffWindow::closedByHand, this, [this] { setChartInWindow(false); });
        for (QAction *top : menuBar()->actions())
            if (top->menu())
                shareShortcuts(m_chartWindow.get(), top->menu(), {m_closeDocument, m_fullScreen});
        m_chartWindow->restoreGeometryKept(this);
        refreshStatus(); // its title
        placeChart();
        m_chartWindow->show();
        m_chart->pad()->setFocus();
        return;
    }
    m_chartWindow->keepGeometry();
    m_chartWindow->hide();
    TradeOffWindow *gone = m_chartWindow.release();
    placeChart();
    gone->deleteLater(); // this may be its own closing
    if (m_bottomTabs->indexOf(m_chart) >= 0)
        m_bottomTabs->setCurrentWidget(m_chart);
    if (focused && m_chart->isVisible()) {
        activateWindow();
        m_chart->pad()->setFocus();
    }
}

void MainWindow::placeChart()
{
    QWidget *here = m_chart;
    if (m_chartWindow) {
        if (m_chart->window() != m_chartWindow.get()) {
            if (const int tab = m_bottomTabs->indexOf(m_chart); tab >= 0)
                m_bottomTabs->removeTab(tab);
            m_chartWindow->take(m_chart);
        }
        here = m_chartAway;
    } else {
        if (const int tab = m_bottomTabs->indexOf(m_chartAway); tab >= 0)
            m_bottomTabs->removeTab(tab);
        m_chartAway->setParent(this);
        m_chartAway->hide();
    }
    const bool inCentre = m_centre->currentIndex() == TradeOffCentre;
    const int tab = m_bottomTabs->indexOf(here);
    const bool wasCurrent = tab >= 0 && m_bottomTabs->currentIndex() == tab;
    if (tab >= 0)
        m_bottomTabs->removeTab(tab);
    if (inCentre) {
        m_chartHost->layout()->addWidget(here);
        here->show();
    } else if (m_size == SizeClass::Wide) {
        m_bottom->addWidget(here);
        here->show();
        divideBottom();
    } else { // the tabs show and hide it
        m_bottomTabs->insertTab(1, here, tr("Trade-off"));
        if (wasCurrent)
            m_bottomTabs->setCurrentWidget(here);
    }
}

// The chart takes what it needs, and the note in its place no more than its words.
void MainWindow::divideBottom()
{
    const int length = scaled(m_chartWindow ? 240 : 620);
    if (m_bottom->count() > 1 && m_bottom->width() > length + scaled(300))
        m_bottom->setSizes({m_bottom->width() - m_bottom->handleWidth() - length, length});
}

} // namespace pare
