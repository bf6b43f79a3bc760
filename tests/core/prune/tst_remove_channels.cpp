#include "core/analysis/cost.h"
#include "core/formats/onnx_file.h"
#include "core/model/attributes.h"
#include "core/prune/axis_rules.h"
#include "core/prune/choose_channels.h"
#include "core/prune/mask_channels.h"
#include "tests/core/passes/pass_fixture.h"
#include "tests/core/prune/every_network.h"
#include "tests/core/prune/random_graphs.h"

#include <QDir>

using namespace pare;
using namespace pare::test;

namespace {

std::vector<std::string> prunableIds(const ChannelGroups &groups)
{
    std::vector<std::string> ids;
    for (const ChannelGroup &group : groups.all())
        if (group.prunable)
            ids.push_back(group.id);
    return ids;
}

// Everything that can be cut, by about a third, counts as they come.
ChannelRemoval someOfEverything(const ChannelGroups &groups, double ratio = 0.4)
{
    ChannelChoice choice;
    choice.ratio = ratio;
    choice.counts.multiple = 1;
    return VERIFIED(chooseChannels(groups, prunableIds(groups), choice));
}

std::map<std::string, int64_t> kept(const ChannelGroups &groups, const ChannelRemoval &removal)
{
    std::map<std::string, int64_t> units;
    for (const auto &[id, gone] : removal)
        units[id] = groups.find(id)->units - static_cast<int64_t>(gone.size());
    return units;
}

} // namespace

class TestRemoveChannels : public QObject {
    Q_OBJECT
private slots:
    void cuttingIsLeavingOut_data();
    void cuttingIsLeavingOut();
    void randomGraphsHoldEveryOperator();
    void cuttingIsLeavingOutInRandomGraphs_data();
    void cuttingIsLeavingOutInRandomGraphs();
    void cuttingIsLeavingOutInNetworksOfOthers();
    void theEstimateIsTheResult_data();
    void theEstimateIsTheResult();
    void aSharedVectorIsCutForEachLayer();
    void oneFileListsItsConstantsAsInputs();
    void staleShapesAreForgotten();
    void weightsAreReadOnlyWhereTheyAreCut();
    void whatCannotBeDoneIsRefused();
    void theLeastImportantGo();
    void importanceIsNormalizedInEachLayer();
    void aGlobalChoiceTakesMoreFromTheWeak();
    void otherMeasures();
    void worthDecidesBetweenLayers();
    void structuresAreComparedWithTheirLikes();
    void whatGoesAtOneRatioGoesAtEveryHigherOne();
    void oneChannelAlwaysStays();
};

void TestRemoveChannels::cuttingIsLeavingOut_data()
{
    QTest::addColumn<int>("number");
    for (size_t i = 0; i < everyNetwork().size(); ++i)
        if (everyNetwork()[i].groups != torch_pruning::inputsAndOutputs(false).groups) // nothing of it can go
            QTest::newRow(everyNetwork()[i].name) << static_cast<int>(i);
}

void TestRemoveChannels::cuttingIsLeavingOut()
{
    QFETCH(int, number);
    const Model model = build(everyNetwork()[static_cast<size_t>(number)]);
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const ChannelRemoval removal = someOfEverything(groups);
    QVERIFY(!removal.empty());
    const Model pruned = VERIFIED(removeChannels(groups, removal));
    const Model masked = VERIFIED(maskChannels(groups, removal));
    QVERIFY(difference(model, masked) > 1e-4); // what was left out mattered
    const double error = difference(masked, pruned);
    QVERIFY2(error < 2e-5, qPrintable(QString::number(error)));
    QVERIFY(VERIFIED(CostTable::of(pruned)).parameters() < VERIFIED(CostTable::of(model)).parameters());
    pb::checker::check_model(VERIFIED(withPayloadsInside(pruned)), true);
    for (const auto &node : model.graph().node())
        if (node.op_type() != "Constant" && node.op_type() != "Shape" && node.op_type() != "Gather" && node.op_type() != "Unsqueeze" && node.op_type() != "Concat")
            QVERIFY2(pruned.index().find(node.name()), node.name().c_str());
    QCOMPARE(wholeBytes(VERIFIED(removeChannels(groups, removal))), wholeBytes(pruned));
}

