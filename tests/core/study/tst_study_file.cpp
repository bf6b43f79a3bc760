// A study as files: crashes, several programs at once, saving under a name, what can be collected, untitled studies.
#include "core/base/files.h"
#include "core/study/model_store.h"
#include "core/study/study.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <sqlite3.h>

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>

using namespace pare;
using pare::test::modelOf;
namespace fs = std::filesystem;

namespace {

Model model(uint64_t seed = 1)
{
    return modelOf("agraph (float[N,64] x) => (float[N,64] y) { y = MatMul(x, w) }", {"w[64,64]"}, 17, seed);
}

Variant add(Study &study, const std::string &name, uint64_t seed)
{
    Variant variant;
    variant.name = name;
    return VERIFIED(study.addVariant(variant, model(seed)));
}

std::vector<std::string> namesOf(const Study &study)
{
    std::vector<std::string> all;
    for (const Variant &variant : VERIFIED(study.variants()))
        all.push_back(variant.name);
    return all;
}

std::vector<std::string> filesIn(const fs::path &folder)
{
    std::vector<std::string> all;
    if (fs::exists(folder))
        for (const auto &entry : fs::directory_iterator(folder))
            all.push_back(entry.path().filename().string());
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

class TestStudyFile : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_folder.reset(); }

    void aStudyThatIsThereIsNotOverwrittenByAccident();
    void aReplacedStudyStaysWholeUntilTheNewOneIs();
    void aStudyThatIsOpenIsNeitherReplacedNorRemoved();
    void aJournalOfTheOldFileNeverReachesTheNewOne();
    void aProgramThatIsKilledLeavesAWholeStudy();
    void modelsThatUndoCanReachAreKept();
    void modelsThatNothingCanReachAreCollectedOnOpening();
    void nothingIsCollectedWhileAnotherProgramHasItOpen();
    void twoProgramsSeeEachOthersVariants();
    void ofTwoWindowsTheSecondReadsOnlyAndSaysWhy();
    void aSourceThatIsGoneIsFoundAgainByItsHash();
    void savingUnderANameTakesEverythingAlong();
    void savingOverAnotherStudyReplacesItWhole();
    void savingOverAStudyThatIsOpenIsRefused();
    void savingThatFailsLeavesBothAsTheyWere();
    void savingOntoItselfDoesNothing();
    void anUntitledStudyGoesWhenItHasAName();
    void abandonedStudiesAreThoseNobodyHasOpen();
    void theOldestAbandonedAreTidiedAway();
    void aSourceElsewhereIsStoredLater();
    void aSourceThatChangedElsewhereIsSaid();
    void recipesAreMadeForTheUsersFileWhileItIsWhatItWas();
    void pathsDoNotHangOnTheFolderOneIsIn();
    void aStudyThatCannotBeWrittenOpensForReading();
    void aMissingModelIsSaid();
    void whatIsNoFileIsRefused();

private:
    [[nodiscard]] fs::path at(const std::string &name) const { return m_folder->path() / name; }
    std::unique_ptr<Study> make(const std::string &name = "s.pare", bool replace = false, uint64_t seed = 1)
    {
        return VERIFIED(Study::create(at(name), model(seed), {"/net.onnx", "net", "", 0}, replace));
    }
    std::shared_ptr<TemporaryFolder> m_folder;
};

void TestStudyFile::init()
{
    m_folder = VERIFIED(TemporaryFolder::create("test"));
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString(at("state").string()));
}

void TestStudyFile::aStudyThatIsThereIsNotOverwrittenByAccident()
{
    auto study = make();
    add(*study, "a", 2);
    study.reset();
    const Error error = REFUSED(Study::create(at("s.pare"), model(), {}));
    QVERIFY(error.kind == ErrorKind::CannotCreate);
    QCOMPARE(namesOf(*VERIFIED(Study::open(at("s.pare")))).size(), size_t{2});
    fs::create_directories(at("folder.pare"));
    QVERIFY(REFUSED(Study::create(at("folder.pare"), model(), {}, true)).kind == ErrorKind::CannotCreate);
    QVERIFY(REFUSED(Study::create(at("nowhere/s.pare"), model(), {})).kind == ErrorKind::CannotCreate);
    QVERIFY(!fs::exists(at("nowhere")));
}

