#include "tests/core/passes/samples.h"

using namespace pare;
using namespace pare::test;

namespace {

const std::vector<std::string> constants{"w[16,4,3,3]", "wb[16]", "d[16,1,3,3]", "db[16]", "u[12,16,3,3]", "v[10,16,1,1]", "m[32,16]", "mb[16]", "n[16,12]", "slope[1]"};

const char *convolutions = "g (float[N,4,8,8] x) => (float[N,12,8,8] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w, wb) [r] q = Relu(p) [b] y = Conv<pads=[1,1,1,1]>(q, u) }";
const char *triple = "g (float[N,4,8,8] x) => (float[N,10,8,8] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w, wb) [r] q = Relu(p) "
                     "[dw] s = Conv<pads=[1,1,1,1],group=16>(q, d, db) [t] k = Relu(s) [b] y = Conv(k, v) }";
const char *products = "g (float[N,32] x) => (float[N,12] y) { [a] p = MatMul(x, m) [add] q = Add(p, mb) [r] s = LeakyRelu(q) [b] y = MatMul(s, n) }";
const char *twoReaders = "g (float[N,4,8,8] x) => (float[N,12,8,8] y, float[N,10,8,8] z) { [a] p = Conv<pads=[1,1,1,1]>(x, w, wb) [r] q = PRelu(p, slope) "
                         "[b] y = Conv<pads=[1,1,1,1]>(q, u) [c] z = Conv(q, v) }";

// Two channels of the first layer reach thirty times as far as the others, and are hardly looked at behind it.
Model uneven(const char *graph, bool outliers = true)
{
    pb::ModelProto proto = VERIFIED(withPayloadsInside(modelOf(graph, constants)));
    const std::set<std::string> behind{"u", "v", "n"};
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer()) {
        auto values = VERIFIED(toFloats(tensor, {}));
        const bool first = tensor.name() == "w" || tensor.name() == "wb" || tensor.name() == "m" || tensor.name() == "mb";
        int64_t inner = 1; // of the axis that counts the sixteen channels
        const bool last = tensor.name() == "m" || tensor.name() == "mb";
        const int axis = tensor.name() == "n" || tensor.name() == "w" || tensor.name() == "wb" ? 0 : 1;
        for (int i = last ? tensor.dims_size() : axis + 1; i < tensor.dims_size(); ++i)
            inner *= tensor.dims(i);
        for (size_t i = 0; i < values.size() && outliers; ++i) {
            const size_t channel = i / static_cast<size_t>(inner) % 16;
            if ((channel == 3 || channel == 9) && first)
                values[i] *= 30;
            if ((channel == 3 || channel == 9) && behind.contains(tensor.name()))
                values[i] *= 0.03F;
        }
        tensor.clear_float_data();
        tensor.set_raw_data(bytesOf(values));
    }
    return Model(std::move(proto), {});
}

Samples samplesFor(const char *graph)
{
    return graph == products ? Samples("x", {32}, 30) : Samples("x", {4, 8, 8}, 30);
}

} // namespace

class TestEqualizeLayers : public QObject {
    Q_OBJECT
private slots:
    void theFunctionStaysAndEightBitsGain_data();
    void theFunctionStaysAndEightBitsGain();
    void aChainOfThreeIsScaledOnBothSides();
    void whatIsEvenStaysAsItIs();
    void anActivationThatIsNotHomogeneousStopsIt();
    void aSecondReaderThatIsNoLayerStopsIt();
    void withoutDataItSaysSo();
};

void TestEqualizeLayers::theFunctionStaysAndEightBitsGain_data()
{
    QTest::addColumn<QString>("graph");
    QTest::newRow("convolutions") << convolutions;
    QTest::newRow("matrix products") << products;
    QTest::newRow("two readers") << twoReaders;
}

