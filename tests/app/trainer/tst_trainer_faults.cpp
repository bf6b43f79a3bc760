// Faults in data, gradients and memory: said with the sample, the layer or the size that is to blame, and never written into a model.
#include "tests/app/trainer/training_bench.h"

#include <limits>

namespace pare {

using namespace test;

class TestTrainerFaults : public QObject, TrainingBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void gradientsThatAreNotFiniteNameTheLayer();
    void weightsThatAreNotFiniteAreNotKept();
    void vectorsOfZerosAreLearned_data();
    void vectorsOfZerosAreLearned();
    void queriesThatMayLookAtNothingAreLearned();
    void labelsOfNoClassNameTheSample_data();
    void labelsOfNoClassNameTheSample();
    void placesWithoutALabelDoNotCount();
    void valuesThatAreNoNumbersNameTheSample_data();
    void valuesThatAreNoNumbersNameTheSample();
    void outputsThatCannotBeComparedAreSaid();
    void aLimitThatLeavesNoRoomSaysWhatIsNeeded();

private:
    // `count` samples of 8x8 with labels, changed by `change`.
    template <typename Change>
    TrainingData changed(const std::string &name, int64_t count, const Change &change)
    {
        Corners set = corners(count, 6);
        change(set);
        writeNpz(m_folder->path() / name, {floatArray("x", {count, 1, 8, 8}, set.pixels), intArray("labels", {count}, set.labels)});
        return data(name);
    }
    static void allAreFinite(const TrainingResult &result)
    {
        QVERIFY(!result.constants.empty());
        for (const pb::TensorProto &constant : result.constants)
            for (const float value : VERIFIED(toFloats(constant, {})))
                QVERIFY(std::isfinite(value));
    }
};

// A root of zeros, behind it a product with zeros: the loss is finite, and the gradient is 0 times infinity.
void TestTrainerFaults::gradientsThatAreNotFiniteNameTheLayer()
{
    TrainingRequest request = training(modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [fc1] h = MatMul(f, a) [square] q = Mul(h, h)"
                                               "[some] k = Constant<value = float[6] {1.0, 0.0, 1.0, 1.0, 0.0, 1.0}>() [mask] p = Mul(q, k) [root] s = Sqrt(p) [fc2] logits = MatMul(s, m) }",
                                               {"a[64,6]", "m[6,4]"}));
    for (const double heldOut : {0.0, 0.1}) {
        request.heldOut = heldOut;
        const Error error = REFUSED(m_trainer->train(request, data("train.npz"), m_context));
        QCOMPARE(error.kind, ErrorKind::Unsupported);
        QVERIFY2(error.message.ends_with("the gradients are not finite before anything is learned: first in layer root"), error.message.c_str());
    }
}

void TestTrainerFaults::weightsThatAreNotFiniteAreNotKept()
{
    TrainingRequest request = training(modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [k] c = Constant<value = float {1000.0}>()"
                                               "[scaled] g = Mul(f, c) [fc] logits = MatMul(g, m) }",
                                               {"m[64,4]"}));
    request.optimizer = "sgd";
    request.learningRate = 3e38;
    request.weightDecay = 0;
    request.clip = 0;
    request.steps = 1;
    request.heldOut = 0;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(mentions(result.notes, "m of layer fc is not finite"));
    QVERIFY(!result.gained);
    allAreFinite(result);
}

void TestTrainerFaults::vectorsOfZerosAreLearned_data()
{
    QTest::addColumn<QString>("normalized");
    QTest::newRow("a length") << "l = ReduceL2<axes = [1], keepdims = 1>(h) e = Constant<value = float {0.001}>() c = Add(l, e) u = Div(h, c)";
    QTest::newRow("normalized, p 2") << "u = LpNormalization(h)";
    QTest::newRow("normalized, p 1") << "u = LpNormalization<p = 1>(h)";
    QTest::newRow("mean and variance") << "n = Constant<value = int64[2] {0,1}>() v = Unsqueeze(h, n) i = MeanVarianceNormalization<axes = [3]>(v) u = Squeeze(i, n)";
    QTest::newRow("a pool") << "n = Constant<value = int64[1] {1}>() v = Unsqueeze(h, n) i = LpPool<kernel_shape = [1]>(v) u = Squeeze(i, n)";
}

void TestTrainerFaults::vectorsOfZerosAreLearned()
{
    QFETCH(QString, normalized);
    const TrainingData some = changed("zeros.npz", 100, [](Corners &set) { std::fill_n(set.pixels.begin() + 5 * 64, 20 * 64, 0.0F); });
    TrainingRequest request = training(modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [fc1] h = MatMul(f, a) " + normalized.toStdString() +
                                               " [fc2] logits = MatMul(u, m) }",
                                               {"a[64,6]", "m[6,4]"}));
    request.epochs = 3;
    request.heldOut = 0;
    const TrainingResult result = VERIFIED(m_trainer->train(request, some, m_context));
    QVERIFY(!mentions(result.notes, "not finite"));
    QVERIFY(result.gained);
    allAreFinite(result);
}

