#include "core/model/attributes.h"
#include "core/model/graph_editor.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <algorithm>

using namespace pare;
using pare::test::modelOf;

namespace {

// "c = Conv(x,w); y = Relu(c)": the main graph in one line.
std::string lines(const Model &model)
{
    std::string all;
    for (const auto &node : model.graph().node()) {
        std::string inputs;
        for (const auto &input : node.input())
            inputs += (inputs.empty() ? "" : ",") + input;
        all += (all.empty() ? "" : "; ") + node.output(0) + " = " + node.op_type() + "(" + inputs + ")";
    }
    return all;
}

NodeId byOutput(const Model &model, const std::string &value)
{
    return *model.index().producer(value);
}

// True where every reading, in bodies too, has an input, constant or earlier node behind it.
bool everyReadingHasAMaker(const Model &model)
{
    if (!model.index().acyclic())
        return false;
    std::set<std::string> known{""};
    for (const auto &input : model.graph().input())
        known.insert(input.name());
    for (const auto &tensor : model.graph().initializer())
        known.insert(tensor.name());
    for (const auto &node : model.graph().node()) {
        for (const auto &input : node.input())
            if (!known.contains(input))
                return false;
        for (const auto &captured : capturedValues(node))
            if (!known.contains(captured))
                return false;
        known.insert(node.output().begin(), node.output().end());
    }
    return std::all_of(model.graph().output().begin(), model.graph().output().end(), [&](const auto &v) { return known.contains(v.name()); });
}

} // namespace

class TestGraphEditor : public QObject {
    Q_OBJECT
private slots:
    void withoutEditsNothingChanges();
    void theSourceStaysAsItWas();
    void everyReaderOfAReplacedValueFollows();
    void aGraphOutputKeepsItsNameWhenItsValueIsReplaced();
    void aGraphOutputTakenFromAnInputGetsAnIdentity();
    void aGraphOutputTakenFromAConstantGetsAnIdentity();
    void aGraphOutputTakenFromAnotherOutputGetsAnIdentity();
    void aConstantThatIsAnOutputGivesItsNameUp();
    void anInputThatIsAnOutputTooKeepsItsName();
    void readingsInsideOfBodiesFollow();
    void aBodyThatDefinesTheNameItselfIsLeftAlone();
    void anOuterValueAsResultOfABodyIsPassedThrough();
    void nodesThatWereChangedByHandAreFollowedToo();
    void bypassJoinsReadersToTheInput();
    void bypassOfALastNodeKeepsTheOutputsName();
    void bypassesInARowWork();
    void addedNodesAreSortedIntoPlace();
    void newNamesAreUnique();
    void namesInsideOfBodiesAreTaken();
    void constantsThatLostTheirLastReaderGo();
    void aConstantNodeThatLostItsLastReaderGoes();
    void whatNobodyReadBeforeStays();
    void aConstantThatIsReadByABodyStays();
    void setConstantChangesValueShapeAndListedInput();
    void setConstantReachesConstantNodes();
    void shapesOfWhatIsGoneAreForgotten();
    void payloadsOfWhatIsGoneAreLetGo();
    void opsetsAreRaisedAndNeverLowered();
    void metadataIsSetOnce();
    void finishCanBeCalledAgain();
};

void TestGraphEditor::withoutEditsNothingChanges()
{
    const Model model = modelOf("agraph (float[N,64] x) => (float[N,64] y) { a = MatMul(x, w) k = Constant<value = float[1] {1}>() b = Neg(x) y = Add(a, b) }",
                                {"w[64,64]"});
    const Model same = GraphEditor(model).finish();
    QCOMPARE(same.proto().SerializeAsString(), model.proto().SerializeAsString());
    QVERIFY(same.payloads() == model.payloads());
}

void TestGraphEditor::theSourceStaysAsItWas()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { a = Relu(x) y = Neg(a) }");
    const std::string before = model.proto().SerializeAsString();
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "a"));
    (void)editor.finish();
    QCOMPARE(model.proto().SerializeAsString(), before);
}

void TestGraphEditor::everyReaderOfAReplacedValueFollows()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { a = Relu(x) b = Neg(x) c = Add(a, a) y = Mul(c, a) }");
    GraphEditor editor(model);
    editor.replaceUses("a", "b");
    QCOMPARE(lines(editor.finish()), "a = Relu(x); b = Neg(x); c = Add(b,b); y = Mul(c,b)");
}

void TestGraphEditor::aGraphOutputKeepsItsNameWhenItsValueIsReplaced()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y, float[N] z) { y = Relu(x) b = Neg(x) c = Abs(b) z = Add(y, b) }");
    GraphEditor editor(model);
    editor.remove(byOutput(model, "y"));
    editor.replaceUses("y", "b");
    const Model edited = editor.finish();
    QCOMPARE(lines(edited), "y = Neg(x); c = Abs(y); z = Add(y,y)");
    QVERIFY(everyReadingHasAMaker(edited));
}

