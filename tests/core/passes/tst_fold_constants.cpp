#include "core/passes/constant_evaluator.h"
#include "tests/core/passes/pass_fixture.h"

#include <limits>

using namespace pare;
using namespace pare::test;

class TestFoldConstants : public QObject {
    Q_OBJECT
private slots:
    void operatorsEvaluatedHereEqualTheRuntime_data();
    void operatorsEvaluatedHereEqualTheRuntime();
    void hostileOperandsAreNotEvaluated_data();
    void hostileOperandsAreNotEvaluated();
    void othersAreEvaluatedByTheRuntimeAndReplayed();
    void withoutARunnerTheReasonIsSaid();
    void aFixedShapeIsAConstant();
    void anOpenShapeIsNot();
    void aTableIsCutToWhatIsReadOfIt();
    void constantNodesBecomeInitializers();
    void storedWeightsStayStored_data();
    void storedWeightsStayStored();
    void aFileDoesNotGrow();
    void randomNumbersStayRandom();
    void anOutputOfTheModelStaysComputed();
};

namespace {

Model withBody(const std::string &body, const std::string &type = "float")
{
    return modelOf("agraph (float[2,3] x) => (" + type +
                   "[] y) <float[2,3] a = {1.5,-2.0,3.25,-4.0,5.5,0.0}, float[3] b = {0.5,-2.0,4.0}, int64[4] i = {7,-2,5,3}, int64[2] s = {3,2}, int64[1] one = {1}, "
                   "int64[1] zero = {0}, int64[2] pick = {1,-1}, float[2,3] pos = {1.0,4.0,9.0,2.0,0.25,7.0}, int64 from = {2}, int64 to = {11}, int64 by = {3}, "
                   "int64[1] far = {100}, int64[1] back = {-1}, int64[3] wide = {2,2,3}> { " +
                   body + " }");
}

} // namespace

void TestFoldConstants::operatorsEvaluatedHereEqualTheRuntime_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("type");
    const auto add = [](const char *expression, const char *type = "float") { QTest::newRow(expression) << expression << type; };
    for (const char *op : {"Add(a, b)", "Sub(a, b)", "Mul(b, a)", "Div(a, b)", "Min(a, b)", "Max(a, b)", "Neg(a)", "Abs(a)", "Sqrt(pos)", "Reciprocal(pos)", "Floor(a)", "Ceil(a)",
                           "Reshape(a, s)", "Transpose(a)", "Transpose<perm=[1,0]>(a)", "Flatten<axis=0>(a)", "Concat<axis=0>(a, a)", "Concat<axis=-1>(a, pos)", "Unsqueeze(a, one)",
                           "Squeeze(a)", "Slice(a, zero, one)", "Slice(a, back, zero, one, back)", "Slice(a, zero, far, one)", "Gather<axis=1>(a, pick)", "Gather(b, pick)",
                           "Expand(a, wide)", "Cast<to=1>(i)", "Identity(a)", "ConstantOfShape(s)"})
        add(op);
    for (const char *op : {"Add(i, i)", "Mul(i, one)", "Div(i, by)", "Shape(a)", "Shape<start=1>(a)", "Range(from, to, by)", "Cast<to=7>(a)", "Gather(i, pick)", "Neg(i)", "Size(a)"})
        add(op, "int64");
    for (const char *op : {"Equal(i, by)", "Greater(a, b)", "Less(a, b)", "Cast<to=9>(a)"})
        add(op, "bool");
}

void TestFoldConstants::operatorsEvaluatedHereEqualTheRuntime()
{
    QFETCH(QString, expression);
    QFETCH(QString, type);
    const Model before = withBody("[it] t = " + expression.toStdString() + " [end] y = Identity(t)", type.toStdString());
    const PassOutcome outcome = checkedRun({"fold-constants", {}, {}, {}}, before); // without services: evaluated here
    QVERIFY2(changed(outcome.report, "it"), qPrintable(QString::fromStdString(reasonFor(outcome.report, "it"))));
    QCOMPARE(outcome.model.graph().node_size(), 1);
    QCOMPARE(difference(before, outcome.model), 0.0);
}

