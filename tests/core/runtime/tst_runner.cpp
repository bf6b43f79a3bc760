// The runner doing what it is asked, on real models.
#include "core/formats/onnx_file.h"
#include "core/runtime/runner.h"
#include "core/runtime/services.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <cmath>
#include <fstream>
#include <numeric>

namespace pare {

namespace {

Model dense()
{
    return test::modelOf("agraph (float[N,8] x) => (float[N,4] y) { [product] h = MatMul(x, w) [sum] s = Add(h, b) [end] y = Relu(s) }",
                         {"w[8,4]", "b[4]"});
}

Model convolutions(int layers, int channels, int size)
{
    std::string body;
    std::vector<std::string> weights;
    std::string from = "x";
    for (int i = 0; i < layers; ++i) {
        const std::string n = std::to_string(i);
        const std::string to = i + 1 == layers ? "y" : "r" + n;
        body += "[conv" + n + "] c" + n + " = Conv<pads=[1,1,1,1]>(" + from + ", w" + n + ") [relu" + n + "] " + to + " = Relu(c" + n + ")\n";
        const std::string c = std::to_string(channels);
        weights.push_back("w" + n + "[" + c + "," + c + ",3,3]");
        from = to;
    }
    const std::string shape = std::to_string(channels) + "," + std::to_string(size) + "," + std::to_string(size);
    return test::modelOf("agraph (float[N," + shape + "] x) => (float[N," + shape + "] y) {" + body + "}", weights);
}

std::vector<float> floats(const pb::TensorProto &tensor)
{
    return VERIFIED(toFloats(tensor, {}));
}

} // namespace

class TestRunner : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void loadingTellsWhatTheModelTakesAndGives();
    void aRunGivesWhatTheModelComputes();
    void constantsLeftOutsideGiveTheSame();
    void inputsMayComeByPosition();
    void wrongInputsAreNamed();
    void severalTypesComeThrough();
    void outputsOfTextComeThrough();
    void largeTensorsTravelAsFiles();
    void timingGivesRawSamplesInRounds();
    void slowModelsGetFewerRuns();
    void sizesThatTheModelDoesNotStandAreTriedAgain();
    void throughputSaysWhichBatchesDoNotFit();
    void profilingNamesTheModelsOwnNodes();
    void memoryGrowsWithTheModel();
    void aHandleThatIsGoneIsUnloaded();
    void passesAreServed();
    void anotherRuntimeIsUnavailable();

private:
    RunContext m_context;
    std::unique_ptr<Runner> m_runner;
};

void TestRunner::initTestCase()
{
    m_runner = VERIFIED(Runner::start({}, m_context));
    QVERIFY(m_runner->runtimeVersion().starts_with("ONNX Runtime 1."));
    QVERIFY(m_runner->processId() > 0);
}

void TestRunner::loadingTellsWhatTheModelTakesAndGives()
{
    const ModelHandle model = VERIFIED(m_runner->load(dense(), {}, m_context));
    const LoadedModel &info = model.info();
    QCOMPARE(info.inputs.size(), size_t{1});
    QCOMPARE(info.inputs[0].name, std::string("x"));
    QCOMPARE(info.inputs[0].type, int{pb::TensorProto::FLOAT});
    QCOMPARE(info.inputs[0].dims, (std::vector<int64_t>{-1, 8}));
    QCOMPARE(info.inputs[0].symbols, (std::vector<std::string>{"N", ""}));
    QCOMPARE(info.outputs[0].name, std::string("y"));
    QVERIFY(info.loadMs > 0);
    QCOMPARE(info.threads, 1);
}

void TestRunner::aRunGivesWhatTheModelComputes()
{
    const Model model = dense();
    const pb::TensorProto x = test::randomTensor("x", {3, 8}, 5);
    const ModelHandle handle = VERIFIED(m_runner->load(model, {}, m_context));
    const std::vector<pb::TensorProto> outputs = VERIFIED(m_runner->run(handle, {&x, 1}, m_context));
    QCOMPARE(outputs.size(), size_t{1});
    QCOMPARE(outputs[0].name(), std::string("y"));
    QCOMPARE(outputs[0].dims(0), int64_t{3});
    const std::vector<float> in = floats(x);
    const std::vector<float> w = VERIFIED(model.constantFloats("w"));
    const std::vector<float> b = VERIFIED(model.constantFloats("b"));
    const std::vector<float> y = floats(outputs[0]);
    for (size_t row = 0; row < 3; ++row)
        for (size_t column = 0; column < 4; ++column) {
            double sum = b[column];
            for (size_t k = 0; k < 8; ++k)
                sum += double{in[row * 8 + k]} * w[k * 4 + column];
            QVERIFY(std::fabs(std::max(0.0, sum) - y[row * 4 + column]) < 1e-6);
        }
}

