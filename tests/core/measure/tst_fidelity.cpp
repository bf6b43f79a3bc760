// Closeness of outputs to reference outputs: noise, angles, equal classes.
#include "core/measure/metrics.h"
#include "core/measure/verdict.h"
#include "tests/core/measure/tensors.h"

#include <cmath>
#include <limits>
#include <random>

using namespace pare;
using namespace pare::test;

class TestFidelity : public QObject {
    Q_OBJECT
private slots:
    void fidelityCountsNoiseCosineAndAgreement()
    {
        ModelSignature model = signature({}, {{"logits", FLOAT, {-1, 2}}, {"boxes", FLOAT, {-1, 3}}});
        model.outputs[0].classScores = true;
        FidelityAccumulator accumulator(model);
        const std::vector<Tensor> reference = {floats("logits", {2, 2}, {1, 0, 0, 2}), floats("boxes", {2, 3}, {1, 2, 3, 4, 5, 6})};
        const std::vector<Tensor> close = {floats("boxes", {2, 3}, {1, 2, 3, 4, 5, 6}), floats("logits", {2, 2}, {1, 1.5f, 0, 2})};
        VERIFIED(accumulator.add(reference, close, 2, false));
        const Fidelity fidelity = accumulator.finish();
        QCOMPARE(fidelity.output, std::string("logits")); // the one that is farther away
        NEAR(fidelity.sqnrDb, 10 * std::log10(5 / 2.25), 1e-9);
        NEAR(fidelity.cosine, (1 / std::sqrt(3.25) + 1) / 2, 1e-6);
        NEAR(*fidelity.top1Agreement, 0.5);
        NEAR(fidelity.agreementChance, 0.5);
        FidelityAccumulator equal(model);
        VERIFIED(equal.add(reference, reference, 2, false));
        const Fidelity same = equal.finish();
        QVERIFY(std::isinf(same.sqnrDb));
        QCOMPARE(same.cosine, 1.0);
        CONTAINS(REFUSED(equal.add(reference, {floats("other", {2, 2}, {1, 2, 3, 4})}, 2, false)).message, "no output in common");
    }

    // Landmarks: each column has its own place, and samples lie around it. Which of them is largest means nothing.
    void coordinatesAreNotTakenForScores()
    {
        const auto agreementOf = [](const std::string &name, double around, size_t rows) {
            ModelSignature model = signature({}, {{name, FLOAT, {-1, 6}}});
            model.outputs[0].classScores = true;
            std::mt19937 random(4);
            std::vector<float> reference;
            std::vector<float> values;
            for (size_t i = 0; i < rows * 6; ++i) {
                const double spread = static_cast<double>(random() >> 8) / 8388608.0 - 1;
                reference.push_back(static_cast<float>(static_cast<double>(i % 6 / 2) + around * spread));
                values.push_back(reference.back() + (i % 2 == 0 ? 0.01F : 0.0F));
            }
            FidelityAccumulator accumulator(model);
            const auto size = static_cast<int64_t>(rows);
            VERIFIED(accumulator.add({floats(name, {size, 6}, reference)}, {floats(name, {size, 6}, values)}, size, false));
            return accumulator.finish().top1Agreement.has_value();
        };
        QVERIFY(!agreementOf("y", 0.2, 20));
        QVERIFY(agreementOf("y", 3, 20));         // samples differ as much as columns
        QVERIFY(agreementOf("logits", 0.2, 20));  // the name says what they are
        QVERIFY(agreementOf("y", 0.2, 5));        // too few samples to tell
    }

    void classesOfPicturesWithChannelsLastAreAlongTheLastAxis()
    {
        ModelSignature model = signature({}, {{"scores", FLOAT, {-1, 8, 8, 2}}});
        model.outputs[0].classScores = true;
        std::vector<float> reference(128, 0.0F);
        for (size_t pixel = 0; pixel < 64; ++pixel)
            reference[2 * pixel + (pixel < 40 ? 0 : 1)] = 1;
        std::vector<float> values = reference;
        std::swap(values[0], values[1]); // one pixel of 64
        FidelityAccumulator accumulator(model);
        VERIFIED(accumulator.add({floats("scores", {1, 8, 8, 2}, reference)}, {floats("scores", {1, 8, 8, 2}, values)}, 1, false));
        const Fidelity fidelity = accumulator.finish();
        NEAR(*fidelity.top1Agreement, 63 / 64.0);
        NEAR(fidelity.agreementChance, 40 / 64.0);
    }

