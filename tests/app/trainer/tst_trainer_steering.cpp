// A training that is watched, paused, stopped, cancelled, killed, and goes on where it was.
#include "tests/app/trainer/training_bench.h"

#include <signal.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <future>

namespace pare {

using namespace test;

class TestTrainerSteering : public QObject, TrainingBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void cancellingAnswersSoon();
    void stoppedByHandItKeepsTheBest();
    void pausedItTakesNoSteps();
    void whatWasCutOffGoesOn();
    void finishedRoundsAreNotTrainedAgain();
    void killedItIsATypedErrorAndTheNextTrainingWorks();
};

void TestTrainerSteering::cancellingAnswersSoon()
{
    std::stop_source stop;
    RunContext context;
    context.stop = stop.get_token();
    TrainingRequest request = training(network());
    request.epochs = 100000;
    request.patience = 0;
    std::atomic<bool> began = false;
    context.onProgress = [&](const Progress &progress) { began = began || progress.phase.starts_with("training, epoch"); };
    auto answer = std::async(std::launch::async, [&] { return m_trainer->train(request, data("train.npz"), context); });
    QTRY_VERIFY(began);
    const auto asked = std::chrono::steady_clock::now();
    stop.request_stop();
    QCOMPARE(REFUSED(answer.get()).kind, ErrorKind::Cancelled);
    QVERIFY(std::chrono::steady_clock::now() - asked < std::chrono::seconds(5));
}

// Begins with the model as it came, ends with the last step, and has every look at the held-out part.
void TestTrainerSteering::stoppedByHandItKeepsTheBest()
{
    TrainingRequest request = training(network());
    request.epochs = 100000;
    request.patience = 0;
    request.learningRate = 0.01;
    request.warmup = 0; // of so many steps the rise alone would take minutes
    TrainingWatch watch;
    watch.stopAndKeepBest(); // nothing runs yet: nothing happens
    auto answer = std::async(std::launch::async, [&] { return m_trainer->train(request, data("train.npz"), m_context, &watch); });
    QTRY_VERIFY(watch.training() && !watch.courses().empty() && watch.courses().front().points.size() > 30);
    watch.stopAndKeepBest();
    const TrainingResult stopped = VERIFIED(answer.get());
    QVERIFY(stopped.stopped);
    QVERIFY(stopped.steps > 0 && stopped.steps < stopped.plannedSteps);
    QVERIFY(mentions(stopped.notes, "stopped by hand after step " + std::to_string(stopped.steps)));
    QVERIFY(watch.courses().front().stoppedByHand);
    QVERIFY(accuracyOf(withConstants(network(), stopped)) > 0.9);

    // The same again, without anybody: as many steps, and the same bytes.
    request.stopAfter = stopped.steps;
    TrainingWatch nobody;
    const TrainingResult again = VERIFIED(m_trainer->train(request, data("train.npz"), m_context, &nobody));
    QVERIFY(again.stopped && !nobody.courses().front().stoppedByHand);
    QCOMPARE(again.steps, stopped.steps);
    QCOMPARE(again.plannedSteps, stopped.plannedSteps);
    QVERIFY(bytesOfAll(again) == bytesOfAll(stopped));

    request.stopAfter = 0; // before the first step: the model as it came
    const TrainingResult none = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QCOMPARE(none.steps, int64_t{0});
    QCOMPARE(none.after, none.before);
}

void TestTrainerSteering::pausedItTakesNoSteps()
{
    std::stop_source stop;
    RunContext context;
    context.stop = stop.get_token();
    std::atomic<bool> saidSo = false;
    context.onProgress = [&](const Progress &progress) { saidSo = progress.phase.starts_with("training paused after step"); };
    TrainingRequest request = training(network());
    request.epochs = 100000;
    request.patience = 0;
    TrainingWatch watch;
    watch.setPaused(true); // before it begins: holds from the first step on
    auto answer = std::async(std::launch::async, [&] { return m_trainer->train(request, data("train.npz"), context, &watch); });
    QTRY_VERIFY(saidSo);
    const auto steps = [&] { return watch.courses().front().points.back().step; };
    QCOMPARE(steps(), int64_t{0});
    watch.setPaused(false);
    QTRY_VERIFY(steps() > 100);
    watch.setPaused(true);
    QTRY_VERIFY(saidSo);
    const int64_t before = steps();
    const double seconds = watch.courses().front().points.back().seconds;
    QTest::qWait(400);
    QCOMPARE(steps(), before);
    watch.setPaused(false);
    QTRY_VERIFY(steps() > before);
    const double after = watch.courses().front().points.back().seconds;
    QVERIFY2(after - seconds < 0.4, qPrintable(QString::number(after - seconds))); // the pause counts nowhere
    watch.setPaused(true);
    QTRY_VERIFY(saidSo);
    stop.request_stop(); // while it waits
    const auto asked = std::chrono::steady_clock::now();
    QCOMPARE(REFUSED(answer.get()).kind, ErrorKind::Cancelled);
    QVERIFY(std::chrono::steady_clock::now() - asked < std::chrono::seconds(2));
    QVERIFY(!watch.training() && !watch.paused());
}

