// The command line from the outside: exact keys, exit codes, what is written and what is not.

#include "core/base/files.h"
#include "core/formats/onnx_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pare;

namespace {

struct Answer {
    int code = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out.toStdString(), nullptr, false); }
};

Answer pareRun(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(PARE_BIN_DIR "/pare"), arguments);
    if (!process.waitForFinished(120000)) {
        process.kill();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_model;

    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        m_model = path("net.onnx");
        const Model model = test::modelOf("agraph (float[N,3,16,16] x) => (float[N,10] y) {"
                                          "  c = Conv<pads=[1,1,1,1]>(x, w)  r = Relu(c)  d = Conv<pads=[1,1,1,1]>(r, v)  s = Relu(d)"
                                          "  p = GlobalAveragePool(s)  f = Flatten(p)  y = Gemm(f, g) }",
                                          {"w[32,3,3,3]", "v[32,32,3,3]", "g[32,10]"});
        VERIFIED(saveOnnx(model, m_model.toStdString()));
    }

    void inspectPrintsOneObjectWithTheKeysOfTheContract()
    {
        const Answer answer = pareRun({"inspect", m_model, "--json"});
        QCOMPARE(answer.code, 0);
        const auto json = answer.json();
        QVERIFY(json.is_object());
        QCOMPARE(json["schema"].get<std::string>(), "pare/1");
        QCOMPARE(json["nodes"].get<int>(), 7);
        for (const char *key : {"layers", "groups", "prunable_share", "size_bytes", "parameters", "macs", "findings", "wall_s"})
            QVERIFY2(json.contains(key), key);
        QCOMPARE(json["layers"].size(), size_t{7});
        QCOMPARE(json["parameters"].get<int64_t>(), int64_t{32 * 27 + 32 * 32 * 9 + 320});
    }

    void timeGivesARatioToTheFirst()
    {
        const Answer answer = pareRun({"time", m_model, m_model, "--min-runs", "5", "--min-seconds", "0.1", "--no-throughput", "--json", "--quiet"});
        QCOMPARE(answer.code, 0);
        QVERIFY(answer.err.isEmpty());
        const auto json = answer.json();
        QCOMPARE(json["models"].size(), size_t{2});
        QCOMPARE(json["models"][0]["ratio"].get<double>(), 1.0);
        for (const char *key : {"median", "min", "p95", "ci95", "runs", "warmup", "threads", "batch"})
            QVERIFY2(json["models"][1]["latency_ms"].contains(key), key);
    }

    void optimizingTwiceWithTheRecipeOfTheResultGivesTheSameBytes()
    {
        const QString first = path("first.onnx");
        const QString second = path("second.onnx");
        const Answer answer = pareRun({"optimize", m_model, "--pass", "prune-channels,ratio=0.5", "-o", first, "--json", "--quiet"});
        QVERIFY2(answer.code == 0, answer.err.constData());
        const auto json = answer.json();
        for (const char *key : {"output", "report", "verdict", "size_bytes", "latency_ms", "wall_s"})
            QVERIFY2(json.contains(key), key);
        QCOMPARE(json["verdict"].get<std::string>(), "not-measured");
        QVERIFY(!json["report"]["changes"].empty());
        QVERIFY(QFileInfo(first).size() < QFileInfo(m_model).size());
        QCOMPARE(pareRun({"optimize", m_model, "--recipe", first, "-o", second, "--quiet"}).code, 0);
        QCOMPARE(VERIFIED(readFile(first.toStdString())), VERIFIED(readFile(second.toStdString())));
    }

    void anEqualModelHasNoDifferences()
    {
        const Answer answer = pareRun({"diff", m_model, m_model, "--json"});
        QCOMPARE(answer.code, 0);
        const auto json = answer.json();
        QVERIFY(json["added"].empty() && json["removed"].empty() && json["changed"].empty());
    }

    void theSourceIsNeverOverwritten()
    {
        const auto before = VERIFIED(readFile(m_model.toStdString()));
        QCOMPARE(pareRun({"optimize", m_model, "--pass", "fold-constants", "-o", m_model, "--quiet"}).code, 73);
        QCOMPARE(VERIFIED(readFile(m_model.toStdString())), before);
    }

    void exitCodesSayWhatWasWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const QString empty = path("empty.onnx");
        const QString html = path("page.onnx");
        VERIFIED(writeFile(empty.toStdString(), ""));
        VERIFIED(writeFile(html.toStdString(), "<!DOCTYPE html><html><body>404</body></html>"));
        QTest::newRow("no verb") << QStringList{} << 2;
        QTest::newRow("unknown option") << QStringList{"inspect", "--nonsense"} << 2;
        QTest::newRow("no file") << QStringList{"inspect", path("missing.onnx")} << 74;
        QTest::newRow("empty file") << QStringList{"inspect", empty} << 65;
        QTest::newRow("web page") << QStringList{"inspect", html} << 65;
        QTest::newRow("a folder") << QStringList{"inspect", m_folder.path()} << 65;
        QTest::newRow("unknown pass") << QStringList{"optimize", path("net.onnx"), "--pass", "nonsense", "-o", path("o.onnx")} << 65;
        QTest::newRow("unknown preset") << QStringList{"optimize", path("net.onnx"), "--preset", "nonsense", "-o", path("o.onnx")} << 65;
        QTest::newRow("no such folder") << QStringList{"optimize", path("net.onnx"), "--pass", "fold-constants", "-o", path("not/there.onnx")} << 73;
        QTest::newRow("no openvino") << QStringList{"baseline", path("net.onnx"), "--runtime", "openvino"} << 69;
        QTest::newRow("data missing") << QStringList{"evaluate", path("net.onnx"), "--data", path("none.npz")} << 74;
    }

    void exitCodesSayWhatWasWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        const Answer answer = pareRun(arguments);
        QVERIFY2(answer.code == code, (QByteArray::number(answer.code) + ": " + answer.err).constData());
        QVERIFY(!answer.err.isEmpty());
        QVERIFY(!QFileInfo::exists(path("o.onnx")));
    }

    void presetsAndPassesAreListed()
    {
        const auto presets = pareRun({"presets", "--json"}).json();
        std::set<std::string> names;
        for (const auto &preset : presets["presets"])
            names.insert(preset["name"].get<std::string>());
        for (const char *name : {"int8-quick-win", "int8-transformer", "int4-weights", "fp16-storage", "prune-30", "prune-50", "prune-30-int8", "careful"})
            QVERIFY2(names.contains(name), name);
        std::set<std::string> passes;
        const auto listed = pareRun({"passes", "--json"}).json();
        for (const auto &pass : listed["passes"])
            passes.insert(pass["id"].get<std::string>());
        for (const char *id : {"fold-batch-norm", "fold-constants", "eliminate-dead", "convert-fp16", "quantize-dynamic", "quantize-static",
                               "quantize-weights", "prune-weights", "prune-channels"})
            QVERIFY2(passes.contains(id), id);
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
