#include "core/base/cache_folder.h"
#include "core/formats/onnx_file.h"
#include "core/measure/evaluate.h"
#include "core/passes/training.h"
#include "core/prune/remove_channels.h"
#include "tests/core/passes/samples.h"
#include "tests/core/prune/networks.h"

#include <cstdlib>

using namespace pare;
using namespace pare::test;

namespace {

// The mean squared difference of the first outputs over the variance of the source's, on other seeded inputs.
double errorOf(const Model &source, const Model &other)
{
    const auto inputs = inputsFor(source, 99);
    const auto a = VERIFIED(toDoubles(outputsOf(source, inputs)[0], {}));
    const auto b = VERIFIED(toDoubles(outputsOf(other, inputs)[0], {}));
    double mean = 0;
    for (const double value : a)
        mean += value / static_cast<double>(a.size());
    double error = 0;
    double variance = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        error += (a[i] - b[i]) * (a[i] - b[i]);
        variance += (a[i] - mean) * (a[i] - mean);
    }
    return error / variance;
}

bool hasNote(const PassReport &report, const std::string &words)
{
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding &finding) { return finding.message.find(words) != std::string::npos; });
}

// 24 channels, of which the second half says nearly what the first says. alike: the weights that make them, with blanks between.
Model redundant(const std::string &graph, std::vector<std::string> weights, const std::string &alike)
{
    const Model model = build({"redundant", graph.c_str(), std::move(weights), ""});
    pb::ModelProto proto = model.proto();
    for (auto &tensor : *proto.mutable_graph()->mutable_initializer())
        if ((" " + alike + " ").find(" " + tensor.name() + " ") != std::string::npos) {
            auto values = VERIFIED(toFloats(tensor, model.payloads()));
            const size_t half = values.size() / 2;
            for (size_t i = 0; i < half; ++i)
                values[half + i] = 0.8F * values[i] + 0.02F * values[half + i];
            tensor.clear_float_data();
            tensor.clear_external_data();
            tensor.clear_data_location();
            tensor.set_raw_data(bytesOf(values));
        }
    return Model(std::move(proto), model.payloads());
}

const char *chain = "g (float[N,3,8,8] x) => (y) { [a] h = Conv<pads=[1,1,1,1]>(x, w) [r] k = Relu(h) [b] l = Conv<pads=[1,1,1,1]>(k, u, ub) [q] m = Relu(l) "
                    "[z] y = Conv(m, v) }";

Model chainModel()
{
    return redundant(chain, {"w[24,3,3,3]", "u[10,24,3,3]", "ub[10]", "v[4,10,1,1]"}, "w");
}

double accuracy(const Model &model, const DatasetRef &data)
{
    const ModelHandle handle = VERIFIED(runner().load(model, {}, sharedContext()));
    const TaskResult result = VERIFIED(evaluateModel(runner(), handle, data, {}, sharedContext()));
    return result.metric ? result.metric->value : -1;
}

} // namespace

class TestRepairLayers : public QObject {
    Q_OBJECT
private slots:
    void whatOthersCanStandInForIsMadeUpFor_data();
    void whatOthersCanStandInForIsMadeUpFor();
    void zerosThatWerePrunedStay();
    void theSizeIsAsComputedBefore();
    void aNormalizationBehindTakesTheShift();
    void withoutDataNothingIsRepaired();
    void dataThatResultsAreMeasuredOnAreNotFittedTo();
    void whatIsAskedForAndCannotBeIsAnError();
    void whatCannotBeSolvedForIsNamed();
    void theSameDataGiveTheSameBytes();
    void aReplayRepairsAgainAndNeedsTheData();
    void anOldOpsetIsRepairedNotAtAllAndSaysWhy();
    void layersThatTheOutputsHangOnKeepMore();
    void withDataAllLayersAreRankedTogether();
    void roundsChooseAsManyAndReplay();
    void roundsAreTrainedAndReplay_data();
    void roundsAreTrainedAndReplay();
    void whatATrainingOfRoundsLacksIsSaid();
    void everyMeasureChooses_data();
    void everyMeasureChooses();
    void halfOfTheDemosChannelsGo();
};

