#include "core/model/attributes.h"
#include "core/passes/opset_rules.h"
#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

PassRunner raiseTo(int version)
{
    return {"raise-opset", {{"to", std::to_string(version)}}, servicesOfRunner(), {}};
}

// The same through Pare's own rules alone.
Model raisedByRules(const Model &model, int64_t version)
{
    const ShapeTable shapes = VERIFIED(ShapeTable::of(model));
    pb::ModelProto proto = model.proto();
    VERIFIED(raiseByRules(*proto.mutable_graph(), model.opset(), version, shapes));
    for (auto &import : *proto.mutable_opset_import())
        if (import.domain().empty())
            import.set_version(version);
    proto.set_ir_version(10);
    return Model(std::move(proto), model.payloads());
}

} // namespace

class TestRaiseOpset : public QObject {
    Q_OBJECT
private slots:
    void bothWaysKeepTheNumbers_data();
    void bothWaysKeepTheNumbers();
    void aNewerModelIsLeftAlone();
    void aSplitWithAnInputTooManyKeepsItsSizes();
    void namesAndMetadataAreKept();
    void weightsThatWereCutOutComeBack();
    void bodiesAreRaisedByRules();
    void constantsAmongTheInputsStandAlone();
    void whatCannotBeExpressedIsRefused();
    void functionsAreRefused();
};

void TestRaiseOpset::bothWaysKeepTheNumbers_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    const auto add = [](const char *name, const char *body, int from, int to, const char *inputs = "float[2,3,4,4] x") {
        QTest::newRow(name) << QString("agraph (%1) => (float[] y) { %2 }").arg(inputs, body) << from << to;
    };
    add("Slice, Squeeze and Unsqueeze", "a = Slice<axes=[1],starts=[0],ends=[1]>(x) b = Squeeze<axes=[1]>(a) y = Unsqueeze<axes=[0]>(b)", 9, 13);
    add("Clip and Pad", "a = Clip<min=-0.25,max=0.5>(x) y = Pad<pads=[0,0,1,1,0,0,1,1],value=0.75>(a)", 7, 13);
    add("Clip without a lower bound", "y = Clip<max=0.5>(x)", 10, 13);
    add("Softmax over several axes", "y = Softmax<axis=1>(x)", 11, 13);
    add("Softmax over the last axis", "y = Softmax<axis=3>(x)", 9, 13);
    add("LogSoftmax, default axis", "y = LogSoftmax(x)", 12, 17);
    add("ReduceSum", "y = ReduceSum<axes=[1,2],keepdims=0>(x)", 11, 13);
    add("ReduceMean", "y = ReduceMean<axes=[2,3]>(x)", 11, 18);
    add("Split in equal parts", "a, b, c = Split<axis=1>(x) y = Sub(a, c)", 11, 18);
    add("Split by sizes", "a, b = Split<axis=1,split=[1,2]>(x) y = Relu(b)", 11, 18);
    add("Upsample", "y = Upsample<mode=\"nearest\",scales=[1.0,1.0,2.0,2.0]>(x)", 7, 13);
    add("Dropout", "y = Dropout<ratio=0.3>(x)", 9, 13);
    add("TopK", "a, b = TopK<axis=-1,k=2>(x) y = Relu(a)", 9, 13);
    add("Flatten and Gemm", "a = Flatten(x) y = Gemm(a, w, b)", 7, 21);
}

void TestRaiseOpset::bothWaysKeepTheNumbers()
{
    QFETCH(QString, graph);
    QFETCH(int, from);
    QFETCH(int, to);
    const Model before = modelOf(graph.toStdString(), graph.contains("Gemm") ? std::vector<std::string>{"w[48,5]", "b[5]"} : std::vector<std::string>{}, from);
    const PassOutcome outcome = checkedRun(raiseTo(to), before);
    QCOMPARE(outcome.model.opset(), int64_t{to});
    QVERIFY(difference(before, outcome.model) < 1e-6);
    const Model own = raisedByRules(before, to);
    QVERIFY(difference(before, own) < 1e-6);
    QCOMPARE(complaintOfChecker(own), std::string());
}

