// baseline, time, evaluate: the keys of their answers, and every kind of data with its mistakes.

#include "tests/app/cli/cli_run.h"

using namespace pare;
using namespace pare::test;

class TestCliMeasure : public QObject {
    Q_OBJECT

    Bench m_bench;
    QString m_model;             // 4 features, 3 classes: the largest of the first three features says which
    std::vector<float> m_rows;   // 30 x 4
    std::vector<int64_t> m_labels;

    [[nodiscard]] std::string features() const { return npyFloats({30, 4}, m_rows); }
    [[nodiscard]] Answer evaluate(const QString &data, const QStringList &more = {}) const
    {
        return pareRun(QStringList{"evaluate", m_model, "--data", m_bench.path(data), "--json", "--quiet"} + more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_model = m_bench.path("classes.onnx");
        pb::ModelProto proto = modelOf("agraph (float[N,4] x) => (float[N,3] y) { y = MatMul(x, w) }", {"w[4,3]"}).proto();
        auto &weights = *proto.mutable_graph()->mutable_initializer(0);
        std::vector<float> identity(12, 0.0f);
        identity[0] = identity[4] = identity[8] = 1.0f;
        weights.clear_float_data();
        weights.set_raw_data(rawBytes(identity));
        m_bench.write("classes.onnx", proto.SerializeAsString());
        for (int64_t i = 0; i < 30; ++i) {
            const int64_t label = i % 3;
            for (int64_t k = 0; k < 4; ++k)
                m_rows.push_back(k == label ? 2.0f + static_cast<float>(i) / 100 : static_cast<float>((i * 7 + k * 3) % 10) / 10);
            m_labels.push_back(label);
        }
    }

    void aBaselineHasTheKeysOfTheContract()
    {
        m_bench.write("good.npz", zipFile({{"x.npy", features()}, {"labels.npy", npyInts({30}, m_labels)}}));
        const Answer answer = pareRun({"baseline", m_model, "--data", m_bench.path("good.npz"), "--min-seconds", "0.1", "--json", "--quiet"});
        EXITS(answer, 0);
        QVERIFY(answer.err.isEmpty());
        const auto json = answer.json();
        HAS_KEYS(json, {"schema", "model", "size_bytes", "parameters", "macs", "latency_ms", "throughput_per_s", "throughput", "peak_memory_bytes", "accuracy",
                        "energy_j_per_run", "energy_note", "conditions", "wall_s"});
        HAS_KEYS(json["latency_ms"], {"median", "min", "p95", "ci95", "runs", "warmup", "threads", "batch"});
        QCOMPARE(json["latency_ms"]["ci95"].size(), size_t{2});
        QVERIFY(json["latency_ms"]["runs"].get<int>() >= 30);
        HAS_KEYS(json["accuracy"], {"metric", "value", "ci95", "samples"});
        QCOMPARE(json["accuracy"]["metric"].get<std::string>(), "top-1");
        QCOMPARE(json["accuracy"]["value"].get<double>(), 1.0);
        QCOMPARE(json["accuracy"]["samples"].get<int>(), 30);
        QCOMPARE(json["size_bytes"].get<int64_t>(), QFileInfo(m_model).size());
    }

    void sizesOfTheDataCountWhereTheModelLeavesThemOpen()
    {
        pb::ModelProto proto = modelOf("agraph (float[N,T,8] x) => (float[N,T,4] y) { y = MatMul(x, w) }", {"w[8,4]"}).proto();
        proto.mutable_graph()->mutable_initializer(0)->clear_float_data();
        proto.mutable_graph()->mutable_initializer(0)->set_raw_data(rawBytes(std::vector<float>(32, 0.25F)));
        m_bench.write("open.onnx", proto.SerializeAsString());
        const QString path = m_bench.path("open.onnx");
        m_bench.write("open.npz", zipFile({{"x.npy", npyFloats({5, 17, 8}, std::vector<float>(5 * 17 * 8, 0.5F))}}));
        const auto json = pareRun({"baseline", path, "--data", m_bench.path("open.npz"), "--min-seconds", "0.05", "--json", "--quiet"}).json();
        QCOMPARE(json["macs"].get<int64_t>(), int64_t{17 * 8 * 4});
        QVERIFY(json["conditions"].dump().find("first sample: N = 1, T = 17") != std::string::npos);
    }

    // Two products of 255 and 127 do not fit into 16 bits: without VNNI the sum saturates, and the emulator shows it.
    void anEmulatedProcessorSaturates()
    {
        pb::ModelProto proto = modelOf("agraph (float[N,64] x) => (float[N,8] y) { q = QuantizeLinear(x, s, z) d = DequantizeLinear(q, s, z) e = DequantizeLinear(w, t, v) "
                                       "m = MatMul(d, e) n = QuantizeLinear(m, u, z) y = DequantizeLinear(n, u, z) }")
                                   .proto();
        const auto add = [&](const char *name, int type, std::vector<int64_t> dims, const std::string &bytes) {
            auto &tensor = *proto.mutable_graph()->add_initializer();
            tensor.set_name(name);
            tensor.set_data_type(type);
            tensor.mutable_dims()->Assign(dims.begin(), dims.end());
            tensor.set_raw_data(bytes);
        };
        add("s", pb::TensorProto::FLOAT, {}, rawBytes(std::vector<float>{1.0F / 255}));
        add("z", pb::TensorProto::UINT8, {}, std::string(1, '\0'));
        add("w", pb::TensorProto::INT8, {64, 8}, std::string(512, '\x7f'));
        add("t", pb::TensorProto::FLOAT, {}, rawBytes(std::vector<float>{1.0F / 127}));
        add("v", pb::TensorProto::INT8, {}, std::string(1, '\0'));
        add("u", pb::TensorProto::FLOAT, {}, rawBytes(std::vector<float>{0.25F}));
        m_bench.write("saturates.onnx", proto.SerializeAsString());
        std::vector<float> bright(size_t{20} * 64);
        for (size_t i = 0; i < bright.size(); ++i)
            bright[i] = 1 - static_cast<float>(i % 7) / 100;
        m_bench.write("bright.npz", zipFile({{"x.npy", npyFloats({20, 64}, bright)}}));
        const QStringList arguments{"evaluate", m_bench.path("saturates.onnx"), "--data", m_bench.path("bright.npz"), "--reference", m_bench.path("saturates.onnx"),
                                    "--emulate", "haswell", "--json", "--quiet"};
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_bench.path(QString()).toUtf8());
        const Answer without = pareRun(arguments);
        qputenv("PATH", path);
        EXITS(without, 69);
        QVERIFY2(without.err.contains("qemu-user"), without.err.constData());
        if (pareRun({"doctor", "--json"}).json()["emulation"]["available"] != true)
            QSKIP("qemu-user is not installed");
        QStringList own = arguments; // without a reference: against the model itself with Q and DQ in float
        own.removeAt(4);
        own.removeAt(4);
        m_bench.write("bright-labels.npz", zipFile({{"x.npy", npyFloats({20, 64}, bright)}, {"labels.npy", npyInts({20}, std::vector<int64_t>(20, 0))}}));
        own[3] = m_bench.path("bright-labels.npz");
        const Answer answer = pareRun(own);
        EXITS(answer, 0);
        const auto emulation = answer.json()["emulation"];
        HAS_KEYS(emulation, {"processor", "samples", "samples_per_minute", "reference", "here", "emulated"});
        QCOMPARE(emulation["samples"].get<int>(), 20);
        QVERIFY2(emulation["emulated"]["fidelity"]["sqnr_db"].get<double>() < 15, answer.out.constData());
        if (pareRun({"targets", "--json"}).json()["targets"][0]["saturates"] == false) { // this machine
            const auto &here = emulation["here"]["fidelity"]["sqnr_db"];
            QVERIFY2(here.is_null() || here.get<double>() > 40, answer.out.constData());
        }
    }

