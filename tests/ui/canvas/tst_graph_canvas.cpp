#include "sample_graphs.h"

#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/legend.h"
#include "ui/canvas/minimap.h"
#include "ui/theme/current_theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>
#include <memory>

using namespace pare;

namespace {

using Nodes = std::vector<int>;

DrawingPtr drawn(GraphScene scene)
{
    auto drawing = drawScene(std::make_shared<GraphScene>(std::move(scene)), textWidthsOf(QApplication::font()), {});
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return *drawing;
}

// A canvas on screen with a drawing, and what it told.
struct Shown {
    explicit Shown(GraphScene scene = sample::resnet(), QSize size = {900, 700})
    {
        canvas.resize(size);
        canvas.setDrawing(drawn(std::move(scene)));
        canvas.show();
        canvas.setFocus();
        if (!QTest::qWaitForWindowActive(&canvas))
            qFatal("the window does not become active");
        QObject::connect(&canvas, &GraphCanvas::selectionChanged, [this](const Nodes &nodes, int anchor) {
            selected = nodes;
            anchored = anchor;
            ++changes;
        });
        canvas.setCamera({canvas.camera().origin, canvas.camera().zoom}); // no first view any more: nothing moves by itself
    }
    QWidget *view() { return canvas.viewport(); }
    QPoint at(int node) { return canvas.viewRect(node).center().toPoint(); }
    int named(const char *name) { return canvas.drawing()->nodeNamed(name); }
    void click(int node, Qt::KeyboardModifiers modifiers = {}) { QTest::mouseClick(view(), Qt::LeftButton, modifiers, at(node)); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&canvas, key, modifiers); }
    void drag(Qt::MouseButton button, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view(), button, modifiers, from);
        move(from + (to - from) / 2, button, modifiers);
        move(to, button, modifiers);
        QTest::mouseRelease(view(), button, modifiers, to);
    }
    void move(QPoint to, Qt::MouseButton button = Qt::NoButton, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, view()->mapToGlobal(to), Qt::NoButton, button, modifiers);
        QApplication::sendEvent(view(), &event);
    }
    void wheel(QPoint notches, Qt::KeyboardModifiers modifiers = {}, QPointF at = {300, 200})
    {
        QWheelEvent event(at, view()->mapToGlobal(at), QPoint(), notches * 120, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view(), &event);
    }
    QPoint empty() { return {60, 300}; } // beside all nodes

    GraphCanvas canvas;
    Nodes selected;
    int anchored = -2;
    int changes = 0;
};

bool near(QPointF a, QPointF b, double within = 1)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= within;
}

} // namespace

class TestGraphCanvas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSmallGraphIsFittedAtFirst();
    void aTallGraphBeginsWithItsInputsAtFullSize();
    void theFirstViewFollowsAResizeUntilItIsMoved();
    void aClickSelectsOne();
    void controlClickToggles();
    void shiftClickSelectsAllPaths();
    void shiftClickWithoutPathAddsTheNode();
    void aClickOnEmptyGroundClears();
    void aDragIsNoClick();
    void aBandSelectsWhatItTouches();
    void aBandAddsWithShiftAndTogglesWithControl();
    void escapeTakesABandBack();
    void aBandTellsOnlyAtItsEnd();
    void aBandAtTheEdgeScrolls();
    void aClickOnALineSelectsItsTensor();
    void aDoubleClickFramesAtFullSize();
    void aRightClickSelectsFirstIfNeeded();
    void theMenuKeyOpensAtTheCurrentLayer();
    void theWheelScrolls();
    void controlAndWheelZoomAtThePointer();
    void thePreferenceSwapsTheWheel();
    void middleDragPans();
    void spaceAndDragPans();
    void theHandPans();
    void escapeTakesAPanBack();
    void arrowsWalkAlongTheGraph();
    void shiftAndArrowsExtend();
    void homeAndEndGoToInputAndOutput();
    void enterOpensTheInspector();
    void zoomKeysWork();
    void framingTheSelectionShowsAllOfIt();
    void altArrowsGoBackAndForward();
    void escapeIsOneStepAPress();
    void controlKeysAreLeftToTheWindow();
    void levelsHoldOnWithinTenPercent();
    void zoomStaysBetween2And400Percent();
    void theMinimapsFrameMovesTheView();
    void aClickBesideTheFrameJumps();
    void theFrameShowsWhatIsInView();
    void theLegendShowsWhatIsOnScreen();
    void aLegendEntrySelectsItsLayers();
    void theLegendSaysWhenNothingIsMeasured();
    void whatWasFusedHasAnEntryOfItsOwn();
    void aFoldedLegendKeepsItsScale();
    void nothingThatIsAskedForLiesBelowTheLegend();
    void theLegendFolds();
    void theLegendWorksByKeyboard();
    void theLegendFoldsByItselfInASmallView();
    void overlaysShieldWhatLiesBelow();
    void settersTellNothing();
    void aSelectionFromElsewhereScrollsOnlyIfNothingOfItIsSeen();
    void hoverIsToldOnceAndEndsWithTheView();
    void theTipComesAfterAMoment();
    void theTipOfABadgeSaysWhy();
    void aPillGoesToItsPartnersInTurn();
    void avariantKeepsTheSameLayersInPlace();
    void scrollBarsFollowAndLead();
    void layoutRunsInTheBackground();
    void theNewestSceneWins();
    void aCancelledLayoutLeavesWhatWasThere();
    void largerTextKeepsThePercentage();
    void aThemeChangeRepaints();
    void withoutADrawingNothingBreaks();
    void anEmptyDrawingBreaksNothing();
    void screenReadersHearWhereTheKeyboardStands();
    void numbersThatAreNoNodeAreIgnored();
    void focusIsVisible();
};

void TestGraphCanvas::initTestCase()
{
    QFont font;
    font.setPointSizeF(10);
    QApplication::setFont(font);
}

void TestGraphCanvas::aSmallGraphIsFittedAtFirst()
{
    Shown shown(sample::everyKind());
    for (int node = 0; node < shown.canvas.drawing()->nodeCount(); ++node)
        QVERIFY(QRectF(shown.view()->rect()).contains(shown.canvas.viewRect(node)));
    QVERIFY(shown.canvas.zoom() <= 1);
}

void TestGraphCanvas::aTallGraphBeginsWithItsInputsAtFullSize()
{
    Shown shown(sample::longNetwork(800));
    QCOMPARE(shown.canvas.zoom(), 1);
    const QRectF input = shown.canvas.viewRect(0);
    QCOMPARE(input.top(), 24);
    QVERIFY(shown.view()->rect().contains(input.toRect()));
    QVERIFY(!shown.canvas.minimap()->isHidden());
}

