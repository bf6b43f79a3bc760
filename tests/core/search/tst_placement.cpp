#include "core/search/placement.h"

#include "tests/support/models.h"
#include "tests/support/verified.h"

#include <QTest>

using namespace pare;

// Times are in milliseconds. The runtime merged Q and DQ into a layer where the rows say so.
class TestPlacement : public QObject {
    Q_OBJECT
private slots:
    void aLayerThatIsSlowerInIntegersGoesToFloat();
    void whatIsFasterStays();
    void aSlowLayerStaysWhereConversionsAroundItWouldCostMore();
    void anActivationThatOnlyFloatMergesIsPartOfItsLayer();
    void aLayerThatIsQuantizedWhenItsInputArrivesIsWeighedWithWhatItNeeds();
    void whatWasFoldedIsLeftOut();
};

namespace {

Model inFloat()
{
    Model model = test::modelOf(R"(agraph (float[1,4,100,100] x) => (float[1,4,100,100] y) {
        a = Conv(x, w1)
        b = Conv(a, w2)
        y = Conv(b, w3)
    })", {"w1[4,4,1,1]", "w2[4,4,1,1]", "w3[4,4,1,1]"});
    return model;
}

// Names of nodes in their order.
Model named(Model model, const std::vector<std::string> &names)
{
    pb::ModelProto proto = model.proto();
    for (int i = 0; i < proto.graph().node_size(); ++i)
        proto.mutable_graph()->mutable_node(i)->set_name(names[static_cast<size_t>(i)]);
    return Model(std::move(proto), model.payloads());
}

Model chain()
{
    return named(inFloat(), {"c1", "c2", "c3"});
}

Model chainInIntegers()
{
    return named(test::modelOf(R"(agraph (float[1,4,100,100] x) => (float[1,4,100,100] y)
        <float s = {0.1}, uint8 z = {0}> {
        x_q = QuantizeLinear(x, s, z)
        x_d = DequantizeLinear(x_q, s, z)
        a = Conv(x_d, w1)
        a_q = QuantizeLinear(a, s, z)
        a_d = DequantizeLinear(a_q, s, z)
        b = Conv(a_d, w2)
        b_q = QuantizeLinear(b, s, z)
        b_d = DequantizeLinear(b_q, s, z)
        y = Conv(b_d, w3)
    })", {"w1[4,4,1,1]", "w2[4,4,1,1]", "w3[4,4,1,1]"}), {"x_Q", "x_DQ", "c1", "a_Q", "a_DQ", "c2", "b_Q", "b_DQ", "c3"});
}

Profile profileOf(const std::vector<NodeTime> &rows)
{
    Profile profile;
    profile.nodes = rows;
    return profile;
}

Profile integers(double c1, double c2, double c3, double xQ)
{
    return profileOf({{"x_Q", "QuantizeLinear", xQ, ""}, {"x_DQ", "DequantizeLinear", 0, "c1"}, {"c1", "QLinearConv", c1, ""}, {"a_Q", "QuantizeLinear", 0, "c1"},
                      {"a_DQ", "DequantizeLinear", 0, "c2"}, {"c2", "QLinearConv", c2, ""}, {"b_Q", "QuantizeLinear", 0, "c2"}, {"b_DQ", "DequantizeLinear", 0, "c3"},
                      {"c3", "QLinearConv", c3, ""}});
}

Placement placed(const Model &model, const Profile &before, const Model &candidate, const Profile &after, const std::vector<std::string> &layers)
{
    return placementByTime(model, before, candidate, after, layers, VERIFIED(ShapeTable::of(model)));
}

const Profile threeEqual = profileOf({{"c1", "Conv", 1, ""}, {"c2", "Conv", 1, ""}, {"c3", "Conv", 1, ""}});
const std::vector<std::string> all{"c1", "c2", "c3"};

} // namespace

void TestPlacement::aLayerThatIsSlowerInIntegersGoesToFloat()
{
    const Placement placement = placed(chain(), threeEqual, chainInIntegers(), integers(3, 0.3, 0.3, 0.01), all);
    QCOMPARE(placement.inFloat, std::vector<std::string>{"c1"});
    // c1 takes 2 less, and its quantized input goes; what c2 reads is quantized now, 40,000 numbers at what x's took.
    QVERIFY(std::abs(placement.savedMs - 2) < 1e-9);
    QVERIFY(std::abs(placement.runMs - 3.61) < 1e-9);
}

void TestPlacement::whatIsFasterStays()
{
    const Placement placement = placed(chain(), threeEqual, chainInIntegers(), integers(0.3, 0.9, 0.3, 0.01), all);
    QVERIFY(placement.inFloat.empty());
    QCOMPARE(placement.savedMs, 0.0);
}

void TestPlacement::aSlowLayerStaysWhereConversionsAroundItWouldCostMore()
{
    // c2 is slower by 0.1, and a conversion of as many numbers was seen to take 0.2.
    QVERIFY(placed(chain(), threeEqual, chainInIntegers(), integers(0.3, 1.1, 0.3, 0.2), all).inFloat.empty());
    QCOMPARE(placed(chain(), threeEqual, chainInIntegers(), integers(0.3, 1.5, 0.3, 0.2), all).inFloat, std::vector<std::string>{"c2"});
}

