#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

PassRunner fixed(std::map<std::string, std::string> options = {})
{
    return {"quantize-static", options, servicesOfRunner(), {}};
}

int count(const std::map<std::string, int> &ran, const std::string &op)
{
    const auto found = ran.find(op);
    return found == ran.end() ? 0 : found->second;
}

const std::vector<std::string> weights{"w[8,3,3,3]", "v[8,8,3,3]", "u[8,8,1,1]", "b[8]", "k[8,5]", "c[5]", "d[8,1,3,3]", "m[12,16]", "e[16]", "t[16,12]", "j1[8,16,1,1]"};

} // namespace

class TestQuantizeStatic : public QObject {
    Q_OBJECT
private slots:
    void whatIsQuantizedIsFused_data();
    void whatIsQuantizedIsFused();
    void aBridgeWithoutIntegersAroundItStays();
    void readersOfAFloatValueKeepReadingIt();
    void anOutputOfTheModelKeepsItsName();
    void depthwiseStaysFloatUnlessAskedFor();
    void everyCalibratorWorks_data();
    void everyCalibratorWorks();
    void autoTakesTheRangeWithTheLeastErrorAtTheLayer();
    void aReplayOfFewerLayersFindsItsRanges();
    void branchesOfAnIfAreQuantized();
    void aBranchThatWasNotTakenStaysFloat();
    void nearlyDeadChannelsKeepTheirBias();
    void masksAndInfinitiesAreDeclined_data();
    void masksAndInfinitiesAreDeclined();
    void aSharedWeightIsStoredOnce();
    void oldOpsetsAreRaised();
    void withoutDataItSaysWhatItNeeds();
    void aQuantizedModelIsLeftAlone();
    void itStaysOut_data();
    void itStaysOut();
    void excludedLayersStay();
    void signedAndSymmetricRunToo();
    void biasesCanStayInFloat();
    void aForeignResolutionIsRefused();
};

