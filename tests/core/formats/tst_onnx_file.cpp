// Opening and saving whole models: what is there survives, what is damaged is refused.
#include "core/base/hash.h"
#include "core/formats/onnx_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <fstream>
#include <random>
#include <set>

using namespace pare;
using pare::test::modelOf;
using pare::test::randomTensor;
namespace fs = std::filesystem;

namespace {

void addString(google::protobuf::RepeatedPtrField<pb::StringStringEntryProto> &entries, const std::string &key, const std::string &value)
{
    auto &entry = *entries.Add();
    entry.set_key(key);
    entry.set_value(value);
}

// A model with something in every corner of the format, large tensors in most.
pb::ModelProto richModel()
{
    pb::ModelProto proto = modelOf(R"(agraph (bool c, float[N,64] x) => (float[N,64] y) {
        a = MatMul(x, w)
        k = Constant<value = float[2] {1, 2}>()
        b = custom.Twice<alpha = 0.5>(a)
        y = If (c) <then_branch = tg () => (float[N,64] t) { t = MatMul(b, w) }, else_branch = eg () => (float[N,64] e) { e = Relu(b) }>
    })")
                               .proto();
    auto &graph = *proto.mutable_graph();
    *graph.add_initializer() = randomTensor("w", {64, 64}, 1);
    *graph.mutable_node(3)->mutable_attribute(0)->mutable_g()->add_initializer() = randomTensor("body/w", {64, 64}, 2);
    *graph.mutable_node(1)->mutable_attribute(0)->mutable_t() = randomTensor("", {80, 80}, 3);
    auto &sparse = *graph.add_sparse_initializer();
    *sparse.mutable_values() = randomTensor("sparse", {2000}, 4);
    sparse.mutable_indices()->set_data_type(pb::TensorProto::INT64);
    sparse.mutable_indices()->add_dims(2000);
    for (int i = 0; i < 2000; ++i)
        sparse.mutable_indices()->add_int64_data(i);
    sparse.add_dims(100'000);
    graph.set_doc_string("a graph");
    graph.add_value_info()->set_name("a");
    graph.add_quantization_annotation()->set_tensor_name("a");
    addString(*graph.mutable_metadata_props(), "graph", "note");
    addString(*graph.mutable_node(0)->mutable_metadata_props(), "node", "note");
    graph.mutable_node(0)->set_overload("o");
    proto.set_producer_name("somebody");
    proto.set_producer_version("1.2");
    proto.set_domain("org.example");
    proto.set_model_version(7);
    proto.set_doc_string("a model");
    addString(*proto.mutable_metadata_props(), "author", "me");
    auto &function = *proto.add_functions();
    function.set_name("Twice");
    function.set_domain("custom");
    function.add_input("v");
    function.add_output("r");
    function.add_attribute("alpha");
    auto &fallback = *function.add_attribute_proto();
    fallback.set_name("table");
    fallback.set_type(pb::AttributeProto::TENSOR);
    *fallback.mutable_t() = randomTensor("table", {50, 50}, 5);
    auto &inner = *function.add_node();
    inner.set_op_type("Add");
    inner.add_input("v");
    inner.add_input("v");
    inner.add_output("r");
    function.add_opset_import()->set_version(17);
    auto &training = *proto.add_training_info();
    training.mutable_initialization()->set_name("start");
    *training.mutable_algorithm()->add_initializer() = randomTensor("momentum", {60, 60}, 6);
    auto &configuration = *proto.add_configuration();
    configuration.set_name("two devices");
    proto.mutable_unknown_fields()->AddLengthDelimited(1000, "from a later version");
    graph.mutable_unknown_fields()->AddLengthDelimited(1000, "from a later version");
    graph.mutable_node(0)->mutable_unknown_fields()->AddLengthDelimited(1000, "from a later version");
    graph.mutable_initializer(0)->mutable_unknown_fields()->AddLengthDelimited(1000, "from a later version");
    return proto;
}

} // namespace

