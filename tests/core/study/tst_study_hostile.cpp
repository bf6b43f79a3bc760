// Study files that somebody else made, or damaged.
#include "core/base/files.h"
#include "core/study/report.h"
#include "core/study/study.h"
#include "core/study/table.h"
#include "core/study/chart.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <sqlite3.h>

#include <fstream>
#include <random>

using namespace pare;
using pare::test::modelOf;
namespace fs = std::filesystem;

class TestStudyHostile : public QObject {
    Q_OBJECT
private slots:
    void init();

    void whatIsNoStudyIsRefused_data();
    void whatIsNoStudyIsRefused();
    void aNewerFormatIsNamed();
    void otherTablesViewsAndTriggersAreRefused_data();
    void otherTablesViewsAndTriggersAreRefused();
    void aStudyNeedsOneSource();
    void hashesThatArePathsLeadNowhere();
    void aLinkAsDataFolderIsLeftAlone();
    void rowsWithNonsenseDoNotBringItDown_data();
    void rowsWithNonsenseDoNotBringItDown();
    void aDamagedListOfUndoIsAnError_data();
    void aDamagedListOfUndoIsAnError();
    void deeplyNestedJsonIsTakenAsNothing();
    void damagedPagesAreAnErrorOrRead();

private:
    void sql(const std::string &statements) const
    {
        sqlite3 *database = nullptr;
        QCOMPARE(sqlite3_open(m_path.c_str(), &database), SQLITE_OK);
        char *message = nullptr;
        const int state = sqlite3_exec(database, statements.c_str(), nullptr, nullptr, &message);
        const std::string text = message ? message : "";
        sqlite3_free(message);
        sqlite3_close(database);
        QVERIFY2(state == SQLITE_OK, text.c_str());
    }
    std::shared_ptr<TemporaryFolder> m_folder;
    fs::path m_path;
};

void TestStudyHostile::init()
{
    m_folder = VERIFIED(TemporaryFolder::create("test"));
    m_path = m_folder->path() / "s.pare";
    const auto model = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }");
    const auto study = VERIFIED(Study::create(m_path, model, {"/net.onnx", "net", "", 0}));
    Variant variant;
    variant.name = "a";
    VERIFIED(study->addVariant(variant, modelOf("agraph (float[N] x) => (float[N] y) { y = Neg(x) }")));
    VERIFIED(study->setNote(2, "note"));
}

void TestStudyHostile::whatIsNoStudyIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("this is no database, whatever its name says\n").repeated(100);
    QTest::newRow("only SQLite's first words") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("first words and noise") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\x5a');
}

void TestStudyHostile::whatIsNoStudyIsRefused()
{
    QFETCH(QByteArray, bytes);
    std::ofstream(m_path, std::ios::binary | std::ios::trunc) << bytes.toStdString();
    const Error error = REFUSED(Study::open(m_path));
    QVERIFY2(error.kind == ErrorKind::InvalidInput, error.text().c_str());
    QVERIFY(error.where.find("s.pare") != std::string::npos);
}

void TestStudyHostile::aNewerFormatIsNamed()
{
    sql("PRAGMA user_version = 7");
    QVERIFY(REFUSED(Study::open(m_path)).message.find("newer Pare (format 7)") != std::string::npos);
    sql("PRAGMA user_version = 0");
    REFUSED(Study::open(m_path));
    sql("PRAGMA user_version = 1; PRAGMA application_id = 1");
    REFUSED(Study::open(m_path));
}

void TestStudyHostile::otherTablesViewsAndTriggersAreRefused_data()
{
    QTest::addColumn<QString>("statements");
    QTest::newRow("a table more") << "CREATE TABLE more(a)";
    QTest::newRow("a table less") << "DROP TABLE step";
    QTest::newRow("other columns") << "DROP TABLE meta; CREATE TABLE meta(key TEXT, value TEXT, more TEXT)";
    QTest::newRow("a view that never ends in place of a table")
        << "DROP TABLE meta; CREATE VIEW meta AS WITH RECURSIVE n(key, value) AS (SELECT 'a', 'b' UNION ALL SELECT key, value FROM n) SELECT * FROM n";
    QTest::newRow("a trigger") << "CREATE TRIGGER t AFTER UPDATE ON variant BEGIN DELETE FROM variant; END";
    QTest::newRow("an index over an expression") << "CREATE INDEX i ON variant(length(name))";
    QTest::newRow("a generated column") << "ALTER TABLE variant ADD COLUMN g TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL";
}

