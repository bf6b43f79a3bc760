#include "tests/ui/charts/sample_trade_off.h"
#include "ui/charts/axis_span.h"
#include "ui/charts/plot_mapping.h"

#include <QTest>

#include <random>

using namespace pare;
using Kind = TradeOffKind;

class TestAxisSpan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accuracySpansSourceGuardAndVariantsPlusEightPercent();
    void whatCollapsedDoesNotStretchTheAxis();
    void theWholeRangeReachesWhatCollapsed();
    void theSourceAloneGetsFiveUnitsAround();
    void intervalsCountOnlyWhereTheyAreDrawn();
    void equalValuesStillGiveASpan();
    void costBeginsAtZeroAndIsNeverReversed();
    void aLogarithmicCostStaysAboveZero();
    void theEstimateIsOnTheAxis();
    void linearTicksAreRoundAndInside_data();
    void linearTicksAreRoundAndInside();
    void logarithmicTicksAreFewAndInside();
    void unitsFitTheLargestValue();
    void decimalsTellTicksApart();
    void mappingGoesThereAndBack();
};

void TestAxisSpan::accuracySpansSourceGuardAndVariantsPlusEightPercent()
{
    TradeOffData data = sixVariants();
    for (TradeOffPoint &point : data.points)
        point.accuracy.low = point.accuracy.high = std::numeric_limits<double>::quiet_NaN();
    const AxisSpan span = accuracySpan(data, TradeOffX::Size, false);
    const double width = 91.4 - 89.0; // source to int4; prune-50 collapsed, the guard at 90.4 lies between
    QCOMPARE(span.low, 89.0 - 0.08 * width);
    QCOMPARE(span.high, 91.4 + 0.08 * width);
    data.guard = 5.0; // now the guard is the lowest
    const AxisSpan wider = accuracySpan(data, TradeOffX::Size, false);
    QCOMPARE(wider.low, 86.4 - 0.08 * 5.0);
}

void TestAxisSpan::whatCollapsedDoesNotStretchTheAxis()
{
    QVERIFY(accuracySpan(sixVariants(), TradeOffX::Size, false).low > 85);
}

void TestAxisSpan::theWholeRangeReachesWhatCollapsed()
{
    QVERIFY(accuracySpan(sixVariants(), TradeOffX::Size, true).low < 10);
}

void TestAxisSpan::theSourceAloneGetsFiveUnitsAround()
{
    const TradeOffData data = tradeOffOf({{"source", Kind::Source, VerdictKind::Kept, 91.4, 1070}});
    const AxisSpan span = accuracySpan(data, TradeOffX::Size, false);
    QCOMPARE(span.low, 86.4 - 0.8);
    QCOMPARE(span.high, 96.4 + 0.8);
}

void TestAxisSpan::intervalsCountOnlyWhereTheyAreDrawn()
{
    TradeOffData data = sixVariants();
    data.points[5].accuracy.low = 60;
    QVERIFY(accuracySpan(data, TradeOffX::Size, false).low < 60);
    std::vector<bool> withBars(data.points.size(), true);
    withBars[5] = false;
    QVERIFY(accuracySpan(data, TradeOffX::Size, false, withBars).low > 85);
}

void TestAxisSpan::equalValuesStillGiveASpan()
{
    TradeOffData data = tradeOffOf({{"a", Kind::Quantized, VerdictKind::Kept, 0.0, 10}, {"b", Kind::Quantized, VerdictKind::Kept, 0.0, 20}});
    data.points[0].accuracy = {0.0};
    data.points[1].accuracy = {0.0};
    const AxisSpan span = accuracySpan(data, TradeOffX::Size, false);
    QVERIFY(span.low < span.high);
    QVERIFY(std::isfinite(span.low) && std::isfinite(span.high));
    const AxisSpan nothing = accuracySpan(TradeOffData(), TradeOffX::Size, false);
    QVERIFY(nothing.low < nothing.high);
}

void TestAxisSpan::costBeginsAtZeroAndIsNeverReversed()
{
    const AxisSpan span = costSpan(sixVariants(), TradeOffX::Size, false);
    QCOMPARE(span.low, 0.0);
    QCOMPARE(span.high, 1070e3 * 1.08);
    const AxisSpan nothing = costSpan(TradeOffData(), TradeOffX::Size, false);
    QVERIFY(nothing.low < nothing.high);
}

void TestAxisSpan::aLogarithmicCostStaysAboveZero()
{
    TradeOffData data = sixVariants();
    data.points[2].cost[0] = {0}; // cannot be on such an axis
    const AxisSpan span = costSpan(data, TradeOffX::Size, true);
    QVERIFY(span.low > 0 && span.low < 170e3);
    QVERIFY(span.high > 1070e3);
    const AxisSpan single = costSpan(tradeOffOf({{"source", Kind::Source, VerdictKind::Kept, 91.4, 1070}}), TradeOffX::Size, true);
    QVERIFY(single.low < 1070e3 && single.high > 1070e3 && single.high / single.low > 1.9);
}

