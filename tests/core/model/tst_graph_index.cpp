#include "core/model/model.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pare;
using pare::test::modelOf;

namespace {

std::vector<std::string> names(const Model &model, const std::vector<NodeId> &ids)
{
    std::vector<std::string> all;
    for (const NodeId id : ids)
        all.push_back(model.index().node(id).op_type());
    return all;
}

pb::NodeProto *addNode(pb::GraphProto &graph, const std::string &op, const std::vector<std::string> &inputs, const std::string &output)
{
    auto *node = graph.add_node();
    node->set_op_type(op);
    node->set_name(op + "_" + output);
    for (const auto &input : inputs)
        node->add_input(input);
    node->add_output(output);
    return node;
}

// If with one body each; `inner` is read from inside both.
Model modelWithBodies()
{
    return modelOf(R"(agraph (bool c, float[N] x) => (float[N] y) {
        a = Relu(x)
        b = Neg(x)
        y = If (c) <then_branch = tg () => (float[N] t) { t = Add(a, b) }, else_branch = eg () => (float[N] e) { n = Abs(a) e = Relu(n) }>
    })");
}

} // namespace

class TestGraphIndex : public QObject {
    Q_OBJECT
private slots:
    void producersAndReadersAreFound();
    void aGraphOutputIsNoOnlyUse();
    void anInitializerThatIsListedAsInputIsAConstant();
    void aConstantNodeIsAConstant();
    void bodiesReadWhatTheyCapture();
    void namesThatABodyDefinesAreNotCaptured();
    void aBodyInABodyCapturesFromOutside();
    void nodesAreSortedAndASortedFileKeepsItsOrder();
    void aBodyWaitsForWhatItCaptures();
    void aCycleIsFoundAndANodeOnItNamed();
    void aNodeBehindACycleIsNotNamed();
    void aNodeThatReadsItselfIsACycle();
    void hostileGraphsTakeNoQuadraticTime();
};

void TestGraphIndex::producersAndReadersAreFound()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { a = Relu(x) b = Add(a, a) y = Neg(b) }");
    const GraphIndex &index = model.index();
    QCOMPARE(index.producer("b")->value, 1);
    QVERIFY(!index.producer("x"));
    QVERIFY(!index.producer("nothing"));
    QCOMPARE(index.uses("a").size(), size_t{2});
    QVERIFY((index.uses("a")[1] == Use{NodeId{1}, 1}));
    QVERIFY(!index.onlyUse("a"));
    QVERIFY((index.onlyUse("b") == Use{NodeId{2}, 0}));
    QVERIFY(index.isGraphInput("x") && !index.isGraphInput("a"));
    QVERIFY(index.isGraphOutput("y") && !index.isGraphOutput("b"));
    QCOMPARE(index.nodesOf("Add").size(), size_t{1});
    QVERIFY(index.nodesOf("Conv").empty());
    QCOMPARE(index.find(model.graph().node(1).name())->value, 1);
}

void TestGraphIndex::aGraphOutputIsNoOnlyUse()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] a, float[N] y) { a = Relu(x) y = Neg(a) }");
    QCOMPARE(model.index().uses("a").size(), size_t{1});
    QVERIFY(!model.index().onlyUse("a"));
}

void TestGraphIndex::anInitializerThatIsListedAsInputIsAConstant()
{
    pb::ModelProto proto = modelOf("agraph (float[N,4] x, float[4,2] w) => (float[N,2] y) { y = MatMul(x, w) }").proto();
    *proto.mutable_graph()->add_initializer() = pare::test::randomTensor("w", {4, 2});
    const Model model(proto, {});
    QVERIFY(!model.index().isGraphInput("w"));
    QVERIFY(model.index().isGraphInput("x"));
    QCOMPARE(model.index().constant("w")->name(), "w");
    QCOMPARE(VERIFIED(model.constantFloats("w")).size(), size_t{8});
    REFUSED(model.constantFloats("x"));
}

void TestGraphIndex::aConstantNodeIsAConstant()
{
    const Model model = modelOf("agraph (float[N] x) => (float[N] y) { k = Constant<value = int64[2] {3, 4}>() y = Reshape(x, k) }");
    QVERIFY((VERIFIED(model.constantInts("k")) == std::vector<int64_t>{3, 4}));
    QVERIFY(!model.index().initializer("k"));
}

void TestGraphIndex::bodiesReadWhatTheyCapture()
{
    const Model model = modelWithBodies();
    const auto captured = capturedValues(model.graph().node(2));
    QVERIFY((captured == std::vector<std::string>{"a", "b"}));
    QVERIFY((model.index().onlyUse("b") == Use{NodeId{2}, Use::captured}));
    QCOMPARE(model.index().uses("a").size(), size_t{1}); // one node, however often its bodies read it
}

