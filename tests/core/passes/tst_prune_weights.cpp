#include "core/model/graph_editor.h"
#include "core/analysis/sparsity.h"
#include "core/passes/pruned_note.h"
#include "tests/core/passes/samples.h"

using namespace pare;
using namespace pare::test;

namespace {

Model twoLayers()
{
    return modelOf("g (float[N,8] x) => (float[N,4] y) { [a] h = MatMul(x, w) [r] k = Relu(h) [b] y = Gemm<transB=1>(k, v) }", {"w[8,12]", "v[4,12]"});
}

PassRunner zeroing(std::map<std::string, std::string> options = {}, std::optional<std::set<std::string>> layers = std::nullopt)
{
    return {"prune-weights", std::move(options), {}, std::move(layers)};
}

int64_t zerosOf(const Model &model, const std::string &weight)
{
    const auto values = VERIFIED(model.constantFloats(weight));
    return std::count(values.begin(), values.end(), 0.0F);
}

} // namespace

class TestPruneWeights : public QObject {
    Q_OBJECT
private slots:
    void halfOfEachLayerBecomesZero();
    void whatStaysIsUnchanged();
    void globalScopeZeroesTheSmallestOfAll();
    void twoOfFourAreZeroAlongTheSum();
    void anyPatternAndNoNonsense();
    void whatLayersReadDecidesWithData_data();
    void whatLayersReadDecidesWithData();
    void onlyChosenLayers();
    void aSharedWeightWantsAllItsReaders();
    void embeddingsAndIntegersStay();
    void theReportSaysThatNothingGetsFaster();
    void theCountsComeBackInAReplay();
    void aBadResolutionIsRefused();
    void recurrentLayersHaveTwoWeights();
    void theModelSaysWhatWasPruned();
    void whatWasRemovedIsFoundBehindCodes();
};

void TestPruneWeights::halfOfEachLayerBecomesZero()
{
    const Model model = twoLayers();
    const PassOutcome outcome = checkedRun(zeroing(), model);
    QCOMPARE(zerosOf(outcome.model, "w"), 48);
    QCOMPARE(zerosOf(outcome.model, "v"), 24);
    QCOMPARE(VERIFIED(sparsityOf(outcome.model)).zeros, 72);
    QCOMPARE(outcome.report.changes[0].what, std::string("48 of 96 weights set to zero"));
    QVERIFY(difference(model, outcome.model) > 1e-3);
}

void TestPruneWeights::whatStaysIsUnchanged()
{
    const Model model = twoLayers();
    const auto before = VERIFIED(model.constantFloats("w"));
    const auto after = VERIFIED(VERIFIED(zeroing({{"ratio", "0.25"}}).run(model)).model.constantFloats("w"));
    float largestGone = 0;
    float smallestLeft = 1e9F;
    for (size_t i = 0; i < before.size(); ++i) {
        QVERIFY(after[i] == 0 || after[i] == before[i]);
        (after[i] == 0 ? largestGone : smallestLeft) = after[i] == 0 ? std::max(largestGone, std::fabs(before[i])) : std::min(smallestLeft, std::fabs(before[i]));
    }
    QVERIFY(largestGone <= smallestLeft);
}

void TestPruneWeights::globalScopeZeroesTheSmallestOfAll()
{
    // w's weights lie in -1/sqrt(12).., v's in -1/sqrt(12) too: scale one of them up, and the other one loses more.
    Model model = twoLayers();
    GraphEditor editor(model);
    auto values = VERIFIED(model.constantFloats("v"));
    for (float &value : values)
        value *= 100;
    editor.setConstant("v", pb::TensorProto::FLOAT, {4, 12}, bytesOf(values));
    const PassOutcome outcome = checkedRun(zeroing({{"scope", "global"}}), editor.finish());
    QCOMPARE(zerosOf(outcome.model, "w") + zerosOf(outcome.model, "v"), 72);
    QVERIFY(zerosOf(outcome.model, "w") > 64);
}

