// IDX pairs and .csv tables.
#include "core/formats/dataset.h"
#include "tests/support/data_files.h"
#include "tests/support/verified.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pare;
using namespace pare::test;

namespace {

constexpr int FLOAT = pb::TensorProto::FLOAT;
constexpr int INT64 = pb::TensorProto::INT64;

const ModelSignature &digits()
{
    static const ModelSignature model = signature({{"images", FLOAT, {-1, 1, 2, 3}}}, {{"logits", FLOAT, {-1, 3}}});
    return model;
}
const ModelSignature &flowers()
{
    static const ModelSignature model = signature({{"features", FLOAT, {-1, 2}}}, {{"logits", FLOAT, {-1, 3}}});
    return model;
}

std::unique_ptr<Dataset> opened(const std::filesystem::path &path, const ModelSignature &model, const std::string &options = {})
{
    return VERIFIED(openDataset(path, VERIFIED(parseDataFormat(options)), model));
}
std::string refusalOf(const std::filesystem::path &path, const ModelSignature &model, const std::string &options = {})
{
    return REFUSED(openDataset(path, VERIFIED(parseDataFormat(options)), model)).message;
}
bool mentions(const std::vector<std::string> &notes, const std::string &part)
{
    return std::any_of(notes.begin(), notes.end(), [&](const std::string &note) { return note.find(part) != std::string::npos; });
}

const std::string pixels("\0\xff\2\3\4\5\6\7\x08\x09\x0a\x0b", 12);

} // namespace

#define CONTAINS(text, part) QVERIFY2((text).find(part) != std::string::npos, (text).c_str())

class TestDataTables : public QObject {
    Q_OBJECT
private slots:
    void anIdxPairIsScaledShapedAndLabelled_data()
    {
        QTest::addColumn<bool>("zipped");
        QTest::addColumn<bool>("folderGiven");
        QTest::newRow("plain, folder") << false << true;
        QTest::newRow("plain, file") << false << false;
        QTest::newRow("gz, folder") << true << true;
        QTest::newRow("gz, file") << true << false;
    }
    void anIdxPairIsScaledShapedAndLabelled()
    {
        QFETCH(bool, zipped);
        QFETCH(bool, folderGiven);
        const DataFolder folder;
        const auto packed = [&](const std::string &bytes) { return zipped ? gzipFile(bytes, "some name") : bytes; };
        const std::string ending = zipped ? ".gz" : "";
        const auto images = folder.write("t10k-images-idx3-ubyte" + ending, packed(idxFile(0x08, {2, 2, 3}, pixels)));
        folder.write("t10k-labels-idx1-ubyte" + ending, packed(idxFile(0x08, {2}, std::string("\1\2", 2))));
        const auto data = opened(folderGiven ? folder.path() : images, digits());
        QCOMPARE(data->info().kind, DatasetFormat::Idx);
        QCOMPARE(data->count(), int64_t(2));
        const Batch batch = VERIFIED(data->read(0, 2));
        QCOMPARE(batch.inputs[0].dims, (std::vector<int64_t>{2, 1, 2, 3}));
        const auto values = floatsOf(batch.inputs[0]);
        QCOMPARE(values[0], 0.0f);
        QCOMPARE(values[1], 1.0f);
        QCOMPARE(values[11], 11 / 255.0f);
        QCOMPARE(intsOf(*batch.labels), (std::vector<int64_t>{1, 2}));
        QVERIFY(mentions(data->info().notes, "scale=1/255"));
    }

    void idxTakesScaleMeanAndStd()
    {
        const DataFolder folder;
        const auto path = folder.write("a-images-idx3-ubyte", idxFile(0x08, {2, 2, 3}, pixels));
        const auto data = opened(path, digits(), "scale=1,mean=1,std=2");
        QCOMPARE(floatsOf(VERIFIED(data->read(1, 1)).inputs[0])[0], (6 - 1) / 2.0f);
        QVERIFY(data->info().labels == LabelKind::None);
        const ModelSignature bytes = signature({{"images", pb::TensorProto::UINT8, {-1, 2, 3}}}, {{"y", FLOAT, {-1, 3}}});
        QCOMPARE(VERIFIED(opened(path, bytes)->read(0, 2)).inputs[0].bytes, pixels);
        CONTAINS(refusalOf(path, bytes, "mean=1"), "float inputs");
    }