void TestQuantizeStatic::whatIsQuantizedIsFused_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("expected"); // operators that must have run
    QTest::addColumn<bool>("nothingElse"); // besides Q at the input and DQ at the output
    QTest::newRow("Conv, Relu") << "agraph (float[2,3,8,8] x) => (float[2,8,6,6] y) { [conv] p = Conv(x, w, b) [relu] y = Relu(p) }" << "QLinearConv" << true;
    QTest::newRow("Conv, Clip to 6") << "agraph (float[2,3,8,8] x) => (float[2,8,6,6] y) <float lo = {0.0}, float hi = {6.0}> { [conv] p = Conv(x, w, b) [clip] y = Clip(p, lo, hi) }" << "QLinearConv" << true;
    QTest::newRow("Conv, Clip below the data") << "agraph (float[2,3,8,8] x) => (float[2,8,6,6] y) <float lo = {0.0}, float hi = {0.3}> { [conv] p = Conv(x, w, b) [clip] y = Clip(p, lo, hi) }" << "QLinearConv" << true;
    QTest::newRow("residual block") << "agraph (float[2,3,8,8] x) => (float[2,8,8,8] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w) [r1] q = Relu(p) [b] s = Conv<pads=[1,1,1,1]>(q, v) [add] a = Add(s, q) [r2] r = Relu(a) [c] y = Conv(r, u) }"
                                    << "QLinearConv QLinearConv QLinearConv QLinearAdd" << true;
    QTest::newRow("SiLU") << "agraph (float[2,3,8,8] x) => (float[2,8,8,8] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w) [s] g = Sigmoid(p) [m] q = Mul(p, g) [c] y = Conv(q, u) }"
                          << "QLinearConv QLinearConv QLinearSigmoid QLinearMul" << true;
    QTest::newRow("pool, Flatten, Gemm") << "agraph (float[2,3,8,8] x) => (float[2,5] y) { [a] p = Conv(x, w) [r] q = Relu(p) [g] g = GlobalAveragePool(q) [f] f = Flatten(g) [d] y = Gemm(f, k, c) }"
                                         << "QLinearConv QGemm" << false;
    QTest::newRow("MaxPool and Concat") << "agraph (float[2,3,8,8] x) => (float[2,8,4,4] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w) [b] q = Conv<pads=[1,1,1,1]>(x, w) [k] j = Concat<axis=1>(p, q) [m] o = MaxPool<kernel_shape=[2,2],strides=[2,2]>(j) [l] y = Conv(o, j1) }"
                                        << "QLinearConv QLinearConv QLinearConv QLinearConcat MaxPool" << true;
    QTest::newRow("MatMul and Add on matrices") << "agraph (float[3,12] x) => (float[3,16] y) { [mat] p = MatMul(x, m) [add] y = Add(p, e) }" << "QGemm" << true;
    QTest::newRow("MatMul and Add on known tensors") << "agraph (float[2,3,12] x) => (float[2,3,16] y) { [mat] p = MatMul(x, m) [add] y = Add(p, e) }" << "MatMulIntegerToFloat" << false;
    QTest::newRow("MatMul and Add on open tensors") << "agraph (float[N,S,12] x) => (float[N,S,16] y) { [mat] p = MatMul(x, m) [add] y = Add(e, p) }" << "MatMulIntegerToFloat" << false;
    QTest::newRow("two Gemms") << "agraph (float[3,12] x) => (float[3,12] y) { [a] p = Gemm<alpha=0.5,beta=2.0>(x, m, e) [r] q = Relu(p) [b] y = Gemm<transB=1>(q, m) }" << "QGemm QGemm" << true;
    QTest::newRow("a product, Relu, and a reader in float") << "agraph (float[3,12] x) => (float[3,16] y) { [mat] p = MatMul(x, m) [r] q = Relu(p) [exp] y = Exp(q) }" << "QLinearMatMul Exp" << true;
    QTest::newRow("MatMul, Add, Relu, and a reader in float") << "agraph (float[3,12] x) => (float[3,16] y) { [mat] p = MatMul(x, m) [add] s = Add(p, e) [r] q = Relu(s) [exp] y = Exp(q) }" << "QGemm Exp" << true;
    QTest::newRow("a product between products") << "agraph (float[3,12] x) => (float[3,12] y) { [a] p = MatMul(x, m) [b] y = MatMul(p, t) }" << "QLinearMatMul MatMulIntegerToFloat" << true;
}

void TestQuantizeStatic::whatIsQuantizedIsFused()
{
    QFETCH(QString, graph);
    QFETCH(QString, expected);
    QFETCH(bool, nothingElse);
    const Model before = modelOf(graph.toStdString(), weights);
    const PassOutcome outcome = checkedRun(fixed(), before);
    const double off = difference(before, outcome.model, 2);
    QVERIFY2(off > 0 && off < 0.05, qPrintable(QString::number(off)));
    const auto ran = operatorsThatRan(outcome.model);
    std::map<std::string, int> wanted;
    for (const QString &op : expected.split(' '))
        ++wanted[op.toStdString()];
    QString all;
    for (const auto &[op, times] : ran)
        all += QString("%1 %2  ").arg(times).arg(QString::fromStdString(op));
    for (const auto &[op, times] : wanted)
        QVERIFY2(count(ran, op) == times, qPrintable(all));
    for (const char *unfused : {"Conv", "FusedConv", "Gemm", "FusedGemm", "MatMul", "FusedMatMul"})
        QVERIFY2(count(ran, unfused) == 0, qPrintable(all));
    QVERIFY2(count(ran, "QuantizeLinear") <= 1 && count(ran, "DequantizeLinear") <= 1, qPrintable(all));
    if (nothingElse)
        for (const auto &[op, times] : ran)
            QVERIFY2(wanted.contains(op) || op == "QuantizeLinear" || op == "DequantizeLinear", qPrintable(all));
}

