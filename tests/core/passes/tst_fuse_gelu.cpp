#include "core/model/attributes.h"
#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestFuseGelu : public QObject {
    Q_OBJECT
private slots:
    void itFuses_data();
    void itFuses();
    void itStaysOut_data();
    void itStaysOut();
    void knownFormsStayBelowOpset20();
    void theRuntimesOwnOperatorStaysOneBehindAQuantizedValue();
    void siluIsTheRuntimesOwnOperator_data();
    void siluIsTheRuntimesOwnOperator();
    void siluStaysOneBetweenQuantizedConvolutions();
};

namespace {

Model gelu(const std::string &body, int opset)
{
    return modelOf("agraph (float[N,4,6] x) => (float[N,4,6] z) <float root = {1.4142135}, float[1] inverse = {0.70710678}, float one = {1.0}, float half = {0.5}, float two = {2.0}, "
                   "float three = {3.0}, float cube = {0.044715}, float slope = {0.7978845608}, float other = {0.8}> { " + body + " z = Neg(y) }",
                   {}, opset);
}

} // namespace

void TestFuseGelu::itFuses_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("tanh");
    QTest::addColumn<bool>("known"); // to the runtime, as it is
    const auto row = [](const char *name, const char *body, bool tanh, bool known) { QTest::newRow(name) << body << tanh << known; };
    row("PyTorch", "a = Div(x, root) b = Erf(a) c = Add(b, one) d = Mul(x, c) [end] y = Mul(d, half)", false, true);
    row("half first", "h = Mul(x, half) a = Div(x, root) b = Erf(a) c = Add(b, one) [end] y = Mul(h, c)", false, true);
    row("multiplied by the inverse root", "h = Mul(half, x) a = Mul(x, inverse) b = Erf(a) c = Add(one, b) [end] y = Mul(h, c)", false, false);
    row("half of the gate", "a = Div(x, root) b = Erf(a) c = Add(b, one) g = Mul(half, c) [end] y = Mul(x, g)", false, false);
    row("half of each term", "a = Div(x, root) b = Erf(a) e = Mul(b, half) c = Add(e, half) [end] y = Mul(c, x)", false, false);
    row("divided by two", "a = Div(x, root) b = Erf(a) c = Add(b, one) d = Mul(x, c) [end] y = Div(d, two)", false, false);
    row("tanh with Pow", "h = Mul(x, half) p = Pow(x, three) q = Mul(p, cube) s = Add(x, q) t = Mul(s, slope) u = Tanh(t) v = Add(u, one) [end] y = Mul(h, v)", true, true);
    row("tanh with products", "q = Mul(cube, x) p = Mul(x, q) r = Mul(x, p) s = Add(x, r) t = Mul(slope, s) u = Tanh(t) v = Add(one, u) w = Mul(half, v) [end] y = Mul(x, w)", true, false);
    row("tanh, x taken out", "p = Mul(x, x) q = Mul(p, cube) s = Add(q, one) k = Mul(x, slope) t = Mul(k, s) u = Tanh(t) v = Add(u, one) w = Mul(x, v) [end] y = Mul(w, half)", true, false);
}

void TestFuseGelu::itFuses()
{
    QFETCH(QString, body);
    QFETCH(bool, tanh);
    QFETCH(bool, known);
    const Model newer = gelu(body.toStdString(), 20);
    const PassOutcome one = checkedRun({"fuse-gelu", {}, {}, {}}, newer);
    QCOMPARE(one.model.graph().node_size(), 2);
    QCOMPARE(one.model.graph().node(0).op_type(), std::string("Gelu"));
    QVERIFY(difference(newer, one.model, 1, 4) < 1e-6);

    const Model older = gelu(body.toStdString(), 17);
    const PassOutcome form = checkedRun({"fuse-gelu", {}, {}, {}}, older);
    QCOMPARE(form.model.opset(), 17);
    QVERIFY(difference(older, form.model, 1, 4) < 1e-6);
    QCOMPARE(form.report.changes.empty(), known);
    const auto ran = operatorsThatRan(form.model);
    QVERIFY2(ran.size() == 2 && ran.contains(tanh ? "FastGelu" : "Gelu"), "the runtime does not run it as one");
}

void TestFuseGelu::itStaysOut_data()
{
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const char *body) { QTest::newRow(name) << body; };
    row("another root", "a = Div(x, other) b = Erf(a) c = Add(b, one) d = Mul(x, c) [end] y = Mul(d, half)");
    row("another half", "a = Div(x, root) b = Erf(a) c = Add(b, one) d = Mul(x, c) [end] y = Mul(d, other)");
    row("another one", "a = Div(x, root) b = Erf(a) c = Add(b, two) d = Mul(x, c) [end] y = Mul(d, half)");
    row("another value outside", "r = Relu(x) a = Div(x, root) b = Erf(a) c = Add(b, one) d = Mul(r, c) [end] y = Mul(d, half)");
    row("another cube", "h = Mul(x, half) p = Pow(x, three) q = Mul(p, other) s = Add(x, q) t = Mul(s, slope) u = Tanh(t) v = Add(u, one) [end] y = Mul(h, v)");
    row("read inside", "a = Div(x, root) b = Erf(a) c = Add(b, one) d = Mul(x, c) e = Mul(d, half) [end] y = Add(e, b)");
}

