// Metrics against scikit-learn's figures on the same numbers, and what accumulating refuses.
#include "core/measure/metrics.h"
#include "core/measure/verdict.h"
#include "tests/core/measure/tensors.h"

#include <cmath>
#include <limits>
#include <random>

using namespace pare;
using namespace pare::test;

namespace {

Batch batchOf(int64_t samples, std::optional<Tensor> labels, int64_t first = 0)
{
    Batch batch;
    for (int64_t i = 0; i < samples; ++i)
        batch.indices.push_back(first + i);
    batch.labels = std::move(labels);
    return batch;
}

Task taskOf(TaskKind kind, MetricId metric, int64_t classes = 0)
{
    Task task;
    task.kind = kind;
    task.metric = metric;
    task.outputName = "logits";
    task.classes = classes;
    return task;
}

double valueOf(const TaskResult &result, MetricId metric)
{
    if (result.metric && result.metric->metric == metric)
        return result.metric->value;
    for (const MetricValue &other : result.others)
        if (other.metric == metric)
            return other.value;
    return std::nan("");
}

// Scores in which `predicted` is highest.
std::vector<float> scoresFor(const std::vector<int64_t> &predicted, int64_t classes)
{
    std::vector<float> scores;
    for (const int64_t winner : predicted)
        for (int64_t c = 0; c < classes; ++c)
            scores.push_back(c == winner ? 5.0f : static_cast<float>(c) / 10);
    return scores;
}

std::vector<int64_t> labels40()
{
    std::vector<int64_t> labels;
    for (int64_t i = 0; i < 40; ++i)
        labels.push_back((i * 7 + i / 3) % 4);
    return labels;
}
std::vector<int64_t> predictions40()
{
    std::vector<int64_t> predictions;
    for (int64_t i = 0; i < 40; ++i)
        predictions.push_back(i % 5 ? (i * 7 + i / 3) % 4 : i % 4);
    return predictions;
}

} // namespace


class TestMetrics : public QObject {
    Q_OBJECT
private slots:
    void classificationMatchesScikitLearn()
    {
        MetricAccumulator accumulator(taskOf(TaskKind::Classification, MetricId::Top1, 4));
        // In two batches, the second with rows that only fill it up.
        const auto labels = labels40();
        const auto predictions = predictions40();
        VERIFIED(accumulator.add(batchOf(30, ints("labels", {30}, {labels.begin(), labels.begin() + 30})),
                                 {floats("logits", {30, 4}, scoresFor({predictions.begin(), predictions.begin() + 30}, 4))}));
        std::vector<int64_t> padded(predictions.begin() + 30, predictions.end());
        padded.resize(30, 0);
        VERIFIED(accumulator.add(batchOf(10, ints("labels", {10}, {labels.begin() + 30, labels.end()}), 30), {floats("logits", {30, 4}, scoresFor(padded, 4))}));
        const TaskResult result = accumulator.finish();
        QCOMPARE(result.samples, int64_t(40));
        NEAR(valueOf(result, MetricId::Top1), 0.825);
        NEAR(valueOf(result, MetricId::BalancedAccuracy), 0.8292124542124543);
        NEAR(valueOf(result, MetricId::F1), 0.8149267399267399);
        QCOMPARE(result.metric->interval.lo, wilsonInterval(33, 40).lo);
        QCOMPARE(result.indices.back(), int64_t(39));
        int64_t right = 0;
        for (const ClassResult &entry : result.classes)
            right += entry.right;
        QCOMPARE(right, int64_t(33));
        NEAR(result.chance, 14 / 40.0); // class 2 is there most often
    }

    void topFiveAndRanksCountTiesByPosition()
    {
        MetricAccumulator accumulator(taskOf(TaskKind::Classification, MetricId::Top5, 7));
        const std::vector<float> scores = {7, 6, 5, 4, 3, 2, 1, 7, 6, 5, 4, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1};
        VERIFIED(accumulator.add(batchOf(3, ints("labels", {3}, {4, 5, 5})), {floats("logits", {3, 7}, scores)}));
        const TaskResult result = accumulator.finish();
        QCOMPARE(result.records[0].rank, 4);
        QCOMPARE(result.records[1].rank, 5);
        QCOMPARE(result.records[2].rank, 5); // all equal: the sixth
        NEAR(valueOf(result, MetricId::Top5), 1 / 3.0);
    }