void TestRunner::constantsLeftOutsideGiveTheSame()
{
    // 72 MB of constants: above what travels inside the model file.
    const Model inMemory = test::modelOf("agraph (float[N,3000] x) => (float[N,3000] y) { h = MatMul(x, w) y = MatMul(h, v) }",
                                         {"w[3000,3000]", "v[3000,3000]"});
    const pb::TensorProto x = test::randomTensor("x", {1, 3000}, 5);
    const ModelHandle first = VERIFIED(m_runner->load(inMemory, {}, m_context));
    const std::vector<float> expected = floats(VERIFIED(m_runner->run(first, {&x, 1}, m_context)).at(0));

    const auto folder = VERIFIED(TemporaryFolder::create("test"));
    SaveOptions external;
    external.external = ExternalData::Always;
    VERIFIED(saveOnnx(inMemory, folder->path() / "external.onnx", external));
    VERIFIED(saveOnnx(inMemory, folder->path() / "single.onnx"));
    for (const char *name : {"external.onnx", "single.onnx"}) {
        const ModelHandle handle = VERIFIED(m_runner->loadFile(folder->path() / name, {}, m_context));
        QCOMPARE(floats(VERIFIED(m_runner->run(handle, {&x, 1}, m_context)).at(0)), expected);
    }
    const std::vector<float> in = floats(x);
    const std::vector<float> w = VERIFIED(inMemory.constantFloats("w"));
    const std::vector<float> v = VERIFIED(inMemory.constantFloats("v"));
    double sum = 0;
    for (size_t j = 0; j < 3000; ++j) {
        double h = 0;
        for (size_t k = 0; k < 3000; ++k)
            h += double{in[k]} * w[k * 3000 + j];
        sum += h * v[j * 3000 + 7];
    }
    QVERIFY(std::fabs(sum - expected[7]) < 1e-3 * std::max(1.0, std::fabs(sum)));
}

void TestRunner::inputsMayComeByPosition()
{
    const ModelHandle handle = VERIFIED(m_runner->load(test::modelOf("agraph (float[2] a, float[2] b) => (float[2] y) { y = Sub(a, b) }"), {}, m_context));
    std::vector<pb::TensorProto> inputs{test::randomTensor("", {2}, 1), test::randomTensor("", {2}, 2)};
    const std::vector<float> a = floats(inputs[0]);
    const std::vector<float> b = floats(inputs[1]);
    QCOMPARE(floats(VERIFIED(m_runner->run(handle, inputs, m_context)).at(0)), (std::vector<float>{a[0] - b[0], a[1] - b[1]}));
    inputs[0].set_name("b");
    inputs[1].set_name("a");
    QCOMPARE(floats(VERIFIED(m_runner->run(handle, inputs, m_context)).at(0)), (std::vector<float>{b[0] - a[0], b[1] - a[1]}));
}

void TestRunner::wrongInputsAreNamed()
{
    const ModelHandle handle = VERIFIED(m_runner->load(dense(), {}, m_context));
    const auto refused = [&](const std::vector<pb::TensorProto> &inputs) { return REFUSED(m_runner->run(handle, inputs, m_context)); };
    const Error rank = refused({test::randomTensor("x", {8}, 1)});
    QCOMPARE(rank.kind, ErrorKind::InvalidInput);
    QCOMPARE(rank.where, std::string("input x"));
    QVERIFY2(rank.message.find("float32 ?x8") != std::string::npos && rank.message.find("float32 8") != std::string::npos, rank.message.c_str());
    QCOMPARE(refused({test::randomTensor("x", {1, 9}, 1)}).kind, ErrorKind::InvalidInput);
    QCOMPARE(refused({test::randomTensor("z", {1, 8}, 1)}).where, std::string("input x"));
    QCOMPARE(refused({test::randomTensor("x", {1, 8}, 1), test::randomTensor("z", {1, 8}, 1)}).where, std::string("input z"));
    QCOMPARE(refused({}).kind, ErrorKind::InvalidInput);
    pb::TensorProto whole;
    whole.set_name("x");
    whole.set_data_type(pb::TensorProto::INT64);
    whole.add_dims(1);
    whole.add_dims(8);
    for (int i = 0; i < 8; ++i)
        whole.add_int64_data(i);
    QVERIFY(refused({whole}).message.find("int64 1x8") != std::string::npos);
    // And the runner still works.
    VERIFIED(m_runner->run(handle, std::vector{test::randomTensor("x", {1, 8}, 1)}, m_context));
}

