#include "ui/jobs/job_list.h"

#include "ui/theme/language.h"

#include <QElapsedTimer>

#include <algorithm>

namespace pare {
namespace {

constexpr int tickMs = 500;
constexpr qsizetype mostLogLines = 10000;

QString secondsText(qint64 ms)
{
    return QStringLiteral("%1 s").arg((ms + 500) / 1000);
}

QString sentenceFor(const Error &error, qint64 elapsedMs)
{
    if (error.kind == ErrorKind::Cancelled)
        return QObject::tr("Cancelled after %1. Nothing was kept.").arg(durationText(elapsedMs));
    return QString::fromStdString(error.text());
}

JobState stateFor(const Error *error)
{
    if (!error)
        return JobState::Done;
    if (error->kind == ErrorKind::Cancelled)
        return JobState::Cancelled;
    return error->kind == ErrorKind::GuardMissed ? JobState::NotDelivered : JobState::Failed;
}

} // namespace

bool isOver(JobState state)
{
    return state != JobState::Queued && state != JobState::Running && state != JobState::Paused && state != JobState::Cancelling;
}

QString jobStateWord(JobState state)
{
    switch (state) {
    case JobState::Queued:
        return QObject::tr("Queued");
    case JobState::Running:
        return QObject::tr("Running");
    case JobState::Paused:
        return QObject::tr("Paused");
    case JobState::Cancelling:
        return QObject::tr("Cancelling…");
    case JobState::Done:
        return QObject::tr("Done");
    case JobState::NotDelivered:
        return QObject::tr("Not delivered");
    case JobState::Failed:
        return QObject::tr("Failed");
    case JobState::Cancelled:
        return QObject::tr("Cancelled");
    }
    return {};
}

QString durationText(qint64 ms)
{
    const qint64 seconds = (std::max<qint64>(0, ms) + 500) / 1000;
    if (seconds < 60)
        return secondsText(ms);
    if (seconds < 3600)
        return QStringLiteral("%1 min %2 s").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
}

JobList::JobList(QObject *parent) : QAbstractTableModel(parent), m_title(tr("Jobs"))
{
    m_nowMs = [timer = [] { QElapsedTimer started; started.start(); return started; }()] { return timer.elapsed(); };
    m_ticker.setInterval(tickMs);
    connect(&m_ticker, &QTimer::timeout, this, &JobList::tick);
}

JobList::~JobList()
{
    m_lane.cancel();
}

void JobList::setClock(std::function<qint64()> nowMs)
{
    m_nowMs = std::move(nowMs);
}

JobId JobList::append(const QString &what, MakeTask makeTask)
{
    Entry entry;
    entry.record.id = JobId(++m_newest);
    entry.record.what = what;
    entry.makeTask = std::move(makeTask);
    const JobId id = entry.record.id;
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_entries.push_back(std::move(entry));
    endInsertRows();
    startNext();
    announceTitle();
    return id;
}

void JobList::startNext()
{
    if (m_busy || m_held)
        return;
    const auto next = std::find_if(m_entries.begin(), m_entries.end(),
                                   [](const Entry &entry) { return entry.record.state == JobState::Queued; });
    if (next == m_entries.end()) {
        m_ticker.stop();
        return;
    }
    m_busy = true;
    m_running = next->record.id;
    next->record.state = JobState::Running;
    next->record.startedMs = m_nowMs();
    next->pieceStartMs = next->record.startedMs;
    m_ticker.start();
    changed(int(next - m_entries.begin()), 0, ColumnCount - 1);
    const JobId id = m_running;
    m_lane.start(next->makeTask(this, id));
    Q_EMIT jobStarted(id);
}

void JobList::takeProgress(JobId id, const Progress &progress)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    Entry &entry = m_entries[std::size_t(row)];
    JobRecord &record = entry.record;
    if (progress.total != record.total || progress.done < record.done) {
        entry.pieces += progress.total > 0 ? 1 : 0;
        entry.pieceStartMs = m_nowMs();
        entry.pieceStartDone = progress.done;
    }
    record.phase = coreWords(progress.phase);
    record.done = progress.done;
    record.total = progress.total;
    changed(row, ProgressColumn, LeftColumn);
    followTraining(entry);
    announceTitle();
}

