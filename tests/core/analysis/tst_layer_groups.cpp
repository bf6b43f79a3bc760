#include "core/analysis/layer_groups.h"
#include "core/analysis/reach.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <numeric>

using namespace pare;
using namespace pare::test;

namespace {

LayerGroups groupsOf(const Model &model)
{
    std::vector<NodeId> layers(static_cast<size_t>(model.graph().node_size()));
    for (int i = 0; i < model.graph().node_size(); ++i)
        layers[static_cast<size_t>(i)] = {i};
    return LayerGroups::of(model, Blocks::of(model, VERIFIED(ShapeTable::of(model))), layers);
}

// A chain of element-wise layers with these operators and names.
Model chainOf(const std::vector<std::pair<std::string, std::string>> &layers)
{
    std::string text = "g (float[4] v0) => (float[4] v" + std::to_string(layers.size()) + ") {";
    for (size_t i = 0; i < layers.size(); ++i)
        text += " v" + std::to_string(i + 1) + " = " + layers[i].first + "(v" + std::to_string(i) + ")";
    pb::ModelProto proto = modelOf(text + " }").proto();
    for (size_t i = 0; i < layers.size(); ++i)
        proto.mutable_graph()->mutable_node(static_cast<int>(i))->set_name(layers[i].second);
    return Model(std::move(proto), {});
}

// Each group as "name[kind: layers below]", children in brackets behind their parent.
QString treeOf(const LayerGroups &groups, const std::vector<int> &level)
{
    QStringList texts;
    for (const int index : level) {
        const LayerGroup &group = groups.at(index);
        QString text = QString::fromStdString(group.label) + ":" + QString::number(group.layerCount);
        if (!group.groups.empty())
            text += "(" + treeOf(groups, group.groups) + ")";
        texts << text;
    }
    return texts.join(" ");
}

QString treeOf(const LayerGroups &groups)
{
    return treeOf(groups, groups.topGroups());
}

} // namespace

class TestLayerGroups : public QObject {
    Q_OBJECT
private slots:
    void pathsInNamesNest();
    void aPathWithOneStepIsJoined();
    void aPathOfAllLayersIsNoGroup();
    void twoLayersAreNoGroup();
    void namesAreUniqueAndEachLayerIsInOneGroup();
    void attentionAndFeedForwardAreSaidInWords();
    void whatComputesSizesIsAGroup();
    void whatRepeatsIsFoundWithoutNames();
    void repeatsAreCutWhereFewestValuesPass();
    void twoEntriesAreABlockWhereOneIsAGroup();
    void groupsWithNamesAreNotGatheredByNumber();
    void partsOfGroupsWithNamesAreCalledByRange();
    void aLongLevelIsCutIntoParts();
    void aHundredThousandLayersAreNoDeepOrLongLevel();
    void aDeepPathIsBounded();
    void anEmptyModelHasNone();
    void reachAndShortestPathFollowTheEdges();
};

void TestLayerGroups::pathsInNamesNest()
{
    const LayerGroups groups = groupsOf(chainOf({{"Relu", "stem/a"}, {"Abs", "stem/b"}, {"Abs", "stem/c"}, {"Relu", "enc/l.0/x"}, {"Abs", "enc/l.0/y"}, {"Neg", "enc/l.0/z"},
                                                 {"Relu", "enc/l.1/x"}, {"Abs", "enc/l.1/y"}, {"Neg", "enc/l.1/z"}, {"Neg", "head"}}));
    QCOMPARE(treeOf(groups), QString("stem:3 enc:6(l.0:3 l.1:3)"));
    QCOMPARE(groups.topLayers().size(), size_t{1});
    QCOMPARE(groups.find("enc/l.1"), 3);
    QCOMPARE(groups.groupOf({7}), 3);
    QCOMPARE(groups.groupOf({9}), -1);
    QCOMPARE(groups.layersBelow(1).size(), size_t{6});
    QCOMPARE(QString::fromStdString(groups.at(0).kind), QString("Relu, 2 Abs"));
}

