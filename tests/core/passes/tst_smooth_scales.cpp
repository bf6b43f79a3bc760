#include "tests/core/passes/samples.h"

using namespace pare;
using namespace pare::test;

namespace {

const std::vector<std::string> constants{"g[32]", "b[32]", "q[32,32]", "k[32,32]", "v[32,24]", "kb[24]"};
const char *twoReaders = "t (float[N,6,32] x) => (float[N,6,32] y) { [norm] n = LayerNormalization(x, g, b) [a] p = MatMul(n, q) [b] r = MatMul(n, k) [add] y = Add(p, r) }";
const char *intoGemm = "t (float[N,32] x) => (float[N,24] y) { [norm] n = LayerNormalization(x, g) [a] y = Gemm(n, v, kb) }";

// Three channels of the normalization reach thirty times as far as the others, as in large transformers, and hardly matter behind it.
Model withOutliers(const char *graph, bool outliers = true)
{
    const Model model = modelOf(graph, constants);
    pb::ModelProto proto = VERIFIED(withPayloadsInside(model));
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer()) {
        auto values = VERIFIED(toFloats(tensor, {}));
        const size_t across = tensor.dims_size() > 1 ? static_cast<size_t>(tensor.dims(1)) : 1;
        for (size_t i = 0; i < values.size(); ++i) {
            const bool outlier = outliers && (i / across) % 11 == 5;
            if (tensor.name() == "g")
                values[i] = outlier ? 30.0F : 1.0F;
            else if (outlier && tensor.dims_size() > 1)
                values[i] *= 0.05F;
        }
        tensor.clear_float_data();
        tensor.set_raw_data(bytesOf(values));
    }
    return Model(std::move(proto), {});
}

Samples samplesFor(const char *graph)
{
    return graph == twoReaders ? Samples("x", {6, 32}, 40) : Samples("x", {32}, 40);
}

} // namespace

class TestSmoothScales : public QObject {
    Q_OBJECT
private slots:
    void theFunctionStaysAndEightBitsGain_data();
    void theFunctionStaysAndEightBitsGain();
    void weightsOfFewBitsGain_data();
    void weightsOfFewBitsGain();
    void whatIsEvenStaysAsItIs();
    void aSecondReaderThatIsNoProductStopsIt();
    void aSharedWeightStopsIt();
    void withoutDataItSaysSo();
    void aReplayNeedsNoData();
    void sharedConstantsOfTwoNormalizationsAreCopied();
};

void TestSmoothScales::theFunctionStaysAndEightBitsGain_data()
{
    QTest::addColumn<bool>("gemm");
    QTest::addColumn<QString>("pass");
    for (const bool gemm : {false, true})
        for (const char *pass : {"quantize-static", "quantize-dynamic"})
            QTest::addRow("%s, %s", gemm ? "Gemm" : "two MatMuls", pass) << gemm << pass;
}

void TestSmoothScales::theFunctionStaysAndEightBitsGain()
{
    QFETCH(bool, gemm);
    QFETCH(QString, pass);
    const char *graph = gemm ? intoGemm : twoReaders;
    const Model model = withOutliers(graph);
    const Samples samples = samplesFor(graph);
    const PassOutcome smooth = checkedRun(withData("smooth-scales", {}, samples.data()), model);
    QVERIFY2(changed(smooth.report, "norm"), qPrintable(QString::fromStdString(reasonFor(smooth.report, "norm"))));
    const double off = difference(model, smooth.model);
    QVERIFY2(off < 1e-5, qPrintable(QString::number(off)));
    QCOMPARE(wholeBytes(smooth.model).size(), wholeBytes(model).size());
    const auto quantized = [&](const Model &form) {
        return VERIFIED(withData(pass.toStdString(), {{"min_elements", "1"}}, samples.data()).run(form)).model;
    };
    const double before = meanSquaredDifference(model, quantized(model), samples.data());
    const double after = meanSquaredDifference(model, quantized(smooth.model), samples.data());
    QVERIFY2(after < 0.5 * before, qPrintable(QString("%1 after %2").arg(after).arg(before)));
}

void TestSmoothScales::weightsOfFewBitsGain_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("storage");
    for (const int bits : {2, 3, 4})
        for (const char *storage : {"folded", "nbits"})
            QTest::addRow("%d bits, %s", bits, storage) << bits << storage;
}

