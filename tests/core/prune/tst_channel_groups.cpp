#include "core/prune/remove_channels.h"
#include "tests/core/prune/every_network.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pare;
using namespace pare::test;

namespace {

QString groupsOf(const std::string &graph, const std::vector<std::string> &weights, int opset = 17)
{
    return groupsText(VERIFIED(ChannelGroups::of(modelOf(graph, weights, opset))));
}

QString membersText(const ChannelGroup &group)
{
    QStringList parts;
    for (const GroupMember &member : group.members)
        parts << QString::fromStdString(member.layer + " " + std::string(memberRoleName(member.role))) + " " + QString::number(member.channels) + "/" +
                     QString::number(member.axisSize);
    return parts.join(", ");
}

ChannelGroup group(int64_t units, int64_t perUnit, bool prunable = true)
{
    ChannelGroup one;
    one.id = "a";
    one.units = units;
    one.channelsPerUnit = perUnit;
    one.prunable = prunable;
    one.members = {{{0}, "a", MemberRole::Produces, units * perUnit, units * perUnit}};
    return one;
}

} // namespace

class TestChannelGroups : public QObject {
    Q_OBJECT
private slots:
    void channelsThatHangTogetherAreFound_data();
    void channelsThatHangTogetherAreFound();
    void placesThatAnOperatorLooksFromAndAtStay_data();
    void placesThatAnOperatorLooksFromAndAtStay();
    void aGroupEndsWithAReason_data();
    void aGroupEndsWithAReason();
    void whereChannelsMeetIsNamed();
    void outputsThatMayShrinkEndNoGroup();
    void headsOfACacheThatTheGraphTakesStay();
    void headsWhosePastIsGivenBelongToTheInterface();
    void membersHaveTheirRoles();
    void aSharedVectorTiesNoLayers();
    void aSharedWeightTiesItsLayers();
    void theShareCountsLayersThatShrink();
    void groupsOfALayerAreFound();
    void countsFollowTheRule();
    void countsOfSeveralProducersAgree();
    void constantNodesAreWeightsToo();
    void sizesThatNobodyCanHoldAreNotFollowed_data();
    void sizesThatNobodyCanHoldAreNotFollowed();
    void tenThousandNodesAreGroupedInASecond();
};

void TestChannelGroups::channelsThatHangTogetherAreFound_data()
{
    QTest::addColumn<int>("number");
    for (size_t i = 0; i < everyNetwork().size(); ++i)
        QTest::newRow(everyNetwork()[i].name) << static_cast<int>(i);
}

void TestChannelGroups::channelsThatHangTogetherAreFound()
{
    QFETCH(int, number);
    const Network &network = everyNetwork()[static_cast<size_t>(number)];
    QCOMPARE(groupsText(VERIFIED(ChannelGroups::of(build(network)))), QString::fromStdString(network.groups));
}

// Tokens that a weight makes are channels of its product, but no channels to what goes through them in order, or looks from one at another.
void TestChannelGroups::placesThatAnOperatorLooksFromAndAtStay_data()
{
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("behind"); // the tokens t: [2, 8, 16], made of x: [2, 10, 16]
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *result, const char *behind, const char *reason) { QTest::newRow(name) << result << behind << reason; };
    row("LSTM", "float[1,2,6] y", "[tr] s = Transpose<perm=[1,0,2]>(t) [l] all, y, c = LSTM<hidden_size=6>(s, w, r)", "is gone through step by step by l (LSTM)");
    row("keys and values", "float[2,10,16] y", "[at] y = Attention<q_num_heads=4, kv_num_heads=4>(x, t, t)", "holds the places that at (Attention) looks from and at");
    row("queries", "float[2,8,16] y", "[at] y = Attention<q_num_heads=4, kv_num_heads=4, is_causal=1>(t, x, x)", "holds the places that at (Attention) looks from and at");
    row("keys and values, fused", "float[2,10,16] y", "[at] y = com.microsoft.MultiHeadAttention<num_heads=4>(x, t, t)", "holds the places that at (com.microsoft.MultiHeadAttention) looks from and at");
    row("all three, fused", "float[2,8,16] y", "[at] y = com.microsoft.Attention<num_heads=4>(t, packed, b)", "holds the places that at (com.microsoft.Attention) looks from and at");
    row("rotated", "float[2,8,16] y", "[ro] y = RotaryEmbedding<num_heads=4>(t, angles, angles)", "is turned place by place by ro (RotaryEmbedding)");
}

