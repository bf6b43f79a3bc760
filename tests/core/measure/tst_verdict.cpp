// Verdicts: what was lost, whether the data can tell, and which class lost most.
#include "core/measure/verdict.h"
#include "tests/support/data_files.h"
#include "tests/support/verified.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace pare;
using namespace pare::test;

namespace {

constexpr int64_t classCount = 10;

// `samples` of ten classes in turn; the first `wrong` of every hundred samples are wrong, shifted by `offset` within the hundred.
TaskResult classified(int64_t samples, const std::function<bool(int64_t)> &right)
{
    Task task;
    task.kind = TaskKind::Classification;
    task.metric = MetricId::Top1;
    task.classes = classCount;
    task.outputName = "logits";
    for (int64_t c = 0; c < classCount; ++c)
        task.classNames.push_back("class" + std::to_string(c));
    MetricAccumulator accumulator(task);
    std::vector<float> scores;
    std::vector<int64_t> labels;
    Batch batch;
    for (int64_t i = 0; i < samples; ++i) {
        labels.push_back(i % classCount);
        const int64_t winner = right(i) ? i % classCount : (i + 1) % classCount;
        for (int64_t c = 0; c < classCount; ++c)
            scores.push_back(c == winner ? 1.0f : 0.0f);
        batch.indices.push_back(i);
    }
    batch.labels = Tensor{"labels", pb::TensorProto::INT64, {samples}, rawBytes(labels)};
    VERIFIED(accumulator.add(batch, {Tensor{"logits", pb::TensorProto::FLOAT, {samples, classCount}, rawBytes(scores)}}));
    return accumulator.finish();
}

// Right for all but `wrong` in a thousand, spread over the classes.
std::function<bool(int64_t)> allBut(int64_t wrong, int64_t from = 0)
{
    return [=](int64_t i) {
        const int64_t place = i * 387 % 1000;
        return place < from || place >= from + wrong;
    };
}

TaskResult regressed(int64_t samples, double noise)
{
    Task task;
    task.kind = TaskKind::Regression;
    task.metric = MetricId::Mae;
    task.outputName = "y";
    MetricAccumulator accumulator(task);
    std::vector<float> targets, found;
    Batch batch;
    for (int64_t i = 0; i < samples; ++i) {
        targets.push_back(static_cast<float>(i % 17));
        found.push_back(targets.back() + static_cast<float>(noise * static_cast<double>(i * 29 % 11 - 5)));
        batch.indices.push_back(i);
    }
    batch.labels = Tensor{"labels", pb::TensorProto::FLOAT, {samples}, rawBytes(targets)};
    VERIFIED(accumulator.add(batch, {Tensor{"y", pb::TensorProto::FLOAT, {samples, 1}, rawBytes(found)}}));
    return accumulator.finish();
}

Guard guardOf(double maxDrop, std::optional<double> confidence = {})
{
    Guard guard;
    guard.maxDrop = maxDrop;
    guard.confidence = confidence;
    return guard;
}

Fidelity closeness(int64_t samples, int64_t differing)
{
    Fidelity fidelity;
    fidelity.output = "logits";
    for (int64_t i = 0; i < samples; ++i) {
        fidelity.agreements.push_back(i >= differing);
        fidelity.cosines.push_back(i >= differing ? 1.0f : 0.9f);
    }
    fidelity.top1Agreement = static_cast<double>(samples - differing) / static_cast<double>(samples);
    fidelity.agreementInterval = wilsonInterval(samples - differing, samples);
    fidelity.cosine = (static_cast<double>(samples - differing) + 0.9 * static_cast<double>(differing)) / static_cast<double>(samples);
    fidelity.cosineInterval = bootstrapMeanInterval(std::vector<double>(fidelity.cosines.begin(), fidelity.cosines.end()));
    fidelity.agreementChance = 0.1;
    return fidelity;
}

} // namespace

#define VERDICT(found, wanted) QVERIFY2((found).kind == VerdictKind::wanted, (found).sentence.c_str())
#define CONTAINS(text, part) QVERIFY2((text).find(part) != std::string::npos, (text).c_str())

