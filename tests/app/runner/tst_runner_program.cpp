// pare-runner spoken to directly: what it does with frames of any kind, and when it ends.
#include "core/base/files.h"
#include "core/runtime/frames.h"
#include "core/runtime/helper_process.h"
#include "core/runtime/wire.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <fstream>
#include <random>
#include <thread>

namespace pare {

namespace {

// The runner with its pipes in the test's hands.
struct Talk {
    std::shared_ptr<TemporaryFolder> folder = VERIFIED(TemporaryFolder::create("talk"));
    std::unique_ptr<HelperProcess> process;
    FrameReader frames;

    explicit Talk(const std::string &memory = "2000000000")
    {
        process = VERIFIED(HelperProcess::start({std::string(PARE_BIN_DIR) + "/pare-runner", {"--memory-limit", memory, "--scratch", folder->path().string()}, {}}));
    }

    void say(const worker::Request &request) { QVERIFY(process->send(frameOf(request.SerializeAsString()), nullptr)); }

    // The next answer; nullopt where the runner ended or said nothing for `seconds`.
    std::optional<worker::Response> hear(double seconds = 10)
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
        while (std::chrono::steady_clock::now() < deadline) {
            if (const auto frame = VERIFIED(frames.next())) {
                worker::Response response;
                if (!response.ParseFromString(*frame))
                    return std::nullopt;
                return response;
            }
            std::string bytes;
            if (process->receive(bytes, 100) == Received::Ended)
                return std::nullopt;
            frames.add(bytes);
        }
        return std::nullopt;
    }

    bool ended(double seconds = 5)
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
        std::string bytes;
        while (std::chrono::steady_clock::now() < deadline)
            if (process->receive(bytes, 100) == Received::Ended) {
                process->reap();
                return true;
            }
        return false;
    }

    std::filesystem::path write(const std::string &name, const Model &model)
    {
        const std::filesystem::path path = folder->path() / name;
        VERIFIED(writeFile(path, VERIFIED(withPayloadsInside(model)).SerializeAsString()));
        return path;
    }
};

worker::Request loadRequest(uint64_t id, uint64_t model, const std::filesystem::path &path)
{
    worker::Request request;
    request.set_id(id);
    request.mutable_load()->set_model(model);
    request.mutable_load()->mutable_file()->set_path(path.string());
    request.mutable_load()->mutable_file()->set_threads(1);
    return request;
}

} // namespace

class TestRunnerProgram : public QObject {
    Q_OBJECT

private slots:
    void itSaysWhoItIs();
    void withoutArgumentsItSaysThatItIsNotForPeople();
    void itEndsWithItsInput();
    void itEndsWithItsInputEvenWhileAModelHangs();
    void itCleansUpAfterAClientThatWasKilled();
    void rubbishEndsItWithAStatus_data();
    void rubbishEndsItWithAStatus();
    void strangeRequestsAreAnswered();
    void mutatedRequestsNeverKillIt();
    void aRequestInAFileIsTaken();
    void aCancelReachesARunningModel();
    void aCancelOfAnotherRequestDoesNothing();
    void modelFilesOfAnyKindAreAnswered_data();
    void modelFilesOfAnyKindAreAnswered();
    void outsideConstantsAreChecked();
};

void TestRunnerProgram::itSaysWhoItIs()
{
    Talk talk;
    const auto hello = talk.hear();
    QVERIFY(hello && hello->has_hello());
    QCOMPARE(hello->id(), uint64_t{0});
    QCOMPARE(hello->hello().protocol(), protocolVersion);
    QCOMPARE(hello->hello().version(), std::string(PARE_VERSION));
    QVERIFY(hello->hello().idle_peak_bytes() > 1'000'000);
}

void TestRunnerProgram::withoutArgumentsItSaysThatItIsNotForPeople()
{
    const auto process = VERIFIED(HelperProcess::start({std::string(PARE_BIN_DIR) + "/pare-runner", {}, {}}));
    std::string bytes;
    while (process->receive(bytes, 100) != Received::Ended) {
    }
    process->reap();
    QVERIFY(bytes.empty());
    QCOMPARE(WEXITSTATUS(process->status().value_or(-1)), 2);
    QVERIFY(process->errorTail().find("started by pare") != std::string::npos);
}

