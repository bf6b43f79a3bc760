#include "ui/jobs/job_list.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace pare;
using namespace std::chrono_literals;

namespace {

class Door {
public:
    void open() { *m_open = true; }
    // Waits until opened; false if asked to stop first.
    bool pass(const RunContext &context) const
    {
        while (!*m_open) {
            if (context.stopRequested())
                return false;
            std::this_thread::sleep_for(1ms);
        }
        return true;
    }
    void passStubbornly() const { pass(RunContext()); }

private:
    std::shared_ptr<std::atomic<bool>> m_open = std::make_shared<std::atomic<bool>>(false);
};

Job<int>::Work waitingAt(Door door, int answer)
{
    return [door, answer](const RunContext &context) -> Result<int> {
        if (!door.pass(context))
            return cancelled();
        return answer;
    };
}

QString textAt(const JobList &list, int row, JobList::Column column)
{
    return list.index(row, column).data().toString();
}

} // namespace

class TestJobList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QVERIFY(waitForJobThreads(5000ms)); }

    void jobsRunOneAfterTheOtherInTheirOrder();
    void cancellingShowsAtOnceAndEndsWhenTheWorkLetsGo();
    void aQueuedJobIsCancelledWithoutRunning();
    void aHeldQueueStartsNothingAndItsOrderChanges();
    void whatWasEstimatedStandsForTheTimeLeft();
    void cancelAllStartsNothingMore();
    void anAnswerAfterCancellingIsDroppedUnlessItChangedSomethingOutside();
    void aFailureKeepsItsSentenceAndItsLog();
    void aResultPastTheGuardIsNotDelivered();
    void theTimeLeftIsToldAfterThreeSeconds();
    void theTitleCountsAndTellsThePercent();
    void ofSeveralPiecesNoneTellsHowMuchIsDone();
    void aTrainingIsPausedAndStopped();
    void aPauseIsNoTimeOfTheSteps();
    void retryingATrainingHasCurvesOfItsOwn();
    void retryRunsTheSameWorkAgain();
    void clearingKeepsWhatIsNotOver();
    void theReceiverMayDestroyTheList();
    void durationsReadWell_data();
    void durationsReadWell();
};

void TestJobList::jobsRunOneAfterTheOtherInTheirOrder()
{
    JobList list;
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QStringList order;
    auto atOnce = std::make_shared<std::atomic<int>>(0);
    auto most = std::make_shared<std::atomic<int>>(0);
    for (int i = 1; i <= 4; ++i) {
        list.add<int>(
            QStringLiteral("job %1").arg(i),
            [atOnce, most, i](const RunContext &) -> Result<int> {
                const int now = ++*atOnce;
                *most = std::max(most->load(), now);
                std::this_thread::sleep_for(2ms);
                --*atOnce;
                return i;
            },
            [&order](Result<int> result) { order.append(QString::number(*result)); });
    }
    QCOMPARE(textAt(list, 0, JobList::StateColumn), QStringLiteral("Running"));
    QCOMPARE(textAt(list, 1, JobList::StateColumn), QStringLiteral("Queued"));
    QTRY_COMPARE(order, QStringList({"1", "2", "3", "4"}));
    QCOMPARE(most->load(), 1);
    QTRY_COMPARE(list.waitingCount(), 0);
    for (int row = 0; row < 4; ++row)
        QCOMPARE(textAt(list, row, JobList::StateColumn), QStringLiteral("Done"));
}

void TestJobList::cancellingShowsAtOnceAndEndsWhenTheWorkLetsGo()
{
    JobList list;
    Door door;
    ErrorKind kind = ErrorKind::Internal;
    const JobId id = list.add<int>(
        "slow",
        [door](const RunContext &) -> Result<int> {
            door.passStubbornly();
            return cancelled();
        },
        [&kind](Result<int> result) { kind = result.error().kind; });
    QElapsedTimer timer;
    timer.start();
    list.cancel(id);
    QCOMPARE(textAt(list, 0, JobList::StateColumn), QStringLiteral("Cancelling…"));
    QVERIFY(timer.elapsed() < 100);
    QVERIFY(!list.index(0, JobList::CancelColumn).data(JobList::CanCancelRole).toBool());
    door.open();
    QTRY_COMPARE(list.record(id)->state, JobState::Cancelled);
    QCOMPARE(kind, ErrorKind::Cancelled);
    QCOMPARE(textAt(list, 0, JobList::ProgressColumn), QStringLiteral("Cancelled after 0 s. Nothing was kept."));
}

