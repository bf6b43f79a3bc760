// .npz and .npy: what a data scientist saves, and what goes wrong with it.
#include "core/formats/dataset.h"
#include "tests/support/data_files.h"
#include "tests/support/verified.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace pare;
using namespace pare::test;

namespace {

constexpr int FLOAT = pb::TensorProto::FLOAT;
constexpr int INT64 = pb::TensorProto::INT64;

const ModelSignature &picturesModel()
{
    static const ModelSignature model = signature({{"images", FLOAT, {-1, 1, 2, 3}}}, {{"logits", FLOAT, {-1, 3}}});
    return model;
}

std::vector<float> counted(size_t count)
{
    std::vector<float> values(count);
    std::iota(values.begin(), values.end(), 0.0f);
    return values;
}

std::unique_ptr<Dataset> opened(const std::filesystem::path &path, const ModelSignature &model = picturesModel(), const std::string &options = {})
{
    return VERIFIED(openDataset(path, VERIFIED(parseDataFormat(options)), model));
}

std::string refusalOf(const std::filesystem::path &path, const ModelSignature &model = picturesModel(), const std::string &options = {})
{
    return REFUSED(openDataset(path, VERIFIED(parseDataFormat(options)), model)).message;
}

bool mentions(const std::vector<std::string> &notes, const std::string &part)
{
    return std::any_of(notes.begin(), notes.end(), [&](const std::string &note) { return note.find(part) != std::string::npos; });
}

} // namespace

#define CONTAINS(text, part) QVERIFY2((text).find(part) != std::string::npos, (text).c_str())

class TestDataNpz : public QObject {
    Q_OBJECT
private slots:
    void filesThatNumpyWroteAreRead()
    {
        const std::filesystem::path folder = std::filesystem::path(PARE_SOURCE_DIR) / "tests/data/datasets";
        for (const char *name : {"numpy_stored.npz", "numpy_compressed.npz"}) {
            const auto data = opened(folder / name);
            QCOMPARE(data->count(), int64_t(4));
            const Batch batch = VERIFIED(data->read(1, 3));
            QCOMPARE(batch.inputs[0].dims, (std::vector<int64_t>{3, 1, 2, 3}));
            // images[i] = (i % 7) / 8, counted through the array
            QCOMPARE(floatsOf(batch.inputs[0]).front(), 6 % 7 / 8.0f);
            QCOMPARE(floatsOf(batch.inputs[0]).back(), 23 % 7 / 8.0f);
            QCOMPARE(intsOf(*batch.labels), (std::vector<int64_t>{0, 1, 2}));
        }
        const Batch batch = VERIFIED(opened(folder / "numpy_compressed.npz")->read(1, 2));
        QCOMPARE(batch.references.front().name, std::string("logits"));
        QCOMPARE(floatsOf(batch.references.front()), (std::vector<float>{3, 4, 5, 6, 7, 8})); // written in Fortran order
        CONTAINS(refusalOf(folder / "numpy_pickled.npz"), "pickled");
    }

    void samplesAreReadInAnyOrderFromStoredAndDeflatedMembers()
    {
        const DataFolder folder;
        for (const bool deflated : {false, true}) {
            const auto path = folder.write("d.npz", zipFile({{"images.npy", npyFloats({50, 1, 2, 3}, counted(300)), deflated},
                                                             {"labels.npy", npyInts({50}, std::vector<int64_t>(50, 1)), deflated}}));
            const auto data = opened(path);
            const std::vector<int64_t> wanted = {49, 0, 1, 2, 30, 7};
            const Batch batch = VERIFIED(data->read(wanted));
            const auto values = floatsOf(batch.inputs[0]);
            for (size_t i = 0; i < wanted.size(); ++i)
                QCOMPARE(values[i * 6], static_cast<float>(wanted[i] * 6));
            QCOMPARE(batch.indices, wanted);
        }
    }

