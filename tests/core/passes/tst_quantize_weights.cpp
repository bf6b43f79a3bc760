#include "tests/core/passes/pass_fixture.h"

using namespace pare;
using namespace pare::test;

namespace {

PassRunner weights(std::map<std::string, std::string> options)
{
    options.emplace("min_elements", "1");
    return {"quantize-weights", options, {}, {}};
}

int64_t constantBytes(const Model &model)
{
    int64_t sum = 0;
    for (const auto &tensor : model.graph().initializer())
        sum += static_cast<int64_t>(VERIFIED(tensorBytes(tensor, model.payloads())).size());
    return sum;
}

// The largest relative error that rounding to this many bits may leave in the tests below.
double tolerance(int bits)
{
    return bits == 8 ? 0.02 : bits == 4 ? 0.2 : bits == 3 ? 0.4 : 0.9;
}

} // namespace

class TestQuantizeWeights : public QObject {
    Q_OBJECT
private slots:
    void everyFormRuns_data();
    void everyFormRuns();
    void foldedStorageIsFoldedAtEveryOpset_data();
    void foldedStorageIsFoldedAtEveryOpset();
    void rowsThatNoBlockDivides();
    void bytesShrinkAsPromised_data();
    void bytesShrinkAsPromised();
    void embeddingRowsAreThoseOfTheDequantizedTable();
    void aSharedWeightIsReplacedOnce();
    void recurrentLayersHaveTwoWeights();
    void weightsInsideBodiesAreStoredToo_data();
    void weightsInsideBodiesAreStoredToo();
    void whatALoopHandsOnIsLeftAlone();
    void whatIsStoredAlreadyIsSaid();
    void convolutionsHaveNoPackedForm();
    void aGemmWhoseAddendDoesNotFitStaysAsItIs_data();
    void aGemmWhoseAddendDoesNotFitStaysAsItIs();
    void whatIsKeptInFloatLiesOnTheGridAlready_data();
    void whatIsKeptInFloatLiesOnTheGridAlready();
    void otherBitsAreRefused();
    void threeBitsSayThatTheyTakeFour();
    void layersHaveBitsOfTheirOwn_data();
    void layersHaveBitsOfTheirOwn();
    void bitsOfLayersThatCannotBeAreRefused_data();
    void bitsOfLayersThatCannotBeAreRefused();
    void aSharedWeightIsNotStoredTwice();
};

void TestQuantizeWeights::everyFormRuns_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("storage");
    const auto add = [](const char *name, const char *graph, std::initializer_list<int> bitsOf, const char *storage) {
        for (const int bits : bitsOf)
            QTest::addRow("%s, %d bits, %s", name, bits, storage) << graph << bits << storage;
    };
    const char *mat = "agraph (float[N,64] x) => (float[N,48] y) { [it] y = MatMul(x, w) }";
    const char *odd = "agraph (float[N,5,50] x) => (float[N,5,48] y) { [it] y = MatMul(x, o) }";
    const char *gemm = "agraph (float[N,64] x) => (float[N,48] y) { [it] y = Gemm<transB=1,alpha=0.5>(x, g, b) }";
    const char *conv = "agraph (float[N,16,6,6] x) => (float[N,24,4,4] y) { [it] y = Conv(x, c) }";
    const char *deconv = "agraph (float[N,16,6,6] x) => (float[N,8,8,8] y) { [it] y = ConvTranspose(x, d) }";
    const char *gather = "agraph (int64[N,3] x) => (float[N,3,64] y) { [it] y = Gather(e, x) }";
    for (const char *graph : {mat, odd, gemm}) {
        add(graph == mat ? "MatMul" : graph == odd ? "odd MatMul" : "Gemm", graph, {8, 4, 3, 2}, "nbits");
        add(graph == mat ? "MatMul" : graph == odd ? "odd MatMul" : "Gemm", graph, {8, 4, 3, 2}, "folded");
        add(graph == mat ? "MatMul" : graph == odd ? "odd MatMul" : "Gemm", graph, {8}, "dequantize");
    }
    add("Conv", conv, {8, 4, 3, 2}, "auto");
    add("Conv", conv, {8}, "dequantize");
    add("ConvTranspose", deconv, {8, 4}, "auto");
    add("Gather", gather, {8, 4, 3}, "auto");
    add("Gather", gather, {8, 4, 3, 2}, "folded");
}

