#include "core/measure/variant_measurement.h"

#include <QTest>

#include <cmath>

using namespace pare;

namespace {

VariantMeasurement full()
{
    VariantMeasurement m;
    m.sizeBytes = 310'000;
    m.parameters = 267'000;
    m.macs = 41'300'000;
    m.peakMemoryBytes = 48'000'000;
    m.peakActivationBytes = 1'000'000;
    m.latency = LatencyNumber{0.065, 0.06, 0.07, 0.08, {0.064, 0.066}, 500, 50, 2, 8};
    m.latencyRatio = RatioNumber{0.6, {0.58, 0.62}};
    m.throughput = {{1, 1, 9000.5, ""}, {8, 1, 0, "the model's batch is fixed"}};
    m.accuracy = AccuracyNumber{"perplexity", 12.25, {12, 12.5}, 5000, false, false};
    m.fidelity = FidelityNumber{38.5, 0.9991, 0.985};
    m.difference = DifferenceNumber{-0.25, {-0.5, 0.125}, 0.07};
    m.verdict = "loss-within-guard";
    m.sentence = "a sentence";
    m.withinGuard = true;
    m.surelyWithin = true;
    m.samplesNeeded = 9000;
    m.worstClass = "shirt";
    m.worstClassLoss = 0.06;
    m.worstClassInterval = Interval{0.04, 0.08};
    m.findings = {"a finding"};
    m.conditions = {"a machine", "a runtime"};
    m.latencySamplesMs = {0.065, 0.066};
    m.selectedOnSameData = true;
    m.comparable = false;
    return m;
}

} // namespace

class TestVariantMeasurement : public QObject {
    Q_OBJECT
private slots:
    void everythingSurvivesTheWayThroughJson();
    void theKeysAreThoseOfTheCommandLine();
    void rawSamplesAreWrittenOnRequestOnly();
    void whatWasNotMeasuredIsAbsent();
    void equalBitForBitComesBackAsInfinity();
    void aNumberThatIsNoneNeverComesBackAsAGoodOne();
    void fasterAndSlowerAreJudgedByTheInterval_data();
    void fasterAndSlowerAreJudgedByTheInterval();
    void nonsenseIsPassedOver_data();
    void nonsenseIsPassedOver();
};