void TestEqualizeLayers::theFunctionStaysAndEightBitsGain()
{
    QFETCH(QString, graph);
    const std::string text = graph.toStdString();
    const Model model = uneven(text.c_str());
    const Samples samples = text == products ? samplesFor(products) : samplesFor(convolutions);
    const PassOutcome even = checkedRun(withData("equalize-layers", {}, samples.data()), model);
    QVERIFY2(changed(even.report, "a"), qPrintable(QString::fromStdString(reasonFor(even.report, "a"))));
    const double off = difference(model, even.model);
    QVERIFY2(off < 1e-5, qPrintable(QString::number(off)));
    QCOMPARE(nodeNames(even.model), nodeNames(model));
    const auto quantized = [&](const Model &form) { return VERIFIED(withData("quantize-static", {}, samples.data()).run(form)).model; };
    const double before = meanSquaredDifference(model, quantized(model), samples.data());
    const double after = meanSquaredDifference(model, quantized(even.model), samples.data());
    QVERIFY2(after < 0.5 * before, qPrintable(QString("%1 after %2").arg(after).arg(before)));
}

void TestEqualizeLayers::aChainOfThreeIsScaledOnBothSides()
{
    const Model model = uneven(triple);
    const Samples samples = samplesFor(triple);
    const PassOutcome even = checkedRun(withData("equalize-layers", {}, samples.data()), model);
    QVERIFY(changed(even.report, "a") && changed(even.report, "dw"));
    const double off = difference(model, even.model);
    QVERIFY2(off < 1e-5, qPrintable(QString::number(off)));
    const auto quantized = [&](const Model &form) { return VERIFIED(withData("quantize-static", {{"depthwise", "int8"}}, samples.data()).run(form)).model; };
    const double before = meanSquaredDifference(model, quantized(model), samples.data());
    const double after = meanSquaredDifference(model, quantized(even.model), samples.data());
    QVERIFY2(after < 0.5 * before, qPrintable(QString("%1 after %2").arg(after).arg(before)));
}

void TestEqualizeLayers::whatIsEvenStaysAsItIs()
{
    const Model model = modelOf("g (float[N,32] x) => (float[N,12] y) { [a] p = MatMul(x, m) [add] q = Add(p, mb) [s] r = Sigmoid(q) [b] y = MatMul(r, n) }", constants);
    const Samples samples = samplesFor(products);
    const PassOutcome outcome = checkedRun(withData("equalize-layers", {}, samples.data()), model);
    QVERIFY(outcome.report.changes.empty());
    QCOMPARE(wholeBytes(outcome.model), wholeBytes(model));
}

void TestEqualizeLayers::anActivationThatIsNotHomogeneousStopsIt()
{
    const Model model = modelOf("g (float[N,4,8,8] x) => (float[N,12,8,8] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w, wb) [r] q = Sigmoid(p) [b] y = Conv<pads=[1,1,1,1]>(q, u) }", constants);
    const Samples samples = samplesFor(convolutions);
    const PassOutcome outcome = VERIFIED(withData("equalize-layers", {}, samples.data()).run(model));
    QVERIFY(outcome.report.changes.empty());
    QVERIFY2(reasonFor(outcome.report, "a").find("Sigmoid") != std::string::npos, reasonFor(outcome.report, "a").c_str());
}

void TestEqualizeLayers::aSecondReaderThatIsNoLayerStopsIt()
{
    const Model model = modelOf("g (float[N,4,8,8] x) => (float[N,16,8,8] y, float[N,12,8,8] z) { [a] p = Conv<pads=[1,1,1,1]>(x, w, wb) [r] q = Relu(p) [n] y = Neg(q) "
                                "[b] z = Conv<pads=[1,1,1,1]>(q, u) }",
                                constants);
    const Samples samples = samplesFor(convolutions);
    const PassOutcome outcome = VERIFIED(withData("equalize-layers", {}, samples.data()).run(model));
    QVERIFY(outcome.report.changes.empty());
    QVERIFY2(reasonFor(outcome.report, "a").find("Neg") != std::string::npos, reasonFor(outcome.report, "a").c_str());
}

void TestEqualizeLayers::withoutDataItSaysSo()
{
    QCOMPARE((PassRunner{"equalize-layers", {}, {}, {}}).run(uneven(convolutions)).error().kind, ErrorKind::Unavailable);
}

QTEST_GUILESS_MAIN(TestEqualizeLayers)
#include "tst_equalize_layers.moc"