void TestQuantizeWeights::everyFormRuns()
{
    QFETCH(QString, graph);
    QFETCH(int, bits);
    QFETCH(QString, storage);
    const Model before = modelOf(graph.toStdString(), {"w[64,48]", "o[50,48]", "g[48,64]", "b[48]", "c[24,16,3,3]", "d[16,8,3,3]", "e[5,64]"});
    const PassOutcome outcome = checkedRun(weights({{"bits", std::to_string(bits)}, {"storage", storage.toStdString()}}), before);
    QVERIFY2(changed(outcome.report, "it"), qPrintable(QString::fromStdString(reasonFor(outcome.report, "it"))));
    const double off = difference(before, outcome.model);
    QVERIFY2(off > 0 && off < tolerance(bits), qPrintable(QString::number(off)));
}

void TestQuantizeWeights::foldedStorageIsFoldedAtEveryOpset_data()
{
    QTest::addColumn<int>("opset");
    QTest::addColumn<int>("bits");
    for (const int opset : {7, 9, 10, 13, 17, 20, 21, 23})
        for (const int bits : {8, 4, 3, 2})
            QTest::addRow("opset %d, %d bits", opset, bits) << opset << bits;
}

void TestQuantizeWeights::foldedStorageIsFoldedAtEveryOpset()
{
    QFETCH(int, opset);
    QFETCH(int, bits);
    const Model before = modelOf("agraph (float[2,16,6,6] x) => (float[2,24,4,4] y) { [it] y = Conv(x, c) }", {"c[24,16,3,3]"}, opset);
    const PassOutcome outcome = checkedRun(weights({{"bits", std::to_string(bits)}, {"storage", "folded"}}), before);
    QCOMPARE(outcome.model.opset(), int64_t{opset});
    const auto ran = operatorsThatRan(outcome.model);
    for (const auto &[op, count] : ran)
        QVERIFY2(op == "Conv" || op == "FusedConv" || op.starts_with("Reorder"), op.c_str());
    QVERIFY(difference(before, outcome.model) < tolerance(bits));
}

void TestQuantizeWeights::rowsThatNoBlockDivides()
{
    const Model before = modelOf("agraph (float[2,37] x) => (float[2,11] y) { [it] y = MatMul(x, w) }", {"w[37,11]"});
    for (const char *storage : {"nbits", "folded"}) {
        const PassOutcome outcome = checkedRun(weights({{"bits", "4"}, {"storage", storage}}), before);
        QVERIFY(changed(outcome.report, "it"));
        QVERIFY(difference(before, outcome.model) < tolerance(4));
    }
}

void TestQuantizeWeights::bytesShrinkAsPromised_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("storage");
    QTest::addColumn<double>("share"); // of float32's bytes, scales included
    QTest::newRow("8 bits folded: one scale a channel") << 8 << "folded" << 0.25 + 1.0 / 256;
    QTest::newRow("8 bits in blocks of 128") << 8 << "nbits" << 0.25 + 1.0 / 128;
    QTest::newRow("4 bits in blocks of 32") << 4 << "nbits" << 0.125 + 1.0 / 32;
    QTest::newRow("4 bits folded") << 4 << "folded" << 0.125 + 0.5 / 32;
    QTest::newRow("3 bits folded: five in 16") << 3 << "folded" << 0.1 + 0.5 / 32;
    QTest::newRow("2 bits") << 2 << "nbits" << 0.0625 + 1.0 / 32;
}

