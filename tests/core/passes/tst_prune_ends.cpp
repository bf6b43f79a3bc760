// What the graph takes and gives: it keeps its shape, unless the options `inputs` and `outputs` let it shrink.
#include "core/measure/evaluate.h"
#include "core/prune/mask_channels.h"
#include "tests/core/passes/pass_fixture.h"
#include "tests/core/prune/networks.h"
#include "tests/core/runtime/npz_file.h"

#include <QTemporaryDir>

using namespace pare;
using namespace pare::test;

namespace {

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

// One step of a decoder: keys and values of four heads come in, and go out with those of this step.
Model decoder()
{
    return modelOf("g (float[N,1,16] x, float[N,4,P,6] pk, float[N,4,P,6] pv) => (float[N,1,16] y, float[N,4,T,6] nk, float[N,4,T,6] nv) { "
                   "t = Constant<value = int64[4] {0, 1, 4, 6}>() e = Constant<value = int64[3] {0, 1, 24}>() "
                   "[q] q0 = MatMul(x, wq) [k] k0 = MatMul(x, wk) [v] v0 = MatMul(x, wv) [qr] q2 = Reshape(q0, t) [kr] k2 = Reshape(k0, t) [vr] v2 = Reshape(v0, t) "
                   "[qt] q3 = Transpose<perm=[0,2,1,3]>(q2) [kt] k3 = Transpose<perm=[0,2,1,3]>(k2) [vt] v3 = Transpose<perm=[0,2,1,3]>(v2) "
                   "[kc] nk = Concat<axis=2>(pk, k3) [vc] nv = Concat<axis=2>(pv, v3) [kk] k4 = Transpose<perm=[0,1,3,2]>(nk) [qk] s = MatMul(q3, k4) "
                   "[sm] p = Softmax<axis=-1>(s) [pv] o = MatMul(p, nv) [ot] o1 = Transpose<perm=[0,2,1,3]>(o) [or] o2 = Reshape(o1, e) [out] y = MatMul(o2, wo) }",
                   {"wq[16,24]", "wk[16,24]", "wv[16,24]", "wo[24,16]"});
}

// Eighty samples of what the decoder takes, as it takes them whole. Values of all heads are much the same, so that those that stay can stand for those that go.
struct DecoderData {
    QTemporaryDir folder;
    std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "past.npz";
    DecoderData()
    {
        const auto random = [](const std::vector<int64_t> &dims, uint64_t seed) { return VERIFIED(toFloats(randomTensor("r", dims, seed), {})); };
        std::vector<float> values = random({80, 4, 3, 6}, 3);
        const std::vector<float> shared = random({80, 1, 3, 6}, 4);
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = 0.1F * values[i] + shared[i / 72 * 18 + i % 18];
        writeNpz(path, {floatArray("x", {80, 1, 16}, random({80, 1, 16}, 1)), floatArray("pk", {80, 4, 3, 6}, random({80, 4, 3, 6}, 2)), floatArray("pv", {80, 4, 3, 6}, values)});
    }
};

TaskResult comparedOn(const std::filesystem::path &data, const Model &reference, const Model &model)
{
    RunContext context;
    const std::vector<ModelHandle> models{VERIFIED(runner().load(model, {}, context))};
    return VERIFIED(evaluateModels(runner(), models, VERIFIED(runner().load(reference, {}, context)), {data, {}, {}}, {}, context)).at(0);
}

int64_t headsTakenBy(const Model &model)
{
    return model.graph().input(1).type().tensor_type().shape().dim(1).dim_value();
}

const std::map<std::string, std::string> half{{"ratio", "0.5"}, {"inputs", "all"}, {"outputs", "all"}};

} // namespace

class TestPruneEnds : public QObject {
    Q_OBJECT
private slots:
    void outputsKeepTheirShapesUnlessTheyMayShrink();
    void outputsThatLostChannelsAreComparedByWhatStayed();
    void headsOfACacheGoWhereInputsAndOutputsMayShrink();
    void whatLostInputsIsGivenWhatItsSourceTakes();
    void whatLostInputsIsRepairedOnTheDataOfItsSource();
    void namesThatAreNotThereAreRefused();
};

