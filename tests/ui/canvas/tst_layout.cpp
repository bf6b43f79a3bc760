#include "layout_checks.h"
#include "sample_graphs.h"

#include "ui/canvas/graph_drawing.h"
#include "ui/canvas/layout_work.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace pare;

namespace {

// Ten pixels a character: the layout does not care, and no font is needed.
TextWidths evenWidths()
{
    TextWidths widths;
    widths.title.fill(7);
    widths.name.fill(6);
    widths.otherTitle = widths.otherName = 9;
    return widths;
}

LayoutGraph graphOf(const GraphScene &scene)
{
    return layoutGraphOf(scene, evenWidths());
}

GraphLayout laidOut(const LayoutGraph &graph, const LayoutOptions &options = {})
{
    auto layout = layoutGraph(graph, options, {});
    if (!layout)
        qFatal("%s", layout.error().text().c_str());
    return std::move(*layout);
}

// Nodes 96 wide and tensors as {producer, reader, reader...}.
LayoutGraph graphOf(int nodes, const std::vector<std::vector<int>> &tensors)
{
    LayoutGraph graph;
    graph.width.assign(static_cast<size_t>(nodes), 96);
    graph.readerStart.push_back(0);
    for (const auto &tensor : tensors) {
        graph.producer.push_back(tensor.front());
        graph.readers.insert(graph.readers.end(), tensor.begin() + 1, tensor.end());
        graph.readerStart.push_back(static_cast<int>(graph.readers.size()));
    }
    return graph;
}

bool sameLayout(const GraphLayout &a, const GraphLayout &b)
{
    const auto rows = [](const GraphLayout &layout) {
        std::vector<double> values;
        for (const LayoutRow &row : layout.rows)
            values.insert(values.end(), {row.y, row.gap, row.left, row.right, static_cast<double>(row.firstPiece)});
        for (const LayoutPiece &piece : layout.pieces)
            values.insert(values.end(), {piece.sourceX, piece.trackY, static_cast<double>(piece.tensor)});
        for (const LayoutTap &tap : layout.taps)
            values.insert(values.end(), {tap.x, static_cast<double>(tap.reader)});
        return values;
    };
    return a.centre == b.centre && a.rowOf == b.rowOf && a.rowNodes == b.rowNodes && rows(a) == rows(b);
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHolds_data();
    void everyRuleHolds();
    void theSameGraphGivesTheSameLayout();
    void linesOfRealNetworksNeverLieOnEachOther();
    void seriesParallelNetworksHaveNoCrossing();
    void theMainLineOfAResidualNetworkIsStraight();
    void noNodesGiveAnEmptyLayout();
    void oneNodeStandsAtTheOrigin();
    void aConstantStandsRightAboveItsReader();
    void aChainOfConstantsStandsNearItsReader();
    void aLayerStandsRightBelowWhatItReads();
    void aLongReachBecomesAPairOfPills();
    void aReachOfTheLongestAllowedLengthIsStillALine();
    void aHubIsReachedByPills();
    void aHubKeepsTheLineToItsSingleNearestReader();
    void oneTensorHasOneTrunk();
    void aSelfLoopIsNoLine();
    void aCycleIsCutOnce();
    void manyCyclesEnd();
    void manyLooseNodesAreWrapped();
    void componentsStandApartAndTheLargestComesFirst();
    void wideGapsGrowWithTheirLines();
    void numbersThatAreNoNodeAreIgnored();
    void listsThatDoNotFitAreRefused();
    void aRequestToStopEndsIt();
    void progressGrowsAndEndsAtTheWhole();
    void longTensorsEverywhereStayWithinTheBudget();
    void tracksAvoidNeedlessCrossings();
    void tracksKeepVerticalPartsApart();
    void manyTracksNeverShareAPlace();
};

void TestLayout::everyRuleHolds_data()
{
    QTest::addColumn<LayoutGraph>("graph");
    QTest::newRow("residual network") << graphOf(sample::resnet());
    QTest::newRow("text encoder") << graphOf(sample::transformer());
    QTest::newRow("every kind of node") << graphOf(sample::everyKind());
    QTest::newRow("long network") << graphOf(sample::longNetwork(3000));
    QTest::newRow("mesh") << graphOf(sample::mesh(900, 30));
    QTest::newRow("hub") << graphOf(sample::hub(400));
    for (unsigned seed = 1; seed <= 40; ++seed)
        QTest::addRow("random %u", seed) << graphOf(sample::randomGraph(20 + static_cast<int>(seed) * 9, seed));
    for (unsigned seed = 1; seed <= 10; ++seed)
        QTest::addRow("cyclic %u", seed) << graphOf(sample::randomGraph(120, 100 + seed, true));
}

void TestLayout::everyRuleHolds()
{
    QFETCH(const LayoutGraph, graph);
    QCOMPARE(brokenRule(graph, laidOut(graph)), QString());
}

void TestLayout::theSameGraphGivesTheSameLayout()
{
    for (const GraphScene &scene : {sample::transformer(), sample::randomGraph(300, 7), sample::mesh(600, 20)})
        QVERIFY(sameLayout(laidOut(graphOf(scene)), laidOut(graphOf(scene))));
}

void TestLayout::linesOfRealNetworksNeverLieOnEachOther()
{
    for (const GraphScene &scene : {sample::resnet(), sample::transformer(), sample::longNetwork(2000), sample::everyKind()})
        QCOMPARE(overlappingLines(laidOut(graphOf(scene))), 0);
}

void TestLayout::seriesParallelNetworksHaveNoCrossing()
{
    QCOMPARE(laidOut(graphOf(sample::resnet())).crossings, 0);
    QCOMPARE(laidOut(graphOf(sample::longNetwork(2000))).crossings, 0);
}

void TestLayout::theMainLineOfAResidualNetworkIsStraight()
{
    const GraphScene scene = sample::resnet();
    const GraphLayout layout = laidOut(graphOf(scene));
    for (int node = 0; node < scene.nodeCount(); ++node)
        if (scene.node(node).name.find("downsample") == std::string::npos)
            QCOMPARE(layout.centre[static_cast<size_t>(node)], layout.centre[0]);
}

void TestLayout::noNodesGiveAnEmptyLayout()
{
    const GraphLayout layout = laidOut(graphOf(0, {}));
    QCOMPARE(layout.nodeCount(), 0);
    QVERIFY(layout.rows.empty());
    QCOMPARE(layout.pieceCount(), 0);
    QCOMPARE(layout.bottom, 0);
}

void TestLayout::oneNodeStandsAtTheOrigin()
{
    const GraphLayout layout = laidOut(graphOf(1, {}));
    QCOMPARE(layout.centre[0], 48);
    QCOMPARE(layout.left, 0);
    QCOMPARE(layout.right, 96);
    QCOMPARE(layout.bottom, 36);
}

void TestLayout::aConstantStandsRightAboveItsReader()
{
    // 0 -> 1 -> 2 -> 3 -> 4, and 5, a constant, is read by 4.
    const GraphLayout layout = laidOut(graphOf(6, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {5, 4}}));
    QCOMPARE(layout.rowOf[5], layout.rowOf[3]);
}

