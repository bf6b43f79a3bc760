#include "ui/jobs/job_view.h"
#include "ui/theme/theme_control.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <atomic>
#include <memory>
#include <thread>

using namespace pare;
using namespace std::chrono_literals;

namespace {

// Runs until it is asked to stop, half done.
Job<int>::Work endless()
{
    return [](const RunContext &context) -> Result<int> {
        context.log("started");
        context.progress("measuring", 50, 100);
        while (!context.stopRequested())
            std::this_thread::sleep_for(1ms);
        return cancelled();
    };
}

Job<int>::Work failing()
{
    return [](const RunContext &context) -> Result<int> {
        context.log("the runner ended");
        return unavailable("The runner stopped while loading.");
    };
}

} // namespace

class TestJobView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_theme->setMode(ThemeMode::Light);
    }
    void init()
    {
        m_list = std::make_unique<JobList>();
        m_view = std::make_unique<JobView>(m_list.get());
        m_view->resize(900, 200);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_list.reset();
        QVERIFY(waitForJobThreads(5000ms));
    }

    void aClickOnCancelCancels();
    void deleteAndEnterCancelByKeyboard();
    void clicksElsewhereOnlySelect();
    void theBarIsHalfFullAtHalf();
    void theLogFollowsTheCurrentJob();
    void buttonsSayWhyTheyAreDisabled();
    void retryPutsTheJobInTheQueueAgain();
    void copyGivesTheRowsWithAHeader();
    void stateSurvivesSavingAndRubbishIsRefused();

