#include "core/analysis/blocks.h"
#include "core/analysis/scopes.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

using namespace pare;
using namespace pare::test;

namespace {

Blocks blocksOf(const Model &model)
{
    return Blocks::of(model, VERIFIED(ShapeTable::of(model)));
}

std::vector<Block> ofKind(const Blocks &blocks, BlockKind kind)
{
    std::vector<Block> found;
    for (const Block &block : blocks.all())
        if (block.kind == kind)
            found.push_back(block);
    return found;
}

QString layersText(const Model &model, const std::vector<NodeId> &layers)
{
    QStringList names;
    for (const NodeId id : layers)
        names << QString::fromStdString(model.index().node(id).name());
    return names.join(" ");
}

QString nameOf(const Model &model, NodeId id)
{
    return id.value < 0 ? QString("none") : QString::fromStdString(model.index().node(id).name());
}

// The text form has no slashes in names: two underscores stand for one.
Model slashed(const Model &model)
{
    pb::ModelProto proto = model.proto();
    for (auto &node : *proto.mutable_graph()->mutable_node())
        for (size_t at = 0; (at = node.name().find("__")) != std::string::npos;)
            node.mutable_name()->replace(at, 2, "/");
    return Model(std::move(proto), model.payloads());
}

const char *attention =
    "g (float[N,5,8] x, float[N,1,1,5] mask) => (y) { t = Constant<value = int64[4] {0, 0, 4, 3}>() e = Constant<value = int64[3] {0, 0, 12}>() "
    "[enc__att__q] q0 = MatMul(x, wq) [enc__att__qb] q1 = Add(q0, bq) [enc__att__k] k0 = MatMul(x, wk) [enc__att__v] v0 = MatMul(x, wv) [enc__att__qr] q2 = Reshape(q1, t) "
    "[enc__att__kr] k2 = Reshape(k0, t) [enc__att__vr] v2 = Reshape(v0, t) [enc__att__qt] q3 = Transpose<perm=[0,2,1,3]>(q2) [enc__att__kt] k3 = Transpose<perm=[0,2,3,1]>(k2) "
    "[enc__att__vt] v3 = Transpose<perm=[0,2,1,3]>(v2) [enc__att__qk] s = MatMul(q3, k3) [enc__att__scale] s1 = Div(s, root) [enc__att__mask] s2 = Add(s1, mask) "
    "[enc__att__sm] p = Softmax<axis=-1>(s2) [enc__att__pv] o = MatMul(p, v3) [enc__att__ot] o1 = Transpose<perm=[0,2,1,3]>(o) [enc__att__or] o2 = Reshape(o1, e) "
    "[enc__att__out] o3 = MatMul(o2, wo) [enc__sum] y = Add(o3, x) }";

} // namespace

class TestBlocks : public QObject {
    Q_OBJECT
private slots:
    void attentionWrittenOutIsFound();
    void fusedAttentionIsFound();
    void sharedKeysAreCounted();
    void aGuardAgainstEmptyRowsBelongsToAttention();
    void aSoftmaxAloneIsNoAttention();
    void feedForwardIsFound();
    void aGatedFeedForwardIsFound();
    void anotherWidthIsNoFeedForward();
    void convolutionsTakeWhatFollows();
    void residualsAreWhatLiesBetween();
    void residualsMayFitTheirSize();
    void aMaskIsNoResidual();
    void likeScopesRepeat();
    void likeBlocksRepeatWithoutScopes();
    void scopesAreReadFromNames();
    void nodesWithoutInputsOrOutputsAreNoHarm();
};

void TestBlocks::attentionWrittenOutIsFound()
{
    const Model model = slashed(modelOf(attention, {"wq[8,12]", "bq[12]", "wk[8,12]", "wv[8,12]", "wo[12,8]", "root[]"}));
    const auto found = ofKind(blocksOf(model), BlockKind::Attention);
    QCOMPARE(found.size(), size_t{1});
    const Block &block = found[0];
    QCOMPARE(block.heads, 4);
    QCOMPARE(block.keyHeads, 4);
    QCOMPARE(block.headSize, 3);
    QVERIFY(!block.fused);
    QCOMPARE(nameOf(model, block.query), QString("enc/att/q"));
    QCOMPARE(nameOf(model, block.key), QString("enc/att/k"));
    QCOMPARE(nameOf(model, block.value), QString("enc/att/v"));
    QCOMPARE(nameOf(model, block.output), QString("enc/att/out"));
    QCOMPARE(block.name, std::string("enc/att"));
    QCOMPARE(block.layers.size(), size_t{18}); // all but the sum behind it
}

