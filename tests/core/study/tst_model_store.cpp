#include "core/base/files.h"
#include "core/study/model_store.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <algorithm>
#include <fstream>

using namespace pare;
using pare::test::modelOf;
namespace fs = std::filesystem;

class TestModelStore : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = VERIFIED(TemporaryFolder::create("test")); }

    void aModelIsStoredByItsContent();
    void theSameModelIsStoredOnce();
    void aModelWithExternalDataIsStoredAsAPair();
    void whatIsNoHashLeadsNowhere_data();
    void whatIsNoHashLeadsNowhere();
    void modelsGoToAnotherStore();
    void collectingRemovesWhatIsNotKeptAndNothingElse();
    void aLinkedFolderIsNeverCollected();
    void aFolderThatCannotBeMadeIsAnError();

private:
    [[nodiscard]] fs::path at(const std::string &name) const { return m_folder->path() / name; }
    static std::vector<std::string> namesIn(const fs::path &folder)
    {
        std::vector<std::string> all;
        for (const auto &entry : fs::directory_iterator(folder))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }
    static Model model(uint64_t seed = 1)
    {
        return modelOf("agraph (float[N,64] x) => (float[N,64] y) { y = MatMul(x, w) }", {"w[64,64]"}, 17, seed);
    }
    std::shared_ptr<TemporaryFolder> m_folder;
};

void TestModelStore::aModelIsStoredByItsContent()
{
    const ModelStore store(at("data"));
    const auto stored = VERIFIED(store.put(model()));
    QCOMPARE(namesIn(at("data")), std::vector<std::string>{stored.sha256 + ".onnx"});
    QCOMPARE(stored.sizeBytes, static_cast<int64_t>(fs::file_size(store.pathOf(stored.sha256))));
    const Model again = VERIFIED(openOnnx(store.pathOf(stored.sha256)));
    QVERIFY(VERIFIED(again.constantFloats("w")) == VERIFIED(model().constantFloats("w")));
}

void TestModelStore::theSameModelIsStoredOnce()
{
    const ModelStore store(at("data"));
    const auto first = VERIFIED(store.put(model()));
    QCOMPARE(VERIFIED(store.put(model())).sha256, first.sha256);
    QVERIFY(VERIFIED(store.put(model(2))).sha256 != first.sha256);
    QCOMPARE(namesIn(at("data")).size(), size_t{2});
}

void TestModelStore::aModelWithExternalDataIsStoredAsAPair()
{
    const ModelStore store(at("data"));
    const SaveOptions pair{.external = ExternalData::Always};
    const auto stored = VERIFIED(store.put(model(), pair));
    QCOMPARE(namesIn(at("data")), std::vector<std::string>{stored.sha256});
    QCOMPARE(namesIn(at("data") / stored.sha256), (std::vector<std::string>{"model.onnx", "model.onnx.data"}));
    // The model names its data, so it opens where it lies.
    QVERIFY(VERIFIED(VERIFIED(openOnnx(store.pathOf(stored.sha256))).constantFloats("w")) == VERIFIED(model().constantFloats("w")));
    QCOMPARE(VERIFIED(store.put(model(), pair)).sha256, stored.sha256); // again, onto the pair that is there
    QCOMPARE(namesIn(at("data")), std::vector<std::string>{stored.sha256});
    // And where it is copied to.
    const ModelStore other(at("other"));
    VERIFIED(store.copyTo(other, {stored.sha256}));
    QVERIFY(VERIFIED(VERIFIED(openOnnx(other.pathOf(stored.sha256))).constantFloats("w")) == VERIFIED(model().constantFloats("w")));
    store.collect({});
    QVERIFY(namesIn(at("data")).empty());
}

void TestModelStore::whatIsNoHashLeadsNowhere_data()
{
    QTest::addColumn<QString>("hash");
    QTest::newRow("empty") << "";
    QTest::newRow("up") << "../../etc/passwd";
    QTest::newRow("64 characters up") << "../" + QString(61, 'a');
    QTest::newRow("absolute") << "/" + QString(63, 'a');
    QTest::newRow("upper case") << QString(64, 'A');
    QTest::newRow("too short") << QString(63, 'a');
    QTest::newRow("too long") << QString(65, 'a');
    QTest::newRow("NUL") << QString(63, 'a') + QChar(0);
}

void TestModelStore::whatIsNoHashLeadsNowhere()
{
    QFETCH(QString, hash);
    QVERIFY(!ModelStore::isHash(hash.toStdString()));
    QVERIFY(ModelStore(at("data")).pathOf(hash.toStdString()).empty());
    QVERIFY(ModelStore::isHash(std::string(64, 'a')));
}

void TestModelStore::modelsGoToAnotherStore()
{
    const ModelStore store(at("data"));
    const auto one = VERIFIED(store.put(model(1)));
    const auto two = VERIFIED(store.put(model(2)));
    const ModelStore other(at("other"));
    VERIFIED(store.copyTo(other, {one.sha256, std::string(64, '0'), "../escape"}));
    QCOMPARE(namesIn(at("other")), std::vector<std::string>{one.sha256 + ".onnx"});
    VERIFIED(store.copyTo(other, {one.sha256, two.sha256})); // what is there stays
    QCOMPARE(namesIn(at("other")).size(), size_t{2});
    fs::remove_all(at("data"));
    QVERIFY(openOnnx(other.pathOf(one.sha256)).ok());
}

void TestModelStore::collectingRemovesWhatIsNotKeptAndNothingElse()
{
    const ModelStore store(at("data"));
    const auto kept = VERIFIED(store.put(model(1)));
    const auto gone = VERIFIED(store.put(model(2)));
    fs::create_directories(at("data/.new-abcdef")); // of a put that was killed
    std::ofstream(at("data/.new-abcdef/model.onnx")) << "half";
    for (const char *name : {"mine.onnx", "notes.txt", "abc.onnx.data"})
        std::ofstream(at("data") / name) << "the user's own";
    std::ofstream(at("data") / (gone.sha256 + ".txt")) << "the user's own";
    store.collect({kept.sha256});
    const auto left = namesIn(at("data"));
    QCOMPARE(left.size(), size_t{5});
    QVERIFY(fs::exists(store.pathOf(kept.sha256)));
    QVERIFY(!fs::exists(store.pathOf(gone.sha256)));
    QVERIFY(fs::exists(at("data/mine.onnx")));
    QVERIFY(fs::exists(at("data") / (gone.sha256 + ".txt")));
}

void TestModelStore::aLinkedFolderIsNeverCollected()
{
    const auto stored = VERIFIED(ModelStore(at("others")).put(model()));
    fs::create_directory_symlink("others", at("data"));
    ModelStore(at("data")).collect({});
    QVERIFY(fs::exists(at("others") / (stored.sha256 + ".onnx")));
}

void TestModelStore::aFolderThatCannotBeMadeIsAnError()
{
    std::ofstream(at("data")) << "a file";
    QVERIFY(REFUSED(ModelStore(at("data")).put(model())).kind == ErrorKind::CannotCreate);
}

QTEST_APPLESS_MAIN(TestModelStore)
#include "tst_model_store.moc"
