#include "ui/panels/jobs_panel.h"

#include "ui/charts/training_curve.h"
#include "ui/jobs/job_delegate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pare {

JobsPanel::JobsPanel(JobList &jobs, QWidget *parent)
    : QWidget(parent), m_jobs(jobs), m_order(new QSortFilterProxyModel(this)), m_table(new TableView(this)), m_details(new QTabWidget(this)),
      m_curve(new TrainingCurve(m_details)), m_log(new QPlainTextEdit(m_details)),
      m_larger(new QToolButton(m_details)), m_pause(new QToolButton(this)), m_stop(new QToolButton(this)), m_cancel(new QToolButton(this)), m_retry(new QToolButton(this)), m_clear(new QToolButton(this)),
      m_hold(new QToolButton(this)), m_earlier(new QToolButton(this)), m_later(new QToolButton(this))
{
    m_order->setSourceModel(&jobs);
    m_table->setModel(m_order);
    m_table->setAccessibleName(tr("Jobs"));
    m_table->setDefaultColumns({JobList::StateColumn, JobList::WhatColumn, JobList::ProgressColumn, JobList::ElapsedColumn, JobList::LeftColumn, JobList::CancelColumn});
    m_table->setStretched(JobList::ProgressColumn);
    for (const int column : {JobList::StateColumn, JobList::ProgressColumn, JobList::CancelColumn})
        m_table->setItemDelegateForColumn(column, new JobDelegate(m_table));
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == JobList::CancelColumn && index.data(JobList::CanCancelRole).toBool())
            m_jobs.cancel(index.data(JobList::IdRole).value<JobId>());
    });
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_log->setReadOnly(true);
    m_log->setFont(smallFont());
    m_log->setAccessibleName(tr("Log"));
    m_log->setFrameShape(QFrame::NoFrame);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(scaled(space::paneMargin), scaled(space::inside), scaled(space::paneMargin), scaled(space::inside));
    const auto button = [&](QToolButton *tool, const QString &text, auto act) {
        tool->setText(text);
        tool->setAutoRaise(true);
        connect(tool, &QToolButton::clicked, this, act);
        bar->addWidget(tool);
    };
    button(m_pause, tr("Pause"), [this] { togglePause(); });
    button(m_stop, tr("Stop, keep the best"), [this] { stopTraining(); });
    m_stop->setToolTip(tr("Ends the training now; the job goes on with the best weights so far"));
    m_stop->setAccessibleName(tr("Stop the training and keep the best weights"));
    button(m_cancel, tr("Cancel"), [this] { cancelCurrent(); });
    button(m_retry, tr("Retry"), [this] {
        if (const auto id = current(); id && m_jobs.record(*id) && isOver(m_jobs.record(*id)->state))
            select(m_jobs.retry(*id));
    });
    button(m_clear, tr("Clear finished"), [this] { m_jobs.clearFinished(); });
    button(m_hold, tr("Hold the queue"), [this] { m_jobs.setHeld(!m_jobs.held()); });
    m_hold->setToolTip(tr("What runs goes on; what waits does not start until the queue goes on"));
    const auto moved = [this](int by) {
        if (const auto id = current()) {
            m_jobs.move(*id, by);
            select(*id);
            refresh();
        }
    };
    button(m_earlier, QStringLiteral("▲"), [moved] { moved(-1); });
    button(m_later, QStringLiteral("▼"), [moved] { moved(1); });
    m_earlier->setAccessibleName(tr("Earlier in the queue"));
    m_later->setAccessibleName(tr("Later in the queue"));
    m_retry->setToolTip(tr("Puts the same work at the end of the queue again"));
    bar->addStretch(1);
    auto *splitter = m_splitter = new QSplitter(Qt::Horizontal, this);
    auto *left = new QWidget(splitter); // curves need the height: the buttons stand over the table alone
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_table, 1);
    splitter->addWidget(left);
    m_details->setDocumentMode(true);
    m_details->setAccessibleName(tr("The selected job"));
    m_details->setTabBarAutoHide(true); // of a job that trains nothing there is the log alone
    m_details->addTab(m_log, tr("Log"));
    m_curve->hide();
    m_larger->setText(tr("Larger"));
    m_larger->setAutoRaise(true);
    m_larger->setToolTip(tr("The same curves in the middle of the window (Ctrl+6)"));
    m_larger->setAccessibleName(tr("Show the curves larger"));
    m_details->setCornerWidget(m_larger);
    m_larger->hide();
    connect(m_larger, &QToolButton::clicked, this, [this] {
        if (m_curveOf)
            Q_EMIT largerCurves(*m_curveOf);
    });
    splitter->addWidget(m_details);
    splitter->setChildrenCollapsible(false);
    connect(splitter, &QSplitter::splitterMoved, this, [this] { m_splitByHand = true; });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        m_widthsByHand = m_widthsByHand || (QApplication::mouseButtons() & Qt::LeftButton && m_table->horizontalHeader()->underMouse());
    });
    m_table->viewport()->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JobsPanel::showLog);
    connect(&m_jobs, &JobList::logAppended, this, [this](JobId id) {
        if (current() == id)
            showLog();
    });
    // The log follows the work, unless the person looks at another job that is not over.
    connect(&m_jobs, &JobList::jobStarted, this, [this](JobId id) {
        const auto shown = current();
        const JobRecord *record = shown ? m_jobs.record(*shown) : nullptr;
        if (!record || isOver(record->state))
            select(id);
    });
    connect(&m_jobs, &JobList::trainingChanged, this, [this](JobId id) {
        if (current() == id)
            showTraining();
    });
    connect(&m_jobs, &QAbstractItemModel::dataChanged, this, &JobsPanel::refresh);
    connect(&m_jobs, &QAbstractItemModel::rowsRemoved, this, &JobsPanel::refresh);
    connect(&m_jobs, &QAbstractItemModel::rowsInserted, this, &JobsPanel::refresh);
    connect(&m_jobs, &JobList::heldChanged, this, &JobsPanel::refresh);
    connect(&m_jobs, &JobList::jobFinished, this, &JobsPanel::showLog);
    refresh();
}

