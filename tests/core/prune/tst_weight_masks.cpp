#include "core/prune/sparse_fit.h"
#include "core/prune/weight_masks.h"
#include "tests/support/verified.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace pare;

class TestWeightMasks : public QObject {
    Q_OBJECT
private slots:
    void theSmallestBecomeZero();
    void equalOnesGoInOrder();
    void zerosThatWereThereCount();
    void asManyAsAskedForAlways();
    void twoOfFourAlongAnAxis();
    void otherPatterns();
    void aRestOfAPatternStays();
    void whatIsReadDecides();
    void theRestMakesUpForZeros_data();
    void theRestMakesUpForZeros();
    void fittingWantsSoundSums();
    void theSmallestOfAllAreCounted();
};

void TestWeightMasks::theSmallestBecomeZero()
{
    std::vector<float> weights{3, -1, 2, -4, 0.5F};
    QCOMPARE(zeroSmallest(weights, 2), 2);
    QCOMPARE(weights, (std::vector<float>{3, 0, 2, -4, 0}));
}

void TestWeightMasks::equalOnesGoInOrder()
{
    std::vector<float> weights{1, -1, 1, 2, 1};
    QCOMPARE(zeroSmallest(weights, 2), 2);
    QCOMPARE(weights, (std::vector<float>{0, 0, 1, 2, 1}));
}

void TestWeightMasks::zerosThatWereThereCount()
{
    std::vector<float> weights{0, 5, 0, 1};
    QCOMPARE(zeroSmallest(weights, 3), 1);
    QCOMPARE(weights, (std::vector<float>{0, 5, 0, 0}));
    QCOMPARE(zeroSmallest(weights, 3), 0);
}

void TestWeightMasks::asManyAsAskedForAlways()
{
    std::mt19937 random(3);
    for (int round = 0; round < 100; ++round) {
        std::vector<float> weights(1 + random() % 50);
        for (float &weight : weights)
            weight = static_cast<float>(static_cast<int>(random() % 7) - 3) + 0.5F; // many equal magnitudes, none zero
        std::vector<float> sorted = weights;
        std::sort(sorted.begin(), sorted.end(), [](float a, float b) { return std::fabs(a) < std::fabs(b); });
        const auto count = static_cast<int64_t>(random() % (weights.size() + 2));
        zeroSmallest(weights, count);
        QCOMPARE(std::count(weights.begin(), weights.end(), 0.0F), std::min<int64_t>(count, static_cast<int64_t>(weights.size())));
        for (const float weight : weights)
            if (weight != 0 && count > 0)
                QVERIFY(std::fabs(weight) >= std::fabs(sorted[static_cast<size_t>(std::min<int64_t>(count, static_cast<int64_t>(sorted.size())) - 1)]));
    }
}

void TestWeightMasks::twoOfFourAlongAnAxis()
{
    // 4 x 2, down the columns: 1, -3, 2, 4 and 5, 6, -7, 8.
    std::vector<float> weights{1, 5, -3, 6, 2, -7, 4, 8};
    QCOMPARE(zeroPattern(weights, {4, 2}, 0, 2, 4), 4);
    QCOMPARE(weights, (std::vector<float>{0, 0, -3, 0, 0, -7, 4, 8}));
    std::vector<float> rows{1, -3, 2, 4, 5, 6, -7, 8};
    QCOMPARE(zeroPattern(rows, {2, 4}, 1, 2, 4), 4);
    QCOMPARE(rows, (std::vector<float>{0, -3, 0, 4, 0, 0, -7, 8}));
}

void TestWeightMasks::otherPatterns()
{
    std::vector<float> weights{1, -3, 2, 4, 5, 6, -7, 8};
    std::vector<float> one = weights;
    QCOMPARE(zeroPattern(one, {8}, 0, 1, 4), 6);
    QCOMPARE(one, (std::vector<float>{0, 0, 0, 4, 0, 0, 0, 8}));
    QCOMPARE(zeroPattern(weights, {8}, 0, 4, 8), 4);
    QCOMPARE(weights, (std::vector<float>{0, 0, 0, 0, 5, 6, -7, 8}));
}