void TestRemoveChannels::randomGraphsHoldEveryOperator()
{
    // Operators that end a group wherever they stand, that give no channels, that are not there in this opset, in ONNX's checker or in the runtime; embeddings and what is fused around
    // them are among the networks above.
    const std::set<std::string_view> elsewhere{"LRN", "Size", "Upsample", "Swish", "SimplifiedLayerNormalization", "GlobalLpPool", "EmbedLayerNormalization", "SkipLayerNormalization", "SkipSimplifiedLayerNormalization", "RotaryEmbedding", "GroupQueryAttention"};
    std::set<std::string> held;
    for (const Network &graph : randomGraphs(1, 6)) {
        const Model model = build(graph);
        const ShapeTable shapes = VERIFIED(ShapeTable::of(model));
        for (const auto &node : model.graph().node()) {
            held.insert(node.op_type());
            QVERIFY2(shapes.rank(node.output(0)), node.op_type().c_str());
        }
    }
    for (const auto family : {layerRules(), elementRules(), reshapeRules(), arrangementRules(), attentionRules()})
        for (const AxisRuleEntry &entry : family)
            QVERIFY2(held.contains(std::string(entry.op)) != elsewhere.contains(entry.op), std::string(entry.op).c_str());
}

void TestRemoveChannels::cuttingIsLeavingOutInRandomGraphs_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("number");
    for (int seed = 1; seed <= 3; ++seed)
        for (int number = 0; number < static_cast<int>(randomGraphs(static_cast<uint64_t>(seed), 6).size()); ++number)
            QTest::addRow("seed %d, graph %d", seed, number) << seed << number;
}

void TestRemoveChannels::cuttingIsLeavingOutInRandomGraphs()
{
    QFETCH(int, seed);
    QFETCH(int, number);
    const Model model = build(randomGraphs(static_cast<uint64_t>(seed), 6)[static_cast<size_t>(number)]);
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const ChannelRemoval removal = someOfEverything(groups);
    QVERIFY(!removal.empty());
    const Model pruned = VERIFIED(removeChannels(groups, removal));
    const Model masked = VERIFIED(maskChannels(groups, removal));
    pb::checker::check_model(VERIFIED(withPayloadsInside(pruned)), true);
    QVERIFY(difference(model, masked) > 1e-4);
    const double error = difference(masked, pruned);
    QVERIFY2(error < 5e-5, qPrintable(QString::number(error) + "\n" + QString::fromStdString(randomGraphs(static_cast<uint64_t>(seed), 6)[static_cast<size_t>(number)].graph)));
    const RemovalEstimate estimate = VERIFIED(estimateRemoval(groups, kept(groups, removal)));
    QCOMPARE(estimate.parameters, VERIFIED(CostTable::of(pruned)).parameters());
    QCOMPARE(estimate.sizeBytes, storedBytes(pruned));
}

// With PARE_NETWORKS=FOLDER, of every model in it that takes float32 or integers: they are not among the files of the project.
void TestRemoveChannels::cuttingIsLeavingOutInNetworksOfOthers()
{
    const QDir folder(qEnvironmentVariable("PARE_NETWORKS"));
    if (qEnvironmentVariableIsEmpty("PARE_NETWORKS"))
        QSKIP("no folder of networks was given (PARE_NETWORKS)");
    QStringList wrong;
    for (const QString &file : folder.entryList({"*.onnx"}, QDir::Files)) {
        const auto model = openOnnx(folder.filePath(file).toStdString());
        const auto shapes = model.ok() ? ShapeTable::of(*model) : Result<ShapeTable>(model.error());
        const auto groups = shapes.ok() ? ChannelGroups::of(*model, *shapes) : Result<ChannelGroups>(shapes.error());
        const ChannelRemoval removal = groups.ok() ? someOfEverything(*groups) : ChannelRemoval();
        if (removal.empty())
            continue;
        const auto pruned = removeChannels(*groups, removal);
        const auto masked = maskChannels(*groups, removal);
        if (!pruned.ok() || !masked.ok()) {
            wrong << file + ": " + QString::fromStdString((pruned.ok() ? masked.error() : pruned.error()).text());
            continue;
        }
        const double error = difference(*masked, *pruned);
        qInfo("%s: %.3g (left out: %.3g)", qPrintable(file), error, difference(*model, *masked));
        if (!(error < 1e-4))
            wrong << file + ": " + QString::number(error);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("; ")));
}

