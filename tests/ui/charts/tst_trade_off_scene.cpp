#include "tests/ui/charts/sample_trade_off.h"
#include "ui/charts/trade_off_scene.h"

#include <QGuiApplication>
#include <QTest>

#include <random>

using namespace pare;
using Kind = TradeOffKind;

namespace {

const QRectF area(40, 30, 560, 240);

TradeOffScene laidOut(const TradeOffData &data, const TradeOffView &view = {})
{
    LabelMemory memory;
    TradeOffMeasures measures;
    measures.label = QGuiApplication::font();
    measures.strongLabel = QGuiApplication::font();
    return sceneFor(data, view, mappingFor(data, view, area, 1), measures, memory);
}

const TradeOffMark &mark(const TradeOffScene &scene, int id)
{
    return *markOf(scene, TradeOffId(id));
}

QStringList labels(const TradeOffScene &scene)
{
    QStringList list;
    for (const TradeOffLabel &label : scene.labels)
        list.append(label.text);
    return list;
}

TradeOffData crowd(int count)
{
    std::mt19937 random(5);
    std::uniform_real_distribution<double> size(100, 1000);
    std::uniform_real_distribution<double> accuracy(85, 91);
    std::vector<SampleVariant> variants{{"source", Kind::Source, VerdictKind::Kept, 91.4, 1070}};
    for (int i = 1; i < count; ++i) {
        const double value = accuracy(random);
        variants.push_back({"trial", Kind::Quantized, value > 90.4 ? VerdictKind::LossWithinGuard : VerdictKind::PastGuard, value,
                            size(random)});
    }
    return tradeOffOf(variants);
}

} // namespace

class TestTradeOffScene : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVariantWithBothNumbersHasAMark();
    void aMarkLiesWhereItsNumbersSay();
    void theFillTellsTheVerdict();
    void whatCollapsedLiesInTheGutterWithItsValue();
    void withoutCollapseThereIsNoGutter();
    void theWholeRangeHasNoGutter();
    void betterIsUpForBothKindsOfMetric();
    void theGuardLineLiesAtTheGuard();
    void exactCostsHaveNoBarsAlong();
    void aCrowdKeepsItsFrontLarge();
    void frontOnlyHidesTheRestButKeepsWhatIsSelected();
    void aSelectedCollapseKeepsItsGutterInFrontOnly();
    void marksOnTopOfEachOtherMergeIntoTheMostImportant();
    void labelsGoToTheImportantOnes();
    void anArrivingVariantIsNotYetOnTheFront();
    void candidatesAreFaintAndUnnamed();
    void theHandFindsTheNearestMarkWithinTenPixels();
    void walkingGoesAlongTheAxis();
    void lineageComesFromTheParent();
    void wordsReadWell();
};

void TestTradeOffScene::everyVariantWithBothNumbersHasAMark()
{
    TradeOffData data = sixVariants();
    data.points[2].accuracy = {};
    data.points[3].cost[std::size_t(TradeOffX::LatencyRatio)] = {};
    TradeOffView view;
    QCOMPARE(laidOut(data, view).marks.size(), std::size_t(5));
    QCOMPARE(laidOut(data, view).notPlaced, 1);
    view.x = TradeOffX::LatencyRatio;
    QCOMPARE(laidOut(data, view).marks.size(), std::size_t(4));
    QCOMPARE(laidOut(data, view).notPlaced, 2);
}

void TestTradeOffScene::aMarkLiesWhereItsNumbersSay()
{
    const TradeOffScene scene = laidOut(sixVariants());
    QCOMPARE(mark(scene, 2).at, scene.map.toPixel(290e3, 91.3));
    QVERIFY(scene.map.plot.contains(mark(scene, 2).at));
    QVERIFY(mark(scene, 2).at.x() < mark(scene, 1).at.x());
}

