#include "core/measure/latency.h"
#include "tests/support/verified.h"

#include <cmath>
#include <random>

namespace pare {

namespace {

// Latencies as they are on a real machine: noise within a round, a level that drifts from round to round, now and then a spike.
struct Machine {
    std::mt19937_64 random;
    std::vector<double> levels; // of each round

    Machine(uint64_t seed, int rounds, double drift) : random(seed)
    {
        std::normal_distribution<double> normal(0, drift);
        for (int i = 0; i < rounds; ++i)
            levels.push_back(std::exp(normal(random)));
    }

    TimedModel time(double ms, int perRound)
    {
        std::normal_distribution<double> normal(0, 0.01);
        TimedModel timed;
        timed.runsPerRound = perRound;
        timed.warmup = 3;
        for (const double level : levels)
            for (int i = 0; i < perRound; ++i) {
                const bool spike = random() % 50 == 0;
                timed.samplesMs.push_back(ms * level * std::exp(normal(random)) * (spike ? 3 : 1));
            }
        return timed;
    }
};

} // namespace

class TestLatency : public QObject {
    Q_OBJECT

private slots:
    void numbersOfAKnownSample();
    void theIntervalHoldsTheMedianAboutAsOftenAsItSays();
    void samplesOfARoundDoNotCountAsIndependent();
    void aModelIsNeitherSlowerNorFasterThanItself();
    void whatSlowsBothDownCancelsOut();
    void anotherProgramThatComesAndGoesCancelsOut();
    void aTrueDifferenceIsFound_data();
    void aTrueDifferenceIsFound();
    void roundsOfDifferentLengthArePaired();
    void theSameSeedGivesTheSameNumbers();
    void fewSamplesAndNone();
};

void TestLatency::numbersOfAKnownSample()
{
    TimedModel timed;
    for (int i = 1; i <= 101; ++i)
        timed.samplesMs.push_back(102 - i);
    timed.threads = 2;
    timed.batch = 4;
    timed.notes = {"n"};
    const Latency latency = latencyOf(timed);
    QCOMPARE(latency.median, 51.0);
    QCOMPARE(latency.min, 1.0);
    QCOMPARE(latency.p95, 96.0);
    QCOMPARE(latency.p99, 100.0);
    QCOMPARE(latency.runs, 101);
    QCOMPARE(latency.threads, 2);
    QCOMPARE(latency.batch, int64_t{4});
    QCOMPARE(latency.notes, timed.notes);
    QCOMPARE(latency.samplesMs, timed.samplesMs);
    // Ranks 41 and 61 of 101 are the interval of the median by the binomial distribution.
    QVERIFY(latency.ci95.lo >= 39 && latency.ci95.lo <= 43);
    QVERIFY(latency.ci95.hi >= 59 && latency.ci95.hi <= 63);
}

void TestLatency::theIntervalHoldsTheMedianAboutAsOftenAsItSays()
{
    int held = 0;
    constexpr int trials = 200;
    for (int trial = 0; trial < trials; ++trial) {
        Machine machine(static_cast<uint64_t>(trial) + 1, 60, 0.05);
        const Latency latency = latencyOf(machine.time(1, 5), static_cast<uint64_t>(trial));
        // The median of the mixture: 2 % spikes move the half-way point of the rest slightly up.
        held += latency.ci95.holds(1.001) ? 1 : 0;
    }
    QVERIFY2(held >= trials * 0.89 && held <= trials * 0.99, std::to_string(held).c_str());
}

void TestLatency::samplesOfARoundDoNotCountAsIndependent()
{
    Machine machine(5, 40, 0.1);
    TimedModel timed = machine.time(1, 50);
    const Interval blocked = latencyOf(timed).ci95;
    timed.runsPerRound = 1;
    const Interval naive = latencyOf(timed).ci95;
    QVERIFY(blocked.hi - blocked.lo > 2 * (naive.hi - naive.lo));
}

void TestLatency::aModelIsNeitherSlowerNorFasterThanItself()
{
    int slow = 0;
    int fast = 0;
    for (uint64_t trial = 1; trial <= 100; ++trial) {
        Machine machine(trial, 50, 0.1);
        const TimedModel first = machine.time(2, 4);
        const LatencyRatio ratio = latencyRatio(first, machine.time(2, 4), trial);
        slow += ratio.slower;
        fast += ratio.faster;
        QVERIFY(std::fabs(ratio.value - 1) < 0.05);
    }
    QCOMPARE(slow, 0); // above 1.02 with its lower end
    QVERIFY(fast <= 8); // 2.5 % on this side
}

void TestLatency::whatSlowsBothDownCancelsOut()
{
    Machine machine(9, 80, 0.3); // a machine whose clock goes up and down by a third
    const TimedModel first = machine.time(1, 3);
    const TimedModel second = machine.time(1.1, 3);
    const LatencyRatio ratio = latencyRatio(first, second);
    QVERIFY(ratio.ci95.holds(1.1));
    QVERIFY(ratio.slower);
    const Interval alone = latencyOf(first).ci95;
    QVERIFY((ratio.ci95.hi - ratio.ci95.lo) / ratio.value < (alone.hi - alone.lo) / latencyOf(first).median);
}

void TestLatency::anotherProgramThatComesAndGoesCancelsOut()
{
    // Half of the rounds run beside a program that takes half of the core: medians of all runs lie anywhere between the two speeds.
    Machine machine(17, 80, 0.01);
    for (size_t i = 0; i < machine.levels.size(); ++i)
        machine.levels[i] *= (i / 10) % 2 == 0 ? 1 : 2;
    const TimedModel first = machine.time(1, 4);
    const LatencyRatio ratio = latencyRatio(first, machine.time(0.4, 4));
    QVERIFY(std::fabs(ratio.value / 0.4 - 1) < 0.01);
    QVERIFY(ratio.ci95.hi - ratio.ci95.lo < 0.01);
    const Interval alone = latencyOf(first).ci95;
    QVERIFY(alone.hi / alone.lo > 1.3);
}

void TestLatency::aTrueDifferenceIsFound_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<bool>("slower");
    QTest::addColumn<bool>("faster");
    QTest::newRow("half") << 0.5 << false << true;
    QTest::newRow("nine tenths") << 0.9 << false << true;
    QTest::newRow("one percent more") << 1.01 << false << false;
    QTest::newRow("a tenth more") << 1.1 << true << false;
    QTest::newRow("twice") << 2.0 << true << false;
}

