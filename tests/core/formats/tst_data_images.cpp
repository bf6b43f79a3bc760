// Pictures: decoding and preparing agree with Pillow, which most training pipelines use; folders give classes.
#include "core/formats/dataset.h"
#include "core/formats/image_decode.h"
#include "core/formats/image_resize.h"
#include "tests/support/data_files.h"
#include "tests/support/verified.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pare;
using namespace pare::test;

namespace {

constexpr int FLOAT = pb::TensorProto::FLOAT;

std::filesystem::path samples(const std::string &name)
{
    return std::filesystem::path(PARE_SOURCE_DIR) / "tests/data/datasets" / name;
}

ModelSignature pictureModel(std::vector<int64_t> dims, int64_t classes = 3, int type = FLOAT)
{
    return signature({{"pixels", type, std::move(dims)}}, {{"logits", FLOAT, {-1, classes}}});
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

// (37 x + 91 y + 53 c + 7 x y) modulo 256
Image pattern(int64_t width, int64_t height)
{
    Image image{width, height, 3, {}};
    for (int64_t y = 0; y < height; ++y)
        for (int64_t x = 0; x < width; ++x)
            for (int64_t c = 0; c < 3; ++c)
                image.pixels += static_cast<char>((x * 37 + y * 91 + c * 53 + x * y * 7) % 256);
    return image;
}

std::vector<int> valuesOf(const Image &image)
{
    std::vector<int> values;
    for (const char c : image.pixels)
        values.push_back(static_cast<unsigned char>(c));
    return values;
}

std::string dot(char value = '\x40')
{
    return pngFile(2, 2, 1, std::string(4, value));
}

} // namespace

#define CONTAINS(text, part) QVERIFY2((text).find(part) != std::string::npos, (text).c_str())

class TestDataImages : public QObject {
    Q_OBJECT
private slots:
    void resizingGivesPillowsPixels()
    {
        // Pillow 13.0, Image.resize((3, 4), BILINEAR) of the 7x5 pattern.
        const std::vector<int> down = {56,  109, 149, 120, 147, 174, 158, 143, 113, 147, 154, 137, 125, 110, 122, 114, 129, 136,
                                       110, 117, 133, 142, 154, 139, 145, 128, 135, 140, 152, 122, 136, 129, 133, 168, 139, 110};
        QCOMPARE(valuesOf(resizeBilinear(pattern(7, 5), 3, 4)), down);
        // The first two rows of Image.resize((9, 8), BILINEAR).
        const std::vector<int> up = {0,   53,  106, 25,  78, 131, 53, 106, 159, 82, 135, 188, 111, 164, 217, 140, 193, 246,
                                     169, 222, 132, 197, 165, 47, 222, 19,  72, 40, 93,  146, 67,  120, 173, 98,  151, 154};
        auto values = valuesOf(resizeBilinear(pattern(7, 5), 9, 8));
        values.resize(up.size());
        QCOMPARE(values, up);
        const auto large = valuesOf(resizeBilinear(pattern(33, 21), 10, 7));
        QCOMPARE(std::accumulate(large.begin(), large.end(), 0), 26732);
    }

    void greyIsWeightedAsInPillow()
    {
        const std::vector<int> grey = {43, 80, 117, 154, 191, 199, 86, 134, 178, 193, 87, 54, 98, 142, 196, 97, 71, 122,
                                       173, 195, 96, 60, 118, 176, 205, 113, 94, 152, 151, 187, 102, 90, 155, 191, 106};
        QCOMPARE(valuesOf(withChannels(pattern(7, 5), 1)), grey);
    }

