#include "core/base/json_text.h"
#include "tests/support/verified.h"

#include <QTest>

using namespace pare;

class TestJsonText : public QObject {
    Q_OBJECT
private slots:
    void whatWasWrittenReadsBack();
    void whatIsNoJsonIsRefusedWithItsPlace_data();
    void whatIsNoJsonIsRefusedWithItsPlace();
    void deepNestingIsRefusedBeforeItIsBuilt();
    void bracketsInStringsDoNotNest();
    void bytesThatAreNoUtf8AreReplacedAndNeverThrow();
};

void TestJsonText::whatWasWrittenReadsBack()
{
    const nlohmann::json json{{"a", {1, 2.5, nullptr, true}}, {"b", "x\"y"}};
    QVERIFY(VERIFIED(parseJson(jsonText(json))) == json);
    QVERIFY(VERIFIED(parseJson(jsonText(json, 2))) == json);
}

void TestJsonText::whatIsNoJsonIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("hello");
    QTest::newRow("cut") << QByteArray("{\"a\": [1, 2");
    QTest::newRow("two values") << QByteArray("{} {}");
    QTest::newRow("too large a number") << QByteArray("[1e999]");
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\x01", 4);
}

void TestJsonText::whatIsNoJsonIsRefusedWithItsPlace()
{
    QFETCH(QByteArray, text);
    const Error error = REFUSED(parseJson(text.toStdString(), "recipe.json"));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(error.where, "recipe.json");
}

void TestJsonText::deepNestingIsRefusedBeforeItIsBuilt()
{
    const auto nested = [](int depth) { return std::string(static_cast<size_t>(depth), '[') + std::string(static_cast<size_t>(depth), ']'); };
    (void)VERIFIED(parseJson(nested(deepestJson)));
    REFUSED(parseJson(nested(deepestJson + 1)));
    REFUSED(parseJson(nested(5'000'000))); // would overflow the stack when copied or written
    std::string objects;
    for (int i = 0; i < 300; ++i)
        objects += "{\"a\":";
    REFUSED(parseJson(objects));
}

void TestJsonText::bracketsInStringsDoNotNest()
{
    const nlohmann::json json{{"a", std::string(1000, '[') + "\"" + std::string(1000, '{')}};
    QVERIFY(VERIFIED(parseJson(jsonText(json))) == json);
}

void TestJsonText::bytesThatAreNoUtf8AreReplacedAndNeverThrow()
{
    QCOMPARE(jsonText(nlohmann::json("layer\xff")), "\"layer\xef\xbf\xbd\"");
}

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_json_text.moc"
