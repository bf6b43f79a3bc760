#include "core/base/files.h"
#include "core/formats/onnx_file.h"
#include "core/passes/all_passes.h"
#include "core/search/apply_recipe.h"
#include "core/search/left_alone.h"
#include "core/search/verify.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>

using namespace pare;
using pare::test::modelOf;
namespace fs = std::filesystem;

namespace {

// Conv, BatchNormalization, Relu, and an Identity that nothing needs.
Model network()
{
    return modelOf(R"(agraph (float[N,3,8,8] x) => (float[N,4,8,8] y) {
        c = Conv<pads = [1,1,1,1]>(x, w)
        b = BatchNormalization(c, s, o, m, v)
        i = Identity(b)
        y = Relu(i)
    })",
                   {"w[4,3,3,3]", "s[4]", "o[4]", "m[4]", "v[4]"});
}

Model networkWithPositiveVariance()
{
    pb::ModelProto proto = network().proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if (tensor.name() == "v")
            tensor.set_raw_data(bytesOf<float>({1, 2, 0.5F, 1}));
    return Model(proto, {});
}

Recipe recipeOf(std::initializer_list<const char *> steps)
{
    Recipe recipe;
    for (const char *step : steps)
        recipe.steps.push_back(VERIFIED(stepFromText(step)));
    return recipe;
}

std::string operators(const Model &model)
{
    std::string all;
    for (const auto &node : model.graph().node())
        all += (all.empty() ? "" : " ") + node.op_type();
    return all;
}

} // namespace

class TestApplyRecipe : public QObject {
    Q_OBJECT
private slots:
    void stepsRunInOrderEachWithItsReport();
    void aStepThatIsOffIsPassedOver();
    void whatAStepBeforeQuantizedIsNoDeclinedCandidate();
    void theSourceStaysAsItWas();
    void whatIsUnknownIsRefusedWithTheStep_data();
    void whatIsUnknownIsRefusedWithTheStep();
    void aResolvedRecipeGivesTheSameBytes();
    void aDamagedResolutionIsAnError();
    void stoppingEndsWithCancelled();
    void progressNamesThePasses();
    void selectorsChooseLayers();
    void aSelectorThatMatchesNothingIsSaid();
    void whatIsLeftAloneStaysAsItIs_data();
    void whatIsLeftAloneStaysAsItIs();
    void whatWouldBeLeftAloneMustBeThere();
    void aReplayThatChangesWhatIsLeftAloneIsRefused();
    void aSelectionThatIsGoneIsRefused();
    void outputsAreComparedOnSeededInputs();
    void comparedInputsAreThoseOfTheModel();
    void modelsThatCannotBeRunAreToldApart();
    void aResultThatIsNoModelIsADefect();
    void everyRewriteClaimsToBeExact();
    void anExactPassThatComputesSomethingElseIsLeftOut();
    void reportsBecomeOneObject();

private:
    RunContext m_run;
};

void TestApplyRecipe::stepsRunInOrderEachWithItsReport()
{
    PassContext context{m_run, {}};
    const AppliedRecipe applied = VERIFIED(applyRecipe(networkWithPositiveVariance(), recipeOf({"eliminate-dead", "fold-batch-norm"}), {}, context));
    QCOMPARE(operators(applied.model), "Conv Relu");
    QCOMPARE(applied.reports.size(), size_t{2});
    QCOMPARE(applied.reports[0].pass, "eliminate-dead");
    QCOMPARE(applied.reports[1].pass, "fold-batch-norm");
    QVERIFY(!applied.reports[1].changes.empty());
    QVERIFY(applied.reports[1].wallSeconds >= 0);
    QVERIFY(applied.resolved.resolved());
    QVERIFY(applied.resolved.madeBy.starts_with("pare "));
}