void TestLayerGroups::aPathWithOneStepIsJoined()
{
    const LayerGroups groups = groupsOf(chainOf({{"Relu", "model/enc/l.0/x"}, {"Abs", "model/enc/l.0/y"}, {"Neg", "model/enc/l.0/z"}, {"Relu", "model/enc/l.1/x"},
                                                 {"Abs", "model/enc/l.1/y"}, {"Neg", "model/enc/l.1/z"}, {"Neg", "head"}}));
    QCOMPARE(treeOf(groups), QString("model/enc:6(l.0:3 l.1:3)"));
}

void TestLayerGroups::aPathOfAllLayersIsNoGroup()
{
    const LayerGroups groups = groupsOf(chainOf({{"Relu", "m/a/x"}, {"Abs", "m/a/y"}, {"Neg", "m/a/z"}, {"Relu", "m/b/x"}, {"Abs", "m/b/y"}, {"Neg", "m/b/z"}}));
    QCOMPARE(treeOf(groups), QString("m/a:3 m/b:3"));
}

void TestLayerGroups::twoLayersAreNoGroup()
{
    QVERIFY(groupsOf(chainOf({{"Relu", "m/a/x"}, {"Abs", "m/a/y"}, {"Relu", "m/b/x"}, {"Abs", "m/b/y"}})).all().empty());
}

void TestLayerGroups::namesAreUniqueAndEachLayerIsInOneGroup()
{
    std::vector<std::pair<std::string, std::string>> layers;
    for (int i = 0; i < 400; ++i)
        layers.push_back({i % 7 == 0 ? "Relu" : i % 3 == 0 ? "Abs" : "Neg", "part " + std::to_string(i % 5 + 1) + "/" + std::to_string(i)});
    const Model model = chainOf(layers);
    const LayerGroups groups = groupsOf(model);
    std::set<std::string> names;
    int64_t below = static_cast<int64_t>(groups.topLayers().size());
    for (const int group : groups.topGroups())
        below += groups.at(group).layerCount;
    QCOMPARE(below, 400);
    for (size_t i = 0; i < groups.all().size(); ++i) {
        const LayerGroup &group = groups.all()[i];
        QVERIFY(names.insert(group.name).second);
        QVERIFY(group.parent < static_cast<int>(i));
        QVERIFY(group.layerCount >= 3);
        QCOMPARE(static_cast<int64_t>(groups.layersBelow(static_cast<int>(i)).size()), group.layerCount);
        QVERIFY(group.layers.size() + group.groups.size() <= mostEntriesOfALevel);
        for (const NodeId id : group.layers)
            QCOMPARE(groups.groupOf(id), static_cast<int>(i));
    }
}

void TestLayerGroups::attentionAndFeedForwardAreSaidInWords()
{
    std::string text = "g (float[N,5,8] x) => (y) { t = Constant<value = int64[4] {0, 0, 4, 2}>() e = Constant<value = int64[3] {0, 0, 8}>() ";
    text += "[a] q0 = MatMul(x, wq) [b] k0 = MatMul(x, wk) [c] v0 = MatMul(x, wv) [d] q2 = Reshape(q0, t) [f] k2 = Reshape(k0, t) [h] v2 = Reshape(v0, t) "
            "[i] q3 = Transpose<perm=[0,2,1,3]>(q2) [j] k3 = Transpose<perm=[0,2,3,1]>(k2) [k] v3 = Transpose<perm=[0,2,1,3]>(v2) [l] s = MatMul(q3, k3) [m] s1 = Div(s, root) "
            "[n] p = Softmax<axis=-1>(s1) [o] o = MatMul(p, v3) [p] o1 = Transpose<perm=[0,2,1,3]>(o) [q] o2 = Reshape(o1, e) [r] o3 = MatMul(o2, wo) [s] z = Add(o3, x) "
            "[u] h0 = MatMul(z, w1) [v] h1 = Relu(h0) [w] h2 = MatMul(h1, w2) [x] y = Add(h2, z) }";
    const Model model = modelOf(text, {"wq[8,8]", "wk[8,8]", "wv[8,8]", "wo[8,8]", "root[1]", "w1[8,32]", "w2[32,8]"});
    std::vector<NodeId> layers;
    for (int i = 2; i < model.graph().node_size(); ++i) // the two constants are none
        layers.push_back({i});
    const LayerGroups groups = LayerGroups::of(model, Blocks::of(model, VERIFIED(ShapeTable::of(model))), layers);
    QStringList kinds;
    for (const LayerGroup &group : groups.all())
        kinds << QString::fromStdString(group.kind);
    QVERIFY2(kinds.contains("attention, 4 heads"), qPrintable(kinds.join(" | ")));
    QVERIFY2(kinds.contains("feed-forward 8 → 32"), qPrintable(kinds.join(" | ")));
}