void TestBlocks::fusedAttentionIsFound()
{
    const Model model = modelOf("g (float[N,5,8] x) => (y) { [q] q0 = MatMul(x, wq) [k] k0 = MatMul(x, wk) [v] v0 = MatMul(x, wv) "
                                "[a] o = com.microsoft.MultiHeadAttention<num_heads = 4>(q0, k0, v0) [out] y = MatMul(o, wo) }",
                                {"wq[8,12]", "wk[8,12]", "wv[8,12]", "wo[12,8]"});
    const auto found = ofKind(blocksOf(model), BlockKind::Attention);
    QCOMPARE(found.size(), size_t{1});
    QVERIFY(found[0].fused);
    QCOMPARE(found[0].heads, 4);
    QCOMPARE(found[0].headSize, 3);
    QCOMPARE(layersText(model, found[0].layers), QString("q k v a out"));
    QCOMPARE(nameOf(model, found[0].value), QString("v"));
}

void TestBlocks::sharedKeysAreCounted()
{
    // Four query heads on two key heads, which are repeated.
    const Model model = modelOf(
        "g (float[1,5,8] x) => (y) { t = Constant<value = int64[4] {1, 5, 4, 3}>() u = Constant<value = int64[4] {1, 5, 2, 3}>() r = Constant<value = int64[4] {1, 1, 2, 1}>() "
        "e = Constant<value = int64[3] {1, 5, 12}>() [q] q0 = MatMul(x, wq) [k] k0 = MatMul(x, wk) [v] v0 = MatMul(x, wv) q1 = Reshape(q0, t) k1 = Reshape(k0, u) v1 = Reshape(v0, u) "
        "k2 = Tile(k1, r) v2 = Tile(v1, r) q3 = Transpose<perm=[0,2,1,3]>(q1) k3 = Transpose<perm=[0,2,3,1]>(k2) v3 = Transpose<perm=[0,2,1,3]>(v2) s = MatMul(q3, k3) "
        "p = Softmax<axis=-1>(s) o = MatMul(p, v3) o1 = Transpose<perm=[0,2,1,3]>(o) o2 = Reshape(o1, e) [out] y = MatMul(o2, wo) }",
        {"wq[8,12]", "wk[8,6]", "wv[8,6]", "wo[12,8]"});
    const auto found = ofKind(blocksOf(model), BlockKind::Attention);
    QCOMPARE(found.size(), size_t{1});
    QCOMPARE(found[0].heads, 4);
    QCOMPARE(found[0].keyHeads, 2);
}

// As PyTorch's exporters write scaled_dot_product_attention: rows of which the mask leaves nothing become zeros.
void TestBlocks::aGuardAgainstEmptyRowsBelongsToAttention()
{
    std::string text = attention;
    const std::string before = "[enc__att__pv] o = MatMul(p, v3)";
    text.replace(text.find(before), before.size(), "[enc__att__nan] n = IsNaN(p) [enc__att__guard] g = Where(n, zero, p) [enc__att__pv] o = MatMul(g, v3)");
    const Model model = slashed(modelOf(text, {"wq[8,12]", "bq[12]", "wk[8,12]", "wv[8,12]", "wo[12,8]", "root[]", "zero[]"}));
    const auto found = ofKind(blocksOf(model), BlockKind::Attention);
    QCOMPARE(found.size(), size_t{1});
    QCOMPARE(found[0].heads, int64_t{4});
    QCOMPARE(nameOf(model, found[0].value), QString("enc/att/v"));
    QCOMPARE(nameOf(model, found[0].output), QString("enc/att/out"));
    const QString layers = layersText(model, found[0].layers);
    QVERIFY2(layers.contains("enc/att/nan") && layers.contains("enc/att/guard"), qPrintable(layers));
}

void TestBlocks::aSoftmaxAloneIsNoAttention()
{
    const Model model = modelOf("g (float[N,8] x) => (y) { h = MatMul(x, w) s = Softmax<axis=-1>(h) y = MatMul(s, v) }", {"w[8,6]", "v[6,3]"});
    QVERIFY(ofKind(blocksOf(model), BlockKind::Attention).empty());
}

