// The runner on data: observing tensors and evaluating models, against own computation.
#include "core/measure/evaluate.h"
#include "core/runtime/services.h"
#include "tests/core/runtime/npz_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <signal.h>

#include <cmath>
#include <numeric>
#include <thread>

namespace pare {

namespace {

constexpr int64_t samples = 40;
constexpr int64_t width = 6;
constexpr int64_t classes = 3;

Model classifier(uint64_t seed = 1, const std::string &rows = "N")
{
    return test::modelOf("agraph (float[" + rows + "," + std::to_string(width) + "] x) => (float[" + rows + "," + std::to_string(classes) +
                             "] logits) { [product] h = MatMul(x, w) [sum] logits = Add(h, b) }",
                         {"w[6,3]", "b[3]"}, 17, seed);
}

std::vector<float> inputValues()
{
    const pb::TensorProto tensor = test::randomTensor("x", {samples, width}, 77);
    return VERIFIED(toFloats(tensor, {}));
}

// Own computation of h = x w, logits = h + b.
struct Outputs {
    std::vector<float> h;
    std::vector<float> logits;
    std::vector<int64_t> best;
};

Outputs compute(const Model &model, const std::vector<float> &x)
{
    const std::vector<float> w = VERIFIED(model.constantFloats("w"));
    const std::vector<float> b = VERIFIED(model.constantFloats("b"));
    Outputs outputs;
    for (size_t row = 0; row < x.size() / width; ++row) {
        for (size_t column = 0; column < classes; ++column) {
            double sum = 0;
            for (size_t k = 0; k < width; ++k)
                sum += double{x[row * width + k]} * w[k * classes + column];
            outputs.h.push_back(static_cast<float>(sum));
            outputs.logits.push_back(static_cast<float>(sum + b[column]));
        }
        const auto first = outputs.logits.end() - classes;
        outputs.best.push_back(std::max_element(first, outputs.logits.end()) - first);
    }
    return outputs;
}

bool close(double a, double b, double tolerance = 1e-5)
{
    return std::fabs(a - b) <= tolerance * std::max({1.0, std::fabs(a), std::fabs(b)});
}

} // namespace

class TestRunnerData : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void observingMatchesOwnComputation();
    void observingIsTheSameToTheBit();
    void observingAFixedBatchLeavesThePaddingOut();
    void observingInsideOfFusedGroups();
    void observingConstantsAndStrangersIsRefused();
    void observingServesPasses();
    void accuracyMatchesOwnComputation_data();
    void accuracyMatchesOwnComputation();
    void severalModelsGoThroughTheDataTogether();
    void fidelityToAReferenceModel();
    void aReferenceThatIsAskedAgainGivesTheSame();
    void withoutLabelsOrReferenceThereIsNothingToMeasure();
    void chosenSamplesOnly();
    void dataAreLookedAtWithoutAModelThatRuns();
    void aModelThatFailsOnBatchesIsEvaluatedSampleBySample();
    void dynamicQuantizationIsEvaluatedSampleBySample();
    void twoInputsByName();
    void dataThatDoesNotFitIsNamed();
    void timingTakesDataAsInput();
    void evaluatingCanBeCancelled();

private:
    [[nodiscard]] DatasetRef data(const std::string &name) const { return {m_folder->path() / name, {}, {}}; }
    TaskResult evaluate(const Model &model, const std::string &name)
    {
        const ModelHandle handle = VERIFIED(m_runner->load(model, {}, m_context));
        return VERIFIED(evaluateModel(*m_runner, handle, data(name), {}, m_context));
    }

    RunContext m_context;
    std::shared_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<Runner> m_runner;
    std::vector<float> m_x;
    std::vector<int64_t> m_labels;
};

void TestRunnerData::initTestCase()
{
    m_runner = VERIFIED(Runner::start({}, m_context));
    m_folder = VERIFIED(TemporaryFolder::create("data"));
    m_x = inputValues();
    // Labels that the classifier gets right three times out of four.
    m_labels = compute(classifier(), m_x).best;
    for (size_t i = 0; i < m_labels.size(); i += 4)
        m_labels[i] = (m_labels[i] + 1) % classes;
    test::writeNpz(m_folder->path() / "labelled.npz",
                   {test::floatArray("x", {samples, width}, m_x), test::intArray("labels", {samples}, m_labels)});
    test::writeNpz(m_folder->path() / "plain.npz", {test::floatArray("x", {samples, width}, m_x)});
}

