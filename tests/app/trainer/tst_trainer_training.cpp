// Training: it learns, the same way every time; what shall stay stays; failures are typed errors.
#include "core/model/graph_editor.h"
#include "core/passes/all_passes.h"
#include "core/passes/teacher_features.h"
#include "core/quant/weights.h"
#include "core/runtime/runner.h"
#include "core/runtime/trainer.h"
#include "tests/core/runtime/npz_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <signal.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <future>
#include <random>
#include <tuple>

namespace pare {

namespace {

constexpr int64_t classes = 4;

// Pictures of 8x8 with one bright corner: its place is the class.
struct Corners {
    std::vector<float> pixels;
    std::vector<int64_t> labels;
};

Corners corners(int64_t count, uint64_t seed)
{
    std::mt19937_64 random(seed);
    Corners set;
    for (int64_t i = 0; i < count; ++i) {
        const auto label = static_cast<int64_t>(random() % classes);
        set.labels.push_back(label);
        for (int64_t y = 0; y < 8; ++y)
            for (int64_t x = 0; x < 8; ++x) {
                const bool bright = (y < 4) == (label < 2) && (x < 4) == (label % 2 == 0);
                set.pixels.push_back((bright ? 0.4F : 0.0F) + static_cast<float>(random() % 1000) / 1000.0F);
            }
    }
    return set;
}

// Convolution, batch normalization, an activation, a matrix.
Model network(uint64_t seed = 1)
{
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) {"
                         "[conv] c = Conv<pads = [1,1,1,1]>(x, w, b) [bn] n = BatchNormalization(c, scale, shift, mean, variance)"
                         "[relu] r = Relu(n) [pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(r) [flat] f = Flatten(p) [fc] logits = Gemm(f, m, k) }",
                         {"w[6,1,3,3]", "b[6]", "scale[6]", "shift[6]", "mean[6]", "variance[6]", "m[24,4]", "k[4]"}, 17, seed);
    pb::ModelProto proto = VERIFIED(withPayloadsInside(model));
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "variance") {
            auto values = VERIFIED(toFloats(tensor, {}));
            for (float &value : values)
                value = std::abs(value);
            tensor.clear_float_data();
            tensor.set_raw_data(bytesOf(values));
        }
    return Model(std::move(proto), {});
}

TrainingRequest training(Model student)
{
    TrainingRequest request;
    request.student = std::move(student);
    return request;
}

std::string bytesOfAll(const TrainingResult &result)
{
    std::string all;
    for (const pb::TensorProto &constant : result.constants)
        all += constant.name() + constant.raw_data();
    return all;
}

Model withConstants(const Model &model, const TrainingResult &result)
{
    GraphEditor editor(model);
    for (const pb::TensorProto &constant : result.constants)
        editor.setConstant(constant.name(), constant.data_type(), {constant.dims().begin(), constant.dims().end()}, constant.raw_data());
    return editor.finish();
}

const pb::TensorProto *constantOf(const TrainingResult &result, const std::string &name)
{
    for (const pb::TensorProto &constant : result.constants)
        if (constant.name() == name)
            return &constant;
    return nullptr;
}

bool mentions(const std::vector<std::string> &notes, const std::string &part)
{
    return std::any_of(notes.begin(), notes.end(), [&](const std::string &note) { return note.find(part) != std::string::npos; });
}

} // namespace

class TestTrainerTraining : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void labelsAreLearned();
    void equalSeedsGiveEqualBytes();
    void aTeacherIsLearnedWithoutLabels();
    void innerValuesOfAnotherWidthAreLearned();
    void valuesOfOneNameAndShapeAreSharedFeatures();
    void featuresAndBlendsAreAskedForByOptionsOfThePass();
    void onlyChosenLayersChange();
    void layersThatAreLeftAloneKeepTheirBytes();
    void weightsComeToLieOnAGrid();
    void stepsAndTimeAreBounds();
    void aRateIsFoundByTrying();
    void samplesAreBlended();
    void softmaxIsFoundBehindNodesThatHandItOn();
    void gradientsWeighUnits();
    void gatesAreWeighedOneSampleAtATime();
    void theHessiansTraceIsEstimated();
    void secondDerivativesAreKnown_data();
    void secondDerivativesAreKnown();
    void missingClassesAreSaid();
    void zerosThatPruningMadeStay();
    void quantizedGraphsStayWhatTheyAre();
    void frozenStatisticsStay();
    void picturesAreMirroredAndMoved();
    void fewerSamplesThanABatchAreEnough();
    void evaluationDataIsNotLearned();
    void withoutAnythingToLearnItDeclines();
    void aLossThatIsNotFiniteNamesTheLayer();
    void tooLittleMemoryIsATypedError();
    void cancellingAnswersSoon();
    void stoppedByHandItKeepsTheBest();
    void pausedItTakesNoSteps();
    void statisticsAreKeptWhereverTheyStand_data();
    void statisticsAreKeptWhereverTheyStand();
    void aStatisticThatIsAWeightTooIsNoObstacle();
    void whatWasCutOffGoesOn();
    void killedItIsATypedErrorAndTheNextTrainingWorks();

private:
    [[nodiscard]] TrainingData data(const std::string &name) const { return {{m_folder->path() / name, {}, {}}, {}}; }
    double accuracyOf(const Model &model);
    void theWatchSawAll(const TrainingWatch &watch, const TrainingResult &result);

    RunContext m_context;
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<Trainer> m_trainer;
    std::shared_ptr<TemporaryFolder> m_folder;
};

void TestTrainerTraining::initTestCase()
{
    m_context.seed = 7;
    m_folder = VERIFIED(TemporaryFolder::create("training"));
    qputenv("PARE_CACHE", QByteArray::fromStdString((m_folder->path() / "cache").string()));
    m_runner = VERIFIED(Runner::start({}, m_context));
    m_trainer = VERIFIED(Trainer::start({}, m_context));
    const auto write = [&](const std::string &name, int64_t count, uint64_t seed, bool labels, int64_t most = classes) {
        Corners set = corners(count, seed);
        for (int64_t &label : set.labels)
            label = std::min(label, most - 1);
        std::vector<test::NpyArray> arrays{test::floatArray("x", {count, 1, 8, 8}, set.pixels)};
        if (labels)
            arrays.push_back(test::intArray("labels", {count}, set.labels));
        test::writeNpz(m_folder->path() / name, arrays);
    };
    write("train.npz", 600, 1, true);
    write("plain.npz", 600, 1, false);
    write("few.npz", 20, 3, true);
    write("eval.npz", 200, 2, true);
    write("three.npz", 200, 5, true, 3);
}

