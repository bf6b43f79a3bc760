#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

PassRunner dynamic(std::map<std::string, std::string> options = {})
{
    options.emplace("min_elements", "1");
    return {"quantize-dynamic", options, {}, {}};
}

} // namespace

class TestQuantizeDynamic : public QObject {
    Q_OBJECT
private slots:
    void itQuantizesAndTheRuntimeFuses_data();
    void itQuantizesAndTheRuntimeFuses();
    void readersOfOneValueShareItsQuantization();
    void weightsOfTwoLayersAreStoredOnce();
    void recurrentLayers_data();
    void recurrentLayers();
    void convolutionsOnRequestOnly();
    void convolutionsAsProducts_data();
    void convolutionsAsProducts();
    void layoutsBetweenConvolutionsCancel();
    void convolutionsThatAreNoProduct_data();
    void convolutionsThatAreNoProduct();
    void convIntegerComesWithAWarning();
    void itStaysOut_data();
    void itStaysOut();
    void branchesOfAnIfAreQuantized();
    void anOldOpsetIsRaised();
    void oneScaleForAllIsLessExact();
};

void TestQuantizeDynamic::itQuantizesAndTheRuntimeFuses_data()
{
    QTest::addColumn<QString>("graph");
    QTest::newRow("MatMul") << "agraph (float[N,24] x) => (float[N,16] y) { [it] y = MatMul(x, w) }";
    QTest::newRow("MatMul of three dimensions and a bias") << "agraph (float[N,5,24] x) => (float[N,5,16] y) { [it] p = MatMul(x, w) [add] y = Add(p, b) }";
    QTest::newRow("Gemm") << "agraph (float[N,24] x) => (float[N,16] y) { [it] y = Gemm(x, w, b) }";
    QTest::newRow("Gemm with a bias of one row") << "agraph (float[N,24] x) => (float[N,16] y) { [it] y = Gemm(x, w, row) }";
    QTest::newRow("Gemm with everything") << "agraph (float[N,24] x) => (float[N,16] y) { [it] y = Gemm<transB=1,alpha=0.5,beta=3.0>(x, v, b) }";
}

void TestQuantizeDynamic::itQuantizesAndTheRuntimeFuses()
{
    QFETCH(QString, graph);
    const Model before = modelOf(graph.toStdString(), {"w[24,16]", "v[16,24]", "b[16]", "row[1,16]"});
    const PassOutcome outcome = checkedRun(dynamic(), before);
    QVERIFY(changed(outcome.report, "it"));
    const double off = difference(before, outcome.model);
    QVERIFY2(off < 0.02 && off > 0, qPrintable(QString::number(off)));
    const auto ran = operatorsThatRan(outcome.model);
    QCOMPARE(ran.at("DynamicQuantizeMatMul"), 1);
    QCOMPARE(ran.size(), size_t{1});
}

void TestQuantizeDynamic::readersOfOneValueShareItsQuantization()
{
    const Model before = modelOf("agraph (float[N,5,24] x) => (float[N,5,16] y) { [q] a = MatMul(x, w1) [k] b = MatMul(x, w2) [v] c = MatMul(x, w3) [s] d = Add(a, b) [t] y = Add(d, c) }",
                                 {"w1[24,16]", "w2[24,16]", "w3[24,16]"});
    const PassOutcome outcome = checkedRun(dynamic(), before);
    QCOMPARE(countOf(outcome.model, "DynamicQuantizeLinear"), 1);
    QVERIFY(difference(before, outcome.model) < 0.02);
    const auto ran = operatorsThatRan(outcome.model);
    QCOMPARE(ran.at("MatMulIntegerToFloat"), 3);
}

void TestQuantizeDynamic::weightsOfTwoLayersAreStoredOnce()
{
    const Model before = modelOf("agraph (float[N,24] x) => (float[N,24] y) { [a] p = MatMul(x, w) [relu] r = Relu(p) [b] y = MatMul(r, w) }", {"w[24,24]"});
    const PassOutcome outcome = checkedRun(dynamic(), before);
    QCOMPARE(outcome.model.graph().initializer_size(), 2); // integers and scales
    QVERIFY(difference(before, outcome.model) < 0.03);
}

