#include "tests/core/passes/samples.h"

using namespace pare;
using namespace pare::test;

namespace {

const std::vector<std::string> constants{"w[40,24]", "g[24,40]", "b[24]", "c[12,6,3,3]", "d[6,1,3,3]", "u[24,16]", "e[64,32,3,3]"};

// Channels of different strength that vary together, as behind other layers.
float mixed(size_t at, float value)
{
    const double wave = std::sin(static_cast<double>(at / 40) * 0.7 + static_cast<double>(at % 5));
    return static_cast<float>((0.4 * static_cast<double>(value) + wave) * (1 + static_cast<double>(at % 7)));
}

struct Case {
    const char *graph;
    std::vector<int64_t> sample;
};

const std::map<QString, Case> cases{
    {"MatMul", {"g (float[N,40] x) => (float[N,24] y) { [it] y = MatMul(x, w) }", {40}}},
    {"MatMul on sequences", {"g (float[N,7,40] x) => (float[N,7,24] y) { [it] y = MatMul(x, w) }", {7, 40}}},
    {"Gemm", {"g (float[N,40] x) => (float[N,24] y) { [it] y = Gemm<transB=1,alpha=0.5>(x, g, b) }", {40}}},
    {"Conv", {"g (float[N,6,8,8] x) => (float[N,12,4,4] y) { [it] y = Conv<pads=[1,1,1,1],strides=[2,2]>(x, c) }", {6, 8, 8}}},
    {"Conv of many channels", {"g (float[N,32,6,6] x) => (float[N,64,6,6] y) { [it] y = Conv<pads=[1,1,1,1]>(x, e) }", {32, 6, 6}}},
};

} // namespace

class TestFittedRounding : public QObject {
    Q_OBJECT
private slots:
    void theResultIsNeverWorseThanRoundedToNearest_data();
    void theResultIsNeverWorseThanRoundedToNearest();
    void staticWeightsGainToo_data();
    void staticWeightsGainToo();
    void weightsBesideInputsThatAreQuantizedAsTheyArriveGainToo_data();
    void weightsBesideInputsThatAreQuantizedAsTheyArriveGainToo();
    void autoFitsFourBitsWithDataOfItsOwnOnly();
    void aReplayGivesTheSameBytes();
    void aReplayWithoutDataSaysThatItNeedsThem();
    void whatCannotBeFittedIsRoundedToNearestAndSaid();
    void aWeightThatTwoLayersShareIsRoundedToNearest();
    void layersAreLookedAtInSeveralRuns();
};

void TestFittedRounding::theResultIsNeverWorseThanRoundedToNearest_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("storage");
    for (const auto &[name, one] : cases)
        for (const int bits : {2, 3, 4, 8})
            for (const char *storage : {"auto", "folded", "dequantize"})
                if (bits == 8 || storage != std::string("dequantize"))
                    QTest::addRow("%s, %d bits, %s", qPrintable(name), bits, storage) << name << bits << storage;
}

void TestFittedRounding::theResultIsNeverWorseThanRoundedToNearest()
{
    QFETCH(QString, name);
    QFETCH(int, bits);
    QFETCH(QString, storage);
    const Case &one = cases.at(name);
    const Model model = modelOf(one.graph, constants);
    const Samples samples("x", one.sample, 60, 11, mixed);
    const auto quantized = [&](const char *rounding) {
        return VERIFIED(withData("quantize-weights",
                                 {{"min_elements", "1"}, {"bits", std::to_string(bits)}, {"storage", storage.toStdString()}, {"rounding", rounding}}, samples.data())
                            .run(model));
    };
    const PassOutcome nearest = quantized("nearest");
    const PassOutcome fitted = quantized("gptq");
    QVERIFY(changed(fitted.report, "it"));
    QVERIFY2(fitted.report.changes[0].what.find("fitted: error of its result") != std::string::npos, fitted.report.changes[0].what.c_str());
    // The runtime sums products of MatMulNBits in int8 by itself: compared is what the integers stand for.
    const bool nbits = countOf(fitted.model, "MatMulNBits") > 0;
    const double before = meanSquaredDifference(model, nearest.model, samples.data());
    const double after = meanSquaredDifference(model, fitted.model, samples.data());
    QVERIFY2(nbits && bits == 8 ? after < 1.05 * before : after < 0.8 * before, qPrintable(QString("%1 after %2").arg(after).arg(before)));
}

void TestFittedRounding::staticWeightsGainToo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("rounding");
    for (const auto &[name, one] : cases)
        for (const char *rounding : {"gptq", "seq-mse", "adaround"})
            QTest::addRow("%s, %s", qPrintable(name), rounding) << name << rounding;
}