double TestTrainerTraining::accuracyOf(const Model &model)
{
    const Corners set = corners(200, 2);
    pb::TensorProto x;
    x.set_name("x");
    x.set_data_type(pb::TensorProto::FLOAT);
    for (const int64_t dim : {200, 1, 8, 8})
        x.add_dims(dim);
    x.set_raw_data(bytesOf(set.pixels));
    const ModelHandle handle = VERIFIED(m_runner->load(model, {}, m_context));
    const auto outputs = VERIFIED(m_runner->run(handle, {&x, 1}, m_context));
    const std::vector<float> scores = VERIFIED(toFloats(outputs[0], {}));
    int right = 0;
    for (size_t i = 0; i < set.labels.size(); ++i)
        right += std::max_element(scores.begin() + static_cast<ptrdiff_t>(i) * classes, scores.begin() + static_cast<ptrdiff_t>(i + 1) * classes) -
                     scores.begin() - static_cast<ptrdiff_t>(i) * classes == set.labels[i];
    return right / 200.0;
}

void TestTrainerTraining::labelsAreLearned()
{
    TrainingRequest request = training(network());
    request.learningRate = 0.01;
    TrainingWatch watch;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context, &watch));
    QCOMPARE(result.score, std::string("top-1"));
    QCOMPARE(result.samples + result.heldOut, int64_t{600});
    QVERIFY(result.after > 0.9 && result.after > result.before);
    QVERIFY(result.epochs.back().loss < result.epochs.front().loss / 2);
    theWatchSawAll(watch, result);
    QVERIFY(accuracyOf(network()) < 0.6);
    QVERIFY(accuracyOf(withConstants(network(), result)) > 0.9);
}

void TestTrainerTraining::equalSeedsGiveEqualBytes()
{
    TrainingRequest request = training(network());
    request.epochs = 1;
    request.shift = 1;
    const auto first = bytesOfAll(VERIFIED(m_trainer->train(request, data("train.npz"), m_context)));
    QVERIFY(first == bytesOfAll(VERIFIED(m_trainer->train(request, data("train.npz"), m_context))));
    RunContext other;
    other.seed = 8;
    QVERIFY(first != bytesOfAll(VERIFIED(m_trainer->train(request, data("train.npz"), other))));
}

void TestTrainerTraining::aTeacherIsLearnedWithoutLabels()
{
    TrainingRequest teaching = training(network());
    teaching.learningRate = 0.01;
    const Model teacher = withConstants(network(), VERIFIED(m_trainer->train(teaching, data("train.npz"), m_context)));
    TrainingRequest request = training(network(5));
    request.teacher = teacher;
    request.learningRate = 0.02;
    request.epochs = 25;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("plain.npz"), m_context));
    QCOMPARE(result.score, std::string("agreement with the teacher"));
    QVERIFY(result.after > 0.9);
    QVERIFY(accuracyOf(withConstants(network(5), result)) > 0.8);
    request.divergence = "mse";
    QVERIFY(VERIFIED(m_trainer->train(request, data("plain.npz"), m_context)).after > 0.9);
}

void TestTrainerTraining::innerValuesOfAnotherWidthAreLearned()
{
    const Model wide = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [conv] c = Conv<pads = [1,1,1,1]>(x, w) [relu] r = Relu(c)"
                                     "[pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(r) [flat] f = Flatten(p) [fc] logits = MatMul(f, m) }",
                                     {"w[9,1,3,3]", "m[36,4]"});
    TrainingRequest request = training(network());
    request.teacher = wide;
    request.features = {{"r", "r"}};
    request.epochs = 2;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("plain.npz"), m_context));
    QVERIFY(result.epochs.back().loss < result.epochs.front().loss);
    request.features = {{"r", "f"}};
    QVERIFY(REFUSED(m_trainer->train(request, data("plain.npz"), m_context)).message.find("differ in more than their width") != std::string::npos);
}

void TestTrainerTraining::valuesOfOneNameAndShapeAreSharedFeatures()
{
    const auto chain = [](int inner) {
        const std::string width = std::to_string(inner);
        return test::modelOf("agraph (float[N,4] x) => (float[N,4] y) { [a] a = MatMul(x, p) [ra] r = Relu(a) [b] b = MatMul(r, q) [add] s = Add(b, x)"
                             "[c] c = MatMul(s, t) [bias] d = Add(c, k) [e] y = MatMul(d, u) }",
                             {"p[4," + width + "]", "q[" + width + ",4]", "t[4,4]", "k[4]", "u[4,4]"});
    };
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    // Not a, whose width differs; not d, an addition of constants; not y, an output.
    QCOMPARE(sharedFeatures(chain(6), chain(8)), (Pairs{{"b", "b"}, {"s", "s"}, {"c", "c"}}));
    QCOMPARE(sharedFeatures(chain(8), chain(8)).size(), size_t{4});
    QCOMPARE(sharedFeatures(chain(6), chain(8), 1), (Pairs{{"s", "s"}}));
    QVERIFY(sharedFeatures(network(), chain(8)).empty());
}

void TestTrainerTraining::featuresAndBlendsAreAskedForByOptionsOfThePass()
{
    TrainingRequest taught = training(network());
    taught.learningRate = 0.01;
    const Model teacher = withConstants(network(), VERIFIED(m_trainer->train(taught, data("train.npz"), m_context)));
    TrainingRequest asked;
    const auto distilled = [&](std::map<std::string, std::string> options) {
        options.insert({{"epochs", "20"}, {"learning_rate", "0.02"}, {"labels", "false"}});
        const Pass &pass = *findPass("distill");
        PassContext context{m_context, {}};
        context.services.source = teacher;
        context.services.train = [&](const TrainingRequest &request) {
            asked = request;
            return m_trainer->train(request, data("plain.npz"), m_context);
        };
        return VERIFIED(pass.function(network(5), {VERIFIED(Options::parse(pass.options, options)), {}, {}, {}}, context));
    };
    const auto says = [](const PassOutcome &outcome, const std::string &words) {
        return std::any_of(outcome.report.findings.begin(), outcome.report.findings.end(), [&](const Finding &finding) { return finding.message.find(words) != std::string::npos; });
    };
    const PassOutcome plain = distilled({});
    QVERIFY(asked.features.empty() && asked.mix == 0);
    const PassOutcome both = distilled({{"features", "auto"}, {"feature_weight", "10"}, {"mix", "0.5"}});
    QCOMPARE(asked.features, (std::vector<std::pair<std::string, std::string>>{{"c", "c"}})); // the convolution's result; the matrix's is an output
    QCOMPARE(asked.featureWeight, 10.0);
    QCOMPARE(asked.mix, 0.5);
    QVERIFY(!says(both, "no inner values are compared"));
    // The teacher's convolution is come closer to than without.
    const auto away = [&](const Model &model) {
        const auto own = VERIFIED(model.constantFloats("w"));
        const auto wanted = VERIFIED(teacher.constantFloats("w"));
        double sum = 0;
        for (size_t i = 0; i < own.size(); ++i)
            sum += (own[i] - wanted[i]) * (own[i] - wanted[i]);
        return sum;
    };
    QVERIFY2(away(both.model) < 0.8 * away(plain.model), qPrintable(QString("%1 %2").arg(away(both.model)).arg(away(plain.model))));
    const PassOutcome blended = distilled({{"mix", "1"}});
    QVERIFY(VERIFIED(blended.model.constantFloats("w")) != VERIFIED(plain.model.constantFloats("w")));
    const double before = accuracyOf(network(5));
    for (const PassOutcome *outcome : {&plain, &both, &blended})
        QVERIFY2(accuracyOf(outcome->model) > before + 0.2, qPrintable(QString("%1 %2").arg(accuracyOf(outcome->model)).arg(before)));
    // Inner values of other names are none.
    QVERIFY(asked.teacher);
    const Model stranger = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [fc] logits = MatMul(f, w2) }", {"w2[64,4]"});
    const Pass &pass = *findPass("distill");
    PassContext context{m_context, {}};
    context.services.source = teacher;
    context.services.train = [&](const TrainingRequest &request) { return m_trainer->train(request, data("plain.npz"), m_context); };
    const PassOutcome other = VERIFIED(pass.function(stranger, {VERIFIED(Options::parse(pass.options, {{"features", "auto"}, {"epochs", "1"}})), {}, {}, {}}, context));
    QVERIFY(says(other, "no inner values are compared"));
}

