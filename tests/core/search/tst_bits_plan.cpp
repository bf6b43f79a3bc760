#include "core/search/bits_plan.h"

#include <QTest>

#include <cmath>

using namespace pare;

namespace {

using Layer = BitsPlan::Layer;
using Stored = BitsPlan::Stored;

// 4 bits save seven eighths of what float takes, 2 bits a little more and cost sixteen times as much.
Layer layer(const char *name, double share, double noise)
{
    return {name, share * 1000, {{}, {8, noise / 256, share * 0.75, true}, {4, noise, share * 0.875, true}, {2, noise * 16, share * 0.9375, true}}};
}

} // namespace

class TestBitsPlan : public QObject {
    Q_OBJECT
private slots:
    void whatCostsLittleGetsFewBits();
    void withoutABoundNothingIsStored();
    void aLargerBoundNeverGivesALargerFile();
    void theLossForAScoreIsTheLeastThatBringsIt();
    void layersAreToldInTheOrderOfTheirNoise();
};

void TestBitsPlan::whatCostsLittleGetsFewBits()
{
    const BitsPlan plan({layer("robust", 0.5, 1e-5), layer("fragile", 0.5, 1e-2)});
    const auto within = plan.withinLoss(5e-4);
    QCOMPARE(within.option, std::string("fragile=8; robust=2"));
    QCOMPARE(within.words, std::string("5.00 bits a weight on average"));
    QVERIFY(std::abs(std::exp(within.score) - (1 - 0.5 * 0.75 - 0.5 * 0.9375)) < 1e-9);
}

void TestBitsPlan::withoutABoundNothingIsStored()
{
    const BitsPlan plan({layer("one", 1, 1e-3)});
    QVERIFY(plan.withinLoss(0).option.empty());
    QVERIFY(plan.withinLoss(1e-9).option.empty());
}

void TestBitsPlan::aLargerBoundNeverGivesALargerFile()
{
    std::vector<Layer> layers;
    for (int i = 0; i < 12; ++i)
        layers.push_back(layer(("layer" + std::to_string(i)).c_str(), 1.0 / 12, std::pow(10, -6 + i % 5)));
    const BitsPlan plan(layers);
    double before = 0;
    for (double bound = 1e-8; bound < 10; bound *= 1.7) {
        const auto within = plan.withinLoss(bound);
        if (within.option.empty())
            continue;
        QVERIFY(within.score <= before + 1e-12);
        before = within.score;
    }
    QVERIFY(std::abs(std::exp(before) - 0.0625) < 1e-9); // two bits everywhere
}

void TestBitsPlan::theLossForAScoreIsTheLeastThatBringsIt()
{
    const BitsPlan plan({layer("robust", 0.5, 1e-5), layer("fragile", 0.5, 1e-2)});
    const double score = std::log(0.3);
    const double bound = plan.lossForScore(score);
    QVERIFY(plan.withinLoss(bound).score <= score);
    const auto below = plan.withinLoss(bound / 1.05);
    QVERIFY(below.option.empty() || below.score > score);
    // A file that no bits make: the greatest loss that there is.
    QVERIFY(std::abs(plan.lossForScore(std::log(0.01)) - 16 * (1e-5 + 1e-2)) < 1e-9);
}

void TestBitsPlan::layersAreToldInTheOrderOfTheirNoise()
{
    BitsPlan plan({layer("robust", 0.5, 1e-5), layer("fragile", 0.5, 1e-2)});
    const auto told = plan.sensitivities();
    QCOMPARE(told.size(), size_t{2});
    QCOMPARE(told[0].layer, std::string("fragile"));
    QCOMPARE(told[0].noise, 1e-2);
}

QTEST_GUILESS_MAIN(TestBitsPlan)
#include "tst_bits_plan.moc"
