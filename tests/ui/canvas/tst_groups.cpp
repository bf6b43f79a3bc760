#include "sample_graphs.h"

#include "ui/canvas/fold_scene.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/group_frames.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace pare;

namespace {

// in -> a0 -> a1 -> a2 -> b0 -> b1 -> b2 -> out, a0 also to b2; groups A{a0,a1,a2}, B{B1{b0,b1},b2}.
GraphScene chain()
{
    GraphScene scene;
    const char *names[] = {"in", "a0", "a1", "a2", "b0", "b1", "b2", "out"};
    for (int i = 0; i < 8; ++i) {
        SceneNode node;
        node.name = names[i];
        node.op = node.title = "Conv";
        node.kind = i == 0 ? NodeKind::Input : i == 7 ? NodeKind::Output : NodeKind::Layer;
        node.category = i == 0 || i == 7 ? Category::InputOutput : i < 4 ? Category::Convolution : Category::Matrix;
        if (i > 0 && i < 7) {
            node.macs = 1000.0 * i;
            node.sizeBytes = 100;
            node.precision = i == 6 ? "I8" : "F32";
        }
        scene.nodes.push_back(node);
        if (i > 0)
            scene.tensors.push_back({std::string("t") + names[i - 1], i - 1, {i}, "f32", "1"});
    }
    scene.tensors[1].readers = {2, 6};
    scene.mainPrecision = "F32";
    return scene;
}

SceneGroups groups()
{
    return {{{"A", "A", "attention, 2 heads", -1}, {"B", "B", "", -1}, {"B/1", "1", "two", 1}}, {-1, 0, 0, 0, 2, 2, 1, -1}};
}

QStringList namesOf(const GraphScene &scene)
{
    QStringList names;
    for (const SceneNode &node : scene.nodes)
        names << QString::fromStdString(node.name);
    return names;
}

QStringList edgesOf(const GraphScene &scene)
{
    QStringList edges;
    for (const SceneTensor &tensor : scene.tensors)
        for (const int reader : tensor.readers)
            edges << QString::fromStdString(scene.node(tensor.producer).name + ">" + scene.node(reader).name);
    return edges;
}

DrawingPtr drawn(ScenePtr scene)
{
    auto drawing = drawScene(std::move(scene), textWidthsOf(QApplication::font()), {});
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return *drawing;
}

} // namespace

class TestGroups : public QObject {
    Q_OBJECT
private slots:
    void closedGroupsAreNodesWithSums();
    void whatStaysInsideIsNotDrawn();
    void openGroupsAreFrames();
    void everyNodeOfTheWholeIsSomewhereOnce();
    void severalTensorsBetweenTwoGroupsAreOneLine();
    void aModelWithOneLargeGroupOpensIt();
    void aReadableLevelStaysClosed();
    void framesHoldTheirNodesAndNoOthers();
    void doubleClickAsksToOpen();
    void aTitleSelectsAndCloses();
    void theOpenedGroupKeepsItsUpperEdge();
    void paintedNodesAreAccessibleChildren();
};

void TestGroups::closedGroupsAreNodesWithSums()
{
    const ScenePtr folded = foldScene(chain(), groups(), {});
    QCOMPARE(namesOf(*folded), QStringList({"in", "A", "B", "out"}));
    const SceneNode &a = folded->node(1);
    QCOMPARE(a.kind, NodeKind::Group);
    QCOMPARE(a.category, Category::Attention);
    QCOMPARE(*a.macs, 6000.0);
    QCOMPARE(*a.sizeBytes, 300.0);
    QCOMPARE(QString::fromStdString(a.title), QString("A: attention, 2 heads"));
    QCOMPARE(QString::fromStdString(a.detail), QString("3 layers · 300 B · 6.00 k MACs"));
    QCOMPARE(a.precision, std::string("F32"));
    const SceneNode &b = folded->node(2);
    QCOMPARE(b.category, Category::Matrix);
    QVERIFY(b.precision.empty()); // two of them
    QCOMPARE(b.badges.size(), size_t{1});
    QCOMPARE(QString::fromStdString(b.badges.front().text), QString("I8 ×1"));
}