void TestRepairLayers::whatOthersCanStandInForIsMadeUpFor_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QStringList>("weights");
    QTest::addColumn<QString>("alike"); // the weight whose output channels are alike in pairs
    QTest::addColumn<QList<qint64>>("dims");
    using Dims = QList<qint64>;
    QTest::newRow("convolutions") << QString(chain) << QStringList{"w[24,3,3,3]", "u[10,24,3,3]", "ub[10]", "v[4,10,1,1]"} << "w" << Dims{3, 8, 8};
    QTest::newRow("stride, dilation, one side padded")
        << "g (float[N,3,12,12] x) => (y) { [a] h = Conv(x, w) [r] k = Relu(h) [z] y = Conv<pads=[0,1,2,0], strides=[2,1], dilations=[1,2]>(k, u) }"
        << QStringList{"w[24,3,3,3]", "u[4,24,3,2]"} << "w" << Dims{3, 12, 12};
    QTest::newRow("one dimension") << "g (float[N,3,30] x) => (y) { [a] h = Conv(x, w) [r] k = Relu(h) [z] y = Conv<auto_pad=\"SAME_UPPER\">(k, u) }"
                                   << QStringList{"w[24,3,3]", "u[4,24,3]"} << "w" << Dims{3, 30};
    QTest::newRow("flattened into Gemm") << "g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [r] k = Relu(h) [f] l = Flatten(k) [z] y = Gemm<transB=1>(l, u, b) }"
                                         << QStringList{"w[24,3,3,3]", "u[5,96]", "b[5]"} << "w" << Dims{3, 4, 4};
    QTest::newRow("groups") << "g (float[N,3,8,8] x) => (y) { [a] h = Conv<pads=[1,1,1,1]>(x, w) [r] k = Relu(h) [b] l = Conv<pads=[1,1,1,1], group=2>(k, u, ub) [q] m = Relu(l) [z] y = Conv(m, v) }"
                            << QStringList{"w[24,3,3,3]", "u[8,12,3,3]", "ub[8]", "v[4,8,1,1]"} << "" << Dims{3, 8, 8};
    QTest::newRow("transposed convolution") << "g (float[N,3,6,6] x) => (y) { [a] h = Conv(x, w) [r] k = Relu(h) [t] y = ConvTranspose<strides=[2,2]>(k, u, ub) }"
                                            << QStringList{"w[24,3,3,3]", "u[24,5,2,2]", "ub[5]"} << "w" << Dims{3, 6, 6};
    QTest::newRow("residual sum")
        << "g (float[N,16,6,6] x) => (y) { [a] h = Conv<pads=[1,1,1,1]>(x, w) [r] k = Relu(h) [b] l = Conv<pads=[1,1,1,1]>(k, u) [sum] m = Add(l, x) [z] y = Conv(m, v) }"
        << QStringList{"w[24,16,3,3]", "u[16,24,3,3]", "v[4,16,1,1]"} << "w" << Dims{16, 6, 6};
    QTest::newRow("expansion, depthwise, projection, residual sum")
        << "g (float[N,8,8,8] x) => (y) { [e] h = Conv(x, w) [r] k = Relu(h) [d] l = Conv<pads=[1,1,1,1], group=24>(k, dw) [q] m = Relu(l) [p] n = Conv(m, u, ub) [sum] o = Add(n, x) "
           "[z] y = Conv(o, v) }"
        << QStringList{"w[24,8,1,1]", "dw[24,1,3,3]", "u[8,24,1,1]", "ub[8]", "v[3,8,1,1]"} << "w dw" << Dims{8, 8, 8};
    QTest::newRow("depthwise with squeeze and excitation")
        << "g (float[N,8,8,8] x) => (y) { [e] h = Conv(x, w) [r] k = Relu(h) [d] l = Conv<pads=[1,1,1,1], strides=[2,2], group=24>(k, dw) [q] m = Relu(l) [pool] s = GlobalAveragePool(m) "
           "[s1] t = Conv(s, sw) [sr] a = Relu(t) [s2] b = Conv(a, su) [sg] c = HardSigmoid(b) [scale] o = Mul(m, c) [p] y = Conv(o, u, ub) }"
        << QStringList{"w[24,8,1,1]", "dw[24,1,3,3]", "sw[6,24,1,1]", "su[24,6,1,1]", "u[8,24,1,1]", "ub[8]"} << "w dw su" << Dims{8, 8, 8};
    QTest::newRow("matrix products, bias, residual sum")
        << "g (float[N,20,8] x) => (y) { [up] h = MatMul(x, w) [ub] k = Add(h, wb) [r] l = Relu(k) [down] m = MatMul(l, u) [db] n = Add(ubias, m) [sum] o = Add(n, x) "
           "[z] y = MatMul(o, v) }"
        << QStringList{"w[8,24]", "wb[24]", "u[24,8]", "ubias[8]", "v[8,3]"} << "" << Dims{20, 8};
}

