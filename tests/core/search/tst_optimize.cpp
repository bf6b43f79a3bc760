// From a preset or a recipe to a variant, through the real runner: promises kept and refused, what the data decides and what it reports.
#include "core/search/left_alone.h"
#include "tests/core/search/optimize_bench.h"

namespace pare {

class TestOptimize : public QObject, OptimizeBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }

    void aPromiseThatHoldsIsDelivered();
    void whatPreparingBringsIsToldByItself();
    void whatWasDeliveredReplaysToTheSameBytes();
    void fewSamplesDecideAndReportAlikeAndSaySo();
    void aFirstPresetIsMeasuredOnAllOfTheData();
    void pastTheGuardIsRefusedWithTheReason();
    void aFileThatDidNotShrinkIsRefused();
    void theNearestThatWorksIsNamed();
    void aLastResortIsDeliveredAndSaysSo();
    void afterTheTimeNothingIsTriedOnceSomethingHolds();
    void whatIsMeasuredOnceIsNotConfirmed();
    void withoutDataNothingIsJudged();
    void nothingToFactorizeIsSaidWithTheReasons();
    void whatAPresetNeedsIsAskedFor();
    void aRecipeIsJudgedByItsGuard();
    void multiplicationsOfUnknownNumberAreNotNone();
    void aRecipeOfAnotherModelIsReplayedWithAWarningOrRefused();
    void aPresetLeavesAloneWhatItIsTold();
    void aTargetDecidesWhatNobodySaid();
    void calibrationDataThatTellsLittleIsWarnedOf();
    void stoppingEndsWithCancelled();
};

void TestOptimize::aPromiseThatHoldsIsDelivered()
{
    Preset asked = preset({candidate("ruined", {ruin}), candidate("stored", {stored})});
    asked.prepare = {step("fold-constants"), step("eliminate-dead")};
    const OptimizeOutcome outcome = VERIFIED(optimized(request(asked)));
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    QVERIFY(outcome.applied.has_value());
    QVERIFY(outcome.measurement.sizeBytes && outcome.source.sizeBytes && *outcome.measurement.sizeBytes * 2 < *outcome.source.sizeBytes);
    QVERIFY(outcome.measurement.withinGuard);
    QVERIFY(outcome.measurement.latencyRatio.has_value());
    // Every candidate is there with its fate.
    QCOMPARE(outcome.tried.size(), size_t{2});
    QVERIFY(!outcome.tried[0].outcome.empty() && outcome.tried[0].outcome != "delivered");
    QCOMPARE(outcome.tried[1].outcome, std::string("delivered"));
    // No sample decides and reports.
    QVERIFY(!outcome.measurement.selectedOnSameData);
    QVERIFY(outcome.measurement.accuracy.has_value());
    QCOMPARE(outcome.measurement.accuracy->samples, int64_t{300}); // the other half decided
    QVERIFY(std::any_of(outcome.measurement.conditions.begin(), outcome.measurement.conditions.end(),
                        [](const std::string &text) { return text.find("decided on") != std::string::npos; }));
    // The recipe goes from the source to the variant, and names the source.
    std::string passes;
    for (const RecipeStep &done : outcome.applied->resolved.steps)
        passes += done.pass + " ";
    QCOMPARE(passes, std::string("fold-constants eliminate-dead quantize-weights "));
    QVERIFY(outcome.applied->resolved.resolved());
    QCOMPARE(outcome.applied->resolved.sourceSha256.size(), size_t{64});
}

void TestOptimize::whatPreparingBringsIsToldByItself()
{
    // A product of two weights that a caller may replace: it is computed in every run, until they are sealed and it is folded.
    const Model model = test::modelOf("agraph (float[1,8] x, float[384,384] a, float[384,384] b) => (float[1,384] y) { p = MatMul(a, b) h = MatMul(x, w) y = MatMul(h, p) }",
                                      {"a[384,384]", "b[384,384]", "w[8,384]"});
    Preset asked = preset({candidate("stored", {stored})});
    const auto told = [](const OptimizeOutcome &outcome) {
        return std::ranges::any_of(outcome.measurement.conditions,
                                   [](const std::string &text) { return text.starts_with("the preparing steps alone, which lose nothing: 0."); });
    };
    asked.prepare = {step("seal-constants"), step("fold-constants")};
    const OptimizeOutcome prepared = VERIFIED(optimize(model, request(asked, 0), *m_runner, m_context));
    QVERIFY(prepared.measurement.faster());
    QVERIFY(told(prepared));
    asked.prepare.clear();
    QVERIFY(!told(VERIFIED(optimize(model, request(asked, 0), *m_runner, m_context))));
}

