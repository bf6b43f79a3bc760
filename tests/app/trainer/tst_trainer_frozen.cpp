// Networks with operators that the trainer does not know: these and what stands before them are computed by ONNX Runtime and stay, the rest is trained.
#include "tests/app/trainer/training_bench.h"

#include <cstring>

using namespace pare::test;

namespace pare {

namespace {

// Two convolutions with something between them that training cannot compute.
Model networkWith(const std::string &middle, const std::string &batch = "N", uint64_t seed = 1)
{
    return test::modelOf("agraph (float[" + batch + ",1,8,8] x) => (float[" + batch + ",4] logits) {"
                         "[conv] c = Conv<pads = [1,1,1,1]>(x, w, b) [relu] r = Relu(c) " + middle +
                         "[conv2] e = Conv<pads = [1,1,1,1]>(d, w2, b2) [relu2] g = Relu(e)"
                         "[pool] p = AveragePool<kernel_shape = [4,4], strides = [4,4]>(g) [flat] f = Flatten(p) [fc] logits = Gemm(f, m, k) }",
                         {"w[6,1,3,3]", "b[6]", "w2[6,6,3,3]", "b2[6]", "m[24,4]", "k[4]"}, 17, seed);
}

const std::string rounding = "[odd] q, s, z = DynamicQuantizeLinear(r) [back] d = DequantizeLinear(q, s, z) ";
// Its body reads a value from outside of it.
const std::string branching = "always = Constant<value = bool {1}>() [odd] d = If(always) <then_branch = g1 () => (float[N,6,8,8] t) { t = Neg(r) }, else_branch = g2 () => (float[N,6,8,8] u) { u = Identity(r) }>";

} // namespace

class TestTrainerFrozen : public QObject, private TrainingBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }
    void whatStandsBehindLearns_data();
    void whatStandsBehindLearns();
    void itGivesWhatOnnxRuntimeGives_data() { whatStandsBehindLearns_data(); }
    void itGivesWhatOnnxRuntimeGives();
    void aBatchOfOneIsEnough();
    void constantsOfBothPartsStay();
    void aTeacherMayComputeAnything();
    void withNothingLeftItDeclines();
    void whatTheRuntimeDoesNotKnowIsRefused();
    void unitsBehindItAreWeighed();
    void itsMemoryCounts();
    void aFormThatIsNotKnownIsLeftToTheRuntimeToo();
};

void TestTrainerFrozen::whatStandsBehindLearns_data()
{
    QTest::addColumn<QString>("middle");
    QTest::addColumn<QString>("said");
    QTest::newRow("rounding") << QString::fromStdString(rounding) << "DynamicQuantizeLinear in odd";
    QTest::newRow("branches") << QString::fromStdString(branching) << "If in odd";
}

void TestTrainerFrozen::whatStandsBehindLearns()
{
    QFETCH(QString, middle);
    QFETCH(QString, said);
    const Model model = networkWith(middle.toStdString());
    // Of 54 + 6 + 324 + 6 + 96 + 4 numbers, 430.
    const std::string sentence = "training cannot compute " + said.toStdString() +
                                 ": this layer and what stands before it stay as they are, computed by ONNX Runtime (1 of 3 layers with weights); 2 layers with 87.8 % of the parameters are trained";
    const std::string checked = VERIFIED(m_trainer->check(model, m_context));
    QVERIFY2(checked == sentence, checked.c_str());
    QCOMPARE(VERIFIED(m_trainer->check(network(), m_context)), std::string());
    TrainingRequest request = training(model);
    request.learningRate = 0.02;
    request.epochs = 40;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(mentions(result.notes, sentence));
    QCOMPARE(result.parameters, int64_t{430});
    QVERIFY(!constantOf(result, "w") && !constantOf(result, "b"));
    const Model after = withConstants(model, result);
    for (const char *changed : {"w2", "m"})
        QVERIFY(VERIFIED(after.constantFloats(changed)) != VERIFIED(model.constantFloats(changed)));
    QVERIFY2(accuracyOf(after) > 0.9, qPrintable(QString::number(accuracyOf(after))));
}