// Channels that reach far are read by weights a third as large as the others: these have to be the most precise, and lie on a grid for large ones.
void TestSmoothScales::weightsOfFewBitsGain()
{
    QFETCH(int, bits);
    QFETCH(QString, storage);
    Model model = withOutliers(intoGemm);
    pb::ModelProto proto = model.proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "v") {
            auto values = VERIFIED(toFloats(tensor, {}));
            for (size_t i = 0; i < values.size(); ++i)
                values[i] *= i / 24 % 11 == 5 ? 6.0F : 1.0F;
            tensor.set_raw_data(bytesOf(values));
        }
    model = Model(std::move(proto), {});
    const Samples samples = samplesFor(intoGemm);
    const PassRunner smoothing = withData("smooth-scales", {{"for", "weights"}, {"bits", std::to_string(bits)}}, samples.data());
    const PassOutcome awq = VERIFIED(smoothing.run(model)); // a second run may find a little more
    QVERIFY2(changed(awq.report, "norm"), qPrintable(QString::fromStdString(reasonFor(awq.report, "norm"))));
    QVERIFY(difference(model, awq.model) < 1e-5);
    const auto error = [&](const Model &form) {
        const std::map<std::string, std::string> options{{"min_elements", "1"}, {"bits", std::to_string(bits)}, {"storage", storage.toStdString()}, {"rounding", "nearest"}};
        const PassRunner pass{"quantize-weights", options, {}, {}};
        return meanSquaredDifference(model, VERIFIED(pass.run(form)).model, samples.data());
    };
    QVERIFY2(error(awq.model) < 0.8 * error(model), qPrintable(QString("%1 after %2").arg(error(awq.model)).arg(error(model))));
    QCOMPARE(REFUSED(withData("smooth-scales", {{"for", "weights"}, {"bits", "5"}}, samples.data()).run(model)).where, std::string("bits"));
}

void TestSmoothScales::whatIsEvenStaysAsItIs()
{
    const Model model = withOutliers(twoReaders, false);
    const Samples samples = samplesFor(twoReaders);
    const PassOutcome outcome = checkedRun(withData("smooth-scales", {}, samples.data()), model);
    QVERIFY(!changed(outcome.report, "norm"));
    QVERIFY2(reasonFor(outcome.report, "norm").starts_with("no scales lower the error"), reasonFor(outcome.report, "norm").c_str());
    QCOMPARE(wholeBytes(outcome.model), wholeBytes(model));
}

void TestSmoothScales::aSecondReaderThatIsNoProductStopsIt()
{
    const Model model = withOutliers("t (float[N,6,32] x) => (float[N,6,32] y) { [norm] n = LayerNormalization(x, g, b) [a] p = MatMul(n, q) [add] y = Add(p, n) }");
    const Samples samples = samplesFor(twoReaders);
    const PassOutcome outcome = VERIFIED(withData("smooth-scales", {}, samples.data()).run(model));
    QVERIFY(outcome.report.changes.empty());
    QVERIFY2(reasonFor(outcome.report, "norm").find("add") != std::string::npos, reasonFor(outcome.report, "norm").c_str());
}

void TestSmoothScales::aSharedWeightStopsIt()
{
    const Model model = withOutliers("t (float[N,6,32] x) => (float[N,6,32] y) { [norm] n = LayerNormalization(x, g, b) [a] p = MatMul(n, q) [b] r = MatMul(x, q) [add] y = Add(p, r) }");
    const Samples samples = samplesFor(twoReaders);
    const PassOutcome outcome = VERIFIED(withData("smooth-scales", {}, samples.data()).run(model));
    QVERIFY(outcome.report.changes.empty());
    QCOMPARE(reasonFor(outcome.report, "norm"), std::string("the weight of a is shared with other layers"));
}

void TestSmoothScales::withoutDataItSaysSo()
{
    const auto outcome = PassRunner{"smooth-scales", {}, {}, {}}.run(withOutliers(twoReaders));
    QCOMPARE(outcome.error().kind, ErrorKind::Unavailable);
}

void TestSmoothScales::aReplayNeedsNoData()
{
    const Model model = withOutliers(twoReaders);
    const Samples samples = samplesFor(twoReaders);
    const PassOutcome outcome = VERIFIED(withData("smooth-scales", {}, samples.data()).run(model));
    auto damaged = outcome.resolution;
    damaged["scales"]["norm"].get_ref<nlohmann::json::array_t &>().pop_back();
    QCOMPARE((PassRunner{"smooth-scales", {}, {}, {}}).run(model, damaged).error().kind, ErrorKind::InvalidInput);
}

void TestSmoothScales::sharedConstantsOfTwoNormalizationsAreCopied()
{
    const Model model = withOutliers("t (float[N,6,32] x) => (float[N,6,32] y) { [norm] n = LayerNormalization(x, g, b) [a] p = MatMul(n, q) "
                                     "[other] m = LayerNormalization(p, g, b) [relu] y = Relu(m) }");
    const Samples samples = samplesFor(twoReaders);
    const PassOutcome outcome = checkedRun(withData("smooth-scales", {}, samples.data()), model);
    QVERIFY(changed(outcome.report, "norm"));
    QVERIFY(difference(model, outcome.model) < 1e-5);
}

QTEST_GUILESS_MAIN(TestSmoothScales)
#include "tst_smooth_scales.moc"