void TestQuantizeStatic::aBridgeWithoutIntegersAroundItStays()
{
    // One operand of the Add is float, and its result is read by a float operator: nothing is rounded for it.
    const Model before = modelOf("agraph (float[2,3,8,8] x, float[2,8,6,6] z) => (float[2,8,6,6] y) { [conv] p = Conv(x, w) [add] a = Add(p, z) [exp] y = Exp(a) }", weights);
    const PassOutcome outcome = checkedRun(fixed(), before);
    QVERIFY(changed(outcome.report, "conv") && !changed(outcome.report, "add"));
    QCOMPARE(countOf(outcome.model, "QuantizeLinear"), 2);
}

void TestQuantizeStatic::readersOfAFloatValueKeepReadingIt()
{
    const Model before = modelOf("agraph (float[2,12] x) => (float[2,16] y, float[2,12] z) { [s] q = Sigmoid(x) [mat] y = MatMul(q, m) [neg] z = Neg(q) }", weights);
    const PassOutcome outcome = checkedRun(fixed(), before);
    const auto &index = outcome.model.index();
    QCOMPARE(index.node(*index.find("neg")).input(0), std::string("q"));
    QVERIFY(index.node(*index.find("mat")).input(0) != "q");
    const auto inputs = inputsFor(before, 4);
    QCOMPARE(outputsOf(outcome.model, inputs)[1].raw_data(), outputsOf(before, inputs)[1].raw_data());
}

void TestQuantizeStatic::anOutputOfTheModelKeepsItsName()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,6,6] y, float[2,8,6,6] z) { [conv] y = Conv(x, w) [relu] z = Relu(y) }", weights);
    const PassOutcome outcome = checkedRun(fixed(), before);
    QVERIFY(difference(before, outcome.model, 2) < 0.05);
    QCOMPARE(outcome.model.index().node(*outcome.model.index().producer("y")).op_type(), std::string("DequantizeLinear"));
}

void TestQuantizeStatic::depthwiseStaysFloatUnlessAskedFor()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,6,6] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w) [deep] y = Conv<group=8>(p, d) }", weights);
    const PassOutcome left = checkedRun(fixed(), before);
    QVERIFY(reasonFor(left.report, "deep").find("depthwise") != std::string::npos);
    const PassOutcome done = checkedRun(fixed({{"depthwise", "int8"}}), before);
    QVERIFY(changed(done.report, "deep"));
    QCOMPARE(done.report.findings.front().severity, Severity::Warning);
    QVERIFY(difference(before, done.model, 2) < 0.05);
}

void TestQuantizeStatic::everyCalibratorWorks_data()
{
    QTest::addColumn<QString>("calibrator");
    for (const char *name : {"min-max", "moving-average", "percentile", "mse", "octav", "entropy", "auto"})
        QTest::newRow(name) << name;
}

void TestQuantizeStatic::everyCalibratorWorks()
{
    QFETCH(QString, calibrator);
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,4,4] y) { [a] p = Conv(x, w, b) [r] q = Relu(p) [c] y = Conv(q, v) }", weights);
    const PassOutcome outcome = checkedRun(fixed({{"calibrator", calibrator.toStdString()}}), before);
    const double off = difference(before, outcome.model, 1);
    QVERIFY2(off < 0.3, qPrintable(QString::number(off)));
    const auto &q = outcome.resolution["values"]["q"];
    QCOMPARE(q["zero_point"].get<int>(), 0);
    QVERIFY(q["max"].get<double>() > 0);
}