class TestOnnxFile : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = VERIFIED(TemporaryFolder::create("test")); }

    void nothingIsLostOnTheWayThrough();
    void typedFieldsAreReadAsTheyAre_data();
    void typedFieldsAreReadAsTheyAre();
    void openingReadsNoPayload();
    void tenThousandNodesOpenWithoutTheirWeights();
    void aFileAbove2GigabytesOpens();
    void everyCutIsRefusedOrTheModelIsWhole();
    void flippedBitsNeverBringItDown();
    void garbageIsRefused();
    void whatIsNoModelIsRefusedInWords_data();
    void whatIsNoModelIsRefusedInWords();
    void wrongSizesAreRefusedWithTheTensorsName_data();
    void wrongSizesAreRefusedWithTheTensorsName();
    void brokenGraphsAreRefusedWithTheLayersName();
    void layersWithoutWhatTheirOperatorNeedsAreRefused();
    void valuesThatNothingMakesAreRefused();
    void deepNestingIsRefused();
    void unknownOperatorsOpen();
    void elementTypesOfLaterVersionsSurvive();

private:
    fs::path write(const std::string &bytes, const std::string &name = "m.onnx")
    {
        const fs::path path = m_folder->path() / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    std::shared_ptr<TemporaryFolder> m_folder;
};

void TestOnnxFile::nothingIsLostOnTheWayThrough()
{
    const std::string bytes = richModel().SerializeAsString();
    const Model model = VERIFIED(openOnnx(write(bytes)));
    QVERIFY(model.payloads().size() >= 6);
    const SavedModel saved = VERIFIED(saveOnnx(model, m_folder->path() / "again.onnx"));
    QCOMPARE(VERIFIED(readFile(m_folder->path() / "again.onnx")), bytes);
    QCOMPARE(saved.sizeBytes, static_cast<int64_t>(bytes.size()));
    QCOMPARE(saved.sha256, sha256(bytes));
}

void TestOnnxFile::typedFieldsAreReadAsTheyAre_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("small, stays inside") << 10;
    QTest::newRow("large, cut out") << 5000;
}

void TestOnnxFile::typedFieldsAreReadAsTheyAre()
{
    QFETCH(int, count);
    pb::ModelProto proto = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }").proto();
    const auto add = [&](const char *name, int type) -> pb::TensorProto & {
        auto &tensor = *proto.mutable_graph()->add_initializer();
        tensor.set_name(name);
        tensor.set_data_type(type);
        tensor.add_dims(count / 5);
        tensor.add_dims(5);
        return tensor;
    };
    auto &floats = add("floats", pb::TensorProto::FLOAT);
    auto &doubles = add("doubles", pb::TensorProto::DOUBLE);
    auto &bytes = add("bytes", pb::TensorProto::UINT8);
    auto &halves = add("halves", pb::TensorProto::FLOAT16);
    auto &longs = add("longs", pb::TensorProto::INT64);
    auto &unsignedLongs = add("unsigned", pb::TensorProto::UINT64);
    for (int i = 0; i < count; ++i) {
        floats.add_float_data(static_cast<float>(i));
        doubles.add_double_data(i);
        bytes.add_int32_data(i % 256);
        halves.add_int32_data(0x3c00);
        longs.add_int64_data(-i);
        unsignedLongs.add_uint64_data(static_cast<uint64_t>(i));
    }
    const Model opened = VERIFIED(openOnnx(write(proto.SerializeAsString())));
    VERIFIED(saveOnnx(opened, m_folder->path() / "again.onnx"));
    for (const Model &model : {opened, VERIFIED(openOnnx(m_folder->path() / "again.onnx"))}) {
        const size_t last = static_cast<size_t>(count) - 1;
        QCOMPARE(VERIFIED(model.constantFloats("floats"))[last], static_cast<float>(count - 1));
        QCOMPARE(VERIFIED(model.constantFloats("doubles"))[last], static_cast<float>(count - 1));
        QCOMPARE(VERIFIED(model.constantInts("bytes"))[last], int64_t{(count - 1) % 256});
        QCOMPARE(VERIFIED(model.constantFloats("halves"))[last], 1.0F);
        QCOMPARE(VERIFIED(model.constantInts("longs"))[last], int64_t{1 - count});
        QCOMPARE(VERIFIED(model.constantInts("unsigned"))[last], int64_t{count - 1});
    }
}