void TestLayout::aChainOfConstantsStandsNearItsReader()
{
    const GraphLayout layout = laidOut(graphOf(8, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {5, 6}, {6, 7}, {7, 4}}));
    QCOMPARE(layout.rowOf[7], layout.rowOf[3]);
    QCOMPARE(layout.rowOf[6], layout.rowOf[2]);
    QCOMPARE(layout.rowOf[5], layout.rowOf[1]);
}

void TestLayout::aLayerStandsRightBelowWhatItReads()
{
    // A shortcut 0 -> 5 -> 4 beside 0 -> 1 -> 2 -> 3 -> 4.
    const GraphLayout layout = laidOut(graphOf(6, {{0, 1, 5}, {1, 2}, {2, 3}, {3, 4}, {5, 4}}));
    QCOMPARE(layout.rowOf[5], layout.rowOf[1]);
}

void TestLayout::aLongReachBecomesAPairOfPills()
{
    std::vector<std::vector<int>> tensors{{0, 1, 60}};
    for (int node = 1; node < 60; ++node)
        tensors.push_back({node, node + 1});
    const LayoutGraph graph = graphOf(61, tensors);
    const GraphLayout layout = laidOut(graph);
    QCOMPARE(brokenRule(graph, layout), QString());
    QCOMPARE(layout.pillCount(), 2);
    QCOMPARE(layout.pills[0].node, 0);
    QVERIFY(layout.pills[0].out);
    QVERIFY(layout.pills[0].left > layout.centre[0] + 48);
    QCOMPARE(layout.pills[1].node, 60);
    QVERIFY(!layout.pills[1].out);
    QVERIFY(layout.pills[1].left + layout.pills[1].width < layout.centre[60] - 48);
}