void TestStudyFile::aReplacedStudyStaysWholeUntilTheNewOneIs()
{
    auto old = make();
    add(*old, "old", 2);
    old.reset();
    const auto before = filesIn(at("s.pare-data"));
    auto study = make("s.pare", true, 7);
    QCOMPARE(namesOf(*study), std::vector<std::string>{"source"});
    QCOMPARE(filesIn(at("s.pare-data")).size(), size_t{1}); // the old one's models went with it
    QVERIFY(before != filesIn(at("s.pare-data")));
    QCOMPARE(filesIn(m_folder->path()), (std::vector<std::string>{"s.pare", "s.pare-data"}));
}

void TestStudyFile::aStudyThatIsOpenIsNeitherReplacedNorRemoved()
{
    auto study = make();
    add(*study, "a", 2);
    const Error error = REFUSED(Study::create(at("s.pare"), model(), {}, true));
    QVERIFY(error.kind == ErrorKind::CannotCreate);
    QVERIFY(error.message.find("open in another") != std::string::npos);
    REFUSED(removeStudy(at("s.pare")));
    QVERIFY(study->model(2).ok());
    study.reset();
    VERIFIED(removeStudy(at("s.pare")));
    QVERIFY(filesIn(m_folder->path()).empty());
}

void TestStudyFile::aJournalOfTheOldFileNeverReachesTheNewOne()
{
    make().reset();
    // A journal that would, if believed, bring old pages back.
    std::ofstream(at("s.pare-journal"), std::ios::binary) << std::string("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8) + std::string(600, '\0');
    auto study = make("s.pare", true, 5);
    QVERIFY(!fs::exists(at("s.pare-journal")));
    study.reset();
    study = VERIFIED(Study::open(at("s.pare")));
    QVERIFY(study->model(1).ok());
}

void TestStudyFile::aProgramThatIsKilledLeavesAWholeStudy()
{
    make().reset();
    std::mt19937 random(3);
    size_t seen = 1;
    for (int round = 0; round < 200; ++round) {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            auto study = Study::open(at("s.pare"));
            for (uint64_t i = 0; study.ok(); ++i) {
                Variant variant;
                variant.name = "v";
                auto added = (*study)->addVariant(variant, model(static_cast<uint64_t>(round) * 1000 + i + 2));
                if (!added.ok() || !(*study)->setNote(added->id, "note").ok())
                    break;
                if (i % 3 == 2)
                    (void)(*study)->undo().ok();
            }
            ::_exit(1);
        }
        ::usleep(2000 + random() % 60'000);
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        // Whatever was committed is there with its model, and nothing else is.
        const auto study = VERIFIED(Study::open(at("s.pare")));
        const auto variants = VERIFIED(study->variants());
        QVERIFY(variants.size() >= seen);
        seen = variants.size();
        std::set<std::string> names;
        for (const Variant &variant : variants) {
            QVERIFY2(study->model(variant.id).ok(), variant.name.c_str());
            QVERIFY(names.insert(variant.name).second);
        }
        for (const std::string &file : filesIn(at("s.pare-data")))
            QVERIFY2(file.size() == 69 && file.ends_with(".onnx"), file.c_str()); // no leftovers of what was being written
    }
    QVERIFY(seen > 3);
}

void TestStudyFile::modelsThatUndoCanReachAreKept()
{
    auto study = make();
    const Variant deleted = add(*study, "deleted", 2);
    VERIFIED(study->removeVariant(deleted.id));
    const Variant undone = add(*study, "undone", 3);
    VERIFIED(study->undo());
    study.reset();
    study = VERIFIED(Study::open(at("s.pare")));
    QCOMPARE(filesIn(at("s.pare-data")).size(), size_t{3});
    VERIFIED(study->redo());
    QVERIFY(study->model(undone.id).ok());
    VERIFIED(study->undo());
    VERIFIED(study->undo());
    QVERIFY(study->model(deleted.id).ok());
    QCOMPARE(namesOf(*study), (std::vector<std::string>{"source", "deleted"}));
}

void TestStudyFile::modelsThatNothingCanReachAreCollectedOnOpening()
{
    auto study = make();
    const Variant undone = add(*study, "undone", 2);
    VERIFIED(study->undo());
    VERIFIED(study->setDatasets({{"evaluate", "/d", nullptr}})); // ends what could be done again
    QVERIFY(fs::exists(study->modelPath(undone)));               // but nothing is removed under an open study
    study.reset();
    study = VERIFIED(Study::open(at("s.pare")));
    QVERIFY(!fs::exists(study->modelPath(undone)));
    REFUSED(study->variant(undone.id));
    QCOMPARE(filesIn(at("s.pare-data")).size(), size_t{1});
    // Undo has an end: a variant that was deleted long ago is let go.
    const Variant old = add(*study, "old", 3);
    VERIFIED(study->removeVariant(old.id));
    study.reset();
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(at("s.pare").c_str(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database,
                          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 501) INSERT INTO step(act, undo, redo, done) "
                          "SELECT 'note on source', '{\"set\":1,\"column\":\"note\",\"value\":\"\"}', "
                          "'{\"set\":1,\"column\":\"note\",\"value\":\"x\"}', 1 FROM n",
                          nullptr, nullptr, nullptr),
             SQLITE_OK);
    sqlite3_close(database);
    study = VERIFIED(Study::open(at("s.pare")));
    QVERIFY(!fs::exists(study->modelPath(old)));
    QCOMPARE(study->undoText(), "note on source");
}