void TestApplyRecipe::aStepThatIsOffIsPassedOver()
{
    PassContext context{m_run, {}};
    Recipe recipe = recipeOf({"eliminate-dead", "fold-batch-norm"});
    recipe.steps[1].enabled = false;
    const AppliedRecipe applied = VERIFIED(applyRecipe(networkWithPositiveVariance(), recipe, {}, context));
    QCOMPARE(operators(applied.model), "Conv BatchNormalization Relu");
    QCOMPARE(applied.reports.size(), size_t{1});
    QVERIFY(applied.resolved.steps[1].resolution.is_null());
}

void TestApplyRecipe::whatAStepBeforeQuantizedIsNoDeclinedCandidate()
{
    PassContext context{m_run, {}};
    const Model model = modelOf("net (float[N,64] x) => (float[N,64] y) { [dense] y = MatMul(x, w) }", {"w[64,64]"});
    const AppliedRecipe twice = VERIFIED(applyRecipe(model, recipeOf({"quantize-weights,bits=8,storage=folded", "quantize-weights,bits=8,storage=folded"}), {},
                                                     context));
    QCOMPARE(twice.reports[0].changes.size(), size_t{1});
    QVERIFY(twice.reports[1].changes.empty());
    QVERIFY(twice.reports[1].declined.empty());
    // In a model that came quantized it is what a person asks: why is nothing done here?
    const AppliedRecipe foreign = VERIFIED(applyRecipe(twice.model, recipeOf({"quantize-weights,bits=8,storage=folded"}), {}, context));
    QCOMPARE(foreign.reports[0].declined.size(), size_t{1});
    QVERIFY(foreign.reports[0].declined[0].reason.find("is already") != std::string::npos);
}

void TestApplyRecipe::theSourceStaysAsItWas()
{
    const Model model = networkWithPositiveVariance();
    const std::string before = model.proto().SerializeAsString();
    PassContext context{m_run, {}};
    (void)VERIFIED(applyRecipe(model, recipeOf({"eliminate-dead", "fold-batch-norm"}), {}, context));
    QCOMPARE(model.proto().SerializeAsString(), before);
    // A recipe without steps is the model itself.
    QVERIFY(VERIFIED(applyRecipe(model, {}, {}, context)).model.sameAs(model));
}

void TestApplyRecipe::whatIsUnknownIsRefusedWithTheStep_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("words");
    QTest::newRow("a pass") << "fold-everything" << "there is no pass \"fold-everything\"; there are ";
    QTest::newRow("an option") << "prune-channels,raito=0.3" << "raito";
    QTest::newRow("a value") << "prune-channels,ratio=much" << "much";
    QTest::newRow("a selector") << "prune-channels,select=params>>3" << "params";
}

void TestApplyRecipe::whatIsUnknownIsRefusedWithTheStep()
{
    QFETCH(QString, step);
    QFETCH(QString, words);
    PassContext context{m_run, {}};
    const Error error = REFUSED(applyRecipe(networkWithPositiveVariance(), recipeOf({"eliminate-dead", step.toUtf8().constData()}), {}, context));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QVERIFY2(error.where.starts_with("step 2 ("), error.where.c_str());
    QVERIFY2(QString::fromStdString(error.message).contains(words), error.message.c_str());
}

void TestApplyRecipe::aResolvedRecipeGivesTheSameBytes()
{
    PassContext context{m_run, {}};
    const Model model = networkWithPositiveVariance();
    const Recipe recipe = recipeOf({"eliminate-dead", "fold-batch-norm", "quantize-weights,bits=8,storage=folded"});
    const AppliedRecipe first = VERIFIED(applyRecipe(model, recipe, {}, context));
    const AppliedRecipe replayed = VERIFIED(applyRecipe(model, VERIFIED(recipeFromJson(toJson(first.resolved))), {}, context));
    const AppliedRecipe anew = VERIFIED(applyRecipe(model, first.resolved, {.resolveAnew = true, .compare = true, .reproducer = {}}, context));
    const std::string bytes = VERIFIED(withPayloadsInside(first.model)).SerializeAsString();
    QVERIFY(bytes != VERIFIED(withPayloadsInside(model)).SerializeAsString());
    QCOMPARE(VERIFIED(withPayloadsInside(replayed.model)).SerializeAsString(), bytes);
    QCOMPARE(VERIFIED(withPayloadsInside(anew.model)).SerializeAsString(), bytes);
    QVERIFY(replayed.resolved == first.resolved);
}

