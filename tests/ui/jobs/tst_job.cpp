#include "ui/jobs/job.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace pare;
using namespace std::chrono_literals;

namespace {

// A door that work waits at until the test opens it. Shared, because work may outlive the test's function.
class Door {
public:
    void open() { *m_open = true; }
    void pass() const
    {
        while (!*m_open)
            std::this_thread::sleep_for(1ms);
    }

private:
    std::shared_ptr<std::atomic<bool>> m_open = std::make_shared<std::atomic<bool>>(false);
};

} // namespace

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QVERIFY(waitForJobThreads(5000ms)); }

    void theAnswerArrivesOnThisThreadAndNotInsideStart();
    void aNewerStartSupersedesTheOlder();
    void onlyTheLastOfManyStartsAnswers();
    void afterCancelNothingArrives();
    void cancelDoesNotWaitForStubbornWork();
    void afterTheJobIsGoneNothingArrives();
    void anExceptionBecomesAnError();
    void theNewestProgressArrivesBeforeTheAnswer();
    void progressOfASupersededStartDoesNotArrive();
    void atMostTwoThreadsWorkAndOnlyTheNewestWaits();
    void theReceiverMayDestroyTheJob();
    void theReceiverMayStartAgain();
    void anAnswerThatCanOnlyBeMovedArrives();
    void waitingForThreadsTellsWhenOneStillRuns();
};

void TestJob::theAnswerArrivesOnThisThreadAndNotInsideStart()
{
    Job<int> job;
    int answer = 0;
    QThread *workedOn = nullptr;
    QThread *arrivedOn = nullptr;
    job.start(
        [&workedOn](const RunContext &) -> Result<int> {
            workedOn = QThread::currentThread();
            return 42;
        },
        [&](Result<int> result) {
            answer = result.valueOr(-1);
            arrivedOn = QThread::currentThread();
        });
    QVERIFY(waitForJobThreads(5000ms)); // the work is through, but nobody has turned the event loop
    QCOMPARE(answer, 0);
    QVERIFY(job.running());
    QTRY_COMPARE(answer, 42);
    QVERIFY(!job.running());
    QCOMPARE(arrivedOn, QThread::currentThread());
    QVERIFY(workedOn != arrivedOn);
}

void TestJob::aNewerStartSupersedesTheOlder()
{
    Job<int> job;
    std::vector<int> answers;
    const auto keep = [&answers](Result<int> result) { answers.push_back(result.valueOr(-1)); };
    auto asked = std::make_shared<std::atomic<bool>>(false);
    Door older;
    job.start(
        [asked, older](const RunContext &context) -> Result<int> {
            older.pass();
            *asked = context.stopRequested();
            return 1;
        },
        keep);
    job.start([](const RunContext &) -> Result<int> { return 2; }, keep);
    QTRY_COMPARE(answers.size(), std::size_t(1));
    older.open(); // the older ends after the newer: its answer must not win
    QVERIFY(waitForJobThreads(5000ms));
    QTest::qWait(20);
    QCOMPARE(answers, std::vector<int>{2});
    QVERIFY(asked->load());
}

void TestJob::onlyTheLastOfManyStartsAnswers()
{
    Job<int> job;
    std::vector<int> answers;
    for (int i = 1; i <= 200; ++i)
        job.start([i](const RunContext &) -> Result<int> { return i; },
                  [&answers](Result<int> result) { answers.push_back(result.valueOr(-1)); });
    QTRY_VERIFY(!job.running());
    QVERIFY(waitForJobThreads(5000ms));
    QTest::qWait(20);
    QCOMPARE(answers, std::vector<int>{200});
}

void TestJob::afterCancelNothingArrives()
{
    Job<int> job;
    int arrivals = 0;
    job.start([](const RunContext &) -> Result<int> { return 1; }, [&arrivals](Result<int>) { ++arrivals; });
    QVERIFY(waitForJobThreads(5000ms)); // answered, and on its way
    job.cancel();
    QVERIFY(!job.running());
    QTest::qWait(20);
    QCOMPARE(arrivals, 0);
}

void TestJob::cancelDoesNotWaitForStubbornWork()
{
    Job<int> job;
    Door door;
    job.start(
        [door](const RunContext &) -> Result<int> {
            door.pass(); // never looks at its stop token
            return 1;
        },
        {});
    QElapsedTimer timer;
    timer.start();
    job.cancel();
    QVERIFY(timer.elapsed() < 100);
    QVERIFY(!job.running());
    door.open();
}

void TestJob::afterTheJobIsGoneNothingArrives()
{
    int arrivals = 0;
    Door door;
    auto asked = std::make_shared<std::atomic<bool>>(false);
    {
        Job<int> job;
        job.start(
            [door, asked](const RunContext &context) -> Result<int> {
                door.pass();
                context.progress("after the end", 1, 2);
                *asked = context.stopRequested();
                return 1;
            },
            [&arrivals](Result<int>) { ++arrivals; }, [&arrivals](const Progress &) { ++arrivals; });
    }
    door.open();
    QVERIFY(waitForJobThreads(5000ms));
    QTest::qWait(20);
    QCOMPARE(arrivals, 0);
    QVERIFY(asked->load());
}

