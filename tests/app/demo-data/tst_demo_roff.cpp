#include "app/demo-data/roff.h"
#include "app/demo-data/utf8.h"

#include <QTest>

using namespace pare::demo;

namespace {

std::string only(const std::vector<std::string> &paragraphs)
{
    return paragraphs.size() == 1 ? paragraphs.front() : "(" + std::to_string(paragraphs.size()) + " paragraphs)";
}

} // namespace

class TestDemoRoff : public QObject {
    Q_OBJECT

private slots:
    void linesAreJoinedAndFontsResolved();
    void alternatingFontsAreWrittenTogether();
    void specialCharactersBecomeText_data();
    void specialCharactersBecomeText();
    void ideographsAreJoinedWithoutASpace();
    void headingsTagsCodeAndTablesAreLeftOut();
    void definitionsAndConditionalsAreSkipped();
    void whatIsNotUnderstoodCostsItsParagraphOnly();
    void pagesThatPointElsewhereGiveNothing();
    void brokenEndsAreNoTrouble_data();
    void brokenEndsAreNoTrouble();
    void utf8IsCheckedStrictly();
};

void TestDemoRoff::linesAreJoinedAndFontsResolved()
{
    QCOMPARE(only(roffParagraphs(".TH LS 1\n.PP\nZeigt \\fIDateien\\fP\nund \\f[B]Ordner\\f[R]   an.\n.B sehr\n.I \"gut so\"\n")),
             "Zeigt Dateien und Ordner an. sehr gut so");
    const auto two = roffParagraphs("eins\n.PP\nzwei\n\ndrei \\\" ein Kommentar\n.\\\" noch einer\nvier\n");
    QCOMPARE(two, (std::vector<std::string>{"eins", "zwei", "drei vier"}));
}

void TestDemoRoff::alternatingFontsAreWrittenTogether()
{
    QCOMPARE(only(roffParagraphs("siehe\n.BR open (2),\n.IR \"eine Datei\" \\ hier\n")), "siehe open(2), eine Datei hier");
    QCOMPARE(only(roffParagraphs(".B \"sagt \"\"ja\"\" dazu\"\n")), "sagt \"ja\" dazu");
}

void TestDemoRoff::specialCharactersBecomeText_data()
{
    QTest::addColumn<QString>("roff");
    QTest::addColumn<QString>("text");
    QTest::newRow("minus") << R"(\-\-help)" << "--help";
    QTest::newRow("two letters") << R"(\(lqso\(rq)" << "“so”";
    QTest::newRow("bracketed") << R"(\[Fo]so\[Fc])" << "«so»";
    QTest::newRow("umlaut") << R"(gr\(:un)" << "grün";
    QTest::newRow("code point") << R"(caf\[u00E9])" << "café";
    QTest::newRow("spaces") << R"(a\ b\~c\0d)" << "a b c d";
    QTest::newRow("without width") << R"(a\&b\|c\:d\/e)" << "abcde";
    QTest::newRow("sizes") << R"(a\s-1B\s0c\s+2d)" << "aBcd";
    QTest::newRow("backslash") << R"(\e)" << "\\";
    QTest::newRow("string") << R"(\*(lqx\*(rq)" << "“x”";
    QTest::newRow("motion") << R"(a\h'2n'b)" << "a b";
}

void TestDemoRoff::specialCharactersBecomeText()
{
    QFETCH(QString, roff);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(only(roffParagraphs("x " + roff.toStdString() + "\n"))), "x " + text);
}

void TestDemoRoff::ideographsAreJoinedWithoutASpace()
{
    QCOMPARE(only(roffParagraphs("これは\n文です。\n")), "これは文です。");
    QCOMPARE(only(roffParagraphs("これは\nls\nです。\n")), "これは ls です。");
}

