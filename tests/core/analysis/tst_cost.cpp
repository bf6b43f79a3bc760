#include "core/analysis/cost.h"
#include "core/analysis/sparsity.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

using namespace pare;
using namespace pare::test;

namespace {

CostTable costOf(const Model &model, const std::map<std::string, int64_t> &symbols = {})
{
    return VERIFIED(CostTable::of(model, symbols));
}

const LayerCost &layer(const CostTable &table, const Model &model, const std::string &output)
{
    return table.layer(*model.index().producer(output));
}

// Adds a constant with bytes of its own.
Model with(const Model &model, const std::string &name, int type, const std::vector<int64_t> &dims, const std::string &bytes)
{
    pb::ModelProto proto = model.proto();
    auto &tensor = *proto.mutable_graph()->add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(type);
    for (const int64_t dim : dims)
        tensor.add_dims(dim);
    tensor.set_raw_data(bytes);
    return Model(proto, model.payloads());
}

} // namespace

class TestCost : public QObject {
    Q_OBJECT
private slots:
    void multipliesAreCountedPerOperator_data();
    void multipliesAreCountedPerOperator();
    void aConvolutionsWeightsAndBytesAreItsOwn();
    void sharedConstantsCountOnce();
    void constantNodesCountLikeInitializers();
    void numbersOfAFormulaAreNoParameters();
    void dequantizedWeightsBelongToTheirReader();
    void foldedWeightsBelongToTheirReader();
    void packedWeightsCountByTheirLogicalNumber();
    void openSizesAreAssumedAndSaid();
    void givenSizesAreNotAssumed();
    void peakMemoryIsWhatLivesAtOneTime();
    void viewsTakeNoMemory();
    void bodiesAreCountedOnce();
    void anUnknownOperatorLeavesTheOthersCounted();
    void zerosAreCountedAgainstTheZeroPoint_data();
    void zerosAreCountedAgainstTheZeroPoint();
};

void TestCost::multipliesAreCountedPerOperator_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QStringList>("weights");
    QTest::addColumn<qlonglong>("expected");
    const auto row = [](const char *name, const char *graph, const QStringList &weights, qlonglong expected) {
        QTest::newRow(name) << graph << weights << expected;
    };
    row("Conv", "g (float[2,3,8,8] x) => (y) { y = Conv<pads=[1,1,1,1]>(x, w) }", {"w[16,3,3,3]"}, 2LL * 16 * 8 * 8 * 27);
    row("Conv with stride", "g (float[1,4,9,9] x) => (y) { y = Conv<strides=[2,2]>(x, w) }", {"w[8,4,3,3]"}, 8LL * 4 * 4 * 36);
    row("grouped Conv", "g (float[1,8,4,4] x) => (y) { y = Conv<group=4>(x, w) }", {"w[12,2,1,1]"}, 12LL * 16 * 2);
    row("depthwise Conv", "g (float[1,8,5,5] x) => (y) { y = Conv<group=8>(x, w) }", {"w[8,1,3,3]"}, 8LL * 9 * 9);
    row("Conv in one dimension", "g (float[1,6,20] x) => (y) { y = Conv(x, w) }", {"w[5,6,3]"}, 5LL * 18 * 18);
    row("Conv in three dimensions", "g (float[1,2,4,4,4] x) => (y) { y = Conv(x, w) }", {"w[3,2,2,2,2]"}, 3LL * 27 * 16);
    row("ConvTranspose", "g (float[1,6,5,5] x) => (y) { y = ConvTranspose<strides=[2,2]>(x, w) }", {"w[6,4,2,2]"}, 6LL * 25 * 16);
    row("Gemm", "g (float[3,10] x) => (y) { y = Gemm<transB=1>(x, w) }", {"w[7,10]"}, 3LL * 10 * 7);
    row("Gemm with both transposed", "g (float[10,3] x) => (y) { y = Gemm<transA=1, transB=1>(x, w) }", {"w[7,10]"}, 3LL * 10 * 7);
    row("MatMul", "g (float[2,5,10] x) => (y) { y = MatMul(x, w) }", {"w[10,7]"}, 2LL * 5 * 10 * 7);
    row("MatMul of two activations", "g (float[2,4,5,10] x, float[2,4,10,6] z) => (y) { y = MatMul(x, z) }", {}, 2LL * 4 * 5 * 10 * 6);
    row("vector", "g (float[10] x) => (y) { y = MatMul(x, w) }", {"w[10,7]"}, 70LL);
    row("Einsum", "g (float[2,5,10] x, float[2,10,6] z) => (y) { y = Einsum<equation=\"bij,bjk->bik\">(x, z) }", {}, 2LL * 5 * 10 * 6);
    row("LSTM", "g (float[7,2,10] x) => (y) { y = LSTM<hidden_size=4>(x, w, r) }", {"w[1,16,10]", "r[1,16,4]"}, 7LL * 2 * 16 * 14);
    row("GRU in both directions", "g (float[7,2,10] x) => (y) { y = GRU<hidden_size=4, direction=\"bidirectional\">(x, w, r) }",
        {"w[2,12,10]", "r[2,12,4]"}, 7LL * 2 * 2 * 12 * 14);
    row("packed attention", "g (float[1,5,8] x) => (y) { y = com.microsoft.Attention<num_heads=2>(x, w) }", {"w[8,24]"}, 5LL * 8 * 24 + 25LL * 16);
    row("attention of heads", "g (float[1,5,8] x, float[1,9,8] z) => (y) { y = com.microsoft.MultiHeadAttention<num_heads=2>(x, z, z) }", {},
        5LL * 9 * 16);
    row("MatMulNBits", "g (float[3,32] x) => (y) { y = com.microsoft.MatMulNBits<K=32, N=5, bits=4, block_size=32>(x, w, s) }", {"w[5,1,16]", "s[5]"},
        3LL * 32 * 5);
    row("activations and sums", "g (float[3,32] x) => (y) { a = Relu(x) y = Add(a, x) }", {}, 0LL);
}