void JobList::finish(JobId id, const Error *error)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    followTraining(m_entries[std::size_t(row)]);
    JobRecord &record = m_entries[std::size_t(row)].record;
    record.state = stateFor(error);
    record.endedMs = m_nowMs();
    record.sentence = error ? sentenceFor(*error, record.endedMs - record.startedMs) : tr("Done");
    changed(row, 0, ColumnCount - 1);
}

bool JobList::isCancelling(JobId id) const
{
    const JobRecord *asked = record(id);
    return asked && asked->state == JobState::Cancelling;
}

void JobList::ended(JobId id)
{
    m_busy = false;
    const JobRecord *over = record(id);
    const JobState state = over ? over->state : JobState::Done;
    startNext();
    announceTitle();
    Q_EMIT jobFinished(id, state);
}

void JobList::cancel(JobId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    JobRecord &record = m_entries[std::size_t(row)].record;
    if (record.state == JobState::Queued) {
        record.state = JobState::Cancelled;
        record.sentence = tr("Cancelled before it started.");
        changed(row, 0, ColumnCount - 1);
        announceTitle();
        Q_EMIT jobFinished(id, JobState::Cancelled);
    } else if (record.state == JobState::Running || record.state == JobState::Paused) {
        record.state = JobState::Cancelling;
        changed(row, 0, ColumnCount - 1);
        m_lane.requestStop();
    }
}

std::shared_ptr<TrainingWatch> JobList::newWatch(JobId id)
{
    auto watch = std::make_shared<TrainingWatch>();
    if (const int row = rowOf(id); row >= 0)
        m_entries[std::size_t(row)].record.training = watch;
    return watch;
}

// The watch is written to by the thread that trains: what is new there is looked for whenever there is progress.
void JobList::followTraining(Entry &entry)
{
    JobRecord &record = entry.record;
    if (!record.training || record.training->version() == entry.seenOfTraining)
        return;
    entry.seenOfTraining = record.training->version();
    const bool paused = record.training->paused();
    if (paused && record.state == JobState::Running) {
        record.state = JobState::Paused;
        entry.pausedSinceMs = m_nowMs();
    } else if (!paused && record.state == JobState::Paused) {
        record.state = JobState::Running;
        entry.pieceStartMs += m_nowMs() - entry.pausedSinceMs;
    }
    const JobId id = record.id;
    const int row = rowOf(id);
    changed(row, 0, ColumnCount - 1);
    Q_EMIT trainingChanged(id);
}

QString JobList::whyNotSteer(JobId id) const
{
    const JobRecord *asked = record(id);
    if (!asked || !asked->training)
        return tr("This job trains nothing.");
    if (isOver(asked->state))
        return tr("This job is over.");
    if (asked->state == JobState::Cancelling)
        return tr("This job is being cancelled.");
    if (!asked->training->training())
        return tr("No training runs in this job now.");
    if (asked->training->stopping())
        return tr("Its training is about to stop.");
    return {};
}

void JobList::setPaused(JobId id, bool on)
{
    if (!whyNotSteer(id).isEmpty())
        return;
    Entry &entry = m_entries[std::size_t(rowOf(id))];
    entry.record.training->setPaused(on);
    followTraining(entry);
}

void JobList::stopTraining(JobId id)
{
    if (!whyNotSteer(id).isEmpty())
        return;
    Entry &entry = m_entries[std::size_t(rowOf(id))];
    entry.record.training->stopAndKeepBest();
    appendLog(id, tr("The training was stopped by hand; the job goes on with the best weights so far."));
    followTraining(entry);
}