    void binaryScoresMatchScikitLearn()
    {
        MetricAccumulator accumulator(taskOf(TaskKind::Binary, MetricId::Auc, 2));
        std::vector<int64_t> labels;
        std::vector<float> scores;
        for (int64_t i = 0; i < 30; ++i) {
            labels.push_back(i * i % 3 == 1);
            scores.push_back(static_cast<float>(static_cast<double>(i * 37 % 17) / 17 + 0.3 * static_cast<double>(labels.back())));
        }
        VERIFIED(accumulator.add(batchOf(30, ints("labels", {30}, labels)), {floats("logits", {30, 1}, scores)}));
        const TaskResult result = accumulator.finish();
        NEAR(result.metric->value, 0.835, 1e-12);
        QVERIFY(result.metric->interval.holds(0.835));
        NEAR(result.chance, 0.5);
        // Scores above 1 are logits: the threshold is 0.
        QCOMPARE(result.records[0].predicted, 0); // 0.0 is not above it
        QCOMPARE(result.records[6].predicted, 1); // 0.059
    }

    void regressionMatchesScikitLearn()
    {
        std::vector<float> targets, predictions;
        for (int i = 0; i < 25; ++i) {
            targets.push_back(static_cast<float>(0.5 * i - 3 + (i * 13 % 7) / 5.0));
            predictions.push_back(targets.back() + static_cast<float>((i * 29 % 11 - 5) / 4.0));
        }
        MetricAccumulator accumulator(taskOf(TaskKind::Regression, MetricId::R2));
        VERIFIED(accumulator.add(batchOf(25, floats("labels", {25}, targets)), {floats("y", {25, 1}, predictions)}));
        const TaskResult result = accumulator.finish();
        NEAR(valueOf(result, MetricId::Mae), 0.69, 1e-6);
        NEAR(valueOf(result, MetricId::Rmse), 0.795298681532569, 1e-6);
        NEAR(valueOf(result, MetricId::R2), 0.9524387121200562, 1e-6);
        // Several outputs: weighted by their variance.
        targets.resize(20);
        predictions.resize(20);
        MetricAccumulator two(taskOf(TaskKind::Regression, MetricId::R2));
        VERIFIED(two.add(batchOf(10, floats("labels", {10, 2}, targets)), {floats("y", {10, 2}, predictions)}));
        NEAR(valueOf(two.finish(), MetricId::R2), 0.9217632412910461, 1e-6);
        MetricAccumulator constant(taskOf(TaskKind::Regression, MetricId::R2));
        VERIFIED(constant.add(batchOf(2, floats("labels", {2}, {1, 1})), {floats("y", {2}, {1, 2})}));
        const TaskResult undefined = constant.finish();
        QVERIFY(!undefined.metric);
        CONTAINS(undefined.findings.front(), "not defined");
    }

    void pixelsMatchScikitLearn()
    {
        std::vector<int64_t> labels, predictions;
        for (int64_t i = 0; i < 48; ++i) {
            labels.push_back((i * 5 + i / 4) % 3);
            predictions.push_back(i % 3 ? (i * 5 + i / 4) % 3 : i * 2 % 3);
        }
        // Scores [2,3,4,6], channels first.
        std::vector<float> scores(2 * 3 * 24, 0.0f);
        for (size_t i = 0; i < 48; ++i)
            scores[(i / 24) * 72 + static_cast<size_t>(predictions[i]) * 24 + i % 24] = 1;
        MetricAccumulator accumulator(taskOf(TaskKind::Segmentation, MetricId::MeanIou, 3));
        VERIFIED(accumulator.add(batchOf(2, ints("labels", {2, 4, 6}, labels)), {floats("logits", {2, 3, 4, 6}, scores)}));
        const TaskResult result = accumulator.finish();
        NEAR(result.metric->value, 0.6944444444444443);
        // The classes themselves, and pixels that do not count.
        MetricAccumulator classes(taskOf(TaskKind::Segmentation, MetricId::MeanIou));
        labels[0] = 255;
        MetricAccumulator ignoring(taskOf(TaskKind::Segmentation, MetricId::MeanIou, 3));
        VERIFIED(ignoring.add(batchOf(2, ints("labels", {2, 4, 6}, labels)), {floats("logits", {2, 3, 4, 6}, scores)}));
        NEAR(ignoring.finish().records[0].weight, 23.0);
        labels[0] = 0;
        VERIFIED(classes.add(batchOf(2, ints("labels", {2, 4, 6}, labels)), {ints("classes", {2, 4, 6}, predictions)}));
        NEAR(classes.finish().metric->value, 0.6944444444444443);
    }

