// Treatments and the recipe that says the same.

#include "ui/models/treatment.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pare;

namespace {

using Layers = std::set<std::string>;

RecipeStep stepOf(const Recipe &recipe, const std::string &pass)
{
    for (const RecipeStep &step : recipe.steps)
        if (step.pass == pass)
            return step;
    return {};
}

} // namespace

class TestTreatment : public QObject {
    Q_OBJECT
private slots:
    void layersWithTheSameValuesShareAStep()
    {
        Recipe recipe = withChannels({}, {"a"}, 0.3);
        recipe = withChannels(recipe, {"b"}, 0.3);
        QCOMPARE(recipe.steps.size(), size_t{1});
        QCOMPARE(recipe.steps[0].select.names, (std::vector<std::string>{"a", "b"}));
        recipe = withChannels(recipe, {"b"}, 0.5);
        QCOMPARE(recipe.steps.size(), size_t{2});
        QCOMPARE(treatmentOf(recipe, "a").channels, 0.3);
        QCOMPARE(treatmentOf(recipe, "b").channels, 0.5);
        recipe = withChannels(recipe, {"a", "b"}, 0);
        QVERIFY(recipe.steps.empty());
    }

    void anotherPrecisionLeavesWhatElseTheLayersHave()
    {
        Recipe recipe = withChannels({}, {"a"}, 0.3);
        recipe = withChannels(recipe, {"b"}, 0.5);
        recipe = withZeros(recipe, {"b"}, 0.2);
        recipe = withPrecision(recipe, {"a", "b"}, PrecisionChoice::Int8Static);
        QCOMPARE(treatmentOf(recipe, "a"), (Treatment{PrecisionChoice::Int8Static, 0.3, 0, false}));
        QCOMPARE(treatmentOf(recipe, "b"), (Treatment{PrecisionChoice::Int8Static, 0.5, 0.2, false}));
        recipe = withPrecision(recipe, {"a"}, PrecisionChoice::AsRecipe);
        QCOMPARE(treatmentOf(recipe, "a"), (Treatment{PrecisionChoice::AsRecipe, 0.3, 0, false}));
    }

    void stepsComeInTheOrderThatWorks()
    {
        Recipe recipe = withPrecision({}, {"a"}, PrecisionChoice::Int8Dynamic);
        recipe = withChannels(recipe, {"a"}, 0.3);
        recipe = withStep(recipe, [] {
            RecipeStep fold;
            fold.pass = "fold-batch-norm";
            return fold;
        }());
        QCOMPARE(recipe.steps[0].pass, "fold-batch-norm");
        QCOMPARE(recipe.steps[1].pass, "prune-channels");
        QCOMPARE(recipe.steps[2].pass, "quantize-dynamic");
        QVERIFY(orderConflicts(recipe).empty());
        std::swap(recipe.steps[1], recipe.steps[2]);
        QVERIFY(orderConflicts(recipe).at(2).contains("quantize-dynamic"));
        recipe.steps[1].select.names = {"b"}; // other layers
        QVERIFY(orderConflicts(recipe).empty());
        recipe.steps[1].select = {};
        recipe.steps[1].select.exclude = {"a"};
        QVERIFY(orderConflicts(recipe).empty());
        recipe.steps[1].select.exclude = {"b"};
        QCOMPARE(orderConflicts(recipe).size(), size_t{1});
    }

    void anotherShareKeepsTheOtherOptionsOfItsStep()
    {
        Recipe recipe = withChannels({}, {"a"}, 0.3);
        recipe.steps[0].options["multiple"] = 1;
        recipe = withChannels(recipe, {"a"}, 0.4);
        QCOMPARE(recipe.steps[0].options["multiple"].get<int>(), 1);
        QCOMPARE(treatmentOf(recipe, "a").channels, 0.4);
    }