void TestQuantizeDynamic::recurrentLayers_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("directions");
    QTest::addColumn<bool>("perChannel");
    QTest::newRow("one way") << "hidden_size=8" << 1 << true;
    QTest::newRow("both ways") << "hidden_size=8,direction=\"bidirectional\"" << 2 << true;
    QTest::newRow("one scale for all") << "hidden_size=8" << 1 << false;
}

void TestQuantizeDynamic::recurrentLayers()
{
    QFETCH(QString, options);
    QFETCH(int, directions);
    QFETCH(bool, perChannel);
    const std::string d = std::to_string(directions);
    const Model before = modelOf("agraph (float[7,2,12] x) => (float[7," + d + ",2,8] y) { [it] y, h, c = LSTM<" + options.toStdString() + ">(x, w, r, b) }",
                                 {"w[" + d + ",32,12]", "r[" + d + ",32,8]", "b[" + d + ",64]"});
    const PassOutcome outcome = checkedRun(dynamic({{"per_channel", perChannel ? "true" : "false"}}), before);
    QVERIFY(changed(outcome.report, "it"));
    QVERIFY(operatorsThatRan(outcome.model).contains("DynamicQuantizeLSTM"));
    QVERIFY(difference(before, outcome.model) < 0.03);
}

void TestQuantizeDynamic::convolutionsOnRequestOnly()
{
    const Model before = modelOf("agraph (float[N,16,8,8] x) => (float[N,48,6,6] y) { [it] y = Conv(x, w, b) }", {"w[48,16,3,3]", "b[48]"});
    const PassOutcome left = checkedRun(dynamic(), before);
    QVERIFY(left.report.changes.empty());
    QCOMPARE(reasonFor(left.report, "it"), std::string("convolutions are left alone; add Conv to `operators` to have them as quantized products"));
}

void TestQuantizeDynamic::convolutionsAsProducts_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QString>("weight");
    QTest::newRow("a window") << "N,16,8,7" << "" << "w[48,16,3,3]";
    QTest::newRow("padded, of uneven sides") << "N,16,8,7" << "<pads=[1,0,2,1]>" << "w[48,16,3,2]";
    QTest::newRow("with strides that leave a rest") << "N,16,9,8" << "<strides=[2,3],pads=[1,1,1,1]>" << "w[48,16,3,3]";
    QTest::newRow("with holes") << "N,16,9,9" << "<dilations=[2,3],pads=[2,0,2,0]>" << "w[48,16,3,3]";
    QTest::newRow("same size, more before") << "N,16,6,6" << "<auto_pad=\"SAME_LOWER\">" << "w[48,16,2,3]";
    QTest::newRow("same size, more behind") << "N,16,6,6" << "<auto_pad=\"SAME_UPPER\">" << "w[48,16,2,3]";
    QTest::newRow("no padding by name") << "N,16,6,6" << "<auto_pad=\"VALID\">" << "w[48,16,2,3]";
    QTest::newRow("a single point") << "N,8,5,5" << "" << "w[12,8,1,1]";
    QTest::newRow("a single point with strides") << "N,8,5,5" << "<strides=[2,2]>" << "w[12,8,1,1]";
    QTest::newRow("one axis") << "N,16,11" << "<strides=[2],pads=[1,1]>" << "w[48,16,3]";
    QTest::newRow("one axis of a free length") << "N,16,L" << "<pads=[1,1]>" << "w[48,16,3]";
    QTest::newRow("three axes") << "1,16,4,5,6" << "<pads=[1,0,1,1,0,1]>" << "w[48,16,2,2,3]";
}

void TestQuantizeDynamic::convolutionsAsProducts()
{
    QFETCH(QString, input);
    QFETCH(QString, attributes);
    QFETCH(QString, weight);
    const std::string channels = weight.mid(2, weight.indexOf(',') - 2).toStdString();
    const Model before = modelOf("agraph (float[" + input.toStdString() + "] x) => (float[] y) { [it] c = Conv" + attributes.toStdString() + "(x, w, b) [relu] y = Relu(c) }",
                                 {weight.toStdString(), "b[" + channels + "]"});
    const PassOutcome outcome = checkedRun(dynamic({{"operators", "Conv"}}), before);
    QVERIFY(changed(outcome.report, "it"));
    QVERIFY(outcome.report.findings.empty());
    QCOMPARE(countOf(outcome.model, "Conv"), 0);
    const double off = difference(before, outcome.model);
    QVERIFY2(off < 0.03 && off > 0, qPrintable(QString::number(off)));
    const auto ran = operatorsThatRan(outcome.model);
    QVERIFY(ran.contains("MatMulIntegerToFloat") || ran.contains("DynamicQuantizeMatMul"));
    QVERIFY(!ran.contains("Cast") && !ran.contains("Mul") && !ran.contains("Add"));
}