void TestFoldConstants::hostileOperandsAreNotEvaluated_data()
{
    QTest::addColumn<QString>("op");
    QTest::addColumn<QList<QList<qlonglong>>>("inputs"); // int64, each of one axis
    QTest::addColumn<QList<qlonglong>>("order");         // the attribute perm
    constexpr qlonglong most = std::numeric_limits<qlonglong>::max();
    constexpr qlonglong least = std::numeric_limits<qlonglong>::min();
    using Inputs = QList<QList<qlonglong>>;
    const QList<qlonglong> four{1, 2, 3, 4};
    QTest::newRow("an axis cut twice") << "Slice" << Inputs{four, {3, 3}, {4, 4}, {0, 0}} << QList<qlonglong>{};
    QTest::newRow("an axis too many in the order") << "Transpose" << Inputs{four} << QList<qlonglong>{0, 0};
    QTest::newRow("an axis that is not there") << "Transpose" << Inputs{four} << QList<qlonglong>{7};
    QTest::newRow("a shape that overflows") << "Expand" << Inputs{{1}, {most, most}} << QList<qlonglong>{};
    QTest::newRow("a shape that is too large") << "ConstantOfShape" << Inputs{{1LL << 40}} << QList<qlonglong>{};
    QTest::newRow("sizes whose product overflows") << "Reshape" << Inputs{four, {least, -1}} << QList<qlonglong>{};
    QTest::newRow("an index out of range") << "Gather" << Inputs{four, {least}} << QList<qlonglong>{};
    QTest::newRow("the lowest number by -1") << "Div" << Inputs{{least}, {-1}} << QList<qlonglong>{};
}

void TestFoldConstants::hostileOperandsAreNotEvaluated()
{
    QFETCH(QString, op);
    QFETCH(QList<QList<qlonglong>>, inputs);
    QFETCH(QList<qlonglong>, order);
    pb::NodeProto node;
    node.set_op_type(op.toStdString());
    node.add_output("y");
    if (!order.isEmpty()) {
        auto &perm = *node.add_attribute();
        perm.set_name("perm");
        perm.set_type(pb::AttributeProto::INTS);
        for (const qlonglong axis : order)
            perm.add_ints(axis);
    }
    std::vector<ConstantValue> values;
    for (const auto &list : inputs)
        values.push_back(constantInts({list.size()}, {list.begin(), list.end()}));
    std::vector<const ConstantValue *> pointers;
    for (const auto &value : values)
        pointers.push_back(&value);
    QVERIFY(!evaluateConstant(node, pointers, 17, 1 << 20));
}

void TestFoldConstants::othersAreEvaluatedByTheRuntimeAndReplayed()
{
    const Model before = withBody("[erf] t = Erf(a) [end] y = Add(x, t)");
    const PassOutcome outcome = checkedRun({"fold-constants", {}, servicesOfRunner(), {}}, before); // its replay has no services
    QVERIFY(changed(outcome.report, "erf"));
    QCOMPARE(outcome.model.graph().node_size(), 1);
    QCOMPARE(difference(before, outcome.model), 0.0);
    QVERIFY(outcome.resolution["values"].contains("erf"));
}

void TestFoldConstants::withoutARunnerTheReasonIsSaid()
{
    const PassOutcome outcome = checkedRun({"fold-constants", {}, {}, {}}, withBody("[erf] t = Erf(a) [end] y = Add(x, t)"));
    QCOMPARE(reasonFor(outcome.report, "erf"), std::string("Erf is evaluated by running it, and no runner is available here"));
    QCOMPARE(outcome.model.graph().node_size(), 2);
}

