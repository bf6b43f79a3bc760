#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestFuseActivations : public QObject {
    Q_OBJECT
private slots:
    void itFuses_data();
    void itFuses();
    void theRuntimeRunsItInsideOfTheConvolution();
    void oldOpsetsGetAFormThatTheRuntimeKnows();
    void itStaysOut_data();
    void itStaysOut();
    void onlyChosenNodesAreFused();
};

namespace {

const std::string head = "agraph (float[N,4,6,6] x) => (float[N,4,6,6] y) ";
const std::string numbers = "<float zero = {0.0}, float one = {1.0}, float three = {3.0}, float six = {6.0}, float[1] sixth = {0.16666667}, float half = {0.5}, "
                            "float tenth = {0.1}, float minus = {-1.0}, float[4,1,1] slopes = {0.2, 0.2, 0.2, 0.2}, float[4,1,1] mixed = {0.1, 0.2, 0.3, 0.4}, float[1,4,1,1] none = {0.0, 0.0, 0.0, 0.0}> ";

Model activation(const std::string &body, int opset = 17)
{
    return modelOf(head + numbers + "{ " + body + " }", {}, opset);
}

} // namespace

void TestFuseActivations::itFuses_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("op"); // the only operator afterwards
    const auto row = [](const char *name, const char *body, const char *op) { QTest::newRow(name) << body << op; };
    row("a limit above", "[end] y = Min(x, six)", "Clip");
    row("a limit below", "[end] y = Max(tenth, x)", "Clip");
    row("min of max", "a = Max(x, zero) [end] y = Min(a, six)", "Clip");
    row("max of min", "a = Min(six, x) [end] y = Max(zero, a)", "Clip");
    row("min of Relu", "a = Relu(x) [end] y = Min(a, six)", "Clip");
    row("max with zero", "[end] y = Max(zero, x)", "Relu");
    row("Clip without a top", "[end] y = Clip(x, zero)", "Relu");
    row("PRelu with one slope", "[end] y = PRelu(x, slopes)", "LeakyRelu");
    row("PRelu with slope 0", "[end] y = PRelu(x, none)", "Relu");
    row("max with a part of itself", "a = Mul(tenth, x) [end] y = Max(x, a)", "LeakyRelu");
    row("hard sigmoid, divided", "a = Add(x, three) b = Clip(a, zero, six) [end] y = Div(b, six)", "HardSigmoid");
    row("hard sigmoid, multiplied", "a = Add(three, x) b = Clip(a, zero, six) [end] y = Mul(sixth, b)", "HardSigmoid");
    row("hard sigmoid, scaled first", "a = Mul(x, tenth) b = Add(a, half) [end] y = Clip(b, zero, one)", "HardSigmoid");
    row("hard sigmoid from min and max", "a = Add(x, three) b = Relu(a) c = Min(b, six) [end] y = Div(c, six)", "HardSigmoid");
    row("hard swish, divided last", "a = Add(x, three) b = Clip(a, zero, six) c = Mul(x, b) [end] y = Div(c, six)", "HardSwish");
    row("hard swish, divided first", "d = Div(x, six) a = Add(x, three) b = Clip(a, zero, six) [end] y = Mul(d, b)", "HardSwish");
    row("hard swish, gate divided", "a = Add(x, three) b = Clip(a, zero, six) d = Div(b, six) [end] y = Mul(d, x)", "HardSwish");
    row("hard swish from HardSigmoid", "a = HardSigmoid<alpha=0.16666667,beta=0.5>(x) [end] y = Mul(x, a)", "HardSwish");
    row("sigmoid by Div", "a = Neg(x) b = Exp(a) c = Add(b, one) [end] y = Div(one, c)", "Sigmoid");
    row("sigmoid by Reciprocal", "a = Mul(minus, x) b = Exp(a) c = Add(one, b) [end] y = Reciprocal(c)", "Sigmoid");
}

