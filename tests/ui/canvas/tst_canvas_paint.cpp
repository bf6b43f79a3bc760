#include "sample_graphs.h"

#include "ui/canvas/canvas_text.h"
#include "ui/canvas/edge_painter.h"
#include "ui/canvas/frame_painter.h"
#include "ui/canvas/node_colours.h"
#include "ui/canvas/raster.h"

#include <QFont>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace pare;

namespace {

DrawingPtr drawn(GraphScene scene)
{
    auto drawing = drawScene(std::make_shared<GraphScene>(std::move(scene)), textWidthsOf(QFont()), {});
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return *drawing;
}

// A frame of the drawing's top left corner in the light theme.
struct Shot {
    explicit Shot(DrawingPtr shown) : drawing(std::move(shown))
    {
        marks.selected.assign(static_cast<size_t>(drawing->nodeCount()), 0);
        font.setPointSizeF(10);
        painter.forget(font, theme);
    }
    FrameRequest request()
    {
        edges = edgeMarksOf(*drawing, marks);
        FrameRequest request;
        request.drawing = drawing.get();
        request.marks = &marks;
        request.edges = &edges;
        request.theme = &theme;
        request.view.scale = zoom * ratio;
        request.view.line = ratio;
        request.view.left = -static_cast<int>(20 * ratio);
        request.view.top = -static_cast<int>(20 * ratio);
        request.level = detailLevel(36 * zoom);
        request.mode = mode;
        return request;
    }
    QImage take(QSize size = {600, 500})
    {
        QImage picture(size * ratio, QImage::Format_RGB32);
        facts = painter.paint(picture, request());
        return picture;
    }
    QPoint pixel(QPointF world) { return {request().view.x(world.x()), request().view.y(world.y())}; }

    DrawingPtr drawing;
    CanvasMarks marks;
    EdgeMarks edges;
    Theme theme = lightTheme();
    QFont font;
    FramePainter painter;
    FrameFacts facts;
    ColourBy mode = ColourBy::Operator;
    double zoom = 1;
    double ratio = 1;
};

// Pixels of exactly this colour.
int count(const QImage &picture, const QRect &part, const QColor &colour)
{
    int found = 0;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            if (picture.rect().contains(x, y) && picture.pixelColor(x, y).rgb() == colour.rgb())
                ++found;
    return found;
}

QRect rectOf(Shot &shot, int node)
{
    const QRectF world = shot.drawing->nodeRect(node);
    return {shot.pixel(world.topLeft()), QSize(shot.request().view.length(world.width()), shot.request().view.length(world.height()))};
}

} // namespace

class TestCanvasPaint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void viridisRunsFromQuietToLoud();
    void coloursByOperatorAreTheCategorys();
    void coloursByFigureSpanTheRange();
    void noFigureIsHatchedNeverTheLowestColour();
    void equalFiguresGetTheMiddle();
    void textOnFiguresIsReadable();
    void selectionCoversTintsButNotValues();
    void dimmedIsThirtyFivePercent();
    void elidedTextFits_data();
    void elidedTextFits();
    void aTitleFallsBackToItsFirstWord();
    void textOfOtherAlphabetsIsShapedToo();
    void rectanglesAreClipped();
    void softRectanglesBlendAtTheirSides();
    void bendsJoinTheirArmsWithoutGapOrStep();
    void aNodeShowsStripOutlineAndFill();
    void nodesAreSharpAtEveryRatio();
    void blocksAreFilledWithTheMark();
    void aSelectedBlockIsAtLeastSixPixels();
    void aSelectedNodeHasARingWithAGap();
    void scrollingMovesPixelsWithoutChangingThem();
    void linesOfASelectionAreAccented();
    void onlyTheWayToASelectedReaderIsAccented();
    void matchesDimTheRest();
    void aBadgeIsFoundWhereItIsDrawn();
    void fourBadgesBecomeTwoAndACount();
    void theLegendHearsOnlyWhatIsOnScreen();
    void theOverviewShowsEveryNode();
    void everyLevelPaintsEveryModeInBothThemes();
};