void TestChannelGroups::placesThatAnOperatorLooksFromAndAtStay()
{
    QFETCH(QString, result);
    QFETCH(QString, behind);
    QFETCH(QString, reason);
    const Model model = modelOf("g (float[2,10,16] x) => (" + result.toStdString() + ") { [tokens] t = MatMul(places, x) " + behind.toStdString() + " }",
                                {"places[8,10]", "w[1,24,16]", "r[1,24,6]", "packed[16,48]", "b[48]", "angles[2,8,2]"}, 23);
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model, {"y"}));
    const ChannelGroup *tokens = groups.find("tokens");
    QVERIFY(tokens && !tokens->canShrink());
    QCOMPARE(QString::fromStdString(tokens->reason), reason);
}

void TestChannelGroups::aGroupEndsWithAReason_data()
{
    QTest::addColumn<QString>("middle"); // between convolution a (h, 8 channels) and k, which convolution z reads
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *middle, const char *reason) { QTest::newRow(name) << middle << reason; };
    row("softmax over channels", "[s] k = Softmax<axis=1>(h)", "is normalized over its channels by s (Softmax)");
    row("layer normalization over channels",
        "[t] t = Transpose<perm=[0,2,3,1]>(h) [n] l = LayerNormalization(t, s8, b8) [u] k = Transpose<perm=[0,3,1,2]>(l)", "is normalized over its channels by n (LayerNormalization)");
    row("mean over channels", "[m] m = ReduceMean<axes=[1]>(h) [s] k = Sub(h, m)", "is reduced over its channels by m (ReduceMean)");
    row("unknown operator", "[mystery] k = nowhere.Mystery(h)", "meets mystery (nowhere.Mystery), whose channels Pare does not follow");
    row("quantized", "[q] q, s, o = DynamicQuantizeLinear(h) [d] k = DequantizeLinear(q, s, o)", "is quantized already by q (DynamicQuantizeLinear): prune before quantizing");
    row("body", "[if] k = If(flag) <then_branch = t () => (p) { p = Relu(h) }, else_branch = e () => (r) { r = Neg(h) }>", "is read by the body of if");
    row("its size is a result", "[s] y2 = Shape(h) [r] k = Relu(h)", "has its size in the graph's output y2");
    row("local response", "[n] k = LRN<size=3>(h)", "is normalized over neighbouring channels by n (LRN)");
    row("picked by an index that is computed", "[c] i = Cast<to=7>(s8) [g] k = Gather<axis=1>(h, i)", "is indexed by g (Gather)");
    row("joined with the input", "[c] j = Concat<axis=1>(h, x) [s] k = Softmax<axis=1>(j)", "is normalized over its channels by s (Softmax)");
    row("cut in steps along two axes", "f = Constant<value = int64[2] {0, 0}>() t = Constant<value = int64[2] {8, 8}>() o = Constant<value = int64[2] {1, 2}>() "
                                       "two = Constant<value = int64[2] {2, 1}>() [sl] j = Slice(h, f, t, o, two) [c] k = Concat<axis=1>(j, j)",
        "is cut by sl (Slice)");
    row("is a result as well", "[out] y2 = Relu(h) [r] k = Relu(h)", "feeds the graph's output y2");
    row("regrouped", "t = Constant<value = int64[3] {1, 3, 256}>() e = Constant<value = int64[4] {1, 8, 8, 12}>() [r1] j = Reshape(h, t) [r2] k = Reshape(j, e)",
        "is regrouped by r1 (Reshape)");
}

void TestChannelGroups::aGroupEndsWithAReason()
{
    QFETCH(QString, middle);
    QFETCH(QString, reason);
    const bool second = middle.contains("y2");
    const bool sizes = middle.contains("Shape");
    const std::string graph = "g (float[1,3,8,12] x, bool flag) => (float[1,2,M,K] y" + std::string(sizes ? ", int64[4] y2" : second ? ", float[1,8,P,Q] y2" : "") +
                              ") <float[1,8,8,12] k> { [a] h = Conv(x, w) " + middle.toStdString() + " [z] y = Conv(k, v) }";
    Model model = modelOf(graph, {"w[8,3,1,1]", "v[2,8,1,1]", "s8[8]", "b8[8]", "scale[]"});
    pb::ModelProto proto = model.proto();
    auto &zero = *proto.mutable_graph()->add_initializer();
    zero.set_name("zero");
    zero.set_data_type(pb::TensorProto::UINT8);
    zero.set_raw_data(std::string(1, '\x80'));
    if (middle.contains("joined") || middle.contains("Concat<axis=1>(h, x)")) {
        proto.mutable_graph()->clear_value_info();
        for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
            if (tensor.name() == "v")
                tensor = randomTensor("v", {2, 11, 1, 1});
    }
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(Model(std::move(proto), model.payloads())));
    const ChannelGroup *found = groups.find("a");
    QVERIFY(found);
    QVERIFY(!found->prunable);
    QCOMPARE(QString::fromStdString(found->reason), reason);
}

