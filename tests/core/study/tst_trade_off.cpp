#include "core/study/constraint.h"
#include "core/study/costs.h"
#include "core/study/trade_off.h"
#include "core/study/why_better.h"
#include "tests/core/study/made_up_variants.h"
#include "tests/support/verified.h"

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
    void aRatioCountsAsItSurelyIs();
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
    void aConstraintSaysWhatDoesNotHoldIt();
    void aBadConstraintNamesTheWord_data();
    void aBadConstraintNamesTheWord();
    void whyOneIsBetterIsSaidInWords();
    void costsFollowTheFiguresGiven();
    void costsWithoutAFigureOrALatencyAreNone();
    void aBatteryLastsByWhatAnInferenceTakes();
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

// One was timed while the machine had other work: it may be five times as fast, or hardly faster at all.
void TestTradeOff::aRatioCountsAsItSurelyIs()
{
    auto variants = madeUp({{"source", 1000}, {"blurred", 500, 0.9, 0.2}, {"sharp", 500, 0.9, 0.5}});
    const auto between = [](double low, double high) {
        return [=](VariantMeasurement &m) { m.latencyRatio->ci95 = {low, high}; };
    };
    change(variants[1], between(0.06, 0.9));
    change(variants[2], between(0.49, 0.51));
    QCOMPARE(bestName(variants), "sharp");
    change(variants[1], between(0.19, 0.21));
    QCOMPARE(bestName(variants), "blurred");
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

void TestTradeOff::aConstraintSaysWhatDoesNotHoldIt()
{
    const auto variants = sixVariants();
    const auto broken = [&](const std::string &text, size_t at) {
        QString all;
        for (const std::string &one : violations(VERIFIED(parseConstraint(text)), variants[at], measurementFromJson(variants[at].measurement)))
            all += (all.isEmpty() ? "" : "; ") + QString::fromStdString(one);
        return all;
    };
    QCOMPARE(broken("", 1), QString());
    QCOMPARE(broken("size<500kB latency<0.8x accuracy>91%", 1), QString());
    QCOMPARE(broken("size<=300kB, latency<0.5", 1), QString("size is 310 kB (size<=300kB); latency is 0.60x (latency<0.5)"));
    QCOMPARE(broken("latency<0.05ms", 1), QString::fromUtf8("latency is 60.0 \u00b5s (latency<0.05ms)"));
    QCOMPARE(broken("accuracy>0.92", 1), QString("accuracy is 91.39 % (accuracy>0.92)"));
    QCOMPARE(broken("drop<1%", 3), QString());
    QCOMPARE(broken("drop<0.5%", 3), QString("drop is 0.90 points (drop<0.5%)"));
    QCOMPARE(broken("macs<50M", 1), QString());
    QCOMPARE(broken("macs<40M", 1), QString("MACs is 41.3 M (macs<40M)"));
    QCOMPARE(broken("memory<1GB", 1), QString("memory was not measured (memory<1GB)")); // what nobody knows is not held
    QCOMPARE(broken("latency<0.9x drop<0%", 0), QString("latency is 1.00x (latency<0.9x)"));
}

void TestTradeOff::aBadConstraintNamesTheWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("says");
    QTest::newRow("no sign") << "size<1MB small" << "small" << "is no bound";
    QTest::newRow("name") << "sise<1MB" << "sise<1MB" << "names nothing";
    QTest::newRow("unit") << "size<5parsec" << "size<5parsec" << "parsec";
    QTest::newRow("number") << "latency<fast" << "latency<fast" << "no number";
    QTest::newRow("negative") << "latency<-1" << "latency<-1" << "no number";
    QTest::newRow("nothing") << "size<" << "size<" << "no number";
}

void TestTradeOff::aBadConstraintNamesTheWord()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    QFETCH(QString, says);
    const Error error = REFUSED(parseConstraint(text.toStdString()));
    QCOMPARE(QString::fromStdString(error.where), word);
    QVERIFY2(QString::fromStdString(error.message).contains(says), error.message.c_str());
}

