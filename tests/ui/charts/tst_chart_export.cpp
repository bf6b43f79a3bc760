#include "tests/ui/charts/sample_trade_off.h"
#include "ui/charts/chart_export.h"
#include "ui/theme/palette.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace pare;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Share of pixels near a colour.
double shareOf(const QImage &image, const QColor &colour)
{
    qint64 found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            found += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green())
                         + std::abs(pixel.blue() - colour.blue())
                     < 30;
        }
    }
    return double(found) / (double(image.width()) * image.height());
}

} // namespace

class TestChartExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void aPngHasTheSizeAndTheColoursOfPaper();
    void aPngAtThreeTimesIsSharperNotLarger();
    void anSvgShowsTheSameAndCarriesItsTextAsText();
    void theSvgDrawsNothingOutsideItsPlot();
    void aPdfHasOnePageOfThatSize();
    void darkIsThereWhenAskedFor();
    void hoverDoesNotShow();
    void whatCannotBeWrittenIsAnErrorAndLeavesTheOldFile();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QTemporaryDir m_folder;
};

void TestChartExport::aPngHasTheSizeAndTheColoursOfPaper()
{
    QVERIFY(exportTradeOff(sixVariants(), {}, path("chart.png"), {}).ok());
    const QImage image(path("chart.png"));
    QCOMPARE(image.size(), QSize(900, 540));
    QCOMPARE(image.pixelColor(0, 0), lightTheme().canvas);
    QVERIFY(shareOf(image, lightTheme().canvas) > 0.5);
    QVERIFY(shareOf(image, lightTheme().mark(Category::Convolution)) > 0.00005); // int8's mark
    QVERIFY(shareOf(image, lightTheme().error) > 0.00005);                       // the collapsed one
}

void TestChartExport::aPngAtThreeTimesIsSharperNotLarger()
{
    ChartPictureOptions options;
    options.size = {400, 260};
    QVERIFY(exportTradeOff(sixVariants(), {}, path("one.png"), options).ok());
    options.scale = 3;
    QVERIFY(exportTradeOff(sixVariants(), {}, path("three.png"), options).ok());
    const QImage one(path("one.png"));
    const QImage three(path("three.png"));
    QCOMPARE(three.size(), QSize(1200, 780));
    const QImage shrunk = three.scaled(one.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    qint64 differing = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            differing += std::abs(qGray(one.pixel(x, y)) - qGray(shrunk.pixel(x, y))) > 90;
    }
    QVERIFY2(differing < one.width() * one.height() / 50, qPrintable(QString::number(differing))); // the same picture
}

void TestChartExport::anSvgShowsTheSameAndCarriesItsTextAsText()
{
    ChartPictureOptions options;
    options.format = ChartPictureFormat::Svg;
    QVERIFY(exportTradeOff(sixVariants(), {}, path("chart.svg"), options).ok());
    const QByteArray svg = contentsOf(path("chart.svg"));
    for (const char *words : {"prune-50 10.0 %", "guard: at most 1.0 point below source", "Size (MB)", "Top-1 (%)", "better"})
        QVERIFY2(svg.contains(words), words);
    QVERIFY(!svg.contains("<image")); // nothing became pixels
    QSvgRenderer renderer(path("chart.svg"));
    QVERIFY(renderer.isValid());
    QCOMPARE(renderer.viewBox(), QRect(0, 0, 900, 540));
}

void TestChartExport::theSvgDrawsNothingOutsideItsPlot()
{
    ChartPictureOptions options;
    options.format = ChartPictureFormat::Svg;
    QVERIFY(exportTradeOff(sixVariants(), {}, path("chart.svg"), options).ok());
    QSvgRenderer renderer(path("chart.svg"));
    QImage image(900, 540, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    // Qt's SVG has no clipping: hatch and bars must end by themselves. Right of the plot is paper alone.
    std::set<QRgb> colours;
    for (int y = 60; y < 440; ++y)
        colours.insert(image.pixel(897, y));
    QCOMPARE(colours, std::set<QRgb>{lightTheme().canvas.rgb()});
}

void TestChartExport::aPdfHasOnePageOfThatSize()
{
    ChartPictureOptions options;
    options.format = ChartPictureFormat::Pdf;
    options.size = {800, 400};
    QVERIFY(exportTradeOff(sixVariants(), {}, path("chart.pdf"), options).ok());
    const QByteArray pdf = contentsOf(path("chart.pdf"));
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.contains("/Count 1"));
    QVERIFY2(pdf.contains("/MediaBox [0 0 600.000000 300.000000]"), "800 x 400 pixels at 96 dots per inch are 600 x 300 points");
}

void TestChartExport::darkIsThereWhenAskedFor()
{
    ChartPictureOptions options;
    options.dark = true;
    QVERIFY(exportTradeOff(sixVariants(), {}, path("dark.png"), options).ok());
    QCOMPARE(QImage(path("dark.png")).pixelColor(0, 0), darkTheme().canvas);
}

void TestChartExport::hoverDoesNotShow()
{
    TradeOffView view;
    QVERIFY(exportTradeOff(sixVariants(), view, path("plain.png"), {}).ok());
    view.hovered = TradeOffId(3);
    view.arriving = {TradeOffId(2)};
    view.draggedGuard = 3;
    QVERIFY(exportTradeOff(sixVariants(), view, path("hovered.png"), {}).ok());
    QCOMPARE(QImage(path("hovered.png")), QImage(path("plain.png")));
}

void TestChartExport::whatCannotBeWrittenIsAnErrorAndLeavesTheOldFile()
{
    ChartPictureOptions options;
    QCOMPARE(exportTradeOff(sixVariants(), {}, path("no/such/folder.png"), options).error().kind, ErrorKind::CannotCreate);
    options.scale = 9;
    QCOMPARE(exportTradeOff(sixVariants(), {}, path("chart.png"), options).error().kind, ErrorKind::InvalidInput);
    options.scale = 4;
    options.size = {10000, 10000};
    {
        QFile old(path("kept.png"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
    }
    QCOMPARE(exportTradeOff(sixVariants(), {}, path("kept.png"), options).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(contentsOf(path("kept.png")), QByteArray("old"));
}

QTEST_MAIN(TestChartExport)
#include "tst_chart_export.moc"
