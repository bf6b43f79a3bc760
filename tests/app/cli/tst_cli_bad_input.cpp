// Files that are no models, models that lie, hang or kill the runtime, disks that are full: exit codes of the contract, a sentence
// that names the file, layer or tensor, and nothing left behind.

#include "core/base/files.h"
#include "core/formats/onnx_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <random>

using namespace pare;

namespace {

struct Answer {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Answer run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000)) {
        process.kill();
        process.waitForFinished();
        return {-2, {}, "did not end"};
    }
    const bool exited = process.exitStatus() == QProcess::NormalExit;
    return {exited ? process.exitCode() : -process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Answer pareRun(const QStringList &arguments)
{
    return run(QStringLiteral(PARE_BIN_DIR "/pare"), arguments);
}

pb::TensorProto int64s(const std::string &name, const std::vector<int64_t> &values, bool scalar = false)
{
    pb::TensorProto tensor;
    tensor.set_name(name);
    tensor.set_data_type(pb::TensorProto::INT64);
    if (!scalar)
        tensor.add_dims(static_cast<int64_t>(values.size()));
    tensor.set_raw_data(bytesOf(values));
    return tensor;
}

pb::ModelProto plain()
{
    return test::modelOf("agraph (float[N,4] x) => (float[N,2] y) { [product] h = MatMul(x, w) [act] y = Relu(h) }", {"w[4,2]"}).proto();
}

// `w` in another file.
pb::ModelProto external(const std::string &location, const std::string &offset = "0", const std::string &length = "32")
{
    pb::ModelProto proto = plain();
    auto &tensor = *proto.mutable_graph()->mutable_initializer(0);
    tensor.clear_raw_data();
    tensor.set_data_location(pb::TensorProto::EXTERNAL);
    for (const auto &[key, value] : {std::pair{"location", location}, {"offset", offset}, {"length", length}}) {
        auto &entry = *tensor.add_external_data();
        entry.set_key(key);
        entry.set_value(value);
    }
    return proto;
}

pb::ModelProto cycle()
{
    pb::ModelProto proto = plain();
    proto.mutable_graph()->mutable_node(0)->set_input(0, "y");
    return proto;
}

pb::ModelProto withDims(const std::vector<int64_t> &dims)
{
    pb::ModelProto proto = plain();
    auto &tensor = *proto.mutable_graph()->mutable_initializer(0);
    tensor.clear_dims();
    tensor.mutable_dims()->Add(dims.begin(), dims.end());
    return proto;
}

pb::ModelProto unknownOperator()
{
    pb::ModelProto proto = plain();
    proto.mutable_graph()->mutable_node(1)->set_op_type("Sparkle");
    return proto;
}

// Functions that each call the next `calls` times.
pb::ModelProto functions(int depth, int calls)
{
    pb::ModelProto proto = plain();
    const auto import = [](auto &owner, const std::string &domain, int64_t version) {
        auto *opset = owner.add_opset_import();
        opset->set_domain(domain);
        opset->set_version(version);
    };
    for (int i = 0; i < depth; ++i) {
        auto &function = *proto.add_functions();
        function.set_domain("deep");
        function.set_name("f" + std::to_string(i));
        function.add_input("a");
        function.add_output("b" + std::to_string(calls));
        import(function, "deep", 1);
        import(function, "", 17);
        for (int call = 0; call < calls; ++call) {
            auto &node = *function.add_node();
            node.add_input(call == 0 ? "a" : "b" + std::to_string(call));
            node.add_output("b" + std::to_string(call + 1));
            node.set_op_type(i + 1 == depth ? "Relu" : "f" + std::to_string(i + 1));
            node.set_domain(i + 1 == depth ? "" : "deep");
        }
    }
    import(proto, "deep", 1);
    proto.mutable_graph()->mutable_node(1)->set_op_type("f0");
    proto.mutable_graph()->mutable_node(1)->set_domain("deep");
    return proto;
}

// Splits by a number that turns out as 0 only when constants are folded: kills or confuses the runtime, depending on its release.
pb::ModelProto splitByZero()
{
    pb::ModelProto proto = test::modelOf("agraph (int64[2] x) => (int64[2] y) { [zero] z = Sub(one, one) [split] q = SplitToSequence(x, z) "
                                         "[join] y = ConcatFromSequence<axis=0>(q) }")
                               .proto();
    *proto.mutable_graph()->add_initializer() = int64s("one", {1}, true);
    return proto;
}

// The lowest number divided by -1: the processor answers with a signal.
pb::ModelProto overflow()
{
    pb::ModelProto proto = test::modelOf("agraph (int64[2] x) => (int64[2] y) { [divide] t = Div(low, by) [add] y = Add(x, t) }").proto();
    *proto.mutable_graph()->add_initializer() = int64s("low", {std::numeric_limits<int64_t>::min(), 1});
    *proto.mutable_graph()->add_initializer() = int64s("by", {-1, -1});
    return proto;
}

pb::ModelProto endless()
{
    pb::ModelProto proto = test::modelOf("agraph (float[1] x) => (float[1] y) { [loop] y = Loop(n, go, x) }").proto();
    auto *attribute = proto.mutable_graph()->mutable_node(0)->add_attribute();
    attribute->set_name("body");
    attribute->set_type(pb::AttributeProto::GRAPH);
    *attribute->mutable_g() =
        test::modelOf("body (int64 i, bool c, float[1] a) => (bool co, float[1] ao) { co = Identity(c) ao = Neg(a) }").proto().graph();
    *proto.mutable_graph()->add_initializer() = int64s("n", {int64_t{1} << 62}, true);
    auto &go = *proto.mutable_graph()->add_initializer();
    go.set_name("go");
    go.set_data_type(pb::TensorProto::BOOL);
    go.set_raw_data(std::string(1, '\1'));
    return proto;
}

} // namespace

