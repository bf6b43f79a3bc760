// Targets, what they choose, and the advice that follows from them.
#include "core/targets/calibration_advice.h"
#include "core/targets/declined_advice.h"
#include "core/targets/fusion_advice.h"
#include "core/targets/target.h"
#include "core/targets/target_data.h"
#include "core/targets/target_options.h"

#include "core/analysis/cost.h"
#include "core/base/json_text.h"
#include "core/model/graph_editor.h"
#include "core/passes/all_passes.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <algorithm>

namespace pare {

using test::modelOf;

namespace {

// A model with integer constants: "w int8 [2,3] 1 2 3 4 5 6".
struct Constant {
    const char *name;
    int type;
    std::vector<int64_t> dims;
    std::vector<int> values;
};

Model withConstants(const std::string &graph, const std::vector<Constant> &constants, const std::vector<std::string> &random = {})
{
    const Model model = modelOf(graph, random);
    pb::ModelProto proto = model.proto();
    Payloads payloads = model.payloads();
    auto &domain = *proto.add_opset_import();
    domain.set_domain("com.microsoft");
    domain.set_version(1);
    for (const Constant &constant : constants) {
        auto &tensor = *proto.mutable_graph()->add_initializer();
        tensor.set_name(constant.name);
        tensor.set_data_type(constant.type);
        tensor.mutable_dims()->Assign(constant.dims.begin(), constant.dims.end());
        if (constant.type == pb::TensorProto::FLOAT)
            for (const int value : constant.values)
                tensor.add_float_data(static_cast<float>(value));
        else
            tensor.mutable_int32_data()->Assign(constant.values.begin(), constant.values.end());
    }
    return Model(std::move(proto), std::move(payloads));
}

constexpr int u8 = pb::TensorProto::UINT8;
constexpr int s8 = pb::TensorProto::INT8;
constexpr int real = pb::TensorProto::FLOAT;

// y = MatMul(DQ(Q(x)), DQ(w)) with these types and weights.
Model betweenDequantizers(int activation, int weight, std::vector<int> weights, int zero = 0)
{
    return withConstants("agraph (float[1,2] x) => (float[1,2] y) { q = QuantizeLinear(x, s, z) d = DequantizeLinear(q, s, z) e = DequantizeLinear(w, s, v) [mat] y = MatMul(d, e) }",
                         {{"s", real, {}, {1}}, {"z", activation, {}, {zero}}, {"w", weight, {2, 2}, std::move(weights)}, {"v", weight, {}, {0}}});
}

std::vector<Advice> adviceFor(const Model &model, const std::string &target)
{
    const ShapeTable shapes = VERIFIED(ShapeTable::of(model, assumedSizes(model)));
    return VERIFIED(adviceOnModel(model, shapes, VERIFIED(findTarget(target))));
}

QString ids(const std::vector<Advice> &advice)
{
    QStringList all;
    for (const Advice &one : advice)
        all << QString::fromStdString(one.id + "(" + layersText(one.layers) + ")");
    return all.join(QLatin1Char(' '));
}

} // namespace

class TestTargets : public QObject {
    Q_OBJECT
private slots:
    void everyTargetReadsAndItsWishesAreOptionsOfPasses();
    void aMachineIsLikeTheTargetOfItsProcessor_data();
    void aMachineIsLikeTheTargetOfItsProcessor();
    void misspeltKeysAreRefused();
    void aTargetFillsInWhatNobodySaid();
    void adviceFollowsFromTheModel_data();
    void adviceFollowsFromTheModel();
    void aDepthwiseNetworkIsNoted();
    void weightsThatACallerMayReplaceAreWarnedOf();
    void fourBitsAreWarnedOfInRegressionsOnly();
    void adviceNamesLayersReasonAndRemedy();
    void calibrationDataIsCountedAndCompared();
    void layersThatStayedInFloatAreNamed();
    void aDeclinedLayerOfMostWeightsIsTold();

private:
    std::vector<Model> m_models; // of the rows
};

void TestTargets::everyTargetReadsAndItsWishesAreOptionsOfPasses()
{
    QVERIFY(builtInTargets().size() >= 4);
    for (const auto &[name, text] : builtInTargets()) {
        const Target target = VERIFIED(targetFromJson(VERIFIED(parseJson(text))));
        QCOMPARE(target.name, std::string(name));
        QVERIFY(!target.title.empty() && !target.facts.empty());
        for (const TargetFact &fact : target.facts)
            QVERIFY(!fact.text.empty() && !fact.source.empty());
        for (const auto &[pass, options] : target.options) {
            QVERIFY2(findPass(pass), pass.c_str());
            VERIFIED(Options::fromJson(findPass(pass)->options, options));
        }
        for (const auto &[pass, why] : target.unsuited)
            QVERIFY(findPass(pass) && !why.empty());
        for (const std::string &pass : target.computesBy)
            QVERIFY(findPass(pass));
    }
    QCOMPARE(allTargets().front().name, std::string("this-machine"));
    QCOMPARE(REFUSED(findTarget("cortex-m7")).kind, ErrorKind::InvalidInput);
}

void TestTargets::aMachineIsLikeTheTargetOfItsProcessor_data()
{
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<QStringList>("features");
    QTest::addColumn<QString>("like");
    QTest::newRow("Haswell") << "x86-64" << QStringList{"avx2", "fma"} << "x86-64";
    QTest::newRow("Cascade Lake") << "x86-64" << QStringList{"avx2", "avx512f", "avx512_vnni"} << "x86-64-vnni";
    QTest::newRow("Alder Lake") << "x86-64" << QStringList{"avx2", "avx_vnni"} << "x86-64-vnni";
    QTest::newRow("Graviton") << "arm64" << QStringList{"asimddp"} << "arm64";
    QTest::newRow("Cortex-A53") << "arm64" << QStringList{} << "";
    QTest::newRow("another") << "riscv64" << QStringList{} << "";
}

void TestTargets::aMachineIsLikeTheTargetOfItsProcessor()
{
    QFETCH(QString, architecture);
    QFETCH(QStringList, features);
    QFETCH(QString, like);
    std::vector<std::string> flags;
    for (const QString &feature : features)
        flags.push_back(feature.toStdString());
    const Target machine = machineLike(architecture.toStdString(), flags);
    QCOMPARE(machine.name, std::string("this-machine"));
    QCOMPARE(QString::fromStdString(machine.like), like);
    QCOMPARE(QString::fromStdString(machine.architecture), architecture);
    QCOMPARE(machine.saturates, like == "x86-64");
}

void TestTargets::misspeltKeysAreRefused()
{
    nlohmann::json json{{"schema", "pare-target/1"}, {"name", "a"}, {"title", "A"}, {"architecture", "arm64"}};
    VERIFIED(targetFromJson(json));
    json["saturate"] = true;
    QVERIFY(REFUSED(targetFromJson(json)).message.find("saturate") != std::string::npos);
}

void TestTargets::aTargetFillsInWhatNobodySaid()
{
    const Target tensorRt = VERIFIED(findTarget("tensorrt"));
    RecipeStep step = VERIFIED(stepFromText("quantize-static,activations=u8"));
    const auto chosen = fitToTarget(step, tensorRt, Wishes::FillIn);
    QCOMPARE(step.options["activations"].get<std::string>(), std::string("u8")); // said by hand
    QCOMPARE(step.options["symmetric"].get<bool>(), true);
    QVERIFY(!step.options.contains("per_channel")); // what the pass does anyway
    QCOMPARE(chosen, (std::vector<std::string>{"quantize-static: bias=float", "quantize-static: float_layers=shared", "quantize-static: symmetric=true"}));
    fitToTarget(step, tensorRt, Wishes::Override);
    QCOMPARE(step.options["activations"].get<std::string>(), std::string("s8"));
    RecipeStep replay = VERIFIED(stepFromText("quantize-static"));
    replay.resolution = nlohmann::json::object();
    QVERIFY(fitToTarget(replay, tensorRt, Wishes::Override).empty());
    QVERIFY(!whyUnsuited(VERIFIED(stepFromText("quantize-dynamic")), tensorRt).empty());
    QVERIFY(whyUnsuited(step, tensorRt).empty());
    RecipeStep plain = VERIFIED(stepFromText("quantize-static"));
    QCOMPARE(fitToTarget(plain, VERIFIED(findTarget("x86-64")), Wishes::FillIn), std::vector<std::string>{"quantize-static: reduce_range=true"});
}

void TestTargets::adviceFollowsFromTheModel_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");
    m_models.clear();
    const auto row = [this](const char *name, const Model &model, const char *target, const char *expected) {
        m_models.push_back(model);
        QTest::newRow(name) << static_cast<int>(m_models.size()) - 1 << QString::fromUtf8(target) << QString::fromUtf8(expected);
    };
    const std::vector<int> small{1, -2, 3, 64};
    const std::vector<int> large{1, -2, 3, -65};
    row("float", modelOf("agraph (float[1,2] x) => (float[1,2] y) { y = MatMul(x, w) }", {"w[2,2]"}), "x86-64", "");
    const char *product = "agraph (float[1,2] x) => (float[1,2] y) { [mat] y = MatMul(x, w) }";
    const auto weights = [&](std::vector<float> values) {
        GraphEditor editor(modelOf(product, {"w[2,2]"}));
        editor.setConstant("w", real, {2, 2}, bytesOf(values));
        return editor.finish();
    };
    row("subnormal weights", weights({1, -2, 3e-40F, 0}), "x86-64-vnni", "subnormal-weights(mat)");
    row("subnormal weights on a GPU", weights({1, -2, 3e-40F, 0}), "tensorrt", "");
    row("zeros", weights({1, -2, 0, 0}), "x86-64-vnni", "");
    row("u8 s8 with VNNI", betweenDequantizers(u8, s8, large), "x86-64-vnni", "");
    row("u8 s8 without", betweenDequantizers(u8, s8, large), "x86-64", "saturating-weights(mat)");
    row("in 7 bits without", betweenDequantizers(u8, s8, small), "x86-64", "");
    row("s8 s8 without", betweenDequantizers(s8, s8, large), "x86-64", "signed-activations(mat)");
    row("s8 s8 on ARM", betweenDequantizers(s8, s8, large), "arm64", "");
    row("u8 u8 with VNNI", betweenDequantizers(u8, u8, {1, 2, 3, 255}), "x86-64-vnni", "unsigned-weights(mat)");
    row("u8 u8 without", betweenDequantizers(u8, u8, {1, 2, 3, 255}), "x86-64", "");
    row("zero point for TensorRT", betweenDequantizers(u8, s8, small, 128), "tensorrt", "zero-points(mat)");
    row("symmetric for TensorRT", betweenDequantizers(s8, s8, large), "tensorrt", "");
    const char *qLinear = "agraph (float[1,2] x) => (float[1,2] y) { q = QuantizeLinear(x, s, z) [lin] p = QLinearMatMul(q, s, z, w, s, v, s, z) y = DequantizeLinear(p, s, z) }";
    const auto qOperator = [&](int activation) {
        return withConstants(qLinear, {{"s", real, {}, {1}}, {"z", activation, {}, {0}}, {"w", s8, {2, 2}, small}, {"v", s8, {}, {0}}});
    };
    const Model left = withConstants("agraph (float[1,2] x) => (float[1,2] y) { q = QuantizeLinear(x, s, z) d = DequantizeLinear(q, s, z) [lin] g = Gemm(d, w) r = Relu(g) p = QuantizeLinear(r, s, z) "
                                     "y = DequantizeLinear(p, s, z) }",
                                     {{"s", real, {}, {1}}, {"z", u8, {}, {0}}, {"w", real, {2, 2}, {1, 2, 3, 4}}});
    row("left in float", left, "x86-64-vnni", "rounded-at-load(lin)");
    row("left in float for TensorRT", left, "tensorrt", "");
    row("s8 QOperator", qOperator(s8), "x86-64-vnni", "signed-qoperator(lin)");
    row("u8 QOperator", qOperator(u8), "x86-64-vnni", "");
    row("QOperator for TensorRT", qOperator(s8), "tensorrt", "not-run(lin)");
    row("wide", betweenDequantizers(pb::TensorProto::INT16, s8, small), "x86-64-vnni", "wide-activations(mat)");
    row("half", modelOf("agraph (float16[1,2] x) => (float16[1,2] y) { [h] y = MatMul(x, x) }"), "x86-64-vnni", "half-floats(h)");
    row("half on a GPU", modelOf("agraph (float16[1,2] x) => (float16[1,2] y) { [h] y = MatMul(x, x) }"), "tensorrt", "");
    row("ConvInteger", withConstants("agraph (uint8[1,1,4,4] x) => (int32[1,1,4,4] y) { [c] y = ConvInteger(x, w) }", {{"w", s8, {1, 1, 1, 1}, {3}}}), "x86-64-vnni", "conv-integer(c)");
    const auto nBits = [](int bits, int level) {
        return withConstants("agraph (float[1,32] x) => (float[1,2] y) { [n] y = com.microsoft.MatMulNBits<K=32, N=2, bits=" + std::to_string(bits) + ", block_size=32, accuracy_level=" +
                                 std::to_string(level) + ">(x, w, t) }",
                             {{"w", u8, {2, 1, 4L * bits}, std::vector<int>(static_cast<size_t>(8 * bits), 7)}, {"t", real, {2}, {1, 1}}});
    };
    row("8 bits", nBits(8, 4), "x86-64-vnni", "");
    row("no accuracy level", nBits(8, 0), "x86-64-vnni", "nbits-accuracy-level(n)");
    row("2 bits", nBits(2, 4), "x86-64-vnni", "nbits-two-bits(n) four-bits-small(n)");
    row("4 bits in a small model", nBits(4, 4), "arm64", "four-bits-small(n)");
}