class TestVerdict : public QObject {
    Q_OBJECT
private slots:
    void noLossThatCanBeToldIsKept()
    {
        const TaskResult source = classified(10'000, allBut(86));
        // 40 samples lost, 30 won: 0.1 points.
        const TaskResult variant = classified(10'000, [](int64_t i) {
            const int64_t place = i * 387 % 1000;
            return place >= 90 || place < 3;
        });
        const Verdict verdict = VERIFIED(judge(source, variant, guardOf(0.01)));
        VERDICT(verdict, Kept);
        QVERIFY(verdict.withinGuard && verdict.surelyWithin);
        QVERIFY(std::abs(verdict.difference + 0.001) < 1e-12);
        QVERIFY(verdict.interval.holds(0));
        QVERIFY(verdict.pValue > 0.05);
        QCOMPARE(verdict.pValue, mcnemarExact(40, 30));
        CONTAINS(verdict.sentence, "91.3 % (90.7 to 91.8), 0.1 points below source: no measurable loss");
    }

    void aLossThatIsRealButSmallIsWithinTheGuard()
    {
        const Verdict verdict = VERIFIED(judge(classified(10'000, allBut(86)), classified(10'000, allBut(91)), guardOf(0.01)));
        VERDICT(verdict, LossWithinGuard);
        QVERIFY(verdict.withinGuard && verdict.surelyWithin);
        QVERIFY(verdict.pValue < 0.001);
        CONTAINS(verdict.sentence, "0.5 points below source: a loss within the guard: at most 1.0 point below source");
    }

    void aLossPastTheGuardIsRefused()
    {
        const Verdict verdict = VERIFIED(judge(classified(10'000, allBut(86)), classified(10'000, allBut(109)), guardOf(0.01)));
        VERDICT(verdict, PastGuard);
        QVERIFY(!verdict.withinGuard && !verdict.surelyWithin);
        CONTAINS(verdict.sentence, "2.3 points below source: past the guard");
    }

    void aLossOfExactlyTheGuardHoldsIt()
    {
        const Verdict verdict = VERIFIED(judge(classified(20'000, allBut(86)), classified(20'000, allBut(96)), guardOf(0.01)));
        QVERIFY(std::abs(verdict.difference + 0.01) < 1e-12);
        QVERIFY(verdict.withinGuard);
    }

    void fewSamplesCannotTell()
    {
        const TaskResult source = classified(300, allBut(80));
        const TaskResult variant = classified(300, allBut(80, 10)); // as many wrong, but others
        const Verdict points = VERIFIED(judge(source, variant, guardOf(0.01)));
        VERDICT(points, NotEnoughData);
        QVERIFY(points.withinGuard && !points.surelyWithin); // point estimates are compared
        QVERIFY(points.samplesNeeded > 300);
        CONTAINS(points.sentence, "300 samples do not rule out a loss past the guard, about");
        const Verdict sure = VERIFIED(judge(source, variant, guardOf(0.01, 0.95)));
        VERDICT(sure, NotEnoughData);
        QVERIFY(!sure.withinGuard);
    }

    void theSamplesNeededReallyTell()
    {
        const auto source = [](int64_t i) { return allBut(80)(i); };
        const auto variant = [](int64_t i) { return allBut(80, 10)(i); };
        const Verdict few = VERIFIED(judge(classified(500, source), classified(500, variant), guardOf(0.01)));
        VERDICT(few, NotEnoughData);
        const int64_t more = few.samplesNeeded * 5 / 4;
        VERDICT(VERIFIED(judge(classified(more, source), classified(more, variant), guardOf(0.01))), Kept);
    }