void TestStudyFile::nothingIsCollectedWhileAnotherProgramHasItOpen()
{
    auto study = make();
    const Variant undone = add(*study, "undone", 2);
    VERIFIED(study->undo());
    VERIFIED(study->setDatasets({{"evaluate", "/d", nullptr}}));
    // Another program stores a model and has not written its row yet.
    const auto stored = VERIFIED(ModelStore(at("s.pare-data")).put(model(9)));
    const auto other = VERIFIED(Study::open(at("s.pare")));
    QVERIFY(fs::exists(study->modelPath(undone)));
    QVERIFY(fs::exists(ModelStore(at("s.pare-data")).pathOf(stored.sha256)));
}

void TestStudyFile::twoProgramsSeeEachOthersVariants()
{
    const auto one = make();
    const auto two = VERIFIED(Study::open(at("s.pare")));
    add(*one, "v", 2);
    QCOMPARE(add(*two, "v", 3).name, "v-2");
    QCOMPARE(namesOf(*one), (std::vector<std::string>{"source", "v", "v-2"}));
    VERIFIED(one->undo());
    QCOMPARE(namesOf(*two), (std::vector<std::string>{"source", "v"}));
}

void TestStudyFile::ofTwoWindowsTheSecondReadsOnlyAndSaysWhy()
{
    auto first = make();
    first->claimWindow();
    QVERIFY(!first->readOnly() && first->access() == Study::Access::Writes);
    add(*first, "a", 2);
    const auto second = VERIFIED(Study::open(at("s.pare")));
    second->claimWindow();
    QVERIFY(second->readOnly());
    QVERIFY(second->access() == Study::Access::OtherWindow);
    Variant wanted;
    wanted.name = "b";
    QCOMPARE(REFUSED(second->addVariant(wanted, model(3))).message, "the study is read-only (another window has it open); save it under another name");
    QVERIFY(!second->setNote(1, "x").ok() && !second->undo().ok());
    QCOMPARE(namesOf(*second), (std::vector<std::string>{"source", "a"}));
    add(*VERIFIED(Study::open(at("s.pare"))), "b", 3); // a command is no window
    QCOMPARE(namesOf(*second), (std::vector<std::string>{"source", "a", "b"}));
    // Under a name of its own it is its own.
    VERIFIED(second->saveAs(at("copy.pare")));
    add(*second, "c", 4);
    const auto third = VERIFIED(Study::open(at("copy.pare")));
    third->claimWindow();
    QVERIFY(third->readOnly());
    // The window that wrote is closed: the next may.
    first.reset();
    const auto next = VERIFIED(Study::open(at("s.pare")));
    next->claimWindow();
    add(*next, "d", 5);
}

