// Callouts beside real controls. They never block clicks; Esc or Skip ends them.
#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace pare {

struct TourStep {
    QPointer<QWidget> target;
    QString text;
    std::function<void()> prepare; // brings the target in sight; may be empty
};

class Tour : public QWidget {
    Q_OBJECT

public:
    Tour(QWidget *window, std::vector<TourStep> steps);
    void start();
    // What a step asks for was done: if it is the one shown, the next follows.
    void done(size_t step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showStep();
    void place();
    void next();

    std::vector<TourStep> m_steps;
    size_t m_step = 0;
    QPointer<QWidget> m_before; // had the focus when the tour began
    QLabel *m_count;
    QLabel *m_text;
    QPushButton *m_next;
};

} // namespace pare
