// inspect, diff, passes, presets, doctor: what is told about a model and about the program.

#include "tests/app/cli/cli_run.h"

using namespace pare;
using namespace pare::test;

class TestCliAbout : public QObject {
    Q_OBJECT

    Bench m_bench;

private Q_SLOTS:
    void inspectPrintsOneObjectWithTheKeysOfTheContract()
    {
        const Answer answer = pareRun({"inspect", m_bench.model(), "--json"});
        EXITS(answer, 0);
        const auto json = answer.json();
        QCOMPARE(json["schema"].get<std::string>(), "pare/1");
        HAS_KEYS(json, {"model", "nodes", "layers", "groups", "prunable_share", "size_bytes", "parameters", "macs", "findings", "inputs", "outputs",
                        "opset", "wall_s"});
        QCOMPARE(json["nodes"].get<int>(), 7);
        QCOMPARE(json["layers"].size(), size_t{7});
        QCOMPARE(json["parameters"].get<int64_t>(), int64_t{16 * 27 + 32 * 16 * 9 + 32 * 3});
        QCOMPARE(json["macs"].get<int64_t>(), int64_t{144 * 16 * 27 + 144 * 32 * 16 * 9 + 32 * 3});
        QCOMPARE(json["size_bytes"].get<int64_t>(), QFileInfo(m_bench.model()).size());
        HAS_KEYS(json["layers"][0], {"name", "op", "parameters", "weight_bytes", "macs", "inputs", "outputs", "precision"});
        HAS_KEYS(json["groups"][0], {"id", "channels", "prunable", "reason", "members"});
        QVERIFY(json["prunable_share"].get<double>() > 0.5);
        QVERIFY(json["prunable_share_with_outputs"].get<double>() >= json["prunable_share"].get<double>());
    }

    void forPeopleLayersAreLinesAndGroupsComeWhenAsked()
    {
        const Answer plain = pareRun({"inspect", m_bench.model(), "--quiet"});
        EXITS(plain, 0);
        QVERIFY(plain.err.isEmpty());
        QVERIFY(plain.out.contains("Conv") && !plain.out.contains("\ngroup "));
        QVERIFY(pareRun({"inspect", m_bench.model(), "--groups"}).out.contains("\ngroup "));
    }

    void sensitivitiesAreMeasuredForEachGroup()
    {
        EXITS(pareRun({"inspect", m_bench.model(), "--sensitivity"}), 2);
        const Answer answer = pareRun({"inspect", m_bench.model(), "--sensitivity", "--data", m_bench.data("sensitivity.npz", 40), "--json", "--quiet"});
        EXITS(answer, 0);
        const auto table = answer.json()["sensitivity"];
        HAS_KEYS(table, {"metric", "source_value", "samples", "groups", "not_measured", "wall_s"});
        QVERIFY(table["metric"].is_null()); // no labels, and the network gives one class for all samples: nothing can be told by it
        QVERIFY(table["source_value"].is_null());
        QCOMPARE(table["groups"].size(), size_t{2}); // the last layer makes the outputs
        for (const auto &group : table["groups"]) {
            QCOMPARE(group["points"].size(), size_t{4});
            QVERIFY(group["points"][3]["removed"] == group["channels"].get<int>() * 3 / 4);
            QVERIFY(group["points"][0]["sqnr_db"].get<double>() > group["points"][3]["sqnr_db"].get<double>()); // the more goes, the more is lost
        }
        QVERIFY(pareRun({"inspect", m_bench.model(), "--sensitivity", "--data", m_bench.data("sensitivity.npz", 40)}).out.contains("set to zero (40 samples)"));
    }

