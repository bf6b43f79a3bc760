#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

// A variance must be positive: the random parameters of modelOf are not.
Model withVariance(const Model &model, int64_t channels)
{
    pb::ModelProto proto = model.proto();
    auto &tensor = *proto.mutable_graph()->add_initializer();
    tensor = randomTensor("v", {channels}, 99);
    auto values = VERIFIED(toFloats(tensor, {}));
    for (float &value : values)
        value = value * value + 0.1F;
    tensor.set_raw_data(bytesOf(values));
    return Model(std::move(proto), model.payloads());
}

Model model(const std::string &graph, std::vector<std::string> weights, int64_t channels = 4, int opset = 17)
{
    for (const char *name : {"s", "B", "m"})
        weights.push_back(std::string(name) + "[" + std::to_string(channels) + "]");
    return withVariance(modelOf(graph, weights, opset), channels);
}

const std::string norm = "[norm] n = BatchNormalization(c, s, B, m, v) ";

} // namespace

class TestFoldBatchNorm : public QObject {
    Q_OBJECT
private slots:
    void itFolds_data();
    void itFolds();
    void aMatMulWithoutBiasKeepsTheShift();
    void sharedWeightsAreCopied();
    void itFoldsIntoTheLayersBehindIt_data();
    void itFoldsIntoTheLayersBehindIt();
    void aLayerBetweenTwoTakesBoth();
    void itStaysOut_data();
    void itStaysOut();
    void onlyChosenLayersAreFolded();
};

void TestFoldBatchNorm::itFolds_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QStringList>("weights");
    QTest::newRow("Conv without bias") << "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                       << QStringList{"w[4,3,3,3]"};
    QTest::newRow("Conv with bias, then Relu") << "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w, b) " + QString::fromStdString(norm) + "[relu] y = Relu(n) }"
                                               << QStringList{"w[4,3,3,3]", "b[4]"};
    QTest::newRow("grouped Conv") << "agraph (float[N,4,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv<group=2>(x, w) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                  << QStringList{"w[4,2,3,3]"};
    QTest::newRow("ConvTranspose") << "agraph (float[N,3,6,6] x) => (float[N,4,8,8] y) { [conv] c = ConvTranspose(x, w) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                   << QStringList{"w[3,4,3,3]"};
    QTest::newRow("grouped ConvTranspose") << "agraph (float[N,6,6,6] x) => (float[N,4,8,8] y) { [conv] c = ConvTranspose<group=2>(x, w, b) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                           << QStringList{"w[6,2,3,3]", "b[4]"};
    QTest::newRow("Gemm with alpha and beta") << "agraph (float[N,5] x) => (float[N,4] y) { [gemm] c = Gemm<alpha=0.5,beta=2.0,transB=1>(x, w, b) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                              << QStringList{"w[4,5]", "b[4]"};
    QTest::newRow("MatMul and Add") << "agraph (float[N,5] x) => (float[N,4] y) { [mat] p = MatMul(x, w) [add] c = Add(b, p) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                    << QStringList{"w[5,4]", "b[4]"};
}

void TestFoldBatchNorm::itFolds()
{
    QFETCH(QString, graph);
    QFETCH(QStringList, weights);
    std::vector<std::string> names;
    for (const QString &weight : weights)
        names.push_back(weight.toStdString());
    const Model before = model(graph.toStdString(), names);
    const PassOutcome outcome = checkedRun({"fold-batch-norm", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "BatchNormalization"), 0);
    QVERIFY(changed(outcome.report, "norm"));
    QVERIFY(outcome.report.declined.empty());
    const double off = difference(before, outcome.model);
    QVERIFY2(off < 2e-6, qPrintable(QString::number(off)));
}

void TestFoldBatchNorm::aMatMulWithoutBiasKeepsTheShift()
{
    const Model before = model("agraph (float[N,5] x) => (float[N,4] y) { [mat] c = MatMul(x, w) [norm] y = BatchNormalization(c, s, B, m, v) }", {"w[5,4]"});
    const PassOutcome outcome = checkedRun({"fold-batch-norm", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "BatchNormalization"), 0);
    QCOMPARE(countOf(outcome.model, "Add"), 1);
    QVERIFY(difference(before, outcome.model) < 2e-6);
}

void TestFoldBatchNorm::sharedWeightsAreCopied()
{
    const Model before = model("agraph (float[N,4,6,6] x) => (float[N,4,6,6] y) { [conv] c = Conv<pads=[1,1,1,1]>(x, w) " + norm + "[other] y = Conv<pads=[1,1,1,1]>(n, w) }",
                               {"w[4,4,3,3]"});
    const PassOutcome outcome = checkedRun({"fold-batch-norm", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "BatchNormalization"), 0);
    QVERIFY(difference(before, outcome.model) < 2e-6);
}

