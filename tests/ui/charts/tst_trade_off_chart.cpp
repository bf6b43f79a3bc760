#include "tests/ui/charts/sample_trade_off.h"
#include "ui/charts/trade_off_chart.h"
#include "ui/theme/theme_control.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <memory>

using namespace pare;
using Kind = TradeOffKind;

namespace {

// A chart on screen, 620 x 320, with the sample's six variants.
std::unique_ptr<TradeOffChart> shownChart(TradeOffData data = sixVariants())
{
    auto chart = std::make_unique<TradeOffChart>();
    chart->resize(620, 320);
    chart->setData(std::move(data));
    chart->show();
    if (!QTest::qWaitForWindowExposed(chart.get()))
        return nullptr;
    chart->pad()->replot(QCustomPlot::rpImmediateRefresh);
    return chart;
}

QPoint placeOf(const TradeOffChart &chart, int id)
{
    return markOf(chart.pad()->scene(), TradeOffId(id))->at.toPoint();
}

// Through the window, as the platform would send it: the offscreen cursor itself reaches no child.
void movePointer(TradeOffChart &chart, const QPoint &place)
{
    QTest::mouseMove(chart.windowHandle(), chart.pad()->mapTo(&chart, place));
}

void replotNow(TradeOffChart &chart)
{
    chart.pad()->replot(QCustomPlot::rpImmediateRefresh);
}

QToolButton *buttonWith(const TradeOffChart &chart, const QString &text)
{
    for (QToolButton *button : chart.findChildren<QToolButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TestTradeOffChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_theme->setMotion(MotionMode::Off); }

    void aClickOnAMarkNamesIt();
    void aClickBesideAMarkIsEmptyAndADragIsNoClick();
    void controlIsPassedOn();
    void aDoubleClickOpensAndIsOneClick();
    void hoverNamesAndLeavingForgets();
    void hoverRedrawsOneLayerOnly();
    void draggingTheGuardTellsItOnceAtTheEnd();
    void aGuardDragThatIsGivenUpChangesNothing();
    void theGuardDoesNotGoAboveTheSource();
    void arrowsWalkByCostAndEnterShows();
    void escapeLeavesTheCursorThenIsPassedOn();
    void mergedMarksListTheirMembers();
    void withoutPointsASentenceAndAButton();
    void aReasonKeepsTheButtonFromActing();
    void theAxisButtonChangesWhatRunsAlong();
    void wholeRangeIsOfferedWhereSomethingCollapsed();
    void frontOnlyHidesTheDominated();
    void aNewVariantFadesInOnce();
    void withoutMotionANewVariantIsThereAtOnce();
    void theTooltipHasVerdictAndNumbersAndEscapesNames();
    void theContextMenuCanBeExtended();
    void candidatesAreShownOnDemandAndAreNoVariants();
    void darkThemeRepaints();
    void largeTextCutsNothingOff_data();
    void largeTextCutsNothingOff();
    void aHundredPointsAreDrawnFast();
    void atEverySizeBothAxesHaveAScale();
    void theSmallestPaneStillHasAPlot();

private:
    std::unique_ptr<ThemeControl> m_theme;
};

void TestTradeOffChart::initTestCase()
{
    m_theme = std::make_unique<ThemeControl>(*qApp);
    m_theme->setMode(ThemeMode::Light);
}

void TestTradeOffChart::aClickOnAMarkNamesIt()
{
    const auto chart = shownChart();
    QVERIFY(chart);
    QSignalSpy clicks(chart.get(), &TradeOffChart::pointClicked);
    for (const int id : {1, 2, 3, 4, 5, 6}) {
        QTest::mouseClick(chart->pad(), Qt::LeftButton, {}, placeOf(*chart, id) + QPoint(3, 3));
        QCOMPARE(clicks.size(), 1);
        QCOMPARE(clicks.takeFirst().at(0).value<TradeOffId>(), TradeOffId(id));
    }
}

void TestTradeOffChart::aClickBesideAMarkIsEmptyAndADragIsNoClick()
{
    const auto chart = shownChart();
    QSignalSpy clicks(chart.get(), &TradeOffChart::pointClicked);
    QSignalSpy empty(chart.get(), &TradeOffChart::emptyClicked);
    QTest::mouseClick(chart->pad(), Qt::LeftButton, {}, placeOf(*chart, 3) + QPoint(30, -20));
    QCOMPARE(empty.size(), 1);
    QTest::mousePress(chart->pad(), Qt::LeftButton, {}, placeOf(*chart, 3));
    QTest::mouseMove(chart->pad(), placeOf(*chart, 2));
    QTest::mouseRelease(chart->pad(), Qt::LeftButton, {}, placeOf(*chart, 2));
    QCOMPARE(clicks.size(), 0);
    QCOMPARE(empty.size(), 1);
    QTest::mouseClick(chart->pad(), Qt::RightButton, {}, placeOf(*chart, 2));
    QCOMPARE(clicks.size(), 0);
}

void TestTradeOffChart::controlIsPassedOn()
{
    const auto chart = shownChart();
    QSignalSpy clicks(chart.get(), &TradeOffChart::pointClicked);
    QTest::mouseClick(chart->pad(), Qt::LeftButton, Qt::ControlModifier, placeOf(*chart, 2));
    QCOMPARE(clicks.first().at(1).value<Qt::KeyboardModifiers>(), Qt::ControlModifier);
}

void TestTradeOffChart::aDoubleClickOpensAndIsOneClick()
{
    const auto chart = shownChart();
    QSignalSpy clicks(chart.get(), &TradeOffChart::pointClicked);
    QSignalSpy opened(chart.get(), &TradeOffChart::pointDoubleClicked);
    const QPoint at = placeOf(*chart, 2);
    QTest::mouseClick(chart->pad(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(chart->pad(), Qt::LeftButton, {}, at);
    QTest::mouseRelease(chart->pad(), Qt::LeftButton, {}, at);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(0).value<TradeOffId>(), TradeOffId(2));
    QCOMPARE(clicks.size(), 1); // the second press of the two, and its release, are no click
}

void TestTradeOffChart::hoverNamesAndLeavingForgets()
{
    const auto chart = shownChart();
    QSignalSpy hovered(chart.get(), &TradeOffChart::hovered);
    movePointer(*chart, placeOf(*chart, 3));
    QTRY_COMPARE(hovered.size(), 1);
    QCOMPARE(chart->pad()->view().hovered, std::optional(TradeOffId(3)));
    movePointer(*chart, placeOf(*chart, 3) + QPoint(2, 2));
    QCOMPARE(hovered.size(), 1); // the same one: nothing new
    movePointer(*chart, placeOf(*chart, 3) + QPoint(60, -30));
    QTRY_COMPARE(hovered.size(), 2);
    QCOMPARE(chart->pad()->view().hovered, std::nullopt);
    chart->setHovered(TradeOffId(2)); // from another view
    QCOMPARE(hovered.size(), 2);
}

void TestTradeOffChart::hoverRedrawsOneLayerOnly()
{
    const auto chart = shownChart();
    QTest::qWait(20);
    QSignalSpy whole(chart->pad(), &QCustomPlot::beforeReplot);
    const QImage before = chart->pad()->grab().toImage();
    movePointer(*chart, placeOf(*chart, 2));
    QTRY_COMPARE(chart->pad()->view().hovered, std::optional(TradeOffId(2)));
    QTest::qWait(20);
    QCOMPARE(whole.size(), 0);
    QVERIFY(chart->pad()->grab().toImage() != before); // but it shows
}

void TestTradeOffChart::draggingTheGuardTellsItOnceAtTheEnd()
{
    const auto chart = shownChart();
    QSignalSpy dragging(chart.get(), &TradeOffChart::guardDragging);
    QSignalSpy dragged(chart.get(), &TradeOffChart::guardDragged);
    const PlotMapping map = chart->pad()->scene().map;
    const int x = int(map.toX(900e3));
    const QPoint from(x, int(std::lround(map.toY(90.4))));
    movePointer(*chart, from);
    QTRY_COMPARE(static_cast<QWidget *>(chart->pad())->cursor().shape(), Qt::SizeVerCursor);
    QTest::mousePress(chart->pad(), Qt::LeftButton, {}, from);
    const QPoint to(x, int(std::lround(map.toY(89.9))));
    QTest::mouseMove(chart->pad(), (from + to) / 2);
    QTest::mouseMove(chart->pad(), to);
    QVERIFY(dragging.size() >= 1);
    QCOMPARE(dragged.size(), 0);
    QVERIFY(chart->pad()->view().draggedGuard.has_value());
    QTest::mouseRelease(chart->pad(), Qt::LeftButton, {}, to);
    QCOMPARE(dragged.size(), 1);
    QVERIFY(std::abs(dragged.first().at(0).toDouble() - 1.5) < 0.051); // in steps of a tenth
    const double steps = dragged.first().at(0).toDouble() / 0.1;
    QVERIFY(std::abs(steps - std::round(steps)) < 1e-9);
    QVERIFY(!chart->pad()->view().draggedGuard); // from here on the data says where it is
}

void TestTradeOffChart::aGuardDragThatIsGivenUpChangesNothing()
{
    const auto chart = shownChart();
    QSignalSpy dragging(chart.get(), &TradeOffChart::guardDragging);
    QSignalSpy dragged(chart.get(), &TradeOffChart::guardDragged);
    const PlotMapping map = chart->pad()->scene().map;
    const QPoint from(int(map.toX(900e3)), int(std::lround(map.toY(90.4))));
    QTest::mousePress(chart->pad(), Qt::LeftButton, {}, from);
    QTest::mouseMove(chart->pad(), from + QPoint(0, 40));
    QTest::keyClick(chart->pad(), Qt::Key_Escape);
    QTest::mouseRelease(chart->pad(), Qt::LeftButton, {}, from + QPoint(0, 40));
    QCOMPARE(dragged.size(), 0);
    QCOMPARE(dragging.last().at(0).toDouble(), 1.0);
    // A press without a way is no drag either.
    QTest::mouseClick(chart->pad(), Qt::LeftButton, {}, from);
    QCOMPARE(dragged.size(), 0);
}

void TestTradeOffChart::theGuardDoesNotGoAboveTheSource()
{
    const auto chart = shownChart();
    QSignalSpy dragged(chart.get(), &TradeOffChart::guardDragged);
    const PlotMapping map = chart->pad()->scene().map;
    const QPoint from(int(map.toX(900e3)), int(std::lround(map.toY(90.4))));
    QTest::mousePress(chart->pad(), Qt::LeftButton, {}, from);
    QTest::mouseMove(chart->pad(), QPoint(from.x(), int(map.plot.top()) - 50));
    QTest::mouseRelease(chart->pad(), Qt::LeftButton, {}, QPoint(from.x(), int(map.plot.top()) - 50));
    QCOMPARE(dragged.size(), 1);
    QCOMPARE(dragged.first().at(0).toDouble(), 0.0);
}

void TestTradeOffChart::arrowsWalkByCostAndEnterShows()
{
    const auto chart = shownChart();
    chart->pad()->setFocus();
    QSignalSpy clicks(chart.get(), &TradeOffChart::pointClicked);
    std::vector<TradeOffId> walked;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(chart->pad(), Qt::Key_Right);
        walked.push_back(*chart->pad()->cursor());
    }
    std::vector<TradeOffId> expected = walkingOrder(chart->pad()->scene());
    expected.resize(8, expected.back()); // and stays at the end
    QCOMPARE(walked, expected);
    QTest::keyClick(chart->pad(), Qt::Key_Home);
    QTest::keyClick(chart->pad(), Qt::Key_Return);
    QCOMPARE(clicks.takeFirst().at(0).value<TradeOffId>(), TradeOffId(4));
    QTest::keyClick(chart->pad(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(clicks.takeFirst().at(1).value<Qt::KeyboardModifiers>(), Qt::ControlModifier);
    QVERIFY(chart->pad()->accessibleDescription().contains(QStringLiteral("prune-30-int8")));
}

void TestTradeOffChart::escapeLeavesTheCursorThenIsPassedOn()
{
    const auto chart = shownChart();
    QTest::keyClick(chart->pad(), Qt::Key_End);
    QVERIFY(chart->pad()->cursor().has_value());
    QTest::keyClick(chart->pad(), Qt::Key_Escape);
    QVERIFY(!chart->pad()->cursor().has_value());
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    again.accept();
    static_cast<QObject *>(chart->pad())->event(&again);
    QVERIFY(!again.isAccepted()); // the window's turn
}

void TestTradeOffChart::mergedMarksListTheirMembers()
{
    TradeOffData data = sixVariants();
    data.points[5] = data.points[1];
    data.points[5].id = TradeOffId(6);
    data.points[5].name = QStringLiteral("int8 & twin");
    const auto chart = shownChart(data);
    QSignalSpy clicks(chart.get(), &TradeOffChart::pointClicked);
    QTest::mouseClick(chart->pad(), Qt::LeftButton, {}, placeOf(*chart, 2));
    QCOMPARE(clicks.size(), 0); // first it has to be said which
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(menu->actions().at(1)->text().contains(QStringLiteral("int8 && twin")));
    menu->actions().at(1)->trigger();
    menu->close();
    QCOMPARE(clicks.size(), 1);
    QCOMPARE(clicks.first().at(0).value<TradeOffId>(), TradeOffId(6));
}

void TestTradeOffChart::withoutPointsASentenceAndAButton()
{
    TradeOffChart chart;
    chart.resize(620, 320);
    chart.setEmptyState(QStringLiteral("Measure the source first (about 20 s)"), QStringLiteral("Measure the source"));
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    auto *button = chart.findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    QVERIFY(!chart.pad()->isVisible()); // no axes
    QSignalSpy asked(&chart, &TradeOffChart::emptyStateButtonClicked);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    chart.setData(sixVariants());
    QVERIFY(chart.pad()->isVisible());
    QVERIFY(!button->isVisible());
    TradeOffData unmeasured = sixVariants();
    for (TradeOffPoint &point : unmeasured.points)
        point.accuracy = {};
    chart.setData(unmeasured);
    QVERIFY(button->isVisible());
}

void TestTradeOffChart::aReasonKeepsTheButtonFromActing()
{
    TradeOffChart chart;
    chart.setEmptyState(QStringLiteral("Nothing is measured"), QStringLiteral("Measure"), QStringLiteral("Measure: choose data first"));
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    auto *button = chart.findChild<QPushButton *>();
    QSignalSpy asked(&chart, &TradeOffChart::emptyStateButtonClicked);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), 0);
    QVERIFY(button->isEnabled()); // it can be focused, so that the reason can be read
    QCOMPARE(button->toolTip(), QStringLiteral("Measure: choose data first"));
    QCOMPARE(button->accessibleDescription(), QStringLiteral("Measure: choose data first"));
}

void TestTradeOffChart::theAxisButtonChangesWhatRunsAlong()
{
    const auto chart = shownChart();
    QToolButton *axis = buttonWith(*chart, QStringLiteral("Size (MB)"));
    QVERIFY(axis);
    QSignalSpy changed(chart.get(), &TradeOffChart::viewChanged);
    chart->alongActions().at(int(TradeOffX::LatencyRatio))->trigger();
    QCOMPARE(chart->along(), TradeOffX::LatencyRatio);
    QCOMPARE(changed.size(), 1);
    replotNow(*chart);
    QCOMPARE(axis->text(), QStringLiteral("Latency ÷ source"));
    QCOMPARE(placeOf(*chart, 6).x(), int(std::lround(chart->pad()->scene().map.toX(1.3))));
    chart->setLogarithmic(true);
    QVERIFY(chart->logarithmicAction()->isChecked());
    replotNow(*chart);
    QCOMPARE(chart->pad()->xAxis->scaleType(), QCPAxis::stLogarithmic);
    chart->setLogarithmic(true); // the same again is no change
    QCOMPARE(changed.size(), 2);
}

void TestTradeOffChart::wholeRangeIsOfferedWhereSomethingCollapsed()
{
    const auto chart = shownChart();
    QToolButton *whole = buttonWith(*chart, QStringLiteral("Whole range"));
    QVERIFY(whole->isVisible());
    QVERIFY(!chart->pad()->scene().map.gutter.isEmpty());
    QTest::mouseClick(whole, Qt::LeftButton);
    replotNow(*chart);
    QVERIFY(chart->isWholeRange());
    QVERIFY(chart->pad()->scene().map.gutter.isEmpty());
    TradeOffData data = sixVariants();
    data.points.erase(data.points.begin() + 4);
    chart->setData(data);
    replotNow(*chart);
    QVERIFY(!whole->isVisible());
}

void TestTradeOffChart::frontOnlyHidesTheDominated()
{
    const auto chart = shownChart();
    QTest::mouseClick(buttonWith(*chart, QStringLiteral("Front only")), Qt::LeftButton);
    replotNow(*chart);
    QVERIFY(chart->isFrontOnly());
    QVERIFY(!markOf(chart->pad()->scene(), TradeOffId(6)));
    QVERIFY(markOf(chart->pad()->scene(), TradeOffId(2)));
}

void TestTradeOffChart::aNewVariantFadesInOnce()
{
    m_theme->setMotion(MotionMode::On);
    const auto chart = shownChart();
    QVERIFY(chart->pad()->view().arriving.empty()); // what was there first does not fade in
    TradeOffData grown = sixVariants();
    grown.points.push_back(grown.points[2]);
    grown.points.back().id = TradeOffId(7);
    grown.points.back().cost[0].value = 700e3;
    chart->setData(grown);
    QCOMPARE(chart->pad()->view().arriving, std::set<TradeOffId>{TradeOffId(7)});
    QTRY_VERIFY_WITH_TIMEOUT(chart->pad()->view().arriving.empty(), 2000);
    replotNow(*chart);
    QVERIFY(!markOf(chart->pad()->scene(), TradeOffId(7))->arriving);
    chart->setData(grown);
    QVERIFY(chart->pad()->view().arriving.empty());
    TradeOffData another = sixVariants(); // another study: all at once
    for (TradeOffPoint &point : another.points)
        point.id = TradeOffId(int(point.id) + 100);
    chart->setData(another);
    QVERIFY(chart->pad()->view().arriving.empty());
}

void TestTradeOffChart::withoutMotionANewVariantIsThereAtOnce()
{
    const auto chart = shownChart();
    TradeOffData grown = sixVariants();
    grown.points.push_back(grown.points[2]);
    grown.points.back().id = TradeOffId(7);
    chart->setData(grown);
    QVERIFY(chart->pad()->view().arriving.empty());
}

void TestTradeOffChart::theTooltipHasVerdictAndNumbersAndEscapesNames()
{
    TradeOffData data = sixVariants();
    data.points[2].name = QStringLiteral("<b>30</b>");
    data.points[2].noGain = true;
    const auto chart = shownChart(data);
    const QPoint at = placeOf(*chart, 3);
    QHelpEvent help(QEvent::ToolTip, at, chart->pad()->mapToGlobal(at));
    QApplication::sendEvent(chart->pad(), &help);
    const QString tip = QToolTip::text();
    QVERIFY2(tip.contains(QStringLiteral("&lt;b&gt;30&lt;/b&gt;")), qPrintable(tip));
    QVERIFY(tip.contains(QStringLiteral("↘ loss within guard · no gain")));
    QVERIFY(tip.contains(QStringLiteral("measured on 5,000 samples")));
}

void TestTradeOffChart::theContextMenuCanBeExtended()
{
    const auto chart = shownChart();
    std::optional<TradeOffId> about;
    connect(chart.get(), &TradeOffChart::menuAboutToShow, this, [&about](QMenu *menu, std::optional<TradeOffId> id) {
        about = id;
        menu->addAction(QStringLiteral("Set as B"));
    });
    const QPoint at = placeOf(*chart, 6);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, chart->pad()->mapToGlobal(at));
    QApplication::sendEvent(chart->pad(), &event);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(about, std::optional(TradeOffId(6)));
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("Set as B"));
    QVERIFY(menu->actions().contains(chart->frontOnlyAction()));
    menu->close();
}

