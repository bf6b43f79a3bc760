#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestReplaceAffine : public QObject {
    Q_OBJECT
private slots:
    void itBecomesOneNormalization_data();
    void itBecomesOneNormalization();
    void itStaysOut_data();
    void itStaysOut();
    void onlyChosenNodesChange();
};

namespace {

Model between(const std::string &body)
{
    return modelOf("agraph (float[N,4,6,6] x) => (float[N,4,6,6] y) <float[1] k = {1.4}, float t = {0.6}> { [one] c = Conv(x, w) " + body + " }",
                   {"w[4,4,1,1]", "v[4,1,3,3]", "row[4,1,1]", "last[6]"});
}

const std::string padded = " [two] y = Conv<group=4,pads=[1,1,1,1]>(e, v)";

} // namespace

void TestReplaceAffine::itBecomesOneNormalization_data()
{
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const std::string &body) { QTest::newRow(name) << QString::fromStdString(body + padded); };
    row("factor and addend behind an activation", "h = HardSwish(c) [a] d = Mul(k, h) [end] e = Add(d, t)");
    row("factor behind x * HardSigmoid(x)", "g = HardSigmoid<alpha=0.16666667,beta=0.5>(c) h = Mul(c, g) [end] e = Mul(k, h)");
    row("addend alone, one a channel", "h = Relu(c) [end] e = Add(row, h)");
    row("four in a row", "h = Relu(c) [a] d = Sub(t, h) [b] f = Div(d, k) [g] i = Neg(f) [end] e = Mul(i, row)");
    row("read by another node too", "h = Relu(c) [end] e = Add(h, t) z = Relu(e)");
}

void TestReplaceAffine::itBecomesOneNormalization()
{
    QFETCH(QString, body);
    const Model before = between(body.toStdString());
    const PassOutcome outcome = checkedRun({"replace-affine", {}, {}, {}}, before);
    QCOMPARE(countOf(outcome.model, "BatchNormalization"), 1);
    for (const char *op : {"Div", "Add", "Sub", "Neg"})
        QCOMPARE(countOf(outcome.model, op), 0);
    QCOMPARE(countOf(outcome.model, "Mul"), body.contains("Mul(c, g)") ? 1 : 0);
    QVERIFY(changed(outcome.report, "end"));
    QVERIFY(difference(before, outcome.model) < 1e-6);
}

void TestReplaceAffine::itStaysOut_data()
{
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, const std::string &body) { QTest::newRow(name) << QString::fromStdString(body); };
    row("no convolution behind", "h = Relu(c) [end] y = Add(h, t)");
    row("no convolution before", "h = Softmax(c) [end] e = Add(h, t)" + padded);
    row("numbers on another axis", "h = Relu(c) [end] e = Add(h, last)" + padded);
    row("two values added", "h = Relu(c) [end] e = Add(h, x)" + padded);
}

void TestReplaceAffine::itStaysOut()
{
    QFETCH(QString, body);
    const Model before = between(body.toStdString());
    const PassOutcome outcome = checkedRun({"replace-affine", {}, {}, {}}, before);
    QCOMPARE(text(outcome.model), text(before));
}

void TestReplaceAffine::onlyChosenNodesChange()
{
    const Model before = between("h = Relu(c) [a] d = Mul(k, h) [end] e = Add(d, t)" + padded);
    const PassOutcome outcome = checkedRun({"replace-affine", {}, {}, std::set<std::string>{"end"}}, before);
    QCOMPARE(text(outcome.model), text(before));
}

QTEST_GUILESS_MAIN(TestReplaceAffine)
#include "tst_replace_affine.moc"