void TestRunnerProgram::itEndsWithItsInput()
{
    Talk talk;
    QVERIFY(talk.hear());
    const pid_t pid = talk.process->pid();
    const auto start = std::chrono::steady_clock::now();
    talk.process.reset();
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
    QCOMPARE(::kill(pid, 0), -1);
}

Model endless()
{
    pb::ModelProto proto = test::modelOf("agraph (float[1] x) => (float[1] y) { [loop] y = Loop(n, , x) }").proto();
    const pb::ModelProto body = test::modelOf("body (int64 i, bool c, float[1] a) => (bool co, float[1] ao) { co = Identity(c) ao = Neg(a) }").proto();
    auto *attribute = proto.mutable_graph()->mutable_node(0)->add_attribute();
    attribute->set_name("body");
    attribute->set_type(pb::AttributeProto::GRAPH);
    *attribute->mutable_g() = body.graph();
    pb::TensorProto &count = *proto.mutable_graph()->add_initializer();
    count.set_name("n");
    count.set_data_type(pb::TensorProto::INT64);
    count.set_raw_data(bytesOf(std::vector<int64_t>{int64_t{1} << 62}));
    return Model(proto, {});
}

worker::Request runRequest(uint64_t id, uint64_t model)
{
    worker::Request request;
    request.set_id(id);
    request.add_models(model);
    worker::Tensor &x = *request.mutable_run()->add_inputs();
    x.set_name("x");
    x.set_type(pb::TensorProto::FLOAT);
    x.add_dims(1);
    x.set_data(std::string(4, '\0'));
    return request;
}

void TestRunnerProgram::itEndsWithItsInputEvenWhileAModelHangs()
{
    Talk talk;
    QVERIFY(talk.hear());
    talk.say(loadRequest(1, 1, talk.write("endless.onnx", endless())));
    QVERIFY(talk.hear()->has_loaded());
    QVERIFY(talk.hear()->has_done());
    talk.say(runRequest(2, 1));
    QVERIFY(!talk.hear(0.5));
    const pid_t pid = talk.process->pid();
    const auto start = std::chrono::steady_clock::now();
    talk.process.reset();
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
    QCOMPARE(::kill(pid, 0), -1);
}

void TestRunnerProgram::itCleansUpAfterAClientThatWasKilled()
{
    const auto folder = VERIFIED(TemporaryFolder::create("talk"));
    const std::filesystem::path scratch = folder->path() / "pare-scratch";
    std::filesystem::create_directory(scratch);
    VERIFIED(writeFile(scratch / "left-over", "x"));
    // The shell is the client: it starts the runner on a pipe of its own and is killed.
    const std::string pipe = (folder->path() / "requests").string();
    const std::string script = "mkfifo '" + pipe + "'; '" + PARE_BIN_DIR + "/pare-runner' --memory-limit 1000000000 --scratch '" + scratch.string() +
                               "' < '" + pipe + "' > /dev/null 2>&1 & exec 3> '" + pipe + "'; echo ready; while :; do sleep 0.1; done";
    const auto client = VERIFIED(HelperProcess::start({"/bin/sh", {"-c", script}, {}}));
    std::string ready;
    while (ready.empty())
        client->receive(ready, 100);
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    QVERIFY(std::filesystem::exists(scratch));
    ::kill(client->pid(), SIGKILL);
    for (int waited = 0; waited < 100 && std::filesystem::exists(scratch); ++waited)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    QVERIFY(!std::filesystem::exists(scratch));
}

void TestRunnerProgram::rubbishEndsItWithAStatus_data()
{
    QTest::addColumn<QByteArray>("bytes");
    worker::Request named;
    named.set_id(3);
    named.set_spilled("../../etc/passwd");
    const std::string escaping = frameOf(named.SerializeAsString());
    QTest::newRow("huge length") << QByteArray("\xff\xff\xff\xff", 4);
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    const std::string frame = frameOf(std::string(64, '\xff'));
    QTest::newRow("a frame of rubbish") << QByteArray(frame.data(), static_cast<qsizetype>(frame.size()));
    QTest::newRow("a file of others") << QByteArray(escaping.data(), static_cast<qsizetype>(escaping.size()));
}