void TestTargets::adviceFollowsFromTheModel()
{
    QFETCH(int, model);
    QFETCH(QString, target);
    QFETCH(QString, expected);
    const auto advice = adviceFor(m_models[static_cast<size_t>(model)], target.toStdString());
    QCOMPARE(ids(advice), expected);
    for (const Advice &one : advice)
        QVERIFY2(one.text().find("easure before") == std::string::npos, one.text().c_str()); // it is told beside measurements too
}

void TestTargets::aDepthwiseNetworkIsNoted()
{
    const Model model = modelOf("agraph (float[1,4,8,8] x) => (float[1,4,8,8] y) { [a] p = Conv<group=4,pads=[1,1,1,1]>(x, w) [b] q = Conv<group=4,pads=[1,1,1,1]>(p, w) "
                                "[c] r = Conv<group=4,pads=[1,1,1,1]>(q, w) [d] y = Conv(r, v) }",
                                {"w[4,1,3,3]", "v[4,4,1,1]"});
    const auto advice = adviceFor(model, "x86-64-vnni");
    QCOMPARE(ids(advice), QString("depthwise-heavy(a, b and c)"));
    QCOMPARE(advice[0].severity, Severity::Note);
    QVERIFY(advice[0].reason.find("other networks ran at 0.67 of the speed") != std::string::npos); // not this one
    const Model two = modelOf("agraph (float[1,4,8,8] x) => (float[1,4,8,8] y) { [a] p = Conv<group=4,pads=[1,1,1,1]>(x, w) [d] y = Conv(p, v) }", {"w[4,1,3,3]", "v[4,4,1,1]"});
    QCOMPARE(ids(adviceFor(two, "x86-64-vnni")), QString());
}

