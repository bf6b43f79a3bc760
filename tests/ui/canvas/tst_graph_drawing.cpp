#include "sample_graphs.h"

#include "ui/canvas/graph_drawing.h"
#include "ui/canvas/graph_walk.h"
#include "ui/canvas/partner_view.h"

#include <QFont>
#include <QTest>

#include <algorithm>

using namespace pare;

namespace {

DrawingPtr drawn(GraphScene scene)
{
    auto drawing = drawScene(std::make_shared<GraphScene>(std::move(scene)), textWidthsOf(QFont()), {});
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return *drawing;
}

GraphScene sceneOf(const std::vector<std::string> &names, const std::vector<std::vector<int>> &tensors)
{
    GraphScene scene;
    for (const std::string &name : names) {
        SceneNode node;
        node.name = name;
        node.title = node.op = "Add";
        scene.nodes.push_back(node);
    }
    for (const auto &tensor : tensors)
        scene.tensors.push_back({"t", tensor.front(), {tensor.begin() + 1, tensor.end()}, "f32", "1"});
    return scene;
}

} // namespace

class TestGraphDrawing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // B has two rows more before the last layer: a place between two layers glides from the one's move to the other's.
    void aPlaceInOneDrawingIsFoundInAnotherByTheLayersAround()
    {
        const auto chain = [](int count) {
            GraphScene scene;
            for (int i = 0; i < count; ++i) {
                SceneNode node;
                node.name = "n" + std::to_string(i);
                node.op = node.title = "Relu";
                scene.nodes.push_back(node);
                if (i > 0)
                    scene.tensors.push_back({"t" + std::to_string(i), i - 1, {i}, "f32", "1"});
            }
            return drawn(std::move(scene));
        };
        const DrawingPtr a = chain(4);
        const DrawingPtr b = chain(6);
        const std::vector<int> partners{0, 1, 2, 5};
        const auto find = [&](QPointF point, const QRectF &seen) { return partnerPoint(*a, *b, partners, point, seen); };
        for (size_t i = 0; i < partners.size(); ++i) {
            const QPointF there = *find(a->nodeRect(static_cast<int>(i)).center(), a->bounds());
            QVERIFY((there - b->nodeRect(partners[i]).center()).manhattanLength() < 0.5);
        }
        const QPointF last = a->nodeRect(3).center();
        const QPointF before = a->nodeRect(2).center();
        double height = find(before, a->bounds())->y();
        for (int i = 1; i <= 50; ++i) { // never back, never in one jump
            const double next = find(before + (last - before) * i / 50.0, a->bounds())->y();
            QVERIFY(next >= height && next - height < 20);
            height = next;
        }
        QVERIFY((*find(last + QPointF(0, 5000), QRectF(0, 4000, 10, 10)) - b->nodeRect(5).center() - QPointF(0, 5000)).manhattanLength() < 1e-6); // none in sight: as the nearest
        QVERIFY(!partnerPoint(*a, *b, {-1, -1, -1, -1}, last, a->bounds()));
    }

    void widthsGoFrom96To240InStepsOf8();
    void aNodeWithManyInputsIsWider();
    void everyNodeIsFoundAtItsPlace();
    void nothingIsFoundBetweenNodes();
    void toleranceTakesTheNearest();
    void aRectangleFindsWhatItTouches();
    void visitedRowsAreThoseInSight();
    void aLineIsFoundOnAllOfItsParts();
    void theNearerOfTwoLinesIsFound();
    void pillsAreFound();
    void rangesOfFiguresLeaveOutWhatHasNone();
    void inputsAndOutputsAreListedOnce();
    void aTensorsRectangleCoversItsLine();
    void downFollowsTheStraightLine();
    void walkingUpAndDownComesBack();
    void leftAndRightStayInTheRowOrFindTheOtherBranch();
    void allPathsAreBetween();
    void betweenAlsoWorksUpwards();
    void unconnectedNodesHaveNothingBetween();
    void producersAndReadersLeaveOutTheirOwn();
    void homeIsTheFirstInputAndEndTheLastOutput();
    void anEmptySceneCanBeAsked();
    void cancelledDrawingSaysSo();
};

