#include "core/study/trade_off.h"
#include "tests/core/study/made_up_variants.h"

#include <QTest>

#include <functional>

using namespace pare;
using pare::test::madeUp;
using pare::test::sixVariants;

namespace {

void change(Variant &variant, const std::function<void(VariantMeasurement &)> &edit)
{
    VariantMeasurement m = measurementFromJson(variant.measurement);
    edit(m);
    variant.measurement = toJson(m);
}

std::string bestName(const std::vector<Variant> &variants)
{
    const auto best = bestVariant(variants);
    return best ? variants[*best].name : "none";
}

} // namespace

class TestTradeOff : public QObject {
    Q_OBJECT
private slots:
    void kindsFollowTheEnabledSteps();
    void theBestIsSurelyWithinAndHasAGain();
    void whatIsPastTheGuardIsNeverBest_data();
    void whatIsPastTheGuardIsNeverBest();
    void withoutAGainNothingIsBest();
    void speedCountsTwiceAsMuchAsSize();
    void withoutLatencySizeDecides();
    void theFrontHoldsWhatNothingBeats();
    void whatIsNotComparableOrNotWithinIsNotOnTheFront();
    void aMetricWhereLessIsBetterTurnsAround();
    void withoutLabelsClosenessToTheSourceIsShown();
    void otherMetricsAndMissingNumbersAreNotPlaced();
    void theGuardsLineIsBelowTheSource();
    void latencyOfTheSourceIsOne();
    void aPartOfTheSamplesStandsByItsPairedDifference();
};

void TestTradeOff::kindsFollowTheEnabledSteps()
{
    auto variants = madeUp({{"source"}, {"q", 1, 0.9, 1, {"fold-batch-norm", "quantize-static"}}, {"p", 1, 0.9, 1, {"prune-channels"}},
                            {"b", 1, 0.9, 1, {"prune-weights", "quantize-weights"}}, {"o", 1, 0.9, 1, {"convert-fp16"}}});
    QVERIFY(variantKind(variants[0]) == VariantKind::Source);
    QVERIFY(variantKind(variants[1]) == VariantKind::Quantized);
    QVERIFY(variantKind(variants[2]) == VariantKind::Pruned);
    QVERIFY(variantKind(variants[3]) == VariantKind::PrunedAndQuantized);
    QVERIFY(variantKind(variants[4]) == VariantKind::Other);
    variants[3].recipe.steps[0].enabled = false;
    QVERIFY(variantKind(variants[3]) == VariantKind::Quantized);
}

void TestTradeOff::theBestIsSurelyWithinAndHasAGain()
{
    QCOMPARE(bestName(sixVariants()), "int8-static"); // faster and smaller; int8-dynamic is slower, prune-30 is unclear
}

void TestTradeOff::whatIsPastTheGuardIsNeverBest_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"collapsed", "past the guard", "unclear", "not surely within", "not measured", "not comparable", "not delivered",
                             "a verdict that contradicts itself"})
        QTest::newRow(what) << what;
}

void TestTradeOff::whatIsPastTheGuardIsNeverBest()
{
    QFETCH(QString, what);
    auto variants = madeUp({{"source", 1000, 0.9}, {"v", 100, 0.9, 0.1, {"quantize-static"}}});
    QCOMPARE(bestName(variants), "v");
    change(variants[1], [&](VariantMeasurement &m) {
        if (what == "collapsed")
            m.verdict = "collapsed", m.withinGuard = m.surelyWithin = false;
        if (what == "past the guard")
            m.verdict = "past-guard", m.withinGuard = m.surelyWithin = false;
        if (what == "unclear")
            m.verdict = "not-enough-data", m.surelyWithin = false;
        if (what == "not surely within")
            m.surelyWithin = false;
        if (what == "not measured")
            m.verdict = "not-measured";
        if (what == "not comparable")
            m.comparable = false;
        if (what == "a verdict that contradicts itself")
            m.verdict = "collapsed";
    });
    if (what == "not delivered")
        variants[1].report = {{"delivered", false}};
    QCOMPARE(bestName(variants), "none");
}

