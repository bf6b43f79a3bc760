#include "core/analysis/cost.h"
#include "core/formats/onnx_file.h"
#include "core/formats/recipe_in_model.h"
#include "core/measure/evaluate.h"
#include "core/passes/training.h"
#include "tests/core/passes/pass_fixture.h"
#include "tests/core/prune/networks.h"
#include "tests/core/runtime/npz_file.h"

#include <QTemporaryDir>

using namespace pare;
using namespace pare::test;

namespace {

// stem (16) -> a (24) -> b, which adds up with the stem's result -> z
const char *residual = "g (float[N,3,6,6] x) => (y) { [stem] s = Conv(x, w) [a] h = Conv<pads=[1,1,1,1]>(s, u) [n] k = BatchNormalization(h, scale, bias, mean, var) "
                       "[r] l = Relu(k) [b] m = Conv<pads=[1,1,1,1]>(l, v) [sum] o = Add(m, s) [z] y = Conv(o, t) }";

Model residualModel()
{
    return build({"residual", residual, {"w[16,3,1,1]", "u[24,16,3,3]", "scale[24]", "bias[24]", "mean[24]", "var[24]", "v[16,24,3,3]", "t[4,16,1,1]"}, ""});
}

PassRunner pruning(std::map<std::string, std::string> options = {}, std::optional<std::set<std::string>> layers = std::nullopt)
{
    return {"prune-channels", std::move(options), {}, std::move(layers)};
}

QString changeOf(const PassReport &report, const std::string &layer)
{
    for (const Change &change : report.changes)
        if (change.layer == layer)
            return QString::fromStdString(change.what);
    return "nothing";
}

std::vector<int64_t> dimsOf(const Model &model, const std::string &constant)
{
    const auto *tensor = model.index().constant(constant);
    return tensor ? std::vector<int64_t>(tensor->dims().begin(), tensor->dims().end()) : std::vector<int64_t>{};
}

} // namespace

class TestPruneChannels : public QObject {
    Q_OBJECT
private slots:
    void everyTensorShrinks();
    void theReportSaysWhatBecameOfEachLayer();
    void aReplayGivesTheSameBytes();
    void theSameRequestGivesTheSameBytes();
    void aRatioOfZeroChangesNothing();
    void groupsThatNothingTellsOfAreDeclined();
    void layersThatAreLeftAloneAreDeclined();
    void onlyChosenProducersArePruned();
    void countsAreRoundedUpAndThatIsSaid();
    void tooFewChannelsAreDeclinedWithTheReason();
    void leastCountIsKept();
    void globalScopeTakesFromAll();
    void everyMeasureOfWeightsWorks();
    void gradientsSayWhatGoes_data();
    void gradientsSayWhatGoes();
    void aBudgetIsKept_data();
    void aBudgetIsKept();
    void aTimeIsMeasuredFor();
    void eachGroupCanHaveARatioOfItsOwn();
    void ratiosOfNothingAreRefused();
    void whatCannotBeReachedSaysHowFarItGets();
    void nonsenseIsNoBudget();
    void aBadResolutionIsRefused();
    void cancellingKeepsNothing();
    void nothingToPruneIsNoError();
    void storedIntegersGoWithTheirScales();
    void whatStandsInBodiesIsDeclined();
};

void TestPruneChannels::everyTensorShrinks()
{
    const Model model = residualModel();
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.5"}}).run(model));
    using Dims = std::vector<int64_t>;
    QCOMPARE(dimsOf(outcome.model, "w"), (Dims{8, 3, 1, 1}));
    QCOMPARE(dimsOf(outcome.model, "u"), (Dims{16, 8, 3, 3}));
    QCOMPARE(dimsOf(outcome.model, "var"), (Dims{16}));
    QCOMPARE(dimsOf(outcome.model, "v"), (Dims{8, 16, 3, 3}));
    QCOMPARE(dimsOf(outcome.model, "t"), (Dims{4, 8, 1, 1}));
    QCOMPARE(nodeNames(outcome.model), nodeNames(model));
    QCOMPARE(outcome.model.graph().output(0).SerializeAsString(), model.graph().output(0).SerializeAsString());
    pb::checker::check_model(VERIFIED(withPayloadsInside(outcome.model)), true);
    QVERIFY(difference(model, outcome.model) > 1e-3);
}