void TestPruneWeights::twoOfFourAreZeroAlongTheSum()
{
    const PassOutcome outcome = checkedRun(zeroing({{"pattern", "2:4"}}), twoLayers());
    const auto w = VERIFIED(outcome.model.constantFloats("w")); // [8, 12], summed along the first axis
    for (size_t column = 0; column < 12; ++column)
        for (size_t first = 0; first < 8; first += 4) {
            int zeros = 0;
            for (size_t i = 0; i < 4; ++i)
                zeros += w[(first + i) * 12 + column] == 0 ? 1 : 0;
            QCOMPARE(zeros, 2);
        }
    const auto v = VERIFIED(outcome.model.constantFloats("v")); // [4, 12], transposed: summed along the second
    for (size_t first = 0; first < 48; first += 4)
        QCOMPARE(std::count(v.begin() + static_cast<std::ptrdiff_t>(first), v.begin() + static_cast<std::ptrdiff_t>(first) + 4, 0.0F), 2);
}

void TestPruneWeights::anyPatternAndNoNonsense()
{
    const PassOutcome outcome = checkedRun(zeroing({{"pattern", "1:4"}}), twoLayers());
    QCOMPARE(zerosOf(outcome.model, "w"), 72);
    QCOMPARE(zerosOf(outcome.model, "v"), 36);
    QCOMPARE(reasonFor(VERIFIED(zeroing({{"pattern", "8:16"}}).run(twoLayers())).report, "a"), std::string("it sums over fewer than 16 weights"));
    for (const char *bad : {"4:2", "0:4", "2:4x", "2", ":", "2:", "4:4", "1:65", "two of four"})
        QCOMPARE(REFUSED(zeroing({{"pattern", bad}}).run(twoLayers())).kind, ErrorKind::InvalidInput);
}

void TestPruneWeights::whatLayersReadDecidesWithData_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *pattern : {"none", "2:4", "1:4", "4:8"})
        QTest::newRow(pattern) << pattern;
}

void TestPruneWeights::whatLayersReadDecidesWithData()
{
    QFETCH(QString, pattern);
    const Model model = modelOf("g (float[N,10,6,6] x) => (y) { [a] h = Conv<pads=[1,1,1,1]>(x, w) [r] k = Relu(h) [d] l = Conv<group=12>(k, u) [m] m = GlobalAveragePool(l) "
                                "[f] f = Flatten(m) [z] y = MatMul(f, v) }",
                                {"w[12,10,3,3]", "u[12,1,3,3]", "v[12,5]"});
    // Some channels are loud, others hardly there.
    const Samples samples("x", {10, 6, 6}, 100, 11, [](size_t position, float value) { return position / 36 % 3 == 0 ? 4 * value : value / 4; });
    const auto run = [&](std::map<std::string, std::string> options) {
        options["pattern"] = pattern.toStdString();
        return VERIFIED(withData("prune-weights", options, samples.data()).run(model));
    };
    const PassOutcome fitted = run({});
    const double error = meanSquaredDifference(model, fitted.model, samples.data());
    const double chosen = meanSquaredDifference(model, run({{"repair", "none"}}).model, samples.data());
    const double blind = meanSquaredDifference(model, run({{"importance", "magnitude"}}).model, samples.data());
    qInfo("%g fitted, %g by what is read, %g by magnitude", error, chosen, blind);
    QVERIFY(error < 0.9 * chosen);
    QVERIFY(chosen < 0.9 * blind);
    QVERIFY(std::abs(zerosOf(fitted.model, "w") - zerosOf(run({{"importance", "magnitude"}}).model, "w")) <= 12);
    QVERIFY(std::any_of(fitted.report.findings.begin(), fitted.report.findings.end(), [](const Finding &finding) { return finding.where == "d" && finding.message.find("its convolution has groups") != std::string::npos; })
            || pattern != "none"); // a filter of its own for each channel is too short for a pattern
    // Again, and as recorded: the same bytes, and not without the data.
    const nlohmann::json resolution = nlohmann::json::parse(fitted.resolution.dump());
    QCOMPARE(wholeBytes(VERIFIED(withData("prune-weights", {{"pattern", pattern.toStdString()}}, samples.data()).run(model, resolution)).model), wholeBytes(fitted.model));
    QCOMPARE(REFUSED(zeroing({{"pattern", pattern.toStdString()}}).run(model, resolution)).kind, ErrorKind::Unavailable);
    const PassOutcome again = VERIFIED(withData("prune-weights", {{"pattern", pattern.toStdString()}}, samples.data()).run(fitted.model));
    QVERIFY2(again.report.changes.empty(), again.report.changes.empty() ? "" : again.report.changes[0].what.c_str());
    QCOMPARE(REFUSED(zeroing({{"importance", "activation"}}).run(model)).kind, ErrorKind::Unavailable);
}

