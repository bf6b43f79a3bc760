// The trade-off chart in a window of its own, for a second screen.
#pragma once

#include <QWidget>

namespace pare {

class TradeOffWindow : public QWidget {
    Q_OBJECT

public:
    TradeOffWindow();
    void take(QWidget *chart);
    // Where it stood last, never off screen; at first in the middle of another screen than that of `beside`, where there is one.
    void restoreGeometryKept(const QWidget *beside);
    void keepGeometry() const;
    void toggleFullScreen();

Q_SIGNALS:
    void closedByHand();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace pare
