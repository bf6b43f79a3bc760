#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestFoldAffine : public QObject {
    Q_OBJECT
private slots:
    void itFolds_data();
    void itFolds();
    void everyReaderTakesIt();
    void aFactorPassesAnAdditionThatMustStay();
    void aChainFoldsAsAWhole();
    void itStaysOut_data();
    void itStaysOut();
    void largeSharedWeightsAreNotCopied();
    void onlyChosenNodesAreFolded();
};

void TestFoldAffine::itFolds_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QStringList>("weights");
    QTest::addColumn<QString>("op"); // that has gone
    const auto row = [](const char *name, const char *graph, const QStringList &weights, const char *op) { QTest::newRow(name) << graph << weights << op; };
    row("factor behind Conv", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) <float[1] k = {2.5}> { [conv] c = Conv(x, w, b) [a] y = Mul(k, c) }", {"w[4,3,3,3]", "b[4]"}, "Mul");
    row("row of factors behind Conv", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [a] y = Mul(c, k) }", {"w[4,3,3,3]", "k[4,1,1]"}, "Mul");
    row("division behind grouped Conv", "agraph (float[N,4,6,6] x) => (float[N,4,4,4] y) <float k = {3.0}> { [conv] c = Conv<group=2>(x, w) [a] y = Div(c, k) }", {"w[4,2,3,3]"}, "Div");
    row("addition behind Conv without bias", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [a] y = Add(c, k) }", {"w[4,3,3,3]", "k[1,4,1,1]"}, "Add");
    row("subtraction from a row", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w, b) [a] y = Sub(k, c) }", {"w[4,3,3,3]", "b[4]", "k[4,1,1]"}, "Sub");
    row("subtraction of a number", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) <float k = {0.5}> { [conv] c = Conv(x, w, b) [a] y = Sub(c, k) }", {"w[4,3,3,3]", "b[4]"}, "Sub");
    row("negation", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w, b) [a] y = Neg(c) }", {"w[4,3,3,3]", "b[4]"}, "Neg");
    row("grouped ConvTranspose", "agraph (float[N,6,6,6] x) => (float[N,4,8,8] y) { [conv] c = ConvTranspose<group=2>(x, w, b) [a] y = Mul(c, k) }", {"w[6,2,3,3]", "b[4]", "k[4,1,1]"}, "Mul");
    row("Gemm with alpha and beta", "agraph (float[N,5] x) => (float[N,4] y) { [gemm] c = Gemm<alpha=0.5,beta=2.0,transB=1>(x, w, b) [a] y = Mul(c, k) }", {"w[4,5]", "b[4]", "k[4]"}, "Mul");
    row("MatMul of three dimensions", "agraph (float[N,7,5] x) => (float[N,7,4] y) { [mat] c = MatMul(x, w) [a] y = Mul(c, k) }", {"w[5,4]", "k[1,1,4]"}, "Mul");
    row("MatMul and its bias", "agraph (float[N,7,5] x) => (float[N,7,4] y) <float k = {0.25}> { [mat] p = MatMul(x, w) [bias] c = Add(b, p) [a] y = Mul(c, k) }", {"w[5,4]", "b[4]"}, "Mul");
    row("factor before padded Conv", "agraph (float[N,3,6,6] x) => (float[N,4,6,6] y) { [a] c = Mul(x, k) [conv] y = Conv<pads=[1,1,1,1]>(c, w) }", {"w[4,3,3,3]", "k[3,1,1]"}, "Mul");
    row("addition before Conv without padding", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [a] c = Add(x, k) [conv] y = Conv(c, w, b) }", {"w[4,3,3,3]", "b[4]", "k[1,3,1,1]"}, "Add");
    row("addition before grouped 1x1 Conv that keeps the size", "agraph (float[N,4,6,6] x) => (float[N,6,6,6] y) { [a] c = Sub(x, k) [conv] y = Conv<group=2,auto_pad=\"SAME_UPPER\">(c, w) }", {"w[6,2,1,1]", "k[4,1,1]"}, "Sub");
    row("factor before grouped ConvTranspose", "agraph (float[N,6,6,6] x) => (float[N,4,8,8] y) { [a] c = Mul(x, k) [conv] y = ConvTranspose<group=2>(c, w) }", {"w[6,2,3,3]", "k[6,1,1]"}, "Mul");
    row("factor and addition before Gemm", "agraph (float[N,5] x) => (float[N,4] y) { [a] c = Mul(x, k) [a2] d = Add(c, t) [gemm] y = Gemm<alpha=0.5,beta=2.0>(d, w, b) }", {"w[5,4]", "b[4]", "k[5]", "t[1,5]"}, "Mul");
    row("addition before MatMul with a bias", "agraph (float[N,7,5] x) => (float[N,7,4] y) { [a] c = Sub(k, x) [mat] p = MatMul(c, w) [bias] y = Add(p, b) }", {"w[5,4]", "b[4]", "k[5]"}, "Sub");
    row("behind a Transpose", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w, b) t = Transpose<perm=[0,2,3,1]>(c) [a] y = Mul(t, k) }", {"w[4,3,3,3]", "b[4]", "k[4]"}, "Mul");
    row("ConvNeXt's scale of a layer", "agraph (float[N,6,7,5] x) => (float[N,4,6,7] y) { [mat] p = MatMul(x, w) [bias] c = Add(p, b) t = Transpose<perm=[0,3,1,2]>(c) [a] y = Mul(k, t) }", {"w[5,4]", "b[4]", "k[4,1,1]"}, "Mul");
    row("Keras' rescaling before a Transpose", "agraph (float[N,6,6,3] x) => (float[N,4,6,6] y) { [a] c = Mul(x, k) t = Transpose<perm=[0,3,1,2]>(c) [conv] y = Conv<pads=[1,1,1,1]>(t, w) }", {"w[4,3,3,3]", "k[3]"}, "Mul");
    row("Conv of one dimension", "agraph (float[N,3,9] x) => (float[N,4,7] y) { [conv] c = Conv(x, w, b) [a] y = Mul(c, k) }", {"w[4,3,3]", "b[4]", "k[1,4,1]"}, "Mul");
}