void TestRunner::severalTypesComeThrough()
{
    const ModelHandle handle = VERIFIED(m_runner->load(
        test::modelOf("agraph (float[3] x) => (int64[3] i, bool[3] b, float16[3] h, uint8[3] u, double[3] d) {"
                      "i = Cast<to=7>(x) b = Cast<to=9>(x) h = Cast<to=10>(x) u = Cast<to=2>(x) d = Cast<to=11>(x) }"),
        {}, m_context));
    pb::TensorProto x;
    x.set_name("x");
    x.set_data_type(pb::TensorProto::FLOAT);
    x.add_dims(3);
    for (const float value : {0.0F, 1.5F, 7.0F})
        x.add_float_data(value);
    const std::vector<pb::TensorProto> outputs = VERIFIED(m_runner->run(handle, {&x, 1}, m_context));
    QCOMPARE(outputs.size(), size_t{5});
    QCOMPARE(VERIFIED(toInts(outputs[0], {})), (std::vector<int64_t>{0, 1, 7}));
    QCOMPARE(VERIFIED(toInts(outputs[1], {})), (std::vector<int64_t>{0, 1, 1}));
    QCOMPARE(floats(outputs[2]), (std::vector<float>{0, 1.5F, 7}));
    QCOMPARE(VERIFIED(toInts(outputs[3], {})), (std::vector<int64_t>{0, 1, 7}));
    QCOMPARE(VERIFIED(toDoubles(outputs[4], {})), (std::vector<double>{0, 1.5, 7}));
}

void TestRunner::outputsOfTextComeThrough()
{
    const ModelHandle handle = VERIFIED(m_runner->load(test::modelOf("agraph (float[2] x) => (string[2] s) { s = Cast<to=8>(x) }"), {}, m_context));
    pb::TensorProto x = test::randomTensor("x", {2}, 1);
    x.set_raw_data(bytesOf(std::vector<float>{1, 2}));
    const std::vector<pb::TensorProto> outputs = VERIFIED(m_runner->run(handle, {&x, 1}, m_context));
    QCOMPARE(outputs[0].string_data(1), std::string("2"));
    const ModelHandle taking = VERIFIED(m_runner->load(test::modelOf("agraph (string[2] x) => (string[2] s) { s = Identity(x) }"), {}, m_context));
    QCOMPARE(REFUSED(m_runner->time({&taking, 1}, {}, m_context)).kind, ErrorKind::Unsupported);
    pb::TensorProto text;
    text.set_name("x");
    text.set_data_type(pb::TensorProto::STRING);
    text.add_dims(2);
    text.add_string_data("a");
    text.add_string_data("b");
    const Error error = REFUSED(m_runner->run(taking, {&text, 1}, m_context));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QCOMPARE(error.where, std::string("input x"));
}

void TestRunner::largeTensorsTravelAsFiles()
{
    const ModelHandle handle = VERIFIED(m_runner->load(test::modelOf("agraph (float[N] x) => (float[N] y) { y = Neg(x) }"), {}, m_context));
    const pb::TensorProto x = test::randomTensor("x", {3'000'000}, 1);
    const std::vector<float> in = floats(x);
    const std::vector<float> out = floats(VERIFIED(m_runner->run(handle, {&x, 1}, m_context)).at(0));
    QCOMPARE(out.size(), in.size());
    QVERIFY(std::equal(in.begin(), in.end(), out.begin(), [](float a, float b) { return a == -b; }));
}

