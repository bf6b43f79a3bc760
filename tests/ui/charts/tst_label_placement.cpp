#include "ui/charts/label_placement.h"
#include "ui/charts/mark_groups.h"

#include <QTest>

#include <random>

using namespace pare;

namespace {

MarkLabel labelAt(int id, double x, double y, double width = 60)
{
    MarkLabel request;
    request.id = TradeOffId(id);
    request.at = {x, y};
    request.size = {width, 14};
    return request;
}

const QRectF board(0, 0, 600, 300);

QRectF boxOf(const MarkLabel &request)
{
    const double r = request.markRadius;
    return {request.at.x() - r, request.at.y() - r, 2 * r, 2 * r};
}

} // namespace

class TestLabelPlacement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFreeLabelStandsSixPixelsBesideItsMark();
    void atTheEdgeAnotherSideIsTaken();
    void nothingOverlapsAmongRandomMarks();
    void atMostTwelveArePlaced();
    void aLineIsAvoidedIfThereIsRoom();
    void whereTheNeighbourhoodIsFullALeaderReachesOut();
    void aLabelWithoutRoomIsDroppedUnlessItMustStand();
    void placesAreKeptWhileTheyAreFree();
    void aKeptPlaceIsLeftWhenAMarkMovesIntoIt();
    void closeMarksMerge();
    void mergingIsNotAChain();
};

void TestLabelPlacement::aFreeLabelStandsSixPixelsBesideItsMark()
{
    LabelMemory memory;
    const auto labels = placeMarkLabels({labelAt(1, 100, 100)}, board, {}, memory);
    QCOMPARE(labels.size(), std::size_t(1));
    QCOMPARE(labels[0].rect, QRectF(100 + 5 + 6, 93, 60, 14));
    QVERIFY(!labels[0].leader);
}

void TestLabelPlacement::atTheEdgeAnotherSideIsTaken()
{
    LabelMemory memory;
    const auto labels = placeMarkLabels({labelAt(1, 590, 100), labelAt(2, 595, 5)}, board, {}, memory);
    QCOMPARE(labels.size(), std::size_t(2));
    for (const PlacedLabel &label : labels)
        QVERIFY(board.contains(label.rect));
    QCOMPARE(labels[0].rect.right(), 590.0 - 11);
}

void TestLabelPlacement::nothingOverlapsAmongRandomMarks()
{
    std::mt19937 random(99);
    std::uniform_real_distribution<double> x(0, 600);
    std::uniform_real_distribution<double> y(0, 300);
    for (int round = 0; round < 100; ++round) {
        std::vector<MarkLabel> requests;
        MarkObstacles obstacles;
        for (int i = 0; i < 12; ++i) {
            requests.push_back(labelAt(i, x(random), y(random), 30 + 10 * (i % 8)));
            obstacles.boxes.push_back(boxOf(requests.back()));
        }
        LabelMemory memory;
        const auto labels = placeMarkLabels(requests, board, obstacles, memory);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            QVERIFY(board.contains(labels[i].rect));
            for (const QRectF &box : obstacles.boxes)
                QVERIFY(!labels[i].rect.intersects(box));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!labels[i].rect.intersects(labels[j].rect));
        }
    }
}

void TestLabelPlacement::atMostTwelveArePlaced()
{
    std::vector<MarkLabel> requests;
    for (int i = 0; i < 20; ++i)
        requests.push_back(labelAt(i, 20 + 100 * (i % 5), 30 + 60 * (i / 5)));
    LabelMemory memory;
    const auto labels = placeMarkLabels(requests, board, {}, memory);
    QCOMPARE(labels.size(), std::size_t(12));
    QCOMPARE(labels.back().id, TradeOffId(11)); // the first twelve, in their order
}

void TestLabelPlacement::aLineIsAvoidedIfThereIsRoom()
{
    MarkObstacles obstacles;
    obstacles.lines.emplace_back(0, 100, 600, 100); // through the mark, to both sides
    LabelMemory memory;
    auto labels = placeMarkLabels({labelAt(1, 100, 100)}, board, obstacles, memory);
    QCOMPARE(labels.size(), std::size_t(1));
    QVERIFY(labels[0].rect.bottom() < 100 || labels[0].rect.top() > 100);
    // A sloped line that has no end inside the label counts too.
    memory.clear();
    obstacles.lines = {QLineF(100, 80, 190, 120)};
    labels = placeMarkLabels({labelAt(1, 100, 100)}, board, obstacles, memory);
    QVERIFY(labels[0].rect.right() < 100);
}

