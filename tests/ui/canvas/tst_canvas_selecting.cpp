// Choosing layers on the canvas: clicks, bands, lines, menus.
#include "shown_canvas.h"

#include <QContextMenuEvent>
#include <QSignalSpy>

using namespace pare;
using namespace pare::test;

class TestCanvasSelecting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
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
};

void TestCanvasSelecting::initTestCase()
{
    QFont font;
    font.setPointSizeF(10);
    QApplication::setFont(font);
}

void TestCanvasSelecting::aClickSelectsOne()
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

void TestCanvasSelecting::controlClickToggles()
{
    Shown shown;
    shown.click(2);
    shown.click(4, Qt::ControlModifier);
    QCOMPARE(shown.selected, (Nodes{2, 4}));
    shown.click(2, Qt::ControlModifier);
    QCOMPARE(shown.selected, Nodes{4});
}

void TestCanvasSelecting::shiftClickSelectsAllPaths()
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

void TestCanvasSelecting::shiftClickWithoutPathAddsTheNode()
{
    Shown shown(sample::everyKind());
    const int relu = shown.named("relu");
    const int attention = shown.named("attention");
    shown.click(relu);
    shown.click(attention, Qt::ShiftModifier);
    QCOMPARE(shown.selected, (Nodes{std::min(relu, attention), std::max(relu, attention)}));
}

void TestCanvasSelecting::aClickOnEmptyGroundClears()
{
    Shown shown;
    shown.click(2);
    QTest::mouseClick(shown.view(), Qt::LeftButton, Qt::ControlModifier, shown.empty());
    QCOMPARE(shown.selected, Nodes{2}); // a slip while toggling costs nothing
    QTest::mouseClick(shown.view(), Qt::LeftButton, {}, shown.empty());
    QVERIFY(shown.selected.empty());
    QCOMPARE(shown.anchored, -1);
}

void TestCanvasSelecting::aDragIsNoClick()
{
    Shown shown;
    shown.drag(Qt::LeftButton, shown.at(2), shown.at(2) + QPoint(5, 0));
    QCOMPARE(shown.changes, 0);
    shown.drag(Qt::LeftButton, shown.at(2), shown.at(2) + QPoint(3, 0));
    QCOMPARE(shown.selected, Nodes{2});
}

void TestCanvasSelecting::aBandSelectsWhatItTouches()
{
    Shown shown;
    const QRectF second = shown.canvas.viewRect(2);
    const QRectF third = shown.canvas.viewRect(3);
    shown.drag(Qt::LeftButton, {60, static_cast<int>(second.center().y())}, {static_cast<int>(third.left()) + 1, static_cast<int>(third.top()) + 1});
    QCOMPARE(shown.selected, (Nodes{2, 3}));
    QCOMPARE(shown.changes, 1);
}

void TestCanvasSelecting::aBandAddsWithShiftAndTogglesWithControl()
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

void TestCanvasSelecting::escapeTakesABandBack()
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

void TestCanvasSelecting::aBandTellsOnlyAtItsEnd()
{
    Shown shown;
    QTest::mousePress(shown.view(), Qt::LeftButton, {}, QPoint(60, 60));
    for (int y = 80; y < 500; y += 20)
        shown.move({500, y}, Qt::LeftButton);
    QCOMPARE(shown.changes, 0);
    QTest::mouseRelease(shown.view(), Qt::LeftButton, {}, QPoint(500, 480));
    QCOMPARE(shown.changes, 1);
}

void TestCanvasSelecting::aBandAtTheEdgeScrolls()
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

void TestCanvasSelecting::aClickOnALineSelectsItsTensor()
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

void TestCanvasSelecting::aDoubleClickFramesAtFullSize()
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

void TestCanvasSelecting::aRightClickSelectsFirstIfNeeded()
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

void TestCanvasSelecting::theMenuKeyOpensAtTheCurrentLayer()
{
    Shown shown;
    QSignalSpy menus(&shown.canvas, &GraphCanvas::contextMenuRequested);
    shown.click(2);
    shown.key(Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(menus.count(), 1);
    QCOMPARE(menus[0].at(0).toInt(), 2);
    QCOMPARE(menus[0].at(1).toPoint(), shown.view()->mapToGlobal(shown.at(2)));
}

QTEST_MAIN(TestCanvasSelecting)
#include "tst_canvas_selecting.moc"
