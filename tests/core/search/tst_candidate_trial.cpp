#include "core/search/candidate_trial.h"
#include "core/passes/training.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

using namespace pare;
using namespace pare::test;

namespace {

VariantMeasurement measurement(int64_t bytes, double ratio, double spread = 0.01)
{
    VariantMeasurement m;
    m.sizeBytes = bytes;
    m.latencyRatio = RatioNumber{ratio, {ratio - spread, ratio + spread}};
    m.verdict = verdictName(VerdictKind::Kept);
    m.withinGuard = true;
    return m;
}

Preset quickWin()
{
    Preset preset;
    preset.name = "p";
    preset.promisesSmaller = preset.promisesFaster = true;
    return preset;
}

} // namespace

class TestCandidateTrial : public QObject {
    Q_OBJECT
private slots:
    void fasterBeatsSmaller();
    void everyPromiseIsAsked();
    void withoutGainOnlyALastResortGoesThrough();
    void valuesAreNoPartOfTheStructure();
    void aCandidateWhoseQuantizationFoundNothingIsNamed();
    void nothingIsTrainedWhereNothingWasPruned();
    void layersLeaveAResolvedStep();
    void theNoisiestLayersAreNamed();
};

void TestCandidateTrial::fasterBeatsSmaller()
{
    QVERIFY(scoreOf(measurement(300, 0.4), 1000) < scoreOf(measurement(270, 0.5), 1000));
    QVERIFY(scoreOf(measurement(270, 0.5), 1000) < scoreOf(measurement(300, 0.5), 1000));
}

void TestCandidateTrial::everyPromiseIsAsked()
{
    const Preset preset = quickWin();
    QCOMPARE(brokenPromise(measurement(300, 0.5), preset, 1000, false), std::string());
    QVERIFY(brokenPromise(measurement(1000, 0.5), preset, 1000, false).starts_with("not smaller"));
    QVERIFY(brokenPromise(measurement(990, 0.5), preset, 1000, false).starts_with("not smaller")); // a hundredth is no promise kept
    QCOMPARE(brokenPromise(measurement(970, 0.5), preset, 1000, false), std::string());
    QVERIFY(brokenPromise(measurement(300, 1.2), preset, 1000, false).starts_with("slower than the source"));
    VariantMeasurement lost = measurement(300, 0.5);
    lost.withinGuard = false;
    lost.sentence = "3 points below source";
    QCOMPARE(brokenPromise(lost, preset, 1000, false), lost.sentence);
    lost.verdict = verdictName(VerdictKind::NotMeasured);
    QCOMPARE(brokenPromise(lost, preset, 1000, false), std::string()); // nothing was compared: no reason to refuse
}

void TestCandidateTrial::withoutGainOnlyALastResortGoesThrough()
{
    QVERIFY(brokenPromise(measurement(300, 1.0), quickWin(), 1000, false).starts_with("no gain in speed"));
    QCOMPARE(brokenPromise(measurement(300, 1.0), quickWin(), 1000, true), std::string());
    QVERIFY(!brokenPromise(measurement(300, 1.1), quickWin(), 1000, true).empty());
}

void TestCandidateTrial::valuesAreNoPartOfTheStructure()
{
    const char *graph = "agraph (float[2,8] x) => (float[2,8] y) { [a] y = MatMul(x, w) }";
    const Model one = modelOf(graph, {"w[8,8]"}, 17, 1);
    const Model other = modelOf(graph, {"w[8,8]"}, 17, 2);
    QCOMPARE(structureOf(one), structureOf(other));
    QVERIFY(structureOf(one) != structureOf(modelOf("agraph (float[2,8] x) => (float[2,8] y) { [b] y = MatMul(x, w) }", {"w[8,8]"})));
    QVERIFY(structureOf(one) != structureOf(modelOf("agraph (float[2,8] x) => (float[2,9] y) { [a] y = MatMul(x, w) }", {"w[8,9]"})));
}