void TestLayout::aReachOfTheLongestAllowedLengthIsStillALine()
{
    for (const int length : {48, 49}) {
        std::vector<std::vector<int>> tensors{{0, 1, length}};
        for (int node = 1; node < length; ++node)
            tensors.push_back({node, node + 1});
        QCOMPARE(laidOut(graphOf(length + 1, tensors)).pillCount(), length == 48 ? 0 : 2);
    }
}

void TestLayout::aHubIsReachedByPills()
{
    const LayoutGraph graph = graphOf(sample::hub(400));
    const GraphLayout layout = laidOut(graph);
    QCOMPARE(layout.pillCount(), 400); // one at the hub, one at each reader
    QCOMPARE(layout.pills[0].node, 0);
    QVERIFY(layout.pills[0].out);
    QCOMPARE(layout.pills[1].firstEnd - layout.pills[0].firstEnd, 399);
}

void TestLayout::aHubKeepsTheLineToItsSingleNearestReader()
{
    // 0 is read by the chain's first node and by 40 further ones; the chain must not lose its head.
    std::vector<std::vector<int>> tensors{{0}};
    for (int node = 1; node <= 41; ++node) {
        tensors[0].push_back(node);
        if (node < 41)
            tensors.push_back({node, node + 1});
    }
    const GraphLayout layout = laidOut(graphOf(42, tensors));
    int lines = 0;
    for (int piece = 0; piece < layout.pieceCount(); ++piece)
        lines += layout.pieces[static_cast<size_t>(piece)].tensor == 0 ? 1 : 0;
    QCOMPARE(lines, 1);
    QCOMPARE(layout.taps[static_cast<size_t>(layout.pieces[0].firstTap)].reader, 1);
}

void TestLayout::oneTensorHasOneTrunk()
{
    // 0 is read by 1, 2, 3 and 4 in four rows: one piece a row, not one line a reader.
    const LayoutGraph graph = graphOf(5, {{0, 1, 2, 3, 4}, {1, 2}, {2, 3}, {3, 4}});
    const GraphLayout layout = laidOut(graph);
    QCOMPARE(brokenRule(graph, layout), QString());
    QCOMPARE(layout.tensorPieceStart[1] - layout.tensorPieceStart[0], 4);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(layout.pieces[static_cast<size_t>(layout.tensorPieces[static_cast<size_t>(i)]) + 1].firstTap -
                     layout.pieces[static_cast<size_t>(layout.tensorPieces[static_cast<size_t>(i)])].firstTap,
                 2);
}

void TestLayout::aSelfLoopIsNoLine()
{
    const LayoutGraph graph = graphOf(2, {{0, 0, 1}});
    const GraphLayout layout = laidOut(graph);
    QCOMPARE(brokenRule(graph, layout), QString());
    QCOMPARE(layout.pillCount(), 2);
    QCOMPARE(layout.pieceCount(), 1);
}

void TestLayout::aCycleIsCutOnce()
{
    const LayoutGraph graph = graphOf(4, {{0, 1}, {1, 2}, {2, 3}, {3, 1}});
    const GraphLayout layout = laidOut(graph);
    QCOMPARE(brokenRule(graph, layout), QString());
    QCOMPARE(layout.pieceCount(), 3);
    QCOMPARE(layout.pillCount(), 2);
    QCOMPARE(layout.rowOf, (std::vector{0, 1, 2, 3}));
}

