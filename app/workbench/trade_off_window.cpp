#include "app/workbench/trade_off_window.h"

#include "ui/theme/metrics.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QSettings>
#include <QVBoxLayout>

namespace pare {

namespace {

QString geometryKey()
{
    return QStringLiteral("trade_off_window/geometry");
}

} // namespace

TradeOffWindow::TradeOffWindow() : QWidget(nullptr, Qt::Window)
{
    setObjectName(QStringLiteral("tradeOffWindow"));
    setAttribute(Qt::WA_QuitOnClose, false); // it goes with the main window
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setMinimumSize(scaled(320), scaled(240));
}

void TradeOffWindow::take(QWidget *chart)
{
    layout()->addWidget(chart);
    chart->show();
    setFocusProxy(chart);
}

void TradeOffWindow::restoreGeometryKept(const QWidget *beside)
{
    if (restoreGeometry(QSettings().value(geometryKey()).toByteArray()))
        return;
    resize(scaled(900), scaled(600));
    for (const QScreen *screen : QGuiApplication::screens())
        if (screen != beside->screen())
            move(screen->availableGeometry().center() - rect().center());
}

void TradeOffWindow::keepGeometry() const
{
    QSettings().setValue(geometryKey(), saveGeometry());
}

void TradeOffWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void TradeOffWindow::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    Q_EMIT closedByHand();
}

void TradeOffWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F11)
        toggleFullScreen();
    else if (event->key() == Qt::Key_Escape && isFullScreen())
        toggleFullScreen();
    else if (event->matches(QKeySequence::Close))
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace pare
