// Jobs: the log follows the work, Cancel and Retry act on the chosen row.
#include "ui/panels/jobs_panel.h"

#include "core/study/training_courses.h"
#include "tests/ui/support/opened_document.h"
#include "ui/charts/training_curve.h"
#include "ui/panels/training_page.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme_control.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScreen>
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

    void nothingInTheTableIsCutInAPaneOfAWideScreen()
    {
        m_panel->resize(830, 270); // of a window of 1920
        addWaiting("Preset: INT8, the quick win");
        addWaiting("Preset: Prune 30 %, then INT8");
        qint64 now = 100000;
        m_jobs->setClock([&now] { return now; });
        QTRY_VERIFY(m_jobs->running());
        m_jobs->setExpected(*m_jobs->running(), 5000);
        m_jobs->appendLog(*m_jobs->running(), "started");
        now += 3600000;
        Q_EMIT m_jobs->dataChanged(m_jobs->index(0, 0), m_jobs->index(1, JobList::ColumnCount - 1));
        const QFontMetrics words(table()->font());
        for (int row = 0; row < 2; ++row)
            for (const int column : {JobList::WhatColumn, JobList::ElapsedColumn, JobList::LeftColumn}) {
                const QString text = table()->model()->index(row, column).data().toString();
                QVERIFY2(words.horizontalAdvance(text) < table()->columnWidth(column), qPrintable(text));
            }
        QVERIFY(table()->columnWidth(JobList::ProgressColumn) >= scaled(120));
        QVERIFY(table()->horizontalHeader()->length() <= table()->viewport()->width());
        m_jobs->setClock([] { return qint64{0}; });
    }

    void beforeTheFirstLineOfItsLogAJobSaysWhatItDoes()
    {
        std::atomic<bool> go = false;
        std::atomic<bool> further = false;
        m_jobs->add<int>(
            "one",
            [&go, &further](const RunContext &context) -> Result<int> {
                context.progress("timing the model", 3, 30);
                while (!further && !context.stopRequested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                context.progress("observing", 1, 64);
                while (!go && !context.stopRequested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                return 1;
            },
            {});
        const auto place = [&] { return m_panel->findChild<QPlainTextEdit *>()->placeholderText(); };
        QTRY_COMPARE(place(), QStringLiteral("Now: timing the model · 3 of 30"));
        QWidget *seen = m_panel->findChild<QPlainTextEdit *>()->viewport();
        QTest::qWait(50);
        const QImage before = m_panel->screen()->grabWindow(m_panel->winId()).toImage();
        further = true;
        QTRY_COMPARE(place(), QStringLiteral("Now: observing · 1 of 64"));
        const QRect there(seen->mapTo(m_panel.get(), QPoint()), seen->size());
        QTRY_VERIFY(m_panel->screen()->grabWindow(m_panel->winId()).toImage().copy(there) != before.copy(there)); // as it is on the screen
        addWaiting("two");
        table()->selectRow(1);
        QTRY_COMPARE(place(), QStringLiteral("Waits until the jobs before it are over."));
        go = true;
    }

    void theLogOfTheRunningJobIsShown()
    {
        addWaiting("one");
        QTRY_COMPARE(log(), "started");
        QVERIFY(button("Cancel")->isEnabled());
        QVERIFY(!button("Retry")->isEnabled());
    }

    void aTrainingShowsItsCurvesAndIsSteered()
    {
        const JobId other = addWaiting("measure");
        QTRY_COMPARE(m_jobs->record(other)->state, JobState::Running);
        QVERIFY(!m_panel->curve()->isVisible() && !button("Larger")->isVisible()); // it trains nothing: the log alone
        QVERIFY(!button("Stop, keep the best")->isVisible() && !button("Pause")->isVisible());
        m_jobs->cancel(other);
        QTRY_COMPARE(m_jobs->record(other)->state, JobState::Cancelled);

        const JobId id = m_jobs->addTraining<int>(
            "train",
            [](const RunContext &context, const std::shared_ptr<TrainingWatch> &watch) -> Result<int> {
                watch->begin();
                for (int64_t step = 0; !watch->stopping(); ++step) {
                    TrainingPoint point;
                    point.step = step;
                    point.steps = 1000;
                    point.loss = 1 / (1.0 + static_cast<double>(step));
                    watch->add(point);
                    context.progress("training", step, 1000);
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                    if (context.stopRequested())
                        return cancelled();
                }
                watch->end(true);
                return 1;
            },
            {});
        QTRY_VERIFY(m_panel->curve()->isVisible());
        QTRY_VERIFY(m_panel->curve()->shown() && m_panel->curve()->shown()->points.size() > 5);
        QVERIFY(button("Stop, keep the best")->isEnabled());
        QSignalSpy larger(m_panel.get(), &JobsPanel::largerCurves);
        QTest::mouseClick(button("Larger"), Qt::LeftButton);
        QCOMPARE(larger.count(), 1);
        QCOMPARE(larger.first().first().value<JobId>(), id);
        QTest::mouseClick(button("Pause"), Qt::LeftButton);
        QCOMPARE(m_jobs->record(id)->state, JobState::Paused);
        QTest::mouseClick(button("Resume"), Qt::LeftButton);
        QCOMPARE(m_jobs->record(id)->state, JobState::Running);
        QTest::mouseClick(button("Stop, keep the best"), Qt::LeftButton);
        QTRY_COMPARE(m_jobs->record(id)->state, JobState::Done);
        QVERIFY(!button("Stop, keep the best")->isVisible());
        QVERIFY(m_panel->curve()->isVisible() && m_panel->curve()->words().contains("stopped by hand")); // stays

        // Another row has no curves, and coming back they are there again.
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(table()->model()->index(0, JobList::WhatColumn)).center());
        QVERIFY(!m_panel->curve()->isVisible());
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(table()->model()->index(1, JobList::WhatColumn)).center());
        QTRY_VERIFY(m_panel->curve()->isVisible());
    }

    void theCurvesOfTrainedVariantsComeFromTheStudyAndWhatTrainsNowIsShownFirst()
    {
        test::OpenedDocument opened;
        Document &document = opened.document();
        TrainingPage page(document);
        page.resize(700, 360);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QVERIFY(page.curve()->words().startsWith(QStringLiteral("No variant of this study was trained")));
        QVERIFY(!page.whose()->isVisible());

        const auto add = [&](const char *name, int64_t steps) {
            TrainingCourse course;
            course.over = true;
            for (int64_t step = 0; step <= steps; ++step) {
                TrainingPoint point;
                point.step = step;
                point.steps = steps;
                point.loss = 1;
                course.points.push_back(point);
            }
            Variant variant;
            variant.name = name;
            variant.parent = document.sourceEntry()->variant.id;
            if (steps > 0)
                variant.report[trainingsKey] = toJson({course});
            return VERIFIED(document.study()->addVariant(variant, document.source()->model())).id;
        };
        const int64_t first = add("first", 4);
        const int64_t plain = add("plain", 0);
        add("second", 9);
        document.setNote(document.sourceEntry()->variant.id, QString()); // reads the study again
        QCOMPARE(page.whose()->count(), 2);
        QCOMPARE(page.whose()->currentText(), QStringLiteral("second"));
        QCOMPARE(page.curve()->shown()->points.size(), size_t(10));
        QVERIFY(page.curve()->plot()->height() > 250);
        document.show(first); // its graph is read first
        QTRY_COMPARE(page.whose()->currentText(), QStringLiteral("first"));
        QCOMPARE(page.curve()->shown()->points.size(), size_t(5));
        document.show(plain); // trained nothing: what was shown stays
        QTRY_COMPARE(document.selection().shown(), plain);
        QCOMPARE(page.whose()->currentText(), QStringLiteral("first"));

        std::atomic<bool> go{true};
        document.jobs().addTraining<int>(
            QStringLiteral("Preset: Recover"),
            [&go](const RunContext &context, const std::shared_ptr<TrainingWatch> &watch) -> Result<int> {
                watch->begin();
                for (int64_t step = 0; go && !context.stopRequested(); ++step) {
                    TrainingPoint point;
                    point.step = step;
                    point.steps = 100'000;
                    watch->add(point);
                    context.progress("training", step, 100'000);
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
                }
                watch->end(false);
                return 1;
            },
            {});
        QTRY_COMPARE(page.whose()->currentText(), QStringLiteral("Preset: Recover, now"));
        QTRY_VERIFY(page.curve()->shown() && page.curve()->shown()->points.size() > 3);
        page.whose()->setCurrentIndex(1);
        Q_EMIT page.whose()->activated(1);
        QCOMPARE(page.curve()->shown()->points.size(), size_t(5)); // and stays, while the other goes on
        QTest::qWait(30);
        QCOMPARE(page.curve()->shown()->points.size(), size_t(5));
        go = false;
        QTRY_COMPARE(page.whose()->count(), 2); // what is over and not looked at is in the jobs
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