void TestPruneChannels::theReportSaysWhatBecameOfEachLayer()
{
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.5"}}).run(residualModel()));
    QCOMPARE(changeOf(outcome.report, "stem"), QString("16 -> 8 output channels"));
    QCOMPARE(changeOf(outcome.report, "a"), QString("24 -> 16 output channels, 16 -> 8 input channels"));
    QCOMPARE(changeOf(outcome.report, "n"), QString("24 -> 16 channels"));
    QCOMPARE(changeOf(outcome.report, "z"), QString("16 -> 8 input channels"));
    QCOMPARE(reasonFor(outcome.report, "z"), std::string("feeds the graph's output y"));
    for (const Change &change : outcome.report.changes)
        QCOMPARE(change.into, std::vector<std::string>{change.layer});
}

void TestPruneChannels::aReplayGivesTheSameBytes()
{
    const Model model = residualModel();
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.4"}, {"multiple", "1"}}).run(model));
    QCOMPARE(outcome.resolution["groups"]["stem"].size(), size_t{6});
    const nlohmann::json resolution = nlohmann::json::parse(outcome.resolution.dump());
    // Other options, no layers: what was decided is what counts.
    const PassOutcome again = VERIFIED(pruning({{"ratio", "0.9"}}).run(model, resolution));
    QCOMPARE(wholeBytes(again.model), wholeBytes(outcome.model));
    QCOMPARE(again.report.changes.size(), outcome.report.changes.size());
    QCOMPARE(again.resolution.dump(), outcome.resolution.dump());
}

void TestPruneChannels::theSameRequestGivesTheSameBytes()
{
    const Model model = residualModel();
    QCOMPARE(wholeBytes(VERIFIED(pruning().run(model)).model), wholeBytes(VERIFIED(pruning().run(residualModel())).model));
}

void TestPruneChannels::groupsThatNothingTellsOfAreDeclined()
{
    // Only "a" is followed by a normalization.
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.5"}, {"importance", "bn-scale"}, {"multiple", "1"}, {"scope", "per-layer"}}).run(residualModel()));
    QCOMPARE(changeOf(outcome.report, "a"), QString("24 -> 12 output channels"));
    QVERIFY2(reasonFor(outcome.report, "stem").find("no batch normalization scales its channels") != std::string::npos, reasonFor(outcome.report, "stem").c_str());
    const Model without = build({"two", "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [b] y = Conv(h, v) }", {"w[8,3,1,1]", "v[12,8,1,1]"}, ""});
    QCOMPARE(REFUSED(pruning({{"ratio", "0.5"}, {"importance", "bn-scale"}}).run(without)).kind, ErrorKind::Unsupported); // what was asked for is nowhere
}

void TestPruneChannels::layersThatAreLeftAloneAreDeclined()
{
    PassRunner runner = pruning({{"ratio", "0.5"}});
    runner.leftAlone = {"stem", "a", "b", "z"};
    const PassOutcome outcome = VERIFIED(runner.run(residualModel()));
    QVERIFY(outcome.report.changes.empty());
    for (const char *layer : {"stem", "a", "b"})
        QCOMPARE(reasonFor(outcome.report, layer), std::string("it is left alone"));
}

void TestPruneChannels::aRatioOfZeroChangesNothing()
{
    const Model model = residualModel();
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0"}}).run(model));
    QVERIFY(outcome.model.sameAs(model));
    QVERIFY(outcome.report.changes.empty());
    QCOMPARE(reasonFor(outcome.report, "stem"), std::string("no channel is to be removed (ratio 0)"));
}

void TestPruneChannels::onlyChosenProducersArePruned()
{
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.5"}}, std::set<std::string>{"a", "n"}).run(residualModel()));
    QCOMPARE(changeOf(outcome.report, "a"), QString("24 -> 16 output channels"));
    QCOMPARE(changeOf(outcome.report, "stem"), QString("nothing"));
    QVERIFY(outcome.report.declined.empty());
    // One producer of a group is enough: stem and b make the same channels.
    const PassOutcome other = VERIFIED(pruning({{"ratio", "0.5"}}, std::set<std::string>{"b"}).run(residualModel()));
    QCOMPARE(changeOf(other.report, "stem"), QString("16 -> 8 output channels"));
    QCOMPARE(changeOf(other.report, "a"), QString("16 -> 8 input channels"));
}

