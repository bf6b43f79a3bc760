#include "core/quant/calibrate.h"
#include "tests/support/verified.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace pare;
using namespace pare::quant;

namespace {

struct Sampled {
    std::vector<int64_t> bins;
    Distribution seen;
    Sampled(const std::vector<double> &values, size_t count)
    {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        bins.assign(count, 0);
        for (const double value : values)
            ++bins[std::min(count - 1, static_cast<size_t>((value - *low) / (*high - *low) * static_cast<double>(count)))];
        seen = {*low, *high, *low, *high, bins};
    }
};

std::vector<double> normal(size_t count, unsigned seed, bool positive = false)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> values(0, 1);
    std::vector<double> out(count);
    for (double &value : out) {
        value = values(random);
        if (positive)
            value = std::max(0.0, value);
    }
    return out;
}

Range rangeOf(const Distribution &seen, Calibrator calibrator, double percentile = 99.99)
{
    CalibrateOptions options;
    options.calibrator = calibrator;
    options.percentile = percentile;
    return VERIFIED(calibrate(seen, options));
}

} // namespace

class TestCalibrate : public QObject {
    Q_OBJECT
private slots:
    void minMaxKeepsEverythingAndZero();
    void percentileCutsBothTails();
    void percentileOfAOneSidedTensorCutsOneTailOnly();
    void mseEqualsASearchOverAllRanges();
    void mseIgnoresAFarOutlier();
    void entropyEqualsASearchOverAllThresholds();
    void divergenceEqualsItsDefinition();
    void entropyIsNotRuledByTheZerosOfRelu();
    void entropyIsNotRuledByNumbersThatComeAgain();
    void entropyCountsTheLevelsOfBothSides();
    void octavEqualsASearchOverAllBounds_data();
    void octavEqualsASearchOverAllBounds();
    void aMissingHistogramIsNamed();
    void boundsThatAreNotFiniteAreRefused();
    void symmetricRangesReachEquallyFar();
    void divergenceOfWhatNeedsNoClippingIsZero();
};

void TestCalibrate::minMaxKeepsEverythingAndZero()
{
    QCOMPARE(rangeOf({-2, 5, 0, 0, {}}, Calibrator::MinMax), (Range{-2, 5}));
    QCOMPARE(rangeOf({2, 5, 0, 0, {}}, Calibrator::MinMax), (Range{0, 5}));
    QCOMPARE(rangeOf({-5, -2, 0, 0, {}}, Calibrator::MinMax), (Range{-5, 0}));
    QCOMPARE(rangeOf({0, 0, 0, 0, {}}, Calibrator::MinMax), (Range{0, 0}));
}

void TestCalibrate::percentileCutsBothTails()
{
    std::vector<double> values(10001);
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = -1 + 2 * static_cast<double>(i) / 10000;
    const Sampled sampled(values, 2048);
    const Range range = rangeOf(sampled.seen, Calibrator::Percentile, 90);
    QVERIFY(std::abs(range.min + 0.9) < 0.002);
    QVERIFY(std::abs(range.max - 0.9) < 0.002);
}

void TestCalibrate::percentileOfAOneSidedTensorCutsOneTailOnly()
{
    std::vector<double> values(10001);
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<double>(i) / 10000;
    const Sampled sampled(values, 2048);
    const Range range = rangeOf(sampled.seen, Calibrator::Percentile, 90);
    QCOMPARE(range.min, 0.0);
    QVERIFY2(std::abs(range.max - 0.9) < 0.002, qPrintable(QString::number(range.max)));
    for (double &value : values)
        value = -value;
    const Sampled mirrored(values, 2048);
    QVERIFY(std::abs(rangeOf(mirrored.seen, Calibrator::Percentile, 90).min + 0.9) < 0.002);
    QCOMPARE(rangeOf(mirrored.seen, Calibrator::Percentile, 90).max, 0.0);
}

void TestCalibrate::mseEqualsASearchOverAllRanges()
{
    for (const bool positive : {true, false}) {
        const Sampled sampled(normal(5000, 3, positive), 128);
        const Grid grid{0, 15};
        CalibrateOptions options;
        options.calibrator = Calibrator::Mse;
        options.grid = grid;
        const Range found = VERIFIED(calibrate(sampled.seen, options));
        double best = INFINITY;
        for (int i = 1; i <= 100; ++i)
            for (int k = 0; k <= (positive ? 0 : 100); ++k)
                best = std::min(best, quantizationError(sampled.seen, affineFor({sampled.seen.min * k / 100, sampled.seen.max * i / 100}, grid), grid));
        const double error = quantizationError(sampled.seen, affineFor(found, grid), grid);
        QVERIFY2(error <= best * 1.05, qPrintable(QString("%1 against %2").arg(error).arg(best)));
        QVERIFY(error < quantizationError(sampled.seen, affineFor({sampled.seen.min, sampled.seen.max}, grid), grid));
    }
}

