#include "core/runtime/profile_map.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <map>

namespace pare {

namespace {

// Conv -> BatchNormalization -> Relu -> (constant branch) Mul -> MatMul -> Add -> Erf
Model network()
{
    return test::modelOf(R"(agraph (float[N,3,8,8] x) => (float[N,4,8,8] y) {
        [conv] c = Conv<pads=[1,1,1,1]>(x, w)
        [norm] b = BatchNormalization(c, s, bias, mean, var)
        [relu] r = Relu(b)
        [shape] k = Mul(two, two)
        [scale] m = Mul(r, k)
        [erf] y = Erf(m)
    })",
                         {"w[4,3,3,3]", "s[4]", "bias[4]", "mean[4]", "var[4]", "two[1]"});
}

std::map<std::string, NodeTime> byNode(const Profile &profile)
{
    std::map<std::string, NodeTime> rows;
    for (const NodeTime &row : profile.nodes)
        rows[row.node] = row;
    return rows;
}

} // namespace

class TestProfileMap : public QObject {
    Q_OBJECT

private slots:
    void anUntouchedGraphKeepsItsTimes();
    void whatIsNumberedBehindItsNameIsItsNode();
    void aFusedGroupStandsAtItsMainNode();
    void whatFollowsARenamedNodeWasMergedIntoIt();
    void castsThatTheRuntimeAddedAreOther();
    void layoutChangesAreOther();
    void bodiesAreNotCountedTwice();
    void everyNodeHasExactlyOneRow();
};

void TestProfileMap::anUntouchedGraphKeepsItsTimes()
{
    const Model model = network();
    RawProfile raw;
    for (const auto &node : model.graph().node()) {
        raw.nodes.push_back({node.name(), node.op_type(), {node.input().begin(), node.input().end()}, {node.output().begin(), node.output().end()}});
        raw.kernels.push_back({node.name(), node.op_type(), 0.5});
    }
    const auto rows = byNode(attributeTimes(model, raw));
    for (const auto &[name, row] : rows) {
        QCOMPARE(row.ms, 0.5);
        QVERIFY(row.fusedInto.empty());
    }
    QCOMPARE(rows.size(), size_t{6});
}

// As QLinearConv comes out of the change to channels last.
void TestProfileMap::whatIsNumberedBehindItsNameIsItsNode()
{
    const Model model = network();
    RawProfile raw;
    raw.nodes = {{"conv_token_12", "QLinearConv", {"x_token_1"}, {"r_token_3"}}, {"erf", "Erf", {"r_token_3"}, {"y"}}};
    raw.kernels = {{"conv_token_12", "QLinearConv", 2}, {"erf", "Erf", 0.5}};
    raw.runMs = 3;
    raw.runs = 20;
    const auto rows = byNode(attributeTimes(model, raw));
    QCOMPARE(rows.at("conv").op, std::string("QLinearConv"));
    QCOMPARE(rows.at("conv").ms, 2.0);
}

void TestProfileMap::aFusedGroupStandsAtItsMainNode()
{
    const Model model = network();
    RawProfile raw;
    raw.nodes = {{"r_nchwc", "Conv", {"x", "reorder"}, {"reorder_token_0"}},
                 {"scale", "Mul", {"reorder_token_0", "k"}, {"m"}},
                 {"erf", "Erf", {"m"}, {"y"}}};
    raw.kernels = {{"r_nchwc", "Conv", 2}, {"scale", "Mul", 0.25}, {"erf", "Erf", 0.5}};
    raw.runMs = 3;
    raw.runs = 20;
    const Profile profile = attributeTimes(model, raw);
    const auto rows = byNode(profile);
    QCOMPARE(rows.at("conv").ms, 2.0);
    QVERIFY(rows.at("conv").fusedInto.empty());
    QCOMPARE(rows.at("norm").fusedInto, std::string("conv"));
    QCOMPARE(rows.at("relu").fusedInto, std::string("conv"));
    QCOMPARE(rows.at("relu").ms, 0.0);
    QCOMPARE(rows.at("shape").fusedInto, std::string("(folded)"));
    QCOMPARE(rows.at("scale").ms, 0.25);
    QCOMPARE(profile.otherMs, 0.0);
    QCOMPARE(profile.runMs, 3.0);
    QCOMPARE(profile.runs, 20);
}