void TestRemoveChannels::theEstimateIsTheResult_data()
{
    cuttingIsLeavingOut_data();
}

void TestRemoveChannels::theEstimateIsTheResult()
{
    QFETCH(int, number);
    const Model model = build(everyNetwork()[static_cast<size_t>(number)]);
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    QCOMPARE(VERIFIED(estimateRemoval(groups, {})).sizeBytes, storedBytes(model)); // nothing goes: the file as it is
    const ChannelRemoval removal = someOfEverything(groups);
    const RemovalEstimate estimate = VERIFIED(estimateRemoval(groups, kept(groups, removal)));
    const Model pruned = VERIFIED(removeChannels(groups, removal));
    const CostTable cost = VERIFIED(CostTable::of(pruned));
    QCOMPARE(estimate.parameters, cost.parameters());
    QCOMPARE(estimate.weightBytes, cost.weightBytes());
    QCOMPARE(estimate.macs, cost.macs());
    QCOMPARE(estimate.sizeBytes, storedBytes(pruned));
}

void TestRemoveChannels::aSharedVectorIsCutForEachLayer()
{
    const Model model = typed(modelOf("g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w, shared) [b] k = Conv(h, u, shared) [z] y = Conv(k, v) }",
                                {"w[8,3,1,1]", "u[8,8,1,1]", "v[4,8,1,1]", "shared[8]"}));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const ChannelRemoval removal{{"a", {0, 5}}};
    const Model pruned = VERIFIED(removeChannels(groups, removal));
    QCOMPARE(pruned.index().constant(pruned.graph().node(0).input(2))->dims(0), 6);
    QCOMPARE(pruned.index().constant(pruned.graph().node(1).input(2))->dims(0), 8);
    QVERIFY(difference(VERIFIED(maskChannels(groups, removal)), pruned) < 1e-5);
}

void TestRemoveChannels::oneFileListsItsConstantsAsInputs()
{
    pb::ModelProto proto = typed(modelOf("g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w, shared) [b] k = Conv(h, u, shared) [z] y = Conv(k, v) }",
                                   {"w[8,3,1,1]", "u[8,8,1,1]", "v[4,8,1,1]", "shared[8]"}, 8))
                               .proto();
    proto.set_ir_version(3);
    for (const auto &tensor : proto.graph().initializer()) {
        auto &input = *proto.mutable_graph()->add_input();
        input.set_name(tensor.name());
        input.mutable_type()->mutable_tensor_type()->set_elem_type(tensor.data_type());
        for (const int64_t dim : tensor.dims())
            input.mutable_type()->mutable_tensor_type()->mutable_shape()->add_dim()->set_dim_value(dim);
    }
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(Model(proto, {})));
    const Model pruned = VERIFIED(removeChannels(groups, {{"a", {1}}, {"b", {2, 3}}}));
    for (const auto &tensor : pruned.graph().initializer()) {
        const auto listed = std::find_if(pruned.graph().input().begin(), pruned.graph().input().end(), [&](const auto &input) { return input.name() == tensor.name(); });
        QVERIFY2(listed != pruned.graph().input().end(), tensor.name().c_str());
        QCOMPARE(valueShape(listed->type()).dims[0].size, tensor.dims(0));
    }
    outputsOf(pruned, inputsFor(pruned, 1));
}

void TestRemoveChannels::staleShapesAreForgotten()
{
    const Model model = typed(modelOf("g (float[N,3,6,6] x) => (y) <float[N,8,6,6] h, float[N,3,6,6] j> { [j] j = Relu(x) [a] h = Conv(j, w) [z] y = Conv(h, v) }",
                                {"w[8,3,1,1]", "v[4,8,1,1]"}));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const Model pruned = VERIFIED(removeChannels(groups, {{"a", {1}}}));
    QCOMPARE(pruned.graph().value_info_size(), 1);
    QCOMPARE(pruned.graph().value_info(0).name(), std::string("j"));
}

