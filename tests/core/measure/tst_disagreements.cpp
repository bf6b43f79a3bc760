// Where a variant and its source say different things, sample by sample.
#include "core/measure/disagreements.h"
#include "core/measure/metrics.h"

#include <QTest>

#include <cmath>

using namespace pare;

namespace {

TaskResult classes(const std::vector<std::pair<int, int>> &labelAndPrediction, std::vector<int64_t> indices = {})
{
    TaskResult result;
    result.task.kind = TaskKind::Classification;
    result.task.classNames = {"cat", "dog", "owl"};
    for (const auto &[label, predicted] : labelAndPrediction) {
        SampleRecord record;
        record.label = label;
        record.predicted = predicted;
        result.records.push_back(record);
    }
    result.samples = static_cast<int64_t>(result.records.size());
    result.indices = std::move(indices);
    return result;
}

} // namespace

class TestDisagreements : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lossesComeFirstAndAllAreCounted()
    {
        const auto found = disagreementsOf(classes({{0, 0}, {1, 0}, {2, 2}, {1, 1}, {0, 1}}), classes({{0, 0}, {1, 1}, {2, 0}, {1, 1}, {0, 2}}));
        QVERIFY(found && found->counted);
        QCOMPARE(found->samples, 5);
        QCOMPARE(found->lost, 1);
        QCOMPARE(found->gained, 1);
        QCOMPARE(found->otherwise, 1);
        QCOMPARE(found->worst.size(), size_t{3});
        QCOMPARE(found->worst[0].sample, 2);
        QCOMPARE(found->worst[0].label, std::string("owl"));
        QCOMPARE(found->worst[0].source, std::string("owl"));
        QCOMPARE(found->worst[0].variant, std::string("cat"));
        QVERIFY(found->worst[0].lost);
        QVERIFY(found->worst[2].gained);
        QCOMPARE(QString::fromStdString(sentenceOf(*found)), QString("3 of 5 samples get another class: 1 right before, 1 right now, 1 wrong both times"));
    }

    void whereOutputsAreComparedTooTheFarthestComesFirst()
    {
        TaskResult variant = classes({{0, 1}, {1, 1}, {2, 0}});
        variant.fidelity = Fidelity();
        variant.fidelity->cosines = {0.9F, 0.2F, 0.5F};
        const auto found = disagreementsOf(classes({{0, 0}, {1, 0}, {2, 2}}), variant);
        QCOMPARE(found->worst.size(), size_t{3});
        QCOMPARE(found->worst[0].sample, 1); // gained, and farther away than what was lost
        QCOMPARE(found->worst[1].sample, 2);
        QVERIFY(std::abs(found->worst[1].distance - 0.5) < 1e-6);
    }

    void samplesArePairedByTheirPlaceInTheData()
    {
        const auto found = disagreementsOf(classes({{0, 0}, {1, 1}, {2, 2}}, {10, 20, 30}), classes({{2, 0}, {0, 0}}, {30, 10}));
        QVERIFY(found.has_value());
        QCOMPARE(found->worst.size(), size_t{1});
        QCOMPARE(found->worst[0].sample, 30);
        QVERIFY(!disagreementsOf(classes({{0, 0}}, {1}), classes({{0, 1}}, {2}))); // another sample
    }

    void ofEqualAnswersThoseWithTheFarthestScoresAreShown()
    {
        TaskResult variant = classes({{0, 0}, {1, 1}, {2, 2}});
        variant.fidelity = Fidelity();
        variant.fidelity->cosines = {1.0F, 0.9F, 0.7F};
        const auto found = disagreementsOf(classes({{0, 0}, {1, 1}, {2, 2}}), variant);
        QCOMPARE(found->lost + found->gained + found->otherwise, int64_t{0});
        QCOMPARE(found->worst.size(), size_t{2}); // the first is equal
        QCOMPARE(found->worst[0].sample, 2);
        QVERIFY(found->worst[0].source == found->worst[0].variant && !found->worst[0].lost);
        QCOMPARE(QString::fromStdString(sentenceOf(*found)), QString("every one of 3 samples gets the same class"));
    }

    void equalAnswersAreSaidToBe()
    {
        const auto found = disagreementsOf(classes({{0, 0}, {1, 2}}), classes({{0, 0}, {1, 2}}));
        QVERIFY(found->worst.empty());
        QCOMPARE(QString::fromStdString(sentenceOf(*found)), QString("every one of 2 samples gets the same class"));
    }

    void errorsThatGrewAreRankedByHowMuch()
    {
        const auto regression = [](const std::vector<double> &errors) {
            TaskResult result;
            result.task.kind = TaskKind::Regression;
            for (const double error : errors) {
                SampleRecord record;
                record.sum = 2 * error;
                record.weight = 2;
                result.records.push_back(record);
            }
            result.samples = static_cast<int64_t>(errors.size());
            return result;
        };
        const auto found = disagreementsOf(regression({1, 1, 1}), regression({1.5, 0.5, 3}));
        QVERIFY(found && !found->counted);
        QCOMPARE(found->worst.size(), size_t{2});
        QCOMPARE(found->worst[0].sample, 2);
        QCOMPARE(found->worst[0].distance, 2.0);
        QVERIFY(sentenceOf(*found).empty());
    }

    void withoutLabelsTheFarthestOutputsAreShown()
    {
        TaskResult result;
        result.task.kind = TaskKind::Fidelity;
        result.samples = 3;
        result.fidelity = Fidelity();
        result.fidelity->cosines = {1.0F, 0.5F, 0.9F};
        result.fidelity->agreements = {1.0F, 1.0F, 0.0F};
        const auto found = disagreementsOf({}, result);
        QVERIFY(found && found->counted);
        QCOMPARE(found->otherwise, 1);
        QCOMPARE(found->worst[0].sample, 2); // another answer before a distance
        QCOMPARE(found->worst[1].sample, 1);
    }

    void onlySoManyAreKeptAndAllCounted()
    {
        std::vector<std::pair<int, int>> before(100, {0, 0});
        std::vector<std::pair<int, int>> after(100, {0, 1});
        const auto found = disagreementsOf(classes(before), classes(after), 5);
        QCOMPARE(found->worst.size(), size_t{5});
        QCOMPARE(found->lost, 100);
    }

    void jsonKeepsThemAndStrangeJsonIsNoHarm()
    {
        const auto found = disagreementsOf(classes({{0, 0}, {1, 0}}), classes({{0, 1}, {1, 1}}));
        const auto back = disagreementsFromJson(toJson(*found));
        QVERIFY(back && back->counted);
        QVERIFY(toJson(*back).dump() == toJson(*found).dump());
        QVERIFY(!disagreementsFromJson(nlohmann::json("text")));
        const auto strange = disagreementsFromJson(nlohmann::json{{"worst", {1, {{"sample", "x"}, {"lost", 3}}}}, {"samples", -1.5}});
        QVERIFY(strange && strange->worst.size() == 1);
    }

    void segmentationHasNoAnswerToASample()
    {
        TaskResult result;
        result.task.kind = TaskKind::Segmentation;
        QVERIFY(!disagreementsOf(result, result));
    }
};

QTEST_GUILESS_MAIN(TestDisagreements)
#include "tst_disagreements.moc"