    void widthsAreMeasuredByCuttingThem()
    {
        const Model model = modelOf("agraph (float[N,6] x) => (float[N,3] y) { [in] h = MatMul(x, w) [norm] n = LayerNormalization(h, s, b) [out] y = MatMul(n, v) }",
                                    {"w[6,16]", "s[16]", "b[16]", "v[16,3]"}, 17);
        VERIFIED(saveOnnx(model, m_bench.path("width.onnx").toStdString()));
        std::vector<float> values(40 * 6);
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<float>(i * 2654435761U % 255) / 255;
        m_bench.write("width.npz", zipFile({{"x.npy", npyFloats({40, 6}, values)}}));
        const QStringList wanted{"inspect", m_bench.path("width.onnx"), "--sensitivity", "--data", m_bench.path("width.npz")};
        const Answer answer = pareRun(wanted + QStringList{"--json", "--quiet"});
        EXITS(answer, 0);
        const auto groups = answer.json()["sensitivity"]["groups"];
        QCOMPARE(groups.size(), size_t{1});
        QCOMPARE(groups[0]["id"].get<std::string>(), "in");
        QCOMPARE(groups[0]["how"].get<std::string>(), "cut");
        QCOMPARE(groups[0]["points"].size(), size_t{4});
        // The last point is what prune-width leaves, told apart from zeros in these channels.
        const QString pruned = m_bench.path("narrow.onnx");
        EXITS(pareRun({"optimize", m_bench.path("width.onnx"), "--pass", "prune-width,ratio=0.75,multiple=1,importance=l1,repair=none", "-o", pruned, "--force", "--quiet"}), 0);
        const Answer kept = pareRun({"evaluate", pruned, "--reference", m_bench.path("width.onnx"), "--data", m_bench.path("width.npz"), "--json", "--quiet"});
        EXITS(kept, 0);
        QVERIFY(std::abs(kept.json()["fidelity"]["sqnr_db"].get<double>() - groups[0]["points"][3]["sqnr_db"].get<double>()) < 0.01);
        QVERIFY(pareRun(wanted).out.contains("16 channels cut   -10 %"));
    }

    void quantizationErrorsAreMeasuredForEachLayer()
    {
        EXITS(pareRun({"inspect", m_bench.model(), "--quant-error"}), 2);
        EXITS(pareRun({"inspect", m_bench.model(), "--calib", m_bench.data("errors.npz", 40)}), 2); // for nothing
        const Answer answer = pareRun({"inspect", m_bench.model(), "--quant-error", "--calib", m_bench.data("errors.npz", 40), "--json", "--quiet"});
        EXITS(answer, 0);
        const auto table = answer.json()["quantization_error"];
        HAS_KEYS(table, {"of", "how", "samples", "all_sqnr_db", "metric", "layers", "declined", "wall_s"});
        QCOMPARE(table["samples"].get<int>(), 40);
        QVERIFY(table["layers"].size() >= 2);
        double best = 0;
        for (const auto &layer : table["layers"]) {
            HAS_KEYS(layer, {"layer", "sqnr_db", "alone", "quantized", "others_sqnr_db", "value", "others_value", "bytes_saved", "float_ms", "integer_ms", "weight_sqnr_db", "weights", "inputs", "grid"});
            QVERIFY(layer["alone"].get<bool>());
            QVERIFY(layer["weight_sqnr_db"].get<double>() > 20); // eight bits
            QCOMPARE(layer["grid"]["levels"].get<int>(), 256);
            best = std::max(best, layer["sqnr_db"].get<double>());
            QVERIFY(layer["others_sqnr_db"].get<double>() >= table["all_sqnr_db"].get<double>() - 3); // one less to lose by
        }
        QVERIFY(table["all_sqnr_db"].get<double>() < best); // together they lose more than one of them
        QVERIFY(pareRun({"inspect", m_bench.model(), "--quant-error", "--calib", m_bench.data("errors.npz", 40)}).out.contains("alone in static INT8 (40 samples)"));
    }

    void aVariantsErrorsAreThoseOfItsLayersAgainstFloat()
    {
        const QByteArray data = m_bench.data("errors.npz", 40).toUtf8();
        const QString variant = m_bench.path("small.onnx");
        EXITS(pareRun({"optimize", m_bench.model(), "--pass", "quantize-static", "--calib", data, "--max-drop", "1", "-o", variant}), 0);
        const Answer answer = pareRun({"inspect", variant, "--quant-error", "--source", m_bench.model(), "--data", data, "--json", "--quiet"});
        EXITS(answer, 0);
        const auto table = answer.json()["quantization_error"];
        QCOMPARE(table["of"].get<std::string>(), std::string("variant"));
        QVERIFY(table["layers"].size() >= 2);
        for (const auto &layer : table["layers"])
            QVERIFY(layer["sqnr_db"].get<double>() > 10);
        // Weights that are unpacked when the model is loaded are looked at as the layers read them.
        const QString folded = m_bench.path("folded.onnx");
        EXITS(pareRun({"optimize", m_bench.model(), "--pass", "quantize-weights,bits=4,storage=folded,min_elements=1", "--data", data, "--max-drop", "1", "-o", folded}), 0);
        for (const auto &layer : pareRun({"inspect", folded, "--quant-error", "--source", m_bench.model(), "--data", data, "--json", "--quiet"}).json()["quantization_error"]["layers"]) {
            QVERIFY(layer["quantized"].get<bool>());
            QVERIFY(layer["weight_sqnr_db"].get<double>() > 10 && layer["weight_sqnr_db"].get<double>() < 35); // four bits
        }
        // A model that nothing was done to has no recipe.
        const Answer refused = pareRun({"inspect", m_bench.model(), "--quant-error", "--source", m_bench.model(), "--data", data});
        EXITS(refused, 65);
        QVERIFY2(refused.err.contains("no recipe"), refused.err.constData());
        EXITS(pareRun({"inspect", variant, "--source", m_bench.model()}), 2);
    }

