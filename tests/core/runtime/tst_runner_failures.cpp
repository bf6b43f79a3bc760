// The runner dying, hanging and running out: always one typed error, and the next request works.
#include "core/runtime/runner.h"
#include "tests/core/runtime/npz_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QScopeGuard>

#include <signal.h>

#include <chrono>
#include <fstream>
#include <future>
#include <limits>
#include <thread>

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

pb::TensorProto scalarOf(const std::string &name, int64_t value)
{
    pb::TensorProto tensor;
    tensor.set_name(name);
    tensor.set_data_type(pb::TensorProto::INT64);
    tensor.set_raw_data(bytesOf(std::vector<int64_t>{value}));
    return tensor;
}

// A loop that goes on for about for ever, in every run.
Model endless()
{
    pb::ModelProto proto = test::modelOf("agraph (float[1] x) => (float[1] y) { [loop] y = Loop(n, go, x) }").proto();
    pb::GraphProto &graph = *proto.mutable_graph();
    const pb::ModelProto body = test::modelOf("body (int64 i, bool c, float[1] a) => (bool co, float[1] ao) { co = Identity(c) ao = Neg(a) }").proto();
    auto *attribute = graph.mutable_node(0)->add_attribute();
    attribute->set_name("body");
    attribute->set_type(pb::AttributeProto::GRAPH);
    *attribute->mutable_g() = body.graph();
    *graph.add_initializer() = scalarOf("n", int64_t{1} << 62);
    pb::TensorProto go;
    go.set_name("go");
    go.set_data_type(pb::TensorProto::BOOL);
    go.set_raw_data(std::string(1, '\1'));
    *graph.add_initializer() = go;
    return Model(proto, {});
}

pb::TensorProto wholeNumbers(const std::string &name, const std::vector<int64_t> &values)
{
    pb::TensorProto tensor = scalarOf(name, 0);
    tensor.add_dims(static_cast<int64_t>(values.size()));
    tensor.set_raw_data(bytesOf(values));
    return tensor;
}

// Functions that each call the next, `calls` times over.
Model functions(int depth, int calls)
{
    pb::ModelProto proto = tiny().proto();
    const auto import = [](auto &owner, const std::string &domain, int64_t version) {
        auto *opset = owner.add_opset_import();
        opset->set_domain(domain);
        opset->set_version(version);
    };
    for (int i = 0; i < depth; ++i) {
        const bool last = i + 1 == depth;
        pb::FunctionProto &function = *proto.add_functions();
        function.set_domain("deep");
        function.set_name("f" + std::to_string(i));
        function.add_input("a");
        function.add_output("b" + std::to_string(calls));
        import(function, "deep", 1);
        import(function, "", 17);
        for (int call = 0; call < calls; ++call) {
            pb::NodeProto &node = *function.add_node();
            node.add_input(call == 0 ? "a" : "b" + std::to_string(call));
            node.add_output("b" + std::to_string(call + 1));
            node.set_op_type(last ? "Relu" : "f" + std::to_string(i + 1));
            node.set_domain(last ? "" : "deep");
        }
    }
    import(proto, "deep", 1);
    proto.mutable_graph()->mutable_node(0)->set_op_type("f0");
    proto.mutable_graph()->mutable_node(0)->set_domain("deep");
    return Model(proto, {});
}

// 40 functions that stand for 2^40 nodes: the runtime never finishes loading.
Model endlessWhileLoading()
{
    return functions(40, 2);
}

// Asks for 10^12 floats.
Model greedy()
{
    pb::ModelProto proto = test::modelOf("agraph (float[1] x) => (float[N] y) { [fill] f = ConstantOfShape(shape) [add] y = Add(f, x) }").proto();
    pb::TensorProto shape = scalarOf("shape", 1'000'000'000'000);
    shape.add_dims(1);
    *proto.mutable_graph()->add_initializer() = shape;
    return Model(proto, {});
}