    void picturesAreDecodedAsPillowDoes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("sum");       // of all RGB values, as Pillow 13.0 decodes them
        QTest::addColumn<int>("weighted");  // times 1, 2, ... 250, 0, 1...
        QTest::addColumn<int>("grey");      // sum after convert("L")
        QTest::addColumn<int>("tolerance"); // a value: JPEG decoders may differ by one
        QTest::newRow("png") << "pillow.png" << 794090 << 99196508 << 259927 << 0;
        QTest::newRow("palette") << "pillow_palette.png" << 798946 << 99605948 << 260566 << 0;
        QTest::newRow("alpha") << "pillow_alpha.png" << 794090 << 99196508 << 259927 << 0;
        QTest::newRow("jpeg") << "pillow.jpg" << 794084 << 99197910 << 259908 << 1;
        QTest::newRow("grey jpeg") << "pillow_grey.jpg" << 779706 << 97647269 << 259902 << 1;
        QTest::newRow("cmyk jpeg") << "pillow_cmyk.jpg" << 794119 << 99201548 << 259955 << 1;
    }
    void picturesAreDecodedAsPillowDoes()
    {
        QFETCH(QString, name);
        QFETCH(int, sum);
        QFETCH(int, weighted);
        QFETCH(int, grey);
        QFETCH(int, tolerance);
        const std::string bytes = VERIFIED(readFile(samples(name.toStdString())));
        const Image image = VERIFIED(decodeImage(bytes, 3));
        QCOMPARE(image.width, int64_t(56));
        QCOMPARE(image.height, int64_t(40));
        const auto values = valuesOf(image);
        int64_t total = 0;
        int64_t product = 0;
        for (size_t i = 0; i < values.size(); ++i) {
            total += values[i];
            product += values[i] * static_cast<int64_t>((i + 1) % 251);
        }
        // A tenth of the values may be off by the tolerance.
        const auto slack = static_cast<int64_t>(values.size()) / 10 * tolerance;
        QVERIFY2(std::abs(total - sum) <= slack, std::to_string(total).c_str());
        QVERIFY2(std::abs(product - weighted) <= 125 * slack, std::to_string(product).c_str());
        const auto greys = valuesOf(VERIFIED(decodeImage(bytes, 1)));
        QVERIFY(std::abs(std::accumulate(greys.begin(), greys.end(), 0) - grey) <= slack);
    }

    void anymapsAreRead()
    {
        QCOMPARE(valuesOf(VERIFIED(decodeImage("P2 # comment\n2 2\n4\n0 1\n2 4\n", 1))), (std::vector<int>{0, 64, 128, 255}));
        QCOMPARE(valuesOf(VERIFIED(decodeImage("P3\n1 1\n255\n1 2 3", 3))), (std::vector<int>{1, 2, 3}));
        QCOMPARE(valuesOf(VERIFIED(decodeImage("P1\n3 1\n0 11", 1))), (std::vector<int>{255, 0, 0}));
        QCOMPARE(valuesOf(VERIFIED(decodeImage(std::string("P4\n3 1\n\x60", 8), 1))), (std::vector<int>{255, 0, 0}));
        QCOMPARE(valuesOf(VERIFIED(decodeImage("P6\n1 1\n255\nabc", 3))), (std::vector<int>{'a', 'b', 'c'}));
        QCOMPARE(valuesOf(VERIFIED(decodeImage(std::string("P5\n1 1\n65535\n\x80\x00", 15), 1))), (std::vector<int>{128}));
        CONTAINS(REFUSED(decodeImage("P6\n100 100\n255\nabc", 3)).message, "cut short");
        CONTAINS(REFUSED(decodeImage("P5\n99999999 99999999\n255\n", 1)).message, "too large");
    }

    void damagedPicturesAreTypedErrors()
    {
        for (const char *name : {"pillow.png", "pillow.jpg", "pillow_grey.jpg"}) {
            const std::string bytes = VERIFIED(readFile(samples(name)));
            for (size_t length = 0; length < bytes.size() - 20; length += 7)
                QVERIFY(!decodeImage(bytes.substr(0, length), 3).ok());
            for (size_t at = 0; at < bytes.size(); at += 3) { // any byte changed: an error or a picture
                std::string changed = bytes;
                changed[at] = static_cast<char>(changed[at] ^ 0x55);
                (void)decodeImage(changed, 3);
            }
        }
        CONTAINS(REFUSED(decodeImage("RIFF\1\1\1\1WEBPVP8 ", 3)).message, "WebP");
        CONTAINS(REFUSED(decodeImage("GIF89a", 3)).message, "GIF");
        CONTAINS(REFUSED(decodeImage("hello", 3)).message, "no JPEG");
    }

