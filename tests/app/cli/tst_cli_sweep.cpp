// sweep and what works on its study: compare, export, report.

#include "tests/app/cli/cli_run.h"

#include <QRegularExpression>

using namespace pare;
using namespace pare::test;

class TestCliSweep : public QObject {
    Q_OBJECT

    Bench m_bench;

    [[nodiscard]] QString study() const { return m_bench.path("results/study.pare"); }

    QByteArray m_said; // by the last script

    int shell(const QStringList &arguments)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PARE"), parePath());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("sh"), arguments);
        process.waitForFinished(120000);
        m_said = process.readAll();
        return process.exitCode();
    }

    // What it said until it said this.
    static QByteArray startedUntil(QProcess &process, const QStringList &arguments, const QByteArray &text)
    {
        process.setReadChannel(QProcess::StandardError);
        process.start(parePath(), arguments);
        QByteArray said;
        while (!said.contains(text) && process.waitForReadyRead(60000))
            said += process.readAll();
        return said;
    }

private Q_SLOTS:
    void aBatchWritesItsFourFiles()
    {
        QDir().mkpath(m_bench.path("results")); // a folder that is there already, with something of the user's
        m_bench.write("results/mine.txt", "mine");
        const Answer answer = pareRun({"sweep", m_bench.model(), "--presets", "fp16-storage,prune-50", "--data", m_bench.data(), "-o", m_bench.path("results"), "--min-seconds", "0.1", "--json"});
        EXITS(answer, 0);
        const auto json = answer.json();
        HAS_KEYS(json, {"schema", "model", "source", "variants", "study", "chart", "table", "output", "wall_s"});
        QCOMPARE(json["variants"].size(), size_t{2});
        for (const auto &variant : json["variants"])
            HAS_KEYS(variant, {"preset", "name", "verdict", "size_bytes", "latency_ms", "fidelity", "delivered", "report", "wall_s"});
        for (const auto &variant : json["variants"]) {
            HAS_KEYS(variant["report"], {"changes", "declined", "findings"});
            QVERIFY(!variant["report"]["changes"].empty() && variant["wall_s"].get<double>() > 0);
        }
        for (const char *key : {"size_bytes", "latency_ms", "throughput_per_s", "peak_memory_bytes"})
            QVERIFY2(json["source"].contains(key), key);
        QCOMPARE(m_bench.entries("results"), (QStringList{"chart.svg", "mine.txt", "report.html", "study.pare", "study.pare-data", "variants.csv"}));
        const auto rows = QString::fromStdString(m_bench.read("results/variants.csv")).split("\r\n", Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), 4);
        QVERIFY(rows[1].startsWith("source,") && rows[2].startsWith("fp16-storage,") && rows[3].startsWith("prune-50,"));
        const std::string html = m_bench.read("results/report.html");
        QVERIFY(html.find("<svg") != std::string::npos && html.find("prune-50") != std::string::npos);
        for (const char *remote : {"src=\"http", "href=\"http", "@import", "url(http"})
            QVERIFY2(html.find(remote) == std::string::npos, remote);
        QVERIFY2(answer.err.contains("fp16-storage: "), answer.err.constData());
    }

    void variantsAreComparedExportedAndReported()
    {
        const Answer compared = pareRun({"compare", study(), "--json"});
        EXITS(compared, 0);
        const auto json = compared.json();
        QCOMPARE(json["variants"].size(), size_t{3});
        QVERIFY(json["variants"][0]["source"].get<bool>());
        for (const auto &variant : json["variants"])
            HAS_KEYS(variant, {"id", "name", "source", "parent", "size_bytes", "verdict", "report", "recipe"});
        // Ratios carry their interval, for people too.
        const Answer told = pareRun({"compare", study()});
        EXITS(told, 0);
        const QRegularExpression ratio(QStringLiteral("fp16-storage .* \\d+\\.\\d\\dx \\(\\d+\\.\\d\\d to \\d+\\.\\d\\d\\)"));
        QVERIFY2(ratio.match(QString::fromUtf8(told.out)).hasMatch(), told.out.constData());
        QCOMPARE(json["variants"][1]["latency_ratio"]["ci95"].size(), size_t{2});
        const QString out = m_bench.path("half.onnx");
        const Answer exported = pareRun({"export", study(), "fp16-storage", "-o", out, "--json"});
        EXITS(exported, 0);
        QCOMPARE(exported.json()["size_bytes"].get<int64_t>(), QFileInfo(out).size());
        QCOMPARE(json["variants"][1]["size_bytes"].get<int64_t>(), QFileInfo(out).size()); // what is compared is what leaves
        // The recipe that it carries makes the same model from the source.
        EXITS(pareRun({"optimize", m_bench.model(), "--recipe", out, "-o", m_bench.path("again.onnx"), "--min-seconds", "0.1", "--quiet"}), 0);
        QVERIFY(m_bench.read("half.onnx") == m_bench.read("again.onnx"));
        const Answer none = pareRun({"export", study(), "fp16-storag", "-o", m_bench.path("none.onnx")});
        QVERIFY2(none.code == 65 && none.err.contains("fp16-storage"), none.text().constData());
        EXITS(pareRun({"report", study(), "--card", "fp16-storage", "-o", m_bench.path("half.md")}), 0);
        const std::string card = m_bench.read("half.md");
        QVERIFY2(card.starts_with("# net, fp16-storage\n") && card.find("--recipe this-model.onnx") != std::string::npos, card.c_str());
        QVERIFY2(card.find("hardware thread", card.find("## How to make it again")) != std::string::npos, card.c_str()); // the machine it was made on
        const Answer priced = pareRun({"compare", study(), "--price-per-hour", "0.5", "--json"});
        EXITS(priced, 0);
        const auto costs = priced.json();
        QCOMPARE(costs["cost_figures"]["price_per_hour"].get<double>(), 0.5);
        QVERIFY(costs["variants"][1]["costs"]["price_per_million"]["value"].get<double>() > 0);
        QVERIFY(costs["variants"][1]["costs"]["how"] == "computed");
        QVERIFY(!json["variants"][1].contains("costs")); // nothing is computed from figures that nobody gave
        const Answer report = pareRun({"report", study(), "-o", m_bench.path("again.html"), "--json"});
        EXITS(report, 0);
        QVERIFY(m_bench.read("again.html") == m_bench.read("results/report.html"));
        EXITS(pareRun({"report", study(), "-o", m_bench.path("no/folder.html")}), 73);
    }

    void costsOfADeviceWithABatteryAreComputed()
    {
        const Answer answer = pareRun({"compare", study(), "--battery-mah", "4000", "--battery-volts", "3.85", "--device-watts", "3", "--queries-per-day", "100", "--json"});
        EXITS(answer, 0);
        const auto json = answer.json();
        QCOMPARE(json["cost_figures"]["battery_mah"].get<double>(), 4000.0);
        for (const auto &variant : json["variants"]) {
            QVERIFY(variant["costs"]["inferences_per_charge"]["value"].get<double>() > 0);
            QVERIFY(variant["costs"]["battery_share_per_hour"]["value"].get<double>() > 0);
            QVERIFY(variant["costs"]["price_per_million"].is_null());
        }
        QVERIFY(pareRun({"compare", study(), "--battery-mah", "4000"}).code == 2); // of which voltage
        QVERIFY(pareRun({"compare", study(), "--battery-mah", "4000", "--battery-volts", "3.7", "--battery-wh", "9"}).code == 2);
    }

    // Stopped after the first variant: nothing that looks finished is there, and the same command goes on with it.
    void anInterruptedSweepGoesOnWhereItWas()
    {
        const QStringList command{"sweep", m_bench.model(), "--presets", "fp16-storage,prune-50", "--data", m_bench.data(), "-o", m_bench.path("broken"), "--min-seconds", "0.1", "--json"};
        QProcess first;
        const QByteArray said = startedUntil(first, command, "fp16-storage: ");
        QVERIFY2(said.contains("fp16-storage: "), said.constData());
        first.kill(); // no time to tidy up
        first.waitForFinished();
        QCOMPARE(m_bench.entries("broken"), QStringList{".pare-sweep"});

        const Answer second = pareRun(command);
        EXITS(second, 0);
        const auto json = second.json();
        QVERIFY2(second.err.contains("1 of 2 runs finished there") && second.err.contains("fp16-storage (finished before): "), second.err.constData());
        QCOMPARE(json["variants"].size(), size_t{2});
        QCOMPARE(json["variants"][0]["resumed"].get<bool>(), true);
        QCOMPARE(json["variants"][1]["resumed"].get<bool>(), false);
        for (const auto &variant : json["variants"]) {
            HAS_KEYS(variant, {"preset", "name", "verdict", "size_bytes", "latency_ms", "fidelity", "delivered", "report", "wall_s"});
            QVERIFY(!variant["report"]["changes"].empty() && variant["wall_s"].get<double>() > 0);
        }
        QCOMPARE(m_bench.entries("broken"), (QStringList{"chart.svg", "report.html", "study.pare", "study.pare-data", "variants.csv"}));
        const Answer compared = pareRun({"compare", m_bench.path("broken/study.pare"), "--json"});
        EXITS(compared, 0);
        QCOMPARE(compared.json()["variants"].size(), size_t{3});
        const Answer again = pareRun(command); // a sweep that was finished is made anew
        EXITS(again, 0);
        QCOMPARE(again.json()["variants"][0]["resumed"].get<bool>(), false);
    }

    // Other options or --fresh: what was left is not taken.
    void anInterruptedSweepOfOtherOptionsIsNotGoneOnWith()
    {
        QStringList command{"sweep", m_bench.model(), "--presets", "fp16-storage,prune-50", "--data", m_bench.data(), "-o", m_bench.path("other"), "--min-seconds", "0.1", "--json"};
        const auto interrupt = [&] {
            QProcess first;
            startedUntil(first, command, "fp16-storage: ");
            first.terminate();
            return first.waitForFinished() && first.exitCode() == 130;
        };
        QVERIFY(interrupt());
        command.replace(command.indexOf(QStringLiteral("0.1")), QStringLiteral("0.12"));
        const Answer other = pareRun(command);
        EXITS(other, 0);
        QVERIFY2(other.err.contains("is not gone on with"), other.err.constData());
        QCOMPARE(other.json()["variants"][0]["resumed"].get<bool>(), false);
        QVERIFY(interrupt());
        const Answer fresh = pareRun(command + QStringList{"--fresh"});
        EXITS(fresh, 0);
        QCOMPARE(fresh.json()["variants"][0]["resumed"].get<bool>(), false);
        const auto compared = pareRun({"compare", m_bench.path("other/study.pare"), "--json"}).json();
        QCOMPARE(compared["variants"].size(), size_t{3});
    }

    void theScriptOfAStudyMakesTheSameBytes()
    {
        const Answer printed = pareRun({"script", study()});
        EXITS(printed, 0);
        QVERIFY2(printed.out.contains("optimize \"$source\" --preset fp16-storage --data"), printed.out.left(3000).constData()); // a comment says what was asked for
        EXITS(pareRun({"script", study(), "-o", m_bench.path("again.sh")}), 0);
        QVERIFY(m_bench.read("again.sh") == printed.out.toStdString().substr(0, printed.out.size() - 1));
        QVERIFY2(shell({m_bench.path("again.sh"), m_bench.path("again models")}) == 0, m_said.constData());
        QCOMPARE(m_said.count("same bytes: "), 2);
        QCOMPARE(m_said.count("other bytes: "), 0);
        QCOMPARE(m_bench.entries("again models"), (QStringList{"fp16-storage.onnx", "fp16-storage.recipe.json", "prune-50.onnx", "prune-50.recipe.json"}));

        // Bytes that differ are said.
        std::string script = m_bench.read("again.sh");
        const size_t hash = script.find("same \"$out\"/prune-50.onnx ") + std::string("same \"$out\"/prune-50.onnx ").size();
        script[hash] = script[hash] == '0' ? '1' : '0';
        m_bench.write("wrong.sh", script);
        QCOMPARE(shell({m_bench.path("wrong.sh"), m_bench.path("wrong")}), 1);
        QVERIFY2(m_said.contains("other bytes: ") && m_said.contains("same bytes: "), m_said.constData());

        // And as it was asked for, decided anew.
        EXITS(pareRun({"script", study(), "--anew", "-o", m_bench.path("anew.sh"), "--json"}), 0);
        QVERIFY2(shell({m_bench.path("anew.sh"), m_bench.path("anew")}) == 0, m_said.constData());
        QCOMPARE(m_bench.entries("anew"), (QStringList{"fp16-storage.onnx", "prune-50.rejected.onnx"})); // as in the study
        EXITS(pareRun({"script", m_bench.path("gone.pare")}), 74);
    }

    void aGridRunsEachPresetWithEachRatio()
    {
        const Answer answer = pareRun({"sweep", m_bench.model(), "--presets", "prune-50,fp16-storage", "--ratios", "25,50", "--data", m_bench.data(), "-o", m_bench.path("grid"),
                                       "--min-seconds", "0.1", "--json"});
        EXITS(answer, 0);
        QStringList names;
        const auto json = answer.json();
        for (const auto &variant : json["variants"])
            names << QString::fromStdString(variant["preset"].get<std::string>());
        QCOMPARE(names, (QStringList{"prune-25", "prune-50", "fp16-storage"})); // what takes no ratio runs once
        QVERIFY2(answer.err.contains("3 runs, ") && answer.err.contains("(estimated"), answer.err.constData());
        QVERIFY(answer.err.indexOf("3 runs, ") < answer.err.indexOf("prune-25: ")); // said before the first
        // A variation is no preset that ships: the script carries it.
        const Answer script = pareRun({"script", m_bench.path("grid/study.pare"), "--anew"});
        EXITS(script, 0);
        QVERIFY2(script.out.contains("prune-25.preset.json") && script.out.contains("--preset fp16-storage"), script.out.left(3000).constData());
        EXITS(pareRun({"sweep", m_bench.model(), "--presets", "prune-50", "--ratios", "0.3", "-o", m_bench.path("bad")}), 2);
    }

    void anExportRaisesTheOpsetAndNeverLowersIt()
    {
        const auto opsetOf = [](const Answer &answer) { return answer.json()["opset"].get<int64_t>(); };
        const QString kept = m_bench.path("kept.onnx");
        const Answer asItIs = pareRun({"export", study(), "fp16-storage", "-o", kept, "--json"});
        EXITS(asItIs, 0);
        const int64_t own = opsetOf(asItIs);
        const QString out = m_bench.path("raised.onnx");
        const Answer raised = pareRun({"export", study(), "fp16-storage", "-o", out, "--opset", QString::number(own + 1), "--json"});
        EXITS(raised, 0);
        QCOMPARE(opsetOf(raised), own + 1);
        const Answer inspected = pareRun({"inspect", out, "--json"});
        EXITS(inspected, 0);
        QCOMPARE(inspected.json()["opsets"]["ai.onnx"].get<int64_t>(), own + 1);
        // It makes the same file from the source, raising included.
        EXITS(pareRun({"optimize", m_bench.model(), "--recipe", out, "-o", m_bench.path("again.onnx"), "--min-seconds", "0.1", "--quiet"}), 0);
        QVERIFY(m_bench.read("raised.onnx") == m_bench.read("again.onnx"));
        const Answer lower = pareRun({"export", study(), "fp16-storage", "-o", m_bench.path("low.onnx"), "--opset", QString::number(own - 1)});
        QVERIFY2(lower.code == 65 && lower.err.contains("never lowered"), lower.text().constData());
        QVERIFY(!QFileInfo::exists(m_bench.path("low.onnx")));
        EXITS(pareRun({"export", study(), "fp16-storage", "-o", m_bench.path("low.onnx"), "--opset", "99"}), 2);
    }

    void aVariantPastTheGuardIsExportedByForceOnly()
    {
        const auto variants = pareRun({"compare", study(), "--json"}).json()["variants"];
        QVERIFY(!variants[2]["within_guard"].get<bool>());
        EXITS(pareRun({"export", study(), "prune-50", "-o", m_bench.path("pruned.onnx")}), 1);
        QVERIFY(!QFileInfo::exists(m_bench.path("pruned.onnx")));
        EXITS(pareRun({"export", study(), "prune-50", "-o", m_bench.path("pruned.onnx"), "--force"}), 0);
    }

    void anotherBatchInTheSameFolderReplacesTheFirst()
    {
        EXITS(pareRun({"sweep", m_bench.model(), "--presets", "prune-30", "-o", m_bench.path("results/"), "--min-seconds", "0.1", "--quiet"}), 0);
        const auto variants = pareRun({"compare", study(), "--json"}).json()["variants"];
        QCOMPARE(variants.size(), size_t{2});
        QCOMPARE(variants[1]["name"].get<std::string>(), "prune-30");
        QCOMPARE(m_bench.entries("results"), (QStringList{"chart.svg", "mine.txt", "report.html", "study.pare", "study.pare-data", "variants.csv"}));
    }

    void aStudyKnowsWhichSamplesWereTaken()
    {
        EXITS(pareRun({"sweep", m_bench.model(), "--presets", "fp16-storage", "--data", m_bench.data(), "--data-format", "samples=0-9", "-o", m_bench.path("part"), "--min-seconds", "0.1"}), 0);
        const Answer script = pareRun({"script", m_bench.path("part/study.pare")});
        QVERIFY2(script.out.contains("samples=0-9"), script.out.constData());
    }

    void aPresetThatCannotRunIsToldAndTheOthersAreDone()
    {
        const Answer answer = pareRun({"sweep", m_bench.model(), "--presets", "careful,fp16-storage", "-o", m_bench.path("second"), "--min-seconds", "0.1", "--json", "--quiet"});
        EXITS(answer, 1);
        const auto json = answer.json();
        QVERIFY(json["variants"][0]["error"].get<std::string>().find("--data") != std::string::npos);
        QVERIFY(json["variants"][1]["error"].is_null());
        QVERIFY(QFileInfo::exists(m_bench.path("second/report.html")));
    }
};

QTEST_GUILESS_MAIN(TestCliSweep)
#include "tst_cli_sweep.moc"