void TestOptimize::whatWasDeliveredReplaysToTheSameBytes()
{
    const OptimizeOutcome outcome = VERIFIED(optimized(request(preset({candidate("stored", {stored})}), 0)));
    OptimizeRequest replay;
    replay.recipe = VERIFIED(recipeFromJson(toJson(outcome.applied->resolved)));
    replay.guard = replay.recipe.guard; // the file carries the recipe, guard included
    replay.timing.minSeconds = 0.05;
    const OptimizeOutcome again = VERIFIED(optimized(replay));
    QVERIFY(again.delivered);
    QCOMPARE(fileBytes(again.applied->model), fileBytes(outcome.applied->model));
    for (const PassReport &report : again.applied->reports)
        for (const Finding &finding : report.findings)
            QVERIFY2(finding.message.find("another file") == std::string::npos, finding.message.c_str());
}

void TestOptimize::fewSamplesDecideAndReportAlikeAndSaySo()
{
    const OptimizeOutcome outcome = VERIFIED(optimized(request(preset({candidate("stored", {stored})}), 60)));
    QVERIFY(outcome.delivered);
    QVERIFY(outcome.measurement.selectedOnSameData);
    QCOMPARE(outcome.measurement.accuracy->samples, int64_t{60});
}

void TestOptimize::aFirstPresetIsMeasuredOnAllOfTheData()
{
    Preset asked = preset({candidate("stored", {stored}), candidate("never tried", {ruin})});
    asked.search = SearchKind::First;
    const OptimizeOutcome outcome = VERIFIED(optimized(request(asked)));
    QVERIFY(outcome.delivered);
    QVERIFY(!outcome.measurement.selectedOnSameData); // nothing was chosen
    QCOMPARE(outcome.measurement.accuracy->samples, int64_t{600});
    QCOMPARE(outcome.tried.size(), size_t{1});
}

void TestOptimize::pastTheGuardIsRefusedWithTheReason()
{
    const OptimizeOutcome outcome = VERIFIED(optimized(request(preset({candidate("ruined", {ruin, stored})}))));
    QVERIFY(!outcome.delivered);
    QVERIFY2(outcome.reason.starts_with("ruined: on the samples that decide " + outcome.tried[0].outcome + "; on the others " + outcome.measurement.sentence), outcome.reason.c_str());
    QVERIFY(outcome.measurement.verdict == "past-guard" || outcome.measurement.verdict == "collapsed");
    QVERIFY(outcome.nearest.empty()); // nothing kept the guard
    QVERIFY(outcome.applied.has_value()); // for whoever wants to see it
    QVERIFY(outcome.tried[0].measurement.has_value());
}

void TestOptimize::aFileThatDidNotShrinkIsRefused()
{
    const OptimizeOutcome outcome = VERIFIED(optimized(request(preset({candidate("zeros", {"prune-weights,ratio=0.05"})}))));
    QVERIFY(!outcome.delivered);
    QVERIFY2(outcome.reason.find("not smaller") != std::string::npos, outcome.reason.c_str());
}

void TestOptimize::theNearestThatWorksIsNamed()
{
    Preset asked = preset({candidate("ruined", {ruin}), candidate("stored", {stored})});
    asked.promisesFaster = true;
    OptimizeRequest longer = request(asked);
    longer.timing.minSeconds = 0.6; // two computations of the same speed
    const OptimizeOutcome outcome = VERIFIED(optimized(longer));
    if (outcome.delivered || outcome.tried[1].measurement->slower())
        QSKIP("two computations of the same speed were told apart by chance");
    QVERIFY2(outcome.nearest.find("stored") != std::string::npos, outcome.nearest.c_str());
}

void TestOptimize::aLastResortIsDeliveredAndSaysSo()
{
    Preset asked = preset({candidate("ruined", {ruin}), candidate("stored", {stored})});
    asked.promisesFaster = true;
    asked.candidates[1].lastResort = true;
    OptimizeRequest longer = request(asked);
    longer.timing.minSeconds = 0.6;
    const OptimizeOutcome outcome = VERIFIED(optimized(longer));
    if (outcome.tried[1].measurement->slower())
        QSKIP("two computations of the same speed were told apart by chance");
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    QVERIFY(outcome.measurement.faster() || !outcome.reason.empty()); // that there is no gain in speed
    QVERIFY(outcome.measurement.withinGuard);
    QVERIFY(*outcome.measurement.sizeBytes < *outcome.source.sizeBytes);
}

void TestOptimize::afterTheTimeNothingIsTriedOnceSomethingHolds()
{
    OptimizeRequest hurried = request(preset({candidate("ruined", {ruin}), candidate("stored", {stored}), candidate("halved", {"quantize-weights,bits=4,storage=folded"})}));
    hurried.seconds = 1e-6;
    const OptimizeOutcome outcome = VERIFIED(optimized(hurried));
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    QVERIFY(outcome.tried[0].measurement.has_value()); // it did not hold: the next has its turn whatever the time
    QCOMPARE(outcome.tried[1].outcome, std::string("delivered"));
    QCOMPARE(outcome.tried[2].outcome, std::string("skipped: the time for trying is over"));
}