void JobList::cancelAll()
{
    std::vector<JobId> ids;
    for (const Entry &entry : m_entries) {
        if (!isOver(entry.record.state))
            ids.push_back(entry.record.id);
    }
    // Last first: the end of one must not start the next.
    for (auto id = ids.rbegin(); id != ids.rend(); ++id)
        cancel(*id);
}

JobId JobList::retry(JobId id)
{
    const int row = rowOf(id);
    if (row < 0 || !isOver(m_entries[std::size_t(row)].record.state))
        return id;
    const QString what = m_entries[std::size_t(row)].record.what;
    return append(what, m_entries[std::size_t(row)].makeTask);
}

void JobList::setExpected(JobId id, qint64 ms)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_entries[std::size_t(row)].record.expectedMs = ms;
    changed(row, LeftColumn, LeftColumn);
}

void JobList::setHeld(bool on)
{
    if (m_held == on)
        return;
    m_held = on;
    startNext();
    announceTitle();
    Q_EMIT heldChanged(on);
}

int JobList::waitingBeside(int row, int by) const
{
    for (int other = row + by; other >= 0 && other < rowCount(); other += by)
        if (m_entries[std::size_t(other)].record.state == JobState::Queued)
            return other;
    return -1;
}

QString JobList::whyNotMove(JobId id, int by) const
{
    const int row = rowOf(id);
    if (row < 0 || m_entries[std::size_t(row)].record.state != JobState::Queued)
        return tr("Only a job that waits has a place in the queue.");
    if (waitingBeside(row, by) < 0)
        return by < 0 ? tr("It is the next one already.") : tr("It is the last one already.");
    return {};
}

void JobList::move(JobId id, int by)
{
    if (!whyNotMove(id, by).isEmpty())
        return;
    const int row = rowOf(id);
    const int to = waitingBeside(row, by);
    beginMoveRows({}, row, row, {}, by < 0 ? to : to + 1);
    const auto at = [this](int which) { return m_entries.begin() + which; };
    if (by < 0)
        std::rotate(at(to), at(row), at(row + 1));
    else
        std::rotate(at(row), at(row + 1), at(to + 1));
    endMoveRows();
}

void JobList::clearFinished()
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!isOver(m_entries[std::size_t(row)].record.state))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.erase(m_entries.begin() + row);
        endRemoveRows();
    }
}

const JobRecord *JobList::record(JobId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_entries[std::size_t(row)].record;
}

void JobList::setSentence(JobId id, const QString &sentence)
{
    const int row = rowOf(id);
    if (row < 0 || m_entries[std::size_t(row)].record.sentence == sentence)
        return;
    m_entries[std::size_t(row)].record.sentence = sentence;
    changed(row, ProgressColumn, ProgressColumn);
}

void JobList::setNotDelivered(JobId id, const QString &reason)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_entries[std::size_t(row)].record.state = JobState::NotDelivered;
    m_entries[std::size_t(row)].record.sentence = reason;
    changed(row, 0, ColumnCount - 1);
}

void JobList::appendLog(JobId id, const QString &line)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    QStringList &log = m_entries[std::size_t(row)].record.log;
    log.append(line);
    if (log.size() > mostLogLines)
        log.remove(0, log.size() - mostLogLines);
    Q_EMIT logAppended(id, line);
}

int JobList::waitingCount() const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(),
                             [](const Entry &entry) { return !isOver(entry.record.state); }));
}

void JobList::announceTitle()
{
    const QString now = title();
    if (now == m_title)
        return;
    m_title = now;
    Q_EMIT titleChanged(now);
}

void JobList::tick()
{
    const int row = m_busy ? rowOf(m_running) : -1;
    if (row < 0)
        return;
    changed(row, ElapsedColumn, LeftColumn);
    followTraining(m_entries[std::size_t(row)]);
    announceTitle();
}

void JobList::changed(int row, int firstColumn, int lastColumn)
{
    Q_EMIT dataChanged(index(row, firstColumn), index(row, lastColumn));
}

int JobList::rowOf(JobId id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const Entry &entry) { return entry.record.id == id; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

} // namespace pare
