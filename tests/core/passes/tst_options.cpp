#include "core/passes/all_passes.h"
#include "core/passes/options.h"
#include "tests/support/verified.h"

#include <QTest>

#include <set>

using namespace pare;

namespace {

const std::vector<OptionSpec> &table()
{
    static const std::vector<OptionSpec> specs{
        {"ratio", OptionType::Real, "0.3", "Share to remove", "", 0.0, 0.95, {}},
        {"bits", OptionType::Integer, "8", "Bits", "bits", 2.0, 8.0, {}},
        {"keep", OptionType::Boolean, "false", "Keep", "", {}, {}, {}},
        {"kind", OptionType::Choice, "l1", "Which", "", {}, {}, {"l1", "l2"}},
        {"exclude", OptionType::Text, "", "Layers", "", {}, {}, {}},
    };
    return specs;
}

} // namespace

class TestOptions : public QObject {
    Q_OBJECT
private slots:
    void whatIsNotGivenHasItsDefault();
    void valuesAreRead();
    void badValuesAreRefusedWithTheOptionsName_data();
    void badValuesAreRefusedWithTheOptionsName();
    void jsonTakesNumbersAndText();
    void whatDiffersFromTheDefaultIsWritten();
    void everyPassDeclaresOptionsThatHold();
};

void TestOptions::whatIsNotGivenHasItsDefault()
{
    const Options options = VERIFIED(Options::parse(table(), {}));
    QCOMPARE(options.real("ratio"), 0.3);
    QCOMPARE(options.integer("bits"), int64_t{8});
    QVERIFY(!options.boolean("keep"));
    QCOMPARE(options.text("kind"), "l1");
    QCOMPARE(options.text("nothing"), "");
}

void TestOptions::valuesAreRead()
{
    const Options options = VERIFIED(Options::parse(table(), {{"ratio", "5e-1"}, {"bits", "4"}, {"keep", "yes"}, {"kind", "l2"}, {"exclude", "a,b"}}));
    QCOMPARE(options.real("ratio"), 0.5);
    QCOMPARE(options.integer("bits"), int64_t{4});
    QVERIFY(options.boolean("keep"));
    QCOMPARE(options.text("exclude"), "a,b");
    for (const char *text : {"true", "on", "1"})
        QVERIFY(VERIFIED(Options::parse(table(), {{"keep", text}})).boolean("keep"));
}

void TestOptions::badValuesAreRefusedWithTheOptionsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const char *value) { QTest::addRow("%s=%s", name, value) << name << value; };
    row("raito", "0.3");
    row("ratio", "");
    row("ratio", "much");
    row("ratio", "0.3x");
    row("ratio", "-0.1");
    row("ratio", "0.96");
    row("ratio", "nan");
    row("ratio", "inf");
    row("bits", "4.5");
    row("bits", "1");
    row("bits", "99999999999999999999");
    row("keep", "maybe");
    row("kind", "L1");
    row("kind", "");
}

void TestOptions::badValuesAreRefusedWithTheOptionsName()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const Error error = REFUSED(Options::parse(table(), {{name.toStdString(), value.toStdString()}}));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(QString::fromStdString(error.where), name);
}

void TestOptions::jsonTakesNumbersAndText()
{
    const Options options = VERIFIED(Options::fromJson(table(), {{"ratio", 0.25}, {"bits", 4}, {"keep", true}, {"kind", "l2"}}));
    QCOMPARE(options.real("ratio"), 0.25);
    QCOMPARE(options.integer("bits"), int64_t{4});
    QVERIFY(options.boolean("keep"));
    QCOMPARE(VERIFIED(Options::fromJson(table(), nullptr)).real("ratio"), 0.3);
    for (const auto &bad : {nlohmann::json::array({1}), nlohmann::json("x"), nlohmann::json{{"bits", nlohmann::json::array({4})}}, nlohmann::json{{"bits", nullptr}}})
        REFUSED(Options::fromJson(table(), bad));
}

void TestOptions::whatDiffersFromTheDefaultIsWritten()
{
    const Options options = VERIFIED(Options::parse(table(), {{"bits", "4"}, {"ratio", "0.3"}}));
    QVERIFY(options.toJson(table(), true) == nlohmann::json({{"bits", 4}}));
    const nlohmann::json all = options.toJson(table());
    QCOMPARE(all.size(), size_t{5});
    QVERIFY(all["keep"].is_boolean() && all["ratio"].is_number_float() && all["bits"].is_number_integer());
    QVERIFY(VERIFIED(Options::fromJson(table(), all)).toJson(table()) == all);
}

void TestOptions::everyPassDeclaresOptionsThatHold()
{
    std::set<std::string> ids;
    for (const Pass &pass : allPasses()) {
        QVERIFY2(ids.insert(pass.id).second, pass.id.c_str());
        QVERIFY(pass.function && !pass.summary.empty());
        QVERIFY(findPass(pass.id) == &pass);
        std::set<std::string> names;
        for (const OptionSpec &spec : pass.options) {
            const std::string which = pass.id + "," + spec.name;
            QVERIFY2(names.insert(spec.name).second, which.c_str());
            QVERIFY2(!spec.help.empty(), which.c_str());
            // The default is a value that the option takes, and survives being written out.
            const auto parsed = Options::parse(pass.options, {{spec.name, spec.fallback}});
            QVERIFY2(parsed.ok(), which.c_str());
            QVERIFY2(Options::fromJson(pass.options, parsed->toJson(pass.options)).ok(), which.c_str());
            QVERIFY2(spec.type != OptionType::Choice || spec.choices.size() > 1, which.c_str());
        }
    }
    QVERIFY(!findPass("nothing"));
}

QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
