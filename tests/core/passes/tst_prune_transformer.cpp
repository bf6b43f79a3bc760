// prune-heads, prune-neurons and prune-width on small transformers.
#include "core/passes/training.h"
#include "core/prune/mask_channels.h"
#include "tests/core/passes/pass_fixture.h"
#include "tests/core/prune/networks.h"

using namespace pare;
using namespace pare::test;

namespace {

// A layer of a transformer under an embedding: attention of four heads of size 3 with a residual sum, a feed-forward block with one,
// a normalization before each, a classifier on top.
Model transformer()
{
    return build({"transformer",
                  "g (int64[N,5] i) => (y) { t = Constant<value = int64[4] {0, 0, 4, 3}>() e = Constant<value = int64[3] {0, 0, 12}>() [emb] x0 = Gather(table, i) "
                  "[pos] x = Add(x0, place) [ln1] h = LayerNormalization(x, s1, b1) [q] q0 = MatMul(h, wq) [qb] q1 = Add(q0, bq) [k] k0 = MatMul(h, wk) [v] v0 = MatMul(h, wv) "
                  "[qr] q2 = Reshape(q1, t) [kr] k2 = Reshape(k0, t) [vr] v2 = Reshape(v0, t) [qt] q3 = Transpose<perm=[0,2,1,3]>(q2) "
                  "[kt] k3 = Transpose<perm=[0,2,3,1]>(k2) [vt] v3 = Transpose<perm=[0,2,1,3]>(v2) [qk] s = MatMul(q3, k3) [sm] p = Softmax<axis=-1>(s) "
                  "[pv] o = MatMul(p, v3) [ot] o1 = Transpose<perm=[0,2,1,3]>(o) [or] o2 = Reshape(o1, e) [out] o3 = MatMul(o2, wo) [sum1] x1 = Add(o3, x) "
                  "[ln2] l = LayerNormalization(x1, s2, b2) [up] m = MatMul(l, wu) [upb] m1 = Add(m, bu) [act] m2 = Relu(m1) [down] m3 = MatMul(m2, wd) [sum2] x2 = Add(m3, x1) "
                  "[ln3] x3 = LayerNormalization(x2, s3, b3) [head] y = MatMul(x3, wh) }",
                  {"table[7,16]", "place[5,16]", "s1[16]", "b1[16]", "wq[16,12]", "bq[12]", "wk[16,12]", "wv[16,12]", "wo[12,16]", "s2[16]", "b2[16]", "wu[16,40]", "bu[40]",
                   "wd[40,16]", "s3[16]", "b3[16]", "wh[16,3]"},
                  ""});
}

// scaled_dot_product_attention as PyTorch's exporter writes it for two samples: keys are turned as [samples * heads, ...] and put back, rows that the
// mask leaves empty are guarded. `keyHeads` of the four heads have keys and values of their own, which the others share.
Model exported(int keyHeads)
{
    const std::string width = std::to_string(keyHeads * 6);
    std::string repeat = "[kx] k4 = Identity(k3) [vx] v4 = Identity(v3) ";
    if (keyHeads < 4)
        repeat = "a2 = Constant<value = int64[1] {2}>() g = Constant<value = int64[5] {2, " + std::to_string(keyHeads) + ", " + std::to_string(4 / keyHeads) +
                 ", 5, 6}>() f = Constant<value = int64[4] {2, 4, 5, 6}>() [ku] ku0 = Unsqueeze(k3, a2) [ke] ke0 = Expand(ku0, g) [kx] k4 = Reshape(ke0, f) "
                 "[vu] vu0 = Unsqueeze(v3, a2) [ve] ve0 = Expand(vu0, g) [vx] v4 = Reshape(ve0, f) ";
    return modelOf("g (float[2,5,16] x) => (float[2,5,16] y) { t = Constant<value = int64[4] {2, 5, 4, 6}>() u = Constant<value = int64[4] {2, 5, " + std::to_string(keyHeads) +
                      ", 6}>() m = Constant<value = int64[3] {-1, 5, 6}>() w = Constant<value = int64[4] {2, 4, 6, 5}>() e = Constant<value = int64[3] {2, 5, 24}>() "
                      "[q] q0 = MatMul(x, wq) [k] k0 = MatMul(x, wk) [v] v0 = MatMul(x, wv) [qr] q2 = Reshape(q0, t) [kr] k2 = Reshape(k0, u) [vr] v2 = Reshape(v0, u) "
                      "[qt] q3 = Transpose<perm=[0,2,1,3]>(q2) [kt] k3 = Transpose<perm=[0,2,1,3]>(k2) [vt] v3 = Transpose<perm=[0,2,1,3]>(v2) " +
                      repeat +
                      "[km] k5 = Reshape(k4, m) [kn] k6 = Transpose<perm=[0,2,1]>(k5) [kb] k7 = Reshape(k6, w) [qk] s = MatMul(q3, k7) [sm] p = Softmax<axis=-1>(s) "
                      "[nan] p1 = IsNaN(p) [guard] p2 = Where(p1, zero, p) [pv] o = MatMul(p2, v4) [ot] o1 = Transpose<perm=[0,2,1,3]>(o) [or] o2 = Reshape(o1, e) "
                      "[out] o3 = MatMul(o2, wo) [sum] y = Add(o3, x) }",
                  {"wq[16,24]", "wk[16," + width + "]", "wv[16," + width + "]", "wo[24,16]", "zero[]"});
}

std::vector<int64_t> dimsOf(const Model &model, const std::string &constant)
{
    const auto *tensor = model.index().constant(constant);
    return tensor ? std::vector<int64_t>(tensor->dims().begin(), tensor->dims().end()) : std::vector<int64_t>{};
}

PassRunner pass(const char *id, std::map<std::string, std::string> options = {})
{
    return {id, std::move(options), {}, std::nullopt};
}

using Dims = std::vector<int64_t>;

} // namespace

