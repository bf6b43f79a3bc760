#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestEliminateDead : public QObject {
    Q_OBJECT
private slots:
    void whatDoesNothingGoes_data();
    void whatDoesNothingGoes();
    void whatDoesSomethingStays_data();
    void whatDoesSomethingStays();
    void whatNothingReadsGoesWithItsConstants();
    void anIdentityThatNamesAnOutputStays();
    void aChainOfIdentitiesBeforeAnOutputKeepsTheOutputsName();
    void theExportersTracesGo();
};

namespace {

QString wrapped(const char *body)
{
    return QString("agraph (float[2,3,4] x) => (float[2,3,4] y) <float zero = {0.0}, float one = {1.0}, int64[6] nopads = {0,0,0,0,0,0}, int64[3] same = {2,3,4}, "
                   "int64[3] keep = {0,0,-1}, int64[1] first = {0}, int64[1] last = {1}, int64[1] all = {9223372036854775807}, float[1,3,1] ones = {1.0,1.0,1.0}, "
                   "float[5,1,1,1] wide = {1.0,1.0,1.0,1.0,1.0}, int64[1] down = {-1}, float two = {2.0}, int64[3] turned = {4,3,2}> { %1 }")
        .arg(body);
}

} // namespace

void TestEliminateDead::whatDoesNothingGoes_data()
{
    QTest::addColumn<QString>("graph");
    for (const char *node : {"Identity(r)", "Dropout(r)", "Add(r, zero)", "Add(zero, r)", "Sub(r, zero)", "Mul(r, one)", "Mul(one, r)", "Mul(r, ones)", "Div(r, one)",
                             "Pow(r, one)", "Reshape(r, same)", "Reshape(r, keep)", "Transpose<perm=[0,1,2]>(r)", "Cast<to=1>(r)", "Pad(r, nopads)", "Slice(r, first, all)",
                             "Concat<axis=1>(r)", "Max(r)", "Expand(r, same)"})
        QTest::newRow(node) << wrapped(("[relu] r = Relu(x) [it] t = " + std::string(node) + " [end] y = Sigmoid(t)").c_str());
}

void TestEliminateDead::whatDoesNothingGoes()
{
    QFETCH(QString, graph);
    const Model before = modelOf(graph.toStdString());
    const PassOutcome outcome = checkedRun({"eliminate-dead", {}, {}, {}}, before);
    QVERIFY(changed(outcome.report, "it"));
    QCOMPARE(outcome.model.graph().node_size(), 2);
    QCOMPARE(difference(before, outcome.model), 0.0);
}

void TestEliminateDead::whatDoesSomethingStays_data()
{
    QTest::addColumn<QString>("graph");
    for (const char *node : {"Add(r, one)", "Sub(zero, r)", "Mul(r, two)", "Div(one, r)", "Pow(r, two)", "Reshape(r, turned)", "Transpose<perm=[1,0,2]>(r)", "Cast<to=11>(r)",
                             "Slice(r, first, last)", "Slice(r, down, first, first, down)", "Mul(r, wide)", "Concat<axis=1>(r, r)", "Transpose(r)"})
        QTest::newRow(node) << wrapped(("[relu] r = Relu(x) [it] t = " + std::string(node) + " [end] y = Cast<to=1>(t)").c_str()).replace("float[2,3,4] y", "float[] y");
}

void TestEliminateDead::whatDoesSomethingStays()
{
    QFETCH(QString, graph);
    const Model before = modelOf(graph.toStdString());
    const PassOutcome outcome = VERIFIED((PassRunner{"eliminate-dead", {}, {}, {}}.run(before)));
    QVERIFY(!changed(outcome.report, "it"));
    QVERIFY(outcome.model.index().find("it"));
}

void TestEliminateDead::whatNothingReadsGoesWithItsConstants()
{
    const Model before = modelOf("agraph (float[2,3] x) => (float[2,3] y) { [relu] y = Relu(x) [a] p = MatMul(x, w) [b] q = Sigmoid(p) }", {"w[3,3]", "lonely[5]"});
    const PassOutcome outcome = checkedRun({"eliminate-dead", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().node_size(), 1);
    QCOMPARE(outcome.model.graph().initializer_size(), 0);
    QVERIFY(changed(outcome.report, "a") && changed(outcome.report, "b"));
    QCOMPARE(outcome.report.findings.size(), size_t{1});
}

void TestEliminateDead::anIdentityThatNamesAnOutputStays()
{
    const Model before = modelOf("agraph (float[2,3] x) => (float[2,3] y, float[2,3] z) { [in] y = Identity(x) [relu] r = Relu(x) [out] z = Identity(r) }");
    const PassOutcome outcome = checkedRun({"eliminate-dead", {}, {}, {}}, before);
    QVERIFY(outcome.model.index().find("in"));
    QVERIFY(!outcome.model.index().find("out"));
    QCOMPARE(reasonFor(outcome.report, "in"), std::string("it gives the model's output y its name"));
    QCOMPARE(difference(before, outcome.model), 0.0);
}

void TestEliminateDead::aChainOfIdentitiesBeforeAnOutputKeepsTheOutputsName()
{
    const Model before = modelOf("agraph (float[2,3] x) => (float[2,3] y) { [relu] r = Relu(x) [a] p = Identity(r) [b] q = Dropout(p) [c] y = Identity(q) }");
    const PassOutcome outcome = checkedRun({"eliminate-dead", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().node_size(), 1);
    QCOMPARE(outcome.model.graph().node(0).name(), std::string("relu"));
    QCOMPARE(outcome.model.graph().node(0).output(0), std::string("y"));
}

void TestEliminateDead::theExportersTracesGo()
{
    pb::ModelProto proto = modelOf("agraph (float[2,3] x) => (float[2,3] y) { [a] h = Relu(x) [b] y = Sigmoid(h) }").proto();
    for (auto &node : *proto.mutable_graph()->mutable_node()) {
        auto &trace = *node.add_metadata_props();
        trace.set_key("pkg.torch.onnx.stack_trace");
        trace.set_value(std::string(2000, 't'));
        auto &own = *node.add_metadata_props();
        own.set_key("owner");
        own.set_value("somebody");
    }
    const Model before(proto, {});
    const Model after = checkedRun({"eliminate-dead", {}, {}, {}}, before).model;
    QVERIFY(wholeBytes(after).size() + 4000 < wholeBytes(before).size());
    QCOMPARE(after.graph().node(0).metadata_props_size(), 1);
    QCOMPARE(after.graph().node(0).metadata_props(0).key(), std::string("owner"));
}

QTEST_GUILESS_MAIN(TestEliminateDead)
#include "tst_eliminate_dead.moc"