private:
    JobState stateOf(JobId id) const { return m_list->record(id)->state; }
    QRect cell(int row, int column) const { return m_view->table()->visualRect(m_list->index(row, column)); }
    QToolButton *button(const QString &text) const
    {
        for (QToolButton *each : m_view->findChildren<QToolButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<JobList> m_list;
    std::unique_ptr<JobView> m_view;
};

void TestJobView::aClickOnCancelCancels()
{
    const JobId id = m_list->add<int>("run", endless(), {});
    const JobId next = m_list->add<int>("next", endless(), {});
    QTest::mouseClick(m_view->table()->viewport(), Qt::LeftButton, {}, cell(1, JobList::CancelColumn).center());
    QCOMPARE(stateOf(next), JobState::Cancelled);
    QCOMPARE(stateOf(id), JobState::Running);
    QTest::mouseClick(m_view->table()->viewport(), Qt::LeftButton, {}, cell(0, JobList::CancelColumn).center());
    QVERIFY(stateOf(id) != JobState::Running);
    QTRY_COMPARE(stateOf(id), JobState::Cancelled);
}

void TestJobView::deleteAndEnterCancelByKeyboard()
{
    const JobId first = m_list->add<int>("first", endless(), {});
    const JobId second = m_list->add<int>("second", endless(), {});
    m_view->setCurrent(second);
    QCOMPARE(m_view->current(), std::optional(second));
    QTest::keyClick(m_view->table(), Qt::Key_Return); // on the name: nothing
    QCOMPARE(stateOf(second), JobState::Queued);
    QTest::keyClick(m_view->table(), Qt::Key_Delete);
    QCOMPARE(stateOf(second), JobState::Cancelled);
    m_view->table()->setCurrentIndex(m_list->index(0, JobList::CancelColumn));
    QTest::keyClick(m_view->table(), Qt::Key_Return);
    QTRY_COMPARE(stateOf(first), JobState::Cancelled);
}

void TestJobView::clicksElsewhereOnlySelect()
{
    const JobId id = m_list->add<int>("run", endless(), {});
    for (const int column : {JobList::StateColumn, JobList::WhatColumn, JobList::ProgressColumn, JobList::ElapsedColumn})
        QTest::mouseClick(m_view->table()->viewport(), Qt::LeftButton, {}, cell(0, column).center());
    QCOMPARE(stateOf(id), JobState::Running);
    QCOMPARE(m_view->current(), std::optional(id));
}

void TestJobView::theBarIsHalfFullAtHalf()
{
    m_list->add<int>("run", endless(), {});
    QTRY_COMPARE(m_list->index(0, 0).data(JobList::ShareRole).toDouble(), 0.5);
    const QImage image = m_view->table()->viewport()->grab().toImage();
    const QRect bar = cell(0, JobList::ProgressColumn);
    int filled = 0;
    for (int x = bar.left(); x <= bar.right(); ++x)
        filled += image.pixelColor(x, bar.bottom() - 2) == lightTheme().accent;
    QVERIFY2(std::abs(filled - bar.width() / 2) < bar.width() / 20, qPrintable(QStringLiteral("%1 of %2").arg(filled).arg(bar.width())));
}

void TestJobView::theLogFollowsTheCurrentJob()
{
    auto *log = m_view->findChild<QPlainTextEdit *>();
    QVERIFY(!log->isVisible());
    QTest::mouseClick(button(QStringLiteral("Log")), Qt::LeftButton);
    QVERIFY(log->isVisible());
    const JobId failed = m_list->add<int>("failing", failing(), {});
    const JobId running = m_list->add<int>("running", endless(), {});
    m_view->setCurrent(running);
    QTRY_COMPARE(log->toPlainText(), QStringLiteral("started")); // arrives while it is looked at
    m_view->setCurrent(failed);
    QCOMPARE(log->toPlainText(), QStringLiteral("the runner ended"));
}

void TestJobView::buttonsSayWhyTheyAreDisabled()
{
    QToolButton *retry = button(QStringLiteral("Retry"));
    QToolButton *all = button(QStringLiteral("Cancel all"));
    QToolButton *clear = button(QStringLiteral("Clear finished"));
    QVERIFY(!retry->isEnabled() && !all->isEnabled() && !clear->isEnabled());
    QCOMPARE(all->toolTip(), QStringLiteral("Cancel all: nothing runs"));
    QCOMPARE(retry->accessibleDescription(), QStringLiteral("Retry: choose a job that is over"));
    const JobId id = m_list->add<int>("run", endless(), {});
    m_view->setCurrent(id);
    QVERIFY(all->isEnabled() && !retry->isEnabled() && !clear->isEnabled());
    QCOMPARE(retry->toolTip(), QStringLiteral("Retry: the job is not over"));
    QTest::mouseClick(all, Qt::LeftButton);
    QTRY_VERIFY(retry->isEnabled() && clear->isEnabled() && !all->isEnabled());
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(m_list->rowCount(), 0);
    QVERIFY(!retry->isEnabled());
}

void TestJobView::retryPutsTheJobInTheQueueAgain()
{
    const JobId id = m_list->add<int>("failing", failing(), {});
    m_view->setCurrent(id);
    QTRY_COMPARE(stateOf(id), JobState::Failed);
    QTest::mouseClick(button(QStringLiteral("Retry")), Qt::LeftButton);
    QCOMPARE(m_list->rowCount(), 2);
    QVERIFY(m_view->current() != std::optional(id)); // the new one is looked at
    QTRY_COMPARE(m_list->waitingCount(), 0);
}

void TestJobView::copyGivesTheRowsWithAHeader()
{
    const JobId id = m_list->add<int>("failing", failing(), {});
    QTRY_COMPARE(stateOf(id), JobState::Failed);
    m_view->table()->selectAll();
    QTest::keyClick(m_view->table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("State\tWhat\tProgress\tElapsed\tLeft\nFailed\tfailing\tThe runner stopped while loading.\t0 s\t–"));
}

void TestJobView::stateSurvivesSavingAndRubbishIsRefused()
{
    m_view->setLogShown(true);
    m_view->table()->setColumnWidth(JobList::WhatColumn, 333);
    const QByteArray state = m_view->saveState();
    JobView other(m_list.get());
    QVERIFY(other.restoreState(state));
    QVERIFY(other.isLogShown());
    QCOMPARE(other.table()->columnWidth(JobList::WhatColumn), 333);
    QVERIFY(!other.restoreState({}));
    QVERIFY(!other.restoreState(QByteArray(40, 'x')));
    QVERIFY(!other.restoreState(state.left(7)));
    QCOMPARE(other.table()->columnWidth(JobList::WhatColumn), 333);
}

QTEST_MAIN(TestJobView)
#include "tst_job_view.moc"
