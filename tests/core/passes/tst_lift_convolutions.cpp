#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestLiftConvolutions : public QObject {
    Q_OBJECT
private slots:
    void itLifts_data();
    void itLifts();
    void binsOfASpectrumAreFilledUp();
    void whatLiesBetweenIsLiftedToo();
    void othersReadWhatIsSqueezed();
    void itStaysOut_data();
    void itStaysOut();
    void onlyChosenNodesChange();
};

void TestLiftConvolutions::itLifts_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("weight");
    QTest::addColumn<int>("opset");
    QTest::newRow("plain") << "N,16,9" << "" << "w[8,16,3]" << 17;
    QTest::newRow("a free length") << "N,16,L" << "<pads=[1,2],kernel_shape=[3]>" << "w[8,16,3]" << 17;
    QTest::newRow("with holes") << "N,32,11" << "<dilations=[2],pads=[2,2]>" << "w[8,32,3]" << 17;
    QTest::newRow("strides, a short result") << "N,16,11" << "<strides=[2],auto_pad=\"SAME_UPPER\">" << "w[8,16,3]" << 17;
    QTest::newRow("one channel") << "N,1,50" << "<strides=[5]>" << "w[8,1,10]" << 17;
    QTest::newRow("axes as an attribute") << "N,16,9" << "" << "w[8,16,3]" << 11;
}

void TestLiftConvolutions::itLifts()
{
    QFETCH(QString, input);
    QFETCH(QString, attributes);
    QFETCH(QString, weight);
    QFETCH(int, opset);
    const Model before = modelOf("agraph (float[" + input.toStdString() + "] x) => (float[] y) { [it] y = Conv" + attributes.toStdString() + "(x, w, b) }",
                                 {weight.toStdString(), "b[8]"}, opset);
    const PassOutcome outcome = checkedRun({"lift-convolutions", {}, {}, {}}, before);
    QVERIFY(changed(outcome.report, "it"));
    QCOMPARE(outcome.model.graph().node_size(), 3);
    QVERIFY(difference(before, outcome.model) < 1e-5);
}

void TestLiftConvolutions::binsOfASpectrumAreFilledUp()
{
    const Model before = modelOf("agraph (float[N,129,4] x) => (float[N,8,4] y) { [a] c = Conv<pads=[1,1]>(x, w, b) [b] d = Conv<pads=[1,1]>(x, w) [z] y = Add(c, d) }",
                                 {"w[8,129,3]", "b[8]"});
    const PassOutcome outcome = checkedRun({"lift-convolutions", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "Pad"), 1);
    QCOMPARE(outcome.model.graph().node_size(), 6);
    QVERIFY(difference(before, outcome.model) < 1e-5);
}

void TestLiftConvolutions::whatLiesBetweenIsLiftedToo()
{
    const Model before = modelOf(
        "agraph (float[N,16,12] x) => (float[N,40,1] y) <float half = {0.5}> { [a] c = Conv<pads=[1,1]>(x, w) [relu] r = Relu(c) [scale] s = Mul(r, channel) [half] h = Mul(half, s) "
        "[norm] n = BatchNormalization(h, g, beta, mean, var) [residual] e = Add(n, x) [max] p = MaxPool<kernel_shape=[2],strides=[2]>(e) [mean] m = AveragePool<kernel_shape=[3],pads=[1,1]>(p) "
        "[z] d = Conv(m, v) [cut] k = MaxPool<kernel_shape=[1]>(d) [join] j = Concat<axis=1>(d, k) [end] y = GlobalAveragePool(j) }",
        {"w[16,16,3]", "channel[16,1]", "g[16]", "beta[16]", "mean[16]", "var[16]", "v[20,16,3]"});
    pb::ModelProto proto = before.proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "var")
            tensor.set_raw_data(bytesOf(std::vector<float>(16, 0.7F)));
    const Model positive(proto, {});
    const PassOutcome outcome = checkedRun({"lift-convolutions", {}, {}, {}}, positive);
    QCOMPARE(countOf(outcome.model, "Unsqueeze"), 1);
    QCOMPARE(countOf(outcome.model, "Squeeze"), 1);
    QCOMPARE(outcome.model.graph().node_size(), 14);
    QVERIFY(difference(positive, outcome.model) < 1e-5);
}

void TestLiftConvolutions::othersReadWhatIsSqueezed()
{
    const Model before = modelOf("agraph (float[N,16,6] x) => (float[N,16,6] y, float[N,6,16] t) { [a] y = Conv<pads=[1,1]>(x, w) [b] c = Conv<pads=[1,1]>(y, w) [other] t = Transpose<perm=[0,2,1]>(c) }",
                                 {"w[16,16,3]"});
    const PassOutcome outcome = checkedRun({"lift-convolutions", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "Unsqueeze"), 1);
    QCOMPARE(countOf(outcome.model, "Squeeze"), 2);
    QVERIFY(!changed(outcome.report, "other"));
    QVERIFY(difference(before, outcome.model) < 1e-5);
}

void TestLiftConvolutions::itStaysOut_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("reason");
    QTest::newRow("two axes already") << "Conv(im, k)" << "";
    QTest::newRow("groups") << "Conv<group=2>(x, grouped)" << "it works in groups";
    QTest::newRow("channels that fill no block") << "Conv(odd, u)" << "it reads 10 channels, which is no multiple of 16";
    QTest::newRow("too many channels of zeros") << "Conv(some, s)" << "it reads 66 channels, which is no multiple of 16";
    QTest::newRow("strides over a free length") << "Conv<strides=[2]>(x, w)" << "it has strides and its result is not known to be short";
    QTest::newRow("a computed weight") << "Conv(x, z)" << "";
    QTest::newRow("no convolution") << "MatMul(x, q)" << "";
}

void TestLiftConvolutions::itStaysOut()
{
    QFETCH(QString, node);
    QFETCH(QString, reason);
    const Model before = modelOf("agraph (float[N,16,L] x, float[N,10,L] odd, float[N,66,L] some, float[N,16,6,6] im, float[8,16,3] z, float[N,L,2] q) => (float[] y) { [relu] r = Relu(x) [it] y = " + node.toStdString() + " }",
                                 {"w[8,16,3]", "k[8,16,3,3]", "grouped[8,8,3]", "u[8,10,3]", "s[8,66,3]"});
    const PassOutcome outcome = checkedRun({"lift-convolutions", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "it")), reason);
}

void TestLiftConvolutions::onlyChosenNodesChange()
{
    const Model before = modelOf("agraph (float[N,16,6] x) => (float[N,16,2] y) { [a] c = Conv(x, w) [b] y = Conv(c, w) }", {"w[16,16,3]"});
    const PassOutcome outcome = checkedRun({"lift-convolutions", {}, {}, std::set<std::string>{"b"}}, before);
    QVERIFY(!changed(outcome.report, "a"));
    QVERIFY(changed(outcome.report, "b"));
    QVERIFY(difference(before, outcome.model) < 1e-5);
}

QTEST_GUILESS_MAIN(TestLiftConvolutions)
#include "tst_lift_convolutions.moc"