void TestTrainerFrozen::itGivesWhatOnnxRuntimeGives()
{
    QFETCH(QString, middle);
    const Model model = networkWith(middle.toStdString());
    const pb::TensorProto x = test::randomTensor("x", {3, 1, 8, 8}, 3);
    const ModelHandle handle = VERIFIED(m_runner->load(model, {}, m_context));
    const std::vector<float> expected = VERIFIED(toFloats(VERIFIED(m_runner->run(handle, {&x, 1}, m_context))[0], {}));
    const std::vector<float> computed = VERIFIED(toFloats(VERIFIED(m_trainer->forward(model, {&x, 1}, m_context))[0], {}));
    QCOMPARE(computed.size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(std::abs(computed[i] - expected[i]) < 1e-5F, qPrintable(QString("%1 instead of %2").arg(computed[i]).arg(expected[i])));
}

void TestTrainerFrozen::aBatchOfOneIsEnough()
{
    const Model model = networkWith(rounding, "1");
    TrainingRequest request = training(model);
    request.learningRate = 0.02;
    request.epochs = 1;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("hundred.npz"), m_context));
    QVERIFY(result.steps > 0 && std::isfinite(result.lossAfter));
    QVERIFY(!constantOf(result, "w") && constantOf(result, "w2"));
}

// One filter for both convolutions: the first is not trained, and so the second cannot be.
void TestTrainerFrozen::constantsOfBothPartsStay()
{
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [conv] c = Conv<pads = [1,1,1,1]>(x, w) " + std::string("[odd] q, s, z = DynamicQuantizeLinear(c) [back] d = DequantizeLinear(q, s, z)") +
                                          "[conv2] e = Conv<pads = [1,1,1,1]>(d, w) [flat] f = Flatten(e) [fc] logits = Gemm(f, m, k) }",
                                      {"w[1,1,3,3]", "m[64,4]", "k[4]"});
    TrainingRequest request = training(model);
    request.learningRate = 0.02;
    request.epochs = 2;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY(!constantOf(result, "w") && constantOf(result, "m"));
}

// Its very last layers are not known; an inner value of it is compared as well.
void TestTrainerFrozen::aTeacherMayComputeAnything()
{
    TrainingRequest request = training(network(1));
    request.learningRate = 0.02;
    const Model good = withConstants(network(1), VERIFIED(m_trainer->train(request, data("train.npz"), m_context)));
    pb::ModelProto proto = VERIFIED(withPayloadsInside(good));
    pb::GraphProto &graph = *proto.mutable_graph();
    for (auto &node : *graph.mutable_node())
        if (node.name() == "fc")
            node.set_output(0, "scores");
    const Model tail = test::modelOf("agraph (float[N,4] scores) => (float[N,4] logits) { [odd] q, s, z = DynamicQuantizeLinear(scores) [back] logits = DequantizeLinear(q, s, z) }");
    for (const auto &node : tail.graph().node())
        *graph.add_node() = node;
    request.student = network(5);
    request.teacher = Model(std::move(proto), {});
    request.features = {{"r", "r"}};
    const double before = accuracyOf(request.student);
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("plain.npz"), m_context));
    QVERIFY(mentions(result.notes, "the teacher: training cannot compute DynamicQuantizeLinear in odd: all of it is computed by ONNX Runtime"));
    QCOMPARE(result.score, std::string("agreement with the teacher"));
    QVERIFY2(accuracyOf(withConstants(request.student, result)) > std::max(0.9, before), qPrintable(QString::number(accuracyOf(withConstants(request.student, result)))));
}

void TestTrainerFrozen::withNothingLeftItDeclines()
{
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [flat] f = Flatten(x) [fc] h = Gemm(f, m, k) [odd] q, s, z = DynamicQuantizeLinear(h) [back] logits = DequantizeLinear(q, s, z) }",
                                      {"m[64,4]", "k[4]"});
    const std::string sentence = "training cannot compute DynamicQuantizeLinear in odd: this layer and what stands before it stay as they are, and nothing with weights is left to train";
    const Error asked = REFUSED(m_trainer->check(model, m_context));
    QCOMPARE(asked.kind, ErrorKind::Unsupported);
    QCOMPARE(asked.message, sentence);
    QCOMPARE(REFUSED(m_trainer->train(training(model), data("train.npz"), m_context)).message, sentence);
    TrainingRequest some = training(networkWith(rounding));
    some.layers = std::set<std::string>{"conv"}; // before it
    const Error chosen = REFUSED(m_trainer->train(some, data("train.npz"), m_context));
    QVERIFY2(chosen.message.starts_with("has no weights that could be trained in the layers that were chosen: training cannot compute"), chosen.message.c_str());
}