void TestTradeOffChart::candidatesAreShownOnDemandAndAreNoVariants()
{
    TradeOffData data = sixVariants();
    TradeOffPoint tried = data.points[1];
    tried.id = TradeOffId(-7);
    tried.name = QStringLiteral("dynamic INT8");
    tried.candidate = true;
    tried.accuracy = {90.9};
    tried.cost[std::size_t(TradeOffX::Size)] = {700'000};
    data.points.push_back(tried);
    const auto chart = shownChart(data);
    QCOMPARE(chart->data().points.size(), std::size_t(6));
    chart->setCandidates(true);
    replotNow(*chart);
    QCOMPARE(chart->data().points.size(), std::size_t(7));
    QSignalSpy clicks(chart.get(), &TradeOffChart::pointClicked);
    QTest::mouseClick(chart->pad(), Qt::LeftButton, {}, placeOf(*chart, -7));
    QCOMPARE(clicks.size(), 0); // there is nothing to show of it
    const std::vector<TradeOffId> walk = walkingOrder(chart->pad()->scene());
    QVERIFY(std::find(walk.begin(), walk.end(), TradeOffId(-7)) == walk.end());
}

void TestTradeOffChart::darkThemeRepaints()
{
    const auto chart = shownChart();
    QCOMPARE(chart->pad()->grab().toImage().pixelColor(2, 160), lightTheme().canvas);
    m_theme->setMode(ThemeMode::Dark);
    QTRY_COMPARE(chart->pad()->grab().toImage().pixelColor(2, 160), darkTheme().canvas);
    m_theme->setMode(ThemeMode::Light);
    QTRY_COMPARE(chart->pad()->grab().toImage().pixelColor(2, 160), lightTheme().canvas);
}

void TestTradeOffChart::largeTextCutsNothingOff_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {90, 100, 150, 200})
        QTest::addRow("%d %%", percent) << percent;
}