void TestGraphDrawing::widthsGoFrom96To240InStepsOf8()
{
    GraphScene scene = sceneOf({"a", "a/rather/long/name", std::string(200, 'x')}, {});
    const LayoutGraph graph = layoutGraphOf(scene, textWidthsOf(QFont()));
    QCOMPARE(graph.width[0], 96);
    QVERIFY(graph.width[1] > 96 && graph.width[1] < 240);
    QCOMPARE(graph.width[2], 240);
    for (const float width : graph.width)
        QCOMPARE(std::fmod(width, 8.0f), 0.0f);
}

void TestGraphDrawing::aNodeWithManyInputsIsWider()
{
    std::vector<std::string> names(15, "a");
    std::vector<std::vector<int>> tensors;
    for (int i = 0; i < 14; ++i)
        tensors.push_back({i, 14});
    const LayoutGraph graph = layoutGraphOf(sceneOf(names, tensors), textWidthsOf(QFont()));
    QCOMPARE(graph.width[0], 96);
    QVERIFY(graph.width[14] >= 152);
}

void TestGraphDrawing::everyNodeIsFoundAtItsPlace()
{
    for (GraphScene scene : {sample::transformer(), sample::hub(150), sample::randomGraph(200, 3)}) {
        const DrawingPtr drawing = drawn(std::move(scene));
        for (int node = 0; node < drawing->nodeCount(); ++node) {
            const QRectF rect = drawing->nodeRect(node);
            QCOMPARE(drawing->nodeAt(rect.center()), node);
            QCOMPARE(drawing->nodeAt(rect.topLeft() + QPointF(1, 1)), node);
            QCOMPARE(drawing->nodeAt(rect.bottomRight() - QPointF(1, 1)), node);
        }
    }
}

void TestGraphDrawing::nothingIsFoundBetweenNodes()
{
    const DrawingPtr drawing = drawn(sample::resnet());
    QCOMPARE(drawing->nodeAt(drawing->nodeRect(0).center() + QPointF(0, 28)), -1);
    QCOMPARE(drawing->nodeAt({-1e6, 0}), -1);
    QCOMPARE(drawing->nodeAt({0, 1e9}), -1);
}

void TestGraphDrawing::toleranceTakesTheNearest()
{
    const DrawingPtr drawing = drawn(sceneOf({"a", "b"}, {{0, 1}}));
    const double x = drawing->nodeRect(0).center().x();
    QCOMPARE(drawing->nodeAt({x, 40}, 10), 0); // 4 below the first, 16 above the second
    QCOMPARE(drawing->nodeAt({x, 50}, 10), 1);
    QCOMPARE(drawing->nodeAt({x, 46}, 5), -1);
}

void TestGraphDrawing::aRectangleFindsWhatItTouches()
{
    const DrawingPtr drawing = drawn(sample::mesh(400, 20));
    const QRectF all = drawing->bounds();
    QCOMPARE(drawing->nodesIn(all).size(), size_t{400});
    const QRectF part(all.width() * 0.3, all.height() * 0.25, all.width() * 0.2, all.height() * 0.3);
    std::vector<int> expected;
    for (int node = 0; node < drawing->nodeCount(); ++node)
        if (drawing->nodeRect(node).intersects(part))
            expected.push_back(node);
    QCOMPARE(drawing->nodesIn(part), expected);
    QCOMPARE(drawing->nodesIn(QRectF(drawing->nodeRect(7).center(), QSizeF(0, 0))), std::vector{7});
}

void TestGraphDrawing::visitedRowsAreThoseInSight()
{
    const DrawingPtr drawing = drawn(sample::longNetwork(2000));
    int visited = 0;
    const double top = 40000;
    drawing->visitRows(top, top + 1000, [&](int row) {
        const LayoutRow &own = drawing->layout().rows[static_cast<size_t>(row)];
        QVERIFY(own.y + 36 + own.gap >= top && own.y <= top + 1000);
        ++visited;
    });
    QVERIFY2(visited >= 17 && visited <= 19, qPrintable(QString::number(visited)));
}