void TestBlocks::feedForwardIsFound()
{
    const Model model = modelOf("g (float[N,5,8] x) => (y) { [up] k = MatMul(x, u) [ub] l = Add(ubias, k) [d] a = Div(l, root) [e] m = Erf(a) [mu] n = Mul(l, m) "
                                "[down] o = MatMul(n, v) y = Add(o, x) }",
                                {"u[8,32]", "ubias[32]", "root[]", "v[32,8]"});
    const auto found = ofKind(blocksOf(model), BlockKind::FeedForward);
    QCOMPARE(found.size(), size_t{1});
    QCOMPARE(found[0].width, 8);
    QCOMPARE(found[0].hidden, 32);
    QCOMPARE(layersText(model, found[0].layers), QString("up ub d e mu down"));
}

void TestBlocks::aGatedFeedForwardIsFound()
{
    const Model model = modelOf("g (float[N,5,8] x) => (y) { [gate] g1 = MatMul(x, wg) [s] s = Sigmoid(g1) [m] m = Mul(g1, s) [up] u = MatMul(x, wu) [p] p = Mul(m, u) "
                                "[down] y = MatMul(p, wd) }",
                                {"wg[8,20]", "wu[8,20]", "wd[20,8]"});
    const auto found = ofKind(blocksOf(model), BlockKind::FeedForward);
    QCOMPARE(found.size(), size_t{1});
    QCOMPARE(layersText(model, found[0].layers), QString("gate s m up p down"));
}

void TestBlocks::anotherWidthIsNoFeedForward()
{
    const Model model = modelOf("g (float[N,8] x) => (y) { k = MatMul(x, u) l = Relu(k) y = MatMul(l, v) }", {"u[8,32]", "v[32,5]"});
    QVERIFY(ofKind(blocksOf(model), BlockKind::FeedForward).empty());
}

void TestBlocks::convolutionsTakeWhatFollows()
{
    const Model model = modelOf("g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [n] k = BatchNormalization(h, s, B, m, v) [r] l = Relu(k) [b] o = Conv(l, u) "
                                "[sig] p = Sigmoid(o) [mul] q = Mul(o, p) [c] y = Conv(q, t) }",
                                {"w[4,3,1,1]", "s[4]", "B[4]", "m[4]", "v[4]", "u[4,4,1,1]", "t[2,4,1,1]"});
    const auto found = ofKind(blocksOf(model), BlockKind::Convolution);
    QCOMPARE(found.size(), size_t{3});
    QCOMPARE(layersText(model, found[0].layers), QString("a n r"));
    QCOMPARE(layersText(model, found[1].layers), QString("b sig mul"));
    QCOMPARE(layersText(model, found[2].layers), QString("c"));
}

void TestBlocks::residualsAreWhatLiesBetween()
{
    const Model model = modelOf("g (float[N,4,6,6] x) => (y) { [r0] s = Relu(x) [a] h = Conv<pads=[1,1,1,1]>(s, u) [r] k = Relu(h) [b] l = Conv<pads=[1,1,1,1]>(k, v) "
                                "[sum] y = Add(l, s) }",
                                {"u[4,4,3,3]", "v[4,4,3,3]"});
    const auto found = ofKind(blocksOf(model), BlockKind::Residual);
    QCOMPARE(found.size(), size_t{1});
    QCOMPARE(layersText(model, found[0].layers), QString("a r b sum"));
}

void TestBlocks::residualsMayFitTheirSize()
{
    // The convolution on the short side stands last in the file.
    const Model model = modelOf("g (float[N,4,6,6] x) => (y) { [r0] s = Relu(x) [a] h = Conv(s, u) [r] k = Relu(h) [b] l = Conv(k, v) [fit] f = Conv(s, w) [sum] y = Add(l, f) }",
                                {"u[6,4,1,1]", "v[8,6,1,1]", "w[8,4,1,1]"});
    const auto found = ofKind(blocksOf(model), BlockKind::Residual);
    QCOMPARE(found.size(), size_t{1});
    QCOMPARE(layersText(model, found[0].layers), QString("a r b fit sum"));
}

void TestBlocks::aMaskIsNoResidual()
{
    const Model model = slashed(modelOf(attention, {"wq[8,12]", "bq[12]", "wk[8,12]", "wv[8,12]", "wo[12,8]", "root[]"}));
    const auto found = ofKind(blocksOf(model), BlockKind::Residual);
    QCOMPARE(found.size(), size_t{1});
    QCOMPARE(nameOf(model, found[0].layers.back()), QString("enc/sum"));
    QCOMPARE(found[0].layers.size(), size_t{19});
}

