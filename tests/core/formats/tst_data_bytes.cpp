// Byte sources, zip directories and .npy headers: what every data set stands on.
#include "core/formats/byte_source.h"
#include "core/formats/npy_header.h"
#include "core/formats/npz_directory.h"
#include "tests/support/data_files.h"
#include "tests/support/verified.h"

#include <QTest>

#include <random>

using namespace pare;
using namespace pare::test;

namespace {

// Bytes that deflate to about a half, with enough structure for several blocks.
std::string someBytes(size_t count, uint64_t seed = 1)
{
    std::mt19937_64 random(seed);
    std::string bytes(count, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(random() % 16);
    return bytes;
}

std::string readAt(ByteSource &source, int64_t offset, size_t count)
{
    std::string bytes(count, '\0');
    VERIFIED(source.read(offset, std::as_writable_bytes(std::span(bytes))));
    return bytes;
}

std::string refusal(ByteSource &source, int64_t offset, size_t count)
{
    std::string bytes(count, '\0');
    return REFUSED(source.read(offset, std::as_writable_bytes(std::span(bytes)))).message;
}

std::shared_ptr<const InputFile> fileOf(const DataFolder &folder, const std::string &bytes)
{
    return VERIFIED(InputFile::open(folder.write("file", bytes)));
}

} // namespace

class TestDataBytes : public QObject {
    Q_OBJECT
private slots:
    void inflatedBytesCanBeReadInAnyOrder()
    {
        const DataFolder folder;
        const std::string bytes = someBytes(5'000'000); // several access points
        const std::string packed = rawDeflate(bytes);
        const auto crc = VERIFIED(readZipDirectory(fileOf(folder, zipFile({{"a", bytes, true}})))).front().crc;
        const auto file = fileOf(folder, packed);
        const auto source = VERIFIED(inflatedRange(file, {0, file->size(), static_cast<int64_t>(bytes.size()), crc}));
        std::mt19937_64 random(7);
        for (int i = 0; i < 30; ++i) {
            const size_t length = random() % 100'000;
            const size_t offset = random() % (bytes.size() - length);
            QCOMPARE(readAt(*source, static_cast<int64_t>(offset), length), bytes.substr(offset, length));
        }
        QCOMPARE(readAt(*source, 0, bytes.size()), bytes);
        QCOMPARE(readAt(*source, static_cast<int64_t>(bytes.size()), 0), std::string());
    }

