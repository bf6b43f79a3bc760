// The task is guessed from labels and outputs, said in words, and can be overridden.
#include "core/measure/task.h"
#include "tests/support/data_files.h"
#include "tests/support/verified.h"

#include <QTest>

#include <numeric>

using namespace pare;
using namespace pare::test;

namespace {

constexpr int FLOAT = pb::TensorProto::FLOAT;
constexpr int INT64 = pb::TensorProto::INT64;

int64_t product(const std::vector<int64_t> &dims)
{
    return std::accumulate(dims.begin(), dims.end(), int64_t{1}, std::multiplies<>());
}

// Two samples of one float feature, with these labels.
std::unique_ptr<Dataset> dataWith(const ModelSignature &model, std::vector<Tensor> labels)
{
    return memoryDataset(model, {{"x", FLOAT, {2, 1}, rawBytes(std::vector<float>{1, 2})}}, std::move(labels));
}

Tensor classes(std::vector<int64_t> dims, int64_t value = 1)
{
    const std::vector<int64_t> values(static_cast<size_t>(product(dims)), value);
    return {"labels", INT64, std::move(dims), rawBytes(values)};
}

ModelSignature modelWith(const std::vector<Named> &outputs)
{
    return signature({{"x", FLOAT, {-1, 1}}}, outputs);
}

} // namespace

#define CONTAINS(text, part) QVERIFY2((text).find(part) != std::string::npos, (text).c_str())

class TestTask : public QObject {
    Q_OBJECT
private slots:
    void theTaskFollowsLabelsAndOutputs_data()
    {
        QTest::addColumn<QList<qlonglong>>("labelDims");
        QTest::addColumn<bool>("floatLabels");
        QTest::addColumn<QList<qlonglong>>("outputDims");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("metric");
        const auto row = [](const char *name, QList<qlonglong> labels, bool floats, QList<qlonglong> output, TaskKind kind, const char *metric) {
            QTest::newRow(name) << labels << floats << output << static_cast<int>(kind) << QString(metric);
        };
        row("classes", {2}, false, {-1, 10}, TaskKind::Classification, "top-1");
        row("classes, axes of 1", {2}, false, {-1, 10, 1, 1}, TaskKind::Classification, "top-1");
        row("one score", {2}, false, {-1, 1}, TaskKind::Binary, "top-1");
        row("tokens", {2, 7}, false, {-1, -1, 9}, TaskKind::TokenClassification, "token-accuracy");
        row("pixels", {2, 4, 6}, false, {-1, 3, 4, 6}, TaskKind::Segmentation, "mean-iou");
        row("pixels, channels last", {2, 4, 6}, false, {-1, 4, 6, 3}, TaskKind::Segmentation, "mean-iou");
        row("numbers", {2, 3}, true, {-1, 3}, TaskKind::Regression, "r2");
        row("one number", {2}, true, {-1, 1}, TaskKind::Regression, "r2");
    }
    void theTaskFollowsLabelsAndOutputs()
    {
        QFETCH(QList<qlonglong>, labelDims);
        QFETCH(bool, floatLabels);
        QFETCH(QList<qlonglong>, outputDims);
        QFETCH(int, kind);
        QFETCH(QString, metric);
        const ModelSignature model = modelWith({{"logits", FLOAT, {outputDims.begin(), outputDims.end()}}});
        const std::vector<int64_t> dims(labelDims.begin(), labelDims.end());
        Tensor labels = classes(dims);
        if (floatLabels)
            labels = {"labels", FLOAT, dims, rawBytes(std::vector<float>(static_cast<size_t>(product(dims)), 0.5f))};
        const auto data = dataWith(model, {labels});
        const Task task = VERIFIED(guessTask(model, *data));
        QCOMPARE(static_cast<int>(task.kind), kind);
        QCOMPARE(QString(std::string(metricName(task.metric)).c_str()), metric);
        CONTAINS(task.sentence, "by output logits, measured as");
        CONTAINS(task.sentence, "(guessed)");
    }

    void theFirstOutputThatFitsIsTakenAndSaid()
    {
        const ModelSignature model = modelWith({{"label", INT64, {-1}}, {"probabilities", FLOAT, {-1, 3}}});
        const Task task = VERIFIED(guessTask(model, *dataWith(model, {classes({2})})));
        QCOMPARE(task.outputName, std::string("probabilities"));
        CONTAINS(task.sentence, "classification into 3 classes by output probabilities (the first of 2 that fits)");
        const ModelSignature onlyClass = modelWith({{"label", INT64, {-1}}});
        QVERIFY(VERIFIED(guessTask(onlyClass, *dataWith(onlyClass, {classes({2})}))).kind == TaskKind::Classification);
    }

    void labelsOutOfRangeNameTheSample()
    {
        const ModelSignature model = modelWith({{"logits", FLOAT, {-1, 3}}});
        Tensor labels{"labels", INT64, {2}, rawBytes(std::vector<int64_t>{0, 3})};
        const Error error = REFUSED(guessTask(model, *dataWith(model, {labels})));
        CONTAINS(error.message, "labels: class 3 in sample 1, but output logits has 3 classes (0 to 2)");
        labels.bytes = rawBytes(std::vector<int64_t>{1, 3});
        CONTAINS(REFUSED(guessTask(model, *dataWith(model, {labels}))).message, "Do the labels count from 1?");
        labels.bytes = rawBytes(std::vector<int64_t>{1, -1});
        CONTAINS(REFUSED(guessTask(model, *dataWith(model, {labels}))).message, "class -1 in sample 1");
    }

