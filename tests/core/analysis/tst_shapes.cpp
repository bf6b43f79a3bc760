#include "core/analysis/body_model.h"
#include "core/analysis/budget.h"
#include "core/analysis/shapes.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pare;
using namespace pare::test;

namespace {

QString shapeText(const Model &model, const std::string &value, const std::map<std::string, int64_t> &symbols = {})
{
    const ShapeTable table = VERIFIED(ShapeTable::of(model, symbols));
    const ValueShape *shape = table.find(value);
    return shape ? QString::fromStdString(shape->text()) : QString("nothing");
}

pb::FunctionProto function(const std::string &name, const std::vector<std::string> &calls)
{
    pb::FunctionProto function;
    function.set_name(name);
    function.set_domain("local");
    function.add_input("a");
    function.add_output("b");
    auto &import = *function.add_opset_import();
    import.set_domain("");
    import.set_version(17);
    auto &own = *function.add_opset_import();
    own.set_domain("local");
    own.set_version(1);
    std::string from = "a";
    for (size_t i = 0; i < calls.size(); ++i) {
        auto &node = *function.add_node();
        node.set_op_type(calls[i]);
        node.set_domain(calls[i] == "Relu" || calls[i] == "Flatten" ? "" : "local");
        node.add_input(from);
        from = i + 1 == calls.size() ? "b" : "v" + std::to_string(i);
        node.add_output(from);
    }
    return function;
}

Model callOf(const std::string &name, const std::vector<pb::FunctionProto> &functions)
{
    pb::ModelProto proto = modelOf("g (float[2,3,4] x) => (float[M,K] y) { y = Relu(x) }").proto();
    auto &import = *proto.add_opset_import();
    import.set_domain("local");
    import.set_version(1);
    auto &node = *proto.mutable_graph()->mutable_node(0);
    node.set_op_type(name);
    node.set_domain("local");
    for (const auto &f : functions)
        *proto.add_functions() = f;
    proto.mutable_graph()->clear_output();
    proto.mutable_graph()->add_output()->set_name("y");
    return Model(proto, {});
}

} // namespace

class TestShapes : public QObject {
    Q_OBJECT
private slots:
    void namedSizesTravelThroughTheGraph();
    void givenSizesReplaceNamesAndKeepThem();
    void openSizesWithoutANameCanBeGivenByPlace();
    void shapeArithmeticWithNamedSizesIsFollowed_data();
    void shapeArithmeticWithNamedSizesIsFollowed();
    void aSizeIsFoundWhereNamesCancel();
    void cutOutWeightsStillHaveTheirShape();
    void operatorsOfTheRuntimeHaveRules_data();
    void operatorsOfTheRuntimeHaveRules();
    void anUnknownOperatorStopsNothingElse();
    void whatTheFileSaysFillsGaps();
    void aContradictionIsANoteAndNoError();
    void aWrongNodeIsNamed();
    void functionsAreWalkedThrough();
    void attributesReachTheInsideOfAFunction();
    void bodiesReadFromOutside();
    void aKnownConditionPicksItsBranch();
    void aCutOfOneAxisLeavesTheOthersKnown();
    void computedSizesAreKnown();
    void unsortedNodesAreNoTrouble();
    void functionsInACircleAreRefused();
    void functionsThatExplodeAreRefusedAtOnce();
    void bodiesNestedTooDeeplyAreRefused();
    void tenThousandNodesTakeLittleTime();
};

void TestShapes::namedSizesTravelThroughTheGraph()
{
    const Model model = modelOf("g (float[N,3,H,8] x) => (float[N,4,H,8] y) { c = Conv<pads=[1,1,1,1]>(x, w) y = Relu(c) }", {"w[4,3,3,3]"});
    QCOMPARE(shapeText(model, "c"), QString("float32 Nx4x?x8"));
    QCOMPARE(shapeText(model, "w"), QString("float32 4x3x3x3"));
}

void TestShapes::givenSizesReplaceNamesAndKeepThem()
{
    const Model model = modelOf("g (float[N,3,8,8] x) => (float[N,4,6,6] y) { y = Conv(x, w) }", {"w[4,3,3,3]"});
    const ShapeTable table = VERIFIED(ShapeTable::of(model, {{"N", 5}}));
    QCOMPARE(table.find("y")->text(), "float32 5x4x6x6");
    QCOMPARE(table.find("x")->dims[0].symbol, "N");
    QCOMPARE(*table.dims("x"), (std::vector<int64_t>{5, 3, 8, 8}));
    QCOMPARE(*table.find("y")->bytes(), 5 * 4 * 6 * 6 * 4);
}