void TestStudyHostile::otherTablesViewsAndTriggersAreRefused()
{
    QFETCH(QString, statements);
    sql(statements.toStdString());
    QVERIFY(REFUSED(Study::open(m_path)).kind == ErrorKind::InvalidInput);
}

void TestStudyHostile::aStudyNeedsOneSource()
{
    sql("UPDATE variant SET is_source = 1");
    REFUSED(Study::open(m_path));
    sql("UPDATE variant SET is_source = 0");
    REFUSED(Study::open(m_path));
    sql("DELETE FROM variant");
    REFUSED(Study::open(m_path));
}

void TestStudyHostile::hashesThatArePathsLeadNowhere()
{
    std::ofstream(m_folder->path() / "secret.onnx") << "secret";
    for (const char *hash : {"../secret", "/etc/passwd", "..", "", "secret.onnx"}) {
        sql("UPDATE variant SET model = '" + std::string(hash) + "' WHERE id = 2");
        const auto study = VERIFIED(Study::open(m_path));
        const Variant variant = VERIFIED(study->variant(2));
        QVERIFY(study->modelPath(variant).empty());
        QVERIFY(REFUSED(study->model(2)).kind == ErrorKind::InvalidInput);
        VERIFIED(study->removeVariant(2));
        VERIFIED(study->undo());
        VERIFIED(study->saveAs(m_folder->path() / "copy.pare"));
    }
    QVERIFY(fs::exists(m_folder->path() / "secret.onnx"));
}

void TestStudyHostile::aLinkAsDataFolderIsLeftAlone()
{
    // The data folder leads to another study's: its models are not this one's garbage.
    const fs::path others = m_folder->path() / "other.pare-data";
    {
        const auto other = VERIFIED(Study::create(m_folder->path() / "other.pare", modelOf("agraph (float[N] x) => (float[N] y) { y = Abs(x) }"), {}));
    }
    const auto count = [&] { return std::distance(fs::directory_iterator(others), fs::directory_iterator()); };
    const auto before = count();
    fs::remove_all(m_folder->path() / "s.pare-data");
    fs::create_directory_symlink(others, m_folder->path() / "s.pare-data");
    QVERIFY(Study::open(m_path).ok());
    QCOMPARE(count(), before);
}

void TestStudyHostile::rowsWithNonsenseDoNotBringItDown_data()
{
    QTest::addColumn<QString>("statements");
    QTest::newRow("no JSON") << "UPDATE variant SET recipe = 'x', measurement = '{', report = ''; UPDATE meta SET value = 'nonsense'";
    QTest::newRow("JSON of other kinds") << "UPDATE variant SET recipe = '[]', measurement = '7', report = '\"text\"'; UPDATE meta SET value = '[1]'";
    QTest::newRow("fields of other kinds")
        << R"(UPDATE variant SET measurement = '{"verdict":7,"accuracy":{"metric":1,"value":"x","ci95":["a"],"samples":1e300},"latency_ms":[],)"
           R"("latency_ratio":{"value":null,"ci95":7},"throughput":[1,{"batch":"x","per_s":[]}],"fidelity":{"cosine":{}},"worst_class":{"name":[],"loss":"x"},)"
           R"("findings":[1,2],"conditions":{"a":1},"size_bytes":-1e300,"difference":{"value":"NaN"}}', report = '{"changes":{},"declined":[1,"x",null],)"
           R"("findings":[{"where":7}],"tried":[{"measurement":[]},7],"delivered":"no","reason":4}';)"
           R"(UPDATE meta SET value = '{"path":7,"name":[],"size_bytes":"x"}' WHERE key = 'source')";
    QTest::newRow("numbers as text and text as numbers") << "UPDATE variant SET size_bytes = 'many', favourite = 'yes', hidden = 0, created = 7, name = 5";
    QTest::newRow("a parent that is the child") << "UPDATE variant SET parent = id";
    QTest::newRow("markup") << R"(UPDATE variant SET name = '<script>alert(1)</script>', note = '"><img src=x>', machine = x'ff00fe')";
    QTest::newRow("a long name") << "UPDATE variant SET name = hex(zeroblob(2000000)) WHERE id = 2";
}

