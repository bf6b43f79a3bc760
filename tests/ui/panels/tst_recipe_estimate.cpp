// The estimate of a recipe is what running it leaves.

#include "core/analysis/cost.h"
#include "core/formats/onnx_file.h"
#include "core/search/apply_recipe.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"
#include "ui/models/treatment.h"
#include "ui/panels/recipe_estimate.h"

Q_DECLARE_METATYPE(pare::Recipe)

using namespace pare;

namespace {

ModelViewPtr network()
{
    const Model model = test::modelOf("agraph (float[N,3,8,8] x) => (float[N,10] y) {"
                                      "  p = Conv<pads=[1,1,1,1]>(x, wa)  q = BatchNormalization(p, s, b, m, v)  r = Relu(q)"
                                      "  t = Conv<pads=[1,1,1,1]>(r, wb)  u = Relu(t)"
                                      "  o = GlobalAveragePool(u)  f = Flatten(o)  y = Gemm(f, g) }",
                                      {"wa[64,3,3,3]", "s[64]", "b[64]", "m[64]", "v[64]", "wb[48,64,3,3]", "g[48,10]"});
    return VERIFIED(ModelView::of(model, {}));
}

std::string conv(const ModelViewPtr &view, int nth)
{
    for (const LayerRow &row : view->rows())
        if (row.op == "Conv" && nth-- == 0)
            return row.name;
    return {};
}

RecipeStep step(const std::string &pass, nlohmann::json options = nlohmann::json::object())
{
    RecipeStep made;
    made.pass = pass;
    made.options = std::move(options);
    return made;
}

} // namespace

class TestRecipeEstimate : public QObject {
    Q_OBJECT
private slots:
    void itIsWhatRunningLeaves_data()
    {
        const ModelViewPtr view = network();
        QTest::addColumn<Recipe>("recipe");
        QTest::newRow("nothing") << Recipe{};
        Recipe two = withChannels({}, {conv(view, 0)}, 0.375);
        two = withChannels(two, {conv(view, 1)}, 0.5);
        QTest::newRow("two ratios") << two;
        QTest::newRow("folded before") << withStep(two, step("fold-batch-norm"));
        Recipe twice;
        twice.steps = {step("prune-channels", {{"ratio", 0.3}}), step("prune-channels", {{"ratio", 0.3}, {"multiple", 1}})};
        QTest::newRow("the same group twice") << twice;
        Recipe global;
        global.steps = {step("prune-channels", {{"ratio", 0.3}, {"scope", "global"}})};
        QTest::newRow("global") << global;
        Recipe budget;
        budget.steps = {step("prune-channels", {{"budget", "60%size"}, {"multiple", 1}})};
        QTest::newRow("budget") << budget;
        Recipe weights;
        weights.steps = {step("quantize-weights")};
        QTest::newRow("8-bit weights") << weights;
    }

    void itIsWhatRunningLeaves()
    {
        QFETCH(Recipe, recipe);
        const ModelViewPtr view = network();
        RecipeEstimator estimator(view);
        const RecipeEstimate estimate = VERIFIED(estimator.of(recipe, {}));
        RunContext run;
        PassContext context{run, {}};
        const AppliedRecipe applied = VERIFIED(applyRecipe(view->model(), recipe, {.compare = false}, context));
        const CostTable cost = VERIFIED(CostTable::of(applied.model));
        QVERIFY(estimate.exact);
        QCOMPARE(*estimate.sizeBytes, storedBytes(applied.model));
        QCOMPARE(*estimate.parameters, cost.parameters());
        QCOMPARE(*estimate.macs, cost.macs());
        QCOMPARE(VERIFIED(estimator.of(applied.resolved, {})).sizeBytes, estimate.sizeBytes); // a replay too
    }

    // They are noted, so that later steps keep them: a few bytes that are not counted beforehand.
    void zerosLeaveTheSizeNearlyAsItWas()
    {
        const ModelViewPtr view = network();
        RecipeEstimator estimator(view);
        const Recipe recipe = withZeros(withChannels({}, {conv(view, 0)}, 0.375), {conv(view, 0)}, 0.5);
        const RecipeEstimate estimate = VERIFIED(estimator.of(recipe, {}));
        RunContext run;
        PassContext context{run, {}};
        const int64_t size = storedBytes(VERIFIED(applyRecipe(view->model(), recipe, {.compare = false}, context)).model);
        QVERIFY(!estimate.exact);
        QVERIFY(std::abs(*estimate.sizeBytes - size) < 200);
    }

