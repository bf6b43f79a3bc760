#include "core/base/checked.h"

#include <QTest>

#include <limits>
#include <vector>

using namespace pare;

class TestChecked : public QObject {
    Q_OBJECT
private slots:
    void productsAndSumsOverflowToNothing();
    void aScalarHasOneElementAndAZeroMakesNone();
    void aNegativeDimensionOrAnOverflowIsNoCount();
    void aZeroDoesNotHideAnOverflowOfTheOthers();
};

void TestChecked::productsAndSumsOverflowToNothing()
{
    constexpr int64_t most = std::numeric_limits<int64_t>::max();
    QCOMPARE(checkedMultiply(1 << 20, 1 << 20), std::optional<int64_t>(int64_t{1} << 40));
    QVERIFY(!checkedMultiply(most / 2 + 1, 2));
    QCOMPARE(checkedAdd(most - 1, 1), std::optional<int64_t>(most));
    QVERIFY(!checkedAdd(most, 1));
    QVERIFY(!checkedAdd(std::numeric_limits<int64_t>::min(), -1));
}

void TestChecked::aScalarHasOneElementAndAZeroMakesNone()
{
    QCOMPARE(checkedElementCount(std::vector<int64_t>{}), std::optional<int64_t>(1));
    QCOMPARE(checkedElementCount(std::vector<int64_t>{3, 0, 5}), std::optional<int64_t>(0));
    QCOMPARE(checkedElementCount(std::vector<int64_t>{3, 4, 5}), std::optional<int64_t>(60));
}

void TestChecked::aNegativeDimensionOrAnOverflowIsNoCount()
{
    QVERIFY(!checkedElementCount(std::vector<int64_t>{3, -1}));
    QVERIFY(!checkedElementCount(std::vector<int64_t>{int64_t{1} << 32, int64_t{1} << 32}));
}

void TestChecked::aZeroDoesNotHideAnOverflowOfTheOthers()
{
    QVERIFY(!checkedElementCount(std::vector<int64_t>{0, int64_t{1} << 32, int64_t{1} << 32}));
    QVERIFY(!checkedElementCount(std::vector<int64_t>{0, -2}));
}

QTEST_APPLESS_MAIN(TestChecked)
#include "tst_checked.moc"