    void leaveAloneBeatsEveryStepAndThoseThatComeLater()
    {
        Recipe recipe = withLeaveAlone({}, {"a"}, true); // before there is any step
        QVERIFY(treatmentOf(recipe, "a").leaveAlone);
        QVERIFY(recipe.steps.empty());
        RecipeStep later;
        later.pass = "quantize-dynamic";
        recipe = withStep(recipe, later);
        QVERIFY(treatmentOf(recipe, "a").leaveAlone);
        recipe = withChannels(recipe, {"b", "c"}, 0.3);
        recipe.steps[0].resolution = nlohmann::json::object();
        recipe = withLeaveAlone(recipe, {"b"}, true);
        QVERIFY(treatmentOf(recipe, "b").leaveAlone);
        QVERIFY(!treatmentOf(recipe, "c").leaveAlone);
        QCOMPARE(stepOf(recipe, "prune-channels").select.names, std::vector<std::string>{"c"});
        QVERIFY(recipe.steps[0].resolution.is_null()); // decided with the layer in
        recipe = withPrecision(recipe, {"a"}, PrecisionChoice::Int8Static); // treated again
        QCOMPARE(recipe.leaveAlone, std::vector<std::string>{"b"});
        QCOMPARE(treatmentOf(recipe, "a").precision, PrecisionChoice::Int8Static);
        QVERIFY(withoutTreatment(recipe, {"b"}).leaveAlone.empty());
    }

    void theOnlyFormatThatIsNotForALayerMakesItFp32AndNotLeftAlone()
    {
        RecipeStep all;
        all.pass = "quantize-static";
        const Recipe recipe = withPrecision(withStep({}, all), {"a"}, PrecisionChoice::Fp32);
        QCOMPARE(treatmentOf(recipe, "a"), (Treatment{PrecisionChoice::Fp32, 0, 0, false}));
    }

    void aWholeLargeModelIsTreatedWithoutAHitch()
    {
        Layers layers;
        for (int i = 0; i < 20000; ++i)
            layers.insert("stage/block" + std::to_string(i) + "/conv");
        QElapsedTimer timer;
        timer.start();
        Recipe recipe = withChannels({}, layers, 0.3);
        recipe = withPrecision(recipe, layers, PrecisionChoice::Int8Static);
        recipe = withLeaveAlone(recipe, {*layers.begin()}, true);
        const Treatments all(recipe);
        int treated = 0;
        for (const std::string &layer : layers)
            treated += all.of(layer).precision == PrecisionChoice::Int8Static ? 1 : 0;
        QCOMPARE(treated, 19999);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed()))); // quadratic work takes a minute
    }

    void aFormatOfItsOwnKeepsTheFormatForAllAway()
    {
        Recipe recipe = withStep({}, [] {
            RecipeStep all;
            all.pass = "quantize-static";
            return all;
        }());
        recipe = withChannels(recipe, {"z"}, 0.3); // another kind of step: FP32 is not "leave alone"
        recipe = withPrecision(recipe, {"a"}, PrecisionChoice::Int4Weights);
        recipe = withPrecision(recipe, {"b"}, PrecisionChoice::Fp32);
        QCOMPARE(stepOf(recipe, "quantize-static").select.exclude, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(treatmentOf(recipe, "b").precision, PrecisionChoice::Fp32);
        recipe = withPrecision(recipe, {"a", "b"}, PrecisionChoice::AsRecipe);
        QVERIFY(stepOf(recipe, "quantize-static").select.exclude.empty());
        QVERIFY(stepOf(recipe, "quantize-weights").pass.empty());
    }

    void int8ForAllButSomeIsOneStepForEveryLayer()
    {
        const std::vector<std::string> layers{"a", "b", "c"};
        Recipe recipe = withPrecision({}, {"a"}, PrecisionChoice::Int8Dynamic);
        QVERIFY(inStaticInt8(recipe, layers).empty());
        recipe = withInt8But(recipe, {"a", "b"}, {"c"}, true);
        QCOMPARE(recipe.steps.size(), size_t{2});
        QCOMPARE(recipe.steps[0].pass, std::string("fold-batch-norm"));
        QCOMPARE(recipe.steps[1].pass, std::string("quantize-static"));
        QVERIFY(recipe.steps[1].select.names.empty());
        QCOMPARE(recipe.steps[1].select.exclude, std::vector<std::string>{"c"});
        QCOMPARE(inStaticInt8(recipe, layers), (std::set<std::string>{"a", "b"}));
        QVERIFY(treatmentOf(recipe, "c").precision == PrecisionChoice::Fp32);
        QVERIFY(withInt8But(recipe, {"a", "b"}, {"c"}, true) == recipe); // the same again changes nothing
        QCOMPARE(inStaticInt8(withInt8But(recipe, {"a", "b", "c"}, {}, true), layers).size(), size_t{3});
        const Recipe none = withInt8But(recipe, {}, {"a", "b", "c"}, true);
        QVERIFY(!hasFormatStep(none) && inStaticInt8(none, layers).empty());
    }
};

QTEST_APPLESS_MAIN(TestTreatment)
#include "tst_treatment.moc"