void TestChannelGroups::whereChannelsMeetIsNamed()
{
    // Each index but one is there once: channels of h are not tied to equally many of k.
    const ChannelGroups uneven = VERIFIED(ChannelGroups::of(modelOf("g (float[N,3,4,4] x) => (float[N,2,4,4] y) { i = Constant<value = int64[5] {0, 1, 2, 3, 3}>() [a] h = Conv(x, w) "
                                                                    "[pick] k = Gather<axis=1>(h, i) [z] y = Conv(k, v) }",
                                                                    {"w[4,3,1,1]", "v[2,5,1,1]"})));
    QCOMPARE(uneven.find("a")->reason, std::string("has channels that are not tied to equally many others, as pick (Gather) has them"));
    // An LSTM with the batch first is not followed, and says so.
    const ChannelGroups turned = VERIFIED(ChannelGroups::of(modelOf("g (float[2,10,16] x) => (float[2,1,6] y) { [l] all, y = LSTM<hidden_size=6, layout=1>(x, w, r) }", {"w[1,24,16]", "r[1,24,6]"})));
    QVERIFY(turned.find("l") && turned.find("l")->reason.find("l (LSTM)") != std::string::npos);
}

void TestChannelGroups::outputsThatMayShrinkEndNoGroup()
{
    const Model model = modelOf("g (float[1,3,8,8] x) => (float[1,8,8,8] y, float[1,4,8,8] z) { [a] y = Conv(x, w) [b] z = Conv(y, v) }", {"w[8,3,1,1]", "v[4,8,1,1]"});
    const ChannelGroups one = VERIFIED(ChannelGroups::of(model, {"y"}));
    QVERIFY(one.find("a")->prunable);
    QCOMPARE(one.find("b")->reason, std::string("feeds the graph's output z"));
    const ChannelGroups both = VERIFIED(ChannelGroups::of(model, {"y", "z"}));
    QVERIFY(both.find("a")->prunable && both.find("b")->prunable);
    QCOMPARE(both.prunableShare(), 1.0);
    QVERIFY(both.mayShrink() == (std::set<std::string>{"y", "z"}));
}

// Keys that come in and go out are the graph's own: the heads of all stay, and the reason is one of the two. Where nobody sees them, heads can go (networks.h).
void TestChannelGroups::headsOfACacheThatTheGraphTakesStay()
{
    const Model model = modelOf("g (float[2,1,8] x, float[2,3,4,8] pk, float[2,3,4,8] pv, int32[2] s, int32 t) => (float[2,1,3] y, float[2,3,5,8] nk, float[2,3,5,8] nv) { "
                                "[q] a = MatMul(x, wq) [k] b = MatMul(x, wk) [v] c = MatMul(x, wv) "
                                "[at] o, nk, nv = com.microsoft.GroupQueryAttention<num_heads=6, kv_num_heads=3>(a, b, c, pk, pv, s, t) [out] y = MatMul(o, wo) }",
                                {"wq[8,48]", "wk[8,24]", "wv[8,24]", "wo[48,3]"});
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    QCOMPARE(groups.find("q")->reason, std::string("belongs to the graph's input pk"));
    QCOMPARE(groups.find("q")->keptEnd, std::string("pk"));
    const ChannelGroups free = VERIFIED(ChannelGroups::of(model, {"pk", "pv", "nk", "nv"}));
    QVERIFY(free.find("q")->prunable && free.find("q")->keptEnd.empty());
    QCOMPARE(free.find("q")->units, int64_t{3});
}

void TestChannelGroups::headsWhosePastIsGivenBelongToTheInterface()
{
    const Model model = modelOf("g (float[2,5,8] x, float[2,4,P,3] pk, float[2,4,P,3] pv) => (y, k2, v2) { [q] a = MatMul(x, wq) [k] b = MatMul(x, wk) [v] c = MatMul(x, wv) "
                                "[at] o, k2, v2 = Attention<q_num_heads=4, kv_num_heads=4>(a, b, c, , pk, pv) [out] y = MatMul(o, wo) }",
                                {"wq[8,12]", "wk[8,12]", "wv[8,12]", "wo[12,3]"}, 23);
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const ChannelGroup *queries = groups.find("q");
    QVERIFY(queries && !queries->prunable);
    QCOMPARE(queries->reason, std::string("belongs to the graph's input pk"));
}