void TestQuantizeWeights::bytesShrinkAsPromised()
{
    QFETCH(int, bits);
    QFETCH(QString, storage);
    QFETCH(double, share);
    const Model before = modelOf("agraph (float[2,256] x) => (float[2,256] y) { [it] y = MatMul(x, w) }", {"w[256,256]"});
    const Model after = checkedRun(weights({{"bits", std::to_string(bits)}, {"storage", storage.toStdString()}}), before).model;
    const double measured = static_cast<double>(constantBytes(after)) / static_cast<double>(constantBytes(before));
    QVERIFY2(std::abs(measured - share) < 0.002, qPrintable(QString::number(measured)));
}

void TestQuantizeWeights::embeddingRowsAreThoseOfTheDequantizedTable()
{
    const Model before = modelOf("agraph (int64[N,3] x) => (float[N,3,64] y) { [it] y = Gather(e, x) }", {"e[5,64]"});
    const Model inMemory = checkedRun(weights({{"storage", "auto"}}), before).model;
    QCOMPARE(countOf(inMemory, "Gather"), 2); // integers and scales: the float table is nowhere
    const auto table = VERIFIED(toFloats(before.graph().initializer(0), before.payloads()));
    const auto inputs = inputsFor(before, 5);
    const auto rows = VERIFIED(toInts(inputs[0], {}));
    const auto got = VERIFIED(toFloats(outputsOf(inMemory, inputs)[0], {}));
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto row = static_cast<size_t>(rows[i]);
        float most = 0;
        for (size_t k = 0; k < 64; ++k)
            most = std::max(most, std::abs(table[row * 64 + k]));
        for (size_t k = 0; k < 64; ++k)
            QVERIFY(std::abs(got[i * 64 + k] - table[row * 64 + k]) <= most / 127 * 0.5001F);
    }
}

void TestQuantizeWeights::aSharedWeightIsReplacedOnce()
{
    const Model before = modelOf("agraph (float[2,64] x) => (float[2,64] y) { [a] p = MatMul(x, w) [relu] r = Relu(p) [b] y = MatMul(r, w) }", {"w[64,64]"});
    for (const char *storage : {"folded", "dequantize"}) {
        const PassOutcome outcome = checkedRun(weights({{"storage", storage}}), before);
        QVERIFY(changed(outcome.report, "a") && changed(outcome.report, "b"));
        QVERIFY(constantBytes(outcome.model) < 64 * 64 * 2);
        QVERIFY(difference(before, outcome.model) < 0.03);
    }
    PassRunner one = weights({{"storage", "folded"}});
    one.layers = std::set<std::string>{"a"};
    const PassOutcome declined = checkedRun(one, before);
    QCOMPARE(reasonFor(declined.report, "a"), std::string("its weight is shared with b, which was not chosen"));
}

void TestQuantizeWeights::recurrentLayersHaveTwoWeights()
{
    const Model before = modelOf("agraph (float[7,2,12] x) => (float[7,1,2,8] y) { [it] y, h = GRU<hidden_size=8>(x, w, r) }", {"w[1,24,12]", "r[1,24,8]"});
    for (const char *bits : {"8", "4"}) {
        const PassOutcome outcome = checkedRun(weights({{"bits", bits}}), before);
        QVERIFY(changed(outcome.report, "it"));
        for (const auto &tensor : outcome.model.graph().initializer())
            QVERIFY2(tensor.dims_size() < 3 || tensor.data_type() != pb::TensorProto::FLOAT || tensor.dims(1) == 1, tensor.name().c_str());
        QVERIFY(difference(before, outcome.model) < tolerance(std::stoi(bits)));
    }
}

namespace {

int64_t floatBytes(const pb::GraphProto &graph)
{
    int64_t bytes = 0;
    const auto count = [&](const pb::TensorProto &tensor) {
        if (tensor.data_type() == pb::TensorProto::FLOAT)
            bytes += 4 * tensorElementCount(tensor).valueOr(0);
    };
    for (const auto &tensor : graph.initializer())
        count(tensor);
    for (const auto &node : graph.node())
        for (const auto &attribute : node.attribute()) {
            if (attribute.has_t())
                count(attribute.t());
            if (attribute.has_g())
                bytes += floatBytes(attribute.g());
        }
    return bytes;
}

} // namespace

