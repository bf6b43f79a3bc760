#include "ui/jobs/job_view.h"

#include "ui/jobs/job_delegate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QDataStream>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIODevice>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pare {
namespace {

constexpr quint32 stateMagic = 0x4A4F4256; // "JOBV"

QToolButton *button(const QString &text, const QString &tip, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setText(text);
    made->setToolTip(tip);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

JobView::JobView(JobList *list, QWidget *parent) : QWidget(parent), m_list(list)
{
    m_table = new QTableView(this);
    m_table->setModel(list);
    m_table->setItemDelegate(new JobDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(JobList::ProgressColumn, QHeaderView::Stretch);
    m_table->setAccessibleName(tr("Jobs"));
    m_table->installEventFilter(this);
    m_table->viewport()->setMouseTracking(true);

    m_log = new QPlainTextEdit(this);
    m_log->setReadOnly(true);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_log->setMaximumBlockCount(10000);
    m_log->setAccessibleName(tr("Log of the job"));

    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_log);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setCollapsible(0, false);
    m_log->hide();

    m_logButton = button(tr("Log"), tr("Show what the job wrote"), this);
    m_logButton->setCheckable(true);
    m_retryButton = button(tr("Retry"), tr("Run the job again"), this);
    m_cancelAllButton = button(tr("Cancel all"), tr("Cancel what runs and what waits"), this);
    m_clearButton = button(tr("Clear finished"), tr("Take the finished jobs off the list"), this);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(scaled(space::inside), 0, scaled(space::inside), 0);
    bar->setSpacing(scaled(space::inside));
    for (QToolButton *each : {m_logButton, m_retryButton})
        bar->addWidget(each);
    bar->addStretch();
    for (QToolButton *each : {m_clearButton, m_cancelAllButton})
        bar->addWidget(each);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_splitter);
    layout->addLayout(bar);

    connect(m_logButton, &QToolButton::toggled, this, &JobView::setLogShown);
    connect(m_cancelAllButton, &QToolButton::clicked, list, &JobList::cancelAll);
    connect(m_clearButton, &QToolButton::clicked, list, &JobList::clearFinished);
    connect(m_retryButton, &QToolButton::clicked, this, [this] {
        if (const std::optional<JobId> id = current())
            setCurrent(m_list->retry(*id));
    });
    connect(m_table, &QTableView::clicked, this, &JobView::cellClicked);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &JobView::showLogOf);
    connect(list, &JobList::logAppended, this, [this](JobId id, const QString &line) {
        if (current() == id)
            m_log->appendPlainText(line);
    });
    for (const auto signal : {&JobList::rowsInserted, &JobList::rowsRemoved})
        connect(list, signal, this, &JobView::updateActions);
    connect(list, &JobList::dataChanged, this, &JobView::updateActions);
    applyTextSize();
    updateActions();
}

void JobView::applyTextSize()
{
    const QFontMetrics metrics(baseFont());
    m_table->verticalHeader()->setDefaultSectionSize(std::max(scaled(space::row), metrics.height() + scaled(space::inside)));
    m_log->setFont(numberFont());
    const int wide = metrics.horizontalAdvance(QStringLiteral("00 min 00 s")) + scaled(space::groups);
    m_table->setColumnWidth(JobList::StateColumn, metrics.horizontalAdvance(QStringLiteral("↘ ") + jobStateWord(JobState::NotDelivered)) + scaled(space::groups));
    m_table->setColumnWidth(JobList::WhatColumn, scaled(220));
    m_table->setColumnWidth(JobList::ElapsedColumn, wide);
    m_table->setColumnWidth(JobList::LeftColumn, wide);
    m_table->setColumnWidth(JobList::CancelColumn, metrics.horizontalAdvance(tr("Cancel")) + 3 * scaled(space::between));
}

void JobView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_table)
        applyTextSize();
}

std::optional<JobId> JobView::current() const
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return std::nullopt;
    return index.data(JobList::IdRole).value<JobId>();
}

void JobView::setCurrent(JobId id)
{
    for (int row = 0; row < m_list->rowCount(); ++row) {
        if (m_list->index(row, 0).data(JobList::IdRole).value<JobId>() == id)
            m_table->setCurrentIndex(m_list->index(row, JobList::WhatColumn));
    }
}

bool JobView::isLogShown() const
{
    return !m_log->isHidden();
}

void JobView::setLogShown(bool shown)
{
    m_logButton->setChecked(shown);
    m_log->setVisible(shown);
}

void JobView::cellClicked(const QModelIndex &index)
{
    if (index.column() == JobList::CancelColumn && index.data(JobList::CanCancelRole).toBool())
        m_list->cancel(index.data(JobList::IdRole).value<JobId>());
}

void JobView::showLogOf(const QModelIndex &index)
{
    const JobRecord *record = index.isValid() ? m_list->record(index.data(JobList::IdRole).value<JobId>()) : nullptr;
    m_log->setPlainText(record ? record->log.join(QLatin1Char('\n')) : QString());
    m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
    updateActions();
}

// A disabled button says why.
void JobView::updateActions()
{
    const std::optional<JobId> id = current();
    const JobRecord *record = id ? m_list->record(*id) : nullptr;
    const auto set = [](QToolButton *each, bool usable, const QString &tip, const QString &reason) {
        each->setEnabled(usable);
        each->setToolTip(usable ? tip : reason);
        each->setAccessibleDescription(usable ? tip : reason);
    };
    const int waiting = m_list->waitingCount();
    set(m_retryButton, record && isOver(record->state), tr("Run the job again"),
        record ? tr("Retry: the job is not over") : tr("Retry: choose a job that is over"));
    set(m_cancelAllButton, waiting > 0, tr("Cancel what runs and what waits"), tr("Cancel all: nothing runs"));
    set(m_clearButton, waiting < m_list->rowCount(), tr("Take the finished jobs off the list"),
        tr("Clear finished: no job is over"));
}

void JobView::copyRows() const
{
    QStringList lines;
    const auto line = [this](auto &&text) {
        QStringList cells;
        for (int column = 0; column < JobList::CancelColumn; ++column)
            cells.append(text(column));
        return cells.join(QLatin1Char('\t'));
    };
    lines.append(line([this](int column) { return m_list->headerData(column, Qt::Horizontal).toString(); }));
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    for (const QModelIndex &row : rows)
        lines.append(line([&row](int column) { return row.siblingAtColumn(column).data().toString(); }));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

bool JobView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Copy)) {
        copyRows();
        return true;
    }
    const QModelIndex index = m_table->currentIndex();
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Space;
    const bool cancels = key->key() == Qt::Key_Delete || (enter && index.column() == JobList::CancelColumn);
    if (!index.isValid() || !cancels || !index.data(JobList::CanCancelRole).toBool())
        return QWidget::eventFilter(watched, event);
    m_list->cancel(index.data(JobList::IdRole).value<JobId>());
    return true;
}

QByteArray JobView::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << stateMagic << m_table->horizontalHeader()->saveState() << m_splitter->saveState() << isLogShown();
    return state;
}

bool JobView::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    quint32 magic = 0;
    QByteArray header;
    QByteArray splitter;
    bool logShown = false;
    in >> magic >> header >> splitter >> logShown;
    if (in.status() != QDataStream::Ok || magic != stateMagic)
        return false;
    setLogShown(logShown);
    return m_table->horizontalHeader()->restoreState(header) && m_splitter->restoreState(splitter);
}

} // namespace pare