class TestPruneTransformer : public QObject {
    Q_OBJECT
private slots:
    void headsGoFromQueriesKeysValuesAndOutput();
    void removingHeadsIsMaskingThem();
    void headsBecomeSmaller();
    void headsOfOneOperatorKeepTheirSize();
    void headsOfExportsBecomeSmallerToo_data();
    void headsOfExportsBecomeSmallerToo();
    void headsOfExportsGoToo_data();
    void headsOfExportsGoToo();
    void gatesStandWhereHeadsAndNeuronsAreRead();
    void roundsThatAreTrainedComeDownToOneHead();
    void nothingButHeadsGoes();
    void fusedProductsAreCutInAllThreeParts();
    void neuronsGoFromBothProducts();
    void aConvolutionHasNoNeurons();
    void theWidthGoesEverywhere();
    void channelsAreNotPrunedAcrossANormalization();
    void aWidthThatIsAResultStays();
    void meansWrittenOutAreAWidthToo();
    void aReplayGivesTheSameBytes_data();
    void aReplayGivesTheSameBytes();
};

void TestPruneTransformer::headsGoFromQueriesKeysValuesAndOutput()
{
    const Model model = transformer();
    const PassOutcome outcome = VERIFIED(pass("prune-heads", {{"ratio", "0.5"}}).run(model));
    for (const char *weight : {"wq", "wk", "wv"})
        QCOMPARE(dimsOf(outcome.model, weight), (Dims{16, 6}));
    QCOMPARE(dimsOf(outcome.model, "wo"), (Dims{6, 16}));
    QCOMPARE(dimsOf(outcome.model, "wu"), (Dims{16, 40}));
    QCOMPARE(complaintOfChecker(outcome.model), std::string());
    outputsOf(outcome.model, inputsFor(outcome.model, 1));
}

void TestPruneTransformer::removingHeadsIsMaskingThem()
{
    const Model model = transformer();
    const PassOutcome outcome = VERIFIED(pass("prune-heads", {{"ratio", "0.5"}}).run(model));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const auto removal = outcome.resolution["groups"].get<ChannelRemoval>();
    QCOMPARE(removal.size(), size_t{1});
    QVERIFY(difference(VERIFIED(maskChannels(groups, removal)), outcome.model) < 2e-5);
    QVERIFY(difference(model, outcome.model) > 1e-3);
}