void TestGraphDrawing::aLineIsFoundOnAllOfItsParts()
{
    const DrawingPtr drawing = drawn(sample::resnet());
    const GraphLayout &layout = drawing->layout();
    for (int row = 0; row < static_cast<int>(layout.rows.size()); ++row) {
        const LayoutRow &own = layout.rows[static_cast<size_t>(row)];
        for (int i = own.firstPiece; i < own.endPiece; ++i) {
            const LayoutPiece &piece = layout.pieces[static_cast<size_t>(i)];
            if (piece.startY == 0)
                QCOMPARE(drawing->tensorAt({piece.sourceX, own.y + 18}, 2), piece.tensor);
            for (int tap = piece.firstTap; tap < layout.pieces[static_cast<size_t>(i) + 1].firstTap; ++tap) {
                const double x = layout.taps[static_cast<size_t>(tap)].x;
                QCOMPARE(drawing->tensorAt({x, own.y + 36 + own.gap - 1}, 2), piece.tensor);
                QCOMPARE(drawing->tensorAt({(x + piece.sourceX) / 2, own.y + piece.trackY}, 2), piece.tensor);
            }
        }
    }
    QCOMPARE(drawing->tensorAt({-500, 60}, 4), -1);
}

void TestGraphDrawing::theNearerOfTwoLinesIsFound()
{
    // Two tensors into one node stand 12 apart.
    const DrawingPtr drawing = drawn(sceneOf({"a", "b", "c"}, {{0, 2}, {1, 2}}));
    const LayoutRow &row = drawing->layout().rows[0];
    const float first = drawing->layout().taps[0].x;
    const float second = drawing->layout().taps[1].x;
    QVERIFY(std::abs(second - first) >= 10);
    const double y = row.y + 36 + row.gap - 1;
    QCOMPARE(drawing->tensorAt({first + (second - first) * 0.4, y}, 8), 0);
    QCOMPARE(drawing->tensorAt({first + (second - first) * 0.6, y}, 8), 1);
}

void TestGraphDrawing::pillsAreFound()
{
    const DrawingPtr drawing = drawn(sample::hub(60));
    for (int pill = 0; pill < drawing->layout().pillCount(); ++pill)
        QCOMPARE(drawing->pillAt(drawing->pillRect(pill).center()), pill);
    QCOMPARE(drawing->pillAt(drawing->nodeRect(3).center()), -1);
    const auto [first, end] = drawing->pillsOf(0);
    QCOMPARE(end - first, 1);
    QCOMPARE(drawing->pillEnds(first).size(), size_t{59});
}

void TestGraphDrawing::rangesOfFiguresLeaveOutWhatHasNone()
{
    GraphScene scene = sceneOf({"a", "b", "c"}, {});
    scene.nodes[0].macs = 5;
    scene.nodes[1].macs = 70;
    const DrawingPtr drawing = drawn(std::move(scene));
    QVERIFY(drawing->rangeOf(ColourBy::Macs).has_value());
    QCOMPARE(drawing->rangeOf(ColourBy::Macs)->low, 5);
    QCOMPARE(drawing->rangeOf(ColourBy::Macs)->high, 70);
    QVERIFY(!drawing->rangeOf(ColourBy::Size).has_value());
}

void TestGraphDrawing::inputsAndOutputsAreListedOnce()
{
    const DrawingPtr drawing = drawn(sceneOf({"a", "b"}, {{0, 1, 1}, {0}}));
    QCOMPARE(drawing->inputsOf(1).size(), size_t{1});
    QCOMPARE(drawing->outputsOf(0).size(), size_t{2});
    QVERIFY(drawing->inputsOf(0).empty());
}

void TestGraphDrawing::aTensorsRectangleCoversItsLine()
{
    const DrawingPtr drawing = drawn(sceneOf({"a", "b", "c"}, {{0, 1, 2}, {1, 2}}));
    const QRectF rect = drawing->tensorRect(0);
    QCOMPARE(rect.top(), drawing->nodeRect(0).bottom());
    QCOMPARE(rect.bottom(), drawing->nodeRect(2).top());
    QVERIFY(rect.right() > drawing->nodeRect(1).right());
}

void TestGraphDrawing::downFollowsTheStraightLine()
{
    const DrawingPtr drawing = drawn(sample::resnet());
    int node = firstNode(*drawing);
    int steps = 0;
    for (int next = node; next >= 0; next = neighbour(*drawing, node, Direction::Down)) {
        node = next;
        ++steps;
        QCOMPARE(drawing->nodeRect(node).center().x(), drawing->nodeRect(0).center().x());
    }
    QCOMPARE(node, lastNode(*drawing));
    QVERIFY(steps > 60);
}

void TestGraphDrawing::walkingUpAndDownComesBack()
{
    const DrawingPtr drawing = drawn(sample::resnet());
    for (int node = 0; node < 20; ++node) {
        const int down = neighbour(*drawing, node, Direction::Down);
        QCOMPARE(neighbour(*drawing, down, Direction::Up), node);
    }
    QCOMPARE(neighbour(*drawing, 0, Direction::Up), -1);
}