void TestGraphCanvas::theFirstViewFollowsAResizeUntilItIsMoved()
{
    GraphCanvas canvas;
    canvas.resize(300, 200);
    canvas.setDrawing(drawn(sample::longNetwork(400)));
    canvas.show();
    canvas.resize(1200, 800);
    QCoreApplication::processEvents();
    const double middle = (canvas.viewport()->width() - canvas.minimap()->width()) / 2.0;
    QVERIFY(std::abs(canvas.camera().toView(canvas.drawing()->bounds().center()).x() - middle) < 10);
    canvas.setZoom(0.5);
    const QPointF before = canvas.viewRect(3).center();
    canvas.resize(1210, 800);
    QVERIFY(near(canvas.viewRect(3).center(), before, 12));
    QCOMPARE(canvas.zoom(), 0.5);
}

void TestGraphCanvas::aClickSelectsOne()
{
    Shown shown;
    shown.click(2);
    QCOMPARE(shown.selected, Nodes{2});
    QCOMPARE(shown.anchored, 2);
    shown.click(4);
    QCOMPARE(shown.selected, Nodes{4});
    QCOMPARE(shown.changes, 2);
    shown.click(4);
    QCOMPARE(shown.changes, 2); // nothing changed, nothing told
}

void TestGraphCanvas::controlClickToggles()
{
    Shown shown;
    shown.click(2);
    shown.click(4, Qt::ControlModifier);
    QCOMPARE(shown.selected, (Nodes{2, 4}));
    shown.click(2, Qt::ControlModifier);
    QCOMPARE(shown.selected, Nodes{4});
}

void TestGraphCanvas::shiftClickSelectsAllPaths()
{
    Shown shown;
    const int relu = shown.named("stem/relu");
    const int add = shown.named("layer1/0/add");
    shown.click(relu);
    shown.click(add, Qt::ShiftModifier);
    Nodes expected;
    for (int node = relu; node <= add; ++node)
        expected.push_back(node);
    QCOMPARE(shown.selected, expected);
    QCOMPARE(shown.anchored, relu);
}

void TestGraphCanvas::shiftClickWithoutPathAddsTheNode()
{
    Shown shown(sample::everyKind());
    const int relu = shown.named("relu");
    const int attention = shown.named("attention");
    shown.click(relu);
    shown.click(attention, Qt::ShiftModifier);
    QCOMPARE(shown.selected, (Nodes{std::min(relu, attention), std::max(relu, attention)}));
}

void TestGraphCanvas::aClickOnEmptyGroundClears()
{
    Shown shown;
    shown.click(2);
    QTest::mouseClick(shown.view(), Qt::LeftButton, Qt::ControlModifier, shown.empty());
    QCOMPARE(shown.selected, Nodes{2}); // a slip while toggling costs nothing
    QTest::mouseClick(shown.view(), Qt::LeftButton, {}, shown.empty());
    QVERIFY(shown.selected.empty());
    QCOMPARE(shown.anchored, -1);
}

void TestGraphCanvas::aDragIsNoClick()
{
    Shown shown;
    shown.drag(Qt::LeftButton, shown.at(2), shown.at(2) + QPoint(5, 0));
    QCOMPARE(shown.changes, 0);
    shown.drag(Qt::LeftButton, shown.at(2), shown.at(2) + QPoint(3, 0));
    QCOMPARE(shown.selected, Nodes{2});
}

void TestGraphCanvas::aBandSelectsWhatItTouches()
{
    Shown shown;
    const QRectF second = shown.canvas.viewRect(2);
    const QRectF third = shown.canvas.viewRect(3);
    shown.drag(Qt::LeftButton, {60, static_cast<int>(second.center().y())}, {static_cast<int>(third.left()) + 1, static_cast<int>(third.top()) + 1});
    QCOMPARE(shown.selected, (Nodes{2, 3}));
    QCOMPARE(shown.changes, 1);
}

void TestGraphCanvas::aBandAddsWithShiftAndTogglesWithControl()
{
    Shown shown;
    shown.click(1);
    const auto band = [&](int node, Qt::KeyboardModifiers modifiers) {
        const QRect rect = shown.canvas.viewRect(node).toRect();
        shown.drag(Qt::LeftButton, {60, rect.top() + 2}, {rect.right() + 20, rect.bottom() - 2}, modifiers);
    };
    band(2, Qt::ShiftModifier);
    QCOMPARE(shown.selected, (Nodes{1, 2}));
    band(1, Qt::ControlModifier);
    QCOMPARE(shown.selected, Nodes{2});
    band(4, {});
    QCOMPARE(shown.selected, Nodes{4});
}

void TestGraphCanvas::escapeTakesABandBack()
{
    Shown shown;
    shown.click(1);
    QTest::mousePress(shown.view(), Qt::LeftButton, {}, QPoint(60, 60));
    shown.move({500, 400}, Qt::LeftButton);
    QVERIFY(shown.canvas.selection().size() > 3); // shown while it is drawn
    shown.key(Qt::Key_Escape);
    QCOMPARE(shown.canvas.selection(), Nodes{1});
    QTest::mouseRelease(shown.view(), Qt::LeftButton, {}, QPoint(500, 400));
    QCOMPARE(shown.canvas.selection(), Nodes{1});
    QCOMPARE(shown.changes, 1);
}

void TestGraphCanvas::aBandTellsOnlyAtItsEnd()
{
    Shown shown;
    QTest::mousePress(shown.view(), Qt::LeftButton, {}, QPoint(60, 60));
    for (int y = 80; y < 500; y += 20)
        shown.move({500, y}, Qt::LeftButton);
    QCOMPARE(shown.changes, 0);
    QTest::mouseRelease(shown.view(), Qt::LeftButton, {}, QPoint(500, 480));
    QCOMPARE(shown.changes, 1);
}

void TestGraphCanvas::aBandAtTheEdgeScrolls()
{
    Shown shown;
    const double top = shown.canvas.camera().origin.y();
    QTest::mousePress(shown.view(), Qt::LeftButton, {}, QPoint(60, 60));
    shown.move({500, shown.view()->height() + 30}, Qt::LeftButton);
    const size_t before = shown.canvas.selection().size();
    QTRY_VERIFY(shown.canvas.camera().origin.y() > top + 200);
    QVERIFY(shown.canvas.selection().size() > before);
    shown.key(Qt::Key_Escape);
    const double stopped = shown.canvas.camera().origin.y();
    QTest::qWait(60);
    QCOMPARE(shown.canvas.camera().origin.y(), stopped);
}