    // By hand: scores without bounds, the same as probabilities, probabilities that are rounded, and one that is 0.
    void logLossIsTheMeanLogarithmOfTheLabelsShare()
    {
        const auto lossOf = [](std::vector<float> scores, bool probabilities) {
            Task task = taskOf(TaskKind::Classification, MetricId::LogLoss, 3);
            task.probabilities = probabilities;
            MetricAccumulator accumulator(task);
            VERIFIED(accumulator.add(batchOf(2, ints("labels", {2}, {0, 2})), {floats("scores", {2, 3}, scores)}));
            return accumulator.finish();
        };
        const double expected = -(std::log(0.5) + std::log(0.2)) / 2;
        const auto l = [](double share) { return static_cast<float>(std::log(share) + 3); };
        const TaskResult logits = lossOf({l(0.5), l(0.25), l(0.25), l(0.7), l(0.1), l(0.2)}, false);
        NEAR(logits.metric->value, expected, 1e-6);
        NEAR(logits.chance, std::log(2.0), 1e-9); // two classes, as often
        NEAR(lossOf({0.5f, 0.25f, 0.25f, 0.7f, 0.1f, 0.2f}, false).metric->value, expected, 1e-6);
        NEAR(lossOf({0.51f, 0.255f, 0.255f, 0.7f, 0.1f, 0.2f}, true).metric->value, expected, 1e-6);
        NEAR(lossOf({0.0f, 0.5f, 0.5f, 0.0f, 0.0f, 1.0f}, true).metric->value, 15.942385 / 2, 1e-4);
    }

    void logLossOfOneScoreTakesItAsWhatItIs()
    {
        const auto lossOf = [](std::vector<float> scores) {
            MetricAccumulator accumulator(taskOf(TaskKind::Binary, MetricId::LogLoss, 2));
            VERIFIED(accumulator.add(batchOf(2, ints("labels", {2}, {1, 0})), {floats("score", {2, 1}, scores)}));
            return accumulator.finish().metric->value;
        };
        NEAR(lossOf({0.8f, 0.4f}), -(std::log(0.8) + std::log(0.6)) / 2, 1e-6);
        NEAR(lossOf({1.5f, -0.5f}), (std::log1p(std::exp(-1.5)) + std::log1p(std::exp(-0.5))) / 2, 1e-6);
    }

    void perplexityIsTheExponentOfTheMeanLoss()
    {
        std::vector<float> scores;
        std::vector<int64_t> targets;
        for (int t = 0; t < 8; ++t) {
            for (int v = 0; v < 6; ++v)
                scores.push_back(static_cast<float>((v * 31 + t * 17) % 13 / 3.0));
            targets.push_back(t * 5 % 6);
        }
        MetricAccumulator accumulator(taskOf(TaskKind::NextToken, MetricId::Perplexity, 6));
        VERIFIED(accumulator.add(batchOf(1, ints("labels", {1, 8}, targets)), {floats("logits", {1, 8, 6}, scores)}));
        const TaskResult result = accumulator.finish();
        NEAR(result.metric->value, 24.12191512916509, 1e-5);
        QCOMPARE(result.chance, 6.0);
        // Shifted: the scores at a place are for the token after it; the last has none.
        Task shifted = taskOf(TaskKind::NextToken, MetricId::Perplexity, 6);
        shifted.shifted = true;
        shifted.tokensFromInput = true;
        std::vector<int64_t> tokens = {0};
        tokens.insert(tokens.end(), targets.begin(), targets.end() - 1);
        tokens.push_back(targets.back());
        scores.insert(scores.end(), 6, 100.0f);
        Batch batch = batchOf(1, std::nullopt);
        batch.inputs = {ints("ids", {1, 9}, tokens)};
        MetricAccumulator ofInput(shifted);
        VERIFIED(ofInput.add(batch, {floats("logits", {1, 9, 6}, scores)}));
        NEAR(ofInput.finish().metric->value, 24.12191512916509, 1e-5);
    }

    void tokensThatDoNotCountAreLeftOut()
    {
        MetricAccumulator accumulator(taskOf(TaskKind::TokenClassification, MetricId::TokenAccuracy, 2));
        VERIFIED(accumulator.add(batchOf(2, ints("labels", {2, 3}, {0, -100, 1, 1, 1, -100})),
                                 {floats("logits", {2, 3, 2}, {1, 0, 9, 9, 1, 0, 0, 1, 0, 1, 9, 9})}));
        const TaskResult result = accumulator.finish();
        NEAR(result.metric->value, 3 / 4.0);
        NEAR(result.chance, 3 / 4.0);
        QCOMPARE(result.records[0].weight, 2.0);
    }