// All four heads stay, of two in place of three numbers each: queries and keys lose the same, values lose their own.
void TestPruneTransformer::headsBecomeSmaller()
{
    const Model model = transformer();
    const PassOutcome outcome = VERIFIED(pass("prune-heads", {{"what", "size"}, {"ratio", "0.4"}}).run(model));
    for (const char *weight : {"wq", "wk", "wv"})
        QCOMPARE(dimsOf(outcome.model, weight), (Dims{16, 8}));
    QCOMPARE(dimsOf(outcome.model, "wo"), (Dims{8, 16}));
    QCOMPARE(complaintOfChecker(outcome.model), std::string());
    const ShapeTable shapes = VERIFIED(ShapeTable::of(model));
    const ChannelGroups groups = VERIFIED(ChannelGroups::withinHeads(VERIFIED(ChannelGroups::of(model)), shapes, {"q"}));
    const auto removal = outcome.resolution["groups"].get<ChannelRemoval>();
    QCOMPARE(removal.size(), size_t{2});
    QVERIFY(removal.contains("q") && removal.contains("v"));
    QVERIFY(difference(VERIFIED(maskChannels(groups, removal)), outcome.model) < 2e-5);
    QVERIFY(difference(model, outcome.model) > 1e-3);
    QCOMPARE(wholeBytes(VERIFIED(pass("prune-heads", {{"what", "size"}, {"ratio", "0.4"}}).run(model, outcome.resolution)).model), wholeBytes(outcome.model));
    QCOMPARE(REFUSED(pass("prune-heads", {{"what", "size"}, {"rounds", "2"}}).run(model)).kind, ErrorKind::InvalidInput);
}

void TestPruneTransformer::headsOfOneOperatorKeepTheirSize()
{
    int seen = 0;
    for (const Network &network : networks())
        if (QString(network.name).startsWith("attention as one operator") || QString(network.name).startsWith("attention of the runtime")) {
            const Model model = build(network);
            const PassOutcome outcome = VERIFIED(pass("prune-heads", {{"what", "size"}, {"ratio", "0.5"}}).run(model));
            QVERIFY2(outcome.model.sameAs(model), network.name);
            QVERIFY2(std::ranges::any_of(outcome.report.declined, [](const Declined &one) { return one.reason.find("is one operator") != std::string::npos; }), network.name);
            ++seen;
        }
    QVERIFY(seen >= 4);
}

void TestPruneTransformer::headsOfExportsBecomeSmallerToo_data()
{
    headsOfExportsGoToo_data();
}

void TestPruneTransformer::headsOfExportsBecomeSmallerToo()
{
    QFETCH(int, keyHeads);
    const Model model = exported(keyHeads);
    const PassOutcome outcome = VERIFIED(pass("prune-heads", {{"what", "size"}, {"ratio", "0.5"}}).run(model));
    QCOMPARE(dimsOf(outcome.model, "wq"), (Dims{16, 12}));
    QCOMPARE(dimsOf(outcome.model, "wo"), (Dims{12, 16}));
    for (const char *weight : {"wk", "wv"})
        QCOMPARE(dimsOf(outcome.model, weight), (Dims{16, keyHeads * 3}));
    const std::string complaint = complaintOfChecker(outcome.model);
    QVERIFY2(complaint.empty(), complaint.c_str());
    outputsOf(outcome.model, inputsFor(outcome.model, 1));
}

void TestPruneTransformer::headsOfExportsGoToo_data()
{
    QTest::addColumn<int>("keyHeads");
    QTest::newRow("keys and values of their own") << 4;
    QTest::newRow("two share") << 2;
    QTest::newRow("all share") << 1;
}

void TestPruneTransformer::headsOfExportsGoToo()
{
    QFETCH(int, keyHeads);
    const Model model = exported(keyHeads);
    const PassOutcome outcome = VERIFIED(pass("prune-heads", {{"ratio", "0.5"}}).run(model));
    QCOMPARE(dimsOf(outcome.model, "wq"), (Dims{16, 12}));
    QCOMPARE(dimsOf(outcome.model, "wo"), (Dims{12, 16}));
    for (const char *weight : {"wk", "wv"})
        QCOMPARE(dimsOf(outcome.model, weight), (Dims{16, keyHeads > 1 ? keyHeads * 3 : 6}));
    const std::string complaint = complaintOfChecker(outcome.model);
    QVERIFY2(complaint.empty(), complaint.c_str());
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    const auto removal = outcome.resolution["groups"].get<ChannelRemoval>();
    QVERIFY(difference(VERIFIED(maskChannels(groups, removal)), outcome.model) < 2e-5);
    QVERIFY(difference(model, outcome.model) > 1e-3);
}

