// Intervals and tests against published figures and against exhaustive computation.
#include "core/measure/statistics.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace pare;

namespace {

bool near(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance;
}

// "Spatial test data", A: Efron and Tibshirani, An Introduction to the Bootstrap (1993), table 14.1.
const std::vector<double> spatialTest = {48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41};

double weightedVariance(std::span<const double> values, std::span<const uint32_t> weights)
{
    double count = 0, sum = 0, squares = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        count += weights[i];
        sum += weights[i] * values[i];
        squares += weights[i] * values[i] * values[i];
    }
    return squares / count - (sum / count) * (sum / count);
}

} // namespace

#define NEAR(value, expected, tolerance)                                                                               \
    do {                                                                                                               \
        const double found = (value);                                                                                  \
        QVERIFY2(near(found, expected, tolerance), std::to_string(found).c_str());                                     \
    } while (false)

class TestStatistics : public QObject {
    Q_OBJECT
private slots:
    void normalQuantilesMatchTables()
    {
        NEAR(normalQuantile(0.975), 1.959963984540054, 1e-12);
        NEAR(normalQuantile(0.025), -1.959963984540054, 1e-12);
        NEAR(normalQuantile(0.3), -0.5244005127080409, 1e-12);
        NEAR(normalQuantile(1e-10), -6.361340902404056, 1e-11);
        NEAR(normalQuantile(1e-300), -37.0470962993612, 1e-10);
        QCOMPARE(normalQuantile(0.5), 0.0);
        QVERIFY(std::isnan(normalQuantile(0)) && std::isnan(normalQuantile(1)));
        for (double p = 0.001; p < 1; p += 0.001)
            NEAR(normalDistribution(normalQuantile(p)), p, 1e-13);
    }