    void timeGivesARatioToTheFirst()
    {
        const Answer answer = pareRun({"time", m_bench.model(), m_model, "--min-runs", "5", "--min-seconds", "0.1", "--no-throughput", "--json", "--quiet"});
        EXITS(answer, 0);
        const auto json = answer.json();
        QCOMPARE(json["models"].size(), size_t{2});
        for (const auto &model : json["models"]) {
            HAS_KEYS(model, {"model", "latency_ms", "ratio"});
            HAS_KEYS(model["latency_ms"], {"median", "min", "p95", "ci95", "runs", "warmup", "threads", "batch"});
        }
        QCOMPARE(json["models"][0]["ratio"].get<double>(), 1.0);
        QVERIFY(json["models"][1]["ratio"].get<double>() < 1.0);
    }

    void everyFormOfDataIsRead_data()
    {
        QTest::addColumn<QString>("data");
        QTest::addColumn<QStringList>("more");
        std::string table = "a,b,c,d,class\n";
        std::string semicolons = "class;a;b;c;d\n";
        for (size_t i = 0; i < 30; ++i) {
            std::string row;
            for (size_t k = 0; k < 4; ++k)
                row += std::to_string(m_rows[i * 4 + k]) + ",";
            table += row + std::to_string(m_labels[i]) + "\n";
            std::replace(row.begin(), row.end(), ',', ';');
            semicolons += std::to_string(m_labels[i]) + ";" + row.substr(0, row.size() - 1) + "\n";
        }
        m_bench.write("table.csv", table);
        m_bench.write("bare.csv", table.substr(table.find('\n') + 1));
        m_bench.write("semicolons.csv", semicolons);
        m_bench.write("deflated.npz", zipFile({{"x.npy", features(), true}, {"labels.npy", npyInts({30}, m_labels), true}}));
        std::vector<double> wide(m_rows.begin(), m_rows.end());
        m_bench.write("wide.npz", zipFile({{"x.npy", npyFile("<f8", {30, 4}, rawBytes(wide))}, {"labels.npy", npyInts({30}, m_labels)}}));
        std::vector<float> columns;
        for (size_t k = 0; k < 4; ++k)
            for (size_t i = 0; i < 30; ++i)
                columns.push_back(m_rows[i * 4 + k]);
        m_bench.write("fortran.npz", zipFile({{"x.npy", npyFile("<f4", {30, 4}, rawBytes(columns), true)}, {"labels.npy", npyInts({30}, m_labels)}}));
        m_bench.write("whole.npz", zipFile({{"x.npy", npyFloats({30, 1, 4}, m_rows)}, {"labels.npy", npyInts({30}, m_labels)}}));
        QTest::newRow("npz, deflated") << "deflated.npz" << QStringList{};
        QTest::newRow("npz of float64") << "wide.npz" << QStringList{};
        QTest::newRow("npz in Fortran's order") << "fortran.npz" << QStringList{};
        QTest::newRow("npz of whole inputs") << "whole.npz" << QStringList{};
        QTest::newRow("csv, last column") << "table.csv" << QStringList{};
        QTest::newRow("csv without a header") << "bare.csv" << QStringList{};
        QTest::newRow("csv, named column first, semicolons") << "semicolons.csv" << QStringList{};
        QTest::newRow("csv, column by number") << "bare.csv" << QStringList{"--data-format", "csv,header=no,label-column=-1"};
        QTest::newRow("another metric") << "table.csv" << QStringList{"--metric", "balanced-accuracy"};
    }

