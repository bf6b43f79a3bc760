// What all data sets have in common: options, what a model says of itself, ONNX test data, subsets, splits, hashes.
#include "core/formats/dataset.h"
#include "tests/support/data_files.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace pare;
using namespace pare::test;

namespace {

constexpr int FLOAT = pb::TensorProto::FLOAT;
constexpr int INT64 = pb::TensorProto::INT64;

std::string tensorFile(const std::string &name, const std::vector<int64_t> &dims, const std::vector<float> &values)
{
    pb::TensorProto tensor;
    tensor.set_name(name);
    tensor.set_data_type(FLOAT);
    for (const int64_t dim : dims)
        tensor.add_dims(dim);
    tensor.set_raw_data(rawBytes(values));
    return tensor.SerializeAsString();
}

// One feature that is the sample's number, classes as given.
std::shared_ptr<Dataset> numbered(const std::vector<int64_t> &classes)
{
    static const ModelSignature model = signature({{"x", FLOAT, {-1, 1}}}, {{"y", FLOAT, {-1, 10}}});
    std::vector<float> values(classes.size());
    std::iota(values.begin(), values.end(), 0.0f);
    const auto count = static_cast<int64_t>(classes.size());
    return memoryDataset(model, {{"x", FLOAT, {count, 1}, rawBytes(values)}}, {{"labels", INT64, {count}, rawBytes(classes)}});
}

std::vector<int64_t> classesOf(const std::vector<int64_t> &counts)
{
    std::vector<int64_t> classes;
    for (size_t label = 0; label < counts.size(); ++label)
        classes.insert(classes.end(), static_cast<size_t>(counts[label]), static_cast<int64_t>(label));
    return classes;
}

int64_t countOf(const std::vector<int64_t> &places, const std::vector<int64_t> &classes, int64_t label)
{
    return std::count_if(places.begin(), places.end(), [&](int64_t place) { return classes[static_cast<size_t>(place)] == label; });
}

} // namespace

#define CONTAINS(text, part) QVERIFY2((text).find(part) != std::string::npos, (text).c_str())

class TestDataSets : public QObject {
    Q_OBJECT
private slots:
    void optionsAreReadAndWrittenBack()
    {
        const DatasetOptions options = VERIFIED(parseDataFormat(
            "images,size=256,crop=224x320,scale=1/255,mean=0.485:0.456:0.406,std=0.5,order=bgr,layout=nhwc,classes=a\\,b.txt,limit=10"));
        QCOMPARE(options.format, DatasetFormat::Images);
        QCOMPARE(*options.size, int64_t(256));
        QCOMPARE(*options.cropWidth, int64_t(320));
        QCOMPARE(*options.scale, 1.0 / 255);
        QCOMPARE(options.mean, (std::vector<double>{0.485, 0.456, 0.406}));
        QCOMPARE(options.classes, std::string("a,b.txt"));
        const std::string text = dataFormatText(options);
        QCOMPARE(dataFormatText(VERIFIED(parseDataFormat(text))), text);
        QCOMPARE(*VERIFIED(parseDataFormat(text)).scale, 1.0 / 255);
        const DatasetOptions table = VERIFIED(parseDataFormat("csv,label-column=price,header=no,delimiter=tab"));
        QCOMPARE(*table.delimiter, '\t');
        QCOMPARE(dataFormatText(table), std::string("csv,label-column=price,header=no,delimiter=tab"));
    }

