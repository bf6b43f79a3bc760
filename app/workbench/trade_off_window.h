// The trade-off chart in a window of its own, for a second screen.
#pragma once

#include <QWidget>

namespace pare {

class TradeOffWindow : public QWidget {
    Q_OBJECT

public:
    TradeOffWindow();
    void take(QWidget *chart);
    // Where it stood last; beside others that are there now, never off screen.
    void restoreGeometryKept();
    void keepGeometry() const;
    void toggleFullScreen();

Q_SIGNALS:
    void closedByHand();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace pare