void TestFittedRounding::staticWeightsGainToo()
{
    QFETCH(QString, name);
    const Case &one = cases.at(name);
    const Model model = modelOf(one.graph, constants);
    const Samples samples("x", one.sample, 60, 11, mixed);
    QFETCH(QString, rounding);
    const PassOutcome fitted = VERIFIED(withData("quantize-static", {{"rounding", rounding.toStdString()}}, samples.data()).run(model));
    const PassOutcome nearest = VERIFIED(withData("quantize-static", {}, samples.data()).run(model));
    if (rounding != "seq-mse") // which finds no better scale than the widest at 8 bits
        QVERIFY2(fitted.report.changes.back().what.find("fitted: error") != std::string::npos, fitted.report.changes.back().what.c_str());
    QCOMPARE(nodeNames(fitted.model), nodeNames(nearest.model));
    const double before = meanSquaredDifference(model, nearest.model, samples.data());
    const double after = meanSquaredDifference(model, fitted.model, samples.data());
    QVERIFY2(after < 1.02 * before, qPrintable(QString("%1 after %2").arg(after).arg(before)));
    QVERIFY(!VERIFIED(Options::parse(findPass("quantize-static")->options, {})).text("rounding").empty());
    QCOMPARE(withData("quantize-static", {{"rounding", "gptq"}, {"per_channel", "false"}}, samples.data()).run(model).error().kind, ErrorKind::InvalidInput);
}

void TestFittedRounding::weightsBesideInputsThatAreQuantizedAsTheyArriveGainToo_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("convolutions");
    for (const auto &[name, one] : cases)
        QTest::addRow("%s", qPrintable(name)) << name << (name == "Conv" ? "conv-integer" : "product"); // too few channels for a product
}

void TestFittedRounding::weightsBesideInputsThatAreQuantizedAsTheyArriveGainToo()
{
    QFETCH(QString, name);
    QFETCH(QString, convolutions);
    const Case &one = cases.at(name);
    const Model model = modelOf(one.graph, constants);
    const Samples samples("x", one.sample, 60, 11, mixed);
    const std::map<std::string, std::string> options{{"min_elements", "1"}, {"operators", "MatMul,Gemm,Conv"}, {"convolutions", convolutions.toStdString()}};
    auto together = options;
    together["rounding"] = "gptq";
    const PassOutcome fitted = VERIFIED(withData("quantize-dynamic", together, samples.data()).run(model));
    const PassOutcome nearest = VERIFIED(withData("quantize-dynamic", options, samples.data()).run(model));
    QVERIFY2(changed(fitted.report, "it"), fitted.report.declined.empty() ? "" : fitted.report.declined[0].reason.c_str());
    QVERIFY(std::any_of(fitted.report.findings.begin(), fitted.report.findings.end(), [](const Finding &found) { return found.message.find("rounded by what they read") != std::string::npos; }));
    QCOMPARE(nodeNames(fitted.model), nodeNames(nearest.model));
    QVERIFY(wholeBytes(fitted.model) != wholeBytes(nearest.model));
    const double before = meanSquaredDifference(model, nearest.model, samples.data());
    const double after = meanSquaredDifference(model, fitted.model, samples.data());
    QVERIFY2(after < before, qPrintable(QString("%1 after %2").arg(after).arg(before)));
    const PassOutcome again = VERIFIED(withData("quantize-dynamic", together, samples.data()).run(model, nlohmann::json::parse(fitted.resolution.dump())));
    QCOMPARE(wholeBytes(again.model), wholeBytes(fitted.model));
    together["per_channel"] = "false";
    QCOMPARE(withData("quantize-dynamic", together, samples.data()).run(model).error().kind, ErrorKind::InvalidInput);
}

void TestFittedRounding::autoFitsFourBitsWithDataOfItsOwnOnly()
{
    const Model model = modelOf(cases.at("MatMul").graph, constants);
    const Samples samples("x", {40}, 60, 11, mixed);
    const auto fits = [&](std::map<std::string, std::string> options, bool borrowed, bool data = true) {
        options.emplace("min_elements", "1");
        PassRunner pass = data ? withData("quantize-weights", options, samples.data()) : PassRunner{"quantize-weights", options, {}, {}};
        pass.services.calibrationBorrowed = borrowed;
        const auto outcome = pass.run(model);
        return outcome.ok() ? outcome->resolution.contains("rounding") ? "fitted" : "nearest" : outcome.error().kind == ErrorKind::Unavailable ? "unavailable" : "failed";
    };
    QCOMPARE(fits({{"bits", "4"}}, false), "fitted");
    QCOMPARE(fits({{"bits", "8"}}, false), "nearest");
    QCOMPARE(fits({{"bits", "4"}}, true), "nearest");
    QCOMPARE(fits({{"bits", "4"}}, false, false), "nearest");
    QCOMPARE(fits({{"bits", "8"}, {"rounding", "gptq"}}, false), "fitted");
    QCOMPARE(fits({{"bits", "4"}, {"rounding", "gptq"}}, true), "unavailable");
    QCOMPARE(fits({{"bits", "4"}, {"rounding", "gptq"}}, false, false), "unavailable");
}