void TestTradeOff::withoutAGainNothingIsBest()
{
    QCOMPARE(bestName(madeUp({{"source", 1000}, {"same", 1000, 0.9, 1.0}})), "none");
    QCOMPARE(bestName(madeUp({{"source", 1000}, {"smaller and slower", 500, 0.9, 1.5}})), "none");
    QCOMPARE(bestName(madeUp({{"source", 1000}, {"faster and larger", 1500, 0.9, 0.5}})), "none");
    QCOMPARE(bestName(madeUp({{"source", 1000}, {"smaller", 500, 0.9, 1.0}})), "smaller");
    QCOMPARE(bestName(madeUp({{"source", 1000}, {"faster", 1000, 0.9, 0.5}})), "faster");
    QCOMPARE(bestName(madeUp({{"source", 1000}})), "none");
    QCOMPARE(bestName({}), "none");
}

void TestTradeOff::speedCountsTwiceAsMuchAsSize()
{
    QCOMPARE(bestName(madeUp({{"source", 1000}, {"fast", 900, 0.9, 0.5}, {"small", 300, 0.9, 0.95}})), "fast");   // 0.225 < 0.271
    QCOMPARE(bestName(madeUp({{"source", 1000}, {"fast", 900, 0.9, 0.6}, {"small", 300, 0.9, 0.95}})), "small"); // 0.324 > 0.271
}

void TestTradeOff::withoutLatencySizeDecides()
{
    auto variants = madeUp({{"source", 1000}, {"a", 500}, {"b", 400}});
    for (Variant &variant : variants)
        change(variant, [](VariantMeasurement &m) { m.latencyRatio.reset(); });
    QCOMPARE(bestName(variants), "b");
}

void TestTradeOff::theFrontHoldsWhatNothingBeats()
{
    const TradeOff trade = tradeOff(madeUp({{"source", 1000, 0.91}, {"a", 500, 0.905}, {"worse in both", 600, 0.904}, {"b", 300, 0.902}, {"twin of b", 300, 0.902}}),
                                    ChartX::Size);
    std::string front;
    for (const PlottedVariant &point : trade.points)
        if (point.onFront)
            front += point.name + ";";
    QCOMPARE(front, "source;a;b;twin of b;");
}

void TestTradeOff::whatIsNotComparableOrNotWithinIsNotOnTheFront()
{
    auto variants = madeUp({{"source", 1000, 0.91}, {"far", 100, 0.95}, {"past", 100, 0.5, 1, {}, "past-guard", false, false}, {"a", 500, 0.905}});
    change(variants[1], [](VariantMeasurement &m) { m.comparable = false; });
    const TradeOff trade = tradeOff(variants, ChartX::Size);
    QVERIFY(!trade.points[1].onFront && !trade.points[2].onFront);
    QVERIFY(trade.points[0].onFront && trade.points[3].onFront); // and what is off the front beats nobody
}

void TestTradeOff::aMetricWhereLessIsBetterTurnsAround()
{
    auto variants = madeUp({{"source", 1000}, {"a", 500}, {"b", 600}});
    const double perplexity[] = {12.0, 12.1, 12.5};
    for (size_t i = 0; i < 3; ++i)
        change(variants[i], [&](VariantMeasurement &m) {
            m.accuracy = AccuracyNumber{"perplexity", perplexity[i], {perplexity[i] - 0.1, perplexity[i] + 0.1}, 100, false, false};
            if (i > 0)
                m.difference = DifferenceNumber{perplexity[0] - perplexity[i], {-0.6, 0.1}, 0.5}; // below zero: worse
        });
    variants[1].recipe.guard.maxDrop = 0.2;
    const TradeOff trade = tradeOff(variants, ChartX::Size);
    QVERIFY(!trade.higherIsBetter && !trade.share);
    QVERIFY(trade.points[0].onFront && trade.points[1].onFront && !trade.points[2].onFront);
    QCOMPARE(*trade.guard, 12.2); // above the source: more is worse
    QCOMPARE(valueText(trade, 12.0), "12.00");
}

