// Jobs: the log follows the work, Cancel and Retry act on the chosen row.
#include "ui/panels/jobs_panel.h"
#include "ui/theme/theme_control.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <atomic>
#include <thread>

using namespace pare;

class TestJobsPanel : public QObject {
    Q_OBJECT

    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<JobList> m_jobs;
    std::unique_ptr<JobsPanel> m_panel;

    JobId addWaiting(const QString &what)
    {
        return m_jobs->add<int>(
            what,
            [](const RunContext &context) -> Result<int> {
                context.log("started");
                while (!context.stopRequested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                return cancelled();
            },
            {});
    }
    [[nodiscard]] QToolButton *button(const QString &text) const
    {
        for (QToolButton *one : m_panel->findChildren<QToolButton *>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
    [[nodiscard]] TableView *table() const { return m_panel->findChild<TableView *>(); }
    [[nodiscard]] QString log() const { return m_panel->findChild<QPlainTextEdit *>()->toPlainText(); }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_jobs = std::make_unique<JobList>();
        m_panel = std::make_unique<JobsPanel>(*m_jobs);
        m_panel->resize(1000, 240);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_jobs->cancelAll();
        m_panel.reset();
        m_jobs.reset();
        waitForJobThreads(std::chrono::milliseconds(5000));
    }

    void withoutJobsNothingCanBePressed()
    {
        for (const char *text : {"Cancel", "Retry", "Clear finished"})
            QVERIFY2(!button(text)->isEnabled(), text);
    }

    void theLogOfTheRunningJobIsShown()
    {
        addWaiting("one");
        QTRY_COMPARE(log(), "started");
        QVERIFY(button("Cancel")->isEnabled());
        QVERIFY(!button("Retry")->isEnabled());
    }

    void cancelledInTheCellItEndsAndCanBeTriedAgain()
    {
        const JobId id = addWaiting("one");
        QTRY_COMPARE(m_jobs->record(id)->state, JobState::Running);
        const QModelIndex cell = table()->model()->index(0, JobList::CancelColumn);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(cell).center());
        QTRY_COMPARE(m_jobs->record(id)->state, JobState::Cancelled);
        QTRY_VERIFY(log().contains("Nothing was kept"));
        QTest::mouseClick(button("Retry"), Qt::LeftButton);
        QCOMPARE(m_jobs->rowCount(), 2);
        QCOMPARE(table()->currentIndex().row(), 1); // the new one is looked at
    }

    void cancelActsOnTheChosenRow()
    {
        const JobId first = addWaiting("one");
        const JobId second = addWaiting("two");
        table()->setCurrentIndex(table()->model()->index(1, JobList::WhatColumn));
        QTest::mouseClick(button("Cancel"), Qt::LeftButton);
        QCOMPARE(m_jobs->record(second)->state, JobState::Cancelled);
        QVERIFY(m_jobs->record(first)->state == JobState::Running || m_jobs->record(first)->state == JobState::Queued);
    }

    void whatWasNotDeliveredIsAnEndWithItsReason()
    {
        QSignalSpy finished(m_jobs.get(), &JobList::jobFinished);
        const JobId id = m_jobs->add<int>("preset", [](const RunContext &) -> Result<int> { return 1; },
                                          [this](Result<int>) { m_jobs->setNotDelivered(*m_jobs->running(), "slower than the source"); });
        QVERIFY(finished.wait(5000));
        QCOMPARE(m_jobs->record(id)->state, JobState::NotDelivered);
        QCOMPARE(finished.first().at(1).value<JobState>(), JobState::NotDelivered);
        QVERIFY(log().contains("slower than the source"));
    }

    void clearFinishedLeavesWhatRuns()
    {
        const JobId first = addWaiting("one");
        const JobId second = addWaiting("two");
        m_jobs->cancel(second);
        QTest::mouseClick(button("Clear finished"), Qt::LeftButton);
        QVERIFY(m_jobs->record(first));
        QVERIFY(!m_jobs->record(second));
    }
};

QTEST_MAIN(TestJobsPanel)
#include "tst_jobs_panel.moc"
