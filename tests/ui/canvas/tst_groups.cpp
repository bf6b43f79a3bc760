#include "sample_graphs.h"

#include "ui/canvas/first_groups.h"
#include "ui/canvas/fold_scene.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/group_frames.h"
#include "ui/canvas/minimap.h"

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
    void aGroupSaysItsParametersTimeAndZeros();
    void aLongNameIsCutBeforeItsKind();
    void whatStaysInsideIsNotDrawn();
    void openGroupsAreFrames();
    void everyNodeOfTheWholeIsSomewhereOnce();
    void severalTensorsBetweenTwoGroupsAreOneLine();
    void aModelWithOneLargeGroupOpensIt();
    void aGroupThatIsNearlyAllOpensHoweverMuchIsInIt();
    void aReadableLevelStaysClosed();
    void aRankThatIsTooWideStaysClosed();
    void framesHoldTheirNodesAndNoOthers();
    void titlesOfNestedFramesAreOneTrail();
    void titlesLieOnNoNode();
    void titlesHaveTheirNameAndLieOnNoOther();
    void deepNestingDoesNotDarkenTheGround();
    void anOpenedGroupComesBesideTheMinimap();
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
    QCOMPARE(QString::fromStdString(a.title), QString("A"));
    QCOMPARE(QString::fromStdString(a.kindText), QString("attention, 2 heads"));
    QCOMPARE(QString::fromStdString(a.detail), QString("3 layers · 300 B · 6.00 k MACs"));
    QCOMPARE(a.precision, std::string("F32"));
    const SceneNode &b = folded->node(2);
    QCOMPARE(b.category, Category::Matrix);
    QVERIFY(b.precision.empty()); // two of them
    QCOMPARE(b.badges.size(), size_t{1});
    QCOMPARE(QString::fromStdString(b.badges.front().text), QString("I8 ×1"));
}

void TestGroups::aGroupSaysItsParametersTimeAndZeros()
{
    GraphScene scene = chain();
    for (int i = 1; i < 4; ++i)
        scene.nodes[i].parameters = 1000 * i;
    scene.nodes[1].timeMs = 0.25;
    scene.nodes[2].fusedInto = "a0";
    scene.nodes[1].zeroShare = 0.5;
    scene.nodes[3].zeroShare = 0;
    scene.nodes[4].fusedInto = scene.nodes[5].fusedInto = "a2";
    const ScenePtr folded = foldScene(scene, groups(), {"B"});
    const SceneNode &a = folded->node(1);
    QCOMPARE(QString::fromStdString(a.detail), QString("3 layers · 6.00 k parameters · 6.00 k MACs · 0.25 ms"));
    QCOMPARE(*a.zeroShare, 0.125); // 500 of 4000
    QVERIFY(QString::fromStdString(a.timeText).contains("measured"));
    QVERIFY(a.fusedInto.empty()); // it has a time
    QCOMPARE(folded->node(2).fusedInto, std::string("a2"));
}