void TestRepairLayers::zerosThatWerePrunedStay()
{
    const Model model = redundant(chain, {"w[24,3,3,3]", "u[24,24,3,3]", "ub[24]", "v[4,24,1,1]"}, "w");
    const Samples samples("x", {3, 8, 8}, 100);
    const PassOutcome zeros = VERIFIED((PassRunner{"prune-weights", {{"ratio", "0.5"}}, {}, std::set<std::string>{"b"}}.run(model)));
    const PassOutcome outcome = VERIFIED(withData("prune-channels", {{"ratio", "0.34"}, {"multiple", "1"}}, samples.data()).run(zeros.model));
    const auto values = VERIFIED(outcome.model.constantFloats("u"));
    QVERIFY(std::count(values.begin(), values.end(), 0.0F) > static_cast<long>(values.size()) / 3);
    QVERIFY(std::ranges::any_of(outcome.report.findings, [](const Finding &finding) { return finding.where == "b" && finding.message.find("its zeros were pruned") != std::string::npos; }));
    QVERIFY(hasNote(outcome.report, "fitted by least squares")); // others are repaired
}

void TestRepairLayers::whatOthersCanStandInForIsMadeUpFor()
{
    QFETCH(QString, graph);
    QFETCH(QStringList, weights);
    QFETCH(QString, alike);
    QFETCH(QList<qint64>, dims);
    std::vector<std::string> names;
    for (const QString &weight : weights)
        names.push_back(weight.toStdString());
    const Model model = redundant(graph.toStdString(), names, alike.toStdString());
    const Samples samples("x", {dims.begin(), dims.end()}, 200);
    // Without channels that are alike more have to go before it hurts: some neurons never fire on these data.
    const std::map<std::string, std::string> options{{"ratio", alike.isEmpty() ? "0.6" : "0.34"}, {"multiple", "1"}};
    auto unrepaired = options;
    unrepaired["repair"] = "none";
    auto blind = unrepaired;
    blind["importance"] = "l1";
    const PassOutcome outcome = VERIFIED(withData("prune-channels", options, samples.data()).run(model));
    const double error = errorOf(model, outcome.model);
    const double without = errorOf(model, VERIFIED(withData("prune-channels", unrepaired, samples.data()).run(model)).model);
    const double byNorm = errorOf(model, VERIFIED(withData("prune-channels", blind, samples.data()).run(model)).model);
    const QString numbers = QString("%1 with repair, %2 without, %3 by norm").arg(error).arg(without).arg(byNorm);
    qInfo("%s", qPrintable(numbers));
    // Channels of the groups of a convolution go together, alike or not: the others can stand in for less.
    QVERIFY2(error < (graph.contains("group=2>") ? 0.75 : 0.5) * without, qPrintable(numbers));
    QVERIFY2(error < 0.5 * byNorm, qPrintable(numbers));
    if (!alike.isEmpty())
        QVERIFY2(error < 0.02, qPrintable(numbers));
    QVERIFY(hasNote(outcome.report, "fitted by least squares"));
    QCOMPARE(complaintOfChecker(outcome.model), std::string());
}