void TestQuantizeWeights::weightsInsideBodiesAreStoredToo_data()
{
    QTest::addColumn<QString>("graph");
    const char *head = "agraph (float[2,16,6,6] x, bool c) => (float[2,24,4,4] y) ";
    QTest::addRow("read from the main graph") << QString(head) + "{ [it] y = If(c) <then_branch = one () => (float[2,24,4,4] p) { p = Conv(x, w) }, else_branch = two () => (float[2,24,4,4] q) { r = Conv(x, v) q = Relu(r) }> }";
    QTest::addRow("through movement of data") << QString(head) + "<int64[4] s = {24, 16, 3, 3}> { f = Reshape(w, s) [it] y = If(c) <then_branch = one () => (float[2,24,4,4] p) { t = Identity(f) p = Conv(x, t) }, else_branch = two () => (float[2,24,4,4] q) { q = Conv(x, v) }> }";
}

void TestQuantizeWeights::weightsInsideBodiesAreStoredToo()
{
    QFETCH(QString, graph);
    const Model outside = modelOf(graph.toStdString(), {"w[24,16,3,3]", "v[24,16,3,3]"});
    // The same with v as a constant of its body.
    pb::ModelProto proto = outside.proto();
    for (int i = 0; i < proto.graph().initializer_size(); ++i)
        if (proto.graph().initializer(i).name() == "v") {
            const pb::TensorProto tensor = proto.graph().initializer(i);
            auto &node = *std::find_if(proto.mutable_graph()->mutable_node()->begin(), proto.mutable_graph()->mutable_node()->end(), [](const auto &n) { return n.name() == "it"; });
            for (auto &attribute : *node.mutable_attribute())
                if (attribute.name() == "else_branch")
                    *attribute.mutable_g()->add_initializer() = tensor;
            proto.mutable_graph()->mutable_initializer()->DeleteSubrange(i, 1);
            break;
        }
    const Model inside(proto, outside.payloads());
    for (const Model &before : {outside, inside}) {
        const PassOutcome outcome = checkedRun(weights({{"storage", "folded"}}), before);
        QVERIFY(changed(outcome.report, "it"));
        QVERIFY(floatBytes(outcome.model.graph()) * 10 < floatBytes(before.graph()));
        for (const bool condition : {false, true}) {
            auto inputs = inputsFor(before, 3);
            inputs[1].set_data_type(pb::TensorProto::BOOL);
            inputs[1].set_raw_data(std::string(1, condition ? 1 : 0));
            const auto a = VERIFIED(toDoubles(outputsOf(before, inputs).front(), {}));
            const auto b = VERIFIED(toDoubles(outputsOf(outcome.model, inputs).front(), {}));
            double off = 0;
            for (size_t i = 0; i < a.size(); ++i)
                off = std::max(off, std::abs(a[i] - b[i]));
            QVERIFY2(off > 0 && off < 0.05, qPrintable(QString::number(off)));
        }
    }
}

void TestQuantizeWeights::whatALoopHandsOnIsLeftAlone()
{
    const Model before = modelOf("agraph (float[2,64] x, int64 n, bool go) => (float[2,64] y, float[64,64] z) { [it] y, z = Loop(n, go, x, w) <body = step (int64 i, bool g, float[2,64] a, float[64,64] u) => (bool h, float[2,64] b, float[64,64] t) "
                                 "{ h = Identity(g) b = MatMul(a, u) t = Identity(u) }> }",
                                 {"w[64,64]"});
    const PassOutcome outcome = checkedRun(weights({{"storage", "folded"}}), before);
    QVERIFY(outcome.report.changes.empty());
}

