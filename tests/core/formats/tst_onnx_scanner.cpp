#include "core/formats/onnx_scanner.h"
#include "core/model/model.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <fstream>

using namespace pare;
using pare::test::randomTensor;

namespace {

std::string varint(uint64_t value)
{
    std::string out;
    for (; value >= 0x80; value >>= 7)
        out += static_cast<char>(value | 0x80);
    return out + static_cast<char>(value);
}

// A length-delimited field in wire form.
std::string field(int number, const std::string &content)
{
    return varint(static_cast<uint64_t>(number) << 3 | 2) + varint(content.size()) + content;
}

std::string number(int field, uint64_t value)
{
    return varint(static_cast<uint64_t>(field) << 3) + varint(value);
}

// A model with one initializer, given in wire form.
std::string modelWithTensor(const std::string &tensor)
{
    return number(1, 8) + field(7, field(5, tensor)) + field(8, number(2, 17));
}

} // namespace

class TestOnnxScanner : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = VERIFIED(TemporaryFolder::create("test")); }

    void aLargePayloadStaysInTheFile();
    void aSmallPayloadComesAlong();
    void packedFloatsAndDoublesAreCutToo();
    void unpackedFloatsAreLeftToProtobuf();
    void dimensionsMayBePackedOrNot();
    void shapesStayInsideWhateverTheirLength();
    void tensorsInEveryPlaceAreCut();
    void whatIsNotATensorIsCopiedAsItIs();
    void unknownFieldsSurvive();
    void malformedFilesAreRefusedWithTheByte_data();
    void malformedFilesAreRefusedWithTheByte();
    void nestingIsBounded();
    void littleIsReadOfTheWeights();

private:
    Result<ScannedOnnx> scan(const std::string &bytes)
    {
        const auto path = m_folder->path() / "m.onnx";
        std::ofstream(path, std::ios::binary) << bytes;
        PARE_TRY_ASSIGN(const auto file, InputFile::open(path));
        return scanOnnx(file);
    }
    static pb::ModelProto parsed(const ScannedOnnx &scanned)
    {
        pb::ModelProto proto;
        if (!proto.ParseFromString(scanned.skeleton))
            qFatal("the skeleton cannot be parsed");
        return proto;
    }
    std::shared_ptr<TemporaryFolder> m_folder;
};

void TestOnnxScanner::aLargePayloadStaysInTheFile()
{
    pb::ModelProto proto;
    proto.set_ir_version(8);
    *proto.mutable_graph()->add_initializer() = randomTensor("w", {64, 64});
    const ScannedOnnx scanned = VERIFIED(scan(proto.SerializeAsString()));
    QVERIFY(scanned.skeleton.size() < 200);
    QCOMPARE(scanned.payloads.size(), size_t{1});
    const pb::ModelProto skeleton = parsed(scanned);
    const auto &tensor = skeleton.graph().initializer(0);
    QCOMPARE(tensor.name(), "w");
    QCOMPARE(tensor.dims_size(), 2);
    QVERIFY(!tensor.has_raw_data());
    const auto &data = scanned.payloads.at(payloadKey(tensor));
    QVERIFY(data->inFile());
    QCOMPARE(std::string(VERIFIED(data->bytes()).text()), proto.graph().initializer(0).raw_data());
}

void TestOnnxScanner::aSmallPayloadComesAlong()
{
    pb::ModelProto proto;
    *proto.mutable_graph()->add_initializer() = randomTensor("w", {32, 32}); // 4096 bytes: the limit
    const ScannedOnnx scanned = VERIFIED(scan(proto.SerializeAsString()));
    QVERIFY(scanned.payloads.empty());
    QCOMPARE(parsed(scanned).SerializeAsString(), proto.SerializeAsString());
}

void TestOnnxScanner::packedFloatsAndDoublesAreCutToo()
{
    pb::ModelProto proto;
    auto &floats = *proto.mutable_graph()->add_initializer();
    floats.set_data_type(pb::TensorProto::FLOAT);
    floats.add_dims(2000);
    auto &doubles = *proto.mutable_graph()->add_initializer();
    doubles.set_data_type(pb::TensorProto::DOUBLE);
    doubles.add_dims(2000);
    for (int i = 0; i < 2000; ++i) {
        floats.add_float_data(static_cast<float>(i) * 0.5F);
        doubles.add_double_data(i * 0.25);
    }
    const ScannedOnnx scanned = VERIFIED(scan(proto.SerializeAsString()));
    QCOMPARE(scanned.payloads.size(), size_t{2});
    const pb::ModelProto skeleton = parsed(scanned);
    QCOMPARE(VERIFIED(toFloats(skeleton.graph().initializer(0), scanned.payloads))[1999], 999.5F);
    QCOMPARE(VERIFIED(toDoubles(skeleton.graph().initializer(1), scanned.payloads))[1999], 499.75);
}