void TestFoldBatchNorm::itFoldsIntoTheLayersBehindIt_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QStringList>("weights");
    QTest::newRow("Conv without padding") << "agraph (float[N,4,6,6] x) => (float[N,5,4,4] y) { [norm] c = BatchNormalization(x, s, B, m, v) [conv] y = Conv(c, w) }" << QStringList{"w[5,4,3,3]"};
    QTest::newRow("two convolutions, one grouped") << "agraph (float[N,4,6,6] x) => (float[N,5,4,4] y, float[N,6,4,4] z) { [norm] c = BatchNormalization(x, s, B, m, v) [conv] y = Conv(c, w) "
                                                      "[other] z = Conv<group=2>(c, w2, b2) }" << QStringList{"w[5,4,3,3]", "w2[6,2,3,3]", "b2[6]"};
    QTest::newRow("Gemm") << "agraph (float[N,4] x) => (float[N,5] y) { [norm] c = BatchNormalization(x, s, B, m, v) [gemm] y = Gemm<alpha=0.5,beta=2.0,transB=1>(c, w, b) }" << QStringList{"w[5,4]", "b[5]"};
    QTest::newRow("MatMul and Add") << "agraph (float[N,4] x) => (float[N,5] y) { [norm] c = BatchNormalization(x, s, B, m, v) [mat] p = MatMul(c, w) [add] y = Add(p, b) }" << QStringList{"w[4,5]", "b[5]"};
}

void TestFoldBatchNorm::itFoldsIntoTheLayersBehindIt()
{
    QFETCH(QString, graph);
    QFETCH(QStringList, weights);
    std::vector<std::string> names;
    for (const QString &weight : weights)
        names.push_back(weight.toStdString());
    const Model before = model(graph.toStdString(), names);
    const PassOutcome outcome = checkedRun({"fold-batch-norm", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "BatchNormalization"), 0);
    QVERIFY(changed(outcome.report, "norm"));
    QVERIFY(outcome.report.declined.empty());
    const double off = difference(before, outcome.model);
    QVERIFY2(off < 2e-6, qPrintable(QString::number(off)));
}

void TestFoldBatchNorm::aLayerBetweenTwoTakesBoth()
{
    const Model before = model("agraph (float[N,4,6,6] x) => (float[N,4,4,4] y) { [first] a = BatchNormalization(x, s, B, m, v) [conv] c = Conv(a, w) [norm] y = BatchNormalization(c, s, B, m, v) }", {"w[4,4,3,3]"});
    const PassOutcome outcome = checkedRun({"fold-batch-norm", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().node_size(), 1);
    QVERIFY(changed(outcome.report, "first") && changed(outcome.report, "norm"));
    QVERIFY(difference(before, outcome.model) < 2e-6);
}

void TestFoldBatchNorm::itStaysOut_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("reason");
    QTest::newRow("second reader") << "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [norm] n = BatchNormalization(c, s, B, m, v) [add] y = Add(n, c) }"
                                   << "the result of conv is read by norm and add";
    QTest::newRow("result is an output") << "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y, float[N,4,4,4] c) { [conv] c = Conv(x, w) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                         << "the result of conv is read by norm and the model's output c";
    QTest::newRow("weight computed") << "agraph (float[N,3,6,6] x, float[4,3,3,3] w2) => (float[N,4,4,4] y) { [conv] c = Conv(x, w2) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                     << "conv: its weight is an input of the model";
    QTest::newRow("parameter computed") << "agraph (float[N,3,6,6] x, float[4] k) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [norm] y = BatchNormalization(c, k, B, m, v) }"
                                        << "its parameter k is an input of the model";
    QTest::newRow("training") << "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [norm] y, p, q = BatchNormalization<training_mode=1>(c, s, B, m, v) }"
                              << "it computes its statistics from the batch (training mode)";
    QTest::newRow("no weights before") << "agraph (float[N,4,6,6] x) => (float[N,4,6,6] y) { [relu] c = Relu(x) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                       << "it follows Relu, which has no weights to fold into";
    QTest::newRow("first of all") << "agraph (float[N,4,6,6] c) => (float[N,4,6,6] y) { [norm] y = BatchNormalization(c, s, B, m, v) }" << "it normalizes an input of the model";
    QTest::newRow("before padding") << "agraph (float[N,4,6,6] c) => (float[N,4,6,6] y) { [norm] n = BatchNormalization(c, s, B, m, v) [conv] y = Conv<pads=[1,1,1,1]>(n, w44) }"
                                    << "it normalizes an input of the model, and conv pads its input with zeros, which a shift would not reach";
    QTest::newRow("another reader behind") << "agraph (float[N,4,6,6] c) => (float[N,4,4,4] y, float[N,4,6,6] z) { [norm] n = BatchNormalization(c, s, B, m, v) [conv] y = Conv(n, w44) [relu] z = Relu(n) }"
                                           << "it normalizes an input of the model";
    QTest::newRow("a product of three dimensions") << "agraph (float[N,4,3] x) => (float[N,4,4] y) { [mat] c = MatMul(x, w5) [norm] y = BatchNormalization(c, s, B, m, v) }"
                                                   << "the result of mat is not known to be a matrix, so its channels may lie on another axis";
}

void TestFoldBatchNorm::itStaysOut()
{
    QFETCH(QString, graph);
    QFETCH(QString, reason);
    const Model before = model(graph.toStdString(), {"w[4,3,3,3]", "w5[3,4]", "w44[4,4,3,3]"});
    const PassOutcome outcome = checkedRun({"fold-batch-norm", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "norm")), reason);
}

void TestFoldBatchNorm::onlyChosenLayersAreFolded()
{
    const Model before = model("agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [norm] y = BatchNormalization(c, s, B, m, v) }", {"w[4,3,3,3]"});
    const PassOutcome outcome = checkedRun({"fold-batch-norm", {}, {}, std::set<std::string>{"conv"}}, before);
    QCOMPARE(countOf(outcome.model, "BatchNormalization"), 1);
    QVERIFY(outcome.report.declined.empty());
}

QTEST_GUILESS_MAIN(TestFoldBatchNorm)
#include "tst_fold_batch_norm.moc"