void TestOnnxFile::openingReadsNoPayload()
{
    const Model model = VERIFIED(openOnnx(write(richModel().SerializeAsString())));
    size_t inFile = 0;
    for (const auto &[key, data] : model.payloads())
        inFile += data->inFile() ? 1 : 0;
    // What is not raw in the file (the 16 kB of varints of the sparse indices are a shape-like vector) may have been read.
    QVERIFY(inFile >= 6);
    QVERIFY(VERIFIED(model.constantFloats("w")) == VERIFIED(toFloats(randomTensor("w", {64, 64}, 1), {})));
}

void TestOnnxFile::tenThousandNodesOpenWithoutTheirWeights()
{
    // 10,000 layers, 100 of them with weights of 1 MB that are holes in the file; the payloads are made by resizing.
    pb::ModelProto proto = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }").proto();
    auto &graph = *proto.mutable_graph();
    for (int i = 0; i < 10'000; ++i) {
        auto &node = *graph.add_node();
        node.set_op_type(i % 100 == 0 ? "MatMul" : "Relu");
        node.set_name("layer/" + std::to_string(i));
        node.add_input(i == 0 ? "x" : "v" + std::to_string(i - 1));
        node.add_output("v" + std::to_string(i));
        if (i % 100 == 0)
            node.add_input("w" + std::to_string(i));
    }
    for (int i = 0; i < 10'000; i += 100) {
        auto &tensor = *graph.add_initializer();
        tensor.set_name("w" + std::to_string(i));
        tensor.set_data_type(pb::TensorProto::FLOAT);
        tensor.add_dims(500);
        tensor.add_dims(500);
        tensor.set_raw_data(std::string(1'000'000, '\0'));
    }
    const fs::path path = write(proto.SerializeAsString());
    const auto readSoFar = [] {
        std::ifstream io("/proc/self/io");
        std::string key;
        int64_t value = 0;
        io >> key >> value;
        return value;
    };
    const int64_t before = readSoFar();
    const Model model = VERIFIED(openOnnx(path));
    const int64_t read = readSoFar() - before;
    QCOMPARE(model.graph().node_size(), 10'001);
    QCOMPARE(model.payloads().size(), size_t{100});
    for (const auto &[key, data] : model.payloads())
        QVERIFY(data->inFile());
    QVERIFY2(read < 3'000'000, std::to_string(read).c_str()); // of 101 MB
}

void TestOnnxFile::aFileAbove2GigabytesOpens()
{
    // One weight of 2.4 GB, a hole in the file: more than protobuf can parse.
    const int64_t size = 2'400'000'000;
    const fs::path path = m_folder->path() / "m.onnx";
    const auto varint = [](uint64_t value) {
        std::string out;
        for (; value >= 0x80; value >>= 7)
            out += static_cast<char>(value | 0x80);
        return out + static_cast<char>(value);
    };
    pb::TensorProto bare;
    bare.set_name("w");
    bare.set_data_type(pb::TensorProto::FLOAT);
    bare.add_dims(size / 4);
    const std::string tensorHead = bare.SerializeAsString() + "\x4a" + varint(static_cast<uint64_t>(size));
    const std::string graph = modelOf("agraph (float[N] x) => (float[N] y) { y = Add(x, w) }").graph().SerializeAsString();
    const std::string beforeTensor = graph + "\x2a" + varint(tensorHead.size() + static_cast<uint64_t>(size)) + tensorHead;
    {
        std::ofstream file(path, std::ios::binary);
        file << "\x08\x08\x42\x02\x10\x11" << "\x3a" << varint(beforeTensor.size() + static_cast<uint64_t>(size)) << beforeTensor;
    }
    fs::resize_file(path, fs::file_size(path) + static_cast<uint64_t>(size));
    const Model model = VERIFIED(openOnnx(path));
    QCOMPARE(model.payloads().size(), size_t{1});
    QCOMPARE(model.payloads().begin()->second->size(), size);
    QVERIFY(storedBytes(model) > size);
    // One file cannot hold it when it is written by way of protobuf, and the message says what can.
    const Error error = REFUSED(saveOnnx(model, m_folder->path() / "one.onnx", {.external = ExternalData::Never}));
    QVERIFY(error.kind == ErrorKind::Unsupported);
    QVERIFY(error.message.find("external data") != std::string::npos);
    QVERIFY(!fs::exists(m_folder->path() / "one.onnx"));
}

