#include "core/model/onnx.h"
#include "core/runtime/sample_inputs.h"
#include "tests/support/verified.h"

#include <cstring>
#include <set>

namespace pare {

namespace {

ModelValue value(const std::string &name, int type, std::vector<int64_t> dims, std::vector<std::string> symbols = {})
{
    symbols.resize(dims.size());
    return {name, type, true, std::move(dims), std::move(symbols)};
}

template <typename T>
std::vector<T> valuesOf(const Tensor &tensor)
{
    std::vector<T> values(tensor.bytes.size() / sizeof(T));
    std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

} // namespace

class TestSampleInputs : public QObject {
    Q_OBJECT

private slots:
    void freeAxesTakeSensibleSizes_data();
    void freeAxesTakeSensibleSizes();
    void theBatchGoesToTheFirstAxis();
    void aFixedFirstAxisRefusesAnotherBatch();
    void givenSizesWin();
    void otherGuessesGiveOtherSizes();
    void valuesAreInRangeAndSeeded();
    void masksAreOnes();
    void everyTypeHasItsBytes();
    void whatCannotBeMadeUpIsSaid();
};

void TestSampleInputs::freeAxesTakeSensibleSizes_data()
{
    QTest::addColumn<QStringList>("symbols");
    QTest::addColumn<int>("type");
    QTest::addColumn<QList<int>>("expected");
    const int real = pb::TensorProto::FLOAT;
    const int whole = pb::TensorProto::INT64;
    QTest::newRow("tokens") << QStringList{"batch_size", "sequence_length"} << whole << QList<int>{1, 128};
    QTest::newRow("sequence first") << QStringList{"seq", "8"} << real << QList<int>{128, 8};
    QTest::newRow("picture") << QStringList{"N", "3", "height", "width"} << real << QList<int>{1, 3, 224, 224};
    QTest::newRow("past") << QStringList{"batch", "4", "past_sequence_length", "16"} << real << QList<int>{1, 4, 0, 16};
    QTest::newRow("sum") << QStringList{"batch", "past_sequence_length + sequence_length"} << whole << QList<int>{1, 128};
    QTest::newRow("sound") << QStringList{"batch", "num_samples"} << real << QList<int>{1, 16000};
    QTest::newRow("nameless") << QStringList{"", "", "7"} << real << QList<int>{1, 1, 7};
}

void TestSampleInputs::freeAxesTakeSensibleSizes()
{
    QFETCH(QStringList, symbols);
    QFETCH(int, type);
    QFETCH(QList<int>, expected);
    std::vector<int64_t> dims;
    std::vector<std::string> names;
    for (const QString &symbol : symbols) {
        bool number = false;
        const int size = symbol.toInt(&number);
        dims.push_back(number ? size : -1);
        names.push_back(number ? std::string() : symbol.toStdString());
    }
    const SampleInputs inputs = VERIFIED(sampleInputs({value("x", type, dims, names)}, {}));
    QCOMPARE(inputs.tensors[0].dims, std::vector<int64_t>(expected.begin(), expected.end()));
    QVERIFY(inputs.tensors[0].consistent());
}

void TestSampleInputs::theBatchGoesToTheFirstAxis()
{
    InputOptions options;
    options.batch = 8;
    const SampleInputs inputs = VERIFIED(sampleInputs(
        {value("ids", pb::TensorProto::INT64, {-1, -1}, {"batch", "seq"}), value("scale", pb::TensorProto::FLOAT, {1})}, options));
    QCOMPARE(inputs.batch, int64_t{8});
    QCOMPARE(inputs.tensors[0].dims, (std::vector<int64_t>{8, 128}));
    QCOMPARE(inputs.tensors[1].dims, (std::vector<int64_t>{1}));
}

void TestSampleInputs::aFixedFirstAxisRefusesAnotherBatch()
{
    const std::vector<ModelValue> model{value("x", pb::TensorProto::FLOAT, {4, 10})};
    QCOMPARE(VERIFIED(sampleInputs(model, {})).batch, int64_t{4});
    InputOptions options;
    options.batch = 4;
    QCOMPARE(VERIFIED(sampleInputs(model, options)).batch, int64_t{4});
    options.batch = 8;
    const Error error = REFUSED(sampleInputs(model, options));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QCOMPARE(error.where, std::string("input x"));
}

void TestSampleInputs::givenSizesWin()
{
    InputOptions options;
    options.dims = {{"seq", 5}, {"y:1", 6}};
    const SampleInputs inputs = VERIFIED(sampleInputs({value("x", pb::TensorProto::INT64, {-1, -1, -1}, {"batch", "seq", "seq + 2"}),
                                                       value("y", pb::TensorProto::FLOAT, {-1, -1}, {"batch", "seq"})},
                                                      options));
    QCOMPARE(inputs.tensors[0].dims, (std::vector<int64_t>{1, 5, 7}));
    QCOMPARE(inputs.tensors[1].dims, (std::vector<int64_t>{1, 6}));
    options.dims = {{"seq", int64_t{1} << 40}};
    QCOMPARE(REFUSED(sampleInputs({value("x", pb::TensorProto::INT64, {-1, -1}, {"batch", "seq"})}, options)).kind, ErrorKind::InvalidInput);
}

void TestSampleInputs::otherGuessesGiveOtherSizes()
{
    const std::vector<ModelValue> model{value("x", pb::TensorProto::FLOAT, {-1, 3, -1, -1}, {"N", "", "height", "width"}),
                                        value("ids", pb::TensorProto::INT64, {-1, -1}, {"N", "seq"})};
    std::set<std::vector<int64_t>> shapes;
    for (const SizeGuess &guess : sizeGuesses()) {
        const SampleInputs inputs = VERIFIED(sampleInputs(model, {}, guess));
        QCOMPARE(inputs.tensors[0].dims, (std::vector<int64_t>{1, 3, guess.height, guess.width}));
        QCOMPARE(inputs.tensors[1].dims, (std::vector<int64_t>{1, guess.sequence}));
        QCOMPARE(inputs.guessed, (std::map<std::string, int64_t>{{"x:2", guess.height}, {"x:3", guess.width}, {"ids:1", guess.sequence}}));
        shapes.insert(inputs.tensors[0].dims);
        // What was guessed can be given, and then nothing is guessed any more.
        InputOptions given;
        given.dims = inputs.guessed;
        const SampleInputs again = VERIFIED(sampleInputs(model, given));
        QVERIFY(again.guessed.empty());
        QCOMPARE(again.tensors[0].dims, inputs.tensors[0].dims);
    }
    QVERIFY(shapes.size() >= 6);
    QVERIFY(VERIFIED(sampleInputs({value("x", pb::TensorProto::FLOAT, {-1, 3})}, {})).guessed.empty()); // the batch is no guess
}

void TestSampleInputs::valuesAreInRangeAndSeeded()
{
    const std::vector<ModelValue> model{value("x", pb::TensorProto::FLOAT, {1, 1000}), value("ids", pb::TensorProto::INT64, {1, 1000})};
    InputOptions options;
    options.seed = 3;
    const SampleInputs first = VERIFIED(sampleInputs(model, options));
    const std::vector<float> reals = valuesOf<float>(first.tensors[0]);
    QVERIFY(*std::min_element(reals.begin(), reals.end()) >= -1);
    QVERIFY(*std::max_element(reals.begin(), reals.end()) <= 1);
    QVERIFY(*std::min_element(reals.begin(), reals.end()) < -0.9F);
    QVERIFY(*std::max_element(reals.begin(), reals.end()) > 0.9F);
    const std::vector<int64_t> ids = valuesOf<int64_t>(first.tensors[1]);
    QVERIFY(std::all_of(ids.begin(), ids.end(), [](int64_t id) { return id == 0 || id == 1; }));
    QVERIFY(std::count(ids.begin(), ids.end(), 1) > 400);
    QCOMPARE(VERIFIED(sampleInputs(model, options)).tensors[0].bytes, first.tensors[0].bytes);
    options.seed = 4;
    QVERIFY(VERIFIED(sampleInputs(model, options)).tensors[0].bytes != first.tensors[0].bytes);
}

void TestSampleInputs::masksAreOnes()
{
    const SampleInputs inputs = VERIFIED(sampleInputs(
        {value("attention_mask", pb::TensorProto::INT64, {1, 9}), value("pad_Mask", pb::TensorProto::BOOL, {1, 9}),
         value("mask", pb::TensorProto::FLOAT, {1, 9})},
        {}));
    QCOMPARE(valuesOf<int64_t>(inputs.tensors[0]), std::vector<int64_t>(9, 1));
    QCOMPARE(inputs.tensors[1].bytes, std::string(9, '\1'));
    QCOMPARE(valuesOf<float>(inputs.tensors[2]), std::vector<float>(9, 1));
}

void TestSampleInputs::everyTypeHasItsBytes()
{
    for (const int type : {pb::TensorProto::FLOAT, pb::TensorProto::DOUBLE, pb::TensorProto::FLOAT16, pb::TensorProto::BFLOAT16,
                           pb::TensorProto::INT8, pb::TensorProto::UINT8, pb::TensorProto::INT16, pb::TensorProto::UINT16,
                           pb::TensorProto::INT32, pb::TensorProto::UINT32, pb::TensorProto::INT64, pb::TensorProto::UINT64,
                           pb::TensorProto::BOOL, pb::TensorProto::INT4, pb::TensorProto::FLOAT8E4M3FN}) {
        const SampleInputs inputs = VERIFIED(sampleInputs({value("x", type, {3, 5})}, {}));
        QVERIFY2(inputs.tensors[0].consistent(), std::to_string(type).c_str());
    }
}

void TestSampleInputs::whatCannotBeMadeUpIsSaid()
{
    QCOMPARE(REFUSED(sampleInputs({value("s", pb::TensorProto::STRING, {1})}, {})).kind, ErrorKind::Unsupported);
    QCOMPARE(REFUSED(sampleInputs({value("list", 0, {})}, {})).where, std::string("input list"));
    ModelValue unknown = value("x", pb::TensorProto::FLOAT, {});
    unknown.ranked = false;
    QCOMPARE(REFUSED(sampleInputs({unknown}, {})).kind, ErrorKind::Unsupported);
    QVERIFY(!VERIFIED(sampleInputs({value("x", pb::TensorProto::FLOAT, {-1, -1}, {"N", "frames"})}, {})).notes.empty());
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestSampleInputs)
#include "tst_sample_inputs.moc"