void TestJobList::aHeldQueueStartsNothingAndItsOrderChanges()
{
    JobList list;
    QAbstractItemModelTester tester(&list);
    Door door;
    QStringList ended;
    const auto add = [&](const QString &name, const Door &at) { return list.add<int>(name, waitingAt(at, 1), [&ended, name](Result<int>) { ended << name; }); };
    Door open;
    open.open();
    const JobId first = add("first", door);
    const JobId a = add("a", open);
    const JobId b = add("b", open);
    const JobId c = add("c", open);
    list.setHeld(true);
    QVERIFY(!list.whyNotMove(first, 1).isEmpty()); // it runs
    QVERIFY(!list.whyNotMove(a, -1).isEmpty() && !list.whyNotMove(c, 1).isEmpty());
    list.move(c, -1);
    list.move(c, -1);
    list.move(a, 1);
    QCOMPARE(textAt(list, 0, JobList::WhatColumn), QString("first"));
    QCOMPARE(textAt(list, 1, JobList::WhatColumn), QString("c"));
    door.open();
    QTRY_COMPARE(ended, QStringList{"first"});
    QTest::qWait(30);
    QCOMPARE(ended, QStringList{"first"}); // the others wait
    QCOMPARE(list.waitingCount(), 3);
    list.setHeld(false);
    QTRY_COMPARE(ended, QStringList({"first", "c", "b", "a"}));
    Q_UNUSED(b)
}

void TestJobList::whatWasEstimatedStandsForTheTimeLeft()
{
    JobList list;
    qint64 now = 0;
    list.setClock([&now] { return now; });
    Door door;
    const JobId job = list.add<int>("a", waitingAt(door, 1), nullptr);
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), QStringLiteral("–"));
    list.setExpected(job, 90'000);
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), QStringLiteral("≈ 1 min 30 s"));
    now = 60'000;
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), QStringLiteral("≈ 30 s"));
    now = 100'000;
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), QStringLiteral("over the estimate"));
    door.open();
    QTRY_COMPARE(list.waitingCount(), 0);
}

void TestJobList::aQueuedJobIsCancelledWithoutRunning()
{
    JobList list;
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Door door;
    int ran = 0;
    list.add<int>("first", waitingAt(door, 1), {});
    const JobId second = list.add<int>("second", waitingAt(door, 2), [&ran](Result<int>) { ++ran; });
    list.cancel(second);
    QCOMPARE(list.record(second)->state, JobState::Cancelled);
    door.open();
    QTRY_COMPARE(list.waitingCount(), 0);
    QCOMPARE(ran, 0);
}

void TestJobList::cancelAllStartsNothingMore()
{
    JobList list;
    Door door;
    QSignalSpy started(&list, &JobList::jobStarted);
    for (int i = 0; i < 3; ++i)
        list.add<int>("job", waitingAt(door, i), {});
    list.cancelAll();
    QTRY_COMPARE(list.waitingCount(), 0);
    QCOMPARE(started.size(), 1);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(textAt(list, row, JobList::StateColumn), QStringLiteral("Cancelled"));
}

void TestJobList::anAnswerAfterCancellingIsDroppedUnlessItChangedSomethingOutside()
{
    const auto stateAfter = [](LateAnswer late, bool *answered) {
        JobList list;
        Door door;
        const JobId id = list.add<int>(
            "work",
            [door](const RunContext &) -> Result<int> {
                door.passStubbornly();
                return 5;
            },
            [answered](Result<int> result) { *answered = result.ok(); }, late);
        list.cancel(id);
        door.open();
        (void)QTest::qWaitFor([&list] { return list.waitingCount() == 0; });
        return list.record(id)->state;
    };
    bool answered = true;
    QCOMPARE(stateAfter(LateAnswer::Drop, &answered), JobState::Cancelled);
    QVERIFY(!answered);
    QCOMPARE(stateAfter(LateAnswer::Keep, &answered), JobState::Done);
    QVERIFY(answered);
}

