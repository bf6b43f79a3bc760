// On packages made here: what is written, that it is the same again, that nothing is done twice. On the real ones, where they are
// prepared in the cache folder: that the parts share no page and no sample.
#include "app/demo-data/fashion.h"
#include "app/demo-data/languages.h"
#include "app/demo-data/prepare.h"
#include "app/demo-data/utf8.h"
#include "core/base/cache_folder.h"
#include "core/base/files.h"
#include "tests/support/verified.h"

#include <QProcess>
#include <QTest>

#include <nlohmann/json.hpp>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace fs = std::filesystem;
using namespace pare;
using namespace pare::demo;

namespace {

void writeGzip(const fs::path &path, const std::string &content)
{
    fs::create_directories(path.parent_path());
    const gzFile file = gzopen(path.c_str(), "wb1");
    QVERIFY(file != nullptr);
    QCOMPARE(gzwrite(file, content.data(), static_cast<unsigned>(content.size())), static_cast<int>(content.size()));
    QCOMPARE(gzclose(file), Z_OK);
}

std::string bigEndian(uint32_t value)
{
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8), static_cast<char>(value)};
}

// Pictures of 28x28 whose first four bytes are their number, with labels number % 10.
void writePictures(const fs::path &folder, const std::string &prefix, uint32_t count, uint32_t first)
{
    std::string images = bigEndian(0x803) + bigEndian(count) + bigEndian(28) + bigEndian(28);
    std::string labels = bigEndian(0x801) + bigEndian(count);
    for (uint32_t i = 0; i < count; ++i) {
        images += bigEndian(first + i) + std::string(780, '\0');
        labels.push_back(static_cast<char>((first + i) % 10));
    }
    writeGzip(folder / (prefix + "-images-idx3-ubyte.gz"), images);
    writeGzip(folder / (prefix + "-labels-idx1-ubyte.gz"), labels);
}

void writeFashionPackage(const fs::path &root)
{
    const fs::path folder = root / "usr/share/datasets/fashion-mnist";
    writePictures(folder, "train", 55'030, 0);
    writePictures(folder, "t10k", 20, 100'000);
}

// Words of a made-up language: letters that hang on the language and on the word's number.
std::string word(size_t language, size_t number)
{
    std::string made;
    for (size_t rest = number * 7 + 11; rest > 0; rest /= 13)
        appendCharacter(made, static_cast<char32_t>(0x430 + (rest % 13 + language) % 32));
    return made;
}

// Twelve pages a language, each with running text of its own, and with what has to be left out: a paragraph that all pages share, one
// that nobody translated, one that is no running text.
void writeManualPackages(const fs::path &root)
{
    size_t language = 0;
    for (const LanguageSource &source : languageSources()) {
        for (size_t page = 0; page < 12; ++page) {
            std::string text = ".TH P 1\n.SH X\nshared by every page, and therefore no sample of its language at all\n.PP\n";
            const std::string own = word(language, page);
            text += "the value of " + own + " is set by this call and that is the whole rule of " + own + " in that place\n.PP\n";
            text += own + "[4] = {1, 2, 3, 4}; a->b += (c << 2) | ~(d & 0xff); // " + own + " %s %d {{{}}} ;;;\n.PP\n";
            for (size_t i = 0; i < 200; ++i)
                text += word(language, page * 1000 + i) + (i % 9 == 8 ? "\n" : " ");
            writeGzip(root / "usr/share/man" / source.folder / "man1" / ("page" + std::to_string(page) + ".1.gz"), text + "\n");
        }
        ++language;
    }
}

std::string contentOf(const fs::path &folder)
{
    std::vector<fs::path> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::ranges::sort(files);
    std::string all;
    for (const fs::path &file : files)
        all += file.lexically_relative(folder).string() + "\n" + VERIFIED(readFile(file)) + "\n";
    return all;
}

std::set<std::string> pagesOf(const std::vector<Window> &windows)
{
    std::set<std::string> pages;
    for (const Window &window : windows)
        pages.insert(window.page);
    return pages;
}

template <typename T>
bool disjoint(const std::set<T> &a, const std::set<T> &b)
{
    return std::ranges::none_of(a, [&](const T &value) { return b.contains(value); });
}

} // namespace

class TestDemoPrepare : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void pictureParts();
    void textParts();
    void theSamePackagesGiveTheSameBytes();
    void whatIsUpToDateIsNotMadeAgain();
    void missingPackagesAreNamed();
    void aDamagedPackageIsBadData();
    void theProgramsExitCodes();
    void partsOfTheRealPagesShareNothing();

private:
    std::shared_ptr<TemporaryFolder> m_folder;
    PrepareOptions m_options;
};