    void anUnknownOperatorIsAFindingAndRunningItIsUnsupported()
    {
        pb::ModelProto proto = modelOf("agraph (float[N,4] x) => (float[N,4] y) { y = Relu(x) }").proto();
        proto.mutable_graph()->mutable_node(0)->set_op_type("Frobnicate");
        proto.mutable_graph()->mutable_node(0)->set_name("frob");
        m_bench.write("unknown.onnx", proto.SerializeAsString());
        const Answer answer = pareRun({"inspect", m_bench.path("unknown.onnx"), "--json"});
        EXITS(answer, 0);
        QVERIFY(answer.json()["findings"].dump().find("Frobnicate") != std::string::npos);
        const Answer run = pareRun({"time", m_bench.path("unknown.onnx")});
        EXITS(run, 69);
        QVERIFY2(run.err.contains("Frobnicate"), run.err.constData());
    }

    void aDifferenceIsOneEntryALayer()
    {
        const Answer same = pareRun({"diff", m_bench.model(), m_bench.model(), "--json"});
        EXITS(same, 0);
        for (const char *key : {"added", "removed", "changed"})
            QVERIFY(same.json()[key].is_array() && same.json()[key].empty());
        const Model other = modelOf("agraph (float[N,3,12,12] x) => (float[N,3] y) {"
                                    "  c = Conv<pads=[1,1,1,1]>(x, w)  r = LeakyRelu(c)  d = Conv<pads=[1,1,1,1]>(r, v)  s = Relu(d)"
                                    "  p = GlobalAveragePool(s)  f = Flatten(p)  z = Gemm(f, g)  y = Softmax(z) }",
                                    {"w[16,3,3,3]", "v[32,16,3,3]", "g[32,3]"});
        VERIFIED(saveOnnx(other, m_bench.path("other.onnx").toStdString()));
        const Answer differs = pareRun({"diff", m_bench.model(), m_bench.path("other.onnx"), "--json"});
        EXITS(differs, 0);
        const auto json = differs.json();
        QVERIFY(json["added"].size() + json["removed"].size() + json["changed"].size() >= 2);
        for (const char *key : {"added", "removed", "changed"})
            for (const auto &entry : json[key])
                HAS_KEYS(entry, {"name", "op"});
    }

    void peopleReadTheSumFirstAndNotEveryNodeThatMakesWeights()
    {
        EXITS(pareRun({"optimize", m_bench.model(), "--pass", "quantize-weights,bits=8,storage=folded", "-o", m_bench.path("stored.onnx")}), 0);
        const Answer json = pareRun({"diff", m_bench.model(), m_bench.path("stored.onnx"), "--json"});
        EXITS(json, 0);
        const auto added = json.json()["added"];
        QVERIFY(added.size() >= 2);
        for (const auto &node : added)
            QVERIFY2(node.contains("weights_of"), node.dump().c_str());
        const Answer brief = pareRun({"diff", m_bench.model(), m_bench.path("stored.onnx")});
        EXITS(brief, 0);
        const QByteArray count = QByteArray::number(static_cast<int>(added.size()));
        const QList<QByteArray> lines = brief.out.split('\n');
        QVERIFY2(lines[0].startsWith("removed") && lines[1].startsWith("added") && lines[1].contains(" " + count + " "), brief.out.constData());
        QVERIFY2(lines[1].contains("all only make weights") && brief.out.contains("nodes that only make weights: 0 removed, 0 added, "), brief.out.constData());
        QCOMPARE(json.json()["weight_makers"]["added"].get<size_t>(), added.size());
        QVERIFY2(brief.out.contains("\n+ " + count + " nodes that only make weights: "), brief.out.constData());
        QVERIFY(!brief.out.contains("weights of "));
        const Answer all = pareRun({"diff", m_bench.model(), m_bench.path("stored.onnx"), "--all"});
        EXITS(all, 0);
        QCOMPARE(all.out.count("weights of "), static_cast<qsizetype>(added.size()));
        const Answer same = pareRun({"diff", m_bench.model(), m_bench.model()});
        EXITS(same, 0);
        QCOMPARE(same.out, QByteArray("the same\n"));
    }

