#include "core/model/tensor_data.h"
#include "core/model/tensor_slice.h"
#include "tests/support/verified.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>
#include <fstream>

using namespace pare;

namespace {

pb::TensorProto rawTensor(int type, const std::vector<int64_t> &dims, const std::string &bytes)
{
    pb::TensorProto tensor;
    tensor.set_name("w");
    tensor.set_data_type(type);
    tensor.mutable_dims()->Assign(dims.begin(), dims.end());
    tensor.set_raw_data(bytes);
    return tensor;
}

std::string bytes(std::initializer_list<int> values)
{
    std::string text;
    for (const int value : values)
        text += static_cast<char>(value);
    return text;
}

bool sameNumber(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

} // namespace

class TestTensorData : public QObject {
    Q_OBJECT
private slots:
    void everyTypeConvertsToNumbers_data();
    void everyTypeConvertsToNumbers();
    void typedFieldsHoldWhatRawBytesHold_data();
    void typedFieldsHoldWhatRawBytesHold();
    void everyFloat8AgreesWithItsDefinition();
    void floatsAreNoIntegersAndStringsNoNumbers();
    void aWrongSizeIsRefusedWithTheTensorsName();
    void sizesThatOverflowAreRefused();
    void externalDataThatWasNotOpenedIsRefused();
    void smallAndShapeLikeTensorsStayInside();
    void aPayloadIsCutOutAndFoundAgain();
    void aPayloadInAFileIsReadWhenAsked();
    void aStretchIsWhatTheWholeHasThere_data();
    void aStretchIsWhatTheWholeHasThere();
    void aStretchOfAFileReadsNoMore();
    void aStretchOutsideIsRefused();
    void aPayloadThatDoesNotFitIntoMemoryIsAnError();
    void float16RoundsToNearestEven();
};

void TestTensorData::everyTypeConvertsToNumbers_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QList<double>>("values");
    const auto row = [](const char *name, int type, const std::string &raw, const QList<double> &values) {
        QTest::newRow(name) << type << QByteArray::fromStdString(raw) << values;
    };
    row("float32", pb::TensorProto::FLOAT, bytesOf<float>({0.5F, -3, 1e30F}), {0.5, -3, double(1e30F)});
    row("float64", pb::TensorProto::DOUBLE, bytesOf<double>({0.25, -1e10}), {0.25, double(-1e10)});
    row("float16", pb::TensorProto::FLOAT16, bytes({0x00, 0x3c, 0x00, 0xc0, 0xff, 0x7b, 0x00, 0x7c, 0x01, 0x00}),
        {1, -2, 65504, HUGE_VAL, std::ldexp(1.0, -24)});
    row("bfloat16", pb::TensorProto::BFLOAT16, bytes({0x80, 0x3f, 0x40, 0xc0, 0xc0, 0x7f}), {1, -3, std::nan("")});
    row("uint8", pb::TensorProto::UINT8, bytes({0, 128, 255}), {0, 128, 255});
    row("int8", pb::TensorProto::INT8, bytes({127, 128, 255}), {127, -128, -1});
    row("uint16", pb::TensorProto::UINT16, bytesOf<uint16_t>({0, 65535}), {0, 65535});
    row("int16", pb::TensorProto::INT16, bytesOf<int16_t>({-32768, 7}), {-32768, 7});
    row("uint32", pb::TensorProto::UINT32, bytesOf<uint32_t>({4000000000U}), {4000000000.0});
    row("int32", pb::TensorProto::INT32, bytesOf<int32_t>({-7, 1 << 20}), {-7, 1 << 20});
    row("uint64", pb::TensorProto::UINT64, bytesOf<uint64_t>({1ULL << 40}), {std::ldexp(1.0, 40)});
    row("int64", pb::TensorProto::INT64, bytesOf<int64_t>({-(1LL << 40)}), {-std::ldexp(1.0, 40)});
    row("bool: whatever is not 0 is true", pb::TensorProto::BOOL, bytes({0, 1, 255}), {0, 1, 1});
    row("uint4", pb::TensorProto::UINT4, bytes({0xf1, 0x07}), {1, 15, 7});
    row("int4", pb::TensorProto::INT4, bytes({0xf1, 0x08}), {1, -1, -8});
    row("uint2", pb::TensorProto::UINT2, bytes({0b11100100, 0b10}), {0, 1, 2, 3, 2});
    row("int2", pb::TensorProto::INT2, bytes({0b11100100, 0b10}), {0, 1, -2, -1, -2});
    row("float8e4m3fn", pb::TensorProto::FLOAT8E4M3FN, bytes({0x38, 0x7e, 0x7f, 0x01, 0x80}), {1, 448, std::nan(""), std::ldexp(1.0, -9), -0.0});
    row("float8e4m3fnuz", pb::TensorProto::FLOAT8E4M3FNUZ, bytes({0x40, 0x7f, 0x80, 0x01}), {1, 240, std::nan(""), std::ldexp(1.0, -10)});
    row("float8e5m2", pb::TensorProto::FLOAT8E5M2, bytes({0x3c, 0x7b, 0x7c, 0xfc, 0x7f}), {1, 57344, HUGE_VAL, -HUGE_VAL, std::nan("")});
    row("float8e5m2fnuz", pb::TensorProto::FLOAT8E5M2FNUZ, bytes({0x40, 0x7f, 0x80}), {1, 57344, std::nan("")});
    row("float8e8m0", pb::TensorProto::FLOAT8E8M0, bytes({127, 130, 0, 255}), {1, 8, std::ldexp(1.0, -127), std::nan("")});
    row("float6e2m3", pb::TensorProto::FLOAT6E2M3, bytes({0xc8, 0x1f, 0x7c}), {1, -7.5, 0.125, 7.5}); // 0x08, 0x3f, 0x01, 0x1f
    row("float6e3m2", pb::TensorProto::FLOAT6E3M2, bytes({0x0c}), {1});
    row("float4e2m1", pb::TensorProto::FLOAT4E2M1, bytes({0x71, 0xa2}), {0.5, 6, 1, -1});
}

