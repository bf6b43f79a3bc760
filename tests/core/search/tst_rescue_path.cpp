#include "core/search/rescue_path.h"

#include <QTest>

using namespace pare;

class TestRescuePath : public QObject {
    Q_OBJECT
private slots:
    void theNoisiestGoFirstWhereTheyTakeEquallyLong();
    void aQuickLayerGoesBeforeASlowOneOfEqualNoise();
    void dynamicComesBeforeFloatWhereItTakesMostOfTheNoise();
    void dynamicThatIsNoBetterIsNotTaken();
    void inATinyNetworkFloatComesFirst();
    void rungsHalveTheNoise();
    void withoutTimesOnlyNoiseCounts();
};

namespace {

std::vector<std::string> names(const std::vector<RescueMove> &path)
{
    std::vector<std::string> text;
    for (const RescueMove &move : path)
        text.push_back(move.layer + (move.toFloat ? " float" : " dynamic"));
    return text;
}

} // namespace

void TestRescuePath::theNoisiestGoFirstWhereTheyTakeEquallyLong()
{
    const auto path = rescuePath({{"a", 1, {}, 1}, {"b", 4, {}, 1}, {"c", 3, {}, 1}});
    QCOMPARE(names(path), (std::vector<std::string>{"b float", "c float", "a float"}));
    QCOMPARE(path[0].noiseLeft, 0.5);
    QCOMPARE(path[1].noiseLeft, 0.125);
    QVERIFY(path[2].noiseLeft < 1e-9);
}

void TestRescuePath::aQuickLayerGoesBeforeASlowOneOfEqualNoise()
{
    const auto path = rescuePath({{"slow", 2, {}, 10}, {"quick", 1.9, {}, 1}});
    QCOMPARE(path.front().layer, std::string("quick"));
}

void TestRescuePath::dynamicComesBeforeFloatWhereItTakesMostOfTheNoise()
{
    const auto path = rescuePath({{"a", 1, 0.1, 5}, {"b", 0.2, {}, 5}});
    QCOMPARE(names(path), (std::vector<std::string>{"a dynamic", "b float", "a float"}));
    const RescueState two = stateAfter(path, 2);
    QCOMPARE(two.dynamic, std::vector<std::string>{"a"});
    QCOMPARE(two.inFloat, std::vector<std::string>{"b"});
    const RescueState all = stateAfter(path, 3);
    QVERIFY(all.dynamic.empty());
    QCOMPARE(all.inFloat, (std::vector<std::string>{"b", "a"}));
}

void TestRescuePath::dynamicThatIsNoBetterIsNotTaken()
{
    QCOMPARE(names(rescuePath({{"a", 1, 1.2, 5}, {"b", 1, 0.99, 5}})), (std::vector<std::string>{"a float", "b float"}));
}

void TestRescuePath::inATinyNetworkFloatComesFirst()
{
    QCOMPARE(rescuePath({{"a", 1, 0.1, 0.005}, {"b", 0.2, {}, 0.005}}).front().toFloat, true);
    QCOMPARE(rescuePath({{"a", 1, 0.1, 5}, {"b", 0.2, {}, 5}}).front().toFloat, false);
}

void TestRescuePath::rungsHalveTheNoise()
{
    std::vector<RescueLayer> layers;
    for (int i = 0; i < 8; ++i)
        layers.push_back({std::string(1, static_cast<char>('a' + i)), 1, {}, 1});
    const auto path = rescuePath(layers);
    QCOMPARE(rescueRungs(path, layers.size()), (std::vector<size_t>{4, 6, 7})); // all eight in float would be no quantized model
    QCOMPARE(rescueRungs(rescuePath({{"a", 1, {}, 1}}), 1), std::vector<size_t>());
    QVERIFY(rescueRungs({}, 0).empty());
}

void TestRescuePath::withoutTimesOnlyNoiseCounts()
{
    QCOMPARE(names(rescuePath({{"a", 1, {}, 0}, {"b", 2, {}, 0}})), (std::vector<std::string>{"b float", "a float"}));
}

QTEST_APPLESS_MAIN(TestRescuePath)
#include "tst_rescue_path.moc"