    void whatAPassDidIsPutDownToIt()
    {
        const Model model = modelOf("agraph (float[N,3,12,12] x) => (float[N,16,12,12] y) {"
                                    "  [conv] c = Conv<pads=[1,1,1,1]>(x, w)  [bn] b = BatchNormalization(c, s, o, m, v)  [act] y = Relu(b) }",
                                    {"w[16,3,3,3]", "s[16]", "o[16]", "m[16]"});
        pb::ModelProto proto = model.proto();
        auto *variance = proto.mutable_graph()->add_initializer();
        variance->set_name("v");
        variance->set_data_type(pb::TensorProto::FLOAT);
        variance->add_dims(16);
        for (int i = 0; i < 16; ++i)
            variance->add_float_data(1 + 0.1F * static_cast<float>(i));
        VERIFIED(saveOnnx(Model(std::move(proto), model.payloads()), m_bench.path("bn.onnx").toStdString()));
        EXITS(pareRun({"optimize", m_bench.path("bn.onnx"), "--pass", "fold-batch-norm", "-o", m_bench.path("folded.onnx")}), 0);
        const Answer json = pareRun({"diff", m_bench.path("bn.onnx"), m_bench.path("folded.onnx"), "--json"});
        EXITS(json, 0);
        QCOMPARE(json.json()["removed"].size(), size_t{1});
        QCOMPARE(json.json()["removed"][0]["by"].dump(), std::string(R"([{"pass":"fold-batch-norm","what":"folded into conv"}])"));
        QCOMPARE(json.json()["changed"][0]["by"][0]["what"].get<std::string>(), std::string("bn: folded into conv"));
        QVERIFY(!json.json().contains("provenance"));
        const Answer text = pareRun({"diff", m_bench.path("bn.onnx"), m_bench.path("folded.onnx")});
        QVERIFY2(text.out.contains("by fold-batch-norm: folded into conv\n"), text.out.constData());
        const Answer other = pareRun({"diff", m_bench.model(), m_bench.path("folded.onnx"), "--json"});
        QVERIFY(other.json()["provenance"].get<std::string>().find("another model") != std::string::npos);
    }

    void onDataEveryPairOfLayersIsComparedWorstFirst()
    {
        const Model other = modelOf("agraph (float[N,3,12,12] pixels) => (float[N,3] scores) {" // other names, and one layer more
                                    "  c = Conv<pads=[1,1,1,1]>(pixels, w)  n = Neg(c)  m = Neg(n)  r = Relu(m)  d = Conv<pads=[1,1,1,1]>(r, v)  s = Relu(d)"
                                    "  p = GlobalAveragePool(s)  f = Flatten(p)  scores = Gemm(f, g) }",
                                    {"w[16,3,3,3]", "v[32,16,3,3]", "g[32,3]"});
        VERIFIED(saveOnnx(other, m_bench.path("again.onnx").toStdString()));
        const auto equal = pareRun({"diff", m_bench.model(), m_bench.path("again.onnx"), "--data", m_bench.data(), "--samples", "5", "--json"});
        EXITS(equal, 0);
        QCOMPARE(equal.json()["numeric"].size(), size_t{7});
        for (const auto &layer : equal.json()["numeric"]) {
            HAS_KEYS(layer, {"layer", "second", "max_abs", "relative", "cosine", "sqnr_db", "samples"});
            QCOMPARE(layer["samples"].get<int>(), 5);
            QVERIFY2(layer["exact"].get<bool>(), layer.dump().c_str());
        }
        Model wider = modelOf("agraph (float[N,3,12,12] x) => (float[N,3] y) {"
                              "  c = Conv<pads=[1,1,1,1]>(x, w)  r = Relu(c)  e = LeakyRelu<alpha=0.5>(r)  d = Conv(e, v)  s = LeakyRelu<alpha=0.5>(d)"
                              "  p = GlobalAveragePool(s)  f = Flatten(p)  y = Gemm(f, g) }",
                              {"w[16,3,3,3]", "v[32,16,3,3]", "g[32,3]"});
        VERIFIED(saveOnnx(wider, m_bench.path("wider.onnx").toStdString()));
        const auto differs = pareRun({"diff", m_bench.model(), m_bench.path("wider.onnx"), "--data", m_bench.data(), "--json"});
        EXITS(differs, 0);
        const auto numeric = differs.json()["numeric"];
        double last = -1e9;
        bool refused = false;
        for (const auto &layer : numeric) {
            if (layer.contains("reason")) {
                refused = true;
                QVERIFY2(layer["reason"].get<std::string>().find("12x12 : ") != std::string::npos, layer.dump().c_str()); // without padding it gives 10x10
                continue;
            }
            QVERIFY(!refused); // these come last
            const double sqnr = layer["sqnr_db"].is_null() ? 1e9 : layer["sqnr_db"].get<double>();
            QVERIFY(sqnr >= last);
            last = sqnr;
        }
        QVERIFY(refused);
        QVERIFY2(last == 1e9, numeric.dump().c_str()); // the first layers are the same
    }