void TestGraphCanvas::aClickOnALineSelectsItsTensor()
{
    Shown shown;
    QSignalSpy tensors(&shown.canvas, &GraphCanvas::tensorSelected);
    shown.click(2);
    const QRectF trunk = shown.canvas.drawing()->tensorRect(shown.canvas.drawing()->outputsOf(3)[0]);
    const QPointF side(trunk.right(), shown.canvas.drawing()->nodeRect(5).center().y());
    QTest::mouseClick(shown.view(), Qt::LeftButton, {}, shown.canvas.camera().toView(side).toPoint() + QPoint(2, 0));
    QCOMPARE(tensors.count(), 1);
    QCOMPARE(tensors.last().at(0).toInt(), shown.canvas.drawing()->outputsOf(3)[0]);
    QVERIFY(shown.selected.empty());
    shown.click(2);
    QCOMPARE(tensors.last().at(0).toInt(), -1);
}

void TestGraphCanvas::aDoubleClickFramesAtFullSize()
{
    Shown shown;
    shown.canvas.setZoom(0.5);
    QSignalSpy activated(&shown.canvas, &GraphCanvas::nodeActivated);
    QSignalSpy inspector(&shown.canvas, &GraphCanvas::openInspector);
    const int node = 12;
    shown.canvas.reveal(node);
    shown.click(node);
    QTest::mouseDClick(shown.view(), Qt::LeftButton, {}, shown.at(node));
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.last().at(0).toInt(), node);
    QCOMPARE(inspector.count(), 1);
    QCOMPARE(shown.canvas.zoom(), 1);
    QVERIFY(std::abs(shown.canvas.viewRect(node).center().y() - shown.view()->height() / 2.0) < 2);
    QCOMPARE(shown.canvas.selection(), Nodes{node});
}

void TestGraphCanvas::aRightClickSelectsFirstIfNeeded()
{
    Shown shown;
    QSignalSpy menus(&shown.canvas, &GraphCanvas::contextMenuRequested);
    const auto menuAt = [&](QPoint position) {
        QTest::mouseClick(shown.view(), Qt::RightButton, {}, position);
        QContextMenuEvent event(QContextMenuEvent::Mouse, position, shown.view()->mapToGlobal(position));
        QApplication::sendEvent(shown.view(), &event);
    };
    shown.click(1);
    shown.click(2, Qt::ControlModifier);
    menuAt(shown.at(2));
    QCOMPARE(shown.selected, (Nodes{1, 2})); // part of the selection: stays
    menuAt(shown.at(4));
    QCOMPARE(shown.selected, Nodes{4});
    menuAt(shown.empty());
    QCOMPARE(shown.selected, Nodes{4});
    QCOMPARE(menus.count(), 3);
    QCOMPARE(menus[1].at(0).toInt(), 4);
    QCOMPARE(menus[1].at(1).toPoint(), shown.view()->mapToGlobal(shown.at(4)));
    QCOMPARE(menus[2].at(0).toInt(), -1);
}

void TestGraphCanvas::theMenuKeyOpensAtTheCurrentLayer()
{
    Shown shown;
    QSignalSpy menus(&shown.canvas, &GraphCanvas::contextMenuRequested);
    shown.click(2);
    shown.key(Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(menus.count(), 1);
    QCOMPARE(menus[0].at(0).toInt(), 2);
    QCOMPARE(menus[0].at(1).toPoint(), shown.view()->mapToGlobal(shown.at(2)));
}

void TestGraphCanvas::theWheelScrolls()
{
    Shown shown;
    const Camera before = shown.canvas.camera();
    shown.wheel({0, -1});
    QVERIFY(shown.canvas.camera().origin.y() > before.origin.y() + 50);
    QCOMPARE(shown.canvas.camera().origin.x(), before.origin.x());
    shown.wheel({0, 1});
    QVERIFY(near(shown.canvas.camera().origin, before.origin));
    shown.wheel({0, -1}, Qt::ShiftModifier);
    QVERIFY(shown.canvas.camera().origin.x() > before.origin.x() + 50);
    QCOMPARE(shown.canvas.camera().origin.y(), before.origin.y());
    QCOMPARE(shown.canvas.zoom(), 1);
}

void TestGraphCanvas::controlAndWheelZoomAtThePointer()
{
    Shown shown;
    shown.canvas.setCamera({shown.canvas.camera().origin + QPointF(0, 800), shown.canvas.camera().zoom});
    const QPointF pointer(430, 333);
    const QPointF under = shown.canvas.camera().toWorld(pointer);
    shown.wheel({0, 1}, Qt::ControlModifier, pointer);
    QCOMPARE(shown.canvas.zoom(), 1.15);
    QVERIFY(near(shown.canvas.camera().toWorld(pointer), under, 0.01));
    shown.wheel({0, -2}, Qt::ControlModifier, pointer);
    QVERIFY(std::abs(shown.canvas.zoom() - 1 / 1.15) < 1e-9);
    QVERIFY(near(shown.canvas.camera().toWorld(pointer), under, 0.01));
}

void TestGraphCanvas::thePreferenceSwapsTheWheel()
{
    Shown shown;
    shown.canvas.setWheelZooms(true);
    shown.wheel({0, 1});
    QCOMPARE(shown.canvas.zoom(), 1.15);
    const double top = shown.canvas.camera().origin.y();
    shown.wheel({0, -1}, Qt::ControlModifier);
    QCOMPARE(shown.canvas.zoom(), 1.15);
    QVERIFY(shown.canvas.camera().origin.y() > top);
}

void TestGraphCanvas::middleDragPans()
{
    Shown shown;
    const QPointF before = shown.canvas.viewRect(5).center();
    shown.drag(Qt::MiddleButton, {300, 500}, {340, 300});
    QVERIFY(near(shown.canvas.viewRect(5).center(), before + QPointF(40, -200)));
    QCOMPARE(shown.changes, 0);
}

void TestGraphCanvas::spaceAndDragPans()
{
    Shown shown;
    const QPointF before = shown.canvas.viewRect(5).center();
    QTest::keyPress(&shown.canvas, Qt::Key_Space);
    QCOMPARE(shown.view()->cursor().shape(), Qt::OpenHandCursor);
    shown.drag(Qt::LeftButton, shown.at(5), shown.at(5) + QPoint(0, -100)); // even from a node
    QTest::keyRelease(&shown.canvas, Qt::Key_Space);
    QVERIFY(near(shown.canvas.viewRect(5).center(), before + QPointF(0, -100)));
    QCOMPARE(shown.view()->cursor().shape(), Qt::ArrowCursor);
    QCOMPARE(shown.changes, 0);
}

void TestGraphCanvas::theHandPans()
{
    Shown shown;
    QSignalSpy modes(&shown.canvas, &GraphCanvas::handModeChanged);
    shown.canvas.setHandMode(true);
    shown.canvas.setHandMode(true);
    QCOMPARE(modes.count(), 1);
    const QPointF before = shown.canvas.viewRect(5).center();
    shown.drag(Qt::LeftButton, {100, 300}, {130, 250});
    QVERIFY(near(shown.canvas.viewRect(5).center(), before + QPointF(30, -50)));
    shown.canvas.setHandMode(false);
    shown.click(5);
    QCOMPARE(shown.selected, Nodes{5});
}

void TestGraphCanvas::escapeTakesAPanBack()
{
    Shown shown;
    const Camera before = shown.canvas.camera();
    QTest::mousePress(shown.view(), Qt::MiddleButton, {}, QPoint(300, 500));
    shown.move({300, 200}, Qt::MiddleButton);
    QVERIFY(!(shown.canvas.camera() == before));
    shown.key(Qt::Key_Escape);
    QCOMPARE(shown.canvas.camera(), before);
    QTest::mouseRelease(shown.view(), Qt::MiddleButton, {}, QPoint(300, 200));
}

void TestGraphCanvas::arrowsWalkAlongTheGraph()
{
    Shown shown;
    shown.click(1);
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.selected, Nodes{2});
    shown.key(Qt::Key_Up);
    shown.key(Qt::Key_Up);
    QCOMPARE(shown.selected, Nodes{0});
    shown.key(Qt::Key_Up); // nothing there
    QCOMPARE(shown.selected, Nodes{0});
    for (int i = 0; i < 30; ++i)
        shown.key(Qt::Key_Down);
    QVERIFY(shown.canvas.isVisibleNode(shown.canvas.currentNode()));
    const int side = shown.named("layer2/0/downsample/conv");
    shown.canvas.walkTo(shown.named("layer2/0/conv1/conv"));
    shown.key(Qt::Key_Right);
    QCOMPARE(shown.selected, Nodes{side});
    shown.key(Qt::Key_Left);
    QCOMPARE(shown.selected, Nodes{shown.named("layer2/0/conv1/conv")});
}