void TestTradeOffScene::theFillTellsTheVerdict()
{
    TradeOffData data = sixVariants();
    data.points[2].comparable = false;
    const TradeOffScene scene = laidOut(data);
    QCOMPARE(mark(scene, 1).fill, MarkFill::Filled);
    QCOMPARE(mark(scene, 2).fill, MarkFill::Filled);
    QCOMPARE(mark(scene, 3).fill, MarkFill::NotComparable);
    QCOMPARE(mark(scene, 4).fill, MarkFill::Half);
    QCOMPARE(mark(scene, 5).fill, MarkFill::Collapsed);
    QCOMPARE(mark(scene, 6).fill, MarkFill::PastGuard);
}

void TestTradeOffScene::whatCollapsedLiesInTheGutterWithItsValue()
{
    const TradeOffScene scene = laidOut(sixVariants());
    QCOMPARE(scene.map.gutter.height(), 24.0);
    QCOMPARE(scene.map.gutter.top(), scene.map.plot.bottom());
    QVERIFY(mark(scene, 5).inGutter);
    QVERIFY(scene.map.gutter.contains(mark(scene, 5).at));
    QCOMPARE(mark(scene, 5).at.x(), scene.map.toX(300e3));
    QCOMPARE(scene.gutterLabels.size(), std::size_t(1));
    QCOMPARE(scene.gutterLabels[0].text, QStringLiteral("prune-50 10.0 %"));
}

void TestTradeOffScene::withoutCollapseThereIsNoGutter()
{
    TradeOffData data = sixVariants();
    data.points.erase(data.points.begin() + 4);
    const TradeOffScene scene = laidOut(data);
    QVERIFY(scene.map.gutter.isEmpty());
    QCOMPARE(scene.map.plot, area);
}

void TestTradeOffScene::theWholeRangeHasNoGutter()
{
    TradeOffView view;
    view.wholeRange = true;
    const TradeOffScene scene = laidOut(sixVariants(), view);
    QVERIFY(scene.map.gutter.isEmpty());
    QCOMPARE(mark(scene, 5).at, scene.map.toPixel(300e3, 10.0));
    QVERIFY(scene.map.plot.contains(mark(scene, 5).at));
}

void TestTradeOffScene::betterIsUpForBothKindsOfMetric()
{
    TradeOffData data = sixVariants();
    TradeOffScene scene = laidOut(data);
    QVERIFY(mark(scene, 1).at.y() < mark(scene, 6).at.y());
    data.metric.higherIsBetter = false;
    scene = laidOut(data);
    QVERIFY(mark(scene, 1).at.y() > mark(scene, 6).at.y());
    QVERIFY(*scene.guardY > mark(scene, 1).at.y()); // the guard is on the worse side
}

void TestTradeOffScene::theGuardLineLiesAtTheGuard()
{
    TradeOffData data = sixVariants();
    TradeOffScene scene = laidOut(data);
    QCOMPARE(*scene.guardY, scene.map.toY(90.4));
    QCOMPARE(scene.guardText, QStringLiteral("guard: at most 1.0 point below source"));
    TradeOffView view;
    view.draggedGuard = 1.5;
    scene = laidOut(data, view);
    QCOMPARE(*scene.guardY, scene.map.toY(89.9));
    QCOMPARE(scene.guardText, QStringLiteral("guard: at most 1.5 points below source"));
    data.points.erase(data.points.begin());
    QVERIFY(!laidOut(data).guardY); // nothing to be below of
}

void TestTradeOffScene::exactCostsHaveNoBarsAlong()
{
    TradeOffData data = sixVariants();
    for (TradeOffPoint &point : data.points)
        point.cost[0] = {point.cost[0].value, point.cost[0].value * 0.9, point.cost[0].value * 1.1};
    TradeOffView view;
    for (const TradeOffBar &bar : laidOut(data, view).bars)
        QCOMPARE(bar.line.dx(), 0.0);
    view.x = TradeOffX::LatencyRatio;
    const TradeOffScene scene = laidOut(data, view);
    const auto along = std::count_if(scene.bars.begin(), scene.bars.end(), [](const TradeOffBar &bar) { return bar.line.dx() != 0; });
    QCOMPARE(along, std::ptrdiff_t(5)); // all but the one in the gutter
    QCOMPARE(scene.bars.size(), std::size_t(10));
}