void TestCalibrate::mseIgnoresAFarOutlier()
{
    auto values = normal(100000, 5, true);
    values.push_back(60);
    const Sampled sampled(values, 2048);
    CalibrateOptions options;
    options.calibrator = Calibrator::Mse;
    options.grid = {0, 15};
    const Range range = VERIFIED(calibrate(sampled.seen, options));
    QVERIFY2(range.max < 30, qPrintable(QString::number(range.max)));
    QCOMPARE(rangeOf(sampled.seen, Calibrator::MinMax).max, 60.0);
}

void TestCalibrate::entropyEqualsASearchOverAllThresholds()
{
    auto values = normal(20000, 9);
    for (double &value : values)
        value = std::abs(value) + 0.01;
    const Sampled sampled(values, 300);
    CalibrateOptions options;
    options.calibrator = Calibrator::Entropy;
    options.grid = {0, 31};
    const Range range = VERIFIED(calibrate(sampled.seen, options));
    // By hand: every number of kept bins, on the magnitudes folded at zero.
    const double width = (sampled.seen.high - sampled.seen.low) / 300;
    std::vector<int64_t> magnitudes(static_cast<size_t>(std::ceil(sampled.seen.high / width)) + 1, 0);
    for (size_t i = 0; i < 300; ++i)
        magnitudes[static_cast<size_t>((sampled.seen.low + (static_cast<double>(i) + 0.5) * width) / width)] += sampled.bins[i];
    while (magnitudes.back() == 0)
        magnitudes.pop_back();
    const std::vector<int64_t> seen = magnitudes;
    magnitudes[0] = std::min(seen[0], seen[1]);
    for (size_t i = 1; i + 1 < seen.size(); ++i)
        if (seen[i - 1] > 0 && seen[i + 1] > 0)
            magnitudes[i] = std::min(seen[i], std::max(seen[i - 1], seen[i + 1]));
    const auto total = static_cast<double>(std::accumulate(magnitudes.begin(), magnitudes.end(), int64_t{0}));
    size_t best = 0;
    double least = INFINITY;
    for (size_t kept = 32; kept <= magnitudes.size(); ++kept) {
        double filledBins = 0;
        double filledLevels = 0;
        for (size_t level = 0; level < 32; ++level) {
            double filled = 0;
            for (size_t i = level * kept / 32; i < (level + 1) * kept / 32; ++i)
                filled += magnitudes[i] > 0 ? 1 : 0;
            filledBins += filled;
            filledLevels += filled > 0 ? 1 : 0;
        }
        const double divergence = clippingDivergence(magnitudes, kept, 32) - (filledBins - filledLevels) / 2 / total;
        if (divergence < least) {
            least = divergence;
            best = kept;
        }
    }
    QVERIFY(std::abs(range.max - std::min(sampled.seen.max, static_cast<double>(best) * width)) < 1e-9);
    QVERIFY(range.max < sampled.seen.max); // a normal tail is worth clipping at 5 bits
}

// Bin by bin, as Migacz 2017 writes it down.
void TestCalibrate::divergenceEqualsItsDefinition()
{
    std::mt19937 random(3);
    std::vector<int64_t> bins(97);
    for (int64_t &bin : bins)
        bin = random() % 5 == 0 ? 0 : static_cast<int64_t>(random() % 1000);
    bins[60] = 0; // a threshold behind an empty bin
    const auto total = static_cast<double>(std::accumulate(bins.begin(), bins.end(), int64_t{0}));
    for (const size_t levels : {8, 16})
        for (size_t kept = levels; kept <= bins.size(); ++kept) {
            const double tail = static_cast<double>(std::accumulate(bins.begin() + static_cast<long>(kept), bins.end(), int64_t{0}));
            const double inside = total - tail;
            double expected = tail > 0 && bins[kept - 1] == 0 ? tail / total * std::log(tail / total / (0.5 / inside)) : 0.0;
            for (size_t level = 0; level < levels; ++level) {
                double mass = 0;
                double filled = 0;
                const size_t from = level * kept / levels;
                const size_t to = (level + 1) * kept / levels;
                for (size_t i = from; i < to; ++i) {
                    mass += static_cast<double>(bins[i]);
                    filled += bins[i] > 0 ? 1 : 0;
                }
                for (size_t i = from; i < to; ++i)
                    if (bins[i] > 0) {
                        const double p = (static_cast<double>(bins[i]) + (i + 1 == kept ? tail : 0.0)) / total;
                        expected += p * std::log(p / (mass / filled / inside));
                    }
            }
            const double found = clippingDivergence(bins, kept, levels);
            QVERIFY2(std::abs(found - expected) < 1e-9, qPrintable(QString("%1: %2 for %3").arg(kept).arg(found).arg(expected)));
        }
}

