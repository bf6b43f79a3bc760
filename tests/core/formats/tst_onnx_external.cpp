// Weights beside the model: opened below its folder only, and written so that an old pair stays whole.
#include "core/base/hash.h"
#include "core/formats/onnx_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

using namespace pare;
using pare::test::modelOf;
using pare::test::randomTensor;
namespace fs = std::filesystem;

class TestOnnxExternal : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = VERIFIED(TemporaryFolder::create("test")); }

    void weightsBesideTheModelAreRead();
    void weightsInAFolderBelowAreRead();
    void withoutALengthTheDimensionsSayIt();
    void whatLeadsOutOrIsNoFileIsRefused_data();
    void whatLeadsOutOrIsNoFileIsRefused();
    void numbersThatDoNotFitAreRefused_data();
    void numbersThatDoNotFitAreRefused();
    void aFileThatClaimsAPayloadOfParesOwnIsRefused();

    void aSavedPairReopensAsTheSameModel();
    void smallTensorsAndShapesStayInside();
    void theLimitBetweenInsideAndOutsideIsKept();
    void whatRuntimesDoNotTakeFromOutsideStaysInside();
    void sharedWeightsAreWrittenOnce();
    void tensorsAreAligned();
    void theSameModelGivesTheSameBytes();
    void theHashCoversBothFiles();
    void theSizeInOneFileIsKnownBeforehand();
    void savingOverTheOpenedPairWorks();
    void savingOverTheOpenedFileWorks();
    void aFullDiskLeavesTheOldPairAndNothingElse_data();
    void aFullDiskLeavesTheOldPairAndNothingElse();
    void whereNothingCanBeWrittenTheOldFilesStay();

private:
    [[nodiscard]] fs::path at(const std::string &name) const { return m_folder->path() / name; }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (const auto &entry : fs::directory_iterator(m_folder->path()))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }
    // A model of one weight w[4,2] that lies where `entries` say, written as m.onnx.
    Result<Model> openWith(const std::vector<std::pair<std::string, std::string>> &entries, const std::vector<int64_t> &dims = {4, 2},
                           int type = pb::TensorProto::FLOAT)
    {
        pb::ModelProto proto = modelOf("agraph (float[N,4] x) => (float[N,2] y) { y = MatMul(x, w) }").proto();
        auto &tensor = *proto.mutable_graph()->add_initializer();
        tensor.set_name("w");
        tensor.set_data_type(type);
        tensor.mutable_dims()->Assign(dims.begin(), dims.end());
        tensor.set_data_location(pb::TensorProto::EXTERNAL);
        for (const auto &[key, value] : entries) {
            auto &entry = *tensor.add_external_data();
            entry.set_key(key);
            entry.set_value(value);
        }
        fs::create_directories(at("model"));
        std::ofstream(at("model/m.onnx"), std::ios::binary) << proto.SerializeAsString();
        return openOnnx(at("model/m.onnx"));
    }
    void writeData(const std::string &name, size_t padding = 0) const
    {
        std::ofstream(at(name), std::ios::binary) << std::string(padding, '?') << bytesOf<float>({0, 1, 2, 3, 4, 5, 6, 7});
    }
    static Model twoWeights(uint64_t seed = 1)
    {
        return modelOf("agraph (float[N,64] x) => (float[N,64] y) { a = MatMul(x, w) y = MatMul(a, v) }", {"w[64,64]", "v[64,64]"}, 17, seed);
    }
    std::shared_ptr<TemporaryFolder> m_folder;
};

void TestOnnxExternal::weightsBesideTheModelAreRead()
{
    fs::create_directories(at("model"));
    writeData("model/data", 100);
    const Model model = VERIFIED(openWith({{"location", "data"}, {"offset", "100"}, {"length", "32"}, {"checksum", "unused"}}));
    QVERIFY((VERIFIED(model.constantFloats("w")) == std::vector<float>{0, 1, 2, 3, 4, 5, 6, 7}));
}