void TestLayerGroups::whatComputesSizesIsAGroup()
{
    const std::string numbers = "<int64 zero = {0}, int64 one = {1}, int64[1] first = {0}, int64[1] minus = {-1}> ";
    const std::string sizes = "s = Shape(x) a = Gather(s, zero) b = Gather(s, one) c = Mul(a, b) u = Unsqueeze(c, first) k = Concat<axis=0>(u, minus) ";
    std::string work;
    for (int i = 0; i < 8; ++i)
        work += "r" + std::to_string(i) + " = Relu(" + (i == 0 ? std::string("x") : "r" + std::to_string(i - 1)) + ") ";
    const auto rowsOf = [](const Model &model) {
        std::vector<int64_t> counts;
        const LayerGroups groups = groupsOf(model);
        for (const LayerGroup &group : groups.all())
            if (group.kind == "shape computation")
                counts.push_back(group.layerCount);
        return counts;
    };
    const std::vector<int64_t> six{6};
    const std::vector<int64_t> none;
    QVERIFY(rowsOf(modelOf("g (float[N,4,8] x) => (float[A,8] y) " + numbers + "{ " + sizes + work + "q = Reshape(r7, k) y = Relu(q) }")) == six);
    // A row that what it leads to comes back into cannot be one node of the drawing.
    QVERIFY(rowsOf(modelOf("g (float[N,4,8] x) => (float[A,8] y) " + numbers + "{ " + sizes + work + "q = Reshape(r7, k) w = Shape(q) h = Gather(w, zero) v = Unsqueeze(h, first) l = Concat<axis=0>(v, u) "
                           "m = Reshape(q, l) y = Relu(m) }")) == none);
    // A small graph is readable as it is.
    QVERIFY(rowsOf(modelOf("g (float[N,4,8] x) => (float[A,8] y) " + numbers + "{ " + sizes + "q = Reshape(x, k) y = Relu(q) }")) == none);
}

void TestLayerGroups::whatRepeatsIsFoundWithoutNames()
{
    std::vector<std::pair<std::string, std::string>> layers{{"Sqrt", ""}};
    for (int i = 0; i < 8; ++i)
        for (const char *op : {"Relu", "Abs", "Neg", "Exp", "Log"})
            layers.push_back({op, ""});
    layers.push_back({"Sqrt", ""});
    const LayerGroups groups = groupsOf(chainOf(layers));
    QCOMPARE(groups.topGroups().size(), size_t{8});
    QCOMPARE(groups.at(0).layerCount, 5);
    QCOMPARE(QString::fromStdString(groups.at(2).name), QString("block 3 of 8"));
    QCOMPARE(groups.topLayers().size(), size_t{2});
}

void TestLayerGroups::repeatsAreCutWhereFewestValuesPass()
{
    // Each block holds a value over its middle (a skip); the stretch begins in the middle of one.
    std::string text = "g (float[4] v0) => (float[4] v) { ";
    for (int i = 0; i < 8; ++i) {
        const std::string n = std::to_string(i);
        const std::string in = i == 0 ? "v0" : "s" + std::to_string(i - 1);
        text += "a" + n + " = Relu(" + in + ") b" + n + " = Abs(a" + n + ") c" + n + " = Neg(b" + n + ") s" + n + " = Mul(c" + n + ", a" + n + ") ";
    }
    text += "v = Sqrt(s7) }";
    const LayerGroups groups = groupsOf(modelOf(text));
    QVERIFY(groups.topGroups().size() >= 7);
    const Model model = modelOf(text);
    for (const int group : groups.topGroups())
        QCOMPARE(model.index().node(groups.at(group).layers.front()).op_type(), std::string("Relu"));
}