    void aFixedBatchOfOneTakesRowsAndWholeInputs()
    {
        const ModelSignature model = signature({{"images", FLOAT, {1, 1, 2, 3}}}, {{"logits", FLOAT, {1, 3}}});
        const DataFolder folder;
        const auto rows = opened(folder.write("rows.npz", zipFile({{"images.npy", npyFloats({4, 1, 2, 3}, counted(24))}})), model);
        QCOMPARE(rows->count(), int64_t(4));
        QCOMPARE(rows->batchFor(32), int64_t(1));
        QCOMPARE(VERIFIED(rows->read(2, 1)).inputs[0].dims, (std::vector<int64_t>{1, 1, 2, 3}));
        REFUSED(rows->read(0, 2));
        const auto whole = opened(folder.write("whole.npz", zipFile({{"images.npy", npyFloats({4, 1, 1, 2, 3}, counted(24))}})), model);
        QVERIFY(whole->info().whole);
        QCOMPARE(VERIFIED(whole->read(2, 1)).inputs[0].dims, (std::vector<int64_t>{1, 1, 2, 3}));
        QCOMPARE(floatsOf(VERIFIED(whole->read(2, 1)).inputs[0]).front(), 12.0f);
    }

    void aFixedBatchIsFilledUpWithTheLastSample()
    {
        const ModelSignature model = signature({{"x", FLOAT, {4, 2}}}, {{"y", FLOAT, {4, 2}}});
        const DataFolder folder;
        const auto data = opened(folder.write("d.npz", zipFile({{"x.npy", npyFloats({6, 2}, counted(12))}, {"labels.npy", npyInts({6}, {0, 1, 0, 1, 0, 1})}})), model);
        QCOMPARE(data->batchFor(100), int64_t(4));
        const Batch batch = VERIFIED(data->read(4, 2));
        QCOMPARE(batch.samples(), int64_t(2));
        QCOMPARE(batch.inputs[0].dims, (std::vector<int64_t>{4, 2}));
        QCOMPARE(floatsOf(batch.inputs[0]), (std::vector<float>{8, 9, 10, 11, 10, 11, 10, 11}));
        QCOMPARE(intsOf(*batch.labels), (std::vector<int64_t>{0, 1}));
    }

    void severalInputsAndAScalarThatHoldsForAllSamples()
    {
        const ModelSignature model = signature({{"sound", FLOAT, {-1, 4}}, {"state", FLOAT, {2, -1, 3}}, {"rate", INT64, {}}}, {{"y", FLOAT, {-1, 1}}});
        const DataFolder folder;
        const auto data = opened(folder.write("d.npz", zipFile({{"sound.npy", npyFloats({3, 4}, counted(12))},
                                                                {"state.npy", npyFloats({3, 2, 1, 3}, counted(18))},
                                                                {"rate.npy", npyInts({}, {16000})}})),
                                 model);
        const Batch batch = VERIFIED(data->read(2, 1));
        QVERIFY(batch.whole);
        QCOMPARE(batch.inputs[0].dims, (std::vector<int64_t>{1, 4}));
        QCOMPARE(batch.inputs[1].dims, (std::vector<int64_t>{2, 1, 3}));
        QCOMPARE(floatsOf(batch.inputs[1]).front(), 12.0f);
        QVERIFY(batch.inputs[2].dims.empty());
        QCOMPARE(intsOf(batch.inputs[2]), std::vector<int64_t>{16000});
    }

    void aMismatchNamesArraySampleExpectedAndFound()
    {
        const ModelSignature model = signature({{"images", FLOAT, {-1, 1, 28, 28}}}, {{"logits", FLOAT, {-1, 10}}});
        const DataFolder folder;
        const std::string text = refusalOf(folder.write("d.npz", zipFile({{"images.npy", npyFloats({1, 28, 28, 1}, counted(784))}})), model);
        QCOMPARE(text, std::string("images: expected float32 1x28x28, found float32 28x28x1 in sample 0. Change the layout to channels first?"));
        const std::string narrow = refusalOf(folder.write("n.npz", zipFile({{"images.npy", npyFloats({1, 28, 28}, counted(784))}})), model);
        CONTAINS(narrow, "found float32 28x28 in sample 0. Add an axis of size 1?");
    }

