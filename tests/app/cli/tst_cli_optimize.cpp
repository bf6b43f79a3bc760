// optimize: what is written and what is not, the keys of its answer, replay to the byte.

#include "tests/app/cli/cli_run.h"

using namespace pare;
using namespace pare::test;

class TestCliOptimize : public QObject {
    Q_OBJECT

    Bench m_bench;

    // Timing is not what is looked at here.
    static Answer optimized(const QStringList &arguments) { return pareRun(QStringList{"optimize"} + arguments + QStringList{"--min-seconds", "0.1"}); }

private Q_SLOTS:
    void aResultIsWrittenWithTheKeysOfTheContract()
    {
        const QString out = m_bench.path("first.onnx");
        const Answer answer = optimized({m_bench.model(), "--pass", "prune-channels,ratio=0.5", "-o", out, "--save-recipe", m_bench.path("recipe.json"), "--json",
                                       "--quiet"});
        EXITS(answer, 0);
        QVERIFY(answer.err.isEmpty());
        const auto json = answer.json();
        HAS_KEYS(json, {"schema", "model", "output", "report", "verdict", "size_bytes", "parameters", "macs", "latency_ms", "latency_ratio", "source", "delivered",
                        "reason", "recipe", "sha256", "wall_s"});
        HAS_KEYS(json["latency_ms"], {"median", "min", "p95", "ci95", "runs", "warmup", "threads", "batch"});
        HAS_KEYS(json["report"], {"changes", "declined", "findings"});
        QVERIFY(!json["report"]["changes"].empty());
        QCOMPARE(json["verdict"].get<std::string>(), "not-measured");
        QCOMPARE(json["output"].get<std::string>(), out.toStdString());
        QCOMPARE(json["size_bytes"].get<int64_t>(), QFileInfo(out).size());
        QVERIFY(QFileInfo(out).size() < QFileInfo(m_bench.model()).size());
    }

    void aRecipeIsReplayedToTheByteFromTheModelAndFromItsFile()
    {
        const std::string first = m_bench.read("first.onnx");
        for (const QString &recipe : {m_bench.path("first.onnx"), m_bench.path("recipe.json")}) {
            EXITS(optimized({m_bench.model(), "--recipe", recipe, "-o", m_bench.path("again.onnx"), "--quiet"}), 0);
            QVERIFY(m_bench.read("again.onnx") == first);
        }
    }

    void whatIsPastTheGuardIsNotWritten()
    {
        const QString data = m_bench.data();
        const QString out = m_bench.path("worse.onnx");
        const QStringList command{m_bench.model(), "--pass", "prune-channels,ratio=0.9", "--data", data, "--metric", "cosine", "--max-drop", "0.0001",
                                  "-o", out, "--json", "--quiet"};
        const Answer refused = optimized(command);
        EXITS(refused, 1);
        const auto json = refused.json();
        QVERIFY(json["output"].is_null() && !json["delivered"].get<bool>() && !json["within_guard"].get<bool>());
        QVERIFY(!json["reason"].get<std::string>().empty());
        HAS_KEYS(json["fidelity"], {"sqnr_db", "cosine", "top1_agreement"});
        QVERIFY(!QFileInfo::exists(out));

        const Answer kept = optimized(command + QStringList{"--keep-rejected"});
        EXITS(kept, 1);
        QCOMPARE(kept.json()["rejected_output"].get<std::string>(), m_bench.path("worse.rejected.onnx").toStdString());
        QVERIFY(!QFileInfo::exists(out) && QFileInfo::exists(m_bench.path("worse.rejected.onnx")));

        const Answer forced = optimized(command + QStringList{"--force"});
        EXITS(forced, 0);
        QVERIFY(QFileInfo::exists(out));
        QVERIFY(!forced.json()["delivered"].get<bool>());

        // evaluate says the same of the written model, and its exit code is the guard's where one is named.
        const QStringList evaluate{"evaluate", out, "--data", data, "--reference", m_bench.model(), "--json", "--quiet"};
        EXITS(pareRun(evaluate), 0);
        EXITS(pareRun(evaluate + QStringList{"--metric", "cosine", "--max-drop", "0.0001"}), 1);
        EXITS(pareRun(evaluate + QStringList{"--metric", "cosine", "--max-drop", "1.5"}), 0);
    }

    void layersThatAreLeftAloneAreNamedInTheRecipe()
    {
        const Answer answer = optimized({m_bench.model(), "--pass", "convert-fp16", "--leave-alone", "op:Conv", "-o", m_bench.path("alone.onnx"), "--json"});
        EXITS(answer, 0);
        const auto alone = answer.json()["recipe"]["leave_alone"];
        QVERIFY(alone.is_array() && !alone.empty());
        for (const auto &change : answer.json()["report"]["changes"])
            QVERIFY(std::find(alone.begin(), alone.end(), change["layer"]) == alone.end());
        const Answer nothing = optimized({m_bench.model(), "--preset", "fp16-storage", "--leave-alone", "no such layer", "-o", m_bench.path("none.onnx")});
        EXITS(nothing, 65);
        QVERIFY2(nothing.err.contains("no such layer"), nothing.err.constData());
    }

    void aPresetIsMeasuredAndDelivered()
    {
        const Answer answer = optimized({m_bench.model(), "--preset", "fp16-storage", "--data", m_bench.data(), "-o", m_bench.path("half.onnx"), "--json"});
        EXITS(answer, 0);
        const auto json = answer.json();
        QCOMPARE(json["verdict"].get<std::string>(), "kept");
        QVERIFY(!json["tried"].empty());
        HAS_KEYS(json["tried"][0], {"name", "title", "outcome", "measurement"});
        QVERIFY(QFileInfo(m_bench.path("half.onnx")).size() < QFileInfo(m_bench.model()).size() * 0.7);
        // Progress on a pipe: whole lines, no bar, and few of them.
        QVERIFY(!answer.err.contains('\r') && !answer.err.contains('\x1b'));
        QVERIFY2(answer.err.count('\n') <= 4 + static_cast<int>(json["wall_s"].get<double>()), answer.err.constData());
    }

    // Source and result are measured on the samples that were asked for, and on no others.
    void aPartOfTheDataIsAllThatIsMeasuredOn()
    {
        const Answer answer = optimized({m_bench.model(), "--pass", "quantize-weights,bits=4", "--data", m_bench.data(), "--data-format", "samples=0-9", "-o", m_bench.path("part.onnx"), "--json", "--force"});
        const auto json = answer.json();
        QVERIFY2(json["verdict_sentence"].get<std::string>().find("over 10 samples") != std::string::npos, json["verdict_sentence"].get<std::string>().c_str());
        QCOMPARE(json["disagreements"]["samples"].get<int>(), 10);
        for (const auto &one : json["disagreements"]["worst"])
            QVERIFY(one["sample"].get<int>() < 10);
    }

    void equalSeedsGiveEqualBytes()
    {
        const QString data = m_bench.data();
        for (const char *name : {"a.onnx", "b.onnx"})
            EXITS(optimized({m_bench.model(), "--pass", "quantize-static", "--calib", data, "--seed", "7", "-o", m_bench.path(name), "--quiet"}), 0);
        QVERIFY(m_bench.read("a.onnx") == m_bench.read("b.onnx"));
    }

    void nothingStrayIsLeftBesideTheResults()
    {
        for (const QString &name : m_bench.entries())
            QVERIFY2(!name.startsWith('.') && !name.contains("tmp"), qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(TestCliOptimize)
#include "tst_cli_optimize.moc"
