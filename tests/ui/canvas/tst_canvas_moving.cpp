// Wheel, drags and keys: where the canvas looks, and who is the current layer.
#include "shown_canvas.h"

#include <QSignalSpy>

using namespace pare;
using namespace pare::test;

class TestCanvasMoving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
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
};

void TestCanvasMoving::initTestCase()
{
    QFont font;
    font.setPointSizeF(10);
    QApplication::setFont(font);
}

void TestCanvasMoving::theWheelScrolls()
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

void TestCanvasMoving::controlAndWheelZoomAtThePointer()
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

void TestCanvasMoving::thePreferenceSwapsTheWheel()
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

void TestCanvasMoving::middleDragPans()
{
    Shown shown;
    const QPointF before = shown.canvas.viewRect(5).center();
    shown.drag(Qt::MiddleButton, {300, 500}, {340, 300});
    QVERIFY(near(shown.canvas.viewRect(5).center(), before + QPointF(40, -200)));
    QCOMPARE(shown.changes, 0);
}

void TestCanvasMoving::spaceAndDragPans()
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

void TestCanvasMoving::theHandPans()
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

void TestCanvasMoving::escapeTakesAPanBack()
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

void TestCanvasMoving::arrowsWalkAlongTheGraph()
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

void TestCanvasMoving::shiftAndArrowsExtend()
{
    Shown shown;
    shown.click(1);
    shown.key(Qt::Key_Down, Qt::ShiftModifier);
    shown.key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(shown.selected, (Nodes{1, 2, 3}));
    QCOMPARE(shown.anchored, 1);
}

void TestCanvasMoving::homeAndEndGoToInputAndOutput()
{
    Shown shown;
    shown.key(Qt::Key_End);
    QCOMPARE(shown.selected, Nodes{shown.named("logits")});
    QVERIFY(shown.canvas.isVisibleNode(shown.named("logits")));
    shown.key(Qt::Key_Home);
    QCOMPARE(shown.selected, Nodes{0});
    QVERIFY(shown.canvas.isVisibleNode(0));
}

void TestCanvasMoving::enterOpensTheInspector()
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

void TestCanvasMoving::zoomKeysWork()
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

void TestCanvasMoving::framingTheSelectionShowsAllOfIt()
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

void TestCanvasMoving::altArrowsGoBackAndForward()
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

void TestCanvasMoving::escapeIsOneStepAPress()
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

void TestCanvasMoving::controlKeysAreLeftToTheWindow()
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

void TestCanvasMoving::levelsHoldOnWithinTenPercent()
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

void TestCanvasMoving::zoomStaysBetween2And400Percent()
{
    Shown shown;
    for (int i = 0; i < 80; ++i)
        shown.canvas.zoomIn();
    QCOMPARE(shown.canvas.zoom(), 4);
    for (int i = 0; i < 80; ++i)
        shown.canvas.zoomOut();
    QCOMPARE(shown.canvas.zoom(), 0.02);
}

QTEST_MAIN(TestCanvasMoving)
#include "tst_canvas_moving.moc"
