// What the canvas is given to show, and its first view of it.
#include "shown_canvas.h"

#include "ui/canvas/minimap.h"
#include "ui/theme/current_theme.h"

#include <QScrollBar>
#include <QSignalSpy>

using namespace pare;
using namespace pare::test;

class TestGraphCanvas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSmallGraphIsFittedAtFirst();
    void aTallGraphBeginsWithItsInputsAtFullSize();
    void theFirstViewFollowsAResizeUntilItIsMoved();
    void settersTellNothing();
    void aSelectionFromElsewhereScrollsOnlyIfNothingOfItIsSeen();
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
