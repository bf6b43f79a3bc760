// Max, Min and Clip go where quantizing does the same, and nowhere else.
#include "core/passes/saturated_limits.h"
#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

class TestSaturatedLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatSaturationDoesAnywayGoesAndTheNumbersStay_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<bool>("goes");
        // u8 with scale 0.01 and zero point 40: from -0.4 to 2.15.
        QTest::newRow("Max at the end of the range") << "Max(h, l40)" << true;
        QTest::newRow("Max with the number first") << "Max(l40, h)" << true;
        QTest::newRow("less than half a step inside") << "Max(h, l396)" << true;
        QTest::newRow("more than half a step inside") << "Max(h, l39)" << false;
        QTest::newRow("Max far below") << "Max(h, l90)" << true;
        QTest::newRow("Min above") << "Min(h, l300)" << true;
        QTest::newRow("Min inside") << "Min(h, l100)" << false;
        QTest::newRow("Clip to the range") << "Clip(h, l40, l300)" << true;
        QTest::newRow("Clip with one limit") << "Clip(h, l40)" << true;
        QTest::newRow("Clip with an upper limit inside") << "Clip(h, l40, l100)" << false;
    }
    void whatSaturationDoesAnywayGoesAndTheNumbersStay()
    {
        QFETCH(const QString, limit);
        QFETCH(const bool, goes);
        const Model before = modelOf(("g (float[4,64] x) => (float[4,64] y) <float l40 = {-0.4}, float l396 = {-0.396}, float l39 = {-0.39}, float l90 = {-0.9}, float l300 = {3.0}, float l100 = {1.0}, "
                                      "float s = {0.01}, uint8 z = {40}> { h = Tanh(x) [limit] m = "
                                      + limit + " q = QuantizeLinear(m, s, z) y = DequantizeLinear(q, s, z) }")
                                         .toStdString());
        const SaturatedLimits after = withoutSaturatedLimits(before);
        QCOMPARE(!after.removed.empty(), goes);
        QCOMPARE(nodeNames(after.model).contains("limit"), !goes);
        for (uint64_t seed = 1; seed <= 3; ++seed)
            QCOMPARE(difference(before, after.model, seed, 3), 0.0);
    }

    void aLimitThatOthersReadStays()
    {
        const Model before = modelOf("g (float[4,8] x) => (float[4,8] y, float[4,8] w) <float l = {-0.4}, float s = {0.01}, uint8 z = {40}> "
                                     "{ h = Tanh(x) [limit] m = Max(h, l) q = QuantizeLinear(m, s, z) y = DequantizeLinear(q, s, z) w = Neg(m) }");
        QVERIFY(withoutSaturatedLimits(before).removed.empty());
    }

    void aConvolutionWithLeakyReluAndMaxRunsInIntegers()
    {
        const Model before = modelOf("g (float[1,3,8,8] x) => (float[1,8,8,8] y) <float l = {-0.4}> { [a] p = Conv<pads=[1,1,1,1]>(x, w) [r] q = LeakyRelu<alpha=0.2>(p) [m] h = Max(q, l) "
                                     "[b] y = Conv<pads=[1,1,1,1]>(h, u) }",
                                     {"w[8,3,3,3]", "u[8,8,3,3]"});
        const PassOutcome outcome = checkedRun({"quantize-static", {}, servicesOfRunner(), {}}, before);
        QVERIFY(changed(outcome.report, "m"));
        const auto ran = operatorsThatRan(outcome.model);
        QVERIFY(ran.contains("QLinearLeakyRelu") && !ran.contains("LeakyRelu") && !ran.contains("Max"));
        QVERIFY(difference(before, outcome.model, 2) < 0.05);
    }
};

QTEST_GUILESS_MAIN(TestSaturatedLimits)
#include "tst_saturated_limits.moc"