void TestPruneChannels::countsAreRoundedUpAndThatIsSaid()
{
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.3"}}).run(residualModel())); // 24 * 0.7 = 16.8
    QCOMPARE(changeOf(outcome.report, "a"), QString("nothing"));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "a")), QString("has 24 channels; 30 % of them are fewer than the step to 16, the next count that is allowed"));
    const PassOutcome finer = VERIFIED(pruning({{"ratio", "0.3"}, {"multiple", "4"}}).run(residualModel()));
    QCOMPARE(changeOf(finer.report, "a"), QString("24 -> 20 output channels, 16 -> 12 input channels"));
    QVERIFY(std::any_of(finer.report.findings.begin(), finer.report.findings.end(),
                        [](const Finding &finding) { return finding.message.find("multiple of 4") != std::string::npos; }));
}

void TestPruneChannels::tooFewChannelsAreDeclinedWithTheReason()
{
    const Model model = build({"one", "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [z] y = Conv(h, v) }", {"w[1,3,1,1]", "v[4,1,1,1]"}, ""});
    QCOMPARE(reasonFor(VERIFIED(pruning({{"ratio", "0.9"}}).run(model)).report, "a"), std::string("has only one channel"));
}

void TestPruneChannels::leastCountIsKept()
{
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.95"}, {"multiple", "1"}, {"min_channels", "5"}}).run(residualModel()));
    QCOMPARE(changeOf(outcome.report, "stem"), QString("16 -> 5 output channels"));
    const PassOutcome none = VERIFIED(pruning({{"ratio", "0.95"}, {"multiple", "1"}, {"min_channels", "20"}}).run(residualModel()));
    QCOMPARE(reasonFor(none.report, "stem"), std::string("has 16 channels, of which no fewer can be kept (at least 20, a multiple of 1)"));
}

void TestPruneChannels::globalScopeTakesFromAll()
{
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.4"}, {"scope", "global"}, {"multiple", "1"}}).run(residualModel()));
    const auto removed = outcome.resolution["groups"].value("stem", nlohmann::json::array()).size() + outcome.resolution["groups"].value("a", nlohmann::json::array()).size();
    QCOMPARE(removed, size_t{16}); // 0.4 of 16 + 24
    VERIFIED(ShapeTable::of(outcome.model));
    outputsOf(outcome.model, inputsFor(outcome.model, 1));
}

void TestPruneChannels::everyMeasureOfWeightsWorks()
{
    for (const char *importance : {"l1", "l2", "lamp", "geometric-median"})
        for (const char *scope : {"per-layer", "global", "isomorphic"}) {
            const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.5"}, {"importance", importance}, {"scope", scope}}).run(residualModel()));
            QVERIFY(!outcome.report.changes.empty());
            outputsOf(outcome.model, inputsFor(outcome.model, 1));
        }
    QCOMPARE(VERIFIED(pruning({{"ratio", "0.5"}, {"importance", "bn-scale"}}, std::set<std::string>{"a"}).run(residualModel())).resolution["groups"]["a"].size(), size_t{8});
}

void TestPruneChannels::gradientsSayWhatGoes_data()
{
    QTest::addColumn<QString>("importance");
    QTest::newRow("taylor") << "taylor"; // squares of a channel's sum
    QTest::newRow("fisher") << "fisher"; // weight by weight
}