void TestTensorData::everyTypeConvertsToNumbers()
{
    QFETCH(int, type);
    QFETCH(QByteArray, raw);
    QFETCH(QList<double>, values);
    const auto tensor = rawTensor(type, {values.size()}, raw.toStdString());
    const auto doubles = VERIFIED(toDoubles(tensor, {}));
    const auto floats = VERIFIED(toFloats(tensor, {}));
    QCOMPARE(doubles.size(), size_t(values.size()));
    for (qsizetype i = 0; i < values.size(); ++i) {
        QVERIFY2(sameNumber(doubles[size_t(i)], values[i]), qPrintable(QString("%1: %2, expected %3").arg(i).arg(doubles[size_t(i)]).arg(values[i])));
        QVERIFY(sameNumber(double(floats[size_t(i)]), double(float(values[i]))));
    }
    if (isIntegerType(type) || type == pb::TensorProto::BOOL) {
        const auto integers = VERIFIED(toInts(tensor, {}));
        for (qsizetype i = 0; i < values.size(); ++i)
            QCOMPARE(double(integers[size_t(i)]), values[i]);
    } else {
        QVERIFY(REFUSED(toInts(tensor, {})).kind == ErrorKind::Unsupported);
    }
}

void TestTensorData::typedFieldsHoldWhatRawBytesHold_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("raw");
    const auto row = [](int type, const std::string &raw) {
        QTest::newRow(std::string(elementTypeName(type)).c_str()) << type << QByteArray::fromStdString(raw);
    };
    row(pb::TensorProto::FLOAT, bytesOf<float>({1, -2, 3, 4}));
    row(pb::TensorProto::DOUBLE, bytesOf<double>({1, -2, 3, 4}));
    row(pb::TensorProto::INT64, bytesOf<int64_t>({1, -2, 3, 4}));
    row(pb::TensorProto::UINT64, bytesOf<uint64_t>({1, 2, 3, ~0ULL}));
    row(pb::TensorProto::UINT32, bytesOf<uint32_t>({1, 2, 3, ~0U}));
    row(pb::TensorProto::INT32, bytesOf<int32_t>({1, -2, 3, 4}));
    row(pb::TensorProto::INT16, bytesOf<int16_t>({1, -2, 3, -32768}));
    row(pb::TensorProto::UINT16, bytesOf<uint16_t>({1, 2, 3, 65535}));
    row(pb::TensorProto::INT8, bytesOf<int8_t>({1, -2, 3, -128}));
    row(pb::TensorProto::UINT8, bytesOf<uint8_t>({1, 2, 3, 255}));
    row(pb::TensorProto::BOOL, bytes({1, 0, 0, 1}));
    row(pb::TensorProto::FLOAT16, bytes({0x00, 0x3c, 0x00, 0xc0, 0x00, 0x3c, 0xff, 0xfb}));
    row(pb::TensorProto::BFLOAT16, bytes({0x80, 0x3f, 0x40, 0xc0, 0x80, 0x3f, 0x40, 0xc0}));
    row(pb::TensorProto::FLOAT8E4M3FN, bytes({0x38, 0xb8, 0x01, 0x7e}));
    row(pb::TensorProto::INT4, bytes({0x21, 0xf8}));
    row(pb::TensorProto::UINT2, bytes({0b11100100}));
    row(pb::TensorProto::FLOAT4E2M1, bytes({0x71, 0xa2}));
    row(pb::TensorProto::FLOAT6E2M3, bytes({0xc8, 0x1f, 0x7c}));
}