void TestGraphCanvas::shiftAndArrowsExtend()
{
    Shown shown;
    shown.click(1);
    shown.key(Qt::Key_Down, Qt::ShiftModifier);
    shown.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(shown.selected, (Nodes{1, 2, 3}));
    QCOMPARE(shown.anchored, 1);
}

void TestGraphCanvas::homeAndEndGoToInputAndOutput()
{
    Shown shown;
    shown.key(Qt::Key_End);
    QCOMPARE(shown.selected, Nodes{shown.named("logits")});
    QVERIFY(shown.canvas.isVisibleNode(shown.named("logits")));
    shown.key(Qt::Key_Home);
    QCOMPARE(shown.selected, Nodes{0});
    QVERIFY(shown.canvas.isVisibleNode(0));
}

void TestGraphCanvas::enterOpensTheInspector()
{
    Shown shown;
    QSignalSpy activated(&shown.canvas, &GraphCanvas::nodeActivated);
    shown.key(Qt::Key_Return);
    QCOMPARE(activated.count(), 0); // the keyboard stands nowhere yet
    shown.click(2);
    shown.key(Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.last().at(0).toInt(), 2);
}

void TestGraphCanvas::zoomKeysWork()
{
    Shown shown;
    QSignalSpy zooms(&shown.canvas, &GraphCanvas::zoomChanged);
    shown.key(Qt::Key_Plus);
    QCOMPARE(shown.canvas.zoom(), 1.15);
    QCOMPARE(zooms.last().at(0).toDouble(), 1.15);
    shown.key(Qt::Key_Minus);
    shown.key(Qt::Key_Minus);
    QVERIFY(shown.canvas.zoom() < 1);
    shown.key(Qt::Key_1);
    QCOMPARE(shown.canvas.zoom(), 1);
    shown.key(Qt::Key_0);
    const QRectF all = shown.canvas.camera().toView(shown.canvas.drawing()->bounds());
    QVERIFY(QRectF(shown.view()->rect()).contains(all));
}

void TestGraphCanvas::framingTheSelectionShowsAllOfIt()
{
    Shown shown;
    shown.canvas.setSelection({20, 30});
    shown.key(Qt::Key_F);
    QVERIFY(QRectF(shown.view()->rect()).contains(shown.canvas.viewRect(20)));
    QVERIFY(QRectF(shown.view()->rect()).contains(shown.canvas.viewRect(30)));
    const Camera camera = shown.canvas.camera();
    shown.canvas.setSelection({});
    shown.key(Qt::Key_F); // nothing selected: nothing moves
    QCOMPARE(shown.canvas.camera(), camera);
}

void TestGraphCanvas::altArrowsGoBackAndForward()
{
    Shown shown;
    QSignalSpy history(&shown.canvas, &GraphCanvas::historyChanged);
    const Camera start = shown.canvas.camera();
    shown.key(Qt::Key_Left, Qt::AltModifier); // nothing to go back to
    QCOMPARE(shown.canvas.camera(), start);
    shown.canvas.setSelection({60});
    const Camera revealed = shown.canvas.camera();
    QVERIFY(!(revealed == start));
    shown.key(Qt::Key_0);
    const Camera fitted = shown.canvas.camera();
    QVERIFY(history.last().at(0).toBool());
    shown.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shown.canvas.camera(), revealed);
    shown.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shown.canvas.camera(), start);
    QVERIFY(!history.last().at(0).toBool());
    QVERIFY(history.last().at(1).toBool());
    shown.key(Qt::Key_Right, Qt::AltModifier);
    shown.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(shown.canvas.camera(), fitted);
}

void TestGraphCanvas::escapeIsOneStepAPress()
{
    Shown shown;
    QSignalSpy dismissed(&shown.canvas, &GraphCanvas::searchDismissed);
    shown.click(3);
    shown.canvas.setMatches(Nodes{1, 2});
    QTest::mousePress(shown.view(), Qt::MiddleButton, {}, QPoint(300, 500));
    shown.key(Qt::Key_Escape); // the drag
    QTest::mouseRelease(shown.view(), Qt::MiddleButton, {}, QPoint(300, 500));
    QCOMPARE(dismissed.count(), 0);
    shown.key(Qt::Key_Escape); // the search
    QCOMPARE(dismissed.count(), 1);
    QCOMPARE(shown.selected, Nodes{3});
    shown.canvas.setMatches({});
    shown.key(Qt::Key_Escape); // the selection
    QVERIFY(shown.selected.empty());
    QKeyEvent nothingLeft(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    QApplication::sendEvent(&shown.canvas, &nothingLeft);
    QVERIFY(!nothingLeft.isAccepted());
}

void TestGraphCanvas::controlKeysAreLeftToTheWindow()
{
    Shown shown;
    shown.click(1);
    for (const Qt::Key key : {Qt::Key_F, Qt::Key_0, Qt::Key_Down, Qt::Key_A}) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::ControlModifier);
        QApplication::sendEvent(&shown.canvas, &event);
        QVERIFY(!event.isAccepted());
    }
    QCOMPARE(shown.selected, Nodes{1});
}