void TestApplyRecipe::aDamagedResolutionIsAnError()
{
    const Model model = modelOf("agraph (float[2,3] x) => (float[2,3] y) <float[2,3] a = {1.0,1.0,1.0,1.0,1.0,1.0}> { [erf] t = Erf(a) [end] y = Add(x, t) }");
    for (const char *damage : {R"({"layers":["erf"],"values":{"erf":[3]}})", R"({"layers":["erf"],"values":{"erf":[{"type":5,"bytes":"00"}]}})",
                               R"({"layers":["erf"],"values":{"erf":[{"type":"float32","dims":[9,9],"bytes":"00"}]}})",
                               R"({"layers":["erf"],"values":{"erf":[{"type":"float32","dims":[-1],"bytes":""}]}})", R"({"layers":5,"values":7})"}) {
        Recipe recipe = recipeOf({"fold-constants"});
        recipe.steps[0].resolution = nlohmann::json::parse(damage);
        PassContext context{m_run, {}};
        const auto applied = applyRecipe(model, recipe, {}, context);
        QVERIFY2(applied.ok() ? applied->model.graph().node_size() == 2 : applied.error().kind == ErrorKind::InvalidInput, damage);
    }
}

void TestApplyRecipe::stoppingEndsWithCancelled()
{
    std::stop_source stop;
    RunContext run;
    run.stop = stop.get_token();
    stop.request_stop();
    PassContext context{run, {}};
    const Error error = REFUSED(applyRecipe(networkWithPositiveVariance(), recipeOf({"eliminate-dead"}), {}, context));
    QVERIFY(error.kind == ErrorKind::Cancelled);
    QCOMPARE(error.where, ""); // no failure of a step
}

void TestApplyRecipe::progressNamesThePasses()
{
    std::string phases;
    RunContext run;
    run.onProgress = [&](const Progress &progress) { phases += progress.phase + ";"; };
    PassContext context{run, {}};
    (void)VERIFIED(applyRecipe(networkWithPositiveVariance(), recipeOf({"eliminate-dead", "fold-batch-norm"}), {}, context));
    QVERIFY(phases.find("eliminate-dead;") != std::string::npos);
    QVERIFY(phases.find("eliminate-dead;") < phases.find("fold-batch-norm;"));
}

void TestApplyRecipe::aSelectorThatMatchesNothingIsSaid()
{
    Recipe recipe;
    recipe.steps = {VERIFIED(stepFromText("fold-batch-norm,select=op:Tanh"))};
    PassContext context{m_run, {}};
    const AppliedRecipe applied = VERIFIED(applyRecipe(network(), recipe, {}, context));
    QVERIFY(std::ranges::any_of(applied.reports.front().findings, [](const Finding &finding) { return finding.severity == Severity::Warning && finding.message == "no layer matches op:Tanh: nothing was looked at"; }));
}