void TestShapes::openSizesWithoutANameCanBeGivenByPlace()
{
    const Model model = modelOf("g (float[?,7] x) => (float[?,7] y) { y = Relu(x) }");
    QCOMPARE(shapeText(model, "y"), QString("float32 ?x7"));
    QVERIFY(!VERIFIED(ShapeTable::of(model)).dims("y"));
    QCOMPARE(shapeText(model, "y", {{"x[0]", 2}}), QString("float32 2x7"));
}

void TestShapes::shapeArithmeticWithNamedSizesIsFollowed_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *body, const char *expected) { QTest::newRow(name) << body << expected; };
    row("view(batch, 4, 3)", "s = Shape(x) i = Constant<value = int64 {0}>() n = Gather(s, i) a = Constant<value = int64[1] {0}>() "
                             "u = Unsqueeze(n, a) r = Constant<value = int64[2] {4, 3}>() t = Concat<axis = 0>(u, r) y = Reshape(x, t)",
        "float32 Nx4x3");
    row("flatten to one row", "t = Constant<value = int64[2] {1, -1}>() y = Reshape(x, t)", "float32 1x12*N");
    row("arithmetic on integers", "s = Shape(x) i = Constant<value = int64 {1}>() c = Gather(s, i) two = Constant<value = int64 {2}>() h = Div(c, two) "
                                  "a = Constant<value = int64[1] {0}>() u = Unsqueeze(h, a) m = Constant<value = int64[1] {-1}>() "
                                  "t = Concat<axis = 0>(m, u) y = Reshape(x, t)",
        "float32 2*Nx6");
    row("batch and heads in one axis, the rest left open", "s = Shape(x) i = Constant<value = int64[1] {0}>() n = Gather(s, i) h = Constant<value = int64[1] {4}>() "
                                                           "m = Mul(n, h) r = Constant<value = int64[1] {-1}>() t = Concat<axis = 0>(m, r) y = Reshape(x, t)",
        "float32 4*Nx3");
    row("and divided again", "s = Shape(x) i = Constant<value = int64[1] {0}>() n = Gather(s, i) h = Constant<value = int64[1] {6}>() m = Mul(n, h) "
                             "two = Constant<value = int64[1] {2}>() d = Div(m, two) four = Constant<value = int64[1] {4}>() e = Div(m, four) t = Concat<axis = 0>(d, e) "
                             "z = Constant<value = float {0.0}>() y = Expand(z, t)",
        "float32 3*Nx?");
    row("expand as PyTorch writes it",
        "s = Shape(x) o = Constant<value = int64[2] {1, 1}>() z = Constant<value = int64[2] {-1, -1}>() e = Equal(s, z) t = Where(e, o, s) "
        "y = Expand(x, t)",
        "float32 Nx12");
    row("padding as PyTorch writes it",
        "p = Constant<value = int64[4] {1, 2, 0, 0}>() q = Constant<value = int64[2] {-1, 2}>() r = Reshape(p, q) a = Constant<value = int64[1] {0}>() "
        "b = Constant<value = int64[1] {-1}>() e = Constant<value = int64[1] {-9223372036854775807}>() f = Slice(r, b, e, a, b) k = Transpose(f) "
        "m = Constant<value = int64[1] {-1}>() l = Reshape(k, m) y = Pad(x, l)",
        "float32 Nx15");
    row("slice of a shape", "s = Shape(x) b = Constant<value = int64[1] {0}>() e = Constant<value = int64[1] {-1}>() f = Slice(s, b, e) "
                            "r = Constant<value = int64[2] {3, 4}>() t = Concat<axis = 0>(f, r) y = Reshape(x, t)",
        "float32 Nx3x4");
    row("range", "l = Constant<value = int64 {5}>() z = Constant<value = int64 {0}>() o = Constant<value = int64 {1}>() y = Range(z, l, o)", "int64 5");
    row("range up to a size by name", "t = Shape(x) i = Constant<value = int64 {0}>() l = Gather(t, i) o = Constant<value = int64 {1}>() y = Range(i, l, o)", "int64 N");
}