void TestOnnxExternal::weightsInAFolderBelowAreRead()
{
    fs::create_directories(at("model/weights/a"));
    writeData("model/weights/a/data");
    QCOMPARE(VERIFIED(VERIFIED(openWith({{"location", "weights/a/data"}})).constantFloats("w"))[7], 7.0F);
    // Also where the model is named without its folder.
    const fs::path before = fs::current_path();
    fs::current_path(at("model"));
    QVERIFY(openOnnx("m.onnx").ok());
    fs::current_path(before);
}

void TestOnnxExternal::withoutALengthTheDimensionsSayIt()
{
    fs::create_directories(at("model"));
    writeData("model/data");
    QCOMPARE(VERIFIED(VERIFIED(openWith({{"location", "data"}})).constantFloats("w")).size(), size_t{8});
    QCOMPARE(VERIFIED(VERIFIED(openWith({{"location", "data"}, {"offset", "8"}}, {3, 2})).constantFloats("w"))[0], 2.0F);
}

void TestOnnxExternal::whatLeadsOutOrIsNoFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<int>("kind");
    const int bad = int(ErrorKind::InvalidInput);
    QTest::newRow("missing") << QByteArray("nothing") << int(ErrorKind::Io);
    QTest::newRow("absolute") << QByteArray("/etc/passwd") << bad;
    QTest::newRow("up") << QByteArray("../secret") << bad;
    QTest::newRow("a link out") << QByteArray("link") << bad;
    QTest::newRow("a folder") << QByteArray("folder") << bad;
    QTest::newRow("a FIFO") << QByteArray("fifo") << bad;
    QTest::newRow("a device by link") << QByteArray("null") << bad;
    QTest::newRow("NUL") << QByteArray("data\0", 5) << bad;
    QTest::newRow("empty") << QByteArray() << bad;
}

void TestOnnxExternal::whatLeadsOutOrIsNoFileIsRefused()
{
    QFETCH(QByteArray, location);
    QFETCH(int, kind);
    fs::create_directories(at("model/folder"));
    writeData("secret");
    writeData("model/data");
    fs::create_symlink("../secret", at("model/link"));
    fs::create_symlink("/dev/null", at("model/null"));
    QCOMPARE(::mkfifo(at("model/fifo").c_str(), 0600), 0);
    const Error error = REFUSED(openWith({{"location", location.toStdString()}, {"length", "32"}}));
    QCOMPARE(int(error.kind), kind);
    QCOMPARE(error.where, "w");
    QVERIFY(error.message.starts_with("weights missing: "));
}

void TestOnnxExternal::numbersThatDoNotFitAreRefused_data()
{
    QTest::addColumn<QString>("offset");
    QTest::addColumn<QString>("length");
    QTest::newRow("past the end") << "8" << "32";
    QTest::newRow("far past the end") << "9223372036854775807" << "32";
    QTest::newRow("a sum beyond 63 bits") << "9223372036854775800" << "32";
    QTest::newRow("beyond 63 bits") << "18446744073709551615" << "32";
    QTest::newRow("negative") << "-1" << "32";
    QTest::newRow("no number") << "zero" << "32";
    QTest::newRow("a number and more") << "0x" << "32";
    QTest::newRow("an empty number") << "" << "32";
    QTest::newRow("too short for the dimensions") << "0" << "28";
    QTest::newRow("too long for the dimensions") << "0" << "36";
    QTest::newRow("a negative length") << "0" << "-32";
}

void TestOnnxExternal::numbersThatDoNotFitAreRefused()
{
    QFETCH(QString, offset);
    QFETCH(QString, length);
    fs::create_directories(at("model"));
    writeData("model/data");
    const Error error = REFUSED(openWith({{"location", "data"}, {"offset", offset.toStdString()}, {"length", length.toStdString()}}));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(error.where, "w");
    // Dimensions whose size overflows, and a type that cannot lie outside.
    REFUSED(openWith({{"location", "data"}}, {int64_t{1} << 40, int64_t{1} << 40}));
    REFUSED(openWith({{"location", "data"}}, {8}, pb::TensorProto::STRING));
}