void TestTradeOffScene::aCrowdKeepsItsFrontLarge()
{
    const TradeOffScene few = laidOut(crowd(30));
    QVERIFY(!few.crowded);
    for (const TradeOffMark &each : few.marks)
        QCOMPARE(each.radius, 5.0);
    TradeOffView view;
    view.selected = {TradeOffId(17)};
    const TradeOffScene many = laidOut(crowd(100), view);
    QVERIFY(many.crowded);
    std::size_t large = 0;
    for (const TradeOffMark &each : many.marks) {
        const bool important = each.onFront || each.selected || each.kind == Kind::Source;
        QCOMPARE(each.radius, important ? 5.0 : 3.0);
        QCOMPARE(each.opacity, important ? 1.0 : 0.6);
        large += important;
    }
    QVERIFY(large >= 2 && large < 30);
    for (const TradeOffBar &bar : many.bars) {
        const TradeOffMark *of = markOf(many, bar.id);
        QVERIFY(of->onFront || of->selected);
    }
}

void TestTradeOffScene::frontOnlyHidesTheRestButKeepsWhatIsSelected()
{
    TradeOffView view;
    view.frontOnly = true;
    const TradeOffScene scene = laidOut(sixVariants(), view);
    QCOMPARE(scene.marks.size(), std::size_t(2)); // int8 and source
    QVERIFY(scene.map.gutter.isEmpty());
    view.selected = {TradeOffId(6)};
    view.b = TradeOffId(3);
    QCOMPARE(laidOut(sixVariants(), view).marks.size(), std::size_t(4));
}

void TestTradeOffScene::aSelectedCollapseKeepsItsGutterInFrontOnly()
{
    TradeOffView view;
    view.frontOnly = true;
    view.selected = {TradeOffId(5)};
    const TradeOffScene scene = laidOut(sixVariants(), view);
    QVERIFY(!scene.map.gutter.isEmpty());
    QVERIFY(scene.map.gutter.contains(mark(scene, 5).at));
}

void TestTradeOffScene::marksOnTopOfEachOtherMergeIntoTheMostImportant()
{
    TradeOffData data = sixVariants();
    data.points[5] = data.points[1]; // int4 where int8 is
    data.points[5].id = TradeOffId(6);
    TradeOffView view;
    view.selected = {TradeOffId(6)};
    const TradeOffScene scene = laidOut(data, view);
    QCOMPARE(scene.marks.size(), std::size_t(5));
    QCOMPARE(&mark(scene, 2), &mark(scene, 6));
    QCOMPARE(mark(scene, 2).id, TradeOffId(6));
    QCOMPARE(mark(scene, 2).members, (std::vector<TradeOffId>{TradeOffId(6), TradeOffId(2)}));
    QVERIFY(mark(scene, 2).selected);
    QVERIFY(labels(scene).contains(QStringLiteral("int8  ×2")));
}

void TestTradeOffScene::labelsGoToTheImportantOnes()
{
    TradeOffView view;
    view.a = TradeOffId(1);
    view.b = TradeOffId(3);
    TradeOffData data = sixVariants();
    data.best = TradeOffId(2);
    const QStringList few = labels(laidOut(data, view));
    QCOMPARE(few.mid(0, 3), QStringList({"A source", "B prune-30", "int8 · best"}));
    QVERIFY(!few.join(' ').contains(QStringLiteral("prune-50"))); // it stands in the gutter
    const TradeOffScene many = laidOut(crowd(100));
    QVERIFY(many.labels.size() <= 12);
    for (const TradeOffLabel &label : many.labels) {
        const TradeOffMark *of = markOf(many, label.placed.id);
        QVERIFY(of->onFront || of->kind == Kind::Source);
    }
}