void TestTensorData::typedFieldsHoldWhatRawBytesHold()
{
    QFETCH(int, type);
    QFETCH(QByteArray, raw);
    const auto expected = rawTensor(type, {4}, raw.toStdString());
    pb::TensorProto typed = expected;
    typed.clear_raw_data();
    const auto each = [&](auto example, auto &&add) {
        using T = decltype(example);
        for (qsizetype at = 0; at < raw.size(); at += qsizetype(sizeof(T))) {
            T value;
            std::memcpy(&value, raw.data() + at, sizeof value);
            add(value);
        }
    };
    switch (type) {
    case pb::TensorProto::FLOAT: each(float{}, [&](float v) { typed.add_float_data(v); }); break;
    case pb::TensorProto::DOUBLE: each(double{}, [&](double v) { typed.add_double_data(v); }); break;
    case pb::TensorProto::INT64: each(int64_t{}, [&](int64_t v) { typed.add_int64_data(v); }); break;
    case pb::TensorProto::UINT64: each(uint64_t{}, [&](uint64_t v) { typed.add_uint64_data(v); }); break;
    case pb::TensorProto::UINT32: each(uint32_t{}, [&](uint32_t v) { typed.add_uint64_data(v); }); break;
    case pb::TensorProto::INT32: each(int32_t{}, [&](int32_t v) { typed.add_int32_data(v); }); break;
    case pb::TensorProto::INT16: each(int16_t{}, [&](int16_t v) { typed.add_int32_data(v); }); break; // sign-extended, as writers do
    case pb::TensorProto::INT8: each(int8_t{}, [&](int8_t v) { typed.add_int32_data(v); }); break;
    case pb::TensorProto::FLOAT6E2M3:
        for (int i = 0; i < 4; ++i) {
            const unsigned word = uint8_t(raw[0]) | unsigned(uint8_t(raw[1])) << 8 | unsigned(uint8_t(raw[2])) << 16;
            typed.add_int32_data(int(word >> (6 * i) & 0x3f));
        }
        break;
    default:
        if (elementBits(type) == 16)
            each(uint16_t{}, [&](uint16_t v) { typed.add_int32_data(v); });
        else
            each(uint8_t{}, [&](uint8_t v) { typed.add_int32_data(v); });
    }
    QCOMPARE(std::string(VERIFIED(tensorBytes(typed, {})).text()), raw.toStdString());
    const auto a = VERIFIED(toDoubles(typed, {}));
    const auto b = VERIFIED(toDoubles(expected, {}));
    for (size_t i = 0; i < a.size(); ++i)
        QVERIFY(sameNumber(a[i], b[i]));
}

// Against a second, independent reading: the value as sign * 2^(exponent - bias) * (1 + mantissa / 8).
void TestTensorData::everyFloat8AgreesWithItsDefinition()
{
    for (int bits = 0; bits < 256; ++bits) {
        const double value = VERIFIED(toDoubles(rawTensor(pb::TensorProto::FLOAT8E4M3FN, {1}, bytes({bits})), {})).front();
        const int exponent = bits / 8 % 16;
        double expected = exponent == 0 ? (bits % 8) / 8.0 * std::pow(2.0, -6) : (1 + (bits % 8) / 8.0) * std::pow(2.0, exponent - 7);
        if (bits % 128 == 127)
            expected = std::nan("");
        QVERIFY2(sameNumber(value, bits >= 128 ? -expected : expected), std::to_string(bits).c_str());
    }
}

void TestTensorData::floatsAreNoIntegersAndStringsNoNumbers()
{
    QVERIFY(REFUSED(toInts(rawTensor(pb::TensorProto::FLOAT, {1}, std::string(4, '\0')), {})).kind == ErrorKind::Unsupported);
    QVERIFY(REFUSED(toFloats(rawTensor(pb::TensorProto::COMPLEX64, {1}, std::string(8, '\0')), {})).kind == ErrorKind::Unsupported);
    pb::TensorProto strings;
    strings.set_data_type(pb::TensorProto::STRING);
    strings.add_dims(1);
    strings.add_string_data("a");
    QVERIFY(REFUSED(toFloats(strings, {})).kind == ErrorKind::InvalidInput);
}