void TestOnnxExternal::aFileThatClaimsAPayloadOfParesOwnIsRefused()
{
    const Error error = REFUSED(openWith({{payloadKeyName, "p0"}}));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(error.where, "w");
}

void TestOnnxExternal::aSavedPairReopensAsTheSameModel()
{
    const Model model = twoWeights();
    const SavedModel saved = VERIFIED(saveOnnx(model, at("m.onnx"), {.external = ExternalData::Always}));
    QCOMPARE(names(), (std::vector<std::string>{"m.onnx", "m.onnx.data"}));
    QCOMPARE(saved.files.size(), size_t{2});
    QCOMPARE(saved.sizeBytes, static_cast<int64_t>(fs::file_size(at("m.onnx")) + fs::file_size(at("m.onnx.data"))));
    const Model again = VERIFIED(openOnnx(at("m.onnx")));
    QCOMPARE(again.payloads().size(), size_t{2});
    for (const char *name : {"w", "v"})
        QVERIFY(VERIFIED(again.constantFloats(name)) == VERIFIED(model.constantFloats(name)));
    QCOMPARE(VERIFIED(withPayloadsInside(again)).SerializeAsString(), VERIFIED(withPayloadsInside(model)).SerializeAsString());
}

void TestOnnxExternal::smallTensorsAndShapesStayInside()
{
    pb::ModelProto proto = modelOf("agraph (float[N,64] x) => (float[N,64] y) { a = Add(x, small) b = MatMul(a, w) y = Reshape(b, shape) }").proto();
    *proto.mutable_graph()->add_initializer() = randomTensor("small", {64});
    *proto.mutable_graph()->add_initializer() = randomTensor("w", {64, 64});
    auto &shape = *proto.mutable_graph()->add_initializer();
    shape.set_name("shape");
    shape.set_data_type(pb::TensorProto::INT64);
    shape.add_dims(2000);
    shape.set_raw_data(std::string(16'000, '\1'));
    VERIFIED(saveOnnx(Model(proto, {}), at("m.onnx"), {.external = ExternalData::Always}));
    pb::ModelProto written;
    QVERIFY(written.ParseFromString(VERIFIED(readFile(at("m.onnx")))));
    QVERIFY(written.graph().initializer(0).has_raw_data());
    QVERIFY(!written.graph().initializer(1).has_raw_data());
    QVERIFY(written.graph().initializer(2).has_raw_data());
}

void TestOnnxExternal::theLimitBetweenInsideAndOutsideIsKept()
{
    pb::ModelProto proto = modelOf("agraph (float[N,20] x) => (float[N,20] y) { a = MatMul(x, small) y = MatMul(a, large) }").proto();
    *proto.mutable_graph()->add_initializer() = randomTensor("small", {20, 20});   // 1600 bytes
    *proto.mutable_graph()->add_initializer() = randomTensor("large", {100, 100}); // 40,000 bytes
    const Model model(proto, {});
    const auto outside = [&](int64_t from) {
        VERIFIED(saveOnnx(model, at("m.onnx"), {.external = ExternalData::Always, .externalFrom = from}));
        pb::ModelProto written;
        if (!written.ParseFromString(VERIFIED(readFile(at("m.onnx")))))
            qFatal("cannot be parsed");
        int count = 0;
        for (const auto &tensor : written.graph().initializer())
            count += tensor.data_location() == pb::TensorProto::EXTERNAL ? 1 : 0;
        const Model again = VERIFIED(openOnnx(at("m.onnx")));
        if (VERIFIED(again.constantFloats("large")) != VERIFIED(model.constantFloats("large")))
            qFatal("another weight");
        return count;
    };
    QCOMPARE(outside(1600), 2);
    QCOMPARE(outside(1601), 1);
    QCOMPARE(outside(40'000), 1);
    QCOMPARE(outside(40'001), 0);
}

void TestOnnxExternal::whatRuntimesDoNotTakeFromOutsideStaysInside()
{
    pb::ModelProto proto = modelOf(R"(agraph (bool c, float[N,64] x) => (float[N,64] y) {
        k = Constant<value = float[1] {1}>()
        f = ConstantOfShape<value = float[1] {1}>(k)
        y = If (c) <then_branch = tg () => (float[N,64] t) { t = MatMul(x, inner) }, else_branch = eg () => (float[N,64] e) { e = Relu(x) }>
    })")
                               .proto();
    auto &graph = *proto.mutable_graph();
    *graph.mutable_node(0)->mutable_attribute(0)->mutable_t() = randomTensor("", {50, 50}, 1);
    *graph.mutable_node(1)->mutable_attribute(0)->mutable_t() = randomTensor("", {50, 50}, 2);
    *graph.mutable_node(2)->mutable_attribute(0)->mutable_g()->add_initializer() = randomTensor("inner", {64, 64}, 3);
    *proto.add_functions()->add_node()->add_attribute()->mutable_t() = randomTensor("", {50, 50}, 4);
    *graph.add_sparse_initializer()->mutable_values() = randomTensor("s", {2500}, 5);
    VERIFIED(saveOnnx(Model(proto, {}), at("m.onnx"), {.external = ExternalData::Always}));
    pb::ModelProto written;
    QVERIFY(written.ParseFromString(VERIFIED(readFile(at("m.onnx")))));
    const auto isOutside = [](const pb::TensorProto &tensor) { return tensor.data_location() == pb::TensorProto::EXTERNAL; };
    QVERIFY(isOutside(written.graph().node(0).attribute(0).t()));
    QVERIFY(!isOutside(written.graph().node(1).attribute(0).t()));
    QVERIFY(isOutside(written.graph().node(2).attribute(0).g().initializer(0)));
    QVERIFY(!isOutside(written.functions(0).node(0).attribute(0).t()));
    QVERIFY(!isOutside(written.graph().sparse_initializer(0).values()));
    QCOMPARE(written.functions(0).SerializeAsString(), proto.functions(0).SerializeAsString());
}

void TestOnnxExternal::sharedWeightsAreWrittenOnce()
{
    const Model model = twoWeights();
    pb::ModelProto proto = model.proto();
    auto &copy = *proto.mutable_graph()->add_initializer();
    copy = proto.graph().initializer(0);
    copy.set_name("copy"); // names the same payload
    const SavedModel one = VERIFIED(saveOnnx(model, at("one.onnx"), {.external = ExternalData::Always}));
    VERIFIED(saveOnnx(Model(proto, model.payloads()), at("two.onnx"), {.external = ExternalData::Always}));
    QCOMPARE(fs::file_size(at("two.onnx.data")), fs::file_size(one.files[1]));
    const Model again = VERIFIED(openOnnx(at("two.onnx")));
    QVERIFY(VERIFIED(again.constantFloats("copy")) == VERIFIED(again.constantFloats("w")));
}

void TestOnnxExternal::tensorsAreAligned()
{
    const Model model = modelOf("agraph (float[N,33] x) => (float[N,500] y) { a = MatMul(x, w) b = MatMul(a, v) y = MatMul(b, u) }",
                                {"w[33,33]", "v[33,33]", "u[33,500]"});
    VERIFIED(saveOnnx(model, at("m.onnx"), {.external = ExternalData::Always}));
    const Model again = VERIFIED(openOnnx(at("m.onnx")));
    QCOMPARE(again.payloads().size(), size_t{3});
    for (const auto &[key, data] : again.payloads())
        QCOMPARE(data->fileOffset() % (data->size() >= 65'536 ? 4096 : 64), int64_t{0});
    QVERIFY(fs::file_size(at("m.onnx.data")) < 2 * 33 * 33 * 4 + 33 * 500 * 4 + 4096 + 2 * 64);
}

void TestOnnxExternal::theSameModelGivesTheSameBytes()
{
    for (const ExternalData external : {ExternalData::Never, ExternalData::Always}) {
        fs::create_directories(at("a"));
        fs::create_directories(at("b"));
        const SavedModel a = VERIFIED(saveOnnx(twoWeights(), at("a/m.onnx"), {.external = external}));
        const SavedModel b = VERIFIED(saveOnnx(twoWeights(), at("b/m.onnx"), {.external = external}));
        QCOMPARE(a.sha256, b.sha256);
        for (size_t i = 0; i < a.files.size(); ++i)
            QCOMPARE(VERIFIED(readFile(a.files[i])), VERIFIED(readFile(b.files[i])));
        // Also after a way through a file.
        const SavedModel c = VERIFIED(saveOnnx(VERIFIED(openOnnx(a.files[0])), at("b/m.onnx"), {.external = external}));
        QCOMPARE(c.sha256, a.sha256);
    }
}

void TestOnnxExternal::theHashCoversBothFiles()
{
    const SavedModel one = VERIFIED(saveOnnx(twoWeights(1), at("m.onnx"), {.external = ExternalData::Always}));
    const std::string modelBytes = VERIFIED(readFile(at("m.onnx")));
    const SavedModel two = VERIFIED(saveOnnx(twoWeights(2), at("m.onnx"), {.external = ExternalData::Always}));
    QCOMPARE(VERIFIED(readFile(at("m.onnx"))), modelBytes); // only the data differs
    QVERIFY(one.sha256 != two.sha256);
    const SavedModel single = VERIFIED(saveOnnx(twoWeights(1), at("single.onnx")));
    QCOMPARE(single.sha256, sha256(VERIFIED(readFile(at("single.onnx")))));
}

void TestOnnxExternal::theSizeInOneFileIsKnownBeforehand()
{
    // Sizes around the lengths at which a prefix takes one byte more, in nested messages.
    for (const int64_t columns : {1, 31, 32, 100, 127, 128, 1020, 1030, 16'380, 16'390, 520'000}) {
        pb::ModelProto proto = modelOf(R"(agraph (bool c, float[N] x) => (float[N] y) {
            k = Constant<value = float[1] {1}>()
            y = If (c) <then_branch = tg () => (float[N] t) { t = Add(x, inner) }, else_branch = eg () => (float[N] e) { e = Add(x, w) }>
        })")
                                   .proto();
        auto &graph = *proto.mutable_graph();
        *graph.add_initializer() = randomTensor("w", {4, columns});
        *graph.mutable_node(0)->mutable_attribute(0)->mutable_t() = randomTensor("k", {2, columns});
        *graph.mutable_node(1)->mutable_attribute(0)->mutable_g()->add_initializer() = randomTensor("inner", {columns});
        *proto.add_functions()->add_node()->add_attribute()->add_tensors() = randomTensor("f", {columns});
        *graph.add_sparse_initializer()->mutable_values() = randomTensor("s", {columns});
        const Model model(proto, {});
        const int64_t computed = storedBytes(model);
        QCOMPARE(computed, VERIFIED(saveOnnx(model, at("m.onnx"))).sizeBytes);
        QCOMPARE(computed, static_cast<int64_t>(fs::file_size(at("m.onnx"))));
        QCOMPARE(storedBytes(VERIFIED(openOnnx(at("m.onnx")))), computed);
    }
}

void TestOnnxExternal::savingOverTheOpenedPairWorks()
{
    const std::vector<float> weights = VERIFIED(twoWeights().constantFloats("w"));
    VERIFIED(saveOnnx(twoWeights(), at("m.onnx"), {.external = ExternalData::Always}));
    const Model opened = VERIFIED(openOnnx(at("m.onnx")));
    pb::ModelProto proto = opened.proto();
    proto.mutable_graph()->mutable_node(0)->set_name("renamed");
    VERIFIED(saveOnnx(Model(proto, opened.payloads()), at("m.onnx"), {.external = ExternalData::Always}));
    const Model again = VERIFIED(openOnnx(at("m.onnx")));
    QCOMPARE(again.graph().node(0).name(), "renamed");
    QVERIFY(VERIFIED(again.constantFloats("w")) == weights);
    QVERIFY(VERIFIED(opened.constantFloats("w")) == weights); // the model that was open still reads its own
    QCOMPARE(names(), (std::vector<std::string>{"m.onnx", "m.onnx.data"}));
}

void TestOnnxExternal::savingOverTheOpenedFileWorks()
{
    const std::vector<float> weights = VERIFIED(twoWeights().constantFloats("w"));
    VERIFIED(saveOnnx(twoWeights(), at("m.onnx")));
    const Model opened = VERIFIED(openOnnx(at("m.onnx")));
    QVERIFY(opened.payloads().begin()->second->inFile());
    pb::ModelProto proto = opened.proto();
    proto.mutable_graph()->mutable_node(0)->set_name("renamed");
    VERIFIED(saveOnnx(Model(proto, opened.payloads()), at("m.onnx")));
    const Model again = VERIFIED(openOnnx(at("m.onnx")));
    QCOMPARE(again.graph().node(0).name(), "renamed");
    QVERIFY(VERIFIED(again.constantFloats("w")) == weights);
    QVERIFY(VERIFIED(opened.constantFloats("w")) == weights);
    QCOMPARE(names(), std::vector<std::string>{"m.onnx"});
}

void TestOnnxExternal::aFullDiskLeavesTheOldPairAndNothingElse_data()
{
    QTest::addColumn<bool>("pair");
    QTest::newRow("one file") << false;
    QTest::newRow("a pair") << true;
}

void TestOnnxExternal::aFullDiskLeavesTheOldPairAndNothingElse()
{
    QFETCH(bool, pair);
    const SaveOptions options{.external = pair ? ExternalData::Always : ExternalData::Never};
    VERIFIED(saveOnnx(twoWeights(), at("m.onnx"), options));
    const auto before = names();
    const std::vector<float> weights = VERIFIED(VERIFIED(openOnnx(at("m.onnx"))).constantFloats("w"));
    const Model large = modelOf("agraph (float[N,600] x) => (float[N,600] y) { y = MatMul(x, w) }", {"w[600,600]"});
    const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit = {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    rlimit small = limit;
    small.rlim_cur = 500'000;
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto saved = saveOnnx(large, at("m.onnx"), options);
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::signal(SIGXFSZ, ignored);
    QVERIFY(!saved.ok());
    QVERIFY(saved.error().kind == ErrorKind::Io);
    QCOMPARE(names(), before);
    QVERIFY(VERIFIED(VERIFIED(openOnnx(at("m.onnx"))).constantFloats("w")) == weights);
}

void TestOnnxExternal::whereNothingCanBeWrittenTheOldFilesStay()
{
    QVERIFY(REFUSED(saveOnnx(twoWeights(), at("nowhere/m.onnx"))).kind == ErrorKind::CannotCreate);
    fs::create_directories(at("m.onnx"));
    QVERIFY(REFUSED(saveOnnx(twoWeights(), at("m.onnx"))).kind == ErrorKind::CannotCreate);
    // The data's name is taken by a folder: the model that is there stays as it is.
    VERIFIED(saveOnnx(twoWeights(1), at("a.onnx")));
    fs::create_directories(at("a.onnx.data"));
    const std::string before = VERIFIED(readFile(at("a.onnx")));
    QVERIFY(REFUSED(saveOnnx(twoWeights(2), at("a.onnx"), {.external = ExternalData::Always})).kind == ErrorKind::CannotCreate);
    QCOMPARE(VERIFIED(readFile(at("a.onnx"))), before);
    QCOMPARE(names(), (std::vector<std::string>{"a.onnx", "a.onnx.data", "m.onnx"}));
}

QTEST_APPLESS_MAIN(TestOnnxExternal)
#include "tst_onnx_external.moc"