    void whatDataDecideIsNoExactNumber()
    {
        const ModelViewPtr view = network();
        RecipeEstimator estimator(view);
        Recipe recipe;
        recipe.steps = {step("prune-channels", {{"ratio", 0.3}})};
        QVERIFY(VERIFIED(estimator.of(recipe, {})).exact);
        QVERIFY(!VERIFIED(estimator.of(recipe, {}, true)).exact);
        recipe.steps[0].options["scope"] = "per-layer";
        QVERIFY(VERIFIED(estimator.of(recipe, {}, true)).exact);
        QVERIFY(VERIFIED(estimator.of(withChannels({}, {conv(view, 0)}, 0.375), {}, true)).exact); // chosen for a layer
    }

    void formatsAfterPruningAreEstimatedAndSaySo()
    {
        const ModelViewPtr view = network();
        RecipeEstimator estimator(view);
        const Recipe pruned = withChannels({}, {conv(view, 0), conv(view, 1)}, 0.5);
        const RecipeEstimate half = VERIFIED(estimator.of(pruned, {}));
        const RecipeEstimate both = VERIFIED(estimator.of(withStep(pruned, step("quantize-static")), {}));
        QVERIFY(half.exact);
        QVERIFY(!both.exact);
        QCOMPARE(both.macs, half.macs);
        QVERIFY(*both.sizeBytes < *half.sizeBytes / 2);
        QVERIFY(*both.sizeBytes > *half.sizeBytes / 5);
    }

    void effectsOfTheStepsAddUp_data()
    {
        const ModelViewPtr view = network();
        QTest::addColumn<Recipe>("recipe");
        const Recipe pruned = withChannels(withChannels({}, {conv(view, 0)}, 0.375), {conv(view, 1)}, 0.5);
        QTest::newRow("counted") << withStep(withStep(withZeros(pruned, {conv(view, 0)}, 0.5), step("fold-batch-norm")), step("quantize-static"));
        Recipe run;
        run.steps = {step("fold-batch-norm"), step("prune-channels", {{"scope", "global"}}), step("quantize-weights")};
        QTest::newRow("run") << run;
    }

    void effectsOfTheStepsAddUp()
    {
        QFETCH(Recipe, recipe);
        const ModelViewPtr view = network();
        RecipeEstimator estimator(view);
        const int64_t source = *VERIFIED(estimator.of({}, {})).sizeBytes;
        const int64_t macs = *VERIFIED(estimator.of({}, {})).macs;
        const RecipeEstimate estimate = VERIFIED(estimator.of(recipe, {}));
        QCOMPARE(estimate.steps.size(), recipe.steps.size());
        int64_t size = source;
        int64_t left = macs;
        for (size_t i = 0; i < recipe.steps.size(); ++i) {
            QVERIFY2(estimate.steps[i].problem.empty(), estimate.steps[i].problem.c_str());
            size += *estimate.steps[i].sizeBytes;
            left += *estimate.steps[i].macs;
            const bool shrinks = recipe.steps[i].pass != "prune-weights" && recipe.steps[i].pass != "fold-batch-norm";
            QVERIFY(!shrinks || *estimate.steps[i].sizeBytes < 0);
            QCOMPARE(estimate.steps[i].exact, recipe.steps[i].pass != "quantize-static" && recipe.steps[i].pass != "prune-weights");
        }
        QCOMPARE(size, *estimate.sizeBytes);
        QCOMPARE(left, *estimate.macs);
        // What changes at the end leaves the effects of the steps before it as they are.
        Recipe other = recipe;
        other.steps.back().enabled = false;
        const RecipeEstimate without = VERIFIED(estimator.of(other, {}));
        for (size_t i = 0; i + 1 < recipe.steps.size(); ++i)
            QCOMPARE(without.steps[i], estimate.steps[i]);
        QCOMPARE(without.steps.back(), StepEffect{});
    }