    void aPictureIsPreparedAsForTesting()
    {
        // torchvision's Resize(32), CenterCrop(28), ToTensor, Normalize, computed with Pillow and NumPy.
        const auto data = opened(samples("pillow.png"), pictureModel({-1, 3, 28, 28}),
                                 "size=32,crop=28,mean=0.485:0.456:0.406,std=0.229:0.224:0.225");
        const auto values = floatsOf(VERIFIED(data->read(0, 1)).inputs[0]);
        const size_t plane = 28 * 28;
        QCOMPARE(values.size(), 3 * plane);
        for (const auto &[channel, expected] : {std::pair{0, 0.050911194}, {1, -0.109943978}, {2, 0.234771242}}) {
            double sum = 0;
            for (size_t i = 0; i < plane; ++i)
                sum += values[static_cast<size_t>(channel) * plane + i];
            QVERIFY(std::abs(sum / static_cast<double>(plane) - expected) < 1e-5);
        }
        QVERIFY(std::abs(values[0] - 1.529668636f) < 1e-5);
        QVERIFY(std::abs(values[plane + 13 * 28 + 14] + 0.057422969f) < 1e-5);
        QVERIFY(std::abs(values[3 * plane - 1] - 2.012549020f) < 1e-5);
    }

    void layoutOrderAndTypesFollowTheModel()
    {
        const DataFolder folder;
        const auto path = folder.write("one.png", pngFile(1, 1, 3, "\x10\x20\x30"));
        QCOMPARE(floatsOf(VERIFIED(opened(path, pictureModel({-1, 1, 1, 3}), "scale=1,layout=nhwc")->read(0, 1)).inputs[0]), (std::vector<float>{16, 32, 48}));
        QCOMPARE(floatsOf(VERIFIED(opened(path, pictureModel({-1, 3, 1, 1}), "scale=1,order=bgr")->read(0, 1)).inputs[0]),
                 (std::vector<float>{48, 32, 16}));
        const auto bytes = opened(path, pictureModel({1, 3, 1, 1}, 3, pb::TensorProto::UINT8));
        QCOMPARE(VERIFIED(bytes->read(0, 1)).inputs[0].bytes, std::string("\x10\x20\x30"));
        const auto halves = opened(path, pictureModel({-1, 3, 1, 1}, 3, pb::TensorProto::FLOAT16), "scale=1");
        QCOMPARE(VERIFIED(halves->read(0, 1)).inputs[0].bytes, std::string("\x00\x4c\x00\x50\x00\x52", 6)); // 16, 32, 48
        CONTAINS(refusalOf(path, pictureModel({-1, 4, 8, 8})), "found pictures with 1 or 3 channels");
        CONTAINS(refusalOf(path, pictureModel({-1, 3, 8, 8}), "crop=16"), "the model's height is 8, crop asks for 16");
        CONTAINS(refusalOf(path, pictureModel({-1, 8})), "four axes");
        CONTAINS(refusalOf(path, pictureModel({-1, 3, 8, 8}), "mean=1:2"), "3, one a channel; found 2");
    }

    void whatIsGuessedIsSaid()
    {
        const DataFolder folder;
        const auto path = folder.write("one.png", dot());
        const auto photo = opened(path, pictureModel({-1, 3, -1, -1}));
        QVERIFY(mentions(photo->info().notes, "224 (guessed"));
        QVERIFY(mentions(photo->info().notes, "size=256, crop=224"));
        QVERIFY(mentions(photo->info().notes, "mean=0.485:0.456:0.406, std=0.229:0.224:0.225 (guessed"));
        QCOMPARE(VERIFIED(photo->read(0, 1)).inputs[0].dims, (std::vector<int64_t>{1, 3, 224, 224}));
        const auto small = opened(path, pictureModel({-1, 3, 32, 32}));
        QVERIFY(mentions(small->info().notes, "0..1"));
        QVERIFY(mentions(opened(path, pictureModel({-1, 224, 224, 3}))->info().notes, "mean=0.5, std=0.5 (guessed"));
    }