    void everyFormOfDataIsRead()
    {
        QFETCH(QString, data);
        QFETCH(QStringList, more);
        const Answer answer = evaluate(data, more);
        EXITS(answer, 0);
        QCOMPARE(answer.json()["accuracy"]["value"].get<double>(), 1.0);
        QCOMPARE(answer.json()["accuracy"]["samples"].get<int>(), 30);
    }

    void mistakesInDataAreNamed_data()
    {
        QTest::addColumn<QString>("data");
        QTest::addColumn<QByteArray>("words");
        const auto npz = [&](const char *name, const std::vector<ZipEntry> &entries, const char *words) {
            m_bench.write(name, zipFile(entries));
            QTest::newRow(name) << QString(name) << QByteArray(words);
        };
        std::vector<int64_t> high = m_labels;
        high[17] = 3;
        const ZipEntry x{"x.npy", features()};
        npz("range.npz", {x, {"labels.npy", npyInts({30}, high)}}, "class 3 in sample 17, but output y has 3 classes (0 to 2)");
        npz("rank.npz", {{"x.npy", npyFloats({30, 2, 2}, m_rows)}}, "x: expected float32 4, found float32 2x2 in sample 0");
        npz("missing.npz", {{"a.npy", features()}, {"b.npy", features()}}, "no array for the model's input x (float32 ?x4); the file holds a, b");
        npz("counts.npz", {x, {"labels.npy", npyInts({29}, std::vector<int64_t>(29))}}, "labels has 29 samples, x has 30");
        npz("text.npz", {x, {"labels.npy", npyFile("|S1", {30}, std::string(30, 'a'))}}, "labels: holds text");
        npz("reference.npz", {x, {"ref_y.npy", npyFloats({30, 2}, std::vector<float>(60))}}, "ref_y: expected float32 3, found float32 2 in sample 0");
        npz("empty.npz", {{"x.npy", npyFloats({0, 4}, {})}}, "the data set is empty");
        m_bench.write("cut.npz", m_bench.read("good.npz").substr(0, 200));
        QTest::newRow("cut") << QString("cut.npz") << QByteArray("cut short");
        m_bench.write("other.npz", "this is no archive");
        QTest::newRow("no archive") << QString("other.npz") << QByteArray("is named .npz");
        m_bench.write("word.csv", "a,b,c,d,class\n1,2,3,4,0\n1,two,3,4,1\n");
        QTest::newRow("a word in a table") << QString("word.csv") << QByteArray("expected a number, found \"two\" in sample 1 (line 3)");
    }

