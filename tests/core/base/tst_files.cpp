#include "core/base/files.h"
#include "tests/support/verified.h"

#include <QTest>

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

using namespace pare;
namespace fs = std::filesystem;

class TestFiles : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder = VERIFIED(TemporaryFolder::create("test")); }
    void cleanup() { m_folder.reset(); }

    void aFileIsReadWholeAndInParts();
    void readingPastTheEndIsAnError();
    void whatIsNoRegularFileIsRefusedAtOnce();
    void aMissingFileIsAnIoError();
    void aFileThatChangedUnderTheReaderIsAnError();
    void aFileThatWasRenamedOverIsStillReadAsItWas();
    void beneathOpensBelowTheFolderOnly_data();
    void beneathOpensBelowTheFolderOnly();
    void beneathFollowsALinkThatStaysInside();
    void beneathRefusesWhatIsNoFile();

    void anOutputAppearsWholeOrNotAtAll();
    void anOutputKeepsPermissionsAndFollowsALink();
    void anOutputNeverReplacesAFolderOrDevice();
    void anOutputWithoutAFolderOrRightsCannotBeCreated();
    void aWriteProtectedFileIsNotReplaced();
    void aLongNameStillHasRoomForItsTemporary();
    void twoWritersOfOneFileDoNotMeet();
    void aFullDiskLeavesTheOldFileAndNothingElse();
    void aTemporaryFolderGoesWithItsContent();

private:
    [[nodiscard]] fs::path at(const std::string &name) const { return m_folder->path() / name; }
    void write(const std::string &name, const std::string &bytes) const { std::ofstream(at(name), std::ios::binary) << bytes; }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (const auto &entry : fs::directory_iterator(m_folder->path()))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }
    std::shared_ptr<TemporaryFolder> m_folder;
};

void TestFiles::aFileIsReadWholeAndInParts()
{
    write("a", "0123456789");
    const auto file = VERIFIED(InputFile::open(at("a")));
    QCOMPARE(file->size(), int64_t{10});
    QCOMPARE(VERIFIED(file->readAll()), "0123456789");
    std::string part(3, '\0');
    VERIFIED(file->read(7, std::as_writable_bytes(std::span(part))));
    QCOMPARE(part, "789");
    VERIFIED(file->read(10, {}));
    QVERIFY(file->sameUnderItsName());
}

void TestFiles::readingPastTheEndIsAnError()
{
    write("a", "0123456789");
    const auto file = VERIFIED(InputFile::open(at("a")));
    std::string part(3, '\0');
    for (const int64_t offset : {int64_t{8}, int64_t{11}, int64_t{-1}, INT64_MAX})
        QVERIFY(REFUSED(file->read(offset, std::as_writable_bytes(std::span(part)))).kind == ErrorKind::Io);
}

