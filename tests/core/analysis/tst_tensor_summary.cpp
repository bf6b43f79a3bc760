#include "core/analysis/tensor_summary.h"
#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace pare;
using namespace pare::test;

namespace {

pb::TensorProto tensorOf(const std::vector<int64_t> &dims, const std::vector<float> &values)
{
    pb::TensorProto tensor;
    tensor.set_name("w");
    tensor.set_data_type(pb::TensorProto::FLOAT);
    for (const int64_t dim : dims)
        tensor.add_dims(dim);
    tensor.set_raw_data(bytesOf(values));
    return tensor;
}

} // namespace

class TestTensorSummary : public QObject {
    Q_OBJECT
private slots:
    void figuresAreThoseOfTheValues();
    void integersFillEvenBars();
    void eachChannelIsSummedForItself();
    void whatIsNotFiniteIsCountedAndLeftOut();
    void equalValuesAndNoneAreNoHarm();
    void aLargeMeanKeepsASmallDeviation();
    void stoppingEndsIt();
    void storedIntegersStandForWhatDequantizeLinearMakes_data();
    void storedIntegersStandForWhatDequantizeLinearMakes();
    void otherWaysOfStoringIntegersAreReadToo_data();
    void otherWaysOfStoringIntegersAreReadToo();
    void aProductOfOneValueUnpacksNothing();
    void scalesThatLieAlongTwoAxesAreNotGuessed();
    void withoutAnUnpackerThereIsNoScale();
};

void TestTensorSummary::figuresAreThoseOfTheValues()
{
    const TensorSummary summary = VERIFIED(summarize(tensorOf({5}, {-1, 0, 1, 2, 3}), {}, -1, std::nullopt, {}));
    QCOMPARE(summary.all.values, 5);
    QCOMPARE(summary.all.zeros, 1);
    QCOMPARE(summary.all.low, -1.0);
    QCOMPARE(summary.all.high, 3.0);
    QCOMPARE(summary.all.mean, 1.0);
    QCOMPARE(summary.all.deviation, std::sqrt(2.0));
    QCOMPARE(std::accumulate(summary.counts.begin(), summary.counts.end(), 0.0), 5.0);
    QCOMPARE(summary.counts.front(), 1.0);
    QCOMPARE(summary.counts.back(), 1.0);
    QVERIFY(summary.channels.empty());
}

// 254 levels in 64 bins of four: no bar is short because three levels fell into it and four into the next.
void TestTensorSummary::integersFillEvenBars()
{
    pb::TensorProto tensor;
    tensor.set_data_type(pb::TensorProto::INT8);
    std::vector<int8_t> levels;
    for (int level = -127; level <= 126; ++level)
        levels.insert(levels.end(), 10, static_cast<int8_t>(level));
    tensor.add_dims(static_cast<int64_t>(levels.size()));
    tensor.set_raw_data(bytesOf(levels));
    const TensorSummary summary = VERIFIED(summarize(tensor, {}, -1, std::nullopt, {}));
    QCOMPARE(summary.counts.size(), size_t{64});
    for (size_t bin = 0; bin + 1 < summary.counts.size(); ++bin)
        QCOMPARE(summary.counts[bin], 40.0);
    QCOMPARE(summary.counts.back(), 20.0); // the last two levels
    QCOMPARE(summary.bins.low, -127.5);
    QCOMPARE(summary.bins.step, 1.0);
    // Few levels have a bar each.
    const HistogramBins few = HistogramBins::over(-3, 3, 1);
    QCOMPARE(few.count, size_t{7});
    QCOMPARE(few.of(-3), size_t{0});
    QCOMPARE(few.of(3), size_t{6});
}

void TestTensorSummary::eachChannelIsSummedForItself()
{
    std::vector<float> values(2 * 3 * 4);
    std::iota(values.begin(), values.end(), 0.0F);
    const TensorSummary summary = VERIFIED(summarize(tensorOf({2, 3, 4}, values), {}, 1, std::nullopt, {}));
    QCOMPARE(summary.channels.size(), size_t{3});
    QCOMPARE(summary.channels[1].low, 4.0);   // 4..7 and 16..19
    QCOMPARE(summary.channels[1].high, 19.0);
    QCOMPARE(summary.channels[1].mean, 11.5);
    QCOMPARE(summary.channels[0].zeros, 1);
}