void TestTensorData::aWrongSizeIsRefusedWithTheTensorsName()
{
    const Error error = REFUSED(toFloats(rawTensor(pb::TensorProto::FLOAT, {3}, std::string(8, '\0')), {}));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(error.where, "w");
    QCOMPARE(error.message, "the tensor holds 8 bytes, its dimensions and type need 12");
}

void TestTensorData::sizesThatOverflowAreRefused()
{
    for (const auto &dims : std::vector<std::vector<int64_t>>{{-1}, {int64_t{1} << 62}, {int64_t{1} << 40, int64_t{1} << 40}})
        QVERIFY(REFUSED(toFloats(rawTensor(pb::TensorProto::FLOAT, dims, {}), {})).kind == ErrorKind::InvalidInput);
}

void TestTensorData::externalDataThatWasNotOpenedIsRefused()
{
    auto tensor = rawTensor(pb::TensorProto::FLOAT, {1}, {});
    tensor.clear_raw_data();
    tensor.set_data_location(pb::TensorProto::EXTERNAL);
    auto *entry = tensor.add_external_data();
    entry->set_key("location");
    entry->set_value("data");
    REFUSED(toFloats(tensor, {}));
}

void TestTensorData::smallAndShapeLikeTensorsStayInside()
{
    QVERIFY(staysInside(pb::TensorProto::FLOAT, 2, inlineBytes));
    QVERIFY(!staysInside(pb::TensorProto::FLOAT, 2, inlineBytes + 1));
    QVERIFY(staysInside(pb::TensorProto::INT64, 1, inlineShapeBytes));
    QVERIFY(!staysInside(pb::TensorProto::INT64, 2, inlineBytes + 1));
    QVERIFY(!staysInside(pb::TensorProto::INT64, 1, inlineShapeBytes + 1));
}

void TestTensorData::aPayloadIsCutOutAndFoundAgain()
{
    Payloads payloads;
    auto tensor = rawTensor(pb::TensorProto::FLOAT, {2000}, {});
    std::vector<float> values(2000);
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = float(i);
    setTensorBytes(tensor, bytesOf(values), payloads);
    QCOMPARE(payloads.size(), size_t{1});
    QVERIFY(!tensor.has_raw_data());
    QVERIFY(payloads.contains(payloadKey(tensor)));
    QVERIFY(VERIFIED(toFloats(tensor, payloads)) == values);
    // Another content takes another key: who shares the old one keeps it.
    const pb::TensorProto shared = tensor;
    values[0] = 7;
    setTensorBytes(tensor, bytesOf(values), payloads);
    QCOMPARE(VERIFIED(toFloats(shared, payloads)).front(), 0.0F);
    QCOMPARE(VERIFIED(toFloats(tensor, payloads)).front(), 7.0F);
    QVERIFY(REFUSED(toFloats(tensor, {})).kind == ErrorKind::Internal);
}

void TestTensorData::aPayloadInAFileIsReadWhenAsked()
{
    const auto folder = VERIFIED(TemporaryFolder::create("test"));
    std::ofstream(folder->path() / "data", std::ios::binary) << "0123456789";
    const auto file = VERIFIED(InputFile::open(folder->path() / "data"));
    const auto data = TensorData::fromFile(file, 2, 4);
    QVERIFY(data->inFile());
    QCOMPARE(data->size(), int64_t{4});
    QCOMPARE(data->fileOffset(), int64_t{2});
    {
        const Bytes first = VERIFIED(data->bytes());
        QCOMPARE(std::string(first.text()), "2345");
        QVERIFY(VERIFIED(data->bytes()).data() == first.data()); // read once while somebody holds it
    }
    std::filesystem::resize_file(folder->path() / "data", 3);
    QVERIFY(REFUSED(data->bytes()).kind == ErrorKind::Io);
}

void TestTensorData::aPayloadThatDoesNotFitIntoMemoryIsAnError()
{
    const auto folder = VERIFIED(TemporaryFolder::create("test"));
    std::ofstream(folder->path() / "data", std::ios::binary) << "x";
    const auto file = VERIFIED(InputFile::open(folder->path() / "data"));
    QVERIFY(REFUSED(TensorData::fromFile(file, 0, INT64_MAX)->bytes()).kind == ErrorKind::OutOfMemory);
}

