#include "sample_graphs.h"

#include "ui/canvas/picture.h"

#include <QFile>
#include <QFont>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace pare;

namespace {

DrawingPtr drawn(GraphScene scene)
{
    auto drawing = drawScene(std::make_shared<GraphScene>(std::move(scene)), textWidthsOf(QFont()), {});
    if (!drawing)
        qFatal("%s", drawing.error().text().c_str());
    return *drawing;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pngHasTheStatedSizeAndLightColours();
    void aPartIsOnlyThatPart();
    void svgIsWellFormedAndKeepsItsTexts();
    void theLegendStandsBelowTheDrawing();
    void pdfIsOnePage();
    void aTallGraphIsShrunkOntoThePage();
    void whatIsTooLargeIsRefusedBeforeItIsWritten();
    void aFailureLeavesTheOldFile();

private:
    QTemporaryDir m_folder;
};

void TestPicture::pngHasTheStatedSizeAndLightColours()
{
    const DrawingPtr drawing = drawn(sample::resnet(1));
    for (const double scale : {1.0, 2.0}) {
        PictureOptions options;
        options.scale = scale;
        const auto size = pictureSize(*drawing, options);
        QVERIFY(size.ok());
        const QString path = m_folder.filePath("graph.png");
        QVERIFY(writePicture(path, *drawing, {}, ColourBy::Operator, QFont(), options).ok());
        const QImage image(path);
        QCOMPARE(image.size(), size->pixels);
        QCOMPARE(image.pixelColor(2, 2), lightTheme().canvas);
        const QPointF strip = (drawing->nodeRect(1).topLeft() + QPointF(24 + 2, 24 + 18)) * scale;
        QCOMPARE(image.pixelColor(strip.toPoint()), lightTheme().mark(Category::Convolution));
    }
}

void TestPicture::aPartIsOnlyThatPart()
{
    const DrawingPtr drawing = drawn(sample::resnet(1));
    PictureOptions options;
    options.part = drawing->nodeRect(1);
    const QString path = m_folder.filePath("part.png");
    QVERIFY(writePicture(path, *drawing, {}, ColourBy::Operator, QFont(), options).ok());
    const QImage image(path);
    QCOMPARE(image.size(), drawing->nodeRect(1).size().toSize());
    QCOMPARE(image.pixelColor(2, 18), lightTheme().mark(Category::Convolution));
}

void TestPicture::svgIsWellFormedAndKeepsItsTexts()
{
    const DrawingPtr drawing = drawn(sample::everyKind());
    PictureOptions options;
    options.format = PictureFormat::Svg;
    const QString path = m_folder.filePath("graph.svg");
    QVERIFY(writePicture(path, *drawing, {}, ColourBy::Macs, QFont(), options).ok());
    QXmlStreamReader reader(contents(path));
    QStringList texts;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters && !reader.isWhitespace())
            texts << reader.text().toString().trimmed();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    for (const char *text : {"BatchNorm", "Attention 4 heads", "images", "every-kind"})
        QVERIFY2(texts.contains(QLatin1String(text)), text);
}

void TestPicture::theLegendStandsBelowTheDrawing()
{
    const DrawingPtr drawing = drawn(sample::everyKind());
    PictureOptions options;
    const auto before = pictureSize(*drawing, options);
    options.legendOf = ColourBy::Macs;
    const auto size = pictureSize(*drawing, options);
    QVERIFY(size.ok() && before.ok());
    QVERIFY(size->pixels.height() > before->pixels.height() + 40);
    const QString picture = m_folder.filePath("legend.png");
    QVERIFY(writePicture(picture, *drawing, {}, ColourBy::Macs, QFont(), options).ok());
    const QImage image(picture);
    QCOMPARE(image.size(), size->pixels);
    QCOMPARE(image.pixelColor(24 + 4, before->pixels.height() + 4), lightTheme().panel);
    // Its words: what, how it was found, and the values at both ends with their unit.
    options.format = PictureFormat::Svg;
    const QString path = m_folder.filePath("legend.svg");
    QVERIFY(writePicture(path, *drawing, {}, ColourBy::Macs, QFont(), options).ok());
    QXmlStreamReader reader(contents(path));
    QStringList texts;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters && !reader.isWhitespace())
            texts << reader.text().toString().trimmed();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    const auto &range = drawing->rangeOf(ColourBy::Macs);
    QVERIFY(range);
    QVERIFY2(texts.contains(QStringLiteral("MACs, computed")), qPrintable(texts.join(" | ")));
    QVERIFY(texts.contains(QString::fromStdString(figureText(drawing->scene(), ColourBy::Macs, range->high))));
    options.format = PictureFormat::Pdf;
    QVERIFY(writePicture(m_folder.filePath("legend.pdf"), *drawing, {}, ColourBy::Macs, QFont(), options).ok());
}

void TestPicture::pdfIsOnePage()
{
    const DrawingPtr drawing = drawn(sample::resnet(1));
    PictureOptions options;
    options.format = PictureFormat::Pdf;
    const QString path = m_folder.filePath("graph.pdf");
    QVERIFY(writePicture(path, *drawing, {}, ColourBy::Operator, QFont(), options).ok());
    const QByteArray bytes = contents(path);
    QVERIFY(bytes.startsWith("%PDF-"));
    QCOMPARE(bytes.count("/Type /Page\n"), 1);
    QCOMPARE(pictureSize(*drawing, options)->shrunk, 1);
}

void TestPicture::aTallGraphIsShrunkOntoThePage()
{
    const DrawingPtr drawing = drawn(sample::longNetwork(2000));
    PictureOptions options;
    options.format = PictureFormat::Pdf;
    const auto size = pictureSize(*drawing, options);
    QVERIFY(size.ok());
    QVERIFY(size->shrunk < 0.5);
    const QString path = m_folder.filePath("tall.pdf");
    QVERIFY(writePicture(path, *drawing, {}, ColourBy::Operator, QFont(), options).ok());
    QCOMPARE(contents(path).count("/Type /Page\n"), 1);
}

void TestPicture::whatIsTooLargeIsRefusedBeforeItIsWritten()
{
    const DrawingPtr drawing = drawn(sample::longNetwork(4000));
    const QString path = m_folder.filePath("large.png");
    const auto written = writePicture(path, *drawing, {}, ColourBy::Operator, QFont(), {});
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Unsupported);
    QVERIFY(QString::fromStdString(written.error().message).contains("choose"));
    QVERIFY(!QFile::exists(path));
}

void TestPicture::aFailureLeavesTheOldFile()
{
    const DrawingPtr drawing = drawn(sample::resnet(1));
    const auto written = writePicture(m_folder.filePath("nowhere/graph.png"), *drawing, {}, ColourBy::Operator, QFont(), {});
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Io);
    QVERIFY(QString::fromStdString(written.error().where).endsWith("nowhere/graph.png"));
}

QTEST_MAIN(TestPicture)
#include "tst_picture.moc"