void TestTrainerTraining::onlyChosenLayersChange()
{
    TrainingRequest request = training(network());
    request.epochs = 1;
    request.layers = std::set<std::string>{"fc"};
    request.normStatistics = false;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(constantOf(result, "m") && constantOf(result, "k"));
    QVERIFY(!constantOf(result, "w") && !constantOf(result, "scale"));
    request.layers = std::set<std::string>{"relu"};
    QCOMPARE(REFUSED(m_trainer->train(request, data("train.npz"), m_context)).kind, ErrorKind::Unsupported);
}

void TestTrainerTraining::layersThatAreLeftAloneKeepTheirBytes()
{
    // Two layers share m; a third normalizes. Whatever the others learn, running statistics of a layer that was not chosen stay too.
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) {"
                                      "[conv] c = Conv<pads = [1,1,1,1]>(x, w, b) [norm] v = Abs(variance) [bn] n = BatchNormalization(c, scale, shift, mean, variance)"
                                      "[relu] r = Relu(n) [pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(r) [flat] f = Flatten(p)"
                                      "[one] h = MatMul(f, m) [two] logits = MatMul(h, k) [three] o = MatMul(f, m) }",
                                      {"w[6,1,3,3]", "b[6]", "scale[6]", "shift[6]", "mean[6]", "m[24,4]", "k[4,4]", "variance[6]"});
    GraphEditor editor(model);
    editor.setConstant("variance", pb::TensorProto::FLOAT, {6}, bytesOf(std::vector<float>{1, 2, 3, 1, 2, 3}));
    TrainingRequest request = training(editor.finish());
    request.epochs = 1;
    request.layers = std::set<std::string>{"conv", "relu", "pool", "flat", "one", "two", "norm"};
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(constantOf(result, "w") && constantOf(result, "k"));
    for (const char *name : {"scale", "shift", "mean", "variance", "m"})
        QVERIFY2(!constantOf(result, name), name);
    request.layers->insert({"bn", "three"});
    const TrainingResult all = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    for (const char *name : {"scale", "shift", "mean", "variance", "m"})
        QVERIFY2(constantOf(all, name), name);
}

void TestTrainerTraining::weightsComeToLieOnAGrid()
{
    TrainingRequest request = training(network());
    request.learningRate = 0.01;
    request.grids = {{"m", 4, 24, 16, true}, {"w", 4, 9, 9, false}}; // rows of 24 in blocks of 16 and 8
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(result.after > 0.85);
    QVERIFY(accuracyOf(withConstants(network(), result)) > 0.85);
    QVERIFY(!constantOf(result, "m scales"));
    const std::vector<float> m = VERIFIED(toFloats(*constantOf(result, "m"), {}));
    std::vector<float> rows;
    for (size_t column = 0; column < 4; ++column)
        for (size_t row = 0; row < 24; ++row)
            rows.push_back(m[row * 4 + column]);
    const std::vector<float> w = VERIFIED(toFloats(*constantOf(result, "w"), {}));
    for (const auto &[values, length, block] : {std::tuple<std::vector<float>, int64_t, int64_t>{rows, 24, 16}, {w, 9, 9}}) {
        const quant::QuantizedWeights stored = quant::quantizeBlocks(values, length, block, 4, quant::ScaleRule::LeastSquares);
        const int64_t blocks = (length + block - 1) / block;
        for (size_t i = 0; i < values.size(); ++i) {
            const auto at = static_cast<int64_t>(i);
            const float scale = stored.scales[static_cast<size_t>(at / length * blocks + at % length / block)];
            QVERIFY(std::abs(values[i] - static_cast<float>(stored.values[i]) * scale) <= 1e-5F * std::abs(8 * scale));
        }
    }
}

void TestTrainerTraining::stepsAndTimeAreBounds()
{
    TrainingRequest request = training(network());
    request.steps = 7;
    const TrainingResult few = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QCOMPARE(few.steps, int64_t{7});
    QCOMPARE(few.plannedSteps, int64_t{7});
    request.steps = 0;
    request.epochs = 100000;
    request.patience = 0;
    request.seconds = 0.3;
    const TrainingResult timed = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(timed.steps >= 1 && timed.steps < 100000 && timed.steps == timed.plannedSteps);
    QVERIFY(mentions(timed.notes, "has time for"));
    // A replay with as many steps gives the same bytes, however fast the machine is then.
    request.seconds = 0;
    request.steps = timed.plannedSteps;
    QVERIFY(bytesOfAll(timed) == bytesOfAll(VERIFIED(m_trainer->train(request, data("train.npz"), m_context))));
}

void TestTrainerTraining::aRateIsFoundByTrying()
{
    TrainingRequest request = training(network());
    request.learningRate = 0;
    request.epochs = 20;
    const TrainingResult found = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY2(found.learningRate == 0.003 || found.learningRate == 0.001, qPrintable(QString::number(found.learningRate))); // of a network that knows nothing yet
    QVERIFY(mentions(found.notes, "found by 8 steps each"));
    QVERIFY(found.after > 0.8);
    // What was tried leaves nothing behind.
    request.learningRate = found.learningRate;
    QVERIFY(bytesOfAll(found) == bytesOfAll(VERIFIED(m_trainer->train(request, data("train.npz"), m_context))));
    request.learningRate = 0;
    request.epochs = 2;
    QVERIFY(mentions(VERIFIED(m_trainer->train(request, data("few.npz"), m_context)).notes, "none can be found by trying"));
}

