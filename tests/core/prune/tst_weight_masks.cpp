#include "core/prune/weight_masks.h"

#include <QTest>

#include <cmath>
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
    void aRestOfAPatternStays();
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
    QCOMPARE(zeroTwoOfFour(weights, {4, 2}, 0), 4);
    QCOMPARE(weights, (std::vector<float>{0, 0, -3, 0, 0, -7, 4, 8}));
    std::vector<float> rows{1, -3, 2, 4, 5, 6, -7, 8};
    QCOMPARE(zeroTwoOfFour(rows, {2, 4}, 1), 4);
    QCOMPARE(rows, (std::vector<float>{0, -3, 0, 4, 0, 0, -7, 8}));
}

void TestWeightMasks::aRestOfAPatternStays()
{
    std::vector<float> weights{1, 2, 3, 4, 5, 6};
    QCOMPARE(zeroTwoOfFour(weights, {6}, 0), 2);
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