void JobsPanel::select(JobId id)
{
    for (int row = 0; row < m_order->rowCount(); ++row)
        if (m_order->index(row, 0).data(JobList::IdRole).value<JobId>() == id)
            m_table->setCurrentIndex(m_order->index(row, JobList::WhatColumn));
}

void JobsPanel::refresh()
{
    const auto id = current();
    const JobRecord *record = id ? m_jobs.record(*id) : nullptr;
    const bool over = record && isOver(record->state);
    m_cancel->setEnabled(record && !over);
    const bool trains = record && record->training && !record->training->courses().empty();
    const QString whyNot = whyNotSteer();
    m_pause->setVisible(trains && !over);
    m_stop->setVisible(trains && !over);
    m_pause->setEnabled(whyNot.isEmpty());
    m_stop->setEnabled(whyNot.isEmpty());
    m_pause->setText(record && record->state == JobState::Paused ? tr("Resume") : tr("Pause"));
    m_pause->setToolTip(!whyNot.isEmpty() ? whyNot : record && record->state == JobState::Paused ? tr("Goes on with the training") : tr("Takes no more steps until it is resumed"));
    m_retry->setEnabled(over);
    const bool queue = m_jobs.held() || m_jobs.waitingCount() > 1;
    m_hold->setVisible(queue);
    m_hold->setText(m_jobs.held() ? tr("Go on with the queue") : tr("Hold the queue"));
    for (const auto &[tool, by] : {std::pair(m_earlier, -1), std::pair(m_later, 1)}) {
        const QString why = id ? m_jobs.whyNotMove(*id, by) : tr("No job is selected.");
        tool->setVisible(queue);
        tool->setEnabled(why.isEmpty());
        tool->setToolTip(why.isEmpty() ? tool->accessibleName() : why);
    }
    m_clear->setEnabled(m_jobs.waitingCount() < m_jobs.rowCount());
    // While nothing is logged yet, its place says what goes on.
    const QString instead = !record                            ? tr("The log of the selected job")
                            : record->state == JobState::Queued ? tr("Waits until the jobs before it are over.")
                            : record->phase.isEmpty()           ? tr("Nothing is logged yet.")
                                                                : tr("Now: %1").arg(m_table->currentIndex().siblingAtColumn(JobList::ProgressColumn).data().toString());
    if (instead != m_log->placeholderText()) {
        m_log->setPlaceholderText(instead);
        m_log->viewport()->update(); // the field does so only where the text comes or goes
    }
    fit();
}

// What stands in a column and in its title.
int JobsPanel::wishOf(int column) const
{
    const QFontMetrics words(m_table->font());
    int width = std::max(m_table->horizontalHeader()->fontMetrics().horizontalAdvance(m_jobs.headerData(column, Qt::Horizontal).toString()), column == JobList::CancelColumn ? scaled(6) : 0);
    for (int row = std::max(0, m_order->rowCount() - 60); row < m_order->rowCount(); ++row)
        width = std::max(width, words.horizontalAdvance(m_order->index(row, column).data().toString()));
    if (column == JobList::StateColumn) // with its sign
        width += words.horizontalAdvance(QStringLiteral("▸ "));
    return width + scaled(column == JobList::CancelColumn ? 24 : 18);
}

