#include "tests/ui/charts/sample_trade_off.h"
#include "ui/charts/trade_off_front.h"

#include <QTest>

#include <random>

using namespace pare;
using Kind = TradeOffKind;

namespace {

QStringList names(const TradeOffData &data, const std::vector<std::size_t> &indices)
{
    QStringList list;
    for (const std::size_t i : indices)
        list.append(data.points[i].name);
    return list;
}

} // namespace

class TestTradeOffFront : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatNothingBeatsIsOnTheFront();
    void pastGuardUnclearCollapsedAndCandidatesStayOut();
    void unclearButWithinTheGuardByItsPointEstimateIsOn();
    void lowerIsBetterTurnsTheFrontRound();
    void equalPointsAreBothOnTheFront();
    void millisecondsOfAnotherRunStayOut();
    void anotherMachineStaysOutOnEveryAxis();
    void aPointWithoutItsNumberStaysOut();
    void theFrontOfRandomPointsIsWhatADefinitionSays();
    void stairsRunAlongAndUpOnly();
};

void TestTradeOffFront::onlyWhatNothingBeatsIsOnTheFront()
{
    const TradeOffData data = tradeOffOf({{"source", Kind::Source, VerdictKind::Kept, 91.4, 1070},
                                          {"cheap", Kind::Quantized, VerdictKind::LossWithinGuard, 90.5, 200},
                                          {"beaten", Kind::Pruned, VerdictKind::Kept, 91.0, 600},
                                          {"good", Kind::Quantized, VerdictKind::Kept, 91.3, 290}});
    QCOMPARE(names(data, paretoFront(data, TradeOffX::Size)), QStringList({"cheap", "good", "source"}));
}

void TestTradeOffFront::pastGuardUnclearCollapsedAndCandidatesStayOut()
{
    TradeOffData data = sixVariants();
    QCOMPARE(names(data, paretoFront(data, TradeOffX::Size)), QStringList({"int8", "source"}));
    data.points[1].candidate = true;
    QCOMPARE(names(data, paretoFront(data, TradeOffX::Size)), QStringList({"prune-30", "source"}));
}

void TestTradeOffFront::unclearButWithinTheGuardByItsPointEstimateIsOn()
{
    TradeOffData data = sixVariants();
    data.points[3].accuracy.value = 90.5;
    data.points[3].withinGuard = true;
    QCOMPARE(names(data, paretoFront(data, TradeOffX::Size)), QStringList({"prune-30-int8", "int8", "source"}));
}

void TestTradeOffFront::lowerIsBetterTurnsTheFrontRound()
{
    TradeOffData data = tradeOffOf({{"source", Kind::Source, VerdictKind::Kept, 12.0, 1000},
                                    {"worse", Kind::Quantized, VerdictKind::Kept, 12.4, 500},
                                    {"better", Kind::Quantized, VerdictKind::Kept, 11.9, 400}});
    data.metric.higherIsBetter = false;
    QCOMPARE(names(data, paretoFront(data, TradeOffX::Size)), QStringList({"better"}));
}

void TestTradeOffFront::equalPointsAreBothOnTheFront()
{
    const TradeOffData data = tradeOffOf({{"one", Kind::Quantized, VerdictKind::Kept, 91.0, 300},
                                          {"same", Kind::Quantized, VerdictKind::Kept, 91.0, 300},
                                          {"dearer", Kind::Quantized, VerdictKind::Kept, 91.0, 400}});
    QCOMPARE(names(data, paretoFront(data, TradeOffX::Size)), QStringList({"one", "same"}));
}

void TestTradeOffFront::millisecondsOfAnotherRunStayOut()
{
    TradeOffData data = sixVariants();
    for (TradeOffPoint &point : data.points)
        point.latencyRun = QStringLiteral("monday");
    data.points[1].latencyRun = QStringLiteral("tuesday");
    QCOMPARE(names(data, paretoFront(data, TradeOffX::LatencyMs)), QStringList({"prune-30", "source"}));
    QCOMPARE(names(data, paretoFront(data, TradeOffX::LatencyRatio)), QStringList({"int8", "source"}));
}

void TestTradeOffFront::anotherMachineStaysOutOnEveryAxis()
{
    TradeOffData data = sixVariants();
    data.points[1].comparable = false;
    for (const TradeOffX x : {TradeOffX::Size, TradeOffX::LatencyRatio, TradeOffX::LatencyMs, TradeOffX::Macs})
        QCOMPARE(names(data, paretoFront(data, x)), QStringList({"prune-30", "source"}));
}

void TestTradeOffFront::aPointWithoutItsNumberStaysOut()
{
    TradeOffData data = sixVariants();
    data.points[1].cost[std::size_t(TradeOffX::LatencyRatio)] = {};
    QCOMPARE(names(data, paretoFront(data, TradeOffX::LatencyRatio)), QStringList({"prune-30", "source"}));
    QCOMPARE(names(data, paretoFront(data, TradeOffX::Size)), QStringList({"int8", "source"}));
    data.points[1].accuracy = {};
    QCOMPARE(names(data, paretoFront(data, TradeOffX::Size)), QStringList({"prune-30", "source"}));
}

void TestTradeOffFront::theFrontOfRandomPointsIsWhatADefinitionSays()
{
    std::mt19937 random(20240517);
    std::uniform_int_distribution<int> cost(1, 40); // few values, so that ties happen
    std::uniform_int_distribution<int> merit(1, 40);
    for (int round = 0; round < 200; ++round) {
        std::vector<SampleVariant> variants;
        for (int i = 0; i < 30; ++i)
            variants.push_back({"v", Kind::Quantized, VerdictKind::Kept, double(merit(random)), double(cost(random))});
        const TradeOffData data = tradeOffOf(variants);
        const std::vector<std::size_t> front = paretoFront(data, TradeOffX::Size);
        for (std::size_t i = 0; i < data.points.size(); ++i) {
            const TradeOffPoint &point = data.points[i];
            bool beaten = false;
            for (std::size_t j = 0; j < data.points.size(); ++j) {
                const TradeOffPoint &other = data.points[j];
                const double dearer = point.cost[0].value - other.cost[0].value;
                const double better = other.accuracy.value - point.accuracy.value;
                const bool equal = dearer == 0 && better == 0;
                beaten = beaten || (!equal && dearer >= 0 && better >= 0);
            }
            const bool onFront = std::find(front.begin(), front.end(), i) != front.end();
            QVERIFY2(onFront == !beaten, qPrintable(QStringLiteral("round %1, point %2").arg(round).arg(i)));
        }
        for (std::size_t k = 1; k < front.size(); ++k)
            QVERIFY(data.points[front[k - 1]].cost[0].value <= data.points[front[k]].cost[0].value);
    }
}

void TestTradeOffFront::stairsRunAlongAndUpOnly()
{
    const std::vector<QPointF> corners = staircase({{0, 10}, {5, 7}, {9, 7}, {12, 1}});
    const std::vector<QPointF> expected{{0, 10}, {5, 10}, {5, 7}, {9, 7}, {12, 7}, {12, 1}};
    QCOMPARE(corners, expected);
    for (std::size_t i = 1; i < corners.size(); ++i)
        QVERIFY(corners[i].x() == corners[i - 1].x() || corners[i].y() == corners[i - 1].y());
    QVERIFY(staircase({}).empty());
    QCOMPARE(staircase({{3, 4}}).size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestTradeOffFront)
#include "tst_trade_off_front.moc"