void TestPruneChannels::gradientsSayWhatGoes()
{
    QFETCH(QString, importance);
    PassRunner runner = pruning({{"ratio", "0.5"}, {"importance", importance.toStdString()}, {"multiple", "1"}, {"repair", "none"}, {"scope", "per-layer"}}, std::set<std::string>{"a"});
    QCOMPARE(REFUSED(runner.run(residualModel())).kind, ErrorKind::Unavailable);
    runner.services.gradients = [importance](const UnitGradients &asked) -> Result<std::vector<std::vector<double>>> { // the later a channel, the less it matters
        std::vector<std::vector<double>> costs;
        for (const int64_t units : asked.units)
            for (auto &own = costs.emplace_back(); static_cast<int64_t>(own.size()) < units;)
                own.push_back(static_cast<double>(units) - static_cast<double>(own.size()));
        const bool weight = asked.each == (importance == "fisher") && std::any_of(asked.weights.begin(), asked.weights.end(), [](const UnitGradients::Weight &one) {
            return one.constant == "u" && one.axis == 0 && one.unitAt.size() == 24 && one.unitAt[5] == 5;
        });
        return weight ? Result(std::move(costs)) : Result<std::vector<std::vector<double>>>(internalError("the weight is missing"));
    };
    const PassOutcome outcome = VERIFIED(runner.run(residualModel()));
    QCOMPARE(outcome.resolution["groups"]["a"].dump(), std::string("[12,13,14,15,16,17,18,19,20,21,22,23]"));
    runner.services.gradients = [](const UnitGradients &asked) -> Result<std::vector<std::vector<double>>> {
        return std::vector<std::vector<double>>(asked.units.size()); // no gradient reaches them
    };
    const PassOutcome without = VERIFIED(runner.run(residualModel()));
    QCOMPARE(without.resolution["groups"]["a"].size(), size_t{12}); // by their weights, then, which is said
    QVERIFY(std::any_of(without.report.findings.begin(), without.report.findings.end(), [](const Finding &finding) {
        return finding.message.starts_with("where no gradient reaches a layer's weights");
    }));
}

void TestPruneChannels::aBudgetIsKept_data()
{
    QTest::addColumn<QString>("budget");
    QTest::addColumn<QString>("scope");
    for (const char *scope : {"per-layer", "global"})
        for (const char *budget : {"8.5kB", "0.0085 MB", "50%size", "250 kMACs", "0.25MMAC", "60%macs"})
            QTest::addRow("%s, %s", budget, scope) << QString(budget) << QString(scope);
}

void TestPruneChannels::aBudgetIsKept()
{
    QFETCH(QString, budget);
    QFETCH(QString, scope);
    const Model model = residualModel();
    const CostTable before = VERIFIED(CostTable::of(model));
    const PassOutcome outcome = VERIFIED(pruning({{"budget", budget.toStdString()}, {"scope", scope.toStdString()}, {"multiple", "1"}}).run(model));
    const CostTable cost = VERIFIED(CostTable::of(outcome.model));
    const bool macs = budget.toLower().contains("mac");
    const double limit = budget == "50%size" ? 0.5 * static_cast<double>(storedBytes(model))
                         : budget == "60%macs" ? 0.6 * static_cast<double>(before.macs())
                         : macs ? 250e3 : 8500;
    Recipe recipe; // as it lies in the file that is written
    recipe.sourceSha256 = std::string(64, 'a');
    recipe.steps.emplace_back();
    recipe.steps.back().pass = "prune-channels";
    recipe.steps.back().options = {{"budget", budget.toStdString()}, {"scope", scope.toStdString()}, {"multiple", "1"}};
    recipe.steps.back().resolution = outcome.resolution;
    const double left = static_cast<double>(macs ? cost.macs() : storedBytes(withRecipe(outcome.model, recipe)));
    QVERIFY2(left <= limit, qPrintable(QString("%1 of %2").arg(left).arg(limit)));
    QVERIFY2(left > 0.83 * limit, qPrintable(QString("%1 of %2: more went than had to").arg(left).arg(limit)));
    QVERIFY(std::any_of(outcome.report.findings.begin(), outcome.report.findings.end(), [](const Finding &finding) { return finding.message.find("with a budget of") != std::string::npos; }));
    // A replay needs no budget.
    QCOMPARE(wholeBytes(VERIFIED(pruning().run(model, outcome.resolution)).model), wholeBytes(outcome.model));
}

void TestPruneChannels::aTimeIsMeasuredFor()
{
    const Model model = residualModel();
    PassRunner runner = pruning({{"budget", "50%time"}, {"multiple", "1"}});
    QCOMPARE(REFUSED(runner.run(model)).kind, ErrorKind::Unavailable);
    int measured = 0;
    runner.services.time = [&](const Model &one) -> Result<double> { // a machine that takes a microsecond for a multiplication
        ++measured;
        return static_cast<double>(VERIFIED(CostTable::of(one)).macs()) * 1e-3;
    };
    const PassOutcome outcome = VERIFIED(runner.run(model));
    const double share = static_cast<double>(VERIFIED(CostTable::of(outcome.model)).macs()) / static_cast<double>(VERIFIED(CostTable::of(model)).macs());
    QVERIFY2(share <= 0.5 && share > 0.4, std::to_string(share).c_str());
    QVERIFY2(measured < 10, std::to_string(measured).c_str());
    runner.options["budget"] = "1 s"; // it has less than half of that
    QVERIFY(VERIFIED(runner.run(model)).model.sameAs(model));
}