void TestFiles::whatIsNoRegularFileIsRefusedAtOnce()
{
    QVERIFY(REFUSED(InputFile::open(m_folder->path())).kind == ErrorKind::InvalidInput);
    QCOMPARE(::mkfifo(at("fifo").c_str(), 0600), 0);
    QVERIFY(REFUSED(InputFile::open(at("fifo"))).kind == ErrorKind::InvalidInput); // and does not wait for a writer
    QVERIFY(REFUSED(InputFile::open("/dev/zero")).kind == ErrorKind::InvalidInput);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::copy_n(at("s").c_str(), std::min(at("s").native().size(), sizeof address.sun_path - 1), address.sun_path);
    QCOMPARE(::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    QVERIFY(REFUSED(InputFile::open(at("s"))).kind == ErrorKind::InvalidInput);
    ::close(socket);
    QVERIFY(REFUSED(InputFile::open(std::string("a\0b", 3))).kind == ErrorKind::InvalidInput);
}

void TestFiles::aMissingFileIsAnIoError()
{
    const Error error = REFUSED(InputFile::open(at("missing")));
    QVERIFY(error.kind == ErrorKind::Io);
    QVERIFY(error.where.find("missing") != std::string::npos);
}

void TestFiles::aFileThatChangedUnderTheReaderIsAnError()
{
    write("a", std::string(10000, 'x'));
    const auto file = VERIFIED(InputFile::open(at("a")));
    QCOMPARE(::truncate(at("a").c_str(), 100), 0);
    std::string part(50, '\0');
    QVERIFY(REFUSED(file->read(0, std::as_writable_bytes(std::span(part)))).kind == ErrorKind::Io);
    QVERIFY(!file->sameUnderItsName());
}

void TestFiles::aFileThatWasRenamedOverIsStillReadAsItWas()
{
    write("a", "old");
    const auto file = VERIFIED(InputFile::open(at("a")));
    VERIFIED(writeFile(at("a"), "new content"));
    QCOMPARE(VERIFIED(file->readAll()), "old");
    QVERIFY(!file->sameUnderItsName());
    QCOMPARE(VERIFIED(readFile(at("a"))), "new content");
}

void TestFiles::beneathOpensBelowTheFolderOnly_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("kind"); // -1: opens
    QTest::newRow("beside") << QByteArray("data") << -1;
    QTest::newRow("in a folder below") << QByteArray("below/data") << -1;
    QTest::newRow("with a dot") << QByteArray("./below/./data") << -1;
    QTest::newRow("the folder is named like the file") << QByteArray("data2/data2") << -1;
    QTest::newRow("missing") << QByteArray("nothing") << int(ErrorKind::Io);
    QTest::newRow("absolute") << QByteArray("/etc/passwd") << int(ErrorKind::InvalidInput);
    QTest::newRow("up") << QByteArray("../secret") << int(ErrorKind::InvalidInput);
    QTest::newRow("down and up") << QByteArray("below/../../secret") << int(ErrorKind::InvalidInput);
    QTest::newRow("up even where it stays inside") << QByteArray("below/../data") << int(ErrorKind::InvalidInput);
    QTest::newRow("a link out") << QByteArray("out") << int(ErrorKind::InvalidInput);
    QTest::newRow("an absolute link out") << QByteArray("absolute") << int(ErrorKind::InvalidInput);
    QTest::newRow("through a linked folder out") << QByteArray("folder-out/secret") << int(ErrorKind::InvalidInput);
    QTest::newRow("a link to itself") << QByteArray("loop") << int(ErrorKind::InvalidInput);
    QTest::newRow("empty") << QByteArray() << int(ErrorKind::InvalidInput);
    QTest::newRow("NUL") << QByteArray("data\0.txt", 9) << int(ErrorKind::InvalidInput);
}

void TestFiles::beneathOpensBelowTheFolderOnly()
{
    QFETCH(QByteArray, name);
    QFETCH(int, kind);
    write("secret", "secret");
    fs::create_directories(at("model/below"));
    fs::create_directories(at("model/data2"));
    for (const char *file : {"model/data", "model/below/data", "model/data2/data2"})
        write(file, "data");
    fs::create_symlink("../secret", at("model/out"));
    fs::create_symlink(at("secret"), at("model/absolute"));
    fs::create_symlink("..", at("model/folder-out"));
    fs::create_symlink("loop", at("model/loop"));
    const auto opened = InputFile::openBeneath(at("model"), name.toStdString());
    if (kind < 0) {
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().text().c_str());
        QCOMPARE(VERIFIED((*opened)->readAll()), "data");
    } else {
        QVERIFY(!opened.ok());
        QCOMPARE(int(opened.error().kind), kind);
    }
}

void TestFiles::beneathFollowsALinkThatStaysInside()
{
    fs::create_directories(at("model/store"));
    write("model/store/blob", "data"); // as caches of downloaded models lay their files out
    fs::create_symlink("store/blob", at("model/data"));
    QCOMPARE(VERIFIED(VERIFIED(InputFile::openBeneath(at("model"), "data"))->readAll()), "data");
}

void TestFiles::beneathRefusesWhatIsNoFile()
{
    fs::create_directories(at("model/folder"));
    QCOMPARE(::mkfifo(at("model/fifo").c_str(), 0600), 0);
    for (const char *name : {"folder", "fifo"})
        QVERIFY(REFUSED(InputFile::openBeneath(at("model"), name)).kind == ErrorKind::InvalidInput);
    if (::geteuid() == 0 && ::mknod(at("model/null").c_str(), S_IFCHR | 0600, static_cast<dev_t>(0x103)) == 0)
        QVERIFY(REFUSED(InputFile::openBeneath(at("model"), "null")).kind == ErrorKind::InvalidInput);
}

void TestFiles::anOutputAppearsWholeOrNotAtAll()
{
    write("a", "old");
    {
        const auto file = VERIFIED(OutputFile::create(at("a")));
        VERIFIED(file->write("new "));
        VERIFIED(file->write(std::string(3 << 20, 'x'))); // more than the buffer
        QCOMPARE(file->written(), int64_t{4 + (3 << 20)});
        QCOMPARE(VERIFIED(readFile(at("a"))), "old");
    }
    QCOMPARE(names(), std::vector<std::string>{"a"});
    QCOMPARE(VERIFIED(readFile(at("a"))), "old");
    const auto file = VERIFIED(OutputFile::create(at("a")));
    VERIFIED(file->write("new "));
    VERIFIED(file->write(std::string(3 << 20, 'x')));
    VERIFIED(file->write("!"));
    VERIFIED(file->commit());
    QCOMPARE(VERIFIED(readFile(at("a"))), "new " + std::string(3 << 20, 'x') + "!");
    QCOMPARE(names(), std::vector<std::string>{"a"});
}