void TestRunnerData::observingMatchesOwnComputation()
{
    const Model model = classifier();
    ObserveRequest request;
    request.tensors = {"h", "logits", "x"};
    request.histogram = true;
    request.histogramBins = 10;
    request.perChannel = true;
    request.channelAxis = -1;
    request.gram = true;
    const auto observed = VERIFIED(m_runner->observe(model, request, data("plain.npz"), m_context));
    QCOMPARE(observed.size(), size_t{3});
    const Outputs outputs = compute(model, m_x);
    for (const auto &[name, values] : {std::pair<std::string, std::vector<float>>{"h", outputs.h}, {"logits", outputs.logits}, {"x", m_x}}) {
        const TensorStatistics &statistics = observed.at(name);
        const size_t side = values.size() / samples;
        QCOMPARE(statistics.count, static_cast<int64_t>(values.size()));
        QVERIFY(close(statistics.min, *std::min_element(values.begin(), values.end())));
        QVERIFY(close(statistics.max, *std::max_element(values.begin(), values.end())));
        QVERIFY(close(statistics.mean, std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size())));
        QCOMPARE(std::accumulate(statistics.histogram.begin(), statistics.histogram.end(), int64_t{0}), static_cast<int64_t>(values.size()));
        QCOMPARE(statistics.channelAbsMax.size(), side);
        QCOMPARE(statistics.gram.size(), side * side);
        for (size_t c = 0; c < side; ++c) {
            double most = 0;
            double cross = 0;
            for (size_t row = 0; row < samples; ++row) {
                most = std::max(most, std::fabs(double{values[row * side + c]}));
                cross += double{values[row * side + c]} * values[row * side];
            }
            QVERIFY(close(statistics.channelAbsMax[c], most));
            QVERIFY(close(statistics.gram[c], cross));
        }
    }
}

void TestRunnerData::observingIsTheSameToTheBit()
{
    ObserveRequest request;
    request.tensors = {"h"};
    request.gram = true;
    RunContext threads;
    threads.threads = 2;
    const auto first = VERIFIED(m_runner->observe(classifier(), request, data("plain.npz"), m_context)).at("h");
    for (RunContext *context : {&m_context, &threads}) {
        const auto again = VERIFIED(m_runner->observe(classifier(), request, data("plain.npz"), *context)).at("h");
        QCOMPARE(again.mean, first.mean);
        QCOMPARE(again.meanSquare, first.meanSquare);
        QCOMPARE(again.gram, first.gram);
    }
    request.maxSamples = 7;
    QCOMPARE(VERIFIED(m_runner->observe(classifier(), request, data("plain.npz"), m_context)).at("h").count, int64_t{7 * classes});
}

void TestRunnerData::observingAFixedBatchLeavesThePaddingOut()
{
    ObserveRequest request;
    request.tensors = {"h", "x"};
    const auto free = VERIFIED(m_runner->observe(classifier(), request, data("plain.npz"), m_context));
    const auto fixed = VERIFIED(m_runner->observe(classifier(1, "7"), request, data("plain.npz"), m_context)); // 40 = 5 * 7 + 5
    for (const char *name : {"h", "x"}) {
        QCOMPARE(fixed.at(name).count, free.at(name).count);
        QCOMPARE(fixed.at(name).min, free.at(name).min);
        QVERIFY(close(fixed.at(name).meanSquare, free.at(name).meanSquare, 1e-9));
    }
}

void TestRunnerData::observingInsideOfFusedGroups()
{
    // Left alone, the runtime merges all three into one.
    const Model model = test::modelOf("agraph (float[N,6] x) => (float[N,3] y) { [a] h = MatMul(x, w) [b] s = Add(h, b) [c] y = Relu(s) }", {"w[6,3]", "b[3]"});
    ObserveRequest request;
    request.tensors = {"h", "s", "y"};
    const auto observed = VERIFIED(m_runner->observe(model, request, data("plain.npz"), m_context));
    const Outputs outputs = compute(model, m_x);
    QVERIFY(close(observed.at("h").min, *std::min_element(outputs.h.begin(), outputs.h.end())));
    QVERIFY(close(observed.at("s").min, *std::min_element(outputs.logits.begin(), outputs.logits.end())));
    QCOMPARE(observed.at("y").min, 0.0);
}