// Two residual blocks: ONNX Runtime adds the shortcut and its Relu inside of the second convolution, under the name of its norm.
void TestProfileMap::whatFollowsARenamedNodeWasMergedIntoIt()
{
    const Model model = test::modelOf(R"(agraph (float[N,4,8,8] x) => (float[N,4,8,8] y) {
        [conv1] c1 = Conv<pads=[1,1,1,1]>(x, w1)
        [relu1] r1 = Relu(c1)
        [conv2] c2 = Conv<pads=[1,1,1,1]>(r1, w2)
        [norm2] n2 = BatchNormalization(c2, s, bias, mean, var)
        [add2] a2 = Add(n2, r1)
        [relu2] r2 = Relu(a2)
        [conv3] c3 = Conv<pads=[1,1,1,1]>(r2, w3)
        [norm3] n3 = BatchNormalization(c3, s, bias, mean, var)
        [relu3] r3 = Relu(n3)
        [pool] y = AveragePool<kernel_shape=[1,1]>(r3)
    })",
                                      {"w1[4,4,3,3]", "w2[4,4,3,3]", "w3[4,4,3,3]", "s[4]", "bias[4]", "mean[4]", "var[4]"});
    RawProfile raw;
    raw.nodes = {{"r1_nchwc", "Conv", {"x"}, {"t1"}}, {"n2_nchwc", "Conv", {"t1", "t1"}, {"t2"}},
                 {"r3_nchwc", "Conv", {"t2"}, {"t3"}}, {"y_nchwc", "AveragePool", {"t3"}, {"t4"}},
                 {"ReorderOutput", "ReorderOutput", {"t4"}, {"y"}}};
    raw.kernels = {{"r1_nchwc", "Conv", 1}, {"n2_nchwc", "Conv", 2}, {"r3_nchwc", "Conv", 3}, {"y_nchwc", "AveragePool", 4}, {"ReorderOutput", "ReorderOutput", 5}};
    const Profile profile = attributeTimes(model, raw);
    const auto rows = byNode(profile);
    for (const auto &[node, into] : std::map<std::string, std::string>{{"relu1", "conv1"}, {"norm2", "conv2"}, {"add2", "conv2"},
                                                                       {"relu2", "conv2"}, {"norm3", "conv3"}, {"relu3", "conv3"}})
        QVERIFY2(rows.at(node).fusedInto == into, (node + " in " + rows.at(node).fusedInto).c_str());
    QCOMPARE(rows.at("conv1").ms, 1.0);
    QCOMPARE(rows.at("conv2").ms, 2.0);
    QCOMPARE(rows.at("conv3").ms, 3.0);
}

void TestProfileMap::castsThatTheRuntimeAddedAreOther()
{
    const Model model = network();
    RawProfile raw;
    raw.nodes = {{"erf", "Erf", {"cast_m"}, {"InsertedPrecisionFreeCast_y"}}, {"InsertedCast_y", "Cast", {"InsertedPrecisionFreeCast_y"}, {"y"}}};
    raw.kernels = {{"erf", "Erf", 2}, {"InsertedCast_y", "Cast", 0.5}};
    const Profile profile = attributeTimes(model, raw);
    QCOMPARE(byNode(profile).at("erf").ms, 2.0);
    QCOMPARE(profile.otherMs, 0.5);
}

void TestProfileMap::layoutChangesAreOther()
{
    const Model model = network();
    RawProfile raw;
    raw.nodes = {{"r_nchwc", "Conv", {"x", "reorder"}, {"token"}},
                 {"ReorderOutput", "ReorderOutput", {"token"}, {"token2"}},
                 {"ReorderOutput", "ReorderOutput", {"token2"}, {"token3"}},
                 {"m_nchwc", "Mul", {"token3", "k"}, {"token4"}},
                 {"erf", "Erf", {"token4"}, {"y"}}};
    raw.kernels = {{"r_nchwc", "Conv", 2}, {"ReorderOutput", "ReorderOutput", 0.75}, {"m_nchwc", "Mul", 0.25}, {"erf", "Erf", 0.5}};
    const Profile profile = attributeTimes(model, raw);
    QCOMPARE(profile.otherMs, 0.75);
    QCOMPARE(byNode(profile).at("scale").ms, 0.25);
}

void TestProfileMap::bodiesAreNotCountedTwice()
{
    const Model model = network();
    RawProfile raw;
    raw.nodes = {{"erf", "Erf", {"m"}, {"y"}}};
    raw.kernels = {{"erf", "Erf", 0.5}, {"inside of a body", "Add", 100}};
    const Profile profile = attributeTimes(model, raw);
    QCOMPARE(profile.otherMs, 0.0);
    QCOMPARE(byNode(profile).at("erf").ms, 0.5);
    QCOMPARE(byNode(profile).at("conv").fusedInto, std::string("erf"));
}

void TestProfileMap::everyNodeHasExactlyOneRow()
{
    const Model model = network();
    const Profile empty = attributeTimes(model, {});
    QCOMPARE(empty.nodes.size(), size_t{6});
    for (const NodeTime &row : empty.nodes)
        QCOMPARE(row.ms, 0.0);
}

} // namespace pare

QTEST_APPLESS_MAIN(pare::TestProfileMap)
#include "tst_profile_map.moc"
