// Long jobs: what runs, what waits, how far it is; of the selected one the log and, where it trains, the curves.
#pragma once

#include "ui/jobs/job_list.h"
#include "ui/panels/table_view.h"

#include <QWidget>

#include <functional>

class QPlainTextEdit;
class QSortFilterProxyModel;
class QSplitter;
class QTabWidget;
class QToolButton;

namespace pare {

class TrainingCurve;

class JobsPanel : public QWidget {
    Q_OBJECT

public:
    explicit JobsPanel(JobList &jobs, QWidget *parent = nullptr);
    void cancelCurrent();
    // Of the training that runs: why it can neither be paused nor stopped, empty where it can; and both.
    [[nodiscard]] QString whyNotSteer() const;
    void togglePause();
    void stopTraining();
    [[nodiscard]] TrainingCurve *curve() const { return m_curve; }

Q_SIGNALS:
    void largerCurves(pare::JobId id); // asked for by hand

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] std::optional<JobId> current() const;
    [[nodiscard]] int wishOf(int column) const;
    void fit(); // columns and log to what stands in them
    void showLog();
    void showTraining();
    void steer(const std::function<void(JobId)> &act);
    [[nodiscard]] std::optional<JobId> training() const;
    void select(JobId id);
    void refresh();

    JobList &m_jobs;
    QSortFilterProxyModel *m_order;
    TableView *m_table;
    QSplitter *m_splitter = nullptr;
    bool m_splitByHand = false;
    bool m_widthsByHand = false; // of the columns
    QTabWidget *m_details;
    TrainingCurve *m_curve;
    QPlainTextEdit *m_log;
    std::optional<JobId> m_curveOf;
    QToolButton *m_larger;
    QToolButton *m_pause;
    QToolButton *m_stop;
    QToolButton *m_cancel;
    QToolButton *m_retry;
    QToolButton *m_clear;
    QToolButton *m_hold;
    QToolButton *m_earlier;
    QToolButton *m_later;
};

} // namespace pare