void TestLayout::manyCyclesEnd()
{
    // 40,000 pairs that read each other, and one ring of 20,000.
    std::vector<std::vector<int>> tensors;
    for (int pair = 0; pair < 40000; ++pair) {
        tensors.push_back({2 * pair, 2 * pair + 1});
        tensors.push_back({2 * pair + 1, 2 * pair});
    }
    for (int i = 0; i < 20000; ++i)
        tensors.push_back({80000 + i, 80000 + (i + 1) % 20000});
    const GraphLayout layout = laidOut(graphOf(100000, tensors));
    QCOMPARE(layout.pieceCount(), 40000 + 19999);
}

void TestLayout::manyLooseNodesAreWrapped()
{
    // A hub with 500 readers that lead nowhere: a row of all of them would be 60,000 pixels wide.
    std::vector<int> tensor{0};
    for (int node = 1; node <= 500; ++node)
        tensor.push_back(node);
    const LayoutGraph graph = graphOf(501, {tensor});
    const GraphLayout layout = laidOut(graph);
    QCOMPARE(brokenRule(graph, layout), QString());
    QVERIFY2(layout.right < 5000, qPrintable(QString::number(layout.right)));
}

void TestLayout::componentsStandApartAndTheLargestComesFirst()
{
    std::vector<std::vector<int>> tensors{{0, 1}}; // a pair, a chain of five, ten single nodes
    for (int node = 2; node < 6; ++node)
        tensors.push_back({node, node + 1});
    const LayoutGraph graph = graphOf(17, tensors);
    const GraphLayout layout = laidOut(graph);
    QCOMPARE(brokenRule(graph, layout), QString());
    QCOMPARE(layout.centre[2], 48);
    QVERIFY(layout.centre[0] > 96 + 48);
    QCOMPARE(layout.top(0), 0);
}

void TestLayout::wideGapsGrowWithTheirLines()
{
    // Four producers whose readers stand in the opposite order: lines must cross, each on a track of its own.
    const LayoutGraph straight = graphOf(2, {{0, 1}});
    QCOMPARE(laidOut(straight).rows[0].gap, 20);
    std::vector<std::vector<int>> tensors;
    for (int a = 0; a < 4; ++a)
        tensors.push_back({a, 4, 5, 6, 7});
    const LayoutGraph graph = graphOf(8, tensors);
    const GraphLayout layout = laidOut(graph);
    QCOMPARE(brokenRule(graph, layout), QString());
    QCOMPARE(layout.rows[0].gap, 20 + 3 * 6);
    std::set<float> tracks;
    for (int piece = layout.rows[0].firstPiece; piece < layout.rows[0].endPiece; ++piece)
        tracks.insert(layout.pieces[static_cast<size_t>(piece)].trackY);
    QCOMPARE(tracks.size(), size_t{4});
}

void TestLayout::numbersThatAreNoNodeAreIgnored()
{
    const LayoutGraph graph = graphOf(2, {{0, 1, 1, -1, 7}, {-1, 1}, {9, 0}});
    const GraphLayout layout = laidOut(graph);
    QCOMPARE(brokenRule(graph, layout), QString());
    QCOMPARE(layout.pieceCount(), 1);
}

void TestLayout::listsThatDoNotFitAreRefused()
{
    LayoutGraph graph = graphOf(2, {{0, 1}});
    graph.readerStart.push_back(5);
    const auto layout = layoutGraph(graph, {}, {});
    QVERIFY(!layout.ok());
    QCOMPARE(layout.error().kind, ErrorKind::Internal);
}

void TestLayout::aRequestToStopEndsIt()
{
    const LayoutGraph graph = graphOf(sample::longNetwork(3000));
    for (int stopAfter = 0; stopAfter < 6; ++stopAfter) { // at each report, so in every step
        std::stop_source source;
        RunContext context;
        context.stop = source.get_token();
        int reports = 0;
        context.onProgress = [&](const Progress &) {
            if (reports++ == stopAfter)
                source.request_stop();
        };
        const auto layout = layoutGraph(graph, {}, context);
        QVERIFY(!layout.ok());
        QCOMPARE(layout.error().kind, ErrorKind::Cancelled);
        QVERIFY(reports <= stopAfter + 2);
    }
}