void TestRepairLayers::theSizeIsAsComputedBefore()
{
    const Samples samples("x", {3, 8, 8}, 64);
    const Model model = chainModel();
    const PassOutcome outcome = VERIFIED(withData("prune-channels", {{"ratio", "0.4"}, {"multiple", "1"}}, samples.data()).run(model));
    QVERIFY(hasNote(outcome.report, "fitted by least squares"));
    const ChannelGroups groups = VERIFIED(ChannelGroups::of(model));
    std::map<std::string, int64_t> kept;
    for (const auto &[id, units] : outcome.resolution["groups"].items())
        kept[id] = groups.find(id)->units - static_cast<int64_t>(units.size());
    const RemovalEstimate estimate = VERIFIED(estimateRemoval(groups, kept));
    QCOMPARE(storedBytes(outcome.model), estimate.sizeBytes);
}

void TestRepairLayers::aNormalizationBehindTakesTheShift()
{
    const Model model = redundant("g (float[N,3,8,8] x) => (y) { [a] h = Conv(x, w) [r] k = Relu(h) [b] l = Conv(k, u) [n] m = BatchNormalization(l, s, B, m0, var) [z] y = Conv(m, v) }",
                                  {"w[24,3,3,3]", "u[10,24,3,3]", "s[10]", "B[10]", "m0[10]", "var[10]", "v[4,10,1,1]"}, "w");
    const Samples samples("x", {3, 8, 8}, 200);
    PassRunner pruning = withData("prune-channels", {{"ratio", "0.34"}, {"multiple", "1"}}, samples.data());
    pruning.layers = std::set<std::string>{"a"};
    const PassOutcome outcome = VERIFIED(pruning.run(model));
    QVERIFY(VERIFIED(outcome.model.constantFloats("m0")) != VERIFIED(model.constantFloats("m0")));
    QCOMPARE(VERIFIED(outcome.model.constantFloats("B")), VERIFIED(model.constantFloats("B")));
    PassRunner plain = withData("prune-channels", {{"ratio", "0.34"}, {"multiple", "1"}, {"repair", "none"}}, samples.data());
    plain.layers = pruning.layers;
    QVERIFY(errorOf(model, outcome.model) < 0.3 * errorOf(model, VERIFIED(plain.run(model)).model));
}

void TestRepairLayers::withoutDataNothingIsRepaired()
{
    const PassRunner without{"prune-channels", {{"ratio", "0.4"}}, {}, std::nullopt};
    const PassOutcome outcome = VERIFIED(without.run(chainModel()));
    QVERIFY(hasNote(outcome.report, "nothing was repaired"));
    QVERIFY(!outcome.resolution.contains("repair"));
}

void TestRepairLayers::dataThatResultsAreMeasuredOnAreNotFittedTo()
{
    const Samples samples("x", {3, 8, 8}, 64);
    PassRunner borrowed = withData("prune-channels", {{"ratio", "0.4"}}, samples.data());
    borrowed.services.calibrationBorrowed = true;
    const PassRunner without{"prune-channels", {{"ratio", "0.4"}}, {}, std::nullopt};
    const PassOutcome outcome = VERIFIED(borrowed.run(chainModel()));
    QVERIFY(hasNote(outcome.report, "nothing was repaired"));
    QCOMPARE(wholeBytes(outcome.model), wholeBytes(VERIFIED(without.run(chainModel())).model));
}

void TestRepairLayers::whatIsAskedForAndCannotBeIsAnError()
{
    for (const auto &[option, value] : {std::pair("repair", "least-squares"), std::pair("importance", "output-error"), std::pair("importance", "activation")}) {
        const PassRunner without{"prune-channels", {{"ratio", "0.4"}, {option, value}}, {}, std::nullopt};
        const Error error = REFUSED(without.run(chainModel()));
        QCOMPARE(error.kind, ErrorKind::Unavailable);
        QVERIFY2(error.message.find("--calib") != std::string::npos, error.message.c_str());
    }
}