void TestLabelPlacement::whereTheNeighbourhoodIsFullALeaderReachesOut()
{
    // A frame that leaves no place within 6 px of the mark, but one beyond.
    MarkObstacles obstacles;
    obstacles.boxes = {QRectF(100 + 6, 60, 9, 80), QRectF(100 - 15, 60, 9, 80), QRectF(90, 82, 20, 9), QRectF(90, 109, 20, 9)};
    LabelMemory memory;
    const auto labels = placeMarkLabels({labelAt(1, 100, 100)}, board, obstacles, memory);
    QCOMPARE(labels.size(), std::size_t(1));
    QVERIFY(labels[0].leader);
    QCOMPARE(QLineF(labels[0].leaderFrom, QPointF(100, 100)).length(), 6.0);
    QVERIFY(QLineF(labels[0].leaderTo, QPointF(100, 100)).length() <= 5 + 24 + 1e-9);
    for (const QRectF &box : obstacles.boxes)
        QVERIFY(!labels[0].rect.intersects(box));
}

void TestLabelPlacement::aLabelWithoutRoomIsDroppedUnlessItMustStand()
{
    MarkObstacles obstacles;
    obstacles.boxes = {board};
    LabelMemory memory;
    MarkLabel request = labelAt(1, 100, 100);
    QVERIFY(placeMarkLabels({request}, board, obstacles, memory).empty());
    request.must = true;
    const auto labels = placeMarkLabels({request}, board, obstacles, memory);
    QCOMPARE(labels.size(), std::size_t(1));
    QVERIFY(board.contains(labels[0].rect));
}

void TestLabelPlacement::placesAreKeptWhileTheyAreFree()
{
    LabelMemory memory;
    MarkObstacles obstacles;
    obstacles.boxes = {QRectF(105, 90, 80, 20)}; // pushes the label off its first place
    const auto first = placeMarkLabels({labelAt(1, 100, 100)}, board, obstacles, memory);
    QVERIFY(first[0].rect.right() < 100);
    const auto second = placeMarkLabels({labelAt(1, 104, 100)}, board, {}, memory); // the first place is free again
    QCOMPARE(second[0].rect, first[0].rect.translated(4, 0));
    LabelMemory forgetful;
    QVERIFY(placeMarkLabels({labelAt(1, 104, 100)}, board, {}, forgetful)[0].rect.left() > 104);
}

void TestLabelPlacement::aKeptPlaceIsLeftWhenAMarkMovesIntoIt()
{
    LabelMemory memory;
    const auto first = placeMarkLabels({labelAt(1, 100, 100)}, board, {}, memory);
    MarkObstacles obstacles;
    obstacles.boxes = {first[0].rect};
    const auto second = placeMarkLabels({labelAt(1, 100, 100)}, board, obstacles, memory);
    QVERIFY(!second[0].rect.intersects(first[0].rect));
}

void TestLabelPlacement::closeMarksMerge()
{
    const auto groups = mergedMarks({{10, 10}, {50, 50}, {12, 11}, {13, 10}, {13.1, 10}}, 3);
    QCOMPARE(groups.size(), std::size_t(3));
    QCOMPARE(groups[0].at, QPointF(10, 10));
    QCOMPARE(groups[0].members, (std::vector<std::size_t>{0, 2, 3}));
    QCOMPARE(groups[1].members, (std::vector<std::size_t>{1}));
    QCOMPARE(groups[2].members, (std::vector<std::size_t>{4})); // 3.1 px from the first
}

void TestLabelPlacement::mergingIsNotAChain()
{
    std::vector<QPointF> row;
    for (int i = 0; i < 10; ++i)
        row.emplace_back(2 * i, 0); // each within 3 px of the next
    const auto groups = mergedMarks(row, 3);
    QCOMPARE(groups.size(), std::size_t(5));
    for (const MarkGroup &group : groups)
        QCOMPARE(group.members.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestLabelPlacement)
#include "tst_label_placement.moc"