class TestCliBadInput : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const std::string &bytes) const
    {
        VERIFIED(writeFile(path(name).toStdString(), bytes));
        return path(name);
    }
    QString write(const QString &name, const pb::ModelProto &proto) const { return write(name, proto.SerializeAsString()); }
    [[nodiscard]] QStringList listing() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }

private Q_SLOTS:
    void filesThatAreNoModels_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words"); // that the message has
        const auto row = [](const char *name, const std::string &bytes, const char *words) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << words;
        };
        std::mt19937 random(5);
        std::string noise(5000, '\0');
        std::generate(noise.begin(), noise.end(), [&] { return static_cast<char>(random()); });
        const std::string large = VERIFIED(withPayloadsInside(test::modelOf("agraph (float[N,100] x) => (float[N,100] y) { y = MatMul(x, w) }", {"w[100,100]"}))).SerializeAsString();
        row("empty", "", "empty");
        row("one byte", "\x08", "not an ONNX model");
        row("zeros", std::string(4096, '\0'), "not an ONNX model");
        row("noise", noise, "not an ONNX model");
        row("text", "hello, this is a note about the model\n", "not an ONNX model");
        row("cut", large.substr(0, large.size() / 2), "not an ONNX model");
        row("web page", "\n  <!DOCTYPE html>\n<html><head><title>404</title></head></html>", "web page");
        row("git lfs", "version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 12345\n", "git lfs pull");
        row("zip", std::string("PK\x03\x04\x14\x00\x00\x00\x08\x00", 10) + "model.onnx and more", "unpack");
        row("gzip", std::string("\x1f\x8b\x08\x00", 4) + "xxxx", "gzip");
        row("pytorch", std::string("PK\x03\x04\x00\x00\x08\x08\x00\x00", 10) + "archive/data.pkl and more", "torch.onnx.export");
        row("old pytorch", std::string("\x80\x02\x8a\x0a", 4) + "lF", "torch.onnx.export");
        row("keras", std::string("\x89HDF\r\n\x1a\n", 8) + "rest", "tf2onnx");
        row("tflite", std::string("\x1c\x00\x00\x00TFL3\x14\x00", 10), "tf2onnx");
        row("frozen tensorflow graph", "\x0a\x2b\x0a\x05input\x12\x0bPlaceholder*\x0b\x0a\x05" "dtype", "tf2onnx");
        row("safetensors", std::string("\x40\x00\x00\x00\x00\x00\x00\x00", 8) + R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "safetensors");
        row("openvino ir", "<?xml version=\"1.0\"?>\n<net name=\"m\" version=\"11\"><layers/></net>", "OpenVINO");
        row("gguf", std::string("GGUF\x03\x00\x00\x00", 8), "ONNX");
        row("ort format", std::string("\x1c\x00\x00\x00ORTM", 8), "ORT");
        row("a tensor, as test data has them", int64s("x", {1, 2, 3}).SerializeAsString(), "not an ONNX model");
        row("cycle", cycle().SerializeAsString(), "cycle");
        row("sizes that overflow", withDims({int64_t{1} << 40, int64_t{1} << 40}).SerializeAsString(), "w");
        row("negative size", withDims({-4, 2}).SerializeAsString(), "w");
        row("bytes that do not fit", withDims({4, 3}).SerializeAsString(), "w: the tensor holds 32 bytes, its dimensions and type need 48");
        row("absolute external data", external("/etc/passwd").SerializeAsString(), "w");
        row("external data above", external("../secret").SerializeAsString(), "..");
        row("external data through a link", external("link").SerializeAsString(), "symbolic link");
        row("external data is a folder", external("folder").SerializeAsString(), "w");
        row("external data is a FIFO", external("fifo").SerializeAsString(), "w");
        row("external data ends early", external("short.bin").SerializeAsString(), "w: its external data ends behind the end of short.bin");
        row("external offset overflows", external("short.bin", "9223372036854775800").SerializeAsString(), "w");
        row("external offset is no number", external("short.bin", "-1").SerializeAsString(), "offset");
        row("external length lies", external("short.bin", "0", "8").SerializeAsString(), "w");
    }

    void filesThatAreNoModels()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const QString file = write("m.onnx", bytes.toStdString());
        for (const QStringList &verb : {QStringList{"inspect", file}, QStringList{"optimize", file, "--pass", "fold-constants", "-o", path("out.onnx")}}) {
            const Answer answer = pareRun(verb + QStringList{"--quiet"});
            QVERIFY2(answer.code == 65, QByteArray::number(answer.code) + ": " + answer.err);
            QVERIFY2(QString::fromUtf8(answer.err).contains(words), answer.err);
            QVERIFY2(answer.err.startsWith("pare: ") && answer.err.count('\n') == 1, answer.err); // one sentence
            QVERIFY(answer.out.isEmpty());
            QVERIFY(!QFile::exists(path("out.onnx")));
        }
    }

    void namesThatAreNoFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("code");
        QTest::newRow("a folder") << "folder" << 65;
        QTest::newRow("a FIFO") << "fifo" << 65;
        QTest::newRow("a device") << "/dev/zero" << 65;
        QTest::newRow("a link to nothing") << "dangling" << 74;
        QTest::newRow("not there") << "missing.onnx" << 74;
        QTest::newRow("below a file") << "short.bin/m.onnx" << 74;
    }

    void namesThatAreNoFiles()
    {
        QFETCH(QString, name);
        QFETCH(int, code);
        const QString file = name.startsWith('/') ? name : path(name);
        for (const QStringList &verb : {QStringList{"inspect", file}, {"diff", file, file}, {"time", file}}) {
            const Answer answer = pareRun(verb);
            QVERIFY2(answer.code == code, QByteArray::number(answer.code) + ": " + answer.err);
            QVERIFY2(answer.err.contains(file.toUtf8()), answer.err);
        }
    }

    void aFolderSaysWhatItHolds()
    {
        QDir(m_folder.path()).mkdir("saved");
        QDir(m_folder.path()).mkdir("onnx");
        write("saved/saved_model.pb", std::string("\x08\x01", 2));
        write("onnx/inside.onnx", plain());
        QVERIFY(pareRun({"inspect", path("saved")}).err.contains("tf2onnx"));
        const Answer folder = pareRun({"inspect", path("onnx")});
        QCOMPARE(folder.code, 65);
        QVERIFY2(folder.err.contains("inside.onnx"), folder.err);
    }

    void missingExternalDataIsAnInputOutputError()
    {
        const Answer answer = pareRun({"inspect", write("m.onnx", external("gone.bin"))});
        QCOMPARE(answer.code, 74);
        QVERIFY2(answer.err.contains("w: weights missing") && answer.err.contains("gone.bin"), answer.err);
    }

    void errorsAreJsonToo()
    {
        const Answer answer = pareRun({"inspect", write("m.onnx", cycle()), "--json"});
        QCOMPARE(answer.code, 65);
        const auto json = nlohmann::json::parse(answer.out.toStdString(), nullptr, false);
        QCOMPARE(json["schema"].get<std::string>(), "pare/1");
        QVERIFY(!json["error"]["message"].get<std::string>().empty());
        QVERIFY(json["error"]["where"] == "product" || json["error"]["where"] == "act");
    }

    void namesDoNotSteerTheTerminal()
    {
        pb::ModelProto proto = plain();
        proto.mutable_graph()->mutable_node(0)->set_name("a\x1b]0;title\x07\xff");
        const QString file = write("m.onnx", proto);
        const Answer text = pareRun({"inspect", file});
        QCOMPARE(text.code, 0);
        QVERIFY(text.out.contains("a?]0;title?") && !text.out.contains('\x1b'));
        const auto json = nlohmann::json::parse(pareRun({"inspect", file, "--json"}).out.toStdString(), nullptr, false);
        QVERIFY(json.is_object() && json["layers"].size() == 2);
        proto.mutable_graph()->mutable_node(0)->clear_input();
        const Answer refused = pareRun({"inspect", write("m.onnx", proto)});
        QVERIFY(refused.code == 65 && !refused.err.contains('\x1b'));
    }

    void unknownOperatorsCanBeLookedAtButNotRun()
    {
        const QString file = write("m.onnx", unknownOperator());
        const Answer looked = pareRun({"inspect", file, "--json"});
        QCOMPARE(looked.code, 0);
        const auto json = nlohmann::json::parse(looked.out.toStdString(), nullptr, false);
        QVERIFY(json["findings"].dump().find("Sparkle") != std::string::npos);
        const Answer ran = pareRun({"time", file});
        QCOMPARE(ran.code, 69);
        QVERIFY2(ran.err.contains("Sparkle") && ran.err.contains("act"), ran.err);
    }

    void modelsThatHarmTheRuntime_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const pb::ModelProto &proto) { QTest::newRow(name) << QByteArray::fromStdString(proto.SerializeAsString()); };
        row("split by zero", splitByZero());
        row("overflow while folding", overflow());
        row("3,000 functions in a chain", functions(3000, 1));
        row("functions that stand for 2^40 layers", functions(40, 2));
        row("a loop without end", endless());
    }

    void modelsThatHarmTheRuntime()
    {
        QFETCH(QByteArray, bytes);
        const QString file = write("m.onnx", bytes.toStdString());
        QElapsedTimer timer;
        timer.start();
        const Answer looked = pareRun({"inspect", file, "--quiet"});
        QVERIFY2(looked.code == 0 || looked.code == 69, QByteArray::number(looked.code) + ": " + looked.err);
        QVERIFY(timer.elapsed() < 10000);
        const Answer ran = pareRun({"time", file, "--time-limit", "2", "--quiet"});
        QVERIFY2(ran.code == 69 || ran.code == 65, QByteArray::number(ran.code) + ": " + ran.err);
        QVERIFY2(ran.err.startsWith("pare: "), ran.err);
        const Answer made = pareRun({"optimize", file, "--pass", "fold-constants", "-o", path("out.onnx"), "--time-limit", "2", "--quiet"});
        QVERIFY2(made.code == 69 || made.code == 65, QByteArray::number(made.code) + ": " + made.err);
        QVERIFY(!QFile::exists(path("out.onnx")));
        QVERIFY(timer.elapsed() < 30000);
    }

    void aFullDiskLeavesTheOldFileAndNothingElse_data()
    {
        QTest::addColumn<int>("blocks"); // of 1,024 bytes that a file may have
        QTest::newRow("at once") << 1;
        QTest::newRow("within the weights") << 40;
    }

    void aFullDiskLeavesTheOldFileAndNothingElse()
    {
        QFETCH(int, blocks);
        const Model model = test::modelOf("agraph (float[N,200] x) => (float[N,200] y) { y = MatMul(x, w) }", {"w[200,200]"});
        VERIFIED(saveOnnx(model, path("large.onnx").toStdString()));
        write("out.onnx", "the old file");
        const QStringList before = listing();
        const Answer answer = run("/bin/bash", {"-c", QString("ulimit -f %1; trap '' XFSZ; exec \"$@\"").arg(blocks), "bash", QStringLiteral(PARE_BIN_DIR "/pare"),
                                                "optimize", path("large.onnx"), "--pass", "prune-weights,ratio=0.5", "-o", path("out.onnx"), "--quiet"});
        QVERIFY2(answer.code == 74 || answer.code == 73, QByteArray::number(answer.code) + ": " + answer.err);
        QCOMPARE(QByteArray::fromStdString(VERIFIED(readFile(path("out.onnx").toStdString()))), QByteArray("the old file"));
        QCOMPARE(listing(), before);
    }

    void whatCannotBeWrittenIsSaidBeforeTheWork_data()
    {
        QTest::addColumn<QString>("output");
        QTest::newRow("a device") << "/dev/full";
        QTest::newRow("a folder") << path("folder");
        QTest::newRow("in a folder that is not there") << path("nowhere/out.onnx");
        QTest::newRow("below a file") << path("short.bin/out.onnx");
        QTest::newRow("a FIFO") << path("fifo");
    }

    void whatCannotBeWrittenIsSaidBeforeTheWork()
    {
        QFETCH(QString, output);
        const Answer answer = pareRun({"optimize", write("m.onnx", plain()), "--pass", "prune-weights,ratio=0.5", "-o", output, "--quiet"});
        QVERIFY2(answer.code == 73, QByteArray::number(answer.code) + ": " + answer.err);
    }

    void initTestCase()
    {
        QDir(m_folder.path()).mkdir("folder");
        QCOMPARE(::mkfifo(path("fifo").toUtf8().constData(), 0600), 0);
        QVERIFY(QFile::link("/etc/passwd", path("link")));
        QVERIFY(QFile::link(path("nothing-there"), path("dangling")));
        write("short.bin", std::string(16, '\0'));
    }
};

QTEST_GUILESS_MAIN(TestCliBadInput)
#include "tst_cli_bad_input.moc"
