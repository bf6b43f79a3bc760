// Another guard, the same numbers.
#include "core/measure/rejudge.h"

#include <QTest>

#include <map>

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

    // Whoever shows it may have other words; what its numbers do not say keeps its own.
    void theSentenceIsSaidInOtherWords()
    {
        const std::map<std::string, std::string> german{{"{0} ({1}), {2}: {3}", "{3} ({0}, {1}; {2})"}, {"{0} to {1}", "{0} bis {1}"}, {"{0} points", "{0} Punkte"},
                                                        {"{0} below source", "{0} unter Original"}, {"a loss within the guard: {0}", "Verlust in der Toleranz: {0}"},
                                                        {"at most {0} below source", "höchstens {0}"}, {"mean cosine with source {0} over {1} ({2}): {3}", "{3}, {1}: {0} ({2})"},
                                                        {"kept (guard: {0})", "gehalten (Toleranz {0})"}, {"at least {0} cosine with source", "mindestens {0}"}};
        const Words words([&](const std::string &english) { return german.contains(english) ? german.at(english) : english; },
                          [](int64_t number, const std::string &what) { return std::to_string(number) + " x " + what; });
        VariantMeasurement m = underGuard(lost(0.6, 0.2), guardOf(2));
        QCOMPARE(m.sentence, "90.4 % (89.4 to 91.4), 0.6 points below source: a loss within the guard: at most 2.0 points below source");
        QCOMPARE(sentenceIn(words, m, guardOf(2)), "Verlust in der Toleranz: höchstens 2.0 Punkte (90.4 %, 89.4 bis 91.4; 0.6 Punkte unter Original)");
        QCOMPARE(sentenceIn({}, m, guardOf(2)), m.sentence);
        QCOMPARE(sentenceIn(words, m, guardOf(3)), m.sentence); // judged by another guard
        m.sentence = "of an older version";
        QCOMPARE(sentenceIn(words, m, guardOf(2)), m.sentence);

        VariantMeasurement close;
        close.fidelity = FidelityNumber{30, 0.9995, {}};
        close.difference = DifferenceNumber{-0.0005, {-0.0008, -0.0003}, 0};
        close.disagreements = Disagreements{};
        close.disagreements->samples = 256;
        close.verdict = "kept";
        close.sentence = "mean cosine with source 0.9995 over 256 samples (0.9992 to 0.9997): kept (guard: at least 0.99 cosine with source)";
        QCOMPARE(sentenceIn(words, close, guardOf(1)), "gehalten (Toleranz mindestens 0.99), 256 x sample: 0.9995 (0.9992 bis 0.9997)");
    }

    void valuesStandWhereTheWordsHaveTheirPlaces()
    {
        const Words words([](const std::string &english) { return english == "{0} and {1}" ? std::string("{1} nach {0}, {1}, {2} {") : english; }, {});
        QCOMPARE(words.say("{0} and {1}", {"a", "{0}"}), "{0} nach a, {0}, {2} {");
        QCOMPARE(words.say("{0} or {9} {x}", {"a"}), "a or {9} {x}");
        QCOMPARE(words.count(2, "layer"), "2 layers");
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
