#include "ui/canvas/view_geometry.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace pare;

namespace {

ViewFrame frameOf(QSizeF size, QRectF world, double unit = 1)
{
    ViewFrame frame;
    frame.size = size;
    frame.world = world;
    frame.unit = unit;
    return frame;
}

bool near(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) < 1e-6;
}

} // namespace

class TestViewGeometry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void levelsBeginAtTheirHeights();
    void aLevelIsLeftOnlyTenPercentBelowItsBeginning();
    void worldAndViewAreInverse();
    void zoomStaysWithinBoundsAndIsNeverNoNumber();
    void zoomingKeepsThePointUnderThePointer();
    void theMiddleOfTheViewStaysInTheWorld();
    void aWorldWithoutSizeIsCentred();
    void framingFitsWithMarginAndNeverEnlarges();
    void framingHeedsWhatIsCovered();
    void theFirstViewFitsWhileNamesAreReadable();
    void theFirstViewOfATallGraphShowsItsTopAtFullSize();
    void theFirstViewOfAWideGraphLeavesNoSideEmpty();
    void largerTextIsNoHigherZoom();
    void revealingMovesOnlyAsMuchAsNeeded();
    void theCornerIsLeftFreeWhereThereIsRoom();
    void whatIsRevealedComesOutOfTheCorner();
    void aViewWithoutSizeDoesNotBreakAnything();
    void theOverviewStretchesThinGraphsOnly();
    void historyGoesBackAndForward();
    void aJumpForgetsWhatLayForward();
};

void TestViewGeometry::levelsBeginAtTheirHeights()
{
    QCOMPARE(detailLevel(0), DetailLevel::Raster);
    QCOMPARE(detailLevel(2.99), DetailLevel::Raster);
    QCOMPARE(detailLevel(3), DetailLevel::Blocks);
    QCOMPARE(detailLevel(8.9), DetailLevel::Blocks);
    QCOMPARE(detailLevel(9), DetailLevel::Operators);
    QCOMPARE(detailLevel(17), DetailLevel::Names);
    QCOMPARE(detailLevel(55.9), DetailLevel::Names);
    QCOMPARE(detailLevel(56), DetailLevel::Everything);
}

void TestViewGeometry::aLevelIsLeftOnlyTenPercentBelowItsBeginning()
{
    QCOMPARE(detailLevel(16.5, DetailLevel::Names), DetailLevel::Names);
    QCOMPARE(detailLevel(15.4, DetailLevel::Names), DetailLevel::Names);
    QCOMPARE(detailLevel(15.2, DetailLevel::Names), DetailLevel::Operators);
    QCOMPARE(detailLevel(16.5, DetailLevel::Operators), DetailLevel::Operators); // upwards it begins at 17
    QCOMPARE(detailLevel(17, DetailLevel::Operators), DetailLevel::Names);
    QCOMPARE(detailLevel(2.8, DetailLevel::Everything), DetailLevel::Blocks); // a long way down: only the last step clings
    QCOMPARE(detailLevel(1, DetailLevel::Everything), DetailLevel::Raster);
}

void TestViewGeometry::worldAndViewAreInverse()
{
    const Camera camera{{-120, 45}, 0.37};
    QVERIFY(near(camera.toWorld(camera.toView(QPointF(812, -3))), {812, -3}));
    QCOMPARE(camera.toView(QPointF(-120, 45)), QPointF(0, 0));
    QCOMPARE(camera.toView(QRectF(-120, 45, 100, 10)).size(), QSizeF(37, 3.7));
}

void TestViewGeometry::zoomStaysWithinBoundsAndIsNeverNoNumber()
{
    QCOMPARE(boundedZoom(1e9), largestZoom);
    QCOMPARE(boundedZoom(0), smallestZoom);
    QCOMPARE(boundedZoom(-3), smallestZoom);
    QCOMPARE(boundedZoom(std::numeric_limits<double>::quiet_NaN()), 1);
    QCOMPARE(boundedZoom(std::numeric_limits<double>::infinity()), 1);
}

void TestViewGeometry::zoomingKeepsThePointUnderThePointer()
{
    const ViewFrame frame = frameOf({800, 600}, {0, 0, 50000, 50000});
    Camera camera{{20000, 20000}, 1};
    const QPointF pointer(123, 456);
    for (const double zoom : {1.15, 3.9, 0.4, 0.1}) {
        const QPointF under = camera.toWorld(pointer);
        camera = zoomedAt(camera, frame, pointer, zoom);
        QVERIFY(near(camera.toWorld(pointer), under));
        QCOMPARE(camera.zoom, zoom);
    }
}