void TestTradeOff::whyOneIsBetterIsSaidInWords()
{
    auto variants = sixVariants();
    const auto said = [&](size_t a, size_t b) {
        QStringList all;
        for (const std::string &one : whyBetter({variants[a], measurementFromJson(variants[a].measurement)}, {variants[b], measurementFromJson(variants[b].measurement)}))
            all << QString::fromStdString(one);
        return all;
    };
    variants[1].report = {{"changes", {{{"pass", "quantize-static"}, {"layer", "a"}}, {{"pass", "quantize-static"}, {"layer", "b"}}}}};
    QStringList words = said(0, 1);
    QCOMPARE(words[0], QStringLiteral("int8-static is 3.5 times smaller: 310 kB in place of 1.07 MB."));
    QVERIFY2(words[1].startsWith("It takes 40.0 % less time (0.60x of the latency, 0.59 to 0.61, timed in turns in one run)."), qPrintable(words[1]));
    QVERIFY2(words[2].startsWith("What it gives is as good"), qPrintable(words[2]));
    QCOMPARE(words[3], QStringLiteral("What is different: quantize-static on 2 layers."));
    QCOMPARE(words.last(), QStringLiteral("So int8-static is better in size and speed and in nothing worse."));
    // What only prepares comes last and without numbers; a layer counts once.
    variants[1].report = {{"changes", {{{"pass", "fold-constants"}, {"layer", "c"}}, {{"pass", "quantize-static"}, {"layer", "a"}}, {{"pass", "quantize-static"}, {"layer", "a"}}}}};
    QCOMPARE(said(0, 1)[3], QStringLiteral("What is different: quantize-static on 1 layer; exact rewrites by fold-constants."));
    // The other way round the same facts stand on the other side.
    QCOMPARE(said(1, 0).last(), QStringLiteral("So int8-static is better: source is worse in size and speed and in nothing better."));
    // A trade: smaller and faster, and 1.7 points worse.
    words = said(0, 5);
    QVERIFY2(words[2].startsWith("It loses 1.7 points"), qPrintable(words[2]));
    QCOMPARE(words.last(), QStringLiteral("So it is a trade: prune-30-int8 is better in size and speed, source in quality."));
    // Neither is the source: intervals of both count.
    QVERIFY2(said(1, 5).contains("So it is a trade: prune-30-int8 is better in size and speed, int8-static in quality."), qPrintable(said(1, 5).join('|')));
    // An interval around nothing that reaches past the guard is no quality kept.
    const nlohmann::json kept = variants[1].measurement;
    VariantMeasurement open = measurementFromJson(kept);
    open.verdict = verdictName(VerdictKind::NotEnoughData);
    variants[1].measurement = toJson(open);
    words = said(0, 1);
    QVERIFY2(words[2].startsWith("Whether it is as good cannot be told from these samples"), qPrintable(words[2]));
    QCOMPARE(words.last(), QStringLiteral("So int8-static is better in size and speed; whether it is as good is not known."));
    variants[1].measurement = kept;
    // What was not measured is not guessed.
    variants[4].measurement = nullptr;
    words = said(0, 4);
    QCOMPARE(words.last(), QStringLiteral("So prune-50 is better in size and in nothing worse. What it loses was not measured, so this is half of the answer."));
}

void TestTradeOff::costsFollowTheFiguresGiven()
{
    const auto variants = sixVariants();
    const VariantMeasurement source = measurementFromJson(variants[0].measurement);
    const CostFigures figures{1e7, 0.36, 100, 400, "EUR"};
    const Costs own = *costsOf(variants[0], source, source, figures);
    // 0.1 ms: a million take 100 s, 1/36 of an hour.
    QVERIFY(std::fabs(own.pricePerMillion->value - 0.01) < 1e-12);
    QVERIFY(std::fabs(own.kwhPerMillion->value - 0.1 / 36) < 1e-12);
    QVERIFY(std::fabs(own.gramsPerMillion->value - 400 * 0.1 / 36) < 1e-9);
    QVERIFY(std::fabs(own.pricePerYear->value - 0.01 * 10 * 365.25) < 1e-9);
    QVERIFY(std::fabs(own.kilogramsPerYear->value - 0.4 * 0.1 / 36 * 10 * 365.25) < 1e-9);
    QVERIFY(std::fabs(*own.machines - 1e7 * 0.1 / 86.4e6) < 1e-12);
    QVERIFY(std::fabs(own.pricePerMillion->range.lo - 0.0099) < 1e-12 && std::fabs(own.pricePerMillion->range.hi - 0.0101) < 1e-12);
    // A variant's by its ratio in one run, not by a median of another.
    VariantMeasurement quick = measurementFromJson(variants[1].measurement);
    quick.latency->median = 77;
    QVERIFY(std::fabs(costsOf(variants[1], quick, source, figures)->pricePerMillion->value - 0.006) < 1e-12);
    QCOMPARE(QString::fromStdString(figuresText(figures)), QString("computed from 10.0 M queries a day, 0.36 EUR an hour, 100 W, 400 g CO2 a kWh, by the measured latency, one inference after the other"));
    QVERIFY(costFiguresFromJson(toJson(figures)) == figures);
    QCOMPARE(costText(1234567.8, "EUR"), std::string("1,234,568 EUR"));
    QCOMPARE(costText(0.0123456, "kWh"), std::string("0.0123 kWh"));
}