void TestRunnerProgram::rubbishEndsItWithAStatus()
{
    QFETCH(QByteArray, bytes);
    Talk talk;
    QVERIFY(talk.hear());
    QVERIFY(talk.process->send({bytes.data(), static_cast<size_t>(bytes.size())}, nullptr));
    QVERIFY(talk.ended());
    QVERIFY(WIFEXITED(*talk.process->status()));
    QCOMPARE(WEXITSTATUS(*talk.process->status()), 65);
}

void TestRunnerProgram::strangeRequestsAreAnswered()
{
    Talk talk;
    QVERIFY(talk.hear());
    worker::Request empty;
    empty.set_id(1);
    talk.say(empty);
    QVERIFY(talk.hear()->has_failure());
    talk.say(runRequest(2, 99)); // a model that is not there
    QVERIFY(talk.hear()->has_failure());
    worker::Request nobody;
    nobody.set_id(3);
    nobody.mutable_time();
    talk.say(nobody);
    QVERIFY(talk.hear()->has_failure());
    worker::Request unload;
    unload.set_id(4);
    unload.mutable_unload()->add_models(12345);
    talk.say(unload);
    QVERIFY(talk.hear()->has_done());
    talk.say(loadRequest(5, 1, "/nowhere/model.onnx"));
    const auto missing = talk.hear();
    QVERIFY(missing->has_failure());
    QCOMPARE(missing->failure().kind(), static_cast<int>(ErrorKind::Io));
}

// Valid requests with a few bytes changed: some fail to parse and end the process, none may crash it.
void TestRunnerProgram::mutatedRequestsNeverKillIt()
{
    std::mt19937 random(17);
    auto talk = std::make_unique<Talk>();
    QVERIFY(talk->hear());
    const auto folder = talk->folder; // outlives the talk that made it
    const auto model = talk->write("m.onnx", test::modelOf("agraph (float[1] x) => (float[1] y) { y = Relu(x) }"));
    worker::Request time;
    time.set_id(7);
    time.add_models(1);
    time.mutable_time()->set_min_runs(2);
    time.mutable_time()->set_max_seconds(0.01);
    (*time.mutable_time()->mutable_inputs()->mutable_dims())["N"] = 3;
    std::vector<std::string> seeds{loadRequest(1, 1, model).SerializeAsString(), runRequest(2, 1).SerializeAsString(), time.SerializeAsString()};
    int ended = 0;
    for (int round = 0; round < 400; ++round) {
        std::string bytes = seeds[random() % seeds.size()];
        for (unsigned changes = random() % 4; changes > 0; --changes)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        // Sending fails where an earlier message has ended the process meanwhile.
        const bool sent = talk->process->send(frameOf(bytes), nullptr);
        // Answers are not waited for one by one: a message whose bytes became a cancel has none.
        std::string out;
        const Received received = sent ? talk->process->receive(out, 2) : Received::Ended;
        if (received == Received::Ended) {
            talk->process->reap();
            const int status = talk->process->status().value_or(0);
            QVERIFY2(WIFEXITED(status) && WEXITSTATUS(status) == 65, endInWords(status).c_str());
            ++ended;
            talk = std::make_unique<Talk>();
            QVERIFY(talk->hear());
        }
    }
    QVERIFY(ended < 400);
}

void TestRunnerProgram::aRequestInAFileIsTaken()
{
    Talk talk;
    QVERIFY(talk.hear());
    VERIFIED(writeFile(talk.folder->path() / "message-7", loadRequest(5, 1, "/nowhere/model.onnx").SerializeAsString()));
    worker::Request named;
    named.set_spilled("message-7");
    talk.say(named);
    const auto answer = talk.hear();
    QVERIFY(answer && answer->has_failure());
    QCOMPARE(answer->id(), uint64_t{5});
    QVERIFY(!std::filesystem::exists(talk.folder->path() / "message-7"));
}