void TestTrainerSteering::whatWasCutOffGoesOn()
{
    TrainingRequest request = training(network());
    request.epochs = 30;
    request.patience = 0;
    request.shift = 1; // takes random numbers at every step
    const std::string whole = bytesOfAll(VERIFIED(m_trainer->train(request, data("train.npz"), m_context)));
    qputenv("PARE_CHECKPOINT_SECONDS", "0");
    const auto keeping = VERIFIED(Trainer::start({}, m_context));
    const auto folder = m_folder->path() / "cache" / "training";
    const auto kept = [&] {
        std::error_code none;
        const std::filesystem::directory_iterator entries(folder, none);
        return std::count_if(begin(entries), end(entries), [](const auto &entry) { return entry.path().extension() == ".training"; }); // killed, a part may be left
    };
    const TrainingResult uninterrupted = VERIFIED(keeping->train(request, data("train.npz"), m_context));
    QVERIFY(uninterrupted.steps > 200);
    QCOMPARE(kept(), 0);
    for (const bool killed : {false, true}) {
        std::stop_source stop;
        RunContext context;
        context.seed = m_context.seed;
        context.stop = stop.get_token();
        std::atomic<int64_t> steps = 0;
        context.onProgress = [&](const Progress &progress) {
            if (progress.phase.starts_with("training, epoch"))
                steps = progress.done;
        };
        auto answer = std::async(std::launch::async, [&] { return keeping->train(request, data("train.npz"), context); });
        QTRY_VERIFY(steps > 20);
        if (killed)
            ::kill(keeping->processId(), SIGKILL);
        else
            stop.request_stop();
        QVERIFY(!answer.get().ok());
        QCOMPARE(kept(), 1);
        const TrainingResult resumed = VERIFIED(keeping->train(request, data("train.npz"), m_context));
        QVERIFY(mentions(resumed.notes, "where the same training was cut off"));
        QCOMPARE(resumed.epochs.size(), uninterrupted.epochs.size());
        QVERIFY2(bytesOfAll(resumed) == whole, (std::string(killed ? "killed: " : "cancelled: ") + resumed.notes.front()).c_str());
        QCOMPARE(kept(), 0);
    }
    qunsetenv("PARE_CHECKPOINT_SECONDS");
}

void TestTrainerSteering::finishedRoundsAreNotTrainedAgain()
{
    const Pass &pass = *findPass("prune-channels");
    std::vector<TrainingResult> trained;
    const auto prune = [&](int cutOffIn) -> Result<PassOutcome> { // cut off in the training of that round; 0: never
        PassContext context{m_context, {}};
        trained.clear();
        context.services.train = [&](const TrainingRequest &request) -> Result<TrainingResult> {
            if (static_cast<int>(trained.size()) + 1 == cutOffIn)
                return cancelled();
            auto result = m_trainer->train(request, data("train.npz"), m_context);
            if (result.ok())
                trained.push_back(*result);
            return result;
        };
        const std::map<std::string, std::string> options{{"ratio", "0.6"}, {"multiple", "1"}, {"rounds", "3"}, {"train", "fine-tune"}, {"train_steps", "12"}, {"learning_rate", "0.01"}};
        return pass.function(network(), {VERIFIED(Options::parse(pass.options, options)), {}, {}, {}}, context);
    };
    const auto again = [](const TrainingResult &result) { return mentions(result.notes, "was done before the work was cut off"); };
    const auto kept = [&] {
        int count = 0;
        std::error_code none;
        for (const auto &entry : std::filesystem::directory_iterator(m_folder->path() / "cache" / "training", none))
            count += entry.path().extension() == ".finished" ? 1 : 0;
        return count;
    };
    const PassOutcome whole = VERIFIED(prune(0));
    QCOMPARE(trained.size(), size_t{3});
    QCOMPARE(kept(), 0); // nothing is left behind
    QCOMPARE(REFUSED(prune(3)).kind, ErrorKind::Cancelled);
    QCOMPARE(kept(), 2);
    const PassOutcome resumed = VERIFIED(prune(0));
    QCOMPARE(trained.size(), size_t{3});
    QVERIFY(again(trained[0]) && again(trained[1]) && !again(trained[2]));
    QCOMPARE(kept(), 0);
    QVERIFY(VERIFIED(withPayloadsInside(resumed.model)).SerializeAsString() == VERIFIED(withPayloadsInside(whole.model)).SerializeAsString());
    QVERIFY(resumed.resolution == whole.resolution);
}

void TestTrainerSteering::killedItIsATypedErrorAndTheNextTrainingWorks()
{
    RunContext context;
    TrainingRequest request = training(network());
    request.epochs = 100000;
    request.patience = 0;
    std::atomic<bool> began = false;
    context.onProgress = [&](const Progress &progress) { began = began || progress.phase.starts_with("training, epoch"); };
    auto answer = std::async(std::launch::async, [&] { return m_trainer->train(request, data("train.npz"), context); });
    QTRY_VERIFY(began);
    ::kill(m_trainer->processId(), SIGKILL);
    const Error error = REFUSED(answer.get());
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY2(error.message.starts_with("The trainer stopped while training (it was killed from outside"), error.message.c_str());
    request.epochs = 1;
    QVERIFY(m_trainer->train(request, data("train.npz"), context).ok());
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerSteering)
#include "tst_trainer_steering.moc"