void TestLayout::progressGrowsAndEndsAtTheWhole()
{
    std::vector<std::string> phases;
    Progress last;
    RunContext context;
    context.onProgress = [&](const Progress &progress) {
        if (phases.empty() || phases.back() != progress.phase)
            phases.push_back(progress.phase);
        else if (progress.done < last.done)
            QFAIL("progress went back within a phase");
        last = progress;
    };
    QVERIFY(layoutGraph(graphOf(sample::transformer()), {}, context).ok());
    QCOMPARE(phases, (std::vector<std::string>{"Layers", "Order", "Positions", "Lines"}));
    QCOMPARE(last.done, last.total);
}

void TestLayout::longTensorsEverywhereStayWithinTheBudget()
{
    // Every node is also read 40 rows below: 39 passing rows a node would be too much; some become pills.
    const int nodes = 4000;
    std::vector<std::vector<int>> tensors;
    for (int node = 0; node < nodes; ++node) {
        tensors.push_back({node});
        for (const int reach : {1, 40})
            if (node + reach < nodes)
                tensors.back().push_back(node + reach);
    }
    const LayoutGraph graph = graphOf(nodes, tensors);
    const GraphLayout layout = laidOut(graph);
    QVERIFY(layout.pieceCount() < 10 * nodes);
    QVERIFY(layout.pillCount() > 0);
    QVERIFY2(layout.bytes() < 600 * static_cast<size_t>(nodes), qPrintable(QString::number(layout.bytes())));
}

void TestLayout::tracksAvoidNeedlessCrossings()
{
    // Both to the right, overlapping: the left one must run below, or each vertical part crosses the other line.
    const std::vector<float> a{60}, b{100};
    std::vector<int> track;
    const std::vector<layouting::Sideways> lines{{0, 0, 60, a}, {40, 40, 100, b}};
    QCOMPARE(layouting::assignTracks(lines, track), 2);
    QVERIFY(track[0] > track[1]);
    // Apart: both on the first.
    const std::vector<float> c{200};
    const std::vector<layouting::Sideways> apart{{0, 0, 60, a}, {150, 150, 200, c}};
    QCOMPARE(layouting::assignTracks(apart, track), 1);
}

void TestLayout::tracksKeepVerticalPartsApart()
{
    // The first ends where the second begins: the second must turn away above, though that crosses.
    const std::vector<float> a{100}, b{0};
    const std::vector<layouting::Sideways> lines{{50, 50, 100, a}, {100, 0, 100, b}};
    std::vector<int> track;
    QCOMPARE(layouting::assignTracks(lines, track), 2);
    QVERIFY(track[1] < track[0]);
}

void TestLayout::manyTracksNeverShareAPlace()
{
    for (const int count : {30, 200}) { // with pairs counted, and beyond
        std::vector<std::vector<float>> taps;
        std::vector<layouting::Sideways> lines;
        for (int i = 0; i < count; ++i)
            taps.push_back({static_cast<float>((i * 7919) % 2000)});
        for (int i = 0; i < count; ++i) {
            const float source = static_cast<float>((i * 104729) % 2000);
            const float tap = taps[static_cast<size_t>(i)].front();
            lines.push_back({source, std::min(source, tap), std::max(source, tap), taps[static_cast<size_t>(i)]});
        }
        std::vector<int> track;
        const int tracks = layouting::assignTracks(lines, track);
        for (size_t i = 0; i < lines.size(); ++i) {
            QVERIFY(track[i] >= 0 && track[i] < tracks);
            for (size_t k = i + 1; k < lines.size(); ++k)
                if (track[i] == track[k])
                    QVERIFY(lines[i].high < lines[k].low || lines[k].high < lines[i].low);
        }
    }
}

QTEST_APPLESS_MAIN(TestLayout)
#include "tst_layout.moc"