void TestTradeOff::costsWithoutAFigureOrALatencyAreNone()
{
    const auto variants = sixVariants();
    const VariantMeasurement source = measurementFromJson(variants[0].measurement);
    const Costs priced = *costsOf(variants[0], source, source, {.pricePerHour = 1});
    QVERIFY(priced.pricePerMillion && !priced.kwhPerMillion && !priced.gramsPerMillion && !priced.pricePerYear && !priced.machines);
    QVERIFY(!costsOf(variants[0], VariantMeasurement{}, VariantMeasurement{}, {.pricePerHour = 1}));
    QVERIFY(toJson(CostFigures{}).is_null());
    QVERIFY(costFiguresFromJson({{"price_per_hour", -3}, {"watts", "many"}}).empty());
}

void TestTradeOff::aBatteryLastsByWhatAnInferenceTakes()
{
    const auto variants = sixVariants();
    const VariantMeasurement source = measurementFromJson(variants[0].measurement);
    CostFigures figures{.queriesPerDay = 2.4e6, .device = {.batteryMah = 4000, .batteryVolts = 3.85, .watts = 3, .timesSlower = 2.5}};
    // 15.4 Wh are 55,440 J; 0.1 ms here are 0.25 ms there, at 3 W 0.75 mJ.
    const Costs own = *costsOf(variants[0], source, source, figures);
    QVERIFY(std::fabs(own.inferencesPerCharge->value / (55440 / 0.75e-3) - 1) < 1e-12);
    QVERIFY(own.inferencesPerCharge->range.lo < own.inferencesPerCharge->value && own.inferencesPerCharge->value < own.inferencesPerCharge->range.hi);
    QVERIFY(std::fabs(own.batteryPerHour->value - 1e5 * 0.75e-3 / 55440) < 1e-12); // 100,000 an hour
    QVERIFY(own.deviceKeepsUp);
    QVERIFY(!own.kwhPerMillion); // of the other machine nothing was said
    const VariantMeasurement quick = measurementFromJson(variants[1].measurement); // 0.6 of the latency
    QVERIFY(std::fabs(costsOf(variants[1], quick, source, figures)->inferencesPerCharge->value / own.inferencesPerCharge->value - 1 / 0.6) < 1e-9);
    QVERIFY(costFiguresFromJson(toJson(figures)) == figures);
    QVERIFY(figuresText(figures).find("a battery of 4000 mAh at 3.85 V, a device that draws 3 W, 2.5 times") != std::string::npos);
    QCOMPARE(toJson(own)["device_keeps_up"].get<bool>(), true);

    figures.queriesPerDay = 24 * 3.6e7; // 10,000 a second at 0.25 ms each
    const Costs busy = *costsOf(variants[0], source, source, figures);
    QVERIFY(!busy.deviceKeepsUp);
    QVERIFY(std::fabs(busy.batteryPerHour->value - 3 / 15.4) < 1e-12); // 3 W without a pause
    figures.device.watts.reset();
    QVERIFY(!costsOf(variants[0], source, source, figures)->inferencesPerCharge);
    figures.device = {.batteryMah = 4000, .watts = 3}; // of no voltage
    QVERIFY(!costsOf(variants[0], source, source, figures)->inferencesPerCharge);
}

QTEST_APPLESS_MAIN(TestTradeOff)
#include "tst_trade_off.moc"