void TestPlacement::anActivationThatOnlyFloatMergesIsPartOfItsLayer()
{
    const Model before = named(test::modelOf(R"(agraph (float[1,4,100,100] x) => (float[1,4,100,100] y) {
        a = Conv(x, w1)
        h = HardSigmoid(a)
        b = Mul(a, h)
        y = Conv(b, w2)
    })", {"w1[4,4,1,1]", "w2[4,4,1,1]"}), {"c1", "h", "m", "c2"});
    const Model after = named(test::modelOf(R"(agraph (float[1,4,100,100] x) => (float[1,4,100,100] y)
        <float s = {0.1}, uint8 z = {0}> {
        x_q = QuantizeLinear(x, s, z)
        x_d = DequantizeLinear(x_q, s, z)
        a = Conv(x_d, w1)
        a_q = QuantizeLinear(a, s, z)
        a_d = DequantizeLinear(a_q, s, z)
        h = HardSigmoid(a_d)
        b = Mul(a_d, h)
        b_q = QuantizeLinear(b, s, z)
        b_d = DequantizeLinear(b_q, s, z)
        y = Conv(b_d, w2)
    })", {"w1[4,4,1,1]", "w2[4,4,1,1]"}), {"x_Q", "x_DQ", "c1", "a_Q", "a_DQ", "h", "m", "b_Q", "b_DQ", "c2"});
    const Profile merged = profileOf({{"c1", "Conv", 1, ""}, {"h", "HardSigmoid", 0, "c1"}, {"m", "Mul", 0, "c1"}, {"c2", "Conv", 2, ""}});
    const auto apart = [&](double activation) {
        return profileOf({{"x_Q", "QuantizeLinear", 0.01, ""}, {"x_DQ", "DequantizeLinear", 0, "c1"}, {"c1", "QLinearConv", 0.4, ""}, {"a_Q", "QuantizeLinear", 0, "c1"},
                          {"a_DQ", "DequantizeLinear", 0.01, ""}, {"h", "HardSigmoid", activation, ""}, {"m", "Mul", activation, ""}, {"b_Q", "QuantizeLinear", 0.01, ""},
                          {"b_DQ", "DequantizeLinear", 0, "c2"}, {"c2", "QLinearConv", 0.5, ""}});
    };
    QCOMPARE(placed(before, merged, after, apart(0.4), {"c1", "c2"}).inFloat, std::vector<std::string>{"c1"});
    QVERIFY(placed(before, merged, after, apart(0.2), {"c1", "c2"}).inFloat.empty());
}

void TestPlacement::aLayerThatIsQuantizedWhenItsInputArrivesIsWeighedWithWhatItNeeds()
{
    const Model before = named(test::modelOf(R"(agraph (float[1,4] x) => (float[1,4] y) {
        a = MatMul(x, w1)
        y = MatMul(a, w2)
    })", {"w1[4,4]", "w2[4,4]"}), {"m1", "m2"});
    const Model after = named(test::modelOf(R"(agraph (float[1,4] x) => (float[1,4] y)
        <float w_s = {0.1}, int8 w_z = {0}> {
        x_q, x_s, x_z = DynamicQuantizeLinear(x)
        a_i = MatMulInteger(x_q, w_q, x_z, w_z)
        a_f = Cast<to=1>(a_i)
        a_s = Mul(x_s, w_s)
        a = Mul(a_f, a_s)
        y = MatMul(a, w2)
    })", {"w_q[4,4]", "w2[4,4]"}), {"m1_quantize", "m1_integer", "m1_cast", "m1_scale", "m1_result", "m2"});
    const Profile quick = profileOf({{"m1", "MatMul", 1, ""}, {"m2", "MatMul", 1, ""}});
    const auto dynamic = [&](double quantize) {
        return profileOf({{"m1_quantize", "DynamicQuantizeLinear", quantize, ""}, {"m1_integer", "MatMulInteger", 0, "m1_result"}, {"m1_cast", "Cast", 0, "m1_result"},
                          {"m1_scale", "Mul", 0, "m1_result"}, {"m1_result", "MatMulIntegerToFloat", 0.5, ""}, {"m2", "MatMul", 1, ""}});
    };
    QCOMPARE(placed(before, quick, after, dynamic(0.6), {"m1"}).inFloat, std::vector<std::string>{"m1"});
    QVERIFY(placed(before, quick, after, dynamic(0.4), {"m1"}).inFloat.empty());
}

void TestPlacement::whatWasFoldedIsLeftOut()
{
    Profile before = threeEqual;
    before.nodes[1].fusedInto = "(folded)";
    const Placement placement = placed(chain(), before, chainInIntegers(), integers(3, 0.3, 0.3, 0.01), all);
    QCOMPARE(placement.inFloat, std::vector<std::string>{"c1"});
}

QTEST_GUILESS_MAIN(TestPlacement)
#include "tst_placement.moc"