void TestApplyRecipe::selectorsChooseLayers()
{
    const Model model = networkWithPositiveVariance();
    const auto chosen = [&](const Select &select) { return VERIFIED(selectedLayers(model, select)); };
    const std::string conv = model.graph().node(0).name();
    const std::string norm = model.graph().node(1).name();
    QVERIFY(!chosen({}));
    QVERIFY((*chosen({{conv, "was merged away"}, "", {}}) == std::set<std::string>{conv}));
    QVERIFY((*chosen({{}, "op:Conv", {}}) == std::set<std::string>{conv}));
    QVERIFY((*chosen({{conv, norm}, "op:Conv", {}}) == std::set<std::string>{conv}));
    QCOMPARE(chosen({{}, "", {conv}})->size(), size_t{3});
    QVERIFY(chosen({{}, "op:Conv", {conv}})->empty());
    QVERIFY(chosen({{}, "op:Gemm", {}})->empty());
    REFUSED(selectedLayers(model, {{}, "params>>3", {}}));
    // Layers in branches go by the branch's name where the If is not meant as a whole.
    const Model branches = modelOf("g (float[1,3,8,8] x, bool c) => (float[1,8,6,6] y) { [it] y = If(c) <then_branch = one () => (float[1,8,6,6] p) { [a] q = Conv(x, w) [r] p = Relu(q) }, "
                                   "else_branch = two () => (float[1,8,6,6] s) { [b] s = Conv(x, w) }> }", {"w[8,3,3,3]"});
    const auto inBranches = [&](const Select &select) { return *VERIFIED(selectedLayers(branches, select)); };
    QVERIFY((inBranches({{}, "op:Conv", {}}) == std::set<std::string>{"it/then_branch/a", "it/else_branch/b"}));
    QVERIFY((inBranches({{"it/else_branch/b"}, "", {}}) == std::set<std::string>{"it/else_branch/b"}));
    QVERIFY((inBranches({{"it/else_branch/b"}, "op:Conv", {}}) == std::set<std::string>{"it/else_branch/b"}));
    QVERIFY((inBranches({{}, "", {"it/then_branch/a"}}) == std::set<std::string>{"it/then_branch/r", "it/else_branch/b"}));
    QVERIFY((inBranches({{}, "op:If", {}}) == std::set<std::string>{"it"}));
    // And a pass keeps to them.
    Recipe recipe = recipeOf({"fold-batch-norm"});
    recipe.steps[0].select.exclude = {conv, norm};
    PassContext context{m_run, {}};
    QCOMPARE(operators(VERIFIED(applyRecipe(model, recipe, {}, context)).model), operators(model));
}

// Two branches that are added, so that their channels go together, and a third layer that goes its own way.
Model branches()
{
    return modelOf("agraph (float[N,3,8,8] x) => (float[N,10] y) {"
                   "  [first] a = Conv(x, wa)  [second] b = Conv(x, wb)  s = Add(a, b)  [norm] n = BatchNormalization(s, g, o, m, v)  r = Relu(n)"
                   "  [third] t = Conv(r, wt)  p = GlobalAveragePool(t)  f = Flatten(p)  [head] y = Gemm(f, h) }",
                   {"wa[16,3,3,3]", "wb[16,3,3,3]", "g[16]", "o[16]", "m[16]", "v[16]", "wt[32,16,3,3]", "h[32,10]"});
}

void TestApplyRecipe::whatIsLeftAloneStaysAsItIs_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("alone");    // as the recipe gives it
    QTest::addColumn<QStringList>("names"); // the layers that it means
    QTest::addColumn<bool>("others");      // other layers do change
    QTest::newRow("its channels do not go") << "prune-channels,ratio=0.5,multiple=1" << "third" << QStringList{"third"} << false;
    QTest::newRow("nor with another's") << "prune-channels,ratio=0.5,multiple=1" << "second" << QStringList{"second"} << true;
    QTest::newRow("nor those it reads") << "prune-channels,ratio=0.5,multiple=1" << "head" << QStringList{"head"} << true;
    QTest::newRow("an expression") << "quantize-weights,storage=folded,min_elements=1" << "op:Gemm" << QStringList{"head"} << true;
    QTest::newRow("weights stay float") << "quantize-weights,storage=folded,min_elements=1" << "op:Conv" << QStringList{"first", "second", "third"} << true;
    QTest::newRow("nor half") << "convert-fp16" << "first" << QStringList{"first"} << true;
    QTest::newRow("nor zero") << "prune-weights,ratio=0.5" << "third" << QStringList{"third"} << true;
}