void TestRepairLayers::whatCannotBeSolvedForIsNamed()
{
    const Model model = redundant("g (float[N,3,4,4] x) => (y) { [a] h = Conv(x, w) [t] k = ConvTranspose(h, u) [b] l = Conv(k, s) [f] f = Flatten(l) [z] y = Gemm<alpha=2.0>(f, v) }",
                                  {"w[24,3,1,1]", "u[24,8,2,2]", "s[6,8,1,1]", "v[150,3]"}, "w");
    const Samples samples("x", {3, 4, 4}, 100);
    const PassOutcome outcome = VERIFIED(withData("prune-channels", {{"ratio", "0.34"}, {"multiple", "1"}, {"scope", "per-layer"}}, samples.data()).run(model));
    const auto noteAbout = [&](const std::string &layer) {
        for (const Finding &finding : outcome.report.findings)
            if (finding.where == layer)
                return finding.message;
        return std::string();
    };
    QCOMPARE(noteAbout("t"), std::string("is not repaired: places of its result overlap: of transposed convolutions those are repaired whose stride is their kernel's size"));
    QCOMPARE(noteAbout("z"), std::string("is not repaired: it scales its product"));
}

void TestRepairLayers::theSameDataGiveTheSameBytes()
{
    const Samples samples("x", {3, 8, 8}, 64);
    const PassRunner pruning = withData("prune-channels", {{"ratio", "0.4"}}, samples.data());
    QCOMPARE(wholeBytes(VERIFIED(pruning.run(chainModel())).model), wholeBytes(VERIFIED(pruning.run(chainModel())).model));
}

void TestRepairLayers::aReplayRepairsAgainAndNeedsTheData()
{
    const Samples samples("x", {3, 8, 8}, 64);
    const Model model = chainModel();
    const PassRunner pruning = withData("prune-channels", {{"ratio", "0.4"}}, samples.data());
    const PassOutcome outcome = VERIFIED(pruning.run(model));
    const nlohmann::json resolution = nlohmann::json::parse(outcome.resolution.dump());
    const PassOutcome again = VERIFIED(withData("prune-channels", {}, samples.data()).run(model, resolution));
    QCOMPARE(wholeBytes(again.model), wholeBytes(outcome.model));
    QVERIFY(!hasNote(again.report, "are not those of the recorded run"));
    QCOMPARE(REFUSED(pruning.run(model, resolution, false)).kind, ErrorKind::Unavailable);
    const Samples others("x", {3, 8, 8}, 64, 5);
    const PassOutcome other = VERIFIED(withData("prune-channels", {}, others.data()).run(model, resolution));
    QVERIFY(hasNote(other.report, "are not those of the recorded run"));
}

void TestRepairLayers::anOldOpsetIsRepairedNotAtAllAndSaysWhy()
{
    const Model model = build({"old", chain, {"w[24,3,3,3]", "u[10,24,3,3]", "ub[10]", "v[4,10,1,1]"}, "", 9});
    const Samples samples("x", {3, 8, 8}, 64);
    const PassOutcome outcome = VERIFIED(withData("prune-channels", {{"ratio", "0.4"}}, samples.data()).run(model));
    QVERIFY(!outcome.report.changes.empty());
    QVERIFY(hasNote(outcome.report, "run raise-opset first"));
}