void TestLatency::aTrueDifferenceIsFound()
{
    QFETCH(double, factor);
    QFETCH(bool, slower);
    QFETCH(bool, faster);
    Machine machine(31, 100, 0.05);
    const TimedModel first = machine.time(1, 5);
    const LatencyRatio ratio = latencyRatio(first, machine.time(factor, 5));
    QCOMPARE(ratio.slower, slower);
    QCOMPARE(ratio.faster, faster);
    QVERIFY(std::fabs(ratio.value / factor - 1) < 0.02);
}

void TestLatency::roundsOfDifferentLengthArePaired()
{
    Machine machine(3, 60, 0.2);
    const TimedModel quick = machine.time(0.1, 100);
    const TimedModel slow = machine.time(10, 1);
    const LatencyRatio ratio = latencyRatio(quick, slow);
    QVERIFY(std::fabs(ratio.value / 100 - 1) < 0.05);
    QVERIFY(ratio.ci95.lo < 100.5 && ratio.ci95.hi > 99.5);
}

void TestLatency::theSameSeedGivesTheSameNumbers()
{
    Machine machine(3, 60, 0.2);
    const TimedModel first = machine.time(1, 4);
    const TimedModel second = machine.time(1.2, 4);
    QCOMPARE(latencyOf(first, 7).ci95, latencyOf(first, 7).ci95);
    QCOMPARE(latencyRatio(first, second, 7).ci95, latencyRatio(first, second, 7).ci95);
}

void TestLatency::fewSamplesAndNone()
{
    QCOMPARE(latencyOf({}).runs, 0);
    QCOMPARE(latencyOf({}).median, 0.0);
    QCOMPARE(latencyRatio({}, {}).value, 1.0);
    TimedModel three;
    three.samplesMs = {1200, 1000, 1100};
    const Latency latency = latencyOf(three);
    QCOMPARE(latency.median, 1100.0);
    QVERIFY(latency.ci95.lo >= 1000 && latency.ci95.hi <= 1200 && latency.ci95.lo < latency.ci95.hi);
    TimedModel one;
    one.samplesMs = {5};
    QCOMPARE(latencyOf(one).median, 5.0);
    QCOMPARE(latencyOf(one).ci95, (Interval{5, 5}));
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestLatency)
#include "tst_latency.moc"