    void withAConfidenceTheGuardIsATestOfNonInferiority()
    {
        const TaskResult source = classified(10'000, allBut(86));
        // 0.9 points lost: within the guard by point estimate, but not surely.
        const TaskResult variant = classified(10'000, allBut(95));
        QVERIFY(VERIFIED(judge(source, variant, guardOf(0.01))).withinGuard);
        const Verdict tested = VERIFIED(judge(source, variant, guardOf(0.01, 0.95)));
        VERDICT(tested, NotEnoughData);
        QVERIFY(!tested.withinGuard);
        QVERIFY(VERIFIED(judge(source, variant, guardOf(0.02, 0.95))).withinGuard);
        VERDICT(VERIFIED(judge(source, classified(10'000, allBut(150)), guardOf(0.01, 0.95))), PastGuard);
        CONTAINS(REFUSED(judge(source, variant, guardOf(0.01, 1.0))).message, "confidence");
        CONTAINS(REFUSED(judge(source, variant, guardOf(-0.1))).message, "largest drop");
    }

    void aCollapseIsCalledOne()
    {
        const TaskResult source = classified(5'000, allBut(86));
        const Verdict chance = VERIFIED(judge(source, classified(5'000, [](int64_t i) { return i % 10 == 3; }), guardOf(0.01)));
        VERDICT(chance, Collapsed);
        QVERIFY(!chance.withinGuard && !chance.surelyWithin);
        CONTAINS(chance.sentence, "10.0 % (9.2 to 10.9), 81.4 points below source: collapsed");
        // 91.4 % is 81.4 points above chance; half of that is lost at 50.7 %.
        VERDICT(VERIFIED(judge(source, classified(5'000, allBut(480)), guardOf(0.01))), PastGuard);
        VERDICT(VERIFIED(judge(source, classified(5'000, allBut(500)), guardOf(0.01))), Collapsed);
        // A generous guard does not hide it... but a loss below the guard is none.
        VERDICT(VERIFIED(judge(source, classified(5'000, allBut(500)), guardOf(0.3))), Collapsed);
    }

    void equalPredictionsAreKeptHoweverFewSamples()
    {
        const TaskResult source = classified(20, allBut(100));
        const Verdict verdict = VERIFIED(judge(source, source, guardOf(0.01, 0.95)));
        VERDICT(verdict, Kept);
        QVERIFY(verdict.withinGuard);
        QVERIFY(!verdict.surelyWithin && verdict.interval.lo < -0.01); // twenty samples do not tell what others would show
        QVERIFY(VERIFIED(judge(classified(5'000, allBut(100)), classified(5'000, allBut(100)), guardOf(0.01))).surelyWithin);
        CONTAINS(verdict.sentence, "as source: nothing changed");
    }

    void aClassThatLosesMuchIsNamedThoughTopOneStands()
    {
        const TaskResult source = classified(10'000, allBut(60));
        // Class 4 loses a tenth of its samples, other classes win what keeps top-1 where it was.
        const TaskResult variant = classified(10'000, [](int64_t i) {
            if (i % classCount == 4)
                return allBut(60)(i) && i / classCount % 10 != 0;
            return allBut(50)(i);
        });
        const Verdict verdict = VERIFIED(judge(source, variant, guardOf(0.01)));
        QVERIFY(verdict.withinGuard);
        QVERIFY(verdict.worstClass.has_value());
        QCOMPARE(verdict.worstClass->name, std::string("class4"));
        QVERIFY(verdict.worstClass->loss > 0.08 && verdict.worstClass->interval.holds(verdict.worstClass->loss));
        QVERIFY(verdict.worstClass->interval.lo > 0.05);
        QCOMPARE(verdict.worstClass->samples, int64_t(1000));
        QCOMPARE(verdict.findings.size(), size_t(1));
        CONTAINS(verdict.findings.front(), "class class4 lost");
    }

    void aSourceThatGuessesIsAFinding()
    {
        const TaskResult source = classified(1000, [](int64_t i) { return i % 10 == 3; });
        const Verdict verdict = VERIFIED(judge(source, source, guardOf(0.01)));
        CONTAINS(verdict.findings.front(), "no better than guessing on this data: 10.0 %");
    }

    void onlyCommonSamplesAreCompared()
    {
        const TaskResult source = classified(1000, allBut(100));
        TaskResult part = classified(1000, allBut(100));
        part.records.resize(400);
        part.indices.resize(400);
        std::reverse(part.records.begin(), part.records.end());
        std::reverse(part.indices.begin(), part.indices.end());
        const Verdict verdict = VERIFIED(judge(source, part, guardOf(0.01)));
        QCOMPARE(verdict.samples, int64_t(400));
        VERDICT(verdict, Kept);
        for (int64_t &index : part.indices)
            index += 5000;
        CONTAINS(REFUSED(judge(source, part, guardOf(0.01))).message, "no sample in common");
        TaskResult shifted = classified(1000, allBut(100));
        std::rotate(shifted.indices.begin(), shifted.indices.begin() + 1, shifted.indices.end());
        CONTAINS(REFUSED(judge(source, shifted, guardOf(0.01))).message, "labels differ");
        CONTAINS(REFUSED(judge(source, regressed(10, 1), guardOf(0.01))).message, "different tasks");
    }

    void errorsCountTheOtherWayRound()
    {
        const TaskResult source = regressed(2000, 0.1);
        const Verdict worse = VERIFIED(judge(source, regressed(2000, 0.2), guardOf(0.01)));
        VERDICT(worse, PastGuard);
        QVERIFY(worse.difference < 0 && worse.variant > worse.source);
        CONTAINS(worse.sentence, "above source: past the guard: at most 0.01 above source");
        VERDICT(VERIFIED(judge(source, regressed(2000, 0.101), guardOf(0.01))), LossWithinGuard);
        const Verdict better = VERIFIED(judge(source, regressed(2000, 0.05), guardOf(0.01)));
        VERDICT(better, Kept);
        CONTAINS(better.sentence, "better than source");
        VERDICT(VERIFIED(judge(source, regressed(2000, 2), guardOf(0.01))), Collapsed); // worse than the mean of the targets
    }

    void anotherMetricMayBeGuarded()
    {
        Guard guard = guardOf(0.01);
        guard.metric = "balanced-accuracy";
        const Verdict verdict = VERIFIED(judge(classified(2000, allBut(60)), classified(2000, allBut(160)), guard));
        QVERIFY(verdict.metric == MetricId::BalancedAccuracy);
        VERDICT(verdict, PastGuard);
        guard.metric = "bleu";
        CONTAINS(REFUSED(judge(classified(100, allBut(60)), classified(100, allBut(60)), guard)).message, "no metric");
    }

    void withoutLabelsAgreementAndCosineDecide()
    {
        VERDICT(judgeFidelity(closeness(5000, 10), guardOf(0.01)), Kept);
        const Verdict past = judgeFidelity(closeness(5000, 150), guardOf(0.01));
        VERDICT(past, PastGuard);
        CONTAINS(past.sentence, "the same class as source for 97.0 % of 5,000 samples (96.5 to 97.4): past the guard: at least 99 % the same class as source");
        const Verdict few = judgeFidelity(closeness(200, 1), guardOf(0.01));
        VERDICT(few, NotEnoughData);
        QVERIFY(few.withinGuard);
        QVERIFY(!judgeFidelity(closeness(200, 1), guardOf(0.01, 0.95)).withinGuard);
        VERDICT(judgeFidelity(closeness(5000, 4000), guardOf(0.01)), Collapsed);
        VERDICT(judgeFidelity(closeness(5, 0), guardOf(0.01)), Kept);
        Fidelity vectors = closeness(5000, 150);
        vectors.top1Agreement.reset();
        const Verdict cosine = judgeFidelity(vectors, guardOf(0.01));
        VERDICT(cosine, Kept); // 0.997
        CONTAINS(cosine.sentence, "mean cosine with source 0.9970");
        VERDICT(judgeFidelity(Fidelity(), guardOf(0.01)), NotMeasured);
    }

    void moreSamplesThanAnybodyHasAreNotAskedFor()
    {
        const Verdict close = judgeFidelity(closeness(100, 1), guardOf(0.01));
        VERDICT(close, NotEnoughData);
        QVERIFY(close.samplesNeeded > 100'000);
        CONTAINS(close.sentence, "100 samples do not rule out a loss past the guard, and it is too close to the guard to tell with any number of samples");
        const Verdict far = judgeFidelity(closeness(100, 0), guardOf(0.01));
        QVERIFY(far.sentence.find("too close") == std::string::npos);
        CONTAINS(judgeFidelity(closeness(1000, 6), guardOf(0.01)).sentence, "would tell");
    }

    void outputsOfAnotherLengthAreToldAndNoEqualClassIsACollapse()
    {
        Fidelity toSource = closeness(80, 80);
        toSource.agreementChance = 0; // nothing was compared
        toSource.otherLength = 80;
        const Verdict none = judgeFidelity(toSource, guardOf(0.01));
        VERDICT(none, Collapsed);
        CONTAINS(none.sentence, "collapsed; outputs of 80 of 80 samples have another length than the source's");
        toSource = closeness(5000, 3);
        toSource.otherLength = 3;
        CONTAINS(judgeFidelity(toSource, guardOf(0.01)).sentence, "; outputs of 3 of 5,000 samples have another length");
        TaskResult variant = classified(10'000, allBut(87));
        variant.fidelity = toSource;
        const Verdict labelled = VERIFIED(judge(classified(10'000, allBut(86)), variant, guardOf(0.01)));
        QVERIFY(std::ranges::any_of(labelled.findings, [](const std::string &text) { return text.starts_with("outputs of 3 of 10,000 samples"); }));
    }

    void outputsWithoutNumbersAreACollapseHoweverFew()
    {
        Fidelity toSource = closeness(5000, 3);
        Fidelity detector; // all but the background gone: neither measure of closeness says so
        detector.cosine = 0.9997;
        detector.cosineInterval = {0.9995, 0.9998};
        detector.cosines.assign(150, 0.9997F);
        detector.agreementChance = 0.998;
        detector.rare = RareAnswers{0, 0.998, 170, 20, 10};
        QVERIFY(judgeFidelity(detector, Guard{}).withinGuard);
        QCOMPARE(judgeFidelity(detector, Guard{}).findings.size(), size_t{1});
        for (const auto &[lost, added] : {std::pair<int64_t, int64_t>{107, 0}, {3, 400}}) {
            detector.rare->lost = lost;
            detector.rare->added = added;
            const Verdict gone = judgeFidelity(detector, Guard{});
            QVERIFY(gone.kind == VerdictKind::Collapsed && !gone.withinGuard);
            QVERIFY(gone.sentence.find("170 answers") != std::string::npos);
        }
        detector.rare->answers = 12; // too few to tell
        detector.rare->lost = 12;
        detector.rare->added = 0;
        QVERIFY(judgeFidelity(detector, Guard{}).withinGuard);
        toSource.brokenSamples = 3;
        const Verdict close = judgeFidelity(toSource, guardOf(0.01));
        VERDICT(close, Collapsed);
        QVERIFY(!close.withinGuard);
        CONTAINS(close.sentence, "the outputs of 3 of 5,000 samples hold NaN");
        TaskResult variant = classified(10'000, allBut(87));
        variant.fidelity = toSource;
        VERDICT(VERIFIED(judge(classified(10'000, allBut(86)), variant, guardOf(0.01))), Collapsed);
    }

    void referencesAreComparedInPairsAndTheSourceWithItselfIsTheMeasure()
    {
        ModelSignature model = signature({}, {{"logits", pb::TensorProto::FLOAT, {-1, 10}}});
        model.outputs[0].classScores = true;
        const auto resultOf = [&](Fidelity fidelity) {
            std::vector<int64_t> indices(fidelity.cosines.size());
            std::iota(indices.begin(), indices.end(), 0);
            return fidelityResult(std::move(fidelity), indices, model);
        };
        // Against the data's reference outputs the source itself is not perfect: only what the variant loses counts.
        Fidelity ofSource = closeness(5000, 400);
        ofSource.sqnrDb = 20;
        Fidelity ofVariant = closeness(5000, 420);
        ofVariant.sqnrDb = 19;
        const Verdict verdict = VERIFIED(judge(resultOf(ofSource), resultOf(ofVariant), guardOf(0.01)));
        VERDICT(verdict, LossWithinGuard);
        QVERIFY(std::abs(verdict.difference + 0.004) < 1e-9);
        VERDICT(VERIFIED(judge(resultOf(ofSource), resultOf(closeness(5000, 600)), guardOf(0.01))), PastGuard);
        // Without references the source was compared with itself.
        Fidelity perfect = closeness(5000, 0);
        perfect.sqnrDb = std::numeric_limits<double>::infinity();
        const Verdict own = VERIFIED(judge(resultOf(perfect), resultOf(ofVariant), guardOf(0.1)));
        CONTAINS(own.sentence, "the same class as source for 91.6 %");
        VERDICT(own, Kept);
    }

    void wordsAndNames()
    {
        for (int kind = 0; kind <= static_cast<int>(VerdictKind::NotMeasured); ++kind)
            QVERIFY(verdictFromName(verdictName(static_cast<VerdictKind>(kind))) == static_cast<VerdictKind>(kind));
        QVERIFY(!verdictFromName("fine"));
        QVERIFY(!notMeasured().withinGuard);
        QVERIFY(slower({1.021, 1.1}));
        QVERIFY(!slower({1.0, 1.1}));
        QCOMPARE(guardText(guardOf(0.005), MetricId::Top1), std::string("at most 0.5 points below source"));
        QCOMPARE(guardText(guardOf(0.02), MetricId::R2), std::string("at most 0.02 below source"));
    }
};

QTEST_GUILESS_MAIN(TestVerdict)
#include "tst_verdict.moc"