    void signedRankIsExactAndSeesWhatAMeanDoesNot()
    {
        // Darwin's maize (Fisher 1935, The Design of Experiments): self- against cross-fertilized, eighths of an inch; the sum below 0 is 24.
        const std::vector<double> maize{49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
        NEAR(signedRank(maize), 2 * 676.0 / 32768, 1e-12);
        QCOMPARE(signedRank(std::vector<double>{1, 2, 3, 4, 5}), 2.0 / 32);
        QCOMPARE(signedRank(std::vector<double>{0, 0}), 1.0);
        QCOMPARE(signedRank(std::vector<double>{2, -2, 0}), 1.0);
        // By every choice of signs, ties too.
        const std::vector<double> tied{1, 1, -2, 3, 3, 3, -5, 8};
        const std::vector<double> ranks{1.5, 1.5, 3, 5, 5, 5, 7, 8};
        int extreme = 0;
        for (int signs = 0; signs < 256; ++signs) {
            double sum = 0;
            for (size_t i = 0; i < 8; ++i)
                sum += (signs >> i & 1) != 0 ? ranks[i] : 0;
            extreme += sum <= 10 || sum >= 26 ? 1 : 0;
        }
        NEAR(signedRank(tied), extreme / 256.0, 1e-12);
        // The approximation meets the exact distribution where it takes over: 61 differences, of which one by turns is so small that it tells nothing.
        std::vector<double> many;
        for (int i = 2; i <= 61; ++i)
            many.push_back(i % 3 == 0 ? -i : i);
        const double exact = signedRank(many);
        many.push_back(1);
        const double above = signedRank(many);
        many.back() = -1;
        NEAR((above + signedRank(many)) / 2, exact, 0.01);
        // One pair in thirty differs by so much that the mean says nothing; all others say the same.
        std::vector<double> heavy(30, 0.1);
        for (size_t i = 0; i < heavy.size(); ++i)
            heavy[i] += 0.001 * static_cast<double>(i);
        heavy.back() = 500;
        QVERIFY(mean(heavy) < 2 * standardDeviation(heavy) / std::sqrt(30.0) && signedRank(heavy) < 1e-6);
    }

    void binomialSumsAreExact()
    {
        NEAR(binomialDistribution(3, 10, 0.3), 0.6496107184, 1e-12);
        NEAR(binomialDistribution(480, 1000, 0.5), 0.10872414660207075, 1e-12);
        NEAR(binomialDistribution(99, 100, 0.9), 0.9999734386011124, 1e-12);
        NEAR(binomialDistribution(5000, 10000, 0.49), 0.9777976478701199, 1e-10);
        QCOMPARE(binomialDistribution(-1, 5, 0.5), 0.0);
        QCOMPARE(binomialDistribution(5, 5, 0.5), 1.0);
    }

    // Newcombe, Statistics in Medicine 17:857-872 (1998), table I, method 3.
    void wilsonIntervalsMatchNewcombe_data()
    {
        QTest::addColumn<int>("successes");
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("lo");
        QTest::addColumn<double>("hi");
        QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662;
        QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
        QTest::newRow("0 of 20") << 0 << 20 << 0.0 << 0.1611;
        QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
    }
    void wilsonIntervalsMatchNewcombe()
    {
        QFETCH(int, successes);
        QFETCH(int, n);
        QFETCH(double, lo);
        QFETCH(double, hi);
        const Interval interval = wilsonInterval(successes, n);
        NEAR(interval.lo, lo, 0.00005);
        NEAR(interval.hi, hi, 0.00005);
        const Interval mirrored = wilsonInterval(n - successes, n);
        NEAR(mirrored.lo, 1 - interval.hi, 1e-12);
        NEAR(mirrored.hi, 1 - interval.lo, 1e-12);
    }

    // Fagerland, Lydersen and Laake, Statistics in Medicine 33:2850-2875 (2014): airway hyper-responsiveness, 21 children.
    void pairedIntervalMatchesAPublishedExample()
    {
        PairedCounts counts;
        counts.bothRight = 1;
        counts.onlySecond = 1;
        counts.onlyFirst = 7;
        counts.bothWrong = 12;
        const Interval interval = pairedDifferenceInterval(counts);
        NEAR(counts.difference(), -0.286, 0.0005);
        NEAR(interval.lo, -0.507, 0.0005);
        NEAR(interval.hi, -0.026, 0.0005);
        NEAR(mcnemarExact(1, 7), 0.0703, 0.00005); // Fagerland et al., BMC Med Res Methodol 13:91 (2013): 0.070
        std::swap(counts.onlyFirst, counts.onlySecond);
        NEAR(pairedDifferenceInterval(counts).hi, 0.507, 0.0005);
    }

    void pairedIntervalsCoverTheTruth()
    {
        // 2,000 data sets of 400 samples: a second classifier that changes 6 % of the answers and loses 1 point.
        std::mt19937_64 random(3);
        std::uniform_real_distribution<double> uniform(0, 1);
        int covered = 0;
        for (int trial = 0; trial < 2000; ++trial) {
            PairedCounts counts;
            for (int sample = 0; sample < 400; ++sample) {
                const double u = uniform(random);
                ++(u < 0.855 ? counts.bothRight : u < 0.89 ? counts.onlyFirst : u < 0.915 ? counts.onlySecond : counts.bothWrong);
            }
            covered += pairedDifferenceInterval(counts).holds(-0.01);
        }
        QVERIFY2(covered > 1870 && covered < 1950, std::to_string(covered).c_str()); // 93.5 to 97.5 %
    }

    void mcnemarIsTheBinomialTest()
    {
        NEAR(mcnemarExact(6, 16), 0.052478790283203125, 1e-12);
        NEAR(mcnemarExact(40, 62), 0.037066767438560584, 1e-12);
        QCOMPARE(mcnemarExact(0, 0), 1.0);
        QCOMPARE(mcnemarExact(5, 5), 1.0);
        QVERIFY(mcnemarExact(2000, 2600) < 1e-15);
    }

    void samplesNeededGiveTheirPower()
    {
        // Connor (1987): a difference of 0.2 with half of the pairs discordant, 5 % two-sided, power 90 %.
        const int64_t n = samplesForPairedRates(0.2, 0.5, 0.95, 0.9);
        QCOMPARE(n, int64_t(128));
        // Simulated: that many pairs tell the difference in about 90 % of the trials by the asymptotic test.
        std::mt19937_64 random(1);
        std::uniform_real_distribution<double> uniform(0, 1);
        int told = 0;
        for (int trial = 0; trial < 3000; ++trial) {
            double first = 0, second = 0;
            for (int64_t i = 0; i < n; ++i) {
                const double u = uniform(random);
                first += u < 0.35;
                second += u >= 0.35 && u < 0.5;
            }
            told += (first - second) * (first - second) > 3.8415 * (first + second);
        }
        QVERIFY2(told > 2600 && told < 2800, std::to_string(told).c_str());
        QVERIFY(samplesForPairedRates(0.01, 0.02) > samplesForPairedRates(0.02, 0.02));
        QCOMPARE(samplesForPairedMean(1, 1, 0.95, 0.8), int64_t(8)); // (1.96 + 0.84)^2
        QCOMPARE(samplesForPairedRates(1e-12, 0.5), int64_t(1'000'000'000'000'000));
    }

    // Efron and Tibshirani (1993), table 14.2: variance of A; 90 % intervals 100.8 to 233.9 (percentile) and 115.8 to 259.6 (BCa) with
    // 2,000 resamples. The tolerance is the spread between seeds.
    void bootstrapIntervalsMatchEfronAndTibshirani()
    {
        const auto variance = [](std::span<const uint32_t> weights) { return weightedVariance(spatialTest, weights); };
        BootstrapOptions options;
        options.resamples = 20000;
        options.confidence = 0.9;
        options.corrected = false;
        const Bootstrap percentile = bootstrap(26, variance, options);
        NEAR(percentile.value, 171.5, 0.05);
        NEAR(percentile.interval.lo, 100.8, 4);
        NEAR(percentile.interval.hi, 233.9, 4);
        options.corrected = true;
        const Interval corrected = bootstrapInterval(26, variance, options);
        NEAR(corrected.lo, 115.8, 3);
        NEAR(corrected.hi, 259.6, 5);
    }

    void bootstrapIsSeededAndKnowsDegenerateData()
    {
        const auto variance = [](std::span<const uint32_t> weights) { return weightedVariance(spatialTest, weights); };
        QVERIFY(bootstrapInterval(26, variance) == bootstrapInterval(26, variance));
        QVERIFY(!(bootstrapInterval(26, variance, {.seed = 1}) == bootstrapInterval(26, variance, {.seed = 2})));
        const std::vector<double> equal(50, 3.5);
        QVERIFY(bootstrapMeanInterval(equal) == (Interval{3.5, 3.5}));
        QVERIFY(bootstrapMeanInterval(std::vector<double>{2}) == (Interval{2, 2}));
        // A statistic that is sometimes undefined leaves these resamples out.
        const Bootstrap partly = bootstrap(4, [](std::span<const uint32_t> weights) { return weights[0] == 0 ? std::nan("") : 1.0; });
        QVERIFY(partly.interval == (Interval{1, 1}));
    }

    void bootstrapMeanIsCloseToTheNormalInterval()
    {
        std::mt19937_64 random(2);
        std::vector<double> values(2000);
        for (double &value : values)
            value = static_cast<double>(random() % 1000);
        const double half = 1.96 * standardDeviation(values) / std::sqrt(2000.0);
        const Interval interval = bootstrapMeanInterval(values);
        NEAR(interval.lo, mean(values) - half, half * 0.1);
        NEAR(interval.hi, mean(values) + half, half * 0.1);
    }

    void pValuesOfTheBootstrapTellARealDifference()
    {
        std::vector<double> real(200), none(200);
        for (size_t i = 0; i < real.size(); ++i) {
            none[i] = i % 2 ? 1 : -1;
            real[i] = none[i] + 0.5;
        }
        const auto meanOf = [](const std::vector<double> &values) {
            return [&values](std::span<const uint32_t> weights) {
                double sum = 0;
                for (size_t i = 0; i < values.size(); ++i)
                    sum += weights[i] * values[i];
                return sum / static_cast<double>(values.size());
            };
        };
        QVERIFY(bootstrap(200, meanOf(real)).pValue < 0.001);
        QVERIFY(bootstrap(200, meanOf(none)).pValue > 0.5);
        NEAR(bootstrap(200, meanOf(none)).deviation, 1 / std::sqrt(200.0), 0.005);
    }

    void quantilesInterpolateAsType7()
    {
        const std::vector<double> values = {4, 1, 3, 2};
        QCOMPARE(median(values), 2.5);
        QCOMPARE(quantile(values, 0.25), 1.75);
        QCOMPARE(quantile(values, 0), 1.0);
        QCOMPARE(quantile(values, 1), 4.0);
        QVERIFY(std::isnan(median({})));
        QCOMPARE(standardDeviation(std::vector<double>{2, 4, 4, 4, 5, 5, 7, 9}), std::sqrt(32.0 / 7));
    }

    void theMediansIntervalIsTheBootstrapsExactDistribution()
    {
        // Against 40,000 real resamples of 31 skewed values.
        std::mt19937_64 random(5);
        std::vector<double> values(31);
        for (double &value : values)
            value = std::exp(static_cast<double>(random() % 1000) / 300);
        std::vector<double> medians;
        std::vector<double> draw(31);
        for (int resample = 0; resample < 40000; ++resample) {
            for (double &value : draw)
                value = values[random() % 31];
            medians.push_back(median(draw));
        }
        std::sort(medians.begin(), medians.end());
        const Interval interval = medianInterval(values);
        QCOMPARE(interval.lo, medians[1000]);
        QCOMPARE(interval.hi, medians[39000]);
        QVERIFY(interval.holds(median(values)));
        QVERIFY(medianInterval(std::vector<double>{7}) == (Interval{7, 7}));
        QVERIFY(medianInterval(std::vector<double>{7, 7, 7, 7}) == (Interval{7, 7}));
    }

    void ratiosOfMediansAreTighterInPairs()
    {
        std::mt19937_64 random(9);
        std::vector<double> first(101), second(101);
        for (size_t i = 0; i < first.size(); ++i) {
            first[i] = 100 + static_cast<double>(i) + static_cast<double>(random() % 100) / 100; // slow drift
            second[i] = first[i] * 0.8 * (1 + static_cast<double>(random() % 100) / 10000);
        }
        const Interval paired = medianRatioInterval(first, second, true);
        const Interval apart = medianRatioInterval(first, second, false);
        QVERIFY(paired.holds(median(second) / median(first)));
        QVERIFY(apart.holds(median(second) / median(first)));
        QVERIFY(paired.hi - paired.lo < (apart.hi - apart.lo) / 2);
    }

    void pairsAreCounted()
    {
        const std::vector<uint8_t> first = {1, 1, 0, 0, 1};
        const std::vector<uint8_t> second = {1, 0, 1, 0, 1};
        const PairedCounts counts = pairedCounts(first, second);
        QCOMPARE(counts.bothRight, int64_t(2));
        QCOMPARE(counts.onlyFirst, int64_t(1));
        QCOMPARE(counts.onlySecond, int64_t(1));
        QCOMPARE(counts.bothWrong, int64_t(1));
        QCOMPARE(counts.difference(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
