#include "core/base/files.h"
#include "core/runtime/frames.h"
#include "core/runtime/worker.pb.h"
#include "tests/support/verified.h"

#include <random>

namespace pare {

class TestFrames : public QObject {
    Q_OBJECT

private slots:
    void framesComeOutWholeHoweverTheyArrive();
    void anEmptyFrameIsAFrame();
    void aLengthAboveTheLimitIsRefused();
    void randomBytesNeverDoHarm();
    void aLargeMessageTravelsAsAFile();
    void onlyFilesOfTheHelperItselfAreTaken();
};

void TestFrames::framesComeOutWholeHoweverTheyArrive()
{
    std::mt19937 random(7);
    std::vector<std::string> contents;
    std::string stream;
    for (size_t i = 0; i < 200; ++i) {
        contents.push_back(std::string(random() % 3000, static_cast<char>('a' + i % 26)));
        stream += frameOf(contents.back());
    }
    for (const size_t most : {size_t{1}, size_t{3}, size_t{5}, size_t{4096}, stream.size()}) {
        FrameReader reader;
        size_t next = 0;
        for (size_t at = 0; at < stream.size();) {
            const size_t count = std::min(stream.size() - at, 1 + random() % most);
            reader.add(std::string_view(stream).substr(at, count));
            at += count;
            while (const auto frame = VERIFIED(reader.next())) {
                QVERIFY(next < contents.size());
                QCOMPARE(*frame, contents[next]);
                ++next;
            }
        }
        QCOMPARE(next, contents.size());
    }
}

void TestFrames::anEmptyFrameIsAFrame()
{
    FrameReader reader;
    reader.add(frameOf(""));
    const auto frame = VERIFIED(reader.next());
    QVERIFY(frame.has_value());
    QVERIFY(frame->empty());
    QVERIFY(!VERIFIED(reader.next()).has_value());
}

void TestFrames::aLengthAboveTheLimitIsRefused()
{
    FrameReader reader;
    reader.add(std::string("\xff\xff\xff\xff", 4));
    QCOMPARE(REFUSED(reader.next()).kind, ErrorKind::InvalidInput);
}

void TestFrames::randomBytesNeverDoHarm()
{
    std::mt19937 random(11);
    int parsed = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 200, '\0');
        for (char &c : bytes)
            c = static_cast<char>(random());
        if (round % 2 == 0)
            bytes = frameOf(bytes); // a whole frame of rubbish
        FrameReader reader;
        reader.add(bytes);
        for (int i = 0; i < 100; ++i) {
            const auto frame = reader.next();
            if (!frame.ok() || !*frame)
                break;
            worker::Response response;
            worker::Request request;
            parsed += response.ParseFromString(**frame) + request.ParseFromString(**frame);
        }
    }
    QVERIFY(parsed >= 0);
}

void TestFrames::aLargeMessageTravelsAsAFile()
{
    const auto folder = VERIFIED(TemporaryFolder::create("frames"));
    worker::Response response;
    response.set_id(5);
    response.mutable_output()->set_data(std::string(static_cast<size_t>(spillBytes) + 10, 'x'));
    const PackedMessage packed = VERIFIED(packMessage(response, folder->path()));
    QVERIFY(packed.content.empty());
    QVERIFY(!packed.spilled.empty());
    worker::Response back;
    QVERIFY(back.ParseFromString(VERIFIED(takeSpilled(folder->path(), packed.spilled))));
    QCOMPARE(back.output().data(), response.output().data());
    QVERIFY(std::filesystem::is_empty(folder->path()));

    response.mutable_output()->set_data("small");
    const PackedMessage small = VERIFIED(packMessage(response, folder->path()));
    QVERIFY(small.spilled.empty());
    QVERIFY(back.ParseFromString(small.content));
    QCOMPARE(back.output().data(), std::string("small"));

    response.mutable_output()->set_data(std::string(static_cast<size_t>(spillBytes) + 10, 'x'));
    QCOMPARE(REFUSED(packMessage(response, folder->path() / "missing")).kind, ErrorKind::Io);
}

void TestFrames::onlyFilesOfTheHelperItselfAreTaken()
{
    const auto folder = VERIFIED(TemporaryFolder::create("frames"));
    VERIFIED(writeFile(folder->path() / "secret", "s"));
    VERIFIED(writeFile(folder->path() / "message-1", "m"));
    for (const std::string &name : {std::string("secret"), std::string("../message-1"), std::string("message-1/../secret"),
                                    std::string("/etc/passwd"), std::string("message-1\0x", 11), std::string()})
        QCOMPARE(REFUSED(takeSpilled(folder->path(), name)).kind, ErrorKind::InvalidInput);
    QCOMPARE(VERIFIED(takeSpilled(folder->path(), "message-1")), std::string("m"));
    QCOMPARE(REFUSED(takeSpilled(folder->path(), "message-1")).kind, ErrorKind::Io);
    QVERIFY(std::filesystem::exists(folder->path() / "secret"));
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestFrames)
#include "tst_frames.moc"