void TestPruneChannels::eachGroupCanHaveARatioOfItsOwn()
{
    const Model model = residualModel();
    // stem and b make the same channels: the group goes by either name.
    for (const char *text : {"stem=0.5;a=0.25", " a = 0.25 ; b = 0.5; "}) {
        const PassOutcome outcome = VERIFIED(pruning({{"ratios", text}, {"multiple", "1"}}).run(model));
        QCOMPARE(dimsOf(outcome.model, "w"), (std::vector<int64_t>{8, 3, 1, 1}));
        QCOMPARE(dimsOf(outcome.model, "u"), (std::vector<int64_t>{18, 8, 3, 3}));
        QCOMPARE(wholeBytes(VERIFIED(pruning().run(model, outcome.resolution)).model), wholeBytes(outcome.model));
    }
    const PassOutcome one = VERIFIED(pruning({{"ratios", "a=0.5"}, {"ratio", "0.9"}, {"scope", "global"}, {"multiple", "1"}}).run(model));
    QCOMPARE(dimsOf(one.model, "u"), (std::vector<int64_t>{12, 16, 3, 3}));
    QVERIFY(std::any_of(one.report.declined.begin(), one.report.declined.end(),
                        [](const Declined &declined) { return declined.layer == "stem" && declined.reason == "is not among those that have a ratio"; }));
}

void TestPruneChannels::ratiosOfNothingAreRefused()
{
    const auto refused = [](const char *text, std::map<std::string, std::string> more = {}) {
        more["ratios"] = text;
        return REFUSED(pruning(std::move(more)).run(residualModel())).text();
    };
    for (const char *text : {"a", "a=", "a=x", "a=1", "a=-0.1", "a=0.5x"})
        QVERIFY2(refused(text).find("is no ratio of a group") != std::string::npos, text);
    QVERIFY(refused(" ; ").find("names no group") != std::string::npos);
    QVERIFY(refused("a=0.5; a=0.2").find("it has two ratios") != std::string::npos);
    QVERIFY(refused("nothing=0.5").find("no layer of this name makes channels") != std::string::npos);
    QVERIFY(refused("z=0.5").find("nothing of it can go") != std::string::npos);
    QVERIFY(refused("a=0.5", {{"budget", "50%size"}}).find("one of them has to be left out") != std::string::npos);
}

void TestPruneChannels::whatCannotBeReachedSaysHowFarItGets()
{
    const Error error = REFUSED(pruning({{"budget", "100B"}}).run(residualModel()));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
    QVERIFY2(error.message.find("the budget of 100 B cannot be reached: with all that may go the model still has") != std::string::npos, error.message.c_str());
    const PassOutcome within = VERIFIED(pruning({{"budget", "1GB"}}).run(residualModel()));
    QVERIFY(within.report.changes.empty());
    QVERIFY(within.report.findings.front().message.find("within its budget of") != std::string::npos);
}

void TestPruneChannels::nonsenseIsNoBudget()
{
    for (const char *bad : {"5", "MB", "-1MB", "0B", "nanMB", "5%", "120%size", "5 parsecs", "0%macs", "5TB", "1e999B", "5MBs"}) {
        const Error error = REFUSED(pruning({{"budget", bad}}).run(residualModel()));
        QCOMPARE(error.kind, ErrorKind::InvalidInput);
        QVERIFY(error.message.find("is no budget") != std::string::npos);
    }
}