void TestTargets::weightsThatACallerMayReplaceAreWarnedOf()
{
    const Model model = modelOf("agraph (float[1,2] x) => (float[1,2] y) { [a] y = MatMul(x, w) }", {"w[2,2]"});
    QCOMPARE(ids(adviceFor(model, "x86-64-vnni")), QString());
    pb::ModelProto proto = model.proto();
    auto &input = *proto.mutable_graph()->add_input();
    input.set_name("w");
    input.mutable_type()->mutable_tensor_type()->set_elem_type(pb::TensorProto::FLOAT);
    proto.set_ir_version(3); // there they have to be listed, and are constants
    QCOMPARE(ids(adviceFor(Model(proto, model.payloads()), "x86-64-vnni")), QString());
    proto.set_ir_version(7);
    QCOMPARE(ids(adviceFor(Model(proto, model.payloads()), "x86-64-vnni")), QString("replaceable-weights(a)"));
}

void TestTargets::fourBitsAreWarnedOfInRegressionsOnly()
{
    const Model model = withConstants("agraph (float[1,32] x) => (float[1,2] y) { [n] y = com.microsoft.MatMulNBits<K=32, N=2, bits=4, block_size=32>(x, w, t) }",
                                      {{"w", u8, {2, 1, 16}, std::vector<int>(32, 7)}, {"t", real, {2}, {1, 1}}});
    QCOMPARE(ids(adviceOnMetric(model, "rmse")), QString("four-bits-regression(n)"));
    QCOMPARE(ids(adviceOnMetric(model, "top-1")), QString());
    QCOMPARE(ids(adviceOnMetric(modelOf("agraph (float[1,2] x) => (float[1,2] y) { y = MatMul(x, w) }", {"w[2,2]"}), "rmse")), QString());
}