void TestTrainerTraining::samplesAreBlended()
{
    TrainingRequest request = training(network());
    request.learningRate = 0.01;
    const double plain = VERIFIED(m_trainer->train(request, data("train.npz"), m_context)).epochs.back().loss;
    request.mix = 1;
    const TrainingResult mixed = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(mixed.epochs.back().loss > plain + 0.2); // two labels at once leave doubt
    QVERIFY(mixed.after > 0.85);
    request.teacher = withConstants(network(), mixed);
    request.student = network(5);
    request.epochs = 25;
    QVERIFY(VERIFIED(m_trainer->train(request, data("plain.npz"), m_context)).after > 0.8);
}

void TestTrainerTraining::softmaxIsFoundBehindNodesThatHandItOn()
{
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] y) { [pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(x)"
                                      "[flat] f = Flatten(p) [fc] l = MatMul(f, m) [soft] s = Softmax(l) [end] y = Identity(s) }",
                                      {"m[4,4]"});
    TrainingRequest request = training(model);
    request.epochs = 1;
    GraphEditor editor(model);
    editor.setConstant("m", pb::TensorProto::FLOAT, {4, 4}, bytesOf(std::vector<float>{4, 0, 0, 0, 0, 4, 0, 0, 0, 0, 4, 0, 0, 0, 0, 4}));
    request.teacher = editor.finish();
    QCOMPARE(VERIFIED(m_trainer->train(request, data("plain.npz"), m_context)).score, std::string("agreement with the teacher"));
}

void TestTrainerTraining::gradientsWeighUnits()
{
    // Filter 3 is zero, and filter 1 reaches no class: nothing is lost with either.
    const Model model = network();
    std::vector<float> w = VERIFIED(model.constantFloats("w"));
    std::fill(w.begin() + 27, w.begin() + 36, 0.0F);
    std::vector<float> m = VERIFIED(model.constantFloats("m"));
    std::fill(m.begin() + 16, m.begin() + 32, 0.0F); // four places of a channel, four classes
    GraphEditor editor(model);
    editor.setConstant("w", pb::TensorProto::FLOAT, {6, 1, 3, 3}, bytesOf(w));
    editor.setConstant("m", pb::TensorProto::FLOAT, {24, 4}, bytesOf(m));
    UnitGradients wanted;
    wanted.model = editor.finish();
    wanted.units = {6, 2};
    wanted.weights = {{"w", 0, 0, {0, 1, 2, 3, 4, 5}}, {"w", 0, 1, {0, 0, 0, 1, -1, -1}}};
    wanted.samples = 100;
    for (const char *name : {"train.npz", "plain.npz"}) { // with labels and without
        const auto costs = VERIFIED(m_trainer->unitGradients(wanted, data(name).train, m_context));
        QCOMPARE(costs.size(), size_t{2});
        QVERIFY2(std::count_if(costs[0].begin(), costs[0].end(), [](double cost) { return cost > 0; }) >= 2, name); // others may never be above zero behind their Relu
        QCOMPARE(costs[0][1], 0.0);
        QCOMPARE(costs[0][3], 0.0);
        QVERIFY(costs[1][1] == 0 && costs[0][0] + costs[0][2] > 0 && costs[1][0] > 0);
        QVERIFY(costs == VERIFIED(m_trainer->unitGradients(wanted, data(name).train, m_context)));
    }
    wanted.weights.resize(1);
    QVERIFY(VERIFIED(m_trainer->unitGradients(wanted, data("plain.npz").train, m_context))[1].empty());
    wanted.weights[0].axis = 7;
    QVERIFY(!m_trainer->unitGradients(wanted, data("plain.npz").train, m_context).ok());
}

void TestTrainerTraining::gatesAreWeighedOneSampleAtATime()
{
    // h = relu(x w), logits = h m: the gate of neuron j is pulled at by h_j sum over classes of (softmax - label) m_jc.
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [up] u = MatMul(f, w) [relu] h = Relu(u) [down] logits = MatMul(h, m) }",
                                      {"w[64,5]", "m[5,4]"});
    const std::vector<float> w = VERIFIED(model.constantFloats("w"));
    const std::vector<float> m = VERIFIED(model.constantFloats("m"));
    const Corners set = corners(20, 3); // as in few.npz
    std::array<double, 5> expected{};
    for (size_t sample = 0; sample < 20; ++sample) {
        std::array<double, 5> hidden{};
        for (size_t j = 0; j < 5; ++j) {
            for (size_t i = 0; i < 64; ++i)
                hidden[j] += static_cast<double>(set.pixels[sample * 64 + i]) * w[i * 5 + j];
            hidden[j] = std::max(hidden[j], 0.0);
        }
        std::array<double, 4> powers{};
        double sum = 0;
        for (size_t c = 0; c < 4; ++c) {
            double logit = 0;
            for (size_t j = 0; j < 5; ++j)
                logit += hidden[j] * m[j * 4 + c];
            sum += powers[c] = std::exp(logit);
        }
        for (size_t j = 0; j < 5; ++j) {
            double pull = 0;
            for (size_t c = 0; c < 4; ++c)
                pull += (powers[c] / sum - (static_cast<int64_t>(c) == set.labels[sample] ? 1 : 0)) * m[j * 4 + c];
            expected[j] += std::abs(hidden[j] * pull) / 20;
        }
    }
    UnitGradients wanted;
    wanted.model = model;
    wanted.gates = true;
    wanted.units = {5, 2};
    wanted.weights = {{"h", 1, 0, {0, 1, 2, 3, 4}}, {"h", 1, 1, {0, 0, -1, 1, -1}}};
    const auto costs = VERIFIED(m_trainer->unitGradients(wanted, data("few.npz").train, m_context));
    QCOMPARE(costs.size(), size_t{2});
    double most = 0;
    for (size_t j = 0; j < 5; ++j) {
        most = std::max(most, expected[j]);
        QVERIFY2(std::abs(costs[0][j] - expected[j]) < 1e-5 + 1e-4 * expected[j], qPrintable(QString("%1: %2 %3").arg(j).arg(costs[0][j]).arg(expected[j])));
    }
    QVERIFY(most > 1e-3);
    // A unit of two neurons has one gate for both: at most what they come to alone.
    QVERIFY(costs[1][0] <= expected[0] + expected[1] + 1e-5 && std::abs(costs[1][1] - expected[3]) < 1e-5);
    QVERIFY(VERIFIED(m_trainer->unitGradients(wanted, data("plain.npz").train, m_context))[0].size() == 5); // without labels
    wanted.weights[0].axis = 7;
    QVERIFY(!m_trainer->unitGradients(wanted, data("few.npz").train, m_context).ok());
    wanted.weights[0] = {"nothing", 1, 0, {0, 1, 2, 3, 4}};
    QVERIFY(!m_trainer->unitGradients(wanted, data("few.npz").train, m_context).ok());
}