void TestAxisSpan::theEstimateIsOnTheAxis()
{
    QCOMPARE(costSpan(sixVariants(), TradeOffX::Size, false, 2e6).high, 2e6 * 1.08);
}

void TestAxisSpan::linearTicksAreRoundAndInside_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("count");
    QTest::newRow("percent") << 89.3 << 92.1 << 5;
    QTest::newRow("bytes") << 0.0 << 1.07e6 << 6;
    QTest::newRow("tiny") << 0.00012 << 0.00019 << 4;
    QTest::newRow("across zero") << -0.7 << 1.3 << 5;
    QTest::newRow("huge") << 0.0 << 7.3e11 << 7;
    QTest::newRow("two wanted") << 3.0 << 9.0 << 2;
}

void TestAxisSpan::linearTicksAreRoundAndInside()
{
    QFETCH(const double, low);
    QFETCH(const double, high);
    QFETCH(const int, count);
    const std::vector<double> ticks = linearTicks({low, high}, count);
    QVERIFY(!ticks.empty());
    QVERIFY(int(ticks.size()) <= count + 1);
    const double tolerance = (high - low) * 1e-6;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        QVERIFY(ticks[i] >= low - tolerance && ticks[i] <= high + tolerance);
        if (i < 2)
            continue;
        QVERIFY(std::abs((ticks[i] - ticks[i - 1]) - (ticks[1] - ticks[0])) < tolerance);
    }
    if (ticks.size() < 2)
        return;
    const double step = ticks[1] - ticks[0];
    const double leading = step / std::pow(10.0, std::floor(std::log10(step * (1 + 1e-9))));
    const bool isRound = std::abs(leading - 1) < 1e-6 || std::abs(leading - 2) < 1e-6 || std::abs(leading - 2.5) < 1e-6
                         || std::abs(leading - 5) < 1e-6;
    QVERIFY2(isRound, qPrintable(QString::number(leading)));
}

void TestAxisSpan::logarithmicTicksAreFewAndInside()
{
    const AxisSpan narrow{150e3, 1.2e6};
    const std::vector<double> few = logarithmicTicks(narrow, 8);
    QVERIFY(few.size() >= 3 && few.size() <= 8);
    const AxisSpan wide{1e-3, 1e9};
    const std::vector<double> decades = logarithmicTicks(wide, 5);
    QVERIFY(decades.size() >= 2 && decades.size() <= 5);
    for (const double tick : few)
        QVERIFY(tick >= narrow.low && tick <= narrow.high);
    for (const double tick : decades)
        QVERIFY(tick >= wide.low * 0.999999 && tick <= wide.high * 1.000001);
    QVERIFY(logarithmicTicks({0, 5}, 5).empty());
}

void TestAxisSpan::unitsFitTheLargestValue()
{
    QCOMPARE(costUnit(TradeOffX::Size, 999).unit, QStringLiteral("B"));
    QCOMPARE(costUnit(TradeOffX::Size, 1000).unit, QStringLiteral("kB"));
    QCOMPARE(costUnit(TradeOffX::Size, 1.07e6).divisor, 1e6);
    QCOMPARE(costUnit(TradeOffX::Size, 5e12).unit, QStringLiteral("GB"));
    QCOMPARE(costUnit(TradeOffX::Macs, 4.1e7).unit, QStringLiteral("M"));
    QCOMPARE(costUnit(TradeOffX::LatencyMs, 0.05).unit, QStringLiteral("µs"));
    QCOMPARE(costUnit(TradeOffX::LatencyMs, 0.1).unit, QStringLiteral("ms"));
    QCOMPARE(costUnit(TradeOffX::LatencyRatio, 4).unit, QStringLiteral("×"));
}

void TestAxisSpan::decimalsTellTicksApart()
{
    QCOMPARE(decimalsFor({89, 90, 91}), 0);
    QCOMPARE(decimalsFor({0.0, 0.2, 0.4, 0.6000000000000001}), 1);
    QCOMPARE(decimalsFor({11.75, 12.0, 12.25}), 2);
    QCOMPARE(decimalsFor({1.0 / 3}), 4);
}

void TestAxisSpan::mappingGoesThereAndBack()
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> anywhere(0.5, 400.0);
    for (int round = 0; round < 400; ++round) {
        PlotMapping map;
        map.plot = QRectF(30, 20, 500, 240);
        map.x = {anywhere(random), 401 + anywhere(random)};
        map.y = {anywhere(random), 401 + anywhere(random)};
        map.logarithmic = round % 2;
        map.downward = round / 2 % 2;
        QCOMPARE(map.toX(map.x.low), 30.0);
        QCOMPARE(map.toX(map.x.high), 530.0);
        QCOMPARE(map.toY(map.downward ? map.y.high : map.y.low), 260.0);
        const double value = anywhere(random);
        QVERIFY(std::abs(map.valueAtY(map.toY(value)) - value) < 1e-9);
        QVERIFY(map.toX(300) < map.toX(301));
    }
}

QTEST_GUILESS_MAIN(TestAxisSpan)
#include "tst_axis_span.moc"