void TestQuantizeDynamic::layoutsBetweenConvolutionsCancel()
{
    const Model before = modelOf("agraph (float[N,16,8,8] x) => (float[N,48,4,4] y) { [a] p = Conv(x, w, b) [relu] r = Relu(p) [z] y = Conv(r, v) }",
                                 {"w[48,16,3,3]", "b[48]", "v[48,48,3,3]"});
    const Model after = checkedRun(dynamic({{"operators", "Conv"}}), before).model;
    QCOMPARE(countOf(after, "Transpose"), 4);
    QCOMPARE(operatorsThatRan(after).at("Transpose"), 2);
    QVERIFY(difference(before, after) < 0.03);
}

void TestQuantizeDynamic::convolutionsThatAreNoProduct_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("reason");
    QTest::newRow("depthwise") << "Conv<group=16>(x, depthwise)" << "it is a depthwise convolution, which is no product of rows";
    QTest::newRow("groups") << "Conv<group=2>(x, grouped)" << "it works in 2 groups, which is no one product";
    QTest::newRow("same size with strides") << "Conv<auto_pad=\"SAME_UPPER\",strides=[2,2]>(x, w)" << "its padding depends on the size of its input (SAME_UPPER with strides)";
    QTest::newRow("few outputs") << "Conv(x, narrow)" << "with 16 inputs and 4 output channels copying its windows costs more than integers save";
    QTest::newRow("few inputs") << "Conv(rgb, stem)" << "with 3 inputs and 48 output channels copying its windows costs more than integers save";
    QTest::newRow("a large window") << "Conv(x, large)" << "its window has 81 positions, too many to copy";
    QTest::newRow("a computed bias") << "Conv(x, w, z)" << "its bias comes from an activation through Relu_0";
    QTest::newRow("a bias of other channels") << "Conv(x, w, e)" << "its bias has 24 values for 48 channels";
}

void TestQuantizeDynamic::convolutionsThatAreNoProduct()
{
    QFETCH(QString, node);
    QFETCH(QString, reason);
    const Model before = modelOf("agraph (float[1,16,12,12] x, float[1,3,12,12] rgb, float[48] u) => (float[] y) { [Relu_0] z = Relu(u) [it] y = " + node.toStdString() + " }",
                                 {"w[48,16,3,3]", "depthwise[16,1,3,3]", "grouped[48,8,3,3]", "narrow[4,16,3,3]", "stem[48,3,3,3]", "large[48,16,9,9]", "e[24]"});
    const PassOutcome outcome = checkedRun(dynamic({{"operators", "Conv"}}), before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "it")), reason);
}

void TestQuantizeDynamic::convIntegerComesWithAWarning()
{
    const Model before = modelOf("agraph (float[N,3,8,8] x) => (float[N,4,6,6] y) { [it] y = Conv(x, w, b) }", {"w[4,3,3,3]", "b[4]"});
    const PassOutcome done = checkedRun(dynamic({{"operators", "Conv"}, {"convolutions", "conv-integer"}}), before);
    QVERIFY(changed(done.report, "it"));
    QCOMPARE(countOf(done.model, "ConvInteger"), 1);
    QCOMPARE(done.report.findings.front().severity, Severity::Warning);
    QVERIFY(difference(before, done.model) < 0.03);
}

void TestQuantizeDynamic::itStaysOut_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("reason");
    QTest::newRow("two activations") << "MatMul(x, z)" << "it multiplies two activations";
    QTest::newRow("weight on the left") << "MatMul(w, z)" << "its weight is on the left: only a right factor can be quantized by channel";
    QTest::newRow("transposed input") << "Gemm<transA=1>(x, u)" << "it transposes its input (transA)";
    QTest::newRow("a vector") << "MatMul(x, e)" << "its weight is a vector";
    QTest::newRow("an empty bias") << "Gemm(x, w, none)" << "its addend none does not fit its 24 outputs";
    QTest::newRow("a bias of other outputs") << "Gemm(x, u, e)" << "its addend e does not fit its 5 outputs";
    QTest::newRow("a computed bias of other outputs") << "Gemm(x, u, z)" << "its addend z does not fit its 5 outputs";
    QTest::newRow("a bias of other rows") << "Gemm(x, w, h)" << "its addend h does not fit its 24 outputs";
    QTest::newRow("a convolution's bias of other channels") << "Conv(im, k, e)" << "its bias has 24 values for 4 channels";
    QTest::newRow("NaN") << "MatMul(x, bad)" << "its weight holds NaN or infinity";
}