void TestRepairLayers::layersThatTheOutputsHangOnKeepMore()
{
    // Two branches of the same make; of the second a thousandth reaches the output.
    const Model model = build({"branches", "g (float[N,3,8,8] x) => (y) { c = Constant<value = float {0.001}>() [a] h = Conv(x, w) [r] k = Relu(h) [b] l = Conv(k, u) [d] m = Conv(x, v) [q] n = Relu(m) "
                                           "[e] o = Conv(n, t) [f] p = Mul(o, c) [s] y = Add(l, p) }",
                               {"w[16,3,3,3]", "u[4,16,1,1]", "v[16,3,3,3]", "t[4,16,1,1]"}, ""});
    const Samples samples("x", {3, 8, 8}, 64);
    const auto gone = [&](const char *importance) {
        const PassOutcome outcome = VERIFIED(withData("prune-channels", {{"ratio", "0.4"}, {"multiple", "1"}, {"importance", importance}}, samples.data()).run(model));
        const auto &groups = outcome.resolution["groups"];
        return std::pair(groups.value("a", nlohmann::json::array()).size(), groups.value("d", nlohmann::json::array()).size());
    };
    QCOMPARE(gone("output-change"), std::pair(size_t{0}, size_t{12}));
    const auto [a, d] = gone("output-error");
    QVERIFY(a > 3 && d > 3);
}

void TestRepairLayers::withDataAllLayersAreRankedTogether()
{
    const Samples samples("x", {3, 8, 8}, 64);
    const auto bytes = [&](std::map<std::string, std::string> options, bool data) {
        options.insert({{"ratio", "0.4"}, {"multiple", "1"}});
        const PassRunner runner = data ? withData("prune-channels", options, samples.data()) : PassRunner{"prune-channels", options, {}, std::nullopt};
        return wholeBytes(VERIFIED(runner.run(chainModel())).model);
    };
    QCOMPARE(bytes({}, true), bytes({{"scope", "global"}}, true));
    QVERIFY(bytes({}, true) != bytes({{"scope", "per-layer"}}, true));
    QCOMPARE(bytes({}, false), bytes({{"scope", "per-layer"}}, false));
}

void TestRepairLayers::roundsChooseAsManyAndReplay()
{
    const Samples samples("x", {3, 8, 8}, 64);
    const Model model = chainModel();
    for (const std::map<std::string, std::string> &how : {std::map<std::string, std::string>{{"ratio", "0.5"}}, {{"budget", "60%size"}}, {{"ratio", "0.5"}, {"scope", "per-layer"}}}) {
        auto options = how;
        options["multiple"] = "1";
        const PassOutcome once = VERIFIED(withData("prune-channels", options, samples.data()).run(model));
        options["rounds"] = "3";
        const PassOutcome outcome = VERIFIED(withData("prune-channels", options, samples.data()).run(model));
        size_t gone = 0;
        for (const auto &[id, units] : outcome.resolution["groups"].items())
            gone += units.size();
        if (how.contains("ratio"))
            QCOMPARE(gone, size_t{17});
        qInfo("%g in one round, %g in three", errorOf(model, once.model), errorOf(model, outcome.model));
        QVERIFY(errorOf(model, outcome.model) < 1.5 * errorOf(model, once.model) + 1e-3);
        const PassOutcome again = VERIFIED(withData("prune-channels", {}, samples.data()).run(model, nlohmann::json::parse(outcome.resolution.dump())));
        QCOMPARE(wholeBytes(again.model), wholeBytes(outcome.model));
    }
}

namespace {

// A training that makes all weights a little smaller, and what it was asked.
std::function<Result<TrainingResult>(const TrainingRequest &)> shrinkingTraining(std::vector<TrainingRequest> &asked)
{
    return [&asked](const TrainingRequest &request) -> Result<TrainingResult> {
        asked.push_back(request);
        TrainingResult result;
        result.score = "loss";
        result.steps = request.steps;
        result.plannedSteps = 7;
        result.learningRate = 0.125;
        for (const auto &tensor : request.student.graph().initializer()) {
            auto values = VERIFIED(toFloats(tensor, request.student.payloads()));
            for (float &value : values)
                value *= 0.98F;
            pb::TensorProto changed;
            changed.set_name(tensor.name());
            changed.set_data_type(pb::TensorProto::FLOAT);
            *changed.mutable_dims() = tensor.dims();
            changed.set_raw_data(bytesOf(values));
            result.constants.push_back(std::move(changed));
        }
        return result;
    };
}

int64_t goneIn(const PassOutcome &outcome)
{
    int64_t gone = 0;
    for (const auto &[id, units] : outcome.resolution["groups"].items())
        gone += static_cast<int64_t>(units.size());
    return gone;
}

} // namespace