void TestRunnerData::observingConstantsAndStrangersIsRefused()
{
    ObserveRequest request;
    request.tensors = {"w"};
    QCOMPARE(REFUSED(m_runner->observe(classifier(), request, data("plain.npz"), m_context)).where, std::string("w"));
    request.tensors = {"no such value"};
    QCOMPARE(REFUSED(m_runner->observe(classifier(), request, data("plain.npz"), m_context)).kind, ErrorKind::InvalidInput);
    request.tensors = {"h"};
    QCOMPARE(REFUSED(m_runner->observe(classifier(), request, data("missing.npz"), m_context)).kind, ErrorKind::Io);
}

void TestRunnerData::observingServesPasses()
{
    const PassServices services = passServices(*m_runner, data("plain.npz"), m_context);
    QVERIFY(services.observe);
    ObserveRequest request;
    request.tensors = {"h"};
    request.maxSamples = 5;
    QCOMPARE(VERIFIED(services.observe(classifier(), request)).at("h").count, int64_t{5 * classes});
}

void TestRunnerData::accuracyMatchesOwnComputation_data()
{
    QTest::addColumn<QString>("rows");
    QTest::newRow("free batch") << "N";
    QTest::newRow("one sample at a time") << "1";
    QTest::newRow("fixed batch with a rest") << "7";
    QTest::newRow("fixed batch above the data") << "64";
}

void TestRunnerData::accuracyMatchesOwnComputation()
{
    QFETCH(QString, rows);
    const TaskResult result = evaluate(classifier(1, rows.toStdString()), "labelled.npz");
    QCOMPARE(result.samples, samples);
    QVERIFY(result.metric.has_value());
    QCOMPARE(result.metric->metric, MetricId::Top1);
    QCOMPARE(result.metric->value, 0.75);
    QVERIFY(result.metric->interval.holds(0.75));
    QCOMPARE(result.records.size(), static_cast<size_t>(samples));
    const std::vector<int64_t> best = compute(classifier(), m_x).best;
    for (size_t i = 0; i < best.size(); ++i) {
        QCOMPARE(int64_t{result.records[i].label}, m_labels[i]);
        QCOMPARE(int64_t{result.records[i].predicted}, best[i]);
    }
}

void TestRunnerData::severalModelsGoThroughTheDataTogether()
{
    const std::vector<ModelHandle> models{VERIFIED(m_runner->load(classifier(1), {}, m_context)), VERIFIED(m_runner->load(classifier(2), {}, m_context)),
                                          VERIFIED(m_runner->load(classifier(1, "7"), {}, m_context))};
    const std::vector<TaskResult> results = VERIFIED(evaluateModels(*m_runner, models, models[0], data("labelled.npz"), {}, m_context));
    QCOMPARE(results.size(), size_t{3});
    QCOMPARE(results[0].metric->value, 0.75);
    QCOMPARE(results[2].metric->value, 0.75);
    const std::vector<int64_t> best = compute(classifier(1), m_x).best;
    const std::vector<int64_t> other = compute(classifier(2), m_x).best;
    int64_t right = 0;
    int64_t agree = 0;
    for (size_t i = 0; i < other.size(); ++i) {
        right += other[i] == m_labels[i];
        agree += other[i] == best[i];
    }
    QCOMPARE(results[1].metric->value, static_cast<double>(right) / samples);
    QVERIFY(results[0].fidelity && results[1].fidelity && results[2].fidelity);
    QVERIFY(std::isinf(results[0].fidelity->sqnrDb));
    QCOMPARE(results[1].fidelity->top1Agreement.value_or(-1), static_cast<double>(agree) / samples);
    QCOMPARE(results[2].fidelity->top1Agreement.value_or(-1), 1.0);
}