// Outliers in a channel that the layer does not read (weights zero): a narrow range serves it best. Where it reads nothing else, only the
// full range does.
void TestQuantizeStatic::autoTakesTheRangeWithTheLeastErrorAtTheLayer()
{
    const auto modelWith = [](bool outliersMatter) {
        pb::ModelProto proto = modelOf("agraph (float[64,12] x) => (float[64,16] y) { [blow] a = Mul(x, k) [mat] y = MatMul(a, m) }", {"m[12,16]", "k[12]"}).proto();
        for (auto &tensor : *proto.mutable_graph()->mutable_initializer()) {
            auto values = VERIFIED(toFloats(tensor, {}));
            for (size_t i = 0; i < values.size(); ++i) {
                if (tensor.name() == "k")
                    values[i] = i == 3 ? 500.0F : 1.0F;
                else if ((i / 16 == 3) != outliersMatter)
                    values[i] = 0;
            }
            tensor.set_raw_data(bytesOf(values));
        }
        return Model(proto, {});
    };
    const auto reach = [&](bool outliersMatter, const char *calibrator) {
        const PassOutcome outcome = checkedRun(fixed({{"calibrator", calibrator}}), modelWith(outliersMatter));
        return outcome.resolution["values"]["a"]["max"].get<double>();
    };
    const double full = reach(false, "min-max");
    QVERIFY(full > 400);
    QCOMPARE(reach(true, "auto"), full);
    const double narrow = reach(false, "auto");
    QVERIFY2(narrow < full, qPrintable(QString::number(narrow)));
}

void TestQuantizeStatic::aReplayOfFewerLayersFindsItsRanges()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,4,4] y) { [a] p = Conv<pads=[1,1,1,1]>(x, w) [b] q = Conv<pads=[1,1,1,1]>(p, v) [m] o = MaxPool<kernel_shape=[2,2],strides=[2,2]>(q) [c] y = Conv(o, u) }", weights);
    const PassOutcome whole = checkedRun(fixed(), before);
    nlohmann::json fewer = whole.resolution;
    auto &layers = fewer["layers"];
    layers.erase(std::remove(layers.begin(), layers.end(), "b"), layers.end()); // the pool moves data between float layers now
    const PassOutcome outcome = VERIFIED(fixed().run(before, fewer, false));
    QVERIFY(changed(outcome.report, "a") && changed(outcome.report, "c") && !changed(outcome.report, "b"));
    QVERIFY(difference(before, outcome.model, 2) < 0.05);
}

void TestQuantizeStatic::branchesOfAnIfAreQuantized()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,6,6] y) <float zero = {0.0}> { m = ReduceSum<keepdims=0>(x) c = Greater(m, zero) [it] y = If(c) "
                                 "<then_branch = one () => (float[2,8,6,6] p) { q = Conv(x, w, b) p = Relu(q) }, else_branch = two () => (float[2,8,6,6] r) { r = Conv(x, w) }> }",
                                 {"w[8,3,3,3]", "b[8]"});
    for (const char *calibrator : {"min-max", "auto"}) {
        const PassOutcome outcome = checkedRun(fixed({{"calibrator", calibrator}}), before);
        QVERIFY(changed(outcome.report, "it"));
        QCOMPARE(outcome.resolution["bodies"].size(), size_t{2});
        QVERIFY(!outcome.model.index().initializer("w")); // both branches hold their own integers
        for (uint64_t seed = 1; seed <= 4; ++seed) {
            const double off = difference(before, outcome.model, seed);
            QVERIFY2(off > 0 && off < 0.05, qPrintable(QString::number(off)));
        }
    }
}

void TestQuantizeStatic::aBranchThatWasNotTakenStaysFloat()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,6,6] y) <float far = {1000.0}> { m = ReduceSum<keepdims=0>(x) c = Greater(m, far) [it] y = If(c) "
                                 "<then_branch = one () => (float[2,8,6,6] p) { q = Sigmoid(x) p = Conv(q, w) }, else_branch = two () => (float[2,8,6,6] r) { r = Conv(x, w) }> }",
                                 {"w[8,3,3,3]"});
    const PassOutcome outcome = checkedRun(fixed(), before);
    QVERIFY(outcome.resolution["bodies"].contains("it/else_branch") && outcome.resolution["bodies"].size() == 1);
    QVERIFY(outcome.model.index().initializer("w"));
    QVERIFY(reasonFor(outcome.report, "it").find("was never computed on the calibration data") != std::string::npos);
}