void TestPruneWeights::onlyChosenLayers()
{
    const PassOutcome outcome = VERIFIED(zeroing({}, std::set<std::string>{"b"}).run(twoLayers()));
    QCOMPARE(zerosOf(outcome.model, "w"), 0);
    QCOMPARE(zerosOf(outcome.model, "v"), 24);
}

void TestPruneWeights::aSharedWeightWantsAllItsReaders()
{
    const Model model = modelOf("g (float[N,8] x) => (float[N,8] y) { [a] h = MatMul(x, w) [b] y = MatMul(h, w) }", {"w[8,8]"});
    QCOMPARE(reasonFor(VERIFIED(zeroing({}, std::set<std::string>{"a"}).run(model)).report, "a"), std::string("its weight is read by b too"));
    const PassOutcome both = VERIFIED(zeroing().run(model));
    QCOMPARE(zerosOf(both.model, "w"), 32);
    QCOMPARE(both.report.changes.size(), size_t{1});
}

void TestPruneWeights::embeddingsAndIntegersStay()
{
    const Model model = modelOf("g (int64[N] i) => (float[N,6] y) { [e] y = Gather(t, i) }", {"t[5,6]"});
    QCOMPARE(reasonFor(VERIFIED(zeroing().run(model)).report, "e"), std::string("its rows are looked up, not summed"));
}

void TestPruneWeights::theReportSaysThatNothingGetsFaster()
{
    const PassOutcome outcome = VERIFIED(zeroing().run(twoLayers()));
    QCOMPARE(outcome.report.findings.size(), size_t{1});
    QVERIFY(outcome.report.findings[0].message.find("gains no time") != std::string::npos);
}

void TestPruneWeights::theCountsComeBackInAReplay()
{
    const Model model = twoLayers();
    const PassOutcome outcome = VERIFIED(zeroing({{"scope", "global"}, {"ratio", "0.3"}}).run(model));
    const PassOutcome again = VERIFIED(zeroing({{"ratio", "0.9"}}).run(model, nlohmann::json::parse(outcome.resolution.dump())));
    QCOMPARE(wholeBytes(again.model), wholeBytes(outcome.model));
}

void TestPruneWeights::aBadResolutionIsRefused()
{
    QCOMPARE(REFUSED(zeroing().run(twoLayers(), nlohmann::json::parse(R"({"layers": ["a"], "zeros": {"w": 1000}})"))).kind, ErrorKind::InvalidInput);
    QCOMPARE(REFUSED(zeroing().run(twoLayers(), nlohmann::json::parse(R"({"layers": ["a"]})"))).kind, ErrorKind::InvalidInput);
}