// Without names: attention and feed-forward by turns, thirteen times.
void TestLayerGroups::twoEntriesAreABlockWhereOneIsAGroup()
{
    std::string text = "g (float[1,8,16] x0) => (y) { ";
    for (int i = 0; i < 13; ++i) {
        const std::string n = std::to_string(i);
        const std::string x = "x" + n;
        text += "q" + n + " = MatMul(" + x + ", wq) k" + n + " = MatMul(" + x + ", wk) v" + n + " = MatMul(" + x + ", wv) t" + n + " = Transpose<perm=[0,2,1]>(k" + n + ") s" + n + " = MatMul(q" + n +
                ", t" + n + ") p" + n + " = Softmax<axis=-1>(s" + n + ") c" + n + " = MatMul(p" + n + ", v" + n + ") o" + n + " = MatMul(c" + n + ", wo) r" + n + " = Add(" + x + ", o" + n + ") f" + n +
                " = MatMul(r" + n + ", w1) g" + n + " = Relu(f" + n + ") h" + n + " = MatMul(g" + n + ", w2) x" + std::to_string(i + 1) + " = Add(r" + n + ", h" + n + ") ";
    }
    const LayerGroups groups = groupsOf(modelOf(text + "y = Identity(x13) }", {"wq[16,16]", "wk[16,16]", "wv[16,16]", "wo[16,16]", "w1[16,32]", "w2[32,16]"}));
    QCOMPARE(groups.topGroups().size(), size_t{13});
    for (size_t i = 0; i < 13; ++i) {
        const LayerGroup &block = groups.at(groups.topGroups()[i]);
        QCOMPARE(QString::fromStdString(block.name), QStringLiteral("block %1 of 13").arg(i + 1));
        QCOMPARE(QString::fromStdString(block.kind), QString("transformer block"));
        QCOMPARE(block.layerCount, 13);
    }
}

void TestLayerGroups::groupsWithNamesAreNotGatheredByNumber()
{
    std::vector<std::pair<std::string, std::string>> layers{{"Sqrt", "head"}};
    for (int i = 0; i < 30; ++i)
        for (const char *op : {"Relu", "Abs", "Neg"})
            layers.push_back({op, "enc/layer." + std::to_string(i) + "/" + op});
    const LayerGroups groups = groupsOf(chainOf(layers));
    QCOMPARE(groups.topGroups().size(), size_t{1});
    QCOMPARE(groups.at(0).groups.size(), size_t{30});
    QCOMPARE(QString::fromStdString(groups.at(groups.at(0).groups[4]).label), QString("layer.4"));
    // By turns as well: four of a kind that come again are called what they are called.
    layers.assign(1, {"Sqrt", "head"});
    for (int i = 0; i < 40; ++i)
        for (const char *op : {"Relu", "Abs", i % 4 == 0 ? "Neg" : "Exp"})
            layers.push_back({op, "enc/layer." + std::to_string(i) + "/" + op});
    QCOMPARE(groupsOf(chainOf(layers)).at(0).groups.size(), size_t{40});
}

void TestLayerGroups::partsOfGroupsWithNamesAreCalledByRange()
{
    std::vector<std::pair<std::string, std::string>> layers{{"Sqrt", "head"}};
    for (int i = 0; i < 300; ++i)
        for (const char *op : {"Relu", "Abs", "Neg"})
            layers.push_back({op, "enc/layer." + std::to_string(i) + "/" + op});
    const LayerGroups groups = groupsOf(chainOf(layers));
    const LayerGroup &all = groups.at(groups.topGroups().front());
    QVERIFY(all.groups.size() >= 3);
    const LayerGroup &first = groups.at(all.groups.front());
    QVERIFY2(first.label.starts_with("layer.0 to layer."), first.label.c_str());
    QVERIFY2(groups.at(all.groups.back()).label.ends_with(" to layer.299"), groups.at(all.groups.back()).label.c_str());
    QCOMPARE(QString::fromStdString(groups.at(first.groups.front()).label), QString("layer.0")); // the path is that of the encoder around the part
    QCOMPARE(QString::fromStdString(groups.at(first.groups.front()).name), QString("enc/layer.0"));
}