void TestTargets::adviceNamesLayersReasonAndRemedy()
{
    const auto advice = adviceFor(betweenDequantizers(u8, s8, {1, 2, 3, 127}), "x86-64");
    QCOMPARE(advice.size(), size_t{1});
    const nlohmann::json json = toJson(advice[0]);
    QCOMPARE(json["where"].get<std::string>(), std::string("mat"));
    QVERIFY(json["layers"] == nlohmann::json::array({"mat"}));
    QCOMPARE(json["severity"].get<std::string>(), std::string("warning"));
    QVERIFY(json["message"].get<std::string>().find("127") != std::string::npos);
    QVERIFY(json["remedy"].get<std::string>().find("reduce_range") != std::string::npos);
    QCOMPARE(layersText({"a", "b", "c", "d", "e", "f"}), std::string("a, b, c and 3 more"));
}

void TestTargets::calibrationDataIsCountedAndCompared()
{
    RunContext run;
    const Model model = modelOf("agraph (float[N,2] x, int64[N] i) => (float[N,2] y) { y = MatMul(x, w) }", {"w[2,2]"});
    const auto facts = [&](double difference, int64_t count, double broken = 0) {
        PassContext context{run, {}};
        context.services.observe = [=](const Model &sums, const ObserveRequest &request) -> Result<std::map<std::string, TensorStatistics>> {
            std::map<std::string, TensorStatistics> seen;
            for (const std::string &name : request.tensors) {
                TensorStatistics &one = seen[name];
                one.count = count;
                one.min = 5;
                one.max = sums.graph().output(3).name() == name ? 5 + difference : 5; // of one input only
                one.mean = sums.graph().output(2).name() == name ? broken : 0; // share of the samples of which the first input is no number
            }
            return seen;
        };
        return VERIFIED(calibrationFacts(model, 100, context)).value();
    };
    QCOMPARE(facts(0, 20).samples, int64_t{20});
    QVERIFY(facts(0, 20).alike);
    QVERIFY(!facts(0.001, 20).alike);
    QVERIFY(!facts(0, 1).alike); // one is no sample like another
    QCOMPARE(facts(1, 20, 0.1).broken.at("x"), int64_t{2});
    QCOMPARE(facts(1, 20, 0.1).broken.size(), size_t{1});
    QCOMPARE(ids(adviceOnCalibration(facts(1, 20, 0.1))), QString("samples-not-finite()"));
    QVERIFY(adviceOnCalibration(facts(1, 20, 0.1)).front().fact.find("input x of 2 of 20 calibration samples") != std::string::npos);
    QCOMPARE(ids(adviceOnCalibration(facts(0, 20))), QString("samples-alike()"));
    QCOMPARE(ids(adviceOnCalibration(facts(1, 15))), QString("few-samples()"));
    QCOMPARE(ids(adviceOnCalibration(facts(1, 16))), QString());
}

