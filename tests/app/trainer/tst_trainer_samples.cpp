// What is learned from and what is held out: few samples, copies, values for all of them, data that results are judged on.
#include "tests/app/trainer/training_bench.h"

namespace pare {

using namespace test;

class TestTrainerSamples : public QObject, TrainingBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void copiesOfASampleAreOnOneSideOfWhatIsHeldOut();
    void fewerSamplesThanABatchAreEnough();
    void aPartOfAHundredSamplesIsHeldOut();
    void fewSamplesMakeEnoughSteps();
    void whatHasNoAxesHoldsForAllSamples();
    void evaluationDataIsNotLearned();
    void missingClassesAreSaid();
};

// A hundred pictures with made-up classes, each five times: where copies were learned, the held-out part would be known by heart.
void TestTrainerSamples::copiesOfASampleAreOnOneSideOfWhatIsHeldOut()
{
    const Corners set = corners(100, 11);
    std::vector<float> pixels;
    std::vector<int64_t> labels;
    for (int copy = 0; copy < 5; ++copy)
        for (size_t i = 0; i < 100; ++i) {
            pixels.insert(pixels.end(), set.pixels.begin() + static_cast<ptrdiff_t>(i) * 64, set.pixels.begin() + static_cast<ptrdiff_t>(i + 1) * 64);
            labels.push_back(static_cast<int64_t>(i * 7 % 4));
        }
    writeNpz(m_folder->path() / "copies.npz", {floatArray("x", {500, 1, 8, 8}, pixels), intArray("labels", {500}, labels)});
    TrainingRequest request = training(network());
    request.learningRate = 0.02;
    request.epochs = 20;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("copies.npz"), m_context));
    QVERIFY(mentions(result.notes, "are copies of others"));
    QCOMPARE(result.heldOut % 5, int64_t{0}); // with all of their copies
    QVERIFY2(result.after < 0.7, qPrintable(QString::number(result.after))); // classes that mean nothing are not known
}

void TestTrainerSamples::fewerSamplesThanABatchAreEnough()
{
    TrainingRequest request = training(network());
    request.epochs = 2;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("few.npz"), m_context));
    QCOMPARE(result.heldOut, int64_t{0});
    QCOMPARE(result.samples, int64_t{20});
    QCOMPARE(result.steps, int64_t{2});
    QVERIFY(mentions(result.notes, "too few to hold some back") && mentions(result.notes, "batches of 20"));
    request.learningRate = 100; // what makes them worse is not kept
    const TrainingResult wild = VERIFIED(m_trainer->train(request, data("few.npz"), m_context));
    QVERIFY2(wild.after >= wild.before, qPrintable(QString("%1 after %2").arg(wild.after).arg(wild.before)));
}

void TestTrainerSamples::aPartOfAHundredSamplesIsHeldOut()
{
    TrainingRequest request = training(network());
    request.learningRate = 0.01;
    request.epochs = 60;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("hundred.npz"), m_context));
    QCOMPARE(result.heldOut, int64_t{25});
    QCOMPARE(result.samples, int64_t{75});
    QVERIFY(result.gained && result.after > result.before);
    // What is no better on them is not delivered: who learns from itself has nothing to learn.
    request.teacher = network();
    request.labels = false;
    request.epochs = 5;
    const TrainingResult none = VERIFIED(m_trainer->train(request, data("hundred.npz"), m_context));
    QVERIFY(!none.gained && none.after == none.before && none.lossAfter == none.lossBefore);
    QVERIFY(mentions(none.notes, "the weights stayed as they were"));
    QVERIFY(constantOf(none, "w")->raw_data() == bytesOf(VERIFIED(network().constantFloats("w"))));
}

void TestTrainerSamples::fewSamplesMakeEnoughSteps()
{
    TrainingRequest request = training(network());
    request.epochs = 2;
    request.leastSteps = 200;
    request.patience = 0;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("few.npz"), m_context));
    QCOMPARE(result.steps, int64_t{200});
    QCOMPARE(result.epochs.size(), size_t{8}); // looks: so many that none comes too early
    request.steps = 10;
    QCOMPARE(VERIFIED(m_trainer->train(request, data("few.npz"), m_context)).steps, int64_t{10});
}

void TestTrainerSamples::whatHasNoAxesHoldsForAllSamples()
{
    const Corners set = corners(300, 1); // more than are read at once
    writeNpz(m_folder->path() / "gain.npz", {floatArray("x", {300, 1, 8, 8}, set.pixels), floatArray("gain", {}, {2}), intArray("labels", {300}, set.labels)});
    const Model model = modelOf("agraph (float[N,1,8,8] x, float gain) => (float[N,4] logits) { [conv] c = Conv<pads = [1,1,1,1]>(x, w) [mul] g = Mul(c, gain) [relu] r = Relu(g)"
                                "[pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(r) [flat] f = Flatten(p) [fc] logits = MatMul(f, m) }",
                                {"w[6,1,3,3]", "m[24,4]"});
    TrainingRequest request = training(model);
    request.learningRate = 0.01;
    request.epochs = 20;
    request.mix = 0.2;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("gain.npz"), m_context));
    QVERIFY2(result.after > 0.9, qPrintable(QString::number(result.after)));
    // The same when samples are read as they are learned.
    RunnerLimits limits;
    limits.memoryBytes = scarceMemory();
    const auto trainer = VERIFIED(Trainer::start(limits, m_context));
    request.learningRate = 0.001;
    request.epochs = 1;
    QVERIFY(VERIFIED(trainer->train(request, data("gain.npz"), m_context)).steps > 0);
}

void TestTrainerSamples::evaluationDataIsNotLearned()
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

void TestTrainerSamples::missingClassesAreSaid()
{
    TrainingRequest request = training(network());
    request.epochs = 1;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("three.npz"), m_context));
    QVERIFY(mentions(result.notes, "no sample to learn from has 1 class of 4 (3)"));
    QVERIFY(!mentions(VERIFIED(m_trainer->train(request, data("train.npz"), m_context)).notes, "no sample to learn from"));
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerSamples)
#include "tst_trainer_samples.moc"