void TestFuseGelu::itStaysOut()
{
    QFETCH(QString, body);
    const Model before = gelu(body.toStdString(), 20);
    const PassOutcome outcome = checkedRun({"fuse-gelu", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
}

void TestFuseGelu::knownFormsStayBelowOpset20()
{
    const Model before = gelu("a = Div(x, root) b = Erf(a) c = Add(b, one) d = Mul(x, c) [end] y = Mul(d, half)", 17);
    const PassOutcome outcome = checkedRun({"fuse-gelu", {}, {}, {}}, before);
    QCOMPARE(reasonFor(outcome.report, "end"), std::string("it ends a GELU that the runtime recognises as it is; one operator for it exists from opset 20 on"));
}

void TestFuseGelu::theRuntimesOwnOperatorStaysOneBehindAQuantizedValue()
{
    const std::string exact = "a = Div(x, root) b = Erf(a) c = Add(b, one) d = Mul(x, c) [end] y = Mul(d, half)";
    const std::string tanh = "h = Mul(x, half) p = Pow(x, three) q = Mul(p, cube) s = Add(x, q) t = Mul(s, slope) u = Tanh(t) v = Add(u, one) [end] y = Mul(h, v)";
    for (const auto &[body, op] : {std::pair{exact, "Gelu"}, std::pair{tanh, "FastGelu"}}) {
        const Model before = gelu(body, 17);
        const PassOutcome outcome = checkedRun({"fuse-gelu", {{"form", "runtime"}}, {}, {}}, before);
        QCOMPARE(outcome.model.graph().node_size(), 2);
        QCOMPARE(outcome.model.graph().node(0).op_type(), std::string(op));
        QCOMPARE(outcome.model.graph().node(0).domain(), std::string("com.microsoft"));
        QVERIFY(difference(before, outcome.model, 1, 4) < 1e-6);
    }
    const std::string convolution = "agraph (float[1,4,6,6] v) => (float[1,4,6,6] y) <float root = {1.4142135}, float one = {1.0}, float half = {0.5}> "
                                    "{ x = Conv(v, w) " + exact.substr(0, exact.find("[end]")) + " [end] g = Mul(d, half) y = Conv(g, w) }";
    const Model before = modelOf(convolution, {"w[4,4,1,1]"});
    const PassRunner quantize{"quantize-static", {{"min_elements", "1"}}, servicesOfRunner(), {}};
    const Model apart = checkedRun(quantize, checkedRun({"fuse-gelu", {}, {}, {}}, before).model).model;
    QCOMPARE(operatorsThatRan(apart).count("Erf"), size_t{1});
    const Model together = checkedRun(quantize, checkedRun({"fuse-gelu", {{"form", "runtime"}}, {}, {}}, before).model).model;
    const auto ran = operatorsThatRan(together);
    QCOMPARE(ran.at("Gelu"), 1);
    QCOMPARE(ran.count("Erf"), size_t{0});
    QCOMPARE(ran.at("QLinearConv"), 2);
    QVERIFY(difference(before, together) < 0.05);
}

void TestFuseGelu::siluIsTheRuntimesOwnOperator_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<float>("alpha"); // 0: it stays
    const auto row = [](const char *name, const char *body, float alpha) { QTest::newRow(name) << body << alpha; };
    row("SiLU", "s = Sigmoid(x) [end] y = Mul(x, s)", 1);
    row("turned around", "s = Sigmoid(x) [end] y = Mul(s, x)", 1);
    row("scaled inside", "a = Mul(x, two) s = Sigmoid(a) [end] y = Mul(x, s)", 2);
    row("of another value", "r = Relu(x) s = Sigmoid(r) [end] y = Mul(x, s)", 0);
    row("shifted inside", "a = Add(x, two) s = Sigmoid(a) [end] y = Mul(x, s)", 0);
    row("read inside", "s = Sigmoid(x) m = Mul(x, s) [end] y = Add(m, s)", 0);
}

void TestFuseGelu::siluIsTheRuntimesOwnOperator()
{
    QFETCH(QString, body);
    QFETCH(float, alpha);
    const Model before = gelu(body.toStdString(), 17);
    QCOMPARE(text(checkedRun({"fuse-gelu", {}, {}, {}}, before).model), text(before)); // every runtime reads it
    const PassOutcome outcome = checkedRun({"fuse-gelu", {{"form", "runtime"}}, {}, {}}, before);
    if (alpha == 0) {
        QCOMPARE(text(outcome.model), text(before));
        return;
    }
    QCOMPARE(outcome.model.graph().node_size(), 2);
    const auto &node = outcome.model.graph().node(0);
    QCOMPARE(node.domain() + "." + node.op_type(), std::string("com.microsoft.QuickGelu"));
    QCOMPARE(floatAttribute(node, "alpha", 1.702F), alpha);
    QVERIFY(difference(before, outcome.model, 1, 4) < 1e-6);
}

void TestFuseGelu::siluStaysOneBetweenQuantizedConvolutions()
{
    const Model before = modelOf("agraph (float[1,4,6,6] v) => (float[1,4,6,6] y) { x = Conv(v, w) s = Sigmoid(x) [end] g = Mul(x, s) y = Conv(g, w) }", {"w[4,4,1,1]"});
    const PassRunner quantize{"quantize-static", {{"min_elements", "1"}}, servicesOfRunner(), {}};
    const auto ran = operatorsThatRan(checkedRun(quantize, checkedRun({"fuse-gelu", {{"form", "runtime"}}, {}, {}}, before).model).model);
    QCOMPARE(ran.at("QuickGelu"), 1);
    QCOMPARE(ran.at("QLinearConv"), 2);
    QCOMPARE(ran.count("QLinearSigmoid") + ran.count("Sigmoid"), size_t{0});
}

QTEST_GUILESS_MAIN(TestFuseGelu)
#include "tst_fuse_gelu.moc"