void TestOnnxScanner::unpackedFloatsAreLeftToProtobuf()
{
    for (const int count : {1500, 20'000}) { // below and above the number of fields that are looked at
        std::string tensor = number(1, static_cast<uint64_t>(count)) + number(2, 1);
        for (int i = 0; i < count; ++i)
            tensor += varint(4 << 3 | 5) + std::string("\0\0\x80\x3f", 4);
        const ScannedOnnx scanned = VERIFIED(scan(modelWithTensor(tensor)));
        QVERIFY(scanned.payloads.empty());
        const auto values = VERIFIED(toFloats(parsed(scanned).graph().initializer(0), {}));
        QCOMPARE(values.size(), static_cast<size_t>(count));
        QCOMPARE(values.back(), 1.0F);
    }
}

void TestOnnxScanner::dimensionsMayBePackedOrNot()
{
    const std::string raw(16'000, '\0');
    // 2000 int64 as a vector are a shape and stay, as a matrix they do not.
    const std::string vectorUnpacked = number(1, 2000) + number(2, 7) + field(9, raw);
    const std::string vectorPacked = field(1, varint(2000)) + number(2, 7) + field(9, raw);
    const std::string matrixPacked = field(1, varint(1000) + varint(2)) + number(2, 7) + field(9, raw);
    QVERIFY(VERIFIED(scan(modelWithTensor(vectorUnpacked))).payloads.empty());
    QVERIFY(VERIFIED(scan(modelWithTensor(vectorPacked))).payloads.empty());
    const ScannedOnnx matrix = VERIFIED(scan(modelWithTensor(matrixPacked)));
    QCOMPARE(matrix.payloads.size(), size_t{1});
    QCOMPARE(parsed(matrix).graph().initializer(0).dims(1), int64_t{2});
}

void TestOnnxScanner::shapesStayInsideWhateverTheirLength()
{
    const std::string tensor = number(1, 100'000) + number(2, 7) + field(9, std::string(800'000, '\1'));
    QVERIFY(VERIFIED(scan(modelWithTensor(tensor))).payloads.empty());
    const std::string longer = number(1, 200'000) + number(2, 7) + field(9, std::string(1'600'000, '\1'));
    QCOMPARE(VERIFIED(scan(modelWithTensor(longer))).payloads.size(), size_t{1});
}

void TestOnnxScanner::tensorsInEveryPlaceAreCut()
{
    const pb::TensorProto large = randomTensor("w", {40, 40});
    pb::ModelProto proto;
    auto &graph = *proto.mutable_graph();
    *graph.add_initializer() = large;
    *graph.add_sparse_initializer()->mutable_values() = large;
    auto &attribute = *graph.add_node()->add_attribute();
    *attribute.mutable_t() = large;
    *attribute.add_tensors() = large;
    *attribute.mutable_sparse_tensor()->mutable_indices() = large;
    *attribute.add_sparse_tensors()->mutable_values() = large;
    *attribute.mutable_g()->add_initializer() = large;
    *attribute.add_graphs()->add_node()->add_attribute()->mutable_t() = large;
    *proto.add_functions()->add_node()->add_attribute()->mutable_t() = large;
    *proto.add_functions()->add_attribute_proto()->mutable_t() = large;
    *proto.add_training_info()->mutable_algorithm()->add_initializer() = large;
    *proto.add_training_info()->mutable_initialization()->add_initializer() = large;
    const ScannedOnnx scanned = VERIFIED(scan(proto.SerializeAsString()));
    QCOMPARE(scanned.payloads.size(), size_t{12});
    // Put back, nothing is missing.
    pb::ModelProto whole = parsed(scanned);
    forEachTensor(whole, [&](pb::TensorProto &tensor) {
        const auto bytes = VERIFIED(tensorBytes(tensor, scanned.payloads));
        tensor.clear_external_data();
        tensor.clear_data_location();
        tensor.set_raw_data(std::string(bytes.text()));
    });
    QCOMPARE(whole.SerializeAsString(), proto.SerializeAsString());
}

void TestOnnxScanner::whatIsNotATensorIsCopiedAsItIs()
{
    pb::ModelProto proto;
    proto.set_doc_string(std::string(100'000, 'd'));
    proto.mutable_graph()->add_node()->set_doc_string(std::string(100'000, 'n'));
    auto &strings = *proto.mutable_graph()->add_initializer();
    strings.set_data_type(pb::TensorProto::STRING);
    for (int i = 0; i < 10'000; ++i)
        strings.add_string_data("word");
    const ScannedOnnx scanned = VERIFIED(scan(proto.SerializeAsString()));
    QVERIFY(scanned.payloads.empty());
    QCOMPARE(parsed(scanned).SerializeAsString(), proto.SerializeAsString());
}

void TestOnnxScanner::unknownFieldsSurvive()
{
    const std::string unknown = number(2000, 7) + field(2001, std::string(9000, 'u')) + varint(2002 << 3 | 5) + "1234" + varint(2003 << 3 | 1) + "12345678";
    const std::string tensor = number(1, 2000) + number(2, 1) + field(9, std::string(8000, 'x')) + unknown;
    const std::string bytes = number(1, 8) + unknown + field(7, field(5, tensor) + unknown) + field(8, number(2, 17));
    const ScannedOnnx scanned = VERIFIED(scan(bytes));
    QCOMPARE(scanned.payloads.size(), size_t{1});
    const pb::ModelProto proto = parsed(scanned);
    QCOMPARE(proto.unknown_fields().field_count(), 4);
    QCOMPARE(proto.unknown_fields().field(1).length_delimited(), std::string(9000, 'u'));
    QCOMPARE(proto.graph().unknown_fields().field_count(), 4);
    QCOMPARE(proto.graph().initializer(0).unknown_fields().field_count(), 4);
}

void TestOnnxScanner::malformedFilesAreRefusedWithTheByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const std::string &bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
    row("a field longer than the file", varint(7 << 3 | 2) + varint(100) + "abc");
    row("a length beyond 63 bits", varint(7 << 3 | 2) + std::string(9, '\xff') + "\x01");
    row("a tensor longer than the graph", field(7, varint(5 << 3 | 2) + varint(1 << 20) + std::string(5000, 'x')));
    row("a number that never ends", varint(1 << 3) + std::string(20, '\x80'));
    row("a number that is cut", varint(1 << 3) + "\x80");
    row("field number 0", std::string("\x00\x01", 2));
    row("a field number beyond 29 bits", varint(uint64_t{1} << 40) + "\x01");
    row("a group", varint(1 << 3 | 3));
    row("an unknown wire type", varint(1 << 3 | 7));
    row("8 bytes that are cut", varint(1 << 3 | 1) + "1234");
    row("4 bytes that are cut", varint(1 << 3 | 5) + "12");
}

void TestOnnxScanner::malformedFilesAreRefusedWithTheByte()
{
    QFETCH(QByteArray, bytes);
    const Error error = REFUSED(scan(bytes.toStdString()));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QVERIFY2(error.message.find(" at byte ") != std::string::npos, error.message.c_str());
}

void TestOnnxScanner::nestingIsBounded()
{
    // Bodies in bodies, each above the size that is copied whole.
    const auto nested = [](int bodies) {
        std::string graph = field(5, number(1, 2000) + number(2, 1) + field(9, std::string(8000, 'x')));
        for (int i = 0; i < bodies; ++i)
            graph = field(1, field(5, field(6, graph)));
        return number(1, 8) + field(7, graph) + field(8, number(2, 17));
    };
    QCOMPARE(VERIFIED(scan(nested(30))).payloads.size(), size_t{1});
    QVERIFY(REFUSED(scan(nested(40))).kind == ErrorKind::InvalidInput);
    QVERIFY(REFUSED(scan(nested(2'000))).kind == ErrorKind::InvalidInput);
}

void TestOnnxScanner::littleIsReadOfTheWeights()
{
    // 200 weights of 1 MB, as holes in the file. What the process reads is counted by the system.
    const auto path = m_folder->path() / "large.onnx";
    {
        std::ofstream file(path, std::ios::binary);
        const std::string head = number(1, 250'000) + number(2, 1) + varint(9 << 3 | 2) + varint(1'000'000);
        const size_t tensorSize = head.size() + 1'000'000;
        const std::string tensorHead = varint(5 << 3 | 2) + varint(tensorSize) + head;
        file << number(1, 8) << varint(7 << 3 | 2) << varint(200 * (tensorHead.size() + 1'000'000));
        for (int i = 0; i < 200; ++i) {
            file << tensorHead;
            file.seekp(1'000'000, std::ios::cur);
        }
        file << field(8, number(2, 17));
    }
    const auto readSoFar = [] {
        std::ifstream io("/proc/self/io");
        std::string key;
        int64_t value = -1;
        io >> key >> value;
        return value;
    };
    if (readSoFar() < 0)
        QSKIP("the system does not count what a process reads");
    const auto file = VERIFIED(InputFile::open(path));
    QVERIFY(file->size() > 200'000'000);
    const int64_t before = readSoFar();
    const ScannedOnnx scanned = VERIFIED(scanOnnx(file));
    const int64_t read = readSoFar() - before;
    QCOMPARE(scanned.payloads.size(), size_t{200});
    QVERIFY2(read < 2'000'000, std::to_string(read).c_str());
}

QTEST_APPLESS_MAIN(TestOnnxScanner)
#include "tst_onnx_scanner.moc"