    void typesAreConvertedOnlyWhereNothingIsLost()
    {
        const DataFolder folder;
        const auto data = opened(folder.write("d.npz", zipFile({{"images.npy", npyFile("|u1", {2, 1, 2, 3}, std::string("\1\2\3\4\5\xff\1\1\1\1\1\1", 12))}})));
        QCOMPARE(floatsOf(VERIFIED(data->read(0, 1)).inputs[0]), (std::vector<float>{1, 2, 3, 4, 5, 255})); // not scaled
        QVERIFY(mentions(data->info().notes, "uint8"));
        const ModelSignature tokens = signature({{"ids", pb::TensorProto::INT32, {-1, 2}}}, {{"y", FLOAT, {-1, 1}}});
        const auto ints = opened(folder.write("i.npz", zipFile({{"ids.npy", npyInts({2, 2}, {1, -2, 3, int64_t(1) << 33})}})), tokens);
        VERIFIED(ints->read(0, 1));
        CONTAINS(REFUSED(ints->read(1, 1)).message, "sample 1 does not fit int32");
        CONTAINS(refusalOf(folder.write("f.npz", zipFile({{"ids.npy", npyFloats({2, 2}, {1, 2, 3, 4})}})), tokens), "expected int32 2, found float32 2");
        const ModelSignature large = signature({{"x", FLOAT, {-1, 1}}}, {{"y", FLOAT, {-1, 1}}});
        const auto exact = opened(folder.write("l.npz", zipFile({{"x.npy", npyInts({2, 1}, {1 << 24, (1 << 24) + 1})}})), large);
        VERIFIED(exact->read(0, 1));
        CONTAINS(REFUSED(exact->read(1, 1)).message, "16777217 in sample 1");
    }

    void bigEndianAndFortranOrderAreTurned()
    {
        const DataFolder folder;
        const ModelSignature model = signature({{"x", FLOAT, {-1, 2}}}, {{"y", FLOAT, {-1, 1}}});
        std::string big = rawBytes(std::vector<float>{1, 2, 3, 4});
        for (size_t i = 0; i < big.size(); i += 4)
            std::reverse(big.begin() + static_cast<std::ptrdiff_t>(i), big.begin() + static_cast<std::ptrdiff_t>(i + 4));
        const auto swapped = opened(folder.write("b.npz", zipFile({{"x.npy", npyFile(">f4", {2, 2}, big)}})), model);
        QCOMPARE(floatsOf(VERIFIED(swapped->read(0, 2)).inputs[0]), (std::vector<float>{1, 2, 3, 4}));
        const auto turned = opened(folder.write("f.npz", zipFile({{"x.npy", npyFile("<f4", {3, 2}, rawBytes(std::vector<float>{1, 3, 5, 2, 4, 6}), true)}})), model);
        QCOMPARE(floatsOf(VERIFIED(turned->read(0, 3)).inputs[0]), (std::vector<float>{1, 2, 3, 4, 5, 6}));
    }

    void labelsAreFoundUnderOtherNamesSqueezedAndUnfoldedFromOneHot()
    {
        const DataFolder folder;
        const std::string images = npyFloats({3, 1, 2, 3}, counted(18));
        const auto named = opened(folder.write("a.npz", zipFile({{"images.npy", images}, {"y.npy", npyInts({3, 1}, {2, 0, 1})}})));
        QCOMPARE(named->info().labelName, std::string("y"));
        QVERIFY(named->info().labelDims.empty());
        QCOMPARE(VERIFIED(named->classLabels()), (std::vector<int64_t>{2, 0, 1}));
        const auto oneHot = opened(folder.write("b.npz", zipFile({{"images.npy", images}, {"labels.npy", npyFloats({3, 3}, {0, 0, 1, 1, 0, 0, 0, 1, 0})}})));
        QCOMPARE(VERIFIED(oneHot->classLabels()), (std::vector<int64_t>{2, 0, 1}));
        QVERIFY(mentions(oneHot->info().notes, "one-hot"));
        const auto targets = opened(folder.write("c.npz", zipFile({{"images.npy", images}, {"labels.npy", npyFloats({3}, {0.5f, 1, 2})}})));
        QVERIFY(targets->info().labels == LabelKind::Target);
        CONTAINS(REFUSED(targets->classLabels()).message, "expected a class, found 0.5");
        const auto without = opened(folder.write("d.npz", zipFile({{"images.npy", images}, {"labels.npy", npyInts({3}, {0, 0, 0})}})), picturesModel(), "labels=none");
        QVERIFY(without->info().labels == LabelKind::None);
        QVERIFY(mentions(without->info().notes, "not used: labels"));
    }

