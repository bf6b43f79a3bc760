// Mistakes on the command line: exit code 2, a sentence that helps, one JSON object where it was asked for.

#include "tests/app/cli/cli_run.h"

using namespace pare;
using namespace pare::test;

class TestCliUsage : public QObject {
    Q_OBJECT

    Bench m_bench;

private Q_SLOTS:
    void whatIsMisspeltIsNamedWithWhatWasMeant_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        const QString model = m_bench.model();
        const QStringList optimize{"optimize", model, "-o", m_bench.path("o.onnx")};
        QTest::newRow("no verb") << QStringList{} << QByteArray("pare --help");
        QTest::newRow("verb") << QStringList{"inspekt", model} << QByteArray("did you mean inspect?");
        QTest::newRow("verb of a later version") << QStringList{"teleport"} << QByteArray("there is no verb \"teleport\"");
        QTest::newRow("option") << QStringList{"inspect", model, "--jsn"} << QByteArray("did you mean --json?");
        QTest::newRow("option where others are missing") << QStringList{"optimize", model, "--prest", "x"} << QByteArray("did you mean --preset?");
        QTest::newRow("preset") << optimize + QStringList{"--preset", "int8-quik-win"} << QByteArray("did you mean int8-quick-win?");
        QTest::newRow("one preset of several") << QStringList{"sweep", model, "--presets", "prune-30,prun-50", "-o", m_bench.path("d")}
                                               << QByteArray("did you mean prune-50?");
        QTest::newRow("pass") << optimize + QStringList{"--pass", "prune-chanels"} << QByteArray("did you mean prune-channels?");
        QTest::newRow("pass's option") << optimize + QStringList{"--pass", "prune-channels,ratoi=0.5"} << QByteArray("did you mean ratio?");
        QTest::newRow("pass's value") << optimize + QStringList{"--pass", "prune-channels,ratio=7"} << QByteArray("from 0 to 0.95");
        QTest::newRow("budget") << optimize + QStringList{"--pass", "prune-channels,budget=5bananas"} << QByteArray("prune-channels: budget: ");
        QTest::newRow("ratios by layer") << optimize + QStringList{"--pass", "prune-channels,ratios=conv=2"} << QByteArray("is no ratio of a group: write NAME=0.5");
        QTest::newRow("pattern of zeros") << optimize + QStringList{"--pass", "prune-weights,pattern=4:2"} << QByteArray("is no pattern: write N:M");
        QTest::newRow("metric") << QStringList{"evaluate", model, "--data", "d", "--metric", "tpo-1"} << QByteArray("did you mean top-1?");
        QTest::newRow("kind of data") << QStringList{"evaluate", model, "--data", "d", "--data-format", "immages"} << QByteArray("no kind of data set");
        QTest::newRow("size") << QStringList{"time", model, "--memory-limit", "5X"} << QByteArray("such as 500M");
        QTest::newRow("not a number") << QStringList{"evaluate", model, "--data", "d", "--max-drop", "nan"} << QByteArray("no number of at least 0");
        QTest::newRow("runtime") << QStringList{"time", model, "--runtime", "tensorrt"} << QByteArray("there is ort");
        QTest::newRow("nothing to do") << optimize << QByteArray("say what to do with --recipe, or with --preset, --pass or both");
        QTest::newRow("two things to do") << optimize + QStringList{"--preset", "prune-30", "--recipe", "r.json"}
                                          << QByteArray("say what to do with --recipe, or with --preset, --pass or both");
        QTest::newRow("a preset that measures") << optimize + QStringList{"--preset", "careful"} << QByteArray("--data: is needed by the preset careful");
        QTest::newRow("no model") << QStringList{"time"} << QByteArray("MODEL is required");
        QTest::newRow("one too many") << QStringList{"inspect", model, "more"} << QByteArray("not expected: more");
    }

    void whatIsMisspeltIsNamedWithWhatWasMeant()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const Answer answer = pareRun(arguments);
        EXITS(answer, 2);
        QVERIFY(answer.out.isEmpty());
        QVERIFY2(answer.err.startsWith("pare: ") && answer.err.contains(words), answer.err.constData());
    }

    void withJsonAMistakeIsAnObjectToo()
    {
        const Answer answer = pareRun({"inspect", "--jsn", "--json"});
        EXITS(answer, 2);
        const auto json = answer.json();
        QCOMPARE(json["schema"].get<std::string>(), "pare/1");
        QCOMPARE(json["error"]["kind"].get<std::string>(), "usage");
    }

    void whatIsNotPartOfThisVersionSaysSo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString model = m_bench.model();
        QTest::newRow("openvino") << QStringList{"baseline", model, "--runtime", "openvino"};
    }

    void whatIsNotPartOfThisVersionSaysSo()
    {
        QFETCH(QStringList, arguments);
        const Answer answer = pareRun(arguments + QStringList{"--json"});
        EXITS(answer, 69);
        QVERIFY2(answer.err.contains("not part of this version"), answer.err.constData());
        QCOMPARE(answer.json()["error"]["kind"].get<std::string>(), "unavailable");
    }

    void badFilesHaveTheirExitCodes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        m_bench.write("empty.onnx", "");
        m_bench.write("page.onnx", "<!DOCTYPE html><html><body>404</body></html>");
        const QString model = m_bench.model();
        const auto optimize = [&](const QString &out) { return QStringList{"optimize", model, "--pass", "fold-constants", "-o", out}; };
        QTest::newRow("no file") << QStringList{"inspect", m_bench.path("missing.onnx")} << 74;
        QTest::newRow("empty file") << QStringList{"inspect", m_bench.path("empty.onnx")} << 65;
        QTest::newRow("web page") << QStringList{"inspect", m_bench.path("page.onnx")} << 65;
        QTest::newRow("a folder") << QStringList{"inspect", m_bench.path("")} << 65;
        QTest::newRow("a device") << QStringList{"inspect", "/dev/null"} << 65;
        QTest::newRow("no data") << QStringList{"evaluate", model, "--data", m_bench.path("none.npz")} << 74;
        QTest::newRow("no recipe") << QStringList{"optimize", model, "--recipe", m_bench.path("none.json"), "-o", m_bench.path("o.onnx")} << 74;
        QTest::newRow("a recipe that is none") << QStringList{"optimize", model, "--recipe", m_bench.path("page.onnx"), "-o", m_bench.path("o.onnx")} << 65;
        QTest::newRow("a model without a recipe") << QStringList{"optimize", model, "--recipe", model, "-o", m_bench.path("o.onnx")} << 65;
        QTest::newRow("no study") << QStringList{"compare", m_bench.path("none.pare")} << 74;
        QTest::newRow("a study that is none") << QStringList{"compare", model} << 65;
        QTest::newRow("output in no folder") << optimize(m_bench.path("not/there.onnx")) << 73;
        QTest::newRow("output is a folder") << optimize(m_bench.path("")) << 73;
        QTest::newRow("output is a device") << optimize("/dev/null") << 73;
        QTest::newRow("output is the source") << optimize(model) << 73;
        QTest::newRow("results in a file") << QStringList{"sweep", model, "--presets", "fp16-storage", "-o", model} << 73;
    }

    void badFilesHaveTheirExitCodes()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        const std::string before = m_bench.read("net.onnx");
        const Answer answer = pareRun(arguments);
        EXITS(answer, code);
        QVERIFY(answer.out.isEmpty() && !answer.err.isEmpty());
        QVERIFY(!QFileInfo::exists(m_bench.path("o.onnx")));
        QVERIFY(m_bench.read("net.onnx") == before);
    }

    void namesInFilesCannotSteerTheTerminal()
    {
        const Model model = modelOf("agraph (float[N,4] x) => (float[N,4] y) { y = Relu(x) }");
        pb::ModelProto proto = model.proto();
        proto.mutable_graph()->mutable_node(0)->set_name("evil\x1b]0;title\x07\x1b[2J");
        m_bench.write("evil.onnx", proto.SerializeAsString());
        const Answer answer = pareRun({"inspect", m_bench.path("evil.onnx")});
        EXITS(answer, 0);
        QVERIFY(!answer.out.contains('\x1b') && !answer.out.contains('\x07') && answer.out.contains("evil"));
    }

    void aReaderThatStopsReadingIsNoError()
    {
        QProcess shell;
        shell.start("/bin/bash", {"-c", "set -o pipefail; '" + parePath() + "' passes --quiet | head -n 1"});
        QVERIFY(shell.waitForFinished(30000));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QProcess full;
        full.start("/bin/bash", {"-c", "'" + parePath() + "' passes --quiet > /dev/full"});
        QVERIFY(full.waitForFinished(30000));
        QCOMPARE(full.exitCode(), 74);
    }
};

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
