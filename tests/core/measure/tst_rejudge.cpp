// Another guard, the same numbers.
#include "core/measure/rejudge.h"

#include <QTest>

using namespace pare;

namespace {

VariantMeasurement lost(double points, double reach)
{
    VariantMeasurement m;
    m.accuracy = AccuracyNumber{"top-1", 0.91 - points / 100, {0.90 - points / 100, 0.92 - points / 100}, 5000};
    m.difference = DifferenceNumber{-points / 100, {-(points + reach) / 100, -(points - reach) / 100}, 0.01};
    m.verdict = "loss-within-guard";
    m.withinGuard = m.surelyWithin = true;
    return m;
}

Guard guardOf(double points)
{
    Guard guard;
    guard.maxDrop = points / 100;
    return guard;
}

} // namespace

class TestRejudge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTighterGuardIsMissed()
    {
        const VariantMeasurement m = underGuard(lost(0.6, 0.2), guardOf(0.2));
        QCOMPARE(m.verdict, "past-guard");
        QVERIFY(!m.withinGuard && !m.surelyWithin);
        QVERIFY(QString::fromStdString(m.sentence).contains("past the guard: at most 0.2 points below source"));
    }

    void aWiderGuardIsHeldAgain()
    {
        const VariantMeasurement past = underGuard(lost(0.6, 0.2), guardOf(0.2));
        const VariantMeasurement m = underGuard(past, guardOf(1.0));
        QCOMPARE(m.verdict, "loss-within-guard");
        QVERIFY(m.withinGuard && m.surelyWithin);
    }

    void whereTheIntervalCrossesItSaysHowManySamplesWouldTell()
    {
        const VariantMeasurement m = underGuard(lost(0.6, 0.2), guardOf(0.7));
        QCOMPARE(m.verdict, "not-enough-data");
        QVERIFY(m.withinGuard && !m.surelyWithin);
        QVERIFY(m.samplesNeeded > 5000);
    }

    void aCollapseStaysAndNumbersDoNotChange()
    {
        VariantMeasurement m = lost(80, 1);
        m.verdict = "collapsed";
        m.withinGuard = m.surelyWithin = false;
        QCOMPARE(underGuard(m, guardOf(5)).verdict, "collapsed");
        const VariantMeasurement same = underGuard(lost(0.6, 0.2), guardOf(0.2));
        QCOMPARE(same.accuracy->value, lost(0.6, 0.2).accuracy->value);
        QCOMPARE(same.difference->ci95.lo, lost(0.6, 0.2).difference->ci95.lo);
    }

    void closenessIsJudgedAgainstWhatTheGuardLeaves()
    {
        VariantMeasurement m;
        m.fidelity = FidelityNumber{30, 0.9995, 0.995};
        m.difference = DifferenceNumber{-0.005, {-0.008, -0.003}, 0};
        m.verdict = "kept";
        m.withinGuard = m.surelyWithin = true;
        QCOMPARE(underGuard(m, guardOf(0.1)).verdict, "past-guard");
        QCOMPARE(underGuard(m, guardOf(1)).verdict, "kept");
    }

    void withoutADifferenceNothingIsJudged()
    {
        VariantMeasurement m;
        m.verdict = "not-measured";
        QCOMPARE(underGuard(m, guardOf(0)).verdict, "not-measured");
        VariantMeasurement held = lost(0.6, 0.2);
        Guard sure = guardOf(0.1);
        sure.confidence = 0.95;
        QCOMPARE(underGuard(held, sure).verdict, "loss-within-guard");
    }
};

QTEST_APPLESS_MAIN(TestRejudge)
#include "tst_rejudge.moc"
