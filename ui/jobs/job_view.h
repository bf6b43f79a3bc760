#pragma once

#include "ui/jobs/job_list.h"

#include <QWidget>

class QPlainTextEdit;
class QSplitter;
class QTableView;
class QToolButton;

namespace pare {

// The jobs on screen: the table with a bar in the progress column and Cancel in its own, and below it the log of the
// current job, which folds. Delete or Enter on the Cancel cell cancels; Ctrl+C copies the rows as text with a header.
class JobView : public QWidget {
    Q_OBJECT

public:
    // Does not own the list, which must live as long as the view.
    explicit JobView(JobList *list, QWidget *parent = nullptr);

    QTableView *table() const { return m_table; }
    void setCurrent(JobId id);
    std::optional<JobId> current() const;
    bool isLogShown() const;
    void setLogShown(bool shown);

    // Column widths and the splitter, for the study's view state.
    QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void cellClicked(const QModelIndex &index);
    void showLogOf(const QModelIndex &index);
    void updateActions();
    void copyRows() const;
    void applyTextSize();

    JobList *m_list = nullptr;
    QTableView *m_table = nullptr;
    QPlainTextEdit *m_log = nullptr;
    QSplitter *m_splitter = nullptr;
    QToolButton *m_logButton = nullptr;
    QToolButton *m_retryButton = nullptr;
    QToolButton *m_clearButton = nullptr;
    QToolButton *m_cancelAllButton = nullptr;
};

} // namespace pare