namespace {

struct Seen {
    int64_t inputs = 0;
    std::vector<double> gram;
    std::vector<float> rows;
};

// Inputs that hang together: each is half the one before it and half noise.
Seen correlated(int64_t inputs, int64_t outputs, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    Seen seen{inputs, std::vector<double>(static_cast<size_t>(inputs * inputs), 0), {}};
    std::vector<double> x(static_cast<size_t>(inputs));
    for (int sample = 0; sample < 600; ++sample) {
        for (size_t i = 0; i < x.size(); ++i)
            x[i] = i == 0 ? normal(random) : 0.8 * x[i - 1] + 0.6 * normal(random);
        for (size_t i = 0; i < x.size(); ++i)
            for (size_t k = 0; k < x.size(); ++k)
                seen.gram[i * x.size() + k] += x[i] * x[k];
    }
    for (int64_t i = 0; i < inputs * outputs; ++i)
        seen.rows.push_back(static_cast<float>(normal(random)));
    return seen;
}

std::vector<int64_t> inOrder(int64_t inputs)
{
    std::vector<int64_t> order(static_cast<size_t>(inputs));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

} // namespace

void TestWeightMasks::whatIsReadDecides()
{
    // The first input is ten times as large as the others: its weight stays though it is the smallest.
    std::vector<double> gram(16, 0);
    gram[0] = 100;
    gram[5] = gram[10] = gram[15] = 1;
    const std::vector<float> rows{0.5F, 1, 2, 3};
    const SparseFit fit = VERIFIED(sparseFit(rows, 4, gram, {2, 4, 0, inOrder(4)}, false));
    QCOMPARE(fit.rows, (std::vector<float>{0.5F, 0, 0, 3}));
    QCOMPARE(fit.zeroed, 2);
    QVERIFY(std::fabs(fit.before - 5.0 / 39) < 1e-9); // (1 + 4) of 25 + 1 + 4 + 9
    QCOMPARE(fit.after, fit.before);
    // In another order the pattern takes others together.
    const SparseFit other = VERIFIED(sparseFit(rows, 4, gram, {1, 2, 0, {0, 3, 1, 2}}, false));
    QCOMPARE(other.rows, (std::vector<float>{0.5F, 0, 2, 0}));
}

void TestWeightMasks::theRestMakesUpForZeros_data()
{
    QTest::addColumn<int>("kept");
    QTest::addColumn<int>("of");
    QTest::newRow("2:4") << 2 << 4;
    QTest::newRow("1:4") << 1 << 4;
    QTest::newRow("4:8") << 4 << 8;
    QTest::newRow("half of each row") << 0 << 0;
}

void TestWeightMasks::theRestMakesUpForZeros()
{
    QFETCH(int, kept);
    QFETCH(int, of);
    const int64_t inputs = 150; // no multiple of 4 nor of what is worked on at once
    const Seen seen = correlated(inputs, 20, 5);
    const SparseFit fit = VERIFIED(sparseFit(seen.rows, inputs, seen.gram, {kept, of, 0.5, inOrder(inputs)}, true));
    qInfo("error of the result %.4f by zeros alone, %.4f fitted", fit.before, fit.after);
    QVERIFY(fit.after < 0.7 * fit.before);
    for (size_t row = 0; row < 20; ++row) {
        const auto begin = fit.rows.begin() + static_cast<std::ptrdiff_t>(row * 150);
        if (of == 0)
            QVERIFY(std::abs(std::count(begin, begin + 150, 0.0F) - 75) <= 1);
        else
            for (int first = 0; first + of <= 150; first += of)
                QCOMPARE(std::count(begin + first, begin + first + of, 0.0F), of - kept);
        if (of > 0)
            for (int rest = 150 / of * of; rest < 150; ++rest)
                QVERIFY(begin[rest] != 0);
    }
    // What it says of the error is so.
    double error = 0;
    double power = 0;
    for (size_t row = 0; row < 20; ++row)
        for (size_t i = 0; i < 150; ++i)
            for (size_t k = 0; k < 150; ++k) {
                const double h = seen.gram[i * 150 + k];
                error += h * (static_cast<double>(seen.rows[row * 150 + i]) - fit.rows[row * 150 + i]) * (static_cast<double>(seen.rows[row * 150 + k]) - fit.rows[row * 150 + k]);
                power += h * seen.rows[row * 150 + i] * seen.rows[row * 150 + k];
            }
    QVERIFY(std::fabs(error / power - fit.after) < 1e-4);
}

void TestWeightMasks::fittingWantsSoundSums()
{
    const std::vector<float> rows{1, 2};
    QCOMPARE(REFUSED(sparseFit(rows, 2, std::vector<double>{1, 0, NAN, 1}, {1, 2, 0, {0, 1}}, true)).kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(sparseFit(rows, 2, std::vector<double>{1, 0, 1}, {1, 2, 0, {0, 1}}, true)).kind, ErrorKind::InvalidInput);
}

void TestWeightMasks::aRestOfAPatternStays()
{
    std::vector<float> weights{1, 2, 3, 4, 5, 6};
    QCOMPARE(zeroPattern(weights, {6}, 0, 2, 4), 2);
    QCOMPARE(weights, (std::vector<float>{0, 0, 3, 4, 5, 6}));
}

void TestWeightMasks::theSmallestOfAllAreCounted()
{
    const std::vector<std::vector<float>> tensors{{1, 2, 9}, {-1, 8, 7}, {}};
    QCOMPARE(smallestOfAll(tensors, 0.5), (std::vector<int64_t>{2, 1, 0}));
    QCOMPARE(smallestOfAll(tensors, 0), (std::vector<int64_t>{0, 0, 0}));
    QCOMPARE(smallestOfAll(tensors, 1), (std::vector<int64_t>{3, 3, 0}));
    const std::vector<std::vector<float>> equal{{1, 1}, {1, 1}};
    QCOMPARE(smallestOfAll(equal, 0.75), (std::vector<int64_t>{2, 1}));
}

QTEST_APPLESS_MAIN(TestWeightMasks)
#include "tst_weight_masks.moc"