void TestJobList::aFailureKeepsItsSentenceAndItsLog()
{
    JobList list;
    QSignalSpy finished(&list, &JobList::jobFinished);
    const JobId id = list.add<int>(
        "measure",
        [](const RunContext &context) -> Result<int> {
            context.log("loading resnet20.onnx");
            context.log("the runner ended with signal 8");
            return unavailable("The runner stopped while loading (division by zero).", "resnet20.onnx");
        },
        {});
    QTRY_COMPARE(finished.size(), 1);
    const JobRecord *record = list.record(id);
    QCOMPARE(record->state, JobState::Failed);
    QCOMPARE(record->sentence, QStringLiteral("resnet20.onnx: The runner stopped while loading (division by zero)."));
    QCOMPARE(record->log, QStringList({"loading resnet20.onnx", "the runner ended with signal 8"}));
}

void TestJobList::aResultPastTheGuardIsNotDelivered()
{
    JobList list;
    const JobId id = list.add<int>(
        "int8-quick-win",
        [](const RunContext &) -> Result<int> {
            return Error{ErrorKind::GuardMissed, "int8 runs here at 0.4x of the source's speed", {}};
        },
        [&list](Result<int>) { list.setSentence(JobId(1), "Not delivered: slower than the source. Try folded storage."); });
    QCOMPARE(int(id), 1);
    QTRY_COMPARE(list.waitingCount(), 0);
    QCOMPARE(textAt(list, 0, JobList::StateColumn), QStringLiteral("Not delivered"));
    QCOMPARE(textAt(list, 0, JobList::ProgressColumn),
             QStringLiteral("Not delivered: slower than the source. Try folded storage."));
}

void TestJobList::theTimeLeftIsToldAfterThreeSeconds()
{
    JobList list;
    qint64 now = 1000;
    list.setClock([&now] { return now; });
    Door first;
    Door second;
    Door end;
    list.add<int>(
        "calibrate",
        [first, second, end](const RunContext &context) -> Result<int> {
            context.progress("samples", 20, 100);
            first.pass(context);
            context.progress("samples", 50, 100);
            second.pass(context);
            context.progress("layers", 1, 7); // another piece of work: its own pace
            end.pass(context);
            return 1;
        },
        {});
    QTRY_COMPARE(textAt(list, 0, JobList::ProgressColumn), QStringLiteral("samples · 20 of 100"));
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), QStringLiteral("–"));
    now = 2500;
    first.open();
    QTRY_COMPARE(textAt(list, 0, JobList::ProgressColumn), QStringLiteral("samples · 50 of 100"));
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), QStringLiteral("–")); // 1.5 s: too early to say
    now = 13000;
    // 30 steps in the 12 s since 20 were reported: 50 more take 20 s.
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), QStringLiteral("20 s"));
    QCOMPARE(textAt(list, 0, JobList::ElapsedColumn), QStringLiteral("12 s"));
    second.open();
    QTRY_COMPARE(textAt(list, 0, JobList::ProgressColumn), QStringLiteral("layers · 1 of 7"));
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), QStringLiteral("–"));
    end.open();
    QTRY_COMPARE(list.waitingCount(), 0);
}

void TestJobList::theTitleCountsAndTellsThePercent()
{
    JobList list;
    QCOMPARE(list.title(), QStringLiteral("Jobs"));
    QSignalSpy titles(&list, &JobList::titleChanged);
    Door door;
    list.add<int>(
        "run",
        [door](const RunContext &context) -> Result<int> {
            context.progress("measuring", 42, 100);
            door.pass(context);
            return 1;
        },
        {});
    QCOMPARE(list.title(), QStringLiteral("Jobs 1"));
    list.add<int>("next", waitingAt(door, 2), {});
    QTRY_COMPARE(list.title(), QStringLiteral("Jobs 2 ▸ 42 %"));
    door.open();
    QTRY_COMPARE(list.title(), QStringLiteral("Jobs"));
    QCOMPARE(titles.last().at(0).toString(), QStringLiteral("Jobs"));
}

