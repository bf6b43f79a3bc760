#include "ui/theme/fonts.h"

#include <QFontMetrics>
#include <QTest>

#include <set>

using namespace pare;

class TestFonts : public QObject {
    Q_OBJECT
private slots:
    void aNameThatFitsStaysWhole();
    void theEndOfANameIsKept();
    void layersOfRepeatedBlocksAreToldApart();
    void anElidedNameIsNoWiderThanItsPlace();
    void aNameThatIsCutSaysSo();
    void halvesOfACharacterAreNotShown();
};

void TestFonts::aNameThatFitsStaysWhole()
{
    const QFontMetrics metrics{QFont()};
    QCOMPARE(elidedName(metrics, "layer1/0/conv1", metrics.horizontalAdvance("layer1/0/conv1")), QStringLiteral("layer1/0/conv1"));
    QCOMPARE(elidedName(metrics, "", 10), QString());
}

void TestFonts::theEndOfANameIsKept()
{
    const QFontMetrics metrics{QFont()};
    const int width = metrics.horizontalAdvance(QStringLiteral("enc…4/conv1"));
    const QString first = elidedName(metrics, "encoder/layer/3/block/4/conv1", width);
    const QString second = elidedName(metrics, "encoder/layer/3/block/4/conv2", width);
    QVERIFY2(first.endsWith("4/conv1"), qPrintable(first));
    QVERIFY2(first.startsWith("e"), qPrintable(first));
    QVERIFY(first != second);
}

void TestFonts::layersOfRepeatedBlocksAreToldApart()
{
    const QFontMetrics metrics{QFont()};
    std::set<QString> shown;
    for (const char *block : {"layer1/0", "layer1/1", "layer2/0", "layer3/11"})
        shown.insert(elidedName(metrics, QStringLiteral("%1/conv1").arg(QLatin1String(block)), metrics.horizontalAdvance(QStringLiteral("l…3/11/conv1"))));
    QCOMPARE(shown.size(), size_t{4});
    QVERIFY(shown.contains(QStringLiteral("l…1/0/conv1"))); // what is cut is marked: there may be a layer l1
    const int width = metrics.horizontalAdvance(QStringLiteral("/m…/e…/l…10/attention/dense/MatMul"));
    QVERIFY(elidedName(metrics, "/model/encoder/layer.10/attention/dense/MatMul", width) != elidedName(metrics, "/model/encoder/layer.11/attention/dense/MatMul", width));
}

void TestFonts::aNameThatIsCutSaysSo()
{
    const QFontMetrics metrics{QFont()};
    for (const char *name : {"Div@0/hard_sigmoid_2", "/model.7/act/Sigmoid", "/encoder/layer.0/attention/q/MatMul", "block2_unit3/conv"})
        for (int width = metrics.horizontalAdvance(QStringLiteral("…2")); width < metrics.horizontalAdvance(QString::fromLatin1(name)); width += 5) {
            const QString shown = elidedName(metrics, QString::fromLatin1(name), width);
            QVERIFY2(shown.contains(QChar(0x2026)) && !shown.contains(QStringLiteral("……")), qPrintable(shown));
        }
}

void TestFonts::anElidedNameIsNoWiderThanItsPlace()
{
    const QFontMetrics metrics{QFont()};
    for (int width = metrics.horizontalAdvance(QChar(0x2026)); width < 200; width += 7)
        QVERIFY(metrics.horizontalAdvance(elidedName(metrics, "encoder/layer/3/attention/output/dense/MatMul", width)) <= width);
}

void TestFonts::halvesOfACharacterAreNotShown()
{
    const QFontMetrics metrics{QFont()};
    const QString name = QString::fromUtf8("\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80");
    for (int width = 0; width < metrics.horizontalAdvance(name); width += 3) {
        const QString shown = elidedName(metrics, name, width);
        QVERIFY(shown.isValidUtf16());
    }
}

QTEST_MAIN(TestFonts)
#include "tst_fonts.moc"