void TestShapes::shapeArithmeticWithNamedSizesIsFollowed()
{
    QFETCH(QString, body);
    QFETCH(QString, expected);
    const Model model = modelOf("g (float[N,12] x) => (y) { " + body.toStdString() + " }");
    QCOMPARE(shapeText(model, "y"), expected);
}

void TestShapes::aSizeIsFoundWhereNamesCancel()
{
    const Model model = modelOf("g (float[N,64,7,7] x) => (y) { t = Constant<value = int64[2] {-1, 3136}>() y = Reshape(x, t) }");
    QCOMPARE(shapeText(model, "y"), QString("float32 Nx3136"));
}

void TestShapes::cutOutWeightsStillHaveTheirShape()
{
    const Model model = modelOf("g (float[1,64,8,8] x) => (y) { y = Conv(x, w) }", {"w[64,64,3,3]"});
    QVERIFY(!payloadKey(*model.index().initializer("w")).empty());
    QCOMPARE(shapeText(model, "y"), QString("float32 1x64x6x6"));
}

void TestShapes::operatorsOfTheRuntimeHaveRules_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("expected");
    QTest::newRow("FusedMatMul") << "y = com.microsoft.FusedMatMul<transB = 1>(x, w)" << "float32 Nx5x20";
    QTest::newRow("FusedConv") << "i = Constant<value = int64[4] {-1, 1, 5, 8}>() q = Reshape(x, i) y = com.microsoft.FusedConv(q, k)"
                               << "float32 Nx6x3x6";
    QTest::newRow("MatMulNBits") << "y = com.microsoft.MatMulNBits<K = 8, N = 48, bits = 4, block_size = 32>(x, w, w)" << "float32 Nx5x48";
    QTest::newRow("GatherBlockQuantized") << "t = Constant<value = uint8[3,2] {1, 2, 3, 4, 5, 6}>() i = Constant<value = int64[2,5] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0}>() "
                                              "y = com.microsoft.GatherBlockQuantized<bits = 4, block_size = 16>(t, i, w)"
                                          << "float32 2x5x4";
    QTest::newRow("GatherBlockQuantized, not packed") << "t = Constant<value = uint8[3,2] {1, 2, 3, 4, 5, 6}>() i = Constant<value = int64 {1}>() "
                                                         "y = com.microsoft.GatherBlockQuantized<bits = 8, block_size = 16>(t, i, w)"
                                                      << "float32 2";
    QTest::newRow("Gelu") << "y = com.microsoft.Gelu(x)" << "float32 Nx5x8";
    QTest::newRow("SkipLayerNormalization") << "z, , , y = com.microsoft.SkipLayerNormalization(x, x, w)" << "float32 Nx5x8";
    QTest::newRow("Attention") << "y = com.microsoft.Attention<num_heads = 2>(x, a)" << "float32 Nx5x4";
    QTest::newRow("QuantizeLinear") << "s = Constant<value = float {0.1}>() q = com.microsoft.QuantizeLinear(x, s) y = com.microsoft.DequantizeLinear(q, s)"
                                    << "float32 Nx5x8";
}

void TestShapes::operatorsOfTheRuntimeHaveRules()
{
    QFETCH(QString, body);
    QFETCH(QString, expected);
    const Model model = modelOf("g (float[N,5,8] x) => (y) { " + body.toStdString() + " }", {"w[20,8]", "k[6,1,3,3]", "a[8,12]"});
    QCOMPARE(shapeText(model, "y"), expected);
}

void TestShapes::anUnknownOperatorStopsNothingElse()
{
    const Model model = modelOf("g (float[N,4] x) => (y, z) { u = nowhere.Mystery(x) y = Relu(u) z = Relu(x) }");
    const ShapeTable table = VERIFIED(ShapeTable::of(model));
    QCOMPARE(table.find("z")->text(), "float32 Nx4");
    QVERIFY(!table.rank("y"));
    QVERIFY2(table.note().empty(), table.note().c_str());
}

void TestShapes::whatTheFileSaysFillsGaps()
{
    const Model model = modelOf("g (float[N,4] x) => (y) <float[N,9] u> { u = nowhere.Mystery(x) y = Relu(u) }");
    QCOMPARE(shapeText(model, "y"), QString("float32 Nx9"));
}