void TestFoldConstants::aFixedShapeIsAConstant()
{
    const Model before = modelOf("agraph (float[2,3] x) => (float[3,2] y) <int64[2] swap = {1,0}> { [relu] r = Relu(x) [shape] s = Shape(r) [turn] t = Gather(s, swap) [end] y = Reshape(r, t) }");
    const PassOutcome outcome = checkedRun({"fold-constants", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().node_size(), 2);
    QCOMPARE(difference(before, outcome.model), 0.0);
}

void TestFoldConstants::anOpenShapeIsNot()
{
    const Model before = modelOf("agraph (float[N,3] x) => (int64[2] y) { [relu] r = Relu(x) [shape] y = Shape(r) }");
    const PassOutcome outcome = checkedRun({"fold-constants", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
}

// Tables of positions are as long as the longest input that anyone may have; here inputs are of one length, whatever the batch.
void TestFoldConstants::aTableIsCutToWhatIsReadOfIt()
{
    const std::string positions = "s = Shape(x) t = Gather<axis=0>(s, one) e = Unsqueeze(t, zero) [cut] p = Slice(table, zero, e, zero) r = Range(from, t, step) [look] g = Gather(table, r) "
                                  "h = Add(x, p) y = Add(h, g)";
    const auto network = [&](const std::string &length) {
        return modelOf("agraph (float[N," + length + ",4] x) => (float[N," + length + ",4] y) <int64[1] zero = {0}, int64 one = {1}, int64 from = {0}, int64 step = {1}> { " + positions + " }", {"table[64,4]"});
    };
    const Model before = network("7");
    const PassOutcome outcome = checkedRun({"fold-constants", {}, {}, {}}, before);
    for (const char *value : {"p", "g"})
        QVERIFY2(outcome.model.index().constant(value) && outcome.model.index().constant(value)->dims(0) == 7, value);
    QVERIFY(!outcome.model.index().constant("table"));
    QCOMPARE(difference(before, outcome.model), 0.0);

    // Any length: the whole table may be read, whatever the file says of what it was exported with.
    pb::ModelProto proto = network("T").proto();
    proto.mutable_graph()->mutable_output(0)->mutable_type()->mutable_tensor_type()->mutable_shape()->mutable_dim(1)->set_dim_value(7);
    const PassOutcome open = VERIFIED((PassRunner{"fold-constants", {}, {}, {}}.run(Model(proto, {}))));
    QVERIFY(open.model.index().constant("table"));
    QVERIFY(!changed(open.report, "cut") && !changed(open.report, "look"));
}

void TestFoldConstants::constantNodesBecomeInitializers()
{
    const Model before = modelOf("agraph (float[2,2] x) => (float[2,2] y) { [c] c = Constant<value = float[2,2] {1.0,2.0,3.0,4.0}>() [f] f = Constant<value_float = 2.0>() [m] p = Mul(x, c) [n] y = Mul(p, f) }");
    const PassOutcome outcome = checkedRun({"fold-constants", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().node_size(), 2);
    QCOMPARE(outcome.model.graph().initializer_size(), 2);
    QCOMPARE(difference(before, outcome.model), 0.0);
}

void TestFoldConstants::storedWeightsStayStored_data()
{
    QTest::addColumn<QString>("pass");
    QTest::addColumn<QString>("option");
    QTest::newRow("float16") << "convert-fp16" << "";
    QTest::newRow("int8") << "quantize-weights" << "folded";
    QTest::newRow("DequantizeLinear") << "quantize-weights" << "dequantize";
}

void TestFoldConstants::storedWeightsStayStored()
{
    QFETCH(QString, pass);
    QFETCH(QString, option);
    PassRunner store{pass.toStdString(), {}, {}, {}};
    if (!option.isEmpty())
        store.options["storage"] = option.toStdString();
    const Model stored = checkedRun(store, modelOf("agraph (float[2,40] x) => (float[2,40] y) { [mat] y = MatMul(x, w) }", {"w[40,40]"})).model;
    const PassOutcome outcome = checkedRun({"fold-constants", {}, servicesOfRunner(), {}}, stored);
    QCOMPARE(text(outcome.model), text(stored));
    QVERIFY(!outcome.report.declined.empty());
    QVERIFY(outcome.report.declined.front().reason.find("undo the smaller file") != std::string::npos);
}

void TestFoldConstants::aFileDoesNotGrow()
{
    const std::string graph = "agraph (float[2,3] x) => (float[] y) <int64[2] big = {300,300}> { [fill] t = ConstantOfShape(big) [sum] u = ReduceSum<keepdims=0>(t) [end] y = Add(x, u) }";
    const PassOutcome outcome = checkedRun({"fold-constants", {}, {}, {}}, modelOf(graph));
    QVERIFY2(reasonFor(outcome.report, "fill").starts_with("the file would grow by"), reasonFor(outcome.report, "fill").c_str());
    QVERIFY(changed(checkedRun({"fold-constants", {{"max_growth", "1000"}}, {}, {}}, modelOf(graph)).report, "fill"));
    // A transposed copy costs as much as the weight, as long as someone reads that too.
    const Model tied = modelOf("agraph (float[2,200] x) => (float[] y) { [a] p = MatMul(x, w) [turn] t = Transpose(w) [b] y = MatMul(p, t) }", {"w[200,200]"});
    QVERIFY(reasonFor(checkedRun({"fold-constants", {}, {}, {}}, tied).report, "turn").starts_with("the file would grow by"));
    const Model single = modelOf("agraph (float[2,200] x) => (float[] y) { [turn] t = Transpose(w) [b] y = MatMul(x, t) }", {"w[200,200]"});
    QVERIFY(changed(checkedRun({"fold-constants", {}, {}, {}}, single).report, "turn"));
}

void TestFoldConstants::randomNumbersStayRandom()
{
    const Model before = withBody("[noise] t = RandomNormalLike(a) [end] y = Add(x, t)");
    const PassOutcome outcome = VERIFIED((PassRunner{"fold-constants", {}, servicesOfRunner(), {}}.run(before)));
    QCOMPARE(reasonFor(outcome.report, "noise"), std::string("its result is random"));
}

void TestFoldConstants::anOutputOfTheModelStaysComputed()
{
    const PassOutcome outcome = checkedRun({"fold-constants", {}, {}, {}}, withBody("[it] y = Add(a, b)"));
    QCOMPARE(reasonFor(outcome.report, "it"), std::string("it makes the model's output y"));
}

QTEST_GUILESS_MAIN(TestFoldConstants)
#include "tst_fold_constants.moc"