void TestJobList::ofSeveralPiecesNoneTellsHowMuchIsDone()
{
    JobList list;
    Door first;
    Door door;
    list.add<int>(
        "search",
        [first, door](const RunContext &context) -> Result<int> {
            context.progress("trying", 1, 4);
            first.pass(context);
            context.progress("measuring", 99, 100);
            door.pass(context);
            return 1;
        },
        {});
    const auto cell = [&](int column, int role) { return list.index(0, column).data(role); };
    QTRY_COMPARE(cell(JobList::ProgressColumn, JobList::ShareRole).toDouble(), 0.25);
    first.open();
    QTRY_COMPARE(cell(JobList::ProgressColumn, Qt::DisplayRole).toString(), QStringLiteral("measuring · 99 of 100"));
    QCOMPARE(cell(JobList::ProgressColumn, JobList::ShareRole).toDouble(), -1.0);
    QCOMPARE(cell(JobList::LeftColumn, Qt::DisplayRole).toString(), QStringLiteral("–"));
    QVERIFY(!list.title().contains(QLatin1Char('%')));
    door.open();
    QTRY_COMPARE(list.title(), QStringLiteral("Jobs"));
}

namespace {

// Work that trains as a trainer does: a step whenever it is not paused, until it is asked to stop.
JobList::TrainingWork<int> stepsUntilStopped(std::shared_ptr<std::atomic<int>> steps)
{
    return [steps](const RunContext &context, const std::shared_ptr<TrainingWatch> &watch) -> Result<int> {
        context.progress("reading data");
        watch->begin();
        while (!watch->stopping()) {
            if (context.stopRequested()) {
                watch->end(false);
                return cancelled();
            }
            if (!watch->paused()) {
                TrainingPoint point;
                point.step = ++*steps;
                point.steps = 100000;
                watch->add(point);
            }
            context.progress("training", *steps, 100000);
            std::this_thread::sleep_for(1ms);
        }
        watch->end(true);
        return steps->load();
    };
}

} // namespace

void TestJobList::aTrainingIsPausedAndStopped()
{
    JobList list;
    QAbstractItemModelTester tester(&list);
    auto steps = std::make_shared<std::atomic<int>>(0);
    QSignalSpy news(&list, &JobList::trainingChanged);
    int answer = 0;
    const JobId id = list.addTraining<int>("train", stepsUntilStopped(steps), [&](Result<int> result) { answer = result.ok() ? *result : -1; });
    const JobId plain = list.add<int>("measure", [](const RunContext &) -> Result<int> { return 1; }, {});
    QVERIFY(!list.whyNotSteer(plain).isEmpty());
    QTRY_VERIFY(*steps > 3 && news.size() > 3);
    QTRY_VERIFY(list.whyNotSteer(id).isEmpty());
    QVERIFY(!list.record(id)->training->courses().front().points.empty());

    list.setPaused(id, true);
    QCOMPARE(list.record(id)->state, JobState::Paused); // at once
    QCOMPARE(textAt(list, 0, JobList::StateColumn), "Paused");
    QVERIFY(list.index(0, 0).data(JobList::CanCancelRole).toBool());
    QTest::qWait(20);
    const int before = *steps;
    QTest::qWait(40);
    QCOMPARE(*steps, before);
    list.setPaused(id, false);
    QCOMPARE(list.record(id)->state, JobState::Running);
    QTRY_VERIFY(*steps > before);

    list.setPaused(id, true);
    list.stopTraining(id); // also while it waits
    QTRY_COMPARE(list.record(id)->state, JobState::Done);
    QVERIFY(answer >= before);
    QVERIFY(list.record(id)->training->courses().front().stoppedByHand); // still there to be seen
    QVERIFY(list.record(id)->log.join(' ').contains("stopped by hand"));
    QCOMPARE(list.whyNotSteer(id), "This job is over.");
}

void TestJobList::aPauseIsNoTimeOfTheSteps()
{
    qint64 now = 0;
    JobList list;
    list.setClock([&] { return now; });
    auto steps = std::make_shared<std::atomic<int>>(0);
    Door door;
    const JobId id = list.addTraining<int>(
        "train",
        [door](const RunContext &context, const std::shared_ptr<TrainingWatch> &watch) -> Result<int> {
            watch->begin();
            context.progress("training", 0, 100);
            door.pass(context);
            context.progress("training", 10, 100);
            while (!context.stopRequested())
                std::this_thread::sleep_for(1ms);
            return cancelled();
        },
        {});
    QTRY_COMPARE(list.record(id)->total, 100);
    now = 10000;
    door.open();
    QTRY_COMPARE(list.record(id)->done, 10);
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), "1 min 30 s");
    list.setPaused(id, true);
    now = 70000;
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), "1 min 30 s");
    list.setPaused(id, false);
    QCOMPARE(textAt(list, 0, JobList::LeftColumn), "1 min 30 s");
    list.setPaused(id, true);
    list.cancel(id); // works while it waits
    QTRY_COMPARE(list.record(id)->state, JobState::Cancelled);
}