void TestGraphEditor::aGraphOutputTakenFromAnInputGetsAnIdentity()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }");
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "y"));
    QCOMPARE(lines(editor.finish()), "y = Identity(x)");
}

void TestGraphEditor::aGraphOutputTakenFromAConstantGetsAnIdentity()
{
    const Model model = modelOf("agraph (float[N] x) => (float[2] y, float[N] z) { y = Relu(w) z = Add(x, y) }", {"w[2]"});
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "y"));
    const Model edited = editor.finish();
    QCOMPARE(lines(edited), "z = Add(x,w); y = Identity(w)");
    QVERIFY(everyReadingHasAMaker(edited));
}

void TestGraphEditor::aGraphOutputTakenFromAnotherOutputGetsAnIdentity()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] a, float[N] b) { a = Relu(x) b = Neg(a) }");
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "b"));
    QCOMPARE(lines(editor.finish()), "a = Relu(x); b = Identity(a)");
}

void TestGraphEditor::aConstantThatIsAnOutputGivesItsNameUp()
{
    const Model model = modelOf("agraph (float[N] x) => (float[2] w, float[2] y) { b = Neg(x) y = Relu(w) }", {"w[2]"});
    GraphEditor editor(model);
    editor.replaceUses("w", "b");
    const Model edited = editor.finish();
    QCOMPARE(lines(edited), "w = Neg(x); y = Relu(w)");
    QVERIFY(everyReadingHasAMaker(edited));
    QVERIFY(!edited.index().initializer("w"));
}

void TestGraphEditor::anInputThatIsAnOutputTooKeepsItsName()
{
    const Model model = modelOf("agraph (float[N] x, float[N] z) => (float[N] x, float[N] y) { y = Relu(x) }");
    GraphEditor editor(model);
    editor.replaceUses("x", "z");
    const Model edited = editor.finish();
    QCOMPARE(lines(edited), "y = Relu(z)");
    QCOMPARE(edited.graph().output(0).name(), "x");
}

void TestGraphEditor::readingsInsideOfBodiesFollow()
{
    const Model model = modelOf(R"(agraph (bool c, float[N] x) => (float[N] y) {
        a = Relu(x)
        b = Neg(x)
        y = If (c) <then_branch = tg () => (float[N] t) { t = Abs(a) }, else_branch = eg () => (float[N] e) { e = Add(a, b) }>
    })");
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "a"));
    const Model edited = editor.finish();
    QVERIFY((capturedValues(edited.graph().node(1)) == std::vector<std::string>{"b", "x"}));
    QVERIFY(everyReadingHasAMaker(edited));
}

void TestGraphEditor::aBodyThatDefinesTheNameItselfIsLeftAlone()
{
    pb::ModelProto proto = modelOf("agraph (bool c, float[N] x) => (float[N] y) { a = Relu(x) y = If(c) }").proto();
    auto &node = *proto.mutable_graph()->mutable_node(1);
    auto &attribute = *node.add_attribute();
    attribute.set_name("then_branch");
    auto &body = *attribute.mutable_g();
    body.add_input()->set_name("a"); // shadows the outer value
    auto *inner = body.add_node();
    inner->set_op_type("Neg");
    inner->add_input("a");
    inner->add_output("t");
    const Model model(proto, {});
    GraphEditor editor(model);
    editor.replaceUses("a", "x");
    QCOMPARE(editor.finish().graph().node(1).attribute(0).g().node(0).input(0), "a");
}

void TestGraphEditor::anOuterValueAsResultOfABodyIsPassedThrough()
{
    pb::ModelProto proto = modelOf("agraph (bool c, float[N] x) => (float[N] y) { a = Relu(x) b = Neg(x) y = If(c) }").proto();
    auto &attribute = *proto.mutable_graph()->mutable_node(2)->add_attribute();
    attribute.set_name("then_branch");
    attribute.mutable_g()->add_output()->set_name("a");
    const Model model(proto, {});
    GraphEditor editor(model);
    editor.replaceUses("a", "b");
    const Model edited = editor.finish();
    const auto &body = edited.graph().node(2).attribute(0).g();
    QCOMPARE(body.node_size(), 1);
    QCOMPARE(body.node(0).op_type(), "Identity");
    QCOMPARE(body.node(0).input(0), "b");
    QCOMPARE(body.node(0).output(0), body.output(0).name());
    QVERIFY(body.output(0).name() != "a"); // which lives on outside
    QVERIFY(everyReadingHasAMaker(edited));
}