void TestJob::anExceptionBecomesAnError()
{
    Job<int> job;
    std::vector<Error> errors;
    const auto keep = [&errors](Result<int> result) { errors.push_back(result.error()); };
    job.start([](const RunContext &) -> Result<int> { throw std::runtime_error("the roof is open"); }, keep);
    QTRY_COMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors[0].kind, ErrorKind::Internal);
    QCOMPARE(errors[0].message, std::string("the roof is open"));
    job.start([](const RunContext &) -> Result<int> { throw std::bad_alloc(); }, keep);
    QTRY_COMPARE(errors.size(), std::size_t(2));
    QCOMPARE(errors[1].kind, ErrorKind::OutOfMemory);
    job.start([](const RunContext &) -> Result<int> { throw 7; }, keep);
    QTRY_COMPARE(errors.size(), std::size_t(3));
    QCOMPARE(errors[2].kind, ErrorKind::Internal);
}

void TestJob::theNewestProgressArrivesBeforeTheAnswer()
{
    Job<int> job;
    std::vector<std::string> seen;
    job.start(
        [](const RunContext &context) -> Result<int> {
            for (int step = 1; step <= 10000; ++step)
                context.progress("step " + std::to_string(step), step, 10000);
            return 1;
        },
        [&seen](Result<int>) { seen.push_back("answer"); },
        [&seen](const Progress &progress) { seen.push_back(progress.phase); });
    QVERIFY(waitForJobThreads(5000ms)); // all 10,000 are told while this thread is busy
    QTRY_VERIFY(!job.running());
    QCOMPARE(seen, (std::vector<std::string>{"step 10000", "answer"}));
}

void TestJob::progressOfASupersededStartDoesNotArrive()
{
    Job<int> job;
    int olderProgress = 0;
    bool answered = false;
    job.start(
        [](const RunContext &context) -> Result<int> {
            context.progress("older");
            return 1;
        },
        {}, [&olderProgress](const Progress &) { ++olderProgress; });
    QVERIFY(waitForJobThreads(5000ms));
    job.start([](const RunContext &) -> Result<int> { return 2; }, [&answered](Result<int>) { answered = true; });
    QTRY_VERIFY(answered);
    QCOMPARE(olderProgress, 0);
}

void TestJob::atMostTwoThreadsWorkAndOnlyTheNewestWaits()
{
    struct Counts {
        std::atomic<int> now = 0;
        std::atomic<int> most = 0;
        std::atomic<int> started = 0;
    };
    auto counts = std::make_shared<Counts>();
    Door door;
    Job<int> job;
    int answer = 0;
    for (int i = 1; i <= 6; ++i) {
        job.start(
            [counts, door, i](const RunContext &) -> Result<int> {
                const int now = ++counts->now;
                counts->most = std::max(counts->most.load(), now);
                ++counts->started;
                door.pass();
                --counts->now;
                return i;
            },
            [&answer](Result<int> result) { answer = result.valueOr(-1); });
    }
    QTRY_COMPARE(counts->started.load(), 2);
    door.open();
    QTRY_COMPARE(answer, 6);
    QCOMPARE(counts->most.load(), 2);
    QCOMPARE(counts->started.load(), 3); // the first two, and the newest; 3 to 5 never ran
}

void TestJob::theReceiverMayDestroyTheJob()
{
    auto job = std::make_unique<Job<int>>();
    bool answered = false;
    job->start([](const RunContext &) -> Result<int> { return 1; },
               [&](Result<int>) {
                   job.reset();
                   answered = true;
               });
    QTRY_VERIFY(answered);
    QVERIFY(!job);
}

void TestJob::theReceiverMayStartAgain()
{
    Job<int> job;
    std::vector<int> answers;
    job.start([](const RunContext &) -> Result<int> { return 1; },
              [&](Result<int> first) {
                  answers.push_back(first.valueOr(-1));
                  job.start([](const RunContext &) -> Result<int> { return 2; },
                            [&answers](Result<int> second) { answers.push_back(second.valueOr(-1)); });
              });
    QTRY_COMPARE(answers, (std::vector<int>{1, 2}));
}

void TestJob::anAnswerThatCanOnlyBeMovedArrives()
{
    Job<std::unique_ptr<int>> job;
    int answer = 0;
    job.start([](const RunContext &) -> Result<std::unique_ptr<int>> { return std::make_unique<int>(7); },
              [&answer](Result<std::unique_ptr<int>> result) { answer = **result; });
    QTRY_COMPARE(answer, 7);
}

void TestJob::waitingForThreadsTellsWhenOneStillRuns()
{
    Job<void> job;
    Door door;
    job.start(
        [door](const RunContext &) -> Result<void> {
            door.pass();
            return {};
        },
        {});
    job.cancel();
    QVERIFY(!waitForJobThreads(30ms));
    door.open();
    QVERIFY(waitForJobThreads(5000ms));
}

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