void TestRemoveChannels::weightsAreReadOnlyWhereTheyAreCut()
{
    const Model model = typed(modelOf("g (float[N,64,6,6] x) => (y) { [a] h = Conv(x, w) [b] k = Conv(h, u) [z] y = Conv(k, v) }",
                                {"w[64,64,1,1]", "u[64,64,1,1]", "v[64,64,1,1]"}));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const Model pruned = VERIFIED(removeChannels(groups, {{"a", {1}}}));
    const auto payload = [](const Model &of, const char *name) { return of.payloads().at(payloadKey(*of.index().constant(name))); };
    QCOMPARE(payload(pruned, "v").get(), payload(model, "v").get()); // shared with the source
    QVERIFY(payload(pruned, "u").get() != payload(model, "u").get());
}

void TestRemoveChannels::whatCannotBeDoneIsRefused()
{
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(build(networks()[0])));
    QCOMPARE(REFUSED(removeChannels(groups, {{"nothing", {0}}})).kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(removeChannels(groups, {{"z", {0}}})).message, std::string("it feeds the graph's output y"));
    QCOMPARE(REFUSED(removeChannels(groups, {{"a", {8}}})).kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(removeChannels(groups, {{"a", {-1}}})).kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(removeChannels(groups, {{"a", {0, 1, 2, 3, 4, 5, 6, 7}}})).message, std::string("at least one channel must stay"));
    QCOMPARE(REFUSED(estimateRemoval(groups, {{"a", 0}})).kind, ErrorKind::InvalidInput);
    std::stop_source stop;
    stop.request_stop();
    RunContext context;
    context.stop = stop.get_token();
    QCOMPARE(REFUSED(removeChannels(groups, {{"a", {0}}}, context)).kind, ErrorKind::Cancelled);
    QVERIFY(VERIFIED(removeChannels(groups, {})).sameAs(groups.model()));
}

void TestRemoveChannels::theLeastImportantGo()
{
    Model model = typed(modelOf("g (float[N,2] x) => (y) { w = Constant<value = float[2,4] {1, -3, 0.5, 2, 1, 3, -0.5, -2.5}>() v = Constant<value = float[4,1] {1, 1, 1, 1}>() "
                          "[a] h = MatMul(x, w) [z] y = MatMul(h, v) }"));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    ChannelChoice choice;
    choice.ratio = 0.5;
    choice.counts.multiple = 1;
    QCOMPARE(VERIFIED(chooseChannels(groups, {"a"}, choice)), (ChannelRemoval{{"a", {0, 2}}}));
    const auto importance = VERIFIED(unitImportance(groups, *groups.find("a"), Importance::L1));
    const double mean = (2 + 6 + 1 + 4.5) / 4; // of the sums of absolute values, column by column
    QCOMPARE(importance, (std::vector<double>{2 / mean, 6 / mean, 1 / mean, 4.5 / mean}));
}

void TestRemoveChannels::importanceIsNormalizedInEachLayer()
{
    // Two layers make the same two channels; the second one's weights are a thousand times larger and say the opposite.
    const Model model = typed(modelOf("g (float[N,1] x) => (y) { w = Constant<value = float[1,2] {3, 1}>() u = Constant<value = float[1,2] {1000, 1500}>() "
                                "v = Constant<value = float[2,1] {1, 1}>() [a] h = MatMul(x, w) [b] k = MatMul(x, u) [s] m = Add(h, k) [z] y = MatMul(m, v) }"));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const auto importance = VERIFIED(unitImportance(groups, *groups.find("a"), Importance::L2));
    QCOMPARE(importance[0], 3.0 / 2 + 1000.0 / 1250);
    QCOMPARE(importance[1], 1.0 / 2 + 1500.0 / 1250);
    ChannelChoice choice;
    choice.ratio = 0.5;
    choice.counts.multiple = 1;
    QCOMPARE(VERIFIED(chooseChannels(groups, {"a"}, choice)), (ChannelRemoval{{"a", {1}}}));
}

