// What lies over the graph: minimap, legend, tips.
#include "shown_canvas.h"

#include "ui/canvas/legend.h"
#include "ui/canvas/minimap.h"

#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QToolTip>

using namespace pare;
using namespace pare::test;

class TestCanvasOverlays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
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
    void theTipComesAfterAMoment();
    void theTipOfABadgeSaysWhy();
    void hoverIsToldOnceAndEndsWithTheView();
};

void TestCanvasOverlays::initTestCase()
{
    QFont font;
    font.setPointSizeF(10);
    QApplication::setFont(font);
}

void TestCanvasOverlays::theMinimapsFrameMovesTheView()
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

void TestCanvasOverlays::aClickBesideTheFrameJumps()
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

void TestCanvasOverlays::theFrameShowsWhatIsInView()
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

void TestCanvasOverlays::theLegendShowsWhatIsOnScreen()
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

void TestCanvasOverlays::aLegendEntrySelectsItsLayers()
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

void TestCanvasOverlays::theLegendSaysWhenNothingIsMeasured()
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

void TestCanvasOverlays::whatWasFusedHasAnEntryOfItsOwn()
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

void TestCanvasOverlays::aFoldedLegendKeepsItsScale()
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

void TestCanvasOverlays::nothingThatIsAskedForLiesBelowTheLegend()
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

void TestCanvasOverlays::theLegendFolds()
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

void TestCanvasOverlays::theLegendWorksByKeyboard()
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

void TestCanvasOverlays::theLegendFoldsByItselfInASmallView()
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

void TestCanvasOverlays::overlaysShieldWhatLiesBelow()
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

void TestCanvasOverlays::theTipComesAfterAMoment()
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

void TestCanvasOverlays::theTipOfABadgeSaysWhy()
{
    Shown shown(sample::everyKind());
    const QRectF rect = shown.canvas.viewRect(1);
    shown.move(QPointF(rect.right() - 12 * shown.canvas.zoom(), rect.top() + 10 * shown.canvas.zoom()).toPoint());
    QTRY_VERIFY_WITH_TIMEOUT(QToolTip::isVisible(), 1500);
    QCOMPARE(QToolTip::text(), QString("64 → 44 channels"));
    QToolTip::hideText();
}

void TestCanvasOverlays::hoverIsToldOnceAndEndsWithTheView()
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

QTEST_MAIN(TestCanvasOverlays)
#include "tst_canvas_overlays.moc"