    void damageInDeflatedBytesIsSeen()
    {
        const DataFolder folder;
        const std::string bytes = someBytes(200'000);
        std::string gz = gzipFile(bytes);
        gz[gz.size() / 2] ^= 0x10;
        const auto file = fileOf(folder, gz);
        const auto source = VERIFIED(gzipSource(file, static_cast<int64_t>(bytes.size())));
        QVERIFY(refusal(*source, 0, bytes.size()).find("damaged") != std::string::npos);
    }

    void aCutGzipFileIsRefusedOnOpening()
    {
        const DataFolder folder;
        const std::string bytes = someBytes(100'000);
        const std::string gz = gzipFile(bytes, "name.idx");
        const auto whole = fileOf(folder, gz);
        const auto source = VERIFIED(gzipSource(whole, static_cast<int64_t>(bytes.size())));
        QCOMPARE(readAt(*source, 99'990, 10), bytes.substr(99'990));
        const auto cut = fileOf(folder, gz.substr(0, gz.size() - 1000));
        QVERIFY(REFUSED(gzipSource(cut, static_cast<int64_t>(bytes.size()))).message.find("cut short") != std::string::npos);
        for (size_t length = 0; length < 24; ++length)
            REFUSED(gzipSource(fileOf(folder, gz.substr(0, length)), static_cast<int64_t>(bytes.size())));
    }

    void aStoredMemberIsCheckedAgainstItsChecksum()
    {
        const DataFolder folder;
        const std::string bytes = someBytes(5000);
        std::string zip = zipFile({{"a.npy", bytes}});
        zip[200] ^= 1;
        const auto file = fileOf(folder, zip);
        const auto member = VERIFIED(readZipDirectory(file)).front();
        const auto source = VERIFIED(openMember(file, member));
        readAt(*source, 0, 4000);
        QVERIFY(refusal(*source, 4000, 1000).find("checksum") != std::string::npos);
    }

    void aDirectoryListsStoredDeflatedAndLargeMembers()
    {
        const DataFolder folder;
        const std::string bytes = someBytes(3000);
        const auto file = fileOf(folder, zipFile({{"stored", bytes}, {"deflated", bytes, true}, {"zip64", bytes, true, true}}));
        const auto members = VERIFIED(readZipDirectory(file));
        QCOMPARE(members.size(), size_t(3));
        for (const ZipMember &member : members) {
            QCOMPARE(member.bytes, int64_t(3000));
            const auto source = VERIFIED(openMember(file, member));
            QCOMPARE(readAt(*source, 0, 3000), bytes);
        }
    }

    void archivesThatLieAreRefused()
    {
        const DataFolder folder;
        const std::string bytes = someBytes(3000);
        const auto message = [&](const std::string &zip) { return REFUSED(readZipDirectory(fileOf(folder, zip))).text(); };
        QVERIFY(message(zipFile({{"a", bytes, true, false, 1}})).find("encrypted") != std::string::npos);
        QVERIFY(message(zipFile({{"a", bytes, true, false, 0, 12}})).find("method") != std::string::npos);
        QVERIFY(message(zipFile({{"a", bytes}, {"a", bytes}})).find("twice") != std::string::npos);
        const std::string good = zipFile({{"a", bytes, true}});
        QVERIFY(message(good.substr(0, good.size() - 30)).find("cut short") != std::string::npos);
        // A member that promises more than deflate can give.
        std::string bomb = good;
        const size_t size = bomb.rfind("PK\1\2") + 24;
        bomb.replace(size, 4, "\xff\xff\xff\x7f", 4);
        QVERIFY(message(bomb).find("cannot be as large") != std::string::npos);
        // Every single byte changed: an error or the same members, never a crash.
        for (size_t at = 0; at < good.size(); ++at) {
            std::string changed = good;
            changed[at] = static_cast<char>(changed[at] ^ 0xff);
            const auto file = fileOf(folder, changed);
            const auto members = readZipDirectory(file);
            if (!members)
                continue;
            for (const ZipMember &member : *members)
                if (const auto source = openMember(file, member)) {
                    std::string content(static_cast<size_t>(std::min<int64_t>(member.bytes, 10'000)), '\0');
                    (void)(*source)->read(0, std::as_writable_bytes(std::span(content)));
                }
        }
    }

    void headersOfAllVersionsAreRead()
    {
        for (const int version : {1, 2, 3}) {
            const NpyHeader header = VERIFIED(parseNpyHeader(npyFile(">i4", {3, 4}, std::string(48, '\0'), true, version), "a"));
            QCOMPARE(header.type, int(pb::TensorProto::INT32));
            QVERIFY(header.bigEndian);
            QVERIFY(header.fortranOrder);
            QCOMPARE(header.shape, (std::vector<int64_t>{3, 4}));
            QCOMPARE(header.dataBytes, int64_t(48));
        }
        QCOMPARE(VERIFIED(parseNpyHeader(npyFile("|b1", {}, "x"), "a")).shape.size(), size_t(0));
    }

    void headersThatCannotBeReadSayWhy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const std::string &bytes, const char *part) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << QString(part);
        };
        row("pickled", npyFile("|O", {3}, ""), "pickled");
        row("text", npyFile("<U8", {3}, ""), "text");
        row("complex", npyFile("<c8", {3}, ""), "complex");
        row("bfloat16", npyFile("|V2", {3}, ""), "|V2");
        row("overflow", npyFile("<f8", {int64_t(1) << 40, int64_t(1) << 40}, ""), "larger than any file");
        row("no array", "hello", "no .npy");
        row("cut", npyFile("<f4", {3}, "").substr(0, 40), "cut short");
        row("version 9", npyFile("<f4", {3}, "", false, 9), "version 9");
        std::string structured = npyFile("<f4", {3}, "");
        structured.replace(structured.find("'<f4'"), 5, "[('a'");
        row("structured", structured, "structured");
        std::string negative = npyFile("<f4", {3}, "");
        negative.replace(negative.find("(3"), 2, "(-");
        row("negative", negative, "shape");
    }
    void headersThatCannotBeReadSayWhy()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const Error error = REFUSED(parseNpyHeader(std::string(bytes.constData(), static_cast<size_t>(bytes.size())), "images"));
        QVERIFY2(QString::fromStdString(error.message).contains(part), error.message.c_str());
        QVERIFY(error.message.find("images") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestDataBytes)
#include "tst_data_bytes.moc"