void TestOptimize::whatIsMeasuredOnceIsNotConfirmed()
{
    Preset asked = preset({candidate("ruined", {ruin, stored})});
    asked.search = SearchKind::First;
    const OptimizeOutcome outcome = VERIFIED(optimized(request(asked)));
    QVERIFY(!outcome.delivered);
    QVERIFY2(outcome.reason.find("again") == std::string::npos && outcome.reason.starts_with("ruined: "), outcome.reason.c_str());
}

void TestOptimize::withoutDataNothingIsJudged()
{
    Preset asked = preset({candidate("static", {"quantize-static"}), candidate("stored", {stored})});
    asked.candidates[0].needsCalibration = true;
    const OptimizeOutcome outcome = VERIFIED(optimized(request(asked, 0)));
    QVERIFY(outcome.delivered);
    QCOMPARE(outcome.measurement.verdict, std::string("not-measured"));
    QVERIFY2(outcome.tried[0].outcome.find("calibration") != std::string::npos, outcome.tried[0].outcome.c_str());
    QVERIFY(!outcome.tried[0].measurement.has_value());
}

void TestOptimize::nothingToFactorizeIsSaidWithTheReasons()
{
    const auto reason = [&](const Model &model) {
        return VERIFIED(optimize(model, request(preset({candidate("ranks", {"factorize"})}), 0), *m_runner, m_context)).reason;
    };
    const std::string small = reason(test::modelOf("agraph (float[N,8] x) => (float[N,1] y) { [a] h = MatMul(x, w) [b] y = MatMul(h, v) }", {"w[8,1]", "v[1,1]"}));
    QCOMPARE(small, std::string("nothing to factorize: is too small: two factors would hold more weights (2 layers)"));
    const std::string integers = reason(test::modelOf("agraph (float[N,2] x) => (float[N,2] y) { s = Constant<value = float {0.1}>() q = Constant<value = int8[2,2] {1, 2, 3, 4}>() "
                                                      "w = DequantizeLinear(q, s) [layer] y = MatMul(x, w) }"));
    QVERIFY2(integers.starts_with("nothing to factorize: ") && integers.ends_with("; the model computes on integers already (1 layer): factorize before quantizing"), integers.c_str());
}

void TestOptimize::whatAPresetNeedsIsAskedFor()
{
    Preset asked = preset({candidate("stored", {stored})});
    asked.needsData = true;
    QVERIFY(REFUSED(optimized(request(asked, 0))).kind == ErrorKind::InvalidInput);
    asked.needsData = false;
    asked.needsCalibration = true;
    QVERIFY(REFUSED(optimized(request(asked, 0))).message.find("--calib") != std::string::npos);
}

void TestOptimize::aRecipeIsJudgedByItsGuard()
{
    OptimizeRequest asked = request(preset({}));
    asked.preset.reset();
    asked.recipe.steps = {step(ruin)};
    const OptimizeOutcome refused = VERIFIED(optimized(asked));
    QVERIFY(!refused.delivered && !refused.reason.empty() && refused.applied.has_value());
    asked.recipe.steps = {step(stored)};
    const OptimizeOutcome kept = VERIFIED(optimized(asked));
    QVERIFY2(kept.delivered, kept.reason.c_str());
    QCOMPARE(kept.measurement.accuracy->samples, int64_t{600}); // nothing was selected: all of the data reports
    asked.data.reset();
    asked.recipe.steps = {step(ruin)};
    QCOMPARE(VERIFIED(optimized(asked)).measurement.verdict, std::string("not-measured"));
}

void TestOptimize::multiplicationsOfUnknownNumberAreNotNone()
{
    OptimizeRequest asked = request(preset({}), 0);
    asked.preset.reset();
    asked.recipe.steps = {step("eliminate-dead")};
    const Model model = test::modelOf("agraph (float[2,3] x) => (float[M,4] y, float[2,4] z) { n = NonZero(x) t = Transpose(n) c = Cast<to = 1>(t) y = MatMul(c, w) z = MatMul(x, v) }",
                                      {"w[2,4]", "v[3,4]"});
    const VariantMeasurement measured = VERIFIED(optimize(model, asked, *m_runner, m_context)).measurement;
    QVERIFY(!measured.macs);
    QVERIFY(std::ranges::any_of(measured.conditions, [](const std::string &text) { return text.starts_with("at least 24.0 MACs (1 layer is not known)"); }));
}

