#include "core/formats/onnx_file.h"
#include "core/runtime/model_files.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <fstream>
#include <set>

namespace pare {

namespace {

Model network(uint64_t seed = 1)
{
    return test::modelOf("agraph (float[N,64] x) => (float[N,64] y) { h = MatMul(x, w) y = MatMul(h, v) }", {"w[64,64]", "v[64,64]"}, 17, seed);
}

pb::ModelProto readBack(const std::filesystem::path &path)
{
    pb::ModelProto proto;
    std::ifstream file(path, std::ios::binary);
    if (!proto.ParseFromIstream(&file))
        qFatal("not a model");
    return proto;
}

size_t filesIn(const std::filesystem::path &folder)
{
    return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

} // namespace

class TestModelFiles : public QObject {
    Q_OBJECT

private slots:
    void aSmallModelIsOneFile();
    void innerValuesBecomeOutputs();
    void constantsInMemoryAreWrittenOnceForAllModels();
    void constantsOfAFileStayThere();
    void aReplacedFileIsNotMistakenForTheOldOne();
    void largeConstantNodesAreLeftOutsideToo();
};

void TestModelFiles::aSmallModelIsOneFile()
{
    const auto folder = VERIFIED(TemporaryFolder::create("files"));
    ModelFiles files(folder->path());
    {
        const auto written = VERIFIED(files.write(network()));
        QVERIFY(written->constants.empty());
        const pb::ModelProto proto = readBack(written->path);
        QCOMPARE(proto.graph().initializer(0).raw_data().size(), size_t{64 * 64 * 4});
        QCOMPARE(filesIn(folder->path()), size_t{1});
    }
    QCOMPARE(filesIn(folder->path()), size_t{0});
}

void TestModelFiles::innerValuesBecomeOutputs()
{
    const auto folder = VERIFIED(TemporaryFolder::create("files"));
    ModelFiles files(folder->path());
    const auto written = VERIFIED(files.write(network(), {"h", "y"}));
    const pb::ModelProto proto = readBack(written->path);
    QCOMPARE(proto.graph().output_size(), 2);
    QCOMPARE(proto.graph().output(1).name(), std::string("h"));
}

void TestModelFiles::constantsInMemoryAreWrittenOnceForAllModels()
{
    const auto folder = VERIFIED(TemporaryFolder::create("files"));
    ModelFiles files(folder->path(), 0);
    const Model model = network();
    auto first = VERIFIED(files.write(model));
    auto second = VERIFIED(files.write(model));
    QCOMPARE(first->constants.size(), size_t{2});
    QCOMPARE(first->constants[0].data().path(), second->constants[0].data().path());
    QCOMPARE(filesIn(folder->path()), size_t{4}); // two models, two constants
    const auto other = VERIFIED(files.write(network(2)));
    QCOMPARE(filesIn(folder->path()), size_t{7});
    QVERIFY(other->constants[0].data().path() != first->constants[0].data().path());
    QCOMPARE(VERIFIED(readFile(first->constants[0].data().path())),
             std::string(VERIFIED(tensorBytes(model.graph().initializer(0), model.payloads())).text()));
    first.reset();
    QCOMPARE(filesIn(folder->path()), size_t{6});
    second.reset();
    QCOMPARE(filesIn(folder->path()), size_t{3});
}

void TestModelFiles::constantsOfAFileStayThere()
{
    const auto folder = VERIFIED(TemporaryFolder::create("files"));
    const auto users = VERIFIED(TemporaryFolder::create("user"));
    VERIFIED(saveOnnx(network(), users->path() / "m.onnx"));
    const Model model = VERIFIED(openOnnx(users->path() / "m.onnx"));
    ModelFiles files(folder->path(), 0);
    const auto written = VERIFIED(files.write(model));
    QCOMPARE(written->constants.size(), size_t{2});
    QCOMPARE(filesIn(folder->path()), size_t{1});
    const auto &part = written->constants[1].data();
    QCOMPARE(part.path(), (users->path() / "m.onnx").string());
    const std::string whole = VERIFIED(readFile(part.path()));
    QCOMPARE(whole.substr(static_cast<size_t>(part.offset()), static_cast<size_t>(part.length())),
             std::string(VERIFIED(tensorBytes(model.graph().initializer(1), model.payloads())).text()));
    const pb::ModelProto proto = readBack(written->path);
    QCOMPARE(proto.graph().initializer(0).data_location(), pb::TensorProto::EXTERNAL);
    QVERIFY(proto.graph().initializer(0).raw_data().empty());
}

void TestModelFiles::aReplacedFileIsNotMistakenForTheOldOne()
{
    const auto folder = VERIFIED(TemporaryFolder::create("files"));
    const auto users = VERIFIED(TemporaryFolder::create("user"));
    VERIFIED(saveOnnx(network(), users->path() / "m.onnx"));
    const Model model = VERIFIED(openOnnx(users->path() / "m.onnx"));
    const std::string before(VERIFIED(tensorBytes(model.graph().initializer(0), model.payloads())).text());
    VERIFIED(saveOnnx(network(7), users->path() / "m.onnx")); // renamed over the old one
    ModelFiles files(folder->path(), 0);
    const auto written = VERIFIED(files.write(model));
    QVERIFY(written->constants[0].data().path() != (users->path() / "m.onnx").string());
    QCOMPARE(VERIFIED(readFile(written->constants[0].data().path())), before);
}

void TestModelFiles::largeConstantNodesAreLeftOutsideToo()
{
    Model model = network();
    pb::ModelProto proto = model.proto();
    pb::NodeProto constant;
    constant.set_op_type("Constant");
    constant.set_name("big");
    constant.add_output("w");
    auto *attribute = constant.add_attribute();
    attribute->set_name("value");
    attribute->set_type(pb::AttributeProto::TENSOR);
    *attribute->mutable_t() = proto.graph().initializer(0);
    proto.mutable_graph()->mutable_initializer()->DeleteSubrange(0, 1);
    *proto.mutable_graph()->add_node() = constant;
    const Model lifted(proto, model.payloads());
    const auto folder = VERIFIED(TemporaryFolder::create("files"));
    ModelFiles files(folder->path(), 0);
    const auto written = VERIFIED(files.write(lifted));
    QCOMPARE(written->constants.size(), size_t{2});
    const pb::ModelProto back = readBack(written->path);
    QCOMPARE(back.graph().node_size(), 2);
    std::set<std::string> names;
    for (const auto &initializer : back.graph().initializer())
        names.insert(initializer.name());
    QVERIFY(names.contains("w"));
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestModelFiles)
#include "tst_model_files.moc"