void TestCanvasPaint::viridisRunsFromQuietToLoud()
{
    QCOMPARE(viridis(0, true).name(), "#440154");
    QCOMPARE(viridis(1, true).name(), "#fde725");
    QCOMPARE(viridis(0.5, true).name(), "#21918c");
    QCOMPARE(viridis(0, false), viridis(1, true)); // reversed in the light theme
    QCOMPARE(viridis(7, true), viridis(1, true));
    QCOMPARE(viridis(std::nan(""), true), viridis(0, true));
    const QColor between = viridis(0.125, true);
    QVERIFY(between.red() > 0x3B && between.red() < 0x44);
}

void TestCanvasPaint::coloursByOperatorAreTheCategorys()
{
    const DrawingPtr drawing = drawn(sample::resnet());
    const Theme theme = lightTheme();
    const NodeColours conv = nodeColours(*drawing, 1, ColourBy::Operator, theme);
    QCOMPARE(conv.fill, theme.tint(Category::Convolution).rgb());
    QCOMPARE(conv.mark, theme.mark(Category::Convolution).rgb());
    const NodeColours input = nodeColours(*drawing, 0, ColourBy::Operator, theme);
    QCOMPARE(input.fill, theme.panel.rgb());
}

void TestCanvasPaint::coloursByFigureSpanTheRange()
{
    GraphScene scene = sample::resnet();
    scene.nodes[1].macs = 1e9;
    scene.nodes[2].macs = 0;
    const DrawingPtr drawing = drawn(std::move(scene));
    QCOMPARE(nodeColours(*drawing, 1, ColourBy::Macs, darkTheme()).fill, viridis(1, true).rgb());
    QCOMPARE(nodeColours(*drawing, 2, ColourBy::Macs, darkTheme()).fill, viridis(0, true).rgb());
    QCOMPARE(nodeColours(*drawing, 1, ColourBy::Macs, darkTheme()).bar, 1);
    QCOMPARE(nodeColours(*drawing, 2, ColourBy::Macs, darkTheme()).bar, 0);
}

void TestCanvasPaint::noFigureIsHatchedNeverTheLowestColour()
{
    GraphScene scene = sample::resnet();
    scene.nodes[1].macs.reset();
    scene.nodes[2].macs = std::nan("");
    const DrawingPtr drawing = drawn(std::move(scene));
    for (const int node : {1, 2}) {
        const NodeColours colours = nodeColours(*drawing, node, ColourBy::Macs, lightTheme());
        QVERIFY(colours.hatched);
        QVERIFY(colours.bar < 0);
        QVERIFY(colours.fill != viridis(0, false).rgb());
    }
}

void TestCanvasPaint::equalFiguresGetTheMiddle()
{
    GraphScene scene = sample::resnet(1);
    for (SceneNode &node : scene.nodes)
        node.timeMs = 2;
    const DrawingPtr drawing = drawn(std::move(scene));
    QCOMPARE(nodeColours(*drawing, 1, ColourBy::Time, lightTheme()).fill, viridis(0.5, false).rgb());
}

void TestCanvasPaint::textOnFiguresIsReadable()
{
    for (const bool dark : {false, true}) {
        for (int i = 0; i <= 20; ++i) {
            GraphScene scene = sample::resnet(1);
            scene.nodes[1].macs = 0;
            scene.nodes[2].macs = 20;
            scene.nodes[3].macs = i;
            const DrawingPtr drawing = drawn(std::move(scene));
            const NodeColours colours = nodeColours(*drawing, 3, ColourBy::Macs, dark ? darkTheme() : lightTheme());
            QVERIFY(contrastRatio(QColor::fromRgb(colours.text), QColor::fromRgb(colours.fill)) >= 4.5);
        }
    }
}

void TestCanvasPaint::selectionCoversTintsButNotValues()
{
    const DrawingPtr drawing = drawn(sample::resnet());
    const Theme theme = lightTheme();
    QCOMPARE(selectedColours(nodeColours(*drawing, 1, ColourBy::Operator, theme), theme).fill, theme.selectionFill.rgb());
    const NodeColours value = nodeColours(*drawing, 1, ColourBy::Macs, theme);
    QCOMPARE(selectedColours(value, theme).fill, value.fill);
}

void TestCanvasPaint::dimmedIsThirtyFivePercent()
{
    Theme theme = lightTheme();
    theme.canvas = Qt::white;
    QCOMPARE(dimmedColour(qRgb(0, 0, 0), theme), qRgb(166, 166, 166));
}

