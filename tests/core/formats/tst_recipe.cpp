#include "core/base/files.h"
#include "core/formats/recipe.h"
#include "tests/support/verified.h"

#include <QTest>

#include <fstream>

using namespace pare;

namespace {

Recipe fullRecipe()
{
    Recipe recipe;
    recipe.name = "prune and quantize";
    recipe.note = "a sentence";
    recipe.seed = 18446744073709551615ULL;
    recipe.guard = {"top-5", 0.02, 0.95};
    recipe.sourceSha256 = std::string(64, 'a');
    recipe.madeBy = "pare 0.1.0";
    RecipeStep prune;
    prune.pass = "prune-channels";
    prune.select.names = {"layer1/conv", "layer2/conv"};
    prune.select.exclude = {"head"};
    prune.options = {{"ratio", 0.3}, {"importance", "l2"}, {"multiple", 8}, {"keep", true}};
    prune.resolution = {{"groups", {{{"layers", {"a"}}, {"kept", {0, 1, 2}}}}}};
    RecipeStep quantize;
    quantize.pass = "quantize-static";
    quantize.enabled = false;
    quantize.select.match = "op:Conv params>1k";
    recipe.steps = {prune, quantize};
    recipe.leaveAlone = {"head", "op:Gemm"};
    return recipe;
}

nlohmann::json fullJson()
{
    return toJson(fullRecipe());
}

} // namespace

class TestRecipe : public QObject {
    Q_OBJECT
private slots:
    void aRecipeSurvivesTheWayThroughJson();
    void aRecipeSurvivesTheWayThroughAFile();
    void anEmptyRecipeIsOne();
    void aSelectorMayBeAnExpressionAlone();
    void resolvedMeansEveryStepThatRuns();
    void unknownKeysAreRefused_data();
    void unknownKeysAreRefused();
    void badValuesAreRefusedWithTheirPlace_data();
    void badValuesAreRefusedWithTheirPlace();
    void filesThatAreNoRecipesAreRefused_data();
    void filesThatAreNoRecipesAreRefused();
    void namesThatAreNoUtf8AreWritten();
    void stepsAreReadFromText_data();
    void stepsAreReadFromText();
    void badStepsAreRefused_data();
    void badStepsAreRefused();
    void aStepsTextReadsBack();
};

void TestRecipe::aRecipeSurvivesTheWayThroughJson()
{
    const Recipe recipe = fullRecipe();
    QVERIFY(VERIFIED(recipeFromJson(toJson(recipe))) == recipe);
    // The text has one form: keys sorted, what is at its default left out.
    QCOMPARE(toJson(recipe).dump(), toJson(VERIFIED(recipeFromJson(toJson(recipe)))).dump());
    QVERIFY(!toJson(recipe)["steps"][0].contains("enabled"));
    QVERIFY(toJson(recipe)["steps"][1].contains("enabled"));
}

void TestRecipe::aRecipeSurvivesTheWayThroughAFile()
{
    const auto folder = VERIFIED(TemporaryFolder::create("test"));
    VERIFIED(writeRecipe(fullRecipe(), folder->path() / "r.json"));
    QVERIFY(VERIFIED(readRecipe(folder->path() / "r.json")) == fullRecipe());
    QVERIFY(REFUSED(readRecipe(folder->path() / "missing.json")).kind == ErrorKind::Io);
    QVERIFY(REFUSED(writeRecipe(fullRecipe(), folder->path() / "nowhere/r.json")).kind == ErrorKind::CannotCreate);
}

void TestRecipe::anEmptyRecipeIsOne()
{
    QVERIFY(VERIFIED(recipeFromJson(toJson(Recipe{}))) == Recipe{});
    QVERIFY(VERIFIED(recipeFromJson({{"steps", nlohmann::json::array()}})) == Recipe{});
}

void TestRecipe::aSelectorMayBeAnExpressionAlone()
{
    const nlohmann::json step{{"pass", "prune-channels"}, {"select", "op:Conv"}};
    QCOMPARE(VERIFIED(recipeFromJson({{"steps", {step}}})).steps[0].select.match, "op:Conv");
}

void TestRecipe::resolvedMeansEveryStepThatRuns()
{
    Recipe recipe = fullRecipe();
    QVERIFY(recipe.resolved()); // the second step is off
    recipe.steps[1].enabled = true;
    QVERIFY(!recipe.resolved());
    recipe.steps[1].resolution = nlohmann::json::object();
    QVERIFY(recipe.resolved());
    QVERIFY(Recipe{}.resolved());
}

void TestRecipe::unknownKeysAreRefused_data()
{
    QTest::addColumn<QString>("pointer");
    for (const char *pointer : {"/stepz", "/guard/maxdrop", "/steps/0/optoins", "/steps/0/select/nmaes"})
        QTest::newRow(pointer) << pointer;
}

void TestRecipe::unknownKeysAreRefused()
{
    QFETCH(QString, pointer);
    nlohmann::json json = fullJson();
    json[nlohmann::json::json_pointer(pointer.toStdString())] = 1;
    const Error error = REFUSED(recipeFromJson(json));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QVERIFY2(error.message.find(pointer.section('/', -1).toStdString()) != std::string::npos, error.text().c_str());
}