void TestDemoRoff::headingsTagsCodeAndTablesAreLeftOut()
{
    const auto found = roffParagraphs(".SH NAME\nls - zeigt an\n.SH\nKopf\nText eins\n.TP\n\\fB\\-a\\fP\nText zwei\n.TP\n.B \\-b\nText drei\n"
                                      ".IP \"das Zeichen\" 4\nText vier\n.nf\nint main();\n.fi\nText f\xC3\xBCnf\n.EX\n$ ls\n.EE\n"
                                      ".TS\nl l.\na\tb\n.TE\nText sechs\n");
    QCOMPARE(found, (std::vector<std::string>{"ls - zeigt an", "Text eins", "Text zwei", "Text drei", "Text vier", "Text fünf", "Text sechs"}));
}

void TestDemoRoff::definitionsAndConditionalsAreSkipped()
{
    QCOMPARE(only(roffParagraphs(".de XX\n.B nichts\n..\n.ig\nauch nicht\n..\n.if n .ad l\n.ie \\n(.g .ds Aq x\n.el .ds Aq '\n"
                                 ".if t \\{\nnie\n.if n \\{\ngar nie\n.\\}\n.\\}\nnur dies\n")), "nur dies");
    QCOMPARE(only(roffParagraphs(".de YY END\nnichts\n..\nimmer noch nichts\n.END\ndas\n")), "das");
}

void TestDemoRoff::whatIsNotUnderstoodCostsItsParagraphOnly()
{
    QCOMPARE(roffParagraphs("gut\n.PP\nschlecht\n.XYZZY hier\nbis hier\n.PP\nwieder gut\n"), (std::vector<std::string>{"gut", "wieder gut"}));
    QCOMPARE(roffParagraphs("gut\n.PP\nein \\(zz darin\n.PP\nwieder gut\n"), (std::vector<std::string>{"gut", "wieder gut"}));
}

void TestDemoRoff::pagesThatPointElsewhereGiveNothing()
{
    QCOMPARE(roffParagraphs("Text\n.so man1/ls.1\n").size(), size_t{0});
    QCOMPARE(roffParagraphs("Text davor\n.Dd May 1, 2020\n.Dt LS 1\n.Sh NAME\nText\n").size(), size_t{0});
}

void TestDemoRoff::brokenEndsAreNoTrouble_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("a dot") << QByteArray(".");
    QTest::newRow("open block") << QByteArray(".nf\nnie zu Ende");
    QTest::newRow("open definition") << QByteArray(".de XX\nnie");
    QTest::newRow("open condition") << QByteArray(".if t \\{\nnie");
    QTest::newRow("open bracket") << QByteArray("x \\[ab");
    QTest::newRow("open quote") << QByteArray(".B \"");
    QTest::newRow("open motion") << QByteArray("x \\h'2");
    QTest::newRow("font at the end") << QByteArray("x \\f");
    QTest::newRow("two letters cut") << QByteArray("x \\(a");
    QTest::newRow("size at the end") << QByteArray("x \\s");
}

void TestDemoRoff::brokenEndsAreNoTrouble()
{
    QFETCH(QByteArray, page);
    for (const std::string &paragraph : roffParagraphs(page.toStdString()))
        QVERIFY(paragraph == "x" || paragraph.empty());
}

void TestDemoRoff::utf8IsCheckedStrictly()
{
    QVERIFY(isUtf8("Größe 大 😀"));
    QVERIFY(!isUtf8("Gr\xF6\xDF" "e"));          // Latin-1
    QVERIFY(!isUtf8("\xC0\xAF"));               // overlong
    QVERIFY(!isUtf8("\xED\xA0\x80"));           // a surrogate
    QVERIFY(!isUtf8("\xE5\xA4"));               // cut
    QVERIFY(!isUtf8("\xF4\x90\x80\x80"));       // past the last code point
    std::string text;
    for (const char32_t c : {U'a', U'ß', U'大', U'😀'})
        appendCharacter(text, c);
    QCOMPARE(text, "aß大😀");
}

QTEST_APPLESS_MAIN(TestDemoRoff)
#include "tst_demo_roff.moc"