    // Of ten places nine are background: a detector that finds nothing any more agrees in nine of ten.
    void whatBecameOfRareAnswersIsCountedApart()
    {
        ModelSignature model = signature({}, {{"scores", FLOAT, {-1, 10, 2}}});
        model.outputs[0].classScores = true;
        std::vector<float> reference;
        std::vector<float> values;
        for (int place = 0; place < 20; ++place) { // of two samples; places 3 and 13 are objects, here 13 and 14
            reference.insert(reference.end(), {place % 10 == 3 ? 0.0F : 1.0F, 0.5F});
            values.insert(values.end(), {place == 13 || place == 14 ? 0.0F : 1.0F, 0.5F});
        }
        FidelityAccumulator accumulator(model);
        VERIFIED(accumulator.add({floats("scores", {2, 10, 2}, reference)}, {floats("scores", {2, 10, 2}, values)}, 2, false));
        Fidelity fidelity = accumulator.finish();
        QVERIFY(fidelity.rare.has_value());
        QCOMPARE(fidelity.rare->usual, int64_t{0});
        QCOMPARE(fidelity.rare->answers, int64_t{2});
        QCOMPARE(fidelity.rare->lost, int64_t{1});
        QCOMPARE(fidelity.rare->added, int64_t{1});
        TaskResult result = fidelityResult(fidelity, {0, 1}, model);
        const TaskResult back = VERIFIED(decodeTaskResult(encodeTaskResult(result)));
        QVERIFY(back.fidelity->rare && back.fidelity->rare->lost == 1);
        const Verdict verdict = judgeFidelity(fidelity, Guard{});
        QCOMPARE(verdict.findings.size(), size_t{1});
        CONTAINS(verdict.findings[0], "of its other 2 answers 1 (50.0 %) became class 0 here, and 1 (50.0 %) are new");
    }

    void samplesWithoutNumbersWhereTheReferenceHasSomeAreCounted()
    {
        const ModelSignature model = signature({}, {{"y", FLOAT, {-1, 2}}, {"z", FLOAT, {-1, 2}}});
        constexpr float nan = std::numeric_limits<float>::quiet_NaN();
        constexpr float infinity = std::numeric_limits<float>::infinity();
        const auto broken = [&](const Tensor &y, const Tensor &z) {
            FidelityAccumulator accumulator(model);
            VERIFIED(accumulator.add({floats("y", {3, 2}, {1, 2, nan, 4, 5, -3.4e38F}), floats("z", {3, 2}, {1, 2, 3, 4, 5, 6})}, {y, z}, 3, false));
            return accumulator.finish();
        };
        const Tensor z = floats("z", {3, 2}, {1, 2, 3, 4, 5, 6});
        QCOMPARE(broken(floats("y", {3, 2}, {1, 2, nan, 4, 5, -3.4e38F}), z).brokenSamples, int64_t{0});
        QCOMPARE(broken(floats("y", {3, 2}, {1, 2, nan, 4, 5, -infinity}), z).brokenSamples, int64_t{0}); // a mask in float16
        const Fidelity one = broken(floats("y", {3, 2}, {nan, 2, nan, 4, 5, -3.4e38F}), z);
        QCOMPARE(one.brokenSamples, int64_t{1});
        QVERIFY(std::isinf(one.sqnrDb) && one.sqnrDb < 0);
        QCOMPARE(broken(floats("y", {3, 2}, {nan, 2, nan, 4, 5, -3.4e38F}), floats("z", {3, 2}, {nan, 2, infinity, 4, 5, 6})).brokenSamples, int64_t{2});
    }

    void samplesOfAnotherLengthAreCounted()
    {
        FidelityAccumulator accumulator(signature({}, {{"y", FLOAT, {-1, -1}}}));
        VERIFIED(accumulator.add({floats("y", {1, 3}, {1, 2, 3})}, {floats("y", {1, 3}, {1, 2, 3})}, 1, false));
        VERIFIED(accumulator.add({floats("y", {1, 3}, {1, 2, 3})}, {floats("y", {1, 2}, {1, 2})}, 1, false));
        const Fidelity fidelity = accumulator.finish();
        QCOMPARE(fidelity.otherLength, int64_t{1});
        const TaskResult back = VERIFIED(decodeTaskResult(encodeTaskResult(fidelityResult(fidelity, {0, 1}, signature({}, {{"y", FLOAT, {-1, -1}}}), std::nullopt))));
        QCOMPARE(back.fidelity->otherLength, int64_t{1});
    }