// The lowest whole number by -1 overflows, which the processor answers with SIGFPE; over constants already while loading.
Model overflows(bool loading)
{
    pb::ModelProto proto =
        loading ? test::modelOf("agraph (int64[2] x) => (int64[2] y) { [divide] t = Div(low, by) [add] y = Add(x, t) }").proto()
                : test::modelOf("agraph (int64[2] x) => (int64[2] y) { [add] t = Sub(x, by) [divide] y = Div(low, t) }").proto();
    *proto.mutable_graph()->add_initializer() = wholeNumbers("low", {std::numeric_limits<int64_t>::min(), 1});
    *proto.mutable_graph()->add_initializer() = wholeNumbers("by", {-1, -1});
    return Model(proto, {});
}

// SplitToSequence by a split that turns out as 0 only while constants are folded.
Model splitsByZero()
{
    pb::ModelProto proto = test::modelOf("agraph (int64[2] x) => (int64[2] y) { [zero] z = Sub(one, one) [split] q = SplitToSequence(x, z) "
                                         "[join] y = ConcatFromSequence<axis=0>(q) }")
                               .proto();
    *proto.mutable_graph()->add_initializer() = scalarOf("one", 1);
    return Model(proto, {});
}

} // namespace

class TestRunnerFailures : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void killedInEachPhaseTheNextRequestWorks_data();
    void killedInEachPhaseTheNextRequestWorks();
    void killedWhileIdleNobodyNotices();
    void aModelThatCrashesIsAnErrorThatSaysSo_data();
    void aModelThatCrashesIsAnErrorThatSaysSo();
    void hostileModelsAreErrors_data();
    void hostileModelsAreErrors();
    void aHangingModelIsCancelledWithinFiveSeconds_data();
    void aHangingModelIsCancelledWithinFiveSeconds();
    void aHangingModelEndsAtTheTimeLimit();
    void aModelThatGivesNoSignIsStopped();
    void aStoppedProcessIsCancelledToo();
    void memoryAboveTheLimitIsOutOfMemory();
    void aLimitedRunnerDoesNotTakeMore();
    void unknownOperatorsAreUnsupported();
    void modelsThatTheRuntimeRefusesAreInvalidInput();
    void waitingForAnotherRequestCanBeCancelled();
    void requestsFromSeveralThreadsTakeTurns();
    void nothingIsLeftBehind();

private:
    // A request in a thread of its own, so that the test can act meanwhile.
    template <typename Work>
    auto inBackground(Work work)
    {
        return std::async(std::launch::async, std::move(work));
    }
    void worksAgain()
    {
        const ModelHandle handle = VERIFIED(m_runner->load(tiny(), {}, m_context));
        VERIFIED(m_runner->run(handle, std::vector{test::randomTensor("x", {1, 4})}, m_context));
    }

    RunContext m_context;
    std::unique_ptr<Runner> m_runner;
};

void TestRunnerFailures::init()
{
    m_runner = VERIFIED(Runner::start({}, m_context));
}

void TestRunnerFailures::cleanup()
{
    m_runner.reset();
    m_context = {};
}

void TestRunnerFailures::killedInEachPhaseTheNextRequestWorks_data()
{
    QTest::addColumn<QString>("phase");
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("words");
    for (const char *phase : {"loading", "running", "timing", "profiling", "measuring memory", "running the model on calibration data", "evaluating"}) {
        QTest::addRow("%s, SIGKILL", phase) << phase << SIGKILL << "killed from outside";
        QTest::addRow("%s, SIGSEGV", phase) << phase << SIGSEGV << "memory access fault";
    }
}

