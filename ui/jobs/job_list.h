#pragma once

#include "core/passes/training_watch.h"
#include "ui/jobs/job.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace pare {

enum class JobId : int {};

enum class JobState {
    Queued,
    Running,
    Paused, // its training takes no steps
    Cancelling,
    Done,
    NotDelivered, // the work went through, but its result is past the guard or brings nothing
    Failed,
    Cancelled
};

// What becomes of an answer that comes though the person has cancelled: work that only computes is dropped ("nothing was
// kept" stays true); work that has already changed something outside, such as a written file, is kept.
enum class LateAnswer { Drop, Keep };

// One long job as the table shows it.
struct JobRecord {
    JobId id{};
    QString what;             // "Run recipe: prune-30-int8"
    JobState state = JobState::Queued;
    QString phase;            // in words, of the newest progress
    qint64 done = 0;
    qint64 total = 0;         // 0: unknown
    qint64 expectedMs = 0;    // that all of it takes, estimated before it started; 0: not known
    qint64 startedMs = -1;    // on the list's clock; -1: not started
    qint64 endedMs = -1;
    QString sentence;         // how it ended, empty while it runs
    QStringList log;          // the newest 10,000 lines
    std::shared_ptr<TrainingWatch> training; // of its trainings, while they run and after; null for work that cannot train
};

// Long work, one after the other in one lane: measuring, runs, exports. A table model with a row a job, oldest first.
// Cancelling changes the row at once; the row ends when the work has let go.
class JobList : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { StateColumn, WhatColumn, ProgressColumn, ElapsedColumn, LeftColumn, CancelColumn, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 64, // apart from the roles that tables share
        StateRole,    // JobState
        ShareRole,    // double 0 to 1, or -1 while it cannot be told
        CanCancelRole // bool
    };

    explicit JobList(QObject *parent = nullptr);
    ~JobList() override; // asks what runs to stop; nothing arrives any more

    // Puts work at the end of the queue. `done` gets the answer on the GUI thread, after the row shows it; also for a
    // job that failed or was cancelled. How a success reads ("Done") is changed with setSentence() in `done`.
    // The work is copied, and run again by retry().
    template <typename T>
    JobId add(const QString &what, typename Job<T>::Work work, typename Job<T>::Done done,
              LateAnswer late = LateAnswer::Drop)
    {
        return append(what, [work = std::move(work), done = std::move(done), late](JobList *owner, JobId id) { return taskFor<T>(owner, id, work, done, late); });
    }

    template <typename T>
    using TrainingWork = std::function<Result<T>(const RunContext &, const std::shared_ptr<TrainingWatch> &)>;
    // The same for work that may train: it hands the watch to whatever trains.
    template <typename T>
    JobId addTraining(const QString &what, TrainingWork<T> work, typename Job<T>::Done done, LateAnswer late = LateAnswer::Drop)
    {
        return append(what, [work = std::move(work), done = std::move(done), late](JobList *owner, JobId id) {
            const auto watch = owner->newWatch(id);
            return taskFor<T>(owner, id, [work, watch](const RunContext &context) { return work(context, watch); }, done, late);
        });
    }

    void setExpected(JobId id, qint64 ms); // estimated
    void cancel(JobId id);
    void cancelAll();
    // While the queue is held, what runs goes on and nothing new starts.
    void setHeld(bool on);
    [[nodiscard]] bool held() const { return m_held; }
    // A job that waits goes before or behind those that wait beside it: by -1 or 1. Why it cannot, in a sentence; empty where it can.
    [[nodiscard]] QString whyNotMove(JobId id, int by) const;
    void move(JobId id, int by);
    // Why the job's training can neither be paused nor stopped, in a sentence; empty where one runs.
    QString whyNotSteer(JobId id) const;
    void setPaused(JobId id, bool on);
    // The training ends, and the job goes on with the best weights so far.
    void stopTraining(JobId id);
    // Puts the same work at the end of the queue again, as a new job; for a job that has ended. The new job's id.
    JobId retry(JobId id);
    void clearFinished();

    const JobRecord *record(JobId id) const; // null if there is none
    void setSentence(JobId id, const QString &sentence);
    // A job that went through without bringing what was asked: called in `done`, with the reason.
    void setNotDelivered(JobId id, const QString &reason);
    // The job that runs now; nullopt where none does.
    std::optional<JobId> running() const { return m_busy ? std::optional(m_running) : std::nullopt; }
    void appendLog(JobId id, const QString &line);

    int waitingCount() const;  // queued and running
    // "Jobs", "Jobs 1", "Jobs 2 ▸ 42 %": for the tab.
    QString title() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // Milliseconds on a clock that never goes back; tests put their own in.
    void setClock(std::function<qint64()> nowMs);