    void badIdxFilesAreRefused()
    {
        const DataFolder folder;
        const std::string good = idxFile(0x08, {2, 2, 3}, pixels);
        CONTAINS(refusalOf(folder.write("a-images-idx3-ubyte", good.substr(0, good.size() - 1)), digits()), "need 12 bytes, the file holds 11");
        CONTAINS(refusalOf(folder.write("b-images-idx3-ubyte", gzipFile(good + "x")), digits()), "more or less");
        CONTAINS(refusalOf(folder.write("c-images-idx3-ubyte", idxFile(0x08, {0xffffffff, 0xffffffff, 0xffffffff}, "")), digits()), "larger than any file");
        CONTAINS(refusalOf(folder.write("d-images-idx3-ubyte", idxFile(0x08, {3, 2, 2}, pixels)), digits()), "expected float32 1x2x3, found float32 2x2 in sample 0");
        folder.write("e-labels-idx1-ubyte", idxFile(0x08, {3}, std::string(3, '\0')));
        CONTAINS(refusalOf(folder.write("e-images-idx3-ubyte", good), digits()), "has 3 samples, images has 2");
        CONTAINS(refusalOf(folder.path(), digits()), "IDX data sets; name");
    }

    void aTableWithHeaderAndTextLabels()
    {
        const DataFolder folder;
        const auto path = folder.write("iris.csv", "length,width,species\r\n5.1,3.5,setosa\r\n\"6.2\",2.8,\"virginica\"\r\n\r\n5.9,3.0,versicolor\n4.9,3.1,setosa");
        const auto data = opened(path, flowers());
        QCOMPARE(data->info().kind, DatasetFormat::Csv);
        QCOMPARE(data->count(), int64_t(4));
        const Batch batch = VERIFIED(data->read(1, 3));
        QCOMPARE(floatsOf(batch.inputs[0]), (std::vector<float>{6.2f, 2.8f, 5.9f, 3.0f, 4.9f, 3.1f}));
        QCOMPARE(intsOf(*batch.labels), (std::vector<int64_t>{2, 1, 0})); // sorted: setosa, versicolor, virginica
        QCOMPARE(data->info().classNames, (std::vector<std::string>{"setosa", "versicolor", "virginica"}));
        QVERIFY(mentions(data->info().notes, "order of their names"));
        ModelSignature named = flowers();
        named.classNames = {"virginica", "setosa", "versicolor"};
        QCOMPARE(VERIFIED(opened(path, named)->classLabels()), (std::vector<int64_t>{1, 0, 2, 1}));
    }

    void columnsAreChosenByNameNumberAndPlace()
    {
        const DataFolder folder;
        const auto path = folder.write("t.tsv", "class\ta\tb\n1\t0.5\t2\n0\t1.5\t3\n");
        QCOMPARE(VERIFIED(opened(path, flowers())->classLabels()), (std::vector<int64_t>{1, 0})); // a column called class
        const auto last = opened(path, flowers(), "label-column=-1");
        QCOMPARE(VERIFIED(last->classLabels()), (std::vector<int64_t>{2, 3}));
        QCOMPARE(floatsOf(VERIFIED(last->read(0, 1)).inputs[0]), (std::vector<float>{1, 0.5f}));
        QCOMPARE(VERIFIED(opened(path, flowers(), "label-column=b")->classLabels()), (std::vector<int64_t>{2, 3}));
        CONTAINS(refusalOf(path, flowers(), "label-column=colour"), "no column \"colour\"");
        const auto bare = opened(folder.write("bare.csv", "1;2\n3;4\n"), flowers());
        QVERIFY(bare->info().labels == LabelKind::None); // as many columns as features
        QCOMPARE(floatsOf(VERIFIED(bare->read(0, 2)).inputs[0]), (std::vector<float>{1, 2, 3, 4}));
        const ModelSignature columns = signature({{"a", FLOAT, {-1, 1}}, {"b", INT64, {-1, 1}}}, {{"y", FLOAT, {-1, 2}}});
        const Batch batch = VERIFIED(opened(path, columns)->read(0, 2));
        QCOMPARE(floatsOf(batch.inputs[0]), (std::vector<float>{0.5f, 1.5f}));
        QCOMPARE(intsOf(batch.inputs[1]), (std::vector<int64_t>{2, 3}));
    }

