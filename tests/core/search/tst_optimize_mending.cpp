// What optimize() does where a candidate loses too much: layers back to float, repair, rounding together, shares and bits for each layer.
#include "tests/core/search/optimize_bench.h"

namespace pare {

class TestOptimizeMending : public QObject, OptimizeBench {
    Q_OBJECT

private slots:
    void initTestCase() { start(); }

    void layersThatLoseMostGoBackToFloat();
    void calibrationDataRepairWhatLosesTooMuchBeforeLayersGoBackToFloat();
    void theBestIsRepairedWhereThatIsNearerToTheSource();
    void weightsThatAreOnlyStoredAreRoundedTogether();
    void whatOtherSamplesRefuteIsRescuedWithAMargin();
    void eachGroupGetsAShareOfItsOwn();
    void eachLayerGetsBitsOfItsOwn();
};

void TestOptimizeMending::layersThatLoseMostGoBackToFloat()
{
    Preset asked = preset({candidate("static", {"quantize-static,calibrator=min-max"})});
    asked.candidates[0].needsCalibration = true;
    asked.candidates[0].rescue = true;
    const OptimizeOutcome outcome = VERIFIED(optimized(request(asked)));
    QVERIFY2(outcome.tried[0].measurement && !outcome.tried[0].measurement->withinGuard, outcome.tried[0].outcome.c_str()); // the outliers take all of the range
    if (outcome.tried[0].measurement && outcome.tried[0].measurement->slower())
        QSKIP("INT8 is slower than float on this machine: nothing is rescued");
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    const auto rescued = std::find_if(outcome.tried.begin(), outcome.tried.end(), [](const TriedCandidate &tried) { return tried.outcome == "delivered" && !(tried.inFloat.empty() && tried.dynamic.empty()); });
    QVERIFY(rescued != outcome.tried.end());
    QVERIFY(std::find(rescued->inFloat.begin(), rescued->inFloat.end(), "fragile") != rescued->inFloat.end() ||
            std::find(rescued->dynamic.begin(), rescued->dynamic.end(), "fragile") != rescued->dynamic.end());
    QVERIFY(outcome.measurement.withinGuard);
}

void TestOptimizeMending::calibrationDataRepairWhatLosesTooMuchBeforeLayersGoBackToFloat()
{
    Preset asked = preset({candidate("static", {"quantize-static,operators=MatMul,exclude=fragile"})});
    asked.candidates[0].rescue = true;
    OptimizeRequest wanted = request(asked);
    wanted.calibration = data(128, 7);
    const OptimizeOutcome outcome = VERIFIED(optimize(unevenNetwork(), wanted, *m_runner, m_context));
    QVERIFY(outcome.tried[0].measurement && !outcome.tried[0].measurement->withinGuard);
    if (outcome.tried[0].measurement && outcome.tried[0].measurement->slower())
        QSKIP("INT8 is slower than float on this machine: nothing is rescued");
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    QCOMPARE(outcome.tried[1].name, std::string("static-repaired")); // weights rounded together do not make up for channels that are too uneven
    const TriedCandidate &evened = outcome.tried[2];
    QCOMPARE(evened.name, std::string("static-evened-repaired"));
    QCOMPARE(evened.outcome, std::string("delivered"));
    QVERIFY(evened.inFloat.empty());
    QVERIFY(outcome.measurement.withinGuard);
    OptimizeRequest replay;
    replay.recipe = VERIFIED(recipeFromJson(toJson(outcome.applied->resolved)));
    replay.guard = replay.recipe.guard;
    replay.calibration = wanted.calibration;
    replay.timing.minSeconds = 0.05;
    const OptimizeOutcome again = VERIFIED(optimize(unevenNetwork(), replay, *m_runner, m_context));
    QCOMPARE(fileBytes(again.applied->model), fileBytes(outcome.applied->model));
}

void TestOptimizeMending::theBestIsRepairedWhereThatIsNearerToTheSource()
{
    Preset asked = preset({candidate("static", {"quantize-static,operators=MatMul,exclude=fragile"})});
    asked.candidates[0].rescue = true;
    OptimizeRequest wanted = request(asked);
    wanted.calibration = data(128, 7);
    wanted.guard.maxDrop = 0.9;
    const OptimizeOutcome outcome = VERIFIED(optimize(unevenNetwork(), wanted, *m_runner, m_context));
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    QCOMPARE(outcome.tried.size(), size_t{3});
    QVERIFY2(outcome.tried[0].outcome.starts_with("keeps the promise; repaired"), outcome.tried[0].outcome.c_str());
    QCOMPARE(outcome.tried[2].outcome, std::string("delivered")); // evened out too: nearer than by rounding alone
    QVERIFY(outcome.tried[2].measurement && outcome.tried[0].measurement);
    QVERIFY(outcome.measurement.fidelity && outcome.measurement.fidelity->sqnrDb > outcome.tried[0].measurement->fidelity->sqnrDb + 3);
    // Of samples that are measured on too, nothing is fitted.
    wanted.calibration.reset();
    const OptimizeOutcome plain = VERIFIED(optimize(unevenNetwork(), wanted, *m_runner, m_context));
    QCOMPARE(plain.tried.size(), size_t{1});
}

void TestOptimizeMending::weightsThatAreOnlyStoredAreRoundedTogether()
{
    Preset asked = preset({candidate("stored", {stored})});
    asked.candidates[0].rescue = true;
    OptimizeRequest wanted = request(asked);
    wanted.calibration = data(128, 7);
    const OptimizeOutcome outcome = VERIFIED(optimize(network(), wanted, *m_runner, m_context));
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    QCOMPARE(outcome.tried.size(), size_t{2}); // the same structure, and yet not taken for the same model
    QCOMPARE(outcome.tried[1].name, std::string("stored-repaired"));
    QCOMPARE(outcome.tried[1].outcome, std::string("delivered"));
    QVERIFY(outcome.measurement.fidelity && outcome.measurement.fidelity->sqnrDb > outcome.tried[0].measurement->fidelity->sqnrDb + 1);
    QCOMPARE(*outcome.measurement.sizeBytes / 1000, *outcome.tried[0].measurement->sizeBytes / 1000);
    // Where that is what keeps it within the guard, layers do not go back to float.
    std::mt19937 random(5);
    std::vector<float> x(static_cast<size_t>(400 * width));
    for (float &value : x)
        value = static_cast<float>(random() >> 8) / 8388608.0F - 1.0F;
    DatasetRef unlabelled;
    unlabelled.path = m_folder->path() / "unlabelled.npz";
    test::writeNpz(unlabelled.path, {test::floatArray("x", {400, width}, x)});
    wanted.data = unlabelled;
    wanted.guard.metric = "cosine";
    wanted.guard.maxDrop = 0.5;
    const OptimizeOutcome loose = VERIFIED(optimize(network(), wanted, *m_runner, m_context));
    QVERIFY(loose.delivered && loose.tried.size() == 2);
    wanted.guard.maxDrop = 1 - (0.3 * loose.measurement.fidelity->cosine + 0.7 * loose.tried[0].measurement->fidelity->cosine); // the two are of different samples
    const OptimizeOutcome tight = VERIFIED(optimize(network(), wanted, *m_runner, m_context));
    if (tight.tried[0].measurement && tight.tried[0].measurement->slower())
        QSKIP("two computations of the same speed were told apart by chance");
    QVERIFY2(tight.delivered, tight.reason.c_str());
    QCOMPARE(tight.tried.size(), size_t{2});
    QVERIFY(!tight.tried[0].measurement->withinGuard);
    QCOMPARE(tight.tried[1].outcome, std::string("delivered"));
}

void TestOptimizeMending::whatOtherSamplesRefuteIsRescuedWithAMargin()
{
    constexpr int64_t count = 400;
    const auto split = plainSplit(count, 0.5, 0);
    std::mt19937 random(3);
    std::vector<float> x(static_cast<size_t>(count * width));
    for (float &value : x)
        value = static_cast<float>(random() >> 8) / 8388608.0F - 1.0F;
    for (const int64_t row : split.reporting)
        for (int64_t column = 0; column < width; ++column)
            x[static_cast<size_t>(row * width + column)] *= 0.01F;
    DatasetRef other;
    other.path = m_folder->path() / "other.npz";
    test::writeNpz(other.path, {test::floatArray("x", {count, width}, x)});
    Preset asked = preset({candidate("static", {"quantize-static,calibrator=min-max"}), candidate("stored", {stored})});
    asked.candidates[0].needsCalibration = true;
    asked.candidates[0].rescue = true;
    OptimizeRequest wanted = request(asked, 0);
    wanted.data = other;
    wanted.guard.maxDrop = 0.05;
    const OptimizeOutcome outcome = VERIFIED(optimized(wanted));
    const auto &first = outcome.tried[0];
    if (!first.outcome.starts_with("not confirmed"))
        QSKIP("INT8 has no advantage in speed on this machine: it is not what would be delivered");
    const auto rescued = std::find_if(outcome.tried.begin() + 2, outcome.tried.end(), [](const TriedCandidate &tried) { return !(tried.inFloat.empty() && tried.dynamic.empty()); });
    QVERIFY(rescued != outcome.tried.end());
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    QVERIFY(outcome.measurement.withinGuard);
}

void TestOptimizeMending::eachGroupGetsAShareOfItsOwn()
{
    Preset asked = preset({candidate("each", {"prune-channels"}), candidate("third", {"prune-channels,ratio=0.3,scope=per-layer"})});
    asked.candidates[0].byGroup = true;
    const auto inputs = [&](int64_t count, uint64_t seed) {
        std::mt19937 random(seed);
        std::vector<float> x(static_cast<size_t>(count * width));
        for (float &value : x)
            value = static_cast<float>(random() >> 8) / 8388608.0F - 1.0F;
        DatasetRef ref;
        ref.path = m_folder->path() / ("doubled-" + std::to_string(seed) + ".npz");
        test::writeNpz(ref.path, {test::floatArray("x", {count, width}, x)});
        return ref;
    };
    OptimizeRequest wanted = request(asked, 0);
    wanted.data = inputs(600, 4);
    wanted.guard.maxDrop = 0.1;
    // Without calibration data it has nothing to go by.
    const OptimizeOutcome blind = VERIFIED(optimize(doubledNetwork(), wanted, *m_runner, m_context));
    QVERIFY(std::any_of(blind.tried.begin(), blind.tried.end(), [](const TriedCandidate &tried) { return tried.name == "each" && tried.outcome.starts_with("skipped: needs calibration"); }));

    wanted.calibration = inputs(500, 5);
    std::vector<std::string> said;
    m_context.onProgress = [&](const Progress &progress) { said.push_back(progress.phase); };
    const auto result = optimize(doubledNetwork(), wanted, *m_runner, m_context);
    m_context.onProgress = {};
    const OptimizeOutcome outcome = VERIFIED(result);
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    QVERIFY(std::any_of(said.begin(), said.end(), [](const std::string &text) { return text.find("each: trying") != std::string::npos; }));
    const auto delivered = std::find_if(outcome.tried.begin(), outcome.tried.end(), [](const TriedCandidate &tried) { return tried.outcome == "delivered"; });
    QVERIFY(delivered != outcome.tried.end() && delivered->name.starts_with("each-"));
    QVERIFY(outcome.measurement.withinGuard);
    QVERIFY(!outcome.measurement.selectedOnSameData);
    // The half that says nothing new goes, and more of it than of the layer that has none such.
    const auto groups = outcome.applied->resolved.steps.back().resolution.at("groups");
    QVERIFY(groups.contains("sturdy") && groups["sturdy"].size() >= 100);
    QVERIFY2(static_cast<double>(groups["sturdy"].size()) / 256 > static_cast<double>(groups.value("fragile", nlohmann::json::array()).size()) / 64, groups.dump().c_str());
    for (const TriedCandidate &tried : outcome.tried)
        if (tried.name == "third" && tried.measurement && tried.measurement->withinGuard)
            QVERIFY(scoreOf(outcome.measurement, *outcome.source.sizeBytes) < scoreOf(*tried.measurement, *outcome.source.sizeBytes));

    OptimizeRequest replay = wanted;
    replay.preset.reset();
    replay.recipe = VERIFIED(recipeFromJson(toJson(outcome.applied->resolved)));
    const OptimizeOutcome again = VERIFIED(optimize(doubledNetwork(), replay, *m_runner, m_context));
    QCOMPARE(fileBytes(again.applied->model), fileBytes(outcome.applied->model));
}

void TestOptimizeMending::eachLayerGetsBitsOfItsOwn()
{
    Preset asked = preset({candidate("bits", {"quantize-weights,storage=folded,min_elements=16"}), candidate("eight", {"quantize-weights,storage=folded,min_elements=16"})});
    asked.promisesFaster = false;
    asked.candidates[0].byLayer = true;
    OptimizeRequest wanted = request(asked, 600);
    wanted.guard.maxDrop = 0.2;
    const OptimizeOutcome outcome = VERIFIED(optimized(wanted));
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    const auto delivered = std::find_if(outcome.tried.begin(), outcome.tried.end(), [](const TriedCandidate &tried) { return tried.outcome == "delivered"; });
    QVERIFY(delivered != outcome.tried.end() && delivered->name.starts_with("bits-"));
    QVERIFY(outcome.measurement.withinGuard);
    QVERIFY(!delivered->sensitivities.empty());
    const auto eight = std::find_if(outcome.tried.begin(), outcome.tried.end(), [](const TriedCandidate &tried) { return tried.name == "eight"; });
    QVERIFY(outcome.measurement.sizeBytes < eight->measurement->sizeBytes);
    QVERIFY(outcome.applied->resolved.steps.back().options.contains("layer_bits"));
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestOptimizeMending)
#include "tst_optimize_mending.moc"