void TestCanvasPaint::elidedTextFits_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ascii") << "encoder/layer.0/attention/output/dense/MatMul";
    QTest::newRow("empty") << "";
    QTest::newRow("one letter") << "W";
    QTest::newRow("other alphabet") << QString::fromUtf8("слой/внимание/запрос/умножение/матриц");
    QTest::newRow("mixed") << QString::fromUtf8("1×16×28×28 → 64 · −30 %");
}

void TestCanvasPaint::elidedTextFits()
{
    QFETCH(const QString, text);
    const std::string utf8 = text.toStdString();
    for (const double size : {8.0, 12.5, 31.0}) {
        const SizedFont font(QFont(), size);
        const float full = font.shaped(utf8, 1e6f, Elide::None).width;
        for (const float width : {0.0f, 3.0f, 20.0f, 77.0f, full, full + 10}) {
            for (const Elide elide : {Elide::Middle, Elide::Right, Elide::Word}) {
                const ShapedText line = font.shaped(utf8, width, elide);
                QVERIFY2(line.width <= width + 1 || line.runs.isEmpty() || width < size,
                         qPrintable(QStringLiteral("%1 into %2 became %3").arg(text).arg(width).arg(line.width)));
            }
        }
        QVERIFY(std::abs(font.shaped(utf8, full + 1, Elide::Middle).width - full) <= 1);
    }
}

void TestCanvasPaint::aTitleFallsBackToItsFirstWord()
{
    const SizedFont font(QFont(), 12);
    const float word = font.shaped("Conv", 1e6f, Elide::None).width;
    QCOMPARE(font.shaped("Conv 3x3 /2", word + 2, Elide::Word).width, word);
    QVERIFY(font.shaped("Conv 3x3 /2", word + 2, Elide::Right).width != word);
}

void TestCanvasPaint::textOfOtherAlphabetsIsShapedToo()
{
    const SizedFont font(QFont(), 12);
    QVERIFY(font.shaped("слой", 1e6f, Elide::None).width > 10);
    QVERIFY(!font.shaped("слой", 1e6f, Elide::None).runs.isEmpty());
}

void TestCanvasPaint::rectanglesAreClipped()
{
    QImage picture(10, 10, QImage::Format_RGB32);
    BendMasks masks;
    Raster raster(picture, masks);
    raster.fill(qRgb(255, 255, 255));
    raster.rect(-5, -5, 100, 7, qRgb(0, 0, 0));
    raster.rect(3, 3, 0, 5, qRgb(0, 0, 0));
    raster.rect(50, 50, 5, 5, qRgb(0, 0, 0));
    QCOMPARE(count(picture, picture.rect(), Qt::black), 20);
    raster.bend(0, 0, 6, 1, Bend::TopLeft, qRgb(0, 0, 0));
    raster.bend(9, 9, 6, 2, Bend::BottomRight, qRgb(0, 0, 0));
    raster.arrow(0, 3, 9, 7, qRgb(0, 0, 0));
    raster.softRect(-3.5, -3.5, 100.2, 0.5, qRgb(9, 9, 9));
}

void TestCanvasPaint::softRectanglesBlendAtTheirSides()
{
    QImage picture(4, 4, QImage::Format_RGB32);
    BendMasks masks;
    Raster raster(picture, masks);
    raster.fill(qRgb(200, 200, 200));
    raster.softRect(0.5, 1, 2, 2, qRgb(0, 0, 0));
    QCOMPARE(qRed(picture.pixel(0, 1)), 100);
    QCOMPARE(qRed(picture.pixel(1, 1)), 0);
    QCOMPARE(qRed(picture.pixel(2, 1)), 200);
    QCOMPARE(qRed(picture.pixel(1, 2)), 200);
}