void TestShapes::aContradictionIsANoteAndNoError()
{
    const Model model = modelOf("g (float[2,4] x) => (float[2,5] y) { y = Relu(x) }");
    const ShapeTable table = VERIFIED(ShapeTable::of(model));
    QCOMPARE(table.find("y")->text(), "float32 2x4");
    QVERIFY2(table.note().find("the size 5 in dimension 1") != std::string::npos, table.note().c_str());
}

void TestShapes::aWrongNodeIsNamed()
{
    const Model model = modelOf("g (float[2,4] x) => (y) { y = MatMul(x, w) }", {"w[5,3]"});
    const ShapeTable table = VERIFIED(ShapeTable::of(model));
    QCOMPARE(table.complaints().size(), size_t{1});
    QCOMPARE(table.complaints().front().node, "MatMul_0");
    QVERIFY(!table.rank("y"));
}

void TestShapes::functionsAreWalkedThrough()
{
    const Model model = callOf("Outer", {function("Outer", {"Inner", "Relu"}), function("Inner", {"Relu", "Flatten"})});
    QCOMPARE(shapeText(model, "y"), QString("float32 2x12"));
}

void TestShapes::attributesReachTheInsideOfAFunction()
{
    pb::FunctionProto f = function("F", {"Flatten"});
    f.add_attribute("from");
    auto &attribute = *f.mutable_node(0)->add_attribute();
    attribute.set_name("axis");
    attribute.set_type(pb::AttributeProto::INT);
    attribute.set_ref_attr_name("from");
    pb::ModelProto proto = callOf("F", {f}).proto();
    auto &given = *proto.mutable_graph()->mutable_node(0)->add_attribute();
    given.set_name("from");
    given.set_type(pb::AttributeProto::INT);
    given.set_i(2);
    const Model model(proto, {});
    QCOMPARE(shapeText(model, "y"), QString("float32 6x4"));

    // What runs inside of the call shows what it was given; without it the operator's own default holds.
    const auto inside = [](const Model &of) { return bodyModel(of, VERIFIED(ShapeTable::of(of)), NodeId{0}, bodiesOf(of, NodeId{0}).at(0)).model; };
    const auto axis = inside(model).graph().node(0).attribute(0);
    QCOMPARE(axis.name(), "axis");
    QCOMPARE(axis.i(), 2);
    QVERIFY(axis.ref_attr_name().empty());
    QCOMPARE(inside(callOf("F", {f})).graph().node(0).attribute_size(), 0);
}

void TestShapes::bodiesReadFromOutside()
{
    const Model model = modelOf("g (bool b, float[N,4] x) => (y) { y = If(b) <then_branch = t () => (p) { p = MatMul(x, w) }, "
                                "else_branch = e () => (q) { q = MatMul(x, w) }> }",
                                {"w[4,9]"});
    QCOMPARE(shapeText(model, "y"), QString("float32 Nx9"));
    int seen = 0;
    visitInside(model, VERIFIED(ShapeTable::of(model, {{"N", 3}})), [&](NodeId outer, const pb::NodeProto &inner, const NodeTypes &types) {
        QCOMPARE(outer.value, 0);
        QCOMPARE(inner.op_type(), "MatMul");
        QCOMPARE(valueShape(*types.outputs[0]).text(), "float32 3x9");
        ++seen;
    });
    QCOMPARE(seen, 2);
}

void TestShapes::aKnownConditionPicksItsBranch()
{
    const Model model = modelOf("g (float[N,1,4] x) => (y) { s = Shape(x) i = Constant<value = int64[1] {1}>() c = Gather(s, i) e = Equal(c, i) "
                                "y = If(e) <then_branch = t () => (p) { p = Squeeze(x, i) }, else_branch = f () => (q) { q = Identity(x) }> }");
    QCOMPARE(shapeText(model, "y"), QString("float32 Nx4"));
}

void TestShapes::aCutOfOneAxisLeavesTheOthersKnown()
{
    const Model model = modelOf("g (float[1,4,32,12] x, int64[1] to) => (y) { z = Constant<value = int64[1] {0}>() a = Constant<value = int64[1] {2}>() y = Slice(x, z, to, a) }");
    QCOMPARE(shapeText(model, "y"), QString("float32 1x4x?x12"));
}