void TestPruneChannels::aBadResolutionIsRefused()
{
    const Model model = residualModel();
    const auto refused = [&](const char *text) { return REFUSED(pruning().run(model, nlohmann::json::parse(text))).kind; };
    QCOMPARE(refused(R"({"layers": ["a"]})"), ErrorKind::InvalidInput);
    QCOMPARE(refused(R"({"layers": ["a"], "groups": {"nothing": [1]}})"), ErrorKind::InvalidInput);
    QCOMPARE(refused(R"({"layers": ["a"], "groups": {"a": [99]}})"), ErrorKind::InvalidInput);
    QCOMPARE(refused(R"({"layers": ["a"], "groups": {"a": ["x"]}})"), ErrorKind::InvalidInput);
    QCOMPARE(refused(R"({"layers": ["a"], "groups": {"a": [2, 1]}})"), ErrorKind::InvalidInput);
    QCOMPARE(refused(R"({"layers": ["a"], "groups": {"z": [0]}})"), ErrorKind::InvalidInput);
}

void TestPruneChannels::cancellingKeepsNothing()
{
    const Pass *pass = findPass("prune-channels");
    std::stop_source stop;
    stop.request_stop();
    RunContext context;
    context.stop = stop.get_token();
    PassContext passContext{context, {}};
    const Result<PassOutcome> result = pass->function(residualModel(), {VERIFIED(Options::parse(pass->options, {})), std::nullopt, {}}, passContext);
    QCOMPARE(REFUSED(result).kind, ErrorKind::Cancelled);
}

void TestPruneChannels::nothingToPruneIsNoError()
{
    const Model model = modelOf("g (float[N,3] x) => (float[N,3] y) { [r] y = Relu(x) }");
    const PassOutcome outcome = VERIFIED(pruning().run(model));
    QVERIFY(outcome.model.sameAs(model));
    QVERIFY(outcome.report.declined.empty());
}

void TestPruneChannels::storedIntegersGoWithTheirScales()
{
    const std::vector<float> scales{0.1F, 0.8F, 0.2F, 0.7F, 0.3F, 0.6F, 0.4F, 0.5F};
    pb::ModelProto proto = modelOf("g (float[N,6] x) => (float[N,3] y) { [dq] w = DequantizeLinear<axis=1>(w8, s) [a] h = MatMul(x, w) [z] y = MatMul(h, v) }", {"s[8]", "v[8,3]"}).proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "s")
            tensor.set_raw_data(bytesOf(scales));
    auto &tensor = *proto.mutable_graph()->add_initializer();
    tensor.set_name("w8");
    tensor.set_data_type(pb::TensorProto::INT8);
    tensor.add_dims(6);
    tensor.add_dims(8);
    tensor.set_raw_data(std::string(48, '\1'));
    // The integers are all the same: which channels matter is in the scales.
    const PassOutcome outcome = VERIFIED(pruning({{"ratio", "0.5"}, {"multiple", "1"}, {"importance", "l1"}}).run(Model(std::move(proto), {})));
    QCOMPARE(changeOf(outcome.report, "a"), QString("8 -> 4 output channels"));
    const auto constant = [&](const char *name) { return outcome.model.index().constant(name); };
    QCOMPARE(VERIFIED(toFloats(*constant("s"), outcome.model.payloads())), std::vector<float>({0.8F, 0.7F, 0.6F, 0.5F}));
    QCOMPARE(constant("w8")->dims(0), int64_t{6});
    QCOMPARE(constant("w8")->dims(1), int64_t{4});
    QCOMPARE(constant("v")->dims(0), int64_t{4});
}

void TestPruneChannels::whatStandsInBodiesIsDeclined()
{
    const Model model = modelOf("g (float[3,24] x) => (float[3,16] y) <float zero = {0.0}> { m = ReduceSum<keepdims=0>(x) c = Greater(m, zero) [it] y = If(c) "
                                "<then_branch = one () => (float[3,16] p) { p = MatMul(x, w) }, else_branch = two () => (float[3,16] r) { q = Relu(x) r = MatMul(q, w) }> }",
                                {"w[24,16]"});
    for (const char *name : {"prune-channels", "prune-heads", "prune-neurons", "prune-width", "prune-layers", "prune-weights", "factorize"}) {
        const PassOutcome outcome = VERIFIED((PassRunner{name, {}, {}, {}}.run(model)));
        QVERIFY2(outcome.model.sameAs(model), name);
        QCOMPARE(reasonFor(outcome.report, "it"), std::string("384 parameters stand inside of it, where this pass does not go"));
    }
}

QTEST_APPLESS_MAIN(TestPruneChannels)
#include "tst_prune_channels.moc"