void TestStudyFile::aSourceThatIsGoneIsFoundAgainByItsHash()
{
    VERIFIED(saveOnnx(model(1), at("net.onnx").string()));
    auto study = VERIFIED(Study::create(at("s.pare"), model(1), {at("net.onnx").string(), "net", "", 0}));
    QVERIFY(study->sourceState() == Study::SourceState::Same);
    fs::rename(at("net.onnx"), at("moved.onnx"));
    QVERIFY(study->sourceState() == Study::SourceState::Gone);
    VERIFIED(saveOnnx(model(2), at("net.onnx").string()));
    QVERIFY(study->sourceState() == Study::SourceState::Changed);
    fs::remove(study->modelPath(VERIFIED(study->variant(1))));
    QVERIFY(!study->model(1).ok());
    const Error other = REFUSED(study->relink(at("net.onnx")));
    QVERIFY2(other.message.starts_with("is not the model of this study: its content has the hash "), other.message.c_str());
    QVERIFY(!study->model(1).ok());
    VERIFIED(study->relink(at("moved.onnx")));
    QVERIFY(study->model(1).ok());
    QCOMPARE(VERIFIED(study->source()).path, at("moved.onnx").string());
    QVERIFY(study->sourceState() == Study::SourceState::Same);
}

void TestStudyFile::savingUnderANameTakesEverythingAlong()
{
    auto study = make();
    const Variant kept = add(*study, "kept", 2);
    const Variant deleted = add(*study, "deleted", 3);
    VERIFIED(study->removeVariant(deleted.id));
    VERIFIED(study->setState("zoom", 3));
    fs::create_directories(at("elsewhere"));
    VERIFIED(study->saveAs(at("elsewhere/named.pare")));
    QCOMPARE(study->path(), at("elsewhere/named.pare"));
    add(*study, "later", 4); // goes on there
    VERIFIED(study->undo());
    study.reset();
    QCOMPARE(filesIn(at("elsewhere")), (std::vector<std::string>{"named.pare", "named.pare-data"}));
    // The old one is as it was, and neither needs the other.
    QCOMPARE(namesOf(*VERIFIED(Study::open(at("s.pare")))), (std::vector<std::string>{"source", "kept"}));
    VERIFIED(removeStudy(at("s.pare")));
    study = VERIFIED(Study::open(at("elsewhere/named.pare")));
    QVERIFY(study->model(1).ok() && study->model(kept.id).ok());
    QVERIFY(VERIFIED(study->state("zoom")) == nlohmann::json(3));
    QCOMPARE(study->redoText(), "add later");
    VERIFIED(study->undo());
    QVERIFY(study->model(deleted.id).ok());
}

void TestStudyFile::savingOverAnotherStudyReplacesItWhole()
{
    auto other = make("other.pare", false, 8);
    add(*other, "others", 9);
    other.reset();
    auto study = make();
    VERIFIED(study->saveAs(at("other.pare")));
    QCOMPARE(namesOf(*study), std::vector<std::string>{"source"});
    QCOMPARE(filesIn(at("other.pare-data")).size(), size_t{1});
    QVERIFY(study->model(1).ok());
    study.reset();
    QVERIFY(VERIFIED(Study::open(at("other.pare")))->model(1).ok());
}

void TestStudyFile::savingOverAStudyThatIsOpenIsRefused()
{
    const auto other = make("other.pare", false, 8);
    const auto study = make();
    QVERIFY(REFUSED(study->saveAs(at("other.pare"))).kind == ErrorKind::CannotCreate);
    QVERIFY(study->model(1).ok() && other->model(1).ok());
    QCOMPARE(study->path(), at("s.pare"));
}

void TestStudyFile::savingThatFailsLeavesBothAsTheyWere()
{
    auto study = make();
    add(*study, "a", 2);
    fs::create_directories(at("target.pare"));
    QVERIFY(REFUSED(study->saveAs(at("target.pare"))).kind == ErrorKind::CannotCreate);
    QVERIFY(REFUSED(study->saveAs(at("s.pare-data/../s.pare/x.pare"))).kind == ErrorKind::CannotCreate); // below a file
    QCOMPARE(study->path(), at("s.pare"));
    add(*study, "b", 3);
    QCOMPARE(namesOf(*study), (std::vector<std::string>{"source", "a", "b"}));
    QVERIFY(fs::is_directory(at("target.pare")));
}

void TestStudyFile::savingOntoItselfDoesNothing()
{
    const auto study = make();
    VERIFIED(study->saveAs(at("s.pare")));
    VERIFIED(study->saveAs(at("s.pare-data/../s.pare")));
    QVERIFY(study->model(1).ok());
    QCOMPARE(filesIn(m_folder->path()), (std::vector<std::string>{"s.pare", "s.pare-data"}));
}