void TestApplyRecipe::whatIsLeftAloneStaysAsItIs()
{
    QFETCH(QString, step);
    QFETCH(QString, alone);
    QFETCH(QStringList, names);
    QFETCH(bool, others);
    const Model model = branches();
    Recipe recipe = recipeOf({step.toUtf8().constData()});
    PassContext context{m_run, {}};
    std::set<std::string> layers;
    for (const QString &name : names)
        layers.insert(name.toStdString());
    const Model without = VERIFIED(applyRecipe(model, recipe, {}, context)).model;
    QVERIFY(!touchedLayers(model, without, layers).empty()); // else nothing is tested here
    recipe.leaveAlone = {alone.toStdString()};
    const AppliedRecipe applied = VERIFIED(applyRecipe(model, recipe, {}, context));
    QCOMPARE(touchedLayers(model, applied.model, layers), std::vector<std::string>{});
    QCOMPARE(applied.resolved.leaveAlone, std::vector<std::string>(layers.begin(), layers.end()));
    if (others)
        QVERIFY(!applied.reports[0].changes.empty());
    // Replayed, it is the same model.
    QCOMPARE(VERIFIED(withPayloadsInside(VERIFIED(applyRecipe(model, applied.resolved, {}, context)).model)).SerializeAsString(),
             VERIFIED(withPayloadsInside(applied.model)).SerializeAsString());
}

void TestApplyRecipe::whatWouldBeLeftAloneMustBeThere()
{
    Recipe recipe = recipeOf({"fold-batch-norm"});
    PassContext context{m_run, {}};
    const Model model = networkWithPositiveVariance();
    recipe.leaveAlone = {"the head"};
    const Error error = REFUSED(applyRecipe(model, recipe, {}, context));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(error.where, "the head");
    // A fold changes the layer it folds into: that keeps it off too.
    recipe.leaveAlone = {"op:Conv"};
    QCOMPARE(operators(VERIFIED(applyRecipe(model, recipe, {}, context)).model), operators(model));
    recipe.leaveAlone = {"op:Relu"};
    QCOMPARE(operators(VERIFIED(applyRecipe(model, recipe, {}, context)).model), "Conv Identity Relu");
}

void TestApplyRecipe::aReplayThatChangesWhatIsLeftAloneIsRefused()
{
    PassContext context{m_run, {}};
    Recipe resolved = VERIFIED(applyRecipe(branches(), recipeOf({"prune-channels,ratio=0.5,multiple=1"}), {}, context)).resolved;
    resolved.leaveAlone = {"third"};
    const Error error = REFUSED(applyRecipe(branches(), resolved, {}, context));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QVERIFY2(error.message.find("third") != std::string::npos && error.message.find("--resolve") != std::string::npos, error.message.c_str());
    ApplyOptions anew;
    anew.resolveAnew = true;
    QVERIFY(touchedLayers(branches(), VERIFIED(applyRecipe(branches(), resolved, anew, context)).model, {"third"}).empty());
}

void TestApplyRecipe::aSelectionThatIsGoneIsRefused()
{
    const Error error = REFUSED(selectedLayers(network(), {{"gone", "gone too"}, "", {}}));
    QVERIFY(error.kind == ErrorKind::InvalidInput);
    QCOMPARE(error.where, "gone");
}

// A stand-in for the runner: one output y, from a function of the model and of how often it was asked.
PassServices standIn(std::function<std::vector<float>(const Model &, int run)> answer)
{
    auto runs = std::make_shared<int>(0);
    PassServices services;
    services.run = [=](const Model &model, std::span<const pb::TensorProto>) -> Result<std::vector<pb::TensorProto>> {
        const std::vector<float> values = answer(model, (*runs)++);
        pb::TensorProto tensor;
        tensor.set_name("y");
        tensor.set_data_type(pb::TensorProto::FLOAT);
        tensor.add_dims(static_cast<int64_t>(values.size()));
        tensor.set_raw_data(bytesOf(values));
        return std::vector{tensor};
    };
    return services;
}