void TestViewGeometry::theMiddleOfTheViewStaysInTheWorld()
{
    const ViewFrame frame = frameOf({800, 600}, {0, 0, 1000, 1000});
    const Camera far = bounded({{5000, -9000}, 0.5}, frame);
    QCOMPARE(far.toWorld(frame.free().center()), QPointF(1000, 0));
    const Camera inside{{100, 100}, 1};
    QCOMPARE(bounded(inside, frame), inside);
}

void TestViewGeometry::aWorldWithoutSizeIsCentred()
{
    const ViewFrame frame = frameOf({800, 600}, {});
    QCOMPARE(bounded({{77, 77}, 2}, frame).toWorld(frame.free().center()), QPointF(0, 0));
    QCOMPARE(framing(frame, {}).zoom, 1);
    QVERIFY(std::isfinite(firstView(frame, 0, 36).zoom));
}

void TestViewGeometry::framingFitsWithMarginAndNeverEnlarges()
{
    const ViewFrame frame = frameOf({800, 600}, {0, 0, 4000, 4000});
    const QRectF shown = framing(frame, frame.world).toView(frame.world);
    QVERIFY(shown.top() >= 23.9 && shown.bottom() <= 576.1);
    QVERIFY(near(shown.center(), {400, 300}));
    QCOMPARE(framing(frame, {10, 10, 20, 20}).zoom, 1);
    QCOMPARE(framing(frame, {0, 0, 4000, 5e6}).zoom, smallestZoom);
}

void TestViewGeometry::framingHeedsWhatIsCovered()
{
    ViewFrame frame = frameOf({800, 600}, {0, 0, 400, 400});
    frame.covered.setRight(200);
    QVERIFY(near(framing(frame, frame.world).toView(frame.world).center(), {300, 300}));
    frame.covered.setRight(5000); // nothing would be left: the whole view counts
    QCOMPARE(frame.free(), QRectF(0, 0, 800, 600));
}

void TestViewGeometry::theFirstViewFitsWhileNamesAreReadable()
{
    const ViewFrame frame = frameOf({800, 600}, {0, 0, 400, 1100});
    const Camera camera = firstView(frame, 200, 36);
    QVERIFY(camera.zoom * 36 >= 17);
    QVERIFY(QRectF(0, 0, 800, 600).contains(camera.toView(frame.world)));
}

void TestViewGeometry::theFirstViewOfATallGraphShowsItsTopAtFullSize()
{
    const ViewFrame frame = frameOf({800, 600}, {0, 0, 400, 479000});
    const Camera camera = firstView(frame, 200, 36);
    QCOMPARE(camera.zoom, 1);
    QCOMPARE(camera.toView(frame.world).top(), 24);
    QVERIFY(std::abs(camera.toView(QPointF(200, 0)).x() - 400) < 60);
}

void TestViewGeometry::theFirstViewOfAWideGraphLeavesNoSideEmpty()
{
    const ViewFrame frame = frameOf({800, 600}, {0, 0, 9000, 9000});
    ViewFrame wide = frameOf({800, 600}, {0, 0, 1000, 9000}); // a little too wide: smaller, and all of the width is there
    QVERIFY(std::abs(firstView(wide, 48, 36).toView(wide.world).left() - 24) < 1e-6);
    QVERIFY(std::abs(firstView(wide, 48, 36).toView(wide.world).right() - 776) < 1e-6);
    QCOMPARE(firstView(frame, 48, 36).toView(frame.world).left(), 24);
    QCOMPARE(firstView(frame, 8990, 36).toView(frame.world).right(), 776);
    QVERIFY(near(firstView(frame, 4000, 36).toView(QPointF(4000, 0)), {400, 24}));
}

void TestViewGeometry::largerTextIsNoHigherZoom()
{
    const ViewFrame frame = frameOf({800, 600}, {0, 0, 400, 479000}, 2);
    QCOMPARE(firstView(frame, 200, 36).zoom, 2); // 100 % with texts twice as large
    QCOMPARE(zoomedAt({{0, 0}, 2}, frame, {0, 0}, 99).zoom, 2 * largestZoom);
}

void TestViewGeometry::revealingMovesOnlyAsMuchAsNeeded()
{
    const ViewFrame frame = frameOf({800, 600}, {0, 0, 5000, 5000});
    const Camera camera{{1000, 1000}, 1};
    QCOMPARE(revealing(camera, frame, {1300, 1300, 100, 36}), camera);
    const Camera below = revealing(camera, frame, {1300, 1590, 100, 36});
    QCOMPARE(below.origin, QPointF(1000, 1000 + 50)); // its bottom comes to 24 above the view's
    const Camera left = revealing(camera, frame, {980, 1300, 100, 36});
    QCOMPARE(left.origin, QPointF(956, 1000));
    const QRectF large(1000, 1000, 3000, 3000);
    QVERIFY(near(revealing(camera, frame, large).toView(large).center(), {400, 300}));
}

