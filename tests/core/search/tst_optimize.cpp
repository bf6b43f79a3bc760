// From a preset or a recipe to a variant, through the real runner: promises kept and refused, what the data decides and what it reports.
#include "core/search/optimize.h"

#include "core/formats/onnx_file.h"
#include "core/search/left_alone.h"
#include "tests/core/runtime/npz_file.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <algorithm>
#include <random>

namespace pare {

namespace {

constexpr int64_t width = 48;
constexpr int64_t classes = 5;
// Values of the first feature, which the network does not look at: they ruin a range that covers all of the input.
constexpr float outlier = 3000;

// Two layers, "fragile" and "sturdy"; the first feature has no weight.
Model network(const std::string &second = "sturdy")
{
    const Model model = test::modelOf("agraph (float[N,48] x) => (float[N,5] y) { [fragile] h = MatMul(x, w) r = Relu(h) [" + second + "] m = MatMul(r, v) "
                                      "s = Relu(m) [head] y = MatMul(s, u) }",
                                      {"w[48,256]", "v[256,1024]", "u[1024,5]"});
    auto values = VERIFIED(model.constantFloats("w"));
    std::fill(values.begin(), values.begin() + 256, 0.0F);
    pb::ModelProto proto = model.proto();
    Payloads payloads = model.payloads();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "w")
            setTensorBytes(tensor, bytesOf(values), payloads);
    return Model(std::move(proto), std::move(payloads));
}

// Small; every channel of "sturdy" is there twice, nearly.
Model doubledNetwork()
{
    const Model model = test::modelOf("agraph (float[N,48] x) => (float[N,5] y) { [fragile] h = MatMul(x, w) r = Relu(h) [sturdy] m = MatMul(r, v) "
                                      "s = Relu(m) [head] y = MatMul(s, u) }",
                                      {"w[48,64]", "v[64,256]", "u[256,5]"});
    auto values = VERIFIED(model.constantFloats("v"));
    for (size_t row = 0; row < 64; ++row)
        for (size_t column = 0; column < 128; ++column)
            values[row * 256 + 128 + column] = values[row * 256 + column] + 0.01F * values[row * 256 + 128 + column];
    pb::ModelProto proto = model.proto();
    Payloads payloads = model.payloads();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "v")
            setTensorBytes(tensor, bytesOf(values), payloads);
    return Model(std::move(proto), std::move(payloads));
}

// The same function as network(), but the channels between "fragile" and "sturdy" reach from 1 to 64 times as far.
Model unevenNetwork()
{
    const Model model = network();
    auto w = VERIFIED(model.constantFloats("w"));
    auto v = VERIFIED(model.constantFloats("v"));
    for (size_t channel = 0; channel < 256; ++channel) {
        const auto reach = static_cast<float>(1 << (channel % 7));
        for (size_t row = 0; row < 48; ++row)
            w[row * 256 + channel] *= reach;
        for (size_t column = 0; column < 1024; ++column)
            v[channel * 1024 + column] /= reach;
    }
    pb::ModelProto proto = model.proto();
    Payloads payloads = model.payloads();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() != "u")
            setTensorBytes(tensor, bytesOf(tensor.name() == "w" ? w : v), payloads);
    return Model(std::move(proto), std::move(payloads));
}

std::string fileBytes(const Model &model)
{
    return VERIFIED(withPayloadsInside(model)).SerializeAsString();
}

RecipeStep step(const char *text)
{
    return VERIFIED(stepFromText(text));
}

Candidate candidate(const std::string &name, std::initializer_list<const char *> steps)
{
    Candidate made;
    made.name = made.title = name;
    for (const char *text : steps)
        made.steps.push_back(step(text));
    return made;
}

Preset preset(std::vector<Candidate> candidates)
{
    Preset made;
    made.name = "test";
    made.search = SearchKind::Best;
    made.promisesSmaller = true;
    made.candidates = std::move(candidates);
    return made;
}

const char *stored = "quantize-weights,bits=8,storage=folded"; // computes as before, within a fraction of a percent
const char *ruin = "prune-weights,ratio=0.98";

} // namespace

class TestOptimize : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void aPromiseThatHoldsIsDelivered();
    void whatPreparingBringsIsToldByItself();
    void whatWasDeliveredReplaysToTheSameBytes();
    void fewSamplesDecideAndReportAlikeAndSaySo();
    void aFirstPresetIsMeasuredOnAllOfTheData();
    void pastTheGuardIsRefusedWithTheReason();
    void aFileThatDidNotShrinkIsRefused();
    void theNearestThatWorksIsNamed();
    void aLastResortIsDeliveredAndSaysSo();
    void layersThatLoseMostGoBackToFloat();
    void calibrationDataRepairWhatLosesTooMuchBeforeLayersGoBackToFloat();
    void theBestIsRepairedWhereThatIsNearerToTheSource();
    void weightsThatAreOnlyStoredAreRoundedTogether();
    void whatOtherSamplesRefuteIsRescuedWithAMargin();
    void eachGroupGetsAShareOfItsOwn();
    void eachLayerGetsBitsOfItsOwn();
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