    void weightsThatAFormatTookAreNotCountedAgain()
    {
        const ModelViewPtr view = network();
        RecipeEstimator estimator(view);
        Recipe recipe;
        recipe.steps = {step("quantize-static")};
        const int64_t quantized = *VERIFIED(estimator.of(recipe, {})).sizeBytes;
        recipe.steps.push_back(step("prune-channels", {{"ratio", 0.5}}));
        recipe.steps.push_back(step("quantize-static"));
        const RecipeEstimate estimate = VERIFIED(estimator.of(recipe, {}));
        QCOMPARE(*estimate.sizeBytes, quantized);
        QCOMPARE(*estimate.steps[1].macs, 0);
    }

    void aStepThatCannotBeDoneSaysWhyAndCountsNothing()
    {
        const ModelViewPtr view = network();
        RecipeEstimator estimator(view);
        Recipe recipe;
        recipe.steps = {step("fold-batch-norm"), step("quantize-weights", {{"bits", "many"}})};
        const RecipeEstimate estimate = VERIFIED(estimator.of(recipe, {}));
        QVERIFY(!estimate.exact);
        QVERIFY2(estimate.steps[1].problem.find("bits") != std::string::npos, estimate.steps[1].problem.c_str());
        QVERIFY(!estimate.steps[1].sizeBytes);
        recipe.steps.pop_back();
        QCOMPARE(VERIFIED(estimator.of(recipe, {})).sizeBytes, estimate.sizeBytes);
    }

    void aStepThatNeedsDataIsKnownAfterItRan()
    {
        RecipeEstimator estimator(network());
        Recipe recipe;
        recipe.steps = {step("prune-channels", {{"scope", "global"}, {"importance", "activation"}})};
        const RecipeEstimate estimate = VERIFIED(estimator.of(recipe, {}));
        QCOMPARE(estimate.steps[0].problem, std::string()); // there may be data then
        QVERIFY(!estimate.steps[0].sizeBytes && !estimate.exact);
    }

    void roundsThatAreTrainedHaveTheSizeOfThoseThatAreNot()
    {
        RecipeEstimator estimator(network());
        Recipe plain, trained;
        plain.steps = {step("prune-channels", {{"ratio", 0.5}, {"scope", "global"}})};
        trained.steps = {step("prune-channels", {{"ratio", 0.5}, {"scope", "global"}, {"rounds", 3}, {"train", "distill"}})};
        const RecipeEstimate estimate = VERIFIED(estimator.of(trained, {}));
        QCOMPARE(estimate.steps[0].problem, std::string());
        QVERIFY(*estimate.steps[0].sizeBytes < 0);
        QCOMPARE(estimate.sizeBytes, VERIFIED(estimator.of(plain, {})).sizeBytes);
    }

    void whatIsLeftAloneDoesNotShrink()
    {
        const ModelViewPtr view = network();
        RecipeEstimator estimator(view);
        Recipe recipe;
        recipe.steps = {step("prune-channels", {{"ratio", 0.5}}), step("quantize-dynamic")};
        recipe.leaveAlone = {conv(view, 1)};
        const RecipeEstimate estimate = VERIFIED(estimator.of(recipe, {}));
        QCOMPARE(*estimate.steps[0].sizeBytes, 0); // the other layer's channels are read by this one
        recipe.leaveAlone = {conv(view, 0)};
        QVERIFY(*VERIFIED(estimator.of(recipe, {})).steps[0].sizeBytes < 0);
    }

    void aDisabledStepDoesNotCount()
    {
        const ModelViewPtr view = network();
        RecipeEstimator estimator(view);
        Recipe recipe = withChannels({}, {conv(view, 0)}, 0.5);
        recipe.steps[0].enabled = false;
        QCOMPARE(VERIFIED(estimator.of(recipe, {})).sizeBytes, VERIFIED(estimator.of({}, {})).sizeBytes);
    }
};

QTEST_APPLESS_MAIN(TestRecipeEstimate)
#include "tst_recipe_estimate.moc"