void TestTradeOff::withoutLabelsClosenessToTheSourceIsShown()
{
    auto variants = madeUp({{"source", 1000}, {"a", 500}});
    change(variants[0], [](VariantMeasurement &m) { m.accuracy.reset(); });
    change(variants[1], [](VariantMeasurement &m) {
        m.accuracy.reset();
        m.fidelity = FidelityNumber{38, 0.9991, 0.985};
        m.difference = DifferenceNumber{-0.015, {-0.02, -0.01}, 0.01};
    });
    const TradeOff trade = tradeOff(variants, ChartX::Size, Guard{});
    QVERIFY(trade.closeness && trade.share);
    QCOMPARE(trade.points[0].y, 1.0);
    QCOMPARE(trade.points[1].y, 0.985);
    QCOMPARE(trade.points[1].yInterval->lo, 0.98);
    QCOMPARE(*trade.guard, 0.99);
    // Without classes, the cosine.
    change(variants[1], [](VariantMeasurement &m) { m.fidelity->top1Agreement.reset(); });
    const TradeOff cosine = tradeOff(variants, ChartX::Size);
    QVERIFY(!cosine.share);
    QCOMPARE(cosine.points[1].y, 0.9991);
    QVERIFY(!cosine.points[1].yInterval); // the interval there is belongs to another number
}

void TestTradeOff::otherMetricsAndMissingNumbersAreNotPlaced()
{
    auto variants = madeUp({{"source", 1000}, {"other metric", 500}, {"nothing", 500}, {"NaN", 500}, {"fine", 400}});
    change(variants[1], [](VariantMeasurement &m) { m.accuracy->metric = "f1"; });
    variants[2].measurement = nullptr;
    change(variants[3], [](VariantMeasurement &m) { m.accuracy->value = std::nan(""); });
    const TradeOff trade = tradeOff(variants, ChartX::Size);
    QCOMPARE(trade.points.size(), size_t{2});
    QVERIFY((trade.notPlaced == std::vector<std::string>{"other metric", "nothing", "NaN"}));
    QVERIFY(tradeOff({}, ChartX::Size).metric.empty());
}

void TestTradeOff::theGuardsLineIsBelowTheSource()
{
    auto variants = sixVariants();
    QVERIFY(std::fabs(*tradeOff(variants, ChartX::Size).guard - 0.904) < 1e-12);
    QVERIFY(std::fabs(*tradeOff(variants, ChartX::Size, Guard{"auto", 0.02, {}}).guard - 0.894) < 1e-12);
    variants.resize(1);
    QVERIFY(!tradeOff(variants, ChartX::Size).guard);
    QVERIFY(tradeOff(variants, ChartX::Size, Guard{}).guard);
}

void TestTradeOff::latencyOfTheSourceIsOne()
{
    const TradeOff trade = tradeOff(sixVariants(), ChartX::LatencyRatio);
    QCOMPARE(trade.points[0].x, 1.0);
    QVERIFY(!trade.points[0].xInterval);
    QCOMPARE(trade.points[1].x, 0.60);
    QVERIFY(trade.points[1].xInterval);
}

void TestTradeOff::aPartOfTheSamplesStandsByItsPairedDifference()
{
    auto variants = madeUp({{"source", 1000, 0.914}, {"a", 500, 0.905}});
    change(variants[1], [](VariantMeasurement &m) { m.difference->value = -0.002; }); // on its samples the source had 0.907
    const TradeOff trade = tradeOff(variants, ChartX::Size);
    QVERIFY(std::fabs(trade.points[1].y - 0.912) < 1e-9);
    const Interval own = measurementFromJson(variants[1].measurement).accuracy->ci95;
    QVERIFY(std::fabs((trade.points[1].yInterval->hi - trade.points[1].yInterval->lo) - (own.hi - own.lo)) < 1e-9);
}

QTEST_APPLESS_MAIN(TestTradeOff)
#include "tst_trade_off.moc"