void TestQuantizeStatic::nearlyDeadChannelsKeepTheirBias()
{
    pb::ModelProto proto = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,6,6] y) { [conv] y = Conv(x, w, b) }", {"w[8,3,3,3]", "b[8]"}).proto();
    auto values = VERIFIED(toFloats(proto.graph().initializer(0), {}));
    std::fill(values.begin(), values.begin() + 27, 1e-13F); // channel 0
    proto.mutable_graph()->mutable_initializer(0)->set_raw_data(bytesOf(values));
    auto bias = VERIFIED(toFloats(proto.graph().initializer(1), {}));
    bias[0] = 0.9F;
    proto.mutable_graph()->mutable_initializer(1)->set_raw_data(bytesOf(bias));
    const Model before(proto, {});
    const PassOutcome outcome = checkedRun(fixed(), before);
    QVERIFY(difference(before, outcome.model) < 0.02);
}

void TestQuantizeStatic::masksAndInfinitiesAreDeclined_data()
{
    QTest::addColumn<QString>("constant");
    QTest::addColumn<QString>("reason");
    QTest::newRow("mask") << "-1000000000.0" << ": a mask, which would leave no digits for the rest";
    QTest::newRow("infinity") << "-inf" << "reaches infinity or NaN on the calibration data";
}

void TestQuantizeStatic::masksAndInfinitiesAreDeclined()
{
    QFETCH(QString, constant);
    QFETCH(QString, reason);
    pb::ModelProto proto = modelOf("agraph (float[2,12] x) => (float[2,16] y) <float off = {-1000000000.0}, float zero = {0.0}> { [gt] g = Greater(x, zero) [where] a = Where(g, x, off) [bad] p = MatMul(a, m) [good] y = MatMul(x, m) "
                                   "[use] z = Relu(p) }",
                                   {"m[12,16]"})
                               .proto();
    if (constant == "-inf")
        for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
            if (tensor.name() == "off") {
                tensor.clear_float_data();
                tensor.set_raw_data(bytesOf(std::vector<float>{-std::numeric_limits<float>::infinity()}));
            }
    const PassOutcome outcome = checkedRun(fixed(), Model(proto, {}));
    QVERIFY(changed(outcome.report, "good") && !changed(outcome.report, "bad"));
    QVERIFY2(reasonFor(outcome.report, "bad").ends_with(reason.toStdString()), reasonFor(outcome.report, "bad").c_str());
}

void TestQuantizeStatic::aSharedWeightIsStoredOnce()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,4,4] y) { [a] p = Conv(x, w) [b] q = Conv(p, v) [c] r = Conv(p, v) [n] n = Add(q, r) [s] y = Sigmoid(n) }", weights);
    const PassOutcome outcome = checkedRun(fixed(), before);
    int stored = 0;
    for (const auto &tensor : outcome.model.graph().initializer())
        stored += tensor.data_type() == pb::TensorProto::INT8 && tensor.dims_size() == 4 && tensor.dims(1) == 8 ? 1 : 0;
    QCOMPARE(stored, 1);
    QVERIFY(difference(before, outcome.model, 2) < 0.05);
}

void TestQuantizeStatic::oldOpsetsAreRaised()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,6,6] y) { [conv] p = Conv(x, w, b) [clip] y = Clip<min=0.0,max=6.0>(p) }", {"w[8,3,3,3]", "b[8]"}, 9);
    const PassOutcome outcome = checkedRun(fixed(), before);
    QCOMPARE(outcome.model.opset(), int64_t{13});
    QCOMPARE(operatorsThatRan(outcome.model).at("QLinearConv"), 1);
    QVERIFY(difference(before, outcome.model, 2) < 0.05);
}

void TestQuantizeStatic::withoutDataItSaysWhatItNeeds()
{
    const Model before = modelOf("agraph (float[2,12] x) => (float[2,16] y) { [mat] y = MatMul(x, m) }", {"m[12,16]"});
    const Error error = REFUSED((PassRunner{"quantize-static", {}, {}, {}}.run(before)));
    QCOMPARE(error.kind, ErrorKind::Unavailable);
    QVERIFY(error.message.find("calibration data") != std::string::npos);
}

