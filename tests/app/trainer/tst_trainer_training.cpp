// Training: it learns, the same way every time; what shall stay stays; what cannot be learned is a typed error.
#include "tests/app/trainer/training_bench.h"
#include "core/base/units.h"
#include "core/quant/weights.h"

#include <chrono>
#include <tuple>

namespace pare {

using namespace test;

class TestTrainerTraining : public QObject, TrainingBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void labelsAreLearned();
    void equalSeedsGiveEqualBytes();
    void onlyChosenLayersChange();
    void layersThatAreLeftAloneKeepTheirBytes();
    void weightsComeToLieOnAGrid();
    void stepsAndTimeAreBounds();
    void slowStepsKeepToTheTime();
    void aRateIsFoundByTrying();
    void zerosThatPruningMadeStay();
    void quantizedGraphsStayWhatTheyAre();
    void frozenStatisticsStay();
    void picturesAreMirroredAndMoved();
    void withoutAnythingToLearnItDeclines();
    void aLossThatIsNotFiniteNamesTheLayer();
    void tooLittleMemoryIsATypedError();
    void statisticsAreKeptWhereverTheyStand_data();
    void statisticsAreKeptWhereverTheyStand();
    void aStatisticThatIsAWeightTooIsNoObstacle();

private:
    void theWatchSawAll(const TrainingWatch &watch, const TrainingResult &result);
};

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

// Steps that take seconds: they have fewer samples, and the same bytes again with as many of as many.
void TestTrainerTraining::slowStepsKeepToTheTime()
{
    std::string deep = "c0 = Conv<pads = [1,1,1,1]>(x, first) r0 = Relu(c0)";
    std::vector<std::string> weights{"first[128,1,3,3]", "m[128,4]"};
    for (int i = 1; i < 14; ++i) {
        const std::string n = std::to_string(i), before = std::to_string(i - 1);
        deep += " c" + n + " = Conv<pads = [1,1,1,1]>(r" + before + ", w" + n + ") r" + n + " = Relu(c" + n + ")";
        weights.push_back("w" + n + "[128,128,3,3]");
    }
    TrainingRequest request = training(modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { " + deep + " p = GlobalAveragePool(r13) f = Flatten(p) logits = MatMul(f, m) }", weights));
    request.batch = 480;
    request.epochs = 100;
    request.seconds = 2;
    request.patience = 0;
    request.learningRate = 0;
    const auto began = std::chrono::steady_clock::now();
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    QVERIFY2(seconds < 15, qPrintable(QString::number(seconds)));
    QVERIFY2(result.batch < 480, qPrintable(QString::number(result.batch)));
    QVERIFY(mentions(result.notes, plural(result.batch, "sample") + " in a step instead of 480"));
    QVERIFY(mentions(result.notes, "there was no time to find one by trying") || mentions(result.notes, "for smaller ones there was no time"));
    request.seconds = 0;
    request.batch = result.batch;
    request.steps = result.plannedSteps;
    request.learningRate = result.learningRate;
    QVERIFY(bytesOfAll(result) == bytesOfAll(VERIFIED(m_trainer->train(request, data("train.npz"), m_context))));
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
    request.heldOut = 0;
    QVERIFY(mentions(VERIFIED(m_trainer->train(request, data("few.npz"), m_context)).notes, "none can be found by trying"));
}

void TestTrainerTraining::tooLittleMemoryIsATypedError()
{
    RunnerLimits limits;
    limits.memoryBytes = scarceMemory();
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

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerTraining)
#include "tst_trainer_training.moc"