void TestLayerGroups::aLongLevelIsCutIntoParts()
{
    std::vector<std::pair<std::string, std::string>> layers;
    uint32_t state = 7;
    for (int i = 0; i < 1000; ++i) {
        state = state * 1664525U + 1013904223U;
        layers.push_back({std::vector<std::string>{"Relu", "Abs", "Neg", "Exp", "Sqrt", "Tanh"}[(state >> 16) % 6], ""});
    }
    const LayerGroups groups = groupsOf(chainOf(layers));
    QVERIFY(groups.topGroups().size() + groups.topLayers().size() <= mostEntriesOfALevel);
    QVERIFY(groups.topGroups().size() > 5);
    QVERIFY(QString::fromStdString(groups.at(0).name).startsWith("part 1 of "));
}

void TestLayerGroups::aHundredThousandLayersAreNoDeepOrLongLevel()
{
    std::vector<std::pair<std::string, std::string>> layers;
    uint32_t state = 7;
    for (int i = 0; i < 100'000; ++i) {
        state = state * 1664525U + 1013904223U;
        layers.push_back({std::vector<std::string>{"Relu", "Abs", "Neg", "Exp", "Sqrt", "Tanh"}[(state >> 16) % 6], ""});
    }
    pb::ModelProto proto;
    proto.set_ir_version(8);
    auto *graph = proto.mutable_graph();
    graph->set_name("g");
    graph->add_input()->set_name("v0");
    for (size_t i = 0; i < layers.size(); ++i) {
        auto *node = graph->add_node();
        node->set_op_type(layers[i].first);
        node->add_input("v" + std::to_string(i));
        node->add_output("v" + std::to_string(i + 1));
    }
    const Model model(std::move(proto), {});
    std::vector<NodeId> all(layers.size());
    for (size_t i = 0; i < all.size(); ++i)
        all[i] = {static_cast<int>(i)};
    const LayerGroups groups = LayerGroups::of(model, {}, all);
    QVERIFY(groups.topGroups().size() + groups.topLayers().size() <= mostEntriesOfALevel);
    for (const LayerGroup &group : groups.all())
        QVERIFY(group.layers.size() + group.groups.size() <= mostEntriesOfALevel);
}

void TestLayerGroups::aDeepPathIsBounded()
{
    std::string path;
    for (int i = 0; i < 50'000; ++i)
        path += "a" + std::to_string(i) + "/";
    const LayerGroups groups = groupsOf(chainOf({{"Relu", path + "x"}, {"Abs", path + "y"}, {"Exp", path + "z"}, {"Neg", "z"}}));
    QCOMPARE(groups.all().size(), size_t{1});
    QCOMPARE(groups.at(0).layerCount, 3);
}

void TestLayerGroups::anEmptyModelHasNone()
{
    const Model model{pb::ModelProto(), {}};
    QVERIFY(LayerGroups::of(model, {}, {}).all().empty());
}

void TestLayerGroups::reachAndShortestPathFollowTheEdges()
{
    // a -> b -> c -> e, a -> d -> e, f apart
    const Model model = modelOf("g (float[4] x, float[4] z) => (float[4] y, float[4] o) { [a] a = Relu(x) [b] b = Abs(a) [c] c = Neg(b) [d] d = Exp(a) [e] y = Add(c, d) [f] o = Neg(z) }");
    const auto names = [&](const std::vector<NodeId> &layers) {
        QString all;
        for (const NodeId id : layers)
            all += QString::fromStdString(model.index().node(id).name());
        return all;
    };
    const auto id = [&](const char *name) { return *model.index().find(name); };
    QCOMPARE(names(reachedFrom(model, {id("b")})), QString("bce"));
    QCOMPARE(names(reaching(model, {id("d")})), QString("ad"));
    QCOMPARE(names(reaching(model, {id("e"), id("f")})), QString("abcdef"));
    QCOMPARE(names(shortestPath(model, id("a"), id("e"))), QString("ade"));
    QCOMPARE(names(shortestPath(model, id("a"), id("a"))), QString("a"));
    QVERIFY(shortestPath(model, id("e"), id("a")).empty());
    QVERIFY(shortestPath(model, id("a"), id("f")).empty());
}

QTEST_GUILESS_MAIN(TestLayerGroups)
#include "tst_layer_groups.moc"