    // A network that reads blanks in noise agrees with everything that reads blanks: angles tell more.
    void equalClassesTellNothingWhereThereIsOneAnswer()
    {
        ModelSignature model = signature({}, {{"logits", FLOAT, {-1, 2}}});
        model.outputs[0].classScores = true;
        FidelityAccumulator accumulator(model);
        VERIFIED(accumulator.add({floats("logits", {2, 2}, {3, 0, 2, 0})}, {floats("logits", {2, 2}, {3, 2, 2, 1})}, 2, false));
        const Fidelity fidelity = accumulator.finish();
        QVERIFY(!fidelity.top1Agreement && fidelity.agreements.empty());
        QCOMPARE(fidelity.agreementChance, 1.0);
        const TaskResult result = fidelityResult(fidelity, {0, 1}, model, std::nullopt);
        QVERIFY(result.metric->metric == MetricId::Cosine);
        const Verdict verdict = judgeFidelity(*result.fidelity, Guard{});
        QVERIFY(verdict.kind == VerdictKind::PastGuard);
        CONTAINS(verdict.sentence, "source gives the same one for nearly all of these samples");
    }

    void fidelityOfSingleNumbersIsToldByWhatTheyDifferIn()
    {
        const ModelSignature model = signature({}, {{"y", FLOAT, {-1, 1}}});
        const auto closeness = [&](std::vector<float> reference, std::vector<float> values) {
            FidelityAccumulator accumulator(model);
            const auto count = static_cast<int64_t>(reference.size());
            // In two batches, as data come.
            for (int64_t at = 0; at < count; at += 2) {
                const int64_t rows = std::min<int64_t>(2, count - at);
                const auto part = [&](const std::vector<float> &from) {
                    return floats("y", {rows, 1}, {from.begin() + at, from.begin() + at + rows});
                };
                if (!accumulator.add({part(reference)}, {part(values)}, rows, false).ok())
                    return std::nan("");
            }
            return accumulator.finish().cosine;
        };
        // Variance of 0.1 0.3 0.5 0.7 is 0.05. All are positive, and a cosine would say 1 whatever they are.
        NEAR(closeness({0.1f, 0.3f, 0.5f, 0.7f}, {0.1f, 0.3f, 0.5f, 0.6f}), 1 - 0.01 / (2 * 0.05) / 4, 1e-5);
        QVERIFY(closeness({0.1f, 0.3f, 0.5f, 0.7f}, {0.4f, 0.4f, 0.4f, 0.4f}) < 0.51); // the mean alone tells nothing
        NEAR(closeness({0, 0, 0.5f, 1}, {1e-9f, 0, 0.5f, 1}), 1, 1e-6);                 // nearly the same is near, also at zero
        NEAR(closeness({2, 2}, {2, 1.8f}), 1 - 0.04 / (2 * 4) / 2, 1e-5);              // no variance: against the square
        QCOMPARE(closeness({0, 1}, {100, 1}), 0.0);                                     // (-1 + 1) / 2: no sample counts more than opposite
    }

    void fidelityOfZerosIsToldByTheSizeOfTheOthers()
    {
        const ModelSignature model = signature({}, {{"y", FLOAT, {-1, 2}}});
        FidelityAccumulator accumulator(model);
        VERIFIED(accumulator.add({floats("y", {2, 2}, {0, 0, 3, 4})}, {floats("y", {2, 2}, {0.5f, 0, 3, 4})}, 2, false));
        NEAR(accumulator.finish().cosine, (1 - 0.25 / (2 * 12.5) + 1) / 2, 1e-6);
    }

    void fidelityToldFromDifferentShapesAndNan()
    {
        const ModelSignature model = signature({}, {{"y", FLOAT, {-1, 2}}});
        FidelityAccumulator shapes(model);
        VERIFIED(shapes.add({floats("y", {1, 2}, {1, 2})}, {floats("y", {1, 3}, {1, 2, 3})}, 1, true));
        QCOMPARE(shapes.finish().cosine, 0.0);
        FidelityAccumulator broken(model);
        VERIFIED(broken.add({floats("y", {1, 2}, {1, 2})}, {floats("y", {1, 2}, {std::nanf(""), 2})}, 1, false));
        QCOMPARE(broken.finish().cosine, 0.0);
        FidelityAccumulator both(model);
        VERIFIED(both.add({floats("y", {1, 2}, {std::nanf(""), 2})}, {floats("y", {1, 2}, {std::nanf(""), 2})}, 1, false));
        QCOMPARE(both.finish().cosine, 1.0);
    }
};

QTEST_GUILESS_MAIN(TestFidelity)
#include "tst_fidelity.moc"