// What a line says is seen by which pixels change when a part of it does.
void TestGroups::aLongNameIsCutBeforeItsKind()
{
    NodePainter painter;
    painter.text().setBaseFont(QApplication::font());
    const auto picture = [&](std::string_view name, std::string_view kind) {
        QImage image(220, 24, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter on(&image);
        painter.namedKind(on, {2, 17}, {name, kind, TextRole::Title, qRgb(0, 0, 0), qRgb(0, 0, 0)}, 12.5, 216, false);
        return image;
    };
    const std::string longName = "conv_stage0_block0_proj_shortcut/BiasAdd";
    const QImage whole = picture(longName, "residual block");
    QVERIFY(whole != picture(longName, ""));
    QVERIFY(whole != picture(longName, "residual blocs")); // to its last letter
    QVERIFY(whole != picture("conv_stage0_block0_proj_shortcut/BiasSub", "residual block"));
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
    QCOMPARE(QString::fromStdString(folded->frames[1].title), QString("1"));
    QCOMPARE(QString::fromStdString(folded->frames[1].kindText), QString("two"));
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

void TestGroups::aGroupThatIsNearlyAllOpensHoweverMuchIsInIt()
{
    // in -> 140 groups one after the other, all of them in one inside of another.
    GraphScene scene;
    SceneGroups deep{{{"a", "a", "", -1}, {"a/b", "b", "", 0}}, {-1}};
    scene.nodes.emplace_back().name = "in";
    for (int i = 0; i < 140; ++i) {
        deep.groups.push_back({"a/b/" + std::to_string(i), std::to_string(i), "", 1});
        for (int k = 0; k < 5; ++k) {
            scene.tensors.push_back({"t" + std::to_string(scene.nodeCount()), scene.nodeCount() - 1, {scene.nodeCount()}, "f32", "1"});
            scene.nodes.emplace_back().name = std::to_string(i) + "." + std::to_string(k);
            deep.groupOf.push_back(i + 2);
        }
    }
    scene.nodes.emplace_back().name = "apart"; // one layer more, in the first group only
    deep.groupOf.push_back(0);
    QCOMPARE(openReadably(scene, deep, textWidthsOf(QApplication::font()), {700, 400}), (std::set<std::string>{"a", "a/b"}));
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

void TestGroups::aRankThatIsTooWideStaysClosed()
{
    // in -> 40 groups side by side, all of them in one.
    GraphScene scene;
    SceneGroups wide{{{"wide", "wide", "", -1}}, {-1}};
    scene.nodes.emplace_back().name = "in";
    SceneTensor tensor{"t", 0, {}, "f32", "1"};
    for (int i = 0; i < 40; ++i) {
        wide.groups.push_back({"wide/" + std::to_string(i), std::to_string(i), "", 0});
        for (int k = 0; k < 3; ++k) {
            tensor.readers.push_back(scene.nodeCount());
            scene.nodes.emplace_back().name = std::to_string(i) + "." + std::to_string(k);
            wide.groupOf.push_back(i + 1);
        }
    }
    scene.tensors.push_back(tensor);
    const TextWidths widths = textWidthsOf(QApplication::font());
    QCOMPARE(openAtFirst(scene, wide), std::set<std::string>({"wide"}));
    QVERIFY(openReadably(scene, wide, widths, {700, 400}).empty());
    QCOMPARE(openReadably(scene, wide, widths, {20000, 400}), std::set<std::string>({"wide"})); // where there is room
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

// A canvas on screen with groups inside of groups, all open, each with a single node beside the next: as deep as asked.
namespace {

struct Nested {
    explicit Nested(int depth, QSize size = {600, 700})
    {
        GraphScene scene = chain();
        SceneGroups deep;
        for (int i = 0; i < depth; ++i) {
            deep.groups.push_back({"g" + std::to_string(i), "g" + std::to_string(i), "", i - 1});
            open.insert(deep.groups.back().name);
        }
        deep.groupOf = {-1, depth - 1, depth - 1, depth - 1, depth - 1, depth - 1, depth - 1, -1};
        canvas.resize(size);
        canvas.setDrawing(drawn(foldScene(scene, deep, open)));
        canvas.show();
        if (!QTest::qWaitForWindowExposed(&canvas))
            qFatal("not shown");
        canvas.paintNow();
    }
    QImage picture()
    {
        canvas.paintNow();
        return canvas.viewport()->grab().toImage();
    }
    std::set<std::string> open;
    GraphCanvas canvas;
};

} // namespace

void TestGroups::titlesOfNestedFramesAreOneTrail()
{
    const DrawingPtr drawing = drawn(foldScene(chain(), groups(), {"A", "B", "B/1"}));
    FramePainter painter;
    painter.forget(QApplication::font(), lightTheme());
    CanvasMarks marks;
    marks.selected.assign(static_cast<size_t>(drawing->nodeCount()), 0);
    const EdgeMarks edges = edgeMarksOf(*drawing, marks);
    QImage picture(900, 900, QImage::Format_RGB32);
    const Theme theme = lightTheme();
    const FrameRequest request{drawing.get(), &marks, &edges, &theme, {1, static_cast<int>(drawing->bounds().left()) - 40, -40, 1}, DetailLevel::Names, ColourBy::Operator};
    painter.paint(picture, request);
    const auto &frames = drawing->scene().frames;
    const auto frameOf = [&](const char *name) { return static_cast<int>(std::ranges::find(frames, name, &SceneFrame::name) - frames.begin()); };
    QVERIFY(painter.titleFollows(frameOf("B/1")));
    QVERIFY(!painter.titleFollows(frameOf("B")));
    QVERIFY(!painter.titleFollows(frameOf("A")));
    QCOMPARE(painter.titleOf(frameOf("B/1")).left(), painter.titleOf(frameOf("B")).right());
    QCOMPARE(painter.titleAt(painter.titleOf(frameOf("B/1")).center()), frameOf("B/1"));
}

void TestGroups::titlesLieOnNoNode()
{
    const DrawingPtr drawing = drawn(foldScene(chain(), groups(), {"A", "B", "B/1"}));
    CanvasMarks marks;
    marks.selected.assign(static_cast<size_t>(drawing->nodeCount()), 0);
    const EdgeMarks edges = edgeMarksOf(*drawing, marks);
    for (const double scale : {0.4, 0.5, 0.7, 1.0}) {
        FramePainter painter;
        painter.forget(QApplication::font(), lightTheme());
        QImage picture(900, 900, QImage::Format_RGB32);
        const PixelView view{scale, static_cast<int>(drawing->bounds().left() * scale) - 100, -40, 1};
        const Theme theme = lightTheme();
        painter.paint(picture, {drawing.get(), &marks, &edges, &theme, view, detailLevel(36 * scale), ColourBy::Operator});
        for (int frame = 0; frame < static_cast<int>(drawing->scene().frames.size()); ++frame)
            for (int node = 0; node < drawing->nodeCount(); ++node) {
                const QRectF world = drawing->nodeRect(node);
                const QRectF rect(view.x(world.left()), view.y(world.top()), view.length(world.width()), view.length(world.height()));
                const QRectF title = painter.titleOf(frame); // empty where there is no room for a name
                QVERIFY2(!rect.intersects(title.adjusted(1, 1, -1, -1)), qPrintable(QString("node %1 at %2").arg(node).arg(scale)));
            }
    }
}

// At every zoom: no title on another, and each with its whole name or nothing, for these names are short.
void TestGroups::titlesHaveTheirNameAndLieOnNoOther()
{
    const DrawingPtr drawing = drawn(foldScene(chain(), groups(), {"A", "B", "B/1"}));
    CanvasMarks marks;
    marks.selected.assign(static_cast<size_t>(drawing->nodeCount()), 0);
    const EdgeMarks edges = edgeMarksOf(*drawing, marks);
    int seen = 0;
    for (const double scale : {0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0, 1.5}) {
        FramePainter painter;
        painter.forget(QApplication::font(), lightTheme());
        QImage picture(900, 1400, QImage::Format_RGB32);
        const PixelView view{scale, static_cast<int>(drawing->bounds().left() * scale) - 100, -40, 1};
        const Theme theme = lightTheme();
        painter.paint(picture, {drawing.get(), &marks, &edges, &theme, view, detailLevel(36 * scale), ColourBy::Operator});
        const auto &frames = drawing->scene().frames;
        for (size_t frame = 0; frame < frames.size(); ++frame) {
            const QRectF title = painter.titleOf(static_cast<int>(frame));
            if (title.isEmpty())
                continue;
            ++seen;
            QFont font = QApplication::font();
            font.setPixelSize(9);
            QVERIFY2(title.width() >= QFontMetrics(font).horizontalAdvance(QStringLiteral("▾ ") + QString::fromStdString(frames[frame].title)) + 8, qPrintable(QString("frame %1 at %2").arg(frame).arg(scale)));
            for (size_t other = 0; other < frame; ++other)
                QVERIFY2(!painter.titleOf(static_cast<int>(other)).intersects(title.adjusted(0.5, 0.5, -0.5, -0.5)), qPrintable(QString("%1 and %2 at %3").arg(frame).arg(other).arg(scale)));
        }
    }
    QVERIFY(seen >= 12);
}

void TestGroups::deepNestingDoesNotDarkenTheGround()
{
    const auto ground = [](int depth) {
        Nested nested(depth);
        const QRectF content = nested.canvas.drawing()->frames().back().content;
        const double y = (nested.canvas.drawing()->nodeRect(1).bottom() + nested.canvas.drawing()->nodeRect(2).top()) / 2;
        const QPointF at = nested.canvas.camera().toView(QPointF(content.left() + 4, y));
        return nested.picture().pixelColor(at.toPoint()).lightness();
    };
    QVERIFY(ground(1) > ground(2));
    QCOMPARE(ground(12), ground(3));
    QVERIFY2(ground(12) > 215, qPrintable(QString::number(ground(12))));
}

void TestGroups::anOpenedGroupComesBesideTheMinimap()
{
    GraphCanvas canvas;
    canvas.resize(500, 260);
    canvas.setDrawing(drawn(foldScene(chain(), groups(), {})));
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    canvas.zoom100();
    // The closed group at the right end of the view, half below the minimap.
    Camera camera = canvas.camera();
    const QRectF b = canvas.drawing()->nodeRect(canvas.drawing()->nodeNamed("B"));
    camera.origin = {b.right() - canvas.minimap()->geometry().right(), b.top() - 60};
    canvas.setCamera(camera);
    canvas.keepInPlace("B");
    canvas.setDrawing(drawn(foldScene(chain(), groups(), {"B", "B/1"})), GraphCanvas::ViewChange::Keep);
    const QRectF content = canvas.camera().toView(canvas.drawing()->frames().front().content);
    QVERIFY2(content.right() <= canvas.minimap()->x(), qPrintable(QString("%1 reaches below %2").arg(content.right()).arg(canvas.minimap()->x())));
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
    QCOMPARE(group->text(QAccessible::Name), QString("A, attention, 2 heads"));
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