void TestCanvasPaint::bendsJoinTheirArmsWithoutGapOrStep()
{
    for (const int thickness : {1, 2, 3, 4}) {
        for (const int radius : {0, 1, 4, 9}) {
            for (const Bend bend : {Bend::TopRight, Bend::TopLeft, Bend::BottomRight, Bend::BottomLeft}) {
                QImage picture(64, 64, QImage::Format_RGB32);
                BendMasks masks;
                Raster raster(picture, masks);
                raster.fill(qRgb(255, 255, 255));
                const int near = thickness / 2;
                const int far = thickness - near;
                const bool right = bend == Bend::TopRight || bend == Bend::BottomRight;
                const bool top = bend == Bend::TopRight || bend == Bend::TopLeft;
                const int armX = right ? 32 + far + radius : 0;
                raster.rect(armX, 32 - near, right ? 64 - armX : 32 - near - radius, thickness, 0);
                const int armY = top ? 0 : 32 + far + radius;
                raster.rect(32 - near, armY, thickness, top ? 32 - near - radius : 64 - armY, 0);
                raster.bend(32, 32, radius, thickness, bend, 0);
                // The ink along the way: every row and column that the bend spans has about a line's worth of it.
                for (int i = 0; i < 64; ++i) {
                    int inRow = 0;
                    int inColumn = 0;
                    for (int k = 0; k < 64; ++k) {
                        inRow += 255 - qRed(picture.pixel(k, i));
                        inColumn += 255 - qRed(picture.pixel(i, k));
                    }
                    const bool rowHit = top ? i < 32 + far : i >= 32 - near;
                    const bool columnHit = right ? i >= 32 - near : i < 32 + far;
                    QVERIFY2(!rowHit || inRow >= 255 * thickness * 6 / 10, qPrintable(QStringLiteral("gap in row %1 of %2/%3/%4").arg(i).arg(thickness).arg(radius).arg(static_cast<int>(bend))));
                    QVERIFY2(!columnHit || inColumn >= 255 * thickness * 6 / 10, qPrintable(QStringLiteral("gap in column %1 of %2/%3/%4").arg(i).arg(thickness).arg(radius).arg(static_cast<int>(bend))));
                    QVERIFY(rowHit || inRow == 0);
                    QVERIFY(columnHit || inColumn == 0);
                }
            }
        }
    }
}

void TestCanvasPaint::aNodeShowsStripOutlineAndFill()
{
    Shot shot(drawn(sample::resnet()));
    const QImage picture = shot.take();
    const QRect conv = rectOf(shot, 1);
    const QColor mark = shot.theme.mark(Category::Convolution);
    const QColor tint = shot.theme.tint(Category::Convolution);
    const int middle = conv.center().y();
    for (int x = 0; x < 4; ++x)
        QCOMPARE(picture.pixelColor(conv.left() + x, middle), mark);
    QCOMPARE(picture.pixelColor(conv.left() + 5, middle), tint);
    QCOMPARE(picture.pixelColor(conv.right(), middle), mark);
    QCOMPARE(picture.pixelColor(conv.right() - 1, middle), tint);
    QCOMPARE(picture.pixelColor(conv.right() + 1, middle), shot.theme.canvas);
    QCOMPARE(picture.pixelColor(conv.center().x(), conv.top()), mark);
    QCOMPARE(picture.pixelColor(conv.left(), conv.top()) != mark, true); // rounded
}

void TestCanvasPaint::nodesAreSharpAtEveryRatio()
{
    // Sharp: along a straight side there is mark, then tint, and nothing in between.
    for (const double ratio : {1.0, 1.25, 1.5, 2.0}) {
        for (const double zoom : {0.6, 1.0, 1.15, 1.7}) {
            Shot shot(drawn(sample::resnet()));
            shot.ratio = ratio;
            shot.zoom = zoom;
            const QImage picture = shot.take();
            const QRect conv = rectOf(shot, 1);
            const int line = std::max(1, static_cast<int>(std::lround(ratio)));
            const int y = conv.center().y();
            QCOMPARE(picture.pixelColor(conv.right() + 1, y), shot.theme.canvas);
            for (int i = 0; i < line; ++i)
                QCOMPARE(picture.pixelColor(conv.right() - i, y), shot.theme.mark(Category::Convolution));
            QCOMPARE(picture.pixelColor(conv.right() - line, y), shot.theme.tint(Category::Convolution));
        }
    }
}

void TestCanvasPaint::blocksAreFilledWithTheMark()
{
    Shot shot(drawn(sample::resnet()));
    shot.zoom = 0.15;
    const QImage picture = shot.take();
    const QRect conv = rectOf(shot, 1);
    QCOMPARE(count(picture, conv, shot.theme.mark(Category::Convolution)), conv.width() * conv.height());
}

void TestCanvasPaint::aSelectedBlockIsAtLeastSixPixels()
{
    for (const double zoom : {0.03, 0.09}) {
        Shot shot(drawn(sample::longNetwork(500)));
        shot.zoom = zoom;
        shot.marks.selected[40] = 1;
        const QImage picture = shot.take();
        QVERIFY(count(picture, picture.rect(), shot.theme.accent) >= 36);
    }
}