private:
    // `count` samples with the labels that the network gives them.
    DatasetRef data(int64_t count, uint64_t seed);
    OptimizeRequest request(const Preset &preset, int64_t samples = 600);
    Result<OptimizeOutcome> optimized(const OptimizeRequest &request) { return optimize(network(), request, *m_runner, m_context); }
    RunContext m_context;
    std::shared_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<Runner> m_runner;
};

void TestOptimize::initTestCase()
{
    m_folder = VERIFIED(TemporaryFolder::create("optimize"));
    m_runner = VERIFIED(Runner::start({}, m_context));
}

DatasetRef TestOptimize::data(int64_t count, uint64_t seed)
{
    DatasetRef ref;
    ref.path = m_folder->path() / ("data-" + std::to_string(count) + "-" + std::to_string(seed) + ".npz");
    if (std::filesystem::exists(ref.path))
        return ref;
    std::mt19937 random(seed);
    std::vector<float> x(static_cast<size_t>(count * width));
    for (size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<float>(random() >> 8) / 8388608.0F - 1.0F;
    for (int64_t row = 0; row < count; ++row)
        x[static_cast<size_t>(row * width)] = row % 2 == 0 ? outlier : -outlier;
    pb::TensorProto input;
    input.set_name("x");
    input.set_data_type(pb::TensorProto::FLOAT);
    input.add_dims(count);
    input.add_dims(width);
    input.set_raw_data(bytesOf(x));
    const ModelHandle handle = VERIFIED(m_runner->load(network(), {}, m_context));
    const auto outputs = VERIFIED(m_runner->run(handle, {&input, 1}, m_context));
    const auto scores = VERIFIED(toFloats(outputs[0], {}));
    std::vector<int64_t> labels;
    for (auto row = scores.begin(); row != scores.end(); row += classes)
        labels.push_back(std::max_element(row, row + classes) - row);
    test::writeNpz(ref.path, {test::floatArray("x", {count, width}, x), test::intArray("labels", {count}, labels)});
    return ref;
}

OptimizeRequest TestOptimize::request(const Preset &preset, int64_t samples)
{
    OptimizeRequest request;
    request.preset = preset;
    if (samples > 0)
        request.data = data(samples, 1);
    request.timing.minSeconds = 0.1;
    request.guard.maxDrop = 0.02;
    return request;
}

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

void TestOptimize::layersThatLoseMostGoBackToFloat()
{
    Preset asked = preset({candidate("static", {"quantize-static,calibrator=min-max"})});
    asked.candidates[0].needsCalibration = true;
    asked.candidates[0].rescue = true;
    const OptimizeOutcome outcome = VERIFIED(optimized(request(asked)));
    QVERIFY(outcome.tried[0].measurement && !outcome.tried[0].measurement->withinGuard); // the outliers take all of the range
    if (outcome.tried[0].measurement && outcome.tried[0].measurement->slower())
        QSKIP("INT8 is slower than float on this machine: nothing is rescued");
    QVERIFY2(outcome.delivered, outcome.reason.c_str());
    const auto rescued = std::find_if(outcome.tried.begin(), outcome.tried.end(), [](const TriedCandidate &tried) { return tried.outcome == "delivered" && !(tried.inFloat.empty() && tried.dynamic.empty()); });
    QVERIFY(rescued != outcome.tried.end());
    QVERIFY(std::find(rescued->inFloat.begin(), rescued->inFloat.end(), "fragile") != rescued->inFloat.end() ||
            std::find(rescued->dynamic.begin(), rescued->dynamic.end(), "fragile") != rescued->dynamic.end());
    QVERIFY(outcome.measurement.withinGuard);
}

// Samples that decide are a hundred times as large as those that report, so that static ranges fit the former only.
void TestOptimize::calibrationDataRepairWhatLosesTooMuchBeforeLayersGoBackToFloat()
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

void TestOptimize::theBestIsRepairedWhereThatIsNearerToTheSource()
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

void TestOptimize::weightsThatAreOnlyStoredAreRoundedTogether()
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

void TestOptimize::whatOtherSamplesRefuteIsRescuedWithAMargin()
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

void TestOptimize::eachLayerGetsBitsOfItsOwn()
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

void TestOptimize::eachGroupGetsAShareOfItsOwn()
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