void TestShapes::computedSizesAreKnown()
{
    const ShapeTable table = VERIFIED(ShapeTable::of(
        modelOf("g (float[N,16] x) => (y) { s = Shape(x) i = Constant<value = int64 {1}>() c = Gather(s, i) f = Cast<to=1>(c) r = Sqrt(f) y = Div(x, r) }")));
    QVERIFY(table.known("r"));
    QCOMPARE(table.known("r")->elements[0].real, 4.0);
    QVERIFY(!table.known("s")); // N is open
    QVERIFY(!table.known("y"));
}

void TestShapes::unsortedNodesAreNoTrouble()
{
    pb::ModelProto proto = modelOf("g (float[N,4] x) => (y) { a = Relu(x) b = Relu(a) y = Relu(b) }").proto();
    proto.mutable_graph()->mutable_node()->SwapElements(0, 2);
    QCOMPARE(shapeText(Model(proto, {}), "y"), QString("float32 Nx4"));
}

void TestShapes::functionsInACircleAreRefused()
{
    const Error error = REFUSED(ShapeTable::of(callOf("F", {function("F", {"G"}), function("G", {"F"})})));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY2(error.message.find("calls itself") != std::string::npos, error.message.c_str());
}

void TestShapes::functionsThatExplodeAreRefusedAtOnce()
{
    // 30 functions, each of which calls the next twice: a thousand million nodes from 60 lines.
    std::vector<pb::FunctionProto> functions;
    for (int i = 0; i < 30; ++i) {
        const std::string next = i == 29 ? "Relu" : "F" + std::to_string(i + 1);
        functions.push_back(function("F" + std::to_string(i), {next, next}));
    }
    QElapsedTimer timer;
    timer.start();
    const Error error = REFUSED(ShapeTable::of(callOf("F0", functions)));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY(timer.elapsed() < 1000);
    functions.erase(functions.begin(), functions.begin() + 18); // the last 12: 4,096 nodes
    VERIFIED(ShapeTable::of(callOf("F18", functions)));
}

void TestShapes::bodiesNestedTooDeeplyAreRefused()
{
    pb::ModelProto proto = modelOf("g (bool b, float[4] x) => (y) { y = Relu(x) }").proto();
    pb::NodeProto node = proto.graph().node(0);
    for (int i = 0; i <= deepestNesting; ++i) {
        pb::NodeProto outer;
        outer.set_op_type("If");
        outer.add_input("b");
        outer.add_output("y");
        auto &attribute = *outer.add_attribute();
        attribute.set_name("then_branch");
        attribute.set_type(pb::AttributeProto::GRAPH);
        *attribute.mutable_g()->add_node() = node;
        node = outer;
    }
    *proto.mutable_graph()->mutable_node(0) = node;
    QCOMPARE(REFUSED(checkBudget(proto)).kind, ErrorKind::Unsupported);
}

void TestShapes::tenThousandNodesTakeLittleTime()
{
    pb::ModelProto proto = modelOf("g (float[N,8,4,4] x) => (y) { y = Relu(x) }", {"w[8,8,1,1]"}).proto();
    auto &graph = *proto.mutable_graph();
    graph.clear_node();
    std::string from = "x";
    for (int i = 0; i < 10000; ++i) {
        auto &node = *graph.add_node();
        node.set_op_type(i % 3 == 0 ? "Conv" : i % 3 == 1 ? "Relu" : "Add");
        node.add_input(from);
        if (i % 3 != 1)
            node.add_input(i % 3 == 0 ? "w" : from);
        from = i == 9999 ? "y" : "v" + std::to_string(i);
        node.add_output(from);
    }
    const Model model(proto, {});
    QCOMPARE(shapeText(modelOf("g (float[1] x) => (y) { y = Relu(x) }"), "y"), QString("float32 1")); // schemas are registered on first use
    QElapsedTimer timer;
    timer.start();
    const ShapeTable table = VERIFIED(ShapeTable::of(model));
    const auto elapsed = timer.elapsed();
    QCOMPARE(table.find("y")->text(), "float32 Nx8x4x4");
    QVERIFY2(elapsed < 2000, qPrintable(QString::number(elapsed))); // about 40 ms in a release build; room for sanitizers
}

QTEST_APPLESS_MAIN(TestShapes)
#include "tst_shapes.moc"