    void whatDoesNotFitIsNamed()
    {
        MetricAccumulator accumulator(taskOf(TaskKind::Classification, MetricId::Top1, 3));
        const Batch batch = batchOf(2, ints("labels", {2}, {0, 3}), 40);
        CONTAINS(REFUSED(accumulator.add(batch, {floats("logits", {2, 3}, std::vector<float>(6))})).message,
                 "class 3 in sample 41, but output logits has 3 classes (0 to 2)");
        CONTAINS(REFUSED(accumulator.add(batch, {floats("logits", {2, 4}, std::vector<float>(8))})).message, "expected scores of 3 classes, found 2x4");
        CONTAINS(REFUSED(accumulator.add(batch, {floats("logits", {1, 3}, std::vector<float>(3))})).message, "fewer rows than the 2 samples");
        CONTAINS(REFUSED(accumulator.add(batch, {})).message, "number 1");
        CONTAINS(REFUSED(accumulator.add(batch, {floats("logits", {2, 3}, std::vector<float>(5))})).message, "cannot be measured");
        CONTAINS(REFUSED(accumulator.add(batchOf(1, std::nullopt), {floats("logits", {1, 3}, std::vector<float>(3))})).message, "no labels");
    }

    void nanInOutputsIsWrongAndAFinding()
    {
        MetricAccumulator accumulator(taskOf(TaskKind::Classification, MetricId::Top1, 2));
        VERIFIED(accumulator.add(batchOf(2, ints("labels", {2}, {0, 0})), {floats("logits", {2, 2}, {std::nanf(""), 0, 1, 0})}));
        const TaskResult result = accumulator.finish();
        QCOMPARE(result.records[0].predicted, -1);
        NEAR(result.metric->value, 0.5);
        CONTAINS(result.findings.front(), "1 sample hold NaN");
    }

    void everyNumericTypeCanBeMeasured()
    {
        MetricAccumulator accumulator(taskOf(TaskKind::Classification, MetricId::Top1, 2));
        const Tensor halves{"logits", pb::TensorProto::FLOAT16, {2, 2}, std::string("\x00\x3c\x00\x00\x00\x00\x00\x3c", 8)}; // 1 0 / 0 1
        VERIFIED(accumulator.add(batchOf(2, floats("labels", {2}, {0, 1})), {halves})); // labels as whole floats
        NEAR(accumulator.finish().metric->value, 1.0);
        MetricAccumulator classItself(taskOf(TaskKind::Classification, MetricId::Top1));
        VERIFIED(classItself.add(batchOf(3, ints("labels", {3}, {0, 7, 2})), {ints("label", {3}, {0, 7, 1})}));
        NEAR(classItself.finish().metric->value, 2 / 3.0);
    }

    void resultsSurviveTheWayThroughBytes()
    {
        MetricAccumulator accumulator(taskOf(TaskKind::Classification, MetricId::Top1, 4));
        VERIFIED(accumulator.add(batchOf(40, ints("labels", {40}, labels40())), {floats("logits", {40, 4}, scoresFor(predictions40(), 4))}));
        TaskResult result = accumulator.finish();
        result.findings = {"a finding"};
        result.notes = {"a note"};
        result.fidelity = Fidelity();
        result.fidelity->sqnrDb = std::numeric_limits<double>::infinity();
        result.fidelity->cosines = {1, 0.5f};
        result.fidelity->top1Agreement = 0.25;
        const std::string bytes = encodeTaskResult(result);
        const TaskResult back = VERIFIED(decodeTaskResult(bytes));
        QCOMPARE(encodeTaskResult(back), bytes);
        QCOMPARE(back.notes, result.notes);
        QCOMPARE(back.records.size(), size_t(40));
        QCOMPARE(back.records[3].predicted, result.records[3].predicted);
        QCOMPARE(back.metric->value, result.metric->value);
        QVERIFY(std::isinf(back.fidelity->sqnrDb));
        QCOMPARE(back.fidelity->cosines, result.fidelity->cosines);
        for (size_t length = 0; length < bytes.size(); length += 5)
            REFUSED(decodeTaskResult(bytes.substr(0, length)));
    }

    void namesOfMetricsAreForgiving()
    {
        for (const char *name : {"top-1", "top1", "Top_1", "TOP 1", "accuracy"})
            QVERIFY(metricFromName(name) == MetricId::Top1);
        QVERIFY(metricFromName("R2") == MetricId::R2);
        QVERIFY(!metricFromName("bleu"));
        for (int id = 0; id <= static_cast<int>(MetricId::Agreement); ++id)
            QVERIFY(metricFromName(metricName(static_cast<MetricId>(id))) == static_cast<MetricId>(id));
        QCOMPARE(metricText(MetricId::Top1, 0.914), std::string("91.4 %"));
        QCOMPARE(metricText(MetricId::Mae, 0.031251), std::string("0.03125"));
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