void TestJobList::retryingATrainingHasCurvesOfItsOwn()
{
    JobList list;
    auto steps = std::make_shared<std::atomic<int>>(0);
    const JobId first = list.addTraining<int>("train", stepsUntilStopped(steps), {});
    QTRY_VERIFY(*steps > 3);
    QTRY_VERIFY(list.whyNotSteer(first).isEmpty());
    list.stopTraining(first);
    QTRY_COMPARE(list.record(first)->state, JobState::Done);
    const size_t points = list.record(first)->training->courses().front().points.size();
    const JobId second = list.retry(first);
    QTRY_VERIFY(list.record(second)->training && !list.record(second)->training->courses().empty());
    QVERIFY(list.record(second)->training != list.record(first)->training);
    QCOMPARE(list.record(first)->training->courses().front().points.size(), points);
    list.cancel(second);
    QTRY_COMPARE(list.record(second)->state, JobState::Cancelled);
}

void TestJobList::retryRunsTheSameWorkAgain()
{
    JobList list;
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto tries = std::make_shared<std::atomic<int>>(0);
    int delivered = 0;
    const JobId id = list.add<int>(
        "flaky",
        [tries](const RunContext &) -> Result<int> {
            if (++*tries == 1)
                return unavailable("The runner stopped.");
            return 8;
        },
        [&delivered](Result<int> result) { delivered = result.valueOr(-1); });
    QCOMPARE(list.retry(id), id); // it runs: there is nothing to do again
    QTRY_COMPARE(list.waitingCount(), 0);
    QCOMPARE(delivered, -1);
    const JobId again = list.retry(id);
    QVERIFY(again != id);
    QTRY_COMPARE(list.waitingCount(), 0);
    QCOMPARE(delivered, 8);
    QCOMPARE(list.record(id)->state, JobState::Failed);
    QCOMPARE(list.record(again)->state, JobState::Done);
}

void TestJobList::clearingKeepsWhatIsNotOver()
{
    JobList list;
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Door door;
    bool answered = false;
    list.add<int>("over", [](const RunContext &) -> Result<int> { return 1; }, {});
    const JobId running = list.add<int>("running", waitingAt(door, 2), [&answered](Result<int>) { answered = true; });
    QTRY_COMPARE(list.record(running)->state, JobState::Running);
    list.clearFinished();
    QCOMPARE(list.rowCount(), 1);
    QCOMPARE(textAt(list, 0, JobList::WhatColumn), QStringLiteral("running"));
    door.open();
    QTRY_VERIFY(answered);
}

void TestJobList::theReceiverMayDestroyTheList()
{
    auto list = std::make_unique<JobList>();
    bool answered = false;
    list->add<int>("last", [](const RunContext &) -> Result<int> { return 1; },
                   [&](Result<int>) {
                       list.reset();
                       answered = true;
                   });
    QTRY_VERIFY(answered);
}

void TestJobList::durationsReadWell_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("half a second") << qint64(499) << QStringLiteral("0 s");
    QTest::newRow("seconds") << qint64(8200) << QStringLiteral("8 s");
    QTest::newRow("just under a minute") << qint64(59499) << QStringLiteral("59 s");
    QTest::newRow("rounds to a minute") << qint64(59500) << QStringLiteral("1 min 00 s");
    QTest::newRow("minutes") << qint64(200000) << QStringLiteral("3 min 20 s");
    QTest::newRow("hours") << qint64(3900000) << QStringLiteral("1 h 05 min");
}

void TestJobList::durationsReadWell()
{
    QFETCH(const qint64, ms);
    QFETCH(const QString, text);
    QCOMPARE(durationText(ms), text);
}

QTEST_GUILESS_MAIN(TestJobList)
#include "tst_job_list.moc"