void TestCandidateTrial::aCandidateWhoseQuantizationFoundNothingIsNamed()
{
    Candidate candidate;
    RecipeStep dynamic;
    dynamic.pass = "quantize-dynamic";
    RecipeStep folded;
    folded.pass = "quantize-weights";
    folded.options = {{"storage", "folded"}};
    candidate.steps = {dynamic, folded};
    AppliedRecipe applied;
    applied.reports.resize(2);
    applied.reports[0].pass = "quantize-dynamic";
    applied.reports[1].pass = "quantize-weights";
    QCOMPARE(quantizingStep(candidate.steps), std::optional<size_t>(0));
    Candidate stored;
    stored.steps = {folded};
    QCOMPARE(quantizingStep(stored.steps), std::optional<size_t>(0));
    QCOMPARE(nothingOfItsOwn(candidate.steps, applied), std::string("nothing in this model that it applies to"));
    applied.reports[1].changes.push_back({"a", "stored", {}});
    QVERIFY(nothingOfItsOwn(candidate.steps, applied).starts_with("quantize-dynamic finds no layer here"));
    applied.reports[0].changes.push_back({"a", "quantized", {}});
    QCOMPARE(nothingOfItsOwn(candidate.steps, applied), std::string());
}

void TestCandidateTrial::nothingIsTrainedWhereNothingWasPruned()
{
    const Model model = modelOf("agraph (float[N,8] x) => (float[N,8] y) { [a] h = MatMul(x, w) [i] c = Identity(h) [b] y = MatMul(c, v) }", {"w[8,8]", "v[8,8]"});
    int trainings = 0;
    PassServices services;
    services.source = model;
    services.train = [&](const TrainingRequest &) -> Result<TrainingResult> {
        ++trainings;
        return TrainingResult{};
    };
    RunContext run;
    PassContext context{run, services};
    const auto outcome = [&](std::initializer_list<const char *> steps) {
        Recipe recipe;
        for (const char *step : steps)
            recipe.steps.push_back(VERIFIED(stepFromText(step)));
        const AppliedRecipe applied = VERIFIED(applyRecipe(model, recipe, {.compare = false, .endBeforeIdleTraining = true}, context));
        return nothingOfItsOwn(recipe.steps, applied);
    };
    // There are no heads; that a step around it found something is no reason to train.
    QCOMPARE(outcome({"prune-heads,ratio=0.5", "distill"}), std::string("nothing in this model that it applies to"));
    QCOMPARE(outcome({"eliminate-dead", "prune-heads,ratio=0.5", "distill"}), std::string("nothing in this model that it applies to"));
    QCOMPARE(trainings, 0);
    QCOMPARE(outcome({"prune-weights,ratio=0.5", "distill"}), std::string());
    QCOMPARE(trainings, 1);
    (void)outcome({"distill"}); // recovers what others lost
    (void)outcome({"eliminate-dead", "distill"});
    QCOMPARE(trainings, 3);
}

void TestCandidateTrial::layersLeaveAResolvedStep()
{
    RecipeStep step;
    step.pass = "quantize-static";
    step.resolution = {{"layers", {"a", "b", "c"}}, {"values", {{"x", 1}}}};
    const RecipeStep fewer = withoutLayers(step, {"b", "z"});
    QVERIFY(fewer.resolution["layers"] == nlohmann::json({"a", "c"}));
    QVERIFY(fewer.resolution["values"] == step.resolution["values"]);
    // Of branches too, however deep.
    step.resolution["bodies"] = {{"If_0/then_branch", {{"layers", {"p", "q"}}, {"bodies", {{"If_1/else_branch", {{"layers", {"r", "p2"}}}}}}}}};
    QVERIFY((layersInBodies(step) == std::vector<std::string>{"p", "q", "r", "p2"}));
    const nlohmann::json branch = withoutLayers(step, {"a", "q", "r"}).resolution["bodies"]["If_0/then_branch"];
    QVERIFY(branch["layers"] == nlohmann::json({"p"}));
    QVERIFY(branch["bodies"]["If_1/else_branch"]["layers"] == nlohmann::json({"p2"}));
    QVERIFY(layersInBodies(fewer).empty());
}

void TestCandidateTrial::theNoisiestLayersAreNamed()
{
    QCOMPARE(sensitivityText({{"a", 0.3, true}, {"b", 0.1, true}, {"c", 0, true}}, 2), std::string("a (75 %), b (25 %)"));
    QCOMPARE(sensitivityText({}), std::string());
}

QTEST_GUILESS_MAIN(TestCandidateTrial)
#include "tst_candidate_trial.moc"
