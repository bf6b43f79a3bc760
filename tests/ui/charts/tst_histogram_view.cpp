#include "ui/charts/histogram_view.h"
#include "ui/theme/palette.h"

#include <QSignalSpy>
#include <QTest>

using namespace pare;

namespace {

HistogramData tenBins()
{
    HistogramData data;
    data.low = -1;
    data.high = 1;
    data.counts = {0, 1, 5, 20, 100, 1000, 90, 20, 3, 0};
    data.mean = 0.002;
    data.deviation = 0.13;
    data.zeroShare = 0.25;
    data.total = 1239;
    return data;
}

// Height of the bar in a bin, in pixels, read from the picture.
int barHeight(const QImage &image, int bin, int bins)
{
    const int x = int((bin + 0.5) * (image.width() - 8) / bins) + 4;
    const QColor colour = lightTheme().mark(Category::Convolution);
    int height = 0;
    for (int y = 0; y < image.height(); ++y)
        height += image.pixelColor(x, y) == colour;
    return height;
}

} // namespace

class TestHistogramView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void barsAreAsHighAsTheirCounts();
    void aSingleValueIsStillSeen();
    void theLogarithmLiftsTheSmallOnes();
    void pointingTellsTheBin();
    void keysWalkTheBins();
    void theSummaryHasMeanDeviationAndZeros();
    void withoutDataItSaysWhy();
    void brokenDataIsNoData();
};

void TestHistogramView::barsAreAsHighAsTheirCounts()
{
    HistogramView view;
    view.resize(408, 200);
    view.setData(tenBins());
    const QImage image = view.grab().toImage();
    const int full = barHeight(image, 5, 10);
    QVERIFY(full > 100);
    QVERIFY(std::abs(barHeight(image, 4, 10) - full / 10) <= 2);
    QCOMPARE(barHeight(image, 0, 10), 0);
}

void TestHistogramView::aSingleValueIsStillSeen()
{
    HistogramView view;
    view.resize(408, 200);
    HistogramData data = tenBins();
    data.counts[5] = 1e9;
    view.setData(data);
    const QImage image = view.grab().toImage();
    bool seen = false;
    const int x = int(1.5 * 40) + 4;
    for (int y = 0; y < image.height(); ++y)
        seen = seen || image.pixelColor(x, y).blue() > image.pixelColor(x, y).red() + 40;
    QVERIFY(seen);
}

void TestHistogramView::theLogarithmLiftsTheSmallOnes()
{
    HistogramView view;
    view.resize(408, 200);
    view.setData(tenBins());
    const int before = barHeight(view.grab().toImage(), 3, 10);
    view.setLogarithmic(true);
    const QImage image = view.grab().toImage();
    QVERIFY(barHeight(image, 3, 10) > before + 20);
    QVERIFY(barHeight(image, 3, 10) < barHeight(image, 5, 10));
}

void TestHistogramView::pointingTellsTheBin()
{
    HistogramView view;
    view.resize(408, 200);
    view.setData(tenBins());
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTest::mouseMove(&view, QPoint(4 + 220, 100));
    QCOMPARE(view.currentBin(), 5);
    QCOMPARE(view.binText(5), QStringLiteral("0 to 0.2: 1,000"));
    QTest::mouseMove(&view, QPoint(1, 1));
    QCOMPARE(view.currentBin(), -1);
}

void TestHistogramView::keysWalkTheBins()
{
    HistogramView view;
    view.setData(tenBins());
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentBin(), 0);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.currentBin(), 0);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.currentBin(), 9);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentBin(), 9);
    QCOMPARE(view.accessibleDescription(), view.binText(9));
    QTest::keyClick(&view, Qt::Key_Escape);
    QCOMPARE(view.currentBin(), -1);
}

void TestHistogramView::theSummaryHasMeanDeviationAndZeros()
{
    HistogramView view;
    view.setData(tenBins());
    QCOMPARE(view.summary(), QStringLiteral("mean 0.002 · deviation 0.13 · 25.0 % zeros"));
    HistogramData changed = tenBins();
    changed.before = changed.counts;
    changed.before[5] = 1500;
    view.setData(changed);
    QCOMPARE(view.binText(5), QStringLiteral("0 to 0.2: 1,000 (before: 1,500)"));
}

void TestHistogramView::withoutDataItSaysWhy()
{
    HistogramView view;
    view.setEmptyText(QStringLiteral("this layer has no weights"));
    view.setData(std::nullopt);
    QCOMPARE(view.accessibleDescription(), QStringLiteral("this layer has no weights"));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentBin(), -1);
    QVERIFY(!view.grab().isNull());
}

void TestHistogramView::brokenDataIsNoData()
{
    HistogramView view;
    HistogramData data = tenBins();
    data.low = std::numeric_limits<double>::quiet_NaN();
    view.setData(data);
    QCOMPARE(view.binText(0), QString());
    data = tenBins();
    data.counts.clear();
    view.setData(data);
    QCOMPARE(view.binText(0), QString());
    data = tenBins();
    data.before = {1, 2}; // other bins: not comparable
    view.setData(data);
    QVERIFY(!view.binText(0).contains(QStringLiteral("before")));
}

QTEST_MAIN(TestHistogramView)
#include "tst_histogram_view.moc"