void TestTensorData::float16RoundsToNearestEven()
{
    const std::string packed = float16Bytes({1.0F, 1.00048828125F, 1.0014648438F, 65504, 70000, -1e-9F});
    const auto values = VERIFIED(toFloats(rawTensor(pb::TensorProto::FLOAT16, {6}, packed), {}));
    QCOMPARE(values[0], 1.0F);
    QCOMPARE(values[1], 1.0F);           // half way between 1 and 1 + 2^-10: to even
    QCOMPARE(values[2], 1.001953125F);   // half way between 1 + 2^-10 and 1 + 2^-9: to even
    QCOMPARE(values[3], 65504.0F);
    QVERIFY(std::isinf(values[4]));
    QVERIFY(values[5] == 0.0F && std::signbit(values[5]));
}

void TestTensorData::aStretchIsWhatTheWholeHasThere_data()
{
    QTest::addColumn<int>("type");
    for (const int type : {pb::TensorProto::FLOAT, pb::TensorProto::FLOAT16, pb::TensorProto::BFLOAT16, pb::TensorProto::DOUBLE, pb::TensorProto::INT64, pb::TensorProto::UINT8,
                           pb::TensorProto::INT4, pb::TensorProto::UINT4, pb::TensorProto::BOOL, pb::TensorProto::FLOAT8E4M3FN})
        QTest::newRow(std::string(elementTypeName(type)).c_str()) << type;
}

void TestTensorData::aStretchIsWhatTheWholeHasThere()
{
    QFETCH(int, type);
    constexpr int64_t count = 31;
    pb::TensorProto tensor;
    tensor.set_name("t");
    tensor.set_data_type(type);
    tensor.add_dims(count);
    std::string bytes(static_cast<size_t>(*elementBytes(type, count)), '\0');
    for (size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = type == pb::TensorProto::BOOL ? static_cast<char>(i % 3 == 0) : static_cast<char>(i * 37 + 5);
    tensor.set_raw_data(bytes);
    const std::vector<double> whole = VERIFIED(toDoubles(tensor, {}));
    for (const auto &[first, length] : std::vector<std::pair<int64_t, int64_t>>{{0, 31}, {0, 1}, {1, 1}, {3, 8}, {30, 1}, {7, 0}, {31, 0}}) {
        const std::vector<double> part = VERIFIED(tensorSlice(tensor, {}, first, length));
        QCOMPARE(static_cast<int64_t>(part.size()), length);
        for (int64_t i = 0; i < length; ++i) {
            const double a = part[static_cast<size_t>(i)];
            const double b = whole[static_cast<size_t>(first + i)];
            QVERIFY(a == b || (std::isnan(a) && std::isnan(b)));
        }
    }
}

void TestTensorData::aStretchOfAFileReadsNoMore()
{
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("payload.bin").toStdString();
    std::vector<float> values(100'000);
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(i);
    {
        const auto file = VERIFIED(OutputFile::create(path));
        VERIFIED(file->write(bytesOf(values)));
        VERIFIED(file->commit());
    }
    pb::TensorProto tensor;
    tensor.set_name("w");
    tensor.set_data_type(pb::TensorProto::FLOAT);
    tensor.add_dims(100'000);
    Payloads payloads;
    attachPayload(tensor, TensorData::fromFile(VERIFIED(InputFile::open(path)), 0, 400'000), payloads);
    QCOMPARE(VERIFIED(tensorSlice(tensor, payloads, 99'998, 2)), (std::vector<double>{99'998, 99'999}));
    REFUSED(tensorSlice(tensor, payloads, 99'999, 2));
}

void TestTensorData::aStretchOutsideIsRefused()
{
    pb::TensorProto tensor;
    tensor.set_name("t");
    tensor.set_data_type(pb::TensorProto::FLOAT);
    tensor.add_dims(2);
    tensor.add_float_data(1);
    tensor.add_float_data(2);
    QCOMPARE(VERIFIED(tensorSlice(tensor, {}, 1, 1)), std::vector<double>{2});
    QVERIFY(REFUSED(tensorSlice(tensor, {}, 1, 2)).text().find("t") != std::string::npos);
    REFUSED(tensorSlice(tensor, {}, -1, 1));
    tensor.set_data_type(pb::TensorProto::STRING);
    QCOMPARE(REFUSED(tensorSlice(tensor, {}, 0, 1)).kind, ErrorKind::Unsupported);
}

QTEST_APPLESS_MAIN(TestTensorData)
#include "tst_tensor_data.moc"