void TestRemoveChannels::aGlobalChoiceTakesMoreFromTheWeak()
{
    // Layer a has four channels of equal weight, layer b one strong and three weak ones.
    const Model model = typed(modelOf("g (float[N,1] x) => (y) { w = Constant<value = float[1,4] {1, 1, 1, 1}>() u = Constant<value = float[4,4] "
                                "{9, 0.1, 0.2, 0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}>() v = Constant<value = float[4,1] {1, 1, 1, 1}>() [a] h = MatMul(x, w) "
                                "[b] k = MatMul(h, u) [z] y = MatMul(k, v) }"));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    ChannelChoice choice;
    choice.ratio = 0.375; // three of eight
    choice.counts.multiple = 1;
    choice.scope = PruneScope::Global;
    QCOMPARE(VERIFIED(chooseChannels(groups, {"a", "b"}, choice)), (ChannelRemoval{{"b", {1, 2, 3}}}));
    choice.scope = PruneScope::PerLayer;
    QCOMPARE(VERIFIED(chooseChannels(groups, {"a", "b"}, choice)), (ChannelRemoval{{"a", {0}}, {"b", {1}}}));
}

void TestRemoveChannels::otherMeasures()
{
    const Model model = typed(modelOf("g (float[N,2,1,1] x) => (y) { w = Constant<value = float[4,2,1,1] {3, 0, 3.1, 0, 0, 1, -2, -2}>() s = Constant<value = float[4] {1, -4, 2, 0.5}>() "
                                      "v = Constant<value = float[1,4,1,1] {1, 1, 1, 1}>() [a] h = Conv(x, w) [n] k = BatchNormalization(h, s, b, m, var) [z] y = Conv(k, v) }",
                                      {"b[4]", "m[4]", "var[4]"}));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const auto of = [&](Importance importance) { return VERIFIED(unitImportance(groups, *groups.find("a"), importance)); };
    const double mean = 7.5 / 4;
    QCOMPARE(of(Importance::NormScale), (std::vector<double>{1 / mean, 4 / mean, 2 / mean, 0.5 / mean}));
    // Squares 9, 9.61, 1, 8, each over the sum of those that are no smaller.
    const auto lamp = of(Importance::Lamp);
    for (const auto &[unit, expected] : {std::pair(0, 9 / 18.61), std::pair(1, 1.0), std::pair(2, 1 / 27.61), std::pair(3, 8 / 26.61)})
        QVERIFY2(std::fabs(lamp[static_cast<size_t>(unit)] - expected) < 1e-6, std::to_string(lamp[static_cast<size_t>(unit)]).c_str());
    // The first two are nearly the same; the last is far from all.
    const auto median = of(Importance::GeometricMedian);
    QVERIFY(median[3] > median[1] && median[3] > median[2] && median[1] > median[0]);
    const double expected = 0.1 + std::hypot(3.0, 1.0) + std::hypot(5.0, 2.0);
    const double all = expected + (0.1 + std::hypot(3.1, 1.0) + std::hypot(5.1, 2.0)) + (std::hypot(3.0, 1.0) + std::hypot(3.1, 1.0) + std::hypot(2.0, 3.0)) +
                       (std::hypot(5.0, 2.0) + std::hypot(5.1, 2.0) + std::hypot(2.0, 3.0));
    QVERIFY2(std::fabs(median[0] - expected / (all / 4)) < 1e-5, std::to_string(median[0]).c_str());
    const Error error = REFUSED(unitImportance(VERIFIED(ChannelGroups::of(build(networks()[0]))), *VERIFIED(ChannelGroups::of(build(networks()[0]))).find("a"), Importance::NormScale));
    QCOMPARE(error.kind, ErrorKind::Unsupported);
}