void TestDemoPrepare::initTestCase()
{
    m_folder = VERIFIED(TemporaryFolder::create("test"));
    m_options.root = m_folder->path() / "root";
    writeFashionPackage(m_options.root);
    writeManualPackages(m_options.root);
    QVERIFY(VERIFIED(prepareDemoData(m_folder->path() / "made", m_options)));
}

void TestDemoPrepare::pictureParts()
{
    const FashionData data = VERIFIED(loadFashion(m_options.root));
    QCOMPARE(data.train.count(), int64_t{55'000});
    QCOMPARE(data.calib.count(), int64_t{30});
    QCOMPARE(data.eval.count(), int64_t{20});

    // In the file: header, then the pictures in order; the calibration part goes on where the training part ends.
    const std::string images = VERIFIED(readFile(m_folder->path() / "made/fashion-calib/calib-images-idx3-ubyte"));
    QCOMPARE(images.size(), size_t{16 + 30 * 784});
    QCOMPARE(images.substr(0, 20), bigEndian(0x803) + bigEndian(30) + bigEndian(28) + bigEndian(28) + bigEndian(55'000));
    const std::string labels = VERIFIED(readFile(m_folder->path() / "made/fashion-eval/eval-labels-idx1-ubyte"));
    QCOMPARE(labels.substr(0, 8), bigEndian(0x801) + bigEndian(20));
    QCOMPARE(labels.substr(8, 3), std::string("\x00\x01\x02", 3));
}

void TestDemoPrepare::textParts()
{
    const LanguageData data = VERIFIED(loadLanguages(m_options.root));
    QCOMPARE(data.classes.size(), languageSources().size());
    QVERIFY(disjoint(pagesOf(data.train), pagesOf(data.eval)));
    QVERIFY(disjoint(pagesOf(data.train), pagesOf(data.calib)));
    QVERIFY(disjoint(pagesOf(data.calib), pagesOf(data.eval)));
    std::set<int> labels;
    const auto english = std::ranges::find(data.classes, "en") - data.classes.begin();
    bool sawEnglish = false;
    for (const auto *part : {&data.train, &data.calib, &data.eval}) {
        for (const Window &window : *part) {
            const std::string text(reinterpret_cast<const char *>(window.bytes.data()), window.bytes.size());
            QVERIFY2(text.find("shared by") == std::string::npos, "a paragraph of all pages is left out");
            QVERIFY2(text.find("0xff") == std::string::npos, "code is left out");
            const bool untranslated = text.find("this call") != std::string::npos;
            QVERIFY2(!untranslated || window.label == english, "English counts as English only");
            sawEnglish = sawEnglish || untranslated;
            labels.insert(window.label);
        }
    }
    QCOMPARE(labels.size(), data.classes.size());
    QVERIFY(sawEnglish);
}

void TestDemoPrepare::theSamePackagesGiveTheSameBytes()
{
    QVERIFY(VERIFIED(prepareDemoData(m_folder->path() / "again", m_options)));
    QVERIFY(contentOf(m_folder->path() / "made") == contentOf(m_folder->path() / "again"));
}

void TestDemoPrepare::whatIsUpToDateIsNotMadeAgain()
{
    const fs::path made = m_folder->path() / "made";
    QVERIFY(!VERIFIED(prepareDemoData(made, m_options)));

    // A file that is gone, one that was cut, and a page that changed: each is noticed.
    const std::string before = contentOf(made);
    fs::remove(made / "languages-calib.npz");
    QVERIFY(VERIFIED(prepareDemoData(made, m_options)));
    fs::resize_file(made / "fashion-calib/calib-images-idx3-ubyte", 100);
    QVERIFY(VERIFIED(prepareDemoData(made, m_options)));
    QVERIFY(contentOf(made) == before);

    const fs::path page = m_options.root / "usr/share/man/de/man1/page0.1.gz";
    const auto date = fs::last_write_time(page);
    fs::last_write_time(page, date + std::chrono::hours(1));
    QVERIFY(VERIFIED(prepareDemoData(made, m_options)));
    fs::last_write_time(page, date);
    QVERIFY(VERIFIED(prepareDemoData(made, m_options)));
}

void TestDemoPrepare::missingPackagesAreNamed()
{
    PrepareOptions options;
    options.root = m_folder->path() / "few";
    fs::create_directories(options.root);
    writeManualPackages(options.root);
    fs::remove_all(options.root / "usr/share/man/zh_CN");
    fs::remove_all(options.root / "usr/share/man/vi");
    const Error error = REFUSED(prepareDemoData(m_folder->path() / "none", options));
    QCOMPARE(error.kind, ErrorKind::Unavailable);
    for (const char *package : {"dataset-fashion-mnist", "manpages-vi", "manpages-zh"})
        QVERIFY2(error.message.find(package) != std::string::npos, error.message.c_str());
    QVERIFY2(error.message.find("manpages-de") == std::string::npos, error.message.c_str());
    QVERIFY(!fs::exists(m_folder->path() / "none"));
}

void TestDemoPrepare::aDamagedPackageIsBadData()
{
    PrepareOptions options;
    options.root = m_folder->path() / "damaged";
    options.languages = false;
    writeFashionPackage(options.root);
    const fs::path images = options.root / "usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz";
    fs::resize_file(images, fs::file_size(images) / 2);
    const Error error = REFUSED(prepareDemoData(m_folder->path() / "from-damaged", options));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QVERIFY2(error.where.find("t10k-images") != std::string::npos, error.where.c_str());

    writePictures(images.parent_path(), "t10k", 21, 0);
    writeGzip(images, bigEndian(0x803) + bigEndian(20) + bigEndian(28) + bigEndian(28) + std::string(20 * 784, '\0'));
    QCOMPARE(REFUSED(loadFashion(options.root)).kind, ErrorKind::InvalidInput); // 20 pictures, 21 labels
}

void TestDemoPrepare::theProgramsExitCodes()
{
    const auto run = [](const QStringList &arguments) {
        QProcess process;
        process.start(PARE_BIN_DIR "/pare-demo-data", arguments);
        return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    };
    const QString made = QString::fromStdString((m_folder->path() / "made").string());
    const QString root = QString::fromStdString(m_options.root.string());
    const QString empty = QString::fromStdString((m_folder->path() / "empty").string());
    fs::create_directories(m_folder->path() / "empty");
    QCOMPARE(run({made, "--root", root, "--quiet"}), 0);
    QCOMPARE(run({made, "--root", empty}), 69);
    QCOMPARE(run({}), 2);
    QCOMPARE(run({made, "--only", "music"}), 2);
    QCOMPARE(run({root + "/usr/share/man/de/man1/page0.1.gz/x", "--root", root}), 73);
}

void TestDemoPrepare::partsOfTheRealPagesShareNothing()
{
    const auto text = readFile(cacheFolder() / "demo/demo-data.json");
    const nlohmann::json stamp = nlohmann::json::parse(text ? *text : std::string(), nullptr, false);
    if (!stamp.is_object() || !stamp.contains("languages") || !stamp["languages"].contains("root"))
        QSKIP("the demo's data are not prepared in the cache folder");
    const fs::path root = stamp["languages"]["root"].get<std::string>();
    if (!missingPackages({root, true, true, {}}).empty())
        QSKIP("the demo's packages are gone");

    const LanguageData data = VERIFIED(loadLanguages(root));
    QVERIFY(data.classes.size() >= 20);
    QVERIFY(data.eval.size() >= 1500);
    QCOMPARE(stamp["languages"]["samples"]["eval"].get<size_t>(), data.eval.size());
    QVERIFY(disjoint(pagesOf(data.train), pagesOf(data.eval)));
    QVERIFY(disjoint(pagesOf(data.train), pagesOf(data.calib)));
    QVERIFY(disjoint(pagesOf(data.calib), pagesOf(data.eval)));
    std::set<std::array<uint8_t, windowBytes>> windows;
    for (const auto *part : {&data.train, &data.calib, &data.eval})
        for (const Window &window : *part)
            QVERIFY(windows.insert(window.bytes).second);

    const FashionData pictures = VERIFIED(loadFashion(root));
    QCOMPARE(pictures.train.count(), int64_t{55'000});
    QCOMPARE(pictures.calib.count(), int64_t{5'000});
    QCOMPARE(pictures.eval.count(), int64_t{10'000});
}

QTEST_GUILESS_MAIN(TestDemoPrepare)
#include "tst_demo_prepare.moc"
