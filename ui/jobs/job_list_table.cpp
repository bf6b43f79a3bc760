// The jobs as a table: words for each, how far it is and what is left of it.
#include "ui/jobs/job_list.h"

#include <algorithm>
#include <cmath>

namespace pare {
namespace {

constexpr qint64 leftShownAfterMs = 3000;

bool canCancel(JobState state)
{
    return !isOver(state) && state != JobState::Cancelling;
}

} // namespace

QString JobList::title() const
{
    const int waiting = waitingCount();
    if (waiting == 0)
        return tr("Jobs");
    const int row = m_busy ? rowOf(m_running) : -1;
    const double portion = row < 0 ? -1 : share(m_entries[std::size_t(row)]);
    if (portion < 0 && row >= 0 && m_nowMs() - m_entries[std::size_t(row)].record.startedMs >= leftShownAfterMs)
        return tr("Jobs %1 ▸ %2").arg(waiting).arg(durationText(m_nowMs() - m_entries[std::size_t(row)].record.startedMs));
    if (portion < 0)
        return tr("Jobs %1").arg(waiting);
    return tr("Jobs %1 ▸ %2 %").arg(waiting).arg(int(std::floor(portion * 100)));
}

double JobList::share(const Entry &entry) const
{
    const JobRecord &record = entry.record;
    if (record.state == JobState::Done || record.state == JobState::NotDelivered)
        return 1;
    if (record.total <= 0 || entry.pieces > 1)
        return -1;
    return std::clamp(double(record.done) / double(record.total), 0.0, 1.0);
}

qint64 JobList::leftMs(const Entry &entry) const
{
    const JobRecord &record = entry.record;
    const bool paused = record.state == JobState::Paused;
    if ((record.state != JobState::Running && !paused) || record.total <= 0 || entry.pieces > 1)
        return -1;
    const qint64 now = paused ? entry.pausedSinceMs : m_nowMs();
    const qint64 steps = record.done - entry.pieceStartDone;
    if (now - record.startedMs < leftShownAfterMs || steps <= 0)
        return -1;
    const double each = double(now - entry.pieceStartMs) / double(steps);
    return qint64(each * double(std::max<qint64>(0, record.total - record.done)));
}

int JobList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int JobList::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant JobList::text(const Entry &entry, int column) const
{
    const JobRecord &record = entry.record;
    switch (column) {
    case StateColumn:
        return jobStateWord(record.state);
    case WhatColumn:
        return record.what;
    case ProgressColumn:
        if (!record.sentence.isEmpty())
            return record.sentence;
        if (record.total > 0)
            return tr("%1 · %L2 of %L3").arg(record.phase).arg(record.done).arg(record.total);
        return record.phase;
    case ElapsedColumn:
        if (record.startedMs < 0)
            return tr("–");
        return durationText((record.endedMs < 0 ? m_nowMs() : record.endedMs) - record.startedMs);
    case LeftColumn: {
        if (const qint64 left = leftMs(entry); left >= 0)
            return durationText(left);
        if (record.expectedMs <= 0 || isOver(record.state))
            return tr("–");
        const qint64 estimated = record.expectedMs - (record.startedMs < 0 ? 0 : m_nowMs() - record.startedMs);
        return estimated > 0 ? QStringLiteral("≈ ") + durationText(estimated) : tr("over the estimate");
    }
    case CancelColumn:
        return canCancel(record.state) ? tr("Cancel") : QString();
    default:
        return {};
    }
}

QVariant JobList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[std::size_t(index.row())];
    const JobRecord &record = entry.record;
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        if (index.column() == LeftColumn && record.state == JobState::Running && leftMs(entry) < 0)
            return record.expectedMs > 0 ? tr("Estimated before it started: about %1 for all of it").arg(durationText(record.expectedMs)) : tr("Told once some steps are done");
        return text(entry, index.column());
    case Qt::TextAlignmentRole:
        if (index.column() == ElapsedColumn || index.column() == LeftColumn)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (index.column() == CancelColumn && !text(entry, CancelColumn).toString().isEmpty())
            return tr("Cancel %1").arg(record.what);
        return text(entry, index.column());
    case IdRole:
        return QVariant::fromValue(record.id);
    case StateRole:
        return QVariant::fromValue(record.state);
    case ShareRole:
        return share(entry);
    case CanCancelRole:
        return canCancel(record.state);
    default:
        return {};
    }
}

QVariant JobList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == ElapsedColumn || section == LeftColumn;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case WhatColumn:
        return tr("What");
    case ProgressColumn:
        return tr("Progress");
    case ElapsedColumn:
        return tr("Elapsed");
    case LeftColumn:
        return tr("Left");
    case CancelColumn:
        return tr("Cancel");
    default:
        return {};
    }
}

} // namespace pare