void TestGroups::whatStaysInsideIsNotDrawn()
{
    QCOMPARE(edgesOf(*foldScene(chain(), groups(), {})), QStringList({"in>A", "A>B", "B>out"}));
    const ScenePtr open = foldScene(chain(), groups(), {"B"});
    QCOMPARE(namesOf(*open), QStringList({"in", "A", "B/1", "b2", "out"}));
    QCOMPARE(edgesOf(*open), QStringList({"in>A", "A>b2", "A>B/1", "B/1>b2", "b2>out"}));
}

void TestGroups::openGroupsAreFrames()
{
    const ScenePtr folded = foldScene(chain(), groups(), {"B", "B/1"});
    QCOMPARE(folded->frames.size(), size_t{2});
    QCOMPARE(folded->frames[0].name, std::string("B"));
    QCOMPARE(folded->frames[0].nodes, std::vector<int>({2, 3, 4}));
    QCOMPARE(folded->frames[1].parent, 0);
    QCOMPARE(QString::fromStdString(folded->frames[1].title), QString("1: two"));
    // Of a closed group nothing is open, whatever is said of what is inside.
    QVERIFY(foldScene(chain(), groups(), {"B/1"})->frames.empty());
}

void TestGroups::everyNodeOfTheWholeIsSomewhereOnce()
{
    for (const std::set<std::string> &open : {std::set<std::string>{}, {"A"}, {"B"}, {"B", "B/1"}, {"A", "B", "B/1"}}) {
        const ScenePtr folded = foldScene(chain(), groups(), open);
        std::vector<int> all;
        for (int node = 0; node < folded->nodeCount(); ++node)
            for (const int member : folded->membersOf(node))
                all.push_back(member);
        std::ranges::sort(all);
        std::vector<int> wanted(8);
        std::iota(wanted.begin(), wanted.end(), 0);
        QCOMPARE(all, wanted);
    }
}

void TestGroups::severalTensorsBetweenTwoGroupsAreOneLine()
{
    GraphScene scene = chain();
    scene.tensors.push_back({"k", 2, {5}, "f32", "1"});
    scene.tensors.push_back({"v", 2, {4}, "f32", "1"});
    const ScenePtr folded = foldScene(scene, groups(), {});
    int lines = 0;
    for (const SceneTensor &tensor : folded->tensors)
        if (tensor.producer == 1) {
            ++lines;
            QCOMPARE(tensor.readers, std::vector<int>({2}));
            QCOMPARE(QString::fromStdString(tensor.shape), QString("4 tensors"));
        }
    QCOMPARE(lines, 1);
}

void TestGroups::aModelWithOneLargeGroupOpensIt()
{
    GraphScene scene;
    SceneGroups nested{{{"all", "all", "", -1}}, {}};
    for (int i = 0; i < 10; ++i) {
        nested.groups.push_back({"all/" + std::to_string(i), std::to_string(i), "", 0});
        for (int k = 0; k < 50; ++k) {
            scene.nodes.emplace_back().name = std::to_string(i) + "." + std::to_string(k);
            nested.groupOf.push_back(i + 1);
        }
    }
    QCOMPARE(openAtFirst(scene, nested), std::set<std::string>({"all"}));
    QCOMPARE(foldScene(scene, nested, openAtFirst(scene, nested))->nodes.size(), size_t{10});
}

void TestGroups::aReadableLevelStaysClosed()
{
    GraphScene scene;
    SceneGroups flat;
    for (int i = 0; i < 20; ++i) {
        flat.groups.push_back({std::to_string(i), std::to_string(i), "", -1});
        for (int k = 0; k < 20; ++k) {
            scene.nodes.emplace_back().name = std::to_string(i) + "." + std::to_string(k);
            flat.groupOf.push_back(i);
        }
    }
    QVERIFY(openAtFirst(scene, flat).empty());
}

void TestGroups::framesHoldTheirNodesAndNoOthers()
{
    for (unsigned seed = 1; seed < 8; ++seed) {
        GraphScene scene = sample::randomGraph(120, seed);
        SceneGroups own;
        std::set<std::string> open;
        for (int group = 0; group < 8; ++group) {
            own.groups.push_back({"g" + std::to_string(group), "g", "", group >= 4 ? group - 4 : -1});
            open.insert(own.groups.back().name);
        }
        for (int node = 0; node < scene.nodeCount(); ++node)
            own.groupOf.push_back(node / 16 % 8);
        const DrawingPtr drawing = drawn(foldScene(scene, own, open));
        QCOMPARE(drawing->frames().size(), drawing->scene().frames.size());
        QVERIFY(!drawing->frames().empty());
        for (size_t i = 0; i < drawing->frames().size(); ++i)
            for (int node = 0; node < drawing->nodeCount(); ++node) {
                const bool inside = std::ranges::binary_search(drawing->scene().frames[i].nodes, node);
                QCOMPARE(drawing->frames()[i].outline.contains(drawing->nodeRect(node).center()), inside);
            }
    }
}

