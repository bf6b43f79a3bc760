#include "core/passes/flush_subnormals.h"
#include "core/model/graph_editor.h"
#include "tests/core/passes/pass_fixture.h"

#include <limits>

using namespace pare;
using namespace pare::test;

namespace {

// Every third number of these constants times `factor`.
Model withSmall(const Model &model, const std::set<std::string> &constants, float factor)
{
    GraphEditor editor(model);
    for (const std::string &name : constants) {
        auto values = VERIFIED(model.constantFloats(name));
        for (size_t i = 0; i < values.size(); i += 3)
            values[i] *= factor;
        const auto *tensor = model.index().constant(name);
        editor.setConstant(name, pb::TensorProto::FLOAT, {tensor->dims().begin(), tensor->dims().end()}, bytesOf(values));
    }
    return editor.finish();
}

int64_t zerosOf(const Model &model, const std::string &constant)
{
    const auto values = VERIFIED(model.constantFloats(constant));
    return std::count(values.begin(), values.end(), 0.0F);
}

PassRunner flush()
{
    return {"flush-subnormals", {}, {}, {}};
}

} // namespace

class TestFlushSubnormals : public QObject {
    Q_OBJECT
private slots:
    void whatIsTooSmallToCountBecomesZero_data();
    void whatIsTooSmallToCountBecomesZero();
    void whatCountsStays();
    void smallnessIsMeasuredByTheLargestToo();
    void onlyChosenLayersChange();
    void divisorsAndSingleNumbersStay();
};

void TestFlushSubnormals::whatIsTooSmallToCountBecomesZero_data()
{
    QTest::addColumn<QString>("graph");
    QTest::newRow("Conv") << "(float[N,3,8,8] x) => (float[N,4,6,6] y) { [it] y = Conv(x, w, b) }";
    QTest::newRow("Conv and BatchNormalization") << "(float[N,3,8,8] x) => (float[N,4,6,6] y) { [it] c = Conv(x, w) [n] y = BatchNormalization(c, b, b2, b3, v) }";
}

void TestFlushSubnormals::whatIsTooSmallToCountBecomesZero()
{
    QFETCH(QString, graph);
    const Model plain = modelOf("agraph " + graph.toStdString(), {"w[4,3,3,3]", "b[4]", "b2[4]", "b3[4]", "v[4]"});
    const Model before = withSmall(plain, {"w", "b"}, 1e-38F);
    QCOMPARE(countNegligible(VERIFIED(before.constantFloats("w"))), int64_t{36});
    const PassOutcome outcome = checkedRun(flush(), before);
    QVERIFY(changed(outcome.report, "it"));
    QCOMPARE(zerosOf(outcome.model, "w"), int64_t{36});
    QCOMPARE(zerosOf(outcome.model, "b"), int64_t{2});
    QVERIFY(difference(before, outcome.model) < 1e-12);
    QCOMPARE(countOf(outcome.model, "Conv"), 1);
}

void TestFlushSubnormals::whatCountsStays()
{
    const Model plain = modelOf("agraph (float[N,3,8,8] x) => (float[N,4,6,6] y) { [it] y = Conv(x, w, b) }", {"w[4,3,3,3]", "b[4]"});
    for (const Model &before : {plain, withSmall(plain, {"w"}, 1e-17F), withSmall(plain, {"w"}, 0.0F)}) {
        const PassOutcome outcome = checkedRun(flush(), before);
        QVERIFY(outcome.report.changes.empty());
        QCOMPARE(text(outcome.model), text(before));
    }
}

void TestFlushSubnormals::smallnessIsMeasuredByTheLargestToo()
{
    // A tensor of small numbers keeps those that count beside each other.
    QCOMPARE(leastThatCounts(std::vector<float>{1e-15F, 1e-22F}), 1e-25F);
    QCOMPARE(countNegligible(std::vector<float>{1e-15F, 1e-22F, 1e-26F, 0}), int64_t{1});
    QCOMPARE(leastThatCounts(std::vector<float>{-100, 1}), 1e-20F);
    QCOMPARE(leastThatCounts({}), 0.0F);
    QCOMPARE(countNegligible(std::vector<float>{std::numeric_limits<float>::denorm_min()}), int64_t{0});
    QCOMPARE(countNegligible(std::vector<float>{std::numeric_limits<float>::quiet_NaN(), 1, 1e-30F}), int64_t{1});
}

void TestFlushSubnormals::onlyChosenLayersChange()
{
    const Model plain = modelOf("agraph (float[N,8] x) => (float[N,8] y) { [a] h = MatMul(x, w) [b] y = MatMul(h, v) }", {"w[8,8]", "v[8,8]"});
    const Model before = withSmall(plain, {"w", "v"}, 1e-38F);
    PassRunner pass = flush();
    pass.layers = std::set<std::string>{"b"};
    const PassOutcome outcome = checkedRun(pass, before);
    QVERIFY(!changed(outcome.report, "a") && changed(outcome.report, "b"));
    QCOMPARE(zerosOf(outcome.model, "w"), int64_t{0});
    // A weight that another layer reads too is changed for both or for none.
    const Model shared = withSmall(modelOf("agraph (float[N,8] x) => (float[N,8] y) { [a] h = MatMul(x, w) [b] y = MatMul(h, w) }", {"w[8,8]"}), {"w"}, 1e-38F);
    QVERIFY(checkedRun(pass, shared).report.changes.empty());
    const PassOutcome both = checkedRun(flush(), shared);
    QVERIFY(changed(both.report, "a") && changed(both.report, "b"));
}

void TestFlushSubnormals::divisorsAndSingleNumbersStay()
{
    const Model before = withSmall(modelOf("agraph (float[N,8] x) => (float[N,8] y) <float e = {1e-30}> { [d] h = Div(x, w) [e1] y = Add(h, e) }", {"w[8]"}), {"w"}, 1e-30F);
    const PassOutcome outcome = checkedRun(flush(), before);
    QVERIFY(outcome.report.changes.empty());
}

QTEST_GUILESS_MAIN(TestFlushSubnormals)
#include "tst_flush_subnormals.moc"