void TestGraphEditor::nodesThatWereChangedByHandAreFollowedToo()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y, float[N] z) { a = Relu(x) b = Neg(x) y = Abs(x) z = Exp(x) }");
    GraphEditor editor(model);
    editor.node(byOutput(model, "y")).set_input(0, "a"); // reads it only since the edit
    editor.graph().mutable_node(3)->set_input(0, "a");   // and this one by the back door
    editor.replaceUses("a", "b");
    QCOMPARE(lines(editor.finish()), "a = Relu(x); b = Neg(x); y = Abs(b); z = Exp(b)");
}

void TestGraphEditor::bypassJoinsReadersToTheInput()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { a = Relu(x) b = Dropout(a) c = Neg(b) y = Add(c, b) }");
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "b"));
    QCOMPARE(lines(editor.finish()), "a = Relu(x); c = Neg(a); y = Add(c,a)");
}

void TestGraphEditor::bypassOfALastNodeKeepsTheOutputsName()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { a = Relu(x) y = Identity(a) }");
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "y"));
    QCOMPARE(lines(editor.finish()), "y = Relu(x)");
}

void TestGraphEditor::bypassesInARowWork()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { a = Identity(x) b = Identity(a) c = Relu(b) d = Identity(c) y = Identity(d) }");
    for (const bool backwards : {false, true}) {
        GraphEditor editor(model);
        std::vector<std::string> order{"a", "b", "d", "y"};
        if (backwards)
            std::reverse(order.begin(), order.end());
        for (const std::string &value : order)
            editor.bypass(byOutput(model, value));
        QCOMPARE(lines(editor.finish()), "y = Relu(x)");
    }
}

void TestGraphEditor::addedNodesAreSortedIntoPlace()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { a = Relu(x) y = Neg(a) }");
    GraphEditor editor(model);
    editor.add("Abs", "mine", {"a"}, {"m"});
    editor.node(byOutput(model, "y")).set_input(0, "m");
    QCOMPARE(lines(editor.finish()), "a = Relu(x); m = Abs(a); y = Neg(m)");
}

void TestGraphEditor::newNamesAreUnique()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { a = Relu(x) y = Neg(a) }", {"w[2]"});
    GraphEditor editor(model);
    QCOMPARE(editor.uniqueName("fresh"), "fresh");
    QCOMPARE(editor.uniqueName("fresh"), "fresh_2");
    QCOMPARE(editor.uniqueName("a"), "a_2");
    QCOMPARE(editor.addFloats("w", {1}, {1}), "w_2");
    QCOMPARE(editor.add("Abs", model.graph().node(0).name(), {"x"}, {"q"}).name(), model.graph().node(0).name() + "_2");
    QCOMPARE(editor.uniqueName("q"), "q_2");
}

void TestGraphEditor::namesInsideOfBodiesAreTaken()
{
    const Model model = modelOf(R"(agraph (bool c, float[N] x) => (float[N] y) {
        y = If (c) <then_branch = tg () => (float[N] t) { inner = Relu(x) t = Neg(inner) }, else_branch = eg () => (float[N] e) { e = Neg(x) }>
    })");
    GraphEditor editor(model);
    QCOMPARE(editor.uniqueName("inner"), "inner_2"); // a body would read the wrong value
}

void TestGraphEditor::constantsThatLostTheirLastReaderGo()
{
    pb::ModelProto proto = modelOf("agraph (float[N,4] x, float[4,4] w) => (float[N,4] y) { a = MatMul(x, w) b = MatMul(a, v) y = MatMul(b, v) }").proto();
    for (const char *name : {"w", "v"})
        *proto.mutable_graph()->add_initializer() = pare::test::randomTensor(name, {4, 4});
    const Model model(proto, {});
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "a"));
    editor.bypass(byOutput(model, "b"));
    const Model edited = editor.finish();
    QVERIFY(!edited.index().initializer("w"));
    QVERIFY(edited.index().initializer("v"));
    QCOMPARE(edited.graph().input_size(), 1); // the entry that listed it goes too
}

void TestGraphEditor::aConstantNodeThatLostItsLastReaderGoes()
{
    const Model model = modelOf(R"(agraph (float[N] x) => (float[N] y, int64[1] z) {
        k = Constant<value = int64[1] {-1}>()
        z = Constant<value = int64[1] {5}>()
        a = Reshape(x, k)
        y = Relu(a)
    })");
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "a"));
    QCOMPARE(lines(editor.finish()), "z = Constant(); y = Relu(x)");
}

void TestGraphEditor::whatNobodyReadBeforeStays()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { k = Constant<value = int64[1] {1}>() y = Relu(x) }", {"unread[2]"});
    const Model edited = GraphEditor(model).finish();
    QVERIFY(edited.index().initializer("unread"));
    QCOMPARE(edited.graph().node_size(), 2);
}