void TestViewGeometry::theCornerIsLeftFreeWhereThereIsRoom()
{
    ViewFrame frame = frameOf({800, 600}, {0, 0, 700, 560});
    frame.corner = {0, 480, 160, 120};
    const auto all = [&](const QRectF &part) { return part.intersects(frame.world); };
    const Camera beside = framing(frame, frame.world, all);
    QVERIFY(!frame.corner.intersects(beside.toView(frame.world)));
    QVERIFY(beside.zoom > 0.7); // beside it: 592 are left of 800, above it 432 of 600
    QCOMPARE(framing(frame, frame.world, Taken([](const QRectF &) { return false; })), framing(frame, frame.world)); // nothing lies there anyway
    // The first view does the same, at 100 % too.
    QVERIFY(!frame.corner.intersects(firstView(frame, 350, 36, all).toView(frame.world)));
    frame.world = {0, 0, 560, 9000};
    QVERIFY(!frame.corner.intersects(firstView(frame, 280, 36, [&](const QRectF &part) { return part.intersects({0, 0, 560, 9000}); }).toView(frame.world)));
    // Where it would take more than half of the size, it is covered.
    frame.corner = {0, 100, 700, 500};
    frame.world = {0, 0, 800, 600};
    QCOMPARE(framing(frame, frame.world, all), framing(frame, frame.world));
}

void TestViewGeometry::whatIsRevealedComesOutOfTheCorner()
{
    ViewFrame frame = frameOf({800, 600}, {0, 0, 5000, 5000});
    frame.corner = {0, 480, 160, 120};
    const Camera camera{{1000, 1000}, 1};
    const QRectF below(1040, 1520, 100, 36);
    const Camera moved = revealing(camera, frame, below);
    QVERIFY(!frame.corner.intersects(moved.toView(below)));
    QVERIFY(QRectF(0, 0, 800, 600).contains(moved.toView(below)));
    QCOMPARE(revealing(camera, frame, {1400, 1500, 100, 36}), camera); // beside it nothing moves
    // At the end of the world there is no way up: it goes to the side.
    const QRectF last(30, 4964, 100, 36);
    const Camera end = revealing({{0, 4000}, 1}, frame, last);
    QVERIFY(!frame.corner.intersects(end.toView(last)));
}

void TestViewGeometry::aViewWithoutSizeDoesNotBreakAnything()
{
    const ViewFrame frame = frameOf({0, 0}, {0, 0, 400, 400});
    for (const Camera &camera : {framing(frame, frame.world), firstView(frame, 10, 36), bounded({{0, 0}, 1}, frame),
                                 revealing({{0, 0}, 1}, frame, {10, 10, 10, 10})}) {
        QVERIFY(std::isfinite(camera.origin.x()) && std::isfinite(camera.origin.y()));
        QVERIFY(camera.zoom >= smallestZoom && camera.zoom <= largestZoom);
    }
}

void TestViewGeometry::theOverviewStretchesThinGraphsOnly()
{
    const MiniScale tall = miniScale({0, 0, 2450, 479000}, {88, 580});
    QVERIFY(tall.x > 20 * tall.y);
    QCOMPARE(tall.size, QSizeF(88, 580));
    const MiniScale square = miniScale({0, 0, 5000, 5000}, {88, 580});
    QCOMPARE(square.x, square.y);
    QCOMPARE(square.size, QSizeF(88, 88));
    const MiniScale tiny = miniScale({0, 0, 96, 36}, {88, 580});
    QVERIFY(tiny.x <= 0.12 && tiny.size.width() <= 12);
    QVERIFY(std::isfinite(miniScale({}, {88, 580}).x));
}

void TestViewGeometry::historyGoesBackAndForward()
{
    ViewHistory history;
    const Camera a{{0, 0}, 1}, b{{10, 0}, 1}, c{{20, 0}, 1};
    QVERIFY(!history.canGoBack());
    history.leave(a);
    history.leave(b);
    QCOMPARE(history.back(c), b);
    QCOMPARE(history.back(b), a);
    QVERIFY(!history.canGoBack());
    QCOMPARE(history.forward(a), b);
    QCOMPARE(history.forward(b), c);
    QVERIFY(!history.canGoForward());
}

void TestViewGeometry::aJumpForgetsWhatLayForward()
{
    ViewHistory history;
    const Camera a{{0, 0}, 1}, b{{10, 0}, 1};
    history.leave(a);
    history.back(b);
    history.leave(a);
    QVERIFY(!history.canGoForward());
    for (int i = 0; i < 500; ++i)
        history.leave({{static_cast<double>(i), 1}, 1});
    int steps = 0;
    for (Camera camera = a; history.canGoBack(); ++steps)
        camera = history.back(camera);
    QCOMPARE(steps, 64);
}

QTEST_APPLESS_MAIN(TestViewGeometry)
#include "tst_view_geometry.moc"