void TestRunnerData::fidelityToAReferenceModel()
{
    const std::vector<ModelHandle> models{VERIFIED(m_runner->load(classifier(2), {}, m_context))};
    const ModelHandle reference = VERIFIED(m_runner->load(classifier(1), {}, m_context));
    const TaskResult result = VERIFIED(evaluateModels(*m_runner, models, reference, data("plain.npz"), {}, m_context)).at(0);
    QVERIFY(result.fidelity.has_value());
    const Outputs mine = compute(classifier(2), m_x);
    const Outputs right = compute(classifier(1), m_x);
    double signal = 0;
    double noise = 0;
    for (size_t i = 0; i < mine.logits.size(); ++i) {
        signal += double{right.logits[i]} * right.logits[i];
        noise += std::pow(double{right.logits[i]} - mine.logits[i], 2);
    }
    QVERIFY(close(result.fidelity->sqnrDb, 10 * std::log10(signal / noise), 1e-4));
    QCOMPARE(result.fidelity->cosines.size(), static_cast<size_t>(samples));
}

void TestRunnerData::aReferenceThatIsAskedAgainGivesTheSame()
{
    const auto path = m_folder->path() / "changing.npz";
    test::writeNpz(path, {test::floatArray("x", {samples, width}, m_x)});
    const ModelHandle reference = VERIFIED(m_runner->load(classifier(1), {}, m_context));
    const std::vector<ModelHandle> models{VERIFIED(m_runner->load(classifier(2), {}, m_context))};
    const auto sqnr = [&](const DatasetRef &ref) {
        return VERIFIED(evaluateModels(*m_runner, models, reference, ref, {}, m_context)).at(0).fidelity->sqnrDb;
    };
    const double first = sqnr(data("changing.npz"));
    QCOMPARE(sqnr(data("changing.npz")), first); // from what was kept
    DatasetRef some = data("changing.npz");
    some.samples = {3, 1, 2};
    const double ofSome = sqnr(some);
    QVERIFY(ofSome != first);
    QCOMPARE(sqnr(some), ofSome);
    // Other data under the same name is other data.
    std::vector<float> other = m_x;
    for (float &value : other)
        value = -value + 0.25F;
    std::filesystem::remove(path);
    test::writeNpz(path, {test::floatArray("x", {samples, width}, other)});
    const double changed = sqnr(data("changing.npz"));
    QVERIFY(changed != first);
    // A fresh process knows nothing and finds the same.
    ::kill(m_runner->processId(), SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    QCOMPARE(sqnr(data("changing.npz")), changed);
}

void TestRunnerData::withoutLabelsOrReferenceThereIsNothingToMeasure()
{
    const ModelHandle handle = VERIFIED(m_runner->load(classifier(), {}, m_context));
    const Error error = REFUSED(evaluateModel(*m_runner, handle, data("plain.npz"), {}, m_context));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QVERIFY2(error.message.find("labels") != std::string::npos, error.message.c_str());
}

void TestRunnerData::chosenSamplesOnly()
{
    const ModelHandle handle = VERIFIED(m_runner->load(classifier(), {}, m_context));
    DatasetRef some = data("labelled.npz");
    some.samples = {0, 4, 8, 5}; // three that are wrong, one that is right
    const TaskResult result = VERIFIED(evaluateModel(*m_runner, handle, some, {}, m_context));
    QCOMPARE(result.samples, int64_t{4});
    QCOMPARE(result.metric->value, 0.25);
    some.samples = {samples};
    QCOMPARE(REFUSED(evaluateModel(*m_runner, handle, some, {}, m_context)).kind, ErrorKind::InvalidInput);
}

void TestRunnerData::dataAreLookedAtWithoutAModelThatRuns()
{
    const ModelSignature signature = signatureOf(classifier());
    DataLookOptions wanted;
    wanted.samples = 3;
    wanted.task = true;
    wanted.apart = 12;
    wanted.other = data("labelled.npz");
    wanted.other->samples = {1, 5, 9};
    const DataLook look = VERIFIED(m_runner->lookAt(data("labelled.npz"), signature, wanted, m_context));
    QCOMPARE(look.info.count, samples);
    QVERIFY(look.info.labels == LabelKind::Class);
    QVERIFY2(look.info.text().find("40 samples") != std::string::npos, look.info.text().c_str());
    QVERIFY2(look.task.find("top-1") != std::string::npos, look.task.c_str());
    QCOMPARE(look.samples.size(), size_t{3});
    const auto x = inputValues();
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(look.samples[i].inputs.size(), size_t{1});
        QVERIFY((look.samples[i].inputs[0].dims == std::vector<int64_t>{1, width}));
        QCOMPARE(look.samples[i].inputs[0].bytes, std::string(reinterpret_cast<const char *>(&x[i * width]), width * sizeof(float)));
        QVERIFY(look.samples[i].label.has_value());
    }
    QCOMPARE(look.apart.size(), size_t{12});
    QVERIFY(std::is_sorted(look.apart.begin(), look.apart.end()));
    QCOMPARE(look.shared, int64_t{3});
    // Asked for nothing else, it says what is there; what does not fit is told as when measuring.
    QVERIFY(VERIFIED(m_runner->lookAt(data("labelled.npz"), signature, {}, m_context)).samples.empty());
    const Error wide = REFUSED(m_runner->lookAt(data("labelled.npz"), signatureOf(test::modelOf("agraph (float[N,7] x) => (float[N,7] y) { y = Relu(x) }")), wanted, m_context));
    QCOMPARE(wide.kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(m_runner->lookAt(data("missing.npz"), signature, {}, m_context)).kind, ErrorKind::Io);
}