void TestRunnerFailures::killedInEachPhaseTheNextRequestWorks()
{
    QFETCH(QString, phase);
    QFETCH(int, signal);
    QFETCH(QString, words);
    const ModelHandle good = VERIFIED(m_runner->load(tiny(), {}, m_context));
    const bool loading = phase == "loading";
    const ModelHandle hanging = loading ? ModelHandle() : VERIFIED(m_runner->load(endless(), {}, m_context));
    const int before = m_runner->processId();
    const auto folder = VERIFIED(TemporaryFolder::create("data"));
    DatasetRef data;
    data.path = folder->path() / "d.npz";
    test::writeNpz(data.path, {test::floatArray("x", {3, 1}, {1, 2, 3}), test::floatArray("ref_y", {3, 1}, {1, 2, 3})});
    auto answer = inBackground([&]() -> Result<void> {
        const auto drop = [](const auto &result) { return result.ok() ? Result<void>() : Result<void>(result.error()); };
        if (loading)
            return drop(m_runner->load(endlessWhileLoading(), {}, m_context));
        if (phase == "running")
            return drop(m_runner->run(hanging, std::vector{test::randomTensor("x", {1})}, m_context));
        if (phase == "timing")
            return drop(m_runner->time({&hanging, 1}, {}, m_context));
        if (phase == "profiling")
            return drop(m_runner->profile(hanging, {}, m_context));
        if (phase == "evaluating")
            return drop(m_runner->evaluateEncoded({&hanging, 1}, {}, data, {}, m_context));
        if (phase == "running the model on calibration data") {
            ObserveRequest request;
            request.tensors = {"y"};
            return drop(m_runner->observe(endless(), request, data, m_context));
        }
        return drop(m_runner->memory(hanging, {}, m_context));
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    int victim = before;
    if (phase == "measuring memory") { // runs in a process of its own: the youngest child of this test
        for (const auto &thread : std::filesystem::directory_iterator("/proc/self/task")) {
            std::ifstream children(thread.path() / "children");
            for (int pid = 0; children >> pid;)
                victim = std::max(victim, pid);
        }
    }
    QCOMPARE(::kill(victim, signal), 0);
    const Result<void> result = answer.get();
    const Error error = REFUSED(result);
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY2(QString::fromStdString(error.message).contains(words), error.message.c_str());
    QVERIFY2(QString::fromStdString(error.message).contains("while " + phase), error.message.c_str());
    // The model that was loaded before is loaded again without being asked for.
    const auto outputs = VERIFIED(m_runner->run(good, std::vector{test::randomTensor("x", {2, 4})}, m_context));
    QCOMPARE(outputs.at(0).dims(0), int64_t{2});
    if (phase != "measuring memory")
        QVERIFY(m_runner->processId() != before);
}

void TestRunnerFailures::killedWhileIdleNobodyNotices()
{
    const ModelHandle handle = VERIFIED(m_runner->load(tiny(), {}, m_context));
    for (int i = 0; i < 3; ++i) {
        const int before = m_runner->processId();
        ::kill(before, SIGKILL);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        VERIFIED(m_runner->run(handle, std::vector{test::randomTensor("x", {1, 4})}, m_context));
        QVERIFY(m_runner->processId() != before);
    }
}

void TestRunnerFailures::aModelThatCrashesIsAnErrorThatSaysSo_data()
{
    QTest::addColumn<bool>("loading");
    QTest::newRow("while loading") << true;
    QTest::newRow("while running") << false;
}

void TestRunnerFailures::aModelThatCrashesIsAnErrorThatSaysSo()
{
    QFETCH(bool, loading);
    Result<ModelHandle> handle = m_runner->load(overflows(loading), {}, m_context);
    QCOMPARE(handle.ok(), !loading);
    pb::TensorProto x = wholeNumbers("x", {-2, -2});
    const Error error = loading ? REFUSED(handle) : REFUSED(m_runner->run(*handle, {&x, 1}, m_context));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY2(error.message.find(loading ? "while loading the model (division by zero" : "while running the model (division by zero") !=
                 std::string::npos,
             error.message.c_str());
    worksAgain();
}

void TestRunnerFailures::hostileModelsAreErrors_data()
{
    QTest::addColumn<QString>("which");
    for (const char *which : {"split by zero", "3000 functions", "a function of itself"})
        QTest::newRow(which) << which;
}

void TestRunnerFailures::hostileModelsAreErrors()
{
    QFETCH(QString, which);
    Model model = which == "split by zero" ? splitsByZero() : functions(3000, 1);
    if (which == "a function of itself") {
        pb::ModelProto proto = functions(2, 1).proto();
        proto.mutable_functions(1)->mutable_node(0)->set_op_type("f0");
        proto.mutable_functions(1)->mutable_node(0)->set_domain("deep");
        model = Model(proto, {});
    }
    // Each release of the runtime takes them differently; none of it may reach the caller but as a sentence.
    m_runner = VERIFIED(Runner::start({0, 10.0}, m_context));
    Result<ModelHandle> handle = m_runner->load(model, {}, m_context);
    pb::TensorProto x = wholeNumbers("x", {1, 2});
    const Error error = handle.ok() ? REFUSED(m_runner->run(*handle, {&x, 1}, m_context)) : handle.error();
    QVERIFY2(error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::InvalidInput, error.text().c_str());
    QVERIFY(!error.message.empty());
    worksAgain();
}

void TestRunnerFailures::aHangingModelIsCancelledWithinFiveSeconds_data()
{
    QTest::addColumn<bool>("loading");
    QTest::newRow("running") << false;
    QTest::newRow("loading") << true;
}

void TestRunnerFailures::aHangingModelIsCancelledWithinFiveSeconds()
{
    QFETCH(bool, loading);
    std::stop_source stop;
    m_context.stop = stop.get_token();
    const ModelHandle handle = loading ? ModelHandle() : VERIFIED(m_runner->load(endless(), {}, m_context));
    auto answer = inBackground([&]() -> Result<void> {
        if (loading) {
            const auto result = m_runner->load(endlessWhileLoading(), {}, m_context);
            return result.ok() ? Result<void>() : Result<void>(result.error());
        }
        const auto result = m_runner->run(handle, std::vector{test::randomTensor("x", {1})}, m_context);
        return result.ok() ? Result<void>() : Result<void>(result.error());
    });
    QCOMPARE(answer.wait_for(std::chrono::milliseconds(700)), std::future_status::timeout);
    const auto start = Clock::now();
    stop.request_stop();
    const Result<void> result = answer.get();
    QCOMPARE(REFUSED(result).kind, ErrorKind::Cancelled);
    QVERIFY2(secondsSince(start) < 5, std::to_string(secondsSince(start)).c_str());
    m_context = {};
    worksAgain();
}

void TestRunnerFailures::aHangingModelEndsAtTheTimeLimit()
{
    m_runner = VERIFIED(Runner::start({0, 1.0}, m_context));
    const ModelHandle handle = VERIFIED(m_runner->load(endless(), {}, m_context));
    const auto start = Clock::now();
    const Error error = REFUSED(m_runner->run(handle, std::vector{test::randomTensor("x", {1})}, m_context));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY2(error.message.find("time limit") != std::string::npos, error.message.c_str());
    QVERIFY(secondsSince(start) >= 1);
    QVERIFY(secondsSince(start) < 6);
    worksAgain();
    const Error loading = REFUSED(m_runner->load(endlessWhileLoading(), {}, m_context));
    QVERIFY2(loading.message.find("while loading") != std::string::npos, loading.message.c_str());
    worksAgain();
}

void TestRunnerFailures::aModelThatGivesNoSignIsStopped()
{
    RunnerLimits limits;
    limits.silenceSeconds = 1;
    m_runner = VERIFIED(Runner::start(limits, m_context));
    const auto folder = VERIFIED(TemporaryFolder::create("model"));
    VERIFIED(writeFile(folder->path() / "endless.onnx", endless().proto().SerializeAsString()));
    const ModelHandle handle = VERIFIED(m_runner->loadFile(folder->path() / "endless.onnx", {}, m_context));
    const Error error = REFUSED(m_runner->run(handle, std::vector{test::randomTensor("x", {1})}, m_context));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY2(error.message.find("no sign") != std::string::npos, error.message.c_str());
    QVERIFY2(error.where.ends_with("endless.onnx"), error.where.c_str()); // an error without a node names the file
    // Work that goes on and says so may take as long as it needs.
    TimeOptions slow;
    slow.minSeconds = 2;
    const ModelHandle quick = VERIFIED(m_runner->load(tiny(), {}, m_context));
    VERIFIED(m_runner->time({&quick, 1}, slow, m_context));
}

void TestRunnerFailures::aStoppedProcessIsCancelledToo()
{
    std::stop_source stop;
    const ModelHandle handle = VERIFIED(m_runner->load(tiny(), {}, m_context));
    m_context.stop = stop.get_token();
    ::kill(m_runner->processId(), SIGSTOP);
    auto answer = inBackground([&] { return m_runner->run(handle, std::vector{test::randomTensor("x", {1, 4})}, m_context); });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const auto start = Clock::now();
    stop.request_stop();
    QCOMPARE(REFUSED(answer.get()).kind, ErrorKind::Cancelled);
    QVERIFY2(secondsSince(start) < 5, std::to_string(secondsSince(start)).c_str());
    m_context = {};
    worksAgain();
}

void TestRunnerFailures::memoryAboveTheLimitIsOutOfMemory()
{
    const ModelHandle handle = VERIFIED(m_runner->load(greedy(), {}, m_context));
    const Error error = REFUSED(m_runner->run(handle, std::vector{test::randomTensor("x", {1})}, m_context));
    QCOMPARE(error.kind, ErrorKind::OutOfMemory);
    QCOMPARE(error.where, std::string("fill"));
    worksAgain();
}

void TestRunnerFailures::aLimitedRunnerDoesNotTakeMore()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers need more address space than any limit");
#endif
    m_runner = VERIFIED(Runner::start({int64_t{200} << 20, 0}, m_context));
    worksAgain();
    const Error error = REFUSED(m_runner->load(test::modelOf("agraph (float[N,8000] x) => (float[N,8000] y) { y = MatMul(x, w) }", {"w[8000,8000]"}), {}, m_context));
    QCOMPARE(error.kind, ErrorKind::OutOfMemory);
    worksAgain();
    const ModelHandle handle = VERIFIED(m_runner->load(test::modelOf("agraph (float[N] x) => (float[M] y) { y = Concat<axis=0>(x, x, x, x) }"), {}, m_context));
    const Error running = REFUSED(m_runner->run(handle, std::vector{test::randomTensor("x", {20'000'000})}, m_context));
    QCOMPARE(running.kind, ErrorKind::OutOfMemory);
    worksAgain();
}

void TestRunnerFailures::unknownOperatorsAreUnsupported()
{
    pb::ModelProto proto = tiny().proto();
    proto.mutable_graph()->mutable_node(0)->set_op_type("Nonsense");
    const Error own = REFUSED(m_runner->load(Model(proto, {}), {}, m_context));
    QCOMPARE(own.kind, ErrorKind::Unsupported);
    QVERIFY2(own.message.find("Nonsense") != std::string::npos, own.message.c_str());
    QCOMPARE(own.where, std::string("r"));
    proto.mutable_graph()->mutable_node(0)->set_domain("com.example");
    auto *import = proto.add_opset_import();
    import->set_domain("com.example");
    import->set_version(1);
    const Error foreign = REFUSED(m_runner->load(Model(proto, {}), {}, m_context));
    QCOMPARE(foreign.kind, ErrorKind::Unsupported);
    QVERIFY2(foreign.message.find("Nonsense") != std::string::npos, foreign.message.c_str());
}

void TestRunnerFailures::modelsThatTheRuntimeRefusesAreInvalidInput()
{
    const ModelHandle handle =
        VERIFIED(m_runner->load(test::modelOf("agraph (float[A] a, float[B] b) => (float[C] y) { [sum] y = Add(a, b) }"), {}, m_context));
    const Error error = REFUSED(m_runner->run(handle, std::vector{test::randomTensor("a", {3}), test::randomTensor("b", {4})}, m_context));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QCOMPARE(error.where, std::string("sum"));
    QVERIFY2(error.message.find("onnxruntime_src") == std::string::npos, error.message.c_str());
    pb::ModelProto proto = tiny().proto();
    proto.mutable_graph()->mutable_node(0)->set_input(0, "nowhere");
    QCOMPARE(REFUSED(m_runner->load(Model(proto, {}), {}, m_context)).kind, ErrorKind::InvalidInput);
    worksAgain();
}

void TestRunnerFailures::waitingForAnotherRequestCanBeCancelled()
{
    std::stop_source stopFirst;
    RunContext first;
    first.stop = stopFirst.get_token();
    const ModelHandle hanging = VERIFIED(m_runner->load(endless(), {}, m_context));
    auto answer = inBackground([&] { return m_runner->run(hanging, std::vector{test::randomTensor("x", {1})}, first); });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    std::stop_source stopSecond;
    RunContext second;
    second.stop = stopSecond.get_token();
    auto waiting = inBackground([&] { return m_runner->run(hanging, std::vector{test::randomTensor("x", {1})}, second); });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const auto start = Clock::now();
    stopSecond.request_stop();
    QCOMPARE(REFUSED(waiting.get()).kind, ErrorKind::Cancelled);
    QVERIFY(secondsSince(start) < 1);
    stopFirst.request_stop();
    QCOMPARE(REFUSED(answer.get()).kind, ErrorKind::Cancelled);
    worksAgain();
}

void TestRunnerFailures::requestsFromSeveralThreadsTakeTurns()
{
    const ModelHandle handle = VERIFIED(m_runner->load(tiny(), {}, m_context));
    std::vector<std::future<int>> answers;
    for (int thread = 0; thread < 4; ++thread)
        answers.push_back(inBackground([&, thread] {
            int right = 0;
            for (int i = 0; i < 25; ++i) {
                const int64_t rows = 1 + thread * 25 + i;
                const auto outputs = m_runner->run(handle, std::vector{test::randomTensor("x", {rows, 4})}, m_context);
                right += outputs.ok() && outputs->at(0).dims(0) == rows;
            }
            return right;
        }));
    for (auto &answer : answers)
        QCOMPARE(answer.get(), 25);
}

void TestRunnerFailures::nothingIsLeftBehind()
{
    // A temporary folder of its own: other programs make and remove theirs meanwhile.
    const auto own = VERIFIED(TemporaryFolder::create("left-behind"));
    const QByteArray usual = qgetenv("TMPDIR");
    qputenv("TMPDIR", own->path().c_str());
    const auto restore = qScopeGuard([&] { usual.isEmpty() ? static_cast<void>(qunsetenv("TMPDIR")) : static_cast<void>(qputenv("TMPDIR", usual)); });
    const auto places = [] {
        size_t count = 0;
        for (const auto &entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
            count += entry.path().filename().string().find("runner") != std::string::npos;
        return count;
    };
    const size_t before = places();
    int pid = 0;
    {
        auto runner = VERIFIED(Runner::start({}, m_context));
        const ModelHandle handle = VERIFIED(runner->load(tiny(), {}, m_context));
        pid = runner->processId();
        VERIFIED(runner->profile(handle, {}, m_context));
        QCOMPARE(places(), before + 1);
    }
    QCOMPARE(places(), before);
    QCOMPARE(::kill(pid, 0), -1);
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestRunnerFailures)
#include "tst_runner_failures.moc"