void TestRunner::timingGivesRawSamplesInRounds()
{
    const std::vector<ModelHandle> models{VERIFIED(m_runner->load(convolutions(2, 8, 16), {}, m_context)),
                                          VERIFIED(m_runner->load(convolutions(8, 16, 32), {}, m_context))};
    TimeOptions options;
    options.minSeconds = 0.2;
    const std::vector<TimedModel> timed = VERIFIED(m_runner->time(models, options, m_context));
    QCOMPARE(timed.size(), size_t{2});
    const auto rounds = [](const TimedModel &model) { return model.samplesMs.size() / static_cast<size_t>(model.runsPerRound); };
    QCOMPARE(rounds(timed[0]), rounds(timed[1]));
    for (const TimedModel &model : timed) {
        QVERIFY(model.samplesMs.size() >= 30);
        QVERIFY(std::accumulate(model.samplesMs.begin(), model.samplesMs.end(), 0.0) >= 200);
        QVERIFY(std::all_of(model.samplesMs.begin(), model.samplesMs.end(), [](double ms) { return ms > 0; }));
        QVERIFY(model.warmup >= options.warmup);
        QCOMPARE(model.batch, int64_t{1});
        QVERIFY(!model.notes.empty());
    }
    // The second has 16 times the arithmetic.
    const double small = *std::min_element(timed[0].samplesMs.begin(), timed[0].samplesMs.end());
    const double large = *std::min_element(timed[1].samplesMs.begin(), timed[1].samplesMs.end());
    QVERIFY(large > 3 * small);
}

void TestRunner::slowModelsGetFewerRuns()
{
    const ModelHandle slow = VERIFIED(m_runner->load(convolutions(6, 96, 128), {}, m_context));
    TimeOptions options;
    options.minRuns = 1000;
    options.maxSeconds = 0.5;
    const TimedModel timed = VERIFIED(m_runner->time({&slow, 1}, options, m_context)).at(0);
    QVERIFY(timed.samplesMs.size() >= 3);
    QVERIFY(timed.samplesMs.size() < 1000);
    QVERIFY(std::any_of(timed.notes.begin(), timed.notes.end(), [](const std::string &note) { return note.starts_with("only "); }));
}

void TestRunner::sizesThatTheModelDoesNotStandAreTriedAgain()
{
    // Pictures of any size by its file, of 48 rows by what is inside.
    const auto network = [](const std::string &inner) {
        return test::modelOf("agraph (float[N,1,H,W] x) => (float[N,1,H,W] y) { y = Add(x, rows) }", {"rows[1,1," + inner + ",1]"});
    };
    const ModelHandle handle = VERIFIED(m_runner->load(network("48"), {}, m_context));
    TimeOptions options;
    options.minSeconds = 0.01;
    const TimedModel timed = VERIFIED(m_runner->time({&handle, 1}, options, m_context)).at(0);
    QVERIFY(std::any_of(timed.notes.begin(), timed.notes.end(), [](const std::string &note) { return note.find("size 48") != std::string::npos; }));
    VERIFIED(m_runner->profile(handle, {}, m_context));
    const PeakMemory memory = VERIFIED(m_runner->memory(handle, {}, m_context));
    QVERIFY(memory.peakBytes > 0);
    const ModelHandle hopeless = VERIFIED(m_runner->load(network("47"), {}, m_context));
    const Error error = REFUSED(m_runner->time({&hopeless, 1}, options, m_context));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QVERIFY2(error.message.find("give data or sizes") != std::string::npos, error.message.c_str());
    options.inputs.dims = {{"H", 47}, {"W", 5}};
    VERIFIED(m_runner->time({&hopeless, 1}, options, m_context));
}

void TestRunner::throughputSaysWhichBatchesDoNotFit()
{
    TimeOptions options;
    options.minSeconds = 0.05;
    options.minRuns = 5;
    const std::vector<int64_t> batches{1, 8, 32};
    const ModelHandle free = VERIFIED(m_runner->load(dense(), {}, m_context));
    const auto points = VERIFIED(m_runner->throughput(free, batches, options, m_context));
    QCOMPARE(points.size(), size_t{3});
    for (const ThroughputPoint &point : points) {
        QVERIFY2(point.reason.empty(), point.reason.c_str());
        QVERIFY(point.samplesPerSecond > 0);
    }
    QVERIFY(points[2].samplesPerSecond > points[0].samplesPerSecond);

    const ModelHandle fixed = VERIFIED(m_runner->load(test::modelOf("agraph (float[1,8] x) => (float[1,8] y) { y = Relu(x) }"), {}, m_context));
    const auto refused = VERIFIED(m_runner->throughput(fixed, batches, options, m_context));
    QVERIFY(refused[0].reason.empty());
    QVERIFY(!refused[1].reason.empty());

    // Free by its file, but a reshape inside holds one sample only.
    pb::TensorProto shape;
    shape.set_name("shape");
    shape.set_data_type(pb::TensorProto::INT64);
    shape.add_dims(2);
    shape.set_raw_data(bytesOf(std::vector<int64_t>{1, 8}));
    pb::ModelProto proto = test::modelOf("agraph (float[N,8] x, int64[2] shape) => (float[N,8] y) { y = Reshape(x, shape) }").proto();
    proto.mutable_graph()->mutable_input()->RemoveLast();
    *proto.mutable_graph()->add_initializer() = shape;
    const ModelHandle broken = VERIFIED(m_runner->load(Model(proto, {}), {}, m_context));
    const auto partly = VERIFIED(m_runner->throughput(broken, batches, options, m_context));
    QVERIFY(partly[0].reason.empty());
    QVERIFY2(partly[1].reason.find("reshaped") != std::string::npos, partly[1].reason.c_str());
}