void TestGroups::doubleClickAsksToOpen()
{
    GraphCanvas canvas;
    canvas.resize(600, 500);
    canvas.setDrawing(drawn(foldScene(chain(), groups(), {})));
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    QSignalSpy asked(&canvas, &GraphCanvas::openGroup);
    QSignalSpy inspector(&canvas, &GraphCanvas::openInspector);
    QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {}, canvas.viewRect(1).center().toPoint());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<std::string>(), std::string("A"));
    QCOMPARE(inspector.size(), 0);
    QCOMPARE(canvas.selection(), std::vector<int>{1});
    QTest::keyClick(&canvas, Qt::Key_Return);
    QCOMPARE(asked.size(), 2);
}

void TestGroups::aTitleSelectsAndCloses()
{
    GraphCanvas canvas;
    canvas.resize(600, 700);
    canvas.setDrawing(drawn(foldScene(chain(), groups(), {"A"})));
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    canvas.paintNow();
    const QRectF bounds = canvas.drawing()->frames().front().bounds;
    const QPoint title = (canvas.camera().toView(bounds.topLeft()) + QPointF(20, 0)).toPoint();
    QSignalSpy asked(&canvas, &GraphCanvas::closeGroup);
    QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(canvas.selection(), canvas.drawing()->scene().frames.front().nodes);
    QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<std::string>(), std::string("A"));
}

void TestGroups::theOpenedGroupKeepsItsUpperEdge()
{
    GraphCanvas canvas;
    canvas.resize(300, 260); // the whole does not fit
    canvas.setDrawing(drawn(foldScene(chain(), groups(), {})));
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    canvas.zoom100();
    canvas.reveal(2);
    const int b = canvas.drawing()->nodeNamed("B");
    const double before = std::min(canvas.viewRect(b).top(), canvas.viewport()->height() / 3.0);
    canvas.keepInPlace("B");
    canvas.setDrawing(drawn(foldScene(chain(), groups(), {"B", "B/1"})), GraphCanvas::ViewChange::Keep);
    const double after = canvas.camera().toView(canvas.drawing()->frames().front().content.topLeft()).y();
    QVERIFY2(std::abs(after - before) < 2, qPrintable(QString("%1 before, %2 after").arg(before).arg(after)));
}

void TestGroups::paintedNodesAreAccessibleChildren()
{
    GraphCanvas canvas;
    canvas.resize(600, 500);
    canvas.setDrawing(drawn(foldScene(chain(), groups(), {})));
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    QAccessibleInterface *all = QAccessible::queryAccessibleInterface(&canvas);
    QVERIFY(all);
    QCOMPARE(all->childCount(), 4);
    QAccessibleInterface *group = all->child(1);
    QVERIFY(group && group->isValid());
    QCOMPARE(group->text(QAccessible::Name), QString("A, A: attention, 2 heads"));
    QVERIFY(group->text(QAccessible::Description).contains("3 layers"));
    QVERIFY(group->state().collapsed && !group->state().selected);
    QCOMPARE(group->parent(), all);
    QCOMPARE(all->indexOfChild(group), 1);
    const QPoint middle = group->rect().center();
    QCOMPARE(all->childAt(middle.x(), middle.y()), group);
    // Acting on it is what a click or Enter would do.
    QSignalSpy opened(&canvas, &GraphCanvas::openGroup);
    QAccessibleActionInterface *act = group->actionInterface();
    QVERIFY(act);
    act->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(group->state().selected);
    act->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(opened.size(), 1);
    // Another drawing has other children.
    canvas.setDrawing(drawn(foldScene(chain(), groups(), {"A"})), GraphCanvas::ViewChange::Keep);
    QCOMPARE(all->childCount(), 6);
    QVERIFY(all->child(1)->text(QAccessible::Name).startsWith("a0"));
}

QTEST_MAIN(TestGroups)
#include "tst_groups.moc"