void TestFiles::anOutputKeepsPermissionsAndFollowsALink()
{
    write("target", "old");
    QCOMPARE(::chmod(at("target").c_str(), 0640), 0);
    fs::create_symlink("target", at("link"));
    VERIFIED(writeFile(at("link"), "new"));
    QVERIFY(fs::is_symlink(at("link")));
    QCOMPARE(VERIFIED(readFile(at("target"))), "new");
    struct stat state = {};
    QCOMPARE(::stat(at("target").c_str(), &state), 0);
    QCOMPARE(static_cast<unsigned>(state.st_mode & 07777), 0640U);
}

void TestFiles::anOutputNeverReplacesAFolderOrDevice()
{
    fs::create_directories(at("folder"));
    QVERIFY(REFUSED(OutputFile::create(at("folder"))).kind == ErrorKind::CannotCreate);
    QVERIFY(REFUSED(OutputFile::create(at("folder/"))).kind == ErrorKind::CannotCreate);
    QCOMPARE(::mkfifo(at("fifo").c_str(), 0600), 0);
    QVERIFY(REFUSED(OutputFile::create(at("fifo"))).kind == ErrorKind::CannotCreate);
    QVERIFY(REFUSED(OutputFile::create("/dev/null")).kind == ErrorKind::CannotCreate);
    QVERIFY(fs::is_character_file("/dev/null"));
    QVERIFY(REFUSED(OutputFile::create(at(std::string("a\0b", 3)))).kind == ErrorKind::CannotCreate);
}

void TestFiles::anOutputWithoutAFolderOrRightsCannotBeCreated()
{
    QVERIFY(REFUSED(OutputFile::create(at("nowhere/a"))).kind == ErrorKind::CannotCreate);
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    fs::create_directories(at("closed"));
    QCOMPARE(::chmod(at("closed").c_str(), 0500), 0);
    QVERIFY(REFUSED(OutputFile::create(at("closed/a"))).kind == ErrorKind::CannotCreate);
    QCOMPARE(::chmod(at("closed").c_str(), 0700), 0);
}

void TestFiles::aWriteProtectedFileIsNotReplaced()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    write("a", "old");
    QCOMPARE(::chmod(at("a").c_str(), 0400), 0);
    QVERIFY(REFUSED(OutputFile::create(at("a"))).kind == ErrorKind::CannotCreate);
}

void TestFiles::aLongNameStillHasRoomForItsTemporary()
{
    const std::string name(255, 'n');
    VERIFIED(writeFile(at(name), "content"));
    QCOMPARE(VERIFIED(readFile(at(name))), "content");
    QCOMPARE(names(), std::vector<std::string>{name});
    QVERIFY(REFUSED(writeFile(at(std::string(256, 'n')), "content")).kind == ErrorKind::CannotCreate);
}

void TestFiles::twoWritersOfOneFileDoNotMeet()
{
    const auto first = VERIFIED(OutputFile::create(at("a")));
    const auto second = VERIFIED(OutputFile::create(at("a")));
    QVERIFY(first->temporaryPath() != second->temporaryPath());
    VERIFIED(first->write("first"));
    VERIFIED(second->write("second"));
    VERIFIED(first->commit());
    VERIFIED(second->commit());
    QCOMPARE(VERIFIED(readFile(at("a"))), "second");
    QCOMPARE(names(), std::vector<std::string>{"a"});
}

void TestFiles::aFullDiskLeavesTheOldFileAndNothingElse()
{
    // A limit on the size of files fails a write as a full disk does.
    write("a", "old");
    const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    ::getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = 1 << 20;
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto written = writeFile(at("a"), std::string(4 << 20, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, ignored);
    QVERIFY(!written.ok());
    QVERIFY(written.error().kind == ErrorKind::Io);
    QCOMPARE(VERIFIED(readFile(at("a"))), "old");
    QCOMPARE(names(), std::vector<std::string>{"a"});
}

void TestFiles::aTemporaryFolderGoesWithItsContent()
{
    fs::path path;
    {
        const auto folder = VERIFIED(TemporaryFolder::create("test"));
        path = folder->path();
        fs::create_directories(path / "a/b");
        QVERIFY(fs::exists(path));
    }
    QVERIFY(!fs::exists(path));
}

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