void TestRunner::profilingNamesTheModelsOwnNodes()
{
    const Model model = convolutions(3, 16, 32);
    const ModelHandle handle = VERIFIED(m_runner->load(model, {}, m_context));
    const Profile profile = VERIFIED(m_runner->profile(handle, {}, m_context));
    QCOMPARE(profile.nodes.size(), static_cast<size_t>(model.graph().node_size()));
    QCOMPARE(profile.runs, 20);
    double sum = 0;
    for (const NodeTime &row : profile.nodes) {
        QVERIFY(model.index().find(row.node).has_value());
        sum += row.ms;
        if (row.node.starts_with("conv"))
            QVERIFY2(row.ms > 0 && row.fusedInto.empty(), row.node.c_str());
        else
            QVERIFY2(row.fusedInto == "conv" + row.node.substr(4), (row.node + " in " + row.fusedInto).c_str());
    }
    QVERIFY(profile.runMs > 0);
    QVERIFY(sum + profile.otherMs <= profile.runMs * 1.1);
    QVERIFY(sum > profile.runMs * 0.3);
}

void TestRunner::memoryGrowsWithTheModel()
{
    const ModelHandle small = VERIFIED(m_runner->load(dense(), {}, m_context));
    const ModelHandle large = VERIFIED(m_runner->load(test::modelOf("agraph (float[N,2000] x) => (float[N,2000] y) { y = MatMul(x, w) }", {"w[2000,2000]"}), {}, m_context));
    const PeakMemory first = VERIFIED(m_runner->memory(small, {}, m_context));
    const PeakMemory second = VERIFIED(m_runner->memory(large, {}, m_context));
    QVERIFY(first.idleBytes > 0);
    QVERIFY(first.peakBytes >= first.idleBytes);
    QVERIFY(second.peakBytes - first.peakBytes >= 16'000'000); // the weights alone
    QVERIFY(second.peakBytes - first.peakBytes < 100'000'000);
}

void TestRunner::aHandleThatIsGoneIsUnloaded()
{
    const auto resident = [&] {
        std::ifstream status("/proc/" + std::to_string(m_runner->processId()) + "/statm");
        long long size = 0;
        long long pages = 0;
        status >> size >> pages;
        return pages * 4096;
    };
    const ModelHandle keep = VERIFIED(m_runner->load(dense(), {}, m_context));
    const auto request = [&] { VERIFIED(m_runner->run(keep, std::vector{test::randomTensor("x", {1, 8})}, m_context)); };
    request();
    const auto before = resident();
    {
        std::vector<ModelHandle> many;
        for (int i = 0; i < 6; ++i)
            many.push_back(VERIFIED(m_runner->load(test::modelOf("agraph (float[N,2000] x) => (float[N,2000] y) { y = MatMul(x, w) }", {"w[2000,2000]"}), {}, m_context)));
        QVERIFY(resident() - before > 80'000'000);
    }
    request();
    QVERIFY(resident() - before < 40'000'000);
}

void TestRunner::passesAreServed()
{
    PassServices services = passServices(*m_runner, std::nullopt, m_context);
    QVERIFY(services.run);
    QVERIFY(!services.observe);
    const pb::TensorProto x = test::randomTensor("x", {2, 8}, 5);
    QCOMPARE(VERIFIED(services.run(dense(), {&x, 1})).at(0).dims(0), int64_t{2});
}

void TestRunner::anotherRuntimeIsUnavailable()
{
    LoadOptions options;
    options.runtime = "openvino";
    QCOMPARE(REFUSED(m_runner->load(dense(), options, m_context)).kind, ErrorKind::Unavailable);
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestRunner)
#include "tst_runner.moc"