void TestTrainerTraining::theHessiansTraceIsEstimated()
{
    // logits = x w: along w_ic the loss's second derivative is x_i^2 p_c (1 - p_c), whatever the labels are.
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [fc] logits = MatMul(f, w) }", {"w[64,4]"});
    const std::vector<float> w = VERIFIED(model.constantFloats("w"));
    const Corners set = corners(20, 3); // as in few.npz
    double exact = 0;
    for (size_t sample = 0; sample < 20; ++sample) {
        double squares = 0;
        std::array<double, 4> powers{};
        for (size_t i = 0; i < 64; ++i)
            squares += static_cast<double>(set.pixels[sample * 64 + i]) * set.pixels[sample * 64 + i];
        double sum = 0;
        for (size_t c = 0; c < 4; ++c) {
            double logit = 0;
            for (size_t i = 0; i < 64; ++i)
                logit += static_cast<double>(set.pixels[sample * 64 + i]) * w[i * 4 + c];
            sum += powers[c] = std::exp(logit);
        }
        for (const double power : powers)
            exact += squares * power / sum * (1 - power / sum) / 20 / 256;
    }
    HessianRequest wanted;
    wanted.model = model;
    wanted.probes = 400;
    const auto trace = [&](const char *name) {
        const auto found = VERIFIED(m_trainer->hessianTraces(wanted, data(name).train, m_context));
        return found.size() == 1 && found[0].weight == "w" ? found[0] : WeightCurvature();
    };
    const WeightCurvature many = trace("few.npz");
    QVERIFY2(many.error > 0 && many.error < 0.1 * exact, qPrintable(QString("%1 +- %2, exactly %3").arg(many.meanTrace).arg(many.error).arg(exact)));
    QVERIFY2(std::abs(many.meanTrace - exact) < 4 * many.error, qPrintable(QString("%1 +- %2, exactly %3").arg(many.meanTrace).arg(many.error).arg(exact)));
    QCOMPARE(trace("few.npz").meanTrace, many.meanTrace);
    wanted.probes = 25;
    const double ratio = trace("few.npz").error / many.error;
    QVERIFY2(ratio > 2 && ratio < 8, qPrintable(QString::number(ratio))); // 4 in the mean
    wanted.samples = 600;
    const WeightCurvature plain = trace("plain.npz"); // of the distance from its own answers
    const WeightCurvature labelled = trace("train.npz");
    QVERIFY2(std::abs(plain.meanTrace - labelled.meanTrace) < 4 * (plain.error + labelled.error), qPrintable(QString("%1 %2").arg(plain.meanTrace).arg(labelled.meanTrace)));
    wanted.weights = {"nothing"};
    QCOMPARE(REFUSED(m_trainer->hessianTraces(wanted, data("few.npz").train, m_context)).kind, ErrorKind::Unsupported);
}

void TestTrainerTraining::secondDerivativesAreKnown_data()
{
    QTest::addColumn<QString>("nodes");
    QTest::addColumn<QStringList>("weights");
    QTest::newRow("convolutions, normalized, pooled") << "[conv] c = Conv<pads = [1,1,1,1]>(x, w) [norm] v = Abs(var) [bn] n = BatchNormalization(c, s, b, me, v) [r] r = Relu(n) [up] t = ConvTranspose(r, u) "
                                                         "[pool] p = MaxPool<kernel_shape = [2,2], strides = [2,2]>(t) [mean] g = GlobalAveragePool(p) [flat] f = Flatten(g)"
                                                      << QStringList{"w[6,1,3,3]", "s[6]", "b[6]", "me[6]", "var[6]", "u[6,5,3,3]", "m[5,4]"};
    QTest::newRow("attention") << "[sq] q0 = Squeeze(x, one) [a] a = MatMul(q0, wq) [k] k = MatMul(q0, wk) [kt] kt = Transpose<perm = [0,2,1]>(k) [qk] qk = MatMul(a, kt) [sm] sm = Softmax(qk) "
                                  "[pv] pv = MatMul(sm, q0) [ln] l = LayerNormalization(pv, s, b) [ge] g = Gelu(l) [mean] f = ReduceMean<keepdims = 0>(g, one)"
                               << QStringList{"wq[8,8]", "wk[8,8]", "s[8]", "b[8]", "m[8,4]"};
    QTest::newRow("recurrent") << "[sq] q = Squeeze(x, one) [t] t = Transpose<perm = [1,0,2]>(q) [l] y, h = LSTM<hidden_size = 5>(t, w, r) [g] z, f0 = GRU<hidden_size = 5>(t, gw, gr) [add] e = Add(h, f0) [sq2] f = Squeeze(e, zero)"
                               << QStringList{"w[1,20,8]", "r[1,20,5]", "gw[1,15,8]", "gr[1,15,5]", "m[5,4]"};
}

void TestTrainerTraining::secondDerivativesAreKnown()
{
    QFETCH(QString, nodes);
    QFETCH(QStringList, weights);
    std::vector<std::string> names;
    for (const QString &weight : weights)
        names.push_back(weight.toStdString());
    HessianRequest wanted;
    wanted.model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { one = Constant<value = int64[1] {1}>() zero = Constant<value = int64[1] {0}>() " + nodes.toStdString() + " [fc] logits = MatMul(f, m) }", names, 20);
    wanted.probes = 4;
    const auto found = VERIFIED(m_trainer->hessianTraces(wanted, data("few.npz").train, m_context));
    QVERIFY(found.size() >= 3);
    for (const WeightCurvature &one : found)
        QVERIFY2(std::isfinite(one.meanTrace) && one.meanTrace != 0, one.weight.c_str());
}

void TestTrainerTraining::missingClassesAreSaid()
{
    TrainingRequest request = training(network());
    request.epochs = 1;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("three.npz"), m_context));
    QVERIFY(mentions(result.notes, "no sample to learn from has 1 class of 4 (3)"));
    QVERIFY(!mentions(VERIFIED(m_trainer->train(request, data("train.npz"), m_context)).notes, "no sample to learn from"));
}

void TestTrainerTraining::tooLittleMemoryIsATypedError()
{
    RunnerLimits limits;
    limits.memoryBytes = 400 << 20;
    const auto trainer = VERIFIED(Trainer::start(limits, m_context));
    // 600 samples at once through 2,000 channels: 300 MB a value.
    TrainingRequest request = training(test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) {"
                                                     "[conv] c = Conv<pads = [1,1,1,1]>(x, w) [relu] r = Relu(c) [pool] p = GlobalAveragePool(r) [flat] f = Flatten(p)"
                                                     "[fc] logits = MatMul(f, m) }",
                                                     {"w[2000,1,3,3]", "m[2000,4]"}));
    request.batch = 600;
    request.heldOut = 0;
    const Error error = REFUSED(trainer->train(request, data("train.npz"), m_context));
    QVERIFY2(error.kind == ErrorKind::OutOfMemory, error.text().c_str());
    request.student = network();
    request.batch = 16;
    request.epochs = 1;
    QVERIFY(trainer->train(request, data("train.npz"), m_context).ok());
}