void TestTargets::layersThatStayedInFloatAreNamed()
{
    const Model model = betweenDequantizers(u8, s8, {1, 2, 3, 4});
    Profile profile;
    profile.nodes = {{"mat", "MatMul", 1, ""}};
    FusionCount count = countFused(model, profile);
    QCOMPARE(count.inFloat, std::vector<std::string>{"mat"});
    QCOMPARE(ids(adviceOnFusion(model, profile)), QString("unfused(mat)"));
    profile.nodes[0].op = "QLinearMatMul";
    count = countFused(model, profile);
    QCOMPARE(count.integer, int64_t{1});
    QVERIFY(adviceOnFusion(model, profile).empty());
    profile.nodes = {{"mat", "MatMul", 0, "other"}, {"other", "MatMulIntegerToFloat", 1, ""}};
    QCOMPARE(countFused(model, profile).integer, int64_t{1});
}

void TestTargets::aDeclinedLayerOfMostWeightsIsTold()
{
    const Model model = modelOf("agraph (float[1,4] x) => (float[1,16] y) { [thin] h = MatMul(x, w) [wide] y = MatMul(h, v) }", {"w[4,4]", "v[4,16]"});
    const PassReport declining{"factorize", {}, {{"wide", "has too many outputs"}, {"thin", "is too small"}}, {}, 0};
    const auto told = adviceOnDeclined(model, {declining});
    QCOMPARE(ids(told), QString("heavy-declined(wide)"));
    QVERIFY(told.front().text().find("wide: 80 % of the model's weights stayed as they were: factorize declined the layer: has too many outputs.") == 0);
    QVERIFY(adviceOnDeclined(model, {declining, {"quantize-weights", {{"wide", "float32 -> int8", {}}}, {}, {}, 0}}).empty());
    QVERIFY(adviceOnDeclined(model, {{"fold-pad", {}, {{"wide", "pads nothing"}}, {}, 0}}).empty());
}

} // namespace pare

QTEST_GUILESS_MAIN(pare::TestTargets)
#include "tst_targets.moc"