void TestFuseActivations::itFuses()
{
    QFETCH(QString, body);
    QFETCH(QString, op);
    const Model before = activation(body.toStdString());
    const PassOutcome outcome = checkedRun({"fuse-activations", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().node_size(), 1);
    QCOMPARE(outcome.model.graph().node(0).op_type(), op.toStdString());
    QCOMPARE(outcome.model.graph().node(0).name(), std::string("end"));
    QVERIFY(changed(outcome.report, "end"));
    for (const double scale : {0.5, 8.0}) {
        const double off = difference(before, outcome.model, 1, scale);
        QVERIFY2(off < 1e-6, qPrintable(QString::number(off)));
    }
}

void TestFuseActivations::theRuntimeRunsItInsideOfTheConvolution()
{
    const Model before = modelOf("agraph (float[1,16,8,8] x) => (float[1,16,8,8] y) <float zero = {0.0}, float three = {3.0}, float six = {6.0}> "
                                 "{ c = Conv(x, w) a = Add(c, three) b = Clip(a, zero, six) d = Mul(c, b) [end] y = Div(d, six) }",
                                 {"w[16,16,1,1]"});
    const PassOutcome outcome = checkedRun({"fuse-activations", {}, {}, {}}, before);
    QVERIFY(difference(before, outcome.model, 1, 4) < 2e-6);
    const auto ran = operatorsThatRan(outcome.model);
    int count = 0;
    for (const auto &[op, times] : ran)
        count += times;
    QVERIFY2(count <= 2, "the runtime runs more than the convolution and its activation");
}

void TestFuseActivations::oldOpsetsGetAFormThatTheRuntimeKnows()
{
    const Model swish = activation("a = Add(x, three) b = Clip(a, zero, six) c = Mul(x, b) [end] y = Div(c, six)", 13);
    const PassOutcome outcome = checkedRun({"fuse-activations", {}, {}, {}}, swish);
    QCOMPARE(outcome.model.opset(), 13);
    QCOMPARE(outcome.model.graph().node_size(), 2);
    QCOMPARE(countOf(outcome.model, "HardSigmoid"), 1);
    QVERIFY(difference(swish, outcome.model, 1, 8) < 1e-6);

    const Model clip = activation("a = Relu(x) [end] y = Min(a, six)", 9);
    const PassOutcome old = checkedRun({"fuse-activations", {}, {}, {}}, clip);
    QCOMPARE(old.model.graph().node_size(), 1);
    QCOMPARE(old.model.graph().node(0).input_size(), 1);
    QVERIFY(difference(clip, old.model, 1, 8) < 1e-6);
}

void TestFuseActivations::itStaysOut_data()
{
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const char *body) { QTest::newRow(name) << body; };
    row("another offset", "a = Add(x, one) b = Clip(a, zero, six) c = Mul(x, b) [end] y = Div(c, six)");
    row("another limit", "a = Add(x, three) b = Clip(a, zero, three) c = Mul(x, b) [end] y = Div(c, six)");
    row("another divisor", "a = Add(x, three) b = Clip(a, zero, six) [end] y = Div(b, three)");
    row("another value times the gate", "t = Tanh(x) a = Add(x, three) b = Clip(a, zero, six) c = Mul(t, b) [end] y = Div(c, six)");
    row("slopes that differ", "[end] y = PRelu(x, mixed)");
    row("max with more than itself", "a = Mul(x, three) [end] y = Max(x, a)");
    row("a sum that is not one", "a = Neg(x) b = Exp(a) c = Add(b, three) [end] y = Div(one, c)");
    row("another slope of HardSigmoid", "a = HardSigmoid<alpha=0.2,beta=0.5>(x) [end] y = Mul(x, a)");
    row("an input that is read inside", "a = Add(x, three) b = Clip(a, zero, six) c = Mul(x, b) d = Div(c, six) [end] y = Add(d, b)");
}

void TestFuseActivations::itStaysOut()
{
    QFETCH(QString, body);
    const Model before = activation(body.toStdString());
    const PassOutcome outcome = checkedRun({"fuse-activations", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    QVERIFY(outcome.report.changes.empty());
}

void TestFuseActivations::onlyChosenNodesAreFused()
{
    const Model before = activation("[one] a = Max(x, zero) [two] y = PRelu(a, slopes)");
    const PassOutcome outcome = checkedRun({"fuse-activations", {}, {}, std::set<std::string>{"two"}}, before);
    QCOMPARE(countOf(outcome.model, "Max"), 1);
    QCOMPARE(countOf(outcome.model, "LeakyRelu"), 1);
}

QTEST_GUILESS_MAIN(TestFuseActivations)
#include "tst_fuse_activations.moc"