void TestStudyFile::anUntitledStudyGoesWhenItHasAName()
{
    const fs::path untitled = VERIFIED(untitledStudyPath("my net: 1"));
    QCOMPARE(untitled.parent_path(), stateFolder());
    auto study = VERIFIED(Study::create(untitled, model(), {"/net.onnx", "net", "", 0}));
    const Variant added = add(*study, "a", 2);
    const fs::path oldModel = study->modelPath(added);
    VERIFIED(study->saveAs(at("named.pare")));
    QVERIFY(fs::exists(oldModel)); // a job may read it still
    QVERIFY(abandonedStudies().empty());
    study.reset();
    QVERIFY(filesIn(stateFolder()).empty());
    QCOMPARE(namesOf(*VERIFIED(Study::open(at("named.pare")))), (std::vector<std::string>{"source", "a"}));
}

void TestStudyFile::abandonedStudiesAreThoseNobodyHasOpen()
{
    const fs::path first = VERIFIED(untitledStudyPath("net"));
    auto one = VERIFIED(Study::create(first, model(), {}));
    const fs::path second = VERIFIED(untitledStudyPath("net"));
    QVERIFY(first != second);
    auto two = VERIFIED(Study::create(second, model(), {}));
    QVERIFY(abandonedStudies().empty());
    two.reset(); // as after a crash
    QVERIFY((abandonedStudies() == std::vector<fs::path>{second}));
    two = VERIFIED(Study::open(second));
    QVERIFY(abandonedStudies().empty());
    VERIFIED(untitledStudyPath("../../etc/passwd"));
    QVERIFY(VERIFIED(untitledStudyPath("../../etc/passwd")).parent_path() == stateFolder());
}

void TestStudyFile::theOldestAbandonedAreTidiedAway()
{
    std::vector<fs::path> paths;
    for (int i = 0; i < 4; ++i) {
        paths.push_back(VERIFIED(untitledStudyPath("net")));
        auto study = VERIFIED(Study::create(paths.back(), model(), {"/net.onnx", "net", "", 0}, true));
        study.reset();
        fs::last_write_time(paths.back(), fs::file_time_type::clock::now() - std::chrono::hours(10 - i));
    }
    const auto open = VERIFIED(Study::open(paths[0])); // the oldest, in another window
    fs::last_write_time(paths[0], fs::file_time_type::clock::now() - std::chrono::hours(10));
    tidyAbandoned(1);
    QVERIFY(fs::exists(paths[0]));
    QVERIFY(VERIFIED(open->variants()).size() == 1 && open->model(VERIFIED(open->variants())[0].id).ok());
    QVERIFY(!fs::exists(paths[1]) && !fs::exists(paths[2]) && fs::exists(paths[3]));
    QVERIFY(!fs::exists(paths[1].string() + "-data"));
    tidyAbandoned(1);
    QVERIFY(fs::exists(paths[3]));
}

void TestStudyFile::aSourceElsewhereIsStoredLater()
{
    VERIFIED(saveOnnx(model(), at("net.onnx")));
    const Model opened = VERIFIED(openOnnx(at("net.onnx")));
    const StudySource about{at("net.onnx").string(), "net", "", 0};
    auto study = VERIFIED(Study::create(at("s.pare"), opened, about, false, Study::Source::Elsewhere));
    QVERIFY(filesIn(at("s.pare-data")).empty());
    QCOMPARE(VERIFIED(study->source()).sha256, "");
    QCOMPARE(VERIFIED(study->variant(1)).sizeBytes, static_cast<int64_t>(fs::file_size(at("net.onnx"))));
    QVERIFY(study->model(1).ok());
    study.reset();
    study = VERIFIED(Study::open(at("s.pare")));
    VERIFIED(study->saveAs(at("named.pare"))); // a saved study stands on its own
    QCOMPARE(VERIFIED(study->source()).sha256.size(), size_t{64});
    fs::remove(at("net.onnx"));
    QVERIFY(study->model(1).ok());

    auto again = VERIFIED(Study::open(at("s.pare")));
    VERIFIED(again->storeSource(opened));
    QVERIFY(again->model(1).ok());
    VERIFIED(again->storeSource(opened)); // once is enough
    QCOMPARE(filesIn(at("s.pare-data")).size(), size_t{1});
}