    void presetsAndPassesAreListed()
    {
        const auto presets = pareRun({"presets", "--json"}).json();
        std::set<std::string> names;
        for (const auto &preset : presets["presets"]) {
            names.insert(preset["name"].get<std::string>());
            QVERIFY(!preset["when"].get<std::string>().empty());
        }
        for (const char *name : {"int8-quick-win", "int8-transformer", "int4-weights", "fp16-storage", "prune-30", "prune-50", "prune-30-int8", "careful"})
            QVERIFY2(names.contains(name), name);
        std::set<std::string> passes;
        const auto listed = pareRun({"passes", "--json"}).json();
        for (const auto &pass : listed["passes"]) {
            passes.insert(pass["id"].get<std::string>());
            for (const auto &option : pass["options"])
                HAS_KEYS(option, {"name", "type", "default", "help"});
        }
        for (const char *id : {"fold-batch-norm", "fold-constants", "eliminate-dead", "convert-fp16", "quantize-dynamic", "quantize-static",
                               "quantize-weights", "prune-weights", "prune-channels"})
            QVERIFY2(passes.contains(id), id);
    }

    void theDoctorSaysWhatIsThere()
    {
        const Answer answer = pareRun({"doctor", "--json"});
        EXITS(answer, 0);
        const auto json = answer.json();
        HAS_KEYS(json, {"version", "machine", "cpu_features", "int8", "onnx", "runtimes", "energy", "wall_s"});
        QVERIFY(json["runtimes"]["ort"]["available"].get<bool>());
        QVERIFY(!json["runtimes"]["openvino"]["available"].get<bool>());
    }

    void theWindowIsStartedOrItIsSaidWhyNot()
    {
        const auto gui = [](const QString &window, bool display, const QStringList &files) {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
                environment.remove(name);
            if (display)
                environment.insert("QT_QPA_PLATFORM", "offscreen");
            environment.insert("PARE_WORKBENCH", window);
            QProcess process;
            process.setProcessEnvironment(environment);
            process.start(parePath(), QStringList{"gui"} + files);
            process.waitForFinished(20000);
            return Answer{process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
        };
        const Answer blind = gui("/bin/echo", false, {});
        EXITS(blind, 69);
        QVERIFY2(blind.err.contains("no display"), blind.err.constData());
        const Answer shown = gui("/bin/echo", true, {"a.onnx", "b.onnx"});
        EXITS(shown, 0);
        QCOMPARE(shown.out, QByteArray("a.onnx b.onnx\n"));
        const Answer missing = gui("/nowhere/pare-workbench", true, {});
        EXITS(missing, 69);
        QVERIFY2(missing.err.contains("/nowhere/pare-workbench"), missing.err.constData());
        EXITS(gui("/bin/echo", true, {"a", "b", "c"}), 2);
    }
};

QTEST_GUILESS_MAIN(TestCliAbout)
#include "tst_cli_about.moc"