void TestPruneEnds::outputsKeepTheirShapesUnlessTheyMayShrink()
{
    const Model model = build({"two", "g (float[N,3,6,6] x) => (float[N,12,6,6] y, float[N,8,6,6] h) { [a] h = Conv(x, w) [b] y = Conv(h, v) }", {"w[8,3,1,1]", "v[12,8,1,1]"}, ""});
    const PassOutcome kept = VERIFIED(pruning({{"ratio", "0.5"}, {"multiple", "1"}}).run(model));
    QVERIFY(kept.model.sameAs(model));
    QVERIFY(std::ranges::any_of(kept.report.findings, [](const Finding &finding) { return finding.message.find("outputs=all lets them lose channels") != std::string::npos; }));
    const PassOutcome cut = VERIFIED(pruning({{"ratio", "0.5"}, {"multiple", "1"}, {"outputs", "h"}}).run(model));
    QCOMPARE(changeOf(cut.report, "a"), QString("8 -> 4 output channels"));
    QCOMPARE(reasonFor(cut.report, "b"), std::string("feeds the graph's output y"));
    QCOMPARE(cut.model.graph().output(1).type().tensor_type().shape().dim(1).dim_value(), 4);
    QCOMPARE(cut.model.graph().output(0).type().tensor_type().shape().dim(1).dim_value(), 12);
    pb::checker::check_model(VERIFIED(withPayloadsInside(cut.model)), true);
    const auto now = outputsOf(cut.model, inputsFor(model, 3));
    QCOMPARE(now.at(1).dims(1), 4);
}

void TestPruneEnds::outputsThatLostChannelsAreComparedByWhatStayed()
{
    const Model model = build({"one", "g (float[N,6] x) => (float[N,16] y) { [a] h = MatMul(x, w) [b] y = MatMul(h, v) }", {"w[6,8]", "v[8,16]"}, ""});
    const PassOutcome cut = VERIFIED(pruning({{"ratio", "0.5"}, {"multiple", "1"}, {"outputs", "all"}}, std::set<std::string>{"b"}).run(model));
    QCOMPARE(changeOf(cut.report, "b"), QString("16 -> 8 output channels"));
    const PassOutcome twice = VERIFIED(pruning({{"ratio", "0.5"}, {"multiple", "1"}, {"outputs", "y"}}, std::set<std::string>{"b"}).run(cut.model));
    QCOMPARE(changeOf(twice.report, "b"), QString("8 -> 4 output channels"));
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "x.npz";
    writeNpz(path, {floatArray("x", {20, 6}, VERIFIED(toFloats(randomTensor("x", {20, 6}, 5), {})))});
    RunContext context;
    const std::vector<ModelHandle> models{VERIFIED(runner().load(cut.model, {}, context)), VERIFIED(runner().load(twice.model, {}, context))};
    const ModelHandle reference = VERIFIED(runner().load(model, {}, context));
    for (const TaskResult &result : VERIFIED(evaluateModels(runner(), models, reference, {path, {}, {}}, {}, context))) {
        QVERIFY(result.fidelity && result.fidelity->sqnrDb > 100); // what stayed is as it was
        QCOMPARE(result.fidelity->otherLength, 0);
    }
    const TaskResult step = VERIFIED(evaluateModels(runner(), {&models[1], 1}, models[0], {path, {}, {}}, {}, context)).at(0);
    QVERIFY(step.fidelity && step.fidelity->sqnrDb > 100);
    const TaskResult back = VERIFIED(evaluateModels(runner(), {&models[0], 1}, models[1], {path, {}, {}}, {}, context)).at(0);
    QCOMPARE(back.fidelity->otherLength, 20); // nobody knows what the other would have given
    writeNpz(std::filesystem::path(folder.path().toStdString()) / "labelled.npz",
             {floatArray("x", {20, 6}, std::vector<float>(120, 0.5F)), intArray("labels", {20}, std::vector<int64_t>(20, 3))});
    const Error error = REFUSED(evaluateModel(runner(), models[0], {std::filesystem::path(folder.path().toStdString()) / "labelled.npz", {}, {}}, {}, context));
    QVERIFY2(error.message.find("8 of 16 channels") != std::string::npos, error.message.c_str());
}