void TestStudyFile::aSourceThatChangedElsewhereIsSaid()
{
    VERIFIED(saveOnnx(model(), at("net.onnx")));
    const StudySource about{at("net.onnx").string(), "net", "", 0};
    const auto study = VERIFIED(Study::create(at("s.pare"), model(), about, false, Study::Source::Elsewhere));
    VERIFIED(saveOnnx(model(2), at("net.onnx")));
    const Error error = REFUSED(study->model(1));
    QVERIFY(error.kind == ErrorKind::Io);
    QVERIFY(error.message.find("changed") != std::string::npos);
    fs::remove(at("net.onnx"));
    QVERIFY(REFUSED(study->model(1)).kind == ErrorKind::Io);
}

// The study keeps the same model under names that every layer has: another file, with another hash.
void TestStudyFile::recipesAreMadeForTheUsersFileWhileItIsWhatItWas()
{
    VERIFIED(saveOnnx(model(), at("net.onnx")));
    {
        const auto made = VERIFIED(Study::create(at("s.pare"), model(), {at("net.onnx").string(), "net", "", 0}));
    }
    const auto study = VERIFIED(Study::open(at("s.pare")));
    QCOMPARE(VERIFIED(study->model(1)).source(), at("net.onnx").string());
    QCOMPARE(VERIFIED(sourceSha256(VERIFIED(study->model(1)))), VERIFIED(sourceSha256(VERIFIED(openOnnx(at("net.onnx"))))));
    VERIFIED(saveOnnx(model(2), at("net.onnx")));
    const Model kept = VERIFIED(study->model(1));
    QVERIFY(kept.source() != at("net.onnx").string());
    QCOMPARE(VERIFIED(kept.constantFloats("w")), VERIFIED(model().constantFloats("w")));
}

void TestStudyFile::pathsDoNotHangOnTheFolderOneIsIn()
{
    const fs::path before = fs::current_path();
    fs::current_path(m_folder->path());
    VERIFIED(saveOnnx(model(), "net.onnx"));
    const auto study = VERIFIED(Study::create(at("s.pare"), model(), {"net.onnx", "net", "", 0}));
    const fs::path here = fs::current_path();
    fs::current_path(before);
    QCOMPARE(VERIFIED(study->source()).path, (here / "net.onnx").string());
}

void TestStudyFile::aStudyThatCannotBeWrittenOpensForReading()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    auto study = make();
    add(*study, "a", 2);
    study.reset();
    QCOMPARE(::chmod(at("s.pare").c_str(), 0400), 0);
    QCOMPARE(::chmod(at("s.pare-data").c_str(), 0500), 0);
    study = VERIFIED(Study::open(at("s.pare")));
    QVERIFY(study->readOnly());
    QVERIFY(study->model(2).ok());
    for (const auto &done : {study->setNote(2, "x"), study->undo(), study->setState("a", 1), study->removeVariant(2)})
        QVERIFY(!done.ok() && done.error().kind == ErrorKind::CannotCreate);
    QVERIFY(REFUSED(study->addVariant({}, model(3))).message.find("read-only") != std::string::npos);
    VERIFIED(study->saveAs(at("mine.pare")));
    QVERIFY(!study->readOnly());
    VERIFIED(study->setNote(2, "x"));
    study.reset();
    QCOMPARE(::chmod(at("s.pare-data").c_str(), 0700), 0);
}

void TestStudyFile::aMissingModelIsSaid()
{
    const auto study = make();
    const Variant added = add(*study, "a", 2);
    fs::remove(study->modelPath(added));
    const Error error = REFUSED(study->model(added.id));
    QVERIFY(error.kind == ErrorKind::Io);
    QCOMPARE(error.where, "a");
}

void TestStudyFile::whatIsNoFileIsRefused()
{
    QVERIFY(REFUSED(Study::open(at("missing.pare"))).kind == ErrorKind::Io);
    fs::create_directories(at("folder.pare"));
    QVERIFY(REFUSED(Study::open(at("folder.pare"))).kind == ErrorKind::InvalidInput);
    QCOMPARE(::mkfifo(at("fifo.pare").c_str(), 0600), 0);
    QVERIFY(REFUSED(Study::open(at("fifo.pare"))).kind == ErrorKind::InvalidInput);
}

QTEST_APPLESS_MAIN(TestStudyFile)
#include "tst_study_file.moc"