void TestOnnxFile::everyCutIsRefusedOrTheModelIsWhole()
{
    pb::ModelProto proto = modelOf("agraph (float[N,40] x) => (float[N,40] y) { a = MatMul(x, w) y = Relu(a) }").proto();
    *proto.mutable_graph()->add_initializer() = randomTensor("w", {40, 40});
    const std::string bytes = proto.SerializeAsString();
    // Whole fields of the model itself may be missing at the end without a trace: the format has no mark for its end.
    std::set<size_t> boundaries;
    pb::ModelProto head = proto;
    head.clear_opset_import();
    boundaries.insert(head.SerializeAsString().size());
    for (const auto &import : proto.opset_import()) {
        *head.add_opset_import() = import;
        boundaries.insert(head.SerializeAsString().size());
    }
    const fs::path path = write(bytes);
    QVERIFY(openOnnx(path).ok());
    int opened = 0;
    for (size_t length = bytes.size() - 1; length > 0; --length) {
        fs::resize_file(path, length);
        const auto model = openOnnx(path);
        if (model.ok()) {
            ++opened;
            QVERIFY2(boundaries.contains(length), std::to_string(length).c_str());
        } else {
            QVERIFY2(model.error().kind == ErrorKind::InvalidInput, model.error().text().c_str());
        }
    }
    QVERIFY(opened <= 2);
    fs::resize_file(path, 0);
    QCOMPARE(REFUSED(openOnnx(path)).message, "the file is empty");
}

void TestOnnxFile::flippedBitsNeverBringItDown()
{
    const std::string bytes = richModel().SerializeAsString();
    std::mt19937 random(7);
    int refused = 0;
    for (int i = 0; i < 500; ++i) {
        std::string damaged = bytes;
        // Most of the file is payload: half of the flips go to the first 6 kB and the last.
        for (int flips = 0; flips < 1 + i % 4; ++flips) {
            const size_t at = i % 2 == 0 ? random() % 600 : random() % damaged.size();
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
        }
        const auto model = openOnnx(write(damaged));
        refused += model.ok() ? 0 : 1;
        if (!model.ok())
            QVERIFY(!model.error().message.empty());
        else if (i % 16 == 0)
            (void)saveOnnx(*model, m_folder->path() / "again.onnx").ok();
    }
    QVERIFY(refused > 0);
}

void TestOnnxFile::garbageIsRefused()
{
    std::mt19937 random(11);
    for (int i = 0; i < 1000; ++i) {
        std::string bytes(1 + random() % 3000, '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(random());
        const Error error = REFUSED(openOnnx(write(bytes)));
        QVERIFY(error.kind == ErrorKind::InvalidInput);
    }
}

void TestOnnxFile::whatIsNoModelIsRefusedInWords_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QByteArray() << "the file is empty";
    QTest::newRow("text") << QByteArray("hello, this is no model at all\n") << "is not an ONNX model";
    QTest::newRow("zeros") << QByteArray(1000, '\0') << "is not an ONNX model";
    QTest::newRow("only a version") << QByteArray("\x08\x08") << "holds no graph";
    QTest::newRow("no version and no opset") << QByteArray::fromStdString([] {
        pb::ModelProto proto;
        proto.mutable_graph()->add_node()->set_op_type("Relu");
        return proto.SerializeAsString();
    }()) << "neither an IR version nor an opset";
    QTest::newRow("an empty graph") << QByteArray::fromStdString([] {
        pb::ModelProto proto;
        proto.set_ir_version(8);
        proto.mutable_graph();
        return proto.SerializeAsString();
    }()) << "without a graph";
    QTest::newRow("an LFS pointer") << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n") << "git lfs pull";
    QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><head></head></html>") << "HTML";
}

void TestOnnxFile::whatIsNoModelIsRefusedInWords()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const Error error = REFUSED(openOnnx(write(bytes.toStdString())));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QVERIFY2(QString::fromStdString(error.text()).contains(words), error.text().c_str());
    QVERIFY(error.where.find("m.onnx") != std::string::npos);
}