void TestFoldAffine::itFolds()
{
    QFETCH(QString, graph);
    QFETCH(QStringList, weights);
    QFETCH(QString, op);
    std::vector<std::string> names;
    for (const QString &weight : weights)
        names.push_back(weight.toStdString());
    const Model before = modelOf(graph.toStdString(), names);
    const PassOutcome outcome = checkedRun({"fold-affine", {}, {}, {}}, before);
    const int left = op == "Add" && graph.contains("[bias]") ? 1 : 0;
    QCOMPARE(countOf(outcome.model, op.toStdString()), left);
    QVERIFY(changed(outcome.report, "a"));
    QVERIFY(outcome.report.declined.empty());
    const double off = difference(before, outcome.model);
    QVERIFY2(off < 2e-6, qPrintable(QString::number(off)));
}

void TestFoldAffine::everyReaderTakesIt()
{
    const Model before = modelOf("agraph (float[N,3,6,6] x) => (float[N,4,6,6] y, float[N,5,4,4] z) { [a] c = Mul(x, k) [one] y = Conv<pads=[1,1,1,1]>(c, w) [two] z = Conv(c, v) }",
                                 {"k[3,1,1]", "w[4,3,3,3]", "v[5,3,3,3]"});
    const PassOutcome outcome = checkedRun({"fold-affine", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "Mul"), 0);
    QCOMPARE(outcome.report.changes.front().into, (std::vector<std::string>{"one", "two"}));
    QVERIFY(difference(before, outcome.model) < 2e-6);
}

void TestFoldAffine::aFactorPassesAnAdditionThatMustStay()
{
    const Model before = modelOf("agraph (float[N,3,6,6] x) => (float[N,4,6,6] y) <float[1] k = {0.3}> "
                                 "{ [relu] r = Relu(x) [a] c = Mul(k, r) [t] d = Add(c, s) [conv] y = Conv<pads=[1,1,1,1]>(d, w) }",
                                 {"s[1,3,1,1]", "w[4,3,3,3]"});
    const PassOutcome outcome = checkedRun({"fold-affine", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "Mul"), 0);
    QCOMPARE(countOf(outcome.model, "Add"), 1);
    QCOMPARE(reasonFor(outcome.report, "t"), std::string("conv pads its input with zeros, which a shift would not reach"));
    QVERIFY(difference(before, outcome.model) < 2e-6);
}