void TestRepairLayers::roundsAreTrainedAndReplay_data()
{
    QTest::addColumn<QString>("importance");
    QTest::addColumn<bool>("calibrated");
    QTest::newRow("by weights") << "l1" << false;
    QTest::newRow("by a measure that is fitted") << "output-error" << true;
    QTest::newRow("by weights, with data to fit on") << "lamp" << true;
}

void TestRepairLayers::roundsAreTrainedAndReplay()
{
    QFETCH(QString, importance);
    QFETCH(bool, calibrated);
    const Samples samples("x", {3, 8, 8}, 64);
    const Model model = chainModel();
    std::vector<TrainingRequest> asked;
    PassRunner pruning{"prune-channels", {{"ratio", "0.5"}, {"multiple", "1"}, {"importance", importance.toStdString()}, {"rounds", "3"}, {"train", "distill"}, {"train_steps", "5"}, {"training", "batch=16; alpha=0.9"}}, {}, std::nullopt};
    if (calibrated)
        pruning.services = withData("prune-channels", {}, samples.data()).services;
    pruning.services.train = shrinkingTraining(asked);
    pruning.services.source = model;
    const PassOutcome outcome = VERIFIED(pruning.run(model));

    QCOMPARE(goneIn(outcome), int64_t{17});
    QCOMPARE(asked.size(), size_t{3});
    int64_t before = storedBytes(model);
    for (const TrainingRequest &request : asked) { // each is of what the one before left, without some more, and learns what the source gives
        QVERIFY(storedBytes(request.student) < before);
        before = storedBytes(request.student);
        QVERIFY(request.teacher && request.teacher->sameAs(model));
        QCOMPARE(request.steps, int64_t{5});
        QCOMPARE(request.batch, int64_t{16});
        QCOMPARE(request.alpha, 0.9);
    }
    // Three trainings have made three times a little smaller what nothing was cut from.
    PassRunner plain = pruning;
    plain.options["train"] = "none";
    if (!calibrated) {
        const auto own = VERIFIED(outcome.model.constantFloats("ub"));
        const auto source = VERIFIED(model.constantFloats("ub"));
        QVERIFY(std::all_of(own.begin(), own.end(), [&](float value) {
            return std::any_of(source.begin(), source.end(), [&](float other) { return std::abs(value - other * 0.98F * 0.98F * 0.98F) < 1e-6F; });
        }));
    }
    QVERIFY(wholeBytes(VERIFIED(plain.run(model)).model) != wholeBytes(outcome.model));
    for (const char *words : {"round 1 of 3: ", "round 3 of 3: learned from", "channels went, 17 in all"})
        QVERIFY2(hasNote(outcome.report, words), words);

    const nlohmann::json resolution = nlohmann::json::parse(outcome.resolution.dump());
    QCOMPARE(resolution["rounds"].size(), size_t{3});
    asked.clear();
    const PassOutcome again = VERIFIED(pruning.run(model, resolution));
    QCOMPARE(wholeBytes(again.model), wholeBytes(outcome.model));
    QCOMPARE(again.resolution.dump(), outcome.resolution.dump());
    QCOMPARE(asked.size(), size_t{3});
    QCOMPARE(asked[2].steps, int64_t{7}); // as many as the recorded run found time for
    QCOMPARE(asked[2].learningRate, 0.125);
}

