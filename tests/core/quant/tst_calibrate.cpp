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
    magnitudes[0] = std::min(magnitudes[0], magnitudes[1]);
    size_t best = 0;
    double least = INFINITY;
    for (size_t kept = 32; kept <= magnitudes.size(); ++kept)
        if (const double divergence = clippingDivergence(magnitudes, kept, 32); divergence < least) {
            least = divergence;
            best = kept;
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