void TestQuantizeStatic::aQuantizedModelIsLeftAlone()
{
    const Model before = modelOf("agraph (float[2,12] x) => (float[2,16] y) { [mat] y = MatMul(x, m) }", {"m[12,16]"});
    const Model after = checkedRun(fixed(), before).model;
    const PassOutcome again = VERIFIED(fixed().run(after));
    QCOMPARE(reasonFor(again.report, "mat"), std::string("its weight is already int8"));
    QCOMPARE(text(again.model), text(after));
}

void TestQuantizeStatic::itStaysOut_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("reason");
    QTest::newRow("ConvTranspose") << "agraph (float[2,8,6,6] x) => (float[] y) { [it] y = ConvTranspose(x, v) }" << "ONNX Runtime does not fuse a quantized ConvTranspose: it would run slower than float32";
    QTest::newRow("two activations") << "agraph (float[2,12] x, float[12,3] z) => (float[] y) { [it] y = MatMul(x, z) }" << "it multiplies two activations";
    QTest::newRow("matrix bias") << "agraph (float[3,12] x) => (float[] y) { [it] y = Gemm(x, m, big) }" << "its addend is no row of biases";
    QTest::newRow("bias computed") << "agraph (float[2,3,8,8] x, float[8] z) => (float[] y) { [it] y = Conv(x, w, z) }" << "its bias is an input of the model";
}

void TestQuantizeStatic::itStaysOut()
{
    QFETCH(QString, graph);
    QFETCH(QString, reason);
    std::vector<std::string> all = weights;
    all.push_back("big[3,16]");
    const Model before = modelOf(graph.toStdString(), all);
    const PassOutcome outcome = checkedRun(fixed(), before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "it")), reason);
}

void TestQuantizeStatic::excludedLayersStay()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,4,4] y) { [a] p = Conv(x, w) [b] y = Conv(p, v) }", weights);
    const PassOutcome outcome = checkedRun(fixed({{"exclude", "b"}}), before);
    QVERIFY(changed(outcome.report, "a") && !changed(outcome.report, "b"));
    PassRunner chosen = fixed();
    chosen.layers = std::set<std::string>{"b"};
    const PassOutcome only = checkedRun(chosen, before);
    QVERIFY(!changed(only.report, "a") && changed(only.report, "b"));
}

void TestQuantizeStatic::signedAndSymmetricRunToo()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,4,4] y) { [a] p = Conv(x, w) [r] q = Relu(p) [b] y = Conv(q, v) }", weights);
    for (const char *symmetric : {"true", "false"}) {
        const PassOutcome outcome = checkedRun(fixed({{"activations", "s8"}, {"symmetric", symmetric}}), before);
        QVERIFY(difference(before, outcome.model, 2) < 0.06);
    }
}

void TestQuantizeStatic::biasesCanStayInFloat()
{
    const Model before = modelOf("agraph (float[2,3,8,8] x) => (float[2,8,6,6] y) { [a] y = Conv(x, w, c) }", {"w[8,3,3,3]", "c[8]"});
    const PassOutcome outcome = checkedRun(fixed({{"bias", "float"}, {"activations", "s8"}, {"symmetric", "true"}}), before);
    QVERIFY(changed(outcome.report, "a"));
    QVERIFY(difference(before, outcome.model, 2) < 0.06);
    for (const auto &tensor : outcome.model.graph().initializer())
        QVERIFY2(tensor.data_type() != pb::TensorProto::INT32, tensor.name().c_str());
}

void TestQuantizeStatic::aForeignResolutionIsRefused()
{
    const Model before = modelOf("agraph (float[2,12] x) => (float[2,16] y) { [mat] y = MatMul(x, m) }", {"m[12,16]"});
    const auto run = [&](const char *resolution) { return fixed().run(before, nlohmann::json::parse(resolution), false); };
    QCOMPARE(REFUSED(run(R"({"layers": ["mat"], "values": {}})")).kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(run(R"({"layers": ["mat"], "values": {"x": {"scale": -1}}})")).kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(run(R"({"layers": ["mat"]})")).kind, ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestQuantizeStatic)
#include "tst_quantize_static.moc"