    void classesComeFromFolderNames()
    {
        const DataFolder folder;
        for (const char *name : {"cat/a.png", "cat/b.png", "dog/c.png", "dog/deeper/d.png", "ant/e.png", "ant/notes.txt", "loose.png"})
            folder.write(name, dot());
        const auto sorted = opened(folder.path(), pictureModel({-1, 1, 2, 2}));
        QCOMPARE(sorted->count(), int64_t(5));
        QCOMPARE(VERIFIED(sorted->classLabels()), (std::vector<int64_t>{0, 1, 1, 2, 2})); // ant, cat, dog
        QVERIFY(mentions(sorted->info().notes, "order of the folder names, from ant to dog"));
        QVERIFY(mentions(sorted->info().notes, "1 picture beside"));
        ModelSignature named = pictureModel({-1, 1, 2, 2}, 4);
        named.classNames = {"bird", "dog", "cat", "ant"};
        QCOMPARE(VERIFIED(opened(folder.path(), named)->classLabels()), (std::vector<int64_t>{1, 1, 2, 2, 3}));
        CONTAINS(refusalOf(folder.path(), pictureModel({-1, 1, 2, 2}, 1000)), "there are 3 class folders, the model has 1000 classes");
        const auto list = folder.write(".classes.txt", "dog\ncat\nant\n");
        const auto given = opened(folder.path(), pictureModel({-1, 1, 2, 2}, 1000), "classes=" + list.string());
        QCOMPARE(VERIFIED(given->classLabels()), (std::vector<int64_t>{0, 0, 1, 1, 2}));
    }

    void numericFolderNamesAreIndices()
    {
        const DataFolder folder;
        for (const char *name : {"7/a.png", "10/b.png", "0/c.png"})
            folder.write(name, dot());
        const auto data = opened(folder.path(), pictureModel({-1, 1, 2, 2}, 1000));
        QCOMPARE(VERIFIED(data->classLabels()), (std::vector<int64_t>{0, 7, 10}));
        QVERIFY(mentions(data->info().notes, "indices"));
    }

    void aLabelsFileOrNone()
    {
        const DataFolder folder;
        folder.write("a.png", dot('\1'));
        folder.write("b.png", dot('\2'));
        const auto plain = opened(folder.path(), pictureModel({-1, 1, 2, 2}));
        QVERIFY(plain->info().labels == LabelKind::None);
        QVERIFY(mentions(plain->info().notes, "no labels"));
        const auto labels = folder.write(".labels.csv", "filename,label\nb.png,2\na.png,0\n");
        const auto data = opened(folder.path(), pictureModel({-1, 1, 2, 2}), "labels=" + labels.string());
        QCOMPARE(VERIFIED(data->classLabels()), (std::vector<int64_t>{2, 0}));
        QCOMPARE(floatsOf(VERIFIED(data->read(0, 1)).inputs[0])[0], 2 / 255.0f);
        const auto escaping = folder.write(".bad.txt", "../a.png 0\n");
        CONTAINS(refusalOf(folder.path(), pictureModel({-1, 1, 2, 2}), "labels=" + escaping.string()), "below the folder");
    }

    void partsOfADataSetAndBadPicturesAreNamed()
    {
        const DataFolder folder;
        folder.write("train/cat/a.png", dot());
        folder.write("val/cat/a.png", dot());
        CONTAINS(refusalOf(folder.path(), pictureModel({-1, 1, 2, 2})), "holds the parts train, val; name one of them");
        const DataFolder broken;
        broken.write("0/a.png", dot().substr(0, 40));
        const Error error = REFUSED(opened(broken.path(), pictureModel({-1, 1, 2, 2}))->read(0, 1));
        CONTAINS(error.text(), "0/a.png: sample 0: the PNG picture is damaged");
        const DataFolder empty;
        empty.write("cat/readme.txt", "x");
        CONTAINS(refusalOf(empty.path(), pictureModel({-1, 1, 2, 2}, 1)), "no pictures");
    }
};

QTEST_GUILESS_MAIN(TestDataImages)
#include "tst_data_images.moc"
