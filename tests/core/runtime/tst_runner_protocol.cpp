// What answers in the runner's place: nothing, another version, rubbish. Always one typed error.
#include "core/base/files.h"
#include "core/runtime/frames.h"
#include "core/runtime/runner.h"
#include "core/runtime/wire.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <sys/stat.h>

#include <chrono>
#include <random>

namespace pare {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

Model tiny()
{
    return test::modelOf("agraph (float[N,4] x) => (float[N,4] y) { [r] y = Relu(x) }");
}

// Pretends to be pare-runner.
class FakeRunner {
public:
    explicit FakeRunner(const std::string &script) : m_folder(VERIFIED(TemporaryFolder::create("fake")))
    {
        const std::filesystem::path path = m_folder->path() / "fake-runner";
        VERIFIED(writeFile(path, "#!/bin/sh\n" + script));
        ::chmod(path.c_str(), 0755);
        ::setenv("PARE_RUNNER", path.c_str(), 1);
    }
    ~FakeRunner() { ::unsetenv("PARE_RUNNER"); }
    [[nodiscard]] std::filesystem::path file(const std::string &name, const std::string &bytes) const
    {
        VERIFIED(writeFile(m_folder->path() / name, bytes));
        return m_folder->path() / name;
    }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder->path(); }

private:
    std::shared_ptr<TemporaryFolder> m_folder;
};

std::string helloFrame(uint32_t protocol = protocolVersion)
{
    worker::Response hello;
    hello.mutable_hello()->set_protocol(protocol);
    hello.mutable_hello()->set_version(PARE_VERSION);
    hello.mutable_hello()->set_runtime("fake");
    return frameOf(hello.SerializeAsString());
}

} // namespace

class TestRunnerProtocol : public QObject {
    Q_OBJECT

private slots:
    void aMissingRunnerIsUnavailable();
    void aRunnerOfAnotherVersionIsUnavailable();
    void rubbishFromTheRunnerIsAnError_data();
    void rubbishFromTheRunnerIsAnError();

private:
    RunContext m_context;
};

void TestRunnerProtocol::aMissingRunnerIsUnavailable()
{
    ::setenv("PARE_RUNNER", "/nowhere/pare-runner", 1);
    const Error error = REFUSED(Runner::start({}, m_context));
    ::unsetenv("PARE_RUNNER");
    QCOMPARE(error.kind, ErrorKind::Unavailable);
    QCOMPARE(error.where, std::string("/nowhere/pare-runner"));
}

void TestRunnerProtocol::aRunnerOfAnotherVersionIsUnavailable()
{
    const FakeRunner fake("cat \"$(dirname \"$0\")/hello\"; exec sleep 30");
    (void)fake.file("hello", helloFrame(protocolVersion + 1));
    QCOMPARE(REFUSED(Runner::start({}, m_context)).kind, ErrorKind::Unavailable);
}

void TestRunnerProtocol::rubbishFromTheRunnerIsAnError_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("afterHello");
    const auto bytes = [](const std::string &text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); };
    worker::Response escaping;
    escaping.set_spilled("../../etc/passwd");
    worker::Response strange; // answers to a request that nobody made, and then the end
    strange.set_id(77);
    strange.mutable_done();
    worker::Response unasked; // a tensor whose bytes do not fit
    unasked.set_id(1);
    unasked.mutable_loaded()->add_inputs()->set_name("x");
    for (const bool after : {false, true}) {
        const char *when = after ? "after hello" : "instead of hello";
        QTest::addRow("text, %s", when) << QByteArray("Segmentation fault (core dumped)\n") << after;
        QTest::addRow("huge length, %s", when) << bytes(std::string("\xff\xff\xff\x7f", 4)) << after;
        QTest::addRow("a frame of rubbish, %s", when) << bytes(frameOf(std::string(100, '\xff'))) << after;
        QTest::addRow("a file of others, %s", when) << bytes(frameOf(escaping.SerializeAsString())) << after;
        QTest::addRow("nothing, %s", when) << QByteArray() << after;
        QTest::addRow("an answer to nobody, %s", when) << bytes(frameOf(strange.SerializeAsString())) << after;
    }
    std::mt19937 random(3);
    for (int i = 0; i < 8; ++i) {
        std::string noise(500, '\0');
        for (char &c : noise)
            c = static_cast<char>(random());
        QTest::addRow("noise %d", i) << bytes(i % 2 ? frameOf(noise) : noise) << true;
    }
}

void TestRunnerProtocol::rubbishFromTheRunnerIsAnError()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, afterHello);
    const FakeRunner fake(std::string("d=$(dirname \"$0\"); ") + (afterHello ? "cat \"$d/hello\"; head -c 4 > /dev/null; " : "") + "cat \"$d/answer\"; exit 3");
    (void)fake.file("hello", helloFrame());
    (void)fake.file("answer", answer.toStdString());
    RunContext context;
    auto runner = Runner::start({}, context);
    if (!afterHello) {
        QVERIFY(!runner.ok());
        return;
    }
    const auto start = Clock::now();
    const Result<ModelHandle> loaded = (*runner)->load(tiny(), {}, context);
    QVERIFY(!loaded.ok());
    QVERIFY(!loaded.error().message.empty());
    QVERIFY(secondsSince(start) < 6);
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestRunnerProtocol)
#include "tst_runner_protocol.moc"