void TestOptimize::aRecipeOfAnotherModelIsReplayedWithAWarningOrRefused()
{
    OptimizeRequest asked;
    asked.timing.minSeconds = 0.05;
    asked.recipe.steps = {step(stored)};
    asked.recipe = VERIFIED(optimized(asked)).applied->resolved;
    // Another file with the same layers: replayed, and said.
    const Model source = network();
    pb::ModelProto proto = source.proto();
    proto.set_doc_string("another");
    const Model alike(proto, source.payloads());
    const auto replayed = VERIFIED(optimize(alike, asked, *m_runner, m_context));
    QVERIFY2(replayed.applied->reports[0].findings[0].message.find("another file") != std::string::npos,
             replayed.applied->reports[0].findings[0].message.c_str());
    // A layer that was decided on is not there.
    const Error error = REFUSED(optimize(network("other"), asked, *m_runner, m_context));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QVERIFY2(error.text().find("\"sturdy\"") != std::string::npos && error.text().find("--resolve") != std::string::npos, error.text().c_str());
    asked.resolveAnew = true;
    QVERIFY(VERIFIED(optimize(network("other"), asked, *m_runner, m_context)).delivered);
}

void TestOptimize::aPresetLeavesAloneWhatItIsTold()
{
    OptimizeRequest one = request(preset({candidate("stored", {stored})}));
    one.leaveAlone = {"head", "fragile"};
    const OptimizeOutcome outcome = VERIFIED(optimized(one));
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    QVERIFY(touchedLayers(network(), outcome.applied->model, {"head", "fragile"}).empty());
    QCOMPARE(touchedLayers(network(), outcome.applied->model, {"sturdy"}).size(), size_t{1});
    QCOMPARE(outcome.applied->resolved.leaveAlone, (std::vector<std::string>{"fragile", "head"})); // so that a replay leaves them too
    one.leaveAlone = {"no such layer"};
    QVERIFY(REFUSED(optimized(one)).kind == ErrorKind::InvalidInput);
}

void TestOptimize::aTargetDecidesWhatNobodySaid()
{
    OptimizeRequest asked;
    asked.recipe.steps = {step("quantize-static,exclude=fragile")};
    asked.data = data(60, 1);
    asked.timing.minSeconds = 0.05;
    asked.guard.maxDrop = 1;
    asked.target = VERIFIED(findTarget("tensorrt"));
    const OptimizeOutcome outcome = VERIFIED(optimized(asked));
    QCOMPARE(outcome.applied->resolved.steps[0].options["activations"].get<std::string>(), std::string("s8"));
    QVERIFY(std::find(outcome.chosenForTarget.begin(), outcome.chosenForTarget.end(), "quantize-static: activations=s8") != outcome.chosenForTarget.end());
    // What a preset tries is what the target can use, and speed that is measured elsewhere decides nothing.
    asked.preset = preset({candidate("dynamic", {"quantize-dynamic"}), candidate("static", {"quantize-static,exclude=fragile"})});
    asked.preset->promisesFaster = true;
    const OptimizeOutcome searched = VERIFIED(optimized(asked));
    QVERIFY2(searched.delivered, searched.reason.c_str());
    QCOMPARE(searched.tried.size(), size_t{1});
    QCOMPARE(searched.tried[0].name, std::string("static"));
    const auto report = reportJson(searched);
    QVERIFY(std::any_of(report["findings"].begin(), report["findings"].end(), [](const auto &finding) { return finding.value("id", std::string()) == "timed-elsewhere"; }));
}

void TestOptimize::calibrationDataThatTellsLittleIsWarnedOf()
{
    OptimizeRequest asked;
    asked.recipe.steps = {step("quantize-static,exclude=fragile")};
    asked.data = data(60, 1);
    asked.calibration = data(8, 3);
    asked.timing.minSeconds = 0.05;
    asked.guard.maxDrop = 1;
    const auto said = [&](const char *id) {
        const OptimizeOutcome outcome = VERIFIED(optimized(asked));
        return std::any_of(outcome.advice.begin(), outcome.advice.end(), [&](const Advice &advice) { return advice.id == id; });
    };
    QVERIFY(said("few-samples"));
    asked.calibration = data(40, 3);
    QVERIFY(!said("few-samples"));
    QVERIFY(!said("samples-alike"));
    asked.calibration->path = m_folder->path() / "alike.npz";
    test::writeNpz(asked.calibration->path, {test::floatArray("x", {40, width}, std::vector<float>(static_cast<size_t>(40 * width), 0.5F))});
    QVERIFY(said("samples-alike"));
}

void TestOptimize::stoppingEndsWithCancelled()
{
    std::stop_source stop;
    RunContext context;
    context.stop = stop.get_token();
    context.onProgress = [&](const Progress &progress) {
        if (progress.phase.find("trying") != std::string::npos)
            stop.request_stop();
    };
    QVERIFY(REFUSED(optimize(network(), request(preset({candidate("stored", {stored})})), *m_runner, context)).kind == ErrorKind::Cancelled);
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestOptimize)
#include "tst_optimize.moc"