void TestGraphIndex::namesThatABodyDefinesAreNotCaptured()
{
    pb::NodeProto node;
    auto &body = *node.add_attribute()->mutable_g();
    body.add_input()->set_name("in");
    body.add_initializer()->set_name("w");
    body.add_sparse_initializer()->mutable_values()->set_name("s");
    addNode(body, "Add", {"in", "w"}, "m");
    addNode(body, "Add", {"m", "s"}, "o");
    addNode(body, "Add", {"o", ""}, "p"); // an empty name is an input that was left out
    body.add_output()->set_name("p");
    body.add_output()->set_name("outer"); // an outer value as result
    QVERIFY((capturedValues(node) == std::vector<std::string>{"outer"}));
}

void TestGraphIndex::aBodyInABodyCapturesFromOutside()
{
    pb::NodeProto node;
    auto &outer = *node.add_attribute()->mutable_g();
    auto *inner = addNode(outer, "Loop", {}, "o");
    auto &body = *inner->add_attribute()->add_graphs();
    addNode(outer, "Relu", {"x"}, "mine");
    addNode(body, "Add", {"mine", "far"}, "r");
    QVERIFY((capturedValues(node) == std::vector<std::string>{"far", "x"}));
}

void TestGraphIndex::nodesAreSortedAndASortedFileKeepsItsOrder()
{
    pb::ModelProto proto;
    auto &graph = *proto.mutable_graph();
    graph.add_input()->set_name("x");
    addNode(graph, "Third", {"b"}, "c");
    addNode(graph, "Second", {"a"}, "b");
    addNode(graph, "First", {"x"}, "a");
    addNode(graph, "Alone", {}, "d");
    const Model model(proto, {});
    QVERIFY(model.index().acyclic());
    QVERIFY((names(model, model.index().order()) == std::vector<std::string>{"First", "Second", "Third", "Alone"}));
    const Model sorted = modelOf("agraph (float[N] x) => (float[N] y) { b = Neg(x) a = Relu(x) y = Add(a, b) }");
    QVERIFY((names(sorted, sorted.index().order()) == std::vector<std::string>{"Neg", "Relu", "Add"}));
}

void TestGraphIndex::aBodyWaitsForWhatItCaptures()
{
    pb::ModelProto proto = modelWithBodies().proto();
    proto.mutable_graph()->mutable_node()->SwapElements(0, 2); // If first, then Neg, Relu
    const Model model(proto, {});
    QVERIFY(model.index().acyclic());
    QCOMPARE(model.index().node(model.index().order().back()).op_type(), "If");
}

void TestGraphIndex::aCycleIsFoundAndANodeOnItNamed()
{
    pb::ModelProto proto;
    auto &graph = *proto.mutable_graph();
    addNode(graph, "A", {"c"}, "a");
    addNode(graph, "B", {"a"}, "b");
    addNode(graph, "C", {"b"}, "c");
    addNode(graph, "Free", {"x"}, "f");
    const Model model(proto, {});
    QVERIFY(!model.index().acyclic());
    QVERIFY((std::set<std::string>{"A_a", "B_b", "C_c"}.contains(model.index().nodeOnCycle())));
    QCOMPARE(model.index().order().size(), size_t{4});
    QCOMPARE(model.index().node(model.index().order().front()).op_type(), "Free");
}

void TestGraphIndex::aNodeBehindACycleIsNotNamed()
{
    pb::ModelProto proto;
    auto &graph = *proto.mutable_graph();
    addNode(graph, "Behind", {"b"}, "z"); // first in the file, and cannot be placed either
    addNode(graph, "A", {"b"}, "a");
    addNode(graph, "B", {"a"}, "b");
    const Model model(proto, {});
    QVERIFY(model.index().nodeOnCycle() != "Behind_z");
    QVERIFY(!model.index().nodeOnCycle().empty());
}

void TestGraphIndex::aNodeThatReadsItselfIsACycle()
{
    pb::ModelProto proto;
    addNode(*proto.mutable_graph(), "Self", {"a"}, "a");
    QCOMPARE(Model(proto, {}).index().nodeOnCycle(), "Self_a");
}

// Counted in work, not in seconds: with squared growth these would take minutes, far beyond the test's time limit.
void TestGraphIndex::hostileGraphsTakeNoQuadraticTime()
{
    pb::ModelProto proto;
    auto &graph = *proto.mutable_graph();
    addNode(graph, "Relu", {"x"}, "shared");
    for (int i = 0; i < 20'000; ++i) { // many bodies that capture one value
        auto *node = addNode(graph, "If", {"c"}, "o" + std::to_string(i));
        addNode(*node->add_attribute()->mutable_g(), "Neg", {"shared"}, "r");
    }
    const Model many(proto, {});
    QCOMPARE(many.index().uses("shared").size(), size_t{20'000});

    pb::ModelProto nested; // a body with many names and many bodies inside
    auto &body = *addNode(*nested.mutable_graph(), "Loop", {}, "o")->add_attribute()->mutable_g();
    for (int i = 0; i < 20'000; ++i)
        addNode(*addNode(body, "If", {"c"}, "v" + std::to_string(i))->add_attribute()->mutable_g(), "Neg", {"outer"}, "r");
    QVERIFY((capturedValues(nested.graph().node(0)) == std::vector<std::string>{"c", "outer"}));
}

QTEST_APPLESS_MAIN(TestGraphIndex)
#include "tst_graph_index.moc"