    void theOnlyArrayMayHaveAnotherName()
    {
        const DataFolder folder;
        const auto data = opened(folder.write("a.npz", zipFile({{"x.npy", npyFloats({2, 1, 2, 3}, counted(12))}, {"labels.npy", npyInts({2}, {0, 1})}})));
        QVERIFY(mentions(data->info().notes, "array x is given to the model's only input, images"));
        const std::string two = refusalOf(folder.write("b.npz", zipFile({{"a.npy", npyFloats({2, 1, 2, 3}, counted(12))}, {"b.npy", npyFloats({2, 1, 2, 3}, counted(12))}})));
        CONTAINS(two, "no array for the model's input images (float32 ?x1x2x3); the file holds a, b");
        const auto plain = opened(folder.write("c.npy", npyFloats({2, 1, 2, 3}, counted(12))));
        QCOMPARE(plain->count(), int64_t(2));
    }

    void countsThatDifferAndEmptySetsAreRefused()
    {
        const DataFolder folder;
        CONTAINS(refusalOf(folder.write("a.npz", zipFile({{"images.npy", npyFloats({2, 1, 2, 3}, counted(12))}, {"labels.npy", npyInts({3}, {0, 1, 2})}}))),
                 "labels has 3 samples, images has 2");
        CONTAINS(refusalOf(folder.write("b.npz", zipFile({{"images.npy", npyFloats({0, 1, 2, 3}, {})}}))), "empty");
        CONTAINS(refusalOf(folder.write("c.npz", zipFile({{"readme.txt", "hello"}}))), "no .npy arrays");
    }

    void nanInInputsIsAFinding()
    {
        const DataFolder folder;
        std::vector<float> values = counted(24);
        values[7] = std::nanf("");
        values[20] = INFINITY;
        const auto data = opened(folder.write("a.npz", zipFile({{"images.npy", npyFloats({4, 1, 2, 3}, values)}})));
        VERIFIED(data->read(0, 4));
        VERIFIED(data->read(1, 1));
        QCOMPARE(data->findings(), std::vector<std::string>{"images: 2 samples hold NaN or infinite values, the first is sample 1"});
    }

    void shapesThatDoNotFitTheBytesAreRefused()
    {
        const DataFolder folder;
        CONTAINS(refusalOf(folder.write("a.npz", zipFile({{"images.npy", npyFile("<f4", {4, 1, 2, 3}, std::string(20, '\0'))}}))), "needs 96 bytes, the file holds 20");
        CONTAINS(refusalOf(folder.write("b.npz", zipFile({{"images.npy", npyFile("<f4", {int64_t(1) << 60, 1, 2, 3}, "")}}))), "larger than any file");
        CONTAINS(refusalOf(folder.write("c.npz", zipFile({{"images.npy", npyFile("<f4", {int64_t(1) << 60, 0}, "")}}))), "no values");
    }

    void aFileChangedWhileOpenIsAnIoError()
    {
        const DataFolder folder;
        const auto path = folder.write("a.npz", zipFile({{"images.npy", npyFloats({4, 1, 2, 3}, counted(24))}}));
        const auto data = opened(path);
        std::filesystem::resize_file(path, 100);
        QVERIFY(REFUSED(data->read(0, 4)).kind == ErrorKind::Io);
    }
};

QTEST_GUILESS_MAIN(TestDataNpz)
#include "tst_data_npz.moc"