    void targetsAreReadAsNumbers()
    {
        const DataFolder folder;
        const ModelSignature model = signature({{"x", FLOAT, {-1, 2}}}, {{"y", FLOAT, {-1, 1}}});
        const auto data = opened(folder.write("t.csv", "a,b,price\n1,2,0.5\n3,,1e3\n"), model);
        QVERIFY(data->info().labels == LabelKind::Target);
        const Batch batch = VERIFIED(data->read(0, 2));
        QCOMPARE(floatsOf(*batch.labels), (std::vector<float>{0.5f, 1000}));
        QVERIFY(std::isnan(floatsOf(batch.inputs[0])[3])); // a missing value
        QCOMPARE(data->findings().size(), size_t(1));
    }

    void badTablesSayWhere()
    {
        const DataFolder folder;
        CONTAINS(refusalOf(folder.write("a.csv", "a,colour,y\n1,2,0\n1,red,0\n"), flowers()),
                 "column \"colour\": expected a number, found \"red\" in sample 1 (line 3)");
        CONTAINS(refusalOf(folder.write("b.csv", "a,b,y\n1,2,0\n1,2\n"), flowers()), "line 3 has 2 fields, the first line has 3");
        CONTAINS(refusalOf(folder.write("c.csv", "a,b,y\n1,\"2,0\n1,2,1\n"), flowers()), "never closed");
        CONTAINS(refusalOf(folder.write("d.csv", "a,b,c,d,y\n1,2,3,4,0\n"), flowers()), "expected 2 features (float32 ?x2), found 4 columns beside the label");
        CONTAINS(refusalOf(folder.write("e.csv", "a,b,y\n"), flowers()), "empty");
        CONTAINS(refusalOf(folder.write("f.csv", "a,b,y\n1,2,\n"), flowers()), "no label in sample 0");
        CONTAINS(refusalOf(folder.write("g.csv", ""), flowers()), "empty");
    }

    void quotedFieldsMayHoldDelimitersQuotesAndLineBreaks()
    {
        const DataFolder folder;
        const auto data = opened(folder.write("q.csv", "a,b,label\n1,2,\"x, \"\"y\"\"\nz\"\n3,4,plain\n"), flowers());
        QCOMPARE(data->info().classNames, (std::vector<std::string>{"plain", "x, \"y\"\nz"}));
        QCOMPARE(VERIFIED(data->classLabels()), (std::vector<int64_t>{1, 0}));
    }

    void longTablesAreReadByRanges()
    {
        const DataFolder folder;
        std::string text = "a,b,y\n";
        for (int i = 0; i < 20'000; ++i)
            text += std::to_string(i) + "," + std::to_string(i * 2) + "," + std::to_string(i % 3) + "\n";
        const auto data = opened(folder.write("l.csv", text), flowers());
        QCOMPARE(data->count(), int64_t(20'000));
        for (const int64_t index : {19'999, 0, 63, 64, 12'345}) {
            const Batch batch = VERIFIED(data->read(index, 1));
            QCOMPARE(floatsOf(batch.inputs[0]), (std::vector<float>{static_cast<float>(index), static_cast<float>(2 * index)}));
            QCOMPARE(intsOf(*batch.labels), (std::vector<int64_t>{index % 3}));
        }
    }

    void otherFilesAreRecognisedAndRefusedWithAdvice_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("hdf5") << QByteArray("\x89HDF\r\n\x1a\nxxxx") << "HDF5";
        QTest::newRow("parquet") << QByteArray("PAR1xxxx") << "Parquet";
        QTest::newRow("pickle") << QByteArray("\x80\x04\x95") << "pickle";
        QTest::newRow("random") << QByteArray("\x01\xfe\x02\x03\x04\x05\x06\x07\x08", 9) << "no data set that Pare reads";
        QTest::newRow("renamed zip") << QByteArray("PK\3\4 and nothing") << "directory";
    }
    void otherFilesAreRecognisedAndRefusedWithAdvice()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const DataFolder folder;
        const auto path = folder.write("data", std::string(bytes.constData(), static_cast<size_t>(bytes.size())));
        const std::string message = refusalOf(path, flowers());
        QVERIFY2(QString::fromStdString(message).contains(part), message.c_str());
        QVERIFY(REFUSED(openDataset(folder.path("nothing"), {}, flowers())).kind == ErrorKind::Io);
    }
};

QTEST_GUILESS_MAIN(TestDataTables)
#include "tst_data_tables.moc"