void TestPruneWeights::recurrentLayersHaveTwoWeights()
{
    const Model model = modelOf("g (float[3,1,4] x) => (float[3,1,1,5] y) { [l] y = LSTM<hidden_size=5>(x, w, r) }", {"w[1,20,4]", "r[1,20,5]"});
    const PassOutcome outcome = checkedRun(zeroing(), model);
    QCOMPARE(zerosOf(outcome.model, "w"), 40);
    QCOMPARE(zerosOf(outcome.model, "r"), 50);
    QCOMPARE(outcome.report.changes.size(), size_t{1});
    QCOMPARE(outcome.report.changes[0].what, std::string("90 of 180 weights set to zero"));
}

namespace {

std::string noteOf(const Model &model)
{
    std::string text;
    for (const auto &[layer, inputs] : prunedLayers(model))
        for (const PrunedInput &one : inputs)
            text += layer + " " + std::to_string(one.input) + " " + one.how + "; ";
    return text;
}

} // namespace

void TestPruneWeights::theModelSaysWhatWasPruned()
{
    const Model half = VERIFIED(zeroing().run(twoLayers())).model;
    QCOMPARE(noteOf(half), std::string("a 1 50 %; b 1 50 %; "));
    QCOMPARE(noteOf(VERIFIED(zeroing({{"pattern", "1:4"}}, std::set<std::string>{"b"}).run(half)).model), std::string("a 1 50 %; b 1 1:4; "));
    QCOMPARE(noteOf(twoLayers()), std::string());
    const Model lstm = modelOf("g (float[5,2,8] x) => (float[5,1,2,4] y) { [l] y = LSTM<hidden_size = 4>(x, w, r) }", {"w[1,16,8]", "r[1,16,4]"});
    QCOMPARE(noteOf(VERIFIED(zeroing({{"ratio", "0.25"}}).run(lstm)).model), std::string("l 1 25 %; l 2 25 %; "));
    // Another layer in the place of a: the note goes with it. A damaged one is none.
    PassReport report;
    report.changes = {{"a", "is another now", {"c"}}};
    QCOMPARE(noteOf(withNoteMoved(half, report)), noteOf(half)); // a is still there
    GraphEditor editor(half);
    editor.node(*half.index().find("a")).set_name("c");
    const Model renamed = withNoteMoved(editor.finish(), report);
    QCOMPARE(noteOf(renamed), std::string("b 1 50 %; c 1 50 %; "));
    GraphEditor damaged(half);
    damaged.setMetadata(prunedMetadataKey, "{\"a\": 3}");
    QCOMPARE(noteOf(damaged.finish()), std::string());
}

void TestPruneWeights::whatWasRemovedIsFoundBehindCodes()
{
    const Model pruned = VERIFIED(zeroing({{"ratio", "0.25"}}).run(twoLayers())).model;
    GraphEditor editor(pruned);
    const std::string codes = editor.addInitializer("codes", pb::TensorProto::INT8, {8, 12}, std::string(96, '\0')); // all were rounded to 0
    const std::string scale = editor.addFloats("scale", {}, {1});
    editor.add("DequantizeLinear", "back", {codes, scale}, {"real"});
    editor.node(*pruned.index().find("a")).set_input(1, "real");
    editor.setConstant("v", pb::TensorProto::FLOAT, {4, 12}, bytesOf(std::vector<float>(48, 1)));
    const Model model = editor.finish();
    std::vector<PrunedWeight> weights = prunedWeights(model);
    QCOMPARE(weights.size(), size_t{2});
    QCOMPARE(weights[0].constant, codes);
    QCOMPARE(weights[1].constant, std::string("v"));
    QVERIFY(findRemoved(weights, model, pruned).ok());
    const auto before = VERIFIED(pruned.constantFloats("w"));
    QCOMPARE(weights[0].removed.size(), before.size());
    for (size_t i = 0; i < before.size(); ++i)
        QCOMPARE(weights[0].removed[i] != 0, before[i] == 0);
    QCOMPARE(std::count(weights[0].removed.begin(), weights[0].removed.end(), 1), 24);
}

QTEST_APPLESS_MAIN(TestPruneWeights)
#include "tst_prune_weights.moc"