void TestTrainerFrozen::whatTheRuntimeDoesNotKnowIsRefused()
{
    const Error error = REFUSED(m_trainer->check(networkWith("[odd] d = some.where.Unheard(r) "), m_context));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY2(error.message.starts_with("training cannot compute some.where.Unheard in odd, and neither can ONNX Runtime"), error.message.c_str());
}

void TestTrainerFrozen::unitsBehindItAreWeighed()
{
    UnitGradients wanted{networkWith(rounding), {}, {6, 6}, 32, false};
    const std::vector<int32_t> units{0, 1, 2, 3, 4, 5};
    wanted.weights.push_back({"w", 0, 0, units});
    wanted.weights.push_back({"w2", 0, 1, units});
    const auto costs = VERIFIED(m_trainer->unitGradients(wanted, data("train.npz").train, m_context));
    QVERIFY(costs[0].empty());
    QCOMPARE(costs[1].size(), size_t{6});
}

// A pool that also says where its values were: known, but not with that output. It shows when the model is first computed.
void TestTrainerFrozen::aFormThatIsNotKnownIsLeftToTheRuntimeToo()
{
    const auto made = [](const std::string &places) {
        return test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { [conv] c = Conv<pads = [1,1,1,1]>(x, w, b) [odd] d" + places +
                                 " = MaxPool<kernel_shape = [2,2], strides = [2,2]>(c) [conv2] e = Conv<pads = [1,1,1,1]>(d, w2) [relu] r = Relu(e) [flat] f = Flatten(r) [fc] logits = Gemm(f, m, k) }",
                             {"w[6,1,3,3]", "b[6]", "w2[6,6,3,3]", "m[96,4]", "k[4]"});
    };
    const Model model = made(", places");
    TrainingRequest request = training(model);
    request.learningRate = 0.02;
    const TrainingResult result = VERIFIED(m_trainer->train(request, data("train.npz"), m_context));
    QVERIFY2(result.notes.front().starts_with("training cannot compute MaxPool (its indices as an output are not computed here) in odd: this layer and what stands before it stay as they are"), result.notes.front().c_str());
    QVERIFY(!mentions(result.notes, "one sample at a time"));
    QVERIFY(!constantOf(result, "w") && constantOf(result, "w2"));
    QVERIFY(accuracyOf(withConstants(model, result)) > 0.9);
    request.student = made("");
    request.teacher = withConstants(model, result);
    const TrainingResult taught = VERIFIED(m_trainer->train(request, data("plain.npz"), m_context));
    QVERIFY(mentions(taught.notes, "the teacher: training cannot compute MaxPool (its indices"));
    QVERIFY(constantOf(taught, "w"));
}

// A gigabyte for each sample, before what is trained.
void TestTrainerFrozen::itsMemoryCounts()
{
    const Model model = test::modelOf("agraph (float[N,1,8,8] x) => (float[N,4] logits) { s = Constant<value = float[4] {1.0, 1.0, 128.0, 128.0}>() [large] l = Resize(x, , s) [conv] c = Conv<pads = [1,1,1,1]>(l, w)"
                                      "[odd] q, t, z = DynamicQuantizeLinear(c) [back] d = DequantizeLinear(q, t, z) [pool] p = GlobalAveragePool(d) [flat] f = Flatten(p) [fc] logits = Gemm(f, m, k) }",
                                      {"w[256,1,3,3]", "m[256,4]", "k[4]"});
    RunnerLimits limits;
    limits.memoryBytes = scarceMemory();
    const auto trainer = VERIFIED(Trainer::start(limits, m_context));
    const auto trained = trainer->train(training(model), data("few.npz"), m_context);
    QVERIFY(!trained.ok());
    QVERIFY2(trained.error().kind == ErrorKind::OutOfMemory, trained.error().text().c_str());
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTrainerFrozen)
#include "tst_trainer_frozen.moc"
