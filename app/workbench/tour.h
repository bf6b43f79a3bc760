// Callouts beside real controls. They never block clicks; Esc or Skip ends them.
#pragma once

#include <QPointer>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace pare {

struct TourStep {
    QPointer<QWidget> target;
    QString text;
};

class Tour : public QWidget {
    Q_OBJECT

public:
    Tour(QWidget *window, std::vector<TourStep> steps);
    void start();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showStep();
    void next();

    std::vector<TourStep> m_steps;
    size_t m_step = 0;
    QLabel *m_count;
    QLabel *m_text;
    QPushButton *m_next;
};

} // namespace pare