void TestCost::multipliesAreCountedPerOperator()
{
    QFETCH(QString, graph);
    QFETCH(QStringList, weights);
    QFETCH(qlonglong, expected);
    std::vector<std::string> names;
    for (const QString &weight : weights)
        names.push_back(weight.toStdString());
    const CostTable table = costOf(modelOf(graph.toStdString(), names));
    QCOMPARE(table.layersOfUnknownMacs(), 0);
    QCOMPARE(table.macs(), expected);
}

void TestCost::aConvolutionsWeightsAndBytesAreItsOwn()
{
    const Model model = modelOf("g (float[1,3,8,8] x) => (y) { c = Conv(x, w, b) y = Relu(c) }", {"w[16,3,3,3]", "b[16]"});
    const CostTable table = costOf(model);
    QCOMPARE(layer(table, model, "c").parameters, 16 * 27 + 16);
    QCOMPARE(layer(table, model, "c").weightBytes, 4 * (16 * 27 + 16));
    QCOMPARE(*layer(table, model, "c").activationBytes, 4 * 16 * 36);
    QCOMPARE(layer(table, model, "y").parameters, 0);
    QCOMPARE(table.parameters(), 16 * 27 + 16);
}

void TestCost::sharedConstantsCountOnce()
{
    const Model model = modelOf("g (float[1,8] x) => (y) { a = MatMul(x, w) y = MatMul(a, w) }", {"w[8,8]"});
    const CostTable table = costOf(model);
    QCOMPARE(table.parameters(), 64);
    QCOMPARE(layer(table, model, "a").parameters, 64);
    QCOMPARE(layer(table, model, "y").parameters, 0);
}

void TestCost::constantNodesCountLikeInitializers()
{
    const Model model = modelOf("g (float[1,2] x) => (y) { w = Constant<value = float[2,3] {1, 2, 3, 4, 5, 6}>() y = MatMul(x, w) }");
    const CostTable table = costOf(model);
    QCOMPARE(layer(table, model, "y").parameters, 6);
    QCOMPARE(layer(table, model, "w").weightBytes, 0);
    QCOMPARE(table.weightBytes(), 24);
}

void TestCost::numbersOfAFormulaAreNoParameters()
{
    const Model model = modelOf("g (float[1,8] x) => (y) { h = Constant<value = float {0.5}>() a = Mul(x, h) s = Constant<value = int64[2] {2, 4}>() "
                                "r = Reshape(a, s) y = Add(r, b) }",
                                {"b[4]"});
    QCOMPARE(costOf(model).parameters(), 4);
    QCOMPARE(costOf(model).weightBytes(), 4 * 4 + 4 + 16);
}