    void mistakesInDataAreNamed()
    {
        QFETCH(QString, data);
        QFETCH(QByteArray, words);
        const Answer answer = evaluate(data);
        EXITS(answer, 65);
        QVERIFY2(answer.err.contains(words) && answer.err.contains(data.toUtf8()), answer.err.constData());
        QCOMPARE(answer.json()["error"]["kind"].get<std::string>(), "invalid-input");
    }

    void aMetricThatDoesNotFitSaysWhichDo()
    {
        const Answer answer = evaluate("good.npz", {"--metric", "perplexity"});
        EXITS(answer, 65);
        QVERIFY2(answer.err.contains("does not fit classification into 3 classes by output y; what does: top-1, balanced-accuracy, f1"), answer.err.constData());
    }

    void withoutLabelsTheMetricMayBeChosen()
    {
        m_bench.write("plain.npz", zipFile({{"x.npy", features()}}));
        const Answer answer = evaluate("plain.npz", {"--reference", m_model, "--metric", "cosine"});
        EXITS(answer, 0);
        QVERIFY(answer.json()["fidelity"]["exact"].get<bool>());
        QVERIFY2(answer.json()["conditions"].dump().find("cosine") != std::string::npos, answer.out.constData());
    }

    void aModelThatFailsOnASampleSaysOnWhich()
    {
        const Model model = modelOf("agraph (int64[N] x) => (float[N,3] y) { y = Gather(w, x) }", {"w[5,3]"});
        VERIFIED(saveOnnx(model, m_bench.path("gather.onnx").toStdString()));
        std::vector<int64_t> indices(20, 1);
        indices[13] = 9;
        m_bench.write("indices.npz", zipFile({{"x.npy", npyInts({20}, indices)}}));
        const Answer answer = pareRun({"evaluate", m_bench.path("gather.onnx"), "--data", m_bench.path("indices.npz")});
        QVERIFY2(answer.code == 65 || answer.code == 69, answer.text().constData());
        QVERIFY2(answer.err.contains("(in sample 13)"), answer.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliMeasure)
#include "tst_cli_measure.moc"