void TestRunnerData::aModelThatFailsOnBatchesIsEvaluatedSampleBySample()
{
    pb::ModelProto proto = classifier().proto();
    pb::GraphProto &graph = *proto.mutable_graph();
    pb::TensorProto shape;
    shape.set_name("shape");
    shape.set_data_type(pb::TensorProto::INT64);
    shape.add_dims(2);
    shape.set_raw_data(bytesOf(std::vector<int64_t>{1, width}));
    *graph.add_initializer() = shape;
    pb::NodeProto reshape;
    reshape.set_op_type("Reshape");
    reshape.set_name("reshape");
    reshape.add_input("x");
    reshape.add_input("shape");
    reshape.add_output("xr");
    graph.mutable_node(0)->set_input(0, "xr");
    *graph.add_node() = reshape;
    for (int i = graph.node_size() - 1; i > 0; --i)
        graph.mutable_node()->SwapElements(i, i - 1);
    const TaskResult result = evaluate(Model(proto, {}), "labelled.npz");
    QCOMPARE(result.metric->value, 0.75);
    QVERIFY(std::any_of(result.findings.begin(), result.findings.end(),
                        [](const std::string &finding) { return finding.find("one sample at a time") != std::string::npos; }));
}

void TestRunnerData::dynamicQuantizationIsEvaluatedSampleBySample()
{
    const Model model = test::modelOf("agraph (float[N,6] x) => (float[N,6] y) { q, s, z = DynamicQuantizeLinear(x) y = DequantizeLinear(q, s, z) }");
    const std::vector<ModelHandle> models{VERIFIED(m_runner->load(model, {}, m_context))};
    const ModelHandle reference = VERIFIED(m_runner->load(test::modelOf("agraph (float[N,6] x) => (float[N,6] y) { y = Identity(x) }"), {}, m_context));
    const TaskResult result = VERIFIED(evaluateModels(*m_runner, models, reference, data("plain.npz"), {}, m_context)).at(0);
    // Own computation, one scale a sample.
    double signal = 0;
    double noise = 0;
    for (size_t row = 0; row < samples; ++row) {
        float lo = 0;
        float hi = 0;
        for (size_t i = 0; i < width; ++i) {
            lo = std::min(lo, m_x[row * width + i]);
            hi = std::max(hi, m_x[row * width + i]);
        }
        const float scale = (hi - lo) / 255;
        const float zero = std::nearbyint(std::clamp(0 - lo / scale, 0.0F, 255.0F));
        for (size_t i = 0; i < width; ++i) {
            const float x = m_x[row * width + i];
            const float q = std::clamp(std::nearbyint(x / scale) + zero, 0.0F, 255.0F);
            signal += double{x} * x;
            noise += std::pow(double{(q - zero) * scale} - x, 2);
        }
    }
    QVERIFY(close(result.fidelity->sqnrDb, 10 * std::log10(signal / noise), 1e-3));
}