void TestApplyRecipe::outputsAreComparedOnSeededInputs()
{
    const Model before = networkWithPositiveVariance();
    const Model after = networkWithPositiveVariance();
    const auto answering = [&](std::vector<float> first, std::vector<float> second) {
        return standIn([=](const Model &model, int) { return model.sameAs(before) ? first : second; });
    };
    const auto compared = [&](const PassServices &services, double tolerance = 1e-3) {
        return compareNumerically(before, after, services, 0, tolerance);
    };
    QCOMPARE(VERIFIED(compared(answering({1, -4}, {1, -4}))).relative, 0.0);
    const auto other = VERIFIED(compared(answering({1, -4}, {1, -5})));
    QCOMPARE(other.largest, 1.0);
    QCOMPARE(other.relative, 0.25); // of the largest output
    QVERIFY(VERIFIED(compared(answering({1, -4}, {1, NAN}))).relative > 1);
    QVERIFY(REFUSED(compared(answering({1, -4}, {1, -4, 0}))).kind == ErrorKind::Internal);
    QVERIFY(REFUSED(compared({})).kind == ErrorKind::Unavailable);
    // A model that gives something else in every run says nothing about a pass.
    const PassServices dice = standIn([](const Model &, int run) { return std::vector<float>{1, static_cast<float>(run)}; });
    QVERIFY(REFUSED(compared(dice)).kind == ErrorKind::Unsupported);
    QVERIFY(REFUSED(compared(dice, 0)).kind == ErrorKind::Unsupported);
}

void TestApplyRecipe::comparedInputsAreThoseOfTheModel()
{
    const Model model = networkWithPositiveVariance();
    std::vector<std::string> seen;
    PassServices services = standIn([](const Model &, int) { return std::vector<float>{1}; });
    services.run = [&, answer = services.run](const Model &asked, std::span<const pb::TensorProto> inputs) {
        seen.push_back(inputs.front().SerializeAsString());
        return answer(asked, inputs);
    };
    for (const uint64_t seed : {1, 1, 2}) // the same for the same seed
        (void)VERIFIED(compareNumerically(model, model, services, seed, 1e-3));
    QCOMPARE(seen.size(), size_t{6});
    QVERIFY(seen[0] == seen[1] && seen[0] == seen[2] && seen[0] != seen[4]);
}

void TestApplyRecipe::modelsThatCannotBeRunAreToldApart()
{
    const Model before = networkWithPositiveVariance();
    const Model after = networkWithPositiveVariance();
    const auto refusing = [&](const Model &which) {
        PassServices services;
        services.run = [&](const Model &model, std::span<const pb::TensorProto>) -> Result<std::vector<pb::TensorProto>> {
            return model.sameAs(which) ? Result<std::vector<pb::TensorProto>>(invalidInput("bad")) : std::vector<pb::TensorProto>{};
        };
        return compareNumerically(before, after, services, 0, 1e-3);
    };
    QVERIFY(REFUSED(refusing(before)).kind == ErrorKind::Unsupported); // nothing can be said
    QVERIFY(REFUSED(refusing(after)).kind == ErrorKind::Internal);     // the pass broke it
}

void TestApplyRecipe::aResultThatIsNoModelIsADefect()
{
    const Model model = networkWithPositiveVariance();
    VERIFIED(verifyStructure(model, model));
    const auto edited = [&](auto edit) {
        pb::ModelProto proto = model.proto();
        edit(*proto.mutable_graph());
        return verifyStructure(model, Model(proto, model.payloads()));
    };
    for (const auto &broken : {edited([](pb::GraphProto &g) { g.mutable_node(3)->set_input(0, "nothing"); }),
                               edited([](pb::GraphProto &g) { g.mutable_node(0)->set_input(0, "i"); }),
                               edited([](pb::GraphProto &g) { g.mutable_output(0)->set_name("z"); }),
                               edited([](pb::GraphProto &g) { g.mutable_node(3)->set_output(0, "z"); }),
                               edited([](pb::GraphProto &g) { g.mutable_input(0)->set_name("z"); }),
                               edited([](pb::GraphProto &g) { g.mutable_node(0)->clear_input(); })})
        QVERIFY(!broken.ok() && broken.error().kind == ErrorKind::Internal);
}