void TestCanvasPaint::aSelectedNodeHasARingWithAGap()
{
    Shot shot(drawn(sample::resnet()));
    shot.marks.selected[1] = 1;
    const QImage picture = shot.take();
    const QRect conv = rectOf(shot, 1);
    const int y = conv.center().y();
    QCOMPARE(picture.pixelColor(conv.right() + 1, y), shot.theme.canvas);
    QCOMPARE(picture.pixelColor(conv.right() + 2, y), shot.theme.canvas);
    QCOMPARE(picture.pixelColor(conv.right() + 3, y), shot.theme.accent);
    QCOMPARE(picture.pixelColor(conv.right() + 4, y), shot.theme.accent);
    QCOMPARE(picture.pixelColor(conv.right() + 5, y), shot.theme.canvas);
    QCOMPARE(picture.pixelColor(conv.right() - 1, y), shot.theme.selectionFill);
}

void TestCanvasPaint::scrollingMovesPixelsWithoutChangingThem()
{
    Shot shot(drawn(sample::transformer()));
    for (const double zoom : {0.31, 0.73, 1.3}) {
        shot.zoom = zoom;
        FrameRequest request = shot.request();
        QImage before(400, 400, QImage::Format_RGB32);
        QImage after(400, 400, QImage::Format_RGB32);
        request.view.left = 100;
        request.view.top = 900;
        shot.painter.paint(before, request);
        request.view.left += 17;
        request.view.top += 31;
        shot.painter.paint(after, request);
        QCOMPARE(before.copy(17, 31, 383, 369), after.copy(0, 0, 383, 369));
    }
}

void TestCanvasPaint::linesOfASelectionAreAccented()
{
    Shot shot(drawn(sample::resnet()));
    shot.marks.selected[2] = 1;
    const QImage picture = shot.take();
    const QRect above = rectOf(shot, 1);
    const QRect own = rectOf(shot, 2);
    const QRect below = rectOf(shot, 3);
    // Incoming: two pixels all the way. Outgoing: dashed, so some pixels of the way are not.
    const QRect in(above.center().x() - 3, above.bottom() + 2, 7, own.top() - above.bottom() - 12);
    QCOMPARE(count(picture, in, shot.theme.accent), 2 * in.height());
    const QRect out(above.center().x() - 3, own.bottom() + 6, 7, below.top() - own.bottom() - 12);
    const int dashed = count(picture, out, shot.theme.accent);
    QVERIFY(dashed > 0 && dashed < 2 * out.height());
}

void TestCanvasPaint::onlyTheWayToASelectedReaderIsAccented()
{
    // 3 (relu) is read by the next convolution and, by a trunk at the side, by the addition six rows below.
    Shot shot(drawn(sample::resnet()));
    const GraphScene &scene = shot.drawing->scene();
    const int add = shot.drawing->nodeNamed("layer1/0/add");
    QCOMPARE(scene.tensor(shot.drawing->inputsOf(add)[0]).producer, 3);
    shot.marks.selected[4] = 1; // the convolution
    const QRectF trunk = shot.drawing->tensorRect(shot.drawing->outputsOf(3)[0]);
    const QPoint side = shot.pixel({trunk.right() - 1, shot.drawing->nodeRect(5).center().y()});
    const QRect around(side.x() - 3, side.y() - 2, 7, 5);
    QCOMPARE(count(shot.take(), around, shot.theme.accent), 0);
    shot.marks.selected[4] = 0;
    shot.marks.selected[static_cast<size_t>(add)] = 1;
    QVERIFY(count(shot.take(), around, shot.theme.accent) >= 5);
}

void TestCanvasPaint::matchesDimTheRest()
{
    Shot shot(drawn(sample::resnet()));
    shot.marks.matching.assign(static_cast<size_t>(shot.drawing->nodeCount()), 0);
    shot.marks.matching[1] = 1;
    const QImage picture = shot.take();
    const QRect match = rectOf(shot, 1);
    const QRect other = rectOf(shot, 2);
    QCOMPARE(picture.pixelColor(match.left() + 1, match.center().y()), shot.theme.mark(Category::Convolution));
    QCOMPARE(picture.pixel(other.left() + 1, other.center().y()), dimmedColour(shot.theme.mark(Category::Normalization).rgb(), shot.theme));
}