void TestQuantizeWeights::whatIsStoredAlreadyIsSaid()
{
    const Model before = modelOf("agraph (float[N,16,6,6] x) => (float[N,24,4,4] y) { [it] y = Conv(x, c) }", {"c[24,16,3,3]"});
    for (const char *bits : {"8", "4"}) {
        const Model stored = checkedRun(weights({{"bits", bits}}), before).model;
        const PassOutcome again = VERIFIED(weights({{"bits", "8"}}).run(stored));
        QVERIFY(again.report.changes.empty());
        QVERIFY2(reasonFor(again.report, "it").starts_with("its weight is already stored as "), reasonFor(again.report, "it").c_str());
    }
}

void TestQuantizeWeights::convolutionsHaveNoPackedForm()
{
    const Model before = modelOf("agraph (float[N,16,6,6] x) => (float[N,24,4,4] y) { [it] y = Conv(x, c) }", {"c[24,16,3,3]"});
    const PassOutcome outcome = checkedRun(weights({{"storage", "nbits"}}), before);
    QVERIFY(outcome.report.changes.empty());
    QVERIFY(reasonFor(outcome.report, "it").find("storage=folded") != std::string::npos);
}

void TestQuantizeWeights::aGemmWhoseAddendDoesNotFitStaysAsItIs_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("reason");
    QTest::newRow("an empty bias") << "Gemm(x, w, none)" << "its addend none does not fit its 48 outputs";
    QTest::newRow("a computed bias of other outputs") << "Gemm(x, w, x)" << "its addend x does not fit its 48 outputs";
}

void TestQuantizeWeights::aGemmWhoseAddendDoesNotFitStaysAsItIs()
{
    QFETCH(QString, node);
    QFETCH(QString, reason);
    const Model before = modelOf("agraph (float[2,64] x) => (float[] y) { [it] y = " + node.toStdString() + " }", {"w[64,48]", "none[0]"});
    const PassOutcome outcome = checkedRun(weights({}), before);
    QCOMPARE(text(outcome.model), text(before));
    QCOMPARE(QString::fromStdString(reasonFor(outcome.report, "it")), reason);
}

void TestQuantizeWeights::whatIsKeptInFloatLiesOnTheGridAlready_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<int>("bits");
    for (const int bits : {2, 3, 4}) {
        QTest::addRow("MatMul, %d bits", bits) << "agraph (float[N,64] x) => (float[N,48] y) { [it] y = MatMul(x, w) }" << bits;
        QTest::addRow("odd MatMul, %d bits", bits) << "agraph (float[N,5,50] x) => (float[N,5,48] y) { [it] y = MatMul(x, o) }" << bits;
        QTest::addRow("Conv, %d bits", bits) << "agraph (float[N,16,6,6] x) => (float[N,24,4,4] y) { [it] y = Conv(x, c) }" << bits;
    }
}

// Stored after all, it computes what it computed before: nothing is rounded twice.
void TestQuantizeWeights::whatIsKeptInFloatLiesOnTheGridAlready()
{
    QFETCH(QString, graph);
    QFETCH(int, bits);
    const Model before = modelOf(graph.toStdString(), {"w[64,48]", "o[50,48]", "c[24,16,3,3]"});
    const std::string wanted = std::to_string(bits);
    const PassOutcome kept = checkedRun(weights({{"bits", wanted}, {"storage", "float"}}), before);
    QCOMPARE(kept.model.graph().node_size(), before.graph().node_size());
    QVERIFY(constantBytes(kept.model) >= constantBytes(before) * 9 / 10);
    const Model stored = checkedRun(weights({{"bits", wanted}, {"rounding", "nearest"}}), kept.model).model;
    QVERIFY(difference(before, kept.model) > 1e-4);
    QVERIFY(difference(kept.model, stored) < (graph.contains("Conv") ? 1e-3 : 1e-2)); // float16 scales; products of activations in 8 bits
}

void TestQuantizeWeights::otherBitsAreRefused()
{
    const Model before = modelOf("agraph (float[2,64] x) => (float[2,64] y) { [a] y = MatMul(x, w) }", {"w[64,64]"});
    QCOMPARE(REFUSED(weights({{"bits", "5"}}).run(before)).kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(weights({{"block_size", "24"}}).run(before)).where, std::string("block_size"));
}