void TestRunnerData::twoInputsByName()
{
    const Model model = test::modelOf("agraph (float[N,6] left, float[N,6] right) => (float[N,6] y) { y = Sub(left, right) }");
    std::vector<float> twice = m_x;
    for (float &value : twice)
        value *= 2;
    test::writeNpz(m_folder->path() / "two.npz", {test::floatArray("right", {samples, width}, m_x), test::floatArray("left", {samples, width}, twice),
                                                  test::floatArray("ref_y", {samples, width}, m_x)});
    const TaskResult result = evaluate(model, "two.npz");
    QVERIFY(result.fidelity.has_value());
    QVERIFY(std::isinf(result.fidelity->sqnrDb));
    QVERIFY(close(result.fidelity->cosine, 1, 1e-6));
}

void TestRunnerData::dataThatDoesNotFitIsNamed()
{
    test::writeNpz(m_folder->path() / "narrow.npz", {test::floatArray("x", {2, 3}, {1, 2, 3, 4, 5, 6}), test::intArray("labels", {2}, {0, 1})});
    const ModelHandle handle = VERIFIED(m_runner->load(classifier(), {}, m_context));
    const Error error = REFUSED(evaluateModel(*m_runner, handle, data("narrow.npz"), {}, m_context));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QVERIFY2(error.text().find('x') != std::string::npos && error.text().find('6') != std::string::npos, error.text().c_str());
    test::writeNpz(m_folder->path() / "range.npz",
                   {test::floatArray("x", {2, width}, std::vector<float>(12, 1)), test::intArray("labels", {2}, {0, 9})});
    const Error range = REFUSED(evaluateModel(*m_runner, handle, data("range.npz"), {}, m_context));
    QCOMPARE(range.kind, ErrorKind::InvalidInput);
    QVERIFY2(range.text().find('9') != std::string::npos, range.text().c_str());
}

void TestRunnerData::timingTakesDataAsInput()
{
    const ModelHandle handle = VERIFIED(m_runner->load(classifier(), {}, m_context));
    TimeOptions options;
    options.minSeconds = 0.02;
    options.inputs.data = data("labelled.npz");
    options.inputs.batch = 8;
    const TimedModel timed = VERIFIED(m_runner->time({&handle, 1}, options, m_context)).at(0);
    QCOMPARE(timed.batch, int64_t{8});
    QVERIFY2(timed.notes.at(0).find("labelled.npz") != std::string::npos, timed.notes.at(0).c_str());
    options.inputs.batch = samples + 1;
    QCOMPARE(REFUSED(m_runner->time({&handle, 1}, options, m_context)).kind, ErrorKind::InvalidInput);
}

void TestRunnerData::evaluatingCanBeCancelled()
{
    std::stop_source stop;
    RunContext context;
    context.stop = stop.get_token();
    const Model slow = test::modelOf("agraph (float[1,6] x) => (float[1,3] logits) { big = MatMul(x, w) m = MatMul(big, v) n = MatMul(m, v) logits = MatMul(n, u) }",
                                     {"w[6,2000]", "v[2000,2000]", "u[2000,3]"});
    const ModelHandle handle = VERIFIED(m_runner->load(slow, {}, context));
    int reports = 0;
    context.onProgress = [&](const Progress &progress) {
        if (progress.phase == "evaluating" && ++reports == 1)
            stop.request_stop();
    };
    const int before = m_runner->processId();
    DatasetRef many = data("labelled.npz");
    for (int round = 0; round < 100; ++round)
        for (int64_t i = 0; i < samples; ++i)
            many.samples.push_back(i);
    QCOMPARE(REFUSED(evaluateModel(*m_runner, handle, many, {}, context)).kind, ErrorKind::Cancelled);
    QCOMPARE(reports, 1);
    // Asking was enough: the process and its models are still there.
    QCOMPARE(m_runner->processId(), before);
    QCOMPARE(evaluate(classifier(), "labelled.npz").metric->value, 0.75);
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestRunnerData)
#include "tst_runner_data.moc"