// As PaddlePaddle exports its learnable affine blocks.
void TestFoldAffine::aChainFoldsAsAWhole()
{
    const Model before = modelOf("agraph (float[N,3,6,6] x) => (float[N,5,4,4] y) <float[1] k = {1.4}, float[1] t = {0.6}, float[1] m = {0.17}, float[1] u = {0.1}> "
                                 "{ [one] c = Conv(x, w, b) [a] d = Mul(k, c) [a2] e = Add(d, t) [swish] h = HardSwish(e) [a3] f = Mul(m, h) [a4] g = Add(f, u) [two] y = Conv(g, v) }",
                                 {"w[4,3,3,3]", "b[4]", "v[5,4,1,1]"});
    const PassOutcome outcome = checkedRun({"fold-affine", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().node_size(), 3);
    QVERIFY(difference(before, outcome.model) < 2e-6);
}

void TestFoldAffine::itStaysOut_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *graph, const char *reason) { QTest::newRow(name) << graph << reason; };
    row("second reader", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [a] d = Mul(c, k4) [sum] y = Add(d, c) }", "the result of conv is read by a and sum");
    row("result is an output", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y, float[N,4,4,4] c) { [conv] c = Conv(x, w) [a] y = Mul(c, k4) }", "the result of conv is read by a and the model's output c");
    row("weight computed", "agraph (float[N,3,6,6] x, float[4,3,3,3] w2) => (float[N,4,4,4] y) { [conv] c = Conv(x, w2) [a] y = Mul(c, k4) }", "conv: its weight is an input of the model");
    row("not one a channel", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [a] y = Mul(c, row4) }", "its constant is not one number a channel");
    row("more axes", "agraph (float[N,3,6,6] x) => (float[1,N,4,4,4] y) { [conv] c = Conv(x, w) [a] y = Mul(c, wide) }", "its constant may have more axes than the value");
    row("addition before padding", "agraph (float[N,3,6,6] x) => (float[N,4,6,6] y) { [a] c = Add(x, k3) [conv] y = Conv<pads=[1,1,1,1]>(c, w) }", "conv pads its input with zeros, which a shift would not reach");
    row("addition before ConvTranspose", "agraph (float[N,4,6,6] x) => (float[N,3,8,8] y) { [a] c = Add(x, k4) [conv] y = ConvTranspose(c, w) }", "conv spreads its input, so a shift would differ from place to place");
    row("addition before MatMul without bias", "agraph (float[N,7,5] x) => (float[N,7,4] y) { [a] c = Add(x, k5) [mat] y = MatMul(c, v) }", "mat has no bias that could take the shift");
    row("another reader before Conv", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y, float[N,3,6,6] z) { [a] c = Mul(x, k3) [conv] y = Conv(c, w) [relu] z = Relu(c) }", "relu is Relu, which has no weights to fold into");
    row("another axis behind a Transpose", "agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) t = Transpose<perm=[0,2,3,1]>(c) [a] y = Mul(t, k4) }", "its constant is not one number a channel");
    row("widened input", "agraph (float[N,1,6,6] x) => (float[N,4,4,4] y) { [a] c = Mul(x, k3) [conv] y = Conv(c, w) }", "its constant may widen x");
    row("end of a GELU", "agraph (float[N,7,5] x) => (float[N,7,4] y) <float r = {1.4142135}, float one = {1.0}, float half = {0.5}> "
                         "{ d = Div(x, r) e = Erf(d) s = Add(e, one) p = Mul(x, s) [a] c = Mul(p, half) [mat] y = MatMul(c, v) }", "it ends a decomposed GELU: run fuse-gelu first");
}

void TestFoldAffine::itStaysOut()
{
    QFETCH(QString, graph);
    QFETCH(QString, reason);
    const Model before = modelOf(graph.toStdString(), {"w[4,3,3,3]", "v[5,4]", "k3[3,1,1]", "k4[4,1,1]", "k5[5]", "row4[4]", "wide[1,1,4,1,1]"});
    const PassOutcome outcome = checkedRun({"fold-affine", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "a")), reason);
}

void TestFoldAffine::largeSharedWeightsAreNotCopied()
{
    const Model before = modelOf("agraph (float[N,300] x) => (float[N,300] y, float[N,300] z) { [one] c = MatMul(x, w) [a] y = Mul(c, k) [two] z = MatMul(y, w) }", {"w[300,300]", "k[300]"});
    const PassOutcome outcome = checkedRun({"fold-affine", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(reasonFor(outcome.report, "a"), std::string("the weight of one is read by one and two, and a copy would make the file larger"));
}

void TestFoldAffine::onlyChosenNodesAreFolded()
{
    const Model before = modelOf("agraph (float[N,3,6,6] x) => (float[N,4,4,4] y) { [conv] c = Conv(x, w) [a] y = Mul(c, k) }", {"w[4,3,3,3]", "k[4,1,1]"});
    const PassOutcome outcome = checkedRun({"fold-affine", {}, {}, std::set<std::string>{"conv"}}, before);
    QCOMPARE(countOf(outcome.model, "Mul"), 1);
    QVERIFY(outcome.report.declined.empty());
}

QTEST_GUILESS_MAIN(TestFoldAffine)
#include "tst_fold_affine.moc"