void TestRecipe::badValuesAreRefusedWithTheirPlace_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *pointer, const char *value, const char *where) {
        QTest::addRow("%s = %s", pointer, value) << pointer << value << where;
    };
    row("/schema", "\"pare-recipe/2\"", "schema");
    row("/schema", "7", "schema");
    row("/name", "7", "name");
    row("/seed", "-1", "seed");
    row("/seed", "1.5", "seed");
    row("/seed", "\"1\"", "seed");
    row("/guard", "[]", "guard");
    row("/guard/max_drop", "-0.1", "guard.max_drop");
    row("/guard/max_drop", "\"1 %\"", "guard.max_drop");
    row("/guard/confidence", "0.5", "guard.confidence");
    row("/guard/confidence", "1", "guard.confidence");
    row("/guard/metric", "1", "guard.metric");
    row("/steps", "{}", "recipe");
    row("/steps/0", "\"prune\"", "step 1");
    row("/steps/1/pass", "7", "step 2");
    row("/steps/1/enabled", "\"yes\"", "step 2.enabled");
    row("/steps/0/options", "[]", "step 1.options");
    row("/steps/0/select", "7", "step 1.select");
    row("/steps/0/select/names", "\"a\"", "step 1.select.names");
    row("/steps/0/select/names", "[1]", "step 1.select.names");
    row("/steps/0/select/match", "[]", "step 1.select.match");
    row("/steps/0/select/exclude", "{}", "step 1.select.exclude");
}

void TestRecipe::badValuesAreRefusedWithTheirPlace()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, where);
    nlohmann::json json = fullJson();
    json[nlohmann::json::json_pointer(pointer.toStdString())] = nlohmann::json::parse(value.toStdString());
    const Error error = REFUSED(recipeFromJson(json));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(QString::fromStdString(error.where), where);
}

void TestRecipe::filesThatAreNoRecipesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("prune 30 %");
    QTest::newRow("cut") << QByteArray("{\"steps\": [");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("nothing inside") << QByteArray("{}");
    QTest::newRow("a model") << QByteArray("\x08\x08\x12\x07pytorch", 11);
    QTest::newRow("nested deeply") << QByteArray("{\"steps\":[{\"pass\":\"a\",\"resolution\":") + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}]}";
}

void TestRecipe::filesThatAreNoRecipesAreRefused()
{
    QFETCH(QByteArray, bytes);
    const auto folder = VERIFIED(TemporaryFolder::create("test"));
    std::ofstream(folder->path() / "r.json", std::ios::binary) << bytes.toStdString();
    const Error error = REFUSED(readRecipe(folder->path() / "r.json"));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QVERIFY(error.where.find("r.json") != std::string::npos);
}

void TestRecipe::namesThatAreNoUtf8AreWritten()
{
    Recipe recipe;
    RecipeStep step;
    step.pass = "prune-channels";
    step.select.names = {"layer\xff"};
    step.options = {{"exclude", "\xfe"}};
    recipe.steps = {step};
    const auto folder = VERIFIED(TemporaryFolder::create("test"));
    VERIFIED(writeRecipe(recipe, folder->path() / "r.json"));
    QCOMPARE(VERIFIED(readRecipe(folder->path() / "r.json")).steps[0].select.names[0], "layer\xef\xbf\xbd");
    QVERIFY(!textOf(step).empty());
}

void TestRecipe::stepsAreReadFromText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("json");
    QTest::newRow("a pass alone") << "fold-constants" << R"({"pass":"fold-constants"})";
    QTest::newRow("options") << "prune-channels,ratio=0.3,importance=l2" << R"({"pass":"prune-channels","options":{"ratio":"0.3","importance":"l2"}})";
    QTest::newRow("a selector") << "prune-channels,select=op:Conv params>1k" << R"({"pass":"prune-channels","select":{"match":"op:Conv params>1k"}})";
    QTest::newRow("a list") << "quantize-static,operators=Conv,Gemm,exclude=a,b" << R"({"pass":"quantize-static","options":{"operators":"Conv,Gemm","exclude":"a,b"}})";
    QTest::newRow("an empty value") << "quantize-static,exclude=" << R"({"pass":"quantize-static","options":{"exclude":""}})";
    QTest::newRow("an equals sign in a value") << "p,select=name:/a=b/" << R"({"pass":"p","select":{"match":"name:/a=b/"}})";
}

void TestRecipe::stepsAreReadFromText()
{
    QFETCH(QString, text);
    QFETCH(QString, json);
    const RecipeStep step = VERIFIED(stepFromText(text.toStdString()));
    Recipe recipe;
    recipe.steps = {step};
    QCOMPARE(toJson(recipe)["steps"][0].dump(), nlohmann::json::parse(json.toStdString()).dump());
}

void TestRecipe::badStepsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ",", ",ratio=1", "ratio=0.3", "prune,0.3", "prune,", "prune,=3", "prune,ratio=0.3,ratio=0.4"})
        QTest::newRow(text) << text;
}

void TestRecipe::badStepsAreRefused()
{
    QFETCH(QString, text);
    QVERIFY(REFUSED(stepFromText(text.toStdString())).kind == ErrorKind::InvalidInput);
}

void TestRecipe::aStepsTextReadsBack()
{
    for (const char *text : {"fold-constants", "prune-channels,importance=l2,ratio=0.3,select=op:Conv", "quantize-static,operators=Conv,Gemm"})
        QCOMPARE(textOf(VERIFIED(stepFromText(text))), text);
    RecipeStep typed;
    typed.pass = "p";
    typed.options = {{"bits", 8}, {"keep", true}, {"ratio", 0.25}};
    QCOMPARE(textOf(typed), "p,bits=8,keep=true,ratio=0.25");
}

QTEST_APPLESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