void TestPruneTransformer::gatesStandWhereHeadsAndNeuronsAreRead()
{
    const Model model = transformer();
    UnitGradients asked;
    const auto lastStays = [&asked](const UnitGradients &wanted) -> Result<std::vector<std::vector<double>>> {
        asked = wanted;
        std::vector<double> costs(static_cast<size_t>(wanted.units.at(0)), 1);
        costs.back() = 7;
        return std::vector<std::vector<double>>{costs};
    };
    PassRunner heads = pass("prune-heads", {{"ratio", "0.75"}, {"importance", "gates"}, {"repair", "none"}});
    QCOMPARE(REFUSED(heads.run(model)).kind, ErrorKind::Unavailable);
    heads.services.gradients = lastStays;
    const PassOutcome outcome = VERIFIED(heads.run(model));
    QVERIFY(asked.gates);
    QCOMPARE(asked.weights.size(), size_t{1});
    QCOMPARE(asked.weights[0].constant, std::string("o2")); // what the output's weights read
    QCOMPARE(asked.weights[0].axis, 2);
    QCOMPARE(asked.weights[0].unitAt, (std::vector<int32_t>{0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3}));
    QCOMPARE(outcome.resolution["groups"].get<ChannelRemoval>().begin()->second, (std::vector<int64_t>{0, 1, 2}));

    PassRunner neurons = pass("prune-neurons", {{"ratio", "0.5"}, {"importance", "gates"}, {"repair", "none"}, {"multiple", "1"}});
    neurons.services.gradients = lastStays;
    QVERIFY(!VERIFIED(neurons.run(model)).report.changes.empty());
    QCOMPARE(asked.weights.size(), size_t{1});
    QCOMPARE(asked.weights[0].constant, std::string("m2")); // behind the activation
    QCOMPARE(asked.units, std::vector<int64_t>{40});
    // Channels of convolutions are read in too many places for it.
    QCOMPARE(REFUSED(pass("prune-channels", {{"importance", "gates"}}).run(model)).kind, ErrorKind::InvalidInput);
}

void TestPruneTransformer::roundsThatAreTrainedComeDownToOneHead()
{
    const Model model = transformer();
    PassRunner heads = pass("prune-heads", {{"ratio", "0.8"}, {"importance", "l1"}, {"rounds", "20"}, {"train", "distill"}});
    int trained = 0;
    heads.services.train = [&trained](const TrainingRequest &) -> Result<TrainingResult> {
        ++trained;
        TrainingResult nothing;
        nothing.score = "loss";
        return nothing;
    };
    const PassOutcome outcome = VERIFIED(heads.run(model));
    QCOMPARE(trained, 3); // the other rounds have nothing to take
    QCOMPARE(dimsOf(outcome.model, "wq"), (Dims{16, 3}));
    heads.options.erase("rounds");
    heads.options["train"] = "none";
    QCOMPARE(outcome.resolution["groups"].dump(), VERIFIED(heads.run(model)).resolution["groups"].dump()); // weights that were not changed choose the same
}

void TestPruneTransformer::nothingButHeadsGoes()
{
    const Model model = build(networks()[0]);
    const PassOutcome outcome = VERIFIED(pass("prune-heads", {{"ratio", "0.5"}}).run(model));
    QVERIFY(outcome.model.sameAs(model));
    QVERIFY(outcome.report.declined.empty());
    QCOMPARE(outcome.report.findings.back().message, std::string("there are no heads that this pass could remove: no attention block was found"));
}

void TestPruneTransformer::fusedProductsAreCutInAllThreeParts()
{
    for (const Network &network : networks())
        if (std::string(network.name) == "attention with one product for queries, keys and values") {
            const PassOutcome outcome = VERIFIED(pass("prune-heads", {{"ratio", "0.25"}}).run(build(network)));
            QCOMPARE(dimsOf(outcome.model, "w"), (Dims{8, 27}));
            QCOMPARE(dimsOf(outcome.model, "wo"), (Dims{9, 8}));
        }
}

void TestPruneTransformer::neuronsGoFromBothProducts()
{
    const Model model = transformer();
    const PassOutcome outcome = VERIFIED(pass("prune-neurons", {{"ratio", "0.4"}}).run(model));
    QCOMPARE(dimsOf(outcome.model, "wu"), (Dims{16, 24}));
    QCOMPARE(dimsOf(outcome.model, "bu"), (Dims{24}));
    QCOMPARE(dimsOf(outcome.model, "wd"), (Dims{24, 16}));
    QCOMPARE(dimsOf(outcome.model, "wq"), (Dims{16, 12}));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    QVERIFY(difference(VERIFIED(maskChannels(groups, outcome.resolution["groups"].get<ChannelRemoval>())), outcome.model) < 2e-5);
}

void TestPruneTransformer::aConvolutionHasNoNeurons()
{
    const Model model = build(networks()[0]);
    QVERIFY(VERIFIED(pass("prune-neurons", {{"ratio", "0.5"}}).run(model)).model.sameAs(model));
}