void TestQuantizeDynamic::itStaysOut()
{
    QFETCH(QString, node);
    QFETCH(QString, reason);
    pb::ModelProto proto = modelOf("agraph (float[24,24] x, float[24,24] z, float[1,3,8,8] im) => (float[] y) { [it] y = " + node.toStdString() + " }",
                                   {"w[24,24]", "u[24,5]", "h[5,24]", "e[24]", "none[0]", "k[4,3,3,3]", "bad[24,24]"}).proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "bad") {
            auto values = VERIFIED(toFloats(tensor, {}));
            values[3] = std::numeric_limits<float>::quiet_NaN();
            tensor.set_raw_data(bytesOf(values));
        }
    const Model before(proto, {});
    const PassOutcome outcome = checkedRun(dynamic({{"operators", "MatMul,Gemm,Conv"}, {"convolutions", "conv-integer"}}), before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "it")), reason);
}

void TestQuantizeDynamic::branchesOfAnIfAreQuantized()
{
    const Model before = modelOf("agraph (float[3,24] x) => (float[3,16] y) <float zero = {0.0}> { m = ReduceSum<keepdims=0>(x) c = Greater(m, zero) [it] y = If(c) "
                                 "<then_branch = one () => (float[3,16] p) { p = MatMul(x, w) }, else_branch = two () => (float[3,16] r) { q = Relu(x) r = MatMul(q, w) }> }",
                                 {"w[24,16]"});
    const PassOutcome outcome = checkedRun(dynamic(), before);
    QVERIFY(changed(outcome.report, "it"));
    for (uint64_t seed = 1; seed <= 4; ++seed)
        QVERIFY(difference(before, outcome.model, seed) < 0.02);
    PassRunner other = dynamic();
    other.layers = std::set<std::string>{"m"};
    QVERIFY(VERIFIED(other.run(before)).report.changes.empty());
}

void TestQuantizeDynamic::anOldOpsetIsRaised()
{
    const Model before = modelOf("agraph (float[N,24] x) => (float[N,16] y) { [it] p = MatMul(x, w) [clip] y = Clip<min=-1.0,max=1.0>(p) }", {"w[24,16]"}, 9);
    const PassOutcome outcome = checkedRun(dynamic(), before);
    QVERIFY(outcome.model.opset() >= 11);
    QVERIFY(difference(before, outcome.model) < 0.02);
}

void TestQuantizeDynamic::oneScaleForAllIsLessExact()
{
    pb::ModelProto proto = modelOf("agraph (float[N,24] x) => (float[N,16] y) { [it] y = MatMul(x, w) }", {"w[24,16]"}).proto();
    auto values = VERIFIED(toFloats(proto.graph().initializer(0), {}));
    for (size_t i = 0; i < values.size(); ++i)
        values[i] *= i % 16 == 0 ? 50.0F : 1.0F; // one loud channel
    proto.mutable_graph()->mutable_initializer(0)->set_raw_data(bytesOf(values));
    const Model before(proto, {});
    const auto quietError = [&](const char *perChannel) {
        const Model after = checkedRun(dynamic({{"per_channel", perChannel}}), before).model;
        const auto inputs = inputsFor(before, 3);
        const auto a = VERIFIED(toDoubles(outputsOf(before, inputs)[0], {}));
        const auto b = VERIFIED(toDoubles(outputsOf(after, inputs)[0], {}));
        double sum = 0;
        for (size_t i = 0; i < a.size(); ++i)
            sum += i % 16 == 0 ? 0 : std::abs(a[i] - b[i]);
        return sum;
    };
    QVERIFY(quietError("true") * 3 < quietError("false"));
}

QTEST_GUILESS_MAIN(TestQuantizeDynamic)
#include "tst_quantize_dynamic.moc"