// Times and states are whole; what the job is and how far it is share the rest. The log gives way down to its least width.
void JobsPanel::fit()
{
    constexpr int leastForProgress = 130;
    constexpr int usualForProgress = 180; // not what stands there now: the log must not move with every phase
    int others = 0;
    const bool byHand = m_widthsByHand;
    for (const int column : {JobList::StateColumn, JobList::ElapsedColumn, JobList::LeftColumn, JobList::CancelColumn}) {
        const int wish = wishOf(column);
        others += wish;
        if (!byHand && m_table->columnWidth(column) != wish)
            m_table->setColumnWidth(column, wish);
    }
    const int what = wishOf(JobList::WhatColumn);
    if (const int whole = m_splitter->width() - m_splitter->handleWidth(); !m_splitByHand && whole > 0) {
        const int log = m_details->indexOf(m_curve) >= 0 ? whole * 2 / 5 : std::min(whole * 2 / 5, std::max(scaled(150), whole - others - what - scaled(usualForProgress + space::between)));
        if (m_splitter->sizes().value(1) != log)
            m_splitter->setSizes({whole - log, log});
    }
    const int room = m_table->viewport()->width() - others;
    const int least = m_table->horizontalHeader()->minimumSectionSize();
    const int width = std::clamp(what, least, std::max(least, std::max(room - scaled(leastForProgress), room / 2)));
    if (!byHand && m_table->columnWidth(JobList::WhatColumn) != width)
        m_table->setColumnWidth(JobList::WhatColumn, width);
}

bool JobsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fit();
    return QWidget::eventFilter(watched, event);
}

std::optional<JobId> JobsPanel::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? std::optional(index.siblingAtColumn(0).data(JobList::IdRole).value<JobId>()) : std::nullopt;
}

void JobsPanel::cancelCurrent()
{
    if (const auto id = current())
        m_jobs.cancel(*id);
    else
        m_jobs.cancelAll();
}

// The chosen job's, where it trains; else that of the job that runs.
std::optional<JobId> JobsPanel::training() const
{
    const auto id = current();
    return id && m_jobs.whyNotSteer(*id).isEmpty() ? id : m_jobs.running();
}

QString JobsPanel::whyNotSteer() const
{
    const auto id = training();
    return id ? m_jobs.whyNotSteer(*id) : tr("No training runs.");
}

void JobsPanel::steer(const std::function<void(JobId)> &act)
{
    if (const auto id = training())
        act(*id);
}

void JobsPanel::togglePause()
{
    steer([this](JobId id) { m_jobs.setPaused(id, m_jobs.record(id)->state != JobState::Paused); });
}

void JobsPanel::stopTraining()
{
    steer([this](JobId id) { m_jobs.stopTraining(id); });
}

// A job that trains shows its curves, from its first training on; the log stays one click away.
void JobsPanel::showTraining()
{
    const auto id = current();
    const JobRecord *record = id ? m_jobs.record(*id) : nullptr;
    std::vector<TrainingCourse> courses = record && record->training ? record->training->courses() : std::vector<TrainingCourse>();
    const bool trains = !courses.empty();
    const bool shown = m_details->indexOf(m_curve) >= 0;
    if (trains && !shown) {
        m_details->insertTab(0, m_curve, tr("Curves"));
        m_details->setCurrentWidget(m_curve);
    } else if (!trains && shown) {
        m_details->removeTab(m_details->indexOf(m_curve));
    }
    m_larger->setVisible(trains);
    if (m_curveOf != id)
        m_curve->setCourses({}); // another job's choice is not this one's
    m_curveOf = id;
    m_curve->setEmptyText(record && isOver(record->state) ? tr("The training ended before its first step.") : tr("The curves begin with the first step."));
    m_curve->setCourses(std::move(courses));
    fit();
}

void JobsPanel::showLog()
{
    const auto id = current();
    const JobRecord *record = id ? m_jobs.record(*id) : nullptr;
    m_log->setPlainText(record ? (record->log + QStringList{record->sentence}).join(QLatin1Char('\n')).trimmed() : QString());
    m_log->moveCursor(QTextCursor::End);
    showTraining();
    refresh();
}

} // namespace pare