void TestGraphCanvas::levelsHoldOnWithinTenPercent()
{
    Shown shown;
    shown.canvas.setZoom(17.0 / 36);
    QCOMPARE(shown.canvas.level(), DetailLevel::Names);
    shown.canvas.setZoom(16.0 / 36);
    QCOMPARE(shown.canvas.level(), DetailLevel::Names); // from above: holds
    shown.canvas.setZoom(15.0 / 36);
    QCOMPARE(shown.canvas.level(), DetailLevel::Operators);
    shown.canvas.setZoom(16.0 / 36);
    QCOMPARE(shown.canvas.level(), DetailLevel::Operators); // from below: not yet
}

void TestGraphCanvas::zoomStaysBetween2And400Percent()
{
    Shown shown;
    for (int i = 0; i < 80; ++i)
        shown.canvas.zoomIn();
    QCOMPARE(shown.canvas.zoom(), 4);
    for (int i = 0; i < 80; ++i)
        shown.canvas.zoomOut();
    QCOMPARE(shown.canvas.zoom(), 0.02);
}

void TestGraphCanvas::theMinimapsFrameMovesTheView()
{
    Shown shown(sample::longNetwork(800));
    Minimap *map = shown.canvas.minimap();
    const double top = shown.canvas.camera().origin.y();
    const QPoint grip = map->frame().center().toPoint();
    QTest::mousePress(map, Qt::LeftButton, {}, grip);
    QCOMPARE(shown.canvas.camera().origin.y(), top); // taking hold moves nothing
    QMouseEvent move(QEvent::MouseMove, grip + QPoint(0, 200), map->mapToGlobal(grip + QPoint(0, 200)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(map, &move);
    QTest::mouseRelease(map, Qt::LeftButton, {}, grip + QPoint(0, 200));
    QVERIFY(shown.canvas.camera().origin.y() > top + 3000);
    QVERIFY(near(map->frame().center(), grip + QPoint(0, 200), 6));
    QVERIFY(!shown.canvas.canGoBack()); // a drag is no jump
}

void TestGraphCanvas::aClickBesideTheFrameJumps()
{
    Shown shown(sample::longNetwork(800));
    Minimap *map = shown.canvas.minimap();
    const Camera before = shown.canvas.camera();
    const QPoint far(map->width() / 2, map->height() - 30);
    QTest::mouseClick(map, Qt::LeftButton, {}, far);
    QVERIFY(near(map->frame().center(), QPointF(map->frame().center().x(), far.y()), 3));
    QVERIFY(shown.canvas.canGoBack());
    shown.canvas.goBack();
    QCOMPARE(shown.canvas.camera(), before);
}

void TestGraphCanvas::theFrameShowsWhatIsInView()
{
    Shown shown;
    Minimap *map = shown.canvas.minimap();
    shown.canvas.fit();
    const QRectF all(map->fromWorld(shown.canvas.drawing()->bounds().topLeft()), map->fromWorld(shown.canvas.drawing()->bounds().bottomRight()));
    QVERIFY(map->frame().adjusted(-2, -2, 2, 2).contains(all));
    shown.canvas.setZoom(2);
    QVERIFY(map->frame().height() < all.height() / 3);
    QVERIFY(!map->frame().isNull());
}

void TestGraphCanvas::theLegendShowsWhatIsOnScreen()
{
    Shown shown;
    Legend *legend = shown.canvas.legend();
    QTRY_VERIFY(!legend->entries().empty());
    const auto has = [&](Category category) {
        return std::ranges::any_of(legend->entries(), [&](const Legend::Entry &entry) { return entry.category == category; });
    };
    QVERIFY(has(Category::Convolution) && has(Category::InputOutput));
    QVERIFY(!has(Category::Matrix));
    shown.key(Qt::Key_End);
    QTRY_VERIFY(has(Category::Matrix));
    shown.canvas.setColourBy(ColourBy::Precision);
    QTRY_COMPARE(legend->entries().size(), size_t{1});
    QCOMPARE(legend->entries()[0].precision, "F32");
    shown.canvas.setColourBy(ColourBy::Macs);
    QTRY_VERIFY(legend->entries().size() == 1 && legend->entries()[0].kind == Legend::Entry::Kind::WithoutValue);
    QCOMPARE(legend->entries()[0].kind, Legend::Entry::Kind::WithoutValue);
    QCOMPARE(legend->geometry().bottom(), shown.view()->height() - 9);
}

void TestGraphCanvas::aLegendEntrySelectsItsLayers()
{
    Shown shown;
    Legend *legend = shown.canvas.legend();
    QTRY_VERIFY(!legend->entries().empty());
    QCOMPARE(legend->entries()[0].category, Category::Convolution);
    QTest::mouseClick(legend, Qt::LeftButton, {}, legend->entryRect(0).center());
    Nodes expected;
    for (int node = 0; node < shown.canvas.drawing()->nodeCount(); ++node)
        if (shown.canvas.drawing()->scene().node(node).category == Category::Convolution)
            expected.push_back(node);
    QCOMPARE(shown.selected, expected);
    QTest::mouseClick(legend, Qt::LeftButton, Qt::ControlModifier, legend->entryRect(0).center());
    QVERIFY(shown.selected.empty());
}

void TestGraphCanvas::theLegendSaysWhenNothingIsMeasured()
{
    GraphScene scene = sample::resnet(1);
    for (SceneNode &node : scene.nodes)
        node.timeMs.reset();
    QCOMPARE(howFound(scene, ColourBy::Error, false), std::string("not measured"));
    Shown shown(std::move(scene));
    Legend *legend = shown.canvas.legend();
    for (const ColourBy mode : {ColourBy::Error, ColourBy::Sensitivity, ColourBy::Time}) {
        shown.canvas.setColourBy(mode);
        const QString name = QString::fromStdString(colourByName(mode));
        QTRY_VERIFY2(legend->title().startsWith(name), qPrintable(legend->title()));
        QCOMPARE(legend->title(), name + ", not measured");
    }
}

void TestGraphCanvas::whatWasFusedHasAnEntryOfItsOwn()
{
    GraphScene scene = sample::resnet(1);
    scene.nodes[1].timeMs = 0.5;
    scene.nodes[2].timeMs.reset();
    scene.nodes[2].fusedInto = scene.nodes[1].name;
    scene.nodes[3].timeMs.reset();
    Shown shown(std::move(scene));
    shown.canvas.setColourBy(ColourBy::Time);
    Legend *legend = shown.canvas.legend();
    const auto entry = [&](Legend::Entry::Kind kind) { return std::ranges::find(legend->entries(), kind, &Legend::Entry::kind) != legend->entries().end(); };
    QTRY_VERIFY(entry(Legend::Entry::Kind::Fused));
    QVERIFY(entry(Legend::Entry::Kind::WithoutValue));
    QCOMPARE(Legend::nodesOf({Legend::Entry::Kind::Fused, {}, {}}, ColourBy::Time, *shown.canvas.drawing()), Nodes{2});
    const Nodes without = Legend::nodesOf({Legend::Entry::Kind::WithoutValue, {}, {}}, ColourBy::Time, *shown.canvas.drawing());
    QVERIFY(std::ranges::find(without, 2) == without.end() && std::ranges::find(without, 3) != without.end());
    const NodeColours fused = nodeColours(*shown.canvas.drawing(), 2, ColourBy::Time, lightTheme());
    QVERIFY(fused.fused && !fused.hatched && fused.bar < 0);
    QCOMPARE(insteadOfFigure(shown.canvas.drawing()->scene().node(2), ColourBy::Time), std::string("fused"));
}

void TestGraphCanvas::aFoldedLegendKeepsItsScale()
{
    Shown shown;
    Legend *legend = shown.canvas.legend();
    QTRY_VERIFY(!legend->entries().empty());
    shown.canvas.setLegendFolded(true);
    const int head = legend->height();
    shown.canvas.setColourBy(ColourBy::Macs);
    QTRY_VERIFY(legend->height() > head); // head and scale
    QVERIFY(legend->isFolded());
}

void TestGraphCanvas::nothingThatIsAskedForLiesBelowTheLegend()
{
    for (const QSize size : {QSize(560, 300), QSize(700, 420), QSize(900, 700)}) {
        Shown shown(sample::resnet(), size);
        Legend *legend = shown.canvas.legend();
        QTRY_VERIFY(!legend->entries().empty());
        shown.canvas.setLegendFolded(false);
        const auto free = [&](int node) {
            const QRectF rect = shown.canvas.viewRect(node);
            return QRectF(shown.view()->rect()).contains(rect) && !rect.intersects(legend->geometry()) && !rect.intersects(shown.canvas.minimap()->geometry());
        };
        shown.key(Qt::Key_End);
        QTest::qWait(120); // it says what is on screen now
        shown.key(Qt::Key_End);
        QVERIFY(free(shown.named("logits")));
        shown.key(Qt::Key_Home);
        QVERIFY(free(0));
        for (int node = 0; node < shown.canvas.drawing()->nodeCount(); node += 7) {
            shown.canvas.reveal(node);
            QVERIFY2(free(node), qPrintable(QString::number(node)));
        }
        // A node that lies below it is not in sight.
        Camera camera = shown.canvas.camera();
        camera.origin = shown.canvas.drawing()->nodeRect(20).center() - QPointF(legend->geometry().center()) / camera.zoom;
        shown.canvas.setCamera(camera);
        if (QRectF(legend->geometry()).contains(shown.canvas.viewRect(20)))
            QVERIFY(!shown.canvas.isVisibleNode(20));
    }
}

void TestGraphCanvas::theLegendFolds()
{
    Shown shown;
    Legend *legend = shown.canvas.legend();
    QTRY_VERIFY(!legend->entries().empty());
    const int bottom = legend->geometry().bottom();
    const int height = legend->height();
    QTest::mouseClick(legend, Qt::LeftButton, {}, legend->headRect().center());
    QVERIFY(shown.canvas.legendFolded());
    QVERIFY(legend->height() < height / 2);
    QCOMPARE(legend->geometry().bottom(), bottom);
    QVERIFY(shown.selected.empty());
    shown.canvas.setLegendFolded(false);
    QCOMPARE(legend->height(), height);
}

void TestGraphCanvas::theLegendWorksByKeyboard()
{
    Shown shown;
    Legend *legend = shown.canvas.legend();
    QTRY_VERIFY(!legend->entries().empty());
    legend->setFocus(Qt::TabFocusReason);
    QTest::keyClick(legend, Qt::Key_Down);
    QTest::keyClick(legend, Qt::Key_Down);
    QTest::keyClick(legend, Qt::Key_Space);
    QVERIFY(!shown.selected.empty());
    QCOMPARE(shown.canvas.drawing()->scene().node(shown.selected.front()).category, legend->entries()[1].category);
    QTest::keyClick(legend, Qt::Key_Up);
    QTest::keyClick(legend, Qt::Key_Up);
    QTest::keyClick(legend, Qt::Key_Return);
    QVERIFY(legend->isFolded());
}

void TestGraphCanvas::theLegendFoldsByItselfInASmallView()
{
    Shown shown;
    QTRY_VERIFY(!shown.canvas.legend()->entries().empty());
    QVERIFY(!shown.canvas.legendFolded());
    shown.canvas.resize(320, 260);
    QTRY_VERIFY(shown.canvas.legendFolded());
    shown.canvas.resize(900, 700);
    QTRY_VERIFY(!shown.canvas.legendFolded());
    shown.canvas.setLegendFolded(true); // by hand: stays
    shown.canvas.resize(901, 700);
    QCoreApplication::processEvents();
    QVERIFY(shown.canvas.legendFolded());
}

void TestGraphCanvas::overlaysShieldWhatLiesBelow()
{
    Shown shown(sample::mesh(400, 20));
    QTRY_VERIFY(!shown.canvas.legend()->entries().empty());
    QSignalSpy hovers(&shown.canvas, &GraphCanvas::hovered);
    QSignalSpy menus(&shown.canvas, &GraphCanvas::contextMenuRequested);
    int below = -1; // a node that the legend covers
    for (int node = 0; node < shown.canvas.drawing()->nodeCount(); ++node)
        if (shown.canvas.legend()->geometry().contains(shown.at(node)))
            below = node;
    QVERIFY(below >= 0);
    Legend *legend = shown.canvas.legend();
    const QPoint spot = legend->mapFrom(shown.view(), shown.at(below));
    QContextMenuEvent menu(QContextMenuEvent::Mouse, spot, legend->mapToGlobal(spot));
    QApplication::sendEvent(legend, &menu);
    QTest::mouseClick(legend, Qt::RightButton, {}, spot);
    QCOMPARE(menus.count() + shown.changes, 0);
    shown.canvas.setHovered(3);
    QEnterEvent enter(spot, spot, legend->mapToGlobal(spot));
    QApplication::sendEvent(legend, &enter);
    QCOMPARE(hovers.count(), 1);
    QCOMPARE(shown.canvas.hoveredNode(), -1);
}

void TestGraphCanvas::settersTellNothing()
{
    Shown shown;
    QSignalSpy tensors(&shown.canvas, &GraphCanvas::tensorSelected);
    QSignalSpy hovers(&shown.canvas, &GraphCanvas::hovered);
    shown.canvas.setSelection({1, 2, 3}, 2);
    shown.canvas.setSelectedTensor(4);
    shown.canvas.setHovered(5);
    shown.canvas.setMatches(Nodes{1});
    shown.canvas.setBadges({{1, {{BadgeKind::Lock, BadgeState::Planned, "", ""}}}});
    shown.canvas.setGroupOutline({{2, "64 → 44"}});
    QCOMPARE(shown.changes + tensors.count() + hovers.count(), 0);
    QCOMPARE(shown.canvas.selection(), (Nodes{1, 2, 3}));
    QCOMPARE(shown.canvas.anchor(), 2);
    QCOMPARE(shown.canvas.selectedTensor(), 4);
    QCOMPARE(shown.canvas.hoveredNode(), 5);
}

void TestGraphCanvas::aSelectionFromElsewhereScrollsOnlyIfNothingOfItIsSeen()
{
    Shown shown;
    const Camera before = shown.canvas.camera();
    shown.canvas.setSelection({1, 60});
    QCOMPARE(shown.canvas.camera(), before);
    shown.canvas.setSelection({60});
    QVERIFY(shown.canvas.isVisibleNode(60));
    QCOMPARE(shown.canvas.zoom(), 1);
}

void TestGraphCanvas::hoverIsToldOnceAndEndsWithTheView()
{
    Shown shown;
    QSignalSpy hovers(&shown.canvas, &GraphCanvas::hovered);
    shown.move(shown.at(2));
    shown.move(shown.at(2) + QPoint(3, 0));
    QCOMPARE(hovers.count(), 1);
    QCOMPARE(hovers.last().at(0).toInt(), 2);
    shown.move(shown.empty());
    QCOMPARE(hovers.last().at(0).toInt(), -1);
    shown.move(shown.at(3));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(shown.view(), &leave);
    QCOMPARE(hovers.count(), 4);
    QCOMPARE(shown.canvas.hoveredNode(), -1);
}

void TestGraphCanvas::theTipComesAfterAMoment()
{
    Shown shown;
    shown.move(shown.at(1));
    QTest::qWait(150);
    QVERIFY(!QToolTip::isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::isVisible(), 1500);
    QVERIFY2(QToolTip::text().contains("stem/conv"), qPrintable(QToolTip::text()));
    QVERIFY(QToolTip::text().contains("MACs"));
    shown.move(shown.empty());
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TestGraphCanvas::theTipOfABadgeSaysWhy()
{
    Shown shown(sample::everyKind());
    const QRectF rect = shown.canvas.viewRect(1);
    shown.move(QPointF(rect.right() - 12 * shown.canvas.zoom(), rect.top() + 10 * shown.canvas.zoom()).toPoint());
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::isVisible(), 1500);
    QCOMPARE(QToolTip::text(), QString("64 → 44 channels"));
    QToolTip::hideText();
}

void TestGraphCanvas::aPillGoesToItsPartnersInTurn()
{
    Shown shown(sample::hub(400));
    QSignalSpy tensors(&shown.canvas, &GraphCanvas::tensorSelected);
    const auto pillOf = [&](int node) {
        const auto [first, end] = shown.canvas.drawing()->pillsOf(node);
        return first < end ? first : -1;
    };
    const int in = pillOf(25);
    shown.canvas.setZoom(1);
    shown.canvas.reveal(25);
    QTest::mouseClick(shown.view(), Qt::LeftButton, {}, shown.canvas.camera().toView(shown.canvas.drawing()->pillRect(in)).center().toPoint());
    QCOMPARE(tensors.count(), 1);
    QVERIFY(shown.canvas.isVisibleNode(0)); // the producer
    const int out = pillOf(0);
    QVERIFY(shown.canvas.drawing()->layout().pills[static_cast<size_t>(out)].out);
    for (int turn = 0; turn < 3; ++turn) {
        shown.canvas.reveal(0);
        const QRectF rect = shown.canvas.camera().toView(shown.canvas.drawing()->pillRect(out));
        QTest::mouseClick(shown.view(), Qt::LeftButton, {}, rect.center().toPoint());
        QCOMPARE(shown.canvas.currentNode(), shown.canvas.drawing()->pillEnds(out)[static_cast<size_t>(turn)].node);
        QVERIFY(shown.canvas.isVisibleNode(shown.canvas.currentNode()));
    }
    QVERIFY(shown.canvas.canGoBack());
}

void TestGraphCanvas::avariantKeepsTheSameLayersInPlace()
{
    Shown shown;
    shown.canvas.setSelection({40, 41}, 40);
    shown.canvas.frameSelection();
    shown.canvas.setZoom(0.9);
    const std::string name = shown.canvas.drawing()->scene().node(40).name;
    const QPointF before = shown.canvas.viewRect(40).center();
    GraphScene folded = sample::resnet(); // as without the stem's two layers
    folded.tensors[0].readers = {4};
    folded.nodes.erase(folded.nodes.begin() + 1, folded.nodes.begin() + 3);
    folded.tensors.erase(folded.tensors.begin() + 1, folded.tensors.begin() + 3);
    for (SceneTensor &tensor : folded.tensors) {
        tensor.producer -= tensor.producer >= 3 ? 2 : 0;
        for (int &reader : tensor.readers)
            reader -= reader >= 3 ? 2 : 0;
    }
    shown.canvas.setDrawing(drawn(std::move(folded)), GraphCanvas::ViewChange::Keep);
    const int node = shown.named(name.c_str());
    QCOMPARE(node, 38);
    QVERIFY(near(shown.canvas.viewRect(node).center(), before, 2));
    QCOMPARE(shown.canvas.zoom(), 0.9);
    QCOMPARE(shown.canvas.selection(), (Nodes{38, 39}));
    QCOMPARE(shown.canvas.anchor(), 38);
}

void TestGraphCanvas::scrollBarsFollowAndLead()
{
    Shown shown;
    QScrollBar *bar = shown.canvas.verticalScrollBar();
    const int before = bar->value();
    shown.wheel({0, -3});
    QVERIFY(bar->value() > before + 150);
    const double top = shown.canvas.camera().origin.y();
    bar->setValue(bar->value() + 100);
    QVERIFY(std::abs(shown.canvas.camera().origin.y() - top - 100) <= 1);
    bar->setValue(bar->maximum());
    QVERIFY(shown.canvas.isVisibleNode(shown.named("logits")));
}

void TestGraphCanvas::layoutRunsInTheBackground()
{
    GraphCanvas canvas;
    canvas.resize(600, 400);
    QSignalSpy done(&canvas, &GraphCanvas::layoutDone);
    QSignalSpy progress(&canvas, &GraphCanvas::layoutProgress);
    canvas.setScene(std::make_shared<GraphScene>(sample::longNetwork(5000)));
    QVERIFY(canvas.isLayingOut());
    QVERIFY(canvas.drawing() == nullptr); // nothing was awaited
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(canvas.drawing()->nodeCount(), 5000);
    QVERIFY(!canvas.isLayingOut());
}

void TestGraphCanvas::theNewestSceneWins()
{
    GraphCanvas canvas;
    QSignalSpy done(&canvas, &GraphCanvas::layoutDone);
    canvas.setScene(std::make_shared<GraphScene>(sample::longNetwork(20000)));
    canvas.setScene(std::make_shared<GraphScene>(sample::resnet()));
    QTRY_VERIFY(done.count() > 0);
    QTest::qWait(100);
    QCOMPARE(done.count(), 1);
    QCOMPARE(canvas.drawing()->scene().title, "resnet");
}

void TestGraphCanvas::aCancelledLayoutLeavesWhatWasThere()
{
    Shown shown;
    QSignalSpy done(&shown.canvas, &GraphCanvas::layoutDone);
    QSignalSpy failed(&shown.canvas, &GraphCanvas::layoutFailed);
    shown.canvas.setScene(std::make_shared<GraphScene>(sample::longNetwork(20000)));
    shown.canvas.cancelLayout();
    QVERIFY(!shown.canvas.isLayingOut());
    QTest::qWait(200);
    QCOMPARE(done.count() + failed.count(), 0);
    QCOMPARE(shown.canvas.drawing()->scene().title, "resnet");
}

void TestGraphCanvas::largerTextKeepsThePercentage()
{
    Shown shown;
    shown.canvas.setZoom(0.8);
    const double height = shown.canvas.viewRect(1).height();
    const DetailLevel level = shown.canvas.level();
    QFont font = shown.canvas.font();
    font.setPointSizeF(font.pointSizeF() * 2);
    shown.canvas.setFont(font);
    QCOMPARE(shown.canvas.zoom(), 0.8);
    QVERIFY(std::abs(shown.canvas.viewRect(1).height() - 2 * height) < 0.5);
    QCOMPARE(shown.canvas.level(), level);
    shown.canvas.paintNow();
}

void TestGraphCanvas::aThemeChangeRepaints()
{
    Shown shown;
    const QImage before = shown.canvas.grab().toImage();
    setCurrentTheme(darkTheme());
    QPalette palette = QApplication::palette();
    palette.setColor(QPalette::Window, darkTheme().panel);
    QApplication::setPalette(palette);
    QCoreApplication::processEvents();
    const QImage after = shown.canvas.grab().toImage();
    QCOMPARE(before.pixelColor(5, 5), lightTheme().canvas);
    QCOMPARE(after.pixelColor(5, 5), darkTheme().canvas);
    setCurrentTheme(lightTheme());
    QApplication::setPalette(QPalette());
}

void TestGraphCanvas::withoutADrawingNothingBreaks()
{
    GraphCanvas canvas;
    canvas.setPlaceholder("Open a model");
    canvas.resize(400, 300);
    canvas.show();
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Home, Qt::Key_F, Qt::Key_0, Qt::Key_Escape, Qt::Key_Return})
        QTest::keyClick(&canvas, key);
    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, QPoint(50, 50));
    QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {}, QPoint(50, 50));
    canvas.setSelection({1});
    canvas.setMatches(Nodes{1});
    canvas.fit();
    canvas.frameSelection();
    canvas.goBack();
    QVERIFY(!canvas.exportTo("nowhere.png", {}).ok());
    QVERIFY(canvas.minimap()->isHidden());
    const QImage picture = canvas.grab().toImage();
    bool text = false;
    for (int x = 100; x < 300; ++x)
        text = text || picture.pixelColor(x, picture.height() / 2) != lightTheme().canvas;
    QVERIFY(text);
}