void TestVariantMeasurement::everythingSurvivesTheWayThroughJson()
{
    const nlohmann::json json = toJson(full(), true);
    const VariantMeasurement m = measurementFromJson(nlohmann::json::parse(json.dump()));
    QVERIFY(toJson(m, true) == json); // nothing was lost, nothing changed
    QCOMPARE(*m.sizeBytes, int64_t{310'000});
    QCOMPARE(m.latency->p99, 0.08);
    QCOMPARE(m.latency->batch, int64_t{8});
    QCOMPARE(m.latencyRatio->ci95.hi, 0.62);
    QCOMPARE(m.throughput[1].reason, "the model's batch is fixed");
    QVERIFY(!m.accuracy->higherIsBetter && !m.accuracy->share);
    QCOMPARE(*m.fidelity->top1Agreement, 0.985);
    QCOMPARE(m.difference->pValue, 0.07);
    QCOMPARE(m.worstClassInterval->lo, 0.04);
    QCOMPARE(m.samplesNeeded, int64_t{9000});
    QVERIFY(m.selectedOnSameData && !m.comparable && m.surelyWithin);
    QCOMPARE(m.latencySamplesMs.size(), size_t{2});
}

void TestVariantMeasurement::theKeysAreThoseOfTheCommandLine()
{
    const nlohmann::json json = toJson(full());
    for (const char *key : {"size_bytes", "parameters", "macs", "peak_memory_bytes", "throughput_per_s", "verdict"})
        QVERIFY2(json.contains(key), key);
    const auto keys = [](const nlohmann::json &object) {
        std::string all;
        for (const auto &[key, value] : object.items())
            all += key + " ";
        return all;
    };
    QCOMPARE(keys(json["latency_ms"]), "batch ci95 median min p95 p99 runs threads warmup ");
    QCOMPARE(keys(json["accuracy"]), "ci95 higher_is_better metric samples share value ");
    QCOMPARE(keys(json["fidelity"]), "cosine sqnr_db top1_agreement ");
    QVERIFY(json["throughput_per_s"] == nlohmann::json(9000.5));
    QCOMPARE(json["latency_ms"]["ci95"].size(), size_t{2});
}

void TestVariantMeasurement::rawSamplesAreWrittenOnRequestOnly()
{
    QVERIFY(!toJson(full()).contains("latency_samples_ms"));
    QVERIFY(toJson(full(), true).contains("latency_samples_ms"));
}

void TestVariantMeasurement::whatWasNotMeasuredIsAbsent()
{
    const nlohmann::json json = toJson(VariantMeasurement{});
    for (const char *key : {"size_bytes", "latency_ms", "latency_ratio", "accuracy", "fidelity", "difference", "throughput_per_s", "worst_class", "samples_needed"})
        QVERIFY2(!json.contains(key), key);
    QVERIFY(json["verdict"] == nlohmann::json("not-measured"));
    const VariantMeasurement m = measurementFromJson(json);
    QVERIFY(!m.accuracy && !m.latency && !m.sizeBytes && !m.withinGuard && !m.faster() && !m.slower());
    QVERIFY(m.comparable);
}

void TestVariantMeasurement::equalBitForBitComesBackAsInfinity()
{
    VariantMeasurement m;
    m.fidelity = FidelityNumber{INFINITY, 1, {}};
    const nlohmann::json json = nlohmann::json::parse(toJson(m).dump());
    QVERIFY(json["fidelity"]["sqnr_db"].is_null() && json["fidelity"]["exact"] == nlohmann::json(true));
    QVERIFY(json["fidelity"]["top1_agreement"].is_null());
    const VariantMeasurement back = measurementFromJson(json);
    QVERIFY(std::isinf(back.fidelity->sqnrDb) && back.fidelity->sqnrDb > 0);
    QVERIFY(!back.fidelity->top1Agreement);
    // Outputs that are no numbers are not "equal".
    m.fidelity->sqnrDb = std::nan("");
    const VariantMeasurement broken = measurementFromJson(nlohmann::json::parse(toJson(m).dump()));
    QVERIFY(std::isinf(broken.fidelity->sqnrDb) && broken.fidelity->sqnrDb < 0);
}

void TestVariantMeasurement::aNumberThatIsNoneNeverComesBackAsAGoodOne()
{
    // A perplexity that overflowed: 0 would be the best there is.
    VariantMeasurement m;
    m.accuracy = AccuracyNumber{"perplexity", INFINITY, {std::nan(""), INFINITY}, 100, false, false};
    m.latencyRatio = RatioNumber{std::nan(""), {std::nan(""), std::nan("")}};
    const VariantMeasurement back = measurementFromJson(nlohmann::json::parse(toJson(m).dump()));
    QVERIFY(std::isnan(back.accuracy->value) && std::isnan(back.accuracy->ci95.lo));
    QVERIFY(!back.faster() && !back.slower());
}

void TestVariantMeasurement::fasterAndSlowerAreJudgedByTheInterval_data()
{
    QTest::addColumn<double>("lo");
    QTest::addColumn<double>("hi");
    QTest::addColumn<bool>("faster");
    QTest::addColumn<bool>("slower");
    QTest::newRow("faster") << 0.9 << 0.99 << true << false;
    QTest::newRow("up to as fast") << 0.9 << 1.0 << false << false;
    QTest::newRow("cannot be told") << 0.95 << 1.05 << false << false;
    QTest::newRow("slower by less than counts") << 1.01 << 1.05 << false << false;
    QTest::newRow("at the limit") << 1.02 << 1.05 << false << false;
    QTest::newRow("slower") << 1.021 << 1.05 << false << true;
}

void TestVariantMeasurement::fasterAndSlowerAreJudgedByTheInterval()
{
    QFETCH(double, lo);
    QFETCH(double, hi);
    VariantMeasurement m;
    m.latencyRatio = RatioNumber{(lo + hi) / 2, {lo, hi}};
    QTEST(m.faster(), "faster");
    QTEST(m.slower(), "slower");
}

void TestVariantMeasurement::nonsenseIsPassedOver_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"null", "[]", "7", "\"x\"", "{}", R"({"accuracy":[],"latency_ms":7,"throughput":{},"findings":"x"})",
                             R"({"accuracy":{"metric":7,"samples":1e300,"share":"x","ci95":{"lo":1}},"latency_ms":{"runs":-1e99,"threads":1e12,"batch":"x"}})",
                             R"({"size_bytes":1e300,"parameters":"many","macs":-7.5,"verdict":{},"within_guard":1,"worst_class":{"name":[],"ci95":[1]}})"})
        QTest::newRow(text) << text;
}

void TestVariantMeasurement::nonsenseIsPassedOver()
{
    QFETCH(QString, text);
    const VariantMeasurement m = measurementFromJson(nlohmann::json::parse(text.toStdString()));
    QCOMPARE(m.verdict, "not-measured");
    QVERIFY(!m.withinGuard && !m.surelyWithin);
    (void)toJson(m, true).dump();
}

QTEST_APPLESS_MAIN(TestVariantMeasurement)
#include "tst_variant_measurement.moc"