void TestBlocks::likeScopesRepeat()
{
    const Model model = slashed(modelOf("g (float[N,8] x) => (y) { [net__layer0__fc] a = MatMul(x, w0) [net__layer0__act] b = Relu(a) [net__layer1__fc] c = MatMul(b, w1) "
                                "[net__layer1__act] d = Relu(c) [net__layer2__fc] e = MatMul(d, w2) [net__layer2__act] y = Relu(e) }",
                                {"w0[8,8]", "w1[8,8]", "w2[8,5]"}));
    const Blocks blocks = blocksOf(model);
    QCOMPARE(blocks.repeated().size(), size_t{1});
    QCOMPARE(blocks.repeated()[0].name, std::string("net/layer*"));
    QCOMPARE(blocks.repeated()[0].occurrences.size(), size_t{2}); // the third has another width
    QCOMPARE(layersText(model, blocks.repeated()[0].occurrences[1]), QString("net/layer1/fc net/layer1/act"));
}

void TestBlocks::likeBlocksRepeatWithoutScopes()
{
    const Model model = modelOf("g (float[N,4,6,6] x) => (y) { [a] h = Conv(x, u) [r] k = Relu(h) [s] s = Add(k, x) [b] l = Conv(s, v) [t] m = Relu(l) [z] y = Add(m, s) }",
                                {"u[4,4,1,1]", "v[4,4,1,1]"});
    const Blocks blocks = blocksOf(model);
    QCOMPARE(blocks.repeated().size(), size_t{1});
    QCOMPARE(blocks.repeated()[0].occurrences.size(), size_t{2});
    QCOMPARE(layersText(model, blocks.repeated()[0].occurrences[0]), QString("a r s"));
    QCOMPARE(blocks.blocksOf(*model.index().find("a")).size(), size_t{2}); // a convolution, in a residual
}

void TestBlocks::scopesAreReadFromNames()
{
    using Parts = std::vector<std::string_view>;
    QCOMPARE(scopeOf("/encoder/layer.3/MatMul"), (Parts{"encoder", "layer.3"}));
    QCOMPARE(scopeOf("layer1.0.conv1"), (Parts{"layer1", "0"}));
    QVERIFY(scopeOf("Conv_12").empty());
    QVERIFY(scopeOf("").empty());
    QCOMPARE(commonScope({"a/b/c/x", "a/b/d/y"}), std::string("a/b"));
    QCOMPARE(commonScope({"a/b/x", "c/y"}), std::string());
    QCOMPARE(numberedScope("layer.12").pattern, std::string("layer.*"));
    QCOMPARE(numberedScope("layer.12").number, 12);
    QCOMPARE(numberedScope("attention").number, -1);
    QCOMPARE(numberedScope("99999999999999").number, -1);
}

void TestBlocks::nodesWithoutInputsOrOutputsAreNoHarm()
{
    // Every node in turn loses its inputs, its outputs, or has empty names for them: none of the searches may rely on them.
    for (const Model &model : {slashed(modelOf(attention, {"wq[8,12]", "bq[12]", "wk[8,12]", "wv[8,12]", "wo[12,8]", "root[]"})),
                               modelOf("g (float[N,3,6,6] x) => (y) { h = Conv(x, w) k = BatchNormalization(h, s, B, m, v) l = Relu(k) o = Conv(l, u) "
                                       "p = Sigmoid(o) q = Mul(o, p) r = QLinearAdd(q, s, s, x, s, s, s, s) a = com.microsoft.Attention(r, w) y = Add(a, r) }",
                                       {"w[4,3,1,1]", "s[4]", "B[4]", "m[4]", "v[4]", "u[4,4,1,1]"})})
        for (int i = 0; i < model.graph().node_size(); ++i)
            for (const int damage : {0, 1, 2, 3, 4}) {
                pb::ModelProto proto = model.proto();
                auto &node = *proto.mutable_graph()->mutable_node(i);
                if (damage == 0)
                    node.clear_input();
                if (damage == 1)
                    node.clear_output();
                for (int k = 0; damage == 2 && k < node.input_size(); ++k)
                    node.set_input(k, "");
                for (int k = 0; damage == 3 && k < node.output_size(); ++k)
                    node.set_output(k, "");
                if (damage == 4 && node.input_size() > 1)
                    node.mutable_input()->RemoveLast();
                const Model damaged(std::move(proto), model.payloads());
                (void)Blocks::of(damaged, VERIFIED(ShapeTable::of(damaged)));
            }
}

QTEST_APPLESS_MAIN(TestBlocks)
#include "tst_blocks.moc"