void TestTensorSummary::whatIsNotFiniteIsCountedAndLeftOut()
{
    const float nan = std::nanf("");
    const TensorSummary summary = VERIFIED(summarize(tensorOf({4}, {nan, 2, INFINITY, 4}), {}, -1, std::nullopt, {}));
    QCOMPARE(summary.all.notFinite, 2);
    QCOMPARE(summary.all.low, 2.0);
    QCOMPARE(summary.all.mean, 3.0);
    QCOMPARE(std::accumulate(summary.counts.begin(), summary.counts.end(), 0.0), 2.0);
    const TensorSummary none = VERIFIED(summarize(tensorOf({1}, {nan}), {}, -1, std::nullopt, {}));
    QVERIFY(none.counts.empty());
}

void TestTensorSummary::equalValuesAndNoneAreNoHarm()
{
    const TensorSummary equal = VERIFIED(summarize(tensorOf({3}, {5, 5, 5}), {}, 0, std::nullopt, {}));
    QCOMPARE(std::accumulate(equal.counts.begin(), equal.counts.end(), 0.0), 3.0);
    QCOMPARE(equal.all.deviation, 0.0);
    const TensorSummary none = VERIFIED(summarize(tensorOf({0}, {}), {}, 0, std::nullopt, {}));
    QCOMPARE(none.all.values, 0);
    QVERIFY(none.counts.empty());
}

void TestTensorSummary::aLargeMeanKeepsASmallDeviation()
{
    std::vector<float> values(1000, 1e6F);
    for (size_t i = 0; i < values.size(); i += 2)
        values[i] += 1;
    const TensorSummary summary = VERIFIED(summarize(tensorOf({1000}, values), {}, -1, std::nullopt, {}));
    QVERIFY(std::abs(summary.all.deviation - 0.5) < 1e-6);
}

void TestTensorSummary::stoppingEndsIt()
{
    std::stop_source stop;
    stop.request_stop();
    RunContext context;
    context.stop = stop.get_token();
    QCOMPARE(REFUSED(summarize(tensorOf({1}, {1}), {}, -1, std::nullopt, context)).kind, ErrorKind::Cancelled);
}

void TestTensorSummary::storedIntegersStandForWhatDequantizeLinearMakes_data()
{
    QTest::addColumn<QString>("constants");
    QTest::addColumn<QString>("attributes");
    QTest::addColumn<QList<double>>("wanted"); // of 0..7 in 2x4
    QTest::newRow("one scale") << "s = Constant<value = float {0.5}>() z = Constant<value = uint8 {2}>()" << "" << QList<double>{-1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5};
    QTest::newRow("a scale a row") << "s = Constant<value = float[2] {1.0, 2.0}>() z = Constant<value = uint8[2] {0, 4}>()" << "<axis=0>"
                                   << QList<double>{0, 1, 2, 3, 0, 2, 4, 6};
    QTest::newRow("a scale a column") << "s = Constant<value = float[4] {1.0, 2.0, 3.0, 4.0}>() z = Constant<value = uint8[4] {0, 0, 0, 0}>()" << "<axis=-1>"
                                      << QList<double>{0, 2, 6, 12, 4, 10, 18, 28};
    QTest::newRow("a scale a block of two") << "s = Constant<value = float[2,2] {1.0, 2.0, 3.0, 4.0}>() z = Constant<value = uint8[2,2] {0, 0, 0, 0}>()"
                                            << "<axis=1, block_size=2>" << QList<double>{0, 1, 4, 6, 12, 15, 24, 28};
}

void TestTensorSummary::storedIntegersStandForWhatDequantizeLinearMakes()
{
    QFETCH(QString, constants);
    QFETCH(QString, attributes);
    QFETCH(QList<double>, wanted);
    const Model model = modelOf("g () => (float[2,4] y) { q = Constant<value = uint8[2,4] {0, 1, 2, 3, 4, 5, 6, 7}>() " + constants.toStdString() + " y = DequantizeLinear" +
                                    attributes.toStdString() + "(q, s, z) }",
                                {}, 21);
    const auto scale = StoredScale::of(model, "q");
    QVERIFY(scale.has_value());
    for (int i = 0; i < 8; ++i)
        QCOMPARE(scale->value(i, i), wanted[i]);
    const TensorSummary summary = VERIFIED(summarize(*model.index().constant("q"), model.payloads(), 0, scale, {}));
    QCOMPARE(summary.all.high, *std::ranges::max_element(wanted));
}