void TestRunnerProgram::aCancelReachesARunningModel()
{
    Talk talk;
    QVERIFY(talk.hear());
    talk.say(loadRequest(1, 1, talk.write("endless.onnx", endless())));
    QVERIFY(talk.hear()->has_loaded());
    QVERIFY(talk.hear()->has_done());
    talk.say(runRequest(2, 1));
    QVERIFY(!talk.hear(0.3));
    worker::Request cancel;
    cancel.mutable_cancel()->set_request(2);
    talk.say(cancel);
    const auto answer = talk.hear(20);
    QVERIFY(answer && answer->has_failure());
    QCOMPARE(answer->failure().kind(), static_cast<int>(ErrorKind::Cancelled));
    // A request that waits behind it and is cancelled before its turn never starts.
    talk.say(runRequest(3, 1));
    talk.say(runRequest(4, 1));
    cancel.mutable_cancel()->set_request(4);
    talk.say(cancel);
    cancel.mutable_cancel()->set_request(3);
    talk.say(cancel);
    for (const uint64_t id : {uint64_t{3}, uint64_t{4}}) {
        const auto next = talk.hear(20);
        QVERIFY(next && next->has_failure());
        QCOMPARE(next->id(), id);
        QCOMPARE(next->failure().kind(), static_cast<int>(ErrorKind::Cancelled));
    }
}

void TestRunnerProgram::aCancelOfAnotherRequestDoesNothing()
{
    Talk talk;
    QVERIFY(talk.hear());
    worker::Request cancel;
    cancel.mutable_cancel()->set_request(2);
    talk.say(cancel);
    talk.say(loadRequest(1, 1, talk.write("m.onnx", test::modelOf("agraph (float[1] x) => (float[1] y) { y = Relu(x) }"))));
    QVERIFY(talk.hear()->has_loaded());
    QVERIFY(talk.hear()->has_done());
}

void TestRunnerProgram::modelFilesOfAnyKindAreAnswered_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("<!DOCTYPE html><html></html>");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("ones") << QByteArray(1000, '\xff');
    const std::string whole = VERIFIED(withPayloadsInside(test::modelOf("agraph (float[1,4] x) => (float[1,4] y) { y = MatMul(x, w) }", {"w[4,4]"}))).SerializeAsString();
    for (const size_t part : {whole.size() / 4, whole.size() / 2, whole.size() - 3})
        QTest::addRow("cut at %zu", part) << QByteArray(whole.data(), static_cast<qsizetype>(part));
}

void TestRunnerProgram::modelFilesOfAnyKindAreAnswered()
{
    QFETCH(QByteArray, bytes);
    Talk talk;
    QVERIFY(talk.hear());
    VERIFIED(writeFile(talk.folder->path() / "m.onnx", bytes.toStdString()));
    talk.say(loadRequest(1, 1, talk.folder->path() / "m.onnx"));
    const auto answer = talk.hear();
    QVERIFY(answer && answer->has_failure());
    QVERIFY(!answer->failure().message().empty());
    talk.say(loadRequest(2, 2, talk.write("good.onnx", test::modelOf("agraph (float[1] x) => (float[1] y) { y = Relu(x) }"))));
    QVERIFY(talk.hear()->has_loaded());
}

void TestRunnerProgram::outsideConstantsAreChecked()
{
    Talk talk;
    QVERIFY(talk.hear());
    const auto model = talk.write("m.onnx", test::modelOf("agraph (float[1,4] x) => (float[1,4] y) { y = MatMul(x, w) }", {"w[4,4]"}));
    VERIFIED(writeFile(talk.folder->path() / "weights", std::string(64, '\0')));
    const auto refused = [&](const std::string &path, int64_t offset, int64_t length, int64_t dim) {
        worker::Request request = loadRequest(1, 1, model);
        worker::OutsideConstant &constant = *request.mutable_load()->mutable_file()->add_constants();
        constant.set_name("w");
        constant.set_type(pb::TensorProto::FLOAT);
        constant.add_dims(dim);
        constant.add_dims(4);
        constant.mutable_data()->set_path(path);
        constant.mutable_data()->set_offset(offset);
        constant.mutable_data()->set_length(length);
        talk.say(request);
        const auto answer = talk.hear();
        return answer && answer->has_failure();
    };
    const std::string weights = (talk.folder->path() / "weights").string();
    QVERIFY(refused(weights, 0, 60, 4));                    // length and shape differ
    QVERIFY(refused(weights, 4, 64, 4));                    // past the end
    QVERIFY(refused(weights, -64, 64, 4));                  // before the beginning
    QVERIFY(refused("/nowhere", 0, 64, 4));                 // no such file
    QVERIFY(refused("/dev/zero", 0, 64, 4));                // no regular file
    QVERIFY(refused(weights, 0, int64_t{1} << 60, int64_t{1} << 56)); // more than there is memory
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestRunnerProgram)
#include "tst_runner_program.moc"
