#include "app/demo-data/languages.h"
#include "app/demo-data/utf8.h"

#include <QTest>

#include <map>
#include <set>

using namespace pare::demo;

class TestDemoLanguages : public QObject {
    Q_OBJECT

private slots:
    void windowsAreWholeCharactersOfAtMost64Bytes_data();
    void windowsAreWholeCharactersOfAtMost64Bytes();
    void windowsWithoutOverlapShareNoText();
    void shortTextsGiveNone();
    void translationsOfAPageLieInOnePart();
    void partsHaveTheirShares();
    void labelsAreUniqueAndSorted();
};

void TestDemoLanguages::windowsAreWholeCharactersOfAtMost64Bytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << QString("the quick brown fox jumps over the lazy dog and ").repeated(10);
    QTest::newRow("two bytes") << QString("съешь же ещё этих мягких французских булок ").repeated(10);
    QTest::newRow("three bytes, no spaces") << QString("色は匂へど散りぬるを我が世誰ぞ常ならむ").repeated(10);
    QTest::newRow("four bytes") << QString("😀😁").repeated(40);
    QTest::newRow("one long word") << QString("é").repeated(300);
}

void TestDemoLanguages::windowsAreWholeCharactersOfAtMost64Bytes()
{
    QFETCH(QString, text);
    const std::string bytes = text.toStdString();
    for (const int64_t stride : {int64_t{16}, int64_t{40}, windowBytes}) {
        const auto windows = windowsOf(bytes, stride);
        QVERIFY(windows.size() > 3);
        for (const std::string &window : windows) {
            QVERIFY(isUtf8(window));
            QVERIFY(window.size() <= 64 && window.size() > 60);
            QVERIFY(bytes.find(window) != std::string::npos);
        }
    }
}

void TestDemoLanguages::windowsWithoutOverlapShareNoText()
{
    std::string text;
    for (int word = 0; word < 500; ++word)
        text += std::to_string(1000 + word) + " "; // every word is unlike every other
    std::set<std::string> seen;
    for (const std::string &window : windowsOf(text, windowBytes)) {
        for (size_t at = 0; at + 4 <= window.size(); at += 5)
            QVERIFY2(seen.insert(window.substr(at, 4)).second, window.c_str());
    }
    QVERIFY(seen.size() > 400);
}

void TestDemoLanguages::shortTextsGiveNone()
{
    QCOMPARE(windowsOf("", 64).size(), size_t{0});
    QCOMPARE(windowsOf(std::string(63, 'a'), 64).size(), size_t{0});
    QCOMPARE(windowsOf(std::string(64, 'a'), 64).size(), size_t{1});
}

void TestDemoLanguages::translationsOfAPageLieInOnePart()
{
    QCOMPARE(pageName("/usr/share/man/de/man3/fopen.3.gz"), "fopen");
    QCOMPARE(pageName("/usr/share/man/man5/systemd.unit.5.gz"), "systemd.unit");
    QCOMPARE(pageName("/usr/share/man/ja/man1/crontab.1.gz"), pageName("/usr/share/man/man5/crontab.5.gz"));
    QCOMPARE(partOf("fopen"), partOf("fopen"));
}

void TestDemoLanguages::partsHaveTheirShares()
{
    std::map<Part, int> pages;
    for (int i = 0; i < 10'000; ++i)
        ++pages[partOf("page" + std::to_string(i))];
    QVERIFY(std::abs(pages[Part::Train] - 7000) < 200); // over four standard deviations
    QVERIFY(std::abs(pages[Part::Calib] - 1000) < 130);
    QVERIFY(std::abs(pages[Part::Eval] - 2000) < 170);
}

void TestDemoLanguages::labelsAreUniqueAndSorted()
{
    const auto &sources = languageSources();
    QVERIFY(sources.size() >= 20);
    for (size_t i = 1; i < sources.size(); ++i)
        QVERIFY(sources[i - 1].name < sources[i].name);
}

QTEST_APPLESS_MAIN(TestDemoLanguages)
#include "tst_demo_languages.moc"