void TestStudyHostile::rowsWithNonsenseDoNotBringItDown()
{
    QFETCH(QString, statements);
    sql(statements.toStdString());
    const auto study = VERIFIED(Study::open(m_path));
    (void)study->source().ok();
    (void)study->recipe().ok();
    (void)study->datasets().ok();
    const auto variants = VERIFIED(study->variants());
    QCOMPARE(variants.size(), size_t{2});
    QVERIFY(tradeOffSvg(variants).starts_with("<svg"));
    QVERIFY(!variantsCsv(variants).empty());
    if (auto html = reportHtml(*study); html.ok())
        QVERIFY(html->find("<script") == std::string::npos && html->find("<img") == std::string::npos);
    VERIFIED(study->setRecipe({}, "again"));
    VERIFIED(study->setNote(1, "fine"));
    VERIFIED(study->undo());
}

void TestStudyHostile::aDamagedListOfUndoIsAnError_data()
{
    QTest::addColumn<QString>("undo");
    for (const char *undo : {"x", "[]", "7", "{}", R"({"hide":"x"})", R"({"set":2})", R"({"set":2,"column":"hidden","value":1})",
                             R"({"set":2,"column":"name = 'x' --","value":"y"})", R"({"set":2,"column":"name","value":7})",
                             R"({"set":"2","column":"name","value":"x"})", R"({"meta":"source","value":{}})", R"({"meta":7,"value":1})", R"({"meta":"recipe"})"})
        QTest::newRow(undo) << undo;
}

void TestStudyHostile::aDamagedListOfUndoIsAnError()
{
    QFETCH(QString, undo);
    sql("UPDATE step SET undo = '" + undo.replace("'", "''").toStdString() + "'");
    const auto study = VERIFIED(Study::open(m_path));
    const auto before = VERIFIED(study->variants());
    QVERIFY(REFUSED(study->undo()).kind == ErrorKind::InvalidInput);
    const auto after = VERIFIED(study->variants());
    QCOMPARE(after.size(), before.size());
    QCOMPARE(after[1].name, before[1].name);
    VERIFIED(study->setNote(2, "goes on")); // the step that failed did not leave a transaction open
}

void TestStudyHostile::deeplyNestedJsonIsTakenAsNothing()
{
    const std::string deep = std::string(2'000'000, '[') + std::string(2'000'000, ']');
    sql("UPDATE variant SET report = '" + deep + "', recipe = '{\"steps\":[{\"pass\":\"a\",\"resolution\":" + deep + "}]}' WHERE id = 2");
    const auto study = VERIFIED(Study::open(m_path));
    const Variant variant = VERIFIED(study->variant(2));
    QVERIFY(variant.report.is_null());
    QVERIFY(variant.recipe.steps.empty());
}

void TestStudyHostile::damagedPagesAreAnErrorOrRead()
{
    const std::string whole = VERIFIED(readFile(m_path));
    std::mt19937 random(5);
    int refused = 0;
    for (int i = 0; i < 60; ++i) {
        std::string damaged = whole;
        if (i % 3 == 0)
            damaged.resize(random() % damaged.size());
        else
            for (int k = 0; k < 40 && !damaged.empty(); ++k)
                damaged[100 + random() % (damaged.size() - 100)] = static_cast<char>(random());
        std::ofstream(m_path, std::ios::binary | std::ios::trunc) << damaged;
        const auto study = Study::open(m_path);
        if (!study.ok()) {
            ++refused;
            continue;
        }
        (void)(*study)->variants().ok();
        (void)(*study)->recipe().ok();
        (void)(*study)->undo().ok();
        (void)(*study)->setNote(1, "x").ok();
    }
    QVERIFY(refused > 10);
}

QTEST_APPLESS_MAIN(TestStudyHostile)
#include "tst_study_hostile.moc"