void TestGraphDrawing::leftAndRightStayInTheRowOrFindTheOtherBranch()
{
    // 0 -> 1 and 2 in one row; 1 -> 3; 2 -> 4 -> 5: five stands beside nothing in its row.
    const DrawingPtr drawing = drawn(sceneOf({"a", "b", "c", "d", "e", "f"}, {{0, 1, 2}, {1, 3}, {2, 4}, {4, 5}}));
    const int left = drawing->nodeRect(1).left() < drawing->nodeRect(2).left() ? 1 : 2;
    const int right = 3 - left;
    QCOMPARE(neighbour(*drawing, left, Direction::Right), right);
    QCOMPARE(neighbour(*drawing, right, Direction::Left), left);
    QCOMPARE(neighbour(*drawing, left, Direction::Left), -1);
    const Direction away = drawing->nodeRect(5).center().x() < drawing->nodeRect(3).center().x() ? Direction::Right : Direction::Left;
    QCOMPARE(neighbour(*drawing, 5, away), 3);
}

void TestGraphDrawing::allPathsAreBetween()
{
    const DrawingPtr drawing = drawn(sceneOf({"a", "b", "c", "d", "e", "f"}, {{0, 1, 2}, {1, 3}, {2, 3}, {3, 4}, {2, 5}}));
    QCOMPARE(nodesBetween(*drawing, 0, 3), (std::vector{0, 1, 2, 3}));
    QCOMPARE(nodesBetween(*drawing, 2, 4), (std::vector{2, 3, 4}));
    QCOMPARE(nodesBetween(*drawing, 3, 3), std::vector{3});
}

void TestGraphDrawing::betweenAlsoWorksUpwards()
{
    const DrawingPtr drawing = drawn(sceneOf({"a", "b", "c"}, {{0, 1}, {1, 2}}));
    QCOMPARE(nodesBetween(*drawing, 2, 0), (std::vector{0, 1, 2}));
}

void TestGraphDrawing::unconnectedNodesHaveNothingBetween()
{
    const DrawingPtr drawing = drawn(sceneOf({"a", "b", "c"}, {{0, 1, 2}}));
    QVERIFY(nodesBetween(*drawing, 1, 2).empty());
}

void TestGraphDrawing::producersAndReadersLeaveOutTheirOwn()
{
    const DrawingPtr drawing = drawn(sceneOf({"a", "b", "c", "d"}, {{0, 1}, {1, 2}, {2, 3}}));
    QCOMPARE(producersOf(*drawing, {1, 2}), std::vector{0});
    QCOMPARE(readersOf(*drawing, {1, 2}), std::vector{3});
    QVERIFY(producersOf(*drawing, {}).empty());
}

void TestGraphDrawing::homeIsTheFirstInputAndEndTheLastOutput()
{
    const DrawingPtr network = drawn(sample::transformer());
    QCOMPARE(network->scene().node(firstNode(*network)).name, "input_ids");
    QCOMPARE(network->scene().node(lastNode(*network)).name, "logits");
    const DrawingPtr plain = drawn(sceneOf({"a", "b", "c"}, {{1, 0}, {0, 2}}));
    QCOMPARE(firstNode(*plain), 1);
    QCOMPARE(lastNode(*plain), 2);
}

void TestGraphDrawing::anEmptySceneCanBeAsked()
{
    const DrawingPtr drawing = drawn(GraphScene());
    QCOMPARE(drawing->nodeAt({0, 0}), -1);
    QCOMPARE(drawing->tensorAt({0, 0}, 5), -1);
    QCOMPARE(firstNode(*drawing), -1);
    QCOMPARE(lastNode(*drawing), -1);
    QVERIFY(drawing->nodesIn({0, 0, 100, 100}).empty());
}

void TestGraphDrawing::cancelledDrawingSaysSo()
{
    std::stop_source source;
    source.request_stop();
    RunContext context;
    context.stop = source.get_token();
    const auto drawing = drawScene(std::make_shared<GraphScene>(sample::resnet()), textWidthsOf(QFont()), context);
    QVERIFY(!drawing.ok());
    QCOMPARE(drawing.error().kind, ErrorKind::Cancelled);
}

QTEST_MAIN(TestGraphDrawing)
#include "tst_graph_drawing.moc"