void TestTradeOffScene::anArrivingVariantIsNotYetOnTheFront()
{
    TradeOffView view;
    view.arriving = {TradeOffId(2)};
    const TradeOffScene scene = laidOut(sixVariants(), view);
    QVERIFY(mark(scene, 2).arriving);
    QVERIFY(!mark(scene, 2).onFront);
    QVERIFY(mark(scene, 3).onFront); // what int8 will push off
    QVERIFY(!labels(scene).contains(QStringLiteral("int8")));
    QVERIFY(std::none_of(scene.bars.begin(), scene.bars.end(), [](const TradeOffBar &bar) { return bar.id == TradeOffId(2); }));
}

void TestTradeOffScene::candidatesAreFaintAndUnnamed()
{
    TradeOffData data = sixVariants();
    data.points[1].candidate = true;
    const TradeOffScene scene = laidOut(data);
    QCOMPARE(mark(scene, 2).fill, MarkFill::Candidate);
    QVERIFY(mark(scene, 2).radius < 3);
    QVERIFY(!labels(scene).contains(QStringLiteral("int8")));
    const std::vector<TradeOffId> way = walkingOrder(scene);
    QVERIFY(std::find(way.begin(), way.end(), TradeOffId(2)) == way.end());
}

void TestTradeOffScene::theHandFindsTheNearestMarkWithinTenPixels()
{
    const TradeOffScene scene = laidOut(sixVariants());
    const QPointF at = mark(scene, 3).at;
    QCOMPARE(markAt(scene, at + QPointF(6, 6), 1)->id, TradeOffId(3));
    QCOMPARE(markAt(scene, at + QPointF(0, 9.9), 1)->id, TradeOffId(3));
    QVERIFY(!markAt(scene, at + QPointF(0, 10.1), 1));
    QVERIFY(markAt(scene, at + QPointF(0, 10.1), 2)); // at 200 % the hand is as large as the mark
}

void TestTradeOffScene::walkingGoesAlongTheAxis()
{
    const TradeOffScene scene = laidOut(sixVariants());
    const std::vector<TradeOffId> expected{TradeOffId(4), TradeOffId(6), TradeOffId(2), TradeOffId(5), TradeOffId(3), TradeOffId(1)};
    QCOMPARE(walkingOrder(scene), expected);
}

void TestTradeOffScene::lineageComesFromTheParent()
{
    const TradeOffData data = sixVariants();
    const TradeOffScene scene = laidOut(data);
    const std::vector<QPointF> way = lineageOf(data, scene, mark(scene, 2), 1);
    QVERIFY(way.size() > 2);
    QVERIFY(QLineF(way.front(), mark(scene, 1).at).length() < QLineF(way.front(), mark(scene, 2).at).length());
    QVERIFY(QLineF(way.back(), mark(scene, 2).at).length() < 20);
    QVERIFY(lineageOf(data, scene, mark(scene, 1), 1).empty());
}

void TestTradeOffScene::wordsReadWell()
{
    TradeOffMetric metric{QStringLiteral("Perplexity"), {}, false, 2, false, 1e9, 0.05};
    QCOMPARE(guardText(metric, 0.5), QStringLiteral("guard: at most 0.50 above source"));
    metric = {QStringLiteral("Top-1"), QStringLiteral("%"), true, 1, true, 100, 0.1};
    QCOMPARE(guardText(metric, 2), QStringLiteral("guard: at most 2.0 points below source"));
    QCOMPARE(accuracyText(metric, 91.44), QStringLiteral("91.4 %"));
    QCOMPARE(verdictSign(VerdictKind::NotEnoughData) + QLatin1Char(' ') + verdictWords(VerdictKind::NotEnoughData),
             QStringLiteral("? unclear: more samples would tell"));
}

QTEST_MAIN(TestTradeOffScene)
#include "tst_trade_off_scene.moc"