void TestGraphCanvas::anEmptyDrawingBreaksNothing()
{
    GraphCanvas canvas;
    canvas.resize(400, 300);
    canvas.setDrawing(drawn(GraphScene()));
    canvas.show();
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Home, Qt::Key_End, Qt::Key_F, Qt::Key_0, Qt::Key_Return})
        QTest::keyClick(&canvas, key);
    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, QPoint(50, 50));
    canvas.grab();
    QCOMPARE(canvas.currentNode(), -1);
}

void TestGraphCanvas::screenReadersHearWhereTheKeyboardStands()
{
    Shown shown;
    QCOMPARE(shown.canvas.accessibleName(), QString("Graph"));
    QCOMPARE(shown.canvas.accessibleDescription(), QString("75 layers"));
    shown.click(1);
    QCOMPARE(shown.canvas.accessibleDescription(), QString("75 layers, at stem/conv, Conv 3x3 /2, 1 selected"));
}

void TestGraphCanvas::numbersThatAreNoNodeAreIgnored()
{
    Shown shown;
    shown.canvas.setSelection({-4, 2, 2, 99999});
    QCOMPARE(shown.canvas.selection(), Nodes{2});
    shown.canvas.setHovered(99999);
    QCOMPARE(shown.canvas.hoveredNode(), -1);
    shown.canvas.setMatches(Nodes{-1, 99999});
    shown.canvas.setGroupOutline({{-1, "a"}, {99999, "b"}});
    shown.canvas.setBadges({{99999, {{BadgeKind::Lock, BadgeState::Done, "", ""}}}});
    shown.canvas.setSelectedTensor(99999);
    QCOMPARE(shown.canvas.selectedTensor(), -1);
    shown.canvas.reveal(-7);
    QVERIFY(!shown.canvas.walkTo(99999));
    shown.canvas.grab();
}

void TestGraphCanvas::focusIsVisible()
{
    Shown shown;
    shown.click(2);
    const QImage with = shown.canvas.grab().toImage();
    shown.canvas.clearFocus();
    const QImage without = shown.canvas.grab().toImage();
    QVERIFY(with != without);
}

QTEST_MAIN(TestGraphCanvas)
#include "tst_graph_canvas.moc"