void TestOnnxFile::wrongSizesAreRefusedWithTheTensorsName_data()
{
    QTest::addColumn<QList<qint64>>("dims");
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("raw");
    const int real = pb::TensorProto::FLOAT;
    QTest::newRow("too few bytes") << QList<qint64>{4} << real << 12;
    QTest::newRow("too many bytes") << QList<qint64>{4} << real << 20;
    QTest::newRow("too few bytes in a cut-out payload") << QList<qint64>{4000} << real << 12'000;
    QTest::newRow("a negative dimension") << QList<qint64>{-4} << real << 16;
    QTest::newRow("a product beyond 63 bits") << QList<qint64>{qint64{1} << 32, qint64{1} << 32} << real << 0;
    QTest::newRow("bytes beyond 63 bits") << QList<qint64>{qint64{1} << 62} << real << 0;
    QTest::newRow("no data at all") << QList<qint64>{4} << real << -1;
    QTest::newRow("odd 4-bit numbers") << QList<qint64>{5} << int(pb::TensorProto::INT4) << 2;
    QTest::newRow("strings that are missing") << QList<qint64>{5} << int(pb::TensorProto::STRING) << -1;
}

void TestOnnxFile::wrongSizesAreRefusedWithTheTensorsName()
{
    QFETCH(QList<qint64>, dims);
    QFETCH(int, type);
    QFETCH(int, raw);
    pb::ModelProto proto = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }").proto();
    auto &tensor = *proto.mutable_graph()->add_initializer();
    tensor.set_name("encoder/w");
    tensor.set_data_type(type);
    for (const qint64 dim : dims)
        tensor.add_dims(dim);
    if (raw >= 0)
        tensor.set_raw_data(std::string(static_cast<size_t>(raw), '\0'));
    const Error error = REFUSED(openOnnx(write(proto.SerializeAsString())));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(error.where, "encoder/w");
}

void TestOnnxFile::brokenGraphsAreRefusedWithTheLayersName()
{
    pb::ModelProto cycle = modelOf("agraph (float[N] x) => (float[N] y) { a = Add(x, b) b = Relu(a) y = Neg(b) }").proto();
    cycle.mutable_graph()->mutable_node(0)->set_name("first");
    cycle.mutable_graph()->mutable_node(1)->set_name("second");
    const Error looped = REFUSED(openOnnx(write(cycle.SerializeAsString())));
    QVERIFY(looped.message.find("cycle") != std::string::npos);
    QVERIFY(looped.where == "first" || looped.where == "second");

    pb::ModelProto twice = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }").proto();
    *twice.mutable_graph()->add_node() = twice.graph().node(0);
    twice.mutable_graph()->mutable_node(1)->set_name("again");
    QCOMPARE(REFUSED(openOnnx(write(twice.SerializeAsString()))).where, "again");

    pb::ModelProto nameless = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }").proto();
    nameless.mutable_graph()->mutable_node(0)->clear_op_type();
    nameless.mutable_graph()->mutable_node(0)->set_name("what");
    QCOMPARE(REFUSED(openOnnx(write(nameless.SerializeAsString()))).where, "what");
}

void TestOnnxFile::layersWithoutWhatTheirOperatorNeedsAreRefused()
{
    const pb::ModelProto whole = modelOf("agraph (bool c, float[N] x) => (float[N] y) { [sum] a = Add(x, x) "
                                         "[choice] y = If (c) <then_branch = tg () => (float[N] t) { [inner] t = Relu(a) }, "
                                         "else_branch = eg () => (float[N] e) { e = Neg(a) }> }")
                                     .proto();
    (void)VERIFIED(openOnnx(write(whole.SerializeAsString())));
    const auto refused = [&](auto edit) {
        pb::ModelProto proto = whole;
        edit(*proto.mutable_graph());
        return REFUSED(openOnnx(write(proto.SerializeAsString())));
    };
    const Error inputs = refused([](pb::GraphProto &g) { g.mutable_node(0)->mutable_input()->RemoveLast(); });
    QCOMPARE(inputs.where, std::string("sum"));
    QVERIFY2(inputs.message.find("Add has 1 input here, it needs at least 2") != std::string::npos, inputs.message.c_str());
    QCOMPARE(refused([](pb::GraphProto &g) { g.mutable_node(0)->clear_output(); }).where, std::string("sum"));
    QCOMPARE(refused([](pb::GraphProto &g) { g.mutable_node(1)->mutable_attribute(0)->mutable_g()->mutable_node(0)->clear_input(); }).where, std::string("inner"));
}

