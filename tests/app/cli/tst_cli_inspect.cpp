// What `pare inspect` says of a network's structure: blocks, what repeats, scopes.

#include "core/formats/onnx_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pare;

namespace {

// The text form has no slashes in names: two underscores stand for one.
Model slashed(const Model &model)
{
    pb::ModelProto proto = model.proto();
    for (auto &node : *proto.mutable_graph()->mutable_node())
        for (size_t at = 0; (at = node.name().find("__")) != std::string::npos;)
            node.mutable_name()->replace(at, 2, "/");
    return Model(std::move(proto), model.payloads());
}

// Two feed-forward blocks, each with its sum.
Model twoLayers()
{
    std::string graph = "g (float[N,5,8] x0) => (float[N,5,8] x2) {";
    for (int i = 0; i < 2; ++i) {
        const std::string n = std::to_string(i);
        const std::string next = "x" + std::to_string(i + 1);
        graph += " [enc__layer" + n + "__up] k" + n + " = MatMul(x" + n + ", u" + n + ") [enc__layer" + n + "__act] a" + n + " = Relu(k" + n + ") [enc__layer" + n +
                 "__down] o" + n + " = MatMul(a" + n + ", v" + n + ") [enc__layer" + n + "__sum] " + next + " = Add(o" + n + ", x" + n + ")";
    }
    return slashed(test::modelOf(graph + " }", {"u0[8,32]", "v0[32,8]", "u1[8,32]", "v1[32,8]"}));
}

} // namespace

class TestCliInspect : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QByteArray inspect(const QStringList &options, const QString &file = QStringLiteral("net.onnx")) const
    {
        QProcess process;
        process.start(QStringLiteral(PARE_BIN_DIR "/pare"), QStringList{"inspect", m_folder.filePath(file), "--quiet"} + options);
        return process.waitForFinished(60000) && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() { VERIFIED(saveOnnx(twoLayers(), m_folder.filePath("net.onnx").toStdString())); }

    void structureIsInTheObject()
    {
        const auto json = nlohmann::json::parse(inspect({"--json"}).toStdString(), nullptr, false);
        std::vector<nlohmann::json> forward;
        int residual = 0;
        for (const auto &block : json["blocks"]) {
            if (block["kind"] == "feed-forward")
                forward.push_back(block);
            residual += block["kind"] == "residual";
        }
        QCOMPARE(forward.size(), size_t{2});
        QCOMPARE(residual, 2);
        QVERIFY(forward[0]["name"] == "enc/layer0");
        QVERIFY(forward[0]["width"] == 8 && forward[0]["hidden"] == 32);
        QVERIFY(forward[0]["layers"] == nlohmann::json({"enc/layer0/up", "enc/layer0/act", "enc/layer0/down"}));
        QCOMPARE(json["repeated"].size(), size_t{1});
        QVERIFY(json["repeated"][0]["name"] == "enc/layer*" && json["repeated"][0]["count"] == 2);
        QVERIFY(json["repeated"][0]["occurrences"][1][0] == "enc/layer1/up");
        QVERIFY(json["scopes"][0] == nlohmann::json({{"path", "enc"}, {"layers", 8}, {"parameters", 1024}, {"macs", 5 * 1024}}));
        QVERIFY(json["scopes"][1]["path"] == "enc/layer0" && json["scopes"][1]["layers"] == 4);
    }

    void structureIsSummedUpForPeople()
    {
        const QByteArray text = inspect({});
        QVERIFY2(text.contains("2 feed-forward blocks: 8 -> 32 -> 8"), text);
        QVERIFY2(text.contains("2 residual blocks"), text);
        QVERIFY2(text.contains("2 times enc/layer*, 4 layers each"), text);
        QVERIFY(!text.contains("block feed-forward"));
        const QByteArray every = inspect({"--blocks"});
        QVERIFY2(every.contains("block feed-forward enc/layer1 (8 -> 32 -> 8)\n      enc/layer1/up\n"), every);
    }

    void weightsThatNothingPrunesAreNamedWithWhatTheyStandIn()
    {
        const Model model = test::modelOf("g (float[N,8] x) => (float[N,8] y) <float zero = {0.0}> { m = ReduceSum<keepdims=0>(x) c = Greater(m, zero) [it] y = If(c) "
                                          "<then_branch = t () => (float[N,8] a) { [inner] a = MatMul(x, w) }, else_branch = e () => (float[N,8] b) { b = Identity(x) }> }",
                                          {"w[8,8]"});
        VERIFIED(saveOnnx(model, m_folder.filePath("branches.onnx").toStdString()));
        const QByteArray text = inspect({}, "branches.onnx");
        QVERIFY2(text.contains("finding: it (If): 64 parameters stand inside of it, where nothing is pruned"), text);
        QVERIFY(!inspect({}).contains("stand inside of it"));
    }
};

QTEST_GUILESS_MAIN(TestCliInspect)
#include "tst_cli_inspect.moc"