void TestGraphEditor::aConstantThatIsReadByABodyStays()
{
    const Model model = modelOf(R"(agraph (bool c, float[2] x) => (float[2] y) {
        a = Add(x, w)
        y = If (c) <then_branch = tg () => (float[2] t) { t = Add(a, w) }, else_branch = eg () => (float[2] e) { e = Neg(a) }>
    })",
                                {"w[2]"});
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "a"));
    QVERIFY(editor.finish().index().initializer("w"));
}

void TestGraphEditor::setConstantChangesValueShapeAndListedInput()
{
    pb::ModelProto proto = modelOf("agraph (float[N,4] x, float[4,2] w) => (float[N,2] y) { y = MatMul(x, w) }").proto();
    *proto.mutable_graph()->add_initializer() = pare::test::randomTensor("w", {4, 2});
    const Model model(proto, {});
    GraphEditor editor(model);
    editor.setConstant("w", pb::TensorProto::DOUBLE, {4, 1}, bytesOf<double>({1, 2, 3, 4}));
    QCOMPARE(editor.constant("w")->dims(1), int64_t{1});
    const Model edited = editor.finish();
    QVERIFY((VERIFIED(edited.constantFloats("w")) == std::vector<float>{1, 2, 3, 4}));
    const auto &type = edited.graph().input(1).type().tensor_type();
    QCOMPARE(int(type.elem_type()), int(pb::TensorProto::DOUBLE));
    QCOMPARE(type.shape().dim(1).dim_value(), int64_t{1});
}

void TestGraphEditor::setConstantReachesConstantNodes()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { k = Constant<value = int64[1] {4}>() y = Reshape(x, k) }");
    GraphEditor editor(model);
    editor.setConstant("k", pb::TensorProto::INT64, {2}, bytesOf<int64_t>({2, 2}));
    QVERIFY((VERIFIED(editor.finish().constantInts("k")) == std::vector<int64_t>{2, 2}));
    QVERIFY(!editor.constant("x"));
}

void TestGraphEditor::shapesOfWhatIsGoneAreForgotten()
{
    pb::ModelProto proto = modelOf("agraph (float[N] x) => (float[N] y) { a = Relu(x) b = Neg(a) c = Abs(b) y = Exp(c) }").proto();
    for (const char *name : {"a", "b", "c"})
        proto.mutable_graph()->add_value_info()->set_name(name);
    const Model model(proto, {});
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "a"));
    editor.forgetShape("b");
    const Model edited = editor.finish();
    QCOMPARE(edited.graph().value_info_size(), 1);
    QCOMPARE(edited.graph().value_info(0).name(), "c");
    GraphEditor all(model);
    all.clearShapes();
    QCOMPARE(all.finish().graph().value_info_size(), 0);
}

void TestGraphEditor::payloadsOfWhatIsGoneAreLetGo()
{
    const Model model = modelOf("agraph (float[N,64] x) => (float[N,64] y) { a = MatMul(x, w) y = MatMul(a, v) }", {"w[64,64]", "v[64,64]"});
    QCOMPARE(model.payloads().size(), size_t{2});
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "a"));
    const Model edited = editor.finish();
    QCOMPARE(edited.payloads().size(), size_t{1});
    QVERIFY(VERIFIED(edited.constantFloats("v")) == VERIFIED(model.constantFloats("v")));
}

void TestGraphEditor::opsetsAreRaisedAndNeverLowered()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }", {}, 13);
    GraphEditor editor(model);
    editor.needOpset("", 11);
    editor.needOpset("ai.onnx.ml", 3);
    QCOMPARE(editor.finish().opset(), int64_t{13});
    editor.needOpset("", 17);
    QCOMPARE(editor.finish().opset(), int64_t{17});
    QCOMPARE(editor.finish().opset("ai.onnx.ml"), int64_t{3});
}

void TestGraphEditor::metadataIsSetOnce()
{
    GraphEditor editor(modelOf("agraph (float[N] x) => (float[N] y) { y = Relu(x) }"));
    editor.setMetadata("key", "one");
    editor.setMetadata("key", "two");
    const Model edited = editor.finish();
    QCOMPARE(edited.metadata("key"), "two");
    QCOMPARE(edited.proto().metadata_props_size(), 1);
}

void TestGraphEditor::finishCanBeCalledAgain()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { a = Identity(x) b = Identity(a) y = Relu(b) }");
    GraphEditor editor(model);
    editor.bypass(byOutput(model, "a"));
    QCOMPARE(lines(editor.finish()), "b = Identity(x); y = Relu(b)");
    editor.bypass(byOutput(model, "b"));
    QCOMPARE(lines(editor.finish()), "y = Relu(x)");
}

QTEST_APPLESS_MAIN(TestGraphEditor)
#include "tst_graph_editor.moc"