void TestQuantizeWeights::threeBitsSayThatTheyTakeFour()
{
    const Model before = modelOf("agraph (float[2,64] x) => (float[2,64] y) { [a] y = MatMul(x, w) }", {"w[64,64]"});
    const PassOutcome outcome = checkedRun(weights({{"bits", "3"}}), before);
    const bool said = std::any_of(outcome.report.findings.begin(), outcome.report.findings.end(), [](const Finding &f) { return f.message.find("take 4 bits each") != std::string::npos; });
    QVERIFY(said);
}

void TestQuantizeWeights::layersHaveBitsOfTheirOwn_data()
{
    QTest::addColumn<QString>("storage");
    QTest::newRow("unpacked at load") << "folded";
    QTest::newRow("packed in memory") << "nbits";
}

void TestQuantizeWeights::layersHaveBitsOfTheirOwn()
{
    QFETCH(QString, storage);
    const Model before = modelOf("agraph (float[2,64] x) => (float[2,64] y) { [a] p = MatMul(x, u) [b] q = MatMul(p, v) [c] r = MatMul(q, w) [d] y = MatMul(r, t) }",
                                 {"u[64,64]", "v[64,64]", "w[64,64]", "t[64,64]"});
    const PassOutcome outcome = VERIFIED(weights({{"storage", storage.toStdString()}, {"layer_bits", " a=4;b = 2; c=float "}}).run(before));
    const auto said = [&](const std::string &layer) {
        for (const Change &change : outcome.report.changes)
            if (change.layer == layer)
                return change.what.substr(0, 6);
        return std::string();
    };
    QCOMPARE(said("a"), std::string("4 bits"));
    QCOMPARE(said("b"), std::string("2 bits"));
    QCOMPARE(reasonFor(outcome.report, "c"), std::string("it is to stay in float (layer_bits)"));
    QCOMPARE(said("d"), std::string("8 bits"));
    QVERIFY(difference(before, outcome.model) < tolerance(2));
}

void TestQuantizeWeights::bitsOfLayersThatCannotBeAreRefused_data()
{
    QTest::addColumn<QString>("bits");
    QTest::addColumn<QString>("where");
    QTest::newRow("no such number") << "a=5" << "layer_bits";
    QTest::newRow("no number") << "a" << "layer_bits";
    QTest::newRow("no such layer") << "a=4; nobody=4" << "nobody";
    QTest::newRow("a layer without weights") << "r=4" << "r";
}

void TestQuantizeWeights::bitsOfLayersThatCannotBeAreRefused()
{
    QFETCH(QString, bits);
    QFETCH(QString, where);
    const Model before = modelOf("agraph (float[2,64] x) => (float[2,64] y) { [a] p = MatMul(x, w) [r] y = Relu(p) }", {"w[64,64]"});
    const Error error = REFUSED(weights({{"layer_bits", bits.toStdString()}}).run(before));
    QCOMPARE(error.kind, ErrorKind::InvalidInput);
    QCOMPARE(QString::fromStdString(error.where), where);
}

void TestQuantizeWeights::aSharedWeightIsNotStoredTwice()
{
    const Model before = modelOf("agraph (float[2,64] x) => (float[2,64] y) { [a] p = MatMul(x, w) [b] y = MatMul(p, w) }", {"w[64,64]"});
    const PassOutcome outcome = checkedRun(weights({{"storage", "folded"}, {"layer_bits", "a=4; b=8"}}), before);
    QCOMPARE(reasonFor(outcome.report, "a"), std::string("its weight is shared with b, which is to have other bits"));
    QCOMPARE(reasonFor(outcome.report, "b"), std::string("its weight is shared with a, which is to have other bits"));
}

QTEST_GUILESS_MAIN(TestQuantizeWeights)
#include "tst_quantize_weights.moc"