void TestRaiseOpset::aNewerModelIsLeftAlone()
{
    const Model before = modelOf("agraph (float[2,3] x) => (float[2,3] y) { [relu] y = Relu(x) }", {}, 17);
    const PassOutcome outcome = checkedRun(raiseTo(13), before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(outcome.report.declined.front().reason, std::string("the model uses opset 17 already"));
}

void TestRaiseOpset::aSplitWithAnInputTooManyKeepsItsSizes()
{
    const Model before = modelOf("agraph (float[2,3] x) => (float[2,1] y) <int64[2] sizes = {1, 2}> { [it] y, z = Split<axis=1>(x, sizes, x) }", {}, 17);
    const PassOutcome outcome = VERIFIED(raiseTo(18).run(before));
    QCOMPARE(outcome.model.opset(), int64_t{18});
    QVERIFY(!findAttribute(outcome.model.graph().node(0), "num_outputs"));
}

void TestRaiseOpset::namesAndMetadataAreKept()
{
    pb::ModelProto proto = modelOf("agraph (float[2,3] x) => (float[2,1,3] y) { [first] a = Relu(x) [second] y = Unsqueeze<axes=[1]>(a) }", {}, 11).proto();
    proto.mutable_graph()->mutable_node(0)->set_doc_string("a note");
    proto.mutable_graph()->mutable_node(1)->set_doc_string("another note");
    auto &entry = *proto.add_metadata_props();
    entry.set_key("classes");
    entry.set_value("a,b");
    const PassOutcome outcome = checkedRun(raiseTo(13), Model(proto, {}));
    QCOMPARE(nodeNames(outcome.model), (std::set<std::string>{"first", "second"}));
    QCOMPARE(outcome.model.graph().node(0).doc_string(), std::string("a note"));
    QCOMPARE(outcome.model.graph().node(1).doc_string(), std::string("another note"));
    QCOMPARE(outcome.model.metadata("classes"), std::string("a,b"));
    QVERIFY(changed(outcome.report, "second") && !changed(outcome.report, "first"));
}

void TestRaiseOpset::weightsThatWereCutOutComeBack()
{
    const Model before = modelOf("agraph (float[2,64] x) => (float[2,64,1] y) { [mat] p = MatMul(x, w) [un] y = Unsqueeze<axes=[2]>(p) }", {"w[64,64]"}, 11);
    QVERIFY(!before.payloads().empty());
    const PassOutcome outcome = checkedRun(raiseTo(13), before);
    QCOMPARE(outcome.model.graph().input_size(), 1);
    QVERIFY(difference(before, outcome.model) == 0);
}

void TestRaiseOpset::bodiesAreRaisedByRules()
{
    const Model before = modelOf("agraph (float[2,3] x) => (float[2,1,3] y) <bool c = {1}> { [choice] y = If(c)<then_branch = t () => (float[2,1,3] r) { r = Unsqueeze<axes=[1]>(x) }, "
                                 "else_branch = e () => (float[2,1,3] q) { p = Neg(x) q = Unsqueeze<axes=[1]>(p) }> }",
                                 {}, 11);
    const PassOutcome outcome = checkedRun(raiseTo(13), before);
    QVERIFY(difference(before, outcome.model) == 0);
    QVERIFY(outcome.report.findings.front().message.starts_with("raised by Pare's own rules"));
}

void TestRaiseOpset::constantsAmongTheInputsStandAlone()
{
    pb::ModelProto proto = modelOf("agraph (float[2,3] x) => (float[2,3] y) { [mat] y = MatMul(x, w) }", {"w[3,3]"}, 8).proto();
    proto.set_ir_version(3);
    auto &input = *proto.mutable_graph()->add_input();
    input = proto.graph().input(0);
    input.set_name("w");
    input.mutable_type()->mutable_tensor_type()->mutable_shape()->mutable_dim(0)->set_dim_value(3);
    const PassOutcome outcome = checkedRun(raiseTo(13), Model(proto, {}));
    QCOMPARE(outcome.model.graph().input_size(), 1);
    QVERIFY(outcome.model.proto().ir_version() >= 7);
}

void TestRaiseOpset::whatCannotBeExpressedIsRefused()
{
    const Model before = modelOf("agraph (float[2,4,3,3] x) => (float[2,4,3,3] y) { [group] y = GroupNormalization<num_groups=2>(x, s, b) }", {"s[2]", "b[2]"}, 18);
    pb::ModelProto proto = before.proto();
    const ShapeTable shapes = VERIFIED(ShapeTable::of(before));
    const Error error = REFUSED(raiseByRules(*proto.mutable_graph(), 18, 21, shapes));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QCOMPARE(error.where, std::string("group"));
}

void TestRaiseOpset::functionsAreRefused()
{
    const Model before = VERIFIED(modelFromText("<ir_version: 8, opset_import: [\"\" : 11, \"own\" : 1]>\n agraph (float[2,3] x) => (float[2,3] y) { [call] y = own.f(x) }\n"
                                                "<domain: \"own\", opset_import: [\"\" : 11]>\n f (a) => (b) { b = Relu(a) }"));
    const Error error = REFUSED(raiseTo(13).run(before));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY(error.message.find("functions of its own") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestRaiseOpset)
#include "tst_raise_opset.moc"