void TestFittedRounding::aReplayGivesTheSameBytes()
{
    const Model model = modelOf(cases.at("Conv").graph, constants);
    const Samples samples("x", {6, 8, 8}, 30, 11, mixed);
    for (const char *rounding : {"seq-mse", "adaround"}) {
        const PassRunner other = withData("quantize-weights", {{"min_elements", "1"}, {"bits", "4"}, {"rounding", rounding}}, samples.data());
        const PassOutcome first = VERIFIED(other.run(model));
        QCOMPARE(first.resolution["rounding"]["kind"].get<std::string>(), std::string(rounding));
        QCOMPARE(wholeBytes(VERIFIED(other.run(model, nlohmann::json::parse(first.resolution.dump()))).model), wholeBytes(first.model));
    }
    const PassRunner pass = withData("quantize-weights", {{"min_elements", "1"}, {"bits", "4"}}, samples.data());
    const PassOutcome outcome = VERIFIED(pass.run(model));
    const PassOutcome repeated = VERIFIED(pass.run(model, nlohmann::json::parse(outcome.resolution.dump())));
    QCOMPARE(wholeBytes(repeated.model), wholeBytes(outcome.model));
    const auto warned = [](const PassReport &report) {
        return std::any_of(report.findings.begin(), report.findings.end(), [](const Finding &one) { return one.message.find("recorded run") != std::string::npos; });
    };
    QVERIFY(!warned(repeated.report));
    const Samples others("x", {6, 8, 8}, 30, 12, mixed);
    QVERIFY(warned(VERIFIED(withData("quantize-weights", {{"min_elements", "1"}, {"bits", "4"}}, others.data()).run(model, outcome.resolution)).report));
}

void TestFittedRounding::aReplayWithoutDataSaysThatItNeedsThem()
{
    const Model model = modelOf(cases.at("MatMul").graph, constants);
    const Samples samples("x", {40}, 30, 11, mixed);
    const PassOutcome outcome = VERIFIED(withData("quantize-weights", {{"min_elements", "1"}, {"bits", "4"}}, samples.data()).run(model));
    const auto replay = PassRunner{"quantize-weights", {{"min_elements", "1"}, {"bits", "4"}}, {}, {}}.run(model, outcome.resolution);
    QCOMPARE(replay.error().kind, ErrorKind::Unavailable);
    QVERIFY(replay.error().message.find("--calib") != std::string::npos);
}

void TestFittedRounding::whatCannotBeFittedIsRoundedToNearestAndSaid()
{
    const Model model = modelOf("g (float[N,6,8,8] x) => (float[N,6,8,8] y) { [it] y = Conv<pads=[1,1,1,1],group=6>(x, d) }", constants);
    const Samples samples("x", {6, 8, 8}, 10);
    const PassOutcome outcome = VERIFIED(withData("quantize-weights", {{"min_elements", "1"}, {"bits", "4"}}, samples.data()).run(model));
    const PassOutcome nearest = VERIFIED(withData("quantize-weights", {{"min_elements", "1"}, {"bits", "4"}, {"rounding", "nearest"}}, samples.data()).run(model));
    QCOMPARE(wholeBytes(outcome.model), wholeBytes(nearest.model));
    QVERIFY(std::any_of(outcome.report.findings.begin(), outcome.report.findings.end(),
                        [](const Finding &one) { return one.where == "it" && one.message == "rounded to nearest: its convolution has groups"; }));
}

void TestFittedRounding::aWeightThatTwoLayersShareIsRoundedToNearest()
{
    const Model model = modelOf("g (float[N,40] x, float[N,40] z) => (float[N,24] y) { [a] p = MatMul(x, w) [b] q = MatMul(z, w) [add] y = Add(p, q) }", constants);
    PassRunner pass{"quantize-weights", {{"min_elements", "1"}, {"bits", "4"}, {"storage", "folded"}}, servicesOfRunner(), {}};
    const PassOutcome fitted = VERIFIED(pass.run(model));
    pass.options["rounding"] = "nearest";
    QCOMPARE(wholeBytes(fitted.model), wholeBytes(VERIFIED(pass.run(model)).model));
    QVERIFY(std::any_of(fitted.report.findings.begin(), fitted.report.findings.end(),
                        [](const Finding &one) { return one.message.find("shared with other layers") != std::string::npos; }));
}

// Every layer of a deep network gets what itself reads, whatever is looked at together.
void TestFittedRounding::layersAreLookedAtInSeveralRuns()
{
    const Model model = modelOf("g (float[N,40] x) => (float[N,16] y) { [a] p = MatMul(x, w) [r] q = Relu(p) [b] y = MatMul(q, u) }", constants);
    const Samples samples("x", {40}, 60, 11, mixed);
    PassRunner pass = withData("quantize-weights", {{"min_elements", "1"}, {"bits", "4"}}, samples.data());
    const PassOutcome both = VERIFIED(pass.run(model));
    QCOMPARE(std::count_if(both.report.changes.begin(), both.report.changes.end(), [](const Change &one) { return one.what.find("fitted") != std::string::npos; }), 2);
    pass.layers = std::set<std::string>{"b"};
    const PassOutcome second = VERIFIED(pass.run(model));
    const auto whatOf = [](const PassReport &report) {
        for (const Change &change : report.changes)
            if (change.layer == "b")
                return change.what;
        return std::string();
    };
    QCOMPARE(whatOf(second.report), whatOf(both.report));
}

QTEST_GUILESS_MAIN(TestFittedRounding)
#include "tst_fitted_rounding.moc"