namespace {

// Two layers of eight channels in a row, whose costs are given.
ChannelChoice givenCosts(double a, double b)
{
    ChannelChoice choice;
    choice.ratio = 0.25;
    choice.counts.multiple = 1;
    choice.scope = PruneScope::Global;
    for (int i = 1; i <= 8; ++i) {
        choice.costs["a"].push_back(a * i);
        choice.costs["b"].push_back(b * i);
    }
    return choice;
}

Model twoLayers()
{
    return typed(modelOf("g (float[N,3] x) => (y) { [a] h = MatMul(x, w) [r] k = Relu(h) [b] l = MatMul(k, u) [z] y = MatMul(l, v) }", {"w[3,8]", "u[8,8]", "v[8,2]"}));
}

} // namespace

void TestRemoveChannels::worthDecidesBetweenLayers()
{
    const Model model = twoLayers();
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    ChannelChoice choice = givenCosts(1, 10);
    QCOMPARE(VERIFIED(chooseChannels(groups, {"a", "b"}, choice)), (ChannelRemoval{{"a", {0, 1, 2, 3}}}));
    choice.worth = {{"a", 1}, {"b", 100}}; // a channel of b brings a hundred times as much: a quarter of all that there is to gain
    QCOMPARE(VERIFIED(chooseChannels(groups, {"a", "b"}, choice)), (ChannelRemoval{{"b", {0, 1}}}));
}

void TestRemoveChannels::structuresAreComparedWithTheirLikes()
{
    const Model model = typed(modelOf("g (float[N,3] x) => (y) { [a] h = MatMul(x, w) [r] k = Relu(h) [b] l = MatMul(k, u) [c] m = MatMul(l, t) [z] y = MatMul(m, v) }",
                                      {"w[3,8]", "u[8,8]", "t[8,8]", "v[8,2]"}));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    ChannelChoice choice = givenCosts(1000, 10);
    for (int i = 1; i <= 8; ++i)
        choice.costs["c"].push_back(i);
    const auto gone = [&](PruneScope scope) {
        choice.scope = scope;
        std::map<std::string, size_t> counts;
        for (const auto &[id, units] : VERIFIED(chooseChannels(groups, {"a", "b", "c"}, choice)))
            counts[id] = units.size();
        return counts;
    };
    QCOMPARE(gone(PruneScope::Global), (std::map<std::string, size_t>{{"c", 6}}));
    // a alone has an activation behind it: it loses its quarter; of b and c together a quarter goes.
    QCOMPARE(gone(PruneScope::Isomorphic), (std::map<std::string, size_t>{{"a", 2}, {"c", 4}}));
}

void TestRemoveChannels::whatGoesAtOneRatioGoesAtEveryHigherOne()
{
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(twoLayers()));
    for (const PruneScope scope : {PruneScope::PerLayer, PruneScope::Global, PruneScope::Isomorphic}) {
        ChannelChoice choice = givenCosts(1, 1.7);
        choice.scope = scope;
        choice.ratio = 0.95;
        choice.counts.multiple = 3; // steps of three channels, and a last one of two
        const ChannelRanking ranking = VERIFIED(ChannelRanking::of(groups, {"a", "b"}, choice));
        ChannelRemoval before;
        for (double ratio = 0; ratio <= 0.95; ratio += 0.05) {
            const ChannelRemoval now = ranking.removal(ratio);
            size_t count = 0;
            for (const auto &[id, units] : now) {
                count += units.size();
                QVERIFY(units.size() == 2 || units.size() == 5);
                if (before.contains(id))
                    QVERIFY(std::includes(units.begin(), units.end(), before.at(id).begin(), before.at(id).end()));
            }
            QVERIFY(static_cast<double>(count) <= ratio * 16 + 1e-9);
            before = now;
        }
        QVERIFY(!before.empty());
    }
}

void TestRemoveChannels::oneChannelAlwaysStays()
{
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(build(networks()[0])));
    ChannelChoice choice;
    choice.ratio = 0.95;
    choice.counts.multiple = 1;
    const ChannelRemoval removal = VERIFIED(chooseChannels(groups, {"a"}, choice));
    QCOMPARE(removal.at("a").size(), size_t{7});
    QVERIFY(difference(VERIFIED(maskChannels(groups, removal)), VERIFIED(removeChannels(groups, removal))) < 2e-5);
}

QTEST_APPLESS_MAIN(TestRemoveChannels)
#include "tst_remove_channels.moc"