void TestApplyRecipe::everyRewriteClaimsToBeExact()
{
    for (const char *id : {"fold-constants", "eliminate-dead", "raise-opset", "fold-batch-norm"})
        QVERIFY2(findPass(id)->exact, id);
    for (const char *id : {"convert-fp16", "quantize-static", "quantize-dynamic", "quantize-weights", "prune-channels", "prune-weights"})
        QVERIFY2(!findPass(id)->exact, id);
}

void TestApplyRecipe::anExactPassThatComputesSomethingElseIsLeftOut()
{
    const Model model = networkWithPositiveVariance();
    const Recipe recipe = recipeOf({"fold-batch-norm", "eliminate-dead"});
    PassContext good{m_run, standIn([](const Model &, int) { return std::vector<float>{1, 2}; })};
    QVERIFY(!VERIFIED(applyRecipe(model, recipe, {}, good)).reports[0].findings.empty()); // says how near the outputs were
    const auto folder = VERIFIED(TemporaryFolder::create("test"));
    ApplyOptions options;
    options.reproducer = folder->path() / "reproducer";
    PassContext bad{m_run, standIn([](const Model &asked, int) { return std::vector<float>{operators(asked).starts_with("Conv B") ? 1.0F : 2.0F, 2}; })};
    const AppliedRecipe applied = VERIFIED(applyRecipe(model, recipe, options, bad));
    QCOMPARE(operators(applied.model), "Conv BatchNormalization Relu");
    QVERIFY(applied.reports[0].changes.empty());
    QVERIFY(applied.reports[0].findings[0].severity == Severity::Warning);
    QVERIFY2(applied.reports[0].findings[0].message.starts_with("left out"), applied.reports[0].findings[0].message.c_str());
    QVERIFY(!applied.resolved.steps[0].enabled && applied.resolved.steps[1].enabled);
    QCOMPARE(operators(VERIFIED(applyRecipe(model, applied.resolved, {}, good)).model), operators(applied.model));
    // What reproduces it is left behind.
    QCOMPARE(operators(VERIFIED(openOnnx(options.reproducer / "model.onnx"))), operators(model));
    QCOMPARE(VERIFIED(readRecipe(options.reproducer / "recipe.json")).steps[0].pass, "fold-batch-norm");
    options.compare = false;
    QCOMPARE(operators(VERIFIED(applyRecipe(model, recipe, options, bad)).model), "Conv Relu");
}

void TestApplyRecipe::reportsBecomeOneObject()
{
    PassReport report;
    report.pass = "prune-channels";
    report.changes = {{"a", "64 -> 44", {"a"}}};
    report.declined = {{"b", "feeds the output"}};
    report.findings = {{Severity::Warning, "w", "wide"}, {Severity::Note, "", "fine"}};
    const nlohmann::json all = reportsJson({report, report});
    QCOMPARE(all["changes"].size(), size_t{2});
    QVERIFY(all["changes"][0] == nlohmann::json({{"layer", "a"}, {"what", "64 -> 44"}, {"into", {"a"}}, {"pass", "prune-channels"}}));
    QVERIFY(all["declined"][1] == nlohmann::json({{"layer", "b"}, {"reason", "feeds the output"}, {"pass", "prune-channels"}}));
    QVERIFY(all["findings"][0]["severity"] == nlohmann::json("warning"));
    QVERIFY(all["findings"][1]["severity"] == nlohmann::json("note"));
    QVERIFY(reportsJson({}).contains("changes"));
}

QTEST_APPLESS_MAIN(TestApplyRecipe)
#include "tst_apply_recipe.moc"
