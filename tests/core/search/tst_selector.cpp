#include "core/search/layer_facts.h"
#include "core/search/selector.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pare;

namespace {

const std::map<std::string, double> sums{{"params", 1000}, {"macs", 8e6}};

LayerFacts layer()
{
    LayerFacts facts;
    facts.name = "/encoder/layer.3/attention/MatMul_1";
    facts.op = "com.microsoft.MatMulNBits";
    facts.precision = "int8";
    facts.shapes = {"1x64x28", "64x3x3"};
    facts.figures = {{"params", 400}, {"macs", 2e6}, {"size", 1600}};
    facts.sums = &sums;
    return facts;
}

bool matches(const std::string &expression, const LayerFacts &facts = layer())
{
    return VERIFIED(Selector::parse(expression)).matches(facts);
}

} // namespace

class TestSelector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingMatchesEverything()
    {
        QVERIFY(VERIFIED(Selector::parse("")).empty());
        QVERIFY(matches("") && matches("  \t "));
    }

    void weightsThatAreKeptSmallerAreFoundByBothTypes()
    {
        LayerFacts facts = layer();
        facts.precision = "float32";
        facts.stored = "int8";
        QVERIFY(matches("dtype:int8", facts) && matches("dtype:float32", facts));
        QVERIFY(!matches("dtype:int4", facts) && !matches("dtype:float32"));
    }

    void termsMatch_data()
    {
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *expression, bool expected) { QTest::newRow(expression) << expected; };
        // A word: name or operator, anywhere, whatever the case.
        row("attention", true);
        row("ATTention", true);
        row("matmulnbits", true);
        row("conv", false);
        // All must hold; a minus turns one around.
        row("attention layer.3", true);
        row("attention layer.4", false);
        row("-conv attention", true);
        row("-attention", false);
        // Quotes: the whole name or operator, and nothing inside is a key or a minus.
        row("\"/encoder/layer.3/attention/matmul_1\"", true);
        row("\"attention\"", false);
        row("-\"attention\"", true);
        row("\"com.microsoft.MatMulNBits\"", true);
        row("\"op:MatMulNBits\"", false);
        row("\"-/encoder/layer.3/attention/matmul_1\"", false);
        // Operators: whole, with or without the domain, or what they begin with.
        row("op:MatMulNBits", true);
        row("op:com.microsoft.MatMulNBits", true);
        row("op:matmul", false);
        row("op:matmul*", true);
        row("OP:MatMulNBits", true);
        // Sizes that follow each other, in an output or a weight.
        row("shape:64", true);
        row("shape:64x3x3", true);
        row("shape:64x28", true);
        row("shape:4x28", false);
        row("shape:28x64", false);
        row("dtype:int8", true);
        row("dtype:int", false);
        // A path, with or without its first slash.
        row("scope:encoder/layer.3", true);
        row("scope:/encoder/layer.3", true);
        row("scope:encoder/layer", false);
        row("scope:attention", false);
        row("name:layer.3", true);
        row("name:matmulnbits", false); // the operator is no name
        row("name:\"/encoder/layer.3/attention/matmul_1\"", true);
        row("name:\"attention\"", false);
        // Patterns match anywhere in the name, whatever the case; they may hold slashes and blanks.
        row("name:/layer\\.[0-4]/", true);
        row("name:/LAYER/", true);
        row("name:/^layer/", false);
        row("name:/encoder/layer.\\d+/att/", true);
        row("name:/a b/", false);
        // Rules on figures.
        row("params>399", true);
        row("params>400", false);
        row("params>=400", true);
        row("params<=400", true);
        row("params=400", true);
        row("params:>399", true);
        row("macs<2M", false);
        row("macs>1.5M", true);
        row("size>1k", true);
        row("size<1600B", false);
        row("params>39%", true);
        row("params>41%", false);
        row("macs>20% params<1k", true);
        row("time>0", false);   // not known of this layer: no rule on it holds
        row("-time>0", true);
        row("size>1%", false);  // the model's sum is not known
    }

    void termsMatch()
    {
        QFETCH(bool, expected);
        QCOMPARE(matches(QTest::currentDataTag()), expected);
    }

    void mistakesAreNamedWithTheirPlace_data()
    {
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *expression, int position, int length, const char *words) {
            QTest::newRow(expression) << position << length << words;
        };
        row("conv params>>3", 5, 9, "a number is expected");
        row("params>", 0, 7, "a number is expected");
        row("params>3q", 0, 9, "a number is expected");
        row("params>inf", 0, 10, "a number is expected");
        row("params>1e999", 0, 12, "a number is expected");
        row("op:", 0, 3, "a value is missing");
        row("op:Conv foo>3", 8, 5, "there is no figure \"foo\"; there are params");
        row("par:>=1k", 0, 8, "there is no figure \"par\"");
        row("  opp:Conv", 2, 8, "there is no key \"opp\"; there are op");
        row("conv \"never closed", 5, 13, "not closed");
        row("name:/never closed", 0, 18, "not closed");
        row("name:/(/", 0, 8, "the pattern cannot be read");
        row("name:/a{2000}/", 0, 14, "the pattern cannot be read");
        row("name:/(a)\\1/", 0, 12, "the pattern cannot be read");
        row("größe op:", 6, 3, "a value is missing"); // places count characters, not bytes
    }

    void mistakesAreNamedWithTheirPlace()
    {
        QFETCH(int, position);
        QFETCH(int, length);
        QFETCH(QString, words);
        SelectorError where;
        const Error error = REFUSED(Selector::parse(QTest::currentDataTag(), &where));
        QVERIFY(error.kind == ErrorKind::InvalidInput);
        QVERIFY2(QString::fromStdString(error.message).contains(words), error.message.c_str());
        QCOMPARE(int(where.position), position);
        QCOMPARE(int(where.length), length);
    }

    void namesWithColonsAndSlashesAreWords()
    {
        LayerFacts facts = layer();
        facts.name = "model/conv:0";
        QVERIFY(matches("model/conv:0", facts));
        facts.name = "https://x";
        QVERIFY(matches("https://x", facts));
    }

    void whatIsAskedForIsKnown()
    {
        const Selector selector = VERIFIED(Selector::parse("op:Conv -sensitivity<0.2"));
        QVERIFY(selector.asksFor("sensitivity") && !selector.asksFor("time"));
        QCOMPARE(selector.asksForMeasured(), std::string_view("sensitivity"));
        QVERIFY(VERIFIED(Selector::parse("op:Conv macs>1k")).asksForMeasured().empty());
    }

    void whatWasMeasuredCanBeAskedFor()
    {
        const Model model = test::modelOf("g (float[4] x) => (float[4] y) { [a] h = Relu(x) [b] y = Abs(h) }");
        const CostTable cost = VERIFIED(CostTable::of(model));
        const LayerFactsTable table(model, cost, {{"time", {{"a", 3.0}, {"b", 1.0}}}, {"sqnr", {{"b", 20.0}}}});
        const auto found = [&](const char *text) { return table.matching(VERIFIED(Selector::parse(text))); };
        QCOMPARE(found("time>2ms"), std::set<std::string>{"a"});
        QCOMPARE(found("time>50%"), std::set<std::string>{"a"});
        QCOMPARE(found("sqnr<30"), std::set<std::string>{"b"});  // of a nothing is known
        QCOMPARE(found("-sqnr<30"), std::set<std::string>{"a"});
    }

    void hostilePatternsTakeNoTime_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::newRow("nested repetition") << QByteArray("(a+)+b");
        QTest::newRow("overlapping choice") << QByteArray("(a|a)*c");
        QTest::newRow("twenty optional") << QByteArray("(a?){20}a{20}$");
        QTest::newRow("many captures") << QByteArray("(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x");
        QTest::newRow("deep") << QByteArray(400, '(') + 'a' + QByteArray(400, ')') + "+b";
    }

    void hostilePatternsTakeNoTime()
    {
        QFETCH(QByteArray, pattern);
        LayerFacts facts = layer();
        facts.name = std::string(100'000, 'a');
        QElapsedTimer timer;
        timer.start();
        const auto selector = Selector::parse("name:/" + pattern.toStdString() + "/");
        QVERIFY(selector.ok());
        (void)selector->matches(facts);
        QVERIFY2(timer.elapsed() < 1000, QByteArray::number(timer.elapsed()).constData());
    }

    void patternsThatBecomeLargeAreRefused()
    {
        QVERIFY(!Selector::parse("name:/((a{100}){100}){100}/").ok());
        QVERIFY(!Selector::parse("name:/" + std::string(2000, 'a') + "/").ok());
    }

    void bytesThatAreNoTextAreNoHarm()
    {
        LayerFacts facts = layer();
        facts.name = "\xff\xfe\x80layer";
        QVERIFY(matches("name:/layer/", facts));
        QVERIFY(!Selector::parse("name:/\xff[/").ok());
    }
};

QTEST_APPLESS_MAIN(TestSelector)
#include "tst_selector.moc"