void TestPruneTransformer::theWidthGoesEverywhere()
{
    const Model model = transformer();
    const PassOutcome outcome = VERIFIED(pass("prune-width", {{"ratio", "0.5"}}).run(model));
    QCOMPARE(dimsOf(outcome.model, "table"), (Dims{7, 8}));
    QCOMPARE(dimsOf(outcome.model, "place"), (Dims{5, 8}));
    QCOMPARE(dimsOf(outcome.model, "s1"), (Dims{8}));
    QCOMPARE(dimsOf(outcome.model, "b3"), (Dims{8}));
    QCOMPARE(dimsOf(outcome.model, "wq"), (Dims{8, 12}));
    QCOMPARE(dimsOf(outcome.model, "wo"), (Dims{12, 8}));
    QCOMPARE(dimsOf(outcome.model, "wd"), (Dims{40, 8}));
    QCOMPARE(dimsOf(outcome.model, "wh"), (Dims{8, 3}));
    QCOMPARE(complaintOfChecker(outcome.model), std::string());
    outputsOf(outcome.model, inputsFor(outcome.model, 1));
}

void TestPruneTransformer::channelsAreNotPrunedAcrossANormalization()
{
    const PassOutcome outcome = VERIFIED(pass("prune-channels", {{"ratio", "0.5"}}).run(transformer()));
    QCOMPARE(dimsOf(outcome.model, "table"), (Dims{7, 16}));
    QCOMPARE(reasonFor(outcome.report, "emb"), std::string("is normalized over its channels by ln1 (LayerNormalization): prune-width can shrink it"));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(transformer()));
    QVERIFY(!groups.find("emb")->prunable && groups.find("emb")->asWidth);
    QCOMPARE(groups.prunableShare(), 1.0);
}

void TestPruneTransformer::aWidthThatIsAResultStays()
{
    const Model model = build({"states", "g (float[N,5,6] x) => (y) { [a] h = MatMul(x, w) [n] y = LayerNormalization(h, s, b) }", {"w[6,16]", "s[16]", "b[16]"}, ""});
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    QVERIFY(!groups.find("a")->canShrink());
    QCOMPARE(groups.find("a")->reason, std::string("feeds the graph's output y"));
    const PassOutcome outcome = VERIFIED(pass("prune-width", {{"ratio", "0.5"}}).run(model));
    QVERIFY(outcome.model.sameAs(model));
    QCOMPARE(reasonFor(outcome.report, "a"), std::string("feeds the graph's output y"));
}

void TestPruneTransformer::meansWrittenOutAreAWidthToo()
{
    const Model model = build({"written out",
                               "g (float[N,5,6] x) => (y) { two = Constant<value = float {2.0}>() eps = Constant<value = float {0.00001}>() [a] h = MatMul(x, w) "
                               "[m1] m = ReduceMean<axes=[-1]>(h) [d] k = Sub(h, m) [p] p = Pow(k, two) [m2] v = ReduceMean<axes=[-1]>(p) [e] u = Add(v, eps) [sq] r = Sqrt(u) "
                               "[di] l = Div(k, r) [sc] n = Mul(l, s) [sh] o = Add(n, b) [z] y = MatMul(o, t) }",
                               {"w[6,16]", "s[16]", "b[16]", "t[16,4]"}, ""});
    const PassOutcome outcome = VERIFIED(pass("prune-width", {{"ratio", "0.5"}}).run(model));
    QCOMPARE(dimsOf(outcome.model, "w"), (Dims{6, 8}));
    QCOMPARE(dimsOf(outcome.model, "s"), (Dims{8}));
    outputsOf(outcome.model, inputsFor(outcome.model, 1));
}

void TestPruneTransformer::aReplayGivesTheSameBytes_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"prune-heads", "prune-neurons", "prune-width"})
        QTest::newRow(id) << QString(id);
}

void TestPruneTransformer::aReplayGivesTheSameBytes()
{
    QFETCH(QString, id);
    const Model model = transformer();
    const PassOutcome outcome = VERIFIED(pass(qPrintable(id), {{"ratio", "0.5"}}).run(model));
    QVERIFY(!outcome.report.changes.empty());
    const PassOutcome again = VERIFIED(pass(qPrintable(id), {{"ratio", "0.1"}}).run(model, nlohmann::json::parse(outcome.resolution.dump())));
    QCOMPARE(wholeBytes(again.model), wholeBytes(outcome.model));
}

QTEST_APPLESS_MAIN(TestPruneTransformer)
#include "tst_prune_transformer.moc"