void TestChannelGroups::membersHaveTheirRoles()
{
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(
        modelOf("g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [r] k = Relu(h) [b] l = Conv(x, u) [cat] c = Concat<axis=1>(k, l) [z] y = Conv(c, v) }",
                {"w[6,3,1,1]", "u[4,3,1,1]", "v[4,10,1,1]"})));
    QCOMPARE(membersText(*groups.find("a")), QString("a produces 6/6, z reads 6/10, r carries 6/6, cat carries 6/10"));
    QCOMPARE(membersText(*groups.find("b")), QString("b produces 4/4, z reads 4/10, cat carries 4/10"));
}

void TestChannelGroups::aSharedVectorTiesNoLayers()
{
    // One vector of zeros for two layers that have nothing to do with each other, as exporters that merge equal tensors write it.
    QCOMPARE(groupsOf("g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w, zeros) [b] k = Conv(h, u, zeros) [z] y = Conv(k, v) }",
                      {"w[8,3,1,1]", "u[8,8,1,1]", "v[4,8,1,1]", "zeros[8]"}),
             QString("a 8; b 8; z - feeds the graph's output y"));
}

void TestChannelGroups::aSharedWeightTiesItsLayers()
{
    QCOMPARE(groupsOf("g (float[N,3,6,6] x, float[N,3,6,6] x2) => (y) { [a] h = Conv(x, w) [b] k = Conv(x2, w) [c] l = Conv(h, u) [d] m = Conv(k, v) [s] y = Add(l, m) }",
                      {"w[40,3,4,4]", "u[4,40,1,1]", "v[4,40,1,1]"}),
             QString("a 40; c - feeds the graph's output y"));
}

void TestChannelGroups::theShareCountsLayersThatShrink()
{
    // a (192) shrinks in its outputs, z (4 of it: 32) in its inputs, the side branch (12) not at all.
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(
        modelOf("g (float[N,3,6,6] x) => (y, y2) { [a] h = Conv(x, w) [z] y = Conv(h, v) [side] y2 = Conv(x, u) }", {"w[8,3,1,8]", "v[4,8,1,1]", "u[4,3,1,1]"})));
    QCOMPARE(groups.prunableShare(), (192.0 + 32) / (192 + 32 + 12));
}

void TestChannelGroups::groupsOfALayerAreFound()
{
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(build(networks()[2]))); // residual
    QCOMPARE(groups.groupsOf("a"), (std::vector<size_t>{0, 1}));
    QCOMPARE(groups.groupsOf("sum"), (std::vector<size_t>{0}));
    QVERIFY(groups.groupsOf("nothing of the kind").empty());
}

void TestChannelGroups::countsFollowTheRule()
{
    using Counts = std::vector<int64_t>;
    QCOMPARE(allowedUnits(group(20, 1), {8, 1}), (Counts{8, 16, 20}));
    QCOMPARE(allowedUnits(group(6, 1), {8, 1}), (Counts{1, 2, 3, 4, 5, 6}));
    QCOMPARE(allowedUnits(group(6, 1), {8, 4}), (Counts{4, 5, 6}));
    QCOMPARE(allowedUnits(group(4, 4), {8, 1}), (Counts{2, 4}));
    QCOMPARE(allowedUnits(group(4, 45), {8, 1}), (Counts{1, 2, 3, 4}));
    QVERIFY(allowedUnits(group(20, 1, false), {8, 1}).empty());
    QCOMPARE(unitsToKeep(group(64, 1), 0.3, {8, 1}), 48);
    QCOMPARE(unitsToKeep(group(64, 1), 0.3, {1, 1}), 45);
    QCOMPARE(unitsToKeep(group(10, 1), 0.3, {1, 1}), 7);
    QCOMPARE(unitsToKeep(group(16, 1), 0.3, {8, 1}), 16);
    QCOMPARE(unitsToKeep(group(16, 1), 0.95, {8, 1}), 8);
    QCOMPARE(unitsToKeep(group(16, 1), 0, {8, 1}), 16);
    QCOMPARE(unitsToKeep(group(1, 1), 0.9, {1, 1}), 1);
}