void TestTrainerTraining::zerosThatPruningMadeStay()
{
    const Model source = network();
    std::vector<float> weights = VERIFIED(source.constantFloats("m"));
    for (size_t i = 0; i < weights.size(); i += 2)
        weights[i] = 0;
    GraphEditor editor(source);
    editor.setConstant("m", pb::TensorProto::FLOAT, {24, 4}, bytesOf(weights));
    TrainingRequest request = training(editor.finish());
    request.epochs = 1;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    const std::vector<float> after = VERIFIED(toFloats(*constantOf(result, "m"), {}));
    for (size_t i = 0; i < after.size(); ++i)
        QCOMPARE(after[i] == 0, i % 2 == 0);
    QVERIFY(mentions(result.notes, "48 weights that were 0 stayed 0"));
    request.keepZeros = "false";
    const std::vector<float> free = VERIFIED(toFloats(*constantOf(VERIFIED(m_trainer->train(request, data("train.npz"), m_context)), "m"), {}));
    QVERIFY(std::count(free.begin(), free.end(), 0.0F) < 48);
}

void TestTrainerTraining::quantizedGraphsStayWhatTheyAre()
{
    // x and the result of the convolution in 8 bits, weights in 8 bits by channel, a bias in steps of both scales.
    std::mt19937_64 random(4);
    std::string w;
    for (int i = 0; i < 54; ++i)
        w += (i ? "," : "") + std::to_string(static_cast<int>(random() % 255) - 127);
    const Model model = test::modelOf(
        "agraph (float[N,1,8,8] x) => (float[N,4] logits)"
        "<float sx = {0.006}, uint8 zx = {0}, float sc = {0.02}, uint8 zc = {0}, int8[6,1,3,3] wq = {" + w + "},"
        " float[6] sw = {0.005, 0.005, 0.005, 0.005, 0.005, 0.005}, int8[6] zw = {0,0,0,0,0,0}, int32[6] bq = {100,-200,300,0,5,-7},"
        " float[6] sb = {0.00003, 0.00003, 0.00003, 0.00003, 0.00003, 0.00003}, int32[6] zb = {0,0,0,0,0,0}> {"
        "[qx] xq = QuantizeLinear(x, sx, zx) [dx] xd = DequantizeLinear(xq, sx, zx) [dw] wd = DequantizeLinear<axis = 0>(wq, sw, zw)"
        "[db] bd = DequantizeLinear<axis = 0>(bq, sb, zb) [conv] c = Conv<pads = [1,1,1,1]>(xd, wd, bd) [relu] r = Relu(c)"
        "[qr] rq = QuantizeLinear(r, sc, zc) [dr] rd = DequantizeLinear(rq, sc, zc)"
        "[pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(rd) [flat] f = Flatten(p) [fc] logits = Gemm(f, m, k) }",
        {"m[24,4]", "k[4]"});
    TrainingRequest request = training(model);
    request.learningRate = 0.02;
    request.epochs = 30;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(result.after > 0.9);
    const Model after = withConstants(model, result);
    for (const auto &[name, type] : {std::pair<const char *, int>{"wq", pb::TensorProto::INT8}, {"bq", pb::TensorProto::INT32}, {"sw", pb::TensorProto::FLOAT},
                                     {"sx", pb::TensorProto::FLOAT}, {"sc", pb::TensorProto::FLOAT}})
        QCOMPARE(constantOf(result, name)->data_type(), type);
    // ONNX Runtime takes for granted that a bias counts in steps of scale x * scale W.
    const std::vector<float> sx = VERIFIED(after.constantFloats("sx"));
    const std::vector<float> sw = VERIFIED(after.constantFloats("sw"));
    const std::vector<float> sb = VERIFIED(after.constantFloats("sb"));
    for (size_t i = 0; i < sw.size(); ++i)
        QCOMPARE(sb[i], sx[0] * sw[i]);
    QVERIFY(sx[0] != 0.006F && sw[0] != 0.005F && sw[0] > 0);
    // The runtime computes on integers what was trained with rounding in the loop.
    QVERIFY(accuracyOf(after) > 0.88);
    const auto input = test::randomTensor("x", {400, 1, 8, 8}, 9);
    const auto own = VERIFIED(m_trainer->forward(after, {&input, 1}, m_context));
    const ModelHandle handle = VERIFIED(m_runner->load(after, {}, m_context));
    const auto theirs = VERIFIED(m_runner->run(handle, {&input, 1}, m_context));
    const std::vector<float> a = VERIFIED(toFloats(own[0], {}));
    const std::vector<float> b = VERIFIED(toFloats(theirs[0], {}));
    int alike = 0;
    for (ptrdiff_t i = 0; i < 400; ++i)
        alike += std::max_element(a.begin() + 4 * i, a.begin() + 4 * i + 4) - a.begin() == std::max_element(b.begin() + 4 * i, b.begin() + 4 * i + 4) - b.begin();
    QVERIFY2(alike >= 398, qPrintable(QString::number(alike)));
    request.scales = false;
    QVERIFY(!constantOf(VERIFIED(m_trainer->train(request, data("train.npz"), m_context)), "sw"));
}

void TestTrainerTraining::frozenStatisticsStay()
{
    TrainingRequest request = training(network());
    request.epochs = 1;
    const auto trained = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(VERIFIED(toFloats(*constantOf(trained, "mean"), {})) != VERIFIED(network().constantFloats("mean")));
    request.normStatistics = false;
    const auto frozen = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(!constantOf(frozen, "mean") || VERIFIED(toFloats(*constantOf(frozen, "mean"), {})) == VERIFIED(network().constantFloats("mean")));
}

void TestTrainerTraining::picturesAreMirroredAndMoved()
{
    // Mirrored, left and right corners are the same: what is learned tells top from bottom at best.
    TrainingRequest request = training(network());
    request.learningRate = 0.01;
    request.flip = true;
    request.patience = 0;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY2(result.epochs.back().loss > 0.5, qPrintable(QString::number(result.epochs.back().loss)));
}

void TestTrainerTraining::fewerSamplesThanABatchAreEnough()
{
    TrainingRequest request = training(network());
    request.epochs = 2;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("few.npz"), m_context));
    QCOMPARE(result.heldOut, int64_t{0});
    QCOMPARE(result.samples, int64_t{20});
    QCOMPARE(result.steps, int64_t{2});
    QVERIFY(mentions(result.notes, "too few to hold some back") && mentions(result.notes, "batches of 20"));
}

void TestTrainerTraining::evaluationDataIsNotLearned()
{
    TrainingRequest request = training(network());
    request.epochs = 1;
    TrainingData shared = data("train.npz");
    shared.evaluation = {data("plain.npz").train};
    const Error error = REFUSED(m_trainer->train(request, shared, m_context));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QVERIFY(error.message.starts_with("600 of 600 samples"));
    shared.evaluation = {data("eval.npz").train};
    QVERIFY(m_trainer->train(request, shared, m_context).ok());
}