void TestCanvasPaint::aBadgeIsFoundWhereItIsDrawn()
{
    Shot shot(drawn(sample::everyKind()));
    const int conv = 1;
    const QRect rect = rectOf(shot, conv);
    const FrameRequest request = shot.request();
    const Badge *badge = shot.painter.badgeAt(request, conv, QPointF(rect.right() - 12, rect.top() + 10));
    QVERIFY(badge != nullptr);
    QCOMPARE(badge->text, "−30 %");
    QVERIFY(shot.painter.badgeAt(request, conv, rect.topLeft() + QPoint(10, 10)) == nullptr);
    const QImage picture = shot.take();
    QVERIFY(count(picture, QRect(rect.right() - 50, rect.top(), 50, 20), shot.theme.accent) > 40);
}

void TestCanvasPaint::fourBadgesBecomeTwoAndACount()
{
    Shot shot(drawn(sample::everyKind()));
    NodePainter &nodes = shot.painter.nodes();
    std::vector<BadgeLook> looks(4);
    for (BadgeLook &look : looks)
        look.text = "I8";
    const NodeMetrics metrics{1, 1, DetailLevel::Names, false};
    const auto placed = nodes.placeBadges({0, 0, 240, 36}, looks, metrics);
    QCOMPARE(placed.size(), size_t{3});
    QCOMPARE(placed[2].look.text, "+2");
    QCOMPARE(placed[2].index, -1);
    looks.pop_back();
    QCOMPARE(nodes.placeBadges({0, 0, 240, 36}, looks, metrics).size(), size_t{3});
    for (size_t i = 1; i < placed.size(); ++i)
        QVERIFY(placed[i].rect.right() < placed[i - 1].rect.left());
    for (const auto &badge : nodes.placeBadges({0, 0, 96, 36}, looks, metrics))
        QVERIFY(QRectF(30, 0, 66, 36).contains(badge.rect)); // the title keeps its room
}

void TestCanvasPaint::theLegendHearsOnlyWhatIsOnScreen()
{
    Shot shot(drawn(sample::resnet()));
    shot.take({600, 60});
    QCOMPARE(shot.facts.categories, std::set{Category::InputOutput});
    QCOMPARE(shot.facts.nodes, 1);
    shot.take({600, 200});
    QVERIFY(shot.facts.categories.contains(Category::Convolution));
    QVERIFY(!shot.facts.categories.contains(Category::Matrix));
}

void TestCanvasPaint::theOverviewShowsEveryNode()
{
    const DrawingPtr drawing = drawn(sample::resnet());
    const Theme theme = lightTheme();
    const QRectF world = drawing->bounds();
    const double scale = 0.1;
    const QImage picture = overviewPicture(*drawing, ColourBy::Operator, theme, (world.size() * scale).toSize(), scale, scale);
    for (int node = 0; node < drawing->nodeCount(); ++node) {
        const QPointF at = (drawing->nodeRect(node).center() - world.topLeft()) * scale;
        QVERIFY(picture.pixelColor(at.toPoint()) != theme.canvas);
    }
}

void TestCanvasPaint::everyLevelPaintsEveryModeInBothThemes()
{
    for (const bool dark : {false, true}) {
        for (const double zoom : {0.02, 0.15, 0.3, 0.5, 0.8, 1.0, 2.0, 4.0}) {
            for (int mode = 0; mode < colourByCount; ++mode) {
                Shot shot(drawn(sample::everyKind()));
                shot.theme = dark ? darkTheme() : lightTheme();
                shot.painter.forget(shot.font, shot.theme);
                shot.zoom = zoom;
                shot.mode = static_cast<ColourBy>(mode);
                shot.marks.selected[3] = 1;
                shot.marks.hovered = 5;
                shot.marks.group.insert(4, "64 → 44");
                shot.marks.tensor = 6;
                const QImage picture = shot.take({1600, 2200});
                QCOMPARE(shot.facts.nodes, shot.drawing->nodeCount());
                for (int node = 0; node < shot.drawing->nodeCount(); ++node)
                    QVERIFY(picture.pixelColor(shot.pixel(shot.drawing->nodeRect(node).center())) != shot.theme.canvas);
            }
        }
    }
}

QTEST_MAIN(TestCanvasPaint)
#include "tst_canvas_paint.moc"