void TestChannelGroups::countsOfSeveralProducersAgree()
{
    ChannelGroup two = group(12, 1);
    two.members.push_back({{1}, "b", MemberRole::Produces, 24, 24}); // two of its channels for each of the first's
    QCOMPARE(allowedUnits(two, {8, 1}), (std::vector<int64_t>{8, 12}));
    two.members[0].channels = 6; // too few for the rule
    two.units = 6;
    two.members[1].channels = 24;
    QCOMPARE(allowedUnits(two, {8, 1}), (std::vector<int64_t>{2, 4, 6}));
}

void TestChannelGroups::constantNodesAreWeightsToo()
{
    QCOMPARE(groupsOf("g (float[N,2] x) => (y) { w = Constant<value = float[2,3] {1, 2, 3, 4, 5, 6}>() v = Constant<value = float[3,1] {1, 2, 3}>() "
                      "[a] h = MatMul(x, w) [z] y = MatMul(h, v) }",
                      {}),
             QString("a 3; z - feeds the graph's output y"));
}

void TestChannelGroups::sizesThatNobodyCanHoldAreNotFollowed_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<bool>("found");
    QTest::newRow("joined with an input of 2^40 channels")
        << "g (float[1,3,6,6] x, float[1,1099511627776,6,6] big) => (y) { [a] h = Conv(x, w) [c] j = Concat<axis=1>(h, big) [m] y = ReduceMax<axes=[1]>(j) }" << true;
    QTest::newRow("repeated a thousand million times")
        << "g (float[1,3,6,6] x) => (y) { r = Constant<value = int64[4] {1, 1000000000, 1, 1}>() [a] h = Conv(x, w) [t] j = Tile(h, r) [m] y = Relu(j) }" << true;
    QTest::newRow("flattened with places of 2^40")
        << "g (float[1,3,1048576,1048576] x) => (y) { [a] h = Conv(x, w) [f] j = Flatten(h) [m] y = Sigmoid(j) }" << true;
    QTest::newRow("a weight without elements")
        << "g (float[1,0,6,6] x) => (y) { [a] h = Conv(x, empty) [m] y = Relu(h) }" << false;
}

void TestChannelGroups::sizesThatNobodyCanHoldAreNotFollowed()
{
    QFETCH(QString, graph);
    QFETCH(bool, found);
    pb::ModelProto proto = modelOf(graph.toStdString(), {"w[8,3,1,1]"}).proto();
    auto &empty = *proto.mutable_graph()->add_initializer();
    empty.set_name("empty");
    empty.set_data_type(pb::TensorProto::FLOAT);
    for (const int64_t dim : {int64_t{1} << 40, int64_t{0}, int64_t{1}, int64_t{1}})
        empty.add_dims(dim);
    empty.set_raw_data("");
    QElapsedTimer timer;
    timer.start();
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(Model(std::move(proto), {})));
    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(groups.find("a") != nullptr, found);
    if (found)
        QVERIFY(!groups.find("a")->prunable);
}

void TestChannelGroups::tenThousandNodesAreGroupedInASecond()
{
    pb::ModelProto proto = modelOf("g (float[N,64,4,4] x) => (y) { y = Relu(x) }", {"w[64,64,1,1]"}).proto();
    auto &graph = *proto.mutable_graph();
    graph.clear_node();
    std::string from = "x";
    std::string sum = "x";
    const auto add = [&](const char *op, std::vector<std::string> inputs) {
        auto &node = *graph.add_node();
        node.set_op_type(op);
        for (auto &input : inputs)
            node.add_input(input);
        from = "v" + std::to_string(graph.node_size());
        node.add_output(from);
    };
    for (int block = 0; graph.node_size() < 10000; ++block) { // residual blocks with weights of their own
        const std::string weight = "w" + std::to_string(block);
        for (const char *which : {"a", "b"}) {
            pb::TensorProto &tensor = *graph.add_initializer();
            tensor = randomTensor(weight + which, {64, 64, 1, 1});
            add("Conv", {from, weight + which});
            add("Relu", {from});
        }
        add("Add", {from, sum});
        sum = from;
    }
    graph.mutable_output(0)->set_name(from);
    const Model model(std::move(proto), {});
    const ShapeTable shapes = VERIFIED(ShapeTable::of(model));
    QElapsedTimer timer;
    timer.start();
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model, shapes));
    const auto elapsed = timer.elapsed();
    QCOMPARE(groups.all().size(), size_t{2001});
    QVERIFY2(elapsed < 3000, qPrintable(QString::number(elapsed))); // about 0.1 s in a release build; room for sanitizers
}

QTEST_APPLESS_MAIN(TestChannelGroups)
#include "tst_channel_groups.moc"