void TestOnnxFile::valuesThatNothingMakesAreRefused()
{
    const pb::ModelProto whole = modelOf("agraph (float[N] x) => (float[N] y) { [sum] a = Add(x, x) [act] y = Relu(a) }").proto();
    pb::ModelProto reading = whole;
    reading.mutable_graph()->mutable_node(1)->set_input(0, "nowhere");
    const Error error = REFUSED(openOnnx(write(reading.SerializeAsString())));
    QCOMPARE(error.where, std::string("act"));
    QVERIFY2(error.message.find("\"nowhere\"") != std::string::npos, error.message.c_str());
    pb::ModelProto giving = whole;
    giving.mutable_graph()->add_output()->set_name("z");
    QCOMPARE(REFUSED(openOnnx(write(giving.SerializeAsString()))).where, std::string("z"));
}

void TestOnnxFile::deepNestingIsRefused()
{
    for (const int depth : {58, 70, 2000}) {
        pb::ModelProto proto = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }").proto();
        // In wire form: protobuf itself would recurse while building it.
        std::string graph = "\x0a\x0c\x0a\x01x\x12\x01r\x22\x04Relu";
        const auto wrap = [](char tag, const std::string &content) {
            std::string out(1, tag);
            for (size_t size = content.size();;) {
                const bool more = size >= 0x80;
                out += static_cast<char>(more ? (size | 0x80) : size);
                size >>= 7;
                if (!more)
                    break;
            }
            return out + content;
        };
        for (int i = 0; i < depth; ++i)
            graph = wrap('\x0a', wrap('\x2a', wrap('\x32', graph)) + "\x0a\x01" "x\x12\x01" "z\x22\x02If");
        const auto model = openOnnx(write(proto.SerializeAsString() + wrap('\x3a', graph)));
        QCOMPARE(model.ok(), depth < 60);
        if (!model.ok())
            QVERIFY(model.error().kind == ErrorKind::InvalidInput);
    }
}

void TestOnnxFile::unknownOperatorsOpen()
{
    pb::ModelProto proto = modelOf("agraph (float[N] x) => (float[N] y) { a = NeverHeardOf(x) y = my.domain.Thing(a) }").proto();
    proto.add_opset_import()->set_domain("my.domain");
    const Model model = VERIFIED(openOnnx(write(proto.SerializeAsString())));
    QCOMPARE(model.graph().node_size(), 2);
}

void TestOnnxFile::elementTypesOfLaterVersionsSurvive()
{
    pb::ModelProto proto = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }").proto();
    auto &raw = *proto.mutable_graph()->add_initializer();
    raw.set_name("raw");
    raw.set_data_type(77);
    raw.add_dims(3);
    raw.set_raw_data(std::string(9000, 'x')); // how large an element is, nobody knows
    auto &typed = *proto.mutable_graph()->add_initializer();
    typed.set_name("typed");
    typed.set_data_type(78);
    typed.add_dims(3000);
    for (int i = 0; i < 3000; ++i)
        typed.add_float_data(1);
    const std::string bytes = proto.SerializeAsString();
    const Model model = VERIFIED(openOnnx(write(bytes)));
    QVERIFY(REFUSED(model.constantFloats("raw")).kind == ErrorKind::InvalidInput);
    for (const ExternalData external : {ExternalData::Never, ExternalData::Always}) {
        VERIFIED(saveOnnx(model, m_folder->path() / "again.onnx", {.external = external}));
        QCOMPARE(VERIFIED(readFile(m_folder->path() / "again.onnx")), bytes);
    }
}

QTEST_APPLESS_MAIN(TestOnnxFile)
#include "tst_onnx_file.moc"
