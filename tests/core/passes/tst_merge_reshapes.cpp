#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestMergeReshapes : public QObject {
    Q_OBJECT
private slots:
    void rowsBecomeOneOrNone_data();
    void rowsBecomeOneOrNone();
    void itStaysOut_data();
    void itStaysOut();
    void whatHasOtherReadersStays();
    void olderFilesNameAxesInAttributes();
    void itHoldsForOtherSizes();
    void branchesAreGoneThroughToo();
    void onlyChosenNodesChange();
};

namespace {

const std::string numbers = "<int64[1] zero = {0}, int64[1] one = {1}, int64[1] two = {2}, int64[1] six = {6}, int64[2] last = {2, 3}, int64[2] ends = {0, 2}, int64 i = {1}, float half = {0.5}, int64[2] flat = {0, -1}, int64[3] parts = {0, 4, -1}> ";

Model network(const std::string &signature, const std::string &body, int opset = 17)
{
    return modelOf("agraph " + signature + " " + numbers + "{ " + body + " }", {}, opset);
}

// "Relu Reshape": the operators in order.
QString operatorsOf(const Model &model)
{
    QStringList all;
    for (const NodeId id : model.index().order())
        all << QString::fromStdString(model.index().node(id).op_type());
    return all.join(QLatin1Char(' '));
}

} // namespace

void TestMergeReshapes::rowsBecomeOneOrNone_data()
{
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("operators");
    const auto row = [](const char *name, const char *signature, const char *body, const char *operators) {
        QTest::newRow(name) << QString::fromLatin1(signature) << QString::fromLatin1(body) << QString::fromLatin1(operators);
    };
    row("there and back", "(float[1,N,8] x) => (float[1,N,8] y)", "a = Squeeze(x, zero) b = Unsqueeze(a, zero) y = Relu(b)", "Relu");
    row("there and back around an activation", "(float[N,8,1] x) => (float[N,8,1] y)", "a = Squeeze(x, two) r = Relu(a) y = Unsqueeze(r, two)", "Relu");
    row("two of one kind", "(float[N,8,1,1] x) => (float[N,8] y)", "r = Relu(x) a = Squeeze(r, two) y = Squeeze(a, two)", "Relu Squeeze");
    row("two that add", "(float[N,8] x) => (float[N,1,8,1] y)", "r = Relu(x) a = Unsqueeze(r, two) y = Unsqueeze(a, one)", "Relu Unsqueeze");
    row("some go and others come", "(float[N,8,1,1] x) => (float[1,N,8] y)", "r = Relu(x) a = Squeeze(r, last) y = Unsqueeze(a, zero)", "Relu Reshape");
    row("three in a row", "(float[1,N,8,1] x) => (float[N,8] y)", "r = Relu(x) a = Squeeze(r, zero) s = Sigmoid(a) b = Unsqueeze(s, zero) h = Mul(b, half) c = Flatten<axis=1>(h) d = Unsqueeze(c, two) y0 = Squeeze(d, two) e = Reshape(y0, flat) y = Tanh(e)",
        "Relu Sigmoid Mul Reshape Tanh");
    row("a reshape of the same shape", "(float[N,8] x) => (float[N,8] y)", "a = Reshape(x, flat) y = Relu(a)", "Relu");
    row("reshapes of any form", "(float[N,8,3] x) => (float[N,4,6] y)", "r = Relu(x) a = Reshape(r, flat) s = Sigmoid(a) y = Reshape(s, parts)", "Relu Sigmoid Reshape");
    row("a transpose of axes of one element", "(float[1,8,1] x) => (float[8] y)", "r = Relu(x) a = Transpose<perm=[2,0,1]>(r) b = Relu(a) y = Squeeze(b)", "Relu Relu Squeeze");
    row("a mean of one number", "(float[N,8,1] x) => (float[N,8] y)", "r = Relu(x) y = ReduceMean<axes=[2], keepdims=0>(r)", "Relu Squeeze");
    row("a mean of one number that keeps its axis", "(float[N,8,1] x) => (float[N,8,1] y)", "r = Relu(x) m = ReduceMean<axes=[2]>(r) y = Relu(m)", "Relu Relu");
    row("an index and its axis", "(float[2,N,8] x) => (float[1,N,8] y)", "g = Gather<axis=0>(x, i) y = Unsqueeze(g, zero)", "Gather");
    row("through a state", "(float[2,N,8] x) => (float[2,N,8] y)", "g = Gather<axis=0>(x, i) u = Unsqueeze(g, zero) r = Relu(u) a = Squeeze(r, zero) b = Unsqueeze(a, zero) y = Concat<axis=0>(b, b)", "Gather Relu Concat");
    row("the output keeps its name", "(float[1,8] x) => (float[1,8] y)", "r = Relu(x) a = Squeeze(r, zero) y = Unsqueeze(a, zero)", "Relu");
}

void TestMergeReshapes::rowsBecomeOneOrNone()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    QFETCH(QString, operators);
    const Model before = network(signature.toStdString(), body.toStdString());
    const PassOutcome outcome = checkedRun({"merge-reshapes", {}, {}, {}}, before);
    QCOMPARE(operatorsOf(outcome.model), operators);
    QVERIFY(!outcome.report.changes.empty());
    QCOMPARE(difference(before, outcome.model), 0.0);
    const PassOutcome again = checkedRun({"merge-reshapes", {}, {}, {}}, outcome.model);
    QVERIFY2(again.report.changes.empty(), "a second run finds nothing");
}

