// Long jobs: what runs, what waits, how far it is, and the log of the selected one.
#pragma once

#include "ui/jobs/job_list.h"
#include "ui/panels/table_view.h"

#include <QWidget>

class QPlainTextEdit;
class QSortFilterProxyModel;
class QToolButton;

namespace pare {

class JobsPanel : public QWidget {
    Q_OBJECT

public:
    explicit JobsPanel(JobList &jobs, QWidget *parent = nullptr);
    void cancelCurrent();

private:
    [[nodiscard]] std::optional<JobId> current() const;
    void showLog();
    void select(JobId id);
    void refresh();

    JobList &m_jobs;
    QSortFilterProxyModel *m_order;
    TableView *m_table;
    QPlainTextEdit *m_log;
    QToolButton *m_cancel;
    QToolButton *m_retry;
    QToolButton *m_clear;
};

} // namespace pare