void TestTrainerFaults::queriesThatMayLookAtNothingAreLearned()
{
    TrainingRequest request = training(modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [q] q = MatMul(x, a) [k] k = MatMul(x, b)"
                                               "n = Constant<value = int64[8,1] {0,1,1,1,0,1,1,1}>() m = Cast<to = 9>(n) s = Constant<value = int64[2] {8,8}>() w = Expand(m, s)"
                                               "[att] y = Attention(q, k, x, w) [pool] p = GlobalAveragePool(y) t = Flatten(y) [fc] logits = MatMul(t, c) }",
                                               {"a[8,8]", "b[8,8]", "c[64,4]"}, 23));
    request.epochs = 2;
    request.heldOut = 0;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(!mentions(result.notes, "not finite"));
    allAreFinite(result);
}

void TestTrainerFaults::labelsOfNoClassNameTheSample_data()
{
    QTest::addColumn<int>("sample");
    QTest::addColumn<int>("label");
    QTest::newRow("too large") << 77 << 9;
    QTest::newRow("too large in the first sample") << 0 << 4;
    QTest::newRow("below zero") << 78 << -1;
    QTest::newRow("in the last sample") << 99 << 100;
}

void TestTrainerFaults::labelsOfNoClassNameTheSample()
{
    QFETCH(int, sample);
    QFETCH(int, label);
    const TrainingData some = changed("labels.npz", 100, [&](Corners &set) { set.labels[static_cast<size_t>(sample)] = label; });
    const Error error = REFUSED(m_trainer->train(training(network()), some, m_context));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QCOMPARE(error.message, "labels: class " + std::to_string(label) + " in sample " + std::to_string(sample) + ", but output logits has 4 classes (0 to 3)");
    QVERIFY2(error.where.ends_with("labels.npz"), error.where.c_str());
}

void TestTrainerFaults::placesWithoutALabelDoNotCount()
{
    const Corners set = corners(100, 6);
    std::vector<int64_t> labels;
    for (int64_t i = 0; i < 800; ++i)
        labels.push_back(i % 3 == 0 || i < 160 ? -1 - i % 2 : i % 4); // of the first 20 samples no place has a label
    writeNpz(m_folder->path() / "places.npz", {floatArray("x", {100, 1, 8, 8}, set.pixels), intArray("labels", {100, 8}, labels)});
    TrainingRequest request = training(modelOf("agraph (float[N,1,8,8] x) => (float[N,8,4] logits) { n = Constant<value = int64[1] {1}>() s = Squeeze(x, n) [fc] logits = MatMul(s, m) }", {"m[8,4]"}));
    request.batch = 4;
    request.epochs = 3;
    request.heldOut = 0;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("places.npz"), m_context));
    QVERIFY(!mentions(result.notes, "not finite"));
    allAreFinite(result);
}

void TestTrainerFaults::valuesThatAreNoNumbersNameTheSample_data()
{
    QTest::addColumn<int>("sample");
    QTest::addColumn<float>("value");
    QTest::addColumn<QString>("words");
    QTest::newRow("first") << 0 << NAN << "x: a value of sample 0 is not a number (NaN)";
    QTest::newRow("later") << 41 << NAN << "x: a value of sample 41 is not a number (NaN)";
    QTest::newRow("infinite") << 42 << std::numeric_limits<float>::infinity() << "x: a value of sample 42 is infinite";
}

void TestTrainerFaults::valuesThatAreNoNumbersNameTheSample()
{
    QFETCH(int, sample);
    QFETCH(float, value);
    QFETCH(QString, words);
    const TrainingData some = changed("values.npz", 100, [&](Corners &set) { set.pixels[static_cast<size_t>(sample) * 64 + 5] = value; });
    for (const double heldOut : {0.0, 0.5}) {
        TrainingRequest request = training(network());
        request.heldOut = heldOut;
        const Error error = REFUSED(m_trainer->train(request, some, m_context));
        QCOMPARE(error.kind, ErrorKind::InvalidInput);
        QCOMPARE(error.message, words.toStdString());
        QVERIFY2(error.where.ends_with("values.npz"), error.where.c_str());
    }
}

void TestTrainerFaults::outputsThatCannotBeComparedAreSaid()
{
    TrainingRequest request = training(modelOf("agraph (float[N,1,8,8] x) => (float y) { [fc] h = MatMul(x, m) [all] y = ReduceMean<keepdims = 0>(h) }", {"m[8,4]"}));
    const Error scalar = REFUSED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY2(scalar.message.find("output y is a single number") != std::string::npos, scalar.message.c_str());
    request.teacher = request.student;
    const Error taught = REFUSED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY2(taught.message.find("output y is a single number") != std::string::npos, taught.message.c_str());
}

void TestTrainerFaults::aLimitThatLeavesNoRoomSaysWhatIsNeeded()
{
    for (const int64_t bytes : {20 << 20, 150 << 20, 300 << 20}) {
        RunnerLimits limits;
        limits.memoryBytes = bytes;
        const Error error = REFUSED(Trainer::start(limits, m_context));
        QVERIFY2(error.kind == ErrorKind::OutOfMemory, error.text().c_str());
        QVERIFY2(error.message.find("it needs at least") != std::string::npos, error.message.c_str());
    }
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerFaults)
#include "tst_trainer_faults.moc"
