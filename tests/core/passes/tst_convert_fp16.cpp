#include "core/analysis/shapes.h"
#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

Model network()
{
    return modelOf("agraph (float[N,3,8,8] x) => (float[N,5] y) { [conv] c = Conv<pads=[1,1,1,1]>(x, w, b) [relu] r = Relu(c) [pool] p = GlobalAveragePool(r) [flat] f = Flatten(p) "
                   "[dense] d = Gemm(f, v, k) [soft] y = Softmax<axis=1>(d) }",
                   {"w[16,3,3,3]", "b[16]", "v[16,5]", "k[5]"});
}

const pb::TensorProto *tensorOfType(const Model &model, int type)
{
    for (const auto &tensor : model.graph().initializer())
        if (tensor.data_type() == type)
            return &tensor;
    return nullptr;
}

} // namespace

class TestConvertFp16 : public QObject {
    Q_OBJECT
private slots:
    void foldedStorageHalvesTheWeights();
    void theRuntimeFoldsTheStorage();
    void smallConstantsStay();
    void valuesPastTheRangeAreDeclined_data();
    void valuesPastTheRangeAreDeclined();
    void aSharedConstantWantsAllOfItsLayers();
    void constantsOfBodiesAreReadByName();
    void computeKeepsInputsOutputsAndUnsafeOperators();
    void computeOfEverythingIsCloseToo();
    void computeKeepsWhatBodiesReadInFloat32();
};

void TestConvertFp16::foldedStorageHalvesTheWeights()
{
    const Model before = network();
    const PassOutcome outcome = checkedRun({"convert-fp16", {}, {}, {}}, before);
    QVERIFY(changed(outcome.report, "conv") && changed(outcome.report, "dense"));
    QVERIFY(difference(before, outcome.model) < 1e-3);
    const auto *weight = tensorOfType(outcome.model, pb::TensorProto::FLOAT16);
    QVERIFY(weight);
    QCOMPARE(VERIFIED(tensorBytes(*weight, outcome.model.payloads())).size(), size_t{2 * 16 * 27});
}

void TestConvertFp16::theRuntimeFoldsTheStorage()
{
    const auto ran = operatorsThatRan(checkedRun({"convert-fp16", {}, {}, {}}, network()).model);
    QVERIFY(!ran.contains("Cast"));
}

void TestConvertFp16::smallConstantsStay()
{
    const PassOutcome outcome = checkedRun({"convert-fp16", {{"min_elements", "100"}}, {}, {}}, network());
    QVERIFY(changed(outcome.report, "conv") && !changed(outcome.report, "dense"));
}

void TestConvertFp16::valuesPastTheRangeAreDeclined_data()
{
    QTest::addColumn<float>("value");
    QTest::newRow("too large") << 70000.0F;
    QTest::newRow("infinity") << std::numeric_limits<float>::infinity();
    QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
}

void TestConvertFp16::valuesPastTheRangeAreDeclined()
{
    QFETCH(float, value);
    pb::ModelProto proto = modelOf("agraph (float[2,10] x) => (float[2,10] y) { [mat] y = MatMul(x, w) }", {"w[10,10]"}).proto();
    auto &tensor = *proto.mutable_graph()->mutable_initializer(0);
    auto values = VERIFIED(toFloats(tensor, {}));
    values[17] = value;
    tensor.set_raw_data(bytesOf(values));
    for (const char *storage : {"folded", "compute"}) {
        const PassOutcome outcome = checkedRun({"convert-fp16", {{"storage", storage}}, {}, {}}, Model(proto, {}));
        QVERIFY(outcome.report.changes.empty());
        QVERIFY2(reasonFor(outcome.report, "mat").starts_with("its constant w "), reasonFor(outcome.report, "mat").c_str());
    }
}

void TestConvertFp16::aSharedConstantWantsAllOfItsLayers()
{
    const Model before = modelOf("agraph (float[2,10] x) => (float[2,10] y) { [a] p = MatMul(x, w) [b] y = MatMul(p, w) }", {"w[10,10]"});
    const PassOutcome one = checkedRun({"convert-fp16", {}, {}, std::set<std::string>{"a"}}, before);
    QVERIFY(one.report.changes.empty());
    QVERIFY(!one.report.declined.empty());
    const PassOutcome both = checkedRun({"convert-fp16", {}, {}, std::set<std::string>{"a", "b"}}, before);
    QVERIFY(changed(both.report, "a") && changed(both.report, "b"));
    QCOMPARE(countOf(both.model, "Cast"), 1);
}

void TestConvertFp16::constantsOfBodiesAreReadByName()
{
    const Model before = modelOf("agraph (float[2,10] x) => (float[2,10] y) <bool c = {1}> { [choice] y = If(c)<then_branch = t () => (float[2,10] r) { r = MatMul(x, w) }, "
                                 "else_branch = e () => (float[2,10] q) { q = Neg(x) }> }",
                                 {"w[10,10]"});
    const PassOutcome outcome = checkedRun({"convert-fp16", {}, {}, {}}, before);
    QVERIFY(changed(outcome.report, "choice"));
    QVERIFY(difference(before, outcome.model) < 1e-3);
}

void TestConvertFp16::computeKeepsInputsOutputsAndUnsafeOperators()
{
    const Model before = network();
    const PassOutcome outcome = checkedRun({"convert-fp16", {{"storage", "compute"}}, {}, {}}, before);
    QVERIFY(changed(outcome.report, "conv") && changed(outcome.report, "dense") && !changed(outcome.report, "soft"));
    QCOMPARE(reasonFor(outcome.report, "soft"), std::string("Softmax needs the range of float32"));
    QVERIFY(difference(before, outcome.model) < 5e-3);
    const ShapeTable shapes = VERIFIED(ShapeTable::of(outcome.model));
    QCOMPARE(shapes.type(outcome.model.index().node(*outcome.model.index().find("conv")).output(0)), int(pb::TensorProto::FLOAT16));
}

void TestConvertFp16::computeOfEverythingIsCloseToo()
{
    const Model before = network();
    const PassOutcome outcome = checkedRun({"convert-fp16", {{"storage", "compute"}, {"keep", "all"}}, {}, {}}, before);
    QVERIFY(changed(outcome.report, "soft"));
    QVERIFY(difference(before, outcome.model) < 5e-3);
    QCOMPARE(countOf(outcome.model, "Cast"), 2);
}

void TestConvertFp16::computeKeepsWhatBodiesReadInFloat32()
{
    const Model before = modelOf("agraph (float[2,10] x) => (float[2,10] y) <bool c = {1}> { [mat] p = MatMul(x, w) [choice] y = If(c)<then_branch = t () => (float[2,10] r) { r = Neg(p) }, "
                                 "else_branch = e () => (float[2,10] q) { q = Relu(p) }> }",
                                 {"w[10,10]"});
    const PassOutcome outcome = checkedRun({"convert-fp16", {{"storage", "compute"}}, {}, {}}, before);
    QVERIFY(changed(outcome.report, "mat"));
    QVERIFY(difference(before, outcome.model) < 5e-3);
}

QTEST_GUILESS_MAIN(TestConvertFp16)
#include "tst_convert_fp16.moc"