void TestMergeReshapes::itStaysOut_data()
{
    QTest::addColumn<QString>("signature");
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const char *signature, const char *body) { QTest::newRow(name) << QString::fromLatin1(signature) << QString::fromLatin1(body); };
    row("one alone", "(float[N,8,1] x) => (float[N,8] y)", "y = Squeeze(x, two)");
    row("a real transpose between", "(float[1,4,N] x) => (float[1,N,4] y)", "a = Squeeze(x, zero) t = Transpose<perm=[1,0]>(a) y = Unsqueeze(t, zero)");
    row("axes that may be longer than one", "(float[N,T] x) => (float[T,N] y)", "y = Transpose<perm=[1,0]>(x)");
    row("a softmax, which looks along an axis", "(float[1,8] x) => (float[1,8] y)", "a = Squeeze(x, zero) s = Softmax(a) y = Unsqueeze(s, zero)");
    row("two sizes that are not known", "(float[N,1,T,6] x) => (float[T,N,6] y)",
        "n = Shape(x) h = Gather<axis=0>(n, two) b = Gather<axis=0>(n, zero) t = Concat<axis=0>(h, b, six) a = Squeeze(x, one) y = Reshape(a, t)");
    row("a sum that shrinks", "(float[N,8] x) => (float[N] y)", "r = Relu(x) y = ReduceSum<keepdims=0>(r, one)");
}

void TestMergeReshapes::itStaysOut()
{
    QFETCH(QString, signature);
    QFETCH(QString, body);
    const Model before = network(signature.toStdString(), body.toStdString());
    const PassOutcome outcome = checkedRun({"merge-reshapes", {}, {}, {}}, before);
    QVERIFY(outcome.report.changes.empty());
}

void TestMergeReshapes::whatHasOtherReadersStays()
{
    const Model both = network("(float[1,N,8] x) => (float[1,N,8] y, float[N,8] z)", "r = Relu(x) z = Squeeze(r, zero) s = Sigmoid(z) y = Unsqueeze(s, zero)");
    QVERIFY(checkedRun({"merge-reshapes", {}, {}, {}}, both).report.changes.empty());
    // What comes back to the same shape goes all the same: its readers have what was there before.
    const Model back = network("(float[1,N,8] x) => (float[1,N,8] y, float[N,8] z)", "r = Relu(x) z = Squeeze(r, zero) a = Unsqueeze(z, zero) y = Sigmoid(a)");
    const PassOutcome outcome = checkedRun({"merge-reshapes", {}, {}, {}}, back);
    QCOMPARE(operatorsOf(outcome.model), QStringLiteral("Relu Squeeze Sigmoid"));
    QCOMPARE(difference(back, outcome.model), 0.0);
}

void TestMergeReshapes::olderFilesNameAxesInAttributes()
{
    const Model before = modelOf("agraph (float[N,8,1,1] x) => (float[N,8] y) { r = Relu(x) a = Squeeze<axes=[3]>(r) y = Squeeze<axes=[2]>(a) }", {}, 11);
    const PassOutcome outcome = checkedRun({"merge-reshapes", {}, {}, {}}, before);
    QCOMPARE(operatorsOf(outcome.model), QStringLiteral("Relu Squeeze"));
    QCOMPARE(difference(before, outcome.model), 0.0);
}

void TestMergeReshapes::itHoldsForOtherSizes()
{
    const Model before = network("(float[N,8,1,1] x) => (float[1,N,8] y)", "r = Relu(x) a = Squeeze(r, last) y = Unsqueeze(a, zero)");
    const PassOutcome outcome = checkedRun({"merge-reshapes", {}, {}, {}}, before);
    for (const int64_t n : {1, 5}) {
        const std::vector inputs{randomTensor("x", {n, 8, 1, 1}, 3)};
        QCOMPARE(outputsOf(outcome.model, inputs).front().SerializeAsString(), outputsOf(before, inputs).front().SerializeAsString());
    }
}

void TestMergeReshapes::branchesAreGoneThroughToo()
{
    const Model before = modelOf("agraph (bool c, float[1,4,8] x) => (float[1,4,8] y) <int64[1] zero = {0}> { "
                                 "y = If(c)<then_branch = t () => (float[1,4,8] p) { a = Squeeze(x, zero) b = Unsqueeze(a, zero) p = Relu(b) }, "
                                 "else_branch = e () => (float[1,4,8] q) { q = Sigmoid(x) }> }");
    const PassOutcome outcome = checkedRun({"merge-reshapes", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().node(0).attribute(0).g().node_size(), 1);
}

void TestMergeReshapes::onlyChosenNodesChange()
{
    const Model before = network("(float[1,N,8] x) => (float[1,N,8] y)", "a = Squeeze(x, zero) [back] b = Unsqueeze(a, zero) y = Relu(b)");
    const PassOutcome outcome = checkedRun({"merge-reshapes", {}, {}, {{"elsewhere"}}}, before);
    QVERIFY(outcome.report.changes.empty());
    QVERIFY(changed(checkedRun({"merge-reshapes", {}, {}, {{"back"}}}, before).report, "back"));
}

QTEST_GUILESS_MAIN(TestMergeReshapes)
#include "tst_merge_reshapes.moc"