void TestCost::dequantizedWeightsBelongToTheirReader()
{
    Model model = modelOf("g (float[1,4] x) => (y) { w = DequantizeLinear(q, s, z) y = MatMul(x, w) }", {"s[]"});
    model = with(model, "q", pb::TensorProto::INT8, {4, 2}, std::string(8, '\1'));
    model = with(model, "z", pb::TensorProto::INT8, {}, std::string(1, '\0'));
    const CostTable table = costOf(model);
    QCOMPARE(layer(table, model, "y").parameters, 8);
    QCOMPARE(layer(table, model, "y").weightBytes, 8 + 1 + 4);
    QCOMPARE(layer(table, model, "w").parameters, 0);
}

void TestCost::foldedWeightsBelongToTheirReader()
{
    Model model = modelOf("g (float[1,4] x) => (y) { c = Cast<to = 1>(q) w = Mul(c, s) y = MatMul(x, w) }", {"s[2]"});
    model = with(model, "q", pb::TensorProto::INT8, {4, 2}, std::string(8, '\1'));
    const CostTable table = costOf(model);
    QCOMPARE(layer(table, model, "y").parameters, 8);
    QCOMPARE(layer(table, model, "y").weightBytes, 16);
}

void TestCost::packedWeightsCountByTheirLogicalNumber()
{
    Model model = modelOf("g (float[1,32] x) => (y) { y = com.microsoft.MatMulNBits<K=32, N=4, bits=4, block_size=32>(x, q, s) }", {"s[4]"});
    model = with(model, "q", pb::TensorProto::UINT8, {4, 1, 16}, std::string(64, '\x88'));
    const CostTable table = costOf(model);
    QCOMPARE(table.parameters(), 128);
    QCOMPARE(table.weightBytes(), 64 + 16);
    // Two digits a byte, unpacked where the runtime folds it at load.
    Model folded = modelOf("g (float[1,4] x) => (y) { c = Cast<to = 1>(q) d = Concat<axis = 0>(c, c) w = Mul(d, s) y = MatMul(x, w) }", {"s[4]"});
    folded = with(folded, "q", pb::TensorProto::UINT8, {2, 4}, std::string(8, '\x21'));
    QCOMPARE(layer(costOf(folded), folded, "y").parameters, 16);
    QCOMPARE(layer(costOf(folded), folded, "y").weightBytes, 8 + 16);
    Model rows = modelOf("g (int64[3] i) => (float[3,32] y) { y = com.microsoft.GatherBlockQuantized<bits=4, block_size=16>(q, i, s) }", {"s[5,2]"});
    rows = with(rows, "q", pb::TensorProto::UINT8, {5, 16}, std::string(80, '\x88'));
    QCOMPARE(layer(costOf(rows), rows, "y").parameters, 160);
}

void TestCost::openSizesAreAssumedAndSaid()
{
    const Model model = modelOf("g (float[batch,3,H,W] x, int64[batch,seq] ids) => (y) { y = Conv(x, w) }", {"w[2,3,1,1]"});
    const CostTable table = costOf(model);
    QCOMPARE(table.macs(), 2 * 3 * 224 * 224);
    QCOMPARE(table.assumptionText(), "with H = 224, W = 224, batch = 1, seq = 128");
}

void TestCost::givenSizesAreNotAssumed()
{
    const Model model = modelOf("g (float[batch,3,H,8] x) => (y) { y = Conv(x, w) }", {"w[2,3,1,1]"});
    const CostTable table = costOf(model, {{"H", 4}, {"batch", 2}});
    QCOMPARE(table.macs(), 2 * 2 * 3 * 4 * 8);
    QVERIFY(table.assumptions().empty());
}

void TestCost::peakMemoryIsWhatLivesAtOneTime()
{
    // x (400) lives until the sum; a (400) and b (800): at the product x, a and b live, 1600 bytes.
    const Model model = modelOf("g (float[10,10] x) => (y) { a = Relu(x) b = MatMul(a, w) c = MatMul(b, v) y = Add(c, x) }", {"w[10,20]", "v[20,10]"});
    const CostTable table = costOf(model);
    QCOMPARE(*table.peakActivationBytes(), 1600);
    QCOMPARE(table.peakLayer(), *model.index().producer("b"));
}

void TestCost::viewsTakeNoMemory()
{
    const Model model = modelOf("g (float[10,10] x) => (y) { s = Constant<value = int64[1] {100}>() a = Reshape(x, s) y = Relu(a) }");
    QCOMPARE(*costOf(model).peakActivationBytes(), 800);
}