void TestTrainerTraining::withoutAnythingToLearnItDeclines()
{
    TrainingRequest request = training(network());
    const Error error = REFUSED(m_trainer->train(request, data("plain.npz"), m_context));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QVERIFY(error.message.find("there is no teacher") != std::string::npos);
    QCOMPARE(REFUSED(m_trainer->train(request, data("missing.npz"), m_context)).kind, ErrorKind::Io);
}

void TestTrainerTraining::aLossThatIsNotFiniteNamesTheLayer()
{
    TrainingRequest request = training(network());
    request.optimizer = "sgd";
    request.learningRate = 50;
    request.clip = 0;
    request.epochs = 50;
    request.weightDecay = 9;
    request.patience = 0;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(mentions(result.notes, "the loss is not finite"));
    for (const pb::TensorProto &constant : result.constants)
        for (const float value : VERIFIED(toFloats(constant, {})))
            QVERIFY(std::isfinite(value));
    std::vector<float> spoiled = VERIFIED(network().constantFloats("w"));
    spoiled[0] = NAN;
    GraphEditor editor(network());
    editor.setConstant("w", pb::TensorProto::FLOAT, {6, 1, 3, 3}, bytesOf(spoiled));
    request.student = editor.finish();
    QVERIFY(REFUSED(m_trainer->train(request, data("train.npz"), m_context)).message.ends_with("first in layer conv"));
}

void TestTrainerTraining::cancellingAnswersSoon()
{
    std::stop_source stop;
    RunContext context;
    context.stop = stop.get_token();
    TrainingRequest request = training(network());
    request.epochs = 100000;
    request.patience = 0;
    std::atomic<bool> began = false;
    context.onProgress = [&](const Progress &progress) { began = began || progress.phase.starts_with("training, epoch"); };
    auto answer = std::async(std::launch::async, [&] { return m_trainer->train(request, data("train.npz"), context); });
    QTRY_VERIFY(began);
    const auto asked = std::chrono::steady_clock::now();
    stop.request_stop();
    QCOMPARE(REFUSED(answer.get()).kind, ErrorKind::Cancelled);
    QVERIFY(std::chrono::steady_clock::now() - asked < std::chrono::seconds(5));
}

// Begins with the model as it came, ends with the last step, and has every look at the held-out part.
void TestTrainerTraining::theWatchSawAll(const TrainingWatch &watch, const TrainingResult &result)
{
    QCOMPARE(watch.courses().size(), size_t{1});
    QVERIFY(!watch.training());
    const TrainingCourse course = watch.courses().front();
    QVERIFY(course.over && !course.stoppedByHand);
    const TrainingPoint &first = course.points.front();
    QVERIFY(first.step == 0 && first.looked && std::isnan(first.loss));
    QCOMPARE(first.heldOutScore, result.before);
    const TrainingPoint &last = course.points.back();
    QCOMPARE(last.step, result.steps);
    QCOMPARE(last.steps, result.plannedSteps);
    QCOMPARE(last.epoch, last.epochs);
    QCOMPARE(last.secondsLeft, 0.0);
    QCOMPARE(last.score, result.score);
    QVERIFY(last.seconds > 0 && last.rate > 0);
    QVERIFY(std::is_sorted(course.points.begin(), course.points.end(), [](const auto &a, const auto &b) { return a.step < b.step; }));
    std::vector<double> looks;
    for (const TrainingPoint &point : course.points)
        if (point.looked && point.step > 0)
            looks.push_back(point.heldOutScore);
    QCOMPARE(looks.size(), result.epochs.size());
    for (size_t i = 0; i < looks.size(); ++i)
        QCOMPARE(looks[i], result.epochs[i].heldOutScore);
    QCOMPARE(*std::max_element(looks.begin(), looks.end()), result.after);
}

void TestTrainerTraining::stoppedByHandItKeepsTheBest()
{
    TrainingRequest request = training(network());
    request.epochs = 100000;
    request.patience = 0;
    request.learningRate = 0.01;
    request.warmup = 0; // of so many steps the rise alone would take minutes
    TrainingWatch watch;
    watch.stopAndKeepBest(); // nothing runs yet: nothing happens
    auto answer = std::async(std::launch::async, [&] { return m_trainer->train(request, data("train.npz"), m_context, &watch); });
    QTRY_VERIFY(watch.training() && !watch.courses().empty() && watch.courses().front().points.size() > 30);
    watch.stopAndKeepBest();
    const TrainingResult stopped = VERIFIED(answer.get());
    QVERIFY(stopped.stopped);
    QVERIFY(stopped.steps > 0 && stopped.steps < stopped.plannedSteps);
    QVERIFY(mentions(stopped.notes, "stopped by hand after step " + std::to_string(stopped.steps)));
    QVERIFY(watch.courses().front().stoppedByHand);
    QVERIFY(accuracyOf(withConstants(network(), stopped)) > 0.9);

    // The same again, without anybody: as many steps, and the same bytes.
    request.stopAfter = stopped.steps;
    TrainingWatch nobody;
    const TrainingResult again = VERIFIED(m_trainer->train(request, data("train.npz"), m_context, &nobody));
    QVERIFY(again.stopped && !nobody.courses().front().stoppedByHand);
    QCOMPARE(again.steps, stopped.steps);
    QCOMPARE(again.plannedSteps, stopped.plannedSteps);
    QVERIFY(bytesOfAll(again) == bytesOfAll(stopped));

    request.stopAfter = 0; // before the first step: the model as it came
    const TrainingResult none = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QCOMPARE(none.steps, int64_t{0});
    QCOMPARE(none.after, none.before);
}

void TestTrainerTraining::pausedItTakesNoSteps()
{
    std::stop_source stop;
    RunContext context;
    context.stop = stop.get_token();
    std::atomic<bool> saidSo = false;
    context.onProgress = [&](const Progress &progress) { saidSo = progress.phase.starts_with("training paused after step"); };
    TrainingRequest request = training(network());
    request.epochs = 100000;
    request.patience = 0;
    TrainingWatch watch;
    watch.setPaused(true); // before it begins: holds from the first step on
    auto answer = std::async(std::launch::async, [&] { return m_trainer->train(request, data("train.npz"), context, &watch); });
    QTRY_VERIFY(saidSo);
    const auto steps = [&] { return watch.courses().front().points.back().step; };
    QCOMPARE(steps(), int64_t{0});
    watch.setPaused(false);
    QTRY_VERIFY(steps() > 100);
    watch.setPaused(true);
    QTRY_VERIFY(saidSo);
    const int64_t before = steps();
    const double seconds = watch.courses().front().points.back().seconds;
    QTest::qWait(400);
    QCOMPARE(steps(), before);
    watch.setPaused(false);
    QTRY_VERIFY(steps() > before);
    const double after = watch.courses().front().points.back().seconds;
    QVERIFY2(after - seconds < 0.4, qPrintable(QString::number(after - seconds))); // the pause counts nowhere
    watch.setPaused(true);
    QTRY_VERIFY(saidSo);
    stop.request_stop(); // while it waits
    const auto asked = std::chrono::steady_clock::now();
    QCOMPARE(REFUSED(answer.get()).kind, ErrorKind::Cancelled);
    QVERIFY(std::chrono::steady_clock::now() - asked < std::chrono::seconds(2));
    QVERIFY(!watch.training() && !watch.paused());
}