void TestTradeOffChart::largeTextCutsNothingOff()
{
    QFETCH(const int, percent);
    m_theme->setTextScale(percent);
    const auto chart = shownChart();
    QTest::qWait(10);
    replotNow(*chart);
    const TradeOffScene &scene = chart->pad()->scene();
    const QRectF all = chart->pad()->rect();
    QVERIFY(all.contains(scene.map.whole()));
    QVERIFY(all.contains(chart->pad()->axisTitleRect()));
    for (const TradeOffLabel &label : scene.labels) {
        QVERIFY(scene.map.plot.contains(label.placed.rect));
        const QFontMetricsF metrics(label.strong ? chart->pad()->measures().strongLabel : chart->pad()->measures().label);
        QVERIFY(metrics.horizontalAdvance(label.text) <= label.placed.rect.width());
    }
    for (QToolButton *button : chart->findChildren<QToolButton *>()) {
        if (!button->isVisible())
            continue;
        QVERIFY(all.contains(QRectF(button->geometry())));
        QVERIFY(button->fontMetrics().horizontalAdvance(button->text()) <= button->width());
    }
    m_theme->setTextScale(100);
}

void TestTradeOffChart::aHundredPointsAreDrawnFast()
{
    std::vector<SampleVariant> variants{{"source", Kind::Source, VerdictKind::Kept, 91.4, 1070}};
    for (int i = 1; i < 100; ++i)
        variants.push_back({"trial", Kind(1 + i % 4), i % 3 ? VerdictKind::Kept : VerdictKind::PastGuard, 91.4 - (i * 37 % 100) * 0.03,
                            100.0 + (i * 61 % 97) * 9});
    const auto chart = shownChart(tradeOffOf(variants));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 10; ++i)
        replotNow(*chart);
    const double perFrame = double(timer.elapsed()) / 10;
    qInfo("%.1f ms a frame", perFrame);
    QVERIFY2(perFrame < 100, qPrintable(QStringLiteral("%1 ms a frame").arg(perFrame)));
}

void TestTradeOffChart::atEverySizeBothAxesHaveAScale()
{
    const auto chart = shownChart();
    for (const int height : {150, 200, 320, 560, 606, 700, 1200}) {
        for (const int width : {260, 620, 1140, 2000}) {
            chart->resize(width, height);
            replotNow(*chart);
            for (const bool logarithmic : {false, true}) {
                chart->setLogarithmic(logarithmic);
                replotNow(*chart);
                for (QCPAxis *axis : {chart->pad()->xAxis, chart->pad()->yAxis}) {
                    const auto ticks = axis->tickVector();
                    QVERIFY2(ticks.size() >= 2, qPrintable(QStringLiteral("%1 x %2").arg(width).arg(height)));
                    QVERIFY(ticks.size() <= 40);
                }
            }
        }
    }
}

void TestTradeOffChart::theSmallestPaneStillHasAPlot()
{
    const auto chart = shownChart();
    chart->resize(chart->minimumSizeHint());
    QTest::qWait(10);
    replotNow(*chart);
    QVERIFY(chart->pad()->scene().map.plot.height() > 10);
    QVERIFY(chart->pad()->scene().map.plot.width() > 100);
}

QTEST_MAIN(TestTradeOffChart)
#include "tst_trade_off_chart.moc"