void TestCost::bodiesAreCountedOnce()
{
    const Model model = modelOf("g (bool b, float[2,4] x) => (y) { y = If(b) <then_branch = t () => (p) { p = MatMul(x, w) }, "
                                "else_branch = e () => (q) { r = Relu(x) q = MatMul(r, w) }> }",
                                {"w[4,9]"});
    const CostTable table = costOf(model);
    QCOMPARE(layer(table, model, "y").macs, std::optional<int64_t>(2 * 2 * 4 * 9));
    QCOMPARE(layer(table, model, "y").parameters, 36);
}

void TestCost::anUnknownOperatorLeavesTheOthersCounted()
{
    const Model model = modelOf("g (float[2,4] x) => (y) { a = MatMul(x, w) u = nowhere.Mystery(a) y = MatMul(u, v) }", {"w[4,5]", "v[5,6]"});
    const CostTable table = costOf(model);
    QCOMPARE(table.macs(), 40);
    QCOMPARE(table.layersOfUnknownMacs(), 1);
    QVERIFY(!table.allMacs());
    QCOMPARE(macsText(table.macs(), table.layersOfUnknownMacs()), std::string("at least 40.0 MACs (1 layer is not known)"));
    QCOMPARE(macsText(0, 3), std::string("MACs are not known"));
    QCOMPARE(macsText(41'300'000, 0), std::string("41.3 M MACs"));
    QCOMPARE(table.parameters(), 50);
    QVERIFY(!table.peakActivationBytes());
}

void TestCost::zerosAreCountedAgainstTheZeroPoint_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("weights");
    QTest::addColumn<QList<qlonglong>>("weightDims");
    QTest::addColumn<QByteArray>("zeros");
    QTest::addColumn<QList<qlonglong>>("zeroDims");
    QTest::addColumn<qlonglong>("expected");
    const char *matrix = "g (float[1,2] x) => (y) { w = DequantizeLinear<axis=1>(q, s, z) y = MatMul(x, w) }";
    QTest::newRow("one zero point") << matrix << int(pb::TensorProto::UINT8) << QByteArray("\x80\x00\x80\x01", 4) << QList<qlonglong>{2, 2}
                                    << QByteArray("\x80", 1) << QList<qlonglong>{} << 2LL;
    QTest::newRow("one a channel") << matrix << int(pb::TensorProto::UINT8) << QByteArray("\x05\x07\x07\x07", 4) << QList<qlonglong>{2, 2}
                                   << QByteArray("\x05\x07", 2) << QList<qlonglong>{2} << 3LL;
    QTest::newRow("4 bits, packed") << "g (float[1,4] x) => (y) { y = com.microsoft.MatMulNBits<K=4, N=2, bits=4, block_size=16>(x, q, s, z) }"
                                    << int(pb::TensorProto::UINT8) << QByteArray("\x23\x33\0\0\0\0\0\0\x11\x30\0\0\0\0\0\0", 16)
                                    << QList<qlonglong>{2, 1, 8} << QByteArray("\x03\x01", 2) << QList<qlonglong>{2} << 5LL;
}

void TestCost::zerosAreCountedAgainstTheZeroPoint()
{
    QFETCH(QString, graph);
    QFETCH(int, type);
    QFETCH(QByteArray, weights);
    QFETCH(QList<qlonglong>, weightDims);
    QFETCH(QByteArray, zeros);
    QFETCH(QList<qlonglong>, zeroDims);
    QFETCH(qlonglong, expected);
    const auto dims = [](const QList<qlonglong> &list) { return std::vector<int64_t>(list.begin(), list.end()); };
    Model model = modelOf(graph.toStdString(), {"s[2]"});
    model = with(model, "q", type, dims(weightDims), weights.toStdString());
    model = with(model, "z", type, dims(zeroDims), zeros.toStdString());
    const Sparsity found = VERIFIED(sparsityOf(model, *model.index().producer("y")));
    QCOMPARE(found.zeros, expected);
    QCOMPARE(VERIFIED(sparsityOf(model)).zeros, expected);
    const auto layers = VERIFIED(sparsityByLayer(model, {})); // the same, of every layer at once
    QCOMPARE(layers.size(), size_t{1});
    QCOMPARE(layers.at(*model.index().producer("y")).zeros, expected);
    RunContext stopped;
    std::stop_source stop;
    stop.request_stop();
    stopped.stop = stop.get_token();
    QCOMPARE(sparsityByLayer(model, stopped).error().kind, ErrorKind::Cancelled);
}

QTEST_APPLESS_MAIN(TestCost)
#include "tst_cost.moc"