void TestTrainerTraining::statisticsAreKeptWhereverTheyStand_data()
{
    QTest::addColumn<bool>("computed");
    QTest::newRow("in Constant nodes: they are learned") << false;
    QTest::newRow("computed by the graph: they stay") << true;
}

// Statistics that are learned come back with the weights; what has no place to be written to stays as it was.
void TestTrainerTraining::statisticsAreKeptWhereverTheyStand()
{
    QFETCH(bool, computed);
    pb::ModelProto proto = network().proto();
    auto &graph = *proto.mutable_graph();
    for (int i = 0; i < graph.initializer_size();) {
        const pb::TensorProto tensor = graph.initializer(i);
        if (tensor.name() != "mean" && tensor.name() != "variance") {
            ++i;
            continue;
        }
        graph.mutable_initializer()->DeleteSubrange(i, 1);
        auto &node = *graph.add_node();
        node.set_op_type("Constant");
        node.set_name(tensor.name() + "/constant");
        node.add_output(computed ? tensor.name() + "/stored" : tensor.name());
        auto &value = *node.add_attribute();
        value.set_name("value");
        value.set_type(pb::AttributeProto::TENSOR);
        *value.mutable_t() = tensor;
        if (computed) {
            auto &copy = *graph.add_node();
            copy.set_op_type("Identity");
            copy.set_name(tensor.name() + "/copy");
            copy.add_input(tensor.name() + "/stored");
            copy.add_output(tensor.name());
        }
    }
    // Constants come first.
    for (int i = graph.node_size() - 1, moved = 0; moved < (computed ? 4 : 2); ++moved)
        for (int k = i; k > 0; --k)
            graph.mutable_node()->SwapElements(k, k - 1);
    if (computed) // each stored value before its copy
        for (int k = 0; k + 1 < 4; k += 2)
            if (graph.node(k).op_type() == "Identity")
                graph.mutable_node()->SwapElements(k, k + 1);
    TrainingRequest request = training(Model(std::move(proto), {}));
    request.epochs = 3;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    std::set<std::string> names;
    for (const pb::TensorProto &constant : result.constants)
        names.insert(constant.name());
    QCOMPARE(names.contains("mean"), !computed);
    QCOMPARE(names.contains("variance"), !computed);
    QVERIFY(!names.contains("mean/stored") && names.contains("w"));
}

// Exporters store equal tensors once: those of an untrained network are.
void TestTrainerTraining::aStatisticThatIsAWeightTooIsNoObstacle()
{
    pb::ModelProto proto = network().proto();
    auto &graph = *proto.mutable_graph();
    for (auto &node : *graph.mutable_node())
        if (node.op_type() == "BatchNormalization")
            node.set_input(3, "shift/copy");
    auto &copy = *graph.add_node();
    copy.set_op_type("Identity");
    copy.set_name("copy");
    copy.add_input("shift");
    copy.add_output("shift/copy");
    for (int k = graph.node_size() - 1; k > 0; --k)
        graph.mutable_node()->SwapElements(k, k - 1);
    TrainingRequest request = training(Model(std::move(proto), {}));
    request.epochs = 1;
    QVERIFY(VERIFIED(m_trainer->train(request, data("train.npz"), m_context)).steps > 0);
}

void TestTrainerTraining::whatWasCutOffGoesOn()
{
    TrainingRequest request = training(network());
    request.epochs = 30;
    request.patience = 0;
    request.shift = 1; // takes random numbers at every step
    const std::string whole = bytesOfAll(VERIFIED(m_trainer->train(request, data("train.npz"), m_context)));
    qputenv("PARE_CHECKPOINT_SECONDS", "0");
    const auto keeping = VERIFIED(Trainer::start({}, m_context));
    const auto folder = m_folder->path() / "cache" / "training";
    const auto kept = [&] {
        std::error_code none;
        const std::filesystem::directory_iterator entries(folder, none);
        return std::count_if(begin(entries), end(entries), [](const auto &entry) { return entry.path().extension() == ".training"; }); // killed, a part may be left
    };
    QVERIFY(VERIFIED(keeping->train(request, data("train.npz"), m_context)).steps > 200);
    QCOMPARE(kept(), 0);
    for (const bool killed : {false, true}) {
        std::stop_source stop;
        RunContext context;
        context.seed = m_context.seed;
        context.stop = stop.get_token();
        std::atomic<int64_t> steps = 0;
        context.onProgress = [&](const Progress &progress) {
            if (progress.phase.starts_with("training, epoch"))
                steps = progress.done;
        };
        auto answer = std::async(std::launch::async, [&] { return keeping->train(request, data("train.npz"), context); });
        QTRY_VERIFY(steps > 20);
        if (killed)
            ::kill(keeping->processId(), SIGKILL);
        else
            stop.request_stop();
        QVERIFY(!answer.get().ok());
        QCOMPARE(kept(), 1);
        const TrainingResult resumed = VERIFIED(keeping->train(request, data("train.npz"), m_context));
        QVERIFY(mentions(resumed.notes, "where the same training was cut off"));
        QVERIFY(resumed.epochs.size() == 30);
        QVERIFY2(bytesOfAll(resumed) == whole, (std::string(killed ? "killed: " : "cancelled: ") + resumed.notes.front()).c_str());
        QCOMPARE(kept(), 0);
    }
    qunsetenv("PARE_CHECKPOINT_SECONDS");
}

void TestTrainerTraining::killedItIsATypedErrorAndTheNextTrainingWorks()
{
    RunContext context;
    TrainingRequest request = training(network());
    request.epochs = 100000;
    request.patience = 0;
    std::atomic<bool> began = false;
    context.onProgress = [&](const Progress &progress) { began = began || progress.phase.starts_with("training, epoch"); };
    auto answer = std::async(std::launch::async, [&] { return m_trainer->train(request, data("train.npz"), context); });
    QTRY_VERIFY(began);
    ::kill(m_trainer->processId(), SIGKILL);
    const Error error = REFUSED(answer.get());
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY2(error.message.starts_with("The trainer stopped while training (it was killed from outside"), error.message.c_str());
    request.epochs = 1;
    QVERIFY(m_trainer->train(request, data("train.npz"), context).ok());
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerTraining)
#include "tst_trainer_training.moc"