void TestCalibrate::entropyIsNotRuledByTheZerosOfRelu()
{
    auto values = normal(20000, 13, true);
    values.resize(200000, 0.0); // nine of ten are zero
    const Sampled sampled(values, 2048);
    const Range range = rangeOf(sampled.seen, Calibrator::Entropy);
    QVERIFY2(range.max > 2, qPrintable(QString::number(range.max)));
}

// What a constant background gives behind a convolution: some numbers that make most of the tensor.
void TestCalibrate::entropyIsNotRuledByNumbersThatComeAgain()
{
    auto values = normal(200000, 13);
    for (double &value : values)
        value = std::abs(value);
    const Range without = rangeOf(Sampled(values, 2048).seen, Calibrator::Entropy);
    for (const double spike : {0.11, 0.23, 0.31, 0.42})
        values.insert(values.end(), 100000, spike);
    const Range with = rangeOf(Sampled(values, 2048).seen, Calibrator::Entropy);
    QVERIFY2(with.max > 0.8 * without.max, qPrintable(QString("%1 with, %2 without").arg(with.max).arg(without.max)));
}

// A tensor that hardly goes below zero has nearly the whole grid for what is above.
void TestCalibrate::entropyCountsTheLevelsOfBothSides()
{
    auto values = normal(200000, 17);
    for (double &value : values)
        value = std::abs(value);
    const Range one = rangeOf(Sampled(values, 2048).seen, Calibrator::Entropy);
    values[0] = -0.05;
    const Range both = rangeOf(Sampled(values, 2048).seen, Calibrator::Entropy);
    QVERIFY2(std::abs(both.max / one.max - 1) < 0.15, qPrintable(QString("%1 and %2").arg(both.max).arg(one.max)));
}

void TestCalibrate::octavEqualsASearchOverAllBounds_data()
{
    QTest::addColumn<bool>("positive");
    QTest::addColumn<int>("most");
    for (const int most : {15, 63, 255}) {
        QTest::addRow("one side, %d", most) << true << most;
        QTest::addRow("both sides, %d", most) << false << most;
    }
}

// The model that the equation is made from: rounding inside makes a twelfth of a step squared, clipping what is cut off, squared.
void TestCalibrate::octavEqualsASearchOverAllBounds()
{
    QFETCH(bool, positive);
    QFETCH(int, most);
    auto values = normal(50000, 23);
    for (double &value : values)
        value = positive ? std::abs(value) : value;
    const Sampled sampled(values, 512);
    CalibrateOptions options;
    options.calibrator = Calibrator::Octav;
    options.grid = {0, most};
    const Range found = VERIFIED(calibrate(sampled.seen, options));
    const double width = (sampled.seen.high - sampled.seen.low) / 512;
    const auto errorAt = [&](double bound) {
        const double step = bound / (positive ? most : most / 2.0);
        double error = 0;
        for (size_t i = 0; i < 512; ++i) {
            const double magnitude = std::abs(sampled.seen.low + (static_cast<double>(i) + 0.5) * width);
            error += static_cast<double>(sampled.bins[i]) * (magnitude <= bound ? step * step / 12 : (magnitude - bound) * (magnitude - bound));
        }
        return error;
    };
    double least = INFINITY;
    for (int i = 1; i <= 2000; ++i)
        least = std::min(least, errorAt(std::max(-sampled.seen.min, sampled.seen.max) * i / 2000));
    const double bound = std::max(-found.min, found.max);
    QVERIFY2(errorAt(bound) < 1.03 * least, qPrintable(QString("bound %1: %2 against %3").arg(bound).arg(errorAt(bound)).arg(least)));
}

void TestCalibrate::aMissingHistogramIsNamed()
{
    CalibrateOptions options;
    options.calibrator = Calibrator::Mse;
    const Error error = REFUSED(calibrate({-1, 1, 0, 0, {}}, options));
    QCOMPARE(error.message, std::string("this calibrator needs a histogram"));
}

void TestCalibrate::boundsThatAreNotFiniteAreRefused()
{
    QCOMPARE(REFUSED(calibrate({-INFINITY, 1, 0, 0, {}}, {})).kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(calibrate({0, std::nan(""), 0, 0, {}}, {})).kind, ErrorKind::InvalidInput);
}

void TestCalibrate::symmetricRangesReachEquallyFar()
{
    CalibrateOptions options;
    options.symmetric = true;
    options.grid = signed8;
    QCOMPARE(VERIFIED(calibrate({-1, 4, 0, 0, {}}, options)), (Range{-4, 4}));
}

void TestCalibrate::divergenceOfWhatNeedsNoClippingIsZero()
{
    const std::vector<int64_t> flat(64, 10);
    QVERIFY(std::abs(clippingDivergence(flat, 64, 16)) < 1e-12);
    QVERIFY(clippingDivergence(flat, 32, 16) > 0.1);
}

QTEST_APPLESS_MAIN(TestCalibrate)
#include "tst_calibrate.moc"
