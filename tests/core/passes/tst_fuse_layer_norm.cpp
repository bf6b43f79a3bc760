#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestFuseLayerNorm : public QObject {
    Q_OBJECT
private slots:
    void itFuses_data();
    void itFuses();
    void severalAxes();
    void theOpsetIsRaisedWhereThereIsAnythingToFuse();
    void itStaysOut_data();
    void itStaysOut();
};

namespace {

Model norm(const std::string &body, int opset = 17)
{
    return modelOf("agraph (float[N,4,6] x) => (float[N,4,6] y) <float epsilon = {1e-5}, float two = {2.0}, float three = {3.0}, float one = {1.0}> { " + body + " }",
                   {"g[6]", "b[6]", "row[1,1,6]", "column[4,1]"}, opset);
}

const std::string deviation = "m = ReduceMean<axes=[-1]>(x) d = Sub(x, m) ";
const std::string product = deviation + "q = Mul(d, d) v = ReduceMean<axes=[2]>(q) e = Add(v, epsilon) s = Sqrt(e) ";

} // namespace

void TestFuseLayerNorm::itFuses_data()
{
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const std::string &body) { QTest::newRow(name) << QString::fromStdString(body); };
    row("PyTorch", deviation + "q = Pow(d, two) v = ReduceMean<axes=[-1]>(q) e = Add(v, epsilon) s = Sqrt(e) n = Div(d, s) f = Mul(n, g) [end] y = Add(f, b)");
    row("product instead of power", product + "n = Div(d, s) f = Mul(n, g) [end] y = Add(f, b)");
    row("no factor and no addend", product + "[end] y = Div(d, s)");
    row("factor only, as a row of three axes", product + "n = Div(d, s) [end] y = Mul(row, n)");
    row("addend only", product + "n = Div(d, s) [end] y = Add(b, n)");
    row("reciprocal", product + "r = Reciprocal(s) n = Mul(d, r) f = Mul(n, g) [end] y = Add(f, b)");
    row("one over the root", product + "r = Div(one, s) n = Mul(r, d) f = Mul(n, g) [end] y = Add(f, b)");
    row("factor in the reciprocal", product + "r = Reciprocal(s) i = Mul(r, g) n = Mul(i, d) [end] y = Add(n, b)");
    row("TensorFlow's batch_normalization", product + "r = Reciprocal(s) i = Mul(r, g) a = Mul(x, i) c = Mul(m, i) h = Sub(b, c) [end] y = Add(a, h)");
    row("the same without addend", product + "r = Reciprocal(s) i = Mul(r, g) a = Mul(x, i) c = Mul(m, i) [end] y = Sub(a, c)");
    row("two deviations", product + "d2 = Sub(x, m) n = Div(d2, s) f = Mul(n, g) [end] y = Add(f, b)");
}

void TestFuseLayerNorm::itFuses()
{
    QFETCH(QString, body);
    const Model before = norm(body.toStdString());
    const PassOutcome outcome = checkedRun({"fuse-layer-norm", {}, {}, {}}, before);
    QCOMPARE(outcome.model.graph().node_size(), 1);
    QCOMPARE(outcome.model.graph().node(0).op_type(), std::string("LayerNormalization"));
    QCOMPARE(outcome.model.graph().node(0).name(), std::string("end"));
    const double off = difference(before, outcome.model);
    QVERIFY2(off < 2e-6, qPrintable(QString::number(off)));
}

void TestFuseLayerNorm::severalAxes()
{
    const Model before = modelOf("agraph (float[N,4,6] x) => (float[N,4,6] y) <float epsilon = {1e-5}> "
                                 "{ m = ReduceMean<axes=[1, 2]>(x) d = Sub(x, m) q = Mul(d, d) v = ReduceMean<axes=[-1, -2]>(q) e = Add(v, epsilon) s = Sqrt(e) n = Div(d, s) [end] y = Mul(n, g) }",
                                 {"g[4,6]"});
    const PassOutcome outcome = checkedRun({"fuse-layer-norm", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "LayerNormalization"), 1);
    QVERIFY(difference(before, outcome.model) < 2e-6);
}

void TestFuseLayerNorm::theOpsetIsRaisedWhereThereIsAnythingToFuse()
{
    const Model nothing = modelOf("agraph (float[N,4,6] x) => (float[N,4,6] y) { [end] y = Sqrt(x) }", {}, 13);
    QCOMPARE(checkedRun({"fuse-layer-norm", {}, {}, {}}, nothing).model.opset(), 13);

    const Model other = norm(product + "n = Div(d, s) f = Mul(n, g) [end] y = Add(f, b)", 13);
    const PassOutcome raised = checkedRun({"fuse-layer-norm", {}, {}, {}}, other);
    QCOMPARE(raised.model.opset(), 17);
    QCOMPARE(countOf(raised.model, "LayerNormalization"), 1);
    QVERIFY(difference(other, raised.model) < 2e-6);
}

void TestFuseLayerNorm::itStaysOut_data()
{
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const std::string &body) { QTest::newRow(name) << QString::fromStdString(body); };
    row("another axis", "m = ReduceMean<axes=[1]>(x) d = Sub(x, m) q = Mul(d, d) v = ReduceMean<axes=[1]>(q) e = Add(v, epsilon) s = Sqrt(e) [end] y = Div(d, s)");
    row("different axes", "m = ReduceMean<axes=[1, 2]>(x) d = Sub(x, m) q = Mul(d, d) v = ReduceMean<axes=[2]>(q) e = Add(v, epsilon) s = Sqrt(e) [end] y = Div(d, s)");
    row("no epsilon", deviation + "q = Mul(d, d) v = ReduceMean<axes=[2]>(q) s = Sqrt(v) [end] y = Div(d, s)");
    row("another power", deviation + "q = Pow(d, three) v = ReduceMean<axes=[2]>(q) e = Add(v, epsilon) s = Sqrt(e) [end] y = Div(d, s)");
    row("another value divided", product + "[end] y = Div(x, s)");
    row("the deviation is read outside", product + "n = Div(d, s) [end] y = Add(n, d)");
    row("the root is read twice", product + "n = Div(d, s) [end] y = Add(n, s)");
}

void TestFuseLayerNorm::itStaysOut()
{
    QFETCH(QString, body);
    const Model before = norm(body.toStdString());
    const PassOutcome outcome = checkedRun({"fuse-layer-norm", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
    QVERIFY(outcome.report.changes.empty());
}

QTEST_GUILESS_MAIN(TestFuseLayerNorm)
#include "tst_fuse_layer_norm.moc"