void TestTensorSummary::otherWaysOfStoringIntegersAreReadToo_data()
{
    QTest::addColumn<QString>("inputs");
    QTest::addColumn<QString>("nodes");
    QTest::addColumn<QList<double>>("wanted"); // of 0..7 in 2x4
    QTest::newRow("cast and scaled") << "" << "f = Cast<to=1>(q) s = Constant<value = float {0.5}>() y = Mul(s, f)" << QList<double>{0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5};
    QTest::newRow("cast, shifted and scaled by rows") << ""
                                                      << "f = Cast<to=1>(q) z = Constant<value = float {1.0}>() s = Constant<value = float[2,1] {1.0, 2.0}>() d = Sub(f, z) y = Mul(d, s)"
                                                      << QList<double>{-1, 0, 1, 2, 6, 8, 10, 12};
    QTest::newRow("cast and scaled by columns") << "" << "f = Cast<to=1>(q) s = Constant<value = float[4] {1.0, 2.0, 3.0, 4.0}>() y = Mul(f, s)"
                                                << QList<double>{0, 2, 6, 12, 4, 10, 18, 28};
    QTest::newRow("a product of integers") << "uint8[2,2] x"
                                           << "xs = Constant<value = float {0.1}>() xz = Constant<value = uint8 {0}>() s = Constant<value = float {0.25}>() z = Constant<value = uint8 {4}>() "
                                              "y = QLinearMatMul(x, xs, xz, q, s, z, xs, xz)"
                                           << QList<double>{-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75};
}

void TestTensorSummary::otherWaysOfStoringIntegersAreReadToo()
{
    QFETCH(QString, inputs);
    QFETCH(QString, nodes);
    QFETCH(QList<double>, wanted);
    const std::string output = inputs.isEmpty() ? "float[2,4] y" : "uint8[2,4] y";
    const Model model = modelOf("g (" + inputs.toStdString() + ") => (" + output + ") { q = Constant<value = uint8[2,4] {0, 1, 2, 3, 4, 5, 6, 7}>() " + nodes.toStdString() + " }", {}, 21);
    const auto scale = StoredScale::of(model, "q");
    QVERIFY(scale.has_value());
    for (int i = 0; i < 8; ++i)
        QCOMPARE(scale->value(i, i), wanted[i]);
}

// The window opens what no checker has seen.
void TestTensorSummary::aProductOfOneValueUnpacksNothing()
{
    pb::ModelProto proto = modelOf("g () => (float[4] y) { q = Constant<value = uint8[4] {0, 1, 2, 3}>() f = Cast<to=1>(q) s = Constant<value = float {0.5}>() y = Mul(f, s) }", {}, 21).proto();
    for (auto &node : *proto.mutable_graph()->mutable_node())
        if (node.op_type() == "Mul")
            node.mutable_input()->RemoveLast();
    QVERIFY(!StoredScale::of(Model(proto, {}), "q"));
}

void TestTensorSummary::scalesThatLieAlongTwoAxesAreNotGuessed()
{
    const Model model = modelOf("g () => (float[2,4] y) { q = Constant<value = uint8[2,4] {0, 1, 2, 3, 4, 5, 6, 7}>() f = Cast<to=1>(q) "
                                "s = Constant<value = float[2,4] {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0}>() y = Mul(f, s) }",
                                {}, 21);
    QVERIFY(!StoredScale::of(model, "q"));
}

void TestTensorSummary::withoutAnUnpackerThereIsNoScale()
{
    const Model model = modelOf("g (float[4] x) => (float[4] y) { y = Add(x, w) }", {"w[4]"});
    QVERIFY(!StoredScale::of(model, "w"));
    QVERIFY(!StoredScale::of(model, "x"));
}

QTEST_GUILESS_MAIN(TestTensorSummary)
#include "tst_tensor_summary.moc"
