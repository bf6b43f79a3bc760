#include "core/model/graph_editor.h"
#include "core/analysis/sparsity.h"
#include "tests/core/passes/pass_fixture.h"

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
    void onlyChosenLayers();
    void aSharedWeightWantsAllItsReaders();
    void embeddingsAndIntegersStay();
    void theReportSaysThatNothingGetsFaster();
    void theCountsComeBackInAReplay();
    void aBadResolutionIsRefused();
    void recurrentLayersHaveTwoWeights();
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

QTEST_APPLESS_MAIN(TestPruneWeights)
#include "tst_prune_weights.moc"