    void theMetricCanBeGiven()
    {
        const ModelSignature model = modelWith({{"logits", FLOAT, {-1, 10}}});
        const auto data = dataWith(model, {classes({2})});
        QVERIFY(VERIFIED(guessTask(model, *data, "top5")).metric == MetricId::Top5);
        QVERIFY(VERIFIED(guessTask(model, *data, "balanced_accuracy")).metric == MetricId::BalancedAccuracy);
        CONTAINS(VERIFIED(guessTask(model, *data, "f1")).sentence, "(as asked)");
        QVERIFY(VERIFIED(guessTask(model, *data, "cross-entropy")).metric == MetricId::LogLoss);
        const ModelSignature itself = modelWith({{"class", INT64, {-1}}});
        CONTAINS(REFUSED(guessTask(itself, *dataWith(itself, {classes({2})}), "log-loss")).message, "which needs scores");
        CONTAINS(REFUSED(guessTask(model, *data, "auc")).message, "needs two classes");
        CONTAINS(REFUSED(guessTask(model, *data, "perplexity")).message, "does not fit classification into 10 classes");
        CONTAINS(REFUSED(guessTask(model, *data, "bleu")).message, "there are top-1, top-5");
        const ModelSignature number = modelWith({{"y", FLOAT, {-1, 1}}});
        const Task mae = VERIFIED(guessTask(number, *dataWith(number, {classes({2})}), "mae")); // 0/1 labels, but errors wanted
        QVERIFY(mae.kind == TaskKind::Regression && mae.metric == MetricId::Mae);
    }

    void tokensThatAreTheirOwnLabelsAskForTheNextOne()
    {
        const ModelSignature model = signature({{"ids", INT64, {-1, -1}}, {"attention_mask", INT64, {-1, -1}}}, {{"logits", FLOAT, {-1, -1, 50}}});
        const Tensor ids{"ids", INT64, {2, 3}, rawBytes(std::vector<int64_t>{5, 6, 7, 8, 9, 10})};
        const Tensor mask{"attention_mask", INT64, {2, 3}, rawBytes(std::vector<int64_t>(6, 1))};
        Tensor labels = ids;
        labels.name = "labels";
        const Task same = VERIFIED(guessTask(model, *memoryDataset(model, {ids, mask}, {labels})));
        QVERIFY(same.kind == TaskKind::NextToken && same.shifted && same.metric == MetricId::Perplexity);
        labels.bytes = rawBytes(std::vector<int64_t>{1, 0, 0, 1, 2, -100});
        QVERIFY(VERIFIED(guessTask(model, *memoryDataset(model, {ids, mask}, {labels}))).kind == TaskKind::TokenClassification);
        const auto unlabelled = memoryDataset(model, {ids, mask}, {});
        const Task asked = VERIFIED(guessTask(model, *unlabelled, "perplexity"));
        QVERIFY(asked.tokensFromInput && asked.shifted);
        QCOMPARE(asked.maskInput, 1);
        QVERIFY(VERIFIED(guessTask(model, *unlabelled)).kind == TaskKind::Fidelity);
    }

    void withoutLabelsClosenessIsMeasured()
    {
        ModelSignature model = modelWith({{"logits", FLOAT, {-1, 10}}});
        const auto data = dataWith(model, {});
        QVERIFY(VERIFIED(guessTask(model, *data)).metric == MetricId::Cosine);
        model.outputs[0].classScores = true;
        const Task task = VERIFIED(guessTask(model, *data));
        QVERIFY(task.metric == MetricId::Agreement);
        CONTAINS(task.sentence, "closeness of output logits");
        CONTAINS(REFUSED(guessTask(model, *data, "top-1")).message, "top-1 needs labels, the data set has none");
    }

    void whatStandsForACosineOfSingleNumbersIsSaid()
    {
        CONTAINS(fidelityTask(modelWith({{"y", FLOAT, {-1, 1}}}), {}).sentence, "one number a sample, 1 - d^2/2v in its place");
        QCOMPARE(fidelityTask(modelWith({{"y", FLOAT, {-1, 2}}}), {}).sentence, std::string("closeness of outputs, measured as cosine"));
        QCOMPARE(fidelityTask(modelWith({{"y", FLOAT, {-1, -1}}}), {}).sentence, std::string("closeness of outputs, measured as cosine"));
    }

    void aFirstRunTellsWhatTheFileDoesNot()
    {
        ModelSignature model = modelWith({{"y", FLOAT, {}}});
        model.outputs[0].ranked = false;
        const auto data = dataWith(model, {classes({2})});
        const std::vector<Tensor> seen = {{"y", FLOAT, {2, 5}, std::string(40, '\0')}};
        const Task task = VERIFIED(guessTask(model, *data, {}, seen));
        QCOMPARE(task.classes, int64_t(5));
        const std::vector<Tensor> one = {{"y", FLOAT, {2, 1}, std::string(8, '\0')}};
        QVERIFY(VERIFIED(guessTask(model, *data, {}, one)).kind == TaskKind::Binary);
    }

    void labelsThatFitNoOutputListThem()
    {
        const ModelSignature model = modelWith({{"y", FLOAT, {-1, 10}}});
        CONTAINS(REFUSED(guessTask(model, *dataWith(model, {classes({2, 7})}))).message, "no output fits the labels (a class for each of 7 tokens)");
    }
};

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