void TestRepairLayers::whatATrainingOfRoundsLacksIsSaid()
{
    PassRunner pruning{"prune-channels", {{"ratio", "0.5"}, {"train", "fine-tune"}}, {}, std::nullopt};
    const Error none = REFUSED(pruning.run(chainModel()));
    QCOMPARE(none.kind, ErrorKind::Unavailable);
    QVERIFY2(none.message.find("train=fine-tune needs data to train on: give --train") != std::string::npos, none.message.c_str());
    std::vector<TrainingRequest> asked;
    pruning.services.train = shrinkingTraining(asked);
    for (const auto &[text, words] : {std::pair("alpha=0.5", "alpha"), std::pair("batch", "NAME=VALUE"), std::pair("steps=5", "train_steps"), std::pair("batch=x", "batch")}) {
        pruning.options["training"] = text;
        const Error error = REFUSED(pruning.run(chainModel()));
        QCOMPARE(error.kind, ErrorKind::InvalidInput);
        QVERIFY2(error.text().find(words) != std::string::npos, error.text().c_str());
    }
    QVERIFY(asked.empty());
    // A recorded run without training is none to replay with it.
    pruning.options.erase("training");
    const PassRunner without{"prune-channels", {{"ratio", "0.5"}}, {}, std::nullopt};
    QCOMPARE(REFUSED(pruning.run(chainModel(), VERIFIED(without.run(chainModel())).resolution)).kind, ErrorKind::InvalidInput);
}

void TestRepairLayers::everyMeasureChooses_data()
{
    QTest::addColumn<QString>("importance");
    for (const char *importance : {"l1", "l2", "lamp", "geometric-median", "activation", "output-error", "output-change", "random"})
        for (const char *scope : {"per-layer", "global"})
            QTest::addRow("%s, %s", importance, scope) << QString(importance) + "," + scope;
}

void TestRepairLayers::everyMeasureChooses()
{
    QFETCH(QString, importance);
    const QStringList parts = importance.split(',');
    const Samples samples("x", {3, 8, 8}, 64);
    const PassRunner pruning = withData("prune-channels", {{"ratio", "0.4"}, {"multiple", "1"}, {"importance", parts[0].toStdString()}, {"scope", parts[1].toStdString()}}, samples.data());
    const Model model = chainModel();
    const PassOutcome outcome = VERIFIED(pruning.run(model));
    int64_t gone = 0;
    for (const auto &[id, units] : outcome.resolution["groups"].items())
        gone += static_cast<int64_t>(units.size());
    QCOMPARE(gone, parts[1] == "global" ? 13 : 9 + 4); // 0.4 of 24 + 10
    outputsOf(outcome.model, inputsFor(outcome.model, 1));
}

void TestRepairLayers::halfOfTheDemosChannelsGo()
{
    if (!std::filesystem::exists(cacheFolder() / "demo" / "fashion-calib"))
        QSKIP("the demo's data were not prepared (installers/setup.sh)");
    Model model = VERIFIED(openOnnx(std::filesystem::path(PARE_SOURCE_DIR) / "resources/demo/fashion.onnx"));
    const PassRunner folding{"fold-batch-norm", {}, {}, std::nullopt};
    model = VERIFIED(folding.run(model)).model;
    DatasetRef calibration{cacheFolder() / "demo" / "fashion-calib", {}, {}};
    DatasetRef evaluation{cacheFolder() / "demo" / "fashion-eval", {}, {}};
    for (int64_t sample = 0; sample < 2000; ++sample)
        evaluation.samples.push_back(sample);
    const auto pruned = [&](std::map<std::string, std::string> options) {
        options["ratio"] = "0.5";
        return accuracy(VERIFIED(withData("prune-channels", options, calibration).run(model)).model, evaluation);
    };
    const double before = accuracy(model, evaluation);
    const double plain = pruned({{"importance", "l1"}, {"repair", "none"}});
    const double repaired = pruned({});
    const QString numbers = QString("%1 before, %2 by magnitude, %3 repaired").arg(before).arg(plain).arg(repaired);
    qInfo("%s", qPrintable(numbers));
    QVERIFY2(before > 0.89, qPrintable(numbers));
    QVERIFY2(plain < 0.3, qPrintable(numbers));            // collapsed
    QVERIFY2(repaired > plain + 0.5, qPrintable(numbers)); // the margin that repair has to bring
}

QTEST_APPLESS_MAIN(TestRepairLayers)
#include "tst_repair_layers.moc"