void TestPruneEnds::headsOfACacheGoWhereInputsAndOutputsMayShrink()
{
    const Model model = decoder();
    for (const std::map<std::string, std::string> &some : {std::map<std::string, std::string>{{"ratio", "0.5"}}, {{"ratio", "0.5"}, {"inputs", "all"}}, {{"ratio", "0.5"}, {"outputs", "all"}}}) {
        const PassOutcome kept = VERIFIED((PassRunner{"prune-heads", some, {}, {}}.run(model)));
        QVERIFY(kept.model.sameAs(model));
        QVERIFY(std::ranges::any_of(kept.report.findings, [](const Finding &finding) { return finding.message.find("lets it lose heads") != std::string::npos || finding.message.find("lets them lose heads") != std::string::npos; }));
    }
    const PassOutcome cut = VERIFIED((PassRunner{"prune-heads", half, {}, {}}.run(model)));
    QCOMPARE(headsTakenBy(cut.model), int64_t{2});
    QCOMPARE(cut.model.graph().output(2).type().tensor_type().shape().dim(1).dim_value(), int64_t{2});
    QCOMPARE(complaintOfChecker(cut.model), std::string());
    QCOMPARE(outputsOf(cut.model, inputsFor(cut.model, 1)).at(1).dims(1), int64_t{2}); // by itself it takes what its file says
}

void TestPruneEnds::whatLostInputsIsGivenWhatItsSourceTakes()
{
    const Model model = decoder();
    const DecoderData data;
    const PassOutcome cut = VERIFIED((PassRunner{"prune-heads", half, {}, {}}.run(model)));
    const auto masked = [](const Model &from, const PassOutcome &outcome) {
        return VERIFIED(maskChannels(VERIFIED(ChannelGroups::of(from, {"pk", "pv", "nk", "nv"})), outcome.resolution["groups"].get<ChannelRemoval>()));
    };
    const TaskResult once = comparedOn(data.path, masked(model, cut), cut.model);
    QVERIFY2(once.fidelity && once.fidelity->sqnrDb > 100, std::to_string(once.fidelity ? once.fidelity->sqnrDb : 0).c_str());
    QCOMPARE(once.fidelity->otherLength, 0);
    QVERIFY(comparedOn(data.path, model, cut.model).fidelity->sqnrDb < 60); // the mask says something
    RunContext context;
    const auto seen = VERIFIED(runner().observe(cut.model, {.tensors = {"pk", "x"}}, {data.path, {}, {}}, context));
    QCOMPARE(seen.at("pk").count, int64_t{80 * 2 * 3 * 6}); // what it takes, not what the data has
    QCOMPARE(seen.at("x").count, int64_t{80 * 16});
    QVERIFY(seen.at("x").min >= -1 && seen.at("x").max <= 1);
    const PassOutcome twice = VERIFIED((PassRunner{"prune-heads", half, {}, {}}.run(cut.model)));
    QCOMPARE(headsTakenBy(twice.model), int64_t{1});
    QVERIFY(comparedOn(data.path, masked(cut.model, twice), twice.model).fidelity->sqnrDb > 100);
}

void TestPruneEnds::whatLostInputsIsRepairedOnTheDataOfItsSource()
{
    const DecoderData data;
    RunContext context;
    PassServices services = servicesOfRunner();
    services.observe = [&](const Model &model, const ObserveRequest &request) -> Result<std::map<std::string, TensorStatistics>> {
        return runner().observe(model, request, {data.path, {}, {}}, context);
    };
    Model from = decoder();
    for (int round = 0; round < 2; ++round) { // the second one repairs a model that lost inputs already
        auto plain = half;
        plain["repair"] = "none";
        plain["importance"] = "l1";
        auto solved = plain;
        solved["repair"] = "least-squares";
        const Model left = VERIFIED((PassRunner{"prune-heads", plain, services, {}}.run(from))).model;
        const Model repaired = VERIFIED((PassRunner{"prune-heads", solved, services, {}}.run(from))).model;
        QCOMPARE(headsTakenBy(repaired), headsTakenBy(left));
        const double before = comparedOn(data.path, from, left).fidelity->sqnrDb;
        const double after = comparedOn(data.path, from, repaired).fidelity->sqnrDb;
        QVERIFY2(after > before + 0.1, QString("%1 dB without repair, %2 dB with").arg(before).arg(after).toUtf8());
        from = repaired;
    }
}

void TestPruneEnds::namesThatAreNotThereAreRefused()
{
    const Model model = decoder();
    QCOMPARE(REFUSED(pruning({{"outputs", "nobody"}}).run(model)).kind, ErrorKind::InvalidInput);
    const Error error = REFUSED(pruning({{"inputs", "y"}}).run(model)); // it is an output
    QVERIFY2(error.text().find("the model has no input of this name: it has pk, pv, x") != std::string::npos, error.text().c_str());
}

QTEST_GUILESS_MAIN(TestPruneEnds)
#include "tst_prune_ends.moc"