Q_SIGNALS:
    void titleChanged(const QString &title);
    void heldChanged(bool on);
    void jobStarted(pare::JobId id);
    void jobFinished(pare::JobId id, pare::JobState state); // after its receiver has had the answer
    void logAppended(pare::JobId id, const QString &line);
    void trainingChanged(pare::JobId id); // there is something new to see of it

private:
    using MakeTask = std::function<JobCore::Task(JobList *, JobId)>;

    struct Entry {
        JobRecord record;
        MakeTask makeTask;
        int pieces = 0; // of known length, one after the other: of several, none tells how much of the whole is done
        qint64 pieceStartMs = 0;  // since `total` last changed: what the time left is reckoned from
        qint64 pieceStartDone = 0;
        qint64 pausedSinceMs = -1;
        uint64_t seenOfTraining = 0; // TrainingWatch::version
    };

    template <typename T>
    static JobCore::Task taskFor(JobList *owner, JobId id, typename Job<T>::Work work, typename Job<T>::Done done, LateAnswer late)
    {
        const QPointer<JobList> list(owner);
        return Job<T>::task(
            std::move(work),
            [list, id, done, late](Result<T> answer) {
                if (answer.ok() && late == LateAnswer::Drop && list->isCancelling(id))
                    answer = Result<T>(cancelled());
                list->finish(id, answer.ok() ? nullptr : &answer.error());
                if (done)
                    done(std::move(answer));
                if (list) // the receiver may have taken everything down
                    list->ended(id);
            },
            [list, id](const Progress &progress) { list->takeProgress(id, progress); },
            [list, id](const std::string &line) { list->appendLog(id, QString::fromStdString(line)); });
    }

    JobId append(const QString &what, MakeTask makeTask);
    std::shared_ptr<TrainingWatch> newWatch(JobId id);
    void followTraining(Entry &entry);
    void takeProgress(JobId id, const Progress &progress);
    void finish(JobId id, const Error *error);
    void ended(JobId id);
    bool isCancelling(JobId id) const;
    void startNext();
    void tick();
    void changed(int row, int firstColumn, int lastColumn);
    void announceTitle();
    int rowOf(JobId id) const;
    int waitingBeside(int row, int by) const; // the row of the next one that waits; -1: none
    QVariant text(const Entry &entry, int column) const;
    double share(const Entry &entry) const;
    qint64 leftMs(const Entry &entry) const; // -1: cannot be told

    std::vector<Entry> m_entries;
    JobCore m_lane;
    JobId m_running{};
    bool m_busy = false;
    bool m_held = false;
    int m_newest = 0;
    QString m_title;
    QTimer m_ticker;
    std::function<qint64()> m_nowMs;
};

bool isOver(JobState state);
QString jobStateWord(JobState state);   // "Queued", "Running", "Cancelling…"
QString durationText(qint64 ms);        // "8 s", "3 min 20 s", "1 h 05 min"

} // namespace pare

Q_DECLARE_METATYPE(pare::JobId)
Q_DECLARE_METATYPE(pare::JobState)
