#pragma once

#include "core/passes/training_watch.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;
class QLabel;
class QStackedWidget;

namespace pare {

// Curves of a training while it runs and after: loss of training (each value faintly, and evened out) and of the held-out part on the left
// axis, the held-out score on the right one. The pointer or the arrow keys walk along it and the line above says the numbers; Ctrl+C copies all of them.
class TrainingCurve : public QWidget {
    Q_OBJECT

public:
    explicit TrainingCurve(QWidget *parent = nullptr);

    // The trainings of one piece of work, in their order; the newest is shown unless another was chosen. None: the sentence.
    void setCourses(std::vector<TrainingCourse> courses);
    void setEmptyText(const QString &text);
    [[nodiscard]] const TrainingCourse *shown() const; // null: none
    [[nodiscard]] QString words() const;               // of the newest point, or of that under the cursor
    [[nodiscard]] QCustomPlot *plot() const { return m_plot; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Line { EachLoss, TrainingLoss, HeldOutLoss, Score, LineCount };
    void buildPlot();
    void dress();
    void choose(int course);
    void showCourse();
    void showRanges(const TrainingCourse &course);
    void showMarks(const TrainingCourse &course);
    void showHead();
    void setCursorAt(std::optional<size_t> point);
    [[nodiscard]] QString headText() const;
    [[nodiscard]] bool isLow() const;

    std::vector<TrainingCourse> m_courses;
    int m_chosen = -1; // -1: the newest
    std::optional<size_t> m_cursor;
    QString m_emptyText;
    QLabel *m_head;
    QComboBox *m_which;
    QStackedWidget *m_body;
    QLabel *m_empty;
    QCustomPlot *m_plot;
    QCPItemText *m_lossTitle = nullptr;
    QCPItemText *m_scoreTitle = nullptr;
    QCPItemText *m_stepTitle = nullptr;
    QCPItemText *m_bestText = nullptr;
    QCPItemStraightLine *m_best = nullptr;
    QCPItemStraightLine *m_cursorLine = nullptr;
};

} // namespace pare
