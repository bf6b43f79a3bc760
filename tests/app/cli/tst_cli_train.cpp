// `pare optimize` with passes and presets that train.
#include "tests/app/cli/cli_run.h"

#include <random>

namespace pare::test {

class TestCliTrain : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Inputs without labels: what the network itself gives is learned.
        const auto write = [&](const QString &name, int64_t samples, uint64_t seed) {
            std::mt19937_64 random(seed);
            std::vector<float> values(static_cast<size_t>(samples * 3 * 144));
            for (float &value : values)
                value = static_cast<float>(random() % 1000) / 1000.0F;
            m_bench.write(name, zipFile({{"x.npy", npyFloats({samples, 3, 12, 12}, values)}}));
        };
        write("train.npz", 300, 1);
        write("eval.npz", 100, 2);
    }

    void theDoctorNamesTheTrainer()
    {
        const Answer answer = pareRun({"doctor", "--json"});
        EXITS(answer, 0);
        const nlohmann::json trainer = answer.json()["trainer"];
        QVERIFY(trainer["available"].get<bool>());
        QVERIFY(trainer["version"].get<std::string>().starts_with("libtorch 1."));
    }

    void whatPruningLostIsLearnedBack()
    {
        const QStringList common{"optimize", m_bench.model(), "--data", m_bench.path("eval.npz"), "--min-seconds", "0.1", "--metric", "cosine", "--force", "--json"};
        const QStringList prune{"--pass", "prune-channels,ratio=0.5"};
        const Answer pruned = pareRun(common + prune + QStringList{"-o", m_bench.path("pruned.onnx")});
        EXITS(pruned, 0);
        const QStringList distil{"--pass", "distill,epochs=6,learning_rate=0.01,loss=mse", "--train", m_bench.path("train.npz")};
        const Answer trained = pareRun(common + prune + distil + QStringList{"-o", m_bench.path("trained.onnx")});
        EXITS(trained, 0);
        const nlohmann::json json = trained.json();
        QVERIFY(json["fidelity"]["sqnr_db"].get<double>() > pruned.json()["fidelity"]["sqnr_db"].get<double>() + 3);
        QCOMPARE(json["parameters"].get<int64_t>(), pruned.json()["parameters"].get<int64_t>());
        bool told = false;
        for (const auto &finding : json["report"]["findings"])
            told = told || finding["message"].get<std::string>().starts_with("learned from 268 samples in");
        QVERIFY(told);
        // The same again gives the same bytes.
        const Answer again = pareRun(common + prune + distil + QStringList{"-o", m_bench.path("again.onnx")});
        QCOMPARE(again.json()["sha256"].get<std::string>(), json["sha256"].get<std::string>());
    }

    void whatCannotBeComputedIsSaidBeforeAnythingStarts()
    {
        const auto network = [&](const QString &name, const char *rest) {
            const Model model = modelOf(std::string("agraph (float[N,3,12,12] x) => (float[N,3] y) { [first] c = Conv<strides = [2,2]>(x, w) [relu] r = Relu(c) ") + rest,
                                        {"w[8,3,3,3]", "u[16,8,3,3]", "m[16,3]"});
            VERIFIED(saveOnnx(model, m_bench.path(name).toStdString()));
            return m_bench.path(name);
        };
        const QString half = network("half.onnx", "[odd] q, s, z = DynamicQuantizeLinear(r) [back] d = DequantizeLinear(q, s, z) [second] e = Conv(d, u) [pool] p = GlobalAveragePool(e) [flat] f = Flatten(p) [out] y = MatMul(f, m) }");
        const QStringList steps{"--pass", "prune-weights,ratio=0.3", "--pass", "distill,epochs=2,loss=mse", "--train", m_bench.path("train.npz"), "--force"};
        const Answer said = pareRun(QStringList{"optimize", half, "-o", m_bench.path("o.onnx")} + steps);
        EXITS(said, 0);
        const QByteArray sentence = "training cannot compute DynamicQuantizeLinear in odd: this layer and what stands before it stay as they are, computed by ONNX Runtime (1 of 3 layers with weights); "
                                    "2 layers with 84.7 % of the parameters are trained"; // 1,200 of 1,416
        const qsizetype first = said.err.indexOf("step 2 (distill): " + sentence), started = said.err.indexOf("prune-weights");
        QVERIFY2(first >= 0 && (started < 0 || first < started), said.err.constData());
        QVERIFY2((said.out + said.err).contains("note: distill: " + sentence), said.err.constData()); // the report has it, too
        const QString all = network("all.onnx", "[second] e = Conv(r, u) [pool] p = GlobalAveragePool(e) [flat] f = Flatten(p) [out] h = MatMul(f, m) [odd] q, s, z = DynamicQuantizeLinear(h) [back] y = DequantizeLinear(q, s, z) }");
        const Answer refused = pareRun(QStringList{"optimize", all, "-o", m_bench.path("o.onnx"), "--json"} + steps);
        EXITS(refused, 69);
        QVERIFY(refused.json()["error"]["message"].get<std::string>().find("training cannot compute DynamicQuantizeLinear in odd: this layer and what stands before it stay as they are, and nothing with weights is left to train") != std::string::npos);
        QVERIFY(!refused.err.contains("prune-weights")); // not even the step before it
    }

    void whatWasStoppedByHandIsRepeatedWithAsManySteps()
    {
        m_bench.write("stopped.json", R"({"steps": [{"pass": "prune-channels", "options": {"ratio": 0.5}},
            {"pass": "distill", "options": {"epochs": 6, "learning_rate": 0.01, "loss": "mse"}, "resolution": {"layers": [], "stopped_after": 5}}]})");
        const QStringList common{"optimize", m_bench.model(), "--recipe", m_bench.path("stopped.json"), "--train", m_bench.path("train.npz"), "--force", "--json"};
        const auto says = [](const Answer &answer, const std::string &what) {
            const nlohmann::json findings = answer.json()["report"]["findings"];
            return std::any_of(findings.begin(), findings.end(), [&](const auto &finding) { return finding["message"].template get<std::string>().find(what) != std::string::npos; });
        };
        const Answer stopped = pareRun(common + QStringList{"-o", m_bench.path("stopped.onnx")});
        EXITS(stopped, 0);
        QVERIFY2(says(stopped, "stopped, as the earlier run was by hand, after step 5 of 24"), stopped.text().constData());
        QVERIFY(says(stopped, "learned from 268 samples in 5 steps"));
        // What it resolved to says the same once more; decided anew, nobody stops it.
        const QStringList again{"optimize", m_bench.model(), "--recipe", m_bench.path("stopped.onnx"), "--train", m_bench.path("train.npz"), "--force", "--json", "-o", m_bench.path("again.onnx")};
        const Answer repeated = pareRun(again);
        EXITS(repeated, 0);
        QCOMPARE(repeated.json()["sha256"].get<std::string>(), stopped.json()["sha256"].get<std::string>());
        const Answer anew = pareRun(again + QStringList{"--resolve"});
        EXITS(anew, 0);
        QVERIFY(says(anew, "learned from 268 samples in 24 steps"));
    }

    void pruningInRoundsWithTrainingIsOneStepThatReplays()
    {
        const QStringList common{"--train", m_bench.path("train.npz"), "--data", m_bench.path("eval.npz"), "--min-seconds", "0.1", "--metric", "cosine", "--force", "--json"};
        const QString step = "prune-channels,ratio=0.5,multiple=1,rounds=2,importance=taylor,train=distill,train_steps=40,learning_rate=0.01,training=loss=mse";
        const Answer trained = pareRun(QStringList{"optimize", m_bench.model(), "--pass", step, "-o", m_bench.path("rounds.onnx")} + common);
        EXITS(trained, 0);
        const Answer once = pareRun(QStringList{"optimize", m_bench.model(), "--pass", "prune-channels,ratio=0.5,multiple=1,importance=taylor", "-o", m_bench.path("once.onnx")} + common);
        EXITS(once, 0);
        const nlohmann::json json = trained.json();
        QCOMPARE(json["parameters"].get<int64_t>(), once.json()["parameters"].get<int64_t>());
        QVERIFY(json["fidelity"]["sqnr_db"].get<double>() > once.json()["fidelity"]["sqnr_db"].get<double>() + 3);
        int rounds = 0;
        for (const auto &finding : json["report"]["findings"])
            rounds += finding["message"].get<std::string>().find("of 2: learned from 268 samples in 40 steps") != std::string::npos ? 1 : 0;
        QCOMPARE(rounds, 2);
        const Answer again = pareRun(QStringList{"optimize", m_bench.model(), "--recipe", m_bench.path("rounds.onnx"), "-o", m_bench.path("again.onnx")} + common);
        EXITS(again, 0);
        QCOMPARE(again.json()["sha256"].get<std::string>(), json["sha256"].get<std::string>());
        const Answer dataless = pareRun({"optimize", m_bench.model(), "--pass", step, "-o", m_bench.path("o.onnx"), "--json"});
        EXITS(dataless, 69);
        QVERIFY(dataless.json()["error"]["message"].get<std::string>().find("train=distill needs data to train on: give --train") != std::string::npos);
    }

    void theScriptOfVariantsThatTrainMakesTheSameBytes()
    {
        const auto preset = [&](const char *name, const char *steps, bool calibrated = false) {
            nlohmann::json json{{"schema", "pare-preset/1"}, {"name", name}, {"title", name}, {"search", "first"}, {"needs", {"training"}}};
            if (calibrated)
                json["needs"].push_back("calibration");
            json["candidates"] = {{{"name", "it"}, {"steps", nlohmann::json::parse(steps)}}};
            m_bench.write(QString("%1.json").arg(name), json.dump());
            return m_bench.path(QString("%1.json").arg(name));
        };
        const QStringList presets{
            preset("taught", R"([{"pass": "prune-channels", "options": {"ratio": 0.5}}, {"pass": "distill", "options": {"steps": 6, "learning_rate": 0}}])"), // with a rate that is found
            preset("timed", R"([{"pass": "prune-channels", "options": {"ratio": 0.5}}, {"pass": "distill", "options": {"minutes": 0.002, "epochs": 1000, "learning_rate": 0.01}}])"),
            preset("rounds", R"([{"pass": "prune-channels", "options": {"ratio": 0.5, "multiple": 1, "rounds": 2, "train": "distill", "train_steps": 4, "learning_rate": 0.01}}])"),
            preset("bits", R"([{"pass": "train-quantized", "options": {"bits": 4, "min_elements": 64, "steps": 4}}, {"pass": "quantize-weights", "options": {"bits": 4, "min_elements": 64, "rounding": "nearest"}}])"),
            preset("int8", R"([{"pass": "fold-batch-norm"}, {"pass": "quantize-static"}, {"pass": "train-quantized", "options": {"steps": 4}}])", true),
            preset("stopped", R"([{"pass": "prune-channels", "options": {"ratio": 0.5}}, {"pass": "distill", "options": {"epochs": 6, "learning_rate": 0.01}, "resolution": {"layers": [], "stopped_after": 5}}])")};
        EXITS(pareRun({"sweep", m_bench.model(), "--presets", presets.join(','), "--train", m_bench.path("train.npz"), "--calib", m_bench.path("train.npz"), "--data", m_bench.path("eval.npz"), "--min-seconds", "0.1",
                       "--metric", "cosine", "--max-drop", "1", "-o", m_bench.path("study"), "--quiet"}), 0);
        EXITS(pareRun({"script", m_bench.path("study/study.pare"), "-o", m_bench.path("again.sh")}), 0);
        QVERIFY(m_bench.read("again.sh").find("\"stopped_after\":5") != std::string::npos);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PARE"), parePath());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("sh"), {m_bench.path("again.sh"), m_bench.path("again models")});
        QVERIFY(process.waitForFinished(120000));
        const QByteArray said = process.readAll();
        QVERIFY2(process.exitCode() == 0, said.constData());
        QCOMPARE(said.count("same bytes: "), 6);
    }

    void whatTrainingCannotRecoverIsMeasuredAsItIs()
    {
        m_bench.write("wild.json", R"({"schema": "pare-preset/1", "name": "wild", "title": "wild", "search": "first", "needs": ["training"],
            "candidates": [{"name": "it", "title": "it", "steps": [{"pass": "distill", "options": {"learning_rate": 100, "epochs": 2, "batch_norm": "frozen"}}]}]})");
        const Answer wild = pareRun({"optimize", m_bench.model(), "--pass", "prune-channels,ratio=0.5", "--preset", m_bench.path("wild.json"), "--train", m_bench.path("train.npz"), "--data",
                                     m_bench.path("eval.npz"), "--min-seconds", "0.1", "--metric", "cosine", "--force", "-o", m_bench.path("wild.onnx")});
        EXITS(wild, 0);
        QVERIFY2(wild.out.contains("warning: distill: training changed nothing"), wild.text().constData());
        QVERIFY2(wild.out.contains("fidelity") && wild.out.contains("wrote "), wild.text().constData());
    }

    void presetsFollowPassesAndTakeATeacher()
    {
        const QStringList common{"--data", m_bench.path("eval.npz"), "--train", m_bench.path("train.npz"), "--min-seconds", "0.1", "--metric", "cosine", "--force", "--json"};
        const Answer chain = pareRun(QStringList{"optimize", m_bench.model(), "--pass", "prune-channels,ratio=0.5", "--preset", "recover", "-o", m_bench.path("chain.onnx")} + common);
        EXITS(chain, 0);
        const double whole = chain.json()["fidelity"]["sqnr_db"].get<double>();
        QVERIFY(chain.json()["parameters"].get<int64_t>() < chain.json()["source"]["parameters"].get<int64_t>());
        // The same in two steps: the second learns from the file that the first began with.
        const Answer pruned = pareRun({"optimize", m_bench.model(), "--pass", "prune-channels,ratio=0.5", "--force", "-o", m_bench.path("half.onnx"), "--json"});
        EXITS(pruned, 0);
        const Answer taught = pareRun(QStringList{"optimize", m_bench.path("half.onnx"), "--preset", "recover", "--teacher", m_bench.model(), "-o", m_bench.path("taught.onnx")} + common);
        EXITS(taught, 0);
        const Answer measured = pareRun({"evaluate", m_bench.path("taught.onnx"), "--reference", m_bench.model(), "--data", m_bench.path("eval.npz"), "--json"});
        EXITS(measured, 0);
        QVERIFY2(std::abs(measured.json()["fidelity"]["sqnr_db"].get<double>() - whole) < 2, measured.text().constData());
        EXITS(pareRun({"optimize", m_bench.model(), "--recipe", m_bench.path("chain.onnx"), "--preset", "recover", "-o", m_bench.path("o.onnx"), "--json"}), 2);
    }

    void trainedToFourBitsItIsStoredWithoutLoss()
    {
        const QStringList common{"--data", m_bench.path("eval.npz"), "--train", m_bench.path("train.npz"), "--min-seconds", "0.1", "--metric", "cosine", "--force", "--json"};
        const QStringList train{"optimize", m_bench.model(), "--pass", "train-quantized,bits=4,min_elements=64,epochs=4,learning_rate=0.003,loss=mse"};
        const QStringList store{"--pass", "quantize-weights,bits=4,min_elements=64,rounding=nearest"};
        const Answer trained = pareRun(train + QStringList{"-o", m_bench.path("trained4.onnx")} + common);
        EXITS(trained, 0);
        const Answer stored = pareRun(train + store + QStringList{"-o", m_bench.path("stored4.onnx")} + common);
        EXITS(stored, 0);
        const Answer rounded = pareRun(QStringList{"optimize", m_bench.model()} + store + QStringList{"-o", m_bench.path("rounded4.onnx")} + common);
        EXITS(rounded, 0);
        const auto sqnr = [](const Answer &answer) { return answer.json()["fidelity"]["sqnr_db"].get<double>(); };
        QVERIFY2(sqnr(stored) > sqnr(rounded) + 1, qPrintable(QString("%1 %2").arg(sqnr(stored)).arg(sqnr(rounded))));
        QVERIFY2(std::abs(sqnr(stored) - sqnr(trained)) < 0.5, qPrintable(QString("%1 %2").arg(sqnr(stored)).arg(sqnr(trained))));
    }

    void theCurvatureOfTheLossIsInspected()
    {
        const Answer answer = pareRun({"inspect", m_bench.model(), "--hessian", "--probes", "6", "--data", m_bench.path("train.npz"), "--json"});
        EXITS(answer, 0);
        const nlohmann::json hessian = answer.json()["hessian"];
        QCOMPARE(hessian["probes"].get<int>(), 6);
        QVERIFY(!hessian["layers"].empty());
        for (const auto &layer : hessian["layers"]) {
            const double trace = layer["mean_trace"].get<double>();
            QVERIFY(trace > 0 && layer["standard_error"].get<double>() > 0 && layer["parameters"].get<int64_t>() > 0);
            const auto &four = layer["rounding"]["4"];
            QVERIFY(std::abs(four["loss"].get<double>() - 0.5 * trace * four["squared_error"].get<double>()) <= 1e-9 * trace);
            QVERIFY(layer["rounding"]["2"]["squared_error"].get<double>() > four["squared_error"].get<double>());
            QVERIFY(four["squared_error"].get<double>() > layer["rounding"]["8"]["squared_error"].get<double>());
        }
        const Answer shown = pareRun({"inspect", m_bench.model(), "--hessian", "--probes", "2", "--calib", m_bench.path("train.npz")});
        EXITS(shown, 0);
        QVERIFY(shown.out.contains("curvature of the loss along each weight"));
        EXITS(pareRun({"inspect", m_bench.model(), "--hessian"}), 2);
        const Answer hasty = pareRun({"inspect", m_bench.model(), "--hessian", "--probe-seconds", "0.000001", "--probe-samples", "50", "--data", m_bench.path("train.npz"), "--json"});
        EXITS(hasty, 0);
        QCOMPARE(hasty.json()["hessian"]["probes"].get<int>(), 2);
        QCOMPARE(hasty.json()["hessian"]["samples"].get<int>(), 2);
        QVERIFY(hasty.json()["hessian"]["out_of_time"].get<bool>());
        QVERIFY(!hessian["out_of_time"].get<bool>());
    }

    void bitsAreGivenByTheCurvatureOfTheLossWhereThatIsAskedFor()
    {
        m_bench.write("bits.json", R"({"schema": "pare-preset/1", "name": "bits", "title": "Bits", "when": "", "search": "best", "promise": ["smaller"], "needs": ["data"], "candidates": [
            {"name": "bits-by-layer", "title": "each in its own", "by_layer": true, "steps": [{"pass": "quantize-weights", "options": {"storage": "folded", "min_elements": 64}}]}]})");
        const QStringList asked{"optimize", m_bench.model(), "--preset", m_bench.path("bits.json"), "--data", m_bench.path("eval.npz"), "--metric", "cosine", "--min-seconds", "0.1", "--json"};
        const QStringList curved{"--layer-costs", "hessian", "--calib", m_bench.path("train.npz"), "-o", m_bench.path("curved.onnx")};
        const Answer answer = pareRun(asked + curved);
        EXITS(answer, 0);
        const nlohmann::json json = answer.json();
        QVERIFY(json["size_bytes"].get<int64_t>() < json["source"]["size_bytes"].get<int64_t>() / 2);
        QVERIFY2(json["tried"][0]["title"].get<std::string>().starts_with("each in its own, by the loss's curvature: "), json["tried"].dump().c_str());
        const Answer again = pareRun({"optimize", m_bench.model(), "--recipe", m_bench.path("curved.onnx"), "--calib", m_bench.path("train.npz"), "-o", m_bench.path("again.onnx"), "--force", "--json"});
        EXITS(again, 0);
        QCOMPARE(again.json()["sha256"].get<std::string>(), json["sha256"].get<std::string>());
        EXITS(pareRun(asked + QStringList{"--layer-costs", "hessian", "-o", m_bench.path("o.onnx")}), 2); // the data that decides does not weigh, too
        EXITS(pareRun({"optimize", m_bench.model(), "--preset", "fp16-storage", "--layer-costs", "hessian", "--calib", m_bench.path("train.npz"), "-o", m_bench.path("o.onnx")}), 2);
    }

    void dataThatResultsAreMeasuredOnIsRefused()
    {
        const Answer answer = pareRun({"optimize", m_bench.model(), "--pass", "distill,epochs=1", "--train", m_bench.path("eval.npz"), "--data", m_bench.path("eval.npz"),
                                       "-o", m_bench.path("o.onnx"), "--json"});
        EXITS(answer, 65);
        QVERIFY(answer.json()["error"]["message"].get<std::string>().find("are also among the data to train on") != std::string::npos);
    }

    void withoutDataToTrainOnItSaysWhatToGive()
    {
        const Answer pass = pareRun({"optimize", m_bench.model(), "--pass", "fine-tune", "-o", m_bench.path("o.onnx"), "--json"});
        EXITS(pass, 69);
        QVERIFY(pass.json()["error"]["message"].get<std::string>().find("give --train") != std::string::npos);
        const Answer preset = pareRun({"optimize", m_bench.model(), "--preset", "recover", "-o", m_bench.path("o.onnx"), "--json"});
        EXITS(preset, 2);
    }

    void whatTheTrainerCannotComputeIsNamedBeforeAnythingStarts()
    {
        const Model model = modelOf("agraph (float[N,4] x) => (float[N,3] y) { [fc] h = Gemm(x, w) [odd] u = Unique<axis=0, sorted=0>(h) [end] y = Relu(u) }", {"w[4,3]"});
        VERIFIED(saveOnnx(model, m_bench.path("odd.onnx").toStdString()));
        const QStringList data{"--train", m_bench.path("train.npz"), "-o", m_bench.path("odd-out.onnx")};
        const Answer steps = pareRun(QStringList{"optimize", m_bench.path("odd.onnx"), "--pass", "quantize-weights,bits=8", "--pass", "fine-tune,steps=2"} + data);
        EXITS(steps, 69);
        QVERIFY2(steps.err.contains("step 2 (fine-tune)") && steps.err.contains("Unique") && !steps.err.contains("quantize-weights"), steps.err.constData());
        const Answer preset = pareRun(QStringList{"optimize", m_bench.path("odd.onnx"), "--preset", "recover"} + data);
        EXITS(preset, 69);
        QVERIFY2(preset.err.contains("Unique"), preset.err.constData());
    }

    void withoutTheTrainerItSaysWhatToInstall()
    {
        qputenv("PARE_TRAINER", "/nonexistent/pare-trainer");
        const Answer answer = pareRun({"optimize", m_bench.model(), "--pass", "distill", "--train", m_bench.path("train.npz"), "-o", m_bench.path("o.onnx"), "--json"});
        const Answer rounds = pareRun({"optimize", m_bench.model(), "--pass", "prune-channels,train=distill", "--train", m_bench.path("train.npz"), "-o", m_bench.path("o.onnx"), "--json"});
        const Answer doctor = pareRun({"doctor", "--json"});
        qunsetenv("PARE_TRAINER");
        EXITS(answer, 69);
        EXITS(rounds, 69);
        QVERIFY(!doctor.json()["trainer"]["available"].get<bool>());
    }

private:
    Bench m_bench;
};

} // namespace pare::test

QTEST_GUILESS_MAIN(pare::test::TestCliTrain)
#include "tst_cli_train.moc"