    void badOptionsSayWhatTheyTake_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("kind") << "jpegs" << "no kind of data set";
        QTest::newRow("option") << "images,colour=red" << "no option of data sets; there are size, crop";
        QTest::newRow("number") << "size=big" << "size takes a whole number";
        QTest::newRow("range") << "size=0" << "from 1";
        QTest::newRow("zero std") << "std=0" << "other than 0";
        QTest::newRow("order") << "order=rbg" << "rgb or bgr";
        QTest::newRow("late kind") << "size=3,images" << "no kind";
        QTest::newRow("list") << "mean=1:x" << "a number";
    }
    void badOptionsSayWhatTheyTake()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const std::string message = REFUSED(parseDataFormat(text.toStdString())).message;
        QVERIFY2(QString::fromStdString(message).contains(part), message.c_str());
    }

    void aModelSaysWhatItTakesAndGives()
    {
        const Model model = modelOf("agraph (float[N,3] x) => (float[N,4] scores, float[N,4] y) { h = MatMul(x, w) y = Relu(h) scores = Softmax(h) }", {"w[3,4]"});
        pb::ModelProto proto = model.proto();
        auto *entry = proto.add_metadata_props();
        entry->set_key("names");
        entry->set_value("{0: 'a', 2: 'it''s', 1: \"b\", 3: 'd'}");
        const ModelSignature found = signatureOf(Model(proto, model.payloads()));
        QCOMPARE(found.inputs.size(), size_t(1)); // the weights are no input
        QCOMPARE(found.inputs[0].text(), std::string("float32 ?x3"));
        QVERIFY(found.outputs[0].classScores && found.outputs[0].probabilities);
        QCOMPARE(found.classNames.size(), size_t(4));
        QCOMPARE(found.classNames[1], std::string("b"));
        QVERIFY(!signatureOf(modelOf("agraph (float[N,3] x) => (float[N,128] y) { y = MatMul(x, w) }", {"w[3,128]"})).outputs[0].classScores);
        QVERIFY(signatureOf(modelOf("agraph (float[N,3] x) => (float[N,10] y) { y = MatMul(x, w) }", {"w[3,10]"})).outputs[0].classScores);
    }

    void classNamesComeInSeveralForms()
    {
        const std::vector<std::string> expected = {"cat", "dog"};
        for (const char *text : {"cat,dog", "cat\ndog\n", R"(["cat","dog"])", "['cat', 'dog']", R"({"0":"cat","1":"dog"})", "{1: 'dog', 0: 'cat'}"})
            QCOMPARE(parseClassNames(text).at(0) + parseClassNames(text).at(1), expected[0] + expected[1]);
        QVERIFY(parseClassNames("").empty());
        QVERIFY(parseClassNames("{999999999999: 'x'}").empty());
    }

    void testDataFoldersAreSamplesWithReferences()
    {
        const ModelSignature model = signature({{"a", FLOAT, {-1, 2}}, {"b", FLOAT, {-1}}}, {{"y", FLOAT, {-1, 1}}});
        const DataFolder folder;
        // The second set has its inputs the other way round, with names; and other shapes.
        folder.write("test_data_set_0/input_0.pb", tensorFile("", {1, 2}, {1, 2}));
        folder.write("test_data_set_0/input_1.pb", tensorFile("", {1}, {3}));
        folder.write("test_data_set_0/output_0.pb", tensorFile("y", {1, 1}, {4}));
        folder.write("test_data_set_1/input_0.pb", tensorFile("b", {3}, {7, 8, 9}));
        folder.write("test_data_set_1/input_1.pb", tensorFile("a", {2, 2}, {1, 2, 3, 4}));
        folder.write("test_data_set_1/output_0.pb", tensorFile("y", {2, 1}, {5, 6}));
        const auto data = VERIFIED(openDataset(folder.path(), {}, model));
        QCOMPARE(data->info().kind, DatasetFormat::OnnxTestData);
        QCOMPARE(data->count(), int64_t(2));
        QCOMPARE(data->info().references, std::vector<std::string>{"y"});
        const Batch second = VERIFIED(data->read(1, 1));
        QVERIFY(second.whole);
        QCOMPARE(second.inputs[0].name, std::string("a"));
        QCOMPARE(floatsOf(second.inputs[0]), (std::vector<float>{1, 2, 3, 4}));
        QCOMPARE(second.inputs[1].dims, std::vector<int64_t>{3});
        QCOMPARE(floatsOf(second.references[0]), (std::vector<float>{5, 6}));
        QCOMPARE(VERIFIED(openDataset(folder.path("test_data_set_1"), {}, model))->count(), int64_t(1));
    }

    void badTestDataIsRefused()
    {
        const ModelSignature model = signature({{"a", FLOAT, {-1, 2}}}, {{"y", FLOAT, {-1, 1}}});
        const auto refusal = [&](const std::string &bytes) {
            const DataFolder folder;
            folder.write("test_data_set_0/input_0.pb", bytes);
            return REFUSED(openDataset(folder.path(), {}, model)).message;
        };
        CONTAINS(refusal("garbage"), "no tensor");
        CONTAINS(refusal(tensorFile("", {1, 3}, {1, 2, 3})), "a: expected float32 ?x2, found float32 1x3");
        QVERIFY(!refusal(tensorFile("", {5, 2}, {1, 2, 3})).empty());
        pb::TensorProto outside;
        outside.set_data_type(FLOAT);
        outside.add_dims(1);
        outside.add_dims(2);
        outside.set_data_location(pb::TensorProto::EXTERNAL);
        CONTAINS(refusal(outside.SerializeAsString()), "another file");
    }

    void aSubsetKeepsItsOrderAndRemembersWhereItCameFrom()
    {
        const auto whole = numbered(classesOf({5, 5}));
        std::shared_ptr<Dataset> part = VERIFIED(subset(whole, {7, 2, 9}));
        QCOMPARE(part->count(), int64_t(3));
        const Batch batch = VERIFIED(part->read(1, 2));
        QCOMPARE(floatsOf(batch.inputs[0]), (std::vector<float>{2, 9}));
        QCOMPARE(batch.indices, (std::vector<int64_t>{2, 9}));
        QCOMPARE(VERIFIED(part->classLabels()), (std::vector<int64_t>{1, 0, 1}));
        const auto nested = VERIFIED(subset(part, {2}));
        QCOMPARE(VERIFIED(nested->read(0, 1)).indices, std::vector<int64_t>{9});
        CONTAINS(REFUSED(subset(whole, {10})).message, "no sample 10");
        CONTAINS(REFUSED(part->read(0, 4)).message, "no samples 0 to 3");
    }

    void aSplitIsDisjointCompleteStratifiedAndSeeded()
    {
        const auto classes = classesOf({100, 40, 10, 2, 1});
        const Split parts = stratifiedSplit(classes, 0.3, 5);
        std::set<int64_t> all(parts.deciding.begin(), parts.deciding.end());
        all.insert(parts.reporting.begin(), parts.reporting.end());
        QCOMPARE(all.size(), classes.size());
        QCOMPARE(parts.deciding.size() + parts.reporting.size(), classes.size());
        QCOMPARE(countOf(parts.deciding, classes, 0), int64_t(30));
        QCOMPARE(countOf(parts.deciding, classes, 1), int64_t(12));
        QCOMPARE(countOf(parts.deciding, classes, 2), int64_t(3));
        QCOMPARE(countOf(parts.deciding, classes, 3), int64_t(1));
        QCOMPARE(countOf(parts.deciding, classes, 4), int64_t(0));
        QVERIFY(std::is_sorted(parts.deciding.begin(), parts.deciding.end()));
        QCOMPARE(stratifiedSplit(classes, 0.3, 5).deciding, parts.deciding);
        QVERIFY(stratifiedSplit(classes, 0.3, 6).deciding != parts.deciding);
        // The same on every machine.
        QCOMPARE(plainSplit(10, 0.5, 0).deciding, VERIFIED(split(*VERIFIED(subset(numbered(std::vector<int64_t>(10, 0)), {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})), 0.5, 0)).deciding);
        const Split many = stratifiedSplit(classesOf(std::vector<int64_t>(50, 3)), 0.5, 1);
        QCOMPARE(many.deciding.size(), size_t(75));
    }

    void calibrationSamplesAreSpreadOverClasses()
    {
        const auto classes = classesOf({80, 10, 10});
        const auto chosen = VERIFIED(calibrationSubset(*numbered(classes), 12, 0));
        QCOMPARE(chosen.size(), size_t(12));
        for (int64_t label = 0; label < 3; ++label)
            QCOMPARE(countOf(chosen, classes, label), int64_t(4));
        QCOMPARE(std::set<int64_t>(chosen.begin(), chosen.end()).size(), size_t(12));
        QCOMPARE(VERIFIED(calibrationSubset(*numbered(classes), 12, 0)), chosen);
        QCOMPARE(VERIFIED(calibrationSubset(*numbered(classes), 1000, 0)).size(), size_t(100));
    }

    void samplesInBothSetsAreFound()
    {
        const auto evaluation = numbered(classesOf({10}));
        std::shared_ptr<Dataset> other = VERIFIED(subset(evaluation, {9, 4, 4}));
        const Leakage leakage = VERIFIED(findLeakage(*evaluation, *other));
        QCOMPARE(leakage.shared, int64_t(2));
        QCOMPARE(leakage.firstInEvaluation, int64_t(4));
        QCOMPARE(leakage.firstInOther, int64_t(1));
        const std::vector<int64_t> two = {1, 2};
        const auto hashes = VERIFIED(sampleHashes(*evaluation, two));
        QVERIFY(hashes[0] != hashes[1]);
    }
};

QTEST_GUILESS_MAIN(TestDataSets)
#include "tst_data_sets.moc"
